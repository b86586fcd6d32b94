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
    policy_target_id,
    subject,
    metric,
    measure,
    value,
    value_max,
    unit,
    comparator,
    value_text,
    deadline,
    kind,
    programme,
    correction_ids
from {{ ref('int_target_statements') }}
where {{ only('touched') }}
order by article_id, sentence_no, span_start, statement_id
