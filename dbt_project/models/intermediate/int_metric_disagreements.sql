{{ config(
    materialized='incremental',
    pre_hook="{{ forget_places(['int_metric_statements']) }}",
) }}

-- Only what two articles say of the very same fact. Two numbers of one article under one name are nearly always two things (the first and
-- the second of a list, a plan and what is done of it): such an article is no witness for that fact.
with told as (

    select *
    from {{ ref('int_metric_statements') }}
    where
        subject_id is not null
        and {{ only_places(['int_metric_statements']) }}
        and value <> 0
        and unit <> 'pp'
        and confidence >= 0.7
        -- What has no end has no day to compare; what runs to the day of its article, or is true as of it, is another fact every day.
        and period_kind <> 'since'
        and (period_kind <> 'as_of' or period_end < published_on)

),

-- Most facts are told once: only the others are looked at closely.
told_again as (

    select
        subject_id,
        indicator_id,
        measure,
        period_start,
        period_end,
        unit
    from told
    group by all
    having min(article_id) <> max(article_id)

),

statements as (

    select
        told.*,
        {{ last_place('told.value') }} as last_place
    from told
    inner join told_again
        on
            told.subject_id = told_again.subject_id
            and told.indicator_id is not distinct from told_again.indicator_id
            and told.measure is not distinct from told_again.measure
            and told.period_end is not distinct from told_again.period_end
            and told.period_start is not distinct from told_again.period_start
            and told.unit is not distinct from told_again.unit

),

widened as (

    select
        *,
        {{ key_of([
            "subject_id", "indicator_id", "measure",
            "period_start", "period_end", "unit",
        ]) }} as fact_id,
        {{ stated_low('value_low', 'comparator', 'last_place') }} as stated_low,
        {{ stated_high('value_high', 'comparator', 'last_place') }} as stated_high
    from statements

),

witnesses as (

    select *
    from widened
    qualify
        coalesce(
            max(stated_low) over (partition by fact_id, article_id) <= min(stated_high) over (partition by fact_id, article_id), true
        )
        and min(article_id) over (partition by fact_id) <> max(article_id) over (partition by fact_id)

),

higher as (

    select *
    from witnesses
    where stated_low is not null
    qualify row_number() over (partition by fact_id order by stated_low desc, {{ best_proof_first() }}) = 1

),

lower as (

    select *
    from witnesses
    where stated_high is not null
    qualify row_number() over (partition by fact_id order by stated_high asc, {{ best_proof_first() }}) = 1

)

select
    higher.fact_id,
    higher.subject_id,
    higher.metric,
    higher.metric_code,
    higher.measure,
    higher.period_start,
    higher.period_end,
    higher.unit,
    higher.statement_id,
    higher.article_id,
    higher.article,
    higher.published_on,
    higher.evidence,
    higher.span_start,
    higher.span_end,
    higher.platform_metric_id,
    higher.value,
    higher.value_text,
    higher.stated_low,
    higher.stated_high,
    lower.statement_id as other_statement_id,
    lower.article_id as other_article_id,
    lower.article as other_article,
    lower.published_on as other_published_on,
    lower.evidence as other_evidence,
    lower.span_start as other_span_start,
    lower.span_end as other_span_end,
    lower.platform_metric_id as other_platform_metric_id,
    lower.value as other_value,
    lower.value_text as other_value_text,
    lower.stated_low as other_stated_low,
    lower.stated_high as other_stated_high,
    least(higher.confidence, lower.confidence) as confidence
from higher
inner join lower on higher.fact_id = lower.fact_id
where
    higher.stated_low > lower.stated_high
    and higher.article_id <> lower.article_id
    and coalesce(higher.cluster_id <> lower.cluster_id, true)
    -- The same sentence with another number in it is a reprint gone wrong, not a second source.
    and higher.evidence <> lower.evidence
