-- Numbers are floats in staging and decimals here. One that does not fit (not a number, infinite, too large) would turn null.
-- An id may come back in a later reading of its article with another value: only the reading that counts is compared.
select
    'landing_statements' as staging_table,
    typed.statement_id
from {{ ref('stg_landing_statements') }} as typed
inner join {{ ref('stg_articles') }} as articles on typed.article_id = articles.article_id
inner join {{ source('staging', 'landing_statements') }} as raw
    on typed.statement_id = raw.statement_id and articles.run_id = raw.run_id
where
    (raw.investment_value is null) <> (typed.investment_value is null)
    or (raw.investment_value_max is null) <> (typed.investment_value_max is null)

union all

select
    'metric_statements' as staging_table,
    typed.statement_id
from {{ ref('stg_metric_statements') }} as typed
inner join {{ ref('stg_articles') }} as articles on typed.article_id = articles.article_id
inner join {{ source('staging', 'metric_statements') }} as raw
    on typed.statement_id = raw.statement_id and articles.run_id = raw.run_id
where
    (raw.value is null) <> (typed.value is null)
    or (raw.value_max is null) <> (typed.value_max is null)

union all

select
    'target_statements' as staging_table,
    typed.statement_id
from {{ ref('stg_target_statements') }} as typed
inner join {{ ref('stg_articles') }} as articles on typed.article_id = articles.article_id
inner join {{ source('staging', 'target_statements') }} as raw
    on typed.statement_id = raw.statement_id and articles.run_id = raw.run_id
where
    (raw.value is null) <> (typed.value is null)
    or (raw.value_max is null) <> (typed.value_max is null)
