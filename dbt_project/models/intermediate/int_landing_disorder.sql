-- A stage that a named project reached before one that must come first. Dates are as precise as said: of a month, all its days are allowed.
with statements as (

    select
        *,
        {{ first_day('date') }} as first_on,
        {{ last_day_of('date') }} as last_on
    from {{ ref('int_landing_statements') }}
    where project is not null and date is not null and stage in ('signed', 'building', 'operating')

),

-- The earliest date said for each stage of a project; later ones may be of its next phase.
earliest as (

    select *
    from statements
    where first_on is not null
    qualify row_number() over (
        partition by enterprise_landing_id, stage
        order by first_on asc, {{ best_proof_first() }}
    ) = 1

)

select
    later.enterprise_landing_id,
    later.enterprise_id,
    later.place_id,
    later.project,
    later.statement_id,
    later.article_id,
    later.article,
    later.published_on,
    later.evidence,
    later.span_start,
    later.span_end,
    later.stage,
    later.date,
    later.last_on,
    earlier.statement_id as other_statement_id,
    earlier.article_id as other_article_id,
    earlier.article as other_article,
    earlier.published_on as other_published_on,
    earlier.evidence as other_evidence,
    earlier.span_start as other_span_start,
    earlier.span_end as other_span_end,
    earlier.stage as other_stage,
    earlier.date as other_date,
    earlier.first_on as other_first_on,
    least(later.confidence, earlier.confidence) as confidence
from earliest as later
inner join earliest as earlier
    on
        later.enterprise_landing_id = earlier.enterprise_landing_id
        and later.stage_rank > earlier.stage_rank
        and later.last_on < earlier.first_on
