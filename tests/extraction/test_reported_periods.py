"""When a figure was true: ceremonies, openings, reports as a whole, what was added since new year. The news items are made up."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of, read, targets_of


def told(text: str) -> list[str]:
    """metric value: period, of an article of 2024-07-12."""
    rows = [line.split(" | ") for line in metrics_of(text, "2024-07-12")]
    return [f"{row[1]} {row[3].split(' ')[1]}: {row[4]}" for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "7月10日,安庆市举行三季度重大项目集中签约、开工活动,41个项目总投资263.4亿元。",
            ["项目 41: 2024-07-10/2024-07-10", "项目总投资 2.634e+10: 2024-07-10/2024-07-10"],
            id="the quarter in a ceremony's name",
        ),
        pytest.param(
            "安庆高新区管委会9日召开投资审议会,核准3家企业的投资案。",
            ["企业的投资案 3: 2024-07-09/2024-07-09"],
            id="what was approved on the day",
        ),
        pytest.param(
            "2019年至2022年,安庆市电商销售额从158亿元增长到325亿元。",
            ["电商销售额 1.58e+10: 2019-01-01/2019-12-31", "电商销售额 3.25e+10: 2022-01-01/2022-12-31"],
            id="each end of a change has its year",
        ),
        pytest.param(
            "安庆市今年预期增长7%左右。过去五年,全市粮食产量由200万吨增加到240万吨。",
            ["粮食产量 2000000: /2019-07-12", "粮食产量 2400000: /2024-07-12"],
            id="what lies behind ends a promise",
        ),
        pytest.param(
            "2014年,安庆市在当年就有30个争取贴息的技改项目获批开工。",
            ["获批开工技改项目 30: 2014-01-01/2014-12-31"],
            id="that year, and what the counted wanted is no promise",
        ),
        pytest.param(
            "2024年截至6月,安庆市预计实现销售52亿元。",
            ["销售 5200000000: /2024-06-30"],
            id="an estimate of months that are over",
        ),
        pytest.param(
            "2023年,安庆市数字经济实现增加值64亿元,按现价计算增长7.9%。",
            ["数字经济增加值 6400000000: 2023-01-01/2023-12-31", "数字经济增加值 7.9: 2023-01-01/2023-12-31"],
            id="how it was reckoned",
        ),
        pytest.param(
            "前11个月,安庆港完成吞吐量730万标箱。其中外贸箱389万标箱。",
            ["吞吐量 7300000: 2023-01-01/2023-11-30", "外贸箱 3890000: 2023-01-01/2023-11-30"],
            id="months still to come are last year's, in the sentences after too",
        ),
        pytest.param(
            "记者10日从安庆市商务局获悉,目前全市已核准外资企业82家。",
            ["核准外资企业 82: /2024-07-12"],
            id="the day it was told is not the day it was true",
        ),
        pytest.param(
            "2012年7月经国务院批准设立的安庆综合保税区,现有注册企业226家,封关面积4平方公里。",
            ["注册企业 226: /2024-07-12", "封关面积 4: /2024-07-12"],
            id="when a zone was set up",
        ),
        pytest.param(
            "截至6月底,安庆高新区集聚汽车零部件企业23家,比年初多了6家。",
            ["集聚汽车零部件企业 23: /2024-06-30", "集聚汽车零部件企业 6: 2024-01-01/2024-06-30"],
            id="more than at new year",
        ),
        pytest.param(
            "安庆市今年上半年实现地区生产总值1246亿元。1—6月,全市规上工业增加值增长8.1%。\n上半年,固定资产投资增长11.7%。\n"
            "项目建设提速。\n城镇居民人均可支配收入23871元,快递业务量1100万件。全市拥有企业3万家。",
            [
                "地区生产总值 1.246e+11: 2024-01-01/2024-06-30",
                "规上工业增加值 8.1: 2024-01-01/2024-06-30",
                "固定资产投资 11.7: 2024-01-01/2024-06-30",
                "城镇居民人均可支配收入 23871: 2024-01-01/2024-06-30",
                "快递业务量 11000000: 2024-01-01/2024-06-30",
                "企业 30000: /2024-07-12",
            ],
            id="flows of a report are of the months it reports on, stocks of today",
        ),
        pytest.param(
            "安庆市新材料产业园二期将于年底前竣工投产。全市累计认定高新技术企业62家。",
            ["认定高新技术企业 62: /2024-07-12"],
            id="a horizon ahead is no time of what was observed",
        ),
    ],
)
def test_a_figure_has_the_period_it_was_true_in(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "全市拥有光电企业28家,去年实现产值312亿元,同比增长24.5%。", ["光电企业产值", "光电企业产值"], id="firms"
        ),
        pytest.param("全市入驻企业120家,去年实现营业收入80亿元。", ["营业收入"], id="firms_of_no_trade"),
        pytest.param("全市拥有光电企业28家,园区去年实现营业收入80亿元。", ["营业收入"], id="the_park_itself"),
        pytest.param(
            "全市城镇居民人均可支配收入41890元,农村居民为19745元,分别增长5.4%和6.7%。",
            ["农村居民人均可支配收入", "城镇居民人均可支配收入", "农村居民人均可支配收入"],
            id="residents",
        ),
        pytest.param("全市航空产业产值85亿元,而2015年这一数字只有21亿元。", ["航空产业产值"], id="said_before"),
        pytest.param("全市出口45亿元,逆市增长12%,四季度当季增长13.5%。", ["出口", "出口"], id="against_the_market"),
        pytest.param("全市财政收入50.3亿元,首次跨过50亿元关口,增幅为28.9%。", ["财政收入", "财政收入"], id="threshold"),
    ],
)
def test_an_indicator_is_handed_on_in_its_sentence(text: str, expected: list[str]) -> None:
    metrics = [line.split(" | ")[1] for line in metrics_of("安庆市加快发展。" + text, "2024-07-12")]
    assert metrics[1:] == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        pytest.param("今年五一假期,安庆市接待游客314万人次。", "2024-05-01/2024-05-05", id="this_year"),
        pytest.param("“五一”小长假期间,安庆市接待游客314万人次。", "2024-05-01/2024-05-05", id="the_last_one"),
        pytest.param("2023年国庆黄金周,安庆市接待游客314万人次。", "2023-09-29/2023-10-06", id="of_a_year"),
        pytest.param("去年春节假期,安庆市接待游客314万人次。", "2023-01-21/2023-01-27", id="last_year"),
        pytest.param("去年国庆,安庆市接待游客314万人次。", "2023-09-29/2023-10-06", id="without_a_word_for_holiday"),
        pytest.param("国庆假期,安庆市接待游客314万人次。", "2023-09-29/2023-10-06", id="before_this_year's"),
    ],
)
def test_a_public_holiday_has_its_days(text: str, period: str) -> None:
    assert metrics_of(text, "2024-07-12")[0].split(" | ")[-1] == period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "全市可再生能源装机达12亿千瓦,其中风电装机3亿千瓦。", ["可再生能源装机", "风电装机"], id="part_of_the_same"
        ),
        pytest.param(
            "清洁能源完成投资占电源完成投资的92.8%。",
            ["清洁能源完成投资占电源完成投资"],
            id="share_of_what_was_invested",
        ),
        pytest.param(
            "民营经济贡献了全市70%的税收、80%以上的就业。", ["民营经济贡献的税收", "民营经济贡献的就业"], id="given"
        ),
        pytest.param("全市高考报名人数6万人。", ["高考报名人数"], id="a_verb_of_a_number"),
        pytest.param(
            "全市7个省重大实施项目仅有1个未开工。",
            ["省重大实施项目", "省重大实施项目"],
            id="between_adjective_and_noun",
        ),
        pytest.param(
            "石油行业完成投资35亿元,规上工业增加值增长7.4%。", ["石油行业完成投资", "规上工业增加值"], id="own_scope"
        ),
        pytest.param(
            "全市节水灌溉面积30万亩,粮食产量50万吨。", ["节水灌溉面积", "粮食产量"], id="watered_land_is_no_crop"
        ),
        pytest.param("新增装机47万千瓦,比上年同期多投产9万千瓦。", ["装机", "装机"], id="more_than_before"),
    ],
)
def test_an_indicator_is_read_whole(text: str, expected: list[str]) -> None:
    metrics = [line.split(" | ")[1] for line in metrics_of("安庆市加快发展。" + text, "2024-07-12")]
    assert [metric for metric in metrics if metric] == expected


def test_the_first_sign_of_a_word_is_no_part_of_the_year_before_it() -> None:
    assert metrics_of("2023年初步统计,安庆市粮食产量240万吨。", "2024-02-05") == [
        "安庆市 | 粮食产量 | level | eq 2400000 吨 | 2023-01-01/2023-12-31"
    ]


def test_what_is_promised_is_named_with_its_trade() -> None:
    assert targets_of("安庆市石油行业今年预计完成固定资产投资35亿元,全市生产总值计划增长12%。", "2024-02-05") == [
        "安庆市 | 石油行业固定资产投资 | level | eq 3500000000 CNY | 2024-12-31 commitment",
        "安庆市 | 生产总值 | growth | eq 12 % | 2024-12-31 outcome",
    ]


def test_what_is_told_of_a_holiday_is_of_its_days() -> None:
    rows = metrics_of("国庆假期,安庆市旅游升温。\n分地区看,桐城市接待游客31万人次,旅游收入4亿元。", "2024-10-09")
    assert [row.split(" | ")[-1] for row in rows] == ["2024-10-01/2024-10-07"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“十三五”末,桐乡市装备制造业总产值、利税总额年均增速分别为9%、8%。",
            [
                "桐乡市 | 装备制造业总产值 | growth | eq 9 % | 2016-01-01/2020-12-31",
                "桐乡市 | 装备制造业利税总额 | growth | eq 8 % | 2016-01-01/2020-12-31",
            ],
            id="trade said once",
        ),
        pytest.param(
            "“十三五”期末,桐乡市生产总值达到900亿元,年均增长7%。",
            [
                "桐乡市 | 生产总值 | level | eq 9e+10 CNY | /2020-12-31",
                "桐乡市 | 生产总值 | growth | eq 7 % | 2016-01-01/2020-12-31",
            ],
            id="state at the end",
        ),
        pytest.param(
            "2022年,桐乡市规上工业增加值、固定资产投资分别增长9%、8%。",
            [
                "桐乡市 | 规上工业增加值 | growth | eq 9 % | 2022-01-01/2022-12-31",
                "桐乡市 | 固定资产投资 | growth | eq 8 % | 2022-01-01/2022-12-31",
            ],
            id="of the place",
        ),
    ],
)
def test_a_mean_of_a_plan_is_of_its_five_years(text: str, expected: list[str]) -> None:
    assert metrics_of(text, "2023-05-10") == expected


def test_a_share_may_be_hedged_before_its_verb() -> None:
    assert metrics_of("2022年,桐乡市丝绸产量几乎占了全省的六成。", "2023-05-10") == [
        "桐乡市 | 丝绸产量占全省 | share | lt 60 % | 2022-01-01/2022-12-31"
    ]


def test_a_yearly_average_is_of_the_years_that_end_with_the_one_told() -> None:
    rows = metrics_of("2010年,安庆市生产总值达988亿元,五年年均增长13.6%。", "2011-03-11")
    assert [row.split(" | ")[-1] for row in rows] == ["2010-01-01/2010-12-31", "2006-01-01/2010-12-31"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "7月8日,安庆市召开农业工作会议。全市油茶种植面积常年稳定在20万亩以上,每年外销茶油3万吨以上。",
            ["油茶种植面积 200000: /2024-07-12", "外销茶油 30000: /2024-07-12"],
            id="what is so year by year is not of the day of a meeting",
        ),
        pytest.param(
            "7月8日,安庆市工业项目开工仪式举行。远舟生物、明芯光电二期等4个外资项目,合计总投资2.6亿美元。",
            ["外资项目 4: 2024-07-08/2024-07-08", "外资项目总投资 260000000: 2024-07-08/2024-07-08"],
            id="projects listed after the ceremony are of its day",
        ),
    ],
)
def test_a_days_figures_are_those_of_its_event(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_what_was_signed_in_all_was_signed_at_the_fair_of_the_headline() -> None:
    text = "7月8日,安庆市产业推介会在广州举行。\n记者获悉,全市共签约41个项目,其中桐城签约13个项目。"
    rows = read(text, "2024-07-12", "安庆市产业推介会在广州举行").metric_statements
    assert [str(row["period_start"]) for row in rows.iter_rows(named=True)] == ["2024-07-08"] * 2


def test_what_was_added_is_of_the_months_of_the_headline() -> None:
    rows = read("桐城新落地外资项目58个,现有外企300家。", "2024-07-12", "1—6月桐城市外资增长").metric_statements
    assert [str(row["period_start"]) for row in rows.iter_rows(named=True)] == ["2024-01-01", "None"]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        pytest.param("安庆市2022年国民经济和社会发展统计公报", 2022, id="the year of a communique"),
        pytest.param("安庆农业结构调整见成效", 2023, id="the last year that is over"),
    ],
)
def test_a_bare_year_of_what_is_observed_is_over(title: str, year: int) -> None:
    text = "安庆市全年粮食产量30万吨,比上年增加2万吨。年末耕地面积60万亩。出生率9.2‰,死亡率7.1‰。"
    rows = read(text, "2024-05-20", title).metric_statements.sort("span_start").iter_rows(named=True)
    periods = {row["metric"]: (str(row["period_start"] or ""), str(row["period_end"])) for row in rows}
    assert periods["粮食产量"] == (f"{year}-01-01", f"{year}-12-31")
    assert {periods[name] for name in ("耕地面积", "出生率", "死亡率")} == {("", f"{year}-12-31")}
