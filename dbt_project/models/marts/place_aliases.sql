with names as (

    select * from {{ ref('int_place_names') }}

),

regions as (

    select
        region_code,
        region_name
    from {{ ref('dim_regions') }}

)

select
    {{ key_of(["names.name", "names.kind", "names.region_code"]) }} as place_alias_id,
    names.name as alias,
    names.kind as alias_kind,
    names.region_code,
    names.place_id,
    names.place_name,
    names.alias_rule,
    case names.alias_rule
        when 'as_written' then 'the name itself'
        when 'region_name' then 'a name, short name or former name of the region with code ' || names.place_region_code
        when 'known_name' then 'the lexicon calls it ' || names.place_name
        when 'region_in_name' then 'the same name but for the regions it lies in (' || coalesce(regions.region_name, 'none') || ')'
        when 'only_one_in_region' then 'the only one of that name in its region lies in ' || regions.region_name
    end as reason,
    names.statement_count,
    names.article_count
from names
left join regions on names.place_region_code = regions.region_code
order by place_alias_id
