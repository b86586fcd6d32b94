{#- The evidence of a row is its sentence, letter by letter. `continued_by`: the key by which the table is continued
    (macros/proven.sql). -#}
{% test evidence_is_the_sentence(model, continued_by=none) %}

with statements as (

    select
        statement_id,
        article_id,
        sentence_no,
        evidence
    from {{ model }}
    where {{ unproven(continued_by) }}

),

sentences as not materialized (

    select *
    from {{ ref('stg_sentences') }}
    where {{ unproven('article_id') if continued_by == 'article_id' else 'true' }}

)

select
    statements.statement_id,
    statements.article_id,
    statements.sentence_no,
    statements.evidence,
    sentences.text as sentence_text
from statements
left join sentences
    on
        statements.article_id = sentences.article_id
        and statements.sentence_no = sentences.sentence_no
where statements.evidence is distinct from sentences.text

{% endtest %}
