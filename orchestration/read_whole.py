"""Reading a DuckDB file to its last value: proof that it is the right one, that every block of it is sound and every row can be read.

Belongs here: what a child process does with one file. Does not belong here: when files are read, and what follows (publish.py).

In a child process: a process that has a DuckDB file open loses DuckDB's lock on it by opening and closing it a second time. Run as
`python read_whole.py <file> <memory> <file read before, or nothing> <sha256 that it must have, or nothing>`, it prints a JSON of its
`sha256` and of `rows` (schema.table → rows; null if it has another sha256), or fails.

Of a file that was read whole before, blocks are the same if they lie at the same place with the same checksum. If every block of the new
file has the checksum that it says, values in those blocks can be read as they could before: of each row group only the columns with a
block that is new are read again. Blocks are of 256 KiB, behind three headers of 4 KiB, and begin with their checksum
(src/common/checksum.cpp and src/storage/single_file_block_manager.cpp of DuckDB); a file that looks otherwise is read whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import duckdb
import numpy as np

from orchestration.past_the_cache import chunks

HEADERS, BLOCK = 3 * 4096, 256 << 10
SUM = 8  # bytes of a checksum
SEED, FACTOR = np.uint64(5381), np.uint64(0xBF58476D1CE4E5B9)
# Of each row group with a block of `new_block`: its first and last row, by row id, and the columns that have such a block. A block of -1
# is none: a column of one value.
GROUPS = """
with segments as (
    select row_group_id, column_path, start, count, column_name, block_id, additional_block_ids from pragma_storage_info($table)
),
sizes as (select row_group_id, max(start + count) as size from segments where column_path = '[0]' group by row_group_id),
groups as (select row_group_id, sum(size) over (order by row_group_id) - size as first_row, size from sizes),
anew as (
    select row_group_id, column_name from segments semi join new_block on segments.block_id = new_block.block_id
    union
    select row_group_id, column_name
    from (select row_group_id, column_name, unnest(additional_block_ids) as block_id from segments) semi join new_block using (block_id)
)
select first_row, first_row + size - 1, list(column_name order by column_name)
from groups inner join anew using (row_group_id)
group by all
order by first_row
"""


def read(path: Path, memory: str, new: list[int] | None) -> dict[str, int]:
    """Rows of each table; of those in other blocks than `new`, which could be read before, only how many they are.

    Raises `duckdb.Error` if a row cannot be read.
    """
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


def look_over(path: Path, before: Path | None) -> tuple[str, list[int] | None]:
    """The sha256 of a file and its blocks that are not in the one before, which was read whole when it was published.

    The blocks are None if there is none before, if a block has another checksum than it says, or if a file does not look as described
    above. In one pass and in one buffer: a file of 2.2 GB takes 1.9 s of CPU so, and took 3.8 s.
    """
    if before is None or not (_has_blocks(path) and _has_blocks(before)):
        digest = hashlib.sha256()
        for chunk in chunks(path):
            digest.update(chunk)
        return digest.hexdigest(), None
    with before.open("rb", buffering=0) as known:
        return _compare(path, known)


def _has_blocks(path: Path) -> bool:
    size = path.stat().st_size - HEADERS
    return size > 0 and size % BLOCK == 0


def _compare(path: Path, known: BinaryIO) -> tuple[str, list[int] | None]:
    digest, new, sound = hashlib.sha256(), [], True
    products = np.empty(BLOCK // 8 - 1, np.uint64)
    for number, block in _blocks(path, digest):
        words = np.frombuffer(block, np.uint64)
        np.multiply(words[1:], FACTOR, out=products)
        sound = sound and bool(SEED ^ np.bitwise_xor.reduce(products) == words[0])
        if os.pread(known.fileno(), SUM, HEADERS + number * BLOCK) != block[:SUM]:
            new.append(number)
    return digest.hexdigest(), new if sound else None


def _blocks(path: Path, digest: hashlib._Hash) -> Iterator[tuple[int, memoryview]]:
    """The blocks of a file with their numbers; `digest` takes in every byte. A block is good until the next one is asked for."""
    # One that runs over two pieces: the headers come first, so each piece ends within a block.
    split = memoryview(bytearray(BLOCK))
    number, held, at = 0, 0, HEADERS
    for chunk in chunks(path):
        digest.update(chunk)
        while at < len(chunk):
            taken = min(BLOCK - held, len(chunk) - at)
            if taken == BLOCK:
                yield number, chunk[at : at + BLOCK]
                number += 1
            else:
                split[held : held + taken] = chunk[at : at + taken]
                held += taken
                if held == BLOCK:
                    yield number, split
                    number, held = number + 1, 0
            at += taken
        at = 0


def _read_table(con: duckdb.DuckDBPyConnection, schema: str, table: str, new: list[int] | None) -> int:
    """Rows of a table, of which all values are read, or those that lie in new blocks."""
    name = f'"{schema}"."{table}"'
    if new is None:
        con.execute(f"select bit_xor(hash(t)) from {name} t").fetchall()
    else:
        for first, last, columns in con.execute(GROUPS, {"table": f"{schema}.{table}"}).fetchall():
            values = ", ".join(f'"{column}"' for column in columns)
            con.execute(f"select bit_xor(hash({values})) from {name} where rowid between {first} and {last}").fetchall()
    return int(con.execute(f"select count(*) from {name}").fetchall()[0][0])


def main(file: str, memory: str, before: str, sealed: str) -> None:
    sha256, new = look_over(Path(file), Path(before) if before else None)
    rows = read(Path(file), memory, new) if sealed in {"", sha256} else None
    print(json.dumps({"sha256": sha256, "rows": rows}))


if __name__ == "__main__":
    main(*sys.argv[1:])
