"""Nouns that stand neither right before nor right after their number, in made-up sentences: put first, shared by a list, split in two."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of, reasons_of, targets_of

TOLD = [
    pytest.param(
        "这样的标准化厂房,衡阳市已建成20个。",
        ["衡阳市 | 建成标准化厂房 | level | eq 20 个"],
        id="the thing stands in the clause before its verb",
    ),
    pytest.param(
        "目前,衡阳市实施3个亿元级、8个五千万以上技改工业项目。",
        ["衡阳市 | 亿元级技改工业项目 | level | eq 3 个", "衡阳市 | 五千万以上技改工业项目 | level | eq 8 个"],
        id="the noun of the last is that of the grades before",
    ),
    pytest.param(
        "民营经济增加值在衡阳市生产总值中所占的比重达到62%。",
        ["衡阳市 | 民营经济增加值占衡阳市生产总值的比重 | share | eq 62 %"],
        id="a share told around its whole",
    ),
    pytest.param(
        "衡阳市外贸向好。来自欧盟、东盟等经济体的进口分别增长9.2%、8.9%。",
        ["衡阳市 | 来自欧盟经济体的进口 | growth | eq 9.2 %", "衡阳市 | 来自东盟经济体的进口 | growth | eq 8.9 %"],
        id="where goods come from is no subject",
    ),
    pytest.param(
        "衡阳市有58家已在港上市企业,5家拟上市企业,建成3个乘用车生产基地。",
        [
            "衡阳市 | 已在港上市企业 | level | eq 58 家",
            "衡阳市 | 拟上市企业 | level | eq 5 家",
            "衡阳市 | 乘用车生产基地 | level | eq 3 个",
        ],
        id="what firms are about to do says which are counted",
    ),
    pytest.param(
        "湖南第二大市、地处湘南的衡阳生产总值为4100亿元。",
        ["衡阳市 | 生产总值 | level | eq 4.1e+11 CNY"],
        id="the city that lies there",
    ),
    pytest.param(
        "衡阳市粗钢产量下降5.2%,降幅比上月扩大1.3个百分点。",
        ["衡阳市 | 粗钢产量 | growth | eq -5.2 %", "衡阳市 | 粗钢产量降幅 | increment | eq 1.3 pp"],
        id="how much deeper it fell",
    ),
    pytest.param(
        "衡阳市每8户中有1户办民宿,再过半个月新站启用,各地29个省份都有车来,衡阳市年客流达300万人次。",
        ["衡阳市 | 年客流 | level | eq 3000000 人次"],
        id="a ratio of people, half a month, all provinces",
    ),
    pytest.param(
        "全面完成工业园区改造,衡阳市工业投资增长12%。",
        ["衡阳市 | 工业投资 | growth | eq 12 %"],
        id="a clause that ends like a park's name",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_the_noun_is_found_where_it_stands(text: str, expected: list[str]) -> None:
    assert [row.rpartition(" | ")[0] for row in metrics_of(text)] == expected
    assert targets_of(text) == []


def test_what_is_to_be_done_with_the_thing_put_first_is_promised() -> None:
    assert targets_of("类似的老街“微更新”项目,衡阳市今年将实施30多个,总投资近百亿元。") == [
        "衡阳市 | 实施老街“微更新”项目 | level | ge 30 个 | 2023-12-31 outcome",
        "衡阳市 | 实施老街“微更新”项目总投资 | level | lt 1e+10 CNY | 2023-12-31 commitment",
    ]


def test_what_a_number_is_likened_to_is_no_figure() -> None:
    assert reasons_of("衡阳市改造的面积相当于80个足球场。") == {"80个": "loose_comparison"}


def test_a_firm_that_may_be_any_is_no_subject_of_a_figure() -> None:
    assert reasons_of("衡阳市一家纺织厂完成销售额2亿元。")["2亿元"] == "never_an_indicator"


def test_a_district_is_not_called_after_what_is_new_in_it() -> None:
    assert metrics_of("衡阳市新增农村光伏装机6万千瓦。")[0].startswith(
        "衡阳市 | 农村光伏装机 | increment | eq 60000 千瓦"
    )
