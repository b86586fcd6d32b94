{{ versions_of(ref('enterprise_landings'), 'enterprise_landing_id') }}
