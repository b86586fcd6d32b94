"""What a run makes of each file that it has looked at: read it, leave it, or know already what becomes of it.

Belongs here: pure decisions over what is known and what was found. Does not belong here: looking at files and keeping what was decided
(ledger.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

import polars as pl

# What the newest event of a path says about it; a run that finds all of this unchanged writes no row.
STATE = (
    "path",
    "size",
    "mtime",
    "sha256",
    "outcome",
    "reason",
    "detail",
    "article_id",
    "duplicate_of",
    "encoding",
    "format",
)


# What a folder says of its files without opening them.
LISTED = {"path": pl.String, "size": pl.Int64, "mtime": pl.Datetime("us", "UTC")}


class Again(StrEnum):
    """Which of the files that are as they were are read again; what is new or changed always is."""

    NOTHING = "nothing"  # unless readers, extraction or lexicons have changed
    REJECTED = "rejected"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Event:
    """What a run finds out about one path; a row of `files` without run_id and seen_at."""

    path: str
    article: str
    outcome: str
    size: int | None = None
    mtime: datetime | None = None
    sha256: str | None = None
    encoding: str | None = None
    format: str | None = None
    reason: str | None = None
    detail: str | None = None
    article_id: str | None = None
    duplicate_of: str | None = None


def lying_still(known: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    """The parsed files of the ledger whose size and time are as it has them, and whose bytes no other file of it has.

    Nothing needs to be said of them, and they are nearly all: with 100,000 known, one row and one event each took 2 s.
    """
    alone = known.filter(outcome="parsed").filter(pl.col("sha256").is_unique())
    return alone.join(listed, on=[*LISTED], how="semi")


def decide(
    looked_at: list[Event], known: Mapping[str, Mapping[str, Any]], again: Again
) -> tuple[list[Event], list[Event], Counter[str]]:
    """Events that are certain already, files that must be read, and counts; `known` is the state of each path before the run, of which
    what is as it was has no event.

    Of files with the same bytes the one with the first path counts, whichever was there first: the result must not depend on the
    order in which they came.
    """
    owner: dict[str, str] = {}
    for event in sorted(looked_at, key=lambda event: event.path):
        if event.sha256:
            owner.setdefault(event.sha256, event.path)
    events: list[Event] = []
    todo: list[Event] = []
    counts: Counter[str] = Counter()
    for event in sorted(looked_at, key=lambda event: event.path):
        before = known.get(event.path)
        if event.sha256 is None:
            counts[event.outcome] += 1
            # A known file that is being rewritten keeps its old version until the new one lies still.
            if not (event.outcome == "deferred" and before):
                events.append(event)
        elif owner[event.sha256] != event.path:
            counts["duplicate"] += 1
            events.append(
                replace(event, outcome="duplicate", duplicate_of=owner[event.sha256], article_id=event.sha256[:16])
            )
        elif before and before["sha256"] == event.sha256 and before["outcome"] in {"parsed", "rejected"}:
            stale = again == Again.EVERYTHING or again == before["outcome"]
            counts["stale" if stale else "unchanged"] += 1
            if not stale and before["outcome"] == "parsed" and before["mtime"] == event.mtime:
                continue  # nothing to say of it; so it is with nearly all
            # Only its date may have changed, which the ledger must learn or it would read the file every time.
            kept = {name: before[name] for name in ("outcome", "reason", "detail", "article_id", "encoding", "format")}
            (todo if stale else events).append(replace(event, **kept))
        else:
            counts["changed" if before else "new"] += 1
            todo.append(event)
    gone = sorted(known.keys() - {event.path for event in looked_at})
    counts["gone"] = len(gone)
    events += [
        Event(path, known[path]["article"], "gone", sha256=known[path]["sha256"], article_id=known[path]["article_id"])
        for path in gone
    ]
    return events, todo, counts


def is_news(event: Event, before: Mapping[str, Any] | None) -> bool:
    """Whether a path is not as it was. What is still rejected is told again: the run's rejections are looked for among its events."""
    return before is None or event.outcome == "rejected" or any(getattr(event, name) != before[name] for name in STATE)
