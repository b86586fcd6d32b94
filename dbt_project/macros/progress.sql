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

{#- The target's own number, read once as a promise and once as a fact, is no proof that it was kept. -#}
{% macro own_number(aims, observations) -%}
({{ aims }}.evidence_article = {{ observations }}.evidence_article and {{ aims }}.value is not distinct from {{ observations }}.value)
{%- endmacro %}

{#- What a number is, in words: 快递业务收入9.4亿元(2023-01-01—2023-12-31). -#}
{% macro number_in_words(phrase, measure, unit, value_text, days) -%}
concat(
    {{ phrase }},
    case
        when {{ measure }} = 'growth' and {{ unit }} <> '倍' then '增速'
        when {{ measure }} = 'share' then '占比'
        when {{ measure }} = 'increment' then '新增'
    end,
    {{ value_text }}, '（', {{ days }}, '）'
)
{%- endmacro %}
