"""What a build has changed: rows of the three marts that are new, changed, back or gone since the build before.

Belongs here: asking the history of the rows (schema `history`). Does not belong here: keeping it (dbt_project/macros/history.sql).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from orchestration.growth import MARTS
from orchestration.look import look_into

KINDS = ("new", "changed", "back", "gone")
COUNTS = """
select mart, change, count(*)
from history.row_history
where build_id = ?
group by mart, change
"""
COLUMNS = """
with differing as (
    select mart, unnest(string_split(changed_columns, ', ')) as column_name
    from history.row_history
    where build_id = ? and change in ('changed', 'back')
)
select mart, column_name, count(*) as times
from differing
group by all
order by times desc, column_name
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One mart: rows before and now; of those `new`, `changed`, `back` (gone in an earlier build) and `gone`; which columns changed."""

    mart: str
    before: int
    now: int
    new: int
    changed: int
    back: int
    gone: int
    columns: Sequence[str]  # those that changed, most often first: evidence (12)

    def sentence(self) -> str:
        told = [f"{getattr(self, kind)} {kind}" for kind in KINDS if getattr(self, kind)]
        return f"{self.mart}: {', '.join(told) or 'as before'}"


def changes(path: Path, build_id: str) -> list[Change]:
    """What the build `build_id` has changed, by mart; `path` is its DuckDB file."""
    with look_into(path) as con:
        counts = {(mart, change): count for mart, change, count in con.execute(COUNTS, [build_id]).fetchall()}
        columns = con.execute(COLUMNS, [build_id]).fetchall()
        now = {mart: int(con.table(f"marts.{mart}").count("*").fetchall()[0][0]) for mart in MARTS}
    return [_change(mart, now[mart], {kind: counts.get((mart, kind), 0) for kind in KINDS}, columns) for mart in MARTS]


def _change(mart: str, now: int, counts: dict[str, int], columns: Sequence[tuple[str, str, int]]) -> Change:
    before = now - counts["new"] - counts["back"] + counts["gone"]
    differing = [f"{column} ({times})" for of, column, times in columns if of == mart]
    return Change(mart, before, now, **counts, columns=differing)
