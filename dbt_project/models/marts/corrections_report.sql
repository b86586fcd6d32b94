with corrections as (

    select * from {{ ref('int_corrections') }}

),

matches as (

    select * from {{ ref('int_correction_matches') }}

),

articles as (

    select
        article as name,
        body
    from {{ ref('stg_articles') }}

    union all

    select
        path as name,
        body
    from {{ ref('stg_articles') }}
    where path <> article

),

articles_by_correction as (

    select
        corrections.correction_id,
        bool_or(contains(articles.body, corrections.expect)) as is_quote_there
    from corrections
    inner join articles on corrections.article = articles.name
    group by corrections.correction_id

),

-- A statement that a drop has taken away is in none of these.
statements as (

    select
        statement_id,
        correction_ids
    from {{ ref('int_corrected_landing_statements') }}

    union all

    select
        statement_id,
        correction_ids
    from {{ ref('int_corrected_metric_statements') }}

    union all

    select
        statement_id,
        correction_ids
    from {{ ref('int_corrected_target_statements') }}

),

outcomes as (

    select
        matches.correction_id,
        count(distinct matches.statement_id) as matched_statement_count,
        count(*) filter (where not matches.is_ambiguous) as unambiguous_count,
        count(*) filter (where not matches.is_ambiguous and not matches.is_overruled) as standing_count,
        count(*) filter (
            where not matches.is_ambiguous and not matches.is_overruled
            and (statements.statement_id is null or statements.correction_ids is not null)
        ) as applied_statement_count,
        bool_and(matches.is_already_so) as is_already_so
    from matches
    left join statements on matches.statement_id = statements.statement_id
    group by matches.correction_id

),

joined as (

    select
        corrections.*,
        articles_by_correction.correction_id is not null as is_article_there,
        coalesce(articles_by_correction.is_quote_there, false) as is_quote_there,
        coalesce(outcomes.matched_statement_count, 0) as matched_statement_count,
        coalesce(outcomes.applied_statement_count, 0) as applied_statement_count,
        outcomes.unambiguous_count,
        outcomes.standing_count,
        outcomes.is_already_so
    from corrections
    left join articles_by_correction on corrections.correction_id = articles_by_correction.correction_id
    left join outcomes on corrections.correction_id = outcomes.correction_id

),

judged as (

    select
        *,
        case
            when problem is not null then 'invalid'
            when not is_article_there then 'article_missing'
            when matched_statement_count = 0 then 'guard_failed'
            when unambiguous_count = 0 then 'invalid'
            when standing_count = 0 then 'overruled'
            when applied_statement_count = 0 then 'invalid'
            else 'applied'
        end as status
    from joined

)

select
    correction_id,
    status,
    case
        when problem is not null then problem
        when status = 'article_missing' then 'there is no article ' || article
        when status = 'guard_failed' and not is_quote_there then 'the article no longer has the words that it was decided on: look again'
        when status = 'guard_failed'
            then 'the article has the words, but no ' || fact || ' statement of their sentence is as expected: see if it is still needed'
        when status = 'overruled' then 'a later correction of the same rows stands instead'
        when unambiguous_count = 0 then 'different sentences of the article have the words: quote more of the right one'
        when status = 'invalid' and fact = 'landing'
            then 'the row would not be whole: an investment has value, unit, comparator, and its words from the sentence'
        when status = 'invalid' and fact = 'metric' then 'the row would not be whole: its period would end before it starts'
        when status = 'invalid'
            then 'the row would not be whole: an outcome or commitment has value, unit, comparator, measure and words, a milestone has none'
        when applied_statement_count < standing_count then 'applied to some of its rows: the others would not be whole'
        when action = 'set' and is_already_so then 'applied, but the rows say so without it: it can go'
        else 'applied'
    end as detail,
    applied_statement_count,
    matched_statement_count,
    fact,
    article,
    expect,
    value_as_written,
    action,
    column_name,
    old_value,
    new_value,
    reason,
    author,
    decided_on
from judged
order by correction_id
