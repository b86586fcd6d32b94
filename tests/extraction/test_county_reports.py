"""Reports on a half year, a portrait of a zone, vouchers, a budget, in made-up sentences: the rows a reader would write."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of, read, reasons_of, targets_of

OBSERVED = [
    pytest.param(
        "上半年,桐乡市规模以上工业企业428家,实现增加值82亿元。",
        [
            "桐乡市 | 规模以上工业企业 | level | eq 428 家 | 2023-01-01/2023-06-30",
            "桐乡市 | 规模以上工业企业增加值 | level | eq 8200000000 CNY | 2023-01-01/2023-06-30",
        ],
        id="value added of the firms counted",
    ),
    pytest.param(
        "桐乡市有出口实绩的企业达到612家。",
        ["桐乡市 | 有出口实绩的企业 | level | eq 612 家 | /2023-07-20"],
        id="those that have something",
    ),
    pytest.param(
        "目前,桐乡市拟上市企业38家。", ["桐乡市 | 拟上市企业 | level | eq 38 家 | /2023-07-20"], id="about to be listed"
    ),
    pytest.param(
        "上半年,桐乡市完成投资26亿元。全市公路总里程2316公里。",
        [
            "桐乡市 | 完成投资 | level | eq 2600000000 CNY | 2023-01-01/2023-06-30",
            "桐乡市 | 公路总里程 | level | eq 2316 公里 | /2023-07-20",
        ],
        id="what there is",
    ),
    pytest.param(
        "2022年末,桐乡市人均期望寿命达到83.2岁。",
        ["桐乡市 | 人均期望寿命 | level | eq 83.2 岁 | /2022-12-31"],
        id="length of lives",
    ),
    pytest.param(
        "昆山经济技术开发区1992年经国务院批准成为国家级开发区,规划面积115平方公里。2022年,全区完成进出口额860亿美元。",
        [
            "昆山经济技术开发区 | 规划面积 | level | eq 115 平方公里 | /2023-07-20",
            "昆山经济技术开发区 | 进出口额 | level | eq 8.6e+10 USD | 2022-01-01/2022-12-31",
        ],
        id="zone of a city that is no district",
    ),
    pytest.param(
        "上半年,桐乡市接待游客68万人次,旅游收入4亿元,分别恢复至2019年同期的118%和112%。",
        [
            "桐乡市 | 接待游客 | level | eq 680000 人次 | 2023-01-01/2023-06-30",
            "桐乡市 | 旅游收入 | level | eq 400000000 CNY | 2023-01-01/2023-06-30",
            "桐乡市 | 接待游客 | level | eq 118 % | 2023-01-01/2023-06-30",
            "桐乡市 | 旅游收入 | level | eq 112 % | 2023-01-01/2023-06-30",
        ],
        id="level regained",
    ),
    pytest.param(
        "上半年,桐乡市万人有效发明专利拥有量78.6件。",
        ["桐乡市 | 万人有效发明专利拥有量 | level | eq 78.6 件 | 2023-01-01/2023-06-30"],
        id="for ten thousand people",
    ),
    pytest.param(
        "2022年,桐乡市生产总值增长6%,跃上千亿台阶。",
        ["桐乡市 | 生产总值 | growth | eq 6 % | 2022-01-01/2022-12-31"],
        id="step of a sum",
    ),
    pytest.param(
        "今年以来,桐乡市新签约项目58个,其中外资项目12个。",
        [
            "桐乡市 | 新签约项目 | increment | eq 58 个 | 2023-01-01/2023-07-20",
            "桐乡市 | 外资项目 | level | eq 12 个 | 2023-01-01/2023-07-20",
        ],
        id="part of what is new",
    ),
    pytest.param(
        "桐乡市年均发电量12亿千瓦时。",
        ["桐乡市 | 年均发电量 | level | eq 1200000000 千瓦时 | /2023-07-20"],
        id="mean of the years",
    ),
    pytest.param(
        "桐乡市去年发放的2400万元消费券共撬动消费3亿元。",
        [
            "桐乡市 | 消费券 | level | eq 24000000 CNY | 2022-01-01/2022-12-31",
            "桐乡市 | 撬动消费 | level | eq 300000000 CNY | 2022-01-01/2022-12-31",
        ],
        id="vouchers of last year",
    ),
    pytest.param(
        "去年,桐乡市食品、新材料产业分别实现开票销售21亿元和16亿元。",
        [
            "桐乡市 | 食品产业开票销售 | level | eq 2100000000 CNY | 2022-01-01/2022-12-31",
            "桐乡市 | 新材料产业开票销售 | level | eq 1600000000 CNY | 2022-01-01/2022-12-31",
        ],
        id="trades share out what they reached",
    ),
    pytest.param(
        "去年,桐乡市电池产业实现开票销售16亿元。",
        ["桐乡市 | 电池产业开票销售 | level | eq 1600000000 CNY | 2022-01-01/2022-12-31"],
        id="invoiced sales of a trade",
    ),
    pytest.param(
        "桐乡市公交站点500米覆盖率达100%。",
        ["桐乡市 | 公交站点500米覆盖率 | level | eq 100 % | /2023-07-20"],
        id="how far a service reaches",
    ),
    pytest.param(
        "桐乡港设计通过能力1.2亿吨。",
        ["桐乡港 | 设计通过能力 | level | eq 120000000 吨 | /2023-07-20"],
        id="capacity of a port",
    ),
    pytest.param(
        "去年,江苏省在徐州、宿迁、盐城3个市地累计推广新式农机6万台,农机产值60亿元。",
        [
            "江苏省 | 推广新式农机 | level | eq 60000 台 | 2022-01-01/2022-12-31",
            "江苏省 | 农机产值 | level | eq 6000000000 CNY | 2022-01-01/2022-12-31",
        ],
        id="places in which something was spread",
    ),
    pytest.param(
        "上半年,电动车普及率约30%的桐乡市是全国示范城市。",
        ["桐乡市 | 电动车普及率 | level | approx 30 % | 2023-01-01/2023-06-30"],
        id="rate before whose it is",
    ),
    pytest.param(
        "吴江区盛泽镇有纺织企业2500家。2022年,全镇实现税收48亿元。",
        [
            "盛泽镇 | 纺织企业 | level | eq 2500 家 | /2023-07-20",
            "盛泽镇 | 税收 | level | eq 4800000000 CNY | 2022-01-01/2022-12-31",
        ],
        id="the whole town is the one just spoken of",
    ),
    pytest.param(
        "在安吉县余村,2022年村集体经济收入1305万元。",
        ["余村 | 村集体经济收入 | level | eq 13050000 CNY | 2022-01-01/2022-12-31"],
        id="village",
    ),
    pytest.param(
        "桐乡市像余村这样的示范村有65个。", ["桐乡市 | 示范村 | level | eq 65 个 | /2023-07-20"], id="others like it"
    ),
    pytest.param(
        "满洲里口岸上半年货运量达986万吨;进出境中欧班列2386列。",
        [
            "满洲里口岸 | 货运量 | level | eq 9860000 吨 | 2023-01-01/2023-06-30",
            "满洲里口岸 | 进出境中欧班列 | level | eq 2386 列 | 2023-01-01/2023-06-30",
        ],
        id="trains that are counted",
    ),
    pytest.param(
        "桐乡市集聚了66名两院院士、30多万技术人员和80多万在校大学生。",
        [
            "桐乡市 | 两院院士 | level | eq 66 名 | /2023-07-20",
            "桐乡市 | 技术人员 | level | ge 300000 人 | /2023-07-20",
            "桐乡市 | 在校大学生 | level | ge 800000 人 | /2023-07-20",
        ],
        id="people without a measure word",
    ),
    pytest.param(
        "上半年,桐乡机场旅客吞吐量612万人次,恢复至2019年同期的85%,货邮吞吐量6万吨。",
        [
            "桐乡机场 | 旅客吞吐量 | level | eq 6120000 人次 | 2023-01-01/2023-06-30",
            "桐乡机场 | 旅客吞吐量 | level | eq 85 % | 2023-01-01/2023-06-30",
            "桐乡机场 | 货邮吞吐量 | level | eq 60000 吨 | 2023-01-01/2023-06-30",
        ],
        id="what follows a level regained",
    ),
    pytest.param(
        "桐乡市登记丝绸生产企业256家,其中规上31家。",
        [
            "桐乡市 | 登记丝绸生产企业 | level | eq 256 家 | /2023-07-20",
            "桐乡市 | 规上企业 | level | eq 31 家 | /2023-07-20",
        ],
        id="firms of a size among those counted",
    ),
    pytest.param(
        "去年,桐乡市新签约亿元以上项目102个、新开工87个。",
        [
            "桐乡市 | 亿元以上项目 | increment | eq 102 个 | 2022-01-01/2022-12-31",
            "桐乡市 | 新开工亿元以上项目 | increment | eq 87 个 | 2022-01-01/2022-12-31",
        ],
        id="deeds with projects said once",
    ),
    pytest.param(
        "上半年,桐乡市纺织、冶金两大产业分别突破600亿元和500亿元。",
        [
            "桐乡市 | 纺织产业 | level | ge 6e+10 CNY | 2023-01-01/2023-06-30",
            "桐乡市 | 冶金产业 | level | ge 5e+10 CNY | 2023-01-01/2023-06-30",
        ],
        id="two trades",
    ),
    pytest.param(
        "上半年,桐乡市电子产业、装备制造业增加值分别增长9%和11%,占规上工业比重分别达到36%、29%。",
        [
            "桐乡市 | 电子产业增加值 | growth | eq 9 % | 2023-01-01/2023-06-30",
            "桐乡市 | 装备制造业增加值 | growth | eq 11 % | 2023-01-01/2023-06-30",
            "桐乡市 | 电子产业增加值 | share | eq 36 % | 2023-01-01/2023-06-30",
            "桐乡市 | 装备制造业增加值 | share | eq 29 % | 2023-01-01/2023-06-30",
        ],
        id="shares of what a list told",
    ),
]


@pytest.mark.parametrize(("text", "expected"), OBSERVED)
def test_a_report_is_read_as_a_careful_reader_would(text: str, expected: list[str]) -> None:
    assert metrics_of(text, "2023-07-20") == expected


def test_a_zone_of_a_district_is_what_the_article_about_it_means() -> None:
    text = "杭州湾上虞经济技术开发区有企业1800家。去年,全区实现税收76亿元。"
    rows = read(text, "2023-07-20", title="杭州湾上虞经济技术开发区转型升级").metric_statements
    assert set(rows["subject"]) == {"杭州湾上虞经济技术开发区"}


def test_a_market_called_after_the_country_is_not_the_country() -> None:
    text = "今年前5个月,桐乡市出口462亿元。中国羊毛城成交额达1086亿元。"
    rows = read(text, "2023-07-20", title="桐乡市外贸").metric_statements
    assert set(rows["subject"]) == {"桐乡市"}


def test_what_the_year_is_to_hand_out_is_promised_though_last_year_was_told() -> None:
    rows = targets_of("去年,桐乡市消费券撬动消费3亿元。全年预计发放消费券8000万元。", "2023-07-20")
    assert rows == ["桐乡市 | 消费券 | level | eq 80000000 CNY | 2023-12-31 commitment"]


def test_what_plants_are_to_bring_is_promised_though_they_were_begun_in_months_that_are_over() -> None:
    rows = targets_of(
        "桐乡市一季度开工的9个项目总投资超百亿元,全部建成投产后,预计年新增销售180亿元、税收9亿元。", "2023-07-20"
    )
    assert [row.split(" | ")[3] for row in rows] == ["eq 1.8e+10 CNY", "eq 900000000 CNY"]


def test_what_the_year_is_expected_to_bring_after_a_holiday_told_is_promised() -> None:
    rows = targets_of("今年五一假期,桐乡市接待游客68万人次。预计全年接待游客超1000万人次。", "2023-07-20")
    assert rows == ["桐乡市 | 接待游客 | level | ge 10000000 人次 | 2023-12-31 outcome"]


def test_what_a_gathering_is_called_is_no_figure() -> None:
    assert reasons_of("桐乡市市民参加万人龙虾宴。")["万人"] == "quoted_name"


def test_a_circle_called_by_its_half_hour_is_an_aim() -> None:
    rows = targets_of("桐乡市到2025年基本形成“半小时通勤圈”。", "2023-07-20")
    assert rows == ["桐乡市 | 基本形成“半小时通勤圈” |  |  | 2025-12-31 milestone"]


def test_what_each_firm_is_granted_is_no_figure() -> None:
    assert reasons_of("桐乡市对新认定的高新技术企业给予20万元奖励。")["20万元"] == "subsidy_cap"


def test_what_each_may_buy_is_no_figure() -> None:
    assert reasons_of("桐乡市消费券每人限领2张。")["2张"] == "never_an_indicator"


def test_a_stretch_of_a_road_is_finished_by_the_end_of_the_year() -> None:
    rows = targets_of("桐乡市海宁高速复线长安段预计年底前建成通车。", "2023-07-20")
    assert [row.split(" | ")[4] for row in rows] == ["2023-12-31 milestone"]
