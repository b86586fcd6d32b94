{{ config(
    materialized='incremental',
    pre_hook=[{"sql": "{{ keep_relations_before() }}", "transaction": false}, "{{ forget_relations('int_place_relations') }}"],
) }}

with relations as (

    select * from {{ ref('stg_place_relations') }}
    where {{ only_relations('int_place_relations') }}

),

names as not materialized (

    select
        name,
        kind,
        region_code,
        place_id
    from {{ ref('int_place_names') }}

),

places as (

    select
        places.place_id,
        places.place_name,
        places.place_kind,
        places.region_code,
        regions.prefecture_code,
        regions.province_code,
        ranks.level_rank
    from {{ ref('int_places') }} as places
    left join {{ ref('dim_regions') }} as regions on places.region_code = regions.region_code
    left join {{ ref('place_levels') }} as ranks on places.level = ranks.level

),

joined as (

    select
        relations.*,
        place_names.place_id,
        parent_names.place_id as parent_place_id,
        places.level_rank,
        parents.level_rank as parent_rank,
        parents.place_kind as parent_place_kind,
        -- A county of a municipality (密云区) has no prefecture: a null among the codes would make every region the same.
        coalesce(
            parents.region_code in (places.region_code, coalesce(places.prefecture_code, ''), places.province_code)
            or places.region_code in (coalesce(parents.prefecture_code, ''), parents.province_code),
            true
        ) as is_same_region
    from relations
    inner join names as place_names
        on
            relations.place = place_names.name
            and relations.place_kind is not distinct from place_names.kind
            and relations.region_code is not distinct from place_names.region_code
    left join names as parent_names
        on
            relations.parent = parent_names.name
            and relations.parent_kind is not distinct from parent_names.kind
            and relations.parent_region_code is not distinct from parent_names.region_code
    inner join places on place_names.place_id = places.place_id
    left join places as parents on parent_names.place_id = parents.place_id

)

select
    statement_id,
    article_id,
    sentence_no,
    evidence,
    span_start,
    span_end,
    rule,
    confidence,
    place_id,
    place,
    parent_place_id,
    parent,
    parent_rank,
    -- A parent is above the place, and in the same region or around it.
    case
        when parent_place_id is null then 'named'
        when parent_place_id = place_id then 'itself'
        when parent_rank is null or parent_rank >= level_rank then 'not_above'
        when not is_same_region then 'other_region'
        when parent_place_kind = 'region' then 'region'
        else 'accepted'
    end as verdict
from joined
