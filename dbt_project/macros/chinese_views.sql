{#- Views in Chinese: each published table under its Chinese name, with Chinese column names, in the schema 中文.
    The names are those the ymls give: the bracketed Chinese words that end a sentence of each description, (企业名称). A sentence in
    Chinese follows. So a table or column has its Chinese name from the moment it is described, and the comment its meaning in both languages.
    The SQL names no catalog: a view that does dies when the file is renamed or attached under another name. -#}
{% macro chinese_views() -%}
{%- set failed = results | selectattr('status', 'in', ['error', 'fail', 'runtime error']) | list | length if execute else 0 -%}
{%- if execute and flags.WHICH in ('build', 'run') and not failed -%}
{%- set tables = [] -%}
{%- for node in graph.nodes.values() if node.resource_type == 'model' and node.schema in ('marts', 'history', 'meta') -%}
{%- do tables.append("('" ~ node.schema ~ "', '" ~ node.alias ~ "')") -%}
{%- endfor -%}
{%- set views = {} -%}
{%- for row in run_query(chinese_names(tables)) -%}
{%- set table = row.schema_name ~ '.' ~ row.table_name -%}
{%- do views.setdefault(table, {'name': row.table_zh, 'comment': row.table_comment, 'columns': []}).columns.append(row) -%}
{%- endfor -%}
{%- do refuse_unnamed(views) -%}
drop schema if exists "中文" cascade;
create schema "中文";
{%- for table, view in views.items() %}
create view "中文"."{{ view.name }}" as
select{% for column in view.columns %} "{{ column.column_name }}" as "{{ column.column_zh }}"{{ ',' if not loop.last }}{% endfor %} from {{ table }};
comment on view "中文"."{{ view.name }}" is {{ duckdb_escape_comment(chinese_first(view.comment, table)) }};
{%- for column in view.columns %}
comment on column "中文"."{{ view.name }}"."{{ column.column_zh }}" is {{ duckdb_escape_comment(chinese_first(column.column_comment, column.column_name)) }};
{%- endfor %}
{%- endfor %}
{%- endif -%}
{%- endmacro %}

{#- A description ends with its Chinese sentence; in the views that comes first, then the English name and words. -#}
{% macro chinese_first(description, name) -%}
{%- set words = description.split('. ') -%}
{%- if description.endswith('。') and words | length > 1 -%}
{{ words[-1] ~ '（' ~ name ~ '）' ~ words[:-1] | join('. ') ~ '.' }}
{%- else -%}
{{ description ~ ' = ' ~ name }}
{%- endif -%}
{%- endmacro %}

{#- Each column of those of the tables that are there, with the Chinese names in its own comment and its table's. -#}
{% macro chinese_names(tables) -%}
{%- set name = "regexp_extract_all({}, '\\(([一-鿿][^()\"]*)\\)\\.', 1)[-1]" -%}
select
    columns.schema_name,
    columns.table_name,
    columns.column_name,
    coalesce(tables.comment, '') as table_comment,
    coalesce(columns.comment, '') as column_comment,
    {{ name.format('tables.comment') }} as table_zh,
    {{ name.format('columns.comment') }} as column_zh
from duckdb_columns() as columns
inner join duckdb_tables() as tables on columns.table_oid = tables.table_oid and columns.database_name = tables.database_name
where
    columns.database_name = current_database()
    and (columns.schema_name, columns.table_name) in ({{ tables | join(', ') }})
order by columns.schema_name, columns.table_name, columns.column_index
{%- endmacro %}

{#- Stops the build and names every table and column that has no Chinese name, or one that another has. -#}
{% macro refuse_unnamed(views) -%}
{%- set faults, taken = [], {} -%}
{%- for table, view in views.items() -%}
{%- if not view.name -%}{%- do faults.append(table ~ ' has no Chinese name') -%}
{%- elif view.name in taken -%}{%- do faults.append(table ~ ' and ' ~ taken[view.name] ~ ' are both called ' ~ view.name) -%}
{%- endif -%}
{%- do taken.update({view.name: table}) -%}
{%- set used = {} -%}
{%- for column in view.columns -%}
{%- set column_name = table ~ '.' ~ column.column_name -%}
{%- if not column.column_zh -%}{%- do faults.append(column_name ~ ' has no Chinese name') -%}
{%- elif column.column_zh in used -%}
{%- do faults.append(column_name ~ ' and ' ~ used[column.column_zh] ~ ' are both called ' ~ column.column_zh) -%}
{%- endif -%}
{%- do used.update({column.column_zh: column.column_name}) -%}
{%- endfor -%}
{%- endfor -%}
{%- if faults -%}
{%- do exceptions.raise_compiler_error(
    faults | join('; ') ~ '. The Chinese name ends the description in the yml or in models/columns.md, like this (企业名称).'
) -%}
{%- endif -%}
{%- endmacro %}
