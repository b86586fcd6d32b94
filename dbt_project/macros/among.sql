{#- A condition on a column of a large table: its values are those of column `of` of a small table, asked when a node is about to run.

    Few values are named in the SQL. DuckDB hands a `list_contains` with constants down to the scan, which decodes and reads the other
    columns of rows that it holds for alone; of `in` and of a join it does so for blocks at most, and ids are hashes. Twelve rows of 814,000
    numbers take 0.04 s of CPU so, and took 0.17; 28 articles of 2.2 million sentences 0.02, and took 0.14. With many values it would
    compare each row with each of them: those are joined. -#}
{% macro among(column, of, table, where='true') -%}
{%- set values = 'select distinct ' ~ of ~ ' from ' ~ table ~ ' where ' ~ of ~ ' is not null and ' ~ where -%}
{%- set few = 32 -%}
{%- set named = 'many' -%}
{%- if execute and flags.WHICH in ('build', 'run') -%}
{#- One text, made by DuckDB: of a column of ids dbt would take those that are all digits for numbers. -#}
{%- set named = run_query(
    "select case when count(*) > " ~ few ~ " then 'many' when count(*) = 0 then 'none'"
    ~ " else string_agg('''' || replace(value, '''', '''''') || '''', ', ' order by value) end"
    ~ " from (select value from (" ~ values | replace(of, of ~ ' as value', 1) ~ ") limit " ~ (few + 1) ~ ")"
).columns[0].values()[0] -%}
{%- endif -%}
{%- if named == 'many' -%}
{{ column }} in (select {{ of }} from {{ table }} where {{ where }})
{%- elif named == 'none' -%}
false
{%- else -%}
list_contains([{{ named }}], {{ column }})
{%- endif -%}
{%- endmacro %}
