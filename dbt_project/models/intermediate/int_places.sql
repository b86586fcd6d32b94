{{ config(pre_hook={
    "sql": "{{ keep_before('place_id, place_kind, region_code, level') }}",
    "transaction": false
}) }}

with names as (

    select * from {{ ref('int_place_names') }}

),

regions as (

    select * from {{ ref('dim_regions') }}

),

suffixes as (

    select
        word,
        kind,
        level
    from {{ ref('place_suffixes') }}

),

wider as (

    select
        name,
        kind
    from {{ ref('platforms') }}
    where kind = 'area'

    union

    select
        word as name,
        kind
    from {{ ref('countries') }}

),

named as (

    select
        place_id,
        any_value(place_name) as place_name,
        bool_or(is_region) as is_region,
        bool_or(is_reviewed) as is_reviewed,
        case when count(distinct place_region_code) = 1 then min(place_region_code) end as region_code,
        {{ different_values("name") }} as names_as_written
    from names
    group by place_id

),

-- Articles may call one subject a platform and a work; the kind most statements say stands.
kinds as (

    select
        place_id,
        place_kind
    from names
    group by place_id, place_kind
    qualify row_number() over (
        partition by place_id
        order by sum(statement_count) desc, sum(article_count) desc, place_kind asc nulls last
    ) = 1

),

-- Every region above one that is used is there, so that the way up can be walked.
used_codes as (

    select distinct unnest([regions.province_code, regions.prefecture_code, regions.county_code]) as region_code
    from names
    inner join regions on names.place_region_code = regions.region_code

),

region_places as (

    select
        {{ place_key('regions.region_name', 'true', 'regions.region_code') }} as place_id,
        regions.region_name as place_name,
        regions.region_code,
        regions.level
    from used_codes
    inner join regions on used_codes.region_code = regions.region_code

),

-- Every name with each of its endings: joined by those, not by the kind, of which there are five.
tails as (

    select
        place_id,
        place_name,
        unnest(range(1, 10)) as ending_length
    from named
    where not is_region

),

-- The longest ending a seed knows says how high a place stands.
endings as (

    select
        tails.place_id,
        suffixes.level
    from tails
    inner join kinds on tails.place_id = kinds.place_id
    inner join suffixes
        on
            right(tails.place_name, tails.ending_length) = suffixes.word
            and kinds.place_kind = suffixes.kind  -- 中关村 is no village
    qualify row_number() over (partition by tails.place_id order by tails.ending_length desc) = 1

),

others as (

    select
        named.place_id,
        named.place_name,
        kinds.place_kind,
        named.region_code,
        case
            when kinds.place_kind in ('platform', 'town')
                then coalesce(endings.level, case when named.is_reviewed then 'zone' else 'park' end)
            when kinds.place_kind = 'region' then case when wider.kind = 'nation' then 'nation' else 'area' end
        end as level,
        wider.kind as wider_kind,
        case when named.is_reviewed then 'reviewed' else 'unreviewed' end as status,
        named.names_as_written
    from named
    left join kinds on named.place_id = kinds.place_id
    left join endings on named.place_id = endings.place_id
    left join wider on named.place_name = wider.name
    where not named.is_region

)

select
    region_places.place_id,
    region_places.place_name,
    'region' as place_kind,
    region_places.region_code,
    region_places.level,
    'official' as region_basis,
    'reviewed' as status,
    coalesce(named.names_as_written, region_places.place_name) as names_as_written
from region_places
left join named on region_places.place_id = named.place_id

union all

select
    place_id,
    place_name,
    place_kind,
    region_code,
    level,
    case
        when region_code is not null then 'told'
        when place_kind = 'region' and wider_kind is null and place_name in (
            select unnest([regions.region_name, regions.short_name]) from regions
        ) then 'several'
        when place_kind = 'region' then 'wider'
        when place_kind in ('platform', 'town', 'unresolved') or place_kind is null then 'open'
        else 'no_place'
    end as region_basis,
    status,
    names_as_written
from others
