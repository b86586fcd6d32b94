with numerals as (

    select
        run_id,
        article_id,
        sentence_no,
        numeral_no,
        span_start,
        span_end,
        text,
        outcome,
        rule,
        value,
        unit
    from {{ source('staging', 'numerals') }}

),

articles as (

    select
        article_id,
        run_id
    from {{ ref('stg_articles') }}

)

select
    numerals.article_id,
    cast(numerals.sentence_no as integer) as sentence_no,
    cast(numerals.numeral_no as integer) as numeral_no,
    cast(numerals.span_start as integer) as span_start,
    cast(numerals.span_end as integer) as span_end,
    numerals.text,
    numerals.outcome,
    numerals.rule,
    try_cast(numerals.value as decimal(38, 6)) as value,
    numerals.unit
from numerals
inner join articles on numerals.article_id = articles.article_id and numerals.run_id = articles.run_id
