{{ config(materialized='incremental', pre_hook="{{ forget('touched') }}") }}

with articles as (

    select * from {{ ref('stg_articles') }}
    where {{ only('touched') }}

),

stories as (

    select
        article_id,
        cluster_id,
        is_reprint,
        original_article,
        original_source
    from {{ ref('int_articles') }}

),

landing_counts as (

    select
        article_id,
        count(*) as landing_count
    from {{ ref('int_landing_statements') }}
    where {{ only('touched') }}
    group by article_id

),

metric_counts as (

    select
        article_id,
        count(*) as metric_count
    from {{ ref('int_metric_statements') }}
    where {{ only('touched') }}
    group by article_id

),

target_counts as (

    select
        article_id,
        count(*) as target_count
    from {{ ref('int_target_statements') }}
    where {{ only('touched') }}
    group by article_id

)

select
    articles.article_id,
    articles.article,
    articles.path,
    articles.title,
    articles.publisher,
    articles.source,
    articles.author,
    articles.published_on,
    articles.published_how,
    articles.url,
    articles.script,
    articles.body,
    articles.char_count,
    articles.encoding,
    articles.format,
    articles.sha256,
    stories.cluster_id,
    stories.is_reprint,
    stories.original_article,
    stories.original_source,
    coalesce(landing_counts.landing_count, 0) as landing_statement_count,
    coalesce(metric_counts.metric_count, 0) as metric_statement_count,
    coalesce(target_counts.target_count, 0) as target_statement_count
from articles
inner join stories on articles.article_id = stories.article_id
left join landing_counts on articles.article_id = landing_counts.article_id
left join metric_counts on articles.article_id = metric_counts.article_id
left join target_counts on articles.article_id = target_counts.article_id
order by articles.article_id
