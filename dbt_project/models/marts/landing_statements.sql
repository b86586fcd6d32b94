select
    statement_id,
    article_id,
    article,
    published_on,
    sentence_no,
    evidence,
    span_start,
    span_end,
    rule,
    confidence,
    enterprise_landing_id,
    enterprise,
    project,
    place,
    stage,
    date,
    investment_value,
    investment_value_max,
    investment_unit,
    investment_comparator,
    investment_text
from {{ ref('int_landing_statements') }}
order by article_id, sentence_no, span_start, statement_id
