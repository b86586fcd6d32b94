{#- Ids are hashes of natural keys, so that the same facts get the same id in any build, order or machine.
    A null part and an empty one differ, and no value can run over into its neighbour. -#}
{% macro key_of(expressions) -%}
md5(concat_ws(chr(31){% for expression in expressions %}, coalesce(cast({{ expression }} as varchar), chr(30)){% endfor %}))
{%- endmacro %}

{#- A region is known by its code, whatever it is called; anything else by its name and the region it lies in. -#}
{% macro place_key(name, is_region, region_code) -%}
case
    when {{ name }} is null then null
    when {{ is_region }} then {{ key_of(["'region'", region_code]) }}
    else {{ key_of(["'place'", name, region_code]) }}
end
{%- endmacro %}

{#- A text without any of `parts`, taken away one after the other; a part that is null takes nothing away. -#}
{% macro without(text, parts) -%}
{% for part in parts %}replace({% endfor %}{{ text }}{% for part in parts %}, coalesce({{ part }}, ''), ''){% endfor %}
{%- endmacro %}
