"""Files and articles: what lies in raw/ and what its readers make of it."""

import dagster as dg
import polars as pl

from orchestration.defs.metadata import bar_plot, column_schema, described, preview
from orchestration.defs.resources import OWNERS, POOL, Warehouse
from orchestration.ingest import read_articles
from orchestration.staging import Articles, Files

FILES = dg.AssetKey(["staging", "files"])
ARTICLES = dg.AssetKey(["staging", "articles"])
COMMON = {"group_name": "ingest", "owners": OWNERS, "pool": POOL}


@dg.asset(
    key=FILES,
    description=f"{described(Files)} Looks at raw/ and finds what is new, changed or gone; only that is read.",
    metadata={"dagster/column_schema": column_schema(Files)},
    kinds={"python", "file"},
    **COMMON,
)
def files(warehouse: Warehouse) -> dg.MaterializeResult:
    counts = warehouse.begin().scan()
    found = sum(counts.values()) - counts["gone"]
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": found,
            "to read": counts["new"] + counts["changed"] + counts["stale"],
            "what changed": bar_plot(counts, "files of raw/ by what changed"),
            **counts,
        }
    )


@dg.asset(
    key=ARTICLES,
    deps=[FILES],
    description=f"{described(Articles)} Bytes become text: encoding, main text, date, publisher; or a rejection with its reason.",
    metadata={"dagster/column_schema": column_schema(Articles)},
    kinds={"python", "parquet"},
    **COMMON,
)
def articles(warehouse: Warehouse) -> dg.MaterializeResult:
    ledger = warehouse.ledger
    counts = read_articles(ledger)
    state = ledger.outlook()
    parts = ledger.staging.run_parts("articles", ledger.run_id or "")
    shown = pl.scan_parquet(parts, glob=False).head(5) if parts else ledger.staging.current("articles").head(5)
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": state.filter(outcome="parsed").height,
            "read in this run": counts["read"],
            "rejected in this run": sum(counts.values()) - counts["read"],
            "outcomes": bar_plot(dict(state["outcome"].value_counts(sort=True).iter_rows()), "files by outcome"),
            "rejected": preview(state.filter(outcome="rejected").select("path", "reason", "detail")),
            "preview": preview(
                shown.select("article", "title", "publisher", "published_on", "script", "char_count").collect()
            ),
        }
    )
