"""The guide to corrections, docs/curation.md, does what it says.

Belongs here: its example from the queue to the end of a correction. Does not belong here: what corrections do else (test_curation.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from orchestration.ingest import read_articles
from orchestration.ledger import Ledger
from orchestration.parse import parse_articles
from orchestration.settings import PROJECT, Settings
from tests.dbt.decisions import STALE, write_corrections
from tests.dbt.warehouse import Warehouse, lent

GUIDE = (PROJECT / "docs/curation.md").read_text("utf-8")
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
TABLE = re.compile(r"```sql\n([^`]*)```\n\n\|.*\n\|[-|]+\n((?:\|.*\n)+)")


def blocks(language: str) -> list[str]:
    return [text for name, text in BLOCK.findall(GUIDE) if name == language]


def answers() -> list[tuple[str, list[list[str]]]]:
    """The guide's queries, each with the rows of the table below it."""
    return [
        (query, [[cell.strip() for cell in line.strip("|").split("|")] for line in rows.splitlines()])
        for query, rows in TABLE.findall(GUIDE)
    ]


def read_and_parse(settings: Settings) -> int:
    ledger = Ledger(settings)
    ledger.begin(datetime.now(UTC))
    ledger.scan()
    read_articles(ledger)
    return parse_articles(ledger)["articles"]


def told(warehouse: Warehouse, query: str) -> list[list[str]]:
    return [[str(value) for value in row.values()] for row in warehouse.rows(query)]


@pytest.fixture
def settings(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    with lent(tmp_path_factory, "guide") as folder:
        yield replace(settings, warehouse=folder)


def test_the_guide_tells_how_a_correction_lives_and_ends(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Queue, decision, rebuild, re-parse by changed code, and the article changed: as docs/curation.md says."""
    (queued, item), (corrected, row), (reported, failed) = answers()
    article, corrections = settings.raw / "tonglu.txt", settings.raw.parent / "corrections.csv"
    article.write_text(blocks("text")[0], "utf-8")
    write_corrections(corrections, [])
    monkeypatch.setenv("QIANTANG_BUILD_ID", "curation")
    monkeypatch.setenv("QIANTANG_CORRECTIONS", str(corrections))
    warehouse = Warehouse(settings.warehouse)
    assert read_and_parse(settings) == 1
    assert warehouse.dbt("run") == []
    assert told(warehouse, queued) == item
    assert told(warehouse, corrected) == []

    corrections.write_text(blocks("csv")[0], "utf-8")
    assert warehouse.dbt("run") == []
    assert told(warehouse, queued) == []
    assert told(warehouse, corrected) == row

    assert read_and_parse(settings) == 0
    monkeypatch.setattr("orchestration.ledger.code_version", lambda settings: "another")
    assert read_and_parse(settings) == 1
    assert warehouse.dbt("run") == []
    assert told(warehouse, corrected) == row

    article.write_text(blocks("text")[0].replace("贡献3200万元", "贡献3400万元"), "utf-8")
    assert read_and_parse(settings) == 1
    assert warehouse.dbt("run") == []
    assert told(warehouse, corrected) == []
    assert told(warehouse, reported) == failed
    assert [row["kind"] for row in warehouse.rows("from marts.review_queue limit 2")] == ["stale_correction"] * 2
    assert warehouse.dbt("test", "--select", "corrections_report") == [STALE]
