"""Builds that continue the one before, of articles that come, change and go: their tables are those of a whole build.

Belongs here: whole articles, read by the extraction, and every table that SQL makes of them. Does not belong here: what the tables say
(the other tests of this folder). Places are real, papers, deeds and numbers invented.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from orchestration.ingest import read_articles
from orchestration.ledger import Ledger
from orchestration.parse import parse_articles
from orchestration.report.build import build_report
from orchestration.report.parts import Parts
from orchestration.settings import Settings
from tests.dbt.test_target_progress import ARTICLES
from tests.dbt.warehouse import Warehouse, lent
from tests.extraction.likeness_pairs import NEW_TITLE, STORY
from tests.orchestration.articles import write_article

# What a build has touched: all, if it continues none.
OF_THE_BUILD = {
    "staging.stg_changed_articles",
    "intermediate.int_touched_articles",
    "intermediate.int_touched_rows",
    "staging.build_state",
}
OTHERS = {
    "told.txt": ("桐庐县去年答卷", "2023年,桐庐县实现税收收入41.2亿元,各项工作平稳推进。", "2024-02-20"),
    "told-otherwise.txt": ("桐庐县经济观察", "2023年,桐庐县税收收入达到48.6亿元,各项工作平稳推进。", "2024-08-20"),
    "firm.txt": (
        "建德市迎来新项目",
        "2024年3月5日,启明星辰半导体有限公司研发中心在建德市开工建设,总投资8亿元。",
        "2024-03-06",
    ),
    "region.txt": ("建德市两年计划", "到2027年,建德市力争一般公共预算收入突破50亿元。", "2025-03-01"),
}
REWRITTEN = ("2024-07-22", "桐庐县上半年经济运行平稳", "上半年,桐庐县税收达到26亿元,各项工作平稳推进。")


@pytest.fixture
def settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    monkeypatch.setenv("QIANTANG_BUILD_STATE", "of the test")
    with lent(tmp_path_factory, "continued") as folder:
        yield settings_in(folder)


def settings_in(folder: Path) -> Settings:
    paths: dict[str, Path] = {"raw": folder / "raw", "warehouse": folder, "dagster_home": folder / ".dagster"}
    return replace(Settings(), **paths, settle_seconds=0.0, lock_seconds=0.0)


def stage(settings: Settings) -> None:
    """Reads and parses what lies there now."""
    ledger = Ledger(settings)
    ledger.begin(datetime.now(UTC))
    ledger.scan()
    read_articles(ledger)
    parse_articles(ledger)


def states(settings: Settings) -> Iterator[str]:
    """The articles as they are before each build, and what happened."""
    for number, (day, title, text) in enumerate(ARTICLES[:5]):
        write_article(settings.raw, f"{number}.txt", title, text, day)
    headline, *told = STORY.split("\n")
    write_article(settings.raw, "story.txt", headline, "\n".join(told), "2024-10-22")
    yield "some articles"
    write_article(settings.raw, "5.txt", ARTICLES[5][1], ARTICLES[5][2], ARTICLES[5][0])
    yield "the newest day is past the deadlines of targets elsewhere"
    for name, (title, text, day) in OTHERS.items():
        write_article(settings.raw, name, title, text, day)
    for name, left_out in (("retold.txt", 1), ("told-on.txt", 2)):
        rest = [paragraph for number, paragraph in enumerate(told) if number != left_out]
        write_article(settings.raw, name, NEW_TITLE, "\n".join(rest), "2024-10-23")
    yield "a number told otherwise, a firm, a target, two reprints"
    write_article(settings.raw, "2.txt", REWRITTEN[1], REWRITTEN[2], REWRITTEN[0])
    (settings.raw / "told-otherwise.txt").unlink()
    (settings.raw / "story.txt").unlink()
    (settings.raw / "5.txt").unlink()
    (settings.raw / "region.txt").unlink()
    yield "an article rewritten, others gone: the newest one, and one that was reprinted"


def test_every_table_is_that_of_a_whole_build_whatever_came_before(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And so is every file of the report page, in sixteen parts."""
    monkeypatch.setattr(Parts, "count", 16)
    warehouse = Warehouse(settings.warehouse)
    said: set[str] = set()
    taken_over: list[int] = []
    for state in states(settings):
        stage(settings)
        monkeypatch.setenv("QIANTANG_BUILD_ID", state)
        assert warehouse.dbt("run") == [], state
        taken_over.append(parts_taken_over(settings))
        continued = warehouse.tables("staging", "intermediate", "marts")
        said |= {name for name, rows in continued.items() if len(rows)}
        whole = whole_build(settings)
        assert continued.keys() == whole.keys()
        differing = [name for name in whole.keys() - OF_THE_BUILD if not continued[name].equals(whole[name])]
        assert differing == [], state
    assert {
        f"intermediate.int_{name}" for name in ("metric_disagreements", "target_observations", "article_likeness")
    } <= said
    assert taken_over[0] == 0
    assert all(taken_over[1:])


def parts_taken_over(settings: Settings) -> int:
    """How many files of the newest page are those of the one before; sees that the page is what it is when made from nothing."""
    shutil.copyfile(settings.build_file, settings.published_file)
    page = build_report(settings).index.read_text("utf-8")
    files = [path.stat() for folder in settings.report.iterdir() if folder.is_dir() for path in folder.iterdir()]
    alone = replace(settings, warehouse=settings.warehouse / "alone")
    alone.warehouse.mkdir()
    shutil.copyfile(settings.build_file, alone.published_file)
    assert build_report(alone).index.read_text("utf-8") == page
    shutil.rmtree(alone.warehouse)
    settings.published_file.unlink()  # no table is to be made of what was published
    return sum(file.st_nlink > 1 for file in files)


def whole_build(settings: Settings) -> dict[str, object]:
    """The tables that a build makes of the same staging with nothing to continue."""
    kept = settings.build_file.read_bytes()
    warehouse = Warehouse(settings.warehouse)
    assert warehouse.dbt("run", "--full-refresh") == []
    tables = warehouse.tables("staging", "intermediate", "marts")
    settings.build_file.write_bytes(kept)
    return dict(tables)


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to copy: the first state of the articles, and a warehouse built of them as `the first`."""
    kept = tmp_path_factory.mktemp("kept") / "first"
    with lent(tmp_path_factory, "first") as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIANTANG_BUILD_STATE", "of the test")
        patch.setenv("QIANTANG_BUILD_ID", "the first")
        next(states(settings_in(folder)))
        stage(settings_in(folder))
        assert Warehouse(folder).dbt("run") == []
        shutil.copytree(folder, kept)
    return kept


@pytest.fixture
def continued(first_build: Path, settings: Settings) -> Settings:
    """The first build, with the articles in their second state, which is not built yet."""
    shutil.copytree(first_build, settings.warehouse, dirs_exist_ok=True)
    states_of_articles = states(settings)
    next(states_of_articles)
    next(states_of_articles)
    stage(settings)
    return settings


def build_and_test(settings: Settings, test: str) -> list[str]:
    """What fails of a build of all models with one of their tests."""
    return Warehouse(settings.warehouse).dbt(
        "build", "--select", "resource_type:model", test, "--indirect-selection", "empty"
    )


@pytest.mark.parametrize("proven", [True, False])
def test_what_a_proven_build_left_as_it_was_is_not_looked_at_again(
    continued: Settings, monkeypatch: pytest.MonkeyPatch, proven: bool
) -> None:
    """A sentence that is spoilt behind the build's back: only a build that nobody vouches for is looked at whole."""
    with duckdb.connect(str(continued.build_file)) as connection:
        connection.execute("update staging.stg_sentences set text = text || '。' where sentence_no = 1")
    monkeypatch.setenv("QIANTANG_BUILD_ID", "the second")
    monkeypatch.setenv("QIANTANG_PROVEN_BUILD", "the first" if proven else "another")
    test = "stg_sentences_are_their_characters_of_the_body"
    assert (test in build_and_test(continued, test)) == (not proven)


def test_a_row_made_anew_is_compared_with_those_that_a_proven_build_left(
    continued: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with duckdb.connect(str(continued.build_file)) as connection:
        connection.execute(
            "update marts.metric_statements set statement_id = ("
            "select min(statement_id) from read_parquet(?) where article_id not in (select article_id from marts.articles)"
            ") where statement_id = (select min(statement_id) from marts.metric_statements)",
            [str(continued.staging / "metric_statements" / "*.parquet").replace("[", "[[]")],
        )
    monkeypatch.setenv("QIANTANG_BUILD_ID", "the second")
    monkeypatch.setenv("QIANTANG_PROVEN_BUILD", "the first")
    test = "metric_statements_has_one_row_per_statement"
    assert test in build_and_test(continued, test)
