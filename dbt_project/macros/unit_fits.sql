{#- Whether a number in a kind of unit can be one of an indicator that is counted in `unit_kind`: 税收 5家 is no tax. Growth is told in
    percent, points or multiples, and a share in percent or points, whatever the indicator; people may be counted by 个; what rises by
    points is a percentage; `other` is a measure that differs from product to product (产能 in tons, pieces or horsepower). -#}
{% macro unit_fits(measure, said, unit_kind) -%}
case
    when {{ measure }} = 'growth' then {{ said }} in ('percent', 'pp', 'multiple')
    when {{ measure }} = 'share' then {{ said }} in ('percent', 'pp')
    when {{ said }} = {{ unit_kind }} then true
    when {{ unit_kind }} = 'people' then {{ said }} = 'count'
    when {{ unit_kind }} = 'percent' then {{ said }} = 'pp' and {{ measure }} = 'increment'
    when {{ unit_kind }} = 'other' then {{ said }} not in ('money', 'percent', 'pp')
    else false
end
{%- endmacro %}
