with statements as (

    select * from {{ ref('stg_landing_statements') }}

),

articles as (

    select
        article_id,
        article,
        published_on,
        coalesce(source, publisher, article) as source_name
    from {{ ref('stg_articles') }}

),

enterprises as (

    select
        name,
        canonical,
        kind
    from {{ ref('enterprises') }}

    union all

    select
        name,
        name as canonical,
        kind
    from {{ ref('listed_enterprises') }}
    where name not in (select known.name from {{ ref('enterprises') }} as known)

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
        stages.stage_rank,
        place_names.place_id,
        place_names.place_name,
        coalesce(place_names.place_region_code, statements.region_code) as region_code,
        land_areas.land_mu,
        coalesce(enterprises.canonical, statements.enterprise) as enterprise_name,
        coalesce(enterprises.kind, statements.enterprise_kind) as resolved_enterprise_kind,
        enterprises.name is not null as is_known_enterprise
    from statements
    inner join articles on statements.article_id = articles.article_id
    left join enterprises on statements.enterprise = enterprises.name
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
        {{ key_of(["enterprise_name"]) }} as enterprise_id
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
    {{ key_of(["enterprise_id", "project", "place_id"]) }} as enterprise_landing_id,
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
    land_mu
from identified
