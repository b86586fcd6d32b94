{#- Corrections: a person's decisions laid over the statements (docs/curation.md). Staging stays as it was read; what is corrected is
    the copy that the int_corrected_ models make of it. -#}

{#- A text as the value of its column's kind, so that the same values are the same text: 1.2E9 and 1200000000 are one number. -#}
{% macro comparable(text, value_kind) -%}
coalesce(
    case {{ value_kind }}
        when 'number' then cast(try_cast({{ text }} as decimal(38, 6)) as varchar)
        when 'day' then cast(try_cast({{ text }} as date) as varchar)
        else {{ text }}
    end, ''
)
{%- endmacro %}

{#- The CTEs by which decisions become proposed rows. `types` has each column that can be set (seed correctable_columns) and its type.
    Of several decisions on one column the last one stands, by day and then by id; what a new place implies (its kind and region) gives
    way to what a person says of them on the same day.
    Ends with the CTE `proposed`: the corrected statements, with `changes` (column → new text) and `last_action`. The model goes on
    with what one change entails for other columns, keeps what is sound in the CTE `sound`, and ends with corrected_and_others(). -#}
{% macro proposed_statements(fact, types) %}
with statements as (

    select * from {{ ref('stg_' ~ fact ~ '_statements') }}
    where {{ only('changed') }}

),

matches as (

    select * from {{ ref('int_correction_matches') }}
    where fact = '{{ fact }}' and not is_ambiguous

),

changes as (

    select
        statement_id,
        correction_id,
        decided_on,
        column_name,
        new_value,
        false as is_implied
    from matches
    where action = 'set'

    union all

    select
        statement_id,
        correction_id,
        decided_on,
        column_name || '_kind' as column_name,
        implied_kind as new_value,
        true as is_implied
    from matches
    where implies_place

    union all

    select
        statement_id,
        correction_id,
        decided_on,
        'region_code' as column_name,
        implied_region_code as new_value,
        true as is_implied
    from matches
    where implies_place

),

standing_changes as (

    select *
    from changes
    qualify row_number() over (
        partition by statement_id, column_name
        order by decided_on desc, is_implied asc, correction_id desc
    ) = 1

),

changes_by_statement as (

    select
        statement_id,
        map(list(column_name order by column_name), list(new_value order by column_name)) as changes
    from standing_changes
    group by statement_id

),

decisions as (

    select
        statement_id,
        string_agg(correction_id, ', ' order by decided_on, correction_id) as correction_ids,
        last(action order by decided_on, correction_id) as last_action
    from matches
    group by statement_id

),

proposed as (

    select
        statements.* replace (
            {% for column, type in types.items() %}
            case
                when map_contains(changes_by_statement.changes, '{{ column }}')
                    then try_cast(changes_by_statement.changes['{{ column }}'] as {{ type }})
                else statements.{{ column }}
            end as {{ column }},
            {% endfor %}
            cast(1 as decimal(9, 6)) as confidence
        ),
        decisions.correction_ids,
        decisions.last_action,
        changes_by_statement.changes
    from statements
    inner join decisions on statements.statement_id = decisions.statement_id
    left join changes_by_statement on statements.statement_id = changes_by_statement.statement_id

)
{%- endmacro %}

{#- A region has a name of its own: a place renamed to what is no known region keeps the region it lies in, but is no region any more. -#}
{% macro kind_of_renamed(column) -%}
case
    when
        map_contains(changes, '{{ column }}') and not map_contains(changes, '{{ column }}_kind') and {{ column }}_kind = 'region'
        then null
    else {{ column }}_kind
end
{%- endmacro %}

{#- What Python read out of an indicator's name and a unit goes with them: a name that a person wrote is whole and has no scope. -#}
{% macro parts_of_renamed() -%}
case when map_contains(changes, 'metric') then metric else metric_core end as metric_core,
case when map_contains(changes, 'metric') then null else metric_scope end as metric_scope,
case
    when not map_contains(changes, 'unit') then unit_kind
    when unit in (select code from {{ ref('currencies') }}) then 'money'
    else coalesce((select max(units.kind) from {{ ref('units') }} as units where coalesce(nullif(units.unit, ''), units.word) = proposed.unit), 'count')
end as unit_kind
{%- endmacro %}

{#- All statements: those that nobody decided on, or whose decision would not leave a sound row, as extracted; the others as decided. -#}
{% macro corrected_and_others() %}
others as (

    select
        statements.*,
        cast(null as varchar) as correction_ids
    from statements
    anti join sound on statements.statement_id = sound.statement_id

)

select * exclude (changes, last_action)
from sound
where last_action <> 'drop'
union all by name
select * from others
{%- endmacro %}
