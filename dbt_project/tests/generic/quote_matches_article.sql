{#- The fifth law: body[span_start:span_end] is what was found, as written. It is never blank; with `text_column` it is equal to that
    column where the row has it; it lies within the row's own sentence, or with `own_sentence: false` within one sentence of the article
    (the sentence that tells a firm's stage may leave its name to the one before).
    The characters are taken from the sentence, which stg_sentences_are_their_characters_of_the_body proves to be those of the body:
    cutting each body again took 15 s at 10,000 articles. `continued_by`: the key by which the table is continued (macros/proven.sql). -#}
{% test quote_matches_article(model, text_column=none, own_sentence=true, continued_by=none) %}

with statements as (

    select
        statement_id,
        article_id,
        sentence_no,
        span_start,
        span_end,
        {{ text_column or 'cast(null as varchar)' }} as text_as_written
    from {{ model }}
    where {{ unproven(continued_by) }}

),

sentences as not materialized (

    select *
    from {{ ref('stg_sentences') }}
    where {{ unproven('article_id') if continued_by == 'article_id' else 'true' }}

),

quoted as (

    select
        statements.*,
        sentences.sentence_no as quoted_sentence_no,
        substr(
            sentences.text, statements.span_start - sentences.span_start + 1, statements.span_end - statements.span_start
        ) as quote
    from statements
    left join sentences
        on
            statements.article_id = sentences.article_id
            {% if own_sentence %}and statements.sentence_no = sentences.sentence_no{% endif %}
            and statements.span_start >= sentences.span_start
            and statements.span_end <= sentences.span_end

)

select *
from quoted
where
    coalesce(trim(quote), '') = ''
    or text_as_written <> quote

{% endtest %}
