{{ config(
    materialized='incremental',
    pre_hook=[{"sql": "{{ keep_neighbours() }}", "transaction": false}, "{{ forget_neighbours() }}"],
) }}

{#- Why these numbers: docs/adr/0007-reprints.md. -#}
{%- set least_likeness = 0.4 -%}
{%- set slots = 128 -%}
{%- set fewest_figures = 2 -%}
{%- set least_agreement = 0.5 -%}

with signatures as (

    select
        article_id,
        signature
    from {{ ref('stg_article_signatures') }}
    where signature is not null

),

all_bands as not materialized (

    {{ bands_of(ref('stg_article_signatures')) }}

),

bands_at_hand as (

    select distinct band_key
    from all_bands
    where {{ only_neighbours(['article_id']) }}

),

bands as (

    select all_bands.*
    from all_bands
    {% if is_continued() %}
    inner join bands_at_hand on all_bands.band_key = bands_at_hand.band_key
    {% endif %}

),

shared_bands as (

    select band_key
    from bands
    group by band_key
    having count(*) > 1

),

-- However many share a band, each is compared with its first article and the next three only: a story printed everywhere stays cheap,
-- and hangs together by that first one.
neighbours as (

    select
        bands.article_id,
        unnest([
            first_value(bands.article_id) over band,
            lead(bands.article_id, 1) over band,
            lead(bands.article_id, 2) over band,
            lead(bands.article_id, 3) over band
        ]) as other_article_id
    from bands
    inner join shared_bands on bands.band_key = shared_bands.band_key
    window band as (
        partition by bands.band_key order by bands.article_id
        rows between unbounded preceding and unbounded following
    )

),

candidates as (

    select distinct
        least(article_id, other_article_id) as article_id,
        greatest(article_id, other_article_id) as other_article_id
    from neighbours
    where article_id <> other_article_id and {{ only_neighbours(['article_id', 'other_article_id']) }}

),

pairs as (

    select
        candidates.article_id,
        candidates.other_article_id,
        one.signature,
        other.signature as other_signature
    from candidates
    inner join signatures as one on candidates.article_id = one.article_id
    inner join signatures as other on candidates.other_article_id = other.article_id

),

estimated as (

    select
        article_id,
        other_article_id,
        cast(
            list_sum(list_transform(
                range(1, {{ slots + 1 }}), lambda slot: cast(signature[slot] = other_signature[slot] as integer)
            )) / {{ slots }}.0 as decimal(4, 3)
        ) as likeness
    from pairs

),

alike as (

    select *
    from estimated
    where likeness >= {{ least_likeness }}

),

-- Reports filled into one template share their words, not their figures; reprints share both.
articles_alike as (

    select article_id from alike

    union

    select other_article_id as article_id from alike

),

figures as (

    select distinct
        numerals.article_id,
        numerals.value,
        numerals.unit
    from {{ ref('stg_numerals') }} as numerals
    inner join articles_alike on numerals.article_id = articles_alike.article_id
    where numerals.value is not null

),

figure_counts as (

    select
        article_id,
        count(*) as figure_count
    from figures
    group by article_id

),

common_figures as (

    select
        alike.article_id,
        alike.other_article_id,
        count(*) as common_count
    from alike
    inner join figures on alike.article_id = figures.article_id
    inner join figures as others
        on
            alike.other_article_id = others.article_id
            and figures.value = others.value
            and figures.unit is not distinct from others.unit
    group by alike.article_id, alike.other_article_id

),

compared as (

    select
        alike.article_id,
        alike.other_article_id,
        alike.likeness,
        coalesce(common_figures.common_count, 0) as common_figure_count,
        least(coalesce(one.figure_count, 0), coalesce(other.figure_count, 0)) as figure_count
    from alike
    left join figure_counts as one on alike.article_id = one.article_id
    left join figure_counts as other on alike.other_article_id = other.article_id
    left join common_figures
        on alike.article_id = common_figures.article_id and alike.other_article_id = common_figures.other_article_id

)

select
    article_id,
    other_article_id,
    likeness,
    common_figure_count,
    figure_count
from compared
where figure_count < {{ fewest_figures }} or common_figure_count >= {{ least_agreement }} * figure_count
