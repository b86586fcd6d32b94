"""Files of raw/ as they lie there: listing and reading them without being fooled.

Belongs here: names, links, pipes, sizes, files that are still being written. Does not belong here: what a file means to a run (ledger.py).

Left out by name, not by outcome: `README.md` in any case (it tells a human about the folder) and names with a leading dot.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from orchestration.settings import Settings


@dataclass(frozen=True, slots=True)
class Found:
    """A name in raw/ as the folder lists it. `name` is bytes, as the file system has it; `path` is it for humans."""

    name: bytes
    path: str
    info: os.stat_result

    @property
    def mtime_us(self) -> int:
        """Microseconds since 1970."""
        return self.info.st_mtime_ns // 1000

    @property
    def mtime(self) -> datetime:
        return datetime.fromtimestamp(self.mtime_us / 1e6, UTC)

    @property
    def article(self) -> str:
        return self.path.rsplit("/", 1)[-1]


class Refused(Exception):
    """A file that is not read; `reason` is a word, `detail` a sentence."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


DEFERRED = {"too_fresh", "changed_while_read", "vanished"}


def list_files(root: Path) -> Iterator[Found]:
    """Every name below `root` that is not a folder, links and pipes included. Names are bytes: not all of them are UTF-8."""
    folders = [b""]
    while folders:
        folder = folders.pop()
        with os.scandir(os.path.join(os.fsencode(root), folder)) as entries:
            for entry in entries:
                name = os.path.join(folder, entry.name)
                if entry.name.startswith(b".") or entry.name.lower() == b"readme.md":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(name)
                else:
                    yield Found(name, name.decode("utf-8", "backslashreplace"), entry.stat(follow_symlinks=False))


def read_safely(root: Path, file: Found, settings: Settings) -> bytes:
    """The bytes of a regular file that lies still. Never follows a link, never waits on a pipe. Raises `Refused`."""
    try:
        fd = os.open(
            os.path.join(os.fsencode(root), file.name), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        )
    except FileNotFoundError:
        raise Refused("vanished", "gone before it could be read") from None
    except OSError as error:
        reason = (
            "not_a_regular_file"
            if stat.S_ISLNK(file.info.st_mode) or stat.S_ISSOCK(file.info.st_mode)
            else "unreadable"
        )
        raise Refused(reason, error.strerror or str(error)) from None
    try:
        before = os.fstat(fd)
        if not stat.S_ISREG(before.st_mode):
            raise Refused("not_a_regular_file", stat.filemode(before.st_mode))
        if before.st_size > settings.max_file_bytes:
            raise Refused("too_large", f"{before.st_size} bytes, the limit is {settings.max_file_bytes}")
        if time.time() - max(before.st_mtime, before.st_ctime) < settings.settle_seconds:
            raise Refused("too_fresh", f"written less than {settings.settle_seconds:g} s ago")
        with os.fdopen(fd, "rb", closefd=False) as stream:
            data = stream.read(settings.max_file_bytes + 1)
        after = os.fstat(fd)
    finally:
        os.close(fd)
    if (before.st_size, before.st_mtime_ns, before.st_ino) != (len(data), after.st_mtime_ns, after.st_ino):
        raise Refused("changed_while_read", "it was written to while it was read")
    return data
