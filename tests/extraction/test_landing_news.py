"""Landings of whole made-up news items, from the text to the rows: names, verbs, carries over sentences, places and sums together.

The sentences are invented in the press's manner; the well-known firms in them did none of this.
"""

from __future__ import annotations

import pytest

from tests.extraction.news_rows import rows

NEWS = [
    pytest.param(
        "7月8日,嘉兴与西门子、雀巢等4家企业签约。\n仪式前,嘉兴与西门子、雀巢、博世、欧姆龙等4家企业签约。",
        [
            "西门子|嘉兴市|signed|2011-07-08|-",
            "雀巢|嘉兴市|signed|2011-07-08|-",
            "博世|嘉兴市|signed|2011-07-08|-",
            "欧姆龙|嘉兴市|signed|2011-07-08|-",
        ],
        id="who stands in a list told again came on its day",
    ),
    pytest.param(
        "嘉兴新落地雀巢、西门子等17个总投资3000万元以上工业项目。",
        ["雀巢|嘉兴市|landed|-|-", "西门子|嘉兴市|landed|-|-"],
        id="a threshold is nobody's sum",
    ),
    pytest.param(
        "5月18日,嘉兴经开区举行两个项目开工仪式。两个项目分别是:海川精密铸造有限公司投资13.7亿元的轮毂项目;"
        "隆基股份投资2亿元的支架项目。",
        [
            "海川精密铸造有限公司|嘉兴经开区|building|2011-05-18|13.7亿元",
            "隆基股份|嘉兴经开区|building|2011-05-18|2亿元",
        ],
        id="the verb and the day stand in the sentence before the list",
    ),
    pytest.param(
        "舍弗勒在嘉兴的第二轴承工厂、精密齿轮工厂相继启用。",
        ["舍弗勒|嘉兴市|operating|-|-", "舍弗勒|嘉兴市|operating|-|-"],
        id="two plants of one firm",
    ),
    pytest.param(
        "7月13日,海川重工产业园在嘉兴投产。项目总投资16亿元。\n当天,锋川刀具、楚川特钢等9家企业与嘉兴集中签约。",
        [
            "海川重工|嘉兴市|operating|2011-07-13|16亿元",
            "锋川刀具|嘉兴市|signed|2011-07-13|-",
            "楚川特钢|嘉兴市|signed|2011-07-13|-",
        ],
        id="the same day is the one told last",
    ),
    pytest.param(
        "嘉兴建立国防教育基地,补助外国实验室落户的做法少见。", [], id="kinds of bases, and verbs before a body"
    ),
    pytest.param(
        "嘉兴迎来开工潮。朗尔科技培训基地、嘉兴海尔冷链产业园、顺丰浙北分拨中心,中联重科塔机工厂、欣旺达电芯二期项目等11个项目集中开工。",
        [
            "朗尔科技|嘉兴市|building|-|-",
            "海尔|嘉兴市|building|-|-",
            "顺丰|嘉兴市|building|-|-",
            "中联重科|嘉兴市|building|-|-",
            "欣旺达|嘉兴市|building|-|-",
        ],
        id="a list of projects goes on over a comma, with the firms in their names",
    ),
    pytest.param(
        "娃哈哈饮料项目、霍尼韦尔传感器嘉兴工厂等一批项目稳步推进。",
        ["娃哈哈|嘉兴市|building|-|-", "霍尼韦尔|嘉兴市|building|-|-"],
        id="what the project makes is no part of the firm's name",
    ),
    pytest.param(
        "嘉兴市政府昨(8)日与空中客车、法国赛峰等6家机构签订湖畔航空城合作备忘录。",
        ["空中客车|湖畔航空城|signed|2011-07-08|-", "赛峰|湖畔航空城|signed|2011-07-08|-"],
        id="the zone in the name of the deed, the day in brackets",
    ),
    pytest.param(
        "在嘉兴签约的有桐昆集团总投资12亿元的纺丝项目、格力电器总投资约30亿元的压缩机项目。",
        ["桐昆集团|嘉兴市|signed|-|12亿元", "格力电器|嘉兴市|signed|-|30亿元"],
        id="each its own sum after its name",
    ),
    pytest.param(
        "2011年3月,嘉兴两件事值得一记:玉柴集团活塞工厂投产;一汽解放总投资6亿元的嘉兴基地开工。",
        ["玉柴集团|嘉兴市|operating|2011-03|-", "一汽解放|嘉兴市|building|2011-03|6亿元"],
        id="the month before the colon dates all that follows",
    ),
    pytest.param("嘉兴建设校园云、社区居家养老云、旅游云等示范项目。", [], id="clouds of uses are no firms"),
    pytest.param("嘉兴航空公司引进波音737飞机两架。", [], id="aircraft bought are no landing"),
    pytest.param(
        "今年大众嘉兴总部、小米嘉兴超级工厂开工。",
        ["大众|嘉兴市|building|2011|-", "小米|嘉兴市|building|2011|-"],
        id="a word that is a firm too, with its site",
    ),
    pytest.param(
        "福特Mustang工厂落户嘉兴。", ["福特|嘉兴市|landed|-|-"], id="a word that is a firm too, with its brand"
    ),
    pytest.param("嘉兴苹果种植基地开工,小米加工厂建成。", [], id="a word that is a firm too, without"),
    pytest.param(
        "康佳计划在滁州投资12亿元建设冰箱产业基地,预计2013年建成投产。",
        ["康佳|滁州市|planned|2013|12亿元"],
        id="a firm plans a base with a sum",
    ),
    pytest.param(
        "5月18日,格兰仕黄石工厂正式投产。",
        ["格兰仕|黄石市|operating|2011-05-18|-"],
        id="firm, town and plant run together",
    ),
    pytest.param(
        "松下电器位于常州的压缩机新工厂日前竣工。",
        ["松下电器|常州市|operating|-|-"],
        id="the plant says where it lies",
    ),
    pytest.param(
        "夏普在徐州的液晶工厂将于明年年初正式投产。",
        ["夏普|徐州市|planned|2012|-"],
        id="将…正式 is still to come",
    ),
    pytest.param(
        "英利集团洛阳基地二期去年投产,包头基地预计今年试生产。",
        ["英利集团|包头市|planned|2011|-", "英利集团|洛阳市|operating|2010|-"],
        id="the second site is the same firm's",
    ),
    pytest.param(
        "海润光伏6月3日在湖北襄阳签署协议,公司华中基地落户襄阳,该项目占地900亩、总投资18亿元。",
        ["海润光伏|襄阳市|landed|2011-06-03|18亿元"],
        id="公司 goes on about the signer",
    ),
    pytest.param(
        "宜春市日前与阿特斯签订合作协议,该集团将投资30亿元在宜春打造电池组件生产基地。",
        ["阿特斯|宜春市|signed|-|30亿元"],
        id="该集团 lends the sum to the signing",
    ),
    pytest.param(
        "记者从绵阳远澜电子材料有限公司获悉,公司已获准在台湾南部科学工业园设立工厂。",
        ["绵阳远澜电子材料有限公司|台湾南部科学工业园|landed|-|-"],
        id="the firm a reporter asked",
    ),
    pytest.param(
        "奇瑞汽车泰国工厂昨日在罗勇府举行开工奠基仪式,总投资3亿美元。",
        [],
        id="a plant abroad is no region's landing",
    ),
    pytest.param(
        "由一汽集团投资的墨西哥商用车组装项目已经顺利投产。",
        [],
        id="nor one whose name says the country",
    ),
    pytest.param(
        "总部位于深圳的比亚迪近日宣布,将在布达佩斯设立欧洲业务总部。",
        [],
        id="nor one in a city abroad",
    ),
    pytest.param(
        "4月9日,宁德时代、一汽集团与龙澜新能源在香港正式动工建设换电站。",
        [
            "宁德时代|香港|building|2011-04-09|-",
            "一汽集团|香港|building|2011-04-09|-",
            "龙澜新能源|香港|building|2011-04-09|-",
        ],
        id="three partners, one site",
    ),
    pytest.param(
        "近日,捷锐半导体晶圆项目签约仪式在扬州高新区举行。",
        ["捷锐半导体|扬州高新区|signed|-|-"],
        id="a project in front of a ceremony",
    ),
    pytest.param(
        "2月8日,长安福特发动机工厂在南昌正式投产。投资9亿元的奇瑞商用车零部件基地在宜宾开工。",
        ["长安福特|南昌市|operating|2011-02-08|-", "奇瑞|宜宾市|building|-|9亿元"],
        id="each sentence its own place",
    ),
    pytest.param(
        "2010年,捷澜在滁州的冰箱生产基地投产。",
        ["捷澜|滁州市|operating|2010|-"],
        id="a coined name; a place is never a clause",
    ),
    pytest.param(
        "确保锦懿200兆瓦和瑞舸200兆瓦电池组件等项目在铜陵市建成投产。",
        ["锦懿|铜陵市|building|-|-", "瑞舸|铜陵市|building|-|-"],
        id="sized projects of firms no list knows",
    ),
    pytest.param(
        "6月16日,远澜国际医院在株洲开工建设,总投资21亿元。",
        ["远澜国际医院|株洲市|building|2011-06-16|21亿元"],
        id="a hospital is its own project",
    ),
    pytest.param(
        "由湘澜大学与台湾西海大学共建的海峡材料研究院在漳州揭牌。",
        ["海峡材料研究院|漳州市|landed|-|-"],
        id="what two universities found stands for itself",
    ),
    pytest.param(
        "由万丰奥特集团投资的汽车轮毂基地在重庆永川正式开工。",
        ["万丰奥特集团|永川区|building|-|-"],
        id="region chains give the nearest",
    ),
    pytest.param(
        "去年8月,辽宁远澜牧业股份有限公司投资6000万元建设的饲料加工企业在桦南县正式竣工投产。",
        ["辽宁远澜牧业股份有限公司|桦南县|operating|2010-08|6000万元"],
        id="a relative clause with a sum",
    ),
    pytest.param(
        "市北高新区已集聚越澜半导体、钰川半导体、菲澜科技等一批企业。",
        ["越澜半导体|市北高新区|landed|-|-", "钰川半导体|市北高新区|landed|-|-", "菲澜科技|市北高新区|landed|-|-"],
        id="a cluster",
    ),
    pytest.param(
        "惠普(HP)正式落户合肥经开区。",
        ["惠普|合肥经开区|landed|-|-"],
        id="a gloss is no second firm",
    ),
    pytest.param(
        "中铁兰州工程局集团芜湖工程有限公司整体搬迁至芜湖市鸠江区。",
        ["中铁兰州工程局集团芜湖工程有限公司|鸠江区|landed|-|-"],
        id="a legal name with two groups in it",
    ),
]

SILENT = [
    "公司去年实现营业收入608亿元,同比增长23%。",
    "海信在上海发布新一代激光电视。",
    "格力电器与国美签订50亿元采购合同。",
    "长虹空调在印度市场销量增长40%。",
    "三一重工获评中国机械工业百强。",
    "美的集团董事长在重庆考察时表示,看好西部市场。",
    "第十届家电博览会在顺德开幕,海尔、美的等500家企业参展。",
    "奇瑞汽车1至6月出口整车8万辆,其中巴西占三成。",
    "比亚迪在美国召回11万辆汽车。",
    "宝钢上调8月板材出厂价格。",
    "英特尔收购了以色列一家芯片企业。",
    "中国移动与华为签署5G框架协议,双方将在技术上深化合作。",
    "三星电子与京东方签订供货协议,面板将销往欧洲。",
    "沃尔沃将投产全新的60系列轿车。",
    "传闻富士康可能在重庆建厂。",
    "比亚迪否认将在湖南设立第二总部。",
    "TCL集团副总裁在广州出席家电论坛。",
    "尚德电力二季度出货量居全球首位。",
    "特斯拉在上海的销量同比下降一成。",
    "记者走访了海尔在青岛的体验馆。",
    "国家开发银行向该市发放贷款20亿元。",
    "广州地铁七号线全线贯通。",
    "两馆一中心今年开工建设。",
    "中央财政投资3亿元建设水库。",
    "张建国计划投资300万元建设养殖场。",
    "河北雄安新区一批重点项目开工,一季度开工项目共56个。",
    "全市建成投产亿元以上项目34个,总投资322亿元。",
    "华为手机在欧洲市场份额升至第三。",
    "奥运会赞助商签约仪式在北京举行。",
    "苏宁电器上半年新开门店百余家。",
    "该项目建成投产后,年产值可达120亿元。",
    "中国石化加油站油价今日下调。",
    "浙江大学在全国大学生竞赛中获得一等奖。",
    "某知名硅片企业将在我市投资建厂。",
    "万达集团与格力电器达成广告代理协议。",
    "LED照明产品在芜湖热销。",
    "10GW光伏组件产能年底投产。",
    "欧司朗因产能过剩关闭佛山生产线。",
    "长城汽车暂停泰国工厂建设。",
    "索尼撤出广州工厂。",
    "中集集团为该项目供应钢结构。",
]


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_a_news_item_gives_its_landings(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize("text", SILENT)
def test_business_news_without_a_landing_gives_no_row(text: str) -> None:
    assert rows(text) == []


def test_a_headline_gives_way_to_the_body() -> None:
    found = rows("康佳昨日宣布,将在滁州投资12亿元建设冰箱产业基地。", title="康佳12亿元投建滁州冰箱基地")
    assert found == ["康佳|滁州市|planned|-|12亿元"]
