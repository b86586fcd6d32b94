"""What the page knows: the published file as narrow Arrow tables that point at each other by row number.

Belongs here: what is not divided by place: places, enterprises, indicators, contradictions, doubts, and what their columns may be. Does not
belong here: facts of one place (parts.py), quotes (proofs.py), how tables are packed or drawn.

A fact is a row of `landings`, `measures`, `targets`, `contradictions` or `doubts`. Its proofs are the rows of `quotes` from `quote_first`
on, `quote_count` of them, the mart's best evidence first. A quote is a sentence and the characters in it: `from_char` and `to_char` count
characters (not UTF-16 units) from the sentence's first. All types are utf8, int32, double or bool, days are text (2024-05-31): the page's
reader knows no others.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa

from orchestration.report.proofs import PROOF_OF, QUOTED
from orchestration.report.proofs import TABLES as PROOFS

# A contradiction has its two sides as proofs, what was said first; a doubt of something that is no fact of a part has its own statement.
PROOF = """
create or replace temp table proof as
select 0 as part, 'contradiction' as kind, contradiction_id as row_id, '0' as statement_id, article_id,
    cast(null as integer) as sentence_no, span_start, span_end, kind as rule, confidence, published_on, evidence, false as is_other
from marts.contradictions
union all
select 0, 'contradiction', contradiction_id, '1', other_article_id, null, other_span_start, other_span_end, kind, confidence,
    other_published_on, other_evidence, false
from marts.contradictions where other_article_id is not null and other_span_start is not null;
insert into proof
with asked as (
    select item_id, statement_id, span_start, span_end, evidence from marts.review_queue
    where span_start is not null and table_name not in ('enterprise_landings', 'platform_metrics', 'policy_targets')
), said as (
    select statement_id, article_id, sentence_no, rule, confidence, published_on from marts.landing_statements
    union all
    select statement_id, article_id, sentence_no, rule, confidence, published_on from marts.metric_statements
    union all
    select statement_id, article_id, sentence_no, rule, confidence, published_on from marts.target_statements
)
select 0, 'doubt', item_id, statement_id, article_id, sentence_no, asked.span_start, asked.span_end, rule, confidence, published_on,
    evidence, false
from asked inner join said using (statement_id)
"""
NUMBERED = """
create or replace temp table place_no as
select row_number() over (order by region_code nulls last, path, place_id) - 1 as no, place_id from marts.places;
create or replace temp table enterprise_no as
select row_number() over (order by enterprise_name, enterprise_id) - 1 as no, enterprise_id from marts.enterprises;
create or replace temp table indicator_no as
select row_number() over (order by metric_code nulls last, key) - 1 as no, key, metric_code from (
    select distinct coalesce(metric_code, metric_name_zh) as key, metric_code from marts.platform_metrics
    union
    select distinct coalesce(metric_code, metric_name_zh), metric_code from marts.policy_targets
)
"""

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
}
# What the page has when it starts, beside its parts.
FACTS = ("places", "enterprises", "indicators", "contradictions", "doubts")
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
    """The undivided tables of a published file that is open, read one by one: all of them together may be larger than memory.

    Raises `duckdb.Error`, then or when a table is read, if the file lacks one.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        for statement in (PROOF, QUOTED, NUMBERED):
            connection.execute(statement)

    @property
    def build(self) -> dict[str, Any]:
        """The row of meta.build."""
        cursor = self._connection.execute("select * from meta.build")
        columns = [column[0] for column in cursor.description or []]
        return dict(zip(columns, next(iter(cursor.fetchall()), ()), strict=False))

    def table(self, name: str) -> pa.Table:
        query = TABLES[name] if name in TABLES else f"select * exclude (part) from ({PROOFS[name]})"
        return narrow(self._connection.execute(query).to_arrow_table())

    def names(self) -> pl.DataFrame:
        """Columns name, kind (the table), row of every name that can be searched."""
        return self._connection.execute(ALIASES).pl()


def narrow(table: pa.Table) -> pa.Table:
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
