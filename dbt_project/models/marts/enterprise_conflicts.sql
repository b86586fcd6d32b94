with names as (

    select * from {{ ref('int_enterprise_names') }}

),

shown as (

    select
        enterprise_id,
        any_value(enterprise_name) as enterprise_name,
        any_value(enterprise_kind) as enterprise_kind
    from names
    group by enterprise_id

),

-- Two names of the lexicon are apart because it says so; that is no doubt.
-- The name of the lexicon that a conflict is about may itself stand in no article: then it has no id here.
pairs as (

    select
        enterprise_id,
        enterprise,
        is_known,
        conflict,
        conflict_name
    from names
    where conflict is not null

    union all

    select
        enterprise_id,
        enterprise,
        is_known,
        conflict,
        conflict_rival as conflict_name
    from names
    where conflict_rival is not null

),

paired as (

    select
        pairs.enterprise as name,
        pairs.enterprise_id,
        pairs.conflict_name as other_name,
        others.enterprise_id as other_enterprise_id,
        pairs.conflict
    from pairs
    left join names as others on pairs.conflict_name = others.enterprise
    where
        not (pairs.is_known and coalesce(others.is_known, false))
        and pairs.enterprise_id is distinct from others.enterprise_id and pairs.enterprise <> pairs.conflict_name

)

select
    paired.name,
    paired.enterprise_id,
    shown.enterprise_name,
    shown.enterprise_kind,
    paired.other_name,
    paired.other_enterprise_id,
    others.enterprise_name as other_enterprise_name,
    others.enterprise_kind as other_enterprise_kind,
    paired.conflict,
    case paired.conflict
        when 'two_known_enterprises' then 'the names fit two enterprises of the lexicon'
        when 'group_and_listed_firm' then 'one is called 集团 or 控股, one 股份: a group and its listed firm may be two'
        when 'two_regions' then 'the same name is registered in several regions, so a name without region may mean either'
        when 'two_general_words' then 'one is called 科技, one 技术, so the bare name may mean either'
        when 'two_kinds' then 'the same words name bodies of different kinds'
        when 'two_trades' then 'several firms share the core of the name and differ in trade'
        when 'told_apart_elsewhere' then 'one article tells two names of this core, other articles further ones'
        when 'group_and_firm_of_a_trade' then 'a group and a firm of one trade that bears its name'
        when 'two_legal_names' then 'two full names of one core that differ: two firms as registered'
        when 'firm_of_a_trade_with_a_known_name' then 'a firm of one trade that bears the name of a known one'
    end as reason
from paired
inner join shown on paired.enterprise_id = shown.enterprise_id
left join shown as others on paired.other_enterprise_id = others.enterprise_id
order by paired.name, paired.other_name
