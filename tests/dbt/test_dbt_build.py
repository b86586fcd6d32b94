"""The SQL half alone: a staging area in, marts out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.dbt.make_staging import Page, Run, write_staging
from tests.dbt.pages import FIGURES, OPENING, PAGES, PLAN, REPRINT, SIGNING, SUBJECT
from tests.dbt.warehouse import Warehouse, lent
from tests.extraction.likeness_pairs import NEW_TITLE, STORY

FIRST, SECOND, THIRD, DEAD, FOURTH, FIFTH = (f"2026010{day}T000000000000Z" for day in (1, 2, 3, 4, 5, 6))
COPY = (
    "2023/signing-copy.txt",
    "duplicate",
    {"sha256": SIGNING.sha256, "article_id": SIGNING.article_id, "duplicate_of": SIGNING.path},
)
BROKEN = ("broken.txt", "rejected", {"reason": "empty", "detail": "no text"})


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """Built once, in one run, from all pages, a copy and a broken file; with dbt's own data and unit tests."""
    with lent(tmp_path_factory, "build", seeded=False) as folder, pytest.MonkeyPatch.context() as patch:
        write_staging(folder, [Run(FIRST, PAGES, [COPY, BROKEN])])
        patch.setenv("QIANTANG_BUILD_ID", "it's a test")
        patch.setenv("QIANTANG_BUILD_STATE", "of the test")  # without it, no build continues the one before
        warehouse = Warehouse(folder)
        warehouse.failed.extend(warehouse.dbt("build"))
        yield warehouse


def test_models_and_their_tests_pass(warehouse: Warehouse) -> None:
    assert [name for name in warehouse.failed if not name.startswith("lexicon_")] == []


def test_the_lexicon_keeps_its_own_rules(warehouse: Warehouse) -> None:
    assert [name for name in warehouse.failed if name.startswith("lexicon_")] == []


def test_two_reports_of_one_landing_are_one_row(warehouse: Warehouse) -> None:
    landing = warehouse.row("from marts.enterprise_landings")
    assert landing["stage"] == "operating"
    assert (landing["stage_on"], landing["stage_date_precision"]) == (date(2024, 5, 18), "day")
    assert (landing["signed_date"], landing["landed_date"]) == ("2023-04", None)
    assert (landing["place_name"], landing["region_name"]) == ("桐庐县", "桐庐县")
    assert (landing["investment_low_cny"], landing["investment_high_cny"]) == (Decimal("1.2e9"), None)
    assert landing["land_mu"] == 150
    assert (landing["article_count"], landing["independent_source_count"]) == (2, 2)
    assert landing["evidence"] == OPENING.sentences[1]


def test_a_reprint_under_an_alias_of_the_metric_is_no_second_source(warehouse: Warehouse) -> None:
    metric = warehouse.row("from marts.platform_metrics where metric_code = 'industrial_value_added_above_scale'")
    assert metric["metric_name_zh"] == "规模以上工业增加值"
    assert (metric["value_low"], metric["value_high"]) == (Decimal("9e9"), None)
    assert metric["period_kind"] == "year"
    assert (metric["article_count"], metric["independent_source_count"]) == (2, 1)


def test_a_fall_of_more_than_its_bound_is_at_most_the_negative_number(warehouse: Warehouse) -> None:
    metric = warehouse.row("from marts.platform_metrics where measure = 'growth'")
    assert (metric["value_low"], metric["value_high"]) == (None, -3)


def test_an_indicator_the_lexicon_lacks_keeps_its_own_words(warehouse: Warehouse) -> None:
    metric = warehouse.row("from marts.platform_metrics where not is_mapped")
    assert (metric["metric_code"], metric["metric_name_zh"]) == (None, "智慧灯杆")


def test_targets_are_promises_with_deadlines(warehouse: Warehouse) -> None:
    targets = warehouse.rows("select kind, value, deadline, announced_on from marts.policy_targets order by kind")
    assert targets == [
        {"kind": "milestone", "value": None, "deadline": date(2027, 12, 31), "announced_on": None},
        {"kind": "outcome", "value": Decimal("1.4e10"), "deadline": date(2027, 12, 31), "announced_on": None},
    ]


def test_a_claim_that_does_not_hold_is_a_contradiction_about_its_subject(warehouse: Warehouse) -> None:
    holding = warehouse.rows("select value_text, holds from marts.claims order by sentence_no")
    assert holding == [{"value_text": "90亿元", "holds": True}, {"value_text": "260根", "holds": False}]
    row = warehouse.row("from marts.contradictions")
    assert (row["kind"], row["subject_name"], row["region_name"]) == ("parts_of_total", "云栖蓝谷", "桐庐县")
    assert (row["said_text"], row["other_text"], row["evidence"]) == (
        "260根",
        "云栖蓝谷、智慧灯杆",
        FIGURES.sentences[2],
    )
    assert (row["distance"], row["distance_pct"]) == (10, 4)
    assert row["explanation_zh"] == "分项“云栖蓝谷、智慧灯杆”合计应为250根，文中总数为“260根”，相差10根"
    assert warehouse.row(
        f"select statement_id from marts.metric_statements where platform_metric_id = '{row['platform_metric_id']}'"
    )


def test_the_ledger_tells_the_fate_of_every_file(warehouse: Warehouse) -> None:
    fates = warehouse.rows("select outcome, count(*) as files from marts.files group by all order by all")
    assert fates == [
        {"outcome": "duplicate", "files": 1},
        {"outcome": "parsed", "files": 5},
        {"outcome": "rejected", "files": 1},
    ]


def test_every_table_and_column_says_what_it_means(warehouse: Warehouse) -> None:
    silent = "select schema_name, table_name from duckdb_{kind}() where comment is null and not internal"
    assert warehouse.rows(silent.format(kind="tables")) == []
    assert warehouse.rows(silent.format(kind="columns")) == []


def test_the_build_says_who_it_is_and_how_current(warehouse: Warehouse) -> None:
    build = warehouse.row("from meta.build")
    assert (build["build_id"], build["data_as_of"], build["code_versions"]) == ("it's a test", date(2024, 5, 20), "v1")
    assert (build["article_count"], build["metric_statement_count"], build["platform_metric_count"]) == (5, 4, 3)


def test_marts_are_the_same_however_the_files_came(warehouse: Warehouse) -> None:
    """Other runs, another order, a rewritten, a deleted, a renamed and a re-parsed article, a run that died, a build that was killed."""
    expected = warehouse.marts()
    warehouse.kill()
    vanished: Page = replace(PLAN, path="vanished.txt", sentences=[*PLAN.sentences, "完。"])
    draft: Page = replace(FIGURES, sentences=[*FIGURES.sentences, "待续。"])
    renamed: Page = replace(OPENING, path="2024/before.txt")
    shutil.rmtree(warehouse.folder / "staging")
    write_staging(warehouse.folder, [
        Run(FIRST, [renamed, vanished, draft, PLAN], [("broken.txt", "deferred", {"reason": "too_fresh"})], code_version="v0"),
        Run(SECOND, [REPRINT, SIGNING, FIGURES], [BROKEN, COPY, ("vanished.txt", "gone", {"article_id": vanished.article_id})]),
        Run(THIRD, [OPENING, PLAN], [("2024/before.txt", "gone", {"article_id": renamed.article_id})]),
        Run(DEAD, [FIGURES], committed=False, drop_statements=True),
    ])  # fmt: skip
    assert warehouse.dbt("run") == []
    actual = warehouse.marts()
    assert actual.keys() == expected.keys()
    assert [name for name in expected if not actual[name].equals(expected[name])] == []


def test_a_build_that_continues_another_makes_what_a_whole_one_makes(warehouse: Warehouse) -> None:
    """An article that becomes the reprint of a new one, and a landing and a place that lose a report."""
    retold = Page("retold.txt", STORY.split("\n"), date(2024, 10, 23), "沿海新观察", metrics=[{
        "in_sentence": next(number for number, text in enumerate(STORY.split("\n")) if "278家" in text), "quote": "278家",
        **SUBJECT, "metric": "高新技术企业", "value": 278.0, "unit": "家", "period_end": date(2024, 10, 23),
    }])  # fmt: skip
    story = replace(
        retold, path="story.txt", sentences=[NEW_TITLE, *retold.sentences[1:]], published_on=date(2024, 10, 22)
    )
    write_staging(warehouse.folder, [Run(FOURTH, [retold])])
    assert warehouse.dbt("run") == []
    write_staging(warehouse.folder, [Run(FIFTH, [story], [(SIGNING.path, "gone", {"article_id": SIGNING.article_id})])])
    assert warehouse.dbt("run") == []
    made_anew = {row["article_id"] for row in warehouse.rows("from intermediate.int_touched_articles")}
    assert made_anew == {SIGNING.article_id, story.article_id, retold.article_id}
    continued = warehouse.marts()
    assert continued["articles"].filter(is_reprint=True)["article"].to_list() == ["retold.txt"]
    assert warehouse.dbt("run", "--full-refresh") == []
    whole = warehouse.marts()
    assert [name for name in whole if not continued[name].equals(whole[name])] == []


def test_a_statement_that_points_elsewhere_stops_the_build(warehouse: Warehouse) -> None:
    beside = dict(FIGURES.metrics[2], value_text="261根")
    shutil.rmtree(warehouse.folder / "staging")
    write_staging(warehouse.folder, [Run(FIRST, [SIGNING, OPENING, PLAN, replace(FIGURES, metrics=[beside])])])
    failed = warehouse.dbt(
        "build", "--select", "+metric_statements", "--exclude", "resource_type:unit_test", "resource_type:seed"
    )
    assert "metric_statements_quote_matches_article" in failed
