with parses as (

    select
        run_id,
        article_id
    from {{ source('staging', 'articles') }}
    where run_id <= {{ newest_committed_run() }}

),

newest as (

    select
        article_id,
        max(run_id) as run_id
    from parses
    group by article_id

),

files as (

    select
        article_id,
        article,
        path
    from {{ ref('stg_files') }}
    where outcome = 'parsed'

)

select
    newest.article_id,
    newest.run_id,
    files.article,
    files.path
from newest
inner join files on newest.article_id = files.article_id
