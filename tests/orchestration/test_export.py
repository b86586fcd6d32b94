"""Exports: the same data are the same bytes, and a spreadsheet reads them as data."""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb
import polars as pl
import pytest

from orchestration.export import BOM, ExportError, export
from orchestration.settings import Settings

ROWS = """
select * from (values
    (2, '=1+1', null::varchar, -5.5::decimal(38, 6), date '2024-05-18', true),
    (1, '第一行\n第二行,"引号"', '', 1200000000::decimal(38, 6), null, false)
) rows(id, text, empty, value, day, is_it)"""


def publish(settings: Settings, sql: str) -> None:
    settings.warehouse.mkdir(exist_ok=True)
    settings.published_file.unlink(missing_ok=True)
    with duckdb.connect(str(settings.published_file)) as con:
        con.execute(f"create schema marts; create schema meta; create schema history; {sql}")


def fingerprint(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_rows_are_sorted_and_the_stored_order_leaves_no_trace(settings: Settings) -> None:
    publish(settings, f"create table marts.t as {ROWS} order by id")
    assert export(settings) == {"t": 2}
    first = fingerprint(settings.export)
    publish(settings, f"create table marts.t as {ROWS} order by id desc")
    export(settings)
    assert fingerprint(settings.export) == first
    assert pl.read_parquet(settings.export / "parquet" / "t.parquet")["id"].to_list() == [1, 2]


def test_types_and_values_come_back_from_parquet(settings: Settings) -> None:
    publish(settings, f"create table marts.t as {ROWS}")
    export(settings)
    with duckdb.connect(str(settings.published_file), read_only=True) as con:
        stored = con.execute("from marts.t order by all").pl()
    assert pl.read_parquet(settings.export / "parquet" / "t.parquet").equals(stored)


def test_a_csv_is_utf8_for_excel_keeps_nulls_apart_and_leaves_numbers_alone(settings: Settings) -> None:
    publish(settings, f"create table marts.t as {ROWS}")
    export(settings)
    assert (settings.export / "csv" / "t.csv").read_text("utf-8") == (
        f"{BOM}id,text,empty,value,day,is_it\n"
        '1,"第一行\n第二行,""引号""","",1200000000.000000,,false\n'
        "2,'=1+1,,-5.500000,2024-05-18,true\n"
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_text_that_would_run_as_a_formula_gets_an_apostrophe(settings: Settings, start: str) -> None:
    publish(settings, f"create table marts.t as select 'x' as a, '{start}1' as b, '1{start}' as c")
    export(settings)
    assert pl.read_csv(settings.export / "csv" / "t.csv").rows() == [("x", f"'{start}1", f"1{start}")]


def test_tables_of_the_warehouse_s_own_clock_and_views_are_not_exported(settings: Settings) -> None:
    tables = "create table marts.t as select 1 as a; create table meta.build as select now(); create table history.t as select now()"
    publish(settings, f"{tables}; create view marts.v as from marts.t")
    assert export(settings) == {"t": 1}
    assert list(fingerprint(settings.export)) == ["csv/t.csv", "parquet/t.parquet"]


def test_the_export_of_a_table_that_is_gone_goes_and_other_files_stay(settings: Settings) -> None:
    publish(settings, "create table marts.old as select 1 as a; create table marts.t as select 1 as a")
    export(settings)
    (settings.export / "csv" / "notes.md").write_text("mine")
    publish(settings, "create table marts.t as select 1 as a")
    export(settings)
    assert list(fingerprint(settings.export)) == ["csv/notes.md", "csv/t.csv", "parquet/t.parquet"]


def test_an_export_that_fails_leaves_the_old_one(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(settings, "create table marts.a as select 1 as a; create table marts.b as select 1 as a")
    export(settings)
    before = fingerprint(settings.export)
    publish(settings, "create table marts.a as select 2 as a; create table marts.b as select 2 as a")
    monkeypatch.setattr("orchestration.export.CSV", "format csv, no_such_option true")
    with pytest.raises(duckdb.Error):
        export(settings)
    assert fingerprint(settings.export) == before
    assert not list(settings.warehouse.glob(".export*"))


def test_without_a_published_file_there_is_nothing_to_export(settings: Settings) -> None:
    with pytest.raises(ExportError, match="make run"):
        export(settings)


def test_the_same_table_in_several_row_groups_is_the_same_file(settings: Settings) -> None:
    publish(settings, "create table marts.t as select hash(i) as a, i::varchar as b from range(300000) r(i)")
    export(settings)
    first = fingerprint(settings.export)
    publish(
        settings, "create table marts.t as select hash(i) as a, i::varchar as b from range(300000) r(i) order by i desc"
    )
    export(settings)
    assert fingerprint(settings.export) == first
