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
        bool_or(is_known_enterprise) as is_known,
        string_agg(distinct enterprise, '、' order by enterprise) as names_as_written,
        count(distinct enterprise_landing_id) as landing_count,
        count(distinct article_id) as article_count,
        min(published_on) as first_reported_on,
        max(published_on) as last_reported_on
    from mentions
    group by enterprise_id

),

-- Articles may call one body an enterprise and an institute; the kind most of its statements say stands.
kinds as (

    select
        enterprise_id,
        enterprise_kind
    from mentions
    group by enterprise_id, enterprise_kind
    qualify row_number() over (
        partition by enterprise_id
        order by count(*) desc, enterprise_kind asc nulls last
    ) = 1

)

select
    merged.enterprise_id,
    merged.enterprise_name,
    kinds.enterprise_kind,
    merged.is_known,
    merged.names_as_written,
    merged.landing_count,
    merged.article_count,
    merged.first_reported_on,
    merged.last_reported_on
from merged
inner join kinds on merged.enterprise_id = kinds.enterprise_id
order by merged.enterprise_id
