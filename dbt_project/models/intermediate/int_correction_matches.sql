with corrections as (

    select * from {{ ref('int_corrections') }}
    where problem is null

),

-- An article is named by its file, or by its path where two files share a name.
articles as (

    select
        article_id,
        article as name,
        body
    from {{ ref('stg_articles') }}
    where article in (select corrections.article from corrections)

    union all

    select
        article_id,
        path as name,
        body
    from {{ ref('stg_articles') }}
    where path <> article and path in (select corrections.article from corrections)

),

candidates as (
    {% for fact in ['landing', 'metric', 'target'] %}
    select
        corrections.*,
        articles.article_id,
        statements.statement_id,
        statements.evidence,
        substr(articles.body, statements.span_start + 1, statements.span_end - statements.span_start) as as_written,
        json_extract_string(to_json(statements), corrections.column_name) as extracted_value  -- noqa: RF02
    from corrections
    inner join articles on corrections.article = articles.name
    inner join {{ ref('stg_' ~ fact ~ '_statements') }} as statements
        on articles.article_id = statements.article_id and contains(statements.evidence, corrections.expect)
    where corrections.fact = '{{ fact }}'
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

matched as (

    select *
    from candidates
    where
        (value_as_written is null or value_as_written = as_written)
        and (old_value is null or {{ comparable('extracted_value', 'value_kind') }} = {{ comparable('old_value', 'value_kind') }})

),

-- A quote that several sentences of the article have was not looked at in all of them.
guarded as (

    select
        *,
        min(evidence) over guarded_article <> max(evidence) over guarded_article as is_ambiguous
    from matched
    window guarded_article as (partition by correction_id, article_id)

),

ordered as (

    select
        *,
        row_number() over (order by decided_on asc, correction_id asc, statement_id asc) as decision_no
    from guarded

)

select
    correction_id,
    fact,
    article_id,
    statement_id,
    action,
    column_name,
    new_value,
    implies_place,
    implied_kind,
    implied_region_code,
    decided_on,
    is_ambiguous,
    action = 'set' and {{ comparable('extracted_value', 'value_kind') }} = {{ comparable('new_value', 'value_kind') }} as is_already_so,
    -- Of the decisions on one statement the last drop outdoes what came before it, any later one outdoes a drop,
    -- and a later value of a column outdoes an earlier one.
    case action
        when 'drop' then decision_no < max(decision_no) filter (where not is_ambiguous) over statement_decisions
        when 'set'
            then
                decision_no < max(decision_no) filter (where not is_ambiguous and action = 'set') over column_decisions
                or last_value(action) over decisions_in_order = 'drop'
        when 'confirm' then last_value(action) over decisions_in_order = 'drop'
    end as is_overruled
from ordered
window
    statement_decisions as (partition by statement_id),
    column_decisions as (partition by statement_id, column_name),
    decisions_in_order as (
        partition by statement_id
        order by case when is_ambiguous then 0 else decision_no end
        rows between unbounded preceding and unbounded following
    )
