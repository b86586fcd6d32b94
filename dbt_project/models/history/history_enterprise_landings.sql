{{ config(
    materialized='incremental',
    pre_hook=["{{ forget_versions(['enterprise_landings'], 'enterprise_landing_id') }}", "{{ see_again('enterprise_landings') }}"],
) }}

{{ versions_of(ref('enterprise_landings'), 'enterprise_landing_id') }}
