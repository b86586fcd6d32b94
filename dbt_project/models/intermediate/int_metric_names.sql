with metrics as (

    select
        code,
        name_zh,
        unit_kind,
        scope
    from {{ ref('metrics') }}

),

phrases as (

    select
        name_zh as metric,
        code as metric_code
    from metrics

    union

    select
        alias as metric,
        metric_code
    from {{ ref('metric_aliases') }}

)

select
    phrases.metric,
    phrases.metric_code,
    metrics.unit_kind,
    metrics.scope
from phrases
inner join metrics on phrases.metric_code = metrics.code
