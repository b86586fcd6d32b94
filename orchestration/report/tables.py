"""What the page knows: the published file as narrow Arrow tables that point at each other by row number.

Belongs here: which columns the page gets, and the way from each fact to its sentences. Does not belong here: how they are packed or drawn.

A fact is a row of `landings`, `measures`, `targets`, `contradictions` or `doubts`. Its proofs are the rows of `quotes` from `quote_first`
on, `quote_count` of them, the mart's best evidence first. A quote is a sentence and the characters in it: `from_char` and `to_char` count
characters (not UTF-16 units) from the sentence's first. All types are utf8, int32, double or bool, days are text (2024-05-31): the page's
reader knows no others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from orchestration.look import look_into

MEMORY = "1GB"  # of the tables made on the way; what does not fit is spilled beside the file

# One row per statement: the fact it is of, and where it stands.
PROOFS = """
create temp table proof as
select 'landing' as kind, enterprise_landing_id as row_id, statement_id, article_id, sentence_no, span_start, span_end,
    rule, confidence, published_on, evidence from marts.landing_statements where enterprise_landing_id is not null
union all
select 'measure', platform_metric_id, statement_id, article_id, sentence_no, span_start, span_end,
    rule, confidence, published_on, evidence from marts.metric_statements where platform_metric_id is not null
union all
select 'target', policy_target_id, statement_id, article_id, sentence_no, span_start, span_end,
    rule, confidence, published_on, evidence from marts.target_statements where policy_target_id is not null
"""
# A contradiction has its two sides as proofs, what was said first. A doubt of a row shows the row's; any other shows its own statement.
MORE_PROOFS = """
insert into proof
select 'contradiction', contradiction_id, '0', article_id, null, span_start, span_end, kind, confidence, published_on, evidence
from marts.contradictions
union all
select 'contradiction', contradiction_id, '1', other_article_id, null, other_span_start, other_span_end, kind, confidence,
    other_published_on, other_evidence
from marts.contradictions where other_article_id is not null and other_span_start is not null
union all
select 'doubt', queue.item_id, queue.statement_id, said.article_id, said.sentence_no, queue.span_start, queue.span_end,
    said.rule, said.confidence, said.published_on, queue.evidence
from marts.review_queue as queue
inner join (
    select distinct on (statement_id) * from proof semi join marts.review_queue using (statement_id) order by statement_id, kind
) as said using (statement_id)
where queue.span_start is not null
"""
# The sentence that holds the characters: nearly always the statement's own. Only for the rest are all sentences of the article looked
# through; a list that runs over several is quoted as it stands there. Looking through all for each took a minute at 10,000 articles.
QUOTES = """
create temp table quote_text as
select distinct on (article_id, span_start, span_end)
    article_id, proof.span_start, proof.span_end, own.span_start as text_start, own.text
from proof
inner join staging.stg_sentences as own using (article_id, sentence_no)
where proof.span_start >= own.span_start and proof.span_end <= own.span_end
order by article_id, proof.span_start, proof.span_end, sentence_no;
create temp table elsewhere as
select distinct article_id, span_start, span_end from proof anti join quote_text using (article_id, span_start, span_end);
insert into quote_text
select distinct on (rest.article_id, rest.span_start, rest.span_end)
    rest.article_id, rest.span_start, rest.span_end,
    coalesce(held.span_start, rest.span_start),
    coalesce(held.text, substr(articles.body, rest.span_start + 1, rest.span_end - rest.span_start))
from elsewhere as rest
inner join marts.articles as articles using (article_id)
left join staging.stg_sentences as held
    on rest.article_id = held.article_id and rest.span_start >= held.span_start and rest.span_end <= held.span_end
order by rest.article_id, rest.span_start, rest.span_end, held.sentence_no
"""
NUMBERED = """
create temp table article_no as
select row_number() over (order by published_on desc nulls last, article_id) - 1 as no, article_id
from marts.articles where article_id in (select article_id from quote_text);
create temp table located as
select quote_text.*, dense_rank() over (order by article_no.no, text_start, text) - 1 as sentence, article_no.no as article
from quote_text inner join article_no using (article_id);
create temp table best as
select distinct statement_id from (
    select evidence_statement_id as statement_id from marts.enterprise_landings
    union all select evidence_statement_id from marts.platform_metrics
    union all select evidence_statement_id from marts.policy_targets
) where statement_id is not null;
create temp table ranked as
select proof.*, proof.kind <> 'contradiction' and best.statement_id is null as is_other
from proof left join best using (statement_id);
create temp table quote as
select
    row_number() over (
        order by kind, row_id, is_other, case when kind = 'contradiction' then statement_id end,
            published_on desc nulls last, statement_id
    ) - 1 as no,
    kind, row_id, sentence, rule, confidence, span_start - text_start as from_char, span_end - text_start as to_char,
    case when contains(text, evidence) or contains(evidence, text) then null else evidence end as context
from ranked inner join located using (article_id, span_start, span_end);
create temp table proved as
select kind, row_id, min(no) as quote_first, count(*) as quote_count from quote group by kind, row_id;
create temp table place_no as
select row_number() over (order by region_code nulls last, path, place_id) - 1 as no, place_id from marts.places;
create temp table enterprise_no as
select row_number() over (order by enterprise_name, enterprise_id) - 1 as no, enterprise_id from marts.enterprises;
create temp table indicator_no as
select row_number() over (order by metric_code nulls last, key) - 1 as no, key, metric_code from (
    select distinct coalesce(metric_code, metric_name_zh) as key, metric_code from marts.platform_metrics
    union
    select distinct coalesce(metric_code, metric_name_zh), metric_code from marts.policy_targets
)
"""
PROOF_OF = "coalesce(proved.quote_first, 0) as quote_first, coalesce(proved.quote_count, 0) as quote_count"

TABLES: Mapping[str, str] = {
    "places": """
        select places.place_id as id, place_name as name, place_kind as kind, level, status, parents.no as parent, region_code,
            region_name, names_as_written as names
        from marts.places as places inner join place_no using (place_id)
        left join place_no as parents on places.parent_place_id = parents.place_id
        order by place_no.no""",
    "enterprises": """
        select enterprise_id as id, enterprise_name as name, enterprise_kind as kind, stock_code, names_as_written as names
        from marts.enterprises inner join enterprise_no using (enterprise_id) order by enterprise_no.no""",
    "indicators": """
        select indicator_no.key as id, coalesce(metrics.metric_name_zh, indicator_no.key) as name,
            metrics.metric_name_en as name_en, metrics.metric_family as family, metrics.aliases
        from indicator_no left join marts.metrics as metrics using (metric_code) order by indicator_no.no""",
    "landings": f"""
        select enterprise_landing_id as id, enterprise_no.no as enterprise, project, place_no.no as place,
            stage, stage_date, planned_date, signed_date, landed_date, building_date, operating_date,
            investment_text, investment_low_cny as investment_low, investment_high_cny as investment_high, land_mu,
            first_reported_on as first_on, last_reported_on as last_on, article_count as articles, confidence, {PROOF_OF}
        from marts.enterprise_landings
        inner join enterprise_no using (enterprise_id) left join place_no using (place_id)
        left join proved on proved.kind = 'landing' and proved.row_id = enterprise_landing_id
        order by coalesce(stage_on, first_reported_on) desc nulls last, enterprise_name, enterprise_landing_id""",
    "measures": f"""
        select platform_metric_id as id, place_no.no as place, indicator_no.no as indicator, measure, value, value_max,
            value_low, value_high, unit, comparator, value_text, period_start, period_end, period_kind,
            first_reported_on as first_on, article_count as articles, confidence, {PROOF_OF}
        from marts.platform_metrics as rows
        inner join indicator_no on coalesce(rows.metric_code, rows.metric_name_zh) = indicator_no.key
            and rows.metric_code is not distinct from indicator_no.metric_code
        left join place_no on subject_id = place_id
        left join proved on proved.kind = 'measure' and proved.row_id = platform_metric_id
        order by place_no.no, indicator_no.no, measure, unit, period_end, period_start, platform_metric_id""",
    "targets": f"""
        select policy_target_id as id, place_no.no as place, indicator_no.no as indicator, rows.kind, rows.programme,
            rows.measure, rows.value, rows.value_text, rows.unit, rows.comparator, rows.announced_on, rows.deadline, pace, pace_then,
            reason, reason_zh, reason_en, progress_low, progress_high, time_elapsed,
            progress.platform_metric_id as observed_id, observed_text, observed_until, rows.confidence, {PROOF_OF}
        from marts.policy_targets as rows
        inner join marts.target_progress as progress using (policy_target_id)
        inner join indicator_no on coalesce(rows.metric_code, rows.metric_name_zh) = indicator_no.key
            and rows.metric_code is not distinct from indicator_no.metric_code
        left join place_no on rows.subject_id = place_id
        left join proved on proved.kind = 'target' and proved.row_id = policy_target_id
        order by rows.deadline desc nulls last, policy_target_id""",
    "contradictions": f"""
        select contradiction_id as id, rows.kind, place_no.no as place, enterprise_no.no as enterprise, metric_name_zh as metric,
            said_text, other_text, explanation_zh, explanation_en, greatest(published_on, other_published_on) as published_on,
            confidence, {PROOF_OF}
        from marts.contradictions as rows
        left join place_no on subject_id = place_id left join enterprise_no using (enterprise_id)
        left join proved on proved.kind = 'contradiction' and proved.row_id = contradiction_id
        order by greatest(published_on, other_published_on) desc nulls last, confidence desc, contradiction_id""",
    "doubts": f"""
        select item_id as id, rows.kind, score, what, question_zh, question_en, table_name, rows.row_id, evidence, {PROOF_OF}
        from marts.review_queue as rows
        left join proved on proved.kind = 'doubt' and proved.row_id = item_id
        order by score desc, item_id""",
    "articles": """
        select article as file, title, publisher, source, published_on, published_how, url, script
        from marts.articles inner join article_no using (article_id) order by article_no.no""",
    "sentences": "select any_value(article) as article, any_value(text) as text from located group by sentence order by sentence",
    "quotes": "select sentence, from_char, to_char, rule, confidence, context from quote order by no",
}
# Loaded when the page starts, and when the first proof is asked for: sentences are three quarters of the bytes.
FACTS = ("places", "enterprises", "indicators", "landings", "measures", "targets", "contradictions", "doubts")
PROOF = ("articles", "sentences", "quotes")
# Other names of what has a fact: alias, which table of the page, row number there.
ALIASES = """
select alias as name, 'places' as kind, no as row from marts.place_aliases inner join place_no using (place_id)
union select place_name, 'places', no from marts.places inner join place_no using (place_id)
union select alias, 'enterprises', no from marts.enterprise_aliases inner join enterprise_no using (enterprise_id)
union select enterprise_name, 'enterprises', no from marts.enterprises inner join enterprise_no using (enterprise_id)
union select coalesce(metric_name_zh, key), 'indicators', no from indicator_no left join marts.metrics using (metric_code)
union select metric_name_en, 'indicators', no from indicator_no inner join marts.metrics using (metric_code)
    where metric_name_en is not null
union select trim(unnest(string_split(aliases, '、'))), 'indicators', no
    from indicator_no inner join marts.metrics using (metric_code)
order by all"""


class Tables:
    """The tables of a published file that is open, read one by one: all of them together may be larger than memory."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        for statement in (PROOFS, MORE_PROOFS, QUOTES, NUMBERED):
            connection.execute(statement)

    @property
    def build(self) -> dict[str, Any]:
        """The row of meta.build."""
        cursor = self._connection.execute("select * from meta.build")
        columns = [column[0] for column in cursor.description or []]
        return dict(zip(columns, next(iter(cursor.fetchall()), ()), strict=False))

    def table(self, name: str) -> pa.Table:
        return _narrow(self._connection.execute(TABLES[name]).to_arrow_table())

    def names(self) -> list[tuple[str, str, int]]:
        """(name, table, row) of every name that can be searched."""
        return [(str(name), str(kind), int(row)) for name, kind, row in self._connection.execute(ALIASES).fetchall()]


@contextmanager
def open_tables(published: Path) -> Iterator[Tables]:
    """Raises `duckdb.Error`, then or when a table is read, if the file cannot be read or lacks a table."""
    with look_into(published, MEMORY) as connection:
        yield Tables(connection)


def _narrow(table: pa.Table) -> pa.Table:
    """The table in the four types that the page reads, in one batch."""
    schema = pa.schema([(field.name, _narrowed(field.type)) for field in table.schema])
    batch = table.cast(schema).combine_chunks()
    return pa.table([_blanked(column.combine_chunks()) for column in batch.columns], schema=schema)


def _blanked(column: pa.Array) -> pa.Array:
    """The column with zeros where it has no value: what lies there is left from other work of this process, and would be published."""
    if not column.null_count or pa.types.is_string(column.type):
        return column
    filled = column.fill_null(False if pa.types.is_boolean(column.type) else 0)
    return pa.Array.from_buffers(column.type, len(column), [column.is_valid().buffers()[1], filled.buffers()[1]])


def _narrowed(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_boolean(kind):
        return kind
    if pa.types.is_integer(kind):
        return pa.int32()
    if pa.types.is_decimal(kind) or pa.types.is_floating(kind):
        return pa.float64()
    return pa.utf8()
