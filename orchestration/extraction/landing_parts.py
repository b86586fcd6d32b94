"""The parts of a landing: the project's name, the place, the day, the sum invested.

Belongs here: finding each part around a group and its verbs. Does not belong here: whether there is a landing at all (landings.py).
"""
from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.article import Name, Quantity, TimeMention, View
from orchestration.extraction.context import Context
from orchestration.extraction.landing_sentence import Act, Group, Mask
from orchestration.extraction.landing_words import LandingWords
from orchestration.extraction.periods import Periods

Span = tuple[int, int]  # in the masked sentence

_LEAD = re.compile(r"^(?:了|过|着|包括|一批|一个|一座|一家|全新|新的|[一二两三四五六七八九十]+[个座家大项]|Ⓠ|Ⓜ|Ⓣ|\([^()]*\)|等|总(?=[ⓂⓆ])|约|近|超|的|,|分别为|分别是|其|以及|及|和|与)+")
_NOT_A_NAME = re.compile(r"(?:该|此|本|这个?|上述|所有|各|多个|一批|一系列|重点|重大|相关|其他|有关|新)?(?:项目|工程|平台|中心|基地|工厂|园区|公司|大楼|机场|学校|医院|门店)$")
_HERE = re.compile(r"这里|此地|当地|园区|小镇|新区|开发区|我[区市县省]|全[区市县省]|[该本][区市县省园镇]|区内|市内|县内|在此")
_PLACE_VERB = re.compile(r"(?:在|于|落户|落地|入驻|进驻|迁驻|迁入|迁至|来到|进入|落子|扎根|投资|布局|抢滩|选址|定址|到|至|驻|与|向)(?:了|在|于|到|至)?(?P<place>Ⓟ+)")
_SHARED = re.compile(r"在(?P<list>Ⓟ+(?:[、和及]Ⓟ+)+)(?:等?[一二两三四五六七八九]?[地市县区])?(?:同时|同步)?(?:分别|各自?)")
_ORIGIN_AFTER = re.compile(r"(?:的)?(?:企业|公司|集团|籍|商人|客商|独资|本土)")
_INVESTED = re.compile(r"(?:总?投资(?:额|总额|规模|金额)?|总投入|投入|增资|出资|斥资|耗资|豪掷|注资|砸下)(?:[约近达超为是将共计逾高了]|分别|预计|计划|大约|超过|达到)*(?:(?P<list>Ⓜ(?:[、和及,]Ⓜ)+)|(?P<one>Ⓜ))")
_INVESTED_AFTER = re.compile(r"(?P<one>Ⓜ)(?:的)?(?:总?投资|增资|投入)")
_DATED = frozenset({"event", "span", "deadline"})
_SAME_DAY = re.compile(r"在此|当[天日]|会上|仪式上|现场")
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


def place(mask: Mask, found: Sequence[Group], number: int, at: int, project: Span | None, act: Act, spans: Sequence[Span],
          context: Context) -> Name | None:
    """The most specific place tied to the landing: of the name itself (某县某厂), after 在 or 落户 in the verb's clause, set before it
    in the sentence, pointed at (园区, 我市), else the one the article stands at."""
    own = _own_place(mask, at, project, context)
    if own is not None:
        return own
    start, end = spans[act.clause]
    best: Name | None = None
    for match in _PLACE_VERB.finditer(mask.text[start:end]):
        if best is None or start + match.start("place") < act.end + 12:
            best = mask.name(start + match.end("place") - 1)
    if best is None:
        best = _set_before(mask, found, number, act, spans)
    if best is None and is_here(mask.text[start:end]):
        return _pointed(mask.text[start:end], context)
    if best is None:
        loose = [i for i in range(start, end) if mask.text[i] == "Ⓟ" and not _origin(mask, i)]
        if loose:
            best = mask.name(max(loose, key=lambda i: (_within(mask.name(i), context.main_region), _rank(mask.name(i)), i < at)))
    return _with_context(best, context) if best is not None else _fallback(context)


def _own_place(mask: Mask, at: int, project: Span | None, context: Context) -> Name | None:
    """The place inside the project's name (某公司某县电站), or right before the firm's when it is one of the article's own region."""
    if project is not None and project[0] > at:
        inside = [i for i in range(at + 1, project[1]) if mask.text[i] == "Ⓟ" and not re.search("[,;]", mask.text[at:i])]
        if inside and not re.search("(?:在|落户|入驻)$", mask.text[:inside[0]]):
            return mask.name(inside[-1])
    first = at
    while first > 0 and mask.text[first - 1] == "Ⓟ":
        first -= 1
    if first == at:
        return None
    name = mask.name(at - 1)
    if name.kind == "platform" or at - first > 1 or (_rank(name) == 2 and _within(name, context.main_region)):
        return name
    return None


def _set_before(mask: Mask, found: Sequence[Group], number: int, act: Act, spans: Sequence[Span]) -> Name | None:
    """The place an earlier clause set: 在某市,… at the head, or the clause in which the same group acted first."""
    group = found[number]
    for clause in range(act.clause - 1, -1, -1):
        start, end = spans[clause]
        if end < len(mask.text) and mask.text[end] == ";":
            return None
        others = any(other.clause == clause for index, other in enumerate(found) if index != number)
        match = None
        for match in _PLACE_VERB.finditer(mask.text[start:end]):
            pass
        if match is not None and (not others or group.clause == clause or match.start() == 0 and match.end() == end - start):
            return mask.name(start + match.end("place") - 1)
        if others and group.clause > clause:
            return None
    return None


def _pointed(clause: str, context: Context) -> Name | None:
    """The place meant by 园区, 小镇 or 我市: the article's own when its kind fits, else the platform or region last named."""
    match = _HERE.search(clause)
    word = match.group() if match is not None else ""
    if word[-1:] in ("市", "省", "县") or word in ("我区", "全区"):
        return context.main_region or _fallback(context)
    own = context.main_place
    if own is not None and own.kind == "platform" and (context.platform is None or own.canonical.endswith(word)):
        return own
    return context.platform or _fallback(context)


def shared_places(mask: Mask, act: Act, spans: Sequence[Span]) -> list[Name]:
    """The places of 在甲市、乙市和丙市分别…, one landing each; empty when the verb is not shared out."""
    start, end = spans[act.clause]
    match = _SHARED.search(mask.text[start:end])
    if match is None:
        return []
    first = start + match.start("list")
    return [mask.name(first + run.end() - 1) for run in re.finditer("Ⓟ+", match["list"])]


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
    """The place of a sentence that names none: what the sentence before set in the same paragraph, else the article's own."""
    before = context.previous
    if before is not None and before.sentence.paragraph == context.paragraph and context.place is not None \
            and any(name.canonical == context.place.canonical for name in before.names):
        return _with_context(context.place, context)
    return context.main_place or context.main_region or context.place


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


def date(mask: Mask, found: Sequence[Group], number: int, act: Act, spans: Sequence[Span], view: View, context: Context,
         periods: Periods) -> str | None:
    """The day, month or year of the verb: the nearest time before it in its clause, else the one that opens the sentence or the
    group's own clause, else just after the verb; 当天 and 会上 take the day of the sentence before."""
    published = view.article.published_on
    start, end = spans[act.clause]
    group = found[number]
    times = [(at, thing) for at, thing in mask.found.items() if isinstance(thing, TimeMention) and thing.role in _DATED]
    candidates = [thing for at, thing in times if start <= at < act.start][::-1]
    candidates += [thing for at, thing in times if act.end <= at < end and mask.text[at - 1] in "于在"]
    own_start = spans[group.clause][0]
    candidates += [thing for at, thing in times if own_start <= at < group.start and group.clause < act.clause]
    head = re.match(r"[^ⒺⓉ,;]{0,6}Ⓣ", mask.text)
    if head is not None and ";" not in mask.text[:act.start]:
        candidates += [thing for at, thing in times if at == head.end() - 1]
    for thing in candidates:
        day = periods.event_date(thing.text, published)
        if day is not None:
            return day
    if _SAME_DAY.search(mask.text[:act.end]) and context.previous is not None:
        for thing in context.previous.times[::-1]:
            day = periods.event_date(thing.text, published) if thing.role in _DATED else None
            if day is not None and len(day) == 10:
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
