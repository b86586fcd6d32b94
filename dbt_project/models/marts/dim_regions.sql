with regions as (

    select
        code,
        name,
        short_name,
        level,
        parent_code,
        replace(aliases, ';', '、') as aliases,
        replace(former_names, ';', '、') as former_names,
        replace(former_codes, ';', '、') as former_codes
    from {{ ref('regions') }}

)

select
    regions.code as region_code,
    regions.name as region_name,
    regions.short_name,
    regions.level,
    regions.parent_code,
    parents.name as parent_name,
    case
        when regions.level = 'province' then regions.code
        when parents.level = 'province' then parents.code
        else grandparents.code
    end as province_code,
    case
        when regions.level = 'province' then regions.name
        when parents.level = 'province' then parents.name
        else grandparents.name
    end as province_name,
    case
        when regions.level = 'prefecture' then regions.code
        when parents.level = 'prefecture' then parents.code
    end as prefecture_code,
    case
        when regions.level = 'prefecture' then regions.name
        when parents.level = 'prefecture' then parents.name
    end as prefecture_name,
    case when regions.level = 'county' then regions.code end as county_code,
    case when regions.level = 'county' then regions.name end as county_name,
    regions.aliases,
    regions.former_names,
    regions.former_codes
from regions
left join regions as parents on regions.parent_code = parents.code
left join regions as grandparents on parents.parent_code = grandparents.code
order by regions.code
