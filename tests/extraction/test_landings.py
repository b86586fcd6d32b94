"""Landings of single sentences. The names stand marked (marked_text.py), so that the cases test the reading of the sentence alone."""
from __future__ import annotations

import pytest

from tests.extraction.marked_text import brief, landings, view_of

STATEMENTS = [
    pytest.param(
        "{企:远澜科技}、{企:百川生物}等12家企业落户{台:东湖智谷}。",
        ["远澜科技|-|东湖智谷|landed|-|-", "百川生物|-|东湖智谷|landed|-|-"],
        id="a list before the verb gives one row each",
    ),
    pytest.param(
        "{台:东湖智谷}先后引进{企:远澜科技}、{企:百川生物}和{院:中原材料研究院}等一批龙头企业,初具规模。",
        ["远澜科技|-|东湖智谷|landed|-|-", "百川生物|-|东湖智谷|landed|-|-", "中原材料研究院|-|东湖智谷|landed|-|-"],
        id="a list after 引进",
    ),
    pytest.param(
        "以{企:远澜科技}、{企:百川生物}为代表的一批生物医药企业加速集聚{台:云岭药谷}。",
        ["远澜科技|-|云岭药谷|landed|-|-", "百川生物|-|云岭药谷|landed|-|-"],
        id="以…为代表",
    ),
    pytest.param(
        "3月8日,总投资32亿元的{企:星河半导体}晶圆项目在{台:滨江高新区}开工。",
        ["星河半导体|晶圆项目|滨江高新区|building|2024-03-08|32亿元"],
        id="sum before the firm, project after it",
    ),
    pytest.param(
        "由{企:海东能源}投资建设的{区:三门县}抽水蓄能电站正式投产。",
        ["海东能源|三门县抽水蓄能电站|三门县|operating|-|-"],
        id="由…投资建设的",
    ),
    pytest.param(
        "2023年11月2日,{府:昌南市人民政府}与{企:蓝鲸汽车}签署战略合作协议,{企:蓝鲸汽车}将在{区:昌南|昌南市}建设新"
        "能源整车基地。",
        ["蓝鲸汽车|新能源整车基地|昌南市|signed|2023-11-02|-"],
        id="the government that signs is no enterprise",
    ),
    pytest.param(
        "{企:蓝鲸汽车}拟投资15亿元在{区:永川|永川区|500118}建设电机工厂。",
        ["蓝鲸汽车|电机工厂|永川区|planned|-|15亿元"],
        id="拟 makes it planned",
    ),
    pytest.param(
        "{企:蓝鲸汽车}、{企:北海石化}等联合投资,总投资超600亿元的炼化一体化项目在{区:钦州|钦州市}加速推进。",
        ["蓝鲸汽车|炼化一体化项目|钦州市|building|-|600亿元", "北海石化|炼化一体化项目|钦州市|building|-|600亿元"],
        id="joint investors named by a list",
    ),
    pytest.param(
        "{企:禾木新材}成功摘牌{台:空港新城}一宗120亩工业用地,将投资8亿元建设碳纤维生产基地。",
        ["禾木新材|碳纤维生产基地|空港新城|building|-|8亿元"],
        id="摘牌 is building",
    ),
    pytest.param(
        "昨日,{校:华东理工大学}沿江研究院在{区:芜湖|芜湖市}揭牌。",
        ["华东理工大学|沿江研究院|芜湖市|landed|2024-05-19|-"],
        id="an institute unveiled",
    ),
    pytest.param(
        "{企:科迈思}、{企:联瑞信息}、{院:江南机器人研究院}等6个总部项目加快建设。",
        [
            "科迈思|总部项目|临江市|building|-|-",
            "联瑞信息|总部项目|临江市|building|-|-",
            "江南机器人研究院|总部项目|临江市|building|-|-",
        ],
        id="等n个总部项目 gives the project to each",
    ),
    pytest.param(
        "{企:和泰集团}总部大楼封顶,{企:晨光生物}研发中心投入使用。",
        ["和泰集团|总部大楼|临江市|building|-|-", "晨光生物|研发中心|临江市|operating|-|-"],
        id="two firms, two clauses, two stages",
    ),
    pytest.param(
        "{区:宜昌|宜昌市}今年引入{行:浦江银行}宜昌分行、{企:星语咖啡}等品牌。",
        ["浦江银行|宜昌分行|宜昌市|landed|2024|-", "星语咖啡|-|宜昌市|landed|2024|-"],
        id="shops and banks brought in by 引入",
    ),
    pytest.param(
        "{台:临港新区}迎来{企:华芯微}、{企:中航复材}等8家新入驻企业。",
        ["华芯微|-|临港新区|landed|-|-", "中航复材|-|临港新区|landed|-|-"],
        id="迎来…新入驻企业",
    ),
    pytest.param(
        "{企:国能集团}在{区:酒泉|酒泉市}、{区:张掖|张掖市}分别开工建设光伏电站。",
        ["国能集团|光伏电站|酒泉市|building|-|-", "国能集团|光伏电站|张掖市|building|-|-"],
        id="分别: one row a place",
    ),
    pytest.param(
        "{企:福瑞制药}宣布,将在{区:苏州|苏州市}增资12亿美元建设全新的生产基地。",
        ["福瑞制药|生产基地|苏州市|planned|-|12亿美元"],
        id="宣布,将 carries over the comma",
    ),
    pytest.param(
        "加快推进{企:万邦化工}年产10万吨树脂项目、{企:金石钛业}钛合金生产线等一批在建项目竣工投产。",
        ["万邦化工|年产10万吨树脂项目|临江市|building|-|-", "金石钛业|钛合金生产线|临江市|building|-|-"],
        id="urged on, not yet done",
    ),
    pytest.param(
        "6月28日,{医:同仁医院}{区:柳州|柳州市}院区正式启用。",
        ["同仁医院|柳州院区|柳州市|operating|2024-06-28|-"],
        id="a hospital's branch opens",
    ),
    pytest.param(
        "{企:联众物流}携手{企:丰达供应链}在{区:佛山|佛山市}建设智能物流园。",
        ["联众物流|智能物流园|佛山市|building|-|-"],
        id="the lead of a joint project",
    ),
    pytest.param(
        "{区:湖州|湖州市}联合{企:云帆信息}打造智算中心。",
        ["云帆信息|智算中心|湖州市|building|-|-"],
        id="a place's partner is the one who comes",
    ),
    pytest.param("{企:长风重工}已在{区:沈阳|沈阳市}设厂。", ["长风重工|-|沈阳市|landed|-|-"], id="已在某地设厂"),
    pytest.param(
        "{校:南方医科大学}在{区:肇庆|肇庆市}成立健康产业研究院。",
        ["南方医科大学|健康产业研究院|肇庆市|landed|-|-"],
        id="a university sets up an institute",
    ),
    pytest.param(
        "去年底,{区:泉州|泉州市}与{企:首农集团}签约两个项目,分别为乳品加工项目和冷链物流园项目。",
        ["首农集团|乳品加工项目|泉州市|signed|2023|-", "首农集团|冷链物流园项目|泉州市|signed|2023|-"],
        id="分别为 lists the projects",
    ),
    pytest.param(
        "{台:中原云谷}已有{企:迅捷网络}和{企:图维科技}等企业进驻。",
        ["迅捷网络|-|中原云谷|landed|-|-", "图维科技|-|中原云谷|landed|-|-"],
        id="已有…进驻",
    ),
    pytest.param(
        "来自德国的{企:博瑞特}投资建设的传感器工厂在{区:太仓|太仓市}奠基。",
        ["博瑞特|传感器工厂|太仓市|building|-|-"],
        id="来自德国 is no place",
    ),
    pytest.param(
        "{区:永川|永川区|500118}与{企:蓝鲸汽车}、{企:北海石化}签署合作协议。",
        ["蓝鲸汽车|-|永川区|signed|-|-", "北海石化|-|永川区|signed|-|-"],
        id="one place signs with two firms",
    ),
    pytest.param(
        "{企:禾木新材}投资30亿元的碳纤维项目、{企:晨光生物}投资22亿元的疫苗项目落户{台:空港新城}。",
        ["禾木新材|碳纤维项目|空港新城|landed|-|30亿元", "晨光生物|疫苗项目|空港新城|landed|-|22亿元"],
        id="each project with its own sum",
    ),
    pytest.param(
        "{台:滨江高新区}签约项目15个,包括{企:星河半导体}封测项目,{企:长风重工}风电装备项目等,投资总额96亿元。",
        ["星河半导体|封测项目|滨江高新区|signed|-|-", "长风重工|风电装备项目|滨江高新区|signed|-|-"],
        id="listed by 包括, over commas; the total is nobody's",
    ),
    pytest.param(
        "{企:远澜科技}、青禾视觉、{企:百川生物}等9家企业入驻{台:东湖智谷}。",
        ["远澜科技|-|东湖智谷|landed|-|-", "青禾视觉|-|东湖智谷|landed|-|-", "百川生物|-|东湖智谷|landed|-|-"],
        id="a firm that only its list gives away",
    ),
    pytest.param(
        "{企:长风重工}在{区:沈阳|沈阳市}投资兴建了{企:长风重工沈阳有限公司}。",
        ["长风重工|长风重工沈阳有限公司|沈阳市|landed|-|-"],
        id="a firm set up by a firm has landed",
    ),
    pytest.param(
        "{企:长风重工}在{区:沈阳|沈阳市}建设了齿轮箱研发中心。",
        ["长风重工|齿轮箱研发中心|沈阳市|operating|-|-"],
        id="建设了 is done",
    ),
    pytest.param(
        "{企:长风重工}齿轮箱项目开工,预计明年投产,{区:沈阳|沈阳市}风电产业再添一员。",
        ["长风重工|齿轮箱项目|临江市|building|-|-"],
        id="what is expected does not count as reached",
    ),
    pytest.param(
        "{企:长风重工}把华北总部和齿轮箱工厂同步落户{区:沈阳|沈阳市}。",
        ["长风重工|华北总部|沈阳市|landed|-|-", "长风重工|齿轮箱工厂|沈阳市|landed|-|-"],
        id="把…落户",
    ),
    pytest.param(
        "{企:蓝鲸汽车}与{区:昌南|昌南市}签约,投资15亿元、占地300亩的电机工厂将于今年开工。",
        ["蓝鲸汽车|电机工厂|昌南市|signed|-|15亿元"],
        id="signed beats what is still to come",
    ),
    pytest.param(
        "由{校:滨海大学}与{医:同仁医院}合作共建的{医:柳州第三医院}新院区正式投入运营。",
        ["滨海大学|柳州第三医院新院区|柳州市|operating|-|-", "同仁医院|柳州第三医院新院区|柳州市|operating|-|-"],
        id="a hospital inside the project's name is no partner",
    ),
    pytest.param(
        "在{区:柳州|柳州市},{企:禾木新材}的碳纤维工厂正在加紧建设;在{区:钦州|钦州市},{企:北海石化}的炼厂已经投产"
        "。",
        ["禾木新材|碳纤维工厂|柳州市|building|-|-", "北海石化|炼厂|钦州市|operating|-|-"],
        id="each run of clauses has its own place",
    ),
    pytest.param(
        "{企:远澜科技}入驻海棠湾青创基地。",
        ["远澜科技|-|海棠湾青创基地|landed|-|-"],
        id="a platform known by its position",
    ),
    pytest.param(
        "2023年9月,由{府:市商务局}和{企:远澜科技}共建的跨境电商产业带上线运行。",
        ["远澜科技|跨境电商产业带|临江市|operating|2023-09|-"],
        id="a time alone in its clause",
    ),
    pytest.param(
        "继{企:远澜科技}、{企:百川生物}落户后,{台:东湖智谷}又迎来{企:华芯微}。",
        ["远澜科技|-|临江市|landed|-|-", "百川生物|-|临江市|landed|-|-", "华芯微|-|东湖智谷|landed|-|-"],
        id="继…落户后 says they came",
    ),
    pytest.param(
        "{企:众合汽车}公告,公司与{府:昌南市人民政府}签署了《关于年产50万套电驱系统生产基地项目的投资协议》。",
        ["众合汽车|年产50万套电驱系统生产基地项目|昌南市|signed|-|-"],
        id="a contract's title names the project, not a stage",
    ),
    pytest.param(
        "{企:联众物流}与{企:丰达供应链}签署协议,将在{区:佛山|佛山市}共建智能物流园。",
        ["联众物流|智能物流园|佛山市|signed|-|-", "丰达供应链|智能物流园|佛山市|signed|-|-"],
        id="two firms about something local",
    ),
    pytest.param(
        "总投资6亿美元的{企:克莱恩}亚太创新中心落户{台:空港新城}。",
        ["克莱恩|亚太创新中心|空港新城|landed|-|6亿美元"],
        id="dollars stay dollars",
    ),
    pytest.param(
        "{企:国能集团}{区:中卫|中卫市|640500}光伏电站并网发电。",
        ["国能集团|中卫光伏电站|中卫市|operating|-|-"],
        id="the place inside the project's name",
    ),
]

STATEMENTS += [
    pytest.param(
        "重点推进{企:金石钛业}20万吨钛白粉一期、{企:万邦化工}5万吨复合剂等项目开工建设。",
        ["金石钛业|20万吨钛白粉一期|临江市|building|-|-", "万邦化工|5万吨复合剂|临江市|building|-|-"],
        id="products of a list of projects",
    ),
]

SILENCE = [
    pytest.param("{企:远澜科技}董事长王某表示,{区:合肥|合肥市}的营商环境令人印象深刻。", id="a speaker's firm"),
    pytest.param("{区:合肥|合肥市}上半年新签约34个产业项目,总投资322亿元。", id="no firm named"),
    pytest.param("某知名硅片企业落户{台:东湖智谷}。", id="an unnamed firm"),
    pytest.param("{企:远澜科技}曾一度准备落户{区:槟城}。", id="once considered, dropped"),
    pytest.param("{企:远澜科技}未落户{台:东湖智谷}。", id="denied"),
    pytest.param("{企:远澜科技}放弃在{区:合肥|合肥市}建设第二工厂。", id="given up"),
    pytest.param("{企:远澜科技}2023年实现营业收入58亿元,同比增长12%。", id="a company's earnings"),
    pytest.param("{企:远澜科技}发布新一代大模型,已上线运行。", id="product news"),
    pytest.param("{企:远澜科技}完成3亿元B轮融资。", id="a financing round"),
    pytest.param("{企:远澜科技}荣获{区:合肥|合肥市}市长质量奖。", id="an award"),
    pytest.param("市长一行到{企:远澜科技}调研项目建设情况。", id="an official's visit"),
    pytest.param("{区:合肥|合肥市}领导会见{企:远澜科技}董事长,希望企业早日落户。", id="a meeting and a wish"),
    pytest.param("作为{企:远澜科技}的供应商,该企业去年在园区投产。", id="a customer"),
    pytest.param("{企:远澜科技}股价昨日涨停,{台:东湖智谷}概念股走强。", id="stock news"),
    pytest.param("{企:远澜科技}与{企:百川生物}签署采购协议。", id="two firms about nothing local"),
    pytest.param("{府:合肥市人民政府}成立招商工作专班,推动项目落地。", id="a government body set up"),
    pytest.param("{企:远澜科技}有望落户{台:东湖智谷}。", id="有望 is a hope"),
    pytest.param("{企:中建某局}承建的体育中心项目在{区:合肥|合肥市}开工。", id="a contractor"),
    pytest.param("欢迎{企:远澜科技}等企业来{区:合肥|合肥市}投资兴业。", id="an invitation"),
    pytest.param("{企:远澜科技}的产品供应{区:合肥|合肥市}多家在建工厂。", id="a supplier"),
    pytest.param(
        "{区:芜湖|芜湖市}市长为{校:华东理工大学}沿江研究院揭牌。",
        id="a ceremony seen from the mayor gives none",
    ),
    pytest.param("{企:远澜科技}的产品入驻{区:合肥|合肥市}多家商场。", id="the product moved in, not the firm"),
    pytest.param("{企:远澜科技}投产后,年产值将达20亿元。", id="after 投产后 nothing is said to have happened"),
    pytest.param("{企:远澜科技}等企业代表参加了{台:东湖智谷}开园仪式。", id="guests of a ceremony"),
    pytest.param("希望{企:远澜科技}抓住有利时机,尽早开工建设。", id="a wish reaches over the comma"),
    pytest.param("{企:中信证券}认为,{台:东湖智谷}集聚效应明显。", id="an analyst"),
    pytest.param("{企:远澜科技}第二工厂推迟至明年投产,{区:合肥|合肥市}项目延期。", id="put off"),
    pytest.param("{企:远澜科技}与{校:滨海大学}联合成立数字生活研究院。", id="no place said"),
    pytest.param("全国首个“大数据产业联盟”在{区:合肥|合肥市}成立。", id="an alliance without a firm"),
    pytest.param("{企:远澜科技}运营成本下降,营业利润增长两成。", id="words that only look like verbs of landing"),
    pytest.param("{区:合肥|合肥市}加快引进人才,{企:远澜科技}等企业获益。", id="people brought in"),
    pytest.param("《{企:远澜科技}入驻{台:东湖智谷}协议》引发关注。", id="a title"),
    pytest.param("该中心将建设{医:同仁国际医院}、{校:康复医学院}和会议中心。", id="units of a project"),
]


@pytest.mark.parametrize(("marked", "expected"), STATEMENTS)
def test_a_sentence_gives_its_landings(marked: str, expected: list[str]) -> None:
    assert [brief(row) for row in landings(marked)] == expected


@pytest.mark.parametrize("marked", SILENCE)
def test_a_sentence_without_a_landing_gives_none(marked: str) -> None:
    assert [brief(row) for row in landings(marked)] == []


@pytest.mark.parametrize(("marked", "expected"), STATEMENTS)
def test_the_span_is_the_name_as_written(marked: str, expected: list[str]) -> None:
    body = view_of(marked).article.body
    assert all(body[row.span_start:row.span_end] == row.enterprise for row in landings(marked))
