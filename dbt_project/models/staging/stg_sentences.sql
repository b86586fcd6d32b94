{{ config(materialized='incremental', pre_hook="{{ forget('changed') }}") }}

{{ counted_rows(source('staging', 'sentences')) }}

select
    article_id,
    cast(sentence_no as integer) as sentence_no,
    cast(paragraph_no as integer) as paragraph_no,
    cast(span_start as integer) as span_start,
    cast(span_end as integer) as span_end,
    text,
    is_title
from counted
