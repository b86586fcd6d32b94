{#- Every combination of the columns occurs once. A null is a value of its own: keys that must not be null say so in the contract. -#}
{% test grain(model, columns) %}

select
    {{ columns | join(',\n    ') }},
    count(*) as row_count
from {{ model }}
group by {{ columns | join(', ') }}
having count(*) > 1

{% endtest %}
