with statements as (

    select * from {{ ref('stg_target_statements') }}

),

articles as (

    select
        article_id,
        article,
        published_on,
        coalesce(source, publisher, article) as source_name
    from {{ ref('stg_articles') }}

),

metric_names as (

    select
        metric,
        metric_code
    from {{ ref('int_metric_names') }}

),

regions as (

    select
        code,
        name
    from {{ ref('regions') }}

),

resolved as (

    select
        statements.*,
        articles.article,
        articles.published_on,
        articles.source_name,
        metric_names.metric_code,
        regions.code as known_region_code,
        coalesce(case when statements.subject_kind = 'region' then regions.name end, statements.subject) as subject_name
    from statements
    inner join articles on statements.article_id = articles.article_id
    left join metric_names on statements.metric = metric_names.metric
    left join regions on statements.region_code = regions.code

),

identified as (

    select
        *,
        {{ place_key('subject_name', 'subject_kind', 'region_code', 'known_region_code') }} as subject_id,
        {{ value_low('value', 'value_max', 'comparator') }} as value_low,
        {{ value_high('value', 'value_max', 'comparator') }} as value_high
    from resolved

)

select
    statement_id,
    article_id,
    article,
    published_on,
    source_name,
    sentence_no,
    evidence,
    span_start,
    span_end,
    rule,
    confidence,
    {{ key_of([
        "subject_id", "programme", "metric_code", "case when metric_code is null then metric end", "measure", "deadline",
    ]) }} as policy_target_id,
    subject_id,
    subject,
    subject_name,
    subject_kind,
    region_code,
    metric,
    metric_code,
    measure,
    value,
    value_max,
    value_low,
    value_high,
    unit,
    comparator,
    value_text,
    deadline,
    kind,
    programme
from identified
