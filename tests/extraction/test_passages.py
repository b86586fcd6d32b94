"""Passages in the style of local papers, invented for this test, with the rows they state.

Belongs here: short stories of a headline and a paragraph or two, in `passages/`: an empty line parts them, and each `=` line after a text
is a row of it (kind|subject|metric|measure|value_text|comparator|period or deadline; l|enterprise|project|place|stage|date|investment).
Does not belong here: one turn of speech and its rule (the test files named after them). All articles are of 10 May 2023.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orchestration.extraction import pipeline
from orchestration.extraction.article import Article
from orchestration.extraction.tables import Extraction
from tests.extraction.news_rows import LEXICON

PASSAGES = Path(__file__).parent / "passages"


def _told(name: str) -> list[Any]:
    """One test case a passage: its text and the rows that it states."""
    told = []
    for number, block in enumerate((PASSAGES / name).read_text("utf-8").strip().split("\n\n")):
        lines = block.split("\n")
        text = "\n".join(line for line in lines if not line.startswith("="))
        told.append(pytest.param(text, {line[1:] for line in lines if line.startswith("=")}, id=f"{number} {lines[0]}"))
    return told


def _extracted(text: str) -> Extraction:
    article = Article(
        "0" * 16, "a.txt", text.split("\n")[0], text, published_on=date(2023, 5, 10), published_how="stated"
    )
    return pipeline.extract([article], LEXICON)


@pytest.mark.parametrize(("text", "rows"), _told("figures.txt"))
def test_figures_are_read_as_a_reader_would(text: str, rows: set[str]) -> None:
    extracted = _extracted(text)
    found = set()
    for kind, table in (("m", extracted.metric_statements), ("t", extracted.target_statements)):
        for row in table.iter_rows(named=True):
            time = (
                f"{row['period_start'] or ''}/{row['period_end'] or ''}" if kind == "m" else str(row["deadline"] or "")
            )
            parts = (row["subject"], row["metric"], row["measure"], row["value_text"], row["comparator"])
            found.add("|".join((kind, *(part or "" for part in parts), time)))
    assert rows <= found


@pytest.mark.parametrize(("text", "rows"), _told("landings.txt"))
def test_landings_are_read_as_a_reader_would(text: str, rows: set[str]) -> None:
    found = {
        "|".join(("l", *(row[c] or "" for c in ("enterprise", "project", "place", "stage", "date", "investment_text"))))
        for row in _extracted(text).landing_statements.iter_rows(named=True)
    }
    assert rows <= found
