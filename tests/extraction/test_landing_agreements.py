"""What agreements, ceremonies and lists of projects say of the landings they hold: how far they are, and on which day."""

from __future__ import annotations

import pytest

from tests.extraction.news_rows import rows

NEWS = [
    pytest.param(
        "7月8日,西门子与嘉兴市政府签约,投资2亿元建设电机工厂。",
        ["西门子|嘉兴市|signed|2011-07-08|2亿元"],
        id="what is to be built was signed",
    ),
    pytest.param(
        "7月8日,西门子与嘉兴市政府签约,其电机工厂已开工建设。",
        ["西门子|嘉兴市|building|2011-07-08|-"],
        id="unless it has begun",
    ),
    pytest.param(
        "骏朗科技等11家机构集体签约入驻嘉兴经开区。",
        ["骏朗科技|嘉兴经开区|signed|-|-"],
        id="signed to move in",
    ),
    pytest.param(
        "西门子电机工厂5月在嘉兴开工,明年8月试产。",
        ["西门子|嘉兴市|building|2011-05|-"],
        id="what is dated ahead is planned",
    ),
    pytest.param(
        "7月18日,嘉兴举行项目集中签约仪式,32个项目集中签约。其中,晟骏机电迁建项目计划总投资1.8亿元,占地60亩。",
        ["晟骏机电|嘉兴市|signed|2011-07-18|1.8亿元"],
        id="an item of a ceremony needs no verb",
    ),
    pytest.param(
        "嘉兴7月集中开工的项目为晟骏机电转子项目、瑞朔科技薄膜项目。",
        ["晟骏机电|嘉兴市|building|2011-07|-", "瑞朔科技|嘉兴市|building|2011-07|-"],
        id="a list behind 开工的项目为",
    ),
    pytest.param(
        "广西经贸交流会昨日在嘉兴举行,现场签约项目18个。\n去年嘉兴利用外资3亿元。\n在当日签约的项目中,西门子计划在嘉兴投资2亿元建设电机工厂。",
        ["西门子|嘉兴市|signed|2011-07-20|2亿元"],
        id="当日 is the day of the event told before",
    ),
    pytest.param(
        "骏朗集团旗下的晟骏机电落户嘉兴经开区。",
        ["晟骏机电|嘉兴经开区|landed|-|-"],
        id="the owner does not come",
    ),
    pytest.param(
        "晟骏影业的虚拟拍摄棚6月在嘉兴投用。",
        ["晟骏影业|嘉兴市|operating|2011-06|-"],
        id="what a firm opens is its own, whatever it is called",
    ),
    pytest.param(
        "嘉兴要闻。晟骏塑胶2月份开工建设。",
        ["晟骏塑胶|嘉兴市|building|2011-02|-"],
        id="a firm that breaks ground",
    ),
    pytest.param(
        "西门子与骏朗医药合资的原料药基地选址嘉兴,总投资1.2亿欧元。",
        ["西门子|嘉兴市|planned|-|1.2亿欧元", "骏朗医药|嘉兴市|planned|-|1.2亿欧元"],
        id="one project of two",
    ),
]


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_agreements_and_ceremonies(text: str, expected: list[str]) -> None:
    assert rows(text, "嘉兴要闻") == expected
