{{ config(materialized='incremental', pre_hook="{{ forget('changed') }}") }}

{{ proposed_statements('target', {
    'subject': 'varchar',
    'subject_kind': 'varchar',
    'region_code': 'varchar',
    'metric': 'varchar',
    'measure': 'varchar',
    'value': 'decimal(38, 6)',
    'value_max': 'decimal(38, 6)',
    'unit': 'varchar',
    'comparator': 'varchar',
    'deadline': 'date',
    'kind': 'varchar',
    'programme': 'varchar',
}) }},

-- A milestone has no number.
settled as (

    select
        * replace (
            {{ kind_of_renamed('subject') }} as subject_kind,
            {{ parts_of_renamed() }},
            case when kind <> 'milestone' then value end as value,
            case when kind <> 'milestone' then value_max end as value_max,
            case when kind <> 'milestone' then unit end as unit,
            case when kind <> 'milestone' then comparator end as comparator,
            case when kind <> 'milestone' then measure end as measure,
            case when kind <> 'milestone' then value_text end as value_text
        )
    from proposed

),

-- Any other target has a whole number, and points at it.
sound as (

    select *
    from settled
    where
        last_action = 'drop'
        or kind = 'milestone'
        or (
            value is not null and unit is not null and comparator is not null and measure is not null and value_text is not null
        )

),

{{ corrected_and_others() }}
