"""Lists and reports of progress in made-up news items: what is a member, where they stand, how far they are, since when.

The sentences are invented in the press's manner; the well-known firms in them did none of this.
"""

from __future__ import annotations

import pytest

from tests.extraction.news_rows import rows

NEWS = [
    pytest.param(
        "1至5月,嘉兴华岳集团年产24万吨铜箔项目已累计完成投资6.6亿元、楚川特钢45万吨线材项目完成投资2.8亿元。",
        ["嘉兴华岳集团|嘉兴市|building|-|-", "楚川特钢|嘉兴市|building|-|-"],
        id="money spent so far shows that they are under way: no sum, no day",
    ),
    pytest.param(
        "7月8日,嘉兴召开通报会。\n7月9日,记者在现场获悉,嘉兴新落户西门子、雀巢等企业。",
        ["西门子|嘉兴市|landed|2011-07-09|-", "雀巢|嘉兴市|landed|2011-07-09|-"],
        id="a day of its own",
    ),
    pytest.param(
        "7月8日,嘉兴召开通报会。记者在现场获悉,嘉兴签约博世、欧姆龙等项目26个。",
        ["博世|嘉兴市|signed|-|-", "欧姆龙|嘉兴市|signed|-|-"],
        id="where a reporter heard it is no ceremony",
    ),
    pytest.param(
        "海盐临港工业园区初具规模。目前,园区已入驻企业18家,它们是:海盐楚川特钢、海盐远大磨料科技等两家企业已投产,"
        "年产7万吨锰铁、年产3万吨磨切刀料等企业正在续建。",
        ["海盐楚川特钢|海盐临港工业园区|operating|-|-", "海盐远大磨料科技|海盐临港工业园区|operating|-|-"],
        id="the park the sentence has come to, and products that are no firms",
    ),
    pytest.param(
        "南湖区政府同上海航宇储能有限公司、成都锋川刀具有限公司签订投资协议。",
        ["上海航宇储能有限公司|南湖区|signed|-|-", "成都锋川刀具有限公司|南湖区|signed|-|-"],
        id="同 opens no registered name",
    ),
    pytest.param(
        "其中包括南湖经济开发区与香港新越集团签署的总投资3.2亿美元的热电项目、与楚川特钢签订的总投资6亿元的线材项目。",
        ["新越集团|南湖经济开发区|signed|-|3.2亿美元", "楚川特钢|南湖经济开发区|signed|-|6亿元"],
        id="to each deed its sum",
    ),
    pytest.param(
        "嘉兴今年用一场中建五局装配式建造总部奠基仪式的形式拉开了春季项目建设的序幕。",
        ["中建五局|嘉兴市|building|2011|-"],
        id="a builder's bureau, and the project's name ends before the verb",
    ),
    pytest.param(
        "浙北冷链物流园、ABB机电中心等建成投用。", ["ABB|嘉兴市|operating|-|-"], id="a park that is one of the projects"
    ),
    pytest.param(
        "海川重工齿轮产业园即将竣工。", ["海川重工|嘉兴市|building|-|-"], id="about to be finished is being built"
    ),
    pytest.param(
        "西门子投资30亿在嘉兴建厂,博世投资约4.5亿在海盐设厂。",
        ["西门子|嘉兴市|landed|-|30亿", "博世|海盐县|landed|-|4.5亿"],
        id="a sum without its 元",
    ),
    pytest.param(
        "嘉兴市政府与西门子、博世、雀巢等67户企业签订合作协议,西门子、欧姆龙等13户企业在嘉兴注册成立全资公司。",
        [
            "西门子|嘉兴市|signed|-|-",
            "博世|嘉兴市|signed|-|-",
            "雀巢|嘉兴市|signed|-|-",
            "西门子|嘉兴市|landed|-|-",
            "欧姆龙|嘉兴市|landed|-|-",
        ],
        id="signed with many, and come in part",
    ),
    pytest.param(
        "发布会上,嘉兴与博世、雀巢等5家创投机构签约,首批9个子基金落地。",
        ["博世|嘉兴市|signed|-|-", "雀巢|嘉兴市|signed|-|-"],
        id="what is counted is nobody's project",
    ),
    pytest.param(
        "位于嘉兴的中科恒锂新型铝基电池生产线项目加快建设。",
        ["中科恒锂|嘉兴市|building|-|-"],
        id="the firm ends where the thing begins",
    ),
    pytest.param("格力下一步要推动格力产业园成为区域制造基地。", [], id="what is to become something stands already"),
]


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_landings_of_lists(text: str, expected: list[str]) -> None:
    assert rows(text, "嘉兴招商快讯") == expected
