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
        "近日,楚川特钢、西门子、博世等15家企业,分别与嘉兴经开区投促中心、嘉兴城投、南湖区金控等单位签约。",
        ["楚川特钢|嘉兴市|signed|-|-", "西门子|嘉兴市|signed|-|-", "博世|嘉兴市|signed|-|-"],
        id="partners are a list too",
    ),
    pytest.param(
        "1—4月份,嘉兴共签下项目13个,包括楚川集团投资16亿元的文创园项目、温州泰思通投资11亿元的阀门产业园项目、西门子投资6亿元的电商物流园项目等。",
        [
            "楚川集团|嘉兴市|signed|2011|16亿元",
            "温州泰思通|嘉兴市|signed|2011|11亿元",
            "西门子|嘉兴市|signed|2011|6亿元",
        ],
        id="sums say whose project is whose, not how far they are",
    ),
    pytest.param(
        "嘉兴经开区初具规模。目前,已有西门子、博世、雀巢等27家企业在该区建厂,其中16家投产。",
        ["西门子|嘉兴经开区|landed|-|-", "博世|嘉兴经开区|landed|-|-", "雀巢|嘉兴经开区|landed|-|-"],
        id="what some of them have reached",
    ),
    pytest.param(
        "西门子新基地、博世回收示范线两个项目在海盐经济开发区同时投产,总投资达47.6亿元。",
        ["西门子|海盐经济开发区|operating|-|-", "博世|海盐经济开发区|operating|-|-"],
        id="the sum of both is neither's",
    ),
    pytest.param(
        "嘉兴今年将续建西门子二期基地、博世单晶硅基地等19个项目。",
        ["西门子|嘉兴市|building|2011|-", "博世|嘉兴市|building|2011|-"],
        id="what is to be gone on with is under way",
    ),
    pytest.param(
        "在海盐,又有3个项目签下正式合同:西门子华东中心、博世智能工厂、雀巢冷链基地。",
        ["西门子|海盐县|signed|-|-", "博世|海盐县|signed|-|-", "雀巢|海盐县|signed|-|-"],
        id="a list after a colon",
    ),
    pytest.param(
        "西门子海宁智能工厂项目,博世海盐传感器三期项目,雀巢平湖冷链基地等项目均已动工。",
        ["西门子|海宁市|building|-|-", "博世|海盐县|building|-|-", "雀巢|平湖市|building|-|-"],
        id="a list over commas that nobody counts",
    ),
    pytest.param(
        "海盐产业园加紧建设。在近日举行的嘉兴经济技术开发区项目推介会上,西门子、博世等8家企业与该区签署协议。",
        ["西门子|嘉兴经济技术开发区|signed|-|-", "博世|嘉兴经济技术开发区|signed|-|-"],
        id="the zone that held the meeting",
    ),
    pytest.param("推介会吸引西门子、博世、雀巢等111家知名企业参加。", [], id="guests of a day have not come to stay"),
    pytest.param(
        "一年来,招商促成了西门子、博世等知名企业到该市投资兴业。",
        ["西门子|嘉兴市|landed|-|-", "博世|嘉兴市|landed|-|-"],
        id="to invest and prosper",
    ),
    pytest.param(
        "该产业园位于南湖区,由总部位于上海的楚川特钢集团投资建设。",
        ["楚川特钢集团|南湖区|building|-|-"],
        id="built by whom, the project being told before",
    ),
    pytest.param(
        "海高投资公司拟投资6亿元,在海盐建设电池项目。",
        ["海高投资公司|海盐县|planned|-|6亿元"],
        id="a firm called 投资公司",
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
        "嘉兴今年以中铁三局桥梁装备总部奠基的办法吹响了攻坚项目的号角。",
        ["中铁三局|嘉兴市|building|2011|-"],
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
    pytest.param(
        "西门子、博世、楚川特钢等27个项目在海盐开工。",
        ["西门子|海盐县|building|-|-", "博世|海盐县|building|-|-", "楚川特钢|海盐县|building|-|-"],
        id="projects called after their firms",
    ),
    pytest.param(
        "此次在海宁集中开工的项目包括嘉兴华岳机械有限公司生产精密轴承、楚川新材料有限公司新建母粒生产线、临江食品有限公司扩建冷库等7个重点项目。",
        [
            "嘉兴华岳机械有限公司|海宁市|building|-|-",
            "楚川新材料有限公司|海宁市|building|-|-",
            "临江食品有限公司|海宁市|building|-|-",
        ],
        id="members that say what each makes or builds",
    ),
    pytest.param(
        "西门子项目6月18日在海盐竣工投产;博世项目即将投产。",
        ["西门子|海盐县|operating|2011-06-18|-"],
        id="a project that is just called after its firm",
    ),
    pytest.param(
        "海盐正在盯紧大项目。今年确保西门子项目年底竣工。",
        [],
        id="one told before and urged on is no news",
    ),
    pytest.param(
        "西门子燃气轮机生产线:总投资30亿元,占地500亩,设备已安装到位,今年6月在海盐投产。",
        ["西门子|海盐县|operating|2011-06|30亿元"],
        id="a heading with a colon is what its clauses speak of",
    ),
    pytest.param(
        "临江新材料有限公司项目总投资1.2亿元,占地30亩,主要在海盐建设年产8万吨母粒生产线。",
        ["临江新材料有限公司|海盐县|building|-|1.2亿元"],
        id="what the firm's own project builds",
    ),
    pytest.param(
        "楚川硅谷产业基地正在安装设备,西门子、博世等12个重点项目在海盐开工。",
        ["西门子|海盐县|building|-|-", "博世|海盐县|building|-|-"],
        id="a base that is being equipped is no place where others build",
    ),
    pytest.param(
        "海盐已新引进西门子、博世等一批优质项目270个,总投资额超550亿元。",
        ["西门子|海盐县|landed|-|-", "博世|海盐县|landed|-|-"],
        id="the sum of a whole batch is nobody's",
    ),
    pytest.param(
        "位于海盐的金正大集团正在打造缓释肥生产基地。",
        ["金正大集团|海盐县|building|-|-"],
        id="a known firm inside a longer name",
    ),
    pytest.param(
        "蘅沐智能科技年产30万套控制器基地、澄岳新材料年产2万吨隔膜项目等6个项目在嘉兴开工。",
        ["蘅沐智能科技|嘉兴市|building|-|-", "澄岳新材料|嘉兴市|building|-|-"],
        id="what is made a year follows the firm",
    ),
    pytest.param(
        "上海瑞朗特仪器股份有限公司投资2亿元设立精密仪器基地。",
        ["上海瑞朗特仪器股份有限公司|嘉兴市|landed|-|2亿元"],
        id="a registered name begins with its region, however the words are cut",
    ),
    pytest.param(
        "7月11日,铂泽科技总部基地、澄岳新材料项目落户嘉兴。",
        ["铂泽科技|嘉兴市|landed|2011-07-11|-", "澄岳新材料|嘉兴市|landed|2011-07-11|-"],
        id="a firm's head office is no place",
    ),
    pytest.param(
        "其中,高档铣刀技改项目,由嘉兴澄岳新材料有限公司投资建设,位于南湖经济开发区,总投资3亿元。",
        ["嘉兴澄岳新材料有限公司|南湖经济开发区|building|-|3亿元"],
        id="a project told first lies where the next clause says",
    ),
    pytest.param(
        "云岭建材商贸城项目,由嘉兴澄岳置业有限公司投资建设,总投资3亿元。",
        ["嘉兴澄岳置业有限公司|嘉兴市|building|-|3亿元"],
        id="a trade city that is being built is the project, not the place",
    ),
    pytest.param(
        "西门子江苏总部落户建邺区。",
        ["西门子|建邺区|landed|-|-"],
        id="where it came to says more than what the head office is of",
    ),
    pytest.param(
        "总投资6亿元的来锐(嘉兴)汽车零部件有限公司底盘项目在嘉兴开工。",
        ["来锐(嘉兴)汽车零部件有限公司|嘉兴市|building|-|6亿元"],
        id="a name that begins with a common sign",
    ),
    pytest.param(
        "嘉兴华岳集团铜箔项目开工,追加2亿元投资,总投资达到9亿元。",
        ["嘉兴华岳集团|嘉兴市|building|-|9亿元"],
        id="what is added is not the whole sum",
    ),
    pytest.param(
        "总投资5亿元的嘉兴美的智能家电产业园项目开工。",
        ["美的|嘉兴市|building|-|5亿元"],
        id="a firm called like a common word after a sum",
    ),
]


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_landings_of_lists(text: str, expected: list[str]) -> None:
    assert rows(text, "嘉兴招商快讯") == expected


EVENTS = [
    pytest.param(
        "7月11日上午,嘉兴举行投资恳谈会。\n会上,市长作了推介。本次恳谈会共签约项目9个,其中包括南湖经济开发区与锋川刀具签署的铣刀项目。",
        ["锋川刀具|南湖经济开发区|signed|2011-07-11|-"],
        id="what an event brought has its day",
    ),
    pytest.param(
        "7月11日下午,海盐招商引资云签约仪式举行。海盐县与锋川刀具、楚川特钢等6家企业签下协议。",
        ["锋川刀具|海盐县|signed|2011-07-11|-", "楚川特钢|海盐县|signed|2011-07-11|-"],
        id="the sentence before tells of the ceremony",
    ),
    pytest.param(
        "7月11日,嘉兴举行投资恳谈会。\n市长在会上表示,西门子早已落户嘉兴。",
        ["西门子|嘉兴市|landed|-|-"],
        id="what a speaker mentions is no part of the event",
    ),
    pytest.param(
        "7月11日,南湖区政府与嘉兴学院签署合作协议,双方计划在凤桥镇建设附属医院。",
        ["嘉兴学院|凤桥镇|signed|2011-07-11|-"],
        id="the town the deed is carried out in",
    ),
    pytest.param(
        "7月11日晚间,锋川刀具公告称,公司与南湖经济开发区管委会签署铣刀基地投资协议,总投资8亿元。",
        ["锋川刀具|南湖经济开发区|signed|2011-07-11|8亿元"],
        id="who makes an announcement is a firm",
    ),
    pytest.param(
        "*ST锋川公告,公司拟在嘉兴投资建设铣刀基地。", ["*ST锋川|嘉兴市|planned|-|-"], id="marked by the exchange"
    ),
    pytest.param(
        "7月11日,嘉兴的西门子计划在山东德州建设风机基地。",
        ["西门子|德州市|planned|2011-07-11|-"],
        id="a town called like a state abroad",
    ),
    pytest.param(
        "锋川刀具总投资6亿元的铣刀项目、远川印染总投资3亿元的面料项目在嘉兴开工。",
        ["锋川刀具|嘉兴市|building|-|6亿元", "远川印染|嘉兴市|building|-|3亿元"],
        id="before its sum stands a firm, the last of a list too",
    ),
    pytest.param(
        "锋川刀具铣刀基地等23个项目在嘉兴开工,总投资64亿元。",
        ["锋川刀具|嘉兴市|building|-|-"],
        id="the sum of all of them is not the first one's",
    ),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_landings_of_events(text: str, expected: list[str]) -> None:
    assert rows(text, "嘉兴招商快讯") == expected
