"""People's corrections: laid over the statements under guard, reported, never in the way of a build.

Belongs here: what corrections do to rows, what the report says of them, what the review queue lists. Does not belong here: what is wrong
with a correction taken by itself (unit test of int_corrections).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from orchestration.ledger import code_version
from orchestration.settings import Settings
from tests.dbt.decisions import (
    AMBIGUOUS,
    BACKWARDS,
    CASES,
    DECISIONS,
    EMPTIED,
    IMPOSSIBLE,
    IN_REGION,
    MILESTONE,
    ODD,
    PAGES,
    PLACED,
    REVIVED,
    SHARED_NAME,
    STALE,
    TWICE,
    TWO_PLACES,
    ColumnCase,
    write_corrections,
)  # fmt: skip
from tests.dbt.make_staging import Page, Run, write_staging
from tests.dbt.pages import FIGURES
from tests.dbt.test_dbt_build import FIRST
from tests.dbt.warehouse import WITH_TESTS, Warehouse, lent


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """Built once with every correction, in a folder whose name SQL and globs read otherwise."""
    home = tmp_path_factory.mktemp("curation")
    own = home / "our [own] people's corrections.csv"
    write_corrections(own, [*DECISIONS, *(case.correction for case in CASES)])
    with lent(tmp_path_factory, "curation") as folder, pytest.MonkeyPatch.context() as patch:
        write_staging(folder, [Run(FIRST, [*PAGES, *(case.page for case in CASES)])])
        patch.setenv("QIANTANG_BUILD_ID", "curation")
        patch.setenv("QIANTANG_CORRECTIONS", str(own))
        warehouse = Warehouse(folder)
        warehouse.failed.extend(warehouse.dbt(*WITH_TESTS))
        yield warehouse


def test_corrections_of_ones_own_do_not_reach_the_unit_tests(warehouse: Warehouse) -> None:
    assert warehouse.dbt("test", "--select", "int_corrections") == []


def test_corrections_that_do_not_hold_give_a_warning_and_break_no_test(warehouse: Warehouse) -> None:
    assert warehouse.failed == [STALE]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.correction["correction_id"])
def test_every_correctable_column_can_be_set(warehouse: Warehouse, case: ColumnCase) -> None:
    row = warehouse.row(
        f"from intermediate.int_{case.fact}_statements where correction_ids = '{case.fact}-{case.column}'"
    )
    assert row[case.column] == case.value
    assert (row["confidence"], row["rule"], row["article"]) == (1, "by_hand", case.page.article)


@pytest.mark.parametrize(
    ("correction_id", "status", "rows", "words"),
    [
        pytest.param("drop", "applied", 1, "applied", id="a row is dropped"),
        pytest.param("confirm", "applied", 1, "applied", id="a row is confirmed"),
        pytest.param("by-path", "applied", 1, "applied", id="an article named by its path"),
        pytest.param("hant", "applied", 1, "applied", id="a quote in traditional script"),
        pytest.param("one-of-two", "applied", 1, "applied", id="one of two statements of the same characters"),
        pytest.param("already-so", "applied", 2, "it can go", id="what the rows say anyway"),
        pytest.param("twice-b-first", "overruled", 0, "later", id="an earlier decision on the same column"),
        pytest.param("twice-a-last", "applied", 1, "applied", id="the later decision"),
        pytest.param("revived-dropped", "overruled", 0, "later", id="a drop taken back"),
        pytest.param("partly", "applied", 1, "some of its rows", id="one of two rows stays whole"),
        pytest.param("ambiguous", "invalid", 0, "quote more", id="a quote that two sentences have"),
        pytest.param("backwards", "invalid", 0, "end before it starts", id="a period that ends before it starts"),
        pytest.param(
            "unwritten", "invalid", 0, "words from the sentence", id="an investment in words the sentence lacks"
        ),
        pytest.param("no-quote", "guard_failed", 0, "no longer has the words", id="a quote the article lacks"),
        pytest.param("no-like", "guard_failed", 0, "no longer has the words", id="wildcards are no quote"),
        pytest.param("no-statement", "guard_failed", 0, "no target statement", id="no statement of the sentence"),
        pytest.param("no-article", "article_missing", 0, "nowhere.txt", id="an article that is not there"),
        pytest.param("no-reason", "invalid", 0, "no reason", id="no reason given"),
        pytest.param("no-number", "invalid", 0, "number", id="a value of the wrong type"),
    ],
)
def test_the_report_says_what_became_of_a_correction(
    warehouse: Warehouse, correction_id: str, status: str, rows: int, words: str
) -> None:
    report = warehouse.row(f"from marts.corrections_report where correction_id = '{correction_id}'")
    assert (report["status"], report["applied_statement_count"]) == (status, rows)
    assert words in report["detail"]


def test_every_correction_is_reported_once(warehouse: Warehouse) -> None:
    reported = [row["correction_id"] for row in warehouse.rows("select correction_id from marts.corrections_report")]
    assert sorted(reported) == sorted(
        row["correction_id"] for row in [*DECISIONS, *(case.correction for case in CASES)]
    )


@pytest.mark.parametrize(
    ("page", "columns", "rows"),
    [
        pytest.param(TWO_PLACES, "subject", [("云栖蓝谷",), ("迎春科创园",)], id="only the statement with the old value changes"),
        pytest.param(TWICE, "value", [(2,)], id="the later decision stands"),
        pytest.param(REVIVED, "confidence", [(1,)], id="a drop that was taken back"),
        pytest.param(BACKWARDS, "confidence, correction_ids", [(Decimal("0.8"), None)], id="an unsound row stays as extracted"),
        pytest.param(AMBIGUOUS, "correction_ids", [(None,), (None,)], id="an ambiguous guard changes nothing"),
        pytest.param(PLACED, "subject_kind, region_code", [("region", "330111")], id="a region brings its kind and code"),
        pytest.param(SHARED_NAME, "subject_kind, region_code", [("region", "320106")], id="a person's code for a shared name"),
        pytest.param(IN_REGION, "subject_name, subject_kind, region_code", [("智造园", None, "330122")], id="a place within the region"),
        pytest.param(
            FIGURES, "value_text, correction_ids", [("260根", None), ("90亿元", None)], id="what no correction drops is untouched"
        ),
    ],
)  # fmt: skip
def test_metric_rows_are_as_decided(
    warehouse: Warehouse, page: Page, columns: str, rows: list[tuple[object, ...]]
) -> None:
    found = warehouse.rows(f"select {columns} from intermediate.int_metric_statements where article = '{page.article}'")
    assert sorted((tuple(row.values()) for row in found), key=repr) == rows


def test_an_investment_without_value_is_none(warehouse: Warehouse) -> None:
    row = warehouse.row(f"from marts.landing_statements where article = '{EMPTIED.article}'")
    assert {name: value for name, value in row.items() if name.startswith("investment") and value is not None} == {}


def test_a_target_made_a_milestone_has_no_number(warehouse: Warehouse) -> None:
    row = warehouse.row(f"from marts.target_statements where article = '{MILESTONE.article}'")
    assert (row["kind"], row["value"], row["unit"], row["value_text"]) == ("milestone", None, None, None)


def test_the_marts_are_made_of_the_corrected_rows(warehouse: Warehouse) -> None:
    assert warehouse.row("from marts.places where place_name = '富阳区'")["place_kind"] == "region"
    assert warehouse.rows("from marts.platform_metrics where measure = 'growth' and value = -3") == []
    landing = warehouse.row("from marts.enterprise_landings where project = '封装基地'")
    assert (landing["stage"], landing["confidence"]) == ("building", 1)


def test_staging_is_never_edited(warehouse: Warehouse) -> None:
    row = warehouse.row(f"from staging.stg_metric_statements where evidence = '{TWICE.sentences[1]}'")
    assert (row["value"], row["confidence"]) == (800_000_000, Decimal("0.8"))
    assert len(warehouse.rows("from staging.stg_metric_statements where value = -3")) == 1


def test_the_queue_lists_corrections_that_do_not_hold_first(warehouse: Warehouse) -> None:
    queue = warehouse.rows("from marts.review_queue")
    stale = set("ambiguous backwards unwritten no-quote no-like no-statement no-article no-reason no-number".split())
    assert {item["row_id"] for item in queue[: len(stale)]} == stale
    assert [item["score"] for item in queue] == sorted((item["score"] for item in queue), reverse=True)


@pytest.mark.parametrize(
    ("kind", "page", "written"),
    [
        pytest.param(
            "implausible_value", IMPOSSIBLE, {"260%"}, id="an impossible share, unless a person has confirmed it"
        ),
        pytest.param("implausible_value", ODD, {"500亿元", "1200%"}, id="a county with more than its city, a leap"),
        pytest.param("low_confidence", ODD, {"400亿元"}, id="a row of a rule that is often wrong"),
        pytest.param("unmapped_metric", ODD, {"3个"}, id="a phrase said again, at its best proof"),
        pytest.param("unmapped_metric", TWO_PLACES, set(), id="a phrase of the lexicon is no question"),
    ],
)
def test_the_queue_asks_of_what_is_doubtful(warehouse: Warehouse, kind: str, page: Page, written: set[str]) -> None:
    items = warehouse.rows(f"from marts.review_queue where kind = '{kind}' and article = '{page.article}'")
    assert {item["as_written"] for item in items} == written
    assert all(item["fact"] == "metric" and item["as_written"] in item["evidence"] for item in items)


def test_a_platform_that_only_articles_name_is_asked_of_once_it_matters(warehouse: Warehouse) -> None:
    items = warehouse.rows("from marts.review_queue where kind = 'unreviewed_place'")
    asked = {item["what"].split(" ×")[0] for item in items}
    assert "云栖蓝谷" in asked
    assert "迎春科创园" not in asked, "one statement is not enough"


def test_what_weighs_more_comes_first(warehouse: Warehouse) -> None:
    """A county's 500亿元 outweighs a zone's percentages, which are less certain to be right."""
    kinds = (
        "select as_written from marts.review_queue where kind = 'implausible_value' order by importance desc, item_id"
    )
    assert warehouse.rows(kinds)[0]["as_written"] == "500亿元"


def test_a_correction_leaves_what_is_parsed_as_it_is(settings: Settings, tmp_path: Path) -> None:
    seeds = tmp_path / "dbt" / "seeds"
    seeds.mkdir(parents=True)
    (seeds / "units.csv").write_text("word\n元\n", "utf-8")
    own = replace(settings, dbt_project=tmp_path / "dbt")
    before = code_version(own)
    write_corrections(seeds / "corrections.csv", DECISIONS)
    assert code_version(own) == before
    (seeds / "units.csv").write_text("word\n亿元\n", "utf-8")
    assert code_version(own) != before
