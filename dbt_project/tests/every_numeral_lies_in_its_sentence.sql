-- A numeral of the ledger is those characters of a sentence of a current article, and no two of a sentence overlap.
with numerals as (

    select
        *,
        lag(span_end) over (partition by article_id, sentence_no order by span_start, span_end) as previous_end
    from {{ ref('number_ledger') }}
    where {{ unproven() }}

)

select
    numerals.article_id,
    numerals.sentence_no,
    numerals.numeral_no,
    numerals.text
from numerals
left join {{ ref('stg_sentences') }} as sentences
    on
        numerals.article_id = sentences.article_id
        and numerals.sentence_no = sentences.sentence_no
where
    (numerals.span_start >= sentences.span_start and numerals.span_end <= sentences.span_end) is not true
    or numerals.text is distinct from substr(
        sentences.text, numerals.span_start - sentences.span_start + 1, numerals.span_end - numerals.span_start
    )
    or numerals.previous_end > numerals.span_start
