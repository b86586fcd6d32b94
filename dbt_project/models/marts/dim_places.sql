{{ config(pre_hook={"sql": "{{ keep_names_before('place_id', ', parent_place_id, path') }}", "transaction": false}) }}

with places as not materialized (

    select * from {{ ref('int_places') }}

),

regions as (

    select * from {{ ref('dim_regions') }}

),

relations as not materialized (

    select * from {{ ref('int_place_relations') }}

),

articles as (

    select
        article_id,
        article
    from {{ ref('stg_articles') }}

),

facts as (

    select
        place_id,
        article_id
    from {{ ref('int_landing_statements') }}

    union all

    select
        subject_id as place_id,
        article_id
    from {{ ref('int_metric_statements') }}

    union all

    select
        subject_id as place_id,
        article_id
    from {{ ref('int_target_statements') }}

),

fact_counts as (

    select
        place_id,
        count(*) as statement_count,
        count(distinct article_id) as article_count
    from facts
    group by place_id

),

relation_counts as (

    select
        place_id,
        count(distinct article_id) as naming_article_count
    from relations
    group by place_id

),

-- Of several places said to hold one: that which most is said for, then the nearest above it.
candidates as (

    select
        place_id,
        parent_place_id,
        any_value(parent_rank) as parent_rank,
        sum(confidence) as support,
        arg_min(
            statement_id,
            struct_pack(doubt := -confidence, article_id := article_id, at := span_start, statement_id := statement_id)
        ) as statement_id
    from relations
    where verdict = 'accepted'
    group by place_id, parent_place_id

),

chosen as (

    select *
    from candidates
    qualify row_number() over (
        partition by place_id
        order by support desc, parent_rank desc, parent_place_id asc
    ) = 1

),

-- A place without a holder of its own lies in its region; one told only the city lies where its holder does.
placed as (

    select
        places.* exclude (region_code),
        chosen.statement_id as parent_statement_id,
        case
            when places.place_kind = 'region' and places.level <> 'area' then places.region_code
            when places.region_code is null or parents.region_code is null then coalesce(places.region_code, parents.region_code)
            when places.region_code in (outer_of_parent.prefecture_code, outer_of_parent.province_code) then parents.region_code
            else places.region_code
        end as region_code,
        chosen.parent_place_id
    from places
    left join chosen on places.place_id = chosen.place_id
    left join places as parents on chosen.parent_place_id = parents.place_id
    left join regions as outer_of_parent on parents.region_code = outer_of_parent.region_code

),

linked as (

    select
        placed.* exclude (parent_place_id),
        regions.region_name,
        regions.province_code,
        regions.province_name,
        regions.prefecture_code,
        regions.prefecture_name,
        regions.county_code,
        regions.county_name,
        coalesce(
            placed.parent_place_id,
            case
                when placed.region_basis = 'official'
                    then {{ place_key('regions.parent_name', 'true', 'regions.parent_code') }}
                else {{ place_key('regions.region_name', 'true', 'regions.region_code') }}
            end
        ) as parent_place_id
    from placed
    left join regions on placed.region_code = regions.region_code

),

-- From the provinces down. A parent is always of a higher level, so the way ends.
recursive_paths as (

    with recursive walked as (

        select
            place_id,
            place_name as path,
            [place_id] as path_ids
        from linked
        where parent_place_id is null

        union all

        select
            linked.place_id,
            walked.path || ' ⊃ ' || linked.place_name as path,
            list_append(walked.path_ids, linked.place_id) as path_ids
        from linked
        inner join walked on linked.parent_place_id = walked.place_id

    )

    select * from walked

),

conflicts as (

    select
        candidates.place_id,
        count(*) as conflicting_parent_count
    from candidates
    inner join recursive_paths on candidates.place_id = recursive_paths.place_id
    where not list_contains(recursive_paths.path_ids, candidates.parent_place_id)
    group by candidates.place_id

)

select
    linked.place_id,
    linked.place_name,
    linked.place_kind,
    linked.level,
    linked.status,
    linked.parent_place_id,
    parents.place_name as parent_name,
    recursive_paths.path,
    linked.region_code,
    linked.region_name,
    case when linked.region_code is null then linked.region_basis else 'told' end as region_basis,
    linked.province_code,
    linked.province_name,
    linked.prefecture_code,
    linked.prefecture_name,
    linked.county_code,
    linked.county_name,
    coalesce(
        proofs.rule,
        case
            when linked.parent_place_id is null then null
            when linked.region_basis = 'official' then 'gb2260'
            else 'region'
        end
    ) as parent_rule,
    proofs.evidence as parent_evidence,
    articles.article as parent_evidence_article,
    linked.parent_statement_id,
    coalesce(conflicts.conflicting_parent_count, 0) as conflicting_parent_count,
    linked.names_as_written,
    coalesce(fact_counts.statement_count, 0) as statement_count,
    coalesce(fact_counts.article_count, 0) as article_count,
    coalesce(relation_counts.naming_article_count, 0) as naming_article_count
from linked
inner join recursive_paths on linked.place_id = recursive_paths.place_id
left join linked as parents on linked.parent_place_id = parents.place_id
left join relations as proofs on linked.parent_statement_id = proofs.statement_id
left join articles on proofs.article_id = articles.article_id
left join conflicts on linked.place_id = conflicts.place_id
left join fact_counts on linked.place_id = fact_counts.place_id
left join relation_counts on linked.place_id = relation_counts.place_id
order by linked.place_id
