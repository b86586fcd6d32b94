"""Firms that no list knows, in the sentences of local papers: how many of 39 names of ten shapes each sentence gives away.

Belongs here: sentences into which any firm fits, and such as hold none. Does not belong here: what one name looks like (test_name_*.py).
The floors are what was measured when the sentence was written down; a change that loses a name has to say why.
"""

from __future__ import annotations

import pytest

from orchestration.extraction import pipeline
from orchestration.extraction.article import Article
from tests.extraction.news_rows import LEXICON, PUBLISHED

NAMES = (
    *("杭州锐芯微电子有限公司", "江苏恒沛新材料股份有限公司", "深圳市云图智控技术有限公司"),
    *("锐芯微电子", "恒沛新材", "云图智控", "康禾生物", "昱辰光电", "沃朗机械"),
    *("海纳科技", "禾苗科技", "拓远科技", "景弘科技"),
    *("昱辰", "沃朗", "恺英", "睿斯", "铂瑞"),
    *("宏远集团", "景弘集团", "瑞丰集团", "沃朗集团"),
    *("泰思通", "优必达", "康必尔", "博世曼"),
    *("德国克虏曼", "日本山岛电机", "美国赛默林", "法国维尔杰"),
    *("SKT", "Verano", "ABK公司"),
    *("华为", "宁德时代", "海尔", "京东方"),
    *("浙江大学", "哈尔滨工业大学"),
)
COUNTRIES = ("德国", "日本", "美国", "法国")
LEAST_SHARED = 0.6  # of the longer name, when one holds the other

SENTENCES = [
    (38, "近日,{}与临平区签署战略合作协议,将在临平区建设智能制造基地。"),
    (36, "4月18日,{}智能制造基地项目在临平区正式开工,总投资12亿元。"),
    (36, "总投资12亿元的{}智能制造基地项目落户临平区。"),
    (35, "{}总部大楼在临平经济技术开发区封顶。"),
    (33, "在临平区,{}二期项目建成投产,年产值可达8亿元。"),
    (38, "临平区引进了{}、海康威视等一批龙头企业。"),
    (38, "目前,临平经济技术开发区已集聚{}、大华股份、零跑汽车等企业80余家。"),
    (34, "由{}投资建设的智能制造基地在临平区启用。"),
    (20, "今年一季度,临平区签约项目18个,其中{}项目总投资12亿元。"),
    (35, "{}相关负责人介绍,公司将在临平区投资12亿元建设智能制造基地。"),
    (35, "作为今年重点招引的企业,{}于3月落户临平区。"),
    (36, "{}选址临平区建设华东总部,预计明年投用。"),
    (34, "临平区与{}举行项目签约仪式,双方将共建产业创新中心。"),
    (21, "从签约到开工,{}仅用了45天就在临平区落地。"),
    (35, "{}去年入驻临平经济技术开发区,目前已有员工300人。"),
    (36, "{}华东总部、海康威视研发中心等15个项目在临平区集中开工。"),
    (37, "临平区“链主”企业{}的新工厂正在加紧建设。"),
    (30, "随着{}等企业相继投产,临平区产业集群初具规模。"),
    (32, "落户临平区的{}是一家专注于智能装备的高新技术企业。"),
    (38, "活动现场,{}、中控技术、和利时3家企业与临平经济技术开发区签约。"),
    (15, "记者在{}临平生产基地看到,主体厂房已经封顶。"),
    (37, "{}宣布在临平区设立研发中心。"),
    (34, "{}摘得临平区一宗工业用地,拟建设智能工厂。"),
    (34, "临平区成功引进{}智能制造项目,计划用地120亩。"),
    (33, "项目由{}投资,位于临平经济技术开发区,总投资12亿元,目前已开工建设。"),
    (35, "{}临平项目一期竣工,二期即将启动。"),
    (34, "2019年,{}把总部从上海迁到临平区。"),
    (38, "{}计划投资12亿元,在临平区打造新能源电池生产基地。"),
    (22, "在建的{}项目是临平区今年的重点工程,预计年底投产。"),
    (31, "同时,{}也将在临平区布局生产线。"),
]

NOBODY = [
    "市发改委相关负责人介绍,项目将在临平区投资12亿元建设智能制造基地。",
    "据园区负责人介绍,今年将引进企业20家。",
    "该项目负责人表示,二期工程将于明年开工建设。",
    "临平区是全国重要的家纺生产基地,落户企业超过300家。",
    "落户临平区的企业,去年实现产值32亿元。",
    "落户园区的项目,大多已经投产。",
    "入驻小镇的创客,平均年龄28岁。",
    "这里是全球最大的光伏组件生产基地,总投资50亿元。",
    "双桥镇是全国闻名的袜业之乡,去年新建厂房12万平方米。",
    "村民王强把工厂搬到了镇上的小微园。",
    "他把总部设在临平区,把工厂建在桐乡。",
    "区里把招商总部设在高铁站旁。",
    "平湖经开区成功摘得省级高能级平台称号,新增工业用地1200亩。",
    "市城投竞得临平区一宗住宅用地。",
    "该地块由本地企业竞得,将建设人才公寓。",
    "新建道路12条,启动老旧小区改造项目35个。",
    "签约现代农业产业园项目12个,总投资30亿元。",
    "临平区落户高端装备项目20个。",
    "引进智能工厂建设项目6个,新建数字车间12个。",
    "启动青年公寓项目,建设周期18个月。",
    "AI产业园落户临平区,总投资20亿元。",
    "PPP项目入驻省级库,投资36亿元。",
    "在老城区的施工现场,工人正在加紧铺设管网。",
    "记者在河道整治项目建设现场看到,挖掘机轰鸣。",
    "国家级经开区落户外资企业120家。",
    "去年9月开工的临平大道项目,预计明年6月建成通车。",
    "长三角一体化示范区西南片区总部基地开工建设。",
    "华东地区最大的冷链物流中心在临平区投用。",
    "总经理李明介绍,公司把研发中心设在了杭州。",
    "董事长陈晨说,明年将在临平区设立研发中心。",
    "创始人刘洋毕业于浙江大学,2019年回到临平区创业。",
    "主营业务收入增长12%,新建生产线3条。",
    "临平区专注于智能装备产业,已集聚企业300家。",
    "“未来工厂”是国内首个5G全连接工厂,总投资8亿元。",
    "东湖片区由政府投资建设的体育馆开工。",
    "由社会资本投资建设的养老中心启用。",
    "康养小镇由区文旅局携手村集体打造,计划投资5亿元。",
    "欣欣向荣的产业园里,签约仪式正在举行。",
    "海棠湾把免税城扩建项目列入重点工程,建设工期两年。",
    "昌盛路综合管廊项目在临平区开工。",
]


def found_in(sentences: list[str]) -> list[list[str]]:
    """The enterprises of the landings of each sentence, each an article of its own under one headline."""
    articles = [
        Article(
            f"{number:016x}",
            f"{number}.txt",
            "临平区招商引资纪实",
            f"临平区招商引资纪实\n{text}",
            published_on=PUBLISHED,
        )
        for number, text in enumerate(sentences)
    ]
    found: list[list[str]] = [[] for _ in sentences]
    for row in pipeline.extract(articles, LEXICON).landing_statements.iter_rows(named=True):
        found[int(row["article_id"], 16)].append(row["enterprise"])
    return found


def is_it(name: str, found: str) -> bool:
    name = next((name.removeprefix(country) for country in COUNTRIES if name.startswith(country)), name)
    short, long = sorted((name, found), key=len)
    return short == long or (short in long and len(short) / len(long) >= LEAST_SHARED)


@pytest.mark.parametrize(("least", "sentence"), SENTENCES)
def test_a_firm_that_no_list_knows_is_found_where_only_a_firm_can_stand(least: int, sentence: str) -> None:
    found = found_in([sentence.format(name) for name in NAMES])
    missed = [name for name, firms in zip(NAMES, found, strict=True) if not any(is_it(name, firm) for firm in firms)]
    assert len(NAMES) - len(missed) >= least, missed


def test_where_nobody_comes_nobody_is_found() -> None:
    assert [text for text, firms in zip(NOBODY, found_in(NOBODY), strict=True) if firms] == []
