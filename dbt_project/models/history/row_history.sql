{{ config(
    materialized='incremental',
    pre_hook="{{ forget_versions(['enterprise_landings', 'platform_metrics', 'policy_targets'], 'row_id') }}",
) }}

with versions as (

    {% for mart, id in [
        ('enterprise_landings', 'enterprise_landing_id'),
        ('platform_metrics', 'platform_metric_id'),
        ('policy_targets', 'policy_target_id'),
    ] %}
    select
        '{{ mart }}' as mart,
        {{ id }} as row_id,
        version,
        change,
        changed_columns,
        valid_from,
        valid_to,
        build_id,
        ended_by_build_id,
        lead(valid_from) over (partition by {{ id }} order by version) as next_valid_from
    from {{ ref('history_' ~ mart) }}
    where {{ only_versions(mart, id) }}
    {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

-- A row is gone from where one of its versions ends without another until the next begins, or until now.
absences as (

    select
        mart,
        row_id,
        version,
        'gone' as change,
        cast(null as varchar) as changed_columns,
        valid_to as valid_from,
        next_valid_from as valid_to,
        ended_by_build_id as build_id
    from versions
    where valid_to is not null and next_valid_from is distinct from valid_to

),

changes as (

    select
        mart,
        row_id,
        version,
        change,
        changed_columns,
        valid_from,
        valid_to,
        build_id
    from versions

    union all

    select
        mart,
        row_id,
        version,
        change,
        changed_columns,
        valid_from,
        valid_to,
        build_id
    from absences

)

select
    mart,
    row_id,
    cast(row_number() over (partition by mart, row_id order by version, valid_from, change) as integer) as change_no,
    change,
    changed_columns,
    valid_from,
    valid_to,
    version,
    build_id
from changes
order by mart, row_id, change_no
