{{ config(
    materialized='incremental',
    pre_hook=[
        {"sql": "{{ keep_touched_rows('int_landing_statements', 'enterprise_landing_id', {'enterprise_id': 'enterprise_id', 'place_id': 'place_id'}) }}", "transaction": false},
        "{{ forget_rows(['enterprise_landings'], 'enterprise_landing_id') }}"
    ],
) }}

with statements as (

    select * from {{ ref('int_landing_statements') }}
    where {{ only_rows('enterprise_landings', 'enterprise_landing_id') }}

),

enterprises as (

    select
        enterprise_id,
        enterprise_name,
        enterprise_kind
    from {{ ref('dim_enterprises') }}

),

places as (

    select
        place_id,
        place_name,
        place_kind,
        region_code,
        region_name
    from {{ ref('dim_places') }}

),

merged as (

    select
        enterprise_landing_id,
        any_value(enterprise_id) as enterprise_id,
        any_value(project) as project,
        any_value(place_id) filter (where is_carried_over is not true) as place_id,
        {{ earliest_date('date', "stage = 'planned'") }} as planned_date,
        {{ earliest_date('date', "stage = 'signed'") }} as signed_date,
        {{ earliest_date('date', "stage = 'landed'") }} as landed_date,
        {{ earliest_date('date', "stage = 'building'") }} as building_date,
        {{ earliest_date('date', "stage = 'operating'") }} as operating_date,
        min(published_on) as first_reported_on,
        max(published_on) as last_reported_on,
        count(*) as statement_count,
        count(distinct article_id) as article_count,
        count(distinct source_name) as independent_source_count,
        string_agg(distinct source_name, '、' order by source_name) as sources,
        max(confidence) as confidence
    from statements
    group by enterprise_landing_id

),

-- The statement that proves the furthest stage best.
furthest as (

    select
        enterprise_landing_id,
        stage,
        stage_rank,
        evidence,
        article as evidence_article,
        statement_id as evidence_statement_id
    from statements
    qualify row_number() over (
        partition by enterprise_landing_id
        order by stage_rank desc, {{ best_proof_first() }}
    ) = 1

),

-- Reports of one landing give different sums over the years; the newest stands.
investments as (

    select
        enterprise_landing_id,
        investment_text,
        investment_value,
        investment_value_max,
        investment_unit,
        investment_comparator
    from statements
    where investment_value is not null
    qualify row_number() over (
        partition by enterprise_landing_id
        order by {{ newest_report_first() }}
    ) = 1

),

land as (

    select
        enterprise_landing_id,
        land_mu
    from statements
    where land_mu is not null
    qualify row_number() over (
        partition by enterprise_landing_id
        order by {{ newest_report_first() }}
    ) = 1

),

joined as (

    select
        merged.*,
        enterprises.enterprise_name,
        enterprises.enterprise_kind,
        places.place_name,
        places.place_kind,
        places.region_code,
        places.region_name,
        furthest.stage,
        furthest.stage_rank,
        furthest.evidence,
        furthest.evidence_article,
        furthest.evidence_statement_id,
        investments.investment_text,
        investments.investment_value,
        investments.investment_value_max,
        investments.investment_unit,
        investments.investment_comparator,
        land.land_mu,
        case furthest.stage
            when 'planned' then merged.planned_date
            when 'signed' then merged.signed_date
            when 'landed' then merged.landed_date
            when 'building' then merged.building_date
            when 'operating' then merged.operating_date
        end as stage_date
    from merged
    inner join enterprises on merged.enterprise_id = enterprises.enterprise_id
    inner join furthest on merged.enterprise_landing_id = furthest.enterprise_landing_id
    left join places on merged.place_id = places.place_id
    left join investments on merged.enterprise_landing_id = investments.enterprise_landing_id
    left join land on merged.enterprise_landing_id = land.enterprise_landing_id

)

select
    enterprise_landing_id,
    enterprise_id,
    enterprise_name,
    enterprise_kind,
    project,
    place_id,
    place_name,
    place_kind,
    region_code,
    region_name,
    stage,
    stage_rank,
    stage_date,
    {{ first_day('stage_date') }} as stage_on,
    {{ date_precision('stage_date') }} as stage_date_precision,
    planned_date,
    signed_date,
    landed_date,
    building_date,
    operating_date,
    investment_text,
    investment_value,
    investment_value_max,
    investment_unit,
    investment_comparator,
    case
        when investment_unit = 'CNY' then {{ value_low('investment_value', 'investment_value_max', 'investment_comparator') }}
    end as investment_low_cny,
    case
        when investment_unit = 'CNY' then {{ value_high('investment_value', 'investment_value_max', 'investment_comparator') }}
    end as investment_high_cny,
    land_mu,
    first_reported_on,
    last_reported_on,
    statement_count,
    article_count,
    independent_source_count,
    sources,
    evidence,
    evidence_article,
    evidence_statement_id,
    confidence
from joined
order by enterprise_landing_id
