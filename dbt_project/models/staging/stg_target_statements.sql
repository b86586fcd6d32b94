{{ config(materialized='incremental', pre_hook="{{ forget('changed') }}") }}

{{ counted_rows(source('staging', 'target_statements')) }}

select
    statement_id,
    article_id,
    cast(sentence_no as integer) as sentence_no,
    evidence,
    cast(span_start as integer) as span_start,
    cast(span_end as integer) as span_end,
    rule,
    cast(confidence as decimal(9, 6)) as confidence,
    subject,
    subject_kind,
    region_code,
    metric,
    metric_core,
    metric_scope,
    measure,
    try_cast(value as decimal(38, 6)) as value,
    try_cast(value_max as decimal(38, 6)) as value_max,
    unit,
    unit_kind,
    comparator,
    value_text,
    cast(deadline as date) as deadline,
    kind,
    programme
from counted
