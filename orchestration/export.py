"""Exporting: every table of the schema marts as Parquet and CSV, for tools that do not read DuckDB.

Belongs here: how the files are written so that the same data give the same bytes. Does not belong here: what is in the tables, and
the tables that tell the warehouse's own clock (schemas history and meta): they differ from build to build by their nature.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import duckdb

from orchestration.settings import Settings
from orchestration.staging_parts import sync_folder

# One thread writes row groups of one size in one order. No time, path or version of ours gets into a file.
CONFIG: dict[str, str | int | bool] = {"threads": 1, "preserve_insertion_order": True}
PARQUET = "format parquet, compression zstd, row_group_size 122880"
CSV = "format csv, header true"
# Excel takes a CSV for UTF-8 only if it begins with this mark; DuckDB and polars skip it, pandas with encoding="utf-8-sig".
BOM = "\ufeff"
# A spreadsheet runs a cell that begins with one of these as a formula: OWASP, "CSV Injection", which names the full-width forms too.
FORMULA = "=+-@\t\r\n＝＋－＠"
FORMATS = ("parquet", "csv")
TABLES = """
select table_name, list(column_name order by column_index), list(data_type order by column_index)
from duckdb_columns()
where schema_name = 'marts' and table_name in (select table_name from duckdb_tables() where schema_name = 'marts')
group by table_name
order by table_name"""


class ExportError(RuntimeError):
    """Nothing was exported; the message says why."""


def export(settings: Settings) -> dict[str, int]:
    """Writes `parquet/<table>.parquet` and `csv/<table>.csv` into the export folder; returns the rows by table.

    The files are written aside and then take the old ones' places, each whole; files of tables that are gone are removed. The
    caller holds the write lock.
    """
    if not settings.published_file.exists():
        raise ExportError(f"there is no {settings.published_file} to export: build it with `make run`")
    aside = settings.warehouse / ".export.tmp"
    shutil.rmtree(aside, ignore_errors=True)
    try:
        rows = _write(settings.published_file, aside)
        for kind in FORMATS:
            _replace(aside / kind, settings.export / kind)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return rows


def _write(published: Path, folder: Path) -> dict[str, int]:
    for kind in FORMATS:
        (folder / kind).mkdir(parents=True)
    rows = {}
    with duckdb.connect(
        str(published), read_only=True, config=CONFIG | {"temp_directory": str(folder / "spill")}
    ) as con:
        for table, names, types in con.execute(TABLES).fetchall():
            # `order by all` leaves no ties but between equal rows: however the table is stored, the file is the same.
            source = f"(select * from marts.{_quoted(table)} order by all)"
            cells = ", ".join(_csv_cells(names, types))
            con.execute(f"copy {source} to {_text(folder / 'parquet' / f'{table}.parquet')} ({PARQUET})")
            con.execute(f"copy (select {cells} from {source}) to {_text(folder / 'csv' / f'{table}.csv')} ({CSV})")
            rows[table] = int(con.table(f"marts.{_quoted(table)}").count("*").fetchall()[0][0])
    return rows


def _csv_cells(names: Sequence[str], types: Sequence[str]) -> list[str]:
    """The columns as cells: a text that would run as a formula gets an apostrophe, the header begins with the mark of UTF-8."""
    cells = []
    for number, (name, kind) in enumerate(zip(names, types, strict=True)):
        cell = column = _quoted(name)
        if kind == "VARCHAR":
            runs = f"{column} <> '' and contains({_text(FORMULA)}, left({column}, 1))"
            cell = f"case when {runs} then concat('''', {column}) else {column} end"
        cells.append(f"{cell} as {_quoted(name if number else BOM + name)}")
    return cells


def _replace(new: Path, target: Path) -> None:
    """Puts each file of `new` in its place in `target`, and takes the old files away that none replaces."""
    target.mkdir(parents=True, exist_ok=True)
    names = {path.name for path in new.iterdir()}
    for name in sorted(names):
        with (new / name).open("rb") as written:
            os.fsync(written.fileno())
        os.replace(new / name, target / name)
    for old in target.glob(f"*.{target.name}"):
        if old.name not in names:
            old.unlink()
    sync_folder(target)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"
