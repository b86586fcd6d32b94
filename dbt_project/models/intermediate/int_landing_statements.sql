{{ config(
    materialized='incremental',
    pre_hook=[{"sql": "{{ keep_rows_before('enterprise_landing_id', 'place_id') }}", "transaction": false}, "{{ forget('touched') }}"],
) }}

with statements as (

    select * from {{ ref('int_corrected_landing_statements') }}
    where {{ only('touched') }}

),

articles as (

    select
        article_id,
        article,
        published_on,
        source_name,
        cluster_id,
        cluster_article_count,
        precedence,
        is_reprint,
        original_published_on
    from {{ ref('int_articles') }}

),

enterprises as (

    select
        enterprise,
        enterprise_id,
        enterprise_name,
        enterprise_kind,
        is_known
    from {{ ref('int_enterprise_names') }}

),

-- A name that a person wrote (seeds/corrections.csv) has no parts: it is the lexicon's, or stands for itself.
lexicon as (

    select
        name,
        canonical,
        kind
    from {{ ref('enterprises') }}

),

place_names as (

    select
        name,
        kind,
        region_code,
        place_id,
        place_name,
        place_region_code
    from {{ ref('int_place_names') }}

),

stages as (

    select
        stage,
        stage_rank
    from {{ ref('landing_stages') }}

),

-- An area of land belongs to a landing when its sentence speaks of one firm and of one area in 亩; otherwise it stays unassigned.
sentences_of_one_enterprise as (

    select
        article_id,
        sentence_no
    from statements
    group by article_id, sentence_no
    having count(distinct enterprise) = 1

),

land_areas as (

    select
        article_id,
        sentence_no,
        min(value) as land_mu
    from {{ ref('stg_numerals') }}
    where unit = '亩' and value is not null
    group by article_id, sentence_no
    having count(*) = 1

),

resolved as (

    select
        statements.* exclude (region_code),
        articles.article,
        articles.published_on,
        articles.source_name,
        articles.cluster_id,
        articles.cluster_article_count,
        articles.precedence,
        articles.is_reprint,
        articles.original_published_on,
        stages.stage_rank,
        place_names.place_id,
        place_names.place_name,
        coalesce(place_names.place_region_code, statements.region_code) as region_code,
        land_areas.land_mu,
        coalesce(enterprises.enterprise_id, {{ key_of(["coalesce(lexicon.canonical, statements.enterprise)"]) }}) as enterprise_id,
        coalesce(enterprises.enterprise_name, lexicon.canonical, statements.enterprise) as enterprise_name,
        coalesce(
            case when statements.correction_ids is not null then statements.enterprise_kind end,
            enterprises.enterprise_kind, lexicon.kind, statements.enterprise_kind
        ) as resolved_enterprise_kind,
        coalesce(enterprises.is_known, lexicon.name is not null) as is_known_enterprise
    from statements
    inner join articles on statements.article_id = articles.article_id
    left join enterprises on statements.enterprise = enterprises.enterprise
    left join lexicon on statements.enterprise = lexicon.name and enterprises.enterprise is null
    left join place_names
        on
            statements.place = place_names.name
            and statements.place_kind is not distinct from place_names.kind
            and statements.region_code is not distinct from place_names.region_code
    left join stages on statements.stage = stages.stage
    left join sentences_of_one_enterprise
        on
            statements.article_id = sentences_of_one_enterprise.article_id
            and statements.sentence_no = sentences_of_one_enterprise.sentence_no
    left join land_areas
        on
            sentences_of_one_enterprise.article_id = land_areas.article_id
            and sentences_of_one_enterprise.sentence_no = land_areas.sentence_no

),

identified as (

    select
        *,
        {{ key_of(["enterprise_id", "project", "place_id"]) }} as row_id,
        {{ key_of(["enterprise_id", "project"]) }} as said
    from resolved

),

{{ settled_in_stories('place_id', 'place_kind') }}

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
    settled_row_id as enterprise_landing_id,
    is_carried_over,
    enterprise_id,
    enterprise,
    enterprise_name,
    resolved_enterprise_kind as enterprise_kind,
    is_known_enterprise,
    project,
    place_id,
    place,
    place_name,
    place_kind,
    region_code,
    stage,
    stage_rank,
    date,
    investment_value,
    investment_value_max,
    investment_unit,
    investment_comparator,
    investment_text,
    land_mu,
    correction_ids
from settled
