{#- The versions of a table of history that stand (valid_to is null) are the rows of its mart, no more and no fewer. -#}
{% test open_versions_are_the_mart(model, mart) %}

{%- set columns = adapter.get_columns_in_relation(mart) | map(attribute='quoted') | join(', ') if execute else '*' %}

with standing as (

    select {{ columns }}
    from {{ model }}
    where valid_to is null

),

current_rows as (

    select {{ columns }}
    from {{ mart }}

)

(select * from standing except all select * from current_rows)
union all
(select * from current_rows except all select * from standing)

{% endtest %}
