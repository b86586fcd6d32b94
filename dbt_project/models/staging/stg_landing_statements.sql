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
        enterprise,
        enterprise_kind,
        project,
        place,
        place_kind,
        region_code,
        stage,
        date,
        investment_value,
        investment_value_max,
        investment_unit,
        investment_comparator,
        investment_text
    from {{ source('staging', 'landing_statements') }}

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
    statements.enterprise,
    statements.enterprise_kind,
    statements.project,
    statements.place,
    statements.place_kind,
    statements.region_code,
    statements.stage,
    statements.date,
    try_cast(statements.investment_value as decimal(38, 6)) as investment_value,
    try_cast(statements.investment_value_max as decimal(38, 6)) as investment_value_max,
    statements.investment_unit,
    statements.investment_comparator,
    statements.investment_text
from statements
inner join articles on statements.article_id = articles.article_id and statements.run_id = articles.run_id
