{#- The condition is true of every row; neither false nor null. -#}
{% test holds(model, condition) %}

select *
from {{ model }}
where ({{ condition }}) is not true

{% endtest %}
