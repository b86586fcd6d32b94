"""Which ten rows of a table tell most, and which of its columns: what a data engineer wants to see first.

Belongs here: the choice, table by table, and a rule for those without one. Does not belong here: how rows are shown (metadata.py).

The order is SQL that DuckDB and polars both read; only the rows shown leave the database.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import polars as pl

ROWS = 10
PREFIX = re.compile(
    r"^(stg|int_corrected|int)_"
)  # of a model that prepares or corrects the table of the rest of its name
COLUMNS = 8  # of a table without a choice of its own
# Ids, hashes and spans say nothing to the eye; the article's whole text would drown the rest.
UNTOLD = (
    "_id",
    "_no",
    "_start",
    "_end",
    "sha256",
    "body",
    "signature",
    "code_version",
    "code_versions",
    "_kind",
    "_code",
)


@dataclass(frozen=True, slots=True)
class Preview:
    """`telling` names the rows that are shown (highest investment first), `order` is their SQL order."""

    telling: str
    order: str
    columns: str

    def select(self, table: str) -> str:
        columns = ", ".join(f'"{name}"' for name in self.columns.split())
        return f"select {columns} from {table} order by {self.order} limit {ROWS}"


ABOUT = "rule confidence article"
DOUBTED = "confidence, statement_id"
REJECTED_FIRST = "outcome = 'rejected' desc, outcome = 'deferred' desc, outcome = 'duplicate' desc, path"
# The tables of schema marts, history and meta, and those of the staging; by the name they have in the warehouse.
PREVIEWS = {
    "marts.enterprise_landings": Preview(
        "highest investment first",
        "investment_low_cny desc nulls last, first_reported_on desc nulls last, enterprise_landing_id",
        "enterprise_name place_name stage stage_date investment_text evidence project confidence evidence_article",
    ),
    "marts.platform_metrics": Preview(
        "newest first, the least sure of a day first",
        "last_reported_on desc nulls last, confidence, platform_metric_id",
        "subject_name metric_name_zh measure value_text evidence period_start period_end confidence evidence_article",
    ),
    "marts.policy_targets": Preview(
        "nearest deadline first, from the newest announcement on",
        "announced_on desc nulls last, deadline nulls last, policy_target_id",
        "subject_name metric_name_zh value_text deadline evidence programme measure announced_on confidence evidence_article",
    ),
    "marts.target_progress": Preview(
        "furthest behind first",
        "case pace when 'missed' then 0 when 'behind' then 1 when 'on' then 2 when 'ahead' then 3 when 'met' then 4 else 5 end,"
        " progress_low nulls last, policy_target_id",
        "subject_name metric_name_zh target_text observed_text progress_low pace evidence observed_evidence deadline reason_en",
    ),
    "marts.contradictions": Preview(
        "furthest apart first",
        "distance_pct desc nulls last, contradiction_id",
        "subject_name metric_name_zh said_text other_text expected distance_pct evidence other_evidence kind",
    ),
    "marts.claims": Preview(
        "those that do not hold first, then the least sure",
        f"holds, {DOUBTED}",
        "subject_name value_text expected holds evidence operands kind confidence article",
    ),
    "marts.review_queue": Preview(
        "most worth a look first",
        "score desc, item_id",
        "kind score what as_written evidence question_en table_name article",
    ),
    "marts.timeline": Preview(
        "newest events first",
        "event_on desc nulls last, event_id",
        "event_on entity_name event value_text evidence counterpart_name confidence article",
    ),
    "marts.unmapped_metrics": Preview(
        "those that mapping would win most first",
        "statement_count desc, phrase",
        "phrase why statement_count evidence units article_count evidence_article",
    ),
    "marts.landing_statements": Preview(
        "least sure first", DOUBTED, f"enterprise place stage investment_text evidence {ABOUT}"
    ),
    "marts.metric_statements": Preview(
        "least sure first", DOUBTED, f"subject metric value_text evidence period_end {ABOUT}"
    ),
    "marts.target_statements": Preview(
        "least sure first", DOUBTED, f"subject metric value_text evidence deadline kind {ABOUT}"
    ),
    "marts.place_relations": Preview("least sure first", DOUBTED, f"place parent outcome evidence {ABOUT}"),
    "marts.articles": Preview(
        "newest first",
        "published_on desc nulls last, article_id",
        "article title publisher published_on original_source landing_statement_count metric_statement_count"
        " target_statement_count",
    ),
    "marts.article_clusters": Preview(
        "most often reprinted first",
        "article_count desc, cluster_id",
        "title original_source first_published_on article_count outlets least_likeness",
    ),
    "marts.files": Preview(
        "rejected files first",
        REJECTED_FIRST,
        "path outcome reason detail encoding format size_bytes duplicate_of",
    ),
    "marts.number_ledger": Preview(
        "unexplained numbers first",
        "outcome = 'unexplained' desc, outcome = 'used' desc, article, sentence_no, numeral_no",
        "text outcome rule value unit article sentence_no",
    ),
    "marts.enterprises": Preview(
        "most landings first",
        "landing_count desc, enterprise_id",
        "enterprise_name enterprise_kind is_known names_as_written landing_count article_count first_reported_on",
    ),
    "marts.enterprise_aliases": Preview(
        "most used first",
        "statement_count desc, alias",
        "alias enterprise_name merge_rule merge_reason statement_count articles",
    ),
    "marts.enterprise_conflicts": Preview(
        "by name", "name, other_name", "name enterprise_name other_name other_enterprise_name conflict reason"
    ),
    "marts.places": Preview(
        "places without a region first, then the most spoken of",
        "region_basis in ('open', 'several') desc, statement_count desc, place_id",
        "place_name path region_basis statement_count parent_evidence place_kind parent_rule parent_evidence_article",
    ),
    "marts.corrections_report": Preview(
        "those that were not applied first",
        "applied_statement_count, correction_id",
        "correction_id status detail fact article column_name old_value new_value reason author",
    ),
    "history.row_history": Preview(
        "newest changes first",
        "valid_from desc, mart, row_id, change_no desc",
        "mart row_id change changed_columns valid_from valid_to version",
    ),
    "staging.files": Preview(
        "rejected files first",
        REJECTED_FIRST,
        "path outcome reason detail encoding format",
    ),
    "staging.articles": Preview(
        "newest first",
        "published_on desc nulls last, article_id",
        "article title publisher published_on script char_count",
    ),
    "staging.sentences": Preview(
        "longest first", "length(text) desc, article_id, sentence_no", "article_id sentence_no text"
    ),
    "staging.numerals": Preview(
        "unexplained numbers first",
        "outcome = 'unexplained' desc, outcome = 'used' desc, article_id, span_start",
        "text outcome rule value unit article_id sentence_no",
    ),
    "staging.landing_statements": Preview(
        "least sure first", DOUBTED, f"enterprise place stage investment_text evidence {ABOUT}"
    ),
    "staging.metric_statements": Preview(
        "least sure first", DOUBTED, f"subject metric value_text evidence period_end {ABOUT}"
    ),
    "staging.target_statements": Preview(
        "least sure first", DOUBTED, f"subject metric value_text evidence deadline kind {ABOUT}"
    ),
    "staging.claims": Preview(
        "least sure first", DOUBTED, "kind value_text expected_low expected_high evidence operand_texts rule confidence"
    ),
    "staging.place_relations": Preview(
        "least sure first", DOUBTED, "place parent evidence region_code rule confidence"
    ),
}


def preview_of(table: str, columns: Sequence[str], last: str = "") -> Preview:
    """The choice for `schema.name`; without one, the columns of its namesake or its first telling ones, and an order that suits them.

    `last` decides between rows that such an order leaves equal; without it the first columns do.
    """
    if chosen := PREVIEWS.get(table):
        return chosen
    orders = {
        "valid_from": ("newest versions first", "valid_from desc"),
        "confidence": ("least sure first", "confidence"),
        "published_on": ("newest first", "published_on desc nulls last"),
        "statement_count": ("most frequent first", "statement_count desc"),
    }
    telling, order = next((orders[name] for name in orders if name in columns), ("by its first columns", ""))
    ties = ", ".join(f'"{name}"' for name in columns[:2])
    return Preview(telling, f"{order}, {last or ties}" if order else ties, " ".join(_shown(table, columns)))


def _shown(table: str, columns: Sequence[str]) -> list[str]:
    name = PREFIX.sub("", table.split(".")[1])
    for namesake in (PREVIEWS.get(f"marts.{name}"), PREVIEWS.get(f"staging.{name}")):
        if namesake and set(namesake.columns.split()) <= set(columns):
            dated = [each for each in ("version", "change", "valid_from", "valid_to") if each in columns]
            return dated + namesake.columns.split()
    telling = [each for each in columns if not each.endswith(UNTOLD)] or list(columns)
    quotes = [each for each in telling if each == "evidence"]
    return [each for each in telling if each not in quotes][:COLUMNS] + quotes


def rows_of(table: str, build: duckdb.DuckDBPyConnection) -> tuple[str, pl.DataFrame]:
    """What is telling in a table of a DuckDB file, and its rows."""
    schema, name = table.split(".")
    relation = f'"{schema}"."{name}"'
    # The place in the table needs no reading: of 880,000 statements, ids took 0.1 s, and there are some fifteen such tables.
    chosen = preview_of(table, build.table(relation).columns, last="rowid")
    return chosen.telling, build.execute(chosen.select(relation)).pl()


def staged_rows(table: str, rows: pl.LazyFrame) -> tuple[str, pl.DataFrame]:
    """The same of a staging table."""
    chosen = preview_of(f"staging.{table}", rows.collect_schema().names())
    return chosen.telling, rows.sql(chosen.select("self")).collect()
