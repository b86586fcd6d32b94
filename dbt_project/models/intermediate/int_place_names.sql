{{ config(pre_hook={
    "sql": "{{ keep_before('name, kind, region_code, place_id, place_name, place_region_code') }}",
    "transaction": false
}) }}

with statements as (

    select
        place as name,
        place_kind as kind,
        region_code,
        article_id,
        true as is_fact
    from {{ ref('int_corrected_landing_statements') }}

    union all

    select
        subject as name,
        subject_kind as kind,
        region_code,
        article_id,
        true as is_fact
    from {{ ref('int_corrected_metric_statements') }}

    union all

    select
        subject as name,
        subject_kind as kind,
        region_code,
        article_id,
        true as is_fact
    from {{ ref('int_corrected_target_statements') }}

    union all

    select
        place as name,
        place_kind as kind,
        region_code,
        article_id,
        false as is_fact
    from {{ ref('stg_place_relations') }}

    union all

    select
        parent as name,
        parent_kind as kind,
        parent_region_code as region_code,
        article_id,
        false as is_fact
    from {{ ref('stg_place_relations') }}
    where parent is not null

),

written as (

    select
        name,
        kind,
        region_code,
        count(*) filter (where is_fact) as statement_count,
        count(distinct article_id) as article_count
    from statements
    where name is not null
    group by name, kind, region_code

),

regions as (

    select
        region_code,
        region_name,
        short_name,
        county_code,
        county_name,
        prefecture_code,
        prefecture_name,
        province_code,
        province_name
    from {{ ref('dim_regions') }}

),

suffixes as (

    select word from {{ ref('place_suffixes') }}

),

-- What the seeds know under this name: a platform or area by its full name, the country and others by theirs.
seeds as (

    select
        name,
        canonical,
        region_code,
        kind,
        1 as precedence
    from {{ ref('platforms') }}

    union all

    select
        canonical as name,
        canonical,
        region_code,
        kind,
        2 as precedence
    from {{ ref('platforms') }}

    union all

    select
        word as name,
        case when kind = 'nation' then '全国' else canonical end as canonical,
        null as region_code,
        kind,
        3 as precedence
    from {{ ref('countries') }}

),

known as (

    select
        name,
        canonical,
        region_code,
        kind
    from seeds
    qualify row_number() over (
        partition by name
        order by precedence asc, canonical asc, region_code asc nulls last, kind asc
    ) = 1

),

resolved as (

    select
        written.*,
        known.name is not null as is_known,
        -- What a sentence counts as a work (某某航空港区) is a platform if the seed says so.
        case when known.kind = 'platform' then 'platform' else coalesce(written.kind, 'unresolved') end as place_kind,
        own.region_code is not null
        and coalesce(written.kind = 'region' or own.region_name is not distinct from known.canonical, false) as is_region,
        -- A firm or institute is the same wherever it is spoken of; any other subject is one of its region.
        case
            when written.kind in ('enterprise', 'institute', 'university', 'hospital', 'fund', 'bank') then null
            else coalesce(known.region_code, written.region_code)
        end as own_region_code,
        coalesce(
            case when written.kind = 'region' then own.region_name end, known.canonical, written.name
        ) as own_name
    from written
    left join known
        on
            written.name = known.name
            and written.kind in ('region', 'platform', 'work', 'project', 'unresolved')
            and (written.kind <> 'region' or written.region_code is null)
    left join regions as own on coalesce(known.region_code, written.region_code) = own.region_code

),

-- A platform's name without the names of the regions it lies in: 萧山信息港小镇 and 信息港小镇 are both 信息港小镇 there.
without_regions as (

    select
        resolved.*,
        ltrim(
            {{ without('resolved.own_name', [
                'own.county_name', 'own.prefecture_name', 'own.province_name',
                'counties.short_name', 'prefectures.short_name', 'provinces.short_name',
            ]) }},
            '·'
        ) as stem
    from resolved
    left join regions as own on resolved.own_region_code = own.region_code
    left join regions as counties on own.county_code = counties.region_code
    left join regions as prefectures on own.prefecture_code = prefectures.region_code
    left join regions as provinces on own.province_code = provinces.region_code

),

stemmed as (

    select
        without_regions.* exclude (stem),
        case
            when without_regions.is_region or without_regions.place_kind <> 'platform' then without_regions.own_name
            when suffixes.word is not null or length(without_regions.stem) < 3 then without_regions.own_name
            else without_regions.stem
        end as stem
    from without_regions
    left join suffixes on without_regions.stem = suffixes.word

),

stems as (

    select distinct
        stemmed.stem,
        stemmed.own_region_code,
        regions.prefecture_code,
        regions.province_code
    from stemmed
    inner join regions on stemmed.own_region_code = regions.region_code
    where not stemmed.is_region and stemmed.place_kind = 'platform'

),

-- One article says only the city a platform lies in, another its district: one platform, if the city has one of that name.
inside as (

    select
        outer_stems.stem,
        outer_stems.own_region_code as outer_region_code,
        inner_stems.own_region_code
    from stems as outer_stems
    inner join stems as inner_stems
        on
            outer_stems.stem = inner_stems.stem
            and outer_stems.own_region_code <> inner_stems.own_region_code
            and outer_stems.own_region_code in (inner_stems.prefecture_code, inner_stems.province_code)

),

-- Of a city and its district the district counts, and only if there is no second one.
narrowed as (

    select
        inside.stem,
        inside.outer_region_code,
        any_value(inside.own_region_code) as own_region_code
    from inside
    left join inside as deeper
        on inside.stem = deeper.stem and inside.own_region_code = deeper.outer_region_code
    where deeper.stem is null
    group by inside.stem, inside.outer_region_code
    having count(distinct inside.own_region_code) = 1

),

identified as (

    select
        stemmed.*,
        narrowed.own_region_code is not null as is_narrowed,
        coalesce(narrowed.own_region_code, stemmed.own_region_code) as place_region_code,
        {{ place_key(
            'stemmed.stem', 'stemmed.is_region', 'coalesce(narrowed.own_region_code, stemmed.own_region_code)'
        ) }} as place_id
    from stemmed
    left join narrowed
        on
            stemmed.stem = narrowed.stem
            and stemmed.own_region_code = narrowed.outer_region_code
            and stemmed.place_kind = 'platform'

),

-- What the place is called here: as a seed calls it, else as most statements do.
best_names as (

    select
        place_id,
        own_name as place_name
    from identified
    group by place_id, own_name
    qualify row_number() over (
        partition by place_id
        order by
            bool_or(is_known or is_region) desc, sum(statement_count) desc, sum(article_count) desc, length(own_name) desc,
            own_name asc
    ) = 1

)

select
    identified.name,
    identified.kind,
    identified.region_code,
    identified.place_id,
    best_names.place_name,
    case when identified.is_region then 'region' else identified.place_kind end as place_kind,
    identified.place_region_code,
    identified.is_region,
    identified.is_region or identified.is_known as is_reviewed,
    case
        when identified.is_region and identified.name = best_names.place_name then 'as_written'
        when identified.is_region then 'region_name'
        when identified.is_narrowed then 'only_one_in_region'
        when identified.name = best_names.place_name then 'as_written'
        when identified.is_known then 'known_name'
        else 'region_in_name'
    end as alias_rule,
    identified.statement_count,
    identified.article_count
from identified
inner join best_names on identified.place_id = best_names.place_id
