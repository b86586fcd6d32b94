with metrics as not materialized (

    select * from {{ ref('platform_metrics') }}

),

regions as (

    select
        region_code,
        prefecture_code,
        province_code
    from {{ ref('dim_regions') }}

),

-- What each region lies in.
outer_regions as (

    select
        region_code,
        prefecture_code as outer_code
    from regions
    where prefecture_code <> region_code

    union

    select
        region_code,
        province_code as outer_code
    from regions
    where province_code <> region_code

)

-- A share lies within its whole, nothing falls by more than all of it, and a district has no more than the city or province it is in.
select
    metrics.platform_metric_id,
    0.9 as doubt,
    '占比不在0到100%之间：主体、指标或数值读错了吗？' as question_zh,
    'A share outside 0 to 100%: was its subject, indicator or number misread?' as question_en
from metrics
where metrics.measure = 'share' and metrics.unit = '%' and (metrics.value < 0 or metrics.value > 100)

union all

select
    metrics.platform_metric_id,
    case when metrics.value < -100 then 0.9 else 0.5 end as doubt,
    '增幅超过1000%或降幅超过100%：数值或单位读错了吗？' as question_zh,
    'A growth above 1000% or a fall below -100%: was the number or its unit misread?' as question_en
from metrics
where metrics.measure = 'growth' and metrics.unit = '%' and (metrics.value > 1000 or metrics.value < -100)

union all

select
    parts.platform_metric_id,
    0.7 as doubt,
    '大于所属的' || wholes.subject_name || '同期数值（' || wholes.value_text || '）：哪一个读错了？' as question_zh,
    'More than ' || wholes.subject_name || ', which it is part of, has at that time (' || wholes.value_text || '): which is wrong?'
        as question_en
from metrics as parts
inner join outer_regions on parts.region_code = outer_regions.region_code
inner join {{ ref('dim_metrics') }} as indicators on parts.metric_code = indicators.metric_code and indicators.is_additive
inner join metrics as wholes
    on
        parts.metric_code = wholes.metric_code
        and parts.unit = wholes.unit
        and parts.period_start = wholes.period_start
        and parts.period_end = wholes.period_end
        and outer_regions.outer_code = wholes.region_code
        and parts.value_low > wholes.value_high
where parts.measure = 'level' and wholes.measure = 'level' and wholes.subject_kind = 'region' and wholes.confidence < 1
qualify row_number() over (
    partition by parts.platform_metric_id
    order by wholes.value_high asc, wholes.platform_metric_id asc
) = 1
