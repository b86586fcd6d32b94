"""What a list says of firms beside which no verb stands: 签约项目30个,包括甲集团总部; 其中,甲公司某项目总投资2亿元.

Belongs here: an event, the lists that follow one. Does not belong here: which group a verb beside it speaks of (landing_roles.py), the
ceremonies an article tells of (landing_ceremonies.py).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.extraction import landing_parts as parts
from orchestration.extraction.landing_ceremonies import STAGE_OF
from orchestration.extraction.landing_sentence import Act, Reading, Span
from orchestration.extraction.landing_words import LandingWords, Verb

REACH = 2  # clauses that may pass between two things said of one subject
_ALSO = frozenset({"有", "还有", "也有"})
_INCLUDING = re.compile(
    r"(?:其中,?)?(?:包括|包含|涵盖|囊括|涉及|既有|不乏|(?<=其中)有|如)(?:了|有|到)?(?:[^,;。Ⓔ]{2,24}、)?[^,;。]{0,4}$"
)
_HEADED = re.compile(r"的(?:重点|重大|产业)?(?:项目|企业)")
_NAMELY = re.compile(
    r"(?:(?:包括|有|为|是|如下|名单|合同|协议|签约|落户|入驻|开工|投产|动工|揭牌)[:——-]+|"
    r"(?:Ⓠ|[两二三四五六七八九十]个)[^,;。:Ⓔ]{0,8}(?:项目|企业|机构|总部|[外央国民台港]企|公司|品牌|团队)[^,;。:Ⓔ]{0,16}:)$"
)
_NEXT_ITEM = re.compile("[^;。Ⓔ]{0,24}(?:项目|基地|工程|总部|中心|工厂),[^;。Ⓔ]{0,30};")  # 甲某项目,总投资3亿元;
_APPOSED = re.compile("Ⓟ?[^,;。Ⓔ、在将]{0,8}")  # 三家外企:法国香料商甲、韩国面膜企业乙
# 落户某园的企业3家,分别是甲、乙、丙
_COUNTED_AHEAD, _THEY_ARE = re.compile("(?:企业|项目|公司|工程)Ⓠ,$"), re.compile("(?:分别|依次)?(?:是|为|有)?|即")
# 某某项目落户某区,投资方为甲集团
_INVESTOR_IS = re.compile(
    "(?:其|该项目|项目)?的?(?:投资方|投资商|投资主体|投资单位|投资人|建设单位|业主单位|业主|实施主体)(?:为|是|系)"
)
_OF_FIRMS = re.compile(r"项目|企业|机构|总部|公司|[外央国民台港]企|品牌|团队")
# Before an item of an event: 其中, 主会场, 从10亿元以上项目看,为总投资2亿元的, 有投资3亿元的.
_ITEM_HEAD = re.compile(
    "(?:其中|主会场|分会场|重点项目|[^,;。:Ⓔ、]{0,14}?(?:包括|分别[是为]|有|为|是)|Ⓟ{1,4}(?:的|Ⓠ|(?:对口)?(?:援建|引进|承接|招引|实施|推进)的)?){0,3}"
    "(?:(?:计划|预计|总){0,2}投资(?:额|约|达|超)?Ⓜ的)?[Ⓟ的]{0,4}(?:[^,;。Ⓔ、]{2,30}、){0,12}+(?:(?:计划|预计|总){0,2}投资(?:额|约|达|超)?Ⓜ的)?"
)
# 集中开工的项目为…, 签约的6个项目中,…分别是…: what the list after it has come to.
_PROJECTS_OF = re.compile(
    "(?P<deed>签约|开工|动工|投产|竣工|落地|落户|奠基)(?:的|,)?(?:Ⓠ|[一二两三四五六七八九十]个)?[^,;Ⓔ]{0,6}项目(?:中|[为是](?!由)|包括|有|涵盖|分别|Ⓠ[^;。Ⓔ]{0,24}?,(?=其中))"
)
_ITEM_SUM = re.compile(
    "[^,;。Ⓔ]{0,30}?(?:项目|基地|工程|中心|生产线|园|工厂|总部|二期|一期)[^,;。Ⓔ]{0,4}?,?(?:计划|预计|合计|共计|累计)*(?:总?投资|投资额)"
)


class Event(NamedTuple):
    """One verb said of one group. `gap` is the text between the group and a verb after it; `projects` what the verb sets up."""

    act: Act
    rule: str  # subject, object, builder (由), signer, carried
    gap: Span | None
    projects: tuple[Span, ...]
    stage: str


def add_included(reading: Reading, acts: list[Act], events: dict[int, list[Event]], words: LandingWords) -> None:
    """签约项目30个,包括甲集团总部、乙公司基地: the firms listed are what the verb before spoke of."""
    # 包括甲投资16亿元的某项目、乙投资11亿元的某项目: the sums say whose project is whose, not how far they are.
    sized = {number for number, said in events.items() if all(_only_sizes(event.act) for event in said)}
    if len(events) - len(sized) == len(reading.groups):
        return
    bound = {event.act for number, said in events.items() if number not in sized for event in said}
    for number, group in enumerate(reading.groups):
        if number in events and number not in sized:
            continue
        start, end = reading.spans[group.clause]
        head = reading.text[start : group.start]
        last = events.get(number - 1, [])
        before = reading.groups[number - 1]
        follows = (
            bool(last)
            and last[-1].rule == "object"
            and (
                group.clause == before.clause + 1
                or _NEXT_ITEM.fullmatch(reading.text, before.end, group.start) is not None
            )
        )
        if follows and len(head) <= 2 and not any(act.clause == group.clause for act in acts):
            if head in _ALSO or parts.noun(reading.mask, group.end, end, words) is not None:
                events[number] = [last[-1]]  # 包括甲某项目,乙某项目,丙某项目等; 落户的有甲集团,有乙公司
        elif (
            _INCLUDING.search(head)
            or ((not head or _APPOSED.fullmatch(head)) and _NAMELY.search(reading.text, 0, start) is not None)
            or _INVESTOR_IS.fullmatch(head)
            or (_THEY_ARE.fullmatch(head) and _COUNTED_AHEAD.search(reading.text, 0, start) is not None)
        ):
            for act in reversed(acts):
                told = reading.clauses[act.clause + 1 : group.clause]
                near = act.end <= group.start and len(told) - ("其中" in told) < REACH
                headed = not act.relative or _HEADED.match(reading.text, act.end) is not None
                if near and headed and act not in bound and _OF_FIRMS.search(reading.clauses[act.clause]):
                    events[number] = [Event(act, "object", None, (), act.stage)]
                    break


def add_implied(reading: Reading, events: dict[int, list[Event]], words: LandingWords) -> None:
    """Items of the event told before, of which no verb is said: 12个项目集中签约。其中,甲公司某项目总投资2亿元,占地60亩."""
    told = reading.context.ceremony
    if told and any(event.rule != "builder" for said in events.values() for event in said):
        told = ""
    here = _PROJECTS_OF.search(reading.text)
    if not told and here is None:
        return
    for number, group in enumerate(reading.groups):
        if number in events and not all(_only_sizes(event.act) for event in events[number]):
            continue
        start, end = reading.spans[group.clause]
        named = (
            here is not None
            and here.end() <= group.start
            and not any(here.end() <= act.start < group.start for act in reading.acts)
        )
        first = max(start, here.end()) if named and here is not None else start
        if not _ITEM_HEAD.fullmatch(reading.text, first, group.start):
            continue
        sized = _ITEM_SUM.match(reading.text, group.end) or "Ⓜ的" in reading.text[start : group.start]
        stage = STAGE_OF[here["deed"]] if named and here is not None else told if sized else ""
        bare = reading.text.startswith("项目", group.end)
        if stage and (bare or parts.noun(reading.mask, group.end, end, words) is not None):
            verb = Verb("", stage, "either", "", False)
            act = Act(end, end, verb, group.clause, "asserted", False, False, stage)
            events[number] = [Event(act, "carried", None, (), stage)]


def _only_sizes(act: Act) -> bool:
    return act.relative and act.verb.needs == "investment"
