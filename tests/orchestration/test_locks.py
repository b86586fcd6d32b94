"""Who writes is known by name, and nothing of the dead locks anyone out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import duckdb
import pytest

from orchestration.locks import WarehouseBusy, alive, hold_build_file, is_alive, naming_holder, wal_of, write_lock
from orchestration.publish import refuse_unreadable
from orchestration.settings import Settings
from tests.orchestration.builds import make_build, published_once

RUN = "0f3c2a7e-run"
LOCKS = "from orchestration.settings import Settings; from orchestration.locks import alive, write_lock; s = Settings.from_env()"
HOLDS_LOCK = LOCKS + "\nwith write_lock(s, 'exporting'): print(flush=True); input()"
SHOWS_LIFE = LOCKS + f"\nwith alive(s, '{RUN}'): print(flush=True); input()"
OPENS = "import duckdb, sys\ncon = duckdb.connect({path!r}, read_only={read_only}); print(flush=True); input()"


@contextmanager
def elsewhere(code: str, settings: Settings) -> Iterator[subprocess.Popen[str]]:
    """Another process that runs `code` until it is told to end."""
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        env=os.environ | settings.as_env(),
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        yield process
        if process.poll() is None:
            process.stdin.write("\n")


def test_a_second_writer_is_told_who_does_what_since_when(settings: Settings) -> None:
    with elsewhere(HOLDS_LOCK, settings) as other:
        told = rf"{settings.warehouse} is taken: process {other.pid} is exporting since 20\d\d-.* UTC; try again"
        with pytest.raises(WarehouseBusy, match=told), write_lock(settings):
            pass
    with write_lock(settings):
        pass


def test_a_lock_ends_with_its_process(settings: Settings) -> None:
    with elsewhere(HOLDS_LOCK, settings) as other:
        other.send_signal(signal.SIGKILL)
    with write_lock(settings):
        pass


def test_a_holder_of_before_is_not_named(settings: Settings) -> None:
    with write_lock(settings):
        pass
    assert settings.lock_file.read_bytes() == b""


def test_a_writer_waits_for_one_that_ends_in_time(settings: Settings) -> None:
    with elsewhere(HOLDS_LOCK, settings) as other:
        assert other.stdin is not None
        other.stdin.write("\n")
        other.stdin.flush()
        with write_lock(replace(settings, lock_seconds=60.0)):
            pass


@pytest.mark.parametrize(
    "read_only", [pytest.param(True, id="opened for reading"), pytest.param(False, id="opened for writing")]
)
def test_whoever_has_the_build_file_open_is_named(settings: Settings, read_only: bool) -> None:
    make_build(settings)
    opens = OPENS.format(path=str(settings.build_file), read_only=read_only)
    with elsewhere(opens, settings) as other:
        told = rf"process {other.pid} \(python.*\) has {settings.build_file} open: close it"
        with pytest.raises(WarehouseBusy, match=told):
            hold_build_file(settings)
    hold_build_file(settings)
    assert settings.build_file.exists()


def test_whoever_opens_the_build_file_behind_our_back_is_named_too(settings: Settings) -> None:
    make_build(settings)
    opens = OPENS.format(path=str(settings.build_file), read_only=False)
    with elsewhere(opens, settings) as other:
        told = rf"process {other.pid} \(python.*\) has {settings.build_file} open: close it"
        with pytest.raises(WarehouseBusy, match=told), naming_holder(settings.build_file):
            duckdb.connect(str(settings.build_file), read_only=True)
    with pytest.raises(ValueError, match="something else"), naming_holder(settings.build_file):
        raise ValueError("something else")


@pytest.mark.parametrize(
    ("content", "wal"),
    [
        pytest.param(b"torn" * 5000, None, id="a torn file"),
        pytest.param(b"", b"x" * 100, id="an empty file with a wal"),
        pytest.param(None, b"stale" * 100, id="a wal of another file"),
    ],
)
def test_a_build_file_that_cannot_be_read_is_made_anew(
    settings: Settings, content: bytes | None, wal: bytes | None
) -> None:
    make_build(settings)
    if content is not None:
        settings.build_file.write_bytes(content)
    if wal is not None:
        wal_of(settings.build_file).write_bytes(wal)
    hold_build_file(settings)
    if settings.build_file.exists():  # DuckDB itself could make something of it
        duckdb.connect(str(settings.build_file)).close()


def test_a_build_file_of_another_storage_version_is_made_anew(settings: Settings) -> None:
    make_build(settings)
    hold_build_file(settings)
    assert settings.build_file.exists()
    settings.build_file.unlink()
    duckdb.connect(str(settings.build_file), config={"storage_compatibility_version": "v1.2.0"}).close()
    hold_build_file(settings)
    assert not settings.build_file.exists()


def test_a_tool_that_has_the_published_file_open_for_writing_is_named(settings: Settings) -> None:
    published_once(settings)
    settings.published_file.chmod(0o644)
    opens = OPENS.format(path=str(settings.published_file), read_only=False)
    with (
        elsewhere(opens, settings) as other,
        pytest.raises(WarehouseBusy, match=rf"process {other.pid} .* has {settings.published_file} open"),
    ):
        refuse_unreadable(settings)


def test_a_run_gives_a_sign_of_life_until_it_ends_or_dies(settings: Settings) -> None:
    assert is_alive(settings, RUN) is None
    with elsewhere(SHOWS_LIFE, settings):
        assert is_alive(settings, RUN) is True
    assert is_alive(settings, RUN) is None
    with elsewhere(SHOWS_LIFE, settings) as other:
        other.send_signal(signal.SIGKILL)
    assert is_alive(settings, RUN) is False
    with alive(settings, RUN):
        assert is_alive(settings, RUN) is True
