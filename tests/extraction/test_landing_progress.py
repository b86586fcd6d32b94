"""Projects under way in made-up news items: what is done there tells how far they are, and whose they are may be told clauses before."""

from __future__ import annotations

import pytest

from tests.extraction.news_rows import rows

NEWS = [
    pytest.param(
        "楚川水泥在嘉善县的日产5000吨熟料线点火投产;公司位于平湖市的另一条生产线也已进入设备安装阶段。",
        ["楚川水泥|平湖市|building|-|-", "楚川水泥|嘉善县|operating|-|-"],
        id="公司 with another line, being fitted out",
    ),
    pytest.param(
        "楚川食品公司今年订单增加15%,公司在平湖市新建的第六加工厂将于9月投产,总投资1.8亿元。",
        ["楚川食品公司|平湖市|planned|2011-09|1.8亿元"],
        id="what the firm built is what the verb speaks of",
    ),
    pytest.param(
        "在嘉兴经开区,楚川集团的三期工程、远舟集团的聚酰胺一体化项目同样繁忙。",
        ["楚川集团|嘉兴经开区|building|-|-", "远舟集团|嘉兴经开区|building|-|-"],
        id="a busy site",
    ),
    pytest.param(
        "西门子、博世、楚川特钢等9家企业的代表在嘉兴上台签约。",
        ["西门子|嘉兴市|signed|-|-", "博世|嘉兴市|signed|-|-", "楚川特钢|嘉兴市|signed|-|-"],
        id="delegates sign for their firms",
    ),
    pytest.param(
        "嘉兴又有3个项目签下正式合同:博世售后服务华东中心、西门子、楚川特钢,金额合计52亿元。",
        ["博世|嘉兴市|signed|-|-", "西门子|嘉兴市|signed|-|-", "楚川特钢|嘉兴市|signed|-|-"],
        id="counted projects named behind a colon",
    ),
    pytest.param(
        "嘉兴骏朗密封件扩能二期等项目建成投产。",
        ["骏朗|嘉兴市|operating|-|-"],
        id="one project named of several",
    ),
]


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_what_is_done_at_a_project_tells_its_stage(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


def test_a_town_inside_one_projects_name_is_not_where_the_others_are() -> None:
    text = "博世嘉兴健康云数据中心、西门子东北基地、施耐德培训中心等64个项目全部复工。"
    title = "嘉兴经开区64个项目复工"
    assert rows(text, title) == [
        "博世|嘉兴经开区|building|-|-",
        "西门子|嘉兴经开区|building|-|-",
        "施耐德|嘉兴经开区|building|-|-",
    ]
