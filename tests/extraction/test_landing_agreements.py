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
        ["骏朗科技|嘉兴经开区|landed|-|-"],
        id="of 签约 and 入驻 the further stage",
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
    pytest.param(
        "晟骏机电、瑞朔科技、骏朗医药等9家企业,分别与嘉兴市招商局、嘉睿投资等单位签约。",
        ["晟骏机电|嘉兴市|signed|-|-", "瑞朔科技|嘉兴市|signed|-|-", "骏朗医药|嘉兴市|signed|-|-"],
        id="a list signs, its partners do not come",
    ),
    pytest.param(
        "投资4亿元的骏朗医药原料药基地、投资3亿元的云梭染整、投资1亿元的西门子电机工厂等7个总投资12亿元项目落户嘉兴。",
        ["骏朗医药|嘉兴市|landed|-|4亿元", "云梭染整|嘉兴市|landed|-|3亿元", "西门子|嘉兴市|landed|-|1亿元"],
        id="each project of a list behind its sum",
    ),
    pytest.param(
        "嘉兴与多家企业签署合作协议,涉及西门子电机工厂、晟骏机电转子基地等8个项目。",
        ["西门子|嘉兴市|signed|-|-", "晟骏机电|嘉兴市|signed|-|-"],
        id="what an agreement is about",
    ),
    pytest.param(
        "全年签约12家,骏朗华东总部、瑞朔科技华东总部等多个项目即将落地嘉兴。",
        ["骏朗|嘉兴市|planned|2011|-", "瑞朔科技|嘉兴市|planned|2011|-"],
        id="a seat is no part of its firm's name",
    ),
    pytest.param(
        "嘉兴已集聚包括瑞朔科技、云梭谷、晟骏机电等一批企业。",
        ["瑞朔科技|嘉兴市|landed|-|-", "云梭谷|嘉兴市|landed|-|-", "晟骏机电|嘉兴市|landed|-|-"],
        id="what leads into a list is no name",
    ),
    pytest.param(
        "山西和骏光电有限公司做镜片。从今年3月份正式入驻嘉兴经开区以来,订单不断。",
        ["山西和骏光电有限公司|嘉兴经开区|landed|2011-03|-"],
        id="since it moved in: the firm is told before",
    ),
    pytest.param(
        "嘉兴工业项目奠基仪式7月8日举行。西门子绿能科技、中核浙泵、瑞朔科技二期等9个项目,合计总投资23亿元。",
        [
            "西门子绿能科技|嘉兴市|building|2011-07-08|-",
            "中核浙泵|嘉兴市|building|2011-07-08|-",
            "瑞朔科技|嘉兴市|building|2011-07-08|-",
        ],
        id="a list of a ceremony, summed up; names in two parts",
    ),
    pytest.param(
        "2009年7月8日,西门子投资5亿元的电机产能扩建项目落户嘉兴。2011年6月,西门子电池产能扩建项目在嘉兴经开区奠基。",
        ["西门子|嘉兴市|landed|2009-07-08|5亿元", "西门子|嘉兴经开区|building|2011-06|-"],
        id="projects of different years are two",
    ),
    pytest.param(
        "西门子在平湖市的新车间筹备动工。春节前,西门子与当地政府签署协议,新建电池工厂。",
        ["西门子|平湖市|planned|-|-", "西门子|平湖市|signed|-|-"],
        id="the local side is that of the sentence before",
    ),
]


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_agreements_and_ceremonies(text: str, expected: list[str]) -> None:
    assert rows(text, "嘉兴要闻") == expected
