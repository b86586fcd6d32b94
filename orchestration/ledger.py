"""The ledger: what lies in raw/, what of it is new, changed or gone, and what has become of each file.

Belongs here: looking at files, noting what a run finds out, committing it. Does not belong here: which files must be read
(ledger_decisions.py), decoding (readers/), parsing (extraction/).

A run is `begin` → `scan` → (read, parse) → `commit`. Nothing counts before `commit` writes the run's part of `files`, so a run that
dies is as if it had never been, and the next one does its work again.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl

from orchestration.ledger_decisions import LISTED, STATE, Again, Event, decide, is_news, lying_still
from orchestration.progress import Tell, silent
from orchestration.raw_files import DEFERRED, Found, Refused, list_files, read_safely
from orchestration.settings import PROJECT, Settings
from orchestration.staging import TABLES
from orchestration.staging_parts import CODE_VERSION_KEY, EMPTY, Staging, keep_bytes, run_of, write_text_atomically

# Seeds that say nothing about language: a person's decisions, and what may be decided.
APPLIED_BY_SQL = {"corrections", "correctable_columns"}


class LedgerError(RuntimeError):
    """The run's events break the ledger's own schema: a fault in the code, and nothing is committed."""


class NoArticles(RuntimeError):
    """The raw folder is missing, or empty although the warehouse knows articles."""


def new_run_id(now: datetime) -> str:
    """An id that sorts by time: 20260102T030405123456Z."""
    return now.astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ")


def code_version(settings: Settings) -> str:
    """Hash of everything that decides what an article's bytes turn into: readers, extraction and lexicons."""
    digest = hashlib.sha256()
    code = PROJECT / "orchestration"
    folders = [(folder, sorted(folder.rglob("*.py"))) for folder in (code / "extraction", code / "readers")]
    for folder, paths in [*folders, (settings.dbt_project / "seeds", lexicon_seeds(settings))]:
        for path in paths:
            digest.update(path.relative_to(folder.parent).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def lexicon_seeds(settings: Settings) -> list[Path]:
    """The seeds that extraction reads: all but those that SQL alone applies, whose change leaves what is parsed as it is."""
    return sorted(path for path in (settings.dbt_project / "seeds").rglob("*.csv") if path.stem not in APPLIED_BY_SQL)


class Ledger:
    """The run at hand over the staging tables of one warehouse."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.staging = Staging(settings.staging)
        self.pending = settings.staging / ".pending"

    def begin(self, now: datetime, owner: str = "") -> str:
        """Starts a run and a build of the same id: removes what a dead one left and returns the id. `owner` is who does all the rest."""
        self.staging.prepare()
        self.pending.mkdir(parents=True, exist_ok=True)
        for leftover in self.pending.iterdir():
            leftover.unlink()
        run_id = self.begin_build(now, owner)
        write_text_atomically(self.pending / "run_id", run_id)
        return run_id

    def begin_build(self, now: datetime, owner: str) -> str:
        """Starts a build of what is committed; returns its id, which sorts after all earlier ones, even if the clock was set back."""
        newest = max([*self.staging.committed(), *([self.build_id] if self._build_marker.exists() else [])])
        build_id = max(new_run_id(now), newest + "0")
        write_text_atomically(self._build_marker, f"{build_id} {owner}")
        return build_id

    @property
    def _build_marker(self) -> Path:
        return self.settings.warehouse / ".build_id"

    @property
    def build_id(self) -> str:
        """Id of the build under way, or of the last one: the id of the run that it began with."""
        return self._build_marker.read_text().partition(" ")[0] if self._build_marker.exists() else "manual"

    @property
    def build_owner(self) -> str:
        """Who began that build: the Dagster run."""
        return self._build_marker.read_text().partition(" ")[2] if self._build_marker.exists() else ""

    @property
    def run_id(self) -> str | None:
        """The run that has begun and is not committed yet."""
        marker = self.pending / "run_id"
        return marker.read_text() if marker.exists() else None

    def committed_code_version(self) -> str | None:
        """What the newest committed run parsed with; None before the first."""
        newest = [path for path in self.staging.parts("files") if run_of(path) != EMPTY][-1:]
        return pl.read_parquet_metadata(newest[0]).get(CODE_VERSION_KEY) if newest else None

    def scan(self, again: Again = Again.NOTHING, tell: Tell = silent) -> Counter[str]:
        """Looks at raw/ and notes what changed; returns how many files are new, changed, unchanged, stale, gone, duplicate, … .

        Those that are as they were but will be read again, because of `again` or of changed code, are stale. `tell` hears how many files
        of all are looked at.

        Raises `NoArticles` when raw/ is missing, or empty though articles are known (an unmounted folder must not empty the marts).
        """
        if not self.settings.raw.is_dir():
            raise NoArticles(f"there is no folder {self.settings.raw} (RAW says which one)")
        known, found = self.staging.current_files().collect(), list(list_files(self.settings.raw))
        if not found and len(known) and not self.settings.accept_shrink:
            raise NoArticles(
                f"{self.settings.raw} is empty, but {len(known)} files are known: QIANTANG_ACCEPT_SHRINK=1 lets them go"
            )
        if self.committed_code_version() != code_version(self.settings):
            again = Again.EVERYTHING
        listed = pl.DataFrame([(file.path, file.info.st_size, file.mtime_us) for file in found], LISTED, orient="row")
        still = known.clear() if again == Again.EVERYTHING else lying_still(known, listed)
        asked = {row["path"]: row for row in known.join(still, on="path", how="anti").to_dicts()}
        looked_at = self._look_at(found, {*still["path"]}, asked, tell)
        # One that lies still has the bytes of one that is looked at: which of the two counts is decided anew.
        shared = still.filter(pl.col("sha256").is_in({event.sha256 for event in looked_at if event.sha256}))
        for row in shared.to_dicts():
            asked[row["path"]] = row
            looked_at.append(Event(*(row[name] for name in ("path", "article", "outcome", "size", "mtime", "sha256"))))
        events, todo, counts = decide(looked_at, asked, again)
        counts["unchanged"] += len(still) - len(shared)
        self._note("events", [event for event in events if is_news(event, asked.get(event.path))])
        self._note("todo", todo)
        listed.select("path").write_parquet(self.pending / "found.parquet")
        return counts

    def todo(self) -> list[Event]:
        """Files of the run at hand that must be read, by path."""
        return self._noted("todo")

    def settle(self, events: list[Event]) -> None:
        """Notes what became of files of `todo`; a later word on a path overrides an earlier one."""
        self._note(f"settled-{len(list(self.pending.glob('settled-*'))):06}", events)

    def outlook(self) -> pl.DataFrame:
        """Columns `STATE` and `article`, one row per path: the state of the files as it will be once the run at hand is committed."""
        known = self.staging.current_files().select("article", *STATE).collect()
        changed = _frame(self._latest()).select("article", *STATE)
        return pl.concat(
            [known.join(changed, on="path", how="anti"), changed.filter(pl.col("outcome") != "gone")]
        ).sort("path")

    def archived(self, sha256: str) -> Path:
        return self.settings.archive / sha256[:2] / sha256

    def commit(self) -> pl.DataFrame:
        """Writes the run's part of `files`, which makes the run count; returns the events. Without news nothing is written."""
        run_id = self.run_id
        if run_id is None:
            return TABLES["files"].create_empty()
        rows = _frame(self._latest()).with_columns(run_id=pl.lit(run_id), seen_at=pl.lit(datetime.now(UTC)))
        self._balance()
        before = self.staging.current_files().select(STATE).collect()
        changed = rows.join(before, on=list(STATE), how="anti", nulls_equal=True).sort("path")
        version = code_version(self.settings)
        if len(changed) or version != self.committed_code_version() or self.staging.run_parts("articles", run_id):
            os.sync()  # the archive's new files, before anything says that they are there
            if len(rejects := self.staging.write("files", run_id, changed, {CODE_VERSION_KEY: version})):
                self.staging.part("files", run_id).unlink()
                raise LedgerError(f"the ledger would lose {len(rejects)} files: {rejects.row(0, named=True)}")
        (self.pending / "run_id").unlink()
        return changed

    def _balance(self) -> None:
        """Raises `LedgerError` unless each file that `scan` found will have exactly one state, and nothing else will have any."""
        noted = self.pending / "found.parquet"
        if not noted.exists():
            return
        found, will = pl.read_parquet(noted, glob=False)["path"].sort(), self.outlook()["path"].sort()
        if not found.equals(will):
            odd = sorted({*found} ^ {*will}) or sorted({path for path in will if will.to_list().count(path) > 1})
            raise LedgerError(f"{len(found)} files were found, {len(will)} would be in the ledger: {odd[:5]}")

    def _look_at(
        self, found: list[Found], still: set[str], known: Mapping[str, Mapping[str, Any]], tell: Tell
    ) -> list[Event]:
        """The files of `found` that are not known to lie still."""
        if still:
            tell(len(still), len(found))
        events: list[Event] = []
        for file in found:
            if file.path not in still:
                events.append(self._look(file, known.get(file.path)))
                tell(len(still) + len(events), len(found))
        return events

    def _look(self, file: Found, known: Mapping[str, Any] | None) -> Event:
        """The file's size and hash, read only if it is not as it was. `outcome` is still `parsed` for everything readable."""
        size, mtime, sha256 = file.info.st_size, file.mtime, None
        if known and known["outcome"] != "deferred" and (known["size"], known["mtime"]) == (size, mtime):
            sha256 = known["sha256"]
        event = Event(file.path, file.article, "parsed", size, mtime, sha256)
        if sha256:
            return event
        try:
            data = read_safely(self.settings.raw, file, self.settings)
        except Refused as refused:
            outcome = "deferred" if refused.reason in DEFERRED else "rejected"
            return replace(event, outcome=outcome, reason=refused.reason, detail=refused.detail)
        sha256 = hashlib.sha256(data).hexdigest()
        keep_bytes(self.archived(sha256), data)
        return replace(event, sha256=sha256)

    def _note(self, name: str, events: list[Event]) -> None:
        _frame(events).write_parquet(self.pending / f"{name}.parquet")

    def _latest(self) -> list[Event]:
        """The run's last word on each path."""
        names = ["events", *sorted(path.stem for path in self.pending.glob("settled-*"))] if self.run_id else []
        return list({event.path: event for name in names for event in self._noted(name)}.values())

    def _noted(self, name: str) -> list[Event]:
        path = self.pending / f"{name}.parquet"
        return [Event(**row) for row in pl.read_parquet(path, glob=False).to_dicts()] if path.exists() else []


def _frame(events: list[Event]) -> pl.DataFrame:
    schema = {
        name: dtype
        for name, dtype in TABLES["files"].create_empty().schema.items()
        if name not in {"run_id", "seen_at"}
    }
    return pl.DataFrame([asdict(event) for event in events], schema=schema)
