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
    platform_metric_id,
    subject,
    metric,
    measure,
    value,
    value_max,
    unit,
    comparator,
    value_text,
    period_start,
    period_end,
    correction_ids
from {{ ref('int_metric_statements') }}
where {{ only('touched') }}
order by article_id, sentence_no, span_start, statement_id
