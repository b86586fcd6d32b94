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
from orchestration.extraction.regions import Regions

Span = tuple[int, int]  # in the masked sentence

_PIECES = re.compile(r"([、,;。:]|和|以及|及|虽然|但|其中|已|正在|是|由|负责|用于|进行)")
_PROJECT_TAIL = re.compile(r"(?:\([^()]*\))?(?:(?:第?[一二三四五六123]|首)期)?(?:建设)?(?:工程|项目)?")
_COUNTERS = frozenset({"个", "座", "条", "家", "项", "所", "栋", "处", "大"})
_LEAD = re.compile(r"了|过|着|包括|一批|一个|一座|一家|全新|新的|[一二两三四五六七八九十]+[个座家大项]|Ⓠ|Ⓜ|Ⓣ|\([^()]*\)|等|总(?=[ⓂⓆ])|约|近|超|的|,|分别为|分别是|其|以及|及|和|与|关于|设立|建设|成立|共建|共同|合资|所属|旗下")
_NOT_A_NAME = re.compile(r"(?:该|此|本|这个?|上述|所有|各|多个|一批|一系列|重点|重大|相关|其他|有关|新|优质|大|好|龙头|产业)*(?:项目|工程|平台|中心|基地|工厂|园区|公司|大楼|机场|学校|医院|门店)+$|(?:全资|控股|合资|独资)?(?:子|孙|项目|合资|分)?公司$")
_HERE = re.compile(r"这里|此地|当地|园区|小镇|新区|开发区|我[区市县省]|全[区市县省]|[该本][区市县省园镇]|区内|市内|县内|在此")
_PLACE_VERB = re.compile(
    r"(?:在(?:邻近的|附近的|相邻的)?|于|落户|落地|入驻|进驻|迁驻|迁入|迁至|来到|进入|落子|扎根|投资|布局|抢滩|选址|定址|到|至|驻|集聚|聚集|汇聚)(?:了|在|于|到|至)?(?P<place>Ⓟ+)(?![ⓅⒺⒼ]|之外|以外|等地之外)"
)
_STANDS = re.compile(r"(?:在|位于|落户|入驻|进驻|走进|来到)$")
_SEAT = re.compile(r"(?:位于|坐落于|坐落在)(?:[本该我]市)?(?P<place>Ⓟ+)(?![ⓅⒺ的])")
_TOPIC = re.compile(r"(?:同时|此外|目前|如今|而|对于|其中|另外|随后|此次|日前|近日|置身|走进|走在|位于|在|Ⓣ(?:以来)?)*(?P<place>Ⓟ+)(?![ⓅⒺⒼ和与及、])")
_SIGNS_WITH = re.compile(r"(?P<first>Ⓟ+Ⓖ?|Ⓖ)[^,;Ⓔ]{0,10}?[与同和跟]Ⓔ|Ⓔ[^,;Ⓔ]{0,12}?[与同和跟](?P<second>Ⓟ+Ⓖ?|Ⓖ)(?!Ⓔ)|(?:公司|集团|双方)[与同和](?P<third>Ⓟ+Ⓖ?|Ⓖ)")
_OFFICE = re.compile(r"(?:人民政府|政府|管委会|管理委员会|商务局|投资促进局|投促局|招商局|委员会)$")
_BRANCH = re.compile(r"(?:(?:市|县|区)?(?:分公司|子公司|有限公司|公司|分行|支行|分院|院区|校区|研究院|总部|基地|工厂|分部|分校|附属医院|医院)|\((?P<city>[一-鿿]{2,6})\).*)$")
_SHARED = re.compile(r"在(?P<list>Ⓟ+(?:[、和及]Ⓟ+)+)(?:等?(?:[一二两三四五六七八九]?[地市县区]|Ⓠ))?(?:同时|同步)?(?:分别|各自?)")
_ORIGIN_AFTER = re.compile(r"(?:的)?(?:企业|公司|集团|籍|商人|客商|独资|本土)")
_INVESTED = re.compile(r"(?:总?投资(?:额|总额|规模|金额)?|总金额|总投入|投入|增资|出资|斥资|耗资|豪掷|注资|砸下)(?:[约近达超为是将共计逾高了]|分别|预计|计划|大约|超过|达到)*(?:(?P<list>Ⓜ(?:[、和及,]Ⓜ)+)|(?P<one>Ⓜ))")
_INVESTED_AFTER = re.compile(r"(?P<one>Ⓜ)(?:的)?(?:总?投资|增资|投入)")
# 签约项目15个,投资总额…: the sum of all of them.
_TOTAL = re.compile(r"(?:项目|企业|工程)Ⓠ|(?<!其中)(?<!等)Ⓠ[^,;Ⓔ]{0,8}(?:项目|企业|工程)")
_DATED = frozenset({"event", "span", "deadline"})
_SAME_DAY = re.compile(r"在此|当[天日]|会上|仪式上|现场")
_NOT_INVESTED = re.compile(r"(?:固定资产|工业|完成|年度|今年|累计|研发|设备|到位)$")


def nouns(mask: Mask, start: int, end: int, words: LandingWords) -> list[Span]:
    """The projects named in the masked range: every noun phrase of a 、和 list that ends in a word for a project."""
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
    last = None
    for match in words.project.finditer(text):
        last = match
    if last is None:
        return None
    tail = _PROJECT_TAIL.match(text, last.end())
    head = text[:tail.end() if tail is not None else last.end()]
    cut = head.rfind("的", 0, len(head) - 2) + 1
    while lead := _LEAD.match(head, cut):
        thing = mask.found.get(start + cut)
        if isinstance(thing, Quantity) and thing.unit not in _COUNTERS and head[cut] == "Ⓠ":
            break  # 300万吨特钢项目: the size is part of the name
        cut = lead.end()
    if len(head) - cut < 2 or _NOT_A_NAME.fullmatch(head[cut:]):
        return None
    return start + cut, start + len(head)


def text_of(mask: Mask, view: View, span: Span) -> str:
    start, end = mask.span(*span)
    return view.text[start:end].strip("“”《》\"' ").removeprefix("关于")


def place(mask: Mask, found: Sequence[Group], number: int, at: int, project: Span | None, act: Act, spans: Sequence[Span],
          context: Context, inner: InnerPlaces, *, said: bool = False) -> Name | None:
    """The most specific place tied to the landing: of the name itself (某县某厂), of the other side that signs, after 在 or 落户 in the
    verb's clause, set before it in the sentence, pointed at (园区, 我市), inside a name, else the one the article stands at. `said` asks only for a place said with the verb."""
    start, end = spans[act.clause]
    clause = mask.text[start:end]
    best = _own_place(mask, at, context)
    if best is None and act.verb.stage == "signed":
        best = _signing_side(mask, start, end)
    if best is None:
        for match in _PLACE_VERB.finditer(clause):
            if best is None or start + match.start("place") < act.end + 12:
                best = mask.name(start + match.end("place") - 1)
    if best is None:
        # Between the firm and its verb: 已经在邻近的某市设厂.
        between = [i for i in range(max(start, at), act.start) if mask.text[i] == "Ⓟ" and not _origin(mask, i) and "、" not in mask.text[max(start, at):i]]
        best = mask.name(between[-1]) if between and not _above(mask.name(between[-1]), context.main_region) else None
    best = best or _set_before(mask, found, number, act, spans)
    if best is not None:
        return _closer(best, mask, found, number, act, spans)
    if said:
        return None
    if is_here(clause):
        return _pointed(mask, start, clause, context)
    held = context.main_region
    loose = [i for i in range(start, end) if mask.text[i] == "Ⓟ" and not _origin(mask, i) and not _above(mask.name(i), held)
             and (i < at or "、" not in mask.text[max(start, at):i])]
    if loose:
        return mask.name(max(loose, key=lambda i: (_within(mask.name(i), held), _rank(mask.name(i)), i < at)))
    best = _topic_before(mask, act, spans)
    if best is None:
        best = inner.tail(mask.name(at).text)
    if best is None and project is not None and project[0] > at:
        best = inner.head("".join(mask.name(i).text if mask.text[i] == "Ⓔ" else mask.text[i] for i in range(*project)))
    if best is not None and not _above(best, held):
        return best
    firm = mask.name(at)
    fallback = _fallback(context)
    if fallback is not None and fallback.kind == "platform" and fallback.canonical.startswith(firm.text[:2]):
        fallback = context.main_region  # the firm's own platform is what it set up, not where
    if fallback is not None and fallback.kind == "region" and not fallback.code:
        return inner.head(firm.text) or fallback
    return _closer(fallback, mask, found, number, act, spans) if fallback is not None else None


def label(place: Name) -> str:
    """How the place is called: the full name of its unit, but an autonomous region or prefecture as written (新疆, 克州)."""
    return place.text if place.canonical.endswith(("自治区", "自治州", "自治县", "特别行政区")) else place.canonical


class InnerPlaces:
    """Regions inside longer names: 浦江银行宜昌分行 is in 宜昌, 某集团(重庆)有限公司 in 重庆."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions

    def tail(self, name: str) -> Name | None:
        """The region right before what makes the name a branch, or in brackets."""
        match = _BRANCH.search(name)
        if match is None:
            return None
        stem = name[:match.start()] if match["city"] is None else match["city"]
        for length in range(min(6, len(stem) - (match["city"] is None)), 1, -1):
            found = self._name(stem[-length:])
            if found is not None:
                return found
        return None

    def head(self, name: str) -> Name | None:
        """The deepest of the regions that a project's name begins with (宁夏灵武光伏电站 → 灵武)."""
        found, at = None, 0
        while True:
            for length in range(min(8, len(name) - at), 1, -1):
                region = self._name(name[at:at + length])
                if region is not None:
                    found, at = region, at + length
                    break
            else:
                return found

    def _name(self, text: str) -> Name | None:
        codes = () if text in self._regions.stopwords else self._regions.codes(text)
        if len(codes) != 1:
            return None
        region = self._regions.by_code[codes[0]]
        return Name(0, 0, text, "region", region.name, region.code, "inner")


def _own_place(mask: Mask, at: int, context: Context) -> Name | None:
    """The place right before the firm's name, when it is a platform, a chain of regions or deep in the article's own region; the one
    right after it, when a project follows (某公司某县电站)."""
    after = re.compile(r"(?:在)?(?P<place>Ⓟ+)[^,;。Ⓔ、]{0,24}?(?:电站|项目|工程|工厂|基地|厂|公司|中心|总部|园)").match(mask.text, at + 1)
    if after is not None:
        return mask.name(after.end("place") - 1)
    first = at
    while first > 0 and mask.text[first - 1] == "Ⓟ":
        first -= 1
    if first == at or re.search(r"(?:来自|源自|总部[位在设]于?)$", mask.text[:first]):
        return None
    name = mask.name(at - 1)
    if name.kind == "platform" or (at - first > 1 and name.code is not None) or (_rank(name) == 2 and _within(name, context.main_region)):
        return name
    return None


def _signing_side(mask: Mask, start: int, end: int) -> Name | None:
    """The place that signs with the firm: 某市与某公司签约, 某公司与某区管委会签署."""
    clause = mask.text[start:end]
    match = _SIGNS_WITH.search(clause)
    if match is None:
        return None
    group = next(group for group in ("first", "second", "third") if match[group])
    name = mask.name(start + match.end(group) - 1)
    if name.kind != "government":
        return name
    stem = _OFFICE.sub("", name.canonical)
    if len(stem) < 2:
        return mask.name(start + match.end(group) - 2) if mask.text[start + match.end(group) - 2] == "Ⓟ" else None
    return Name(name.start, name.end, stem, "region" if name.code and stem.endswith(("市", "区", "县", "省", "州", "旗")) else "platform", stem, name.code, name.rule)


def _set_before(mask: Mask, found: Sequence[Group], number: int, act: Act, spans: Sequence[Span]) -> Name | None:
    """The place an earlier clause of the same run set: 在某市,… or 某市…, at its head, or the clause where the same group acted."""
    group = found[number]
    for clause in range(act.clause - 1, -1, -1):
        start, end = spans[clause]
        if end < len(mask.text) and mask.text[end] == ";":
            return None
        text = mask.text[start:end]
        others = any(other.clause == clause for index, other in enumerate(found) if index != number)
        match = None
        for match in _PLACE_VERB.finditer(text):
            pass
        if match is not None and (not others or group.clause == clause):
            return mask.name(start + match.end("place") - 1)
        topic = _TOPIC.match(text)
        if topic is not None and not others:
            return mask.name(start + topic.end("place") - 1)
        if others and group.clause > clause:
            return None
    return None


def _closer(best: Name, mask: Mask, found: Sequence[Group], number: int, act: Act, spans: Sequence[Span]) -> Name:
    """A place inside the one found that the following clauses of the same run name: 与某省政府签署协议,将某市打造成枢纽."""
    if act.stage != "signed" and not (best.code or "").endswith("0000"):
        return best
    for clause in range(act.clause + 1, len(spans)):
        start, end = spans[clause]
        if mask.text[start - 1] == ";" or any(other.clause == clause for index, other in enumerate(found) if index != number):
            break
        for at in range(start, end):
            if mask.text[at] == "Ⓟ" and not _origin(mask, at) and _above(best, mask.name(at)):
                return mask.name(at)
    return best


def _topic_before(mask: Mask, act: Act, spans: Sequence[Span]) -> Name | None:
    """The place that opens an earlier run of clauses: 某市…;某新区…,三家企业总部开工."""
    for start, end in reversed(spans[:act.clause]):
        topic = _TOPIC.match(mask.text[start:end])
        if topic is not None and (start == 0 or mask.text[start - 1] == ";"):
            return mask.name(start + topic.end("place") - 1)
    return None


def _pointed(mask: Mask, start: int, clause: str, context: Context) -> Name | None:
    """The place meant by 这里, 园区 or 我市: named before in the sentence, the article's own, the topic of the sentence before, or
    the platform last named."""
    match = _HERE.search(clause)
    word = match.group() if match is not None else ""
    if word[-1:] in ("市", "省", "县") or word in ("我区", "全区"):
        return context.main_region or _fallback(context)
    if word in ("这里", "此地", "在此"):
        named = [at for at in range(start) if mask.text[at] == "Ⓟ" and not _origin(mask, at)]
        if named:
            return mask.name(named[-1])
    own = context.main_place
    if own is not None and own.kind == "platform" and (context.platform is None or own.canonical.endswith(word)):
        return own
    if context.previous is not None:
        topic = next((name for name in context.previous.names if name.start <= 3 and name.kind == "platform"), None)
        if topic is not None:
            return topic
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


def _above(name: Name, region: Name | None) -> bool:
    """The name is a region that holds the article's own: it says no more than the context does."""
    return bool(name.kind == "region" and region and region.code and name.code and name.code != region.code
                and _stem(region.code).startswith(_stem(name.code)))


def _fallback(context: Context) -> Name | None:
    """The place of a sentence that names none: what the sentence before stood at in the same paragraph, else the article's own."""
    before = context.previous
    if before is not None and before.sentence.paragraph == context.paragraph:
        for name in reversed(before.names):
            stands = name.start <= 3 or _STANDS.search(before.text, 0, name.start)
            if name.kind in ("region", "platform") and stands and not _above(name, context.main_region) and name.rule != "nation":
                return name
    return context.main_place or context.main_region or context.place


def _origin(mask: Mask, at: int) -> bool:
    """A place that only says where a firm is from: 来自广东的某公司, 广东企业, 台湾联电集团."""
    before, after = mask.text[max(0, at - 6):at], mask.text[at + 1:at + 6]
    if "(" in mask.text[:at] and mask.text.rfind("(", 0, at) > mask.text.rfind(")", 0, at) or mask.name(at).rule == "foreign":
        return True  # in brackets, or a foreign firm's country
    if re.search(r"(?:来自|源自|出自|总部[位在设]于?|诞生于|除了?|不同于|比|从|抵达|离|靠近|距)$", before) or _ORIGIN_AFTER.match(after):
        return True
    name = mask.name(at)
    return after.startswith("Ⓔ") and name.kind == "region" and (not name.code or name.code.endswith("00"))


def seat(mask: Mask) -> Name | None:
    """The place of 位于某市某区."""
    match = _SEAT.search(mask.text)
    return mask.name(match.end("place") - 1) if match is not None else None


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
    times = [(at, thing) for at, thing in mask.found.items()
             if isinstance(thing, TimeMention) and thing.role in _DATED and mask.text[at + 1:at + 2] != "的"]
    candidates = [thing for at, thing in times if start <= at < act.start][::-1]
    candidates += [thing for at, thing in times if act.end <= at < end and mask.text[at - 1] in "于在"]
    own_start = spans[group.clause][0]
    candidates += [thing for at, thing in times if own_start <= at < group.start and group.clause < act.clause]
    for first, last in reversed(spans[:act.clause]):
        if last < len(mask.text) and mask.text[last] == ";":
            break
        if mask.text[first:last] == "Ⓣ":  # 2015年10月,…
            candidates += [thing for at, thing in times if at == first]
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
            before = text[max(0, match.start() - 30):match.start()]
            if not ats or ats[0] in taken or _NOT_INVESTED.search(before) or _TOTAL.search(before):
                continue
            taken.update(ats)
            found.append((ats[0], [thing for at in ats if isinstance(thing := mask.found[at], Quantity)]))
    return [quantities for _, quantities in sorted(found, key=lambda entry: entry[0])]
