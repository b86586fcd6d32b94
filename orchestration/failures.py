"""The queries behind failed checks: kept as files when a check fails, run again by `make rows`.

Belongs here: where the queries lie, how a person runs them. Does not belong here: what is checked (defs/, dbt).

A file is `<warehouse>/checks/<asset>/<check>.sql`; it holds one query that reads the build file, or staging tables by their paths, and
can be run by any DuckDB.
"""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import duckdb

from orchestration.settings import Settings
from orchestration.summary import printable

MAX_ROWS = 40


class NoSuchCheck(RuntimeError):
    """No failed check has that name; the message lists those that there are."""


def forget(settings: Settings) -> None:
    """Removes the queries of the build before."""
    shutil.rmtree(settings.failed_checks, ignore_errors=True)


def keep(settings: Settings, asset: str, check: str, query: str) -> str:
    """Keeps the query of a failed check; returns the command that runs it without this project."""
    path = settings.failed_checks / asset / f"{check}.sql"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(query.strip() + "\n", "utf-8")
    # A staging table can be looked at before there is any build file.
    database = f"-readonly {shlex.quote(str(settings.build_file))}" if settings.build_file.exists() else ":memory:"
    return f"duckdb {database} < {shlex.quote(str(path))}"


def kept(settings: Settings) -> dict[str, Path]:
    """asset/check → file of its query, of the checks that failed in the newest build."""
    found = sorted(settings.failed_checks.rglob("*.sql"))
    return {path.relative_to(settings.failed_checks).with_suffix("").as_posix(): path for path in found}


def rows(settings: Settings, check: str) -> str:
    """The query of a failed check (by its whole name, or the part after the last /) and the rows it finds, for a terminal.

    Raises `NoSuchCheck` naming those that there are.
    """
    known = kept(settings)
    names = [name for name in known if check in (name, name.rpartition("/")[2])]
    if not names:
        listed = "".join(f"\n  make rows CHECK={name}" for name in known)
        raise NoSuchCheck(
            f"no check of that name failed in the newest build{'; those that did:' + listed if listed else ''}"
        )
    return "\n\n".join(_answer(settings, known[name]) for name in names)


def _answer(settings: Settings, path: Path) -> str:
    query = path.read_text("utf-8")
    database = str(settings.build_file) if settings.build_file.exists() else ":memory:"
    with duckdb.connect(database, read_only=database != ":memory:") as con:
        found = con.sql(query)
        count = found.count("*").fetchall()[0][0]
        table = found.limit(MAX_ROWS)
        shown = table.pl()
    cut = f", the first {MAX_ROWS} of them" if count > MAX_ROWS else ""
    lines = [f"-- {path}", query.strip(), "", f"{count} rows{cut}:"]
    for row in shown.to_dicts():
        lines += [""] + [
            f"  {name:<24}{'-' if value is None else printable(str(value))}" for name, value in row.items()
        ]
    return "\n".join(lines)
