"""What must hold of files and articles before they are parsed."""

from datetime import UTC, datetime

import dagster as dg
import polars as pl

from orchestration import check_queries as queries
from orchestration.defs.explained import explained
from orchestration.defs.ingest.assets import ARTICLES
from orchestration.defs.metadata import share
from orchestration.defs.resources import Warehouse

FEW = 3  # so many rejected files say nothing about a reader, whatever their share


@dg.asset_check(asset=ARTICLES, blocking=True, description="Few files are rejected, and at least one gives an article.")
def rejected_share(warehouse: Warehouse) -> dg.AssetCheckResult:
    settings, state = warehouse.settings, warehouse.ledger.outlook()
    counts = dict(state["outcome"].value_counts().iter_rows())
    rejected, read = counts.get("rejected", 0), counts.get("parsed", 0)
    allowed = rejected < FEW or rejected <= settings.max_rejected_share * (rejected + read)
    files = state.filter(outcome="rejected")
    return explained(
        settings,
        dg.AssetCheckKey(ARTICLES, "rejected_share"),
        passed=bool(allowed and read),
        expected=f"at least one article, and at most {settings.max_rejected_share:.0%} of the distinct files rejected "
        f"(QIANTANG_MAX_REJECTED_SHARE), or fewer than {FEW} files",
        found=f"{rejected} of {rejected + read} distinct files rejected" if read else f"no article in {settings.raw}",
        query=queries.rejected_files(warehouse.ledger),
        rows=files.group_by("reason").agg(pl.len().alias("files"), pl.col("path", "detail").first()).sort("reason"),
        figures={
            "rejected files": rejected,
            "rejected share": share(rejected, rejected + read),
            "limit": settings.max_rejected_share,
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
    limit = warehouse.settings.fresh_days
    return explained(
        warehouse.settings,
        dg.AssetCheckKey(ARTICLES, "newest_article_is_recent"),
        passed=age is not None and age <= limit,
        severity=dg.AssetCheckSeverity.WARN,
        expected=f"an article published in the last {limit} days (QIANTANG_FRESH_DAYS)",
        found="no article has a date" if age is None else f"the newest article is of {newest}, {age} days old",
        query=queries.newest_articles(ledger.staging),
        figures={"limit": limit} | ({} if age is None else {"age in days": age}),
    )
