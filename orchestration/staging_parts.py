"""The part files of the staging tables.

Belongs here: how immutable part files are written, read and swept. Does not belong here: their columns (staging.py,
staging_statements.py), what is in the rows.

A table is the folder `<warehouse>/staging/<table>/` of part files `<run_id>.parquet` or `<run_id>-<chunk>.parquet`. A part is
written aside, synced and renamed, and never touched again. A run is committed by its part of `files`, written last; parts of a run
without one are left over from a crash, hidden from readers here and removed by the next run.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import polars as pl

from orchestration.staging import TABLES

CODE_VERSION_KEY = "qiantang.code_version"
READING = ("article_id", "run_id")
Lying = tuple[tuple[Path, int, int], ...]
EMPTY = "0"  # run id of the empty first part of each table; sorts before every real run


class Staging:
    """The part files below one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def part(self, table: str, name: str) -> Path:
        return self.root / table / f"{name}.parquet"

    def parts(self, table: str) -> list[Path]:
        """Part files of committed runs, oldest first."""
        committed = self.committed()
        return [path for path in self._all_parts(table) if run_of(path) in committed]

    def committed(self) -> set[str]:
        """Ids of the runs whose parts count."""
        return {run_of(path) for path in self._all_parts("files")}

    def prepare(self) -> None:
        """Removes what a dead run left; sees that each table has a first, empty part, so that SQL can read it."""
        for table, schema in TABLES.items():
            folder = self.root / table
            folder.mkdir(parents=True, exist_ok=True)
            for leftover in folder.glob(".*.tmp"):
                leftover.unlink()
            if not self.part(table, EMPTY).exists():
                self.write(table, EMPTY, schema.create_empty())
        committed = self.committed()
        for table in TABLES:
            for path in self._all_parts(table):
                if run_of(path) not in committed:
                    path.unlink()

    def write(
        self, table: str, name: str, rows: pl.DataFrame, metadata: Mapping[str, str] | None = None
    ) -> pl.DataFrame:
        """Writes one part; rows that break the schema go to `<table>/.rejects/` with the rules they break, and are returned.

        Raises `polars.exceptions.SchemaError` (or `ColumnNotFoundError`) if the columns themselves are wrong.
        """
        good, failure = TABLES[table].filter(rows.select(TABLES[table].column_names()), cast=True)
        write_atomically(good, self.part(table, name), metadata)
        rejects = failure.details() if len(failure) else pl.DataFrame()
        if len(failure):
            write_atomically(rejects, self.root / table / ".rejects" / f"{name}.parquet")
        return rejects

    def rejects(self, table: str) -> pl.DataFrame:
        """Rows of committed runs that broke the schema, each with a column per rule (valid, invalid, unknown)."""
        committed = self.committed()
        paths = sorted((self.root / table / ".rejects").glob("*.parquet"))
        frames = [pl.read_parquet(path, glob=False) for path in paths if run_of(path) in committed]
        return pl.concat(frames, how="diagonal_relaxed") if frames else pl.DataFrame()

    def scan(self, table: str) -> pl.LazyFrame:
        """All rows of committed runs, current or not; what a part lacks because it is older than a column is null."""
        parts = self.parts(table)
        if not parts:
            return TABLES[table].create_empty(lazy=True)
        schema = TABLES[table].create_empty().schema
        return pl.scan_parquet(parts, glob=False, schema=schema, missing_columns="insert", extra_columns="ignore")

    def current_files(self) -> pl.LazyFrame:
        """One row per path that is not gone: its newest event."""
        newest = self.scan("files").sort("run_id").unique("path", keep="last", maintain_order=True)
        return newest.filter(pl.col("outcome") != "gone")

    def current_articles(self) -> pl.LazyFrame:
        """One row per article that counts: its newest reading, if its file is there and parsed."""
        return self._without_others("articles")

    def current(self, table: str) -> pl.LazyFrame:
        """Rows of `table` that count."""
        return self.current_files() if table == "files" else self._without_others(table)

    def _without_others(self, table: str) -> pl.LazyFrame:
        """Every row is of a reading that its run wrote to `articles` before. Where all of those count, as they mostly do, nothing is
        compared: asking 2.6 million numerals of 100,000 articles for theirs took ten times as long as counting them."""
        others = _other_readings(self.root, self.as_they_lie("files", "articles"))
        rows = self.scan(table)
        return rows.join(others.lazy(), on=list(READING), how="anti") if len(others) else rows

    def as_they_lie(self, *tables: str) -> Lying:
        """The parts of these tables with size and time of change: the same as long as none comes or goes."""
        parts = [part for table in tables for part in self.parts(table)]
        return tuple(
            (part, stat.st_size, stat.st_mtime_ns) for part, stat in zip(parts, map(Path.stat, parts), strict=True)
        )

    def run_parts(self, table: str, run_id: str) -> list[Path]:
        """Parts that one run wrote, committed or not, in order."""
        return [path for path in self._all_parts(table) if run_of(path) == run_id]

    def _all_parts(self, table: str) -> list[Path]:
        folder = self.root / table
        return (
            sorted(path for path in folder.glob("*.parquet") if not path.name.startswith("."))
            if folder.is_dir()
            else []
        )


@lru_cache(maxsize=2)
def _other_readings(root: Path, lying: Lying) -> pl.DataFrame:
    """Columns `READING` of the readings that do not count: there is a newer one, or the article is gone. Kept for the next who asks."""
    staging = Staging(root)
    parsed = staging.current_files().filter(pl.col("outcome") == "parsed").select("article_id")
    readings = staging.scan("articles").select(READING)
    newest = readings.sort("run_id").unique("article_id", keep="last")
    return readings.join(newest.join(parsed, on="article_id", how="semi"), on=list(READING), how="anti").collect()


def run_of(part: Path) -> str:
    """`20260102T030405123456Z-0007.parquet` → `20260102T030405123456Z`."""
    return part.name.removesuffix(".parquet").split("-")[0]


def write_atomically(rows: pl.DataFrame, path: Path, metadata: Mapping[str, str] | None = None) -> None:
    """Parquet that is there whole or not at all, also after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.tmp")
    with aside.open("wb") as file:
        rows.write_parquet(file, metadata=dict(metadata or {}))
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, path)
    sync_folder(path.parent)


def write_text_atomically(path: Path, text: str) -> None:
    """A small file that is there whole or not at all."""
    aside = path.with_name(f"{path.name}.tmp")
    aside.write_text(text, "utf-8")
    os.replace(aside, path)


def keep_bytes(path: Path, data: bytes) -> None:
    """A read-only file of exactly these bytes; one that is there already stays. Whoever relies on it calls `os.sync` first."""
    # Compared, because a power cut may have left a file of that name without its bytes.
    if path.exists() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.tmp")
    aside.unlink(missing_ok=True)  # of a run that died, and by then read-only
    aside.write_bytes(data)
    aside.chmod(0o444)
    os.replace(aside, path)


def sync_folder(folder: Path) -> None:
    """Makes renames in a folder survive a power cut."""
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
