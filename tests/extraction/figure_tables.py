"""Statements of made-up sentences, one line each, for the tables of figures, metrics and targets."""

from __future__ import annotations

from datetime import date

from orchestration.extraction.article import Article
from orchestration.extraction.pipeline import Extraction, extract
from tests.extraction.seed_tables import lexicon


def read(text: str, published_on: str = "2023-08-10", title: str = "", script: str = "Hans") -> Extraction:
    """What the real pipeline with the real seeds says of an article that consists of `text`."""
    body = f"{title}\n{text}" if title else text
    return extract(
        [Article("0" * 16, "case.txt", title, body, published_on=date.fromisoformat(published_on), script=script)],
        lexicon(),
    )


def metrics_of(text: str, published_on: str = "2023-08-10") -> list[str]:
    """subject | metric | measure | comparator value unit | period, in the order of the text."""
    rows = read(text, published_on).metric_statements.sort("span_start").iter_rows(named=True)
    return [
        f"{row['subject']} | {row['metric']} | {row['measure']} | {row['comparator']} {row['value']:.10g} {row['unit']} | "
        f"{row['period_start'] or ''}/{row['period_end'] or ''}"
        for row in rows
    ]


def targets_of(text: str, published_on: str = "2023-08-10") -> list[str]:
    """subject | metric | measure | comparator value unit | deadline kind, in the order of the text."""
    rows = read(text, published_on).target_statements.sort("span_start").iter_rows(named=True)
    return [
        f"{row['subject']} | {row['metric']} | {row['measure'] or ''} | "
        + ("" if row["value"] is None else f"{row['comparator']} {row['value']:.10g} {row['unit']}")
        + f" | {row['deadline'] or ''} {row['kind']}"
        for row in rows
    ]


def reasons_of(text: str) -> dict[str, str]:
    """The rule of each numeral that is part of no statement, times left out."""
    rows = read(text).numerals.iter_rows(named=True)
    return {
        row["text"]: row["rule"] for row in rows if row["outcome"] != "used" and not row["rule"].startswith("time_")
    }
