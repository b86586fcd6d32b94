"""Arrow tables as a script: what a page that was opened from the file system can load.

Belongs here: the bytes between builder and page. Does not belong here: what is in the tables.

A browser fetches nothing beside a page it opened from the file system, but it does run scripts that lie there. So the tables travel as
Arrow streams (no second copy in the page: columns are read where they lie), one behind the other, gzip, base64, in a script of one call.
Of 10,000 facts that is a sixth of the same rows as JSON. The page's half of this is page/arrow.js.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import struct
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

ALIGN = 8  # Arrow's buffers begin at multiples of it, and a browser's typed arrays must


def pack(name: str, header: Mapping[str, Any], tables: Mapping[str, pa.Table]) -> str:
    """The script `QIANTANG.pack("<name>", "<base64>")`; the same tables give the same text.

    Unpacked: 4 bytes with the length of a JSON text, that text, then the streams. The JSON is `header` and `tables`: name → [offset,
    bytes], counted from the end of the JSON, which is filled up with spaces.
    """
    streams, places, offset = [], {}, 0
    for table_name, table in tables.items():
        stream = _stream(table)
        places[table_name] = [offset, len(stream)]
        streams.append(stream + bytes(-len(stream) % ALIGN))
        offset += len(streams[-1])
    told = json.dumps({**header, "tables": places}, ensure_ascii=False, default=str).encode()
    told += b" " * (-(len(told) + 4) % ALIGN)
    # Level 5 is a quarter larger than 9 at a third of its time.
    packed = gzip.compress(struct.pack("<I", len(told)) + told + b"".join(streams), compresslevel=5, mtime=0)
    return f'QIANTANG.pack("{name}", "{base64.b64encode(packed).decode()}");\n'


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


def _stream(table: pa.Table) -> bytes:
    """An Arrow stream of one record batch (or none, if the table is empty), uncompressed."""
    sink = io.BytesIO()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        for batch in table.combine_chunks().to_batches():
            writer.write_batch(batch)
    return sink.getvalue()
