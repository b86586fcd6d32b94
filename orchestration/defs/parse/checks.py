"""What must hold of the staging tables before SQL reads them."""

from collections.abc import Iterator

import dagster as dg

from orchestration import check_queries as queries
from orchestration.accuracy import FACTS, Figures, compare, passes
from orchestration.calibration import is_held_aside, reliability
from orchestration.defs.explained import explained
from orchestration.defs.metadata import reliability_plot, share
from orchestration.defs.parse.assets import key_of
from orchestration.defs.resources import Warehouse
from orchestration.quality import misquotes, schema_faults, unexplained_numerals
from orchestration.sealed import proven_build
from orchestration.staging import PARSED, STATEMENTS, TABLES


def schema_check(table: str) -> dg.AssetChecksDefinition:
    # The ledger and the articles are whole only when the run is committed, after parsing.
    committed = [] if table in PARSED else [key_of("sentences")]
    schema = TABLES[table]
    declared = f"{schema.__module__.replace('.', '/')}.py"

    @dg.asset_check(
        asset=key_of(table),
        name="schema",
        additional_deps=committed,
        blocking=table in PARSED,
        description=f"Part files have the declared columns and types, and no row breaks a rule of the schema ({declared}).",
    )
    def check(warehouse: Warehouse) -> dg.AssetCheckResult:
        faults = schema_faults(warehouse.ledger.staging, table, proven_build(warehouse.settings))
        left_out = int(faults["rows"].sum())
        return explained(
            warehouse.settings,
            dg.AssetCheckKey(key_of(table), "schema"),
            passed=faults.is_empty(),
            expected=f"every part file has the columns of {schema.__name__} ({declared}), and no row breaks its rules",
            found=f"{len(faults)} faults, {left_out} rows left out" if len(faults) else "as declared",
            query=queries.schema_faults(warehouse.ledger.staging, table),
            rows=faults,
            figures={"rows left out": left_out},
        )

    return check


def quote_check(table: str) -> dg.AssetChecksDefinition:
    @dg.asset_check(
        asset=key_of(table),
        name="quote_matches_body",
        blocking=True,
        description="The evidence is the sentence as stored, and the span is the value or name as written, for every row that no "
        "published build has proven.",
    )
    def check(warehouse: Warehouse) -> dg.AssetCheckResult:
        proven = proven_build(warehouse.settings)
        faults = misquotes(warehouse.ledger.staging, table, proven)
        return explained(
            warehouse.settings,
            dg.AssetCheckKey(key_of(table), "quote_matches_body"),
            passed=faults.is_empty(),
            expected="of every row, the evidence is a sentence of the article and the span is the value or name as written",
            found=(f"{len(faults)} rows do not match" if len(faults) else "every row matches")
            + (f" of those read since build {proven}" if proven else ""),
            query=queries.quotes(warehouse.ledger.staging, table, faults["statement_id"]),
            rows=faults,
            figures={"rows that do not match": len(faults)},
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
        settings, staging = warehouse.settings, warehouse.ledger.staging
        figures = compare(settings, staging, FACTS[table])
        doubtful = [*figures.misses["article"], *(fault.partition(": ")[0] for fault in figures.faults)]
        return explained(
            settings,
            dg.AssetCheckKey(key_of(table), "accuracy_on_golden_articles"),
            passed=passes(figures, settings),
            expected=f"precision and recall of at least {settings.golden_found:.2f} found (QIANTANG_GOLDEN_FOUND) and "
            f"{settings.golden_strict:.2f} strict (QIANTANG_GOLDEN_STRICT), and no article whose facts are all missed",
            found=figures.sentence(),
            query=queries.said_in(staging, table, doubtful),
            rows=figures.misses,
            figures=accuracy_metadata(figures),
        )

    return check


def accuracy_metadata(figures: Figures) -> dict[str, object]:
    """Rates, and said confidence against rightness, also on the articles it was not made from; empty without golden articles."""
    if not figures.articles:
        return {}
    metadata: dict[str, object] = {
        "golden articles in this build": figures.articles,
        "golden rows": figures.tally.required,
        **{name: round(value, 4) for name, value in figures.rates().items()},
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
    return explained(
        warehouse.settings,
        dg.AssetCheckKey(key_of("numerals"), "unexplained_share"),
        passed=unexplained <= limit * total,
        expected=f"at most {limit:.0%} of the numerals neither used nor ignored by a named rule (QIANTANG_MAX_UNEXPLAINED_SHARE)",
        found=f"{unexplained} of {total} numerals unexplained",
        query=queries.unexplained_numerals(warehouse.ledger.staging),
        rows=frequent,
        figures={
            "unexplained numerals": unexplained,
            "unexplained share": share(unexplained, total),
            "limit": limit,
        },
    )


@dg.asset_check(
    asset=key_of("sentences"),
    blocking=True,
    description="Articles that the extraction trips over are few; each is in `files` with its error.",
)
def extraction_failures(warehouse: Warehouse) -> dg.AssetCheckResult:
    settings, state = warehouse.settings, warehouse.ledger.outlook()
    failed, parsed = state.filter(reason="extraction_failed"), state.filter(outcome="parsed")
    return explained(
        settings,
        dg.AssetCheckKey(key_of("sentences"), "extraction_failures"),
        passed=len(failed) <= settings.max_rejected_share * (len(failed) + len(parsed)),
        expected=f"the extraction trips over at most {settings.max_rejected_share:.0%} of the articles (QIANTANG_MAX_REJECTED_SHARE)",
        found=f"{len(failed)} of {len(failed) + len(parsed)} articles failed",
        query=queries.failed_extractions(warehouse.ledger.staging),
        rows=failed.select("path", "detail"),
        figures={"articles failed": len(failed), "failed share": share(len(failed), len(failed) + len(parsed))},
    )


@dg.definitions
def checks() -> dg.Definitions:
    return dg.Definitions(asset_checks=[*parse_checks()])


def parse_checks() -> Iterator[dg.AssetChecksDefinition]:
    yield unexplained_share
    yield extraction_failures
    for table in TABLES:
        yield schema_check(table)
    for table in STATEMENTS:
        yield quote_check(table)
        yield accuracy_check(table)
