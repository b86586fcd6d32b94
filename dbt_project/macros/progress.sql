{#- Terms of target_progress; docs/adr/0010-target-progress.md says why each is what it is. -#}

{#- Days after the deadline within which a state still shows how it stood then: reports of a year's end come with the next quarter. -#}
{% macro grace_days() -%}
92
{%- endmacro %}

{#- How far from an even pace still counts as on it: a share of the target, or points of growth. -#}
{% macro even_pace(is_growth) -%}
case when {{ is_growth }} then 0.5 else 0.05 end
{%- endmacro %}

{#- level and share are one for an indicator that is itself a percentage: 城镇化率为65% and 占比65% say the same. -#}
{% macro measure_class(measure, metric_unit_kind) -%}
case when {{ metric_unit_kind }} = 'percent' and {{ measure }} in ('level', 'share') then 'level' else {{ measure }} end
{%- endmacro %}

{#- Counts of one indicator may be told in other measure words (家, 户, 个); all else needs the same unit. -#}
{% macro same_unit(one, other) -%}
({{ one }}.unit = {{ other }}.unit or {{ one }}.unit_kind in ('count', 'people') and {{ other }}.unit_kind in ('count', 'people'))
{%- endmacro %}

{#- What a number is, in words: 信息经济增加值110.7亿元(2016-01-01—2016-12-31). -#}
{% macro number_in_words(phrase, measure, value_text, days) -%}
concat(
    {{ phrase }},
    case {{ measure }} when 'growth' then '增速' when 'share' then '占比' when 'increment' then '新增' else '' end,
    {{ value_text }}, '(', {{ days }}, ')'
)
{%- endmacro %}
