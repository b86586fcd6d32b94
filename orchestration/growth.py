"""Whether a build has lost rows that the published one had.

Belongs here: comparing two DuckDB files. Does not belong here: what happens then (defs/, publish).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from orchestration.look import look_into

# The articles of the staging, which every mart is made of.
ARTICLES = "select article_id from marts.articles"
KEPT = """
select count(*), count(*) filter (where article_id in (select still_there.article_id from still_there))
from marts.articles
"""
MARTS = ("enterprise_landings", "platform_metrics", "policy_targets")


@dataclass(frozen=True, slots=True)
class Growth:
    """Rows of one mart before and now. `kept` is the share of the articles of before that are still there."""

    mart: str
    before: int | None  # None: nothing has been published yet
    now: int
    kept: float

    def acceptable(self, max_loss_share: float) -> bool:
        """At most `max_loss_share` of the rows are lost beyond what vanished articles explain: files may be taken away on purpose."""
        return self.before is None or self.now >= self.before * self.kept * (1 - max_loss_share)

    def sentence(self) -> str:
        if self.before is None:
            return f"{self.now} rows; nothing published yet to compare with"
        return (
            f"{self.before} rows published, {self.now} now; {self.kept:.0%} of the published articles are still there"
        )


def growth(build: Path, published: Path, mart: str) -> Growth:
    """Compares one mart of the build with the published file. Opens both read-only."""
    with look_into(build) as con:
        now, ids = _count(con, mart), con.execute(ARTICLES).to_arrow_table()
    if not published.exists():
        return Growth(mart, None, now, 1.0)
    with look_into(published) as con:
        before = _count(con, mart) if _has(con, mart) else 0
        con.register("still_there", ids)
        ((known, kept),) = con.execute(KEPT).fetchall()
    return Growth(mart, before, now, kept / known if known else 1.0)


def _count(con: duckdb.DuckDBPyConnection, mart: str) -> int:
    return int(con.table(f"marts.{mart}").count("*").fetchall()[0][0])


def _has(con: duckdb.DuckDBPyConnection, mart: str) -> bool:
    return bool(
        con.execute("select 1 from duckdb_tables() where schema_name = 'marts' and table_name = ?", [mart]).fetchall()
    )
