"""Looking into a DuckDB file of the warehouse from the build's own code: read-only, and with little memory.

Belongs here: how our own steps open a file to read it. Does not belong here: reading for others (connect.py), writing (dbt alone).

DuckDB keeps what it has read, up to four fifths of the machine: a step that looks at every table of a large file would hold all of it
beside what the step before still holds.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

MEMORY = "512MB"


def look_into(path: Path, memory: str = MEMORY) -> duckdb.DuckDBPyConnection:
    """A read-only connection. Raises `duckdb.Error` if the file cannot be opened."""
    connection = duckdb.connect(str(path), read_only=True, config={"memory_limit": memory})
    connection.execute("set enable_progress_bar = false")  # it would run into the lines that a build prints
    return connection
