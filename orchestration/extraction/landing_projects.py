"""Whose project is whose: the one each firm of a group carries with it, the one they share, and what one firm has beside its first.

Belongs here: the projects between a group and its verb. Does not belong here: projects that a verb sets up (landing_roles.py), which
noun phrases are projects (landing_parts.py).
"""

from __future__ import annotations

import re
from itertools import pairwise

from orchestration.extraction import landing_parts as parts
from orchestration.extraction.landing_bonds import OPENED, OWNED
from orchestration.extraction.landing_listed import Event
from orchestration.extraction.landing_roles import OWN_NAME
from orchestration.extraction.landing_sentence import AND_OTHER_PROJECTS, Group, Reading, Span
from orchestration.extraction.landing_words import LandingWords

_ITEM_END = re.compile(r"、|和|以及|等|虽然|但|其|,|是Ⓔ")
_FIRMS = re.compile(
    r"等(?:Ⓠ|一批|多家)[^,;。、]{0,10}?(?:企业|公司|机构|单位|银行|品牌|厂商|大厂|商家|巨头)(?![^,;。、Ⓟ]{0,6}(?:项目|总部|基地|中心))"
)
_OF_FIRMS = re.compile("[^,;。、]{0,8}?(?:企业|公司|机构|品牌)的?(?=[^,;。、]{2})")
_AND = re.compile("、|和|以及|及|与")
_BARE_PROJECT = re.compile(r"项目(?=[、,;。ⓉⓂ已在于正将开竣建投落签顺如成]|[一二三]期|$)")
_NOUN_END = re.compile(r"[,;。:!?…]")
# 甲公司主导建设的乙研究院: an institute of its own name, with what makes it a branch (乙医院新院区).
_MADE = re.compile(
    r"(?:建设|共建|打造|投资|设立|成立|创办|举办|合资|合作)的(?P<made>Ⓔ[一-鿿]{0,8}?)(?=正式|在|落|揭|投|启|将|已|拟|计划|预计|Ⓣ|$)"
)


def own_projects(reading: Reading, group: Group, events: list[Event], words: LandingWords) -> list[Span | None]:
    """The project each name of the group carries with it, or the one they share: 甲、乙等8个总部项目."""
    text = reading.text
    gap = next((event.gap for event in events if event.gap is not None), None)
    end = _NOUN_END.search(text, group.end)
    stop = gap[1] if gap is not None else end.start() if end else len(text)
    taken = text.find("把", group.end, stop)
    stop = taken if taken >= 0 else stop
    listed = text.find("等", group.end, stop)
    counted = listed >= 0 and _FIRMS.match(text, listed) is not None
    shared = parts.nouns(reading.mask, listed, stop, words)[-1:] if listed >= 0 and not counted else []
    shared = [_without_firms(text, span) for span in shared]
    pushed = any(event.act.pushed for event in events)  # 确保甲项目竣工 speaks of one told before
    owned = any(event.gap is not None and event.act.verb.word in OPENED for event in events)
    own: list[Span | None] = []
    for at, (first, last) in zip(group.ats, group.tails, strict=True):
        if at == group.ats[-1]:
            joint = _ITEM_END.search(text, group.end, stop)
            first, last = group.end, joint.start() if joint is not None else stop
        span = parts.noun(reading.mask, first, last, words)
        name = reading.mask.name(at)
        whole = len(name.text) > 2 or name.rule == "coined" or text[first : first + 1] == "Ⓠ"
        if span is None and whole and last - first > 2 and listed >= 0 and AND_OTHER_PROJECTS.match(text, listed):
            span = (first + (text[first] == "的"), last)  # 甲20万吨钛白粉、乙的5万吨树脂等项目
        if span is None and owned and first < last and text[first] == "的":
            thing = OWNED.match(text, first, last)
            span = thing.span("thing") if thing is not None else None
        bare = _BARE_PROJECT.match(text, at + 1) if span is None and not pushed else None
        if bare is not None:
            span = (at, bare.end())  # 甲新材料项目竣工: called after its firm
        own.append(span)
    made = _MADE.search(text, group.end, stop) if text.find("的Ⓔ", group.end, stop) >= 0 else None
    common = made.span("made") if made is not None else shared[0] if shared else None
    if common is None and parts.JOINT.match(text, group.end) is not None:
        common = own[-1]  # 甲与乙合资的某厂
    return [span or common for span in own]


def _without_firms(text: str, span: Span) -> Span:
    """技改项目 of 甲、乙等配套企业技改项目."""
    firms = _OF_FIRMS.match(text, *span)
    return (firms.end(), span[1]) if firms is not None else span


def more_projects(
    reading: Reading, group: Group, own: list[Span | None], events: list[Event], words: LandingWords
) -> list[Span]:
    """What one firm has beside its first project: 甲在某市的新工厂、第二研发中心先后启用. Short nouns are parts of one project."""
    gap = next((event.gap for event in events if event.gap is not None), None)
    first = own[0] if len(own) == 1 else None
    if gap is None or first is None or not gap[0] < first[0] < first[1] < gap[1]:
        return []
    listed = [first, *parts.nouns(reading.mask, first[1], gap[1], words)]
    joined = all(_AND.fullmatch(reading.text, a[1], b[0]) is not None for a, b in pairwise(listed))
    return listed[1:] if joined and min(b - a for a, b in listed) >= OWN_NAME else []
