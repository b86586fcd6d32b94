-- A phrase leads to one indicator, whether it is its name or an alias.
select
    metric,
    count(*) as metric_count
from {{ ref('int_metric_names') }}
group by metric
having count(*) > 1
