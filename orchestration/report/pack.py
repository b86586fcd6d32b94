"""Arrow tables as a script: what a page that was opened from the file system can load.

Belongs here: the bytes between builder and page. Does not belong here: what is in the tables.

A browser fetches nothing beside a page it opened from the file system, but it does run scripts that lie there. So the tables travel as
Arrow streams (no second copy in the page: columns are read where they lie), one behind the other, gzip, base64, in a script of one call.
Of 10,000 facts that is a sixth of the same rows as JSON. The page's half of this is page/arrow.js.
"""

from __future__ import annotations

import base64
import gzip
import json
import shutil
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

ALIGN = 8  # Arrow's buffers begin at multiples of it, and a browser's typed arrays must
BLOCK = 3 << 18  # bytes encoded at a time: of base64, three make four characters
LEVEL = 2  # of gzip: a tenth larger than level 5, in a third of its time


def pack(script: Path, name: str, header: Mapping[str, Any], tables: Iterable[tuple[str, pa.Table]]) -> dict[str, int]:
    """Writes the script `QIANTANG.pack("<name>", "<base64>")`; the same tables give the same bytes. Returns the rows of each table.

    Unpacked: 4 bytes with the length of a JSON text, that text, then the streams. The JSON is `header` and `tables`: name → [offset,
    bytes], counted from the end of the JSON, which is filled up with spaces. One table at a time is in memory.
    """
    aside, places, rows = script.with_suffix(".streams"), {}, {}
    with aside.open("wb") as streams:
        for table_name, table in tables:
            begin = streams.tell()
            _write_stream(streams, table)
            places[table_name], rows[table_name] = [begin, streams.tell() - begin], table.num_rows
            streams.write(bytes(-streams.tell() % ALIGN))
    told = json.dumps({**header, "tables": places}, ensure_ascii=False, default=str).encode()
    told += b" " * (-(len(told) + 4) % ALIGN)
    packed = aside.with_suffix(".gz")
    with packed.open("wb") as file, gzip.GzipFile("", "wb", LEVEL, file, mtime=0) as zipped:
        zipped.write(struct.pack("<I", len(told)) + told)
        with aside.open("rb") as streams:
            shutil.copyfileobj(streams, zipped, BLOCK)
    aside.unlink()
    with packed.open("rb") as zipped_file, script.open("wb") as text:
        text.write(f'QIANTANG.pack("{name}", "'.encode())
        while block := zipped_file.read(BLOCK):
            text.write(base64.b64encode(block))
        text.write(b'");\n')
    packed.unlink()
    return rows


def unpack(script: str) -> tuple[dict[str, Any], dict[str, pa.Table]]:
    """The header and the tables of a script that `pack` wrote."""
    raw = gzip.decompress(base64.b64decode(script.split('"')[3]))
    (length,) = struct.unpack_from("<I", raw)
    header = json.loads(raw[4 : 4 + length])
    begin = 4 + length
    tables = {
        name: pa.ipc.open_stream(raw[begin + at : begin + at + size]).read_all()
        for name, (at, size) in header.pop("tables").items()
    }
    return header, tables


def _write_stream(file: BinaryIO, table: pa.Table) -> None:
    """An Arrow stream of one record batch (or none, if the table is empty), uncompressed."""
    with pa.ipc.new_stream(pa.PythonFile(file, "w"), table.schema) as writer:
        for batch in table.combine_chunks().to_batches():
            writer.write_batch(batch)
