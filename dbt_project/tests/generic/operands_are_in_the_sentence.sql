{#- The fifth law for what a claim is computed from: each operand's text is the characters its span points at, within their sentence, which
    is quoted letter by letter. -#}
{% test operands_are_in_the_sentence(model) %}

with operands as (

    select
        statement_id,
        article_id,
        operand_sentence_no as sentence_no,
        operand_evidence,
        unnest(operand_texts) as operand_text,
        unnest(operand_starts) as span_start,
        unnest(operand_ends) as span_end
    from {{ model }}

)

select operands.*
from operands
left join {{ ref('stg_sentences') }} as sentences
    on
        operands.article_id = sentences.article_id
        and operands.sentence_no = sentences.sentence_no
where
    operands.operand_evidence is distinct from sentences.text
    or operands.span_start < sentences.span_start
    or operands.operand_text is distinct from substr(
        sentences.text, operands.span_start - sentences.span_start + 1, operands.span_end - operands.span_start
    )

{% endtest %}
