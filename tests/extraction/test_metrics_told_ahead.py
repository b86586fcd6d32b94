"""Figures whose indicator, place or time stands in another clause, in a heading, before a bracket or in the headline."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of, read

OBSERVED = [
    pytest.param(
        "上半年，长兴县固定资产投资稳步回升，同比增长8%。",
        ["长兴县 | 固定资产投资 | growth | eq 8 % | 2023-01-01/2023-06-30"],
        id="the clause before names the indicator",
    ),
    pytest.param(
        "上半年，长兴县规上工业增加值持续向好，同比增长6%，工业投资快速增长，增长20%。",
        [
            "长兴县 | 规上工业增加值 | growth | eq 6 % | 2023-01-01/2023-06-30",
            "长兴县 | 工业投资 | growth | eq 20 % | 2023-01-01/2023-06-30",
        ],
        id="each clause names its own",
    ),
    pytest.param(
        "今年5月的湖州市零售业总销售额的初步估计，比上年同月下跌3.1%。",
        ["湖州市 | 零售业总销售额 | growth | eq -3.1 % | 2023-05-01/2023-05-31"],
        id="an estimate of it",
    ),
    pytest.param(
        "各县1—6月投资增速前两名：长兴县增长12.4%，德清县增长7.5%。",
        [
            "长兴县 | 投资 | growth | eq 12.4 % | 2023-01-01/2023-06-30",
            "德清县 | 投资 | growth | eq 7.5 % | 2023-01-01/2023-06-30",
        ],
        id="the heading of a ranking",
    ),
    pytest.param(
        "县（区）1—6月固定资产投资增速后两名：长兴县增长1.2%，德清县下降0.8%。",
        [
            "长兴县 | 固定资产投资 | growth | eq 1.2 % | 2023-01-01/2023-06-30",
            "德清县 | 固定资产投资 | growth | eq -0.8 % | 2023-01-01/2023-06-30",
        ],
        id="the heading of the last ones",
    ),
    pytest.param(
        "上半年，湖州市家具（销售额下跌8.6%）；服装（下跌4.9%）。",
        [
            "湖州市 | 家具的销售额 | growth | eq -8.6 % | 2023-01-01/2023-06-30",
            "湖州市 | 服装的销售额 | growth | eq -4.9 % | 2023-01-01/2023-06-30",
        ],
        id="nouns before brackets share what the first bracket measures",
    ),
    pytest.param(
        "上半年，湖州市60个储备项目开工56个，开工率93.3%；24个续建项目累计完成投资64亿元。",
        [
            "湖州市 | 储备项目 | level | eq 60 个 | 2023-01-01/2023-06-30",
            "湖州市 | 储备项目开工 | level | eq 56 个 | 2023-01-01/2023-06-30",
            "湖州市 | 储备项目开工率 | level | eq 93.3 % | 2023-01-01/2023-06-30",
            "湖州市 | 续建项目 | level | eq 24 个 | 2023-01-01/2023-06-30",
            "湖州市 | 续建项目完成投资 | level | eq 6400000000 CNY | 2023-01-01/2023-06-30",
        ],
        id="what counted projects reached",
    ),
    pytest.param(
        "2022年，湖州市瞪羚企业数量从21家扩充至45家。",
        [
            "湖州市 | 瞪羚企业数量 | level | eq 21 家 | 2022-01-01/2022-12-31",
            "湖州市 | 瞪羚企业数量 | level | eq 45 家 | 2022-01-01/2022-12-31",
        ],
        id="from one state to the next",
    ),
    pytest.param(
        "上半年，湖州市第一、二、三产业增加值分别增长2%、3%和4%。",
        [
            "湖州市 | 第一产业增加值 | growth | eq 2 % | 2023-01-01/2023-06-30",
            "湖州市 | 第二产业增加值 | growth | eq 3 % | 2023-01-01/2023-06-30",
            "湖州市 | 第三产业增加值 | growth | eq 4 % | 2023-01-01/2023-06-30",
        ],
        id="ordinals share their noun",
    ),
    pytest.param(
        "上半年，湖州市批发和零售业、住宿和餐饮业营业额分别增长5%、7%。",
        [
            "湖州市 | 批发和零售业营业额 | growth | eq 5 % | 2023-01-01/2023-06-30",
            "湖州市 | 住宿和餐饮业营业额 | growth | eq 7 % | 2023-01-01/2023-06-30",
        ],
        id="和 inside an item of a list",
    ),
    pytest.param(
        "今年以来，湖州市新落地58个投资总额500万美元以上新批外资项目。",
        ["湖州市 | 投资总额500万美元以上新批外资项目 | increment | eq 58 个 | 2023-01-01/2023-08-10"],
        id="a threshold inside the name of what is counted",
    ),
    pytest.param(
        "上半年，湖州市纺织龙头企业完成工业增加值55.3亿元，同增12.5%。",
        [
            "湖州市 | 纺织龙头企业工业增加值 | level | eq 5530000000 CNY | 2023-01-01/2023-06-30",
            "湖州市 | 纺织龙头企业工业增加值 | growth | eq 12.5 % | 2023-01-01/2023-06-30",
        ],
        id="whose indicator it is, and 同增",
    ),
    pytest.param(
        "上半年，湖州市竣工投产云脑基地、锋锐码头等13个项目。",
        ["湖州市 | 竣工投产项目 | level | eq 13 个 | 2023-01-01/2023-06-30"],
        id="what was done with the things listed",
    ),
]

TIMES = [
    ("2022年的成绩单同样喜人，前三季度，长兴县财政收入18亿元。", "2022-01-01/2022-09-30"),
    ("上半年，长兴县服务业用电量同比增长7%，高于去年同期2个百分点。", "2023-01-01/2023-06-30"),
    ("元至7月份，长兴县财政收入8亿元。", "2023-01-01/2023-07-31"),
    ("截至6月底，长兴县工业投资21亿元，为全年计划的53.7%。", "/2023-06-30"),
    ("从1—6月的数值看，长兴县一般贸易进出口27亿元。", "2023-01-01/2023-06-30"),
]

SUBJECTS = [
    ("1—7月，沿海六省市海洋渔业产值829亿元。", ["沿海六省市 | 海洋渔业产值"]),
    ("长兴县经济总量在湖州各区县中率先突破900亿元。", ["长兴县 | 经济总量"]),
    ("宁夏经济稳中向好。\n全区外贸进出口总额30亿元。", ["宁夏 | 外贸进出口总额"]),
    ("上半年全省重点项目进展顺利。芜湖、蚌埠、滁州开工较快。\n全省重点项目投资30亿元。", ["安徽省 | 重点项目投资"]),
    ("长兴县营商环境优化，力争引进国内省外资金。\n1—6月引进国内省外资金50亿元。", ["长兴县 | 国内省外资金"]),
]


@pytest.mark.parametrize(("text", "expected"), OBSERVED)
def test_the_indicator_is_found_where_it_was_told(text: str, expected: list[str]) -> None:
    assert metrics_of(text) == expected


@pytest.mark.parametrize(("text", "period"), TIMES)
def test_the_time_is_the_one_that_was_told(text: str, period: str) -> None:
    rows = [row.rpartition(" | ")[2] for row in metrics_of(text)]
    assert rows
    assert set(rows) == {period}


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_the_place_is_the_one_that_was_told(text: str, expected: list[str]) -> None:
    assert [" | ".join(row.split(" | ")[:2]) for row in metrics_of(text)] == expected


def test_a_report_on_some_months_gives_its_rates_that_time() -> None:
    rows = read("长兴县外贸结构优化。\n民营企业进出口增长9%。", title="1—6月长兴县外贸增长8%").metric_statements
    told = {(row["metric"], str(row["period_start"]), str(row["period_end"])) for row in rows.iter_rows(named=True)}
    assert ("民营企业进出口", "2023-01-01", "2023-06-30") in told


def test_a_half_year_told_of_in_january_is_last_years() -> None:
    (row,) = metrics_of("上半年，长兴县财政收入8亿元。", "2023-01-12")
    assert row.endswith("2022-01-01/2022-06-30")


def test_a_measure_word_is_no_part_of_a_name() -> None:
    rows = read("会议核准6件产业园区投资案。").metric_statements
    assert not [row for row in rows["subject"] if row and row.startswith("件")]


RATES = [
    pytest.param(
        "前三季度,长兴县、德清县的税收增速高于全市平均水平(3.8%),两县的民间投资增速不低于全国(1.9%)。",
        ["湖州市 | 税收 | growth | eq 3.8 %", "全国 | 民间投资 | growth | eq 1.9 %"],
        id="the rate of those compared with stands in brackets",
    ),
    pytest.param(
        "从前三季度GDP来看,长兴县的增速高出邻县一截,达到7.3%。",
        ["长兴县 | GDP | growth | eq 7.3 %"],
        id="the indicator stands two clauses before its rate",
    ),
    pytest.param(
        "上半年,长兴县规上工业增加值60亿元。其增速达到5.6%,而德清县2.5%的增速低于全市。",
        [
            "长兴县 | 规上工业增加值 | level | eq 6000000000 CNY",
            "长兴县 | 规上工业增加值 | growth | eq 5.6 %",
            "德清县 | 规上工业增加值 | growth | eq 2.5 %",
        ],
        id="a rate alone is of the indicator the paragraph told",
    ),
    pytest.param(
        "前两月,长兴县木业增加值增长11%,拉动全县工业增长0.8个百分点,占全县的15%。服务业带动GDP增长1.1个百分点。",
        [
            "长兴县 | 木业增加值 | growth | eq 11 %",
            "长兴县 | 木业增加值拉动全县工业增长 | growth | eq 0.8 pp",
            "长兴县 | 木业增加值 | share | eq 15 %",
            "长兴县 | 服务业带动GDP增长 | growth | eq 1.1 pp",
        ],
        id="what a trade adds to a larger growth",
    ),
    pytest.param(
        "前两月,长兴县网络零售额9亿元,比去年增长3.4个百分点。城镇化率达60%,增长1.2个百分点。",
        [
            "长兴县 | 网络零售额 | level | eq 900000000 CNY",
            "长兴县 | 网络零售额 | growth | eq 3.4 pp",
            "长兴县 | 城镇化率 | level | eq 60 %",
            "长兴县 | 城镇化率 | increment | eq 1.2 pp",
        ],
        id="points by which a sum grows",
    ),
]


@pytest.mark.parametrize(("text", "expected"), RATES)
def test_a_rate_finds_its_indicator(text: str, expected: list[str]) -> None:
    assert [row.rpartition(" | ")[0] for row in metrics_of(text)] == expected
