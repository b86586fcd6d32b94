{#- Rows of policy_targets without one in the model, or the other way round. -#}
{% test every_target_has_its_progress(model) %}

select
    targets.policy_target_id as target_id,
    progress.policy_target_id as progress_id
from {{ ref('policy_targets') }} as targets
full outer join {{ model }} as progress on targets.policy_target_id = progress.policy_target_id
where targets.policy_target_id is null or progress.policy_target_id is null

{% endtest %}
