{{ config(
    materialized='incremental',
    pre_hook="{{ forget_rows(['enterprise_landings', 'platform_metrics', 'policy_targets'], 'row_id') }}",
) }}

with landings as (

    select * from {{ ref('enterprise_landings') }}
    where {{ only_rows('enterprise_landings', 'enterprise_landing_id') }}

),

landing_statements as (

    select
        enterprise_landing_id,
        stage,
        date,
        investment_value as value,
        investment_value_max as value_max,
        investment_unit as unit,
        investment_comparator as comparator,
        investment_text as value_text,
        statement_id,
        article_id,
        article,
        published_on,
        is_reprint,
        sentence_no,
        evidence,
        span_start,
        span_end,
        confidence
    from {{ ref('int_landing_statements') }}
    where {{ only_rows('enterprise_landings', 'enterprise_landing_id') }}

),

stages as (

    select
        stage,
        name_zh
    from {{ ref('landing_stages') }}

),

metrics as (

    select * from {{ ref('platform_metrics') }}
    where {{ only_rows('platform_metrics', 'platform_metric_id') }}

),

metric_statements as (

    select
        statement_id,
        article_id,
        article,
        published_on,
        is_reprint,
        sentence_no,
        evidence,
        span_start,
        span_end,
        confidence
    from {{ ref('int_metric_statements') }}
    where {{ only_rows('platform_metrics', 'platform_metric_id') }}

),

targets as (

    select * from {{ ref('policy_targets') }}
    where {{ only_rows('policy_targets', 'policy_target_id') }}

),

target_statements as (

    select
        policy_target_id,
        kind,
        value,
        value_max,
        unit,
        comparator,
        statement_id,
        article_id,
        article,
        published_on,
        is_reprint,
        sentence_no,
        evidence,
        span_start,
        span_end,
        confidence
    from {{ ref('int_target_statements') }}
    where {{ only_rows('policy_targets', 'policy_target_id') }}

),

-- A stage is reached on the earliest date said for it; if none is said, it had been by the day it was first reported.
stage_dates as (

    select
        enterprise_landing_id,
        stage,
        {{ earliest_date('date', 'true') }} as stage_date,
        min(published_on) as reported_on
    from landing_statements
    group by enterprise_landing_id, stage

),

stage_proofs as (

    select
        statements.*,
        coalesce({{ first_day('stage_dates.stage_date') }}, stage_dates.reported_on) as event_on,
        coalesce({{ date_precision('stage_dates.stage_date') }}, 'reported') as date_precision
    from stage_dates
    inner join landing_statements as statements
        on
            stage_dates.enterprise_landing_id = statements.enterprise_landing_id
            and stage_dates.stage = statements.stage
            and stage_dates.stage_date is not distinct from statements.date
            and (stage_dates.stage_date is not null or stage_dates.reported_on is not distinct from statements.published_on)
    qualify row_number() over (
        partition by stage_dates.enterprise_landing_id, stage_dates.stage
        order by {{ best_proof_first() }}
    ) = 1

),

landing_events as (

    select
        'enterprise_landings' as mart,
        proofs.enterprise_landing_id as row_id,
        'stage_reached' as event_kind,
        landings.enterprise_id,
        landings.enterprise_name,
        landings.enterprise_kind,
        landings.place_id,
        landings.place_name,
        landings.place_kind,
        landings.region_code,
        landings.region_name,
        proofs.event_on,
        case proofs.date_precision
            when 'year' then last_day(proofs.event_on + interval 11 month)
            when 'month' then last_day(proofs.event_on)
            else proofs.event_on
        end as event_end_on,
        proofs.date_precision,
        concat_ws(
            ' ', landings.enterprise_name, stages.name_zh,
            coalesce(landings.place_name, '') || {{ in_brackets(
                "concat_ws('，', landings.project, '投资' || coalesce(" ~ bound_in_chinese('proofs.comparator') ~ ", '') || proofs.value_text)"
            ) }}
        ) as event,
        proofs.stage,
        proofs.value,
        proofs.value_max,
        {{ value_low('proofs.value', 'proofs.value_max', 'proofs.comparator') }} as value_low,
        {{ value_high('proofs.value', 'proofs.value_max', 'proofs.comparator') }} as value_high,
        proofs.unit,
        proofs.comparator,
        proofs.value_text,
        proofs.statement_id,
        proofs.article_id,
        proofs.article,
        proofs.published_on,
        proofs.sentence_no,
        proofs.evidence,
        proofs.span_start,
        proofs.span_end,
        proofs.confidence
    from stage_proofs as proofs
    inner join landings on proofs.enterprise_landing_id = landings.enterprise_landing_id
    inner join stages on proofs.stage = stages.stage

),

metric_events as (

    select
        'platform_metrics' as mart,
        metrics.platform_metric_id as row_id,
        'metric_observed' as event_kind,
        metrics.subject_id as place_id,
        metrics.subject_name as place_name,
        metrics.subject_kind as place_kind,
        metrics.region_code,
        metrics.region_name,
        coalesce(metrics.period_start, metrics.period_end) as event_on,
        metrics.period_end as event_end_on,
        metrics.period_kind as date_precision,
        concat_ws(
            ' ', metrics.subject_name, metrics.metric_name_zh,
            {{ figure_in_chinese('metrics.measure', 'metrics.value', 'metrics.comparator', 'metrics.value_text') }}
        ) as event,
        metrics.metric_code,
        metrics.metric_name_zh,
        metrics.measure,
        metrics.value,
        metrics.value_max,
        metrics.value_low,
        metrics.value_high,
        metrics.unit,
        metrics.comparator,
        metrics.value_text,
        statements.statement_id,
        statements.article_id,
        statements.article,
        statements.published_on,
        statements.sentence_no,
        statements.evidence,
        statements.span_start,
        statements.span_end,
        statements.confidence
    from metrics
    inner join metric_statements as statements on metrics.evidence_statement_id = statements.statement_id

),

standing_versions as (

    select
        policy_target_id,
        announced_on,
        kind,
        value,
        value_max,
        unit,
        comparator
    from targets

),

-- A target is announced where the version that stands was published first, and due on its deadline.
announcements as (

    select
        versions.policy_target_id,
        versions.announced_on as event_on,
        'target_announced' as event_kind,
        'day' as date_precision,
        case versions.kind when 'commitment' then '承诺' else '提出目标' end as words,
        statements.statement_id
    from standing_versions as versions
    inner join target_statements as statements
        on
            versions.policy_target_id = statements.policy_target_id
            and versions.announced_on = statements.published_on
            and versions.kind = statements.kind
            and versions.value is not distinct from statements.value
            and versions.value_max is not distinct from statements.value_max
            and versions.unit is not distinct from statements.unit
            and versions.comparator is not distinct from statements.comparator
    qualify row_number() over (
        partition by versions.policy_target_id
        order by {{ best_proof_first() }}
    ) = 1

),

deadlines as (

    select
        policy_target_id,
        deadline as event_on,
        'target_due' as event_kind,
        'deadline' as date_precision,
        case kind when 'commitment' then '承诺到期' else '目标到期' end as words,
        evidence_statement_id as statement_id
    from targets

),

target_days as (

    select * from announcements
    union all
    select * from deadlines

),

target_events as (

    select
        'policy_targets' as mart,
        targets.policy_target_id as row_id,
        days.event_kind,
        targets.subject_id as place_id,
        targets.subject_name as place_name,
        targets.subject_kind as place_kind,
        targets.region_code,
        targets.region_name,
        days.event_on,
        days.event_on as event_end_on,
        days.date_precision,
        concat_ws(
            ' ', targets.subject_name, days.words, targets.metric_name_zh,
            nullif({{ figure_in_chinese('targets.measure', 'targets.value', 'targets.comparator', 'targets.value_text') }}, '')
        ) || {{ in_brackets(
            "concat_ws('，', targets.programme, case when days.event_kind = 'target_announced' then '期限' || targets.deadline end)"
        ) }} as event,
        targets.metric_code,
        targets.metric_name_zh,
        targets.measure,
        targets.value,
        targets.value_max,
        targets.value_low,
        targets.value_high,
        targets.unit,
        targets.comparator,
        targets.value_text,
        statements.statement_id,
        statements.article_id,
        statements.article,
        statements.published_on,
        statements.sentence_no,
        statements.evidence,
        statements.span_start,
        statements.span_end,
        statements.confidence
    from target_days as days
    inner join targets on days.policy_target_id = targets.policy_target_id
    inner join target_statements as statements on days.statement_id = statements.statement_id

),

events as (

    select * from landing_events
    union all by name
    select * from metric_events
    union all by name
    select * from target_events

)

select
    {{ key_of(["row_id", "event_kind", "stage"]) }} as event_id,
    mart,
    row_id,
    event_kind,
    enterprise_id,
    enterprise_name,
    enterprise_kind,
    place_id,
    place_name,
    place_kind,
    region_code,
    region_name,
    event_on,
    event_end_on,
    date_precision,
    event,
    stage,
    metric_code,
    metric_name_zh,
    measure,
    value,
    value_max,
    value_low,
    value_high,
    unit,
    comparator,
    value_text,
    statement_id,
    article_id,
    article,
    published_on,
    sentence_no,
    evidence,
    span_start,
    span_end,
    confidence
from events
where event_on is not null
