{#- The interval a number and its comparator assert (docs/naming.md, "Values"):
      eq      both ends are the number (of a range: its two numbers)
      approx  both ends too; the comparator column keeps that they are rounded
      ge      low is the number, high is open (null)
      le, lt  low is open (null), high is the number (of a range: the larger)
    A fall is negative and its bound speaks of its size: 下降5%以上 is -5 with `ge` and asserts at most -5, so the ends change places. -#}
{% macro value_low(value, value_max, comparator) -%}
case
    when {{ comparator }} in ('eq', 'approx') then least({{ value }}, coalesce({{ value_max }}, {{ value }}))
    when {{ comparator }} = 'ge' and {{ value }} >= 0 then {{ value }}
    when {{ comparator }} in ('le', 'lt') and {{ value }} < 0 then least({{ value }}, coalesce({{ value_max }}, {{ value }}))
end
{%- endmacro %}

{% macro value_high(value, value_max, comparator) -%}
case
    when {{ comparator }} in ('eq', 'approx') then greatest({{ value }}, coalesce({{ value_max }}, {{ value }}))
    when {{ comparator }} = 'ge' and {{ value }} < 0 then {{ value }}
    when {{ comparator }} in ('le', 'lt') and {{ value }} >= 0 then greatest({{ value }}, coalesce({{ value_max }}, {{ value }}))
end
{%- endmacro %}

{#- The different values of a column that is never null, in their order, in one text. `string_agg(distinct … order by …)` gives the same, at
    twice the cost where most groups have one row: 0.53 s instead of 0.30 for 60,000 enterprises. -#}
{% macro different_values(column) -%}
array_to_string(list_sort(list_distinct(list({{ column }}))), '、')
{%- endmacro %}
