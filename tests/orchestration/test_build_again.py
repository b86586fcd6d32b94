"""A build where one was before: of reprints of its articles, and of what was backed up of it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from orchestration.export import export
from orchestration.settings import Settings
from tests.orchestration.articles import write_reprints
from tests.orchestration.sample import build, copy_of, settings_at

pytestmark = pytest.mark.e2e


def test_a_reprint_adds_an_article_but_no_independent_source_and_no_rows(sample: Settings, tmp_path: Path) -> None:
    """All samples but one are printed again by another outlet the day after, with another headline and a paragraph changed."""
    settings = copy_of(sample, tmp_path / "home")
    before, articles_before = facts(settings)
    written = write_reprints(settings.raw)
    done = build(settings)
    assert done.returncode == 0, done.stdout + done.stderr
    after, articles_after = facts(settings)
    assert after == before
    assert written > 10
    assert articles_after == articles_before + written
    with duckdb.connect(str(settings.published_file), read_only=True) as con:
        lone = "select count(*) from marts.articles where article like 'reprint_%' and not is_reprint"
        assert con.execute(lone).fetchall() == [(0,)]
        told_again = "select count(*) from marts.platform_metrics where article_count > independent_source_count"
        assert con.execute(told_again).fetchall()[0][0] > 100


def facts(settings: Settings) -> tuple[dict[str, set[tuple[str, int, str]]], int]:
    """Of each mart the ids of its rows with their independent sources, and how many articles there are."""
    with duckdb.connect(str(settings.published_file), read_only=True) as con:
        rows = {
            mart: set(
                con.execute(f"select {mart[:-1]}_id, independent_source_count, sources from marts.{mart}").fetchall()
            )
            for mart in ("enterprise_landings", "platform_metrics", "policy_targets")
        }
        return rows, con.execute("select count(*) from marts.articles").fetchall()[0][0]


def test_what_is_backed_up_rebuilds_every_table_byte_for_byte_and_its_history(sample: Settings, tmp_path: Path) -> None:
    """As docs/operations.md tells: the articles (without the files' times) and the published file, in an empty place."""
    shutil.copytree(sample.raw, tmp_path / "raw", copy_function=shutil.copyfile)
    restored = settings_at(tmp_path)
    restored.warehouse.mkdir()
    shutil.copyfile(sample.published_file, restored.published_file)
    done = build(restored)
    assert done.returncode == 0, done.stdout + done.stderr
    was, now = exported(sample, tmp_path / "was"), exported(restored, tmp_path / "now")
    assert now.keys() == was.keys()
    assert [name for name, content in was.items() if now[name] != content] == []
    assert history(restored) == history(sample) != []


def exported(settings: Settings, folder: Path) -> dict[str, bytes]:
    """Every file that `make export` writes of the published file."""
    there = replace(settings, warehouse=folder)
    folder.mkdir()
    shutil.copyfile(settings.published_file, there.published_file)
    export(there)
    return {
        str(path.relative_to(there.export)): path.read_bytes() for path in there.export.rglob("*") if path.is_file()
    }


def history(settings: Settings) -> list[tuple[object, ...]]:
    with duckdb.connect(str(settings.published_file), read_only=True) as con:
        return con.execute("from history.row_history order by all").fetchall()
