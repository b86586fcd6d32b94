with sentences as (

    select
        run_id,
        article_id,
        sentence_no,
        paragraph_no,
        span_start,
        span_end,
        text,
        is_title
    from {{ source('staging', 'sentences') }}

),

articles as (

    select
        article_id,
        run_id
    from {{ ref('stg_articles') }}

)

select
    sentences.article_id,
    cast(sentences.sentence_no as integer) as sentence_no,
    cast(sentences.paragraph_no as integer) as paragraph_no,
    cast(sentences.span_start as integer) as span_start,
    cast(sentences.span_end as integer) as span_end,
    sentences.text,
    sentences.is_title
from sentences
inner join articles on sentences.article_id = articles.article_id and sentences.run_id = articles.run_id
