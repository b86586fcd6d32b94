{{ config(materialized='incremental', pre_hook="{{ forget('changed') }}") }}

{{ proposed_statements('landing', {
    'enterprise': 'varchar',
    'enterprise_kind': 'varchar',
    'project': 'varchar',
    'place': 'varchar',
    'place_kind': 'varchar',
    'region_code': 'varchar',
    'stage': 'varchar',
    'date': 'varchar',
    'investment_value': 'decimal(38, 6)',
    'investment_value_max': 'decimal(38, 6)',
    'investment_unit': 'varchar',
    'investment_comparator': 'varchar',
    'investment_text': 'varchar',
}) }},

-- Without its value an investment is none.
settled as (

    select
        * replace (
            {{ kind_of_renamed('place') }} as place_kind,
            case when investment_value is not null then investment_value_max end as investment_value_max,
            case when investment_value is not null then investment_unit end as investment_unit,
            case when investment_value is not null then investment_comparator end as investment_comparator,
            case when investment_value is not null then investment_text end as investment_text
        )
    from proposed

),

-- An investment is whole, and what a person gives as its words stands in the sentence.
sound as (

    select *
    from settled
    where
        last_action = 'drop'
        or investment_value is null
        or (
            investment_unit is not null and investment_comparator is not null and investment_text is not null
            and (not coalesce(map_contains(changes, 'investment_text'), false) or contains(evidence, investment_text))
        )

),

{{ corrected_and_others() }}
