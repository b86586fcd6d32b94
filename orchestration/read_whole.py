"""Reading a DuckDB file to its last value: proof that every block of it is sound and every row can be read.

Belongs here: what a child process does with one file. Does not belong here: when files are read, and what follows (publish.py).

In a child process: a process that has a DuckDB file open loses DuckDB's lock on it by opening and closing it a second time. Run as
`python read_whole.py <file> <memory> [<file read before>]`, it prints a JSON of schema.table → rows, or fails.

Of a file that was read whole before, blocks are the same if they lie at the same place with the same checksum. If every block of the new
file has the checksum that it says, rows in those blocks can be read as they could before: only row groups with a block that is new are
read again. Blocks are of 256 KiB, behind three headers of 4 KiB, and begin with their checksum (src/common/checksum.cpp and
src/storage/single_file_block_manager.cpp of DuckDB); a file that looks otherwise is read whole.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import duckdb
import numpy as np
import numpy.typing as npt

HEADERS, BLOCK = 3 * 4096, 256 << 10
SEED, FACTOR = np.uint64(5381), np.uint64(0xBF58476D1CE4E5B9)
# The first and last row of each row group, by row id, that has a block of `new_block`. A block of -1 is none: a column of one value.
GROUPS = """
with segments as (select * from pragma_storage_info($table)),
sizes as (select row_group_id, max(start + count) as size from segments where column_path = '[0]' group by row_group_id),
groups as (select row_group_id, sum(size) over (order by row_group_id) - size as first_row, size from sizes)
select first_row, first_row + size - 1 from groups
where row_group_id in (
    select row_group_id from segments semi join new_block on segments.block_id = new_block.block_id
    union
    select row_group_id from (select row_group_id, unnest(additional_block_ids) as block_id from segments)
    semi join new_block using (block_id)
)
order by 1
"""


def read(path: Path, memory: str, before: Path | None) -> dict[str, int]:
    """Rows of each table; `before` is a file that was read whole when it was published. Raises `duckdb.Error` if a row cannot be read."""
    new = new_blocks(path, before) if before else None
    with duckdb.connect(str(path), read_only=True, config={"memory_limit": memory}) as con:
        # Of a table that takes seconds it would print one between our lines.
        con.execute("set enable_progress_bar = false")
        con.execute(
            "create temp table new_block as select unnest($blocks::bigint[]) as block_id", {"blocks": new or []}
        )
        tables = con.execute(
            "select schema_name, table_name from duckdb_tables() where not internal and not temporary order by all"
        )
        rows = {f"{schema}.{table}": _read_table(con, schema, table, new) for schema, table in tables.fetchall()}
        views = con.execute("select schema_name, view_name from duckdb_views() where not internal")
        for schema, view in views.fetchall():
            # One that names the catalog it was made in fails in the copy.
            con.execute(f'describe from "{schema}"."{view}"')
    return rows


def new_blocks(path: Path, before: Path) -> list[int] | None:
    """Blocks of a file that are not in the one before.

    None if a block has another checksum than it says, or if a file does not look as described above.
    """
    with path.open("rb") as file, before.open("rb", buffering=0) as known:
        size = path.stat().st_size - HEADERS
        if size <= 0 or size % BLOCK or (before.stat().st_size - HEADERS) % BLOCK:
            return None
        file.seek(HEADERS)
        new = []
        for number, block in enumerate(_blocks(file, size // BLOCK)):
            if SEED ^ np.bitwise_xor.reduce(block[1:] * FACTOR) != block[0]:
                return None
            known.seek(HEADERS + number * BLOCK)
            if known.read(8) != block[:1].tobytes():
                new.append(number)
    return new


def _blocks(file: BinaryIO, count: int) -> Iterator[npt.NDArray[np.uint64]]:
    for _ in range(count):
        yield np.frombuffer(file.read(BLOCK), np.uint64)


def _read_table(con: duckdb.DuckDBPyConnection, schema: str, table: str, new: list[int] | None) -> int:
    """Rows of a table, of which all are read, or those that lie in new blocks."""
    name = f'"{schema}"."{table}"'
    groups = [(0, None)] if new is None else con.execute(GROUPS, {"table": f"{schema}.{table}"}).fetchall()
    for first, last in groups:
        where = "" if last is None else f"where rowid between {first} and {last}"
        con.execute(f"select count(*), bit_xor(hash(t)) from {name} t {where}").fetchall()
    return int(con.execute(f"select count(*) from {name}").fetchall()[0][0])


if __name__ == "__main__":
    print(json.dumps(read(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]) if len(sys.argv) > 3 else None)))
