"""Figures and landings of ceremonies in made-up news items: the day of a signing holds for what later sentences list of it."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of
from tests.extraction.news_rows import rows

FIGURES = [
    pytest.param(
        "昨天上午,平湖经济技术开发区二季度重大项目集中开工仪式举行,21个项目同日开工,计划总投资168.7亿元,其中产业类项目15个。",
        "2018-05-19",
        [
            "平湖经济技术开发区 | 开工项目 | level | eq 21 个 | 2018-05-18/2018-05-18",
            "平湖经济技术开发区 | 开工项目计划总投资 | level | eq 1.687e+10 CNY | 2018-05-18/2018-05-18",
            "平湖经济技术开发区 | 产业类项目 | level | eq 15 个 | 2018-05-18/2018-05-18",
        ],
        id="a quarter in the ceremony's name",
    ),
    pytest.param(
        "3月31日,平湖经开区举行一季度招商项目集中签约仪式,16个项目现场签约。\n签约项目中,50亿元以上项目2个。其中,智能制造类项目1个。",
        "2022-04-02",
        [
            "平湖经开区 | 签约项目 | level | eq 16 个 | 2022-03-31/2022-03-31",
            "平湖经开区 | 50亿元以上项目 | level | eq 2 个 | 2022-03-31/2022-03-31",
            "平湖经开区 | 智能制造类项目 | level | eq 1 个 | 2022-03-31/2022-03-31",
        ],
        id="items of the ceremony, a paragraph later",
    ),
    pytest.param(
        "平湖经开区4月11日集中启动了年内第一批31个项目开工。\n据了解,园区配套还在完善。\n这次开工的31个项目总投资近158亿元。",
        "2022-04-14",
        [
            "平湖经开区 | 开工项目 | level | eq 31 个 | 2022-04-11/2022-04-11",
            "平湖经开区 | 开工项目 | level | eq 31 个 | 2022-04-11/2022-04-11",
            "平湖经开区 | 项目总投资 | level | lt 1.58e+10 CNY | 2022-04-11/2022-04-11",
        ],
        id="the day told a paragraph before",
    ),
    pytest.param(
        "今年1至5月,平湖市钢材产量196万吨;同期重点工程用钢需求却增长21%,供需缺口约150万吨。",
        "2022-09-18",
        [
            "平湖市 | 钢材产量 | level | eq 1960000 吨 | 2022-01-01/2022-05-31",
            "平湖市 | 重点工程用钢需求 | growth | eq 21 % | 2022-01-01/2022-05-31",
            "平湖市 | 供需缺口 | level | approx 1500000 吨 | 2022-01-01/2022-05-31",
        ],
        id="the same time",
    ),
    pytest.param(
        "今年1至5月,平湖市钢材产量196万吨,去年同期产量为180万吨。",
        "2022-09-18",
        [
            "平湖市 | 钢材产量 | level | eq 1960000 吨 | 2022-01-01/2022-05-31",
            "平湖市 | 钢材产量 | level | eq 1800000 吨 | 2021-01-01/2021-05-31",
        ],
        id="the year before is another",
    ),
    pytest.param(
        "预计2011年平湖市生产总值完成238亿元,是2006年的2.4倍,五年累计引进内资186亿元。",
        "2012-01-06",
        [
            "平湖市 | 生产总值 | level | eq 2.38e+10 CNY | 2011-01-01/2011-12-31",
            "平湖市 | 生产总值 | growth | eq 2.4 倍 | 2011-01-01/2011-12-31",
            "平湖市 | 引进内资 | level | eq 1.86e+10 CNY | 2007-01-01/2011-12-31",
        ],
        id="years added up",
    ),
    pytest.param(
        "一季度,平湖市用电量42亿千瓦时。新能源装机已达330万千瓦。",
        "2024-04-26",
        [
            "平湖市 | 用电量 | level | eq 4200000000 千瓦时 | 2024-01-01/2024-03-31",
            "平湖市 | 新能源装机 | level | eq 3300000 千瓦 | /2024-04-26",
        ],
        id="by now",
    ),
]


@pytest.mark.parametrize(("text", "published_on", "expected"), FIGURES)
def test_a_figure_has_the_time_that_its_article_told_of_it(text: str, published_on: str, expected: list[str]) -> None:
    assert metrics_of(text, published_on) == expected


LANDINGS = [
    pytest.param(
        "7月20日,嘉善经济开发区举行招商项目签约仪式,9个项目现场签约。其中,博世投资15亿元建设传感器项目。",
        ["博世|嘉善经济开发区|signed|2011-07-20|15亿元"],
        id="items of a signing",
    ),
    pytest.param(
        "7月20日,嘉善经济开发区5个项目集中开工,总投资28.5亿元。其中,西门子的航空装备产业园计划投资12亿元,2013年建成投产。",
        ["西门子|嘉善经济开发区|building|2011-07-20|12亿元"],
        id="begun that day",
    ),
    pytest.param(
        "7月20日,嘉善经济开发区9个项目现场签约。其中,博世投资15亿元的传感器项目已经动工。",
        ["博世|嘉善经济开发区|building|2011-07-20|15亿元"],
        id="works under way keep their stage",
    ),
    pytest.param(
        "7月19日,嘉善县举行重大项目集中开工仪式。在平湖市,西门子配件厂当天竣工投产。",
        ["西门子|平湖市|operating|2011-07-19|-"],
        id="the same day",
    ),
    pytest.param(
        "截至6月底,嘉善家具产业园入驻企业176家。博世、西门子先后入园。",
        ["博世|嘉善家具产业园|landed|-|-", "西门子|嘉善家具产业园|landed|-|-"],
        id="the park of the sentence before",
    ),
    pytest.param(
        "近三年,嘉善经济开发区先后引来博世、西门子等企业23家,其中博世的中央厨房项目投资8亿元,上月刚刚奠基。",
        ["西门子|嘉善经济开发区|landed|-|-", "博世|嘉善经济开发区|building|2011-06|8亿元"],
        id="the park the sentence opens with",
    ),
    pytest.param(
        "博世、西门子、施耐德3家企业签下5个项目的框架协议。",
        ["博世|嘉善县|signed|-|-", "西门子|嘉善县|signed|-|-", "施耐德|嘉善县|signed|-|-"],
        id="with whom goes without saying",
    ),
    pytest.param(
        "2010年,深创投把中南总部放在嘉善县。",
        ["深创投|嘉善县|landed|2010|-"],
        id="headquarters put somewhere",
    ),
    pytest.param(
        "楚川药业拟在嘉善县建设配方颗粒基地。",
        ["楚川药业|嘉善县|planned|-|-"],
        id="a trade name at a building site",
    ),
    pytest.param(
        "楚川科技同日签约,将在嘉善县设立华中总部。",
        ["楚川科技|嘉善县|signed|-|-"],
        id="a trade name that signs",
    ),
]


@pytest.mark.parametrize(("text", "expected"), LANDINGS)
def test_a_landing_has_the_stage_day_and_park_that_its_article_told_of_it(text: str, expected: list[str]) -> None:
    assert rows(text, "嘉善县重大项目") == expected
