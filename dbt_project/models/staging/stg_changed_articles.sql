{% if not execute or continues() %}
with readings as (

    select * from {{ ref('stg_readings') }}

),

known as (

    select
        article_id,
        run_id,
        article,
        path
    from staging.stg_articles

)

select distinct coalesce(readings.article_id, known.article_id) as article_id
from readings
full outer join known
    on
        readings.article_id = known.article_id
        and readings.run_id = known.run_id
        and readings.article = known.article
        and readings.path = known.path
where readings.article_id is null or known.article_id is null
{% else %}
select article_id
from {{ ref('stg_readings') }}
{% endif %}
