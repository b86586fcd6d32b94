"""Large files, read and copied past the system's page cache where it lets us.

Belongs here: the bytes of a file of gigabytes, once from its first to its last. Does not belong here: what is made of them. Nothing of this
project is imported: read_whole.py uses it in a process of its own.

What proves a copy is what lies on the disk, not what memory remembers of it. And memory is not free: a file of 2.2 GB takes half a million
pages of the cache, which cost 1 s of processor time to hand out, and 5 s in a virtual machine that gets each from its host first. A copy
past it takes 0.3 s. Where the system, the file system or the length of the file allows no `O_DIRECT`, the bytes go through the cache.
"""

from __future__ import annotations

import errno
import fcntl
import mmap
import os
from collections.abc import Iterator
from pathlib import Path

CHUNK = 4 << 20  # bytes at a time
DIRECT = getattr(os, "O_DIRECT", 0)  # only Linux has it


def chunks(path: Path) -> Iterator[memoryview]:
    """The bytes of a file in pieces of `CHUNK`, the last of what is left. A piece is good until the next one is asked for."""
    buffer = memoryview(mmap.mmap(-1, CHUNK))  # begins at a page, as the disk asks for
    file = _open(path, os.O_RDONLY)
    try:
        at, size = 0, os.fstat(file).st_size
        while at < size:
            filled = 0
            while filled < min(CHUNK, size - at):
                filled += _read(file, buffer[filled : min(CHUNK, size - at)], at + filled, path)
            yield buffer[:filled]
            at += filled
    finally:
        os.close(file)


def copy(source: Path, target: Path) -> None:
    """Makes `target` a copy. What is not on the disk yet when this returns is for the caller's fsync."""
    file = _open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        for chunk in chunks(source):
            left = chunk
            while left:
                left = left[_write(file, left) :]
    finally:
        os.close(file)


def _open(path: Path, flags: int) -> int:
    try:
        return os.open(path, flags | DIRECT, 0o600)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        return os.open(path, flags, 0o600)


def _read(file: int, buffer: memoryview, at: int, path: Path) -> int:
    try:
        got = os.preadv(file, [buffer], at)
    except OSError as error:
        if not _goes_through_the_cache_now(file, error):
            raise
        got = os.preadv(file, [buffer], at)
    if not got:
        raise OSError(errno.EIO, "it became shorter while it was read", str(path))
    return got


def _write(file: int, bytes_left: memoryview) -> int:
    try:
        return os.write(file, bytes_left)
    except OSError as error:
        if not _goes_through_the_cache_now(file, error):
            raise
        return os.write(file, bytes_left)


def _goes_through_the_cache_now(file: int, error: OSError) -> bool:
    """Takes a file back to the cache that refuses this piece for its length or place; False if that is not what is wrong."""
    flags = fcntl.fcntl(file, fcntl.F_GETFL)
    if error.errno != errno.EINVAL or not flags & DIRECT:
        return False
    fcntl.fcntl(file, fcntl.F_SETFL, flags & ~DIRECT)
    return True
