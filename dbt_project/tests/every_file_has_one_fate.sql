-- The ledger balances: what the files say became of them is what is in the other tables, and nothing is there without a file.
with files as (

    select
        path,
        outcome,
        reason,
        article_id,
        duplicate_of
    from {{ ref('files') }}

),

articles as (

    select
        article_id,
        path
    from {{ ref('dim_articles') }}

),

broken_files as (

    select
        files.path,
        case
            when files.outcome = 'parsed' and articles.article_id is null then 'parsed, but no such article'
            when files.outcome in ('rejected', 'deferred') and files.reason is null then 'no reason'
            when files.outcome = 'duplicate' and originals.path is null then 'duplicate of a file that is not there'
        end as problem
    from files
    left join articles on files.article_id = articles.article_id and files.path = articles.path
    left join files as originals on files.duplicate_of = originals.path

),

articles_without_file as (

    select
        articles.path,
        'article without a parsed file' as problem
    from articles
    left join files on articles.path = files.path and articles.article_id = files.article_id and files.outcome = 'parsed'
    where files.path is null

)

select * from broken_files
where problem is not null
union all
select * from articles_without_file
