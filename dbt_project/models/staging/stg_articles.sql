with parses as (

    select
        run_id,
        code_version,
        article_id,
        title,
        publisher,
        source,
        author,
        published_on,
        published_how,
        url,
        script,
        body,
        char_count,
        encoding,
        format,
        sha256
    from {{ source('staging', 'articles') }}
    where run_id <= {{ newest_committed_run() }}
    qualify row_number() over (partition by article_id order by run_id desc, path asc) = 1

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
    parses.article_id,
    parses.run_id,
    parses.code_version,
    files.article,
    files.path,
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
from parses
inner join files on parses.article_id = files.article_id
