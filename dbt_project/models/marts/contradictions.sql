with claims as (

    select * from {{ ref('int_claims') }}

),

disagreements as (

    select * from {{ ref('int_metric_disagreements') }}

),

disorders as (

    select * from {{ ref('int_landing_disorder') }}

),

stages as (

    select
        stage,
        name_zh,
        name_en
    from {{ ref('landing_stages') }}

),

places as (

    select
        place_id,
        place_name,
        region_code,
        region_name
    from {{ ref('dim_places') }}

),

metrics as (

    select
        metric_code,
        metric_name_zh
    from {{ ref('dim_metrics') }}

),

enterprises as (

    select
        enterprise_id,
        enterprise_name
    from {{ ref('dim_enterprises') }}

),

-- A sentence whose numbers or names do not make what it says of them.
of_sentences as (

    select
        kind,
        subject_id,
        metric,
        metric_code,
        cast(null as varchar) as enterprise_id,
        cast(null as varchar) as project,
        unit,
        value_text as said_text,
        value as said_value,
        stated_low as said_low,
        stated_high as said_high,
        evidence,
        article_id,
        article,
        published_on,
        span_start,
        span_end,
        statement_id,
        array_to_string(operand_texts, '、') as other_text,
        expected,
        expected_low,
        expected_high,
        operand_evidence as other_evidence,
        article_id as other_article_id,
        article as other_article,
        published_on as other_published_on,
        cast(list_min(operand_starts) as integer) as other_span_start,
        cast(list_max(operand_ends) as integer) as other_span_end,
        statement_id as other_statement_id,
        platform_metric_id,
        cast(null as varchar) as other_platform_metric_id,
        cast(null as varchar) as enterprise_landing_id,
        abs(value - expected) as distance,
        {{ interval_zh('expected_low', 'expected_high', "if(kind = 'listed_count', '项', unit)") }} as expected_zh,
        {{ interval_en('expected_low', 'expected_high', "if(kind = 'listed_count', 'members', unit)") }} as expected_en,
        confidence
    from claims
    where not holds

),

-- Two articles that give one fact values that cannot be one.
of_sources as (

    select
        'sources_disagree' as kind,
        subject_id,
        metric,
        metric_code,
        cast(null as varchar) as enterprise_id,
        cast(null as varchar) as project,
        unit,
        value_text as said_text,
        value as said_value,
        stated_low as said_low,
        stated_high as said_high,
        evidence,
        article_id,
        article,
        published_on,
        span_start,
        span_end,
        statement_id,
        other_value_text as other_text,
        other_value as expected,
        other_stated_low as expected_low,
        other_stated_high as expected_high,
        other_evidence,
        other_article_id,
        other_article,
        other_published_on,
        other_span_start,
        other_span_end,
        other_statement_id,
        platform_metric_id,
        other_platform_metric_id,
        cast(null as varchar) as enterprise_landing_id,
        abs(value - other_value) as distance,
        other_value_text as expected_zh,
        other_value_text as expected_en,
        confidence
    from disagreements

),

-- A project that reached a stage before one that must come first; the distance is in days.
of_stages as (

    select
        'dates_out_of_order' as kind,
        disorders.place_id as subject_id,
        cast(null as varchar) as metric,
        cast(null as varchar) as metric_code,
        disorders.enterprise_id,
        disorders.project,
        '天' as unit,
        disorders.date as said_text,
        cast(null as decimal(38, 6)) as said_value,
        cast(null as decimal(38, 6)) as said_low,
        cast(null as decimal(38, 6)) as said_high,
        disorders.evidence,
        disorders.article_id,
        disorders.article,
        disorders.published_on,
        disorders.span_start,
        disorders.span_end,
        disorders.statement_id,
        disorders.other_date as other_text,
        cast(null as decimal(38, 6)) as expected,
        cast(null as decimal(38, 6)) as expected_low,
        cast(null as decimal(38, 6)) as expected_high,
        disorders.other_evidence,
        disorders.other_article_id,
        disorders.other_article,
        disorders.other_published_on,
        disorders.other_span_start,
        disorders.other_span_end,
        disorders.other_statement_id,
        cast(null as varchar) as platform_metric_id,
        cast(null as varchar) as other_platform_metric_id,
        disorders.enterprise_landing_id,
        cast(date_diff('day', disorders.last_on, disorders.other_first_on) as decimal(38, 6)) as distance,
        later.name_zh || '日期' || disorders.date || '早于' || earlier.name_zh || '日期' || disorders.other_date as expected_zh,
        later.name_en || ' ' || disorders.date || ' is before ' || earlier.name_en || ' ' || disorders.other_date as expected_en,
        disorders.confidence
    from disorders
    inner join stages as later on disorders.stage = later.stage
    inner join stages as earlier on disorders.other_stage = earlier.stage

),

together as (

    select * from of_sentences
    union all by name
    select * from of_sources
    union all by name
    select * from of_stages

),

named as (

    select
        together.*,
        coalesce(metrics.metric_name_zh, together.metric) as metric_name_zh,
        places.place_name as subject_name,
        places.region_code,
        places.region_name,
        enterprises.enterprise_name,
        '，相差' || {{ amount_zh('together.distance', "if(together.unit = '%', 'pp', together.unit)") }} as apart_zh
    from together
    left join places on together.subject_id = places.place_id
    left join metrics on together.metric_code = metrics.metric_code
    left join enterprises on together.enterprise_id = enterprises.enterprise_id

)

select
    {{ key_of(["kind", "statement_id", "other_statement_id"]) }} as contradiction_id,
    kind,
    subject_id,
    subject_name,
    region_code,
    region_name,
    enterprise_id,
    enterprise_name,
    project,
    metric_name_zh,
    said_text,
    said_value,
    said_low,
    said_high,
    unit,
    other_text,
    expected,
    expected_low,
    expected_high,
    cast(distance as decimal(38, 6)) as distance,
    cast(round(100 * distance / nullif(abs(expected), 0), 2) as decimal(38, 2)) as distance_pct,
    case kind
        when 'parts_of_total' then '分项“' || other_text || '”合计应为' || expected_zh || '，文中总数为“' || said_text || '”' || apart_zh
        when 'part_within_total' then '其中“' || other_text || '”大于总数“' || said_text || '”'
        when 'share_of_total' then '按“' || other_text || '”计算占比应为' || expected_zh || '，文中为“' || said_text || '”' || apart_zh
        when 'percent_of_operands' then '按“' || other_text || '”计算应为' || expected_zh || '，文中为“' || said_text || '”' || apart_zh
        when 'difference_of_levels' then '“' || other_text || '”相差应为' || expected_zh || '，文中为“' || said_text || '”' || apart_zh
        when 'listed_count' then '列举了' || expected_zh || '（' || other_text || '），文中为“' || said_text || '”'
        when 'sources_disagree'
            then '“' || other_article || '”称“' || other_text || '”，“' || article || '”称“' || said_text || '”' || apart_zh
        when 'dates_out_of_order' then expected_zh
    end as explanation_zh,
    case kind
        when 'parts_of_total' then 'the parts make ' || expected_en || ', the total is said to be ' || said_text
        when 'part_within_total' then 'the part ' || other_text || ' is more than its total ' || said_text
        when 'share_of_total' then 'the share comes to ' || expected_en || ', it is said to be ' || said_text
        when 'percent_of_operands' then 'the rate comes to ' || expected_en || ', it is said to be ' || said_text
        when 'difference_of_levels' then 'the difference comes to ' || expected_en || ', it is said to be ' || said_text
        when 'listed_count' then 'the list has ' || expected_en || ', it is said to have ' || said_text
        when 'sources_disagree' then other_article || ' says ' || other_text || ', ' || article || ' says ' || said_text
        when 'dates_out_of_order' then expected_en
    end as explanation_en,
    article_id,
    article,
    published_on,
    evidence,
    span_start,
    span_end,
    statement_id,
    other_article_id,
    other_article,
    other_published_on,
    other_evidence,
    other_span_start,
    other_span_end,
    other_statement_id,
    platform_metric_id,
    other_platform_metric_id,
    enterprise_landing_id,
    confidence
from named
order by contradiction_id
