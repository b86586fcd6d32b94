{{ config(pre_hook={
    "sql": "{{ keep_before('enterprise, enterprise_id, enterprise_name, enterprise_kind, is_known') }}",
    "transaction": false
}) }}

with lexicon as (

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

mentions as (

    select
        enterprise,
        enterprise_kind,
        article_id
    from {{ ref('int_corrected_landing_statements') }}

),

articles as (

    select
        article_id,
        article
    from {{ ref('stg_articles') }}

),

-- What articles call the body; they may differ, the kind most statements say stands.
said_kinds as (

    select
        enterprise,
        enterprise_kind
    from mentions
    where enterprise_kind is not null
    group by enterprise, enterprise_kind
    qualify row_number() over (
        partition by enterprise
        order by count(*) desc, enterprise_kind asc
    ) = 1

),

counts as (

    select
        enterprise,
        count(distinct article_id) as article_count
    from mentions
    group by enterprise

),

-- The parts of a name are the same in every article.
parts as (

    select *
    from {{ ref('stg_enterprise_names') }}
    qualify row_number() over (
        partition by enterprise
        order by article_id
    ) = 1

),

classified as materialized (

    select
        parts.*,
        counts.article_count,
        lexicon.canonical as fitting_canonical,
        coalesce(rivals.canonical <> lexicon.canonical, false) as has_rival,
        case
            when parts.kind_by_name = 'government platform' then parts.kind_by_name
            else coalesce(lexicon.kind, parts.kind_by_name, said_kinds.enterprise_kind, 'enterprise')
        end as kind
    from parts
    inner join counts on parts.enterprise = counts.enterprise
    left join said_kinds on parts.enterprise = said_kinds.enterprise
    left join lexicon on parts.known_name = lexicon.name
    left join lexicon as rivals on parts.known_rival = rivals.name

),

-- Firms of several regions that are called like one known: which of them is meant by it, nobody said.
regional as (

    select fitting_canonical
    from classified
    where known_by in ('region', 'general') and region_code <> ''
    group by fitting_canonical
    having count(distinct region_code) > 1

),

settled as (

    select
        *,
        fitting_canonical is not null
        and not has_rival
        and (
            known_by not in ('region', 'general')
            or is_stock
            or region_code = ''
            or fitting_canonical not in (select regional.fitting_canonical from regional)
        ) as is_settled
    from classified

),

-- One name in different scripts, widths and brackets has one kind: that of its best attested spelling.
folded as (

    select
        * exclude (kind),
        case when is_settled then fitting_canonical end as canonical,
        first_value(kind) over (
            partition by folded_name
            order by fitting_canonical is null asc, article_count desc, enterprise asc
        ) as kind
    from settled

),

names_written as materialized (

    select
        *,
        case kind when 'government platform' then 'enterprise' else kind end as kind_class,
        coalesce('known:' || canonical, kind || ':' || folded_name) as entity,
        coalesce('known:' || canonical, kind || ':' || folded_name) as entity_written
    from folded

),

{{ merge_names(
    'written', 'form', 'body_name',
    "(region_code <> '' or trade <> '' or core_kind not in ('none', 'place', 'common'))",
) }},

{{ merge_names(
    'form', 'region', 'stem',
    "core_kind = 'coined' and site_code = '' and region_code <> 'CN' and length(stem) >= 3 and kind in ('enterprise', 'institute')",
) }},

{{ merge_names(
    'region', 'general', 'short_stem',
    "core_kind = 'coined' and length(short_stem) >= 3 and region_code <> 'CN' and kind in ('enterprise', 'institute')",
    conflict="
            when count(distinct general) filter (where general <> '') > 1 then 'two_general_words'
            when count(distinct stem) filter (where is_legal) > 1 then 'two_legal_names'",
) }},

-- Names of one core that one article tells: the full name and the short one.
told_together as materialized (

    select
        names.enterprise,
        any_value(names.entity) as entity,
        min(articles.article) as article
    from {{ ref('stg_enterprise_names') }} as told
    inner join names_general as names on told.enterprise = names.enterprise
    inner join {{ ref('stg_enterprise_names') }} as told_too
        on told.article_id = told_too.article_id and told.core = told_too.core
    inner join names_general as others
        on
            told_too.enterprise = others.enterprise
            and names.kind_class = others.kind_class
            and names.entity <> others.entity
    inner join articles on told.article_id = articles.article_id
    where told.core <> ''
    group by names.enterprise

),

cores as (

    select
        core,
        kind_class,
        count(distinct entity) as entity_count,
        arg_max(trade, (length(trade), trade)) as longest_trade
    from names_general
    where core_kind in ('coined', 'common') and kind in ('enterprise', 'institute')
    group by core, kind_class

),

told_entities as (

    select distinct entity
    from told_together

),

names_told as materialized (

    select
        names.*,
        told_together.article as told_in,
        told_entities.entity is not null as is_told,
        cores.longest_trade,
        cores.entity_count
    from names_general as names
    left join told_together on names.enterprise = told_together.enterprise
    left join told_entities on names.entity = told_entities.entity
    left join cores on names.core = cores.core and names.kind_class = cores.kind_class

),

{{ merge_names(
    'told', 'article', 'core',
    "core_kind in ('coined', 'common') and kind in ('enterprise', 'institute')",
    doubt="when not bool_or(is_told) then 'not_told_together'",
    conflict="
            when not bool_and(contains(longest_trade, trade)) then 'two_trades'
            when max(entity_count) > 2 and not bool_and(starts_with(longest_trade, trade)) then 'two_trades'
            when not bool_and(is_told) then 'told_apart_elsewhere'
            when count(distinct stem) filter (where is_legal) > 1 then 'two_legal_names'
            when bool_or((is_group or is_holding) and trade = '') and max(longest_trade) <> '' then 'group_and_firm_of_a_trade'
            when
                bool_or(canonical is not null and trade = '' and general = '' and not is_stock)
                and bool_or(canonical is null and trade <> '')
                then 'firm_of_a_trade_with_a_known_name'",
) }},

-- Names of the same words that stand for bodies of different kinds: a firm and the institute it is called after.
kinds as (

    select
        stem,
        arg_min(enterprise, (length(body_name), enterprise)) as barest_name,
        count(distinct kind_class) as kind_count
    from names_article
    where core_kind = 'coined' and length(stem) >= 3
    group by stem

),

-- The name to show: the lexicon's, else the fullest, which is least likely to mean another firm too.
shown as (

    select
        entity,
        entity_written,
        entity_form,
        entity_region,
        entity_general,
        coalesce(canonical, enterprise) as enterprise_name
    from names_article
    qualify row_number() over (
        partition by entity
        order by branch <> '' asc, kind_by_name is null asc, length(folded_name) desc, article_count desc, enterprise asc
    ) = 1

),

resolved as (

    select
        names.*,
        shown.enterprise_name,
        told_together.article as told_in_article,
        case
            when names.is_settled
                then case
                    when names.branch <> '' then 'branch_of_the_firm'
                    when names.known_by = 'written' then 'known_name'
                    when names.known_by = 'form' then 'form_dropped'
                    when names.known_by = 'region' then 'region_dropped'
                    when names.known_by = 'general' then 'general_words_dropped'
                    when names.known_by = 'country' then 'country_dropped'
                    else 'legal_name_of_a_listed_firm'
                end
            when names.enterprise = shown.enterprise_name then 'own_name'
            when names.canonical is not null
                then case
                    when starts_with(names.entity_form, 'known:') then 'form_dropped'
                    when starts_with(names.entity_region, 'known:') then 'region_dropped'
                    when starts_with(names.entity_general, 'known:') then 'general_words_dropped'
                    else 'full_and_short_in_one_article'
                end
            when names.entity_written = shown.entity_written then 'same_folded_name'
            when names.branch <> '' then 'branch_of_the_firm'
            when names.entity_form = shown.entity_form then 'form_dropped'
            when names.entity_region = shown.entity_region then 'region_dropped'
            when names.entity_general = shown.entity_general then 'general_words_dropped'
            else 'full_and_short_in_one_article'
        end as merge_rule,
        case
            when names.has_rival then 'two_known_enterprises'
            when names.fitting_canonical is not null and not names.is_settled then 'two_regions'
            when names.conflict_form is not null then names.conflict_form
            when names.conflict_region is not null then names.conflict_region
            when names.conflict_general is not null then names.conflict_general
            when kinds.kind_count > 1 then 'two_kinds'
            when names.conflict_article <> 'not_told_together' then names.conflict_article
        end as conflict,
        case
            when names.fitting_canonical is not null and not names.is_settled then names.known_name
            when names.conflict_form is not null then names.barest_form
            when names.conflict_region is not null then names.barest_region
            when names.conflict_general is not null then names.barest_general
            when kinds.kind_count > 1 then kinds.barest_name
            when names.conflict_article <> 'not_told_together' then names.barest_article
        end as conflict_name
    from names_article as names
    inner join shown on names.entity = shown.entity
    left join kinds on names.stem = kinds.stem
    left join told_together on names.enterprise = told_together.enterprise

)

select
    enterprise,
    folded_name,
    {{ key_of(["enterprise_name"]) }} as enterprise_id,
    enterprise_name,
    case
        when bool_or(kind = 'government platform') over (partition by entity) then 'government platform'
        else first_value(kind) over (partition by entity order by fitting_canonical is null asc, article_count desc, enterprise asc)
    end as enterprise_kind,
    canonical is not null as is_known,
    merge_rule,
    case when merge_rule = 'full_and_short_in_one_article' then told_in_article end as told_in_article,
    conflict,
    conflict_name,
    case when has_rival then known_rival end as conflict_rival
from resolved
