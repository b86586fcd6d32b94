-- Numbers are floats in staging and decimals here. One that does not fit (not a number, infinite, too large) would turn null.
select
    'landing_statements' as staging_table,
    typed.statement_id
from {{ ref('stg_landing_statements') }} as typed
inner join {{ source('staging', 'landing_statements') }} as raw on typed.statement_id = raw.statement_id
where
    (raw.investment_value is null) <> (typed.investment_value is null)
    or (raw.investment_value_max is null) <> (typed.investment_value_max is null)

union all

select
    'metric_statements' as staging_table,
    typed.statement_id
from {{ ref('stg_metric_statements') }} as typed
inner join {{ source('staging', 'metric_statements') }} as raw on typed.statement_id = raw.statement_id
where
    (raw.value is null) <> (typed.value is null)
    or (raw.value_max is null) <> (typed.value_max is null)

union all

select
    'target_statements' as staging_table,
    typed.statement_id
from {{ ref('stg_target_statements') }} as typed
inner join {{ source('staging', 'target_statements') }} as raw on typed.statement_id = raw.statement_id
where
    (raw.value is null) <> (typed.value is null)
    or (raw.value_max is null) <> (typed.value_max is null)
