{{ config(materialized='incremental', pre_hook="{{ forget('changed') }}") }}

{{ proposed_statements('metric', {
    'subject': 'varchar',
    'subject_kind': 'varchar',
    'region_code': 'varchar',
    'metric': 'varchar',
    'measure': 'varchar',
    'value': 'decimal(38, 6)',
    'value_max': 'decimal(38, 6)',
    'unit': 'varchar',
    'comparator': 'varchar',
    'period_start': 'date',
    'period_end': 'date',
}) }},

settled as (

    select
        * replace (
            {{ kind_of_renamed('subject') }} as subject_kind,
            {{ parts_of_renamed() }}
        )
    from proposed

),

sound as (

    select *
    from settled
    where last_action = 'drop' or period_start is null or period_end is null or period_start <= period_end

),

{{ corrected_and_others() }}
