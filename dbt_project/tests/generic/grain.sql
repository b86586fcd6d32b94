{#- Every combination of the columns occurs once. A null is a value of its own: keys that must not be null say so in the contract.
    `continued_by`: the key by which the table is continued, one of the columns (macros/proven.sql). -#}
{% test grain(model, columns, continued_by=none) %}

select
    {{ columns | join(',\n    ') }},
    count(*) as row_count
from {{ model }}
where {{ unproven(continued_by) }}
group by {{ columns | join(', ') }}
having count(*) > 1

{% endtest %}
