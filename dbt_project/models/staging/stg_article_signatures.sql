{{ config(materialized='incremental', pre_hook="{{ forget('changed') }}") }}

{{ counted_rows(source('staging', 'article_signatures')) }}

select
    article_id,
    cast(shingle_count as integer) as shingle_count,
    signature
from counted
