{#- One step of merging names of enterprises: names of one kind with the same `key` are one enterprise, unless something forbids it for
    the group as a whole. So no chain of merges can join what a rule keeps apart. A known enterprise takes the others in; two known ones
    are never joined. Reads the CTE `names_<previous>`, makes `groups_<step>`, `moves_<step>` and `names_<step>`. `doubt` and `conflict` are
    further conditions that forbid, as `when … then …`, asked before and after those of every step. Each step reads the one
    before three times, so it is materialized: else DuckDB works out the first one 81 times. -#}
{% macro merge_names(previous, step, key, eligible, doubt='', conflict='') %}
-- Keys that several entities share: few of all, and only of those is asked what forbids a merge.
shared_{{ step }} as (

    select
        {{ key }} as merge_key,
        kind_class
    from names_{{ previous }}
    where {{ eligible }}
    group by merge_key, kind_class
    having min(entity) <> max(entity)

),

groups_{{ step }} as materialized (

    select
        {{ key }} as merge_key,
        kind_class,
        count(distinct entity) as entity_count,
        max(canonical) as canonical,
        coalesce(min(entity) filter (where canonical is not null), min(entity)) as merged_entity,
        arg_min(enterprise, (length(body_name), enterprise)) as barest_name,
        case
            {{ doubt }}
            when count(distinct canonical) > 1 then 'two_known_enterprises'
            when
                bool_or(is_group and not is_stock) and bool_or(is_stock and not is_group)
                or bool_or(is_holding and not is_group) and bool_or(is_group and not is_holding)
                or bool_or(is_holding and not is_stock) and bool_or(is_stock and not is_holding)
                then 'group_and_listed_firm'
            when count(distinct region_code) filter (where region_code <> '') > 1 then 'two_regions'
            {{ conflict }}
        end as conflict
    from names_{{ previous }} as names
    semi join shared_{{ step }} as shared
        on {{ key }} = shared.merge_key and names.kind_class = shared.kind_class
    where {{ eligible }}
    group by merge_key, kind_class

),

moves_{{ step }} as (

    select
        names.entity,
        min(groups.merged_entity) as merged_entity,
        min(groups.canonical) as canonical
    from names_{{ previous }} as names
    inner join groups_{{ step }} as groups
        on {{ key }} = groups.merge_key and names.kind_class = groups.kind_class
    where groups.conflict is null and names.canonical is null and {{ eligible }}
    group by names.entity

),

names_{{ step }} as materialized (

    select
        names.* exclude (entity, canonical),
        coalesce(moves.merged_entity, names.entity) as entity,
        coalesce(names.canonical, moves.canonical) as canonical,
        coalesce(moves.merged_entity, names.entity) as entity_{{ step }},
        groups.conflict as conflict_{{ step }},
        groups.barest_name as barest_{{ step }}
    from names_{{ previous }} as names
    left join moves_{{ step }} as moves on names.entity = moves.entity
    -- The condition stands in the key: beside it, it would turn the hash join into one of all names with all groups.
    left join groups_{{ step }} as groups
        on
            case when {{ eligible }} then {{ key }} end = groups.merge_key
            and names.kind_class = groups.kind_class

)
{% endmacro %}
