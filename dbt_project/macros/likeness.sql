{#- The bands of the articles of a relation that has their signatures. Articles as alike as docs/adr/0007-reprints.md asks for agree in all
    slots of a band at least once, with a chance of 0.94; unrelated ones hardly ever do. -#}
{% macro bands_of(signatures) -%}
{%- set slots = 128 -%}
{%- set slots_of_a_band = 3 -%}
select
    article_id,
    hash(
        band_no{% for slot in range(1, slots_of_a_band + 1) %}, signature[{{ slots_of_a_band }} * band_no + {{ slot }}]{% endfor %}
    ) as band_key
from {{ signatures }}
cross join (select unnest(range({{ slots // slots_of_a_band }})) as band_no)
where signature is not null
{%- endmacro %}

{#- A pre-hook: the articles whose neighbours may be others: those that changed, and all that share a band with one as it is or was. -#}
{% macro keep_neighbours() -%}
{%- if is_continued() -%}
create or replace table before.main.{{ this.identifier }} as
with bands as (
    {{ bands_of('staging.stg_article_signatures') }}
),

changed as (
    select band_key from bands where article_id in (select article_id from staging.stg_changed_articles)
    union
    select band_key from ({{ bands_of('before.main.stg_article_signatures') }})
)

select article_id from bands where band_key in (select band_key from changed)
union
select article_id from staging.stg_changed_articles
{%- endif -%}
{%- endmacro %}

{#- Pairs of such articles are looked for anew: one of them and another article have none of these bands in common. -#}
{% macro only_neighbours(columns) -%}
{%- if is_continued() -%}
{%- for column in columns -%}
{{ column }} in (select article_id from before.main.{{ this.identifier }}){{ ' and ' if not loop.last }}
{%- endfor -%}
{%- else -%}
true
{%- endif -%}
{%- endmacro %}

{% macro forget_neighbours() -%}
{%- if is_continued() -%}
delete from {{ this }} where {{ only_neighbours(['article_id', 'other_article_id']) }}
{%- endif -%}
{%- endmacro %}
