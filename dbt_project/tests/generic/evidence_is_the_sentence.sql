{#- The evidence of a row is its sentence, and the sentence is those characters of the body. -#}
{% test evidence_is_the_sentence(model) %}

select
    statements.statement_id,
    statements.article_id,
    statements.sentence_no,
    statements.evidence,
    sentences.text as sentence_text
from {{ model }} as statements
left join {{ ref('stg_sentences') }} as sentences
    on statements.article_id = sentences.article_id
    and statements.sentence_no = sentences.sentence_no
left join {{ ref('dim_articles') }} as articles on statements.article_id = articles.article_id
where
    statements.evidence is distinct from sentences.text
    or statements.evidence is distinct from substr(
        articles.body, sentences.span_start + 1, sentences.span_end - sentences.span_start
    )

{% endtest %}
