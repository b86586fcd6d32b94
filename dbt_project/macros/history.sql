{#- The warehouse's own clock (docs/adr/0011-three-clocks.md): which versions of a mart's rows there have been, from when to when.
    History is carried over from the published file, never from the build file: a build that fails leaves no trace of itself, a deleted
    build.duckdb loses nothing, and a rollback rolls the history back. -#}

{#- The versions of a mart's rows: those of the published file, continued with the mart as it is now. Only columns that both have in
    one type are compared. What is still open is exactly the mart: a row that has not changed takes today's values, so that a column
    new to the mart is filled in without a new version. -#}
{% macro versions_of(mart, id) %}
{%- if not execute -%}
select * from {{ mart }}
{%- else -%}
{%- set known = types_in_published_history(mart.identifier) -%}
{%- set seen_at = "cast('" ~ run_started_at ~ "' as timestamp)" -%}
{%- set build_id = "'" ~ env_var('QIANTANG_BUILD_ID', 'manual') | replace("'", "''") ~ "'" -%}
{%- set names, carried, compared, differences = [], [], ["''"], ["cast(null as varchar)"] -%}
{%- for column in adapter.get_columns_in_relation(mart) -%}
{%- do names.append(column.quoted) -%}
{%- set value = column.quoted if column.name in known else 'null' -%}
{%- do carried.append('try_cast(' ~ value ~ ' as ' ~ column.dtype ~ ') as ' ~ column.quoted) -%}
{%- if known.get(column.name) == column.dtype -%}
{%- do compared.append(column.quoted) -%}
{%- set differs = 'mart.' ~ column.quoted ~ ' is distinct from previous.' ~ column.quoted -%}
{%- do differences.append('case when ' ~ differs ~ " then '" ~ column.name ~ "' end") -%}
{%- endif -%}
{%- endfor -%}
-- Rows that were made anew are few, and read up to five times: kept, they cost one reading of the table.
{% set once = '' if continues_history() else 'not ' %}
with mart as {{ once }}materialized (

    select * from {{ mart }}
    where {{ only_versions(mart.identifier, id) }}

),

previous as {{ once }}materialized (

    {% if known %}
    select
        {{ carried | join(', ') }},
        {{ clock_columns() }}
    from published.history."{{ mart.identifier }}"
    where {{ only_versions(mart.identifier, id) }}
    {% else %}
    select
        {{ carried | join(', ') }},
        null::integer as version,
        null::varchar as change,
        null::varchar as changed_columns,
        null::timestamp as valid_from,
        null::timestamp as valid_to,
        null::timestamp as first_seen,
        null::timestamp as last_seen,
        null::varchar as build_id,
        null::varchar as ended_by_build_id
    where false
    {% endif %}

),

-- Time does not run backwards here, even if the machine's clock was set back between two builds.
clock as (

    select {{ now_of_history(mart.identifier) if known else seen_at }} as seen_at

),

-- Rows are compared by hashes first: few differ, and only those are looked at column by column.
newest as (

    select
        {{ id }},
        hash({{ compared | join(', ') }}) as content,
        {{ clock_columns() }}
    from previous
    qualify row_number() over (partition by {{ id }} order by version desc) = 1

),

current_rows as (

    select
        {{ id }},
        hash({{ compared | join(', ') }}) as content
    from mart

),

judged as (

    select
        current_rows.{{ id }},
        newest.* exclude ({{ id }}, content),
        case
            when newest.version is null then 'new'
            when newest.valid_to is not null then 'back'
            when current_rows.content <> newest.content then 'changed'
        end as change_now
    from current_rows
    left join newest on current_rows.{{ id }} = newest.{{ id }}

),

differing as (

    select
        judged.{{ id }},
        nullif(concat_ws(', ', {{ differences | join(', ') }}), '') as differing_columns
    from judged
    inner join mart on judged.{{ id }} = mart.{{ id }}
    inner join previous on judged.{{ id }} = previous.{{ id }} and judged.version = previous.version
    where judged.change_now in ('changed', 'back')

),

known as (

    select
        judged.{{ id }},
        coalesce(judged.version, 0) + case when judged.change_now is null then 0 else 1 end as version,
        coalesce(judged.change_now, judged.change) as change,
        case when judged.change_now is null then judged.changed_columns else differing.differing_columns end as changed_columns,
        case when judged.change_now is null then judged.valid_from else clock.seen_at end as valid_from,
        cast(null as timestamp) as valid_to,
        coalesce(judged.first_seen, clock.seen_at) as first_seen,
        clock.seen_at as last_seen,
        case when judged.change_now is null then judged.build_id else {{ build_id }} end as build_id,
        cast(null as varchar) as ended_by_build_id
    from judged
    cross join clock
    left join differing on judged.{{ id }} = differing.{{ id }}

),

standing as (

    select
        mart.*,
        known.* exclude ({{ id }})
    from mart
    inner join known on mart.{{ id }} = known.{{ id }}

),

-- What stood until now and stands no more: its row has another version, or is gone.
past as (

    select previous.* replace (
        coalesce(previous.valid_to, clock.seen_at) as valid_to,
        coalesce(previous.ended_by_build_id, {{ build_id }}) as ended_by_build_id
    )
    from previous
    cross join clock
    anti join known on previous.{{ id }} = known.{{ id }} and previous.version = known.version

),

versions as (

    select * from standing
    union all by name
    select * from past

)

select
    {{ names | join(', ') }},
    {{ clock_columns() }}
from versions
order by {{ id }}, version
{%- endif -%}
{% endmacro %}

{#- Time as the history of a mart knows it: never before what it has seen. -#}
{% macro now_of_history(mart) -%}
{%- set seen_at = "cast('" ~ run_started_at ~ "' as timestamp)" -%}
greatest({{ seen_at }}, coalesce((select max(last_seen) from published.history."{{ mart }}"), {{ seen_at }}))
{%- endmacro %}

{#- The columns that a table of history has beside its mart's. -#}
{% macro clock_columns() -%}
version, change, changed_columns, valid_from, valid_to, first_seen, last_seen, build_id, ended_by_build_id
{%- endmacro %}

{#- Column → type of a table of the published history; empty if nothing is published yet, or by a version without history. -#}
{% macro types_in_published_history(table) -%}
{%- set types = {} -%}
{%- for row in run_query(
    "select column_name, data_type from duckdb_columns() where database_name = 'published' and schema_name = 'history'"
    ~ " and table_name = '" ~ table ~ "'"
) -%}
{%- do types.update({row[0]: row[1]}) -%}
{%- endfor -%}
{{ return(types) }}
{%- endmacro %}

{#- A table of history has its mart's columns, and says what they mean in the mart's words: they are not described twice. -#}
{% macro comments_of_the_mart() -%}
{%- for row in run_query(
    "select column_name, comment from duckdb_columns() where comment is not null and schema_name = 'marts'"
    ~ " and table_name = '" ~ this.identifier ~ "' and database_name = current_database()"
) %}
comment on column {{ this }}."{{ row[0] }}" is {{ duckdb_escape_comment(row[1]) }};
{%- endfor %}
{%- endmacro %}

{#- Before a build: opens the published file, if there is one, for reading. -#}
{% macro attach_published() -%}
{%- if execute and flags.WHICH in ('build', 'run') -%}
{%- set file = env_var('QIANTANG_WAREHOUSE') ~ '/qiantang.duckdb' -%}
{%- set pattern = file | replace("'", "''") | replace("[", "[[]") -%}
{%- if run_query("select file from glob('" ~ pattern ~ "')") | length -%}
attach if not exists '{{ file | replace("'", "''") }}' as published (read_only)
{%- endif -%}
{%- endif -%}
{%- endmacro %}

{#- After a build: closes it again. -#}
{% macro detach_published() -%}
{%- if execute and flags.WHICH in ('build', 'run') -%}
detach database if exists published
{%- endif -%}
{%- endmacro %}

{#- The state as of a day: history.<mart>_as_of(day) gives the mart's rows as the warehouse knew them when that day ended (UTC). -#}
{% macro questions_of_history() -%}
{%- if execute and flags.WHICH in ('build', 'run') -%}
{%- for table in run_query(
    "select table_name, string_agg('\"' || column_name || '\"', ', ' order by column_index) as names from duckdb_columns()"
    ~ " where database_name = current_database() and schema_name = 'history'"
    ~ " and table_name in (select table_name from duckdb_tables() where schema_name = 'marts')"
    ~ " and not list_contains(string_split('" ~ clock_columns() ~ "', ', '), column_name) group by table_name order by table_name"
) %}
create or replace macro history."{{ table.table_name }}_as_of"(day) as table
select {{ table.names }}
from history."{{ table.table_name }}"
where
    valid_from < cast(day as date) + interval 1 day
    and (valid_to is null or valid_to >= cast(day as date) + interval 1 day);
comment on macro table history."{{ table.table_name }}_as_of" is
'Rows of marts.{{ table.table_name }} as the warehouse knew them at the end of a day, UTC: from history.{{ table.table_name }}_as_of(''2026-12-31''). 某日终了（世界标准时）仓库所知的 marts.{{ table.table_name }}。';
{%- endfor %}
{%- endif -%}
{%- endmacro %}
