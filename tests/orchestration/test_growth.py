"""Losing rows without losing articles stops a build."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from orchestration.growth import growth


def make_file(path: Path, rows: int, articles: range) -> Path:
    with duckdb.connect(str(path)) as con:
        con.execute("create schema marts")
        con.execute(f"create table marts.platform_metrics as select i from range({rows}) t(i)")
        con.execute(
            f"create table marts.articles as select 'a' || i as article_id from range({articles.start}, {articles.stop}) t(i)"
        )
    return path


@pytest.mark.parametrize(
    ("now", "articles", "acceptable"),
    [
        pytest.param(100, range(10), True, id="the same"),
        pytest.param(81, range(10), True, id="a few rows fewer"),
        pytest.param(79, range(10), False, id="a fifth lost from the same articles"),
        pytest.param(45, range(5), True, id="half of the files were taken away"),
        pytest.param(30, range(5), False, id="more lost than the files that were taken away explain"),
        pytest.param(5, range(20, 30), True, id="another folder altogether"),
        pytest.param(79, range(30), False, id="new articles do not make up for it"),
    ],
)
def test_rows_may_be_lost_only_as_far_as_articles_are(
    tmp_path: Path, now: int, articles: range, acceptable: bool
) -> None:
    published = make_file(tmp_path / "published.duckdb", 100, range(10))
    build = make_file(tmp_path / "build.duckdb", now, articles)
    assert growth(build, published, "platform_metrics").acceptable(0.2) is acceptable


def test_the_first_build_has_nothing_to_compare_with(tmp_path: Path) -> None:
    build = make_file(tmp_path / "build.duckdb", 0, range(1))
    assert growth(build, tmp_path / "none.duckdb", "platform_metrics").acceptable(0.2)
