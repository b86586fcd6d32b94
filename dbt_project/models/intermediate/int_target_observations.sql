{{ config(
    materialized='incremental',
    pre_hook="{{ forget_places(['int_metric_statements', 'int_target_statements']) }}",
) }}

-- Targets are compared with numbers of their own place.
with aims as (

    select * from {{ ref('int_target_aims') }}
    where {{ only_places(['int_metric_statements', 'int_target_statements']) }}

),

statements as (

    select
        statement_id,
        metric_core,
        indicator_id,
        unit_kind
    from {{ ref('int_metric_statements') }}

),

metrics as (

    select
        metric_code,
        unit_kind as metric_unit_kind,
        topic
    from {{ ref('dim_metrics') }}

),

-- Of those places first: otherwise all numbers would be joined, and most left out behind it.
numbers as materialized (

    select
        platform_metric_id,
        subject_id,
        metric_code,
        measure,
        unit,
        value,
        period_start,
        period_end,
        evidence_article,
        evidence_statement_id,
        last_reported_on,
        confidence
    from {{ ref('platform_metrics') }}
    where
        subject_id is not null
        and {{ only_places(['int_metric_statements', 'int_target_statements']) }}

),

observations as (

    select
        marts.platform_metric_id,
        marts.subject_id,
        marts.metric_code,
        marts.unit,
        marts.value,
        marts.period_start,
        marts.period_end,
        marts.evidence_article,
        marts.last_reported_on,
        marts.confidence,
        statements.metric_core,
        statements.indicator_id,
        statements.unit_kind,
        coalesce(metrics.topic, statements.metric_core) as topic,
        {{ measure_class('marts.measure', 'metrics.metric_unit_kind') }} as measure_class,
        row_number() over (
            partition by
                marts.subject_id, coalesce(metrics.topic, statements.metric_core), statements.indicator_id, marts.measure, marts.unit
            order by marts.period_end desc, marts.last_reported_on desc nulls last, marts.confidence desc, marts.platform_metric_id asc
        ) = 1 as is_newest
    from numbers as marts
    inner join statements on marts.evidence_statement_id = statements.statement_id
    left join metrics on marts.metric_code = metrics.metric_code
    -- A year's number told more than a fortnight before the year is over is a forecast.
    where marts.period_end <= coalesce(marts.last_reported_on + 15, marts.period_end)

),

-- One number for each period, the newest report of it: what is said of a year in a hundred articles is joined once.
of_periods as (

    select *
    from observations
    qualify row_number() over (
        partition by subject_id, indicator_id, measure_class, unit, period_start, period_end
        order by last_reported_on desc nulls last, confidence desc, platform_metric_id asc
    ) = 1

),

open_aims as (

    select *
    from aims
    where obstacle is null

),

-- Flows and growth: from the first day of the deadline's year on.
to_date as (

    select
        aims.policy_target_id,
        of_periods.platform_metric_id,
        'comparable' as fit
    from open_aims as aims
    inner join of_periods
        on
            aims.subject_id = of_periods.subject_id
            and aims.indicator_id = of_periods.indicator_id
            and aims.measure_class = of_periods.measure_class
            and aims.window_start = of_periods.period_start
            and aims.deadline >= of_periods.period_end
    where
        aims.basis <> 'state'
        and {{ same_unit('aims', 'of_periods') }}
        and not {{ own_number('aims', 'of_periods') }}

),

states as (

    select
        aims.policy_target_id,
        of_periods.platform_metric_id,
        case
            when of_periods.period_end <= aims.announced_on then 'only_before'
            when of_periods.period_end > aims.deadline + {{ grace_days() }} then 'after_deadline'
            else 'comparable'
        end as fit
    from open_aims as aims
    inner join of_periods
        on
            aims.subject_id = of_periods.subject_id
            and aims.indicator_id = of_periods.indicator_id
            and aims.measure_class = of_periods.measure_class
    where
        aims.basis = 'state'
        and {{ same_unit('aims', 'of_periods') }}
        and not {{ own_number('aims', 'of_periods') }}

),

compared as (

    select * from to_date
    union all
    select * from states

),

-- The newest number of each kind of the same topic: all that is shown beside a target of which nothing comparable is known.
beside as (

    select
        aims.policy_target_id,
        newest.platform_metric_id,
        case
            when coalesce(aims.metric_code, aims.metric_core) <> coalesce(newest.metric_code, newest.metric_core) then 'other_indicator'
            when aims.indicator_id <> newest.indicator_id then 'other_scope'
            when aims.measure_class <> newest.measure_class then 'other_measure'
            when ({{ same_unit('aims', 'newest') }}) is not true then 'other_unit'
            when aims.obstacle is not null then 'same'
            else 'other_period'
        end as fit
    from aims
    inner join observations as newest
        on
            aims.subject_id = newest.subject_id
            and aims.topic = newest.topic
            and newest.is_newest
    where
        coalesce(aims.obstacle, '') <> 'milestone'
        and not {{ own_number('aims', 'newest') }}
        and aims.policy_target_id not in (select compared.policy_target_id from compared)

),

candidates as (

    select * from compared
    union all
    select * from beside

),

described as (

    select
        candidates.*,
        aims.subject_id,
        observations.period_end,
        observations.last_reported_on,
        observations.confidence,
        aims.measure_class = observations.measure_class as is_same_measure,
        {{ same_unit('aims', 'observations') }} as is_same_unit
    from candidates
    inner join aims on candidates.policy_target_id = aims.policy_target_id
    inner join observations on candidates.platform_metric_id = observations.platform_metric_id

),

ranked as (

    select
        *,
        row_number() over (
            partition by policy_target_id
            order by
                list_position(
                    [
                        'comparable', 'after_deadline', 'same', 'only_before', 'other_period',
                        'other_scope', 'other_measure', 'other_unit', 'other_indicator'
                    ], fit
                ) asc,
                is_same_measure desc,
                is_same_unit desc,
                period_end desc,
                last_reported_on desc nulls last,
                confidence desc,
                platform_metric_id asc
        ) as rank,
        row_number() over (
            partition by policy_target_id, fit
            order by period_end desc, last_reported_on desc nulls last, confidence desc, platform_metric_id asc
        ) as rank_within_fit
    from described

)

select
    policy_target_id,
    subject_id,
    platform_metric_id,
    fit,
    rank = 1 as is_chosen,
    fit = 'only_before' and rank_within_fit = 1 as is_baseline
from ranked
where rank = 1 or (fit = 'only_before' and rank_within_fit = 1)
