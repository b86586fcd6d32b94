{{ config(
    materialized='incremental',
    pre_hook=[
        {"sql": "{{ keep_progress_before() }}", "transaction": false},
        "{{ forget_rows(['target_progress'], 'policy_target_id') }}"
    ],
    post_hook="{{ as_of_today() }}",
) }}

with aims as (

    select * from {{ ref('int_target_aims') }}
    where {{ only_rows('target_progress', 'policy_target_id') }}

),

targets as (

    select * from {{ ref('policy_targets') }}
    where {{ only_rows('target_progress', 'policy_target_id') }}

),

candidates as (

    select * from {{ ref('int_target_observations') }}
    where {{ only_rows('target_progress', 'policy_target_id') }}

),

-- Those that stand beside a target: few of all numbers.
observations as materialized (

    select *
    from {{ ref('platform_metrics') }}
    where platform_metric_id in (
        select candidates.platform_metric_id
        from candidates
        where candidates.is_chosen or candidates.is_baseline
    )

),

articles as (

    select max(published_on) as data_as_of
    from {{ ref('stg_articles') }}

),

reasons as (

    select
        reason,
        reason_zh,
        reason_en
    from {{ ref('progress_reasons') }}

),

beside as (

    select
        aims.*,
        articles.data_as_of,
        coalesce(chosen.fit, 'none') as fit,
        chosen.platform_metric_id,
        baselines.platform_metric_id as baseline_metric_id,
        observed.value_low as observed_low,
        observed.value_high as observed_high,
        coalesce(observed.value_low, observed.value_high) as observed,
        observed.period_end,
        observed.period_kind as observed_period_kind,
        coalesce(base.value_low, base.value_high) as base,
        -- What is surely enough, and what surely is not; a number that is only a bound may be neither. 超8亿 is less than a tenth above 8亿.
        case
            when aims.is_cap then observed.value_high <= aims.need + aims.slack
            else observed.value_low >= aims.need - aims.slack
        end as is_enough,
        case
            when aims.is_cap then observed.value_low > aims.need + aims.slack
            else
                coalesce(observed.value_high, case when observed.value_low > 0 then observed.value_low * 1.1 end)
                < aims.need - aims.slack
        end as is_short,
        coalesce(observed.period_end >= aims.deadline, false) as is_final,
        coalesce(articles.data_as_of > aims.deadline, false) as is_over,
        case
            when aims.deadline > aims.window_start
                then
                    least(1, greatest(0, cast(
                        (observed.period_end - aims.window_start + 1) / (aims.deadline - aims.window_start + 1) as decimal(9, 4)
                    )))
        end as time_elapsed
    from aims
    cross join articles
    left join candidates as chosen on aims.policy_target_id = chosen.policy_target_id and chosen.is_chosen
    left join candidates as baselines on aims.policy_target_id = baselines.policy_target_id and baselines.is_baseline
    left join observations as observed on chosen.platform_metric_id = observed.platform_metric_id
    left join observations as base on baselines.platform_metric_id = base.platform_metric_id

),

-- How far ahead of an even pace: points of growth, or a share of the way. Null where no pace can be told.
compared as (

    select
        *,
        cast(case
            when basis = 'growth' then case when is_cap then need - observed else observed - need end
            when need <= 0 then null
            when basis = 'year_to_date' and is_cap then time_elapsed - observed / need
            when basis = 'year_to_date' then observed / need - time_elapsed
            when is_cap then case when is_short then -1 else 0 end
            when base < need then (observed - base) / (need - base) - time_elapsed
            when base >= need then -1
        end as decimal(38, 6)) as lead,
        {{ even_pace("basis = 'growth'") }} as tolerance
    from beside

),

-- How it stood at the end of the observation, whatever is known of later days.
stood as (

    select
        *,
        case
            when fit <> 'comparable' or deadline is null then null
            when is_enough and (is_final or (not is_cap and basis <> 'growth')) then 'met'
            when is_final then case when is_short then 'missed' end
            when is_cap and is_short then 'behind'
            when lead > tolerance and (basis = 'growth' or not is_cap) then 'ahead'
            when lead >= -tolerance then 'on'
            when lead < -tolerance then 'behind'
        end as pace_then,
        -- A flow's whole year before the deadline's is a share of what that year is to bring; growth of another year is none.
        need > 0 and not is_cap and (
            fit in ('comparable', 'after_deadline', 'only_before')
            or (fit = 'other_period' and measure_class = 'level' and observed_period_kind = 'year')
        ) as has_progress
    from compared

),

judged as (

    select
        *,
        case
            when obstacle = 'milestone' then 'milestone'
            when fit = 'none' then 'no_observation'
            when obstacle is not null then obstacle
            -- What grows and is still short long after was short then; a rate may have been there in between.
            when fit = 'after_deadline' and is_short and not is_cap and metric_unit_kind not in ('percent', 'compound') then 'compared'
            when fit <> 'comparable' then fit
            when deadline is null then 'no_deadline'
            when is_final or pace_then = 'met' then case when pace_then is null then 'bounds_overlap' else 'compared' end
            when is_over then 'not_final'
            when pace_then is null then 'no_baseline'
            else 'compared'
        end as reason
    from stood

),

paced as (

    select
        *,
        case
            when reason in ('no_observation', 'other_period', 'only_before', 'not_final') then 'no_data'
            when reason in ('bounds_overlap', 'no_baseline') then null
            when reason = 'no_deadline' and fit = 'comparable' then null
            when reason <> 'compared' then 'not_comparable'
            when fit = 'after_deadline' then 'missed'
            else pace_then
        end as pace
    from judged

)

select
    paced.policy_target_id,
    targets.subject_id,
    targets.subject_name,
    targets.region_code,
    targets.programme,
    targets.kind,
    targets.metric_code,
    targets.metric_name_zh,
    targets.metric_scope,
    targets.measure,
    targets.value_low as target_low,
    targets.value_high as target_high,
    targets.comparator as target_comparator,
    targets.unit as target_unit,
    targets.value_text as target_text,
    targets.announced_on,
    targets.deadline,
    paced.data_as_of,
    paced.pace,
    paced.pace_then,
    paced.reason,
    concat(
        reasons.reason_zh, case when observed.platform_metric_id is not null then concat(
            '：目标', {{ number_in_words(
                'targets.metric_as_written', 'targets.measure', 'targets.unit', 'targets.value_text', "coalesce(cast(targets.deadline as varchar) || '前', '无期限')"
            ) }}, '；观测', {{ number_in_words(
                'observed.metric_as_written', 'observed.measure', 'observed.unit', 'observed.value_text',
                "coalesce(cast(observed.period_start as varchar) || '—', '截至') || observed.period_end"
            ) }}
        ) end
    ) as reason_zh,
    concat(
        reasons.reason_en, case when observed.platform_metric_id is not null then concat(
            ': target ', coalesce(targets.metric_name_en, targets.metric_as_written), ' (', targets.measure, ') ', targets.value_text,
            coalesce(' by ' || cast(targets.deadline as varchar), ' without deadline'),
            '; observed ', coalesce(observed.metric_name_en, observed.metric_as_written), ' (', observed.measure, ') ', observed.value_text,
            ' from ' || cast(observed.period_start as varchar), ' to ', observed.period_end
        ) end
    ) as reason_en,
    case
        when paced.has_progress then cast(round(paced.observed_low / paced.need, 4) as decimal(18, 4))
    end as progress_low,
    case
        when paced.has_progress then cast(round(paced.observed_high / paced.need, 4) as decimal(18, 4))
    end as progress_high,
    case when paced.fit = 'comparable' then cast(paced.time_elapsed as decimal(9, 4)) end as time_elapsed,
    observed.platform_metric_id,
    observed.metric_name_zh as observed_metric_name_zh,
    observed.metric_scope as observed_metric_scope,
    observed.measure as observed_measure,
    observed.value_low as observed_low,
    observed.value_high as observed_high,
    observed.unit as observed_unit,
    observed.value_text as observed_text,
    observed.period_start as observed_from,
    observed.period_end as observed_until,
    paced.baseline_metric_id,
    cast(paced.base as decimal(38, 6)) as baseline_value,
    targets.evidence,
    targets.evidence_article,
    observed.evidence as observed_evidence,
    observed.evidence_article as observed_article,
    least(targets.confidence, observed.confidence) as confidence
from paced
inner join targets on paced.policy_target_id = targets.policy_target_id
inner join reasons on paced.reason = reasons.reason
left join observations as observed on paced.platform_metric_id = observed.platform_metric_id
order by paced.policy_target_id
