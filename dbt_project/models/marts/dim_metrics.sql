with metrics as (

    select
        code,
        name_zh,
        name_en,
        family,
        unit_kind,
        scope,
        nature,
        aim,
        topic
    from {{ ref('metrics') }}

),

aliases as (

    select
        metric_code,
        string_agg(alias, '、' order by alias) as aliases
    from {{ ref('metric_aliases') }}
    group by metric_code

),

metric_counts as (

    select
        metric_code,
        count(*) as metric_statement_count
    from {{ ref('int_metric_statements') }}
    group by metric_code

),

target_counts as (

    select
        metric_code,
        count(*) as target_statement_count
    from {{ ref('int_target_statements') }}
    group by metric_code

)

select
    metrics.code as metric_code,
    metrics.name_zh as metric_name_zh,
    metrics.name_en as metric_name_en,
    metrics.family as metric_family,
    metrics.unit_kind,
    metrics.scope as metric_scope,
    metrics.nature,
    metrics.nature = 'flow' as is_additive,
    metrics.aim,
    metrics.topic,
    aliases.aliases,
    coalesce(metric_counts.metric_statement_count, 0) as metric_statement_count,
    coalesce(target_counts.target_statement_count, 0) as target_statement_count
from metrics
left join aliases on metrics.code = aliases.metric_code
left join metric_counts on metrics.code = metric_counts.metric_code
left join target_counts on metrics.code = target_counts.metric_code
order by metrics.code
