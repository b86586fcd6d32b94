{#- Which place relations a build resolves anew (docs/adr/0012-tables-are-continued.md). They are continued article by article; a place that
    is called, ranked or held otherwise than before takes all articles with it that tell something of it. -#}

{#- A pre-hook of int_place_relations: articles that were read again, came or went, and those with a name that now stands for another place,
    or for one of another kind, region or level. A name that is new is one of a changed article. -#}
{% macro keep_relations_before() -%}
{%- if is_continued() -%}
create or replace table before.main.int_place_relations as
with other_names as (
    select
        names.name,
        names.kind,
        names.region_code
    from intermediate.int_place_names as names
    inner join before.main.int_place_names as known
        on
            names.name = known.name
            and names.kind is not distinct from known.kind
            and names.region_code is not distinct from known.region_code
    left join intermediate.int_places as places on names.place_id = places.place_id
    left join before.main.int_places as known_places on known.place_id = known_places.place_id
    where
        (names.place_id, places.place_kind, places.region_code, places.level)
        is distinct from (known.place_id, known_places.place_kind, known_places.region_code, known_places.level)
)

select article_id from staging.stg_changed_articles
{%- for name in ['place', 'parent'] %}
union
select relations.article_id
from staging.stg_place_relations as relations
inner join other_names
    on
        relations.{{ name }} = other_names.name
        and relations.{{ name }}_kind is not distinct from other_names.kind
        and relations.{{ 'parent_region_code' if name == 'parent' else 'region_code' }} is not distinct from other_names.region_code
{%- endfor -%}
{%- endif -%}
{%- endmacro %}

{#- A pre-hook of place_relations: those articles, and those that name a place with another parent or path than before. -#}
{% macro keep_outcomes_before() -%}
{%- if is_continued() -%}
create or replace table before.main.place_relations as
with moved as (
    select places.place_id
    from marts.places
    inner join before.main.places as known on places.place_id = known.place_id
    where (places.parent_place_id, places.path) is distinct from (known.parent_place_id, known.path)
)

select article_id from before.main.int_place_relations
{%- for place in ['place_id', 'parent_place_id'] %}
union
select relations.article_id
from intermediate.int_place_relations as relations
inner join moved on relations.{{ place }} = moved.place_id
{%- endfor -%}
{%- endif -%}
{%- endmacro %}

{#- In a model of relations, a condition on its rows; its pre-hook `forget_relations` takes the same rows away. -#}
{% macro only_relations(table) -%}
{%- if is_continued() -%}
article_id in (select article_id from before.main.{{ table }})
{%- else -%}
true
{%- endif -%}
{%- endmacro %}

{% macro forget_relations(table) -%}
{%- if is_continued() -%}
delete from {{ this }} where {{ among('article_id', 'article_id', 'before.main.' ~ table) }}
{%- endif -%}
{%- endmacro %}
