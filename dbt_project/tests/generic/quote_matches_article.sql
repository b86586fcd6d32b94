{#- The fifth law: body[span_start:span_end] is what was found, as written. With `text_column` it must be equal to that column where
    the row has it; in any case it must not be blank and lie within the row's sentence. The characters are taken from the sentence,
    which stg_sentences_are_their_characters_of_the_body proves to be those of the body: cutting each body again took 15 s at 10,000 articles. -#}
{% test quote_matches_article(model, text_column=none) %}

with statements as (

    select
        statement_id,
        article_id,
        sentence_no,
        span_start,
        span_end,
        {{ text_column or 'cast(null as varchar)' }} as text_as_written
    from {{ model }}

),

quoted as (

    select
        statements.*,
        sentences.span_start as sentence_start,
        sentences.span_end as sentence_end,
        substr(
            sentences.text, statements.span_start - sentences.span_start + 1, statements.span_end - statements.span_start
        ) as quote
    from statements
    left join {{ ref('stg_sentences') }} as sentences
        on
            statements.article_id = sentences.article_id
            and statements.sentence_no = sentences.sentence_no

)

select *
from quoted
where
    (span_start >= sentence_start and span_end <= sentence_end) is not true
    or coalesce(trim(quote), '') = ''
    or text_as_written <> quote

{% endtest %}
