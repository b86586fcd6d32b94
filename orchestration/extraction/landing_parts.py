"""The parts of a landing: the project's name, the place, the day, the sum invested.

Belongs here: finding each part around a group and its verbs. Does not belong here: whether there is a landing at all (landings.py).
"""
from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction import periods
from orchestration.extraction.article import Name, Quantity, TimeMention, View
from orchestration.extraction.context import Context
from orchestration.extraction.landing_sentence import Act, Group, Mask
from orchestration.extraction.landing_words import LandingWords

Span = tuple[int, int]  # in the masked sentence

_LEAD = re.compile(r"^(?:了|过|着|包括|一批|一个|一座|一家|全新|新的|[一二两三四五六七八九十]+[个座家大项]|Ⓠ|Ⓜ|Ⓣ|\([^()]*\)|等|总(?=[ⓂⓆ])|约|近|超|的|,|分别为|分别是|其|以及|及|和|与)+")
_NOT_A_NAME = re.compile(r"(?:该|此|本|这个?|上述|所有|各|多个|一批|一系列|重点|重大|相关|其他|有关|新)?(?:项目|工程|平台|中心|基地|工厂|园区|公司|大楼|机场|学校|医院|门店)$")
_HERE = re.compile(r"这里|此地|当地|园区|小镇|新区|开发区|我[区市县省]|全[区市县省]|[该本][区市县省园镇]|区内|市内|县内|在此")
_PLACE_VERB = re.compile(r"(?:在|于|落户|落地|入驻|进驻|迁驻|迁入|迁至|来到|进入|落子|扎根|投资|布局|抢滩|选址|定址|到|至|驻|与|向)(?:了|在|于|到|至)?(?P<place>Ⓟ+)")
_SHARED = re.compile(r"在(?P<list>Ⓟ+(?:[、和及]Ⓟ+)+)(?:等?[一二两三四五六七八九]?[地市县区])?(?:同时|同步)?(?:分别|各自?)")
_ORIGIN_AFTER = re.compile(r"(?:的)?(?:企业|公司|集团|籍|商人|客商|独资|本土)")
_INVESTED = re.compile(r"(?:总?投资(?:额|总额|规模|金额)?|总投入|投入|增资|出资|斥资|耗资|豪掷|注资|砸下)(?:[约近达超为是将共计逾高]|分别|预计|计划|大约|超过|达到)*(?:(?P<list>Ⓜ(?:[、和及,]Ⓜ)+)|(?P<one>Ⓜ))")
_INVESTED_AFTER = re.compile(r"(?P<one>Ⓜ)(?:的)?(?:总?投资|增资|投入)")
_NOT_INVESTED = re.compile(r"(?:固定资产|工业|完成|年度|今年|累计|研发|设备|到位)$")


def nouns(mask: Mask, start: int, end: int, words: LandingWords) -> list[Span]:
    """The projects named in the masked range: every noun phrase of a 、和 list that ends in a word for a project."""
    found: list[Span] = []
    at = start
    for piece in re.split(r"([、,;。]|和|以及|及)", mask.text[start:end]):
        span = _noun(mask, at, at + len(piece), words)
        if span is not None:
            found.append(span)
        at += len(piece)
    return found


def _noun(mask: Mask, start: int, end: int, words: LandingWords) -> Span | None:
    text = mask.text[start:end]
    last = None
    for match in words.project.finditer(text):
        last = match
    if last is None:
        return None
    tail = re.match(r"(?:\([^()]*\))?(?:(?:第?[一二三四五六123]|首)期)?(?:建设)?(?:工程|项目)?", text[last.end():])
    head = text[:last.end() + (tail.end() if tail else 0)]
    cut = head.rfind("的", 0, len(head) - 2) + 1
    lead = _LEAD.match(head[cut:])
    cut += lead.end() if lead else 0
    if len(head) - cut < 2 or _NOT_A_NAME.fullmatch(head[cut:]):
        return None
    return start + cut, start + len(head)


def text_of(mask: Mask, view: View, span: Span) -> str:
    start, end = mask.span(*span)
    return view.text[start:end].strip("“”\"' ")


def place(mask: Mask, group: Group, act: Act, spans: Sequence[Span], context: Context) -> Name | None:
    """The most specific place tied to the verb: after 在 or 落户 in its clause, in another clause, before the group, else the context's."""
    start, end = spans[act.clause]
    clause = mask.text[start:end]
    found: Name | None = None
    for match in _PLACE_VERB.finditer(clause):
        found = _nearest(found, mask, start + match.start("place"), start + match.end("place"), act)
    if found is not None:
        return _with_context(found, context)
    for other_start, other_end in [*spans[:act.clause][::-1], *spans[act.clause + 1:]]:
        for match in _PLACE_VERB.finditer(mask.text[other_start:other_end]):
            return _with_context(mask.name(other_start + match.end("place") - 1), context)
    loose = [at for at in range(len(mask.text)) if mask.text[at] == "Ⓟ" and not _origin(mask, at)]
    same = [at for at in loose if start <= at < end] or loose
    local = [at for at in same if _within(mask.name(at), context.main_region)]
    if local or same:
        best = max(local or same, key=lambda at: (_rank(mask.name(at)), -abs(at - group.start)))
        return _with_context(mask.name(best), context)
    return _fallback(context)


def shared_places(mask: Mask, act: Act, spans: Sequence[Span]) -> list[Name]:
    """The places of 在甲市、乙市和丙市分别…, one landing each; empty when the verb is not shared out."""
    start, end = spans[act.clause]
    match = _SHARED.search(mask.text[start:end])
    if match is None:
        return []
    first = start + match.start("list")
    return [mask.name(first + run.end() - 1) for run in re.finditer("Ⓟ+", match["list"])]


def _nearest(found: Name | None, mask: Mask, start: int, end: int, act: Act) -> Name:
    here = mask.name(end - 1)
    if found is None or start >= act.start - 30:
        return here
    return found


def _rank(name: Name) -> int:
    if name.kind == "platform":
        return 3
    return 0 if not name.code else 0 if name.code.endswith("0000") else 1 if name.code.endswith("00") else 2


def _stem(code: str) -> str:
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def _within(name: Name, region: Name | None) -> bool:
    if name.kind == "platform" and not name.code:
        return True
    return bool(region and region.code and name.code and name.code.startswith(_stem(region.code)))


def _with_context(name: Name, context: Context) -> Name:
    """A province named where the context already stands deeper inside it says no more than the context does."""
    held = context.main_region
    if name.kind == "region" and name.code and name.code.endswith("0000") and held and held.code and held.code != name.code \
            and held.code.startswith(name.code[:2]):
        return held
    return name


def _fallback(context: Context) -> Name | None:
    return context.place or context.main_region


def _origin(mask: Mask, at: int) -> bool:
    """A place that only says where a firm is from: 来自广东的某公司, 广东企业, 台湾联电集团."""
    before, after = mask.text[max(0, at - 6):at], mask.text[at + 1:at + 6]
    if re.search(r"(?:来自|源自|出自|总部[位在设]于?|诞生于|除了?|不同于|比|从|抵达|离|靠近|距)$", before) or _ORIGIN_AFTER.match(after):
        return True
    name = mask.name(at)
    return after.startswith("Ⓔ") and name.kind == "region" and (not name.code or name.code.endswith("00"))


def is_here(masked: str) -> bool:
    """The sentence points at the place the text is about: 这里, 园区, 我市."""
    return _HERE.search(masked) is not None


def date(mask: Mask, act: Act, spans: Sequence[Span], view: View) -> str | None:
    """The day, month or year of the verb: the nearest time before it in its clause, else in an earlier clause, else just after it."""
    start, end = spans[act.clause]
    times = [(at, thing) for at, thing in mask.found.items() if isinstance(thing, TimeMention) and thing.role in ("event", "span", "deadline")]
    before = [thing for at, thing in times if start <= at < act.start]
    after = [thing for at, thing in times if act.end <= at < end and mask.text[at - 1] in "于在"]
    earlier = [thing for at, thing in times if at < start]
    for candidates in (before[::-1], after, earlier[::-1]):
        for thing in candidates:
            day = periods.event_date(thing.text, view.article.published_on)
            if day is not None:
                return day
    return None


def sums(mask: Mask, start: int, end: int) -> list[list[Quantity]]:
    """The sums said to be invested in the masked range, in order; a list that shares one 分别 is one entry."""
    text, found = mask.text[start:end], []
    taken: set[int] = set()
    for pattern in (_INVESTED, _INVESTED_AFTER):
        for match in pattern.finditer(text):
            ats = [start + i for i in range(match.start(), match.end()) if text[i] == "Ⓜ"]
            if not ats or ats[0] in taken or _NOT_INVESTED.search(text[:match.start()]):
                continue
            taken.update(ats)
            found.append((ats[0], [thing for at in ats if isinstance(thing := mask.found[at], Quantity)]))
    return [quantities for _, quantities in sorted(found, key=lambda entry: entry[0])]
