"""Runs that look at files, read and commit, for the tests of what becomes of files; nothing is parsed."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from orchestration.ingest import read_articles
from orchestration.ledger import Ledger
from orchestration.settings import Settings


def run_once(settings: Settings) -> tuple[Counter[str], Ledger]:
    """A run without parsing: look, read, commit."""
    ledger = Ledger(settings)
    ledger.begin(datetime.now(UTC))
    counts = ledger.scan()
    counts["read"] = read_articles(ledger)["read"]
    ledger.commit()
    return counts, ledger


def states(ledger: Ledger) -> dict[str, str]:
    return dict(ledger.staging.current_files().select("path", "outcome").collect().iter_rows())


def articles(ledger: Ledger) -> list[str]:
    return sorted(ledger.staging.current_articles().select("article").collect()["article"])
