"""Reports of statistics bureaus: quarters, trades, comparisons and shares told in runs. The news items are made up."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of


def told(text: str) -> list[str]:
    """metric | measure | value unit | period, of an article of 2016-07-15."""
    rows = [line.split(" | ") for line in metrics_of(text, "2016-07-15")]
    return [f"{row[1]} | {row[2]} | {row[3].split(' ', 1)[1]} | {row[4]}" for row in rows]


HALF, FIRST, SECOND = "2016-01-01/2016-06-30", "2016-01-01/2016-03-31", "2016-04-01/2016-06-30"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "上半年,安徽省生产总值增长8.6%。分季度看,一季度同比增长8.5%,二季度增长8.7%。第一产业增加值897亿元。",
            [
                f"生产总值 | growth | 8.6 % | {HALF}",
                f"生产总值 | growth | 8.5 % | {FIRST}",
                f"生产总值 | growth | 8.7 % | {SECOND}",
                f"第一产业增加值 | level | 8.97e+10 CNY | {HALF}",
            ],
            id="quarter by quarter, and on with the half-year",
        ),
        pytest.param(
            "上半年,安徽省民间投资增长3.5%。其中,4月份增长1.8%,5月份增速加快至4.6%。",
            [
                f"民间投资 | growth | 3.5 % | {HALF}",
                "民间投资 | growth | 1.8 % | 2016-04-01/2016-04-30",
                "民间投资 | growth | 4.6 % | 2016-05-01/2016-05-31",
            ],
            id="month by month",
        ),
        pytest.param(
            "上半年,安徽省采矿业增加值增长0.1%,制造业增长9.9%。生猪出栏1459万头。",
            [
                f"采矿业增加值 | growth | 0.1 % | {HALF}",
                f"制造业增加值 | growth | 9.9 % | {HALF}",
                f"生猪出栏 | level | 14590000 头 | {HALF}",
            ],
            id="value added of the next trade",
        ),
        pytest.param(
            "上半年,安徽省新批外资项目19个,合同利用外资3亿美元,到位外资2亿美元,分别增长5.6%、下降8.9%和增长11.2%。",
            [
                f"新批外资项目 | increment | 19 个 | {HALF}",
                f"合同利用外资 | level | 300000000 USD | {HALF}",
                f"到位外资 | level | 200000000 USD | {HALF}",
                f"新批外资项目 | growth | 5.6 % | {HALF}",
                f"合同利用外资 | growth | -8.9 % | {HALF}",
                f"到位外资 | growth | 11.2 % | {HALF}",
            ],
            id="a run of rises and falls",
        ),
        pytest.param(
            "上半年,安徽省水果进口92万吨,货值61亿元,分别增长21.8%和27%。",
            [
                f"水果进口 | level | 920000 吨 | {HALF}",
                f"水果进口货值 | level | 6100000000 CNY | {HALF}",
                f"水果进口 | growth | 21.8 % | {HALF}",
                f"水果进口货值 | growth | 27 % | {HALF}",
            ],
            id="goods and their value",
        ),
        pytest.param(
            "上半年,安徽省航空产业和医药产业产值分别增长20%和12%,比全省快9和3个百分点,占工业产值比重分别为10%和32%。",
            [
                f"航空产业产值 | growth | 20 % | {HALF}",
                f"医药产业产值 | growth | 12 % | {HALF}",
                f"航空产业产值增速 | growth | 9 pp | {HALF}",
                f"医药产业产值增速 | growth | 3 pp | {HALF}",
                f"航空产业产值 | share | 10 % | {HALF}",
                f"医药产业产值 | share | 32 % | {HALF}",
            ],
            id="two trades compared and their shares",
        ),
    ],
)
def test_a_run_of_numbers_is_told_apart(text: str, expected: list[str]) -> None:
    assert told(text) == expected
