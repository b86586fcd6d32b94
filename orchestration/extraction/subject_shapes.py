"""What a subject looks like when no lexicon knows it: sites, towns and works, told by the words around them.

Belongs here: shapes of names among chunks. Does not belong here: the choice among them (subjects.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orchestration.extraction.article import Name, View
from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, TIME, WORD, Chunk, since_break
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.phrase_words import ends_a_circle

# 沿海六省市, 长三角三省一市, 沿海8省市: regions told by their number.
_GROUP = re.compile(
    r"(?:南方|北方|沿海|沿江|沿边|[东西中]部|东北|西北|西南|东南|华[东南北中]|[一-龥]三角|京津冀|中西部|西部)"
    r"(?:[两二三四五六七八九十]{1,2}|\d{1,2}个?)(?:省区市|省[市区]|省份|省一市|省|市县|城市|市)(?![级内外道场民])|"
    r"“[一两二三四五]区[一两二三四五六七八九十多]园”"  # how a district calls its zone and the parks in it
)
_BRACKET = re.compile(r"[(【\[]")
_COUNTED_AS = ("n", "vn", "b", "a", "j", "l")  # parts of speech of what is counted
_PROJECTS = ("项目", "工程")
_COUNTED = re.compile(
    "[两二三四五六七八九十\\d个](?:省|市|城市)|“[一两二三四五]区"
)  # in every group, and found much faster
_ANY_VILLAGE = re.compile(
    "[强富穷名新大小老乡农政制心点范困扶色业游进化明丽庭多个数制体联]村$|[示范贫困美丽传统特色古]{2}"
)
_SHORTEST_TOWN, _LONGEST_TOWN = 3, 6
_SHORTEST_LIST = 3
_LONG_NAME = re.compile("(?:壮族|回族|维吾尔)?自治区$|特别行政区$")  # 在藏企业: of 西藏, as everybody calls it
_PROPER_WORDS = frozenset({"ns", "nr", "nz", "nrt", "n", "s", "f"})
_OF_ROADS = ("全线", "全长")
_IN_CIRCLE, _NEAR, _SHORTEST_SITE, _LONGEST_SITE = 9, 6, 5, 24
_LEAST_JOINT = 2
_MEMBERS = frozenset({"enterprise", "institute", "university", "hospital", "fund", "bank"})
_COUNTS = frozenset("一二两三四五六七八九十几各每")
_TOGETHER = re.compile(
    "等(?:区县|县区|县市|市县|旗县|省份|省市|地市|城市|乡镇|镇街)|"
    "等?[两二三四五六七八九十]{1,3}(?:省区市|省区|省市|县市|市县|市区|县区|[省市县区地州国镇园])(?![级内外道场民])"
)
# 甲高新区和乙开发区|共入驻企业…; not 甲市和乙市之间, 甲市和乙市分别…, 甲市和台湾达成…
_AMONG_THEM = ("在内的", "在内")
_OF_BOTH = re.compile(
    "(?!等|的|、|之?间|[两双三四五]|分别|各|均|都|以及|到|至|[东南西北]|签|合作|联合|携手|达成|对接|结为|对口)"
)
_APART = re.compile(
    "分别|各(?!类|项|种|级|界|族)|均(?![可价线衡值])|都(?!市|昌|匀|江|江堰)|签[约订署下]|达成|之间|合作|结对|开通|通车|互"
)
# 78个县(市)实现…: units of a region told by their number, of all of which a figure is
UNITS_THAT_DO = re.compile(
    r"(?:县(?:\([^()]{1,4}\)|市区|[区市])?|区县|市县|市州|州市|地市|市区|旗县|省份|城市|乡镇|镇街|街道|特色小镇|市|区|镇|乡|州)"
    "(?=(?:共|累计|合计|总共|一共|全年|去年|上年|今年)*(?:实现|完成|累计|新增|接待|入库))"
)
_NAMES_A_PARK = ("n", "j", "l", "b", "a", "vn", "z", "eng", "x")
_SHORTEST_PARK = 5
_NAMING_A_THING = ("n", "vn", "b", "a", "j", "l", "v", "x", "eng")
_NAMING = ("n", "j", "b", "x", "eng", "a", "l", "s", "f", "vn", "g")
_UNIT = re.compile("..{1,5}?[省市县区](?=人?民?政府)")
_ZONE = re.compile("..{1,18}?[区园城谷港](?=(?:党工委、?)?管(?:理?委(?:员?会)?|理局|理处|理办公室))")


@dataclass(slots=True)
class Subject:
    """`text` as facts name it (full unit name for a bare region), `kind` as in `Name`, `code` the region's or None."""

    text: str
    kind: str
    code: str | None
    rule: str


def group(view_text: str, start: int) -> Subject | None:
    """沿海六省市: a group of regions that begins at `start`."""
    found = _GROUP.match(view_text, start)
    return None if found is None else Subject(found.group(), "region", None, "group")


def names_a_group(text: str) -> bool:
    return _COUNTED.search(text) is not None and _GROUP.search(text) is not None


def is_circle(chunks: Sequence[Chunk], i: int) -> bool:
    """在湖州各区县中: whom the subject is counted among."""
    at = i - 1 if i and chunks[i - 1].kind == NAME else i  # 北京|全市
    return at > 0 and chunks[at - 1].text == "在" and any(map(ends_a_circle, chunks[i + 1 : i + _IN_CIRCLE]))


def located(chunks: Sequence[Chunk], i: int, grammar: Grammar) -> Subject | None:
    """创新基地 of 位于福建厦门的创新基地: what is said to lie somewhere."""
    of = next((j for j in range(i + 1, min(len(chunks), i + _NEAR)) if chunks[j].text == "的"), None)
    if of is None or any(c.kind == PUNCT for c in chunks[i:of]):
        return None
    end, best = of + 1, 0
    while end < len(chunks) and (
        chunks[end].kind == NAME or (chunks[end].kind == WORD and chunks[end].pos.startswith((*_NAMING, "v")))
    ):
        end += 1
        if chunks[end - 1].text.endswith(grammar.sites):
            best = end
    text = "".join(c.text for c in chunks[of + 1 : best])
    if not best or len(text) > _LONGEST_SITE:
        return None
    code = next((c.pos for c in chunks[i:of] if c.pos == "region"), None)
    return Subject(text, "platform", None, "located") if code else None


def site(chunks: Sequence[Chunk], start: int, grammar: Grammar) -> Subject | None:
    """流域清洁能源基地 of 在流域清洁能源基地,…: an unknown site a clause is set in."""
    end = start
    while end < len(chunks) and names_a_work(chunks[end]):
        end += 1
    run = chunks[start:end]
    if (
        not run
        or end == len(chunks)
        or chunks[end].pos != "break"
        or run[-1].kind == NAME
        or not run[-1].text.endswith(grammar.sites)
    ):
        return None
    text = "".join(c.text for c in run)
    known = any(c.pos == "platform" for c in run)
    return (
        Subject(text, "platform", None, "located")
        if not known and _SHORTEST_SITE <= len(text) <= _LONGEST_SITE
        else None
    )


def town(after: Sequence[Chunk], county: Subject, grammar: Grammar) -> Subject | None:
    """鳌江镇 of 平阳县鳌江镇, though the tagger may cut it in two."""
    text = ""
    for here in after:
        if (
            (here.kind != WORD and not here.text.endswith("村"))
            or county.kind != "region"
            or (not text and here.pos == "v")
        ):
            return None  # 新增|城镇就业
        if not text and here.text[0] in _COUNTS:
            return None  # 垛田街道|一个街道就有…
        text += here.text
        shortest = _SHORTEST_TOWN - (here.pos in ("nr", "ns"))  # 余村
        if text.endswith("村") and shortest <= len(text) < _LONGEST_TOWN and _ANY_VILLAGE.search(text) is None:
            return Subject(text, "region", county.code, "town")  # 思山岭村
        if text.endswith(grammar.towns):
            return (
                Subject(text, "region", county.code, "town") if _SHORTEST_TOWN <= len(text) <= _LONGEST_TOWN else None
            )
    return None


def names_a_work(here: Chunk) -> bool:
    return here.kind == NAME or (here.kind == WORD and (here.text in ("“", "”") or here.pos.startswith(_NAMING)))


def is_motorway(chunks: Sequence[Chunk], at: int, grammar: Grammar) -> bool:
    """高速 of 宜长高速2027年建成, 宜长高速将…; not of 高速增长, which the tagger calls an adverb too."""
    if (
        at >= len(chunks)
        or chunks[at].text != "高速"
        or not at > 0
        or not 1 < len(chunks[at - 1].text) < _SHORTEST_PARK
    ):
        return False
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    return (
        after is None or after.kind in (TIME, PUNCT) or after.text in grammar.built or after.text.startswith(_OF_ROADS)
    )


def is_proper(chunks: Sequence[Chunk], i: int) -> bool:
    """荆江 of 荆江大堤加固工程, with the region before it or without: a name no lexicon knows, as far as the tagger can tell."""
    here = chunks[i + (chunks[i].pos == "region" and i + 1 < len(chunks))]
    return here.kind == WORD and here.pos in ("ns", "nr", "nz", "nrt") and len(here.text) > 1


def is_stretch(name: str, after: str, grammar: Grammar) -> bool:
    """天河机场至武当山机场: a way between two places, and no place; 合肥至武汉高铁 is a work."""
    return (after.startswith(("至", "到")) or "至" in name) and name.endswith(grammar.stops)


def park(chunks: Sequence[Chunk], i: int, grammar: Grammar) -> Subject | None:
    """新能源汽车产业园|启动3000亩征地: a park called by its trade, which no lexicon knows, opens the clause."""
    end = i
    while (
        end < len(chunks)
        and chunks[end].kind == WORD
        and (chunks[end].pos.startswith(_NAMES_A_PARK) or (end > i and chunks[end].text in grammar.park_trades))
    ):
        end += 1
    while end > i + 1 and not is_kind(chunks[end - 1], grammar):
        end -= 1
    text = "".join(c.text for c in chunks[i:end])
    other = any(sign.isdigit() for sign in text)  # 主营业务收入100亿元以上园区
    other = other or grammar.not_in_platforms.search(text) is not None  # 全面完成|工业园区改造
    if other or end < i + 2 or not _SHORTEST_PARK <= len(text) <= _LONGEST_SITE or chunks[i].text in grammar.of_a_kind:
        return None  # 省级高新区: any of a kind
    after = chunks[end] if end < len(chunks) else None
    return (
        None
        if after is None or after.text.startswith(grammar.not_after_parks)
        else Subject(text, "platform", None, "kind")
    )


def places_listed(chunks: Sequence[Chunk], i: int) -> list[Chunk]:
    """The places joined by 、 or 和 from `i` on."""
    places = [chunks[i]]
    at = i + 1 + (i + 1 < len(chunks) and chunks[i + 1].text == "地区")  # 中国台湾地区、中国香港地区
    while (
        at + 1 < len(chunks)
        and (chunks[at].pos == "sep" or chunks[at].text in ("和", "与", "及"))
        and chunks[at + 1].kind == NAME
        and chunks[at + 1].pos in ("region", "platform")
    ):
        places.append(chunks[at + 1])
        at += 2 + (at + 2 < len(chunks) and chunks[at + 2].text == "地区")
    return places


def opens_a_list(chunks: Sequence[Chunk], view: View, found: Subject) -> bool:
    """Several places joined by 、 or 和 share the clause that the subject opens."""
    for i, here in enumerate(chunks):
        if here.kind == NAME and here.pos == found.kind and of_name(view.names[here.index], "named").text == found.text:
            return len(places_listed(chunks, i)) > 1
    return False


def is_of_a_list(chunks: Sequence[Chunk], view: View, found: Subject) -> bool:
    """某某研究院、某某创新中心落户: what other clauses tell is no member's."""
    return any(
        here.kind == NAME
        and view.names[here.index].text == found.text
        and chunks[i + 1].pos == "sep"
        and chunks[i + 2].kind == NAME
        and chunks[i + 2].pos in _MEMBERS
        for i, here in enumerate(chunks[:-2])
    )


def several(chunks: Sequence[Chunk], i: int, view: View) -> Subject | None:
    """四川、云南、贵州|三省, 甲高新区和乙开发区: the figures are those of all of them together."""
    places = places_listed(chunks, i)
    if len(places) < _LEAST_JOINT:
        return None
    start, end = places[0].start, places[-1].end
    counted = _TOGETHER.match(view.text, end)
    if counted is not None:
        apart = "分别" in view.text[counted.end() :].partition(",")[0]
        return None if apart else Subject(view.text[start : counted.end()], "region", None, "joint")
    clause = view.text[end:].partition(",")[0]
    if _OF_BOTH.match(clause) is None or _APART.search(clause) is not None:
        return None
    return Subject(view.text[start:end], places[0].pos, None, "joint")


def those_counted(chunks: Sequence[Chunk], start: int, position: int, text: str, grammar: Grammar) -> Subject | None:
    """甲、乙和丙4个化工园区 of 甲、乙和丙4个化工园区共实现…, 综合保税区 of 包括某某综保区在内的9个综合保税区实现….

    `start` is where the clause of the number at `position` begins, right behind the number of those it speaks of.
    """
    if not start or chunks[start - 1].pos != "count":
        return None
    end = start
    while end < position and chunks[end].kind in (WORD, NAME) and not is_kind(chunks[end], grammar):
        end += 1
    if (
        end == position
        or not is_kind(chunks[end], grammar)
        or chunks[end].end - chunks[start].start > _LONGEST_TOWN * 2
    ):
        return None
    before = chunks[since_break(chunks, start - 1) : start - 1]
    if before and "".join(c.text for c in before[-2:]).endswith(_AMONG_THEM):
        return Subject(text[chunks[start].start : chunks[end].end], "platform", None, "kind")
    first = next((i for i, c in enumerate(before) if c.kind not in (TIME, PUNCT)), len(before))
    listed = before[first:]
    if not listed or not _lists_places(listed):
        return None
    return Subject(text[listed[0].start : chunks[end].end], "platform", None, "joint")


def units_counted(chunks: Sequence[Chunk], start: int, view: View, main: Name | None) -> Subject | None:
    """陕西省78个县(市) of 陕西省78个县(市)实现生产总值4248亿元; 37个特色小镇 of an article about a province are the province's.

    `start` is where the clause of a number begins, right behind the number of those it speaks of.
    """
    if not start or chunks[start - 1].pos != "count":
        return None
    units = UNITS_THAT_DO.match(view.text, chunks[start - 1].end)
    if units is None:
        return None
    told = view.text[chunks[start - 1].start : units.end()]
    before = chunks[start - 2] if start > 1 else None
    if before is not None and before.kind == NAME and before.pos == "region":
        region = of_name(view.names[before.index], "named")
        return Subject(region.text + told, "region", region.code, "joint")
    alone = before is None or before.kind in (TIME, PUNCT) or before.text in ("全省", "全市", "全区", "全县", "全州")
    if not alone or main is None or main.kind != "region":
        return None
    return Subject(main.canonical + told, "region", main.code, "joint")


def _lists_places(listed: Sequence[Chunk]) -> bool:
    """甲、乙和丙, each a name or one word that may be one, and nothing else; of two at least one is known."""
    items = listed[::2]
    joined = all(c.pos == "sep" or c.text in ("和", "与", "及") for c in listed[1::2])
    named = sum(c.pos in ("region", "platform") for c in items)
    may_be = all(c.kind == NAME or (c.kind == WORD and c.pos in _PROPER_WORDS) for c in items)
    return joined and may_be and len(listed) % 2 == 1 and len(items) >= _LEAST_JOINT + (not named)


def is_kind(here: Chunk, grammar: Grammar) -> bool:
    return here.kind in (WORD, NAME) and here.text.endswith(grammar.kinds_of_platform)


def bracketed(chunks: Sequence[Chunk], text: str) -> set[int]:
    """Where the chunks of a sentence are that stand inside its brackets."""
    inside: set[int] = set()
    depth = 0
    for i, here in enumerate(chunks) if _BRACKET.search(text) is not None else ():
        if depth > 0:
            inside.add(i)
        if here.kind == PUNCT:
            depth += (here.pos == "open") - (here.pos == "close")
    return inside


def of_name(name: Name, rule: str) -> Subject:
    """A bare district or city stands for its unit (萧山 → 萧山区); a province keeps the name it was given (新疆)."""
    full = name.kind == "region" and (
        len(name.canonical) == len(name.text) + 1 or len(name.text) == 1 or name.text[0] in "本全"
    )  # 在滇企业, 本港
    text = name.canonical if full else name.text
    if (full and len(name.text) == 1) or text.startswith(("本", "全")):
        text = _LONG_NAME.sub("", text)
    return Subject(text, name.kind, name.code, rule)


def lists_things(clause: Sequence[Chunk]) -> bool:
    """临港算力产业园、汇智商务中心等23个项目; 某地生产线等新材料项目6个: the clause opens with a list of what it counts, so no item is
    its topic."""
    closed = next((i for i, c in enumerate(clause) if c.text == "等"), None)
    if closed is None:
        return False
    number = next((i for i in range(closed + 1, len(clause)) if clause[i].kind == QUANTITY), None)
    between = clause[closed + 1 : number]
    if number is None or not all(c.kind == WORD and c.pos.startswith(_COUNTED_AS) for c in between):
        return False
    first = next((i for i, c in enumerate(clause[:closed]) if c.pos == "sep" and c.kind == PUNCT), closed)
    if first == closed and not (between and between[-1].text.endswith(_PROJECTS)):
        return False  # 某市等3个城市
    return not any(c.kind == WORD and c.pos == "v" for c in clause[:first])


def in_places_named(chunks: Sequence[Chunk], i: int) -> bool:
    """在苏州、厦门等地举办…: where something was held, not whose figures follow."""
    first, end = i, i + 1
    while first and (chunks[first - 1].kind == NAME or chunks[first - 1].pos == "sep"):
        first -= 1
    while end + 1 < len(chunks) and (chunks[end].kind == NAME or chunks[end].pos == "sep"):
        end += 1
    if end - first < _SHORTEST_LIST or not first or chunks[first - 1].text != "在":
        return False
    if end + 1 < len(chunks) and chunks[end].text[0].isdigit() and chunks[end + 1].text[0] in "地城省市县区":
        return True  # 在甲、乙、丙7个市地累计推广…
    return end + 1 < len(chunks) and (
        chunks[end].text == "等地" or (chunks[end].text == "等" and chunks[end + 1].text[0] in "地城省市国多")
    )


def in_governed_list(chunks: Sequence[Chunk], i: int, grammar: Grammar) -> bool:
    """对东盟、拉美、非洲…: the preposition before a list governs all its items."""
    while i >= 2 and chunks[i - 1].kind == PUNCT and chunks[i - 1].pos == "sep":
        i -= 2
    return i >= 1 and chunks[i - 1].kind == WORD and chunks[i - 1].text in grammar.not_after


def stands_alone(chunks: Sequence[Chunk], i: int, end: int, grammar: Grammar) -> bool:
    """Whether a place inside a clause is one by itself: 上海 in 上海拓璞装备 opens a firm's name."""
    if chunks[i].kind != NAME:
        before = chunks[i - 1] if i else None
        # 国家级创新|平台 and 中试|基地 are things, no places told before.
        thing = chunks[i].text in grammar.places_or_things and before is not None and before.kind == WORD
        return not (thing and before is not None and before.pos.startswith(_NAMING_A_THING))
    if i + 1 >= end:
        return True
    after = chunks[i + 1]
    return after.kind != WORD or not after.pos.startswith(("n", "j", "b", "z", "x", "eng", "g"))


def before_list(chunks: Sequence[Chunk]) -> int:
    """Where an enumeration closed by 等 right before the number begins, else the end: its items are counted, not measured."""
    end = len(chunks)
    if not end or chunks[-1].text != "等":
        return end
    start = end - 1
    while start > 0 and not (
        chunks[start - 1].kind == QUANTITY
        or (chunks[start - 1].kind == PUNCT and chunks[start - 1].pos == "break")
        or (chunks[start - 1].kind == WORD and chunks[start - 1].pos in ("ul", "p", "uj"))
    ):
        start -= 1
    return start


def body_place(name: Name) -> Subject | None:
    """The place a body is named after (某县 of 某县人民政府, 某某高新区 of its 管委会), None when its name opens with none in full."""
    unit = _UNIT.match(name.text) if name.code else None
    if unit is not None:
        return Subject(unit.group(), "region", name.code, "named")
    zone = _ZONE.match(name.text)
    return Subject(zone.group(), "platform", name.code, "named") if zone is not None else None
