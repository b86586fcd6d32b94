{#- Each row's `text` is the characters span_start to span_end of its article's body. The table is continued article by article. -#}
{% test text_is_in_the_body(model) %}

with texts as (

    select *
    from {{ model }}
    where {{ unproven() }}

),

-- A join to all articles would hold every body of the warehouse in memory.
bodies as (

    select
        article_id,
        body
    from {{ ref('stg_articles') }}
    where {{ unproven() }}

)

select
    texts.article_id,
    texts.span_start,
    texts.span_end,
    texts.text
from texts
left join bodies on texts.article_id = bodies.article_id
where texts.text is distinct from substr(bodies.body, texts.span_start + 1, texts.span_end - texts.span_start)

{% endtest %}
