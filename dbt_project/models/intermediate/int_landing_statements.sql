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
        enterprise,
        enterprise_id,
        enterprise_name,
        enterprise_kind,
        is_known
    from {{ ref('int_enterprise_names') }}

),

regions as (

    select
        code,
        name
    from {{ ref('regions') }}

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
        statements.*,
        articles.article,
        articles.published_on,
        articles.source_name,
        stages.stage_rank,
        regions.code as known_region_code,
        land_areas.land_mu,
        enterprises.enterprise_id,
        enterprises.enterprise_name,
        enterprises.enterprise_kind as resolved_enterprise_kind,
        enterprises.is_known as is_known_enterprise,
        coalesce(case when statements.place_kind = 'region' then regions.name end, statements.place) as place_name
    from statements
    inner join articles on statements.article_id = articles.article_id
    -- A name without its parts would leave the id empty, which the contract of `enterprises` refuses: no landing is lost in silence.
    left join enterprises on statements.enterprise = enterprises.enterprise
    left join regions on statements.region_code = regions.code
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
        {{ place_key('place_name', 'place_kind', 'region_code', 'known_region_code') }} as place_id
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
