{{ config(materialized='incremental', pre_hook="{{ forget('changed') }}") }}

{{ counted_rows(source('staging', 'numerals')) }}

select
    article_id,
    cast(sentence_no as integer) as sentence_no,
    cast(numeral_no as integer) as numeral_no,
    cast(span_start as integer) as span_start,
    cast(span_end as integer) as span_end,
    text,
    outcome,
    rule,
    try_cast(value as decimal(38, 6)) as value,
    unit
from counted
