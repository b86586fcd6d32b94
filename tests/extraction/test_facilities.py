"""Facilities, bodies and partners as whom a figure is told of, and places that share out numbers. The news items are made up."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of

LEAD = "安庆市一季度实现地区生产总值620亿元。"


def told(text: str) -> list[str]:
    """subject | metric | value, without the article's first sentence."""
    rows = [line.split(" | ") for line in metrics_of(LEAD + text, "2024-07-12")[1:]]
    return [f"{row[0]} | {row[1]} | {row[3].split(' ', 1)[1]}" for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "安徽省新型显示创新中心已攻克关键技术25项,服务企业96家次。",
            ["安徽省新型显示创新中心 | 攻克关键技术 | 25 项", "安徽省新型显示创新中心 | 服务企业 | 96 家次"],
            id="a centre named after its region",
        ),
        pytest.param(
            "望江纺织服装工业互联网平台已接入企业85家,带动就业2400人。",
            ["望江纺织服装工业互联网平台 | 接入企业 | 85 家", "望江纺织服装工业互联网平台 | 带动就业 | 2400 人"],
            id="a platform and what it brings about",
        ),
        pytest.param(
            "去年刚刚启用的怀宁汽车零部件检测中心,已为41户企业出具检测报告330份。",
            [
                "怀宁汽车零部件检测中心 | 企业出具检测报告 | 41 户",
                "怀宁汽车零部件检测中心 | 企业出具检测报告 | 330 份",
            ],
            id="a centre that a clause with 的 tells of",
        ),
        pytest.param(
            "投资2.3亿元的桐城跨境电商产业园今年4月开园,建筑面积3万平方米,出租率76%。",
            [
                "桐城跨境电商产业园 | 投资 | 230000000 CNY",
                "桐城跨境电商产业园 | 建筑面积 | 30000 平方米",
                "桐城跨境电商产业园 | 出租率 | 76 %",
            ],
            id="a park after its investment",
        ),
        pytest.param(
            "全市政务云平台迁入部门56个。企业技术中心达到45家。",
            ["安庆市政务云平台 | 迁入部门 | 56 个", "安庆市 | 企业技术中心 | 45 家"],
            id="the city's platform is one, technology centres are many",
        ),
        pytest.param(
            "安庆高新区管委会21日召开投资审议会,核准3家企业的投资案。",
            ["安庆高新区 | 企业的投资案 | 3 家"],
            id="a zone by its committee",
        ),
        pytest.param(
            "今年以来,浙江长宏轴承等8户企业与安庆高新区签约,合同引资17亿元。",
            ["安庆高新区 | 企业 | 8 户", "安庆高新区 | 合同引资 | 1700000000 CNY"],
            id="whom the firms signed with",
        ),
        pytest.param(
            "上个月在深圳举行的推介会上,共有19个项目签约。",
            ["安庆市 | 签约项目 | 19 个"],
            id="where people met is not whose the projects are",
        ),
        pytest.param(
            "全市6个省级以上开发区建成区面积58平方公里。全市新增城镇就业2.1万人。",
            [
                "安庆市 | 省级以上开发区建成区 | 6 个",
                "安庆市 | 省级以上开发区建成区面积 | 58 平方公里",
                "安庆市 | 城镇就业 | 21000 人",
            ],
            id="grades of zones and 新增城镇 name no place",
        ),
        pytest.param(
            "相邻的池州、铜陵工业投资分别增长12.5%和9.1%。",
            ["池州市 | 工业投资 | 12.5 %", "铜陵市 | 工业投资 | 9.1 %"],
            id="two cities, two numbers",
        ),
        pytest.param(
            "宜秀区、大观区、迎江区的工业投资增速高于全市平均,分别为9.1%、8.7%和8.2%。",
            [
                "宜秀区 | 工业投资 | 9.1 %",
                "大观区 | 工业投资 | 8.7 %",
                "迎江区 | 工业投资 | 8.2 %",
            ],
            id="three districts, their numbers in the next clause",
        ),
        pytest.param(
            "全市水产品出口8.2亿美元,对美国、欧盟分别出口2.4亿美元和2.9亿美元。",
            [
                "安庆市 | 水产品出口 | 820000000 USD",
                "安庆市 | 对美国出口 | 240000000 USD",
                "安庆市 | 对欧盟出口 | 290000000 USD",
            ],
            id="trade with two others stays the city's",
        ),
    ],
)
def test_a_figure_is_told_of_the_one_its_clause_speaks_of(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "敦煌莫高窟接待7.2万人次。全市旅游景区接待游客80万人次。",
            ["敦煌莫高窟 | 接待 | 72000 人次", "安庆市 | 旅游景区接待游客 | 800000 人次"],
            id="a sight and all sights",
        ),
        pytest.param(
            "高速公路服务区建成充电桩3.2万台。合肥至武汉段高铁今天开工,设计时速350公里。",
            ["安庆市 | 充电桩 | 32000 台", "合肥至武汉段高铁 | 设计时速 | 350 公里"],
            id="any motorway, and a line between two cities",
        ),
        pytest.param(
            "一季度,经长江大桥安庆公路口岸进出的旅客达60万人次。",
            ["长江大桥安庆公路口岸 | 进出的旅客 | 600000 人次"],
            id="what passes a port",
        ),
        pytest.param(
            "第五届中国国际茶叶博览会昨天闭幕,共有4209个品牌参展。本届博览会签订意向订单92亿元。",
            [
                "第五届中国国际茶叶博览会 | 参展品牌 | 4209 个",
                "第五届中国国际茶叶博览会 | 意向订单 | 9200000000 CNY",
            ],
            id="a fair that is no city's own",
        ),
        pytest.param(
            "2024年安庆市招商推介会昨天举行,共签约项目29个。",
            ["安庆市 | 签约项目 | 29 个"],
            id="a city's own fair is the city's",
        ),
        pytest.param(
            "第九届安庆黄梅戏艺术节昨天闭幕,艺术节期间票房收入390万元。",
            ["安庆市 | 票房收入 | 3900000 CNY"],
            id="a festival of the city, and what was taken in its days",
        ),
        pytest.param(
            "全市累计建成全国绿色食品原料基地16个,七星农场种植水稻12万亩。",
            ["安庆市 | 建成全国绿色食品原料基地 | 16 个", "安庆市 | 农场种植水稻 | 120000 亩"],
            id="全国 within a name, 七星 that is no number",
        ),
        pytest.param(
            "口岸今年日均通行班列20列以上,新开国际货运航线6条。",
            ["安庆市 | 日均通行班列 | 20 列", "安庆市 | 国际货运航线 | 6 条"],
            id="an average and routes are no works",
        ),
        pytest.param(
            "京津冀三地经营主体总量达1260万户。",
            ["京津冀 | 经营主体总量 | 12600000 户"],
            id="how many places a group has",
        ),
    ],
)
def test_works_sights_and_fairs_are_told_of(text: str, expected: list[str]) -> None:
    assert told(text) == expected
