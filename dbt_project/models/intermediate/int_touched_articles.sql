{% if not execute or continues() %}
with articles as (

    select
        article_id,
        cluster_id,
        {{ content_of_story() }} as content
    from {{ ref('int_articles') }}

),

changed as (

    select article_id from {{ ref('stg_changed_articles') }}

),

names as (

    select * from {{ ref('int_place_names') }}

),

enterprises as (

    select * from {{ ref('int_enterprise_names') }}

),

landings as (

    select * from {{ ref('int_corrected_landing_statements') }}

),

metrics as (

    select * from {{ ref('int_corrected_metric_statements') }}

),

targets as (

    select * from {{ ref('int_corrected_target_statements') }}

),

-- A name that is new is one of a changed article.
other_names as (

    select
        names.name,
        names.kind,
        names.region_code
    from names
    inner join before.main.int_place_names as known
        on
            names.name = known.name
            and names.kind is not distinct from known.kind
            and names.region_code is not distinct from known.region_code
    where
        names.place_id <> known.place_id
        or names.place_name <> known.place_name
        or names.place_region_code is distinct from known.place_region_code

),

other_enterprises as (

    select enterprises.enterprise
    from enterprises
    inner join before.main.int_enterprise_names as known on enterprises.enterprise = known.enterprise
    where
        enterprises.enterprise_id <> known.enterprise_id
        or enterprises.enterprise_name <> known.enterprise_name
        or enterprises.enterprise_kind is distinct from known.enterprise_kind
        or enterprises.is_known <> known.is_known

),

other_stories as (

    select articles.article_id
    from articles
    inner join before.main.int_articles as known on articles.article_id = known.article_id
    where articles.content <> known.content

),

directly as (

    select article_id from changed
    union
    select article_id from other_stories
    union
    select landings.article_id from landings
    inner join other_enterprises on landings.enterprise = other_enterprises.enterprise
    {% for statements, place in [('landings', 'place'), ('metrics', 'subject'), ('targets', 'subject')] %}
    union
    select {{ statements }}.article_id from {{ statements }}
    inner join other_names
        on
            {{ statements }}.{{ place }} = other_names.name
            and {{ statements }}.{{ place }}_kind is not distinct from other_names.kind
            and {{ statements }}.region_code is not distinct from other_names.region_code
    {% endfor %}

),

members as (

    select
        article_id,
        cluster_id
    from articles

    union all

    select
        article_id,
        cluster_id
    from before.main.int_articles

),

stories as (

    select distinct members.cluster_id
    from members
    inner join directly on members.article_id = directly.article_id

)

-- What one article of a story says may be carried over to the others.
select distinct members.article_id
from members
inner join stories on members.cluster_id = stories.cluster_id
{% else %}
select article_id
from {{ ref('int_articles') }}
{% endif %}
