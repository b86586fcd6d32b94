{{ config(materialized='incremental', pre_hook="{{ forget('touched') }}") }}

with claims as (

    select * from {{ ref('stg_claims') }}
    where {{ only('touched') }}

),

articles as (

    select
        article_id,
        article,
        published_on
    from {{ ref('stg_articles') }}

),

figures as (

    select
        statement_id,
        article_id,
        sentence_no,
        span_start,
        span_end,
        subject_id,
        metric,
        metric_code,
        platform_metric_id
    from {{ ref('int_metric_statements') }}

),

-- What the claim is about, as the observed number at its own place says it, else one at an operand's, else the first of the sentence.
about as (

    select
        claims.statement_id,
        figures.subject_id,
        figures.metric,
        figures.metric_code,
        figures.platform_metric_id,
        figures.span_start = claims.span_start as is_its_own,
        list_contains(claims.operand_starts, figures.span_start) as is_operand
    from claims
    inner join figures on claims.article_id = figures.article_id and claims.sentence_no = figures.sentence_no
    qualify row_number() over (
        partition by claims.statement_id
        order by is_its_own desc, is_operand desc, figures.span_start asc, figures.statement_id asc
    ) = 1

),

measured as (

    select
        claims.*,
        articles.article,
        articles.published_on,
        about.subject_id,
        case when about.is_its_own or about.is_operand then about.metric end as metric,
        case when about.is_its_own or about.is_operand then about.metric_code end as metric_code,
        case when about.is_its_own then about.platform_metric_id end as platform_metric_id,
        {{ stated_low(value_low('claims.value', 'claims.value_max', 'claims.comparator'), 'claims.comparator', 'claims.last_place') }}
            as stated_low,
        {{ stated_high(value_high('claims.value', 'claims.value_max', 'claims.comparator'), 'claims.comparator', 'claims.last_place') }}
            as stated_high
    from claims
    inner join articles on claims.article_id = articles.article_id
    left join about on claims.statement_id = about.statement_id

)

select
    statement_id,
    article_id,
    article,
    published_on,
    sentence_no,
    evidence,
    span_start,
    span_end,
    rule,
    confidence,
    kind,
    subject_id,
    metric,
    metric_code,
    platform_metric_id,
    value,
    value_max,
    unit,
    comparator,
    value_text,
    stated_low,
    stated_high,
    expected,
    expected_low,
    expected_high,
    operand_texts,
    operand_starts,
    operand_ends,
    operand_sentence_no,
    operand_evidence,
    -- What is said and what is expected may be one number, as rounded and bounded as both are written.
    coalesce(stated_low <= expected_high, true) and coalesce(expected_low <= stated_high, true) as holds
from measured
