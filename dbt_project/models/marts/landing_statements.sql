{{ config(materialized='incremental', pre_hook="{{ forget('touched') }}") }}

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
    investment_text,
    correction_ids
from {{ ref('int_landing_statements') }}
where {{ only('touched') }}
order by article_id, sentence_no, span_start, statement_id
