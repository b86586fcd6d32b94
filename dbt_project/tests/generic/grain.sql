{#- Every combination of the columns occurs once. A null is a value of its own: keys that must not be null say so in the contract.
    `continued_by`: the key by which the table is continued, one of the columns (macros/proven.sql).
    `compared_by`: that key, where it is none of them. Of rows that a proven build left as they were no two are alike: those made anew
    are compared with all rows. -#}
{% test grain(model, columns, continued_by=none, compared_by=none) %}
{%- set compares = compared_by and (not execute or rests_on_proven_build()) %}

{% if compares %}
with anew as (

    select {{ columns | join(', ') }}
    from {{ model }}
    where {{ unproven(compared_by) }}

)

{% endif %}
select
    {{ columns | join(',\n    ') }},
    count(*) as row_count
from {{ model }} as told
{% if compares %}
semi join anew
    on
        {% for column in columns %}
        told.{{ column }} is not distinct from anew.{{ column }}
        {{ 'and' if not loop.last }}
        {% endfor %}
{% endif %}
where {{ unproven(continued_by) }}
group by {{ columns | join(', ') }}
having count(*) > 1

{% endtest %}
