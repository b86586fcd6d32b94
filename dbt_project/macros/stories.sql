{#- A reprint speaks of the days and places of its original: 目前 in a page of the 15th that repeats one of the 14th means the 14th.
    The CTEs by which the statements of a story say the same thing in the same row of the mart. They read the CTE `identified`, whose
    `row_id` is the row a statement would have by itself and whose `said` is what it says, time and place left out; and end with
    `settled`, which has the row it belongs to, `settled_row_id`, and whether that is an earlier article's, `is_carried_over`.

    A statement goes to the row of the story's first article that says the same, if it is in the same place (or in none known) and only the
    day of publication can have made the difference, or if its sentence is the same to the letter. -#}
{% macro settled_in_stories(place_id, place_kind) %}
told_in_stories as (

    select
        statement_id,
        sentence_no,
        span_start,
        evidence,
        published_on,
        cluster_id,
        precedence,
        row_id,
        said,
        case {{ place_kind }} when 'unresolved' then null else {{ place_id }} end as told_of
    from identified
    where cluster_article_count > 1

),

first_told as (

    select *
    from told_in_stories
    qualify rank() over (partition by cluster_id, said order by precedence asc) = 1

),

carried_over as (

    select
        later.statement_id,
        earlier.row_id
    from told_in_stories as later
    inner join first_told as earlier
        on later.cluster_id = earlier.cluster_id and later.said = earlier.said and later.precedence > earlier.precedence
    where
        later.row_id = earlier.row_id
        or later.evidence = earlier.evidence
        or later.told_of is null
        or (later.told_of = earlier.told_of and later.published_on is distinct from earlier.published_on)
    qualify row_number() over (
        partition by later.statement_id
        order by
            later.row_id = earlier.row_id desc, coalesce(later.told_of = earlier.told_of, false) desc,
            later.evidence = earlier.evidence desc, earlier.sentence_no asc, earlier.span_start asc, earlier.statement_id asc
    ) = 1

),

settled as (

    select
        identified.*,
        coalesce(carried_over.row_id, identified.row_id) as settled_row_id,
        coalesce(carried_over.row_id <> identified.row_id, false) as is_carried_over
    from identified
    left join carried_over on identified.statement_id = carried_over.statement_id

)
{%- endmacro %}
