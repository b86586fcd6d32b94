with landings as (

    select
        place_id,
        place_name,
        place,
        place_kind,
        region_code,
        article_id
    from {{ ref('int_landing_statements') }}

),

metrics as (

    select
        subject_id as place_id,
        subject_name as place_name,
        subject as place,
        subject_kind as place_kind,
        region_code,
        article_id
    from {{ ref('int_metric_statements') }}

),

targets as (

    select
        subject_id as place_id,
        subject_name as place_name,
        subject as place,
        subject_kind as place_kind,
        region_code,
        article_id
    from {{ ref('int_target_statements') }}

),

regions as (

    select
        region_code,
        region_name
    from {{ ref('dim_regions') }}

),

mentions as (

    select * from landings
    union all
    select * from metrics
    union all
    select * from targets

),

merged as (

    select
        place_id,
        any_value(place_name) as place_name,
        any_value(region_code) as region_code,
        string_agg(distinct place, '、' order by place) as names_as_written,
        count(*) as statement_count,
        count(distinct article_id) as article_count
    from mentions
    where place_id is not null
    group by place_id

),

kinds as (

    select
        place_id,
        place_kind
    from mentions
    where place_id is not null
    group by place_id, place_kind
    qualify row_number() over (
        partition by place_id
        order by count(*) desc, place_kind asc nulls last
    ) = 1

)

select
    merged.place_id,
    merged.place_name,
    kinds.place_kind,
    merged.region_code,
    regions.region_name,
    merged.names_as_written,
    merged.statement_count,
    merged.article_count
from merged
inner join kinds on merged.place_id = kinds.place_id
left join regions on merged.region_code = regions.region_code
order by merged.place_id
