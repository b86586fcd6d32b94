{{ config(
    materialized='incremental',
    pre_hook=[{"sql": "{{ keep_outcomes_before() }}", "transaction": false}, "{{ forget_relations('place_relations') }}"],
) }}

with relations as (

    select * from {{ ref('int_place_relations') }}
    where {{ only_relations('place_relations') }}

),

articles as (

    select
        article_id,
        article,
        published_on
    from {{ ref('stg_articles') }}

),

places as (

    select
        place_id,
        place_name,
        parent_place_id,
        path
    from {{ ref('dim_places') }}

)

select
    relations.statement_id,
    relations.article_id,
    articles.article,
    articles.published_on,
    relations.sentence_no,
    relations.evidence,
    relations.span_start,
    relations.span_end,
    relations.rule,
    relations.confidence,
    relations.place_id,
    relations.place,
    relations.parent_place_id,
    relations.parent,
    case
        when relations.verdict not in ('accepted', 'region') then relations.verdict
        when relations.parent_place_id = places.parent_place_id then 'parent'
        when contains(places.path || ' ⊃ ', parents.path || ' ⊃ ') then 'above'
        else 'conflict'
    end as outcome
from relations
inner join articles on relations.article_id = articles.article_id
inner join places on relations.place_id = places.place_id
left join places as parents on relations.parent_place_id = parents.place_id
order by relations.article_id, relations.sentence_no, relations.span_start, relations.statement_id
