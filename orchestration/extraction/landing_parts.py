"""The parts of a landing that stand in its sentence: the project's name and the day.

Belongs here: finding each part around a group and its verb. Does not belong here: the place (landing_places.py), the sum invested
(landing_sums.py), whether there is a landing at all (landing_roles.py).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator

from orchestration.extraction.article import Quantity, TimeMention, View
from orchestration.extraction.landing_mask import Mask
from orchestration.extraction.landing_sentence import Act, Group, Reading, Span
from orchestration.extraction.landing_words import LandingWords

EventDate = Callable[[str, datetime.date | None], str | None]

_PIECES = re.compile(r"([、,;。:]|和|或(?!许)|以及|及|虽然|但|其中|已|正在|是|由|负责|用于|进行)")
_PROJECT_TAIL = re.compile(r"(?:\([^()]*\))?(?:(?:第?[一二三四五六123]|首)期)?(?:建设)?(?:工程|项目)?")
_HELD = ("举行", "举办")
_SITED = re.compile("(?:项目|工程|基地|工厂)在")
_FOUNDED = ("成立于", "始建于", "创建于", "创办于", "设立于", "组建于", "始创于", "建于", "建园于")
_OPENS_WITH_DAY = re.compile("(?:第[一二三四五六]阶段是|时间是)?Ⓣ")
_NEVER_FIRST = frozenset("从与在)是对由被把")
COUNTERS = frozenset({"个", "座", "条", "家", "项", "所", "栋", "处", "大"})
_LEAD = re.compile(
    r"了|过|着|为(?=[^,;]{2,})|包括|一大批|一批|一个|一座|一家|全新|新的|[一二两三四五六七八九十]+[个座家大项条处]|Ⓠ|Ⓜ|Ⓣ|\([^()]*\)|等|总(?=[ⓂⓆ])|约|近|超(?!级|市|算|声|导|薄|高|纯)|"
    r"的|,|分别为|分别是|其|以及|及|和|与|关于|设立|设置|建设|成立|共建|共同|合资|所属|旗下|首个|首座|首家|首条|第[一二三四五六]个|"
    r"正式|启动|完成|开始(?=[建新])|举行|举办|进行|推进|加快|投建|开建|兴建|新建|扩建|续建|布局|打造|也|将|先后|相继|在Ⓟ+|在(?:园区|当地|该地)|在[一-鿿]{2,8}?(?=设置|设立|兴建|新建)|标志着|我[市县区省]|有(?![机色限轨])|(?:又|则|也|还|分别|均|都|规划|计划)*(?:与|于|在)(?=园区|小镇|开发区|高新区|经开区|新区|当地)|海外(?!仓)|国内|国外|全球最大的?|目前|已(?=有)|就(?![业地医餐])|正(?=加快|在|推进)|全面(?=加快|推进)|[)”》]|是|建(?=Ⓠ)"
)
# 该项目, 一批重点项目, 全资子公司: a kind of project, not a project.
_NOT_A_NAME = re.compile(
    r"(?:该|此|本|这个?|上述|所有|各|多个|一批|一系列|重点|重大|相关|其他|有关|新|优质|大|好|龙头|产业|外资|内资|工业|签约|开工|[十百千万]+亿(?:元)?级?|亿元(?:以上|级)?)*"
    r"(?:项目|工程|平台|中心|基地|工厂|园区|小镇|开发区|高新区|经开区|公司|大楼|机场|学校|医院|门店|铁路|公路|高速|道路)+$|\d+期(?:项目|工程)$|[扩建设办]厂$|(?:知名|全资|控股|合资|独资|上市)?(?:子|孙|项目|合资|分|上市)?公司$"
)
_OF_TRADE = re.compile(
    r"(?:龙头)?(?:巨头|机械|塑料|车辆|管理|机构|企业|厂商|厂家|行业|产业(?!园|基地|城|化)|领域|产品|技术|市场|业务|制造商|供应商)"
)
# 甲与乙合资的某厂: the one thing they build.
JOINT = re.compile("(?:共同|联合|合作|各自)?(?:合资|合作|共建|合建|联合|投资|出资|组建|建设|打造|设立|成立)+的")
_SUMMED_UP = re.compile("等?Ⓠ(?:重大|重点|新)?(?:项目|工程)")
_DATED = frozenset({"event", "span", "deadline"})
_THIS_YEAR = frozenset({"今年以来", "本年以来"})
_OPENS = re.compile(r"[^ⒺⓉ,;]{0,6}Ⓣ")
_DATES_ALL = re.compile(r"Ⓣ[^;]{0,48}?(?<![说示绍称道]):")  # 3月,两件事:甲投产;乙开工
# A reporter's 从现场获悉 is no ceremony.
_SAME_DAY = re.compile(
    r"在此|当[天日](?!的)|同一?[天日](?!起)|(?:会|仪式)上(?![^,;。]{0,4}(?:表示|[说称指]|介绍|透露|强调|坦言))|(?:签约|活动|开工|奠基|揭牌|启动|仪式|大会)现场|现场(?:集中)?(?:签|揭牌)"
)
_LED_BY = re.compile("^(?:关于|就|[将拟]对|对)(?=..)")  # 将对|某某小镇、某某项目等进行投资
_PROGRESS = frozenset({"完成投资"})  # how far it is by then, on no day
_SAME_YEAR, _YEAR = ("同年", "当年"), re.compile(r"\d{4}年")
_WHO_IS_THERE = ("包括", "有")  # 园区企业包括: since when is not said
_NEAR_VERB = 10
_DAY_LENGTH = len("2017-11-15")


def nouns(mask: Mask, start: int, end: int, words: LandingWords) -> list[Span]:
    """The projects named in the masked range: every noun phrase of a 、和 list that ends in a word for a project."""
    if start >= end or words.project.search(mask.text, start, end) is None:
        return []
    found: list[Span] = []
    at = start
    for piece in _PIECES.split(mask.text[start:end]):
        span = noun(mask, at, at + len(piece), words)
        if span is not None:
            found.append(span)
        at += len(piece)
    return found


def noun(mask: Mask, start: int, end: int, words: LandingWords) -> Span | None:
    """The project named at the end of the masked range, without what merely counts or praises it; None if there is none."""
    text = mask.text[start:end]
    summed = _SUMMED_UP.search(text) if "Ⓠ" in text else None
    if summed is not None and words.project.search(text, 0, summed.start()) is not None:
        text = text[: summed.start()]  # 乙回收示范线|三个项目
    sited = _SITED.search(text)
    if sited is not None:
        text = text[: sited.start() + 2]  # 产能扩建项目|在某某汽车城某园区
    done = text.find("了", 2)
    if done >= 0 and words.project.search(text, 0, done) is not None:
        text = text[: max(text.rfind("的", 0, done), 0)] or text[:done]  # …总部奠基的办法吹响了攻坚项目的号角
    last = None
    for match in words.project.finditer(text):
        last = match
    if last is None:
        return None
    tail = _PROJECT_TAIL.match(text, last.end())
    head = text[: tail.end() if tail is not None else last.end()]
    # 甲公司南方分公司举行某项目签约仪式: who holds it is no part of the name.
    cut = max(
        head.rfind("的", 0, len(head) - 2) + 1, *(head.rfind(held) + len(held) for held in _HELD if held in head), 0
    )
    while lead := _LEAD.match(head, cut):
        thing = mask.found.get(start + cut)
        if isinstance(thing, Quantity) and thing.unit not in COUNTERS and head[cut] == "Ⓠ":
            break  # 300万吨特钢项目: the size is part of the name
        cut = lead.end()
    if _OF_TRADE.match(text, len(head)) is not None:
        return None
    if len(head) - cut < 2 or "简称" in head or head[cut] in _NEVER_FIRST or _NOT_A_NAME.fullmatch(head[cut:]):
        return None
    return start + cut, start + len(head)


def text_of(reading: Reading, span: Span) -> str:
    start, end = reading.mask.span(*span)
    text = _LED_BY.sub("", reading.view.text[start:end].strip("“”《》\"' "))
    return text if text.count("“") == text.count("”") else text.replace("“", "").replace("”", "")


def date(reading: Reading, group: Group, act: Act, event_date: EventDate) -> str | None:
    """The day, month or year of the verb: the nearest time before it in its clause, else just after it, else the one that opens
    the group's clause, the run or the sentence; 当天 and 会上 take the day of the sentence before. `event_date` is that of periods.py."""
    if act.verb.word in _PROGRESS or act.verb.word.endswith(_WHO_IS_THERE):
        return None
    published = reading.view.article.published_on
    for thing in _times(reading, group, act) if "Ⓣ" in reading.text else ():
        day = event_date(_of_its_year(reading, thing), published)
        if day is not None:
            return day
    same = _SAME_DAY.search(reading.view.text, 0, reading.mask.starts[act.end])
    if same is None:
        return None
    before, held = reading.context.previous, reading.context.event_day
    for thing in [
        *(_of_the_deed(before, reading.view.text[: same.start()][-2:]) if before is not None else ()),
        *(time for time in reversed(before.times if before is not None else []) if not time.text.startswith("从")),
        *(thing for thing in (reading.context.time, reading.context.earlier) if thing is not None),
        *([held] if held is not None and same.group() != "在此" else []),
    ]:
        day = event_date(thing.text, published) if thing.role in _DATED else None
        if day is not None and len(day) == _DAY_LENGTH:
            return day
    return event_date(same.group(), published)


def _of_the_deed(before: View, deed: str) -> Iterator[TimeMention]:
    """8月1日 of 8月1日,某社区揭牌,从7月11日签约到揭牌仅用21天。|揭牌当天,…: the first time the sentence before tells of the deed with."""
    times, last = before.times, len(before.text)
    for nth, time in enumerate(times if len(deed) > 1 else ()):
        if time.text.startswith("从"):
            continue  # 从7月11日签约到揭牌
        end = times[nth + 1].start if nth + 1 < len(times) else last
        if before.text.find(deed, time.end, end) >= 0:
            yield time
            return


def _is_of_founding(text: str, at: int, thing: TimeMention, act: Act) -> bool:
    """某园成立|于2009年10月,…集聚了甲、乙: since when the park is there."""
    told = text[:at] + ("于" if thing.text.startswith("于") else "")
    return told.endswith(_FOUNDED) and act.end != at


# 4月18日,某某项目暨|2023年4月|重大项目集中开工仪式: what the ceremony is called
_OF_A_CEREMONY = re.compile(
    "(?:第?[一二三四]季度)?(?:首批|第[一二三四五六七八九十]+批|重大|重点|亿元以上|工业|产业|产业链|招商|引资|全[市区县省])*项目"
    "[^,;。Ⓔ]{0,12}?(?:仪式|活动|大会|推介会|签约会)"
)


def _of_its_year(reading: Reading, thing: TimeMention) -> str:
    """The time's words; those of 同年11月 with the year told last before them, in the sentence or the one before."""
    text = thing.text.removesuffix("以来").removeprefix("自") if thing.role == "since" else thing.text
    if not text.startswith(_SAME_YEAR):
        return text
    before = reading.context.previous
    told = [
        year.group()
        for times in (before.times if before is not None else (), reading.view.times)
        for time in times
        if (times is not reading.view.times or time.start < thing.start) and (year := _YEAR.match(time.text))
    ]
    return told[-1] + text[2:] if told else text


def own_day(reading: Reading, act: Act, event_date: EventDate) -> str | None:
    """The day, month or year right before the verb, without a comma or another verb between them."""
    first = reading.spans[act.clause][0]
    at = reading.text.rfind("Ⓣ", first, act.start)
    thing = reading.mask.found.get(at) if at >= 0 and act.start - at <= _NEAR_VERB else None
    if not isinstance(thing, TimeMention) or any(at < other.start < act.start for other in reading.acts):
        return None
    return event_date(thing.text, reading.view.article.published_on)


def _times(reading: Reading, group: Group, act: Act) -> Iterator[TimeMention]:
    """The times that may be the verb's, likeliest first."""
    text = reading.text
    times = {  # in order
        at: thing
        for at, thing in reading.mask.found.items()
        if isinstance(thing, TimeMention)
        and (thing.role in _DATED or thing.text in _THIS_YEAR or text.startswith("落", at + 1))  # 自2023年|落户
        and not text.startswith("的", at + 1)
        and not _is_of_founding(text, at, thing, act)
        and _OF_A_CEREMONY.match(reading.view.text, thing.end) is None
        and _SAME_DAY.fullmatch(thing.text) is None
    }
    if not times:
        return
    start, end = reading.spans[act.clause]
    yield from (times[at] for at in reversed(times) if start <= at < act.start)
    yield from (times[at] for at in times if act.end <= at < end and text[at - 1] in "于在")
    if group.clause < act.clause:
        first, last = reading.spans[group.clause]
        yield from (times[at] for at in times if first <= at < group.start)
        if any(other.clause == group.clause and other.verb.stage == "signed" for other in reading.acts):
            yield from (times[at] for at in times if group.end <= at < last)  # 甲9月5日签署协议,其基地落户某市
    for clause in range(act.clause - 1, -1, -1):
        if reading.ends_run(clause):
            if _DATES_ALL.match(text) is None:
                return
            break
        at = text.rfind("Ⓣ", *reading.spans[clause])
        opens = _OPENS_WITH_DAY.match(reading.clauses[clause]) is not None
        if (
            at in times and opens and not any(other.clause == clause for other in reading.acts)
        ):  # 2015年10月,…; 第三阶段是2003年双方合作,…
            yield times[at]
    opening = _OPENS.match(text)
    if opening is not None and opening.end() - 1 in times:
        yield times[opening.end() - 1]
