"""What articles and file names say stays text: in the UI, in the terminal, in SQL and in exports."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import polars as pl
import pytest

from orchestration.defs.metadata import preview
from orchestration.export import export
from orchestration.settings import Settings
from orchestration.summary import printable

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[点我](javascript:alert(1))",
    "![x](http://a.cn/x.png)",
    "`code` | 另一列 |",
    "'); drop table marts.articles; --",
    "{{ env_var('HOME') }} {% raw %}",
    '=HYPERLINK("http://a.cn","x")',
    "+cmd|' /C calc'!A0",
    "\t=1+1",
    "\x1b[31m红\x07\r假行",
    "\u202e倒写\u200b",
    "a\nb\rc",
    'a"b,c;d',
]


def hostile_tables() -> pl.DataFrame:
    return pl.DataFrame({"no": range(len(HOSTILE)), "path": HOSTILE, "title": HOSTILE[::-1]})


@pytest.mark.parametrize("text", HOSTILE)
def test_a_preview_shows_it_as_the_text_of_one_cell(text: str) -> None:
    shown = preview(pl.DataFrame({"path": [text], "next": ["x"]}))
    (record,) = shown.records
    assert list(record.data) == ["path", "next"]
    assert str(record.data["path"]).isprintable()


@pytest.mark.parametrize("text", HOSTILE)
def test_the_terminal_shows_it_on_one_line_and_obeys_none_of_it(text: str) -> None:
    assert printable(text).isprintable()


def test_an_export_holds_the_same_text_and_no_cell_runs(settings: Settings) -> None:
    settings.warehouse.mkdir(parents=True)
    with duckdb.connect(str(settings.published_file)) as con:
        con.execute("create schema marts")
        con.register("hostile", hostile_tables().to_arrow())
        con.execute("create table marts.articles as select * from hostile")
    export(settings)
    back = pl.read_parquet(settings.export / "parquet" / "articles.parquet").sort("no")
    assert back.select("path", "title").equals(hostile_tables().select("path", "title"))
    rows = _cells(settings.export / "csv" / "articles.csv")
    assert len(rows) == len(HOSTILE)
    for row, text in zip(sorted(rows, key=lambda row: int(row["no"])), HOSTILE, strict=True):
        assert row["path"].removeprefix("'") == text.removeprefix("'")
        assert row["path"][0] not in "=+-@\t\r"


def _cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
