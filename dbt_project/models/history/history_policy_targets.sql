{{ versions_of(ref('policy_targets'), 'policy_target_id') }}
