{#- Orders of statements that end in the statement's id, so that the first one is the same in every build. A reprint is no newer report than
    its original, and comes after it. -#}

{#- Which of several statements proves a row best: the surest, then the earliest published, then the first in its article. -#}
{% macro best_proof_first() -%}
confidence desc, published_on asc nulls last, coalesce(is_reprint, false) asc, article_id asc, sentence_no asc, span_start asc, statement_id asc
{%- endmacro %}

{#- Which of several statements gives the number to show when they differ: the newest published, then the surest. -#}
{% macro newest_report_first() -%}
coalesce(original_published_on, published_on) desc nulls last, coalesce(is_reprint, false) asc, confidence desc,
article_id asc, sentence_no asc, span_start asc, statement_id asc
{%- endmacro %}
