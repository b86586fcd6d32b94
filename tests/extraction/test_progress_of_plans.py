"""How far plans and rankings are, in made-up sentences: what is done of a plan, headings over ranked places, counts by a month's end."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of, targets_of

TOLD = [
    pytest.param(
        "今年1至4月,资兴市计划投资35亿元,已完成21亿元,完成率60%。",
        [
            "资兴市 | 完成投资 | level | eq 2100000000 CNY | 2023-01-01/2023-04-30",
            "资兴市 | 投资完成率 | level | eq 60 % | 2023-01-01/2023-04-30",
        ],
        ["资兴市 | 计划投资 | level | eq 3500000000 CNY |  commitment"],
        id="what is done of a plan is observed",
    ),
    pytest.param(
        "2.区县重大工程投资完成率前二名:临武县计划投资12.6亿元,完成68%;桂东县计划投资9亿元,完成66.2%。",
        [
            "临武县 | 重大工程投资完成率 | level | eq 68 % | /2023-08-10",
            "桂东县 | 重大工程投资完成率 | level | eq 66.2 % | /2023-08-10",
        ],
        [
            "临武县 | 计划投资 | level | eq 1260000000 CNY |  commitment",
            "桂东县 | 计划投资 | level | eq 900000000 CNY |  commitment",
        ],
        id="the heading of a ranking tells the indicator, not the units ranked or the number of the item",
    ),
    pytest.param(
        "县区工业项目开工率前二名:盘州市开工率100%,水城区开工率98%。",
        [
            "盘州市 | 工业项目开工率 | level | eq 100 % | /2023-08-10",
            "水城区 | 工业项目开工率 | level | eq 98 % | /2023-08-10",
        ],
        [],
        id="the heading says more than the item repeats",
    ),
    pytest.param(
        "桂东县计划植树30万亩,已完成82%。",
        [
            "桂东县 | 计划植树 | level | eq 300000 亩 | /2023-08-10",
            "桂东县 | 完成计划植树 | level | eq 82 % | /2023-08-10",
        ],
        [],
        id="a share of what was planned",
    ),
    pytest.param(
        "1至4月,资兴市完成投资18亿元。临武县计划开工项目80个,已开工52个。",
        [
            "资兴市 | 完成投资 | level | eq 1800000000 CNY | 2023-01-01/2023-04-30",
            "临武县 | 开工项目 | level | eq 52 个 | /2023-08-10",
        ],
        ["临武县 | 开工项目 | level | eq 80 个 | 2023-12-31 outcome"],
        id="months that are over are not the next year's",
    ),
    pytest.param(
        "县区税收收入前二名:盘州市22亿元,水城区15.3亿元。",
        [
            "盘州市 | 税收收入 | level | eq 2200000000 CNY | /2023-08-10",
            "水城区 | 税收收入 | level | eq 1530000000 CNY | /2023-08-10",
        ],
        [],
        id="a ranking by sums",
    ),
    pytest.param(
        "今年,桂东县计划新改建农村公路80公里,目前已完成50公里。",
        ["桂东县 | 完成新改建农村公路 | level | eq 50 公里 | /2023-08-10"],
        ["桂东县 | 新改建农村公路 | increment | eq 80 公里 | 2023-12-31 outcome"],
        id="how much of it is done, in its own unit",
    ),
    pytest.param(
        "桂东县力争年内完成投资20亿元,完成率达95%以上。",
        [],
        [
            "桂东县 | 完成投资 | level | eq 2000000000 CNY | 2023-12-31 commitment",
            "桂东县 | 投资完成率 | level | ge 95 % | 2023-12-31 outcome",
        ],
        id="a share that is striven for is promised",
    ),
    pytest.param(
        "据统计,到8月底前,桂东县开工道路工程有17项,总投资6亿元。",
        [
            "桂东县 | 开工道路工程 | level | eq 17 项 | /2023-08-10",
            "桂东县 | 开工道路工程总投资 | level | eq 600000000 CNY | /2023-08-10",
        ],
        [],
        id="counted by the end of a month that has not ended",
    ),
    pytest.param(
        "据统计,到2025年,桂东县将有20个项目建成。",
        [],
        ["桂东县 | 项目 | level | eq 20 个 | 2025-12-31 outcome"],
        id="counted and still to come",
    ),
    pytest.param(
        "3.全市新增规上企业23家。",
        ["全市 | 规上企业 | increment | eq 23 家 | /2023-08-10"],
        [],
        id="the number of an item is no part of a noun",
    ),
]


@pytest.mark.parametrize(("text", "observed", "promised"), TOLD)
def test_what_is_done_of_a_plan_is_observed(text: str, observed: list[str], promised: list[str]) -> None:
    assert metrics_of(text) == observed
    assert targets_of(text) == promised
