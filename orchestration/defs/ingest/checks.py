"""What must hold of files and articles before they are parsed."""

from datetime import UTC, datetime

import dagster as dg
import polars as pl

from orchestration.defs.ingest.assets import ARTICLES
from orchestration.defs.metadata import preview, share
from orchestration.defs.resources import Warehouse

FEW = 3  # so many rejected files say nothing about a reader, whatever their share


@dg.asset_check(asset=ARTICLES, blocking=True, description="Few files are rejected, and at least one gives an article.")
def rejected_share(warehouse: Warehouse) -> dg.AssetCheckResult:
    settings, state = warehouse.settings, warehouse.ledger.outlook()
    counts = dict(state["outcome"].value_counts().iter_rows())
    rejected, read = counts.get("rejected", 0), counts.get("parsed", 0)
    allowed = rejected < FEW or rejected <= settings.max_rejected_share * (rejected + read)
    return dg.AssetCheckResult(
        passed=bool(allowed and read),
        description=f"{rejected} of {rejected + read} distinct files rejected"
        if read
        else f"no article in {settings.raw}",
        metadata={
            "share": share(rejected, rejected + read),
            "limit": settings.max_rejected_share,
            "reasons": preview(
                state.filter(outcome="rejected").group_by("reason").agg(pl.len().alias("files"), pl.col("path").first())
            ),
        },
    )


@dg.asset_check(
    asset=ARTICLES, description="The newest article is recent; old ones alone may mean that a feed has dried up."
)
def newest_article_is_recent(warehouse: Warehouse) -> dg.AssetCheckResult:
    ledger = warehouse.ledger
    parts = [*ledger.staging.parts("articles"), *ledger.staging.run_parts("articles", ledger.run_id or "")]
    newest = pl.scan_parquet(parts, glob=False).select(pl.col("published_on").max()).collect().item()
    age = (datetime.now(UTC).date() - newest).days if newest else None
    return dg.AssetCheckResult(
        passed=age is not None and age <= warehouse.settings.fresh_days,
        severity=dg.AssetCheckSeverity.WARN,
        description=f"newest article: {newest or 'none has a date'}",
        metadata={"age in days": age if age is not None else -1, "limit": warehouse.settings.fresh_days},
    )
