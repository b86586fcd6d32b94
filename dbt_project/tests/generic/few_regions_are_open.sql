{#- At most this share of the statements about places leaves their region open; a table of few statements is let be. -#}
{% test few_regions_are_open(model, share) %}

with counted as (

    select
        coalesce(sum(statement_count) filter (where region_basis in ('several', 'open')), 0) as open_count,
        coalesce(sum(statement_count) filter (where region_basis in ('several', 'open', 'told')), 0) as place_count
    from {{ model }}

)

select *
from counted
where open_count > {{ share }} * place_count and open_count > 20

{% endtest %}
