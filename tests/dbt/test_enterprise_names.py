"""Who is who: the labelled pairs of names, merged by the very models of the warehouse.

Belongs here: what is merged, what is left apart and what is handed to a person. Does not belong here: the parts of a name
(tests/extraction/test_enterprise_names.py).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from orchestration.extraction.text import fold
from tests.dbt.make_staging import Page, Run, write_staging
from tests.dbt.test_dbt_build import FIRST
from tests.dbt.warehouse import WITH_TESTS, Warehouse, lent

PAIRS = Path(__file__).parents[1] / "golden" / "enterprise_pairs.csv"
MODELS = "+enterprise_landings +enterprise_conflicts +enterprise_aliases"
Pair = dict[str, str]


def page(path: str, *names: tuple[str, str]) -> Page:
    """An article that tells a landing of each (name, kind)."""
    sentences = [f"新项目签约:{path}", *(f"{name}落户桐庐。" for name, _ in names)]
    landings = [
        {"in_sentence": number, "quote": name, "enterprise": fold(name), "enterprise_kind": kind, "stage": "landed"}
        for number, (name, kind) in enumerate(names, 1)
    ]
    return Page(path, sentences, landings=landings)


def pages(pairs: list[Pair]) -> Iterator[Page]:
    for number, pair in enumerate(pairs):
        one, other = (pair["name_a"], pair["kind_a"]), (pair["name_b"], pair["kind_b"])
        if pair["in_one_article"] == "1":
            yield page(f"{number:03}.txt", one, other)
        else:
            yield page(f"{number:03}a.txt", one)
            yield page(f"{number:03}b.txt", other)


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory, pairs: list[Pair]) -> Iterator[Warehouse]:
    """All pairs in one warehouse, where each name may also meet those of the other pairs."""
    with lent(tmp_path_factory, "enterprises") as folder:
        write_staging(folder, [Run(FIRST, list(pages(pairs)))])
        warehouse = Warehouse(folder)
        warehouse.failed.extend(
            warehouse.dbt(*WITH_TESTS, "--select", *MODELS.split(), "--indirect-selection", "cautious")
        )
        yield warehouse


@pytest.fixture(scope="module")
def merged(warehouse: Warehouse, pairs: list[Pair]) -> dict[str, str]:
    """Name as written → id of its enterprise."""
    return {row["alias"]: row["enterprise_id"] for row in warehouse.rows("from marts.enterprise_aliases")}


def is_merged(pair: Pair, merged: dict[str, str]) -> bool:
    return merged[fold(pair["name_a"])] == merged[fold(pair["name_b"])]


def test_models_and_their_tests_pass(warehouse: Warehouse) -> None:
    assert warehouse.failed == []


@pytest.mark.parametrize("held_aside", ["0", "1"])
def test_no_two_enterprises_are_merged(pairs: list[Pair], merged: dict[str, str], held_aside: str) -> None:
    apart = [pair for pair in pairs if pair["label"] == "different" and pair["held_aside"] == held_aside]
    assert len(apart) >= 20
    wrong = [pair for pair in apart if is_merged(pair, merged)]
    assert not wrong, len(wrong) if held_aside == "1" else [(pair["name_a"], pair["name_b"]) for pair in wrong]


def test_nine_of_ten_names_of_one_enterprise_are_merged(pairs: list[Pair], merged: dict[str, str]) -> None:
    same = [pair for pair in pairs if pair["label"] == "same"]
    assert len(same) >= 150
    missed = [(pair["name_a"], pair["name_b"]) for pair in same if not is_merged(pair, merged)]
    assert len(missed) <= 0.1 * len(same), missed


def test_names_held_aside_are_merged_nearly_as_often(pairs: list[Pair], merged: dict[str, str]) -> None:
    held = [pair for pair in pairs if pair["label"] == "same" and pair["held_aside"] == "1"]
    assert len(held) >= 40
    assert sum(is_merged(pair, merged) for pair in held) >= 0.85 * len(held)


def test_every_alias_says_why_it_stands_for_its_enterprise(warehouse: Warehouse) -> None:
    assert warehouse.rows("from marts.enterprise_aliases where merge_reason is null or articles = ''") == []


@pytest.mark.parametrize(
    ("name", "other", "conflict"),
    [
        pytest.param("苏州砺芯半导体有限公司", "砺芯半导体", "two_regions", id="a name of two cities"),
        pytest.param("合肥砺芯半导体有限公司", "砺芯半导体", "two_regions", id="and the other city"),
        pytest.param("宁波旭穹置业有限公司", "旭穹", "two_trades", id="a bare word that fits two firms"),
        pytest.param("海亮集团", "海亮股份", "group_and_listed_firm", id="a group and its listed firm"),
        pytest.param("杉杉", "杉杉集团", "two_known_enterprises", id="two enterprises of the lexicon"),
        pytest.param("华数传媒", "华数集团", "group_and_firm_of_a_trade", id="a group and a firm of one trade"),
    ],
)
def test_what_may_be_one_or_two_is_left_apart_and_told(
    warehouse: Warehouse, name: str, other: str, conflict: str
) -> None:
    told = warehouse.row(f"from marts.enterprise_conflicts where name = '{name}' and other_name = '{other}'")
    assert told["conflict"] == conflict
    assert told["reason"]


def test_no_chain_of_merges_joins_what_a_rule_keeps_apart(merged: dict[str, str]) -> None:
    """The bare name is like both firms, which are of two cities: all three stay apart."""
    assert len({merged[name] for name in ("苏州砺芯半导体有限公司", "砺芯半导体", "合肥砺芯半导体有限公司")}) == 3


@pytest.mark.parametrize(
    ("alias", "name", "rule"),
    [
        pytest.param("浙大", "浙江大学", "known_name", id="an alias of the lexicon"),
        pytest.param("云深处", "云深处科技", "known_name", id="a short name of the lexicon"),
        pytest.param(
            "新华三技术有限公司", "新华三集团", "general_words_dropped", id="a legal name with a general word"
        ),
        pytest.param("比亚迪股份有限公司", "比亚迪", "form_dropped", id="a legal form"),
        pytest.param(
            "启珂新材料", "启珂新材料股份有限公司", "form_dropped", id="a firm nobody knows, by its legal form"
        ),
        pytest.param(
            "强脑科技", "浙江强脑科技有限公司", "region_dropped", id="a firm nobody knows, without its region"
        ),
        pytest.param(
            "麦苒光电", "杭州麦苒光电科技有限公司", "general_words_dropped", id="and without its general word"
        ),
        pytest.param(
            "翎湃",
            "苏州翎湃智能装备有限公司",
            "full_and_short_in_one_article",
            id="a bare word, told with the full name",
        ),
        pytest.param("泽岸能源 有限公司", "泽岸能源 有限公司", "own_name", id="the fullest name is shown"),
        pytest.param("西门子(中国)有限公司", "西门子", "country_dropped", id="the firm in China of a foreign one"),
        pytest.param("浙商银行杭州分行", "浙商银行", "branch_of_the_firm", id="a branch"),
        pytest.param("哈工大(深圳)", "哈尔滨工业大学(深圳)", "same_folded_name", id="a university in short"),
    ],
)
def test_a_merge_has_a_rule_and_a_reason(warehouse: Warehouse, alias: str, name: str, rule: str) -> None:
    row = warehouse.row(f"from marts.enterprise_aliases where alias = '{alias}'")
    assert (row["enterprise_name"], row["merge_rule"]) == (name, rule)
    assert row["merge_reason"]


def test_two_names_of_one_firm_are_one_landing(warehouse: Warehouse) -> None:
    landing = warehouse.row("from marts.enterprise_landings where enterprise_name = '苏州翎湃智能装备有限公司'")
    assert (landing["statement_count"], landing["article_count"]) == (2, 1)


def test_a_platform_of_a_government_is_told_from_a_firm(warehouse: Warehouse) -> None:
    kinds = warehouse.rows("select enterprise_kind from marts.enterprises where enterprise_name like '%合肥%产业投资%'")
    assert kinds == [{"enterprise_kind": "government platform"}]
