{#- What a number as written leaves open: the interval of its comparator, widened by a whole unit of its last digit, since the press rounds
    some numbers and cuts others off; 约 by a tenth, which no style guide fixes and no contradiction should hang on. -#}
{% macro stated_low(low, comparator, last_place) -%}
{{ low }} - case when {{ comparator }} = 'approx' then greatest({{ last_place }}, {{ tenth_of(low) }}) else {{ last_place }} end
{%- endmacro %}

{% macro stated_high(high, comparator, last_place) -%}
{{ high }} + case when {{ comparator }} = 'approx' then greatest({{ last_place }}, {{ tenth_of(high) }}) else {{ last_place }} end
{%- endmacro %}

{#- A division makes a float of a decimal, and by a float 7.3 - 0.1 is more than 7.1 + 0.1. -#}
{% macro tenth_of(value) -%}
cast(abs({{ value }}) / 10 as decimal(38, 6))
{%- endmacro %}

{#- The largest power of ten that divides a number: the unit of its last digit if its zeros were not counted. 704000000 -> 1000000. It is
    never less than what was written, so numbers that agree as written never disagree by it. -#}
{% macro last_place(value) -%}
cast(case when {{ value }} = 0 then 0.000001 else
    list_max(list_filter(
        [0.000001, 0.00001, 0.0001, 0.001, 0.01, 0.1, 1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
            10000000000, 100000000000, 1000000000000]::decimal(38, 6)[],
        lambda place: {{ value }} % place = 0
    ))
end as decimal(38, 6))
{%- endmacro %}

{#- A number as an analyst writes it: without the zeros behind the point. -#}
{% macro plain_number(value) -%}
regexp_replace(cast({{ value }} as varchar), '\.?0+$', '')
{%- endmacro %}

{#- A number in the words of an analyst: 33.33%, 4.2亿元, 15家; in English 33.33%, CNY 420000000, 15 家. -#}
{% macro amount_zh(value, unit) -%}
case
    when {{ unit }} = 'CNY' and abs({{ value }}) >= 100000000 then {{ plain_number('round(' ~ value ~ ' / 100000000, 2)') }} || '亿元'
    when {{ unit }} = 'CNY' and abs({{ value }}) >= 10000 then {{ plain_number('round(' ~ value ~ ' / 10000, 2)') }} || '万元'
    when {{ unit }} = 'CNY' then {{ plain_number('round(' ~ value ~ ', 2)') }} || '元'
    when {{ unit }} = 'pp' then {{ plain_number('round(' ~ value ~ ', 2)') }} || '个百分点'
    else {{ plain_number('round(' ~ value ~ ', 2)') }} || {{ unit }}
end
{%- endmacro %}

{% macro amount_en(value, unit) -%}
case
    when length({{ unit }}) = 3 and {{ unit }} = upper({{ unit }}) then {{ unit }} || ' ' || {{ plain_number('round(' ~ value ~ ', 2)') }}
    when {{ unit }} = '%' then {{ plain_number('round(' ~ value ~ ', 2)') }} || '%'
    else {{ plain_number('round(' ~ value ~ ', 2)') }} || ' ' || {{ unit }}
end
{%- endmacro %}

{#- An interval in words; an end that is null is open. -#}
{% macro interval_zh(low, high, unit) -%}
case
    when {{ high }} is null then '不低于' || {{ amount_zh(low, unit) }}
    when {{ low }} is null then '不超过' || {{ amount_zh(high, unit) }}
    when {{ low }} = {{ high }} then {{ amount_zh(low, unit) }}
    else {{ amount_zh(low, unit) }} || '至' || {{ amount_zh(high, unit) }}
end
{%- endmacro %}

{% macro interval_en(low, high, unit) -%}
case
    when {{ high }} is null then 'at least ' || {{ amount_en(low, unit) }}
    when {{ low }} is null then 'at most ' || {{ amount_en(high, unit) }}
    when {{ low }} = {{ high }} then {{ amount_en(low, unit) }}
    else {{ amount_en(low, unit) }} || ' to ' || {{ amount_en(high, unit) }}
end
{%- endmacro %}
