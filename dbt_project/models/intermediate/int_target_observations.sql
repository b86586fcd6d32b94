with aims as (

    select * from {{ ref('int_target_aims') }}

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
        {{ measure_class('marts.measure', 'metrics.metric_unit_kind') }} as measure_class
    from {{ ref('platform_metrics') }} as marts
    inner join statements on marts.evidence_statement_id = statements.statement_id
    left join metrics on marts.metric_code = metrics.metric_code
    -- A year's number told more than a fortnight before the year is over is a forecast.
    where marts.subject_id is not null and marts.period_end <= coalesce(marts.last_reported_on + 15, marts.period_end)

),

-- The newest number of each kind: all that is shown of what cannot be compared.
newest as (

    select *
    from observations
    qualify row_number() over (
        partition by subject_id, topic, indicator_id, measure_class, unit
        order by period_end desc, last_reported_on desc nulls last, confidence desc, platform_metric_id asc
    ) = 1

),

comparable as (

    select
        aims.policy_target_id,
        observations.platform_metric_id,
        observations.period_end,
        observations.last_reported_on,
        observations.confidence,
        true as is_same_measure,
        true as is_same_unit,
        case
            when aims.basis <> 'state'
                then case
                    when observations.period_start = aims.window_start and observations.period_end <= aims.deadline then 'comparable'
                    else 'other_period'
                end
            when observations.period_end <= aims.announced_on then 'only_before'
            when observations.period_end > aims.deadline + {{ grace_days() }} then 'after_deadline'
            else 'comparable'
        end as fit
    from aims
    inner join observations
        on
            aims.subject_id = observations.subject_id
            and aims.indicator_id = observations.indicator_id
            and aims.measure_class = observations.measure_class
    where
        aims.obstacle is null
        and {{ same_unit('aims', 'observations') }}
        -- The target's own number, read once as a promise and once as a fact, is no proof that it was kept.
        and not (aims.evidence_article = observations.evidence_article and aims.value = observations.value)

),

beside as (

    select
        aims.policy_target_id,
        newest.platform_metric_id,
        newest.period_end,
        newest.last_reported_on,
        newest.confidence,
        aims.obstacle,
        aims.measure_class = newest.measure_class as is_same_measure,
        {{ same_unit('aims', 'newest') }} as is_same_unit,
        case
            when coalesce(aims.metric_code, aims.metric_core) <> coalesce(newest.metric_code, newest.metric_core) then 'other_indicator'
            when aims.indicator_id <> newest.indicator_id then 'other_scope'
            when aims.measure_class <> newest.measure_class then 'other_measure'
            when ({{ same_unit('aims', 'newest') }}) is not true then 'other_unit'
            else 'same'
        end as fit
    from aims
    inner join newest on aims.subject_id = newest.subject_id and aims.topic = newest.topic
    where
        coalesce(aims.obstacle, '') <> 'milestone'
        and not (aims.evidence_article = newest.evidence_article and aims.value = newest.value)

),

candidates as (

    select * from comparable
    union all
    select * exclude (obstacle)
    from beside
    where fit <> 'same' or obstacle is not null

),

ranked as (

    select
        *,
        row_number() over (
            partition by policy_target_id
            order by
                list_position(
                    [
                        'comparable', 'after_deadline', 'same', 'other_period', 'only_before',
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
    from candidates

)

select
    policy_target_id,
    platform_metric_id,
    fit,
    rank = 1 as is_chosen,
    fit = 'only_before' and rank_within_fit = 1 as is_baseline
from ranked
where rank = 1 or (fit = 'only_before' and rank_within_fit = 1)
