{{ config(materialized='incremental', pre_hook="{{ forget('changed') }}") }}

{{ counted_rows(source('staging', 'place_relations')) }}

select
    statement_id,
    article_id,
    cast(sentence_no as integer) as sentence_no,
    evidence,
    cast(span_start as integer) as span_start,
    cast(span_end as integer) as span_end,
    rule,
    cast(confidence as decimal(9, 6)) as confidence,
    place,
    place_kind,
    region_code,
    parent,
    parent_kind,
    parent_region_code
from counted
