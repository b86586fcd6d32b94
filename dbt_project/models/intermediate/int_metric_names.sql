select
    metrics.name_zh as metric,
    metrics.code as metric_code
from {{ ref('metrics') }} as metrics

union

select
    metric_aliases.alias as metric,
    metric_aliases.metric_code
from {{ ref('metric_aliases') }} as metric_aliases
