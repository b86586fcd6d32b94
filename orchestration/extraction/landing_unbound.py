"""Firms named with a project of their own though no verb speaks of it: 甲县2个,某某公司饮片项目、…; 一行先后来到某某公司生产基地.

A named project of a named firm in a place is a landing whatever the sentence says of it. Belongs here: which such groups count, and how
far their projects are. Does not belong here: projects that a verb speaks of (landing_roles.py), lists of ceremonies (landing_listed.py).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from orchestration.extraction import landing_parts as parts
from orchestration.extraction.landing_listed import Event
from orchestration.extraction.landing_mask import GUESSED
from orchestration.extraction.landing_sentence import Act, Group, Reading, Span
from orchestration.extraction.landing_words import LandingWords, Verb
from orchestration.extraction.name_slot_shapes import ITEM_MARK

RULE = "project"
_ITEM_END = re.compile("[、,;。:!?…Ⓔ]|以及|等|和|与(?!Ⓔ)")
_LONGEST, _SHORTEST = 30, 4  # characters of an item (the longest names of projects have some 25) and of a project
_FROM_FIRM = re.compile("[Ⓟ的“]{0,3}(?:(?:总?投资)?Ⓜ的)?Ⓟ{0,3}(?:年[产处加]|日[产处]|Ⓠ|“)*")
_OF_OTHERS = re.compile(
    "(?:[为给向对替同跟与比供]|服务|配套|借鉴|学习|出席|收购|并购|曾获|获得?|参股|竞争对手|原|以[上下]|[Ⓜ吨])$"
)
_BESIDE = re.compile("附近|旁|周边|周围|对面|以[东南西北]|外的|配套|供应|提供|供货|负责人|相关|经理")
_MADE_BY = re.compile("承建|承接|施工|设计|监理|中标|承包|总包|代建")
_UNDER_WAY = re.compile("主体|封顶|施工|安装|调试|打桩|桩基|基础|土建|进场|建设中|在建|续建|推进|实施|加快")
_STARTED = re.compile("点火|打通全流程|出料|试车|试生产|运行|(?:投入|开始|恢复|正式|正在)生产|产出|量产")
_TO_COME = re.compile("储备|谋划|前期|洽谈|在谈|拟|筹划|规划|计划|申报|名单|年度(?:重点|重大)")
# 某某集团|一线员工在新工厂: a sentence of its own, not the name of a project.
_NO_NAME = re.compile(
    "关闭|关停|撤离|撤出|退出|停产|停工|停建|因(?=[^,;]{0,6}[关停])|推动|推进|成为|投资|员工|职工|工人|开始|表示|[了将已是把被对不这各还]|[在从](?!线)|列入|入选|获批|选址|位于|如何|以[^,;]{0,6}为|以前|前身|目前|通过|宣布|自主|并购|收购|合作|上市|能够|可以|获得|拿下|[上下]有|恢复|坚定|主业|总监|工程部|事业部"
)
# Of the words for projects those that nothing else ends in: a firm's centres, companies and shops are told of for other reasons.
_PROJECT = re.compile(
    r"(?:项目|工程|基地|生产线|产线|电站|电厂|风电场|装置|高炉|工厂|煤矿|码头|[一二三四五六首]期)(?:\([^()]*\))?(?:[一二三四五六首]期)?(?:建设)?$"
)
_HEADING = re.compile(rf"{ITEM_MARK}[^,;。:、]{{4,40}}[。:]?")
# A line of a list of projects, one line for each of its parts: 投资方:某某集团
_PARTY = re.compile(
    "(?:项目)?(?:(?:投资|建设|实施|签约|引进|落地|入驻)(?:主体|方|商|单位|企业)|业主(?:单位)?)(?:名称)?:Ⓔ[^,;。:]{0,8}。?"
)
_BARE = re.compile("项目(?:[。:]|$)")
_FORBIDDEN = re.compile("禁止|严禁|不得|不再|停止|取消")
_ITEMS = re.compile("(?:项目|工程|基地|生产线)(?=[、,;Ⓠ]|等|$)|(?<=、)Ⓔ[^、,;。]{2,24}?(?:项目|工程|基地|生产线)")
_GENERIC = re.compile(
    "(?:的|一线|新|老|全部|各|主要|大型|现有|生产|加工)*(?:生产|加工)?(?:车间|厂房|厂区|工厂|大楼|大厦|园区|公司|项目|基地|中心|平台|门店|酒店|商场|超市|生产线)"
)
_GOES_ON = re.compile(
    "塑料|机械|技术|设计|师|车(?!间)|院|造价|咨询|化|级|型|类|产品|质量|标准|品牌|联盟|基金会|系统|软件|服务|管理|业务|经验|模式|制|股份|的[^,;。]{0,8}(?:产品|技术|专家|经验)"
)
_OF_PLACE = re.compile(r"(?:其中|另外|此外)?,?Ⓟ+(?:地区)?(?:共|有|共有|新增|[^,;Ⓔ]{0,4})?Ⓠ[^,;Ⓔ、]{0,6}")


def unbound(
    reading: Reading, settled: Collection[int], words: LandingWords
) -> Iterator[tuple[Group, int, Span | None, Event]]:
    """(group, where the firm stands, its project, what is said) of the groups whose numbers are not in `settled`."""
    if _PARTY.fullmatch(reading.text) is not None and reading.groups:
        group = reading.groups[0]
        yield group, group.ats[0], None, _event(reading, group, (group.start, group.end))
        return
    heads = _HEADING.fullmatch(reading.view.text) is not None
    if not (heads or _is_local(reading)):
        return
    for number, group in enumerate(reading.groups):
        if number in settled:
            continue
        for at in group.ats:
            name = reading.mask.name(at)
            if (
                name.kind != "enterprise"
                or (name.rule in GUESSED and not heads)
                or _OF_OTHERS.search(reading.text, 0, at)
            ):
                continue
            project = _project(reading, at, words)
            if project is None and heads and _BARE.match(reading.text, at + 1):
                project = at, at + 1 + len("项目")
            if project is not None:
                yield group, at, project, _event(reading, group, project)


def _is_local(reading: Reading) -> bool:
    """Whether the sentence tells of projects of a place: it names one, a verb of landing or several projects, or lists a ceremony's.
    Business news names a firm's plant for many other reasons."""
    # 考察组来到某公司某基地: that the visitors do not stay says nothing of the plant.
    if (
        any(act.mood == "denied" and act.verb.side != "subject" for act in reading.acts)
        or _FORBIDDEN.search(reading.text) is not None
    ):
        return False
    places = (reading.mask.name(at) for at, sign in enumerate(reading.text) if sign == "Ⓟ")
    said = any(place.rule not in ("foreign", "nation") for place in places)
    return said or bool(reading.acts) or bool(reading.context.ceremony) or len(_ITEMS.findall(reading.text)) > 1


def may_hold(text: str, start: int, end: int, words: LandingWords) -> bool:
    """Whether a word for a project follows the firm at `start:end` within an item's length, or one for who invests stands before it."""
    if start and text[start - 1] == ":" and _PARTY.fullmatch(text[:start] + "Ⓔ") is not None:
        return True
    stop = _ITEM_END.search(text, end)
    last = min(end + _LONGEST, stop.start() if stop is not None else len(text))
    return words.project.search(text, end, last) is not None


def _project(reading: Reading, at: int, words: LandingWords) -> Span | None:
    """The project that the firm's name opens (某某公司|高端薄膜项目)."""
    text = reading.text
    stop = _ITEM_END.search(text, at + 1)
    end = min(stop.start() if stop is not None else len(text), at + _LONGEST)
    lead = _FROM_FIRM.match(text, at + 1, end)
    span = parts.noun(reading.mask, at + 1, end, words)
    if (
        span is None
        or _PROJECT.search(text, *span) is None
        or lead is None
        or not at < span[0] <= lead.end()
        or span[1] - span[0] < _SHORTEST
    ):
        return None
    inside = text[at + 1 : span[1]]
    if any(shape.search(inside) for shape in (_MADE_BY, _BESIDE, _NO_NAME)) or _GENERIC.fullmatch(inside):
        return None
    return None if _BESIDE.match(text, span[1]) or _GOES_ON.match(text, span[1]) else span


def _event(reading: Reading, group: Group, project: Span) -> Event:
    """What the sentence says of the project, by the nearest verb before it or the words of building after it."""
    stage, mood = _stage(reading, group, project)
    verb = Verb("", stage, "either", "", False)
    act = Act(project[1], project[1], verb, _head(reading, group), mood, False, False, stage)
    return Event(act, RULE, None, (), stage)


def _head(reading: Reading, group: Group) -> int:
    """The clause that says whose projects the group's clause lists (甲县2个,…), or the group's own."""
    for number in range(group.clause - 1, -1, -1):
        if reading.ends_run(number):
            break
        if _OF_PLACE.fullmatch(reading.clauses[number]):
            return number
    return group.clause


def _stage(reading: Reading, group: Group, project: Span) -> tuple[str, str]:
    _, end = reading.spans[group.clause]
    after = reading.text[project[1] : end]
    if _UNDER_WAY.search(after):
        return "building", "asserted"
    if _STARTED.search(after):
        return "operating", "asserted"
    before = [act for act in reading.acts if act.end <= group.start and _tells(act)]
    if before:
        return before[-1].stage, before[-1].mood
    if reading.context.ceremony:
        return reading.context.ceremony, "asserted"
    planned = _TO_COME.search(reading.text, 0, project[1]) is not None
    return ("planned", "planned") if planned else ("building", "asserted")


def _tells(act: Act) -> bool:
    """Whether a list after the verb may go on about what it says; one comes to look, too (先后来到)."""
    return not act.relative and act.mood != "denied" and (act.stage != "landed" or act.verb.side == "object")
