{#- The versions of a table of history that stand (valid_to is null) are the rows of its mart, no more and no fewer: for each id, the
    hashes of all columns are compared. -#}
{% test open_versions_are_the_mart(model, mart, id) %}

{%- set columns = adapter.get_columns_in_relation(mart) | map(attribute='quoted') | join(', ') if execute else '*' %}

with standing as (

    select
        {{ id }},
        hash({{ columns }}) as content
    from {{ model }}
    where valid_to is null and {{ unproven(id) }}

),

current_rows as (

    select
        {{ id }},
        hash({{ columns }}) as content
    from {{ mart }}
    where {{ unproven(id) }}

)

select
    standing.{{ id }} as standing_id,
    current_rows.{{ id }} as current_id
from standing
full outer join current_rows on standing.{{ id }} = current_rows.{{ id }}
where standing.content is distinct from current_rows.content

{% endtest %}
