{#- The rows of a staging table that count: those of the newest reading of each article that is there. Earlier readings stay in
    staging until they are swept. Ends with the CTE `counted`, which has the table's own columns and types. -#}
{% macro counted_rows(relation) %}
with articles as (

    select
        article_id,
        run_id
    from {{ ref('stg_articles') }}
    where {{ only('changed') }}

),

counted as (

    select readings.*
    from {{ relation }} as readings
    inner join articles on readings.article_id = articles.article_id and readings.run_id = articles.run_id

)
{%- endmacro %}
