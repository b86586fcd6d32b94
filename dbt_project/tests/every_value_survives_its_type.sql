-- Numbers are floats in staging and decimals here. One that does not fit (not a number, infinite, too large) would turn null.
{% for table, columns in {
    'landing_statements': ['investment_value', 'investment_value_max'],
    'metric_statements': ['value', 'value_max'],
    'target_statements': ['value', 'value_max'],
}.items() %}
select
    '{{ table }}' as staging_table,
    typed.statement_id
from {{ ref('stg_' ~ table) }} as typed
inner join {{ source('staging', table) }} as raw on typed.statement_id = raw.statement_id
where
    {%- for column in columns %}
    {{ 'or ' if not loop.first }}(raw.{{ column }} is not null and typed.{{ column }} is null)
    {%- endfor %}
{{ 'union all' if not loop.last }}
{%- endfor %}
