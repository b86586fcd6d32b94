"""The order of what publishing asks of the disk, and what is left when the disk refuses it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from orchestration.publish import publish
from orchestration.settings import Settings
from orchestration.staging_parts import write_atomically
from tests.orchestration.builds import LATER, make_build, published_once, rows_of

CALLS = ("fsync", "fchmod", "link", "replace")


class Disk:
    """The calls of `os` that decide what outlives a power cut: noted in order, and one of them failing."""

    def __init__(self, patch: pytest.MonkeyPatch, fails_at: int | None = None) -> None:
        self.noted: list[str] = []
        self.fails_at = fails_at
        for name in CALLS:
            patch.setattr(os, name, self._noting(name, getattr(os, name)))

    def _noting(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **more: Any) -> Any:
            if len(self.noted) == self.fails_at:
                self.fails_at = None
                raise OSError(5, "Input/output error")
            self.noted.append(
                f"{name} {_named(arguments[0])} {' '.join(Path(str(each)).name for each in arguments[1:])}".strip()
            )
            return real(*arguments, **more)

        return call


def _named(of: object) -> str:
    """The file's name, also of an open one."""
    return Path(os.readlink(f"/proc/self/fd/{of}") if isinstance(of, int) else str(of)).name


def test_a_publish_syncs_the_file_before_its_rename_and_the_folder_after_it(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    published_once(settings)
    make_build(settings, LATER, rows=9)
    with monkeypatch.context() as patch:
        disk = Disk(patch)
        publish(settings, LATER)
    candidate = f".qiantang.duckdb.{LATER}.tmp"
    kept = next(settings.history.iterdir()).name
    assert disk.noted == [
        f"fchmod {candidate} {0o444}",
        f"fsync {candidate}",
        f"link qiantang.duckdb {kept}",
        "fsync history",
        f"replace {candidate} qiantang.duckdb",
        "fsync warehouse",
    ]


def refuses(*_: Any) -> int:
    raise OSError(38, "Function not implemented")


def copies_nothing(*_: Any) -> int:
    return 0


@pytest.mark.parametrize("kernel", [refuses, copies_nothing], ids=lambda each: each.__name__)
def test_where_the_kernel_does_not_copy_the_file_is_copied_plainly(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, kernel: Callable[..., int]
) -> None:
    published_once(settings)
    make_build(settings, LATER, rows=9)
    monkeypatch.setattr(os, "copy_file_range", kernel)
    publish(settings, LATER)
    assert rows_of(settings) == 9


def test_a_part_of_staging_is_synced_before_its_rename_and_its_folder_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        disk = Disk(patch)
        write_atomically(pl.DataFrame({"x": [1]}), tmp_path / "part.parquet")
    assert disk.noted == ["fsync .part.parquet.tmp", "replace .part.parquet.tmp part.parquet", f"fsync {tmp_path.name}"]


@pytest.mark.parametrize("call", range(6))
def test_a_publish_whose_disk_fails_at_any_call_leaves_a_whole_file_and_the_next_one_succeeds(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    published_once(settings)
    make_build(settings, LATER, rows=9)
    with monkeypatch.context() as patch:
        Disk(patch, fails_at=call)
        with pytest.raises(OSError, match="Input/output error"):
            publish(settings, LATER)
    assert rows_of(settings) == (3 if call < 5 else 9)  # the last call syncs the folder of what is renamed already
    assert not list(settings.warehouse.glob(".qiantang.*"))
    publish(settings, LATER)
    assert rows_of(settings) == 9


def test_without_room_for_the_copy_nothing_is_written(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    published_once(settings)
    make_build(settings, LATER, rows=9)
    usage = type("Usage", (), {"free": 1 << 20})
    monkeypatch.setattr("orchestration.publish.shutil.disk_usage", lambda path: usage)
    with pytest.raises(RuntimeError, match=r"the disk is nearly full: 1 MiB are free, 32 MiB are needed"):
        publish(settings, LATER)
    assert rows_of(settings) == 3
