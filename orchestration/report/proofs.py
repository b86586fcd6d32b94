"""The sentences that prove facts: which characters of which sentence of which article, numbered within each part of the page.

Belongs here: SQL from statements and their spans to quotes, sentences and articles. Does not belong here: which facts a part has
(parts.py, tables.py).

Whoever uses this has made `proof`, one row per statement and the fact it is of: part, kind, row_id, statement_id, article_id, sentence_no,
span_start, span_end, rule, confidence, published_on, evidence, is_other. `kind` and `row_id` name the fact, `part` the scripts that have
it; others are quoted behind the proof that the mart itself shows.
"""

from __future__ import annotations

from collections.abc import Mapping

# The sentence that holds the characters: nearly always the statement's own. Only for the rest are all sentences of the article looked
# through; a list that runs over several is quoted as it stands there. Looking through all for each took a minute at 10,000 articles.
QUOTED = """
create or replace temp table quote_text as
select distinct on (article_id, span_start, span_end)
    article_id, proof.span_start, proof.span_end, own.span_start as text_start, own.text
from proof
inner join staging.stg_sentences as own using (article_id, sentence_no)
where proof.span_start >= own.span_start and proof.span_end <= own.span_end
order by article_id, proof.span_start, proof.span_end, sentence_no;
create or replace temp table elsewhere as
select distinct article_id, span_start, span_end from proof anti join quote_text using (article_id, span_start, span_end);
insert into quote_text
select distinct on (rest.article_id, rest.span_start, rest.span_end)
    rest.article_id, rest.span_start, rest.span_end, held.span_start, held.text
from elsewhere as rest
inner join staging.stg_sentences as held
    on rest.article_id = held.article_id and rest.span_start >= held.span_start and rest.span_end <= held.span_end
order by rest.article_id, rest.span_start, rest.span_end, held.sentence_no;
create or replace temp table nowhere as
select distinct article_id, span_start, span_end from elsewhere anti join quote_text using (article_id, span_start, span_end);
insert into quote_text
select
    rest.article_id, rest.span_start, rest.span_end, rest.span_start,
    substr(articles.body, rest.span_start + 1, rest.span_end - rest.span_start)
from nowhere as rest
inner join marts.articles as articles using (article_id);
create or replace temp table article_no as
select
    row_number() over (partition by part order by articles.published_on desc nulls last, article_id) - 1 as no, part, article_id
from (select distinct part, article_id from proof semi join quote_text using (article_id, span_start, span_end))
inner join marts.articles as articles using (article_id);
create or replace temp table located as
select
    spans.part, article_id, span_start, span_end, text_start, text, article_no.no as article,
    dense_rank() over (partition by spans.part order by article_no.no, text_start, text) - 1 as sentence
from (select distinct part, article_id, span_start, span_end from proof) as spans
inner join quote_text using (article_id, span_start, span_end)
inner join article_no using (part, article_id);
create or replace temp table quote as
select
    row_number() over (
        partition by part
        order by kind, row_id, is_other, case when kind = 'contradiction' then statement_id end,
            published_on desc nulls last, statement_id, span_start
    ) - 1 as no,
    part, kind, row_id, sentence, rule, confidence, span_start - text_start as from_char, span_end - text_start as to_char,
    case when contains(text, evidence) or contains(evidence, text) then null else evidence end as context
from proof inner join located using (part, article_id, span_start, span_end);
create or replace temp table proved as
select part, kind, row_id, min(no) as quote_first, count(*) as quote_count from quote group by part, kind, row_id
"""
PROOF_OF = "coalesce(proved.quote_first, 0) as quote_first, coalesce(proved.quote_count, 0) as quote_count"
# Tables of a part's proofs, made for all parts at once; `part` is their first column.
TABLES: Mapping[str, str] = {
    "articles": """
        select part, article as file, title, publisher, source, published_on, published_how, url, script
        from marts.articles inner join article_no using (article_id) order by part, article_no.no""",
    "sentences": """
        select part, any_value(article) as article, any_value(text) as text
        from located group by part, sentence order by part, sentence""",
    "quotes": "select part, sentence, from_char, to_char, rule, confidence, context from quote order by part, no",
}
