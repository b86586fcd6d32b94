"""What a build tells at its end: figures of the warehouse, failed checks, an example query with its answer.

Belongs here: reading the ledger and the published file, and laying it out for a terminal. Does not belong here: deciding anything.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import duckdb
import polars as pl

from orchestration.changes import changes
from orchestration.growth import MARTS
from orchestration.ledger import Ledger
from orchestration.look import look_into
from orchestration.settings import Settings
from orchestration.staging import STATEMENTS

EXAMPLE = """select enterprise_name, place_name, stage, stage_date, investment_low_cny
from marts.enterprise_landings
where investment_low_cny is not null
order by investment_low_cny desc, enterprise_name
limit 3"""
CHECK_FAILED = "DagsterAssetCheckFailedError"
BETWEEN_WAYS = "   or   "  # a check's result tells on one line how to see its rows: by make, or by any DuckDB
WIDE = {"W", "F"}
MAX_WIDTH = 24


def describe(settings: Settings) -> str:
    """The warehouse as it is published, in some twenty lines."""
    lines = _files(Ledger(settings).outlook())
    if not settings.published_file.exists():
        return "\n".join([*lines, "", "nothing is published yet"])
    try:
        con = look_into(settings.published_file)
    except duckdb.Error as error:
        return "\n".join([*lines, "", f"published    cannot be read: {str(error).splitlines()[0]}"])
    with con:
        lines += ["", "statements   " + _counts(con, STATEMENTS), "marts        " + _counts(con, MARTS)]
        (build_id,) = con.execute("select build_id from meta.build").fetchall()[0]
        changed = changes(settings.published_file, build_id)
        lines += [f"{told:<13}{change.sentence()}" for told, change in zip(("changed", "", ""), changed, strict=True)]
        lines += ["", f"published    {settings.published_file}", *_page(settings)]
        lines += ["", "for example", *_indent(EXAMPLE.splitlines()), ""]
        lines += _indent(_answer(con, EXAMPLE))
    return "\n".join(lines)


def describe_checks(checks: Sequence[Any], failed: dict[str, str], settings: Settings) -> str:
    """Checks passed and failed: of each failure what was expected, what was found, and how to see the rows."""
    broken = [check for check in checks if not check.passed]
    warnings = sum(check.warns for check in broken)
    lines = [f"checks       {len(checks) - len(broken)} passed, {len(broken) - warnings} failed, {warnings} warnings"]
    for check in broken:
        word = "warning" if check.warns else "STOPPED"
        lines += ["", f"  {word}  {check.asset}  {check.name}"]
        lines += [f"    {name:<13}{printable(said)}" for name, said in _explained(check) if said]
    if failed:
        lines += ["", "the build stopped; what is published is as it was"]
        for step, reason in failed.items():
            if CHECK_FAILED not in reason:  # said above, check by check
                lines += [f"  {step}: {line}" for line in reason.splitlines()[:12]]
        lines += [
            "",
            f"more: make dev, then Catalog → the asset → Checks; staging tables are parquet in {settings.staging}",
        ]
    return "\n".join(lines)


def _page(settings: Settings) -> list[str]:
    index = settings.report / "index.html"
    return [f"page         {index} (or make report)"] if index.exists() else []


def _explained(check: Any) -> list[tuple[str, str]]:
    """Each way to see the rows on a line of its own."""
    ways = check.see.split(BETWEEN_WAYS)
    return [("expected", check.expected), ("found", check.description), *zip(("see the rows", ""), ways, strict=False)]


def _files(state: pl.DataFrame) -> list[str]:
    counts = dict(state["outcome"].value_counts().iter_rows())
    told = ", ".join(
        f"{counts[name]} {name}" for name in ("parsed", "duplicate", "rejected", "deferred") if counts.get(name)
    )
    lines = [f"files        {told or 'none'}"]
    for row in state.filter(pl.col("outcome").is_in(["rejected", "deferred"])).head(10).to_dicts():
        lines.append(
            f"  {row['outcome']}   {printable(row['path'])}: {row['reason']} ({printable(row['detail'] or '')})"
        )
    return lines


def _counts(con: duckdb.DuckDBPyConnection, tables: Iterable[str]) -> str:
    counts = {table: con.table(f"marts.{table}").count("*").fetchall()[0][0] for table in tables}
    return ", ".join(f"{count} {table}" for table, count in counts.items())


def _answer(con: duckdb.DuckDBPyConnection, query: str) -> list[str]:
    cursor = con.execute(query)
    header = [column[0] for column in cursor.description or []]
    rows = [header, *([_short(value) for value in row] for row in cursor.fetchall())]
    widths = [max(width(row[i]) for row in rows) for i in range(len(header))]
    return ["  ".join(cell + " " * (widths[i] - width(cell)) for i, cell in enumerate(row)).rstrip() for row in rows]


def _short(value: object) -> str:
    if value is None:
        return "-"
    text = f"{value:,.0f}" if hasattr(value, "as_tuple") else printable(str(value))
    return text if len(text) <= MAX_WIDTH else text[: MAX_WIDTH - 1] + "…"


def width(text: str) -> int:
    """Columns that a text takes in a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in WIDE else 1 for character in text)


def printable(text: str) -> str:
    """Text that cannot steer a terminal: control and format characters are shown as escapes."""
    return "".join(c if unicodedata.category(c)[0] != "C" else f"\\u{ord(c):04x}" for c in text)


def _indent(lines: Iterable[str]) -> list[str]:
    return ["  " + line for line in lines]
