{#- Short sentences in Chinese, made of columns alone. -#}

{#- A number as the article writes it, with what it measures and its bound: 增长≥5%, 下降3%, 约12亿元. A sign, not a word, gives the
    bound: the text may hold a word for it already (3500多家). -#}
{% macro figure_in_chinese(measure, value, comparator, value_text) -%}
concat(
    case
        when {{ measure }} = 'growth' and {{ value }} < 0 then '下降'
        when {{ measure }} = 'growth' then '增长'
        when {{ measure }} = 'increment' and {{ value }} < 0 then '减少'
        when {{ measure }} = 'increment' then '增加'
        when {{ measure }} = 'share' then '占'
    end,
    {{ bound_in_chinese(comparator) }},
    ltrim({{ value_text }}, '-－')
)
{%- endmacro %}

{% macro bound_in_chinese(comparator) -%}
case {{ comparator }} when 'ge' then '≥' when 'le' then '≤' when 'lt' then '<' when 'approx' then '约' end
{%- endmacro %}

{#- A text in brackets; nothing of a null. -#}
{% macro in_brackets(expression) -%}
coalesce('（' || nullif({{ expression }}, '') || '）', '')
{%- endmacro %}
