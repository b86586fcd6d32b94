{#- The CTEs that metric and target statements share: the statements of `relation` with their article, indicator and region.
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

regions as (

    select
        code,
        name
    from {{ ref('regions') }}

),

resolved as (

    select
        statements.* exclude (metric_scope),
        articles.article,
        articles.published_on,
        articles.source_name,
        articles.cluster_id,
        articles.cluster_article_count,
        articles.precedence,
        articles.is_reprint,
        articles.original_published_on,
        metric_names.metric_code,
        coalesce(metric_names.scope, statements.metric_scope) as metric_scope,
        regions.code as known_region_code,
        coalesce(case when statements.subject_kind = 'region' then regions.name end, statements.subject) as subject_name
    from statements
    inner join articles on statements.article_id = articles.article_id
    left join metric_names
        on
            statements.metric_core = metric_names.metric
            and {{ unit_fits('statements.measure', 'statements.unit_kind', 'metric_names.unit_kind') }}
    left join regions on statements.region_code = regions.code

)
{%- endmacro %}
