"""Observed figures of made-up sentences: subject, indicator, measure, value and period, through the real pipeline and seeds."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of, targets_of

OBSERVED = [
    pytest.param(
        "2022年,平阳县实现地区生产总值612.4亿元。",
        "2023-08-10",
        [
            "平阳县 | 地区生产总值 | level | eq 6.124e+10 CNY | 2022-01-01/2022-12-31",
        ],
        id="level_after_verb",
    ),
    pytest.param(
        "2022年,平阳县完成规上工业增加值158亿元,同比增长7.9%。",
        "2023-08-10",
        [
            "平阳县 | 规上工业增加值 | level | eq 1.58e+10 CNY | 2022-01-01/2022-12-31",
            "平阳县 | 规上工业增加值 | growth | eq 7.9 % | 2022-01-01/2022-12-31",
        ],
        id="level_and_growth",
    ),
    pytest.param(
        "上半年,宜兴市高新技术产业实现产值903亿元,同比增长11.2%,占规上工业总产值比重达52.6%。",
        "2023-08-10",
        [
            "宜兴市 | 高新技术产业产值 | level | eq 9.03e+10 CNY | 2023-01-01/2023-06-30",
            "宜兴市 | 高新技术产业产值 | growth | eq 11.2 % | 2023-01-01/2023-06-30",
            "宜兴市 | 高新技术产业产值 | share | eq 52.6 % | 2023-01-01/2023-06-30",
        ],
        id="three_measures",
    ),
    pytest.param(
        "一季度,桐乡市外贸出口118亿元,同比下降4.6%。",
        "2023-08-10",
        [
            "桐乡市 | 外贸出口 | level | eq 1.18e+10 CNY | 2023-01-01/2023-03-31",
            "桐乡市 | 外贸出口 | growth | eq -4.6 % | 2023-01-01/2023-03-31",
        ],
        id="fall",
    ),
    pytest.param(
        "目前,涡阳县拥有高新技术企业146家。",
        "2023-08-10",
        [
            "涡阳县 | 高新技术企业 | level | eq 146 家 | /2023-08-10",
        ],
        id="as_of_now",
    ),
    pytest.param(
        "截至6月底,柳城县在建重大项目43个。",
        "2023-08-10",
        [
            "柳城县 | 在建重大项目 | level | eq 43 个 | /2023-06-30",
        ],
        id="as_of_day",
    ),
    pytest.param(
        "今年上半年,平阳县新增省级专精特新企业21家。",
        "2023-08-10",
        [
            "平阳县 | 省级专精特新企业 | increment | eq 21 家 | 2023-01-01/2023-06-30",
        ],
        id="increment_new",
    ),
    pytest.param(
        "今年以来,南岸区新签约项目37个,总投资286亿元。",
        "2023-08-10",
        [
            "南岸区 | 新签约项目 | increment | eq 37 个 | 2023-01-01/2023-08-10",
            "南岸区 | 新签约项目总投资 | level | eq 2.86e+10 CNY | 2023-01-01/2023-08-10",
        ],
        id="new_kept",
    ),
    pytest.param(
        "1至7月,宜兴市新设经营主体1.3万户。",
        "2023-08-10",
        [
            "宜兴市 | 新设经营主体 | increment | eq 13000 户 | 2023-01-01/2023-07-31",
        ],
        id="things_before_number",
    ),
    pytest.param(
        "目前,桐乡市有62家企业建成数字化车间。",
        "2023-08-10",
        [
            "桐乡市 | 建成数字化车间的企业 | level | eq 62 家 | /2023-08-10",
        ],
        id="things_after_number",
    ),
    pytest.param(
        "去年,涡阳县争取到3.6亿元专项债券。",
        "2023-08-10",
        [
            "涡阳县 | 专项债券 | level | eq 360000000 CNY | 2022-01-01/2022-12-31",
        ],
        id="noun_after_money",
    ),
    pytest.param(
        "目前,平阳县从业人员约8.6万人。",
        "2023-08-10",
        [
            "平阳县 | 从业人员 | level | approx 86000 人 | /2023-08-10",
        ],
        id="approx",
    ),
    pytest.param(
        "截至去年底,宜兴市市场主体突破21万户。",
        "2023-08-10",
        [
            "宜兴市 | 市场主体 | level | ge 210000 户 | /2022-12-31",
        ],
        id="at_least",
    ),
    pytest.param(
        "目前,南岸区闲置厂房不足12万平方米。",
        "2023-08-10",
        [
            "南岸区 | 闲置厂房 | level | lt 120000 平方米 | /2023-08-10",
        ],
        id="less_than",
    ),
    pytest.param(
        "上半年,桐乡市一般公共预算收入、税收收入分别为74.2亿元、63.5亿元,同比分别增长6.1%、7.4%。",
        "2023-08-10",
        [
            "桐乡市 | 一般公共预算收入 | level | eq 7420000000 CNY | 2023-01-01/2023-06-30",
            "桐乡市 | 税收收入 | level | eq 6350000000 CNY | 2023-01-01/2023-06-30",
            "桐乡市 | 一般公共预算收入 | growth | eq 6.1 % | 2023-01-01/2023-06-30",
            "桐乡市 | 税收收入 | growth | eq 7.4 % | 2023-01-01/2023-06-30",
        ],
        id="list_with_respectively",
    ),
    pytest.param(
        "上半年,涡阳县工业用电量和货运量均增长9.3%。",
        "2023-08-10",
        [
            "涡阳县 | 工业用电量 | growth | eq 9.3 % | 2023-01-01/2023-06-30",
            "涡阳县 | 货运量 | growth | eq 9.3 % | 2023-01-01/2023-06-30",
        ],
        id="list_same_growth",
    ),
    pytest.param(
        "上半年,平阳县工业增加值增长8.8%,其中规上企业增长9.6%。",
        "2023-08-10",
        [
            "平阳县 | 工业增加值 | growth | eq 8.8 % | 2023-01-01/2023-06-30",
            "平阳县 | 规上企业工业增加值 | growth | eq 9.6 % | 2023-01-01/2023-06-30",
        ],
        id="part_of_total",
    ),
    pytest.param(
        "2022年,南岸区数字经济核心产业增加值占地区生产总值比重为9.8%。",
        "2023-08-10",
        [
            "南岸区 | 数字经济核心产业增加值占地区生产总值比重 | share | eq 9.8 % | 2022-01-01/2022-12-31",
        ],
        id="with_share_of_city",
    ),
    pytest.param(
        "2022年,南岸区共有科技企业1200家,其中民营企业占62%。",
        "2023-01-12",
        [
            "南岸区 | 科技企业 | level | eq 1200 家 | 2022-01-01/2022-12-31",
            "南岸区 | 民营企业占比 | share | eq 62 % | 2022-01-01/2022-12-31",
        ],
        id="share_of_what_was_told_before",
    ),
    pytest.param(
        "2022年,宜兴市服务业占比提高1.7个百分点。",
        "2023-08-10",
        [
            "宜兴市 | 服务业占比 | increment | eq 1.7 pp | 2022-01-01/2022-12-31",
        ],
        id="share_changes",
    ),
    pytest.param(
        "上半年,桐乡市固定资产投资增长10.4%,高于全省3.2个百分点。",
        "2023-08-10",
        [
            "桐乡市 | 固定资产投资 | growth | eq 10.4 % | 2023-01-01/2023-06-30",
            "桐乡市 | 固定资产投资增速高于全省 | growth | eq 3.2 pp | 2023-01-01/2023-06-30",
        ],
        id="growth_above_province",
    ),
    pytest.param(
        "上半年,桐乡市固定资产投资增长10.4%,分别高于全国、全省6.6个和3.2个百分点。",
        "2023-08-10",
        [
            "桐乡市 | 固定资产投资 | growth | eq 10.4 % | 2023-01-01/2023-06-30",
            "桐乡市 | 固定资产投资增速 | growth | eq 6.6 pp | 2023-01-01/2023-06-30",
            "桐乡市 | 固定资产投资增速 | growth | eq 3.2 pp | 2023-01-01/2023-06-30",
        ],
        id="growth_above_two",
    ),
    pytest.param(
        "前7个月,柳城县招商到位资金41.8亿元,完成年度目标的69.7%。",
        "2023-08-10",
        [
            "柳城县 | 招商到位资金 | level | eq 4180000000 CNY | 2023-01-01/2023-07-31",
            "柳城县 | 招商到位资金完成年度目标 | level | eq 69.7 % | 2023-01-01/2023-07-31",
        ],
        id="plan_met",
    ),
    pytest.param(
        "前7个月,柳城县完成税收8.2亿元,完成年任务12亿元的68.3%。",
        "2023-08-10",
        [
            "柳城县 | 税收 | level | eq 820000000 CNY | 2023-01-01/2023-07-31",
            "柳城县 | 税收完成年任务 | level | eq 68.3 % | 2023-01-01/2023-07-31",
        ],
        id="plan_met_with_value",
    ),
    pytest.param(
        "自2018年挂牌以来,宜兴环保科技工业园累计引进企业520家。",
        "2023-08-10",
        [
            "宜兴环保科技工业园 | 引进企业 | level | eq 520 家 | 2018-01-01/2023-08-10",
        ],
        id="since_cumulated",
    ),
    pytest.param(
        "自2018年以来,桐乡市入驻企业已达310家。",
        "2023-08-10",
        [
            "桐乡市 | 入驻企业 | level | eq 310 家 | /2023-08-10",
        ],
        id="stock_since",
    ),
]


@pytest.mark.parametrize(("text", "published_on", "expected"), OBSERVED)
def test_an_observed_figure_is_read_with_its_parts(text: str, published_on: str, expected: list[str]) -> None:
    assert metrics_of(text, published_on) == expected
    assert targets_of(text, published_on) == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        pytest.param("平阳县一季度完成投资31亿元。", "2023-01-01/2023-03-31", id="quarter"),
        pytest.param("平阳县上半年完成投资61亿元。", "2023-01-01/2023-06-30", id="half"),
        pytest.param("平阳县前7个月完成投资72亿元。", "2023-01-01/2023-07-31", id="first_months"),
        pytest.param("平阳县去年完成投资118亿元。", "2022-01-01/2022-12-31", id="last_year"),
        pytest.param("今年以来,平阳县完成投资78亿元。", "2023-01-01/2023-08-10", id="this_year_so_far"),
        pytest.param("“十三五”期间,平阳县完成投资460亿元。", "2016-01-01/2020-12-31", id="plan"),
        pytest.param("自2020年10月以来,平阳县累计完成投资190亿元。", "2020-10-01/2023-08-10", id="since"),
        pytest.param("截至2022年底,平阳县高新技术企业达188家。", "/2022-12-31", id="as_of_year_end"),
        pytest.param("截至7月底,平阳县今年累计完成投资72亿元。", "2023-01-01/2023-07-31", id="this_year_until_told"),
        pytest.param("平阳县2021年全年完成投资96亿元。", "2021-01-01/2021-12-31", id="all_of_a_year"),
        pytest.param("平阳县高新技术企业达203家。", "/2023-08-10", id="no_time_said"),
    ],
)
def test_the_time_of_a_sentence_becomes_a_period(text: str, period: str) -> None:
    assert [row.rpartition(" | ")[2] for row in metrics_of(text)] == [period]


def test_a_paragraph_hands_its_time_to_the_rates_that_follow() -> None:
    rows = metrics_of("上半年,平阳县实现工业产值210亿元。工业投资增长9.1%。")
    assert rows[1] == "平阳县 | 工业投资 | growth | eq 9.1 % | 2023-01-01/2023-06-30"


def test_a_stock_without_a_time_is_as_of_the_articles_day_whatever_was_said_before() -> None:
    rows = metrics_of("上半年,平阳县实现工业产值210亿元。高新技术企业达188家。")
    assert rows[1] == "平阳县 | 高新技术企业 | level | eq 188 家 | /2023-08-10"


def test_the_whole_year_a_rate_is_compared_with_is_not_its_time() -> None:
    rows = metrics_of("上半年,平阳县工业产值增长9.1%,比去年全年加快0.6个百分点。其中,工业投资增长5.6%。")
    assert [row.rpartition(" | ")[2] for row in rows] == ["2023-01-01/2023-06-30"] * 3
