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
    pytest.param(
        "嘉善县引进的楚川包装公司投资2亿元,建设纸模基地,目前主体完工。",
        ["楚川包装公司|嘉善县|building|-|2亿元"],
        id="brought in an attribute, and what it does follows",
    ),
    pytest.param(
        "平湖市工业园已有楚川集团、远舟集团等7个项目开工建设,部分项目已投产运营。",
        ["楚川集团|平湖市工业园|building|-|-", "远舟集团|平湖市工业园|building|-|-"],
        id="some of them are further",
    ),
    pytest.param(
        "园区业主楚川仓储公司8日与首批入驻企业西门子、博世在平湖市签约。",
        ["西门子|平湖市|landed|2011-07-08|-", "博世|平湖市|landed|2011-07-08|-"],
        id="who moved in, not who owns the park",
    ),
    pytest.param(
        "楚川集团(平湖)纸业基地项目10日破土动工,总投资6亿元。",
        ["楚川集团|平湖市|building|2011-07-10|6亿元"],
        id="the site in brackets",
    ),
    pytest.param(
        "楚川集团在平湖市设立远舟纸业公司,项目占地20亩,总投资3000万元,日前奠基。",
        ["楚川集团|平湖市|building|-|3000万元"],
        id="the sum in a clause between",
    ),
    pytest.param(
        "2009年3月,楚川集团落户平湖市。同年11月16日,远舟纸业公司在平湖市揭牌。",
        ["楚川集团|平湖市|landed|2009-03|-", "远舟纸业公司|平湖市|landed|2009-11-16|-"],
        id="the same year",
    ),
    pytest.param(
        "“这里离港口近。”楚川集团总经理李明说,公司2009年落户平湖市,当年投产。",
        ["楚川集团|平湖市|operating|2009|-"],
        id="a speaker's own firm",
    ),
    pytest.param(
        "平湖科技园去年开园,园区企业包括西门子、博世、楚川存储等。",
        ["西门子|平湖科技园|landed|-|-", "博世|平湖科技园|landed|-|-", "楚川存储|平湖科技园|landed|-|-"],
        id="who is in a park",
    ),
    pytest.param(
        "楚川集团已在平湖市、海盐县设厂,明年再投3亿元。",
        ["楚川集团|平湖市|landed|-|-", "楚川集团|海盐县|landed|-|-"],
        id="plants in two places",
    ),
    pytest.param(
        "楚川集团董事会通过在平湖市增设轮胎厂,预计投资2.5亿元。",
        ["楚川集团|平湖市|planned|-|2.5亿元"],
        id="what the board has passed",
    ),
    pytest.param(
        "2009年3月,楚川集团120兆瓦并网光伏电站项目在平湖科技园开工。",
        ["楚川集团|平湖科技园|building|2009-03|-"],
        id="what the plant is, not that it runs",
    ),
    pytest.param(
        "落户到平湖市工业园的规模企业3家,分别是西门子、博世、楚川药业。",
        ["西门子|平湖市工业园|landed|-|-", "博世|平湖市工业园|landed|-|-", "楚川药业|平湖市工业园|landed|-|-"],
        id="counted, then named",
    ),
    pytest.param(
        "楚川生物公司是平湖市去年引进的重点企业,总投资5亿元。",
        ["楚川生物公司|平湖市|landed|2010|5亿元"],
        id="it is one that was brought",
    ),
    pytest.param(
        "平湖市项目提速。其中,总投资15亿元的楚岳生物医药产业园、总投资8亿元的远舟集团二期等项目已动工建设。",
        ["远舟集团|平湖市|building|-|8亿元"],
        id="a park in a list of projects is none to settle in",
    ),
    pytest.param(
        "记者见到了楚川集团负责人王明。“我们2009年落户平湖市,当年投产。”",
        ["楚川集团|平湖市|operating|2009|-"],
        id="we, said of the speaker's firm",
    ),
    pytest.param(
        "从海盐县搬到平湖市的楚川集团,一期已开工。",
        ["楚川集团|平湖市|landed|-|-"],
        id="who moved there",
    ),
    pytest.param(
        "楚川集团、远舟集团同日在平湖市签约,分别投资20亿元、15亿元。",
        ["楚川集团|平湖市|signed|-|20亿元", "远舟集团|平湖市|signed|-|15亿元"],
        id="both sign there",
    ),
    pytest.param(
        "楚川特种化学投资2亿元在平湖市建设新材料项目。",
        ["楚川特种化学|平湖市|building|-|2亿元"],
        id="a firm of special things",
    ),
    pytest.param(
        "平湖市发展。空客天津第二条总装线去年动工。",
        ["空客天津|天津市|building|2010|-"],
        id="the city a firm's name ends in",
    ),
    pytest.param(
        "景宁县人民政府与楚川集团就生态水厂项目签订协议,总投资8亿元。",
        ["楚川集团|景宁县|signed|-|8亿元"],
        id="a county by its name in the press",
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
