with statements as not materialized (
    {% for fact in ['metric', 'target'] %}
    select
        statement_id,
        article_id,
        article,
        published_on,
        is_reprint,
        sentence_no,
        span_start,
        confidence,
        evidence,
        metric_core,
        metric_code,
        unit,
        '{{ fact }}' as said_as
    from {{ ref('int_' ~ fact ~ '_statements') }}
    {% if fact == 'target' %}where kind <> 'milestone'{% else %}union all{% endif %}
    {% endfor %}
),

totals as (

    select count(*) as statement_count
    from statements

),

unmapped as (

    select *
    from statements
    where metric_code is null

),

merged as (

    select
        metric_core,
        count(*) as statement_count,
        count(*) filter (where said_as = 'metric') as metric_statement_count,
        count(*) filter (where said_as = 'target') as target_statement_count,
        count(distinct article_id) as article_count,
        string_agg(distinct unit, '、' order by unit) as units
    from unmapped
    group by metric_core

),

best as (

    select *
    from unmapped
    qualify row_number() over (
        partition by metric_core
        order by {{ best_proof_first() }}
    ) = 1

)

select
    merged.metric_core as phrase,
    case when names.metric is null then 'unknown_phrase' else 'unit_does_not_fit' end as why,
    merged.statement_count,
    merged.metric_statement_count,
    merged.target_statement_count,
    merged.article_count,
    cast(merged.statement_count / totals.statement_count as decimal(9, 6)) as statement_share,
    merged.units,
    best.evidence,
    best.article as evidence_article,
    best.statement_id as evidence_statement_id
from merged
cross join totals
inner join best on merged.metric_core = best.metric_core
left join {{ ref('int_metric_names') }} as names on merged.metric_core = names.metric
order by merged.statement_count desc, merged.article_count desc, merged.metric_core asc
