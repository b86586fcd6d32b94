{{ figures_resolved(ref('stg_target_statements')) }},

identified as (

    select
        *,
        {{ value_low('value', 'value_max', 'comparator') }} as value_low,
        {{ value_high('value', 'value_max', 'comparator') }} as value_high
    from resolved

)

select
    statement_id,
    article_id,
    article,
    published_on,
    source_name,
    sentence_no,
    evidence,
    span_start,
    span_end,
    rule,
    confidence,
    {{ key_of([
        "subject_id", "programme", "metric_code", "case when metric_code is null then metric end", "measure", "deadline",
    ]) }} as policy_target_id,
    subject_id,
    subject,
    subject_name,
    subject_kind,
    region_code,
    metric,
    metric_code,
    measure,
    value,
    value_max,
    value_low,
    value_high,
    unit,
    comparator,
    value_text,
    deadline,
    kind,
    programme
from identified
