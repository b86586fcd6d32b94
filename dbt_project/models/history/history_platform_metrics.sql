{{ config(
    materialized='incremental',
    pre_hook=["{{ forget_versions(['platform_metrics'], 'platform_metric_id') }}", "{{ see_again('platform_metrics') }}"],
) }}

{{ versions_of(ref('platform_metrics'), 'platform_metric_id') }}
