{#- Every statement is in one row of the mart and every row of the mart counts its statements and articles rightly. -#}
{% test reconciles_with_statements(model, statements, key) %}

with marts as (

    select *
    from {{ model }}
    where {{ unproven(key) }}

),

counted as (

    select
        {{ key }},
        count(*) as statement_count,
        count(distinct article_id) as article_count
    from {{ statements }}
    where {{ unproven(key) }}
    group by {{ key }}

)

select
    coalesce(marts.{{ key }}, counted.{{ key }}) as {{ key }},
    marts.statement_count as counted_in_mart,
    counted.statement_count as counted_in_statements
from marts
full outer join counted on marts.{{ key }} = counted.{{ key }}
where
    marts.statement_count is distinct from counted.statement_count
    or marts.article_count is distinct from counted.article_count

{% endtest %}
