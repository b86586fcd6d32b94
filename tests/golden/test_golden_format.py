"""The hand-labelled facts are well formed and provable from the sample articles.

Belongs here: the format of golden.jsonl. Does not belong here: what extraction finds in the articles (the accuracy check of the build).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

GOLDEN = Path(__file__).with_name("golden.jsonl")
RAW = Path(__file__).parents[2] / "raw"

# The samples that are not UTF-8: the encoding is part of what they test.
ENCODINGS = {
    "xian_gaoxin_banian.txt": "gb18030",
    "ordos_lvneng.html": "gb18030",
    "hengqin_big5_20160512.txt": "big5",
    "zhengzhou_hangkonggang_utf16.txt": "utf-16",
}
FIELDS = {
    "landings": ["enterprise", "project", "place", "stage", "date", "investment", "evidence", "optional"],
    "metrics": [
        *("subject", "metric", "measure", "value", "value_max", "unit", "comparator", "value_text"),
        *("period_start", "period_end", "evidence", "optional"),
    ],
    "targets": [
        *("subject", "metric", "measure", "value", "value_max", "unit", "comparator", "value_text"),
        *("deadline", "kind", "evidence", "optional"),
    ],
}
STAGES = {"planned", "signed", "landed", "building", "operating"}
MEASURES = {"level", "growth", "share", "increment"}
COMPARATORS = {"eq", "ge", "le", "lt", "approx"}
TARGET_KINDS = {"outcome", "commitment", "milestone"}

ARTICLES: list[dict[str, Any]] = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
TABLES = [
    pytest.param(article["article"], kind, article[kind], id=f"{article['article']}-{kind}")
    for article in ARTICLES
    for kind in FIELDS
]


def text_of(article: str) -> str:
    (path,) = RAW.rglob(article)
    return path.read_bytes().decode(ENCODINGS.get(article, "utf-8-sig"))


def quantity_of(kind: str, row: dict[str, Any]) -> dict[str, Any] | None:
    if kind == "landings":
        investment: dict[str, Any] | None = row["investment"]
        return investment
    return None if row["value"] is None else row


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["article"])
def test_each_article_is_a_sample_with_its_title_and_date(article: dict[str, Any]) -> None:
    assert set(article) == {"article", "published_on", "title", *FIELDS}
    assert article["title"] in text_of(article["article"])
    date.fromisoformat(article["published_on"])


def test_an_article_is_labelled_once() -> None:
    assert max(Counter(article["article"] for article in ARTICLES).values()) == 1


@pytest.mark.parametrize(("article", "kind", "rows"), TABLES)
def test_each_row_has_the_fields_of_its_kind(article: str, kind: str, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        assert list(row) == FIELDS[kind], row
        assert isinstance(row["optional"], bool), row


@pytest.mark.parametrize(("article", "kind", "rows"), TABLES)
def test_each_row_is_proved_by_the_article(article: str, kind: str, rows: list[dict[str, Any]]) -> None:
    text = text_of(article)
    for row in rows:
        assert row["evidence"] in text, row
        if quantity := quantity_of(kind, row):
            assert quantity["value_text"] in (text if kind == "landings" else row["evidence"]), row


@pytest.mark.parametrize(("article", "kind", "rows"), TABLES)
def test_each_quantity_is_complete(article: str, kind: str, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        if quantity := quantity_of(kind, row):
            assert isinstance(quantity["value"], int | float), row
            assert quantity["value_max"] is None or quantity["value_max"] > quantity["value"], row
            assert quantity["comparator"] in COMPARATORS, row
            assert quantity["unit"], row
        elif kind == "targets":
            assert row["kind"] == "milestone", row
            assert [row[field] for field in ("measure", "value_max", "unit", "comparator", "value_text")] == [
                None
            ] * 5, row
        else:
            assert kind == "landings", row


@pytest.mark.parametrize(("article", "kind", "rows"), TABLES)
def test_each_row_keeps_to_the_enumerations_and_to_iso_days(
    article: str, kind: str, rows: list[dict[str, Any]]
) -> None:
    for row in rows:
        if kind == "landings":
            assert row["stage"] in STAGES, row
            assert row["date"] is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", row["date"]), row
        elif kind == "metrics":
            assert row["measure"] in MEASURES, row
            assert row["period_start"] is None or row["period_start"] <= row["period_end"], row
            date.fromisoformat(row["period_end"])
        else:
            assert row["kind"] in TARGET_KINDS, row
            assert row["measure"] in MEASURES or row["kind"] == "milestone", row
            assert row["deadline"] is None or date.fromisoformat(row["deadline"]), row


@pytest.mark.parametrize(
    ("kind", "field", "values"),
    [
        pytest.param("landings", "stage", STAGES, id="every stage of a landing"),
        pytest.param("metrics", "measure", MEASURES, id="every measure of a metric"),
        pytest.param("metrics", "comparator", COMPARATORS - {"le"}, id="every bound of a metric"),
        pytest.param("targets", "kind", TARGET_KINDS, id="every kind of target"),
        pytest.param("targets", "comparator", {"eq", "ge", "le", "approx"}, id="every bound of a target"),
    ],
)
def test_the_required_rows_cover(kind: str, field: str, values: set[str]) -> None:
    assert {row[field] for article in ARTICLES for row in article[kind] if not row["optional"]} >= values
