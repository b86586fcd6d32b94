{{ config(
    materialized='incremental',
    pre_hook=[
        {"sql": "{{ keep_touched_rows('int_metric_statements', 'platform_metric_id', {'subject_id': 'place_id'}) }}", "transaction": false},
        "{{ forget_rows(['platform_metrics'], 'platform_metric_id') }}"
    ],
) }}

with statements as (

    select * from {{ ref('int_metric_statements') }}
    where {{ only_rows('platform_metrics', 'platform_metric_id') }}

),

places as (

    select
        place_id,
        place_name,
        place_kind,
        region_code
    from {{ ref('dim_places') }}

),

regions as (

    select
        region_code,
        region_name
    from {{ ref('dim_regions') }}

),

metrics as (

    select
        metric_code,
        metric_name_zh,
        metric_name_en,
        metric_family
    from {{ ref('dim_metrics') }}

),

merged as (

    select
        platform_metric_id,
        min(published_on) as first_reported_on,
        max(published_on) as last_reported_on,
        count(*) as statement_count,
        count(distinct article_id) as article_count,
        count(distinct source_name) as independent_source_count,
        string_agg(distinct source_name, '、' order by source_name) as sources
    from statements
    group by platform_metric_id

),

best as (

    select *
    from statements
    where is_carried_over is not true
    qualify row_number() over (
        partition by platform_metric_id
        order by {{ best_proof_first() }}
    ) = 1

)

select
    best.platform_metric_id,
    best.subject_id,
    places.place_name as subject_name,
    places.place_kind as subject_kind,
    regions.region_code,
    regions.region_name,
    best.metric_code,
    coalesce(metrics.metric_name_zh, best.metric) as metric_name_zh,
    metrics.metric_name_en,
    metrics.metric_family,
    best.metric_scope,
    best.metric_code is not null as is_mapped,
    best.metric as metric_as_written,
    best.measure,
    best.value,
    best.value_max,
    best.value_low,
    best.value_high,
    best.unit,
    best.comparator,
    best.value_text,
    best.period_start,
    best.period_end,
    best.period_kind,
    merged.first_reported_on,
    merged.last_reported_on,
    merged.statement_count,
    merged.article_count,
    merged.independent_source_count,
    merged.sources,
    best.evidence,
    best.article as evidence_article,
    best.statement_id as evidence_statement_id,
    best.confidence
from best
inner join merged on best.platform_metric_id = merged.platform_metric_id
left join places on best.subject_id = places.place_id
left join regions on coalesce(places.region_code, best.region_code) = regions.region_code
left join metrics on best.metric_code = metrics.metric_code
order by best.platform_metric_id
