"""The figures of a whole build, on the asset that it ends in: each plots itself over the builds.

Belongs here: what a data engineer follows from build to build. Does not belong here: what is measured of one table (its own asset has it).
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import dagster as dg
import polars as pl

from orchestration.accuracy import FACTS, compare
from orchestration.changes import KINDS, Change
from orchestration.defs.metadata import preview, share
from orchestration.defs.parse.assets import accuracy
from orchestration.ledger import Ledger
from orchestration.quality import unexplained_numerals
from orchestration.settings import Settings

# Step of a run → what it does, for the names of its seconds; all other steps are checks.
STEPS = {
    "staging__files": "looking at files",
    "staging__articles": "reading",
    "parse": "parsing",
    "dbt_build": "of dbt",
    "qiantang_duckdb": "publishing",
}
CHECKS, WHOLE = "of checks", "of the whole build"


def quality(settings: Settings, ledger: Ledger) -> dict[str, object]:
    """Rejected files, unexplained numerals, and per fact how much of the golden articles is found and how much of it strictly right."""
    staging = ledger.staging
    unexplained, total, _ = unexplained_numerals(staging)
    outcomes = dict(ledger.outlook()["outcome"].value_counts().iter_rows())
    figures: dict[str, object] = {
        "articles": outcomes.get("parsed", 0),
        "rejected files": outcomes.get("rejected", 0),
        "unexplained numerals": unexplained,
        "unexplained share": share(unexplained, total),
    }
    for fact in FACTS.values():
        rates = accuracy(compare(settings, staging, fact))
        figures |= {f"{fact}, {level} F1": rates[f"{level} F1"] for level in ("found", "strict") if rates}
    return figures


def changed_table(changed: Sequence[Change]) -> dg.TableMetadataValue:
    """Rows before, new, changed, back, gone and now of each mart, and which columns changed, most often first."""
    rows = [
        {"mart": change.mart, "rows before": change.before}
        | {kind: getattr(change, kind) for kind in KINDS}
        | {"rows now": change.now, "columns that changed": ", ".join(change.columns)}
        for change in changed
    ]
    return preview(pl.DataFrame(rows))


def changed_numbers(changed: Sequence[Change]) -> dict[str, int]:
    """The same as numbers, which plot themselves."""
    return {f"{change.mart}, rows {kind}": getattr(change, kind) for change in changed for kind in KINDS}


def seconds(context: dg.AssetExecutionContext) -> dict[str, float]:
    """How long each step of this run took; of the last one, which still runs, up to now."""
    now = time.time()
    steps = [step for step in context.instance.get_run_step_stats(context.run_id) if step.start_time]
    took: dict[str, float] = {}
    for step in steps:
        what = STEPS.get(step.step_key, CHECKS)
        took[what] = took.get(what, 0.0) + (step.end_time or now) - (step.start_time or now)
    if steps:
        took[WHOLE] = now - min(step.start_time or now for step in steps)
    return {f"seconds {what}": round(took[what], 2) for what in (*STEPS.values(), CHECKS, WHOLE) if what in took}
