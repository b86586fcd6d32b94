with claims as (

    select * from {{ ref('int_claims') }}

),

places as (

    select
        place_id,
        place_name,
        region_code
    from {{ ref('dim_places') }}

)

select
    claims.statement_id,
    claims.article_id,
    claims.article,
    claims.published_on,
    claims.sentence_no,
    claims.evidence,
    claims.span_start,
    claims.span_end,
    claims.rule,
    claims.confidence,
    claims.kind,
    claims.subject_id,
    places.place_name as subject_name,
    places.region_code,
    claims.platform_metric_id,
    claims.value,
    claims.value_max,
    claims.unit,
    claims.comparator,
    claims.value_text,
    claims.stated_low,
    claims.stated_high,
    claims.expected,
    claims.expected_low,
    claims.expected_high,
    array_to_string(claims.operand_texts, '、') as operands,
    cast(list_min(claims.operand_starts) as integer) as operands_start,
    cast(list_max(claims.operand_ends) as integer) as operands_end,
    claims.operand_evidence,
    claims.holds
from claims
left join places on claims.subject_id = places.place_id
order by claims.article_id, claims.sentence_no, claims.span_start, claims.statement_id
