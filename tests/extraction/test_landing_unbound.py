"""Firms with a project of their own beside no verb, and the ways one landing can be told, in made-up news items.

The sentences are invented in the press's manner; the well-known firms in them did none of this.
"""

from __future__ import annotations

import pytest

from tests.extraction.news_rows import rows

PROJECTS = [
    pytest.param(
        "会上公布的重点项目中,海盐县2个,西门子配电柜项目、秦山片区道路工程;平湖市1个,博世转向机项目。",
        ["西门子|海盐县|building|-|-", "博世|平湖市|building|-|-"],
        id="projects counted by the places they stand in",
    ),
    pytest.param(
        "一行人先后来到嘉兴华岳集团铜箔项目、楚川特钢集团线材生产线,了解进度。",
        ["嘉兴华岳集团|嘉兴市|building|-|-", "楚川特钢集团|嘉兴市|building|-|-"],
        id="what a delegation visits",
    ),
    pytest.param(
        "全县安排重点项目36个,工业类项目12个,主要有嘉兴华岳集团铜箔项目、楚川特钢集团线材项目等。",
        ["嘉兴华岳集团|嘉兴市|building|-|-", "楚川特钢集团|嘉兴市|building|-|-"],
        id="a list of projects without a word of how far they are",
    ),
    pytest.param(
        "该市储备了一批项目,包括西门子配电柜项目、博世转向机项目等。",
        ["西门子|嘉兴市|planned|-|-", "博世|嘉兴市|planned|-|-"],
        id="kept in store is planned",
    ),
    pytest.param(
        "在海盐经济开发区,西门子配电柜项目主体结构拔地而起,工人正在安装设备。",
        ["西门子|海盐经济开发区|building|-|-"],
        id="words of building that are no verb of landing",
    ),
    pytest.param("西门子关停了嘉兴配电柜生产线。", [], id="a plant that is closed"),
    pytest.param("本次展会由西门子配电柜项目组提供技术支持。", [], id="a team"),
    pytest.param("由中建三局承建的嘉兴体育馆工程封顶。", [], id="who builds for others"),
    pytest.param("嘉兴多家工厂为西门子上海基地配套。", [], id="whose supplier the place is"),
]


@pytest.mark.parametrize(("text", "expected"), PROJECTS)
def test_a_firms_own_project_is_a_landing(text: str, expected: list[str]) -> None:
    assert rows(text, "嘉兴要闻") == expected


def test_a_verb_anywhere_in_the_article_says_more() -> None:
    text = "西门子配电柜项目、博世转向机项目备受关注。\n昨天,西门子配电柜项目在海盐县投产。"
    assert rows(text, "嘉兴要闻") == ["博世|嘉兴市|building|-|-", "西门子|海盐县|operating|2011-07-20|-"]


WAYS = [
    pytest.param("食品机械供应商{}落户{}。", id="a supplier is the firm itself"),
    pytest.param("行业代表{}入驻{}。", id="called the trade's example"),
    pytest.param("此前,{}已签约{}。", id="before that"),
    pytest.param("国内500强{}落户{}。", id="one of so many"),
    pytest.param("国家高新技术企业{}签约{}。", id="its official rank"),
    pytest.param("全资子公司{}在{}揭牌。", id="whose child it is"),
    pytest.param("包括{}在内的9家企业入驻{}。", id="among others"),
    pytest.param("{}等9家企业为代表的产业集群落户{}。", id="an example of others"),
    pytest.param("{}在{}新建了一座工厂。", id="a plant without a name"),
    pytest.param("{}把第二工厂建在了{}。", id="built where"),
    pytest.param("去年,{}来{}投资办厂。", id="came to open a plant"),
]


@pytest.mark.parametrize("way", WAYS)
def test_one_landing_told_in_other_words(way: str) -> None:
    found = rows(way.format("华岳钢构集团", "海盐经济开发区"), "嘉兴要闻")
    assert [row.split("|")[:2] for row in found] == [["华岳钢构集团", "海盐经济开发区"]]


def test_who_invests_may_be_told_last() -> None:
    found = rows("钢结构智能工厂项目落户海盐经济开发区,投资方为华岳钢构集团。", "嘉兴要闻")
    assert found == ["华岳钢构集团|海盐经济开发区|landed|-|-"]


def test_a_park_right_before_a_firm_is_no_part_of_its_name() -> None:
    assert rows("海盐核电产业园华岳钢构集团风电塔筒项目开工。", "嘉兴要闻") == [
        "华岳钢构集团|海盐核电产业园|building|-|-"
    ]


ITEMS = [
    pytest.param(
        "7月15日,海盐县集中签约5个项目,总投资86亿元。\n1.西门子断路器项目。总投资10亿元,用地100亩。\n2.博世转向机项目。总投资6亿元。",
        ["西门子|海盐县|signed|2011-07-15|10亿元", "博世|海盐县|signed|2011-07-15|6亿元"],
        id="numbered items of a ceremony",
    ),
    pytest.param(
        "海盐县重点项目巡礼。\n▲西门子断路器项目\n项目总投资10亿元,占地100亩。\n▲舜川膜材料项目\n项目总投资6亿元。",
        ["西门子|海盐县|building|-|10亿元", "舜川膜材料|海盐县|building|-|6亿元"],
        id="headings of a tour",
    ),
    pytest.param(
        "海盐县项目动态。\n项目由楚川特钢集团投资建设,总投资6亿元。",
        ["楚川特钢集团|海盐县|building|-|6亿元"],
        id="who builds what the heading named",
    ),
    pytest.param(
        "海盐县签约项目一览。\n项目名称:智能开关项目\n投资方:楚川特钢集团",
        ["楚川特钢集团|海盐县|building|-|-"],
        id="a line for each part",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ITEMS)
def test_items_of_a_list_of_projects(text: str, expected: list[str]) -> None:
    assert rows(text, "海盐要闻") == expected


PLACES = [
    pytest.param(
        "7月15日,平湖市投资恳谈会在深圳举行,西门子等8家企业现场签约。",
        ["西门子|平湖市|signed|2011-07-15|-"],
        id="where the meeting was held",
    ),
    pytest.param(
        "7月15日,平湖市投资恳谈会在深圳举行。会上,西门子等8家企业现场签约。",
        ["西门子|平湖市|signed|2011-07-15|-"],
        id="the sentence before says where",
    ),
    pytest.param(
        "7月15日,西门子在独山港镇举行开关厂开工仪式。", ["西门子|独山港镇|building|2011-07-15|-"], id="begun there"
    ),
    pytest.param(
        "西门子开关厂在西塘桥街道投产。", ["西门子|西塘桥街道|operating|-|-"], id="a street of three syllables"
    ),
    pytest.param("记者从平湖经开区获悉,西门子开关厂投产。", ["西门子|平湖经开区|operating|-|-"], id="heard from there"),
    pytest.param(
        "西门子在苏州、南京设有工厂。6月,该公司的开关厂在平湖市动工。",
        ["西门子|平湖市|building|2011-06|-"],
        id="the firm named before, behind a day",
    ),
    pytest.param(
        "今年3月,西门子落户平湖市;6月,项目开工。",
        ["西门子|平湖市|building|2011-06|-"],
        id="how it went on",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_where_a_landing_is(text: str, expected: list[str]) -> None:
    assert sorted(rows(text, "平湖要闻")) == expected


COUNTED = [
    pytest.param("西门子、博世等6个项目在海盐县集中开工。", ["西门子", "博世"], id="projects in a county"),
    pytest.param("西门子、博世等6家企业落户独山港镇。", ["西门子", "博世"], id="firms in a town"),
    pytest.param("西塘山、博世湾等6个特色村庄落户民宿。", [], id="places counted as places"),
    pytest.param("海盐县政府与西门子举行项目签约仪式。", ["西门子"], id="with whom the county signs"),
    pytest.param("华岳机械厂迁入海盐县。", ["华岳机械厂"], id="a plant that moves in"),
    pytest.param("华岳汽车海盐发动机基地首批产品下线。", ["华岳汽车"], id="the first that is made"),
]


@pytest.mark.parametrize(("text", "firms"), COUNTED)
def test_who_comes(text: str, firms: list[str]) -> None:
    assert rows(text, "要闻", parts=("enterprise",)) == firms


TOWNS = [
    pytest.param("吴兴区织里镇引进西门子开关厂。", "织里镇", id="the last of a chain"),
    pytest.param("走进独山港镇,西门子开关厂正在施工。", "独山港镇", id="not the port in its name"),
    pytest.param("西门子开关厂在桐乡乌镇投产。", "桐乡乌镇", id="a town of one syllable"),
    pytest.param("西门子开关厂落户乍浦港区。", "乍浦港区", id="a port's zone"),
]


@pytest.mark.parametrize(("text", "place"), TOWNS)
def test_the_town_it_came_to(text: str, place: str) -> None:
    assert rows(text, "要闻", parts=("enterprise", "place")) == [f"西门子|{place}"]
