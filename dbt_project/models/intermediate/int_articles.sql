{{ config(pre_hook={
    "sql": "{{ keep_before('article_id, cluster_id, ' ~ content_of_story() ~ ' as content') }}",
    "transaction": false
}) }}

with recursive articles as ( -- noqa: PRS
    -- sqlfluff cannot parse `using key`, by which a recursion keeps one row a key instead of every row it ever made.

    select
        article_id,
        article,
        published_on,
        publisher,
        source,
        -- Who comes first told the story first; of one day, a stated one before a guessed one, then the outlet that names no other.
        row_number() over (
            order by
                published_on asc nulls last, published_how is distinct from 'stated',
                coalesce(publisher = coalesce(source, publisher), false) desc, article_id asc
        ) as precedence
    from {{ ref('stg_articles') }}

),

links as (

    select
        article_id,
        other_article_id
    from {{ ref('int_article_likeness') }}

    union all

    select
        other_article_id as article_id,
        article_id as other_article_id
    from {{ ref('int_article_likeness') }}

),

-- Articles alike, and those alike to them, are one story, known by the precedence of its first. Each article learns from those like it,
-- until nobody learns of an earlier one.
stories (article_id, story) using key (article_id) as (

    select
        article_id,
        precedence as story
    from articles

    union

    select
        links.other_article_id as article_id,
        min(stories.story) as story
    from stories
    inner join links on stories.article_id = links.article_id
    inner join recurring.stories as known on links.other_article_id = known.article_id
    where stories.story < known.story
    group by links.other_article_id

),

members as (

    select
        articles.article_id,
        articles.article,
        articles.published_on,
        articles.publisher,
        articles.source,
        articles.precedence,
        stories.story,
        originals.article_id as original_article_id,
        originals.article as original_article,
        originals.published_on as original_published_on,
        coalesce(originals.source, originals.publisher) as first_outlet,
        count(*) over (partition by stories.story) as cluster_article_count
    from articles
    inner join stories on articles.article_id = stories.article_id
    inner join articles as originals on stories.story = originals.precedence

),

-- An outlet wrote the story if a page of another outlet says so. A page whose own outlet is unknown may be naming itself.
named_outlets as (

    select
        story,
        source as outlet
    from members
    where cluster_article_count > 1 and publisher <> source
    group by story, source
    qualify row_number() over (partition by story order by count(*) desc, min(precedence) asc) = 1

),

-- The published articles, each with its story.
attributed as (

    select
        members.article_id,
        members.article,
        members.published_on,
        members.precedence,
        members.original_article_id,
        members.original_article,
        members.original_published_on,
        members.cluster_article_count,
        coalesce(named_outlets.outlet, members.first_outlet) as original_source,
        case
            when members.cluster_article_count = 1 then null
            when named_outlets.outlet is not null then 'named_as_source'
            when members.first_outlet is not null then 'earliest'
        end as original_source_basis
    from members
    left join named_outlets on members.story = named_outlets.story

)

select
    article_id,
    article,
    published_on,
    precedence,
    {{ key_of(["original_article_id"]) }} as cluster_id,
    cluster_article_count,
    article_id <> original_article_id as is_reprint,
    original_article_id,
    original_article,
    original_published_on,
    original_source,
    original_source_basis,
    coalesce(original_source, original_article) as source_name
from attributed
