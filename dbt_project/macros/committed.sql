{#- A run counts once its part of `files` is written, which is its last. Parts of a run that died before that lie in staging until
    the next run begins; run ids sort by time, so they are newer than the newest run that counts. Its part of `files` may have
    no row (the code changed, the files did not), so the name of the part says it, not its rows. -#}
{% macro newest_committed_run() -%}
(
    select max(parse_filename(parts.file, true))
    from glob('{{ env_var("QIANTANG_WAREHOUSE") | replace("'", "''") | replace("[", "[[]") }}/staging/files/*.parquet') as parts
)
{%- endmacro %}
