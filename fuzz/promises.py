"""What must hold of any file and any article, whatever is in them.

Belongs here: the promises of readers and extraction, as functions that raise `AssertionError`; the property-based tests and the fuzzer ask
them. Does not belong here: where the inputs come from (words.py, tests/), whether a statement is right.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from orchestration.extraction.article import Article
from orchestration.extraction.tables import SCHEMAS, Extraction, Rows
from orchestration.extraction.text import fold
from orchestration.readers import ReadInfo, Rejection
from orchestration.readers.encoding import strip_invisible
from orchestration.staging import TABLES

_DIGITS = re.compile("[0-9]+")


def holds_of_answer(answer: tuple[Article, ReadInfo] | Rejection) -> None:
    """A reader's answer is a rejection with its reason, or an article whose text every later stage can rely on."""
    if isinstance(answer, Rejection):
        assert answer.reason.isidentifier(), answer
        assert 0 < len(answer.detail) < 1_000, answer
        return
    article, info = answer
    assert all((info.encoding, info.format))
    lines = article.body.split("\n")
    assert all(line and line == line.strip() for line in lines), "a line is blank or has outer spaces"
    assert not article.title or lines[0] == article.title
    for text in (article.body, article.title, article.publisher, article.source, article.author, article.url):
        assert text is None or strip_invisible(text) == (text, 0), f"invisible characters in {text!r}"
        (text or "").encode()
    assert (article.published_on is None) == (article.published_how == "unknown")


def holds_of_extraction(article: Article, found: Rows) -> None:
    """Every row points at its own characters, every numeral has one outcome, no number is infinite."""
    tables = {
        name: [dict(zip(SCHEMAS[name], row, strict=True)) for row in rows] for name, rows in found.by_table().items()
    }
    body = article.body
    sentences = {row["sentence_no"]: row for row in tables["sentences"]}
    _sentences_fill_the_body(body, sentences)
    for name, rows in tables.items():
        for row in rows:
            if "span_start" in row:
                _points_at_its_characters(body, sentences, name, row)
            assert all(math.isfinite(cell) for cell in row.values() if isinstance(cell, float)), (name, row)
    _numerals_have_one_outcome(body, tables["numerals"])


def holds_of_tables(found: Extraction) -> None:
    """No row breaks its schema. Some 50 ms a call, so ask it of many articles together."""
    for name in SCHEMAS:
        frame = getattr(found, name).with_columns(run_id=pl.lit("run"))
        _, broken = TABLES[name].filter(frame.select(TABLES[name].column_names()), cast=True)
        assert not broken.counts(), f"{name}: {broken.counts()}, as in {broken.invalid().row(0, named=True)}"


def _sentences_fill_the_body(body: str, sentences: Mapping[int, Mapping[str, Any]]) -> None:
    rest, done = [], 0
    for number, row in enumerate(sentences.values()):
        start, end = row["span_start"], row["span_end"]
        assert row["sentence_no"] == number, row
        assert done <= start < end <= len(body), row
        rest.append(body[done:start])
        done = end
    assert not "".join([*rest, body[done:]]).strip(), "text that is in no sentence"


def _points_at_its_characters(
    body: str, sentences: Mapping[int, Mapping[str, Any]], table: str, row: Mapping[str, Any]
) -> None:
    start, end = row["span_start"], row["span_end"]
    assert 0 <= start < end <= len(body), (table, row)
    written = body[start:end]
    sentence = sentences[row["sentence_no"]]
    assert sentence["span_start"] <= start < end <= sentence["span_end"], (table, row)
    for column in ("text", "value_text"):
        assert row.get(column) in (None, written), (table, column, row)
    assert row.get("evidence") in (None, sentence["text"]), (table, row)
    assert row.get("enterprise") in (None, fold(written)), (table, row)
    operands = zip(*(row.get(f"operand_{part}") or () for part in ("texts", "starts", "ends")), strict=True)
    assert all(body[first:last] == text and text for text, first, last in operands), (table, row)


def _numerals_have_one_outcome(body: str, numerals: Sequence[Mapping[str, Any]]) -> None:
    covered: set[int] = set()
    for row in numerals:
        span = range(row["span_start"], row["span_end"])
        assert covered.isdisjoint(span), f"two outcomes for one numeral: {row}"
        covered.update(span)
    for digits in _DIGITS.finditer(fold(body)):
        assert covered.issuperset(range(*digits.span())), (
            f"no outcome for {digits[0]} in {body[: digits.end()][-40:]!r}"
        )
