"""What is measured of staging: quotes that do not match, numerals that nobody explains."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from orchestration.quality import misquotes, unexplained_numerals
from orchestration.staging import TABLES
from orchestration.staging_parts import Staging

RUN, ARTICLE = "20240102T030405000000Z", "a" * 16
BODY = "云栖新区產業\n實現稅收３億元,晨星光电随后落户。"
SENTENCES = [(0, 6), (7, 24)]


def statement(**changed: Any) -> dict[str, Any]:
    """A metric that quotes the article as it should, unless told otherwise."""
    row = {
        "run_id": RUN,
        "statement_id": "s",
        "article_id": ARTICLE,
        "article": "a.txt",
        "sentence_no": 1,
        "evidence": BODY[7:24],
    }
    row |= {
        "span_start": 11,
        "span_end": 14,
        "rule": "r",
        "confidence": 0.9,
        "metric": "税收",
        "metric_core": "税收收入",
        "measure": "level",
    }
    return row | {"value": 3e8, "unit": "CNY", "comparator": "eq", "value_text": "３億元"} | changed


def landing(**changed: Any) -> dict[str, Any]:
    row = {
        "run_id": RUN,
        "statement_id": "s",
        "article_id": ARTICLE,
        "article": "a.txt",
        "sentence_no": 1,
        "evidence": BODY[7:24],
    }
    row |= {
        "span_start": 15,
        "span_end": 19,
        "rule": "r",
        "confidence": 0.9,
        "enterprise": "晨星光电",
        "stage": "landed",
    }
    return row | changed


def staged(root: Path, table: str, rows: list[dict[str, Any]]) -> Staging:
    staging = Staging(root)
    staging.prepare()
    article = {
        "run_id": RUN,
        "code_version": "v",
        "article_id": ARTICLE,
        "article": "a.txt",
        "path": "a.txt",
        "title": "云栖新区产业",
    }
    article |= {
        "published_how": "unknown",
        "script": "Hant",
        "body": BODY,
        "char_count": len(BODY),
        "sha256": ARTICLE.ljust(64, "0"),
    }
    place = {"run_id": RUN, "article_id": ARTICLE, "paragraph_no": 0, "is_title": False}
    sentences = [
        place | {"sentence_no": no, "span_start": start, "span_end": end, "text": BODY[start:end]}
        for no, (start, end) in enumerate(SENTENCES)
    ]
    event = {"run_id": RUN, "seen_at": datetime(2024, 1, 2, tzinfo=UTC), "path": "a.txt", "article": "a.txt"}
    tables = {"articles": [article], "sentences": sentences, table: rows}
    for name, content in tables.items():
        assert staging.write(name, f"{RUN}-000000", frame(name, content)).is_empty()
    staging.write("files", RUN, frame("files", [event | {"outcome": "parsed", "article_id": ARTICLE}]))
    return staging


def frame(table: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=TABLES[table].create_empty().schema)


@pytest.mark.parametrize(
    ("table", "row", "faults"),
    [
        pytest.param("metric_statements", statement(), 0, id="as written"),
        pytest.param("metric_statements", statement(value_text="3亿元"), 0, id="folded"),
        pytest.param("metric_statements", statement(value_text="30亿元"), 1, id="another value"),
        pytest.param("metric_statements", statement(span_start=12), 1, id="a span one off"),
        pytest.param(
            "metric_statements", statement(evidence="实现税收3亿元"), 1, id="evidence that is not the sentence"
        ),
        pytest.param("metric_statements", statement(sentence_no=0), 1, id="a span in another sentence"),
        pytest.param("metric_statements", statement(sentence_no=7), 1, id="a sentence that is not there"),
        pytest.param("landing_statements", landing(), 0, id="the name as written"),
        pytest.param("landing_statements", landing(enterprise="临江晨星光电"), 0, id="the full form of a short name"),
        pytest.param("landing_statements", landing(enterprise="晨星物流"), 1, id="another name"),
    ],
)
def test_a_statement_must_repeat_what_its_span_and_sentence_say(
    tmp_path: Path, table: str, row: dict[str, Any], faults: int
) -> None:
    assert misquotes(staged(tmp_path, table, [row]), table).height == faults


def test_what_was_read_for_a_proven_build_is_not_looked_at_again(tmp_path: Path) -> None:
    staging = staged(tmp_path, "metric_statements", [statement(value_text="９億元")])
    earlier, later = "20240101T000000000000Z", "20240103T000000000000Z"
    assert [misquotes(staging, "metric_statements", proven).height for proven in (earlier, RUN, later)] == [1, 0, 0]


def test_unexplained_numerals_are_counted_and_the_most_frequent_shown(tmp_path: Path) -> None:
    place = {"run_id": RUN, "article_id": ARTICLE, "sentence_no": 1, "span_start": 11, "span_end": 12}
    outcomes = [("used", "7"), ("ignored", "8"), ("unexplained", "9"), ("unexplained", "9"), ("unexplained", "5")]
    rows = [
        place | {"numeral_no": no, "text": text, "outcome": outcome, "rule": "date" if outcome == "ignored" else None}
        for no, (outcome, text) in enumerate(outcomes)
    ]
    unexplained, total, frequent = unexplained_numerals(staged(tmp_path, "numerals", rows))
    assert (unexplained, total) == (3, 5)
    assert frequent.select("text", "times").rows() == [("9", 2), ("5", 1)]
