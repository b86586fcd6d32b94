"""Sentences, numerals, statements and claims: what the extraction finds in the articles of this run."""

import time

import dagster as dg
import polars as pl

from orchestration.accuracy import FACTS, Figures, compare
from orchestration.defs.ingest.assets import ARTICLES
from orchestration.defs.metadata import bar_plot, column_schema, described, seconds_since, share, telling
from orchestration.defs.previews import staged_rows
from orchestration.defs.resources import OWNERS, POOL, Warehouse
from orchestration.parse import parse_articles
from orchestration.progress import Meter
from orchestration.quality import unexplained_numerals
from orchestration.settings import Settings
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
    began, ledger = time.monotonic(), warehouse.continue_own()
    counts = parse_articles(ledger, Meter("articles parsed", context.log.info))
    took = seconds_since(began)
    context.log.info("nothing new to parse" if not counts["articles"] else f"parsed {counts['articles']} articles")
    for table in PARSED:
        figures = _figures(warehouse.settings, ledger.staging, table, ledger.build_id)
        added = {"added in this run": counts[table], "seconds of the whole step": took}
        yield dg.MaterializeResult(key_of(table), metadata={**figures, **added})


def _figures(settings: Settings, staging: Staging, table: str, run_id: str) -> dict[str, object]:
    """Figures of the whole table, and telling rows of what this run has parsed: looking through all of it would take as long as parsing."""
    rows, parsed = staging.current(table), staging.run_parts(table, run_id)
    shown = pl.scan_parquet(parsed, glob=False) if parsed else rows
    figures: dict[str, object] = {}
    if column := PICTURED.get(table):
        grouped = rows.group_by(column).len().sort("len", column, descending=[True, False]).collect()
        counts = dict(grouped.iter_rows())
        figures |= {"dagster/row_count": sum(counts.values()), f"by {column}": bar_plot(counts, f"{table} by {column}")}
    else:
        figures["dagster/row_count"] = rows.select(pl.len()).collect().item()
    if table == "numerals":
        unexplained, total, _ = unexplained_numerals(staging)
        figures |= {"unexplained numerals": unexplained, "unexplained share": share(unexplained, total)}
    if table in FACTS:
        figures |= accuracy(compare(settings, staging, FACTS[table]))
    return figures | telling(staged_rows(table, shown))


def accuracy(figures: Figures) -> dict[str, float]:
    """Precision, recall and their F1 on the golden articles, found and strict; empty without one."""
    rates = figures.rates()
    for level in ("found", "strict") if rates else ():
        precision, recall = rates[f"{level} precision"], rates[f"{level} recall"]
        rates[f"{level} F1"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {name: round(rate, 4) for name, rate in rates.items()}
