"""What must hold of the staging tables before SQL reads them."""

from collections.abc import Iterator

import dagster as dg

from orchestration.accuracy import FACTS, Figures, compare, passes
from orchestration.calibration import is_held_aside, reliability
from orchestration.defs.metadata import preview, reliability_plot, share
from orchestration.defs.parse.assets import key_of
from orchestration.defs.resources import Warehouse
from orchestration.quality import misquotes, schema_faults, unexplained_numerals
from orchestration.staging import PARSED, STATEMENTS, TABLES


def schema_check(table: str) -> dg.AssetChecksDefinition:
    # The ledger and the articles are whole only when the run is committed, after parsing.
    committed = [] if table in PARSED else [key_of("sentences")]

    @dg.asset_check(
        asset=key_of(table),
        name="schema",
        additional_deps=committed,
        blocking=table in PARSED,
        description="Part files have the declared columns and types, and no row breaks a rule of the schema (orchestration/staging.py).",
    )
    def check(warehouse: Warehouse) -> dg.AssetCheckResult:
        faults = schema_faults(warehouse.ledger.staging, table)
        return dg.AssetCheckResult(
            passed=faults.is_empty(),
            description=f"{len(faults)} faults" if len(faults) else "as declared",
            metadata={
                "faults": preview(faults),
                "rows left out": int(faults["rows"].sum()),
                "rows": f"staging/{table}/.rejects/*.parquet",
            },
        )

    return check


def quote_check(table: str) -> dg.AssetChecksDefinition:
    @dg.asset_check(
        asset=key_of(table),
        name="quote_matches_body",
        blocking=True,
        description="The evidence is the sentence as stored, and the span is the value or name as written, for every row.",
    )
    def check(warehouse: Warehouse) -> dg.AssetCheckResult:
        faults = misquotes(warehouse.ledger.staging, table)
        return dg.AssetCheckResult(
            passed=faults.is_empty(),
            description=f"{len(faults)} rows do not match",
            metadata={"rows that do not match": len(faults), "preview": preview(faults)},
        )

    return check


def accuracy_check(table: str) -> dg.AssetChecksDefinition:
    @dg.asset_check(
        asset=key_of(table),
        name="accuracy_on_golden_articles",
        blocking=True,
        description="Precision and recall on the hand-labelled articles of tests/golden that are in this build, byte for byte.",
    )
    def check(warehouse: Warehouse) -> dg.AssetCheckResult:
        figures = compare(warehouse.settings, warehouse.ledger.staging, FACTS[table])
        return dg.AssetCheckResult(
            passed=passes(figures, warehouse.settings),
            description=figures.sentence(),
            metadata=accuracy_metadata(figures),
        )

    return check


def accuracy_metadata(figures: Figures) -> dict[str, object]:
    """Rates, misses, and said confidence against rightness, also on the articles it was not made from; empty without golden articles."""
    if not figures.articles:
        return {}
    metadata: dict[str, object] = {
        "golden articles in this build": figures.articles,
        "golden rows": figures.tally.required,
        **{name: float(value) for name, value in figures.rates().items()},
        "misses": preview(figures.misses),
        "faults": "; ".join(figures.faults) or "none",
    }
    aside = [verdict for verdict in figures.verdicts if is_held_aside(verdict.article)]
    for name, rows in (("all golden articles", figures.verdicts), ("articles held aside", aside)):
        if bins := reliability(rows):
            metadata[f"confidence, {name}"] = reliability_plot(bins, f"{figures.kind}: {name}")
    return metadata


@dg.asset_check(
    asset=key_of("numerals"),
    blocking=True,
    description="Every numeral is used, ignored by a named rule, or counts against this share.",
)
def unexplained_share(warehouse: Warehouse) -> dg.AssetCheckResult:
    unexplained, total, frequent = unexplained_numerals(warehouse.ledger.staging)
    limit = warehouse.settings.max_unexplained_share
    return dg.AssetCheckResult(
        passed=unexplained <= limit * total,
        description=f"{unexplained} of {total} numerals unexplained",
        metadata={"share": share(unexplained, total), "limit": limit, "most frequent": preview(frequent)},
    )


@dg.asset_check(
    asset=key_of("sentences"),
    blocking=True,
    description="Articles that the extraction trips over are few; each is in `files` with its error.",
)
def extraction_failures(warehouse: Warehouse) -> dg.AssetCheckResult:
    settings, state = warehouse.settings, warehouse.ledger.outlook()
    failed, parsed = state.filter(reason="extraction_failed"), state.filter(outcome="parsed")
    return dg.AssetCheckResult(
        passed=len(failed) <= settings.max_rejected_share * (len(failed) + len(parsed)),
        description=f"{len(failed)} articles failed",
        metadata={
            "share": share(len(failed), len(failed) + len(parsed)),
            "errors": preview(failed.select("path", "detail")),
        },
    )


@dg.definitions
def checks() -> dg.Definitions:
    return dg.Definitions(asset_checks=[*_all()])


def _all() -> Iterator[dg.AssetChecksDefinition]:
    yield unexplained_share
    yield extraction_failures
    for table in TABLES:
        yield schema_check(table)
    for table in STATEMENTS:
        yield quote_check(table)
        yield accuracy_check(table)
