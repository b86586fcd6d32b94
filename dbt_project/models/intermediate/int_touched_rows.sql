-- Named only so that they are built before: {{ ref('enterprise_landings') }}, {{ ref('platform_metrics') }}, {{ ref('policy_targets') }},
-- {{ ref('timeline') }}.
{% set keys = {
    'enterprise_landing_id': 'enterprise_landings', 'platform_metric_id': 'platform_metrics', 'policy_target_id': 'policy_targets',
} %}
{% if continues() %}
{% for key, mart in keys.items() %}
select
    '{{ key }}' as key,
    row_id
from before.main.{{ mart }}
union all
{% endfor %}
select
    'entity_id' as key,
    entity_id as row_id
from before.main.timeline
union
select
    'entity_id' as key,
    entity_id as row_id
from {{ ref('timeline') }}
where {{ only_events(continued=true) }}
{% else %}
select
    cast(null as varchar) as key,
    cast(null as varchar) as row_id
where false
{% endif %}
