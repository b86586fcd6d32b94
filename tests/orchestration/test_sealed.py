"""What a published build vouches for, and when it no longer does."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace

import duckdb
import pytest

from orchestration.locks import wal_of
from orchestration.publish import publish
from orchestration.sealed import proven_build, read_seal
from orchestration.settings import Settings
from tests.orchestration.builds import BUILD, LATER, make_build, published_once


def test_a_published_build_that_lies_as_it_was_is_proven(settings: Settings) -> None:
    assert proven_build(settings) == ""
    make_build(settings)
    assert proven_build(settings) == ""
    publish(settings, BUILD)
    assert proven_build(settings) == BUILD


def written_to(settings: Settings) -> None:
    with duckdb.connect(str(settings.build_file)) as con:
        con.execute("insert into marts.platform_metrics values (-1, '无此新区')")


def rows_in_the_wal(settings: Settings) -> None:
    wal_of(settings.build_file).write_bytes(b"x")


def touched(settings: Settings) -> None:
    os.utime(settings.build_file)


def another_build_not_published(settings: Settings) -> None:
    make_build(settings, LATER)


def published_file_rolled_back(settings: Settings) -> None:
    make_build(settings, LATER)
    publish(settings, LATER)
    kept = sorted(settings.history.glob("*.duckdb"))[-1]
    os.replace(kept, settings.published_file)


def published_file_gone(settings: Settings) -> None:
    settings.published_file.unlink()


def published_file_unreadable(settings: Settings) -> None:
    settings.published_file.unlink()
    settings.published_file.write_bytes(b"no database")


def build_file_gone(settings: Settings) -> None:
    settings.build_file.unlink()


def seal_of_another_version(settings: Settings) -> None:
    settings.seal_file.write_text('{"build_id": "x", "sha256": "y"}')


def seal_cut_short(settings: Settings) -> None:
    settings.seal_file.write_text('{"build_id')


@pytest.mark.parametrize("happened", [
    written_to, rows_in_the_wal, touched, another_build_not_published, published_file_rolled_back, published_file_gone,
    published_file_unreadable, build_file_gone, seal_of_another_version, seal_cut_short,
])  # fmt: skip
def test_nothing_is_proven_once_anything_is_not_as_it_was_published(
    settings: Settings, happened: Callable[[Settings], None]
) -> None:
    published_once(settings)
    happened(settings)
    assert proven_build(settings) == ""


def test_nothing_is_proven_by_other_checks(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    published_once(settings)
    seal = read_seal(settings)
    assert seal is not None
    monkeypatch.setattr("orchestration.sealed.read_seal", lambda settings: replace(seal, checks="of yesterday"))
    assert proven_build(settings) == ""
