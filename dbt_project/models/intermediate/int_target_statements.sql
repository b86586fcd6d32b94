{{ config(
    materialized='incremental',
    pre_hook=[{"sql": "{{ keep_rows_before('policy_target_id', 'subject_id') }}", "transaction": false}, "{{ forget('touched') }}"],
) }}

{{ figures_resolved(ref('int_corrected_target_statements')) }},

identified as (

    select
        *,
        {{ key_of(["metric_code", "case when metric_code is null then metric_core end", "metric_scope"]) }} as indicator_id,
        {{ value_low('value', 'value_max', 'comparator') }} as value_low,
        {{ value_high('value', 'value_max', 'comparator') }} as value_high,
        {{ key_of([
            "subject_id", "programme", "indicator_id", "measure", "deadline",
        ]) }} as row_id,
        {{ key_of([
            "indicator_id", "measure", "kind", "value", "value_max", "unit", "comparator",
        ]) }} as said
    from resolved

),

{{ settled_in_stories('subject_id', 'subject_kind') }}

select
    statement_id,
    article_id,
    article,
    published_on,
    source_name,
    is_reprint,
    original_published_on,
    sentence_no,
    evidence,
    span_start,
    span_end,
    rule,
    confidence,
    settled_row_id as policy_target_id,
    is_carried_over,
    subject_id,
    subject,
    subject_name,
    subject_kind,
    region_code,
    metric,
    metric_core,
    metric_code,
    metric_scope,
    indicator_id,
    measure,
    value,
    value_max,
    value_low,
    value_high,
    unit,
    unit_kind,
    comparator,
    value_text,
    deadline,
    kind,
    programme,
    correction_ids
from settled
