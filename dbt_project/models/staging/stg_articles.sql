{{ config(materialized='incremental', pre_hook="{{ forget('changed') }}") }}

with readings as (

    select
        readings.article_id,
        readings.run_id,
        readings.article,
        readings.path
    from {{ ref('stg_readings') }} as readings
    inner join {{ ref('stg_changed_articles') }} as changed on readings.article_id = changed.article_id

),

-- One run may have read the same bytes at two paths.
parses as (

    select parses.*
    from {{ source('staging', 'articles') }} as parses
    inner join readings on parses.article_id = readings.article_id and parses.run_id = readings.run_id
    qualify row_number() over (partition by parses.article_id order by parses.path asc) = 1

)

select
    readings.article_id,
    readings.run_id,
    parses.code_version,
    readings.article,
    readings.path,
    parses.title,
    parses.publisher,
    parses.source,
    parses.author,
    cast(parses.published_on as date) as published_on,
    parses.published_how,
    parses.url,
    parses.script,
    parses.body,
    cast(parses.char_count as bigint) as char_count,
    parses.encoding,
    parses.format,
    parses.sha256
from readings
inner join parses on readings.article_id = parses.article_id
