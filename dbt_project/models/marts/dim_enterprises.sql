{{ config(pre_hook={"sql": "{{ keep_names_before('enterprise_id') }}", "transaction": false}) }}

with mentions as (

    select
        enterprise_id,
        enterprise_name,
        enterprise_kind,
        enterprise,
        is_known_enterprise,
        article_id,
        published_on,
        enterprise_landing_id
    from {{ ref('int_landing_statements') }}

),

merged as (

    select
        enterprise_id,
        any_value(enterprise_name) as enterprise_name,
        any_value(enterprise_kind) as enterprise_kind,
        bool_or(is_known_enterprise) as is_known,
        {{ different_values("enterprise") }} as names_as_written,
        count(distinct enterprise_landing_id) as landing_count,
        count(distinct article_id) as article_count,
        min(published_on) as first_reported_on,
        max(published_on) as last_reported_on
    from mentions
    group by enterprise_id

),

listed as (

    select
        names.enterprise_id,
        min_by(
            listed_enterprises.stock_code, (listed_enterprises.name <> names.enterprise_name, listed_enterprises.stock_code)
        ) as stock_code
    from {{ ref('listed_enterprises') }} as listed_enterprises
    left join {{ ref('enterprises') }} as lexicon on listed_enterprises.name = lexicon.name
    inner join merged as names on coalesce(lexicon.canonical, listed_enterprises.name) = names.enterprise_name
    group by names.enterprise_id

)

select
    merged.enterprise_id,
    merged.enterprise_name,
    merged.enterprise_kind,
    merged.is_known,
    listed.stock_code,
    merged.names_as_written,
    merged.landing_count,
    merged.article_count,
    merged.first_reported_on,
    merged.last_reported_on
from merged
left join listed on merged.enterprise_id = listed.enterprise_id
order by merged.enterprise_id
