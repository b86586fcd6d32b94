{{ config(
    materialized='incremental',
    pre_hook=["{{ forget_versions(['policy_targets'], 'policy_target_id') }}", "{{ see_again('policy_targets') }}"],
) }}

{{ versions_of(ref('policy_targets'), 'policy_target_id') }}
