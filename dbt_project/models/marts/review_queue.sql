-- One CTE a source of items, all with the same columns; `items` unites them. Not materialized: each takes few rows of whole marts, and what
-- DuckDB materializes it takes with every column.
with landings as not materialized (

    select * from {{ ref('enterprise_landings') }}

),

metrics as not materialized (

    select * from {{ ref('platform_metrics') }}

),

targets as not materialized (

    select * from {{ ref('policy_targets') }}

),

regions as (

    select
        region_code,
        level
    from {{ ref('dim_regions') }}

),

-- Every statement with its rank as a proof, the place it is about, and its phrase if that is no indicator of the lexicon.
statements as not materialized (
    {% for fact, place_id, phrase in [
        ('landing', 'place_id', 'cast(null as varchar)'),
        ('metric', 'subject_id', 'case when metric_code is null then metric_core end'),
        ('target', 'subject_id', "case when metric_code is null and kind <> 'milestone' then metric_core end"),
    ] %}
    select
        statement_id,
        article_id,
        published_on,
        is_reprint,
        sentence_no,
        span_start,
        confidence,
        {{ place_id }} as place_id,
        {{ phrase }} as unmapped_phrase
    from {{ ref('int_' ~ fact ~ '_statements') }}
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

implausible_values as (

    select * from {{ ref('int_implausible_values') }}

),

impossible_ids as (

    select distinct platform_metric_id
    from implausible_values

),

-- What is shown of a row is put together for these alone: joined afterwards, it was put together for all numbers.
impossible_metrics as (

    select metrics.*
    from metrics
    -- No semi join: of that DuckDB makes one that holds every column of all numbers.
    inner join impossible_ids on metrics.platform_metric_id = impossible_ids.platform_metric_id

),

-- The rows of the three marts, as alike as a reviewer needs them. Confidence 1 is a person's word, and leaves no doubt.
rows_of_marts as not materialized (

    select
        'enterprise_landings' as table_name,
        false as is_impossible,
        landings.enterprise_landing_id as row_id,
        concat_ws(
            ' ', landings.enterprise_name, landings.project, landings.place_name,
            landings.stage, landings.stage_date, landings.investment_text
        ) as what,
        landings.confidence,
        landings.article_count,
        landings.place_kind,
        landings.region_code,
        coalesce(landings.investment_low_cny, landings.investment_high_cny) as amount_cny,
        landings.evidence_statement_id
    from landings

    union all

    {% for source, is_impossible in [('metrics', false), ('impossible_metrics', true)] %}
    select
        'platform_metrics' as table_name,
        {{ is_impossible }} as is_impossible,
        metrics.platform_metric_id as row_id,
        concat_ws(' ', metrics.subject_name, metrics.metric_name_zh, metrics.measure, metrics.value_text, metrics.period_end) as what,
        metrics.confidence,
        metrics.article_count,
        metrics.subject_kind as place_kind,
        metrics.region_code,
        case when metrics.unit = 'CNY' then abs(metrics.value) end as amount_cny,
        metrics.evidence_statement_id
    from {{ source }} as metrics

    union all

    {% endfor %}
    select
        'policy_targets' as table_name,
        false as is_impossible,
        targets.policy_target_id as row_id,
        concat_ws(' ', targets.subject_name, targets.metric_name_zh, targets.measure, targets.value_text, targets.deadline) as what,
        targets.confidence,
        targets.article_count,
        targets.subject_kind as place_kind,
        targets.region_code,
        case when targets.unit = 'CNY' then abs(targets.value) end as amount_cny,
        targets.evidence_statement_id
    from targets

),

mart_rows as not materialized (

    select
        rows_of_marts.table_name,
        rows_of_marts.is_impossible,
        rows_of_marts.row_id,
        rows_of_marts.what,
        rows_of_marts.confidence,
        rows_of_marts.evidence_statement_id,
        {{ importance('rows_of_marts.article_count', 'rows_of_marts.place_kind', 'regions.level', 'rows_of_marts.amount_cny') }}
            as importance
    from rows_of_marts
    left join regions on rows_of_marts.region_code = regions.region_code

),

-- Rules that are right in less than four of five cases.
low_confidence as (

    select
        'low_confidence' as kind,
        table_name,
        row_id,
        what,
        1 - confidence as doubt,
        importance,
        '原文是否如此？这类陈述预计' || cast(round(confidence * 100) as integer) || '%正确。' as question_zh,
        'Does the sentence say so? Such rows are right in ' || cast(round(confidence * 100) as integer) || '% of cases.' as question_en,
        evidence_statement_id as statement_id
    from mart_rows
    where confidence < 0.8 and not is_impossible

),

implausible_value as (

    select
        'implausible_value' as kind,
        mart_rows.table_name,
        mart_rows.row_id,
        mart_rows.what,
        implausible_values.doubt,
        mart_rows.importance,
        implausible_values.question_zh,
        implausible_values.question_en,
        mart_rows.evidence_statement_id as statement_id
    from implausible_values
    inner join mart_rows on implausible_values.platform_metric_id = mart_rows.row_id
    where mart_rows.is_impossible and mart_rows.confidence < 1

),

-- Said once, a phrase is its own; said again, it may be an indicator, or another name of one.
unmapped_metric as (

    select
        'unmapped_metric' as kind,
        'metric_aliases' as table_name,
        unmapped_phrase as row_id,
        unmapped_phrase || ' ×' || count(*) as what,
        0.5 as doubt,
        {{ reach('count(*)', 10) }} as importance,
        '是已有指标的别名（seeds/metric_aliases.csv），还是新指标（seeds/metrics.csv）？' as question_zh,
        'Another name of an indicator (seeds/metric_aliases.csv), or an indicator of its own (seeds/metrics.csv)?' as question_en,
        first(statement_id order by {{ best_proof_first() }}) as statement_id
    from statements
    where unmapped_phrase is not null
    group by unmapped_phrase
    having count(*) > 1

),

-- Platforms that only articles name, once three statements hang on them.
unreviewed_place as (

    select
        'unreviewed_place' as kind,
        'places' as table_name,
        places.place_id as row_id,
        places.place_name || ' ×' || any_value(places.statement_count) as what,
        case when any_value(places.region_code) is null then 0.5 else 0.2 end as doubt,
        {{ reach('any_value(places.statement_count)', 10) }} as importance,
        '是独立的平台吗？全称、所在行政区是什么？可加入 seeds/platforms.csv。' as question_zh,
        'Is it a platform of its own, what is its full name and region? It can be added to seeds/platforms.csv.' as question_en,
        first(statements.statement_id order by {{ best_proof_first() }}) as statement_id
    from {{ ref('dim_places') }} as places
    inner join statements on places.place_id = statements.place_id
    where
        places.place_kind = 'platform'
        and places.statement_count >= 3
        and places.status = 'unreviewed'
    group by places.place_id, places.place_name

),

-- What a person decided and does not hold any more comes first of all.
stale_correction as (

    select
        'stale_correction' as kind,
        'corrections_report' as table_name,
        correction_id as row_id,
        concat_ws(' ', correction_id, action, column_name, new_value) as what,
        1 as doubt,
        1 as importance,
        case status
            when 'guard_failed' then '订正所依据的原文或陈述已不在：是否仍需订正？'
            when 'article_missing' then '找不到订正所指的文章：文件名是否正确？'
            else '订正无法执行：请按说明修改。'
        end as question_zh,
        detail as question_en,
        cast(null as varchar) as statement_id,
        fact,
        article,
        expect as evidence
    from {{ ref('corrections_report') }}
    where status not in ('applied', 'overruled')

),

-- One of the two sentences is wrong, or was read wrongly.
contradiction as (

    select
        'contradiction' as kind,
        'contradictions' as table_name,
        contradiction_id as row_id,
        explanation_en as what,
        confidence as doubt,
        case when region_code is null then 0.3 else 0.6 end as importance,
        '两处说法不能同时成立，哪一处有误？' || explanation_zh as question_zh,
        'Both cannot be true: which is wrong, the article or the reading of it?' as question_en,
        cast(null as varchar) as statement_id,
        case kind when 'dates_out_of_order' then 'landing' else 'metric' end as fact,
        article,
        evidence
    from {{ ref('contradictions') }}

),

-- Alike and left apart: a row of seeds/enterprises.csv settles it.
enterprise_conflict as (

    select
        'enterprise_conflict' as kind,
        'enterprise_conflicts' as table_name,
        name || '|' || coalesce(other_name, '') as row_id,
        concat_ws(' ? ', name, other_name) as what,
        0.5 as doubt,
        0.5 as importance,
        '两个名称是同一主体吗？若是，在 seeds/enterprises.csv 加一行别名。' as question_zh,
        'One body under two names? If so, add an alias to seeds/enterprises.csv. ' || reason as question_en,
        cast(null as varchar) as statement_id,
        'landing' as fact,
        cast(null as varchar) as article,
        cast(null as varchar) as evidence
    from {{ ref('enterprise_conflicts') }}

),

items as (

    select * from low_confidence
    union all
    select * from implausible_value
    union all
    select * from unmapped_metric
    union all
    select * from unreviewed_place
    union all by name
    select * from stale_correction
    union all by name
    select * from contradiction
    union all by name
    select * from enterprise_conflict

),

-- Where the statements of the items stand. Their sentences are looked up last: those of all statements are most of the marts' bytes.
proofs as (
    {% for fact in ['landing', 'metric', 'target'] %}
    select
        '{{ fact }}' as fact,
        statement_id,
        article_id,
        article,
        evidence,
        span_start,
        span_end
    from {{ ref('int_' ~ fact ~ '_statements') }}
    where statement_id in (select items.statement_id from items)
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

scored as (

    select
        {{ key_of(['items.kind', 'items.table_name', 'items.row_id']) }} as item_id,
        items.kind,
        items.table_name,
        items.row_id,
        items.what,
        cast(items.doubt as decimal(9, 6)) as doubt,
        cast(round(items.importance, 6) as decimal(9, 6)) as importance,
        cast(round(cast(items.doubt as decimal(9, 6)) * cast(items.importance as decimal(9, 6)), 6) as decimal(9, 6)) as score,
        items.question_zh,
        items.question_en,
        coalesce(items.fact, proofs.fact) as fact,
        coalesce(items.article, proofs.article) as article,
        coalesce(items.evidence, proofs.evidence) as evidence,
        substr(articles.body, proofs.span_start + 1, proofs.span_end - proofs.span_start) as as_written,
        items.statement_id,
        proofs.span_start,
        proofs.span_end
    from items
    left join proofs on items.statement_id = proofs.statement_id
    left join {{ ref('dim_articles') }} as articles on proofs.article_id = articles.article_id

)

select
    item_id,
    kind,
    score,
    doubt,
    importance,
    what,
    question_zh,
    question_en,
    table_name,
    row_id,
    fact,
    article,
    evidence,
    as_written,
    statement_id,
    span_start,
    span_end
from scored
order by score desc, item_id asc
