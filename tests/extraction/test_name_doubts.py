"""Words that look like firms' names and are none: trades, products, roads, counted firms."""

from __future__ import annotations

import pytest

from tests.extraction.news_rows import rows
from tests.extraction.seed_tables import finder

NO_FIRM = [
    pytest.param("嘉兴建成集动物繁育、科普教育、国际交往等功能于一身的示范基地。", id="functions"),
    pytest.param("嘉兴软件园吸引13家来自四川的智能驾驶、车载芯片等研发机构签约入驻。", id="kinds of the counted"),
    pytest.param("微秒激光、未来能源、空间技术等领域的20个创新平台将落户嘉兴。", id="trades"),
    pytest.param("首批7个项目涵盖脑科学、精准医疗等新兴领域,入驻嘉兴科创园。", id="trades covered"),
    pytest.param("嘉兴推动高端冰雪装备落地投产。", id="what is made"),
    pytest.param("国内首条芯片光子钟生产线在嘉兴投产。", id="a line of its kind"),
    pytest.param("福州长宁国际机场二期工程开工建设。", id="an airport"),
    pytest.param("永兴铁路西宁至格尔木段日前投产。", id="a stretch"),
    pytest.param("中新双向投资洽谈会暨合作项目签约活动在嘉兴举行。", id="two countries"),
    pytest.param("嘉兴引进二、三级子公司104家,8家新公司开业。", id="counted firms"),
    pytest.param("嘉兴引进了7台骏朗公司70年代生产的车床。", id="a maker of what is brought"),
    pytest.param("白家犯罪集团在嘉兴设立41个园区。", id="a gang"),
    pytest.param("安全、交通两大科技公司落户嘉兴。", id="two firms counted"),
    pytest.param("嘉兴引进德国、奥地利等国先进设备,建成生产线。", id="countries"),
    pytest.param("推动嘉宝燕罗、嘉禾九龙山等20个先进制造业园区建设提速。", id="parks counted"),
    pytest.param("嘉兴还可以引进骏朗汽车最先进的发动机技术。", id="a technology"),
    pytest.param("嘉兴一家米业公司与农户签订订单,建设生产基地。", id="any firm of its trade"),
    pytest.param("嘉兴电气集团旗下拥有骏朗电机。", id="what a firm has"),
    pytest.param("嘉兴星宇车模承接骏朗集团、西门子等知名品牌的车模生产。", id="for whom it makes"),
    pytest.param("此次大会在嘉兴举行,汇聚骏朗集团、西门子等企业。", id="a fair's guests"),
    pytest.param("西门子与骏朗集团在嘉兴签署合作协议,共同开发软件。", id="where they met"),
    pytest.param("嘉兴企业引进英联、西门子等风险投资7300万美元。", id="venture capital"),
    pytest.param("以西门子的专家为技术依托,嘉兴某厂设立分厂。", id="whom it rests on"),
    pytest.param("西门子市长许勤、总领事田尻出席在嘉兴举行的开工仪式。", id="titles"),
]


@pytest.mark.parametrize("text", NO_FIRM)
def test_what_is_no_firm_gives_no_landing(text: str) -> None:
    assert rows(text, "嘉兴要闻", ("enterprise",)) in ([], ["西门子"])


def test_firms_of_a_trade_stay() -> None:
    names = [
        name.text
        for name in finder().find("嘉兴引进晟骏科技、瑞朔生物等新能源领域的企业12家。")
        if name.kind == "enterprise"
    ]
    assert names == ["晟骏科技", "瑞朔生物"]


NEWS = [
    pytest.param(
        "此次开工的项目有西安市援建的西门子年产40万件电机项目、骏朗集团红云酒厂2万吨白酒项目等。",
        ["西门子|嘉兴市|building", "骏朗集团|嘉兴市|building"],
        id="who helped to build is no place, a plant's name no second firm",
    ),
    pytest.param(
        "总投资额为15亿元的星巴克中国咖啡产业园在江苏昆山落地投产。",
        ["星巴克|昆山市|operating"],
        id="a sum told with 为",
    ),
    pytest.param(
        "西门子第8.5代TFT-LCD玻璃基板项目在嘉兴开工。", ["西门子|嘉兴市|building"], id="what a plant makes is no firm"
    ),
    pytest.param(
        "在嘉兴落户的有骏朗集团等央企的子公司,有瑞朔集团等市属企业。",
        ["骏朗集团|嘉兴市|landed", "瑞朔集团|嘉兴市|landed"],
        id="and more that came",
    ),
    pytest.param("华为云计算数据中心落户嘉兴。", ["华为|嘉兴市|landed"], id="cloud computing is no firm's cloud"),
    pytest.param(
        "7月8日,骏朗船舶设备(嘉兴)有限公司开业仪式举行。",
        ["骏朗船舶设备(嘉兴)有限公司|嘉兴市|operating"],
        id="its seat in brackets",
    ),
    pytest.param(
        "第二阶段是2000年,骏朗汽车有限公司在嘉兴成立。", ["骏朗汽车有限公司|嘉兴市|landed"], id="a stage of a story"
    ),
    pytest.param(
        "骏朗电子(嘉兴)有限公司专业从事封装,是业内较大的厂家,为了扩大规模,公司在科技城投资9000万元建设二期工厂。",
        ["骏朗电子(嘉兴)有限公司|嘉兴市|building"],
        id="公司 is the firm told last",
    ),
    pytest.param("百度云手机产业基地落户嘉兴。", ["百度云|嘉兴市|landed"], id="a known firm cut by a guessed park"),
]


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_landings_beside_such_words(text: str, expected: list[str]) -> None:
    assert rows(text, "嘉兴要闻", ("enterprise", "place", "stage")) == expected
