{%- set own_file = env_var('QIANTANG_CORRECTIONS', '') -%}
with written as (

    select * from {{ ref('corrections') }}
    {% if own_file %}
    union all by name
    select *
    from
        read_csv(
            '{{ own_file | replace("'", "''") | replace("[", "[[]") }}', header = true, all_varchar = true, delim = ',', quote = '"'
        )
    {% endif %}
)

select
    correction_id,
    fact,
    article,
    expect,
    value_as_written,
    action,
    column_name,
    old_value,
    new_value,
    reason,
    author,
    decided_on
from written
