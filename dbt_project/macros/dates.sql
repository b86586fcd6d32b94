{#- Dates of landings are ISO texts as precise as said: 2017, 2017-09 or 2017-11-15. -#}

{#- The earliest of several, where a more precise one beats the year or month it lies in: of 2017 and 2017-09, 2017-09.
    '~' sorts after '-', so a padded 2017 comes after every month of 2017 and before 2018. -#}
{% macro earliest_date(expression, condition) -%}
rtrim(min(rpad({{ expression }}, 10, '~')) filter (where {{ condition }}), '~')
{%- endmacro %}

{#- The first day such a date covers; null for a text that is no date of the calendar. -#}
{% macro first_day(expression) -%}
try_cast(rpad({{ expression }}, 10, '-01-01') as date)
{%- endmacro %}

{#- The last day such a date covers. -#}
{% macro last_day_of(expression) -%}
case length({{ expression }})
    when 4 then last_day(try_cast({{ expression }} || '-12-01' as date))
    when 7 then last_day(try_cast({{ expression }} || '-01' as date))
    else try_cast({{ expression }} as date)
end
{%- endmacro %}

{% macro date_precision(expression) -%}
case length({{ expression }}) when 4 then 'year' when 7 then 'month' when 10 then 'day' end
{%- endmacro %}

{#- What a period is, from its two days alone. Whole months that are no year, half or quarter are `months` (1至5月, 十三五期间);
    what does not end with a month runs `since` its first day, mostly to the article's date. -#}
{% macro period_kind(period_start, period_end) -%}
case
    when {{ period_start }} is null and {{ period_end }} is null then null
    when {{ period_start }} is null then 'as_of'
    when {{ period_end }} is null then 'since'
    when {{ period_start }} = {{ period_end }} then 'day'
    when day({{ period_start }}) <> 1 or {{ period_end }} <> last_day({{ period_end }}) then 'since'
    when year({{ period_start }}) <> year({{ period_end }}) then 'months'
    when month({{ period_start }}) = 1 and month({{ period_end }}) = 12 then 'year'
    when month({{ period_start }}) in (1, 7) and month({{ period_end }}) = month({{ period_start }}) + 5 then 'half'
    when month({{ period_start }}) in (1, 4, 7, 10) and month({{ period_end }}) = month({{ period_start }}) + 2 then 'quarter'
    else 'months'
end
{%- endmacro %}
