{{ config(materialized='incremental', pre_hook="{{ forget('changed') }}") }}

with numerals as (

    select * from {{ ref('stg_numerals') }}
    where {{ only('changed') }}

),

articles as (

    select
        article_id,
        article
    from {{ ref('stg_articles') }}

)

select
    numerals.article_id,
    articles.article,
    numerals.sentence_no,
    numerals.numeral_no,
    numerals.span_start,
    numerals.span_end,
    numerals.text,
    numerals.outcome,
    numerals.rule,
    numerals.value,
    numerals.unit
from numerals
inner join articles on numerals.article_id = articles.article_id
order by numerals.article_id, numerals.sentence_no, numerals.numeral_no
