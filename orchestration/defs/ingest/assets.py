"""Files and articles: what lies in raw/ and what its readers make of it."""

import time

import dagster as dg
import polars as pl
from pydantic import Field

from orchestration import failures
from orchestration.defs.metadata import SECONDS, bar_plot, column_schema, described, preview, seconds_since, telling
from orchestration.defs.previews import staged_rows
from orchestration.defs.resources import OWNERS, POOL, Warehouse
from orchestration.ingest import read_articles
from orchestration.ledger_decisions import Again
from orchestration.progress import Meter
from orchestration.publish import need_room
from orchestration.staging import Articles, Files

FILES = dg.AssetKey(["staging", "files"])
ARTICLES = dg.AssetKey(["staging", "articles"])
COMMON = {"group_name": "ingest", "owners": OWNERS, "pool": POOL}
# Every figure is told in every run, 0 too: a plot has no gaps then.
LOOKED = ("new", "changed", "stale", "unchanged", "gone", "duplicate", "deferred", "rejected")


class Look(dg.Config):
    """Which files are read."""

    again: Again = Field(
        Again.NOTHING,
        description="What is read again although it has not changed: nothing, the rejected files, or everything. "
        "New and changed files are always read.",
    )


@dg.asset(
    key=FILES,
    description=f"{described(Files)} Looks at raw/ and finds what is new, changed or gone; only that is read.",
    metadata={"dagster/column_schema": column_schema(Files)},
    kinds={"python", "file"},
    **COMMON,
)
def files(context: dg.AssetExecutionContext, warehouse: Warehouse, config: Look) -> dg.MaterializeResult:
    began = time.monotonic()
    need_room(warehouse.settings)
    failures.forget(warehouse.settings)
    ledger = warehouse.begin()
    counts = ledger.scan(config.again, Meter("files looked at", context.log.info))
    figures = {name: counts[name] for name in LOOKED}
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": sum(figures.values()) - figures["gone"],
            SECONDS: seconds_since(began),
            "to read": figures["new"] + figures["changed"] + figures["stale"],
            **figures,
            "what changed": bar_plot(figures, "files of raw/ by what changed"),
            **telling(staged_rows("files", ledger.outlook().lazy())),
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
def articles(context: dg.AssetExecutionContext, warehouse: Warehouse) -> dg.MaterializeResult:
    began, ledger = time.monotonic(), warehouse.continue_own()
    counts = read_articles(ledger, Meter("articles read", context.log.info))
    took = seconds_since(began)
    state = ledger.outlook()
    outcomes = dict(state["outcome"].value_counts(sort=True).iter_rows())
    parts = ledger.staging.run_parts("articles", ledger.run_id or "")
    shown = pl.scan_parquet(parts, glob=False) if parts else ledger.staging.current("articles")
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": outcomes.get("parsed", 0),
            SECONDS: took,
            "rejected files": outcomes.get("rejected", 0),
            "duplicate files": outcomes.get("duplicate", 0),
            "deferred files": outcomes.get("deferred", 0),
            "read in this run": counts["read"],
            "rejected in this run": sum(counts.values()) - counts["read"],
            "outcomes": bar_plot(outcomes, "files by outcome"),
            "rejected": preview(state.filter(outcome="rejected").select("path", "reason", "detail")),
            **telling(staged_rows("articles", shown)),
        }
    )
