{{ config(
    materialized='incremental',
    pre_hook=[
        {"sql": "{{ keep_before('article_id, signature', 'changed') }}", "transaction": false},
        "{{ forget('changed') }}"
    ],
) }}

{{ counted_rows(source('staging', 'article_signatures')) }}

select
    article_id,
    cast(shingle_count as integer) as shingle_count,
    signature
from counted
