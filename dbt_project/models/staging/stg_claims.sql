{{ config(materialized='incremental', pre_hook="{{ forget('changed') }}") }}

{{ counted_rows(source('staging', 'claims')) }}

select
    statement_id,
    article_id,
    cast(sentence_no as integer) as sentence_no,
    evidence,
    cast(span_start as integer) as span_start,
    cast(span_end as integer) as span_end,
    rule,
    cast(confidence as decimal(9, 6)) as confidence,
    kind,
    try_cast(value as decimal(38, 6)) as value,
    try_cast(value_max as decimal(38, 6)) as value_max,
    unit,
    comparator,
    value_text,
    try_cast(last_place as decimal(38, 6)) as last_place,
    try_cast(expected as decimal(38, 6)) as expected,
    try_cast(expected_low as decimal(38, 6)) as expected_low,
    try_cast(expected_high as decimal(38, 6)) as expected_high,
    operand_texts,
    operand_starts,
    operand_ends,
    cast(operand_sentence_no as integer) as operand_sentence_no,
    operand_evidence
from counted
