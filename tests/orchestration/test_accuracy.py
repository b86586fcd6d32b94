"""How labelled and stated facts are matched and counted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from orchestration.accuracy import Figures, count, label_faults, passes
from orchestration.settings import Settings

METRIC = {
    "subject": "云栖新区",
    "metric": "规上工业增加值",
    "measure": "level",
    "value": 3.64e9,
    "unit": "CNY",
    "comparator": "eq",
    "value_text": "36.4亿元",
    "period_start": "2023-01-01",
    "period_end": "2023-12-31",
    "evidence": "实现规上工业增加值36.4亿元",
}
LANDING = {
    "enterprise": "晨星光电",
    "project": None,
    "place": "云栖新区",
    "stage": "landed",
    "date": "2024-03",
    "investment": {"value": 2e8, "unit": "CNY"},
    "evidence": "晨星光电落户云栖新区",
}
SAID_LANDING = {
    "enterprise": "临江晨星光电有限公司",
    "project": None,
    "place": "云栖新区",
    "stage": "landed",
    "date": "2024-03",
    "investment_value": 2e8,
    "investment_unit": "CNY",
    "evidence": "晨星光电落户云栖新区",
}
TARGET = {
    "subject": "云栖新区",
    "metric": "建成中心医院",
    "measure": None,
    "value": None,
    "unit": None,
    "deadline": "2025-12-31",
    "kind": "milestone",
    "evidence": "2025年底前建成中心医院",
}


def figures_of(kind: str, golden: list[dict[str, Any]], stated: list[dict[str, Any]]) -> Figures:
    figures = Figures(kind)
    count(figures, "a.txt", golden, stated)
    return figures


@pytest.mark.parametrize(
    ("kind", "golden", "said", "found", "strict"),
    [
        pytest.param("metrics", METRIC, METRIC, 1, 1, id="the same"),
        pytest.param("metrics", METRIC, METRIC | {"subject": "云栖"}, 1, 1, id="half of the name is near enough"),
        pytest.param("metrics", METRIC, METRIC | {"subject": "省"}, 1, 0, id="another subject"),
        pytest.param("metrics", METRIC, METRIC | {"metric": "税收"}, 1, 0, id="another indicator"),
        pytest.param("metrics", METRIC, METRIC | {"period_end": None}, 1, 0, id="another period"),
        pytest.param("metrics", METRIC, METRIC | {"value": 3.65e9}, 0, 0, id="another value"),
        pytest.param("metrics", METRIC, METRIC | {"unit": "USD"}, 0, 0, id="another currency"),
        pytest.param("metrics", METRIC | {"unit": "人"}, METRIC | {"unit": "名"}, 1, 1, id="another word for the unit"),
        pytest.param("landings", LANDING, SAID_LANDING, 1, 1, id="the full name of the firm"),
        pytest.param("landings", LANDING, SAID_LANDING | {"enterprise": "晨星物流"}, 0, 0, id="another firm"),
        pytest.param("landings", LANDING, SAID_LANDING | {"stage": "signed"}, 1, 0, id="another stage"),
        pytest.param("landings", LANDING, SAID_LANDING | {"investment_value": None}, 1, 0, id="no investment"),
        pytest.param("landings", LANDING | {"investment": None}, SAID_LANDING, 1, 0, id="an investment too many"),
        pytest.param("targets", TARGET, TARGET, 1, 1, id="a milestone"),
        pytest.param("targets", TARGET, TARGET | {"metric": "开通高铁"}, 0, 0, id="another milestone"),
        pytest.param("targets", TARGET, TARGET | {"value": 5.0, "unit": "家"}, 0, 0, id="a number is no milestone"),
    ],
)
def test_a_row_is_found_by_its_key_and_strict_if_every_part_agrees(
    kind: str, golden: dict[str, Any], said: dict[str, Any], found: int, strict: int
) -> None:
    figures = figures_of(kind, [golden], [said])
    assert (figures.tally.found, figures.tally.strict, figures.tally.required) == (found, strict, 1)


def test_optional_rows_are_neither_required_nor_wrong() -> None:
    assert set(figures_of("metrics", [METRIC | {"optional": True}], [METRIC]).rates().values()) == {1.0}
    assert figures_of("metrics", [METRIC | {"optional": True}], []).tally.required == 0


def test_a_row_that_nobody_labelled_costs_precision_and_a_missed_one_recall() -> None:
    figures = figures_of(
        "metrics", [METRIC, METRIC | {"value": 7.0}], [METRIC, METRIC | {"value": 9.0}, METRIC | {"value": 10.0}]
    )
    assert figures.rates()["found precision"] == pytest.approx(1 / 3)
    assert figures.rates()["found recall"] == pytest.approx(1 / 2)
    assert sorted(figures.misses["what"]) == ["missed", "spurious", "spurious"]


def test_each_row_is_used_once_and_the_best_fit_wins() -> None:
    twice = [METRIC | {"subject": "江北区", "evidence": "江北区实现规上工业增加值36.4亿元"}, METRIC]
    figures = figures_of("metrics", twice, [METRIC])
    assert (figures.tally.found, figures.tally.strict) == (1, 1)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        pytest.param(METRIC, None, id="sound"),
        pytest.param(METRIC | {"evidence": "实现税收36.4亿元"}, "is not in it", id="a proof from elsewhere"),
        pytest.param(METRIC | {"value_text": "38亿元"}, "is not in its evidence", id="a value from elsewhere"),
    ],
)
def test_a_broken_label_is_a_fault_of_its_own(row: dict[str, Any], fault: str | None) -> None:
    faults = label_faults(row, "2023年,云栖新区实现规上工业增加值36.4亿元。")
    assert [fault in said for said in faults] == ([True] if fault else [])


def test_faults_and_low_rates_fail_the_check(settings: Settings) -> None:
    figures = figures_of("metrics", [METRIC], [METRIC])
    assert passes(figures, settings)
    assert not passes(replace(figures, faults=["broken"]), settings)
    assert not passes(figures_of("metrics", [METRIC], []), settings)


def test_without_a_golden_article_nothing_is_measured_and_nothing_fails(settings: Settings) -> None:
    assert Figures("metrics").rates() == {}
    assert passes(Figures("metrics"), settings)


def test_an_article_of_which_nothing_is_found_is_a_fault() -> None:
    many = [METRIC | {"value": float(number)} for number in range(5)]
    assert figures_of("metrics", many, []).faults == ["a.txt: none of its 5 metrics was found"]
