"""How tables show themselves: as text, never as markup, and never as NaN."""

from __future__ import annotations

import json
from decimal import Decimal

import polars as pl
import pytest

from orchestration.accuracy import Figures
from orchestration.defs.metadata import CELL_CHARS, QUOTE_CHARS, preview, share
from orchestration.defs.parse.assets import accuracy
from orchestration.defs.previews import ROWS, preview_of, staged_rows


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("<script>alert(1)</script>", "<script>alert(1)</script>", id="markup stays the text it is"),
        pytest.param("恶意\u202e文本\x00", "恶意\\u202e文本\\u0000", id="signs that steer the reader are spelled out"),
        pytest.param("两行\n一格", "两行 一格", id="a cell is one line"),
        pytest.param("长" * 99, "长" * CELL_CHARS + "…", id="long text is cut"),
        pytest.param(None, "", id="nothing"),
        pytest.param(7, 7, id="a number stays a number"),
        pytest.param(float("nan"), "nan", id="NaN is text, never a number"),
        pytest.param(Decimal("1250000000.00"), "1,250,000,000", id="money can be read"),
        pytest.param(["甲", "乙"], "甲, 乙", id="a list"),
    ],
)
def test_a_cell_is_shown_as_it_is_and_does_nothing(value: object, shown: object) -> None:
    (record,) = preview(pl.DataFrame({"x": [value]}, strict=False)).records
    assert record.data == {"x": shown}


def test_quotes_are_given_more_room() -> None:
    (record,) = preview(pl.DataFrame({"evidence": ["长" * 999]})).records
    ((heading, quote),) = record.data.items()
    assert heading.split() == ["evidence"]
    assert len(str(quote)) == QUOTE_CHARS + 1


def test_no_figure_is_ever_nan() -> None:
    figures = {
        "share of nothing": share(0, 0).value,
        **accuracy(Figures("metrics", articles=1)),
        **accuracy(Figures("metrics")),
    }
    assert "NaN" not in json.dumps(figures)


def test_a_preview_takes_the_most_telling_rows_not_the_first_ones() -> None:
    rows = pl.LazyFrame(
        {
            "article_id": [f"{n:02}" for n in range(30)],
            "confidence": [0.5 + n % 7 / 20 for n in range(30)],
            "evidence": ["句"] * 30,
        }
    )
    which, shown = staged_rows("unknown_table", rows)
    assert which == "least sure first"
    assert len(shown) == ROWS
    assert shown["confidence"].to_list() == sorted(rows.collect()["confidence"])[:ROWS]


@pytest.mark.parametrize(
    ("columns", "shown", "order"),
    [
        pytest.param(["sentence_id", "word", "kind"], "word kind", '"sentence_id", "word"', id="ids are not shown"),
        pytest.param(
            ["title", "published_on", "evidence", "span_start"],
            "title published_on evidence",
            'published_on desc nulls last, "title", "published_on"',
            id="the quote stands last",
        ),
        pytest.param(["a_id", "b_id"], "a_id b_id", '"a_id", "b_id"', id="with nothing but ids, those"),
    ],
)
def test_a_table_without_a_choice_of_its_own_shows_what_tells_most(columns: list[str], shown: str, order: str) -> None:
    chosen = preview_of("intermediate.int_something", columns)
    assert (chosen.columns, chosen.order) == (shown, order)


def test_rows_that_such_an_order_leaves_equal_may_come_as_they_lie() -> None:
    columns = ["statement_id", "confidence", "evidence"]
    assert preview_of("intermediate.int_something", columns, last="rowid").order == "confidence, rowid"
