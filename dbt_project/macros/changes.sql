{#- Building only what changed (docs/adr/0012-tables-are-continued.md). A build begins where the last whole one ended: its tables of
    articles and statements are continued, article by article. Whether they may be is known by `staging.build_state`, which says what the file was
    made with. A build takes it away first and puts it back last, when every model is built: so a build that was killed or failed, a
    changed model, seed or lexicon, or a file of another version is followed by one that builds all tables anew.

    While a build runs, the database `before` (in memory) holds what tables were like before it. -#}

{#- on-run-start: either the tables are continued, or none of the last build is left. -#}
{% macro begin_changes() -%}
{%- if execute and flags.WHICH in ('build', 'run') -%}
{%- set state = env_var('QIANTANG_BUILD_STATE', '') -%}
{%- set found = run_query(
    "select true from duckdb_tables() where database_name = current_database() and schema_name = 'staging' and table_name = 'build_state'"
) | length -%}
{%- set same = found and state and run_query("select state from staging.build_state where state = '" ~ state ~ "'") | length -%}
{%- set models = graph.nodes.values() | selectattr('resource_type', 'equalto', 'model') | list -%}
{%- set whole = models | map(attribute='unique_id') | reject('in', selected_resources) | list | length == 0 -%}
{%- do run_query("detach database if exists before") -%}
{%- do run_query("attach ':memory:' as before") -%}
{%- if same and whole and not flags.FULL_REFRESH -%}
{%- do run_query("create table before.main.state as select build_id from staging.build_state") -%}
{#- One checkpoint, when the file is closed: by DuckDB's own 16 MB each of some twenty tables that are made anew began one over the whole
    file. A build of all tables needs them: what it drops is room for what it writes, and the file would be twice as large. -#}
{%- do run_query("set global checkpoint_threshold = '1GB'") -%}
{%- else -%}
{%- for node in models if node.config.materialized == 'incremental' and node.unique_id in selected_resources -%}
{%- set relation = adapter.get_relation(target.database, node.schema, node.alias) -%}
{%- if relation -%}{%- do adapter.drop_relation(relation) -%}{%- endif -%}
{%- endfor -%}
{%- endif -%}
drop table if exists staging.build_state
{%- endif -%}
{%- endmacro %}

{#- on-run-end: the file says what it was made with, if every model of the project is in it. -#}
{% macro end_changes() -%}
{%- if execute and flags.WHICH in ('build', 'run') -%}
{%- set built = results | selectattr('status', 'equalto', 'success') | map(attribute='node.unique_id') | list -%}
{%- set missing = graph.nodes.values() | selectattr('resource_type', 'equalto', 'model') | map(attribute='unique_id')
    | reject('in', built) | list -%}
{%- set state = env_var('QIANTANG_BUILD_STATE', '') -%}
{%- if state and not missing %}
create or replace table staging.build_state as
select
    '{{ state }}' as state,
    '{{ env_var("QIANTANG_BUILD_ID", "manual") | replace("'", "''") }}' as build_id,
    {{ '(select build_id from before.main.state)' if continues() else 'cast(null as varchar)' }} as continued_build_id;
comment on table staging.build_state is 'One row: what the tables of this file were made with; the next build continues them if it is the same (构建依据).';
comment on column staging.build_state.state is 'Hash of models, macros, lexicons, corrections and versions (依据哈希).';
comment on column staging.build_state.build_id is 'The build that they were made by (构建编号).';
comment on column staging.build_state.continued_build_id is 'The build whose tables it continued; empty if it made all anew (所续构建编号).';
{% endif %}
detach database if exists before
{%- endif -%}
{%- endmacro %}

{#- Whether this build continues the tables of the last one. -#}
{% macro continues() -%}
{%- if execute and flags.WHICH in ('build', 'run') -%}
{{ return(run_query("select true from duckdb_tables() where database_name = 'before' and table_name = 'state'") | length > 0) }}
{%- else -%}
{{ return(false) }}
{%- endif -%}
{%- endmacro %}

{#- The articles whose rows a model makes anew: `changed` were read again, came or went; `touched` are also those whose statements another
    article may have given another story, place or enterprise. -#}
{% macro of_articles_made_anew(which, column='article_id') -%}
{{ among(column, 'article_id', ref('stg_changed_articles') if which == 'changed' else ref('int_touched_articles')) }}
{%- endmacro %}

{#- Whether the table at hand is continued; a unit test has none. -#}
{% macro is_continued() -%}
{{ return(model.resource_type == 'model' and is_incremental()) }}
{%- endmacro %}

{#- In a model that is continued, a condition on its rows; the model's pre-hook is `forget` of the same articles. -#}
{% macro only(which, column='article_id') -%}
{%- if not execute or is_continued() -%}{#- asked while dbt parses, too, so that it knows what the model depends on -#}
{{ of_articles_made_anew(which, column) }}
{%- else -%}
true
{%- endif -%}
{%- endmacro %}

{% macro forget(which) -%}
{%- if is_continued() -%}
delete from {{ this }} where {{ of_articles_made_anew(which) }}
{%- endif -%}
{%- endmacro %}

{#- A pre-hook, before the transaction: what these columns of the table were before this build, in before.main.<its name>; of all
    articles or of those made anew. -#}
{% macro keep_before(columns, which=none) -%}
{%- if continues() -%}
create or replace table before.main.{{ this.identifier }} as select {{ columns }} from {{ this }}
{%- if which %} where {{ of_articles_made_anew(which) }}{% endif %}
{%- endif -%}
{%- endmacro %}

{#- What follows is the same for rows of the marts of facts. Before its articles are forgotten, a table of statements keeps the rows that
    they were in; the mart then adds those that they are in now, and those whose enterprise or place is called otherwise. -#}
{% macro keep_rows_before(id, place) -%}
{%- if is_continued() -%}
create or replace table before.main.{{ this.identifier }} as
select distinct {{ id }} as row_id, {{ place }} as place_id from {{ this }} where {{ of_articles_made_anew('touched') }}
{%- endif -%}
{%- endmacro %}

{% macro keep_touched_rows(statements, id, named_by) -%}
{%- if is_continued() -%}
create or replace table before.main.{{ this.identifier }} as
select row_id from before.main.{{ statements }}
union
select {{ id }} as row_id from intermediate.{{ statements }} where {{ among('article_id', 'article_id', 'intermediate.int_touched_articles') }}
{%- for column, name in named_by.items() %}
{%- set dimension = {'place_id': 'places', 'enterprise_id': 'enterprises'}[name] %}
union
select rows.{{ id }} as row_id
from {{ this }} as rows
inner join ({{ renamed(dimension, name) }}) as renamed on rows.{{ column }} = renamed.id
{%- endfor -%}
{%- endif -%}
{%- endmacro %}

{#- Rows of a dimension that were otherwise before: what marts show of them has changed. -#}
{% macro renamed(dimension, id) -%}
select known.{{ id }} as id
from before.main.{{ dimension }} as known
left join marts.{{ dimension }} as now on known.{{ id }} = now.{{ id }}
where (known.{{ shown_of(dimension) | join(', known.') }}) is distinct from (now.{{ shown_of(dimension) | join(', now.') }})
{%- endmacro %}

{% macro shown_of(dimension) -%}
{{ return({
    'places': ['place_name', 'place_kind', 'region_code', 'region_name'],
    'enterprises': ['enterprise_name', 'enterprise_kind'],
}[dimension]) }}
{%- endmacro %}

{% macro keep_names_before(id, others='') -%}
{{ keep_before(id ~ ', ' ~ shown_of(this.identifier) | join(', ') ~ others) }}
{%- endmacro %}

{#- A model's own rows are found by its pre-hook, after its SQL is written down: those cannot be named in it. -#}
{% macro only_rows(mart, column) -%}
{%- if is_continued() and mart == this.identifier -%}
{{ column }} in (select row_id from before.main.{{ mart }})
{%- elif is_continued() -%}
{{ among(column, 'row_id', 'before.main.' ~ mart) }}
{%- else -%}
true
{%- endif -%}
{%- endmacro %}

{% macro forget_rows(marts, column) -%}
{%- if is_continued() -%}
delete from {{ this }} where {% for mart in marts %}{{ among(column, 'row_id', 'before.main.' ~ mart) }}{{ ' or ' if not loop.last }}{% endfor %}
{%- endif -%}
{%- endmacro %}

{#- What is compared within one place: the places of statements that were made anew, as they were before and as they are now. -#}
{% macro only_places(statements, column='subject_id') -%}
{%- if is_continued() -%}
{%- set places -%}
(
    {% for table in statements %}
    select place_id from before.main.{{ table }}
    union
    select subject_id from intermediate.{{ table }} where {{ among('article_id', 'article_id', 'intermediate.int_touched_articles') }}
    {{ 'union' if not loop.last }}
    {% endfor %}
)
{%- endset -%}
{{ among(column, 'place_id', places) }}
{%- else -%}
true
{%- endif -%}
{%- endmacro %}

{% macro forget_places(statements) -%}
{%- if is_continued() -%}
delete from {{ this }} where {{ only_places(statements) }}
{%- endif -%}
{%- endmacro %}

{#- Targets whose progress may be another: those of such places, those whose own row was merged anew, and those whose deadline lies between
    the newest day that was known before and the one known now. -#}
{% macro keep_progress_before() -%}
{%- if is_continued() -%}
create or replace table before.main.{{ this.identifier }} as
select row_id from before.main.policy_targets
union
{%- for targets in [this, 'intermediate.int_target_aims'] %}
select policy_target_id as row_id from {{ targets }} where {{ only_places(['int_metric_statements', 'int_target_statements']) }}
union
{%- endfor %}
select policy_target_id as row_id from {{ this }}
where (data_as_of > deadline) is distinct from ((select max(published_on) from staging.stg_articles) > deadline)
{%- endif -%}
{%- endmacro %}

{#- What a target says of the newest day known: the same in all rows. -#}
{% macro as_of_today() -%}
{%- if is_continued() -%}
update {{ this }} set data_as_of = (select max(published_on) from staging.stg_articles)
where data_as_of is distinct from (select max(published_on) from staging.stg_articles)
{%- endif -%}
{%- endmacro %}

{#- The timeline: events of touched rows, and those of names that have become an enterprise's or are no more. -#}
{% macro only_events(continued=false) -%}
{%- if continued or is_continued() -%}
{%- set names -%}
(
    select coalesce(now.enterprise_name, known.enterprise_name) as name
    from marts.enterprises as now
    full outer join before.main.enterprises as known on now.enterprise_id = known.enterprise_id
    where now.enterprise_name is distinct from known.enterprise_name
)
{%- endset -%}
({% for mart in ['enterprise_landings', 'platform_metrics', 'policy_targets'] -%}
{{ among('row_id', 'row_id', 'before.main.' ~ mart) }} or {{ '' }}
{%- endfor -%}
{{ among('entity_name', 'name', names) }})
{%- else -%}
true
{%- endif -%}
{%- endmacro %}

{% macro keep_lines_before() -%}
{%- if is_continued() -%}
create or replace table before.main.timeline as select distinct entity_id from {{ this }} where {{ only_events() }}
{%- endif -%}
{%- endmacro %}

{% macro forget_lines() -%}
{%- if is_continued() -%}
delete from {{ this }} where {{ among('entity_id', 'entity_id', 'before.main.timeline') }}
{%- endif -%}
{%- endmacro %}

{#- History is continued only in the file that the newest published one was copied from; after a build that was not published, or a
    rollback, it is written anew, from the published file. -#}
{% macro continues_history() -%}
{%- if not execute or not is_continued() -%}{{ return(false) }}{%- endif -%}
{%- if not run_query("select true from duckdb_tables() where database_name = 'published' and schema_name = 'meta' and table_name = 'build'")
    | length -%}{{ return(false) }}{%- endif -%}
{{ return(run_query("select true from published.meta.build inner join before.main.state using (build_id)") | length > 0) }}
{%- endmacro %}

{% macro only_versions(mart, id) -%}
{%- if continues_history() -%}
{{ among(id, 'row_id', 'before.main.' ~ mart) }}
{%- else -%}
true
{%- endif -%}
{%- endmacro %}

{% macro forget_versions(marts, id) -%}
{%- if continues_history() -%}
{{ forget_rows(marts, id) }}
{%- elif is_continued() -%}
delete from {{ this }}
{%- endif -%}
{%- endmacro %}

{#- What stands and was not touched has been seen again. -#}
{% macro see_again(mart) -%}
{%- if continues_history() -%}
update {{ this }} set last_seen = {{ now_of_history(mart) }} where valid_to is null
{%- endif -%}
{%- endmacro %}

{#- What statements take from the story of their article. -#}
{% macro content_of_story() -%}
hash(
    article, published_on, cluster_id, cluster_article_count, is_reprint, original_article, original_published_on, original_source, source_name
)
{%- endmacro %}
