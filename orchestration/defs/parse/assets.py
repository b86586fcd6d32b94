"""Sentences, numerals, statements and claims: what the extraction finds in the articles of this run."""

import dagster as dg
import polars as pl

from orchestration.defs.ingest.assets import ARTICLES
from orchestration.defs.metadata import bar_plot, column_schema, described, preview
from orchestration.defs.resources import OWNERS, POOL, Warehouse
from orchestration.parse import parse_articles
from orchestration.staging import PARSED
from orchestration.staging_parts import Staging

# What a picture of each table is drawn of: the column whose values are counted.
PICTURED = {
    "numerals": "outcome",
    "landing_statements": "stage",
    "metric_statements": "measure",
    "target_statements": "kind",
    "enterprise_names": "core_kind",
    "claims": "kind",
    "place_relations": "rule",
}
SHOWN = {
    "article_signatures": ["article_id", "shingle_count"],
    "sentences": ["article_id", "sentence_no", "text"],
    "numerals": ["text", "outcome", "rule", "value", "unit"],
    "landing_statements": ["enterprise", "place", "stage", "date", "investment_text", "evidence"],
    "metric_statements": ["subject", "metric", "measure", "value_text", "period_end", "evidence"],
    "target_statements": ["subject", "metric", "value_text", "deadline", "kind", "evidence"],
    "enterprise_names": ["enterprise", "region_code", "core", "trade", "general", "form", "known_name"],
    "claims": ["kind", "value_text", "expected_low", "expected_high", "operand_texts", "evidence"],
    "place_relations": ["place", "region_code", "parent", "rule", "evidence"],
}


def key_of(table: str) -> dg.AssetKey:
    return dg.AssetKey(["staging", table])


@dg.multi_asset(
    name="parse",
    specs=[
        dg.AssetSpec(
            key_of(table),
            deps=[ARTICLES],
            description=described(schema),
            metadata={"dagster/column_schema": column_schema(schema)},
            kinds={"python", "polars", "parquet"},
            owners=OWNERS,
            group_name="parse",
        )
        for table, schema in PARSED.items()
    ],
    pool=POOL,
)
def parse(context: dg.AssetExecutionContext, warehouse: Warehouse):
    """Parses what this run has read, commits the run, reports every table as it stands."""
    ledger = warehouse.ledger
    counts = parse_articles(ledger)
    context.log.info("nothing new to parse" if not counts["articles"] else f"parsed {counts['articles']} articles")
    for table in PARSED:
        yield dg.MaterializeResult(
            key_of(table), metadata=_figures(ledger.staging, table) | {"added in this run": counts[table]}
        )


def _figures(staging: Staging, table: str) -> dict[str, object]:
    rows = staging.current(table)
    figures: dict[str, object] = {
        "dagster/row_count": rows.select(pl.len()).collect().item(),
        "preview": preview(rows.select(SHOWN[table]).head(5).collect()),
    }
    if column := PICTURED.get(table):
        counts = rows.group_by(column).len().sort("len", column, descending=[True, False]).collect()
        figures[f"by {column}"] = bar_plot(dict(counts.iter_rows()), f"{table} by {column}")
    return figures
