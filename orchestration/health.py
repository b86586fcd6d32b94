"""`make health`: what a watchman asks of a warehouse, one line an answer.

Belongs here: questions about the file, the newest build, the daemon and the disk, and when the answer is bad. Does not belong here:
mending anything, and how right the facts are (checks of the build tell that).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from orchestration.connect import connect
from orchestration.locks import wal_of
from orchestration.settings import Settings

DAEMON_SECONDS = 300  # a daemon that lives tells so every 30 s


@dataclass(frozen=True, slots=True)
class Answer:
    """One question about the warehouse: whether the answer is good, and the answer in words."""

    about: str
    good: bool
    words: str

    def __str__(self) -> str:
        return f"{'ok' if self.good else 'BAD':<4}{self.about:<11}{self.words}"


def examine(settings: Settings, now: datetime | None = None) -> Iterator[Answer]:
    """All questions in turn; `now` is the clock if not given, in UTC. Raises nothing: what cannot be asked is a bad answer."""
    now = now or datetime.now(UTC)
    yield from _published(settings, now)
    yield _daemon(settings, now)
    yield _disk(settings)


def _published(settings: Settings, now: datetime) -> Iterator[Answer]:
    file = settings.published_file
    if wal_of(file).exists():
        yield Answer(
            "file", False, f"{wal_of(file)} lies beside it: a tool has written to it; look into it, then delete it"
        )
    try:
        with connect(file) as con:
            tables = con.execute("select count(*) from duckdb_tables() where schema_name = 'marts'").fetchall()[0][0]
            said = con.execute(
                "select built_at, data_as_of, test_count, test_warning_count from meta.build"
            ).fetchall()[0]
    except duckdb.Error as error:
        yield Answer("file", False, f"{file} cannot be read: {str(error).splitlines()[0]}")
        return
    built_at, data_as_of, tests, warnings = said
    hours = (now.replace(tzinfo=None) - built_at).total_seconds() / 3600
    yield Answer("file", True, f"{file}, {tables} tables in marts, data as of {data_as_of}")
    yield Answer(
        "build",
        hours <= settings.health_hours,
        f"{hours:.0f} h old ({settings.health_hours:g} h are allowed), {tests} checks passed, {warnings} with a warning",
    )


def _daemon(settings: Settings, now: datetime) -> Answer:
    if not settings.dagster_home.is_dir():
        return Answer("daemon", True, "not used: builds are started by hand")
    from orchestration.defs.instance import open_instance  # 2 s of imports that the other questions do not need

    with open_instance(settings) as instance:
        switched_on = sorted(state.name for state in instance.all_instigator_state() if state.is_running)
        beats = [beat.timestamp for beat in instance.get_daemon_heartbeats().values()]
    silent = now.timestamp() - max(beats) if beats else None
    heard = "never heard of" if silent is None else f"last heard of {silent:.0f} s ago"
    if not switched_on:
        return Answer("daemon", True, f"{heard}; no schedule or sensor is switched on")
    alive = silent is not None and silent <= DAEMON_SECONDS
    return Answer("daemon", alive, f"{heard}; {', '.join(switched_on)} {'run' if alive else 'do not run'}")


def _disk(settings: Settings) -> Answer:
    place = settings.warehouse if settings.warehouse.is_dir() else settings.warehouse.parent
    free = shutil.disk_usage(place).free / 1e9
    return Answer(
        "disk", free >= settings.health_free_gb, f"{free:.1f} GB free ({settings.health_free_gb:g} GB are wanted)"
    )
