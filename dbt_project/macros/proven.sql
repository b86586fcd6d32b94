{#- Tests that look at what is new (docs/adr/0012-tables-are-continued.md). If the build that this one continues passed every test, was
    published, and its file has lain untouched since (orchestration/sealed.py), then what this build leaves as it was is proven. A
    test of a continued table that asks nothing of two of its keys together then looks at the keys whose rows were made anew. -#}
{% macro rests_on_proven_build() -%}
{%- if not continues() -%}{{ return(false) }}{%- endif -%}
{%- set proven = env_var('QIANTANG_PROVEN_BUILD', '') | replace("'", "''") -%}
{{ return(run_query("select true from before.main.state where build_id = '" ~ proven ~ "'") | length > 0) }}
{%- endmacro %}

{#- In a test, a condition on the rows: `key` is the column by which the table is continued,
    `row_id` if that is a row of any of the three marts, or none if it is made whole. -#}
{% macro unproven(key='article_id', column=none) -%}
{#- What is made anew is named while dbt parses, too, so that it knows what the test depends on. -#}
{%- if key == 'article_id' and (not execute or rests_on_proven_build()) -%}
{{ of_articles_made_anew('touched', column or key) }}
{%- elif key and (not execute or rests_on_proven_build()) -%}
{%- set rows_of_marts = "key in ('enterprise_landing_id', 'platform_metric_id', 'policy_target_id')" -%}
{{ among(column or key, 'row_id', ref('int_touched_rows'), "key = '" ~ key ~ "'" if key != 'row_id' else rows_of_marts) }}
{%- else -%}
true
{%- endif -%}
{%- endmacro %}
