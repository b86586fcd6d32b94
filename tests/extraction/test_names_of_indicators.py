"""What belongs to an indicator's name and what only stands beside it: manners, brackets, plans, lists, places."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import read, reasons_of

NAMES = [
    ("平阳县外贸进出口总额基本达到120亿元。", ["外贸进出口总额"]),
    ("平阳县规上工业企业利润总额明显下降12.5%。", ["规上工业企业利润总额"]),
    ("平阳县小麦亩产基本稳定在450公斤。", ["小麦亩产"]),
    ("今年以来,平阳县共有18座民营加油站洽谈加盟。", ["洽谈加盟民营加油站"]),
    ("平阳县有8台机组取得批文。", ["取得批文的机组"]),
    ("平阳县产学研联盟共有46家企业和大学加盟。", ["企业和大学"]),
    ("平阳县人口达120万人口。", ["人口"]),
    ("平阳县家电以旧换新共销售5.08万台(件)、销售金额2.1亿元。", ["销售", "销售金额"]),
    ("平阳县外贸进出口总值(人民币,下同)86亿元。", ["外贸进出口总值"]),
    ("平阳县固定资产投资(不含农户)增长6.2%。", ["固定资产投资(不含农户)"]),
    ("平阳县境内有隧道5座共3088米。", ["隧道"]),
    ("平阳县全线设特大桥2座5600米,隧道3座4200米,涵洞26道。", ["特大桥", "隧道", "涵洞"]),
    ("平阳县该路有特大桥3座,桥隧比达62%。", ["特大桥", "桥隧比"]),
    ("平阳县电网总变电容量增至320万千伏安。", ["电网总变电容量"]),
    ("平阳县落实2.3亿元财政资金。", ["财政资金"]),
    ("平阳县消化了36万平方米商品房库存。", ["商品房库存"]),
    ("平阳县储备3.2万吨应急粮。", ["应急粮"]),
    ("平阳县农业用水和工业用水各占50%。", ["农业用水占比", "工业用水占比"]),
    ("平阳县就业人员中,男性和女性各占48%和52%。", ["男性占比", "女性占比"]),
    ("平阳县粮食总产量再创突破30万吨的好成绩。", ["粮食总产量"]),
    ("平阳县亩产超过500公斤的村有26个。", ["亩产超过500公斤的村"]),
    ("平阳县森林覆盖率达60%以上的乡镇有12个。", ["森林覆盖率达60%以上的乡镇"]),
    (
        "平阳县第一产业、第二产业增加值占地区生产总值的比重,分别降低3.1和4.8个百分点。",
        ["第一产业增加值占地区生产总值的比重", "第二产业增加值占地区生产总值的比重"],
    ),
    ("从用电负荷上看,平阳县最高达到86万千瓦。", ["用电负荷"]),
    ("平阳县引进启明新材料、云帆机器人、明芯光电3家。", ["引进企业"]),
    ("平阳县新增上市公司启明新材料、云帆机器人2家。", ["上市公司"]),
    ("平阳县推进滨江大道、城东水厂、科创园等40个。", ["推进项目"]),
    ("平阳县今年重点项目包括滨江大道、城东水厂等40个,总投资120亿元。", ["重点项目", "重点项目总投资"]),
    ("平阳县完成全年60亿元采购任务的53%。", ["完成采购任务"]),
    ("平阳县财政收入完成全年目标任务的53%。", ["财政收入完成目标任务"]),
    ("平阳县已收购小麦3.2万吨,完成全年5万吨收购计划的64%。", ["收购小麦", "收购小麦完成计划"]),
    ("平阳县去年完成工业投资62亿元,同期间民间投资完成21亿元。", ["工业投资", "民间投资"]),
    ("重庆市内供气总量达86亿立方米。", ["供气总量"]),
    ("平阳县辖区内注册企业达3.2万家。", ["注册企业"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[text[3:14] for text, _ in NAMES])
def test_a_name_holds_the_noun_and_nothing_beside_it(text: str, expected: list[str]) -> None:
    assert read(text).metric_statements.sort("span_start")["metric"].to_list() == expected


@pytest.mark.parametrize("text", ["平阳县该项目建成投产后年产能达20万吨。", "平阳县园区全部投用后年产能达20万吨。"])
def test_after_what_something_comes_is_no_part_of_its_name(text: str) -> None:
    assert read(text).target_statements["metric"].to_list() == ["年产能"]


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("大降", -35),
        ("骤减", -35),
        ("陡降", -35),
        ("下挫", -35),
        ("锐减", -35),
        ("激增", 35),
        ("骤增", 35),
        ("暴涨", 35),
    ],
)
def test_a_drastic_change_has_its_sign(change: str, value: float) -> None:
    rows = read(f"平阳县进口额{change}35%。").metric_statements
    assert rows.select("metric", "measure", "value").rows() == [("进口额", "growth", value)]


def test_a_share_that_rises_to_a_state_of_a_year_is_a_share() -> None:
    rows = read("平阳县机器人市场占有率从2020年的6.5%提升到2022年的9.1%。").metric_statements
    assert rows["measure"].to_list() == ["share", "share"]


@pytest.mark.parametrize(
    ("text", "numeral", "rule"),
    [
        ("平阳县从3方面发力。", "3", "grouping"),
        ("经4部门审核,平阳县发放补贴260万元。", "4", "grouping"),
        ("平阳县每12辆汽车中就有1辆是新能源车。", "1辆", "description"),
        ("平阳县有5成员单位。", "5", "grouping"),
    ],
)
def test_numbers_that_count_nothing_have_their_reason(text: str, numeral: str, rule: str) -> None:
    assert reasons_of(text)[numeral] == rule
