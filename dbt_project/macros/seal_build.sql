{#- The last words of a build: what only its end can tell goes into meta.build, once every model and test has run and none has failed. -#}
{% macro seal_build() -%}
{%- if execute and flags.WHICH == 'build' -%}
{%- set tests = results | selectattr('node.resource_type', 'in', ['test', 'unit_test']) | list -%}
{%- set failed = results | selectattr('status', 'in', ['error', 'fail', 'runtime error', 'skipped', 'partial success']) | list | length -%}
{%- set built = run_query(
    "select 1 from duckdb_tables() where database_name = current_database() and schema_name = 'meta' and table_name = 'build'"
) -%}
{%- if built | length and not failed -%}
update meta.build
set
    test_count = {{ tests | length }},
    test_warning_count = {{ tests | selectattr('status', 'equalto', 'warn') | list | length }},
    build_seconds = epoch(current_timestamp - cast('{{ run_started_at }}' as timestamptz))
{%- endif -%}
{%- endif -%}
{%- endmacro %}
