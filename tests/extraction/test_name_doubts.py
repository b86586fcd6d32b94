"""Words that look like firms' names and are none: trades, products, roads, counted firms."""

from __future__ import annotations

import pytest

from tests.extraction.news_rows import rows
from tests.extraction.seed_tables import finder

NO_FIRM = [
    pytest.param("嘉兴建成集苗木培育、安全教育、会议接待等功能于一体的农场。", id="functions"),
    pytest.param("嘉兴软件园迎来8家来自福建的智能穿戴、医用芯片等服务机构签约入驻。", id="kinds of the counted"),
    pytest.param("皮秒激光、海洋能源、声学技术等领域的6个实验平台将落户嘉兴。", id="trades"),
    pytest.param("第二批4个团队涵盖新药、远程医疗等热门领域,入驻嘉兴科创园。", id="trades covered"),
    pytest.param("嘉兴推动新型纺织装备落地投产。", id="what is made"),
    pytest.param("全省首台海绵绞龙机生产线在嘉兴投产。", id="a line of its kind"),
    pytest.param("永州长宁国际机场三期工程开工建设。", id="an airport"),
    pytest.param("永兴铁路银川至中卫段日前投产。", id="a stretch"),
    pytest.param("中德机械洽谈会暨采购项目签约活动在嘉兴举行。", id="two countries"),
    pytest.param("嘉兴引进四、五级子公司23家,6家新公司开业。", id="counted firms"),
    pytest.param("嘉兴引进了3台骏朗公司早年制造的织机。", id="a maker of what is brought"),
    pytest.param("某家犯罪集团在嘉兴设立窝点。", id="a gang"),
    pytest.param("农业、环保三大投资公司落户嘉兴。", id="two firms counted"),
    pytest.param("嘉兴引进瑞士、丹麦等国的苗种,建成育苗场。", id="countries"),
    pytest.param("推动嘉宝燕罗、嘉禾九龙山等9个特色农业园区建设。", id="parks counted"),
    pytest.param("嘉兴打算引进骏朗汽车成熟的焊接技术。", id="a technology"),
    pytest.param("嘉兴一家米业公司与农户签订订单,建设生产基地。", id="any firm of its trade"),
    pytest.param("嘉兴电气集团旗下拥有骏朗电机。", id="what a firm has"),
    pytest.param("嘉兴星宇模具承接骏朗集团、西门子等国际品牌的外壳加工。", id="for whom it makes"),
    pytest.param("此次大会在嘉兴举行,汇聚骏朗集团、西门子等企业。", id="a fair's guests"),
    pytest.param("西门子与骏朗集团在嘉兴签署合作协议,共同开发软件。", id="where they met"),
    pytest.param("嘉兴企业引进西门子等风险投资2000万美元。", id="venture capital"),
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
        "本月开工的项目有西安市援建的西门子年产8万台水泵项目、骏朗集团青禾酒厂3千吨米酒项目等。",
        ["西门子|嘉兴市|building", "骏朗集团|嘉兴市|building"],
        id="who helped to build is no place, a plant's name no second firm",
    ),
    pytest.param(
        "投资额为6亿元的西门子中国电机产业园在江苏太仓落地投产。",
        ["西门子|太仓市|operating"],
        id="a sum told with 为",
    ),
    pytest.param(
        "西门子第2.1代QD-OLED面板膜材项目在嘉兴开工。", ["西门子|嘉兴市|building"], id="what a plant makes is no firm"
    ),
    pytest.param(
        "在嘉兴落户的有骏朗集团等省企的分部,有瑞朔集团等区属企业。",
        ["骏朗集团|嘉兴市|landed", "瑞朔集团|嘉兴市|landed"],
        id="and more that came",
    ),
    pytest.param("华为云计算数据中心落户嘉兴。", ["华为|嘉兴市|landed"], id="cloud computing is no firm's cloud"),
    pytest.param(
        "7月8日,骏朗阀门(嘉兴)有限公司正式开业。",
        ["骏朗阀门(嘉兴)有限公司|嘉兴市|operating"],
        id="its seat in brackets",
    ),
    pytest.param(
        "第三阶段是2004年,骏朗纺机有限公司在嘉兴成立。", ["骏朗纺机有限公司|嘉兴市|landed"], id="a stage of a story"
    ),
    pytest.param(
        "骏朗电子(嘉兴)有限公司专业从事注塑,有三十年历史,为了满足订单,公司在老厂旁投资3000万元建设新车间。",
        ["骏朗电子(嘉兴)有限公司|嘉兴市|building"],
        id="公司 is the firm told last",
    ),
    pytest.param("百度云手机产业基地落户嘉兴。", ["百度云|嘉兴市|landed"], id="a known firm cut by a guessed park"),
]


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_landings_beside_such_words(text: str, expected: list[str]) -> None:
    assert rows(text, "嘉兴要闻", ("enterprise", "place", "stage")) == expected
