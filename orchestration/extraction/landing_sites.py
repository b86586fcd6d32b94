"""How places stand to each other and to the text: which holds which, which only says where a firm is from, what 这里 means.

Belongs here: questions to one or two places and to the context; places said outright (位于, 在甲、乙分别). Does not belong here: the
order in which readings of a landing's place are tried (landing_places.py).
"""

from __future__ import annotations

import re

from orchestration.extraction.article import Name
from orchestration.extraction.context import Context
from orchestration.extraction.landing_mask import Mask
from orchestration.extraction.landing_sentence import Act, Reading, Span
from orchestration.extraction.main_places import is_venue

# 这里, 园区, 我市: the sentence points at the place the text is about.
_HERE = re.compile(
    r"这里|此地|当地|园区|小镇|创业园|产业园|工业园|科技园|科学园|科技城|科学城|实验区|新区|开发区|经开区|高新区|投资区|保税区|我[区市县省]|全[区市县省]|[该本][区市县省园镇]|区内|市内|县内|在此"
)
_STANDS = re.compile(r"(?:在|与|位于|落户|入驻|进驻|走进|来到)$")
# 截至5月底,某园入驻企业176家: what stands before the place a sentence is about.
_WHEN = re.compile(r"(?:(?:据[^,;。]{1,6}|[^,;。]{0,10}?(?:[年月日底末]|以来|季度|期间|目前|如今|这些年)),?){1,3}")
FROM = re.compile(r"(?:来自|源自|出自|总部[位在设]于?|诞生于|除了?|不同于|比|从|抵达|离|靠近|距)$")
_OF_ORIGIN = re.compile(
    r"(?:对口)?(?:援建|支援|帮扶|捐建)|(?:的)?(?:知名|龙头|行业|大型|民营|优质|上市)*(?:企业|公司|集团|籍|商人|客商|独资|本土)"
)
_SEAT = re.compile(r"(?:位于|选址(?:在|于)?|坐落于|坐落在)(?:[本该我]市)?(?P<place>Ⓟ+)(?![ⓅⒺ的])")
_SHARED = re.compile(
    r"在(?P<list>Ⓟ+(?:[、和及]Ⓟ+)+)(?:等?(?:[一二两三四五六七八九多]?[地市县区]|Ⓠ))?(?:同时|同步)?(?:分别|各自?|(?:都|均|已|先后|陆续|相继)*(?:设有?|建有?|开设|设立|建立|建设|建成|布局|成立|打造|新建|投建)了?"
    r"(?:自己的|大型|新的?)?(?:工厂|分厂|厂(?!房)|基地|分公司|办事处|研发中心|生产基地|制造基地))"
)
_WHOLE_UNIT, _UNITS = len("下城区"), ("市", "县", "区")
_AS_WRITTEN = ("自治区", "自治州", "自治县", "特别行政区")

_OF_MANY = re.compile(
    r"(?:重[点大]|集中|一?批|批次|季度|(?<![第\d])\d{1,3}个)[^,。;]{0,16}?(?:项目|工程|开工|签约|投产|竣工)[^,。;]{0,10}?(?:仪式|活动|大会|典礼|现场会)"
)


def is_here(masked: str) -> bool:
    """The sentence points at the place the text is about: 这里, 园区, 我市."""
    return _HERE.search(masked) is not None


def label(place: Name) -> str:
    """How the place is called: the full name of its unit, but a platform (横琴), a unit's name of its day (下城区) and an autonomous
    region or prefecture (新疆, 克州) as written."""
    if place.kind == "platform" or place.canonical.endswith(_AS_WRITTEN):
        return place.text
    former = len(place.text) >= _WHOLE_UNIT and place.text.endswith(_UNITS) and place.text[:-1] not in place.canonical
    return place.text if former else place.canonical


def pointed(mask: Mask, start: int, clause: str, context: Context) -> Name | None:
    """The place meant by 这里, 园区 or 我市: named before in the sentence, the article's own, the topic of the sentence before, or
    the platform last named."""
    match = _HERE.search(clause)
    word = match.group() if match is not None else ""
    if word[-1:] in ("市", "省", "县") or word in ("我区", "全区"):
        return context.main_region or fallback(context)
    before = context.previous
    if word == "当地" and before is not None and before.sentence.paragraph == context.paragraph:
        told_there = [name for name in before.names if name.kind in ("region", "platform") and name.code]
        if told_there and not above(told_there[-1], context.main_region):
            return told_there[-1]  # 甲在某区的新工厂筹备动工。甲与当地政府签署协议
    if word in ("这里", "此地", "在此"):
        named = [at for at in range(start) if mask.text[at] == "Ⓟ" and not origin(mask, at)]
        if named:
            return mask.name(named[-1])
        if context.park is not None:
            return context.park
    kind = word[1:] if word[:1] in ("该", "本") else word.removesuffix("内")  # 该区, 区内: a zone
    told = [mask.name(at) for at in range(start) if mask.text[at] == "Ⓟ"] if kind.endswith("区") else []
    for name in reversed(told):
        if name.kind == "platform" and name.canonical.endswith(
            (kind, "园", "港", "谷", "城") if kind == "园区" else kind
        ):
            return name
    last = context.platform
    if last is not None and before is not None and last.canonical.endswith(kind) and last in before.names:
        return last  # the sentence before has just named it
    own = context.main_place
    if own is not None and own.kind == "platform" and (context.platform is None or own.canonical.endswith(kind)):
        return own
    for name in reversed(context.platforms if kind.endswith("区") else ()):
        if name.canonical.endswith(kind):
            return name
    if before is not None:
        for name in before.names:
            if name.start <= 3 and name.kind == "platform":
                return name
    return context.platform or fallback(context)


def opens_many(text: str) -> bool:
    """某市重点工业项目集中开工仪式在某园举行: where one of them is, and the others are all over the place."""
    return _OF_MANY.search(text) is not None


def fallback(context: Context) -> Name | None:
    """The place of a sentence that names none: what the sentence before stood at in the same paragraph, else the article's own."""
    before = context.previous
    if before is not None and before.sentence.paragraph == context.paragraph:
        for name in reversed(before.names):
            if is_venue(name, before) and (not within(name, context.main_region) or opens_many(before.text)):
                continue  # 推介会在某市举行: who signed there goes elsewhere
            opens = name.kind == "platform" and _WHEN.fullmatch(before.text, 0, name.start) is not None
            own = context.main_place is not None and context.main_place.kind == "platform"
            stood = before.text.endswith("在", 0, name.start) if own else _STANDS.search(before.text, 0, name.start)
            stands = name.start <= 3 or opens or bool(stood)
            place = name.kind in ("region", "platform") and name.rule not in ("nation", "foreign")
            if place and stands and not above(name, context.main_region) and not told_closer(name, context):
                return name
    return context.section or context.main_place or context.main_region or context.place


def loose(mask: Mask, start: int, end: int, since: int) -> list[int]:
    """Where places stand in the masked range that are neither a firm's origin nor another list member's (behind a 、 past `since`, or
    behind a firm and before a 、)."""
    text = mask.text
    if text.find("Ⓟ", start, end) < 0:
        return []
    return [
        i
        for i in range(start, end)
        if text[i] == "Ⓟ"
        and not origin(mask, i)
        and ("、" not in text[since:i] if i >= since else "、" not in text[i:since] or "Ⓔ" not in text[start:i])
        and not (text.startswith("Ⓔ", i + 1) and "、" in text[i:since])  # 甲县某公司项目、乙公司项目
    ]


def origin(mask: Mask, at: int) -> bool:
    """A place that only says where a firm is from (来自广东的某公司, 广东企业, 台湾联电集团), or stands in brackets."""
    text, name = mask.text, mask.name(at)
    if name.rule == "foreign" or text.rfind("(", 0, at) > text.rfind(")", 0, at):
        return True
    after = text[at + 1 : at + 6]
    if FROM.search(text, 0, at) or _OF_ORIGIN.match(after):
        return True
    return after.startswith("Ⓔ") and name.kind == "region" and (not name.code or name.code.endswith("00"))


def rank(name: Name) -> int:
    """How close a place is: platform, county, prefecture, province or unknown."""
    if name.kind == "platform":
        return 3
    code = name.code or "0000"
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2


def _stem(code: str) -> str:
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def within(name: Name, region: Name | None) -> bool:
    if name.kind == "platform" and not name.code:
        return True
    return bool(region and region.code and name.code and name.code.startswith(_stem(region.code)))


def above(name: Name, region: Name | None) -> bool:
    """The name is a region that holds the other: it says no more than the other does."""
    return bool(
        name.kind == "region"
        and region
        and region.code
        and name.code
        and name.code != region.code
        and _stem(region.code).startswith(_stem(name.code))
    )


def told_closer(name: Name, context: Context) -> bool:
    """The article is about a platform, and the name is no more than the region that holds it."""
    own, region = context.main_place, context.main_region
    if own is None or own.kind != "platform" or region is None or name.kind != "region":
        return False
    return name.code == region.code or above(name, region)


def seat(mask: Mask) -> Name | None:
    """The place of 位于某市某区."""
    match = _SEAT.search(mask.text)
    return mask.name(match.end("place") - 1) if match is not None else None


def shared(reading: Reading, act: Act) -> list[Name]:
    """The places of 在甲市、乙市和丙市分别…, one landing each; empty when the verb is not shared out."""
    match = _SHARED.search(reading.clauses[act.clause])
    if match is None:
        return []
    first = reading.spans[act.clause][0] + match.start("list")
    return [reading.mask.name(first + run.end() - 1) for run in re.finditer("Ⓟ+", match["list"])]


def site(reading: Reading, act: Act, project: Span | None) -> list[Name]:
    """The place that opens both the verb's clause and the project's name (…,某地基地预计试产); empty when there is none."""
    opens = project is not None and project[0] == reading.spans[act.clause][0] and reading.text[project[0]] == "Ⓟ"
    return [reading.mask.name(project[0])] if project is not None and opens else []
