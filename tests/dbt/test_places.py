"""Places and what holds them: names that merge, parents that are chosen, what stays open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.dbt.make_staging import Page, Run, write_staging
from tests.dbt.warehouse import WITH_TESTS, Warehouse, lent

RUN = "20260101T000000000000Z"
METRIC = {"metric": "入驻企业", "unit": "家"}


def relation(
    sentence: int,
    quote: str,
    code: str | None,
    parent: tuple[str, str, str | None] | None,
    rule: str,
    confidence: float,
) -> dict[str, object]:
    name, kind, parent_code = parent or (None, None, None)
    return {
        "in_sentence": sentence, "quote": quote, "place": quote, "place_kind": "platform", "region_code": code, "parent": name,
        "parent_kind": kind, "parent_region_code": parent_code, "rule": rule, "confidence": confidence,
    }  # fmt: skip


def count(sentence: int, quote: str, subject: str, kind: str, code: str | None) -> dict[str, object]:
    number = float(quote.removesuffix("家"))
    return {
        "in_sentence": sentence, "quote": quote, "subject": subject, "subject_kind": kind, "region_code": code, "value": number, **METRIC,
    }  # fmt: skip


ZONE = ("临平云港开发区", "platform", "330113")
TOWN = ("云帆小镇", "platform", "330113")

DISTRICT = Page(
    path="district.txt",
    sentences=[
        "临平云港开发区提速",
        "临平云港开发区的云帆小镇入驻企业120家,云帆小镇星河谷入驻企业31家。",
        "星河谷建在运河小镇旁,临平云港开发区不在星河谷。",
    ],
    metrics=[
        count(1, "120家", "临平云帆小镇", "platform", "330113"),
        count(1, "31家", "星河谷", "platform", "330100"),
    ],
    relations=[
        relation(1, "云帆小镇", "330113", ZONE, "of", 0.8),
        relation(1, "云帆小镇", "330113", None, "article", 0.75),
        relation(1, "星河谷", "330100", TOWN, "together", 0.85),
        relation(2, "星河谷", "330100", ("运河小镇", "platform", "330113"), "builds", 0.6),
        relation(2, "临平云港开发区", "330113", ("星河谷", "platform", "330100"), "of", 0.8),
    ],
)
CITY = Page(
    path="city.txt",
    sentences=["小镇观察", "云帆小镇入驻企业12家,鼓楼区7家,南京云帆小镇9家,长三角5家,晨星光电3家,鳌江镇2家。"],
    metrics=[
        count(1, "12家", "云帆小镇", "platform", "330100"),
        count(1, "7家", "鼓楼区", "region", None),
        count(1, "9家", "云帆小镇", "platform", "320100"),
        count(1, "5家", "长三角", "region", None),
        count(1, "3家", "晨星光电", "enterprise", "330113"),
        count(1, "2家", "鳌江镇", "town", "330326"),
    ],
)
# 瑞金 is a city elsewhere, and a syllable of this town's name.
MUNICIPALITY = Page(
    path="municipality.txt",
    sentences=["密云瑞金小镇产业集群入驻企业5家。"],
    metrics=[count(0, "5家", "密云瑞金小镇产业集群", "platform", "110118")],
    relations=[
        relation(0, "密云瑞金小镇产业集群", "110118", ("密云瑞金小镇", "platform", "360781"), "in_name", 0.95),
        relation(0, "密云瑞金小镇产业集群", "110118", None, "article", 0.75),
    ],
)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    with lent(tmp_path_factory, "places") as folder:
        write_staging(folder, [Run(RUN, [DISTRICT, CITY, MUNICIPALITY])])
        warehouse = Warehouse(folder)
        selected = ["+dim_places", "+place_relations", "+place_aliases", "+platform_metrics"]
        warehouse.failed.extend(warehouse.dbt(*WITH_TESTS, "--select", *selected))
        yield warehouse


def place(warehouse: Warehouse, condition: str) -> dict[str, object]:
    return warehouse.row(f"from marts.places where {condition}")


def test_the_models_pass_their_tests(warehouse: Warehouse) -> None:
    assert [name for name in warehouse.failed if name.startswith(("places_", "place_", "int_place", "dim_"))] == []


def test_the_way_up_leads_from_the_park_to_the_province(warehouse: Warehouse) -> None:
    park = place(warehouse, "place_name = '星河谷'")
    assert park["path"] == "浙江省 ⊃ 杭州市 ⊃ 临平区 ⊃ 临平云港开发区 ⊃ 云帆小镇 ⊃ 星河谷"
    walked = warehouse.rows("""
        with recursive up as (
            from marts.places where place_name = '星河谷'
            union all
            select p.* from marts.places p join up on p.place_id = up.parent_place_id
        )
        select place_name, level, parent_rule from up
    """)
    assert [tuple(row.values()) for row in walked] == [
        ("星河谷", "park", "together"),
        ("云帆小镇", "town", "of"),
        ("临平云港开发区", "zone", "region"),
        ("临平区", "county", "gb2260"),
        ("杭州市", "prefecture", "gb2260"),
        ("浙江省", "province", None),
    ]


def test_a_place_told_only_the_city_lies_in_the_district_of_what_holds_it(warehouse: Warehouse) -> None:
    park = place(warehouse, "place_name = '星河谷'")
    assert (park["region_code"], park["county_name"], park["province_name"]) == ("330113", "临平区", "浙江省")


def test_a_place_of_a_municipality_has_no_parent_in_another_province(warehouse: Warehouse) -> None:
    park = place(warehouse, "place_name = '密云瑞金小镇产业集群'")
    assert (park["parent_name"], park["path"]) == ("密云区", "北京市 ⊃ 密云区 ⊃ 密云瑞金小镇产业集群")


def test_the_surer_parent_is_chosen_and_the_other_counted(warehouse: Warehouse) -> None:
    park = place(warehouse, "place_name = '星河谷'")
    assert (park["parent_evidence"], park["conflicting_parent_count"]) == (DISTRICT.sentences[1], 1)
    outcomes = warehouse.rows("select place, parent, outcome from marts.place_relations where parent is not null")
    assert {tuple(row.values()) for row in outcomes} == {
        ("云帆小镇", "临平云港开发区", "parent"),
        ("星河谷", "云帆小镇", "parent"),
        ("星河谷", "运河小镇", "conflict"),
        ("临平云港开发区", "星河谷", "not_above"),
        ("密云瑞金小镇产业集群", "密云瑞金小镇", "other_region"),
    }


def test_one_platform_merges_within_its_city_and_not_with_another_citys(warehouse: Warehouse) -> None:
    town = place(warehouse, "place_name = '云帆小镇' and county_name = '临平区'")
    assert (town["names_as_written"], town["statement_count"], town["status"]) == (
        "临平云帆小镇、云帆小镇",
        2,
        "unreviewed",
    )
    assert place(warehouse, "place_name = '云帆小镇' and prefecture_name = '南京市'")["statement_count"] == 1
    rules = warehouse.rows(
        "select alias, region_code, alias_rule from marts.place_aliases where alias like '%云帆小镇' order by all"
    )
    assert [tuple(row.values()) for row in rules] == [
        ("临平云帆小镇", "330113", "region_in_name"),
        ("云帆小镇", "320100", "as_written"),
        ("云帆小镇", "330100", "only_one_in_region"),
        ("云帆小镇", "330113", "as_written"),
    ]


@pytest.mark.parametrize(
    ("name", "level", "basis"),
    [
        pytest.param("鼓楼区", "area", "several", id="several_regions_bear_the_name"),
        pytest.param("长三角", "area", "wider", id="several_provinces"),
        pytest.param("晨星光电", None, "no_place", id="a_firm"),
    ],
)
def test_a_place_without_a_region_says_why(warehouse: Warehouse, name: str, level: str | None, basis: str) -> None:
    row = place(warehouse, f"place_name = '{name}'")
    assert (row["region_code"], row["level"], row["region_basis"]) == (None, level, basis)


def test_figures_of_a_firm_keep_the_region_they_are_told_of(warehouse: Warehouse) -> None:
    row = warehouse.row("select region_code, region_name from marts.platform_metrics where subject_name = '晨星光电'")
    assert tuple(row.values()) == ("330113", "临平区")


def test_a_town_lies_in_its_county_and_is_not_the_county(warehouse: Warehouse) -> None:
    town = place(warehouse, "place_name = '鳌江镇'")
    assert (town["level"], town["parent_name"], town["county_code"]) == ("town", "平阳县", "330326")
    assert place(warehouse, "place_name = '平阳县'")["statement_count"] == 0


def test_regions_show_their_former_names_and_codes(warehouse: Warehouse) -> None:
    row = warehouse.row("select former_names, former_codes from marts.regions where region_code = '330105'")
    assert tuple(row.values()) == ("下城区", "330103")
