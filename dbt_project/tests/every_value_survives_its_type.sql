-- Numbers are floats in staging and decimals here. One that does not fit (not a number, infinite, too large) would turn null.
-- An id may come back in a later reading of its article with another value: only the reading that counts is compared.
{% set numbers = {
    'landing_statements': ('investment_value', 'investment_value_max'),
    'metric_statements': ('value', 'value_max'),
    'target_statements': ('value', 'value_max'),
    'claims': ('value', 'expected'),
} %}
{% for table, (low, high) in numbers.items() %}
select
    '{{ table }}' as staging_table,
    typed.statement_id
from {{ ref('stg_' ~ table) }} as typed
inner join {{ ref('stg_articles') }} as articles on typed.article_id = articles.article_id
inner join {{ source('staging', table) }} as raw
    on typed.statement_id = raw.statement_id and articles.run_id = raw.run_id
where
    ((raw.{{ low }} is null) <> (typed.{{ low }} is null) or (raw.{{ high }} is null) <> (typed.{{ high }} is null))
    and {{ unproven(column='typed.article_id') }}
{% if not loop.last %}union all{% endif %}
{% endfor %}
