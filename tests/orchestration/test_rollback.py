"""`make rollback` puts the previously published file back, whatever became of the last publish."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from orchestration import publish as module
from orchestration.publish import PublishError, publish, rollback
from orchestration.settings import Settings
from tests.orchestration.builds import BUILD, LATER, make_build, published_once, rows_of

LAST = "20240304T030405000006Z"


def test_rollback_puts_back_what_was_published_before(settings: Settings) -> None:
    before = published_once(settings)
    make_build(settings, LATER, rows=9)
    publish(settings, LATER)
    rollback(settings)
    assert settings.published_file.read_bytes() == before
    assert settings.published_file.stat().st_mode & 0o777 == 0o444
    with pytest.raises(PublishError, match="no earlier version"):
        rollback(settings)


def test_after_a_rollback_the_next_build_is_published_and_can_be_rolled_back_as_well(settings: Settings) -> None:
    before = published_once(settings)
    make_build(settings, LATER, rows=9)
    publish(settings, LATER)
    rollback(settings)
    make_build(settings, LAST, rows=12)
    publish(settings, LAST)
    assert rows_of(settings) == 12
    rollback(settings)
    assert settings.published_file.read_bytes() == before


def test_a_version_that_is_what_is_published_already_is_passed_over(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A publish that dies between keeping the old file and putting the new one in place leaves the old one in both places."""
    before = published_once(settings)
    make_build(settings, LATER, rows=9)
    publish(settings, LATER)
    make_build(settings, LAST, rows=12)

    def dies(source: Path, target: Path) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(module.os, "replace", dies)
        with pytest.raises(OSError, match="Input/output"):
            publish(settings, LAST)
    assert len(list(settings.history.iterdir())) == 2
    rollback(settings)
    assert settings.published_file.read_bytes() == before


def test_a_version_that_cannot_be_read_is_not_put_in_place(settings: Settings) -> None:
    published_once(settings)
    make_build(settings, LATER, rows=9)
    publish(settings, LATER)
    version = next(settings.history.iterdir())
    os.chmod(version, 0o644)
    version.write_bytes(b"torn" * 5000)
    with pytest.raises(PublishError, match="cannot be read"):
        rollback(settings)
    assert rows_of(settings) == 9


def test_a_rollback_needs_no_room_on_the_disk(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    published_once(settings)
    make_build(settings, LATER, rows=9)
    publish(settings, LATER)

    def full(source: Path, target: Path) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_copy", full)
    rollback(settings)
    assert rows_of(settings) == 3
    assert BUILD < LATER
