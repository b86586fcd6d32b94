{{ config(
    materialized='incremental',
    pre_hook=[
        {"sql": "{{ keep_touched_rows('int_target_statements', 'policy_target_id', {'subject_id': 'place_id'}) }}", "transaction": false},
        "{{ forget_rows(['policy_targets'], 'policy_target_id') }}"
    ],
) }}

with statements as (

    select * from {{ ref('int_target_statements') }}
    where {{ only_rows('policy_targets', 'policy_target_id') }}

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
        policy_target_id,
        min(published_on) as first_reported_on,
        max(published_on) as last_reported_on,
        count(*) as statement_count,
        count(distinct article_id) as article_count,
        count(distinct source_name) as independent_source_count,
        string_agg(distinct source_name, '、' order by source_name) as sources,
        count(distinct {{ key_of(["kind", "value", "value_max", "unit", "comparator"]) }}) as version_count,
        max(confidence) as confidence
    from statements
    group by policy_target_id

),

-- A target is raised, lowered and rounded over the years; what the newest report says stands.
newest as (

    select *
    from statements
    where is_carried_over is not true
    qualify row_number() over (
        partition by policy_target_id
        order by {{ newest_report_first() }}
    ) = 1

),

-- The day the version that stands was first published.
announcements as (

    select
        newest.policy_target_id,
        min(statements.published_on) as announced_on
    from newest
    inner join statements
        on
            newest.policy_target_id = statements.policy_target_id
            and newest.kind = statements.kind
            and newest.value is not distinct from statements.value
            and newest.value_max is not distinct from statements.value_max
            and newest.unit is not distinct from statements.unit
            and newest.comparator is not distinct from statements.comparator
    group by newest.policy_target_id

)

select
    newest.policy_target_id,
    newest.subject_id,
    places.place_name as subject_name,
    places.place_kind as subject_kind,
    regions.region_code,
    regions.region_name,
    newest.programme,
    newest.metric_code,
    coalesce(metrics.metric_name_zh, newest.metric) as metric_name_zh,
    metrics.metric_name_en,
    metrics.metric_family,
    newest.metric_scope,
    newest.metric_code is not null as is_mapped,
    newest.metric as metric_as_written,
    newest.measure,
    newest.kind,
    newest.value,
    newest.value_max,
    newest.value_low,
    newest.value_high,
    newest.unit,
    newest.comparator,
    newest.value_text,
    announcements.announced_on,
    newest.deadline,
    merged.version_count,
    merged.first_reported_on,
    merged.last_reported_on,
    merged.statement_count,
    merged.article_count,
    merged.independent_source_count,
    merged.sources,
    newest.evidence,
    newest.article as evidence_article,
    newest.statement_id as evidence_statement_id,
    merged.confidence
from newest
inner join merged on newest.policy_target_id = merged.policy_target_id
inner join announcements on newest.policy_target_id = announcements.policy_target_id
left join places on newest.subject_id = places.place_id
left join regions on coalesce(places.region_code, newest.region_code) = regions.region_code
left join metrics on newest.metric_code = metrics.metric_code
order by newest.policy_target_id
