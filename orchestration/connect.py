"""Reading the published warehouse for people you do not know: nothing but its tables can be reached.

Belongs here: the locked-down connection, and a reader that follows new builds. Does not belong here: what is asked.

A read-only DuckDB connection still reads and writes other files of the machine (`read_text('/etc/passwd')`, `copy … to`), changes settings
and keeps secrets: of the 35 attacks of tests/orchestration/test_connect.py half succeed. With this configuration all are refused. What it
cannot refuse is work: a query may use its memory and threads for as long as it runs, so `Reader` stops it after a while.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    import polars as pl  # the BI server, which has none, opens the file by the same rules

LOCKED_DOWN: dict[str, str | bool] = {
    "enable_external_access": False,  # no files, no attaching of others, no network
    "autoload_known_extensions": False,
    "autoinstall_known_extensions": False,
    "allow_community_extensions": False,
    "allow_unsigned_extensions": False,
    "allow_persistent_secrets": False,
    "python_enable_replacements": False,  # variables of the program that asks are no tables
    "temp_directory": "",  # nothing is spilled to disk: a query that needs more than its memory fails
    "max_temp_directory_size": "0KB",
    "lock_configuration": True,  # and none of this can be taken back
}


def connect(path: str | Path, memory_gb: float = 1.0, threads: int = 2) -> duckdb.DuckDBPyConnection:
    """A connection that can read the tables of `path` and nothing else. Raises `duckdb.Error` if the file cannot be opened.

    It goes on reading the build it was opened on. A process opens a file in one way only: beside this, no other kind of connection.
    """
    limits: dict[str, str | bool | int] = {"memory_limit": f"{memory_gb}GB", "threads": threads}
    return duckdb.connect(str(path), read_only=True, config=LOCKED_DOWN | limits)


class Reader:
    """Answers questions from the newest published build: after a publish it opens the file anew.

    Each answer is fetched whole, so it never mixes two builds. Safe for several threads, which take turns.
    """

    def __init__(self, path: str | Path, memory_gb: float = 1.0, threads: int = 2, seconds: float = 60.0) -> None:
        """`seconds`: a query that runs longer is interrupted."""
        self._path, self._memory_gb, self._threads, self._seconds = Path(path), memory_gb, threads, seconds
        self._lock = threading.Lock()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._opened: tuple[int, int] | None = None

    def frame(self, query: str, parameters: Sequence[object] | Mapping[str, object] | None = None) -> pl.DataFrame:
        """The answer to one query. Raises `duckdb.Error`; `duckdb.InterruptException` if it took too long."""
        with self._lock:
            cursor = self._current().cursor()
            alarm = threading.Timer(self._seconds, cursor.interrupt)
            alarm.start()
            try:
                return cursor.execute(query, parameters).pl()
            finally:
                alarm.cancel()
                cursor.close()

    def close(self) -> None:
        with self._lock:
            self._close()

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _current(self) -> duckdb.DuckDBPyConnection:
        """The connection to the file that lies at the path now. DuckDB hands out the old file while any connection to it is open."""
        status = self._path.stat()
        now = (status.st_ino, status.st_mtime_ns)
        if self._connection is None or now != self._opened:
            self._close()
            self._connection, self._opened = connect(self._path, self._memory_gb, self._threads), now
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
