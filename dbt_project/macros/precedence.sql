{#- Orders of statements that end in the statement's id, so that the first one is the same in every build. -#}

{#- Which of several statements proves a row best: the surest, then the earliest published, then the first in its article. -#}
{% macro best_proof_first() -%}
confidence desc, published_on asc nulls last, article_id asc, sentence_no asc, span_start asc, statement_id asc
{%- endmacro %}

{#- Which of several statements gives the number to show when they differ: the newest published, then the surest. -#}
{% macro newest_report_first() -%}
published_on desc nulls last, confidence desc, article_id asc, sentence_no asc, span_start asc, statement_id asc
{%- endmacro %}
