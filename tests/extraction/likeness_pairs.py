"""Pairs of articles that are one story reprinted, and pairs that only look alike: what the likeness of articles is measured on.

Belongs here: invented stories, and how a desk changes a story it takes over. Does not belong here: what follows from the likeness
(tests/dbt). The names and figures are made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import opencc

STORY = """临溪区三季度工业经济稳中向好
记者昨日从临溪区经济和信息化局获悉，今年前三季度，临溪区实现规上工业增加值214.6亿元，同比增长8.9%，增速高于全市2.1个百分点。
在位于青山湖北岸的云帆精密厂房里，十二条自动化产线正满负荷运转。“订单已经排到明年春天。”企业负责人沈嘉树说，今年公司新上的轴承项目总投资7.5亿元，预计年底前投产。
像这样的企业在临溪区并不少见。目前，全区共有规上工业企业632家，其中高新技术企业278家，专精特新企业94家。前三季度，全区高新技术产业增加值占规上工业的比重达到67.3%，比上年同期提高3.4个百分点。
项目是增长的底气。前三季度，临溪区新开工亿元以上工业项目41个，完成工业投资98.2亿元，同比增长15.7%。9月20日，海澜芯材、远图光电等6个项目集中签约落户临溪科创走廊。
临溪区经信局有关负责人表示，下一步将紧盯全年目标，力争全年规上工业增加值突破300亿元，到2027年培育百亿级企业3家以上。"""

SHORT = """云和桥街道引进三个数字经济项目
6月12日，云和桥街道举行重点项目集中签约仪式，蓝湾数据、青禾软件、拓界智能三个数字经济项目落户街道创新园，计划总投资4.8亿元。
据介绍，蓝湾数据将建设区域算力调度中心，青禾软件将设立研发总部，拓界智能计划建设工业机器人测试基地。三个项目建成后，预计年营业收入超过12亿元。
今年以来，云和桥街道累计签约项目17个，总投资36.5亿元，其中数字经济项目占六成以上，新增就业岗位900余个。
街道党工委书记表示，将为每个项目配备专员，推行“拿地即开工”，确保三个项目年内全部进场施工。"""

LONG = f"""{STORY}
要素跟着项目走。今年以来，临溪区盘活存量工业用地1260亩，建成标准厂房48万平方米，为企业减税降费14.3亿元。区里组建的助企服务团走访企业1900多家次，帮助解决用工、融资等问题730多个。
人才也在加快集聚。临溪区与七所高校共建研究生工作站35个，今年新引进各类人才6800名，其中博士142名。位于区政府南侧的人才公寓二期已经交付，首批560户青年拎包入住。
金融的活水更足了。截至9月末，临溪区制造业贷款余额386亿元，比年初增加52亿元；区产业基金总规模达到60亿元，累计投资项目46个。
不过，企业家们也谈到了压力：原材料价格上涨、海外订单波动，让部分中小企业的利润变薄。区里计划再推出一批技术改造补贴，鼓励企业以旧换新，降低能耗。
“工业稳，经济才稳。”区政府主要负责人说，临溪区将继续把最好的地块留给工业，把最优的服务送给企业。"""

# One template, two months: most words are the same, no figure is.
REPORT = """{month}月份全市经济运行情况
1—{month}月份，全市经济运行总体平稳。规模以上工业增加值同比增长{a}%，其中制造业增长{b}%，高技术制造业增加值增长{c}%，快于全部规模以上工业{d}个百分点。
固定资产投资同比增长{e}%。分领域看，基础设施投资增长{f}%，制造业投资增长{g}%，房地产开发投资下降{h}%。
社会消费品零售总额{i}亿元，同比增长{j}%。其中，限额以上单位消费品零售额增长{k}%，通过公共网络实现的零售额增长{m}%。
进出口总额{n}亿元，同比增长{o}%，其中出口{p}亿元，增长{q}%。实际使用外资{r}亿美元，增长{s}%。
一般公共预算收入{t}亿元，增长{u}%；一般公共预算支出{v}亿元，增长{w}%。{month}月末，金融机构本外币存款余额{x}亿元，增长{y}%。"""
REPORTS = tuple(
    REPORT.format(month=month, **dict(zip("abcdefghijkmnopqrstuvwxy", figures.split(), strict=True)))
    for month, figures in [
        (5, "7.2 7.8 11.5 4.3 5.6 8.1 13.2 9.4 1826.3 5.9 7.7 12.8 2954.1 6.6 2210.7 8.3 14.2 3.1 968.4 4.7 1322.5 6.2 38215 9.1"),
        (8, "6.5 6.9 10.8 4.6 4.9 7.3 11.6 12.7 3017.8 6.4 8.2 14.1 4871.6 5.8 3689.2 7.5 20.9 2.6 1544.7 3.9 2188.3 5.5 39460 8.8"),
    ]
)  # fmt: skip

# One template of few figures: a township's weekly note.
NOTE = """{town}召开安全生产工作例会
本报讯 {day}，{town}召开安全生产工作例会，传达学习上级会议精神，分析当前形势，部署下一阶段重点任务。会议由镇长{mayor}主持。
会议指出，要提高政治站位，压紧压实责任，坚决克服麻痹思想和侥幸心理。要突出重点领域，深入开展隐患排查整治，对发现的问题实行清单管理、逐项销号。
会议强调，要加强宣传教育，增强群众安全意识；要强化应急值守，确保一旦发生险情能够快速处置。今年以来，该镇共检查企业{firms}家次，发现隐患{faults}处，已整改{mended}处。"""
NOTES = (
    NOTE.format(town="白沙镇", day="3月4日", mayor="苏立群", firms=214, faults=391, mended=377),
    NOTE.format(town="石桥镇", day="5月27日", mayor="何婉", firms=168, faults=245, mended=240),
)

# One event, two reporters; and one event told by the press office and by a paper that quotes a sentence of it.
RIVAL = """云和桥街道再添新动能 三家企业今签约
本报6月12日讯 算力调度、软件研发、机器人测试……今天上午，随着三份协议落笔，云和桥街道创新园一下子迎来三位“新邻居”。
落户的企业分别是蓝湾数据、青禾软件和拓界智能，投资额合计4.8亿元。其中，蓝湾数据看中的是园区充足的电力，要在这里建一座面向全区的算力中心；青禾软件把研发总部搬了过来；拓界智能的测试基地则将服务周边的制造企业。
“从接触到签约只用了四十天。”拓界智能副总经理韩晓说。园区办主任告诉记者，上半年还未过完，街道签下的项目已有17个，投资额超过36亿元。"""
RIVAL_STORY = """前三季度临溪区工业增加值增长8.9%
临溪讯 临溪区近日公布工业“成绩单”：前三季度规上工业增加值214.6亿元，增长8.9%，跑赢全市平均水平。
成绩单背后是新产业的崛起。数据显示，高新技术产业增加值的占比已达67.3%，高新技术企业增至278家。走进海澜芯材的洁净车间，工程师正调试刚到货的设备。“我们9月才签的约，现在就进场了。”项目经理吴桐告诉记者。
临溪科创走廊今年成为投资热土，前三季度亿元以上新开工项目有41个。区里明确，今年规上工业增加值要突破300亿元。"""
QUOTING = """临溪科创走廊的一天
清晨六点半，临溪科创走廊的第一班接驳车从地铁站开出，车上坐满了年轻的面孔。二十九岁的许诺是其中之一，她在远图光电做光学设计，去年从省城来到这里。
“这里的房租便宜，离实验室近。”许诺说。走廊里的食堂、健身房和图书馆都是新的，午休时她常去湖边走一圈。
目前，全区共有规上工业企业632家，其中高新技术企业278家，专精特新企业94家。许诺所在的公司，就是其中一家。
傍晚，走廊的灯次第亮起。远图光电的会议室里，一场关于新镜头的讨论还在继续。"""


@dataclass(frozen=True)
class Pair:
    what: str  # how the second came from the first
    first: str
    second: str
    is_reprint: bool


def pairs() -> Iterator[Pair]:
    """Reprints of three lengths of story in each way a desk changes them, then pairs that are none."""
    for length, story in (("short", SHORT), ("middle", STORY), ("long", LONG)):
        for what, changed in _changes(story).items():
            yield Pair(f"{length}: {what}", story, changed, True)
    yield Pair("two reporters, one signing", SHORT, RIVAL, False)
    yield Pair("two reporters, one set of figures", STORY, RIVAL_STORY, False)
    yield Pair("a feature that quotes a sentence", STORY, QUOTING, False)
    yield Pair("two months of one report", *REPORTS, is_reprint=False)
    yield Pair("two towns' notes of one template", *NOTES, is_reprint=False)


NEW_TITLE = "好势头！这里的产业发展跑出加速度"
NEW_PARAGRAPH = (
    "眼下正是冲刺的时候，车间里机器轰鸣，工地上塔吊林立，一派热火朝天的景象。"
    "大家都说，要趁着好天气多干一些，把耽误的时间抢回来，给全年收个好尾。"
)
PREFACE = (
    "编者按：产业兴则城市兴。近年来，各地把项目建设作为经济工作的主抓手，涌现出一批好做法、好经验。"
    "本网今起推出系列报道，走进县区一线，看看那里的新变化。今天请看来自基层的报道。"
)


def traditional(text: str) -> str:
    """The text as a Hong Kong paper prints it."""
    return opencc.OpenCC("s2hk").convert(text)


def _changes(story: str) -> dict[str, str]:
    title, *paragraphs = story.split("\n")
    longest = max(paragraphs[:-1], key=len)
    kept = story[: story.rindex("。", 0, len(story) * 2 // 3) + 1]
    return {
        "another layout": "\n\n".join([title, *(f"　　{text}" for text in paragraphs)]).replace("，", ","),
        "Traditional script": traditional(story),
        "another title, one paragraph rewritten": "\n".join(
            [NEW_TITLE, *(NEW_PARAGRAPH if text == longest else text for text in paragraphs)]
        ),
        "a preface and another title": "\n".join([NEW_TITLE, PREFACE, *paragraphs]),
        "cut by a third": kept,
        "cut by a third, another title": "\n".join([NEW_TITLE, *kept.split("\n")[1:]]),
    }
