with names as (

    select * from {{ ref('int_enterprise_names') }}

),

mentions as (

    select
        enterprise,
        article_id,
        article,
        published_on
    from {{ ref('int_landing_statements') }}

),

counted as (

    select
        enterprise,
        count(*) as statement_count,
        count(distinct article_id) as article_count,
        min(published_on) as first_reported_on,
        arg_min(article, (coalesce(published_on, date '9999-12-31'), article, article_id)) as first_article,
        {{ different_values("article") }} as articles
    from mentions
    group by enterprise

)

select
    names.enterprise as alias,
    names.enterprise_id,
    names.enterprise_name,
    names.enterprise_kind,
    names.merge_rule,
    case names.merge_rule
        when 'own_name' then 'it is the name shown'
        when 'known_name' then concat('the lexicon holds it as a name of ', names.enterprise_name)
        when 'same_folded_name'
            then concat('the same letters as ', names.enterprise_name, ' but for script, width, brackets, blanks, short words')
        when 'form_dropped' then concat('the same as a name of ', names.enterprise_name, ' but for the legal form or the words of a group')
        when 'region_dropped'
            then concat('the same as a name of ', names.enterprise_name, ' but for the region in front; none of another region is here')
        when 'general_words_dropped'
            then concat('the same as a name of ', names.enterprise_name, ' but for 科技 or 技术 (and region and form); no other firm fits')
        when 'country_dropped' then concat('the firm in China of ', names.enterprise_name)
        when 'legal_name_of_a_listed_firm'
            then concat('opens with ', names.enterprise_name, ', adds 股份有限公司 and no trade')
        when 'full_and_short_in_one_article'
            then concat(
                names.told_in_article, ' tells the full and the short name of ', names.enterprise_name, '; no other firm here is called so'
            )
        when 'branch_of_the_firm' then concat('a branch of ', names.enterprise_name, ', which is no legal person of its own')
    end as merge_reason,
    names.conflict is not null as has_conflict,
    counted.statement_count,
    counted.article_count,
    counted.first_reported_on,
    counted.first_article,
    counted.articles
from names
inner join counted on names.enterprise = counted.enterprise
order by names.enterprise
