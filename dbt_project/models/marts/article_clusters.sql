with articles as not materialized (

    select * from {{ ref('stg_articles') }}

),

members as (

    select * from {{ ref('int_articles') }}
    where cluster_article_count > 1

),

pairs as (

    select
        members.cluster_id,
        min(alike.likeness) as least_likeness
    from {{ ref('int_article_likeness') }} as alike
    inner join members on alike.article_id = members.article_id
    group by members.cluster_id

),

clusters as (

    select
        members.cluster_id,
        any_value(members.original_article_id) as original_article_id,
        any_value(members.original_article) as original_article,
        any_value(members.original_source) as original_source,
        any_value(members.original_source_basis) as original_source_basis,
        min(members.published_on) as first_published_on,
        max(members.published_on) as last_published_on,
        count(*) as article_count,
        count(distinct coalesce(articles.publisher, articles.source)) as outlet_count,
        string_agg(
            distinct coalesce(articles.publisher, articles.source), '、' order by coalesce(articles.publisher, articles.source)
        ) as outlets
    from members
    inner join articles on members.article_id = articles.article_id
    group by members.cluster_id

)

select
    clusters.cluster_id,
    originals.title,
    clusters.original_article_id,
    clusters.original_article,
    clusters.original_source,
    clusters.original_source_basis,
    clusters.first_published_on,
    clusters.last_published_on,
    clusters.article_count,
    clusters.outlet_count,
    clusters.outlets,
    pairs.least_likeness
from clusters
inner join articles as originals on clusters.original_article_id = originals.article_id
inner join pairs on clusters.cluster_id = pairs.cluster_id
order by clusters.cluster_id
