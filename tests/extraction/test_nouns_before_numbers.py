"""What made-up sentences measure, where comparisons, prices and lists stand between a noun and its number."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of

NOUNS = [
    pytest.param(
        "上半年,平湖市规上工业增加值增长19.8%,对全市工业增长的贡献率达31.5%。",
        "2022-09-18",
        [
            "平湖市 | 规上工业增加值 | growth | eq 19.8 % | 2022-01-01/2022-06-30",
            "平湖市 | 对全市工业增长的贡献率 | level | eq 31.5 % | 2022-01-01/2022-06-30",
        ],
        id="whose growth a contribution is to",
    ),
    pytest.param(
        "1至8月,平湖市水产品出口均价为每吨4540美元,上涨12.2%。",
        "2022-09-18",
        [
            "平湖市 | 水产品出口均价 | level | eq 4540 USD | 2022-01-01/2022-08-31",
            "平湖市 | 水产品出口均价 | growth | eq 12.2 % | 2022-01-01/2022-08-31",
        ],
        id="a price per ton",
    ),
    pytest.param(
        "1至8月,平湖市出口水产品32.6万吨,货值14.8亿美元,与去年同期相比分别增长5.1%和17.9%。",
        "2022-09-18",
        [
            "平湖市 | 出口水产品 | level | eq 326000 吨 | 2022-01-01/2022-08-31",
            "平湖市 | 出口水产品货值 | level | eq 1480000000 USD | 2022-01-01/2022-08-31",
            "平湖市 | 出口水产品 | growth | eq 5.1 % | 2022-01-01/2022-08-31",
            "平湖市 | 出口水产品货值 | growth | eq 17.9 % | 2022-01-01/2022-08-31",
        ],
        id="compared with a year ago, shared out",
    ),
    pytest.param(
        "截至8月底,平湖经开区实有外资企业5280家,较开发区成立时增加664家。",
        "2022-09-18",
        [
            "平湖经开区 | 实有外资企业 | level | eq 5280 家 | /2022-08-31",
            "平湖经开区 | 实有外资企业 | increment | eq 664 家 | /2022-08-31",
        ],
        id="compared with when the zone began",
    ),
    pytest.param(
        "上半年,平湖市货物出口下跌15.3%,服务输出则上升22.8%。",
        "2022-09-18",
        [
            "平湖市 | 货物出口 | growth | eq -15.3 % | 2022-01-01/2022-06-30",
            "平湖市 | 服务输出 | growth | eq 22.8 % | 2022-01-01/2022-06-30",
        ],
        id="a verb that is a noun",
    ),
    pytest.param(
        "2021年,平湖市规上医药企业发展到38家,摊位由2000年的3000个发展到8600个。",
        "2022-09-18",
        [
            "平湖市 | 规上医药企业 | level | eq 38 家 | 2021-01-01/2021-12-31",
            "平湖市 | 摊位 | level | eq 3000 个 | 2000-01-01/2000-12-31",
            "平湖市 | 摊位 | level | eq 8600 个 | 2021-01-01/2021-12-31",
        ],
        id="grown to",
    ),
    pytest.param(
        "今年平湖市已签约亿元以上项目27个,总额达305.9亿元。",
        "2022-09-18",
        [
            "平湖市 | 签约亿元以上项目 | level | eq 27 个 | 2022-01-01/2022-09-18",
            "平湖市 | 签约亿元以上项目总额 | level | eq 3.059e+10 CNY | 2022-01-01/2022-09-18",
        ],
        id="the total of counted projects",
    ),
    pytest.param(
        "平湖市设立规模5亿元的产业基金,首期1.5亿元已经到位。",
        "2022-09-18",
        [
            "平湖市 | 产业基金规模 | level | eq 500000000 CNY | /2022-09-18",
            "平湖市 | 产业基金首期 | level | eq 150000000 CNY | /2022-09-18",
        ],
        id="the first part of a fund",
    ),
    pytest.param(
        "平湖市设立总规模5亿元的产业基金,首期1.5亿元已经到位。",
        "2022-09-18",
        [
            "平湖市 | 产业基金总规模 | level | eq 500000000 CNY | /2022-09-18",
            "平湖市 | 产业基金首期 | level | eq 150000000 CNY | /2022-09-18",
        ],
        id="the first part of a fund told in total",
    ),
    pytest.param(
        "上半年,浙江省进出口2190亿元,平湖综保区一家就达1953亿元。",
        "2022-09-18",
        [
            "浙江省 | 进出口 | level | eq 2.19e+11 CNY | 2022-01-01/2022-06-30",
            "平湖综保区 | 进出口 | level | eq 1.953e+11 CNY | 2022-01-01/2022-06-30",
        ],
        id="one zone alone",
    ),
    pytest.param(
        "上半年,平湖、海宁、桐乡分别完成工业增加值48.2亿元、25.7亿元和18.9亿元,同比增长22.6%、18.4%和24.1%。",
        "2022-09-18",
        [
            "平湖市 | 工业增加值 | level | eq 4820000000 CNY | 2022-01-01/2022-06-30",
            "海宁市 | 工业增加值 | level | eq 2570000000 CNY | 2022-01-01/2022-06-30",
            "桐乡市 | 工业增加值 | level | eq 1890000000 CNY | 2022-01-01/2022-06-30",
            "平湖市 | 工业增加值 | growth | eq 22.6 % | 2022-01-01/2022-06-30",
            "海宁市 | 工业增加值 | growth | eq 18.4 % | 2022-01-01/2022-06-30",
            "桐乡市 | 工业增加值 | growth | eq 24.1 % | 2022-01-01/2022-06-30",
        ],
        id="growth shared out to the places of the line before",
    ),
    pytest.param(
        "一季度,平湖市规上工业增加值增长8.4%,电子信息、航空、锂电新能源产业分别增长14.9%、21.3%和11.7%。",
        "2022-05-18",
        [
            "平湖市 | 规上工业增加值 | growth | eq 8.4 % | 2022-01-01/2022-03-31",
            "平湖市 | 电子信息产业增加值 | growth | eq 14.9 % | 2022-01-01/2022-03-31",
            "平湖市 | 航空产业增加值 | growth | eq 21.3 % | 2022-01-01/2022-03-31",
            "平湖市 | 锂电新能源产业增加值 | growth | eq 11.7 % | 2022-01-01/2022-03-31",
        ],
        id="trades whose value added grows",
    ),
    pytest.param(
        "平湖市台资企业产值占全市的四成二。",
        "2022-05-18",
        ["平湖市 | 台资企业产值占全市 | share | eq 42 % | /2022-05-18"],
        id="tenths and hundredths",
    ),
    pytest.param(
        "平湖市一场推介会就引进资金31个亿。",
        "2022-05-18",
        ["平湖市 | 引进资金 | level | eq 3100000000 CNY | /2022-05-18"],
        id="a sum as it is spoken",
    ),
    pytest.param(
        "平湖市民营经济占规上工业增加值的比重仍高达93.4%。",
        "2022-05-18",
        ["平湖市 | 民营经济占规上工业增加值的比重 | share | eq 93.4 % | /2022-05-18"],
        id="still",
    ),
]


@pytest.mark.parametrize(("text", "published_on", "expected"), NOUNS)
def test_the_noun_is_found_past_what_stands_between(text: str, published_on: str, expected: list[str]) -> None:
    assert metrics_of(text, published_on) == expected
