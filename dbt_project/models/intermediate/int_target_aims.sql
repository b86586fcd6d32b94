{{ config(materialized='incremental', pre_hook="{{ forget_rows(['policy_targets'], 'policy_target_id') }}") }}

with targets as (

    select * from {{ ref('policy_targets') }}
    where {{ only_rows('policy_targets', 'policy_target_id') }}

),

statements as (

    select
        statement_id,
        metric_core,
        indicator_id,
        unit_kind
    from {{ ref('int_target_statements') }}
    where {{ only_rows('policy_targets', 'policy_target_id') }}

),

metrics as (

    select
        metric_code,
        metric_family as family,
        unit_kind as metric_unit_kind,
        nature,
        aim,
        topic
    from {{ ref('dim_metrics') }}

),

described as (

    select
        targets.*,
        statements.metric_core,
        statements.indicator_id,
        statements.unit_kind,
        metrics.metric_unit_kind,
        metrics.family,
        metrics.nature,
        coalesce(metrics.topic, statements.metric_core) as topic,
        {{ measure_class('targets.measure', 'metrics.metric_unit_kind') }} as measure_class,
        case
            when targets.measure = 'growth' then 'growth'
            when targets.measure = 'increment' or metrics.nature = 'flow' then 'year_to_date'
            else 'state'
        end as basis,
        -- A cap, a fall, or what policy wants to fall: less is better.
        coalesce(case
            when targets.comparator = 'le' then targets.value >= 0
            when targets.value < 0 then true
            when targets.comparator = 'ge' then false
            else metrics.aim = 'fall'
        end, false) as is_cap,
        -- Told before the deadline's year by more than a quarter, a sum may be of all the years until then.
        targets.announced_on is null
        or targets.announced_on + {{ grace_days() }} < cast(date_trunc('year', targets.deadline) as date) as is_of_several_years
    from targets
    inner join statements on targets.evidence_statement_id = statements.statement_id
    left join metrics on targets.metric_code = metrics.metric_code

)

select
    policy_target_id,
    subject_id,
    indicator_id,
    metric_core,
    metric_code,
    metric_unit_kind,
    topic,
    measure_class,
    basis,
    unit,
    unit_kind,
    value,
    is_cap,
    announced_on,
    deadline,
    evidence_article,
    case when is_cap then coalesce(value_high, value) else coalesce(value_low, value) end as need,
    case
        when comparator not in ('approx', 'lt') then 0
        when measure = 'growth' then 0.5
        else 0.05 * abs(value)
    end as slack,
    case when basis = 'state' then announced_on else cast(date_trunc('year', deadline) as date) end as window_start,
    case
        when kind = 'milestone' then 'milestone'
        when subject_id is null then 'no_subject'
        when metric_code is null then 'unmapped'
        when unit_kind in ('multiple', 'pp') then 'base_unknown'
        when measure = 'share' and metric_unit_kind <> 'percent' then 'whole_unknown'
        when nature = 'varies' then 'varies'
        when basis <> 'state' and deadline is null then 'no_deadline'
        when not is_of_several_years or basis = 'state' then null
        when measure in ('growth', 'increment') then 'several_years'
        when kind = 'commitment' or family in ('investment', 'projects', 'finance', 'foreign_investment') then 'several_years'
    end as obstacle
from described
