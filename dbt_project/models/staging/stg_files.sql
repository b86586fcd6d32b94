with events as (

    select
        run_id,
        seen_at,
        path,
        article,
        size,
        sha256,
        encoding,
        format,
        outcome,
        reason,
        detail,
        article_id,
        duplicate_of
    from {{ source('staging', 'files') }}

),

newest_events as (

    select *
    from events
    qualify row_number() over (partition by path order by run_id desc, seen_at desc) = 1

)

select
    path,
    article,
    cast(size as bigint) as size,
    sha256,
    encoding,
    format,
    outcome,
    reason,
    detail,
    article_id,
    duplicate_of
from newest_events
where outcome <> 'gone'
