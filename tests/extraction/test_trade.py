"""Foreign trade as customs report it: with whom, by whom and of what, quarter by quarter. The news items are made up."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of

LEAD = "今年前三季度,四川外贸进出口总值6613.9亿元。"


def told(text: str) -> list[str]:
    """metric value unit, without the article's first sentence."""
    rows = [line.split(" | ") for line in metrics_of(LEAD + text, "2020-10-23")[1:]]
    assert all(row[0] == "四川省" for row in rows)
    return [f"{row[1]} {row[3].split(' ', 1)[1]}" for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "民营企业对东盟、中东进出口分别达516亿元、119亿元,分别增长19.5%、3.3%。",
            [
                "民营企业对东盟进出口 5.16e+10 CNY",
                "民营企业对中东进出口 1.19e+10 CNY",
                "民营企业对东盟进出口 19.5 %",
                "民营企业对中东进出口 3.3 %",
            ],
            id="whose trade with each",
        ),
        pytest.param(
            "同期,对中国台湾地区、中国香港地区及日本分别进出口369亿、252亿、193亿元。",
            [
                "对中国台湾地区进出口 3.69e+10 CNY",
                "对中国香港地区进出口 2.52e+10 CNY",
                "对日本进出口 1.93e+10 CNY",
            ],
            id="regions called so",
        ),
        pytest.param(
            "水果、肉类分别进口29亿、16亿元,分别增长2.1倍、44.5%。",
            ["水果进口 2900000000 CNY", "肉类进口 1600000000 CNY", "水果进口 2.1 倍", "肉类进口 44.5 %"],
            id="what was done with each stands after 分别",
        ),
        pytest.param(
            "外商投资企业进出口2010亿元,下降8.1%;国有企业370亿元,下降6.7%。",
            [
                "外商投资企业进出口 2.01e+11 CNY",
                "外商投资企业进出口 -8.1 %",
                "国有企业进出口 3.7e+10 CNY",
                "国有企业进出口 -6.7 %",
            ],
            id="what is told of one kind of firm is told of the next",
        ),
        pytest.param("千兆光纤覆盖率达到90%。", ["千兆光纤覆盖率 90 %"], id="千兆 is no number"),
    ],
)
def test_trade_is_told_with_its_partner(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_the_same_time_is_the_one_told_before() -> None:
    rows = metrics_of(LEAD + "同期,手机出口95亿元,增长2倍。对欧盟出口128亿元。", "2020-10-23")
    assert {row.split(" | ")[-1] for row in rows} == {"2020-01-01/2020-09-30"}


def test_two_numbers_of_a_change_are_of_the_two_years_it_is_told_of() -> None:
    rows = metrics_of("从2012年到2021年,浙江省数字经济规模从1.1万亿元增长到3.57万亿元。", "2022-10-23")
    assert [row.split(" | ")[-1] for row in rows] == ["2012-01-01/2012-12-31", "2021-01-01/2021-12-31"]
