"""Landings as reports of local papers tell them: closed lists, names that go on, disposals, speakers, since when somebody is there.

The sentences are invented in the press's manner; the well-known firms in them did none of this. Found by telling invented reports and
looking at every row (docs/extraction.md).
"""

from __future__ import annotations

import pytest

from tests.extraction.news_rows import rows
from tests.extraction.seed_tables import finder

REPORTS = [
    pytest.param(
        "日前,惠科金扬、蓝海智能、豪安声学三家企业的配套项目相继落户嘉兴经开区。",
        ["惠科金扬|嘉兴经开区|landed|-|-", "蓝海智能|嘉兴经开区|landed|-|-", "豪安声学|嘉兴经开区|landed|-|-"],
        id="the count alone closes a list, and a known name may open a longer one",
    ),
    pytest.param(
        "延锋内饰、三花汽零、华为云计算等企业先后落户嘉兴经开区。",
        ["延锋内饰|嘉兴经开区|landed|-|-", "三花汽零|嘉兴经开区|landed|-|-", "华为云计算|嘉兴经开区|landed|-|-"],
        id="an item of a list of firms is a name as a whole",
    ),
    pytest.param(
        "嘉兴经开区引来延锋座椅、万虎机电等配套企业,两家企业的技改项目加紧推进。",
        ["延锋座椅|嘉兴经开区|landed|-|-", "万虎机电|嘉兴经开区|landed|-|-"],
        id="what is brought in lists too",
    ),
    pytest.param(
        "随着龙头落地嘉兴,永泰高新、杉杉科技、国海华荣等一批上下游企业纷至沓来。",
        ["永泰高新|嘉兴市|landed|-|-", "杉杉科技|嘉兴市|landed|-|-", "国海华荣|嘉兴市|landed|-|-"],
        id="they come in crowds",
    ),
    pytest.param("5月6日,中欧(嘉兴)产业园在嘉兴综合保税区揭牌。", [], id="two countries are no firm"),
    pytest.param(
        "昨天,浙江台海实业有限公司新厂区在嘉善经济技术开发区奠基。新厂区总用地213亩,投资总额1.2亿美元。",
        ["浙江台海实业有限公司|嘉善经济技术开发区|building|2011-07-20|1.2亿美元"],
        id="the next sentence goes on about the new grounds",
    ),
    pytest.param(
        "2009年11月,台海实业新厂区在嘉善县奠基。\n台海实业1993年落户嘉善,是全县首家台企。",
        ["台海实业|嘉善县|building|2009-11|-", "台海实业|嘉善县|landed|1993|-"],
        id="there since 1993, and now it builds anew",
    ),
    pytest.param(
        "“我们只用了8个月。”安徽英海科技股份有限公司副总经理杨某说。这家总部位于四川的企业,去年在嘉善县投资26亿元建设电池片项目。",
        ["安徽英海科技股份有限公司|嘉善县|building|2010|26亿元"],
        id="the speaker's firm is meant by 这家企业",
    ),
    pytest.param(
        "目前,隆基、晶科能源、福莱特等光伏企业均已在嘉兴布局。",
        ["隆基|嘉兴市|landed|-|-", "晶科能源|嘉兴市|landed|-|-", "福莱特|嘉兴市|landed|-|-"],
        id="who has already placed itself has come",
    ),
    pytest.param(
        "卢森堡SolarHaina光伏机器人生产基地在嘉兴投产。",
        ["SolarHaina|嘉兴市|operating|-|-"],
        id="a name in letters after a country",
    ),
    pytest.param(
        "海川集团将大中华区总部设在嘉兴。", ["海川集团|嘉兴市|landed|-|-"], id="将 that brings something is no future"
    ),
    pytest.param("海川集团将在嘉兴设立大中华区总部。", ["海川集团|嘉兴市|planned|-|-"], id="将 of the future"),
    pytest.param(
        "总投资37亿元的泰远能源纯电汽车电池项目正在嘉兴加紧建设。",
        ["泰远能源|嘉兴市|building|-|37亿元"],
        id="a trade's name does not begin in the middle",
    ),
    pytest.param(
        "三星集团旗下三星艾匹洛在嘉兴启动生物医药研发中心建设。",
        ["三星艾匹洛|嘉兴市|building|-|-"],
        id="a known name spelled on",
    ),
    pytest.param(
        "中国天楹重力储能基地落户如东。",
        ["中国天楹|如东县|landed|-|-"],
        id="what the plant makes is not the firm's name",
    ),
    pytest.param(
        "阿斯利康自2003年落户嘉兴以来三次追加投资。", ["阿斯利康|嘉兴市|landed|2003|-"], id="since when it is there"
    ),
    pytest.param(
        "8月18日,漕海开发区与嘉兴市政府签署《战略合作协议》、《品牌顾问协议》等。",
        [],
        id="a document's title is no firm",
    ),
    pytest.param(
        "去年海螺水泥在嘉兴和湖州各投一条4500吨生产线。",
        ["海螺水泥|嘉兴市|building|2010|-", "海螺水泥|湖州市|building|2010|-"],
        id="one in each place",
    ),
    pytest.param(
        "嘉兴海川硅能有限公司落户湖州经济技术开发区,它是海川控股集团全资子公司。",
        ["嘉兴海川硅能有限公司|湖州经济技术开发区|landed|-|-"],
        id="whose daughter it is, is no project",
    ),
    pytest.param(
        "山东宝海、上海比瑞洛等知名品牌也慕名而来,嘉兴宠物产业兴旺。",
        ["山东宝海|嘉兴市|landed|-|-", "上海比瑞洛|嘉兴市|landed|-|-"],
        id="brands that come",
    ),
    pytest.param(
        "江铜铜箔四期2万吨锂电铜箔项目将落户嘉兴经开区,计划总投资24亿元,其中一期投资12亿元。",
        ["江铜|嘉兴经开区|planned|-|24亿元"],
        id="the whole sum, not that of its first part",
    ),
    pytest.param(
        "台湾海昌塑胶在嘉兴投资设立海懋智能装备科技,项目占地22.7亩,总投资3000万美元。",
        ["海昌塑胶|嘉兴市|landed|-|3000万美元"],
        id="the ground stands between",
    ),
    pytest.param(
        "乾县引进乾照光电,华昇新材料在乾县开工。",
        ["乾照光电|乾县|landed|-|-", "华昇新材料|乾县|building|-|-"],
        id="characters of names stay",
    ),
    pytest.param(
        "宁德时代已陆续在江苏常州、广东肇庆、四川宜宾等多地建立基地。",
        ["宁德时代|宜宾市|landed|-|-", "宁德时代|常州市|landed|-|-", "宁德时代|肇庆市|landed|-|-"],
        id="one base in each of many places",
    ),
    pytest.param(
        "由华电江苏、海川港口集团与韩国SK联合建设的嘉兴天然气接收站项目稳步推进。",
        ["华电江苏|嘉兴市|building|-|-", "海川港口集团|嘉兴市|building|-|-", "SK|嘉兴市|building|-|-"],
        id="a group's daughter in a province",
    ),
    pytest.param(
        "法国法兴银行与下城区签署入区协议。", ["法兴银行|下城区|signed|-|-"], id="a district by its name of the day"
    ),
    pytest.param(
        "广药国际拟在横琴投资10亿元打造医药智造中心。",
        ["广药国际|横琴|planned|-|10亿元"],
        id="a zone as it is called there",
    ),
    pytest.param(
        "德国半导体检测知名企业Haina Technologies投资1亿元在嘉兴设立中国首个生产基地。",
        ["Haina Technologies|嘉兴市|landed|-|1亿元"],
        id="a name in letters after what kind of firm it is",
    ),
    pytest.param(
        "松下机电投资75亿日元在嘉兴扩建基板材料新生产线,计划2017年4月投产。",
        ["松下机电|嘉兴市|building|-|75亿日元"],
        id="a new line is added",
    ),
    pytest.param("海川重工产能扩建项目落户嘉兴。", ["海川重工|嘉兴市|landed|-|-"], id="a project of adding"),
    pytest.param(
        "近日,江铜集团与嘉兴市政府签约。\n江西铜业加工基地落户嘉兴。",
        ["江铜集团|嘉兴市|signed|-|-", "江西铜业|嘉兴市|landed|-|-"],
        id="one firm of two names, two stages",
    ),
    pytest.param(
        "嘉兴经开区里,东方锅炉氢能装备产业园塔吊林立。该产业园由东方锅炉投资12亿元建设。",
        ["东方锅炉|嘉兴经开区|building|-|12亿元"],
        id="the firm's own park is not where it stands",
    ),
    pytest.param(
        "顺丰西部航空货运枢纽、京东西南智能运营中心……随着一个个项目落地,嘉兴经开区航空物流产业初具规模。",
        ["顺丰|嘉兴经开区|landed|-|-", "京东|嘉兴经开区|landed|-|-"],
        id="a list that breaks off, then all of them",
    ),
    pytest.param(
        "恒力石化2000万吨炼化项目2009年5月在嘉兴投产,150万吨乙烯项目2010年7月投产。",
        ["恒力石化|嘉兴市|operating|2010-07|-", "恒力石化|嘉兴市|operating|2009-05|-"],
        id="two products, two projects of one firm",
    ),
    pytest.param(
        "揭西县政府与海川电力有限公司南方分公司举行抽水蓄能项目签约仪式。该项目选址揭西县五云镇,规划装机120万千瓦,总投资75亿元。",
        ["海川电力有限公司|五云镇|signed|-|75亿元"],
        id="the sum and the town are told of the project whose seat was chosen",
    ),
    pytest.param(
        "浙江锂海能源科技有限公司储能电池项目,从签约到投产仅用10个月,嘉兴又添新军。",
        ["浙江锂海能源科技有限公司|嘉兴市|operating|-|-"],
        id="from signing to production",
    ),
    pytest.param(
        "小米智能工厂二期位于嘉兴,去年底建成投产。", ["小米|嘉兴市|operating|2010|-"], id="a word that is a firm's name"
    ),
    pytest.param(
        "美国嘉吉、丹麦丹洛斯克等9家行业龙头在嘉兴投资兴业。",
        ["嘉吉|嘉兴市|landed|-|-", "丹洛斯克|嘉兴市|landed|-|-"],
        id="whose countries are told",
    ),
    pytest.param("海川汽车是姜岭镇引进的首个项目。", ["海川汽车|姜岭镇|landed|-|-"], id="a town of common syllables"),
    pytest.param(
        "马鞍山新开工项目6个(含山县爱柯迪零部件智能制造项目、和县天能特种电池生产项目)。",
        ["爱柯迪|含山县|building|-|-", "天能|和县|building|-|-"],
        id="each project of a list in its own county, 和县 too",
    ),
    pytest.param("英伟达新办公楼在张江启用。", ["英伟达|张江|operating|-|-"], id="an office opens"),
    pytest.param(
        "新加坡安防巨头Certina在嘉兴注册子公司。", ["Certina|嘉兴市|landed|-|-"], id="a daughter is registered"
    ),
    pytest.param(
        "嘉兴经开区里,康佳丝路智能科技产业园塔吊林立。京东“亚洲一号”嘉兴物流园、菜鸟、普洛斯等项目建成运营。",
        ["京东|嘉兴经开区|operating|-|-", "菜鸟|嘉兴经开区|operating|-|-", "普洛斯|嘉兴经开区|operating|-|-"],
        id="another firm's park is nobody's place",
    ),
    pytest.param(
        "广西嘉联丝绸、江苏鑫远、浙江嘉欣等丝绸企业已在宜州经济开发区扎根。",
        [
            "广西嘉联丝绸|宜州经济开发区|landed|-|-",
            "江苏鑫远|宜州经济开发区|landed|-|-",
            "浙江嘉欣|宜州经济开发区|landed|-|-",
        ],
        id="rooted there, wherever they are from",
    ),
    pytest.param(
        "“我们是今年3月17日正式投产的,嘉兴已有120多辆车用上了这种汽油。”嘉兴浩川燃料油有限公司销售部负责人郑某告诉记者。",
        ["嘉兴浩川燃料油有限公司|嘉兴市|operating|2011-03-17|-"],
        id="the speaker's own firm",
    ),
    pytest.param(
        "“公司2010年从无锡搬迁到嘉兴,目前产能已达8GW。”中宇光伏科技有限公司董事长王某介绍。",
        ["中宇光伏科技有限公司|嘉兴市|landed|2010|-"],
        id="since when the speaker's firm is there",
    ),
    pytest.param(
        "“园区为企业提供服务,去年有12家企业在嘉兴投产。”海川科技有限公司董事长王某介绍。",
        [],
        id="what a speaker says of others",
    ),
    pytest.param(
        "嘉兴经开区内药企达83家,贝海生物、悦康药业、珍宝岛药业等上市公司纷纷在此建厂。",
        ["贝海生物|嘉兴经开区|landed|-|-", "悦康药业|嘉兴经开区|landed|-|-", "珍宝岛药业|嘉兴经开区|landed|-|-"],
        id="listed firms",
    ),
    pytest.param(
        "去年,信义光能、卫蓝新能源等5个百亿级项目相继落地嘉兴。",
        ["信义光能|嘉兴市|landed|2010|-", "卫蓝新能源|嘉兴市|landed|2010|-"],
        id="what they are worth is no name",
    ),
    pytest.param(
        "远景能源射阳基地、中车电机、天海海工等一批龙头企业落户射阳港经济开发区。",
        [
            "远景能源|射阳县|landed|-|-",
            "中车电机|射阳港经济开发区|landed|-|-",
            "天海海工|射阳港经济开发区|landed|-|-",
        ],
        id="a base in a list of firms",
    ),
    pytest.param(
        "国海农机装备创新中心、太海智算中心顺利落户嘉兴。",
        ["国海农机装备创新中心|嘉兴市|landed|-|-", "太海智算中心|嘉兴市|landed|-|-"],
        id="centres that stand for themselves",
    ),
    pytest.param(
        "比海新能源科技10GWh锂电池生产线项目(以下简称“比海锂电池项目”)在嘉兴开工。",
        ["比海新能源科技|嘉兴市|building|-|-"],
        id="what it is called in short is no second firm",
    ),
    pytest.param(
        "在京东方嘉兴工厂的建设现场,塔吊林立,预计今年10月可投产。",
        ["京东方|嘉兴市|building|-|-"],
        id="on the building site",
    ),
    pytest.param(
        "去年9月开工的京东方8.6代线项目,预计明年6月在嘉兴建成。",
        ["京东方|嘉兴市|building|2010-09|-"],
        id="what has begun is under way, whatever is foreseen",
    ),
    pytest.param(
        "今年一季度,嘉兴签约项目18个,其中京东方项目总投资12亿元。",
        ["京东方|嘉兴市|signed|2011|12亿元"],
        id="one of the projects counted",
    ),
    pytest.param(
        "宏远集团作为投资企业代表,与嘉兴经济技术开发区管委会签约。",
        ["宏远集团|嘉兴经济技术开发区|signed|-|-"],
        id="speaks for others, and signs with whom the next clause tells",
    ),
    pytest.param(
        "会上,宏远集团、景弘集团作为企业代表上台签约,将在嘉兴建设生产基地。",
        ["宏远集团|嘉兴市|signed|-|-", "景弘集团|嘉兴市|signed|-|-"],
        id="sign for others",
    ),
    pytest.param("嘉兴与海尔举行签约仪式。", ["海尔|嘉兴市|signed|-|-"], id="two syllables before a verb"),
    pytest.param(
        "3月11日,宁德时代与嘉兴市政府、一汽集团在嘉兴签署三方协议。",
        ["宁德时代|嘉兴市|signed|2011-03-11|-"],
        id="the first of three who sign leads",
    ),
    pytest.param(
        "该项目由京东方与嘉兴市共同出资建设,总投资400亿元。",
        ["京东方|嘉兴市|building|-|400亿元"],
        id="built with the city",
    ),
    pytest.param("京东方等企业的到来,让嘉兴成为面板基地。", ["京东方|嘉兴市|landed|-|-"], id="their coming"),
    pytest.param(
        "2007年,京东方在嘉兴投资建设面板基地,2009年全面投产。",
        ["京东方|嘉兴市|operating|2009|-"],
        id="built, and in operation two years later",
    ),
    pytest.param(
        "嘉兴:京东方项目全面达产,年产值突破50亿元。", ["京东方|嘉兴市|operating|-|-"], id="a project of no name"
    ),
    pytest.param(
        "京东方嘉兴工厂自开工以来,进展顺利。",
        ["京东方|嘉兴市|building|-|-"],
        id="since it began",
    ),
    pytest.param(
        "嘉兴经济技术开发区:京东方嘉兴制造基地1—6期全部建成投产。",
        ["京东方|嘉兴经济技术开发区|operating|-|-"],
        id="the heading says more than the project's name",
    ),
    pytest.param(
        "据嘉兴经济技术开发区管委会介绍,京东方一期项目已于2010年12月建成投产。",
        ["京东方|嘉兴经济技术开发区|operating|2010-12|-"],
        id="told by the zone",
    ),
    pytest.param("德州京东方工厂投产。", ["京东方|德州市|operating|-|-"], id="Dezhou is no Texas"),
    pytest.param("京东方美国德州工厂投产。", [], id="but for an American one"),
    pytest.param(
        "美国康宁、京东方落户山东德州,德国西门子落户德州。",
        ["康宁|德州市|landed|-|-", "京东方|德州市|landed|-|-", "西门子|德州市|landed|-|-"],
        id="firms from abroad come to Dezhou",
    ),
]


@pytest.mark.parametrize(("text", "expected"), REPORTS)
def test_a_report_gives_its_landings(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        pytest.param("绍兴滨海新区引进12家企业。", "绍兴滨海新区", id="a zone called like a district of another city"),
        pytest.param("天津滨海新区引进12家企业。", "天津滨海新区", id="the district itself"),
        pytest.param("滑县产业集聚区引进12家企业。", "滑县产业集聚区", id="how Henan calls its zones"),
        pytest.param("塞北管理区引进12家企业。", "塞北管理区", id="how Hebei calls some of its zones"),
    ],
)
def test_a_zone_is_the_one_of_its_city(text: str, platform: str) -> None:
    assert [name.text for name in finder().find(text) if name.kind == "platform"] == [platform]
