"""Bytes read and copied past the cache are those of the file, whatever the disk allows."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from orchestration import past_the_cache as module
from orchestration.past_the_cache import CHUNK, chunks, copy

LENGTHS = [
    pytest.param(0, id="empty"),
    pytest.param(5, id="shorter than a block of the disk"),
    pytest.param(4096, id="one block of the disk"),
    pytest.param(CHUNK, id="one piece"),
    pytest.param(2 * CHUNK + 4096, id="pieces and a block"),
    pytest.param(CHUNK + 4097, id="no multiple of a block"),
]


def written(path: Path, length: int) -> bytes:
    content = os.urandom(length)
    path.write_bytes(content)
    return content


@pytest.mark.parametrize("length", LENGTHS)
def test_a_file_is_read_and_copied_to_its_last_byte(tmp_path: Path, length: int) -> None:
    content = written(tmp_path / "whole", length)
    assert b"".join(bytes(chunk) for chunk in chunks(tmp_path / "whole")) == content
    copy(tmp_path / "whole", tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == content


def test_a_copy_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    content = written(tmp_path / "whole", 4096)
    written(tmp_path / "copy", 9000)
    copy(tmp_path / "whole", tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == content


@pytest.mark.parametrize("length", LENGTHS)
def test_a_file_system_without_such_a_way_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int
) -> None:
    opened = os.open

    def refusing(path: Path, flags: int, mode: int = 0o777) -> int:
        if module.DIRECT and flags & module.DIRECT:
            raise OSError(errno.EINVAL, "no such way here")
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", refusing)
    content = written(tmp_path / "whole", length)
    copy(tmp_path / "whole", tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == content


def test_a_full_disk_is_no_reason_to_go_through_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int, _bytes: memoryview) -> int:
        raise OSError(errno.ENOSPC, "no space left")

    written(tmp_path / "whole", 4096)
    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="no space left"):
        copy(tmp_path / "whole", tmp_path / "copy")
