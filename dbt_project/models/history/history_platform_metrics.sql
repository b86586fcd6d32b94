{{ versions_of(ref('platform_metrics'), 'platform_metric_id') }}
