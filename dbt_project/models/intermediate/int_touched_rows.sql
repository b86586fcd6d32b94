-- Named only so that they are built before: {{ ref('enterprise_landings') }}, {{ ref('platform_metrics') }}, {{ ref('policy_targets') }},
-- {{ ref('timeline') }}, {{ ref('target_progress') }}.
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
{% for statements in ['int_landing_statements', 'int_metric_statements', 'int_target_statements'] %}
union
select
    'place_id' as key,
    coalesce(place_id, '') as row_id
from before.main.{{ statements }}
{% endfor %}
{% for rows, id, place in [
    ('enterprise_landings', 'enterprise_landing_id', 'place_id'), ('platform_metrics', 'platform_metric_id', 'subject_id'),
    ('policy_targets', 'policy_target_id', 'subject_id'), ('target_progress', 'policy_target_id', 'subject_id'),
] %}
union
select
    'place_id' as key,
    coalesce(rows.{{ place }}, '') as row_id
from {{ ref(rows) }} as rows
semi join before.main.{{ rows }} as anew on rows.{{ id }} = anew.row_id
{% endfor %}
{% else %}
select
    cast(null as varchar) as key,
    cast(null as varchar) as row_id
where false
{% endif %}
