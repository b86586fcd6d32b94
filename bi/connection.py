"""How Superset opens the published file: read-only, locked down, and anew for each query.

Belongs here: the DuckDB connection of the BI server. Does not belong here: anything of Superset.

Why not simply `duckdb.connect(file, read_only=True)`: within one process DuckDB hands out the database it already has open under that
path, so while any query runs the next one joins it, and a dashboard that is never idle goes on showing the build it began with. A
database in memory that attaches the file is nobody else's, and sees the file as it is now.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from orchestration.connect import LOCKED_DOWN

# Of one query: a dashboard asks for a dozen at once, on a machine that may be building.
LIMITS: dict[str, str | int] = {"threads": 1, "memory_limit": "512MB"}
# Set once the file is attached: the one forbids to attach, the other to set anything.
LAST = ("enable_external_access", "lock_configuration")
CATALOG = "qiantang"


def connect(published: Path) -> duckdb.DuckDBPyConnection:
    """A connection to the published file as it is now; it reads that file and nothing else. Raises `duckdb.Error` if there is none."""
    first = {name: value for name, value in LOCKED_DOWN.items() if name not in LAST}
    con = duckdb.connect(":memory:", config=LIMITS | first)
    try:
        con.execute(f"attach '{str(published).replace(chr(39), chr(39) * 2)}' as {CATALOG} (read_only)")
        con.execute(f"use {CATALOG}")
        for name in LAST:
            con.execute(f"set {name} = {str(LOCKED_DOWN[name]).lower()}")
    except duckdb.Error:
        con.close()
        raise
    return con
