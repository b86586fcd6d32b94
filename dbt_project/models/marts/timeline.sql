{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='entity_id',
    pre_hook=[{"sql": "{{ keep_lines_before() }}", "transaction": false}, "{{ forget_lines() }}"],
) }}

-- Not materialized, here and below: of all lines only those touched are looked at whole.
with events as not materialized (

    select * from {{ ref('int_timeline_events') }}

),

enterprises as (

    select
        enterprise_name,
        min(enterprise_id) as enterprise_id
    from {{ ref('dim_enterprises') }}
    group by enterprise_name

),

{% for events in ['events', 'events_at_hand'] %}
{% if events == 'events_at_hand' %}
-- An event more or less moves those after it in its line.
touched_lines as (

    select entity_id
    from lines_of_events
    where {{ only_events() }}
    {% if is_continued() %}
    union
    select entity_id from before.main.timeline
    {% endif %}

),

-- All that may stand in a touched line, read once: lines of all events would be joined first, and most left out behind it.
events_at_hand as {{ '' if is_continued() else 'not ' }}materialized (

    select *
    from events
    {% if is_continued() %}
    where
        place_id in (select touched_lines.entity_id from touched_lines)
        or enterprise_id in (select touched_lines.entity_id from touched_lines)
        or place_name in (
            select enterprises.enterprise_name
            from enterprises
            inner join touched_lines on enterprises.enterprise_id = touched_lines.entity_id
        )
    {% endif %}

),

{% endif %}
enterprise_lines_of_{{ events }} as not materialized (

    select
        enterprise_id as entity_id,
        enterprise_name as entity_name,
        enterprise_kind as entity_kind,
        true as is_enterprise,
        place_id as counterpart_id,
        place_name as counterpart_name,
        * exclude (enterprise_id, enterprise_name, enterprise_kind, place_id, place_name, place_kind)
    from {{ events }}
    where enterprise_id is not null

),

-- A number about a firm that has landed somewhere stands in the firm's own line.
place_{{ events }} as not materialized (

    select
        events.*,
        enterprises.enterprise_id as own_enterprise_id
    from {{ events }} as events
    -- One equation: with the kind as a condition of its own DuckDB compares every event with every enterprise.
    left join enterprises on case when events.place_kind = 'enterprise' then events.place_name end = enterprises.enterprise_name
    where events.place_id is not null

),

place_lines_of_{{ events }} as not materialized (

    select
        coalesce(own_enterprise_id, place_id) as entity_id,
        place_name as entity_name,
        place_kind as entity_kind,
        own_enterprise_id is not null as is_enterprise,
        enterprise_id as counterpart_id,
        enterprise_name as counterpart_name,
        * exclude (enterprise_id, enterprise_name, enterprise_kind, place_id, place_name, place_kind, own_enterprise_id)
    from place_{{ events }}

),

lines_of_{{ events }} as not materialized (

    select * from enterprise_lines_of_{{ events }}
    union all
    select * from place_lines_of_{{ events }}

){{ ',' if not loop.last }}

{% endfor %}
select
    entity_id,
    entity_name,
    entity_kind,
    is_enterprise,
    cast(row_number() over (
        partition by entity_id
        order by event_on asc, event_end_on asc nulls last, event_kind asc, article_id asc, sentence_no asc, span_start asc, event_id asc
    ) as integer) as position,
    event_on,
    event_end_on,
    date_precision,
    event_kind,
    event,
    stage,
    metric_code,
    metric_name_zh,
    measure,
    value,
    value_max,
    value_low,
    value_high,
    unit,
    comparator,
    value_text,
    counterpart_id,
    counterpart_name,
    region_code,
    region_name,
    evidence,
    article,
    article_id,
    published_on,
    sentence_no,
    span_start,
    span_end,
    statement_id,
    confidence,
    mart,
    row_id,
    event_id
from lines_of_events_at_hand
where entity_id in (select touched_lines.entity_id from touched_lines)
order by entity_id, position
