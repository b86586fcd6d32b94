{{ config(materialized='incremental', pre_hook="{{ forget('changed') }}") }}

{{ counted_rows(source('staging', 'landing_statements')) }}

select
    statement_id,
    article_id,
    cast(sentence_no as integer) as sentence_no,
    evidence,
    cast(span_start as integer) as span_start,
    cast(span_end as integer) as span_end,
    rule,
    cast(confidence as decimal(9, 6)) as confidence,
    enterprise,
    enterprise_kind,
    project,
    place,
    place_kind,
    region_code,
    stage,
    date,
    try_cast(investment_value as decimal(38, 6)) as investment_value,
    try_cast(investment_value_max as decimal(38, 6)) as investment_value_max,
    investment_unit,
    investment_comparator,
    investment_text
from counted
