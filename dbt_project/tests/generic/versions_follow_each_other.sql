{#- Versions of a row are numbered from 1 without a gap, and none begins before the one before it has ended. -#}
{% test versions_follow_each_other(model, key) %}

with numbered as (

    select
        {{ key }},
        version,
        valid_from,
        valid_to,
        row_number() over versions as expected_version,
        lead(valid_from) over versions as next_valid_from
    from {{ model }}
    where {{ unproven(key) }}
    window versions as (partition by {{ key }} order by version)

)

select *
from numbered
where
    version <> expected_version
    or valid_to < valid_from
    or (next_valid_from is not null and (valid_to is null or next_valid_from < valid_to))

{% endtest %}
