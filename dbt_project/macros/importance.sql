{#- How much hangs on a row, 0 to 1: the mean of what is known of its reach, its place and its money (docs/curation.md).
    reach: 0.5 for one article, more for more; place: by the level of the region it is or lies in; money: by the power of ten. -#}
{% macro importance(article_count, place_kind, region_level, amount_cny) -%}
cast(round(
    (
        {{ reach(article_count, 1) }}
        + case
            when {{ region_level }} is null then 0.3
            when {{ place_kind }} is distinct from 'region' then 0.5
            when {{ region_level }} = 'province' then 1
            when {{ region_level }} = 'prefecture' then 0.8
            else 0.6
        end
        + case
            when {{ amount_cny }} is null then 0
            when {{ amount_cny }} >= 100000000000 then 1
            when {{ amount_cny }} >= 10000000000 then 0.8
            when {{ amount_cny }} >= 1000000000 then 0.6
            when {{ amount_cny }} >= 100000000 then 0.4
            else 0.2
        end
    ) / case when {{ amount_cny }} is null then 2 else 3 end, 6
) as decimal(9, 6))
{%- endmacro %}

{#- 0 to 1, and 0.5 for `half` of them. -#}
{% macro reach(count, half) -%}
{{ count }} / ({{ count }} + {{ half }})
{%- endmacro %}
