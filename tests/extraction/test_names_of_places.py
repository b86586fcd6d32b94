"""Platforms and towns by the shape of their names, in made-up clauses: parks called after a trade, parts of zones, ports, markets."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of
from tests.extraction.seed_tables import finder


def places(text: str) -> list[str]:
    return [name.text for name in finder().find(text) if name.kind == "platform" or name.rule == "town"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("嘉善智能装备小镇集聚企业168家", ["嘉善智能装备小镇"], id="a county and the trade of its town"),
        pytest.param("全省首批嘉善特色小镇名单", [], id="any town of a kind"),
        pytest.param("入驻平潭台湾创业园", ["平潭台湾创业园"], id="a place and whose firms are invited"),
        pytest.param("太仓德国中小企业产业园开园", ["太仓德国中小企业产业园"], id="a place and a country"),
        pytest.param("湖北自贸试验区宜昌片区挂牌", ["湖北自贸试验区宜昌片区"], id="the part of a zone in its city"),
        pytest.param("光谷北半导体产业园扩建", ["光谷北半导体产业园"], id="a known place, a side of it, a trade"),
        pytest.param("锦州港完成吞吐量", ["锦州港"], id="a port"),
        pytest.param("宁波舟山港完成吞吐量", ["宁波舟山港"], id="a port of two cities"),
        pytest.param("由大连港集团投资", [], id="a port's company is no port"),
        pytest.param("在锦州港口岸查验", [], id="a port of entry"),
        pytest.param("马口镇有制线企业80家", ["马口镇"], id="a verb glued to the town's letter"),
        pytest.param("柘东镇耕地6.2万亩", ["柘东镇"], id="a town whose second sign jieba gives to its kind"),
        pytest.param("落户在桐城市青草镇", ["青草镇"], id="a town called like a plant"),
        pytest.param("桐城市重点镇和工业强镇", [], id="towns of a kind"),
        pytest.param("在新河镇建成厂房", ["新河镇"], id="a town called like a county"),
        pytest.param("在风水梁镇建成厂房", ["风水梁镇"], id="a town jieba cuts in two"),
        pytest.param("全区新增城镇就业6800人", [], id="towns at large"),
        pytest.param("柳桥皮革城年交易额突破12亿元", ["柳桥皮革城"], id="a market town"),
    ],
)
def test_a_place_is_found_by_the_shape_of_its_name(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        pytest.param(
            "嘉善智能装备小镇规划面积3.2平方公里。小镇里有上市公司4家。",
            ["嘉善智能装备小镇", "嘉善智能装备小镇"],
            id="the town inside its own story",
        ),
        pytest.param("嘉善县召开会议。市里设立3000万元人才基金。", ["嘉兴市"], id="the city above the county"),
        pytest.param("截至8月底,嘉善综合保税区进出口58.4亿元。", ["嘉善综合保税区"], id="a zone before its indicator"),
        pytest.param(
            "嘉善县今年投入7.2亿元,在西塘镇建成厂房42万平方米。", ["嘉善县", "西塘镇"], id="where it was built"
        ),
    ],
)
def test_the_figures_are_the_places(text: str, subjects: list[str]) -> None:
    assert [row.partition(" | ")[0] for row in metrics_of(text)] == subjects
