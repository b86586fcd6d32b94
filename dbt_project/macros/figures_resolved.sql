{#- The CTEs that metric and target statements share: the statements of `relation` with their article, indicator and subject.
    Ends with the CTE `resolved`; a model goes on with a comma. -#}
{% macro figures_resolved(relation) %}
with statements as (

    select * from {{ relation }}
    where {{ only('touched') }}

),

articles as (

    select
        article_id,
        article,
        published_on,
        source_name,
        cluster_id,
        cluster_article_count,
        precedence,
        is_reprint,
        original_published_on
    from {{ ref('int_articles') }}

),

metric_names as (

    select
        metric,
        metric_code,
        unit_kind,
        scope
    from {{ ref('int_metric_names') }}

),

phrases as (

    select distinct
        metric_core,
        measure,
        unit_kind
    from statements

),

-- Asked once for each phrase: as a condition of the left join below, DuckDB would hold every statement against every name.
fitting as (

    select
        phrases.metric_core,
        phrases.measure,
        phrases.unit_kind,
        metric_names.metric_code,
        metric_names.scope
    from phrases
    inner join metric_names on phrases.metric_core = metric_names.metric
    where {{ unit_fits('phrases.measure', 'phrases.unit_kind', 'metric_names.unit_kind') }}

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
        statements.* exclude (metric_scope, region_code),
        articles.article,
        articles.published_on,
        articles.source_name,
        articles.cluster_id,
        articles.cluster_article_count,
        articles.precedence,
        articles.is_reprint,
        articles.original_published_on,
        fitting.metric_code,
        coalesce(fitting.scope, statements.metric_scope) as metric_scope,
        place_names.place_id as subject_id,
        place_names.place_name as subject_name,
        coalesce(place_names.place_region_code, statements.region_code) as region_code
    from statements
    inner join articles on statements.article_id = articles.article_id
    left join fitting
        on
            statements.metric_core = fitting.metric_core
            and statements.measure is not distinct from fitting.measure
            and statements.unit_kind is not distinct from fitting.unit_kind
    left join place_names
        on
            statements.subject = place_names.name
            and statements.subject_kind is not distinct from place_names.kind
            and statements.region_code is not distinct from place_names.region_code

)
{%- endmacro %}
