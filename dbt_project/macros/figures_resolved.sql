{#- The CTEs that metric and target statements share: the statements of `relation` with their article, indicator and subject.
    Ends with the CTE `resolved`; a model goes on with a comma. -#}
{% macro figures_resolved(relation) %}
with statements as (

    select * from {{ relation }}

),

articles as (

    select
        article_id,
        article,
        published_on,
        coalesce(source, publisher, article) as source_name
    from {{ ref('stg_articles') }}

),

metric_names as (

    select
        metric,
        metric_code
    from {{ ref('int_metric_names') }}

),

place_names as (

    select
        name,
        kind,
        region_code,
        place_id,
        place_name,
        place_region_code
    from {{ ref('int_place_names') }}

),

resolved as (

    select
        statements.* exclude (region_code),
        articles.article,
        articles.published_on,
        articles.source_name,
        metric_names.metric_code,
        place_names.place_id as subject_id,
        place_names.place_name as subject_name,
        coalesce(place_names.place_region_code, statements.region_code) as region_code
    from statements
    inner join articles on statements.article_id = articles.article_id
    left join metric_names on statements.metric = metric_names.metric
    left join place_names
        on
            statements.subject = place_names.name
            and statements.subject_kind is not distinct from place_names.kind
            and statements.region_code is not distinct from place_names.region_code

)
{%- endmacro %}
