with given as (

    select * from {{ ref('int_written_corrections') }}

),

cleaned as (

    select
        coalesce(trim(correction_id), '') as correction_id,
        nullif(trim(fact), '') as fact,
        nullif(trim(article), '') as article,
        nullif(expect, '') as expect,
        nullif(value_as_written, '') as value_as_written,
        nullif(trim(action), '') as action,
        nullif(trim(column_name), '') as column_name,
        nullif(trim(old_value), '') as old_value,
        nullif(trim(new_value), '') as new_value,
        nullif(trim(reason), '') as reason,
        nullif(trim(author), '') as author,
        nullif(trim(decided_on), '') as decided_on_text
    from given
    where coalesce(correction_id, fact, article, expect, action) is not null

),

counted as (

    select
        *,
        count(*) over (partition by correction_id) as id_count
    from cleaned
    qualify row_number() over (
        partition by correction_id
        order by
            fact nulls last, article nulls last, expect nulls last, value_as_written nulls last, action nulls last, column_name nulls last,
            old_value nulls last, new_value nulls last, reason nulls last, author nulls last, decided_on_text nulls last
    ) = 1

),

correctable_columns as (

    select
        fact,
        column_name,
        value_kind,
        is_required,
        allowed_values
    from {{ ref('correctable_columns') }}

),

regions as (

    select
        code,
        name
    from {{ ref('regions') }}

),

-- A name that several regions share is a region whose code stays open until a person sets it.
known_places as (

    select
        name,
        'region' as kind,
        case when count(*) = 1 then min(code) end as region_code
    from regions
    group by name

    union all

    select
        name,
        kind,
        region_code
    from {{ ref('platforms') }}
    where name not in (select regions.name from regions)

),

joined as (

    select
        counted.*,
        correctable_columns.value_kind,
        correctable_columns.is_required,
        correctable_columns.allowed_values,
        regions.code as known_region_code,
        known_places.kind as implied_kind,
        known_places.region_code as implied_region_code,
        known_places.name is not null as implies_place,
        try_cast(counted.decided_on_text as date) as decided_on
    from counted
    left join correctable_columns
        on counted.fact = correctable_columns.fact and counted.column_name = correctable_columns.column_name
    left join regions on counted.new_value = regions.code
    left join known_places
        on counted.new_value = known_places.name and counted.action = 'set' and counted.column_name in ('place', 'subject')

)

select
    correction_id,
    fact,
    article,
    expect,
    value_as_written,
    action,
    column_name,
    value_kind,
    old_value,
    new_value,
    implies_place,
    implied_kind,
    implied_region_code,
    reason,
    author,
    decided_on,
    case
        when correction_id = '' then 'it has no correction_id'
        when id_count > 1 then 'its correction_id is given ' || id_count || ' times'
        when fact is null or fact not in ('landing', 'metric', 'target') then 'fact must be landing, metric or target'
        when action is null or action not in ('set', 'drop', 'confirm') then 'action must be set, drop or confirm'
        when article is null then 'it names no article'
        when expect is null then 'it has no quote to expect'
        when reason is null then 'it gives no reason'
        when author is null then 'it names no author'
        when decided_on is null then 'decided_on must be a day: 2026-03-09'
        when column_name is null and action = 'set' then 'set needs a column_name'
        when column_name is null and old_value is not null then 'old_value needs a column_name'
        when action <> 'set' and new_value is not null then 'only set takes a new_value'
        when column_name is not null and value_kind is null
            then 'a ' || fact || ' has no column ' || column_name || ' that can be set: see lexicon.correctable_columns'
        when action <> 'set' then null
        when new_value is null and is_required then column_name || ' cannot be empty'
        when new_value is null then null
        when allowed_values is not null and not list_contains(string_split(allowed_values, ';'), new_value)
            then column_name || ' must be one of ' || replace(allowed_values, ';', ', ')
        when value_kind = 'number' and try_cast(new_value as decimal(38, 6)) is null
            then column_name || ' must be a number in the base unit, digits only'
        when value_kind = 'day' and try_cast(new_value as date) is null then column_name || ' must be a day: 2026-03-09'
        when value_kind = 'date' and coalesce(cast({{ first_day('new_value') }} as varchar), '') <> rpad(new_value, 10, '-01-01')
            then column_name || ' must be a date: 2026, 2026-03 or 2026-03-09'
        when value_kind = 'region' and known_region_code is null then 'no region has the code ' || new_value
    end as problem
from joined
