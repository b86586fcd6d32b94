{{ config(materialized='incremental', pre_hook="{{ forget('changed') }}") }}

{{ counted_rows(source('staging', 'enterprise_names')) }}

select
    article_id,
    enterprise,
    folded_name,
    region_code,
    site_code,
    core,
    core_kind,
    trade,
    general,
    form,
    is_legal,
    is_group,
    is_holding,
    is_stock,
    branch,
    kind_by_name,
    body_name,
    stem,
    short_stem,
    known_name,
    known_by,
    known_rival
from counted
