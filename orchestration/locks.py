"""Who may write: the warehouse's write lock, the sign of life of a run, and what to say when another process has a file open.

Belongs here: waiting for other processes and naming them. Does not belong here: what is done under a lock.

A lock is `flock` on a file, so it ends with the process that holds it, however that dies; nothing is left to clean up.
"""

from __future__ import annotations

import fcntl
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from orchestration.settings import Settings

POLL_SECONDS = 0.2
STORAGE = "v1.4.0"  # of build and published file: from it on, a foreign .wal is refused, not replayed into the file without a word
# DuckDB 1.5: IO Error: Could not set lock on file "…": Conflicting lock is held in /usr/bin/python3.11 (PID 4711). See also …
HELD = re.compile(r"Conflicting lock is held in (?P<program>.*?) \(PID (?P<pid>\d+)\)")


class WarehouseBusy(RuntimeError):
    """Another process is writing to the warehouse, or holds a file that must be written."""


def wal_of(path: Path) -> Path:
    """Where DuckDB keeps what is committed but not yet in the file."""
    return path.with_name(path.name + ".wal")


def storage_version(con: duckdb.DuckDBPyConnection) -> str:
    """Of the format of the file that is open, such as `v1.4.0+`."""
    ((version,),) = con.execute(
        "select tags['storage_version'] from duckdb_databases() where database_name = current_database()"
    ).fetchall()
    return str(version)


@contextmanager
def write_lock(settings: Settings, doing: str = "building") -> Iterator[None]:
    """Holds the warehouse's write lock; raises `WarehouseBusy` after `lock_seconds`, saying which process does what since when."""
    settings.warehouse.mkdir(parents=True, exist_ok=True)
    fd = os.open(settings.lock_file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _patiently(settings, lambda: _take(settings, fd))
        since = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime())
        os.pwrite(fd, f"process {os.getpid()} is {doing} since {since}".encode(), 0)
        yield
        os.ftruncate(fd, 0)
    finally:
        os.close(fd)


def hold_build_file(settings: Settings) -> None:
    """Sees that dbt can write build.duckdb: waits for whoever has it open, then raises `WarehouseBusy` naming the process.

    A build file that cannot be read for another reason, or is of another storage version, is removed: it is made anew.
    """
    path = settings.build_file
    if path.exists():
        _patiently(settings, lambda: _open_for_writing(path))


def holder(error: object, path: Path) -> str | None:
    """DuckDB's error that another process has `path` open, in a sentence; None if it says something else."""
    found = HELD.search(str(error))
    if not found:
        return None
    return f"process {found['pid']} ({Path(found['program']).name}) has {path} open: close it there and try again"


@contextmanager
def naming_holder(path: Path) -> Iterator[None]:
    """Turns an error that another process has `path` open, by whatever way it comes, into `WarehouseBusy` naming that process.

    Whoever asked first (`hold_build_file`) can still be overtaken by a program that knows no lock of ours: a person's own dbt.
    """
    try:
        yield
    except Exception as error:
        said = holder(error, path)
        if said is None:
            raise
        raise WarehouseBusy(said) from error


@contextmanager
def alive(settings: Settings, run_id: str) -> Iterator[None]:
    """Holds the sign of life of a Dagster run: as long as its process lives, `is_alive` tells so to others."""
    path = _sign(settings, run_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{run_id}.tmp")  # locked before anyone can look for it
    fd = os.open(aside, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        os.replace(aside, path)
        yield
        path.unlink(missing_ok=True)
    finally:
        os.close(fd)


def is_alive(settings: Settings, run_id: str) -> bool | None:
    """Whether the process of a run lives; None if the run has never given a sign, or has ended well."""
    try:
        fd = os.open(_sign(settings, run_id), os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    else:
        return False
    finally:
        os.close(fd)


def forget_dead(settings: Settings) -> None:
    """Removes the signs that runs left which died."""
    for sign in (settings.dagster_home / "alive").glob("[!.]*"):
        if is_alive(settings, sign.name) is False:
            sign.unlink(missing_ok=True)


def _sign(settings: Settings, run_id: str) -> Path:
    return settings.dagster_home / "alive" / run_id


def _patiently(settings: Settings, attempt: Callable[[], None]) -> None:
    """Repeats `attempt` while it raises `WarehouseBusy`, for `lock_seconds` at most."""
    give_up = time.monotonic() + settings.lock_seconds
    while True:
        try:
            return attempt()
        except WarehouseBusy:
            if time.monotonic() >= give_up:
                raise
        time.sleep(POLL_SECONDS)


def _take(settings: Settings, fd: int) -> None:
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        who = os.pread(fd, 500, 0).decode("utf-8", "replace").strip() or "another process has begun"
        raise WarehouseBusy(f"{settings.warehouse} is taken: {who}; try again when it is done") from None


def _open_for_writing(build: Path) -> None:
    try:
        with duckdb.connect(str(build)) as con:
            usable = storage_version(con).startswith(STORAGE)
    except duckdb.Error as error:
        if busy := holder(error, build):
            raise WarehouseBusy(f"{busy}. Tools read the published file: no build waits for those") from None
        usable = False
    if not usable:
        for path in (build, wal_of(build)):
            path.unlink(missing_ok=True)
