with statements as (

    select
        run_id,
        statement_id,
        article_id,
        sentence_no,
        evidence,
        span_start,
        span_end,
        rule,
        confidence,
        subject,
        subject_kind,
        region_code,
        metric,
        measure,
        value,
        value_max,
        unit,
        comparator,
        value_text,
        period_start,
        period_end
    from {{ source('staging', 'metric_statements') }}

),

articles as (

    select
        article_id,
        run_id
    from {{ ref('stg_articles') }}

)

select
    statements.statement_id,
    statements.article_id,
    cast(statements.sentence_no as integer) as sentence_no,
    statements.evidence,
    cast(statements.span_start as integer) as span_start,
    cast(statements.span_end as integer) as span_end,
    statements.rule,
    cast(statements.confidence as decimal(9, 6)) as confidence,
    statements.subject,
    statements.subject_kind,
    statements.region_code,
    statements.metric,
    statements.measure,
    try_cast(statements.value as decimal(38, 6)) as value,
    try_cast(statements.value_max as decimal(38, 6)) as value_max,
    statements.unit,
    statements.comparator,
    statements.value_text,
    cast(statements.period_start as date) as period_start,
    cast(statements.period_end as date) as period_end
from statements
inner join articles on statements.article_id = articles.article_id and statements.run_id = articles.run_id
