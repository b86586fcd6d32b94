"""A sentence with each name, sum and time masked to one character, so that patterns need not know what names contain.

Belongs here: which names count as firms and places, which are a project's own words. Does not belong here: clauses, lists and verbs
(landing_sentence.py).

Masks: Ⓔ an enterprise or institute, Ⓟ a place, Ⓖ a government, Ⓝ a programme, Ⓜ a sum of money, Ⓠ another quantity, Ⓣ a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import itemgetter

from orchestration.extraction.article import ENTERPRISE_KINDS, Name, Quantity, TimeMention, View
from orchestration.extraction.landing_words import LandingWords

Thing = Name | Quantity | TimeMention

_MASK_OF_KIND = dict.fromkeys(ENTERPRISE_KINDS, "Ⓔ") | {
    "region": "Ⓟ",
    "platform": "Ⓟ",
    "government": "Ⓖ",
    "programme": "Ⓝ",
}
_SHOP = re.compile(
    "(?:全球|全国|亚洲|中国|内地|大陆|华[东南中北]|西[南北]|东北)*(?:首店|旗舰店|体验店|概念店|首家门店|总部|分公司)$"
)
_SIDE = re.compile("(?:全球|全国|亚太|亚洲|中国|华[东南中北]|西[南北]|东[南北]|北方|南方|区域|第[一二]|国际)+$")
_SHORTEST = 2
_LONGEST_PROJECT = 16
_LONGEST_GOODS = 6
_BEFORE = 25  # characters before a name: more than _AT, _BUILT and _GENERIC_BEFORE can match
_APART = re.compile("[,;。、:的和与及由在将]")
_GUESSED = frozenset({"list", "slot", "coined", "member"})
GUESSED = _GUESSED | {"suffix_weak"}  # names of firms that nothing but their neighbours or a trade gives away
_NO_PLACE = frozenset({"nation"})
# Somebody else moves in there: 落户海尔产业园.
_AT = re.compile(r"(?:(?:在|落户|入驻|进驻|位于|坐落于|落地|来到|至)|[在于][^,;。、Ⓔ]{2,14}的)$")
_LIES = re.compile("(?:位于|坐落[于在]|地处|设[在于])[^,;。、Ⓔ]{2,16}的$")
_OPENS = re.compile(
    "(?:[一二三]期)?(?:项目|工程)?(?:正式|顺利|全面|已经?|也|今天|昨天|[昨今]日|近日|日前|将)*"
    "(?:竣工|投产|开工|动工|奠基|封顶|投用|启用|开业|揭牌|揭幕|开园|落成|建成|交付|投运|投入)"
)
_BUILT = re.compile(
    r"(?:建设|打造|开建|兴建|新建|投建|共建|建成|组建|建立|设立|建)(?:[^,;。在于、]{0,20}的|了|一个|其|首个|(?![在于到])[一-鿿]{2,4})?$"
)
_ALIAS = re.compile(r"\((?:以下)?(?:简称|下称|统称)[^()]*$")
_BRAND = re.compile("“[^”]{2,8}”$")
_RISES = re.compile(
    r"(?:(?:[一二三]期|首期)?(?:项目)?主体(?:结构|工程)?|正在|设备|即将|已|将)*(?:安装设备|封顶|试生产|调试设备|进场施工|破土|奠基|竣工投产|建成投产)"
)
_PRODUCT = re.compile(r"年产|[一-鿿]{0,4}\d+(?:\.\d+)?万?(?:吨|套|台|千瓦|兆瓦|GWh)")
_SIZED = re.compile(r"\d+(?:\.\d+)?[万亿]?(?:吨|千瓦|兆瓦|MW|GW|GWh|平方米|立方米|台套?|套|片|支|辆|米)(?:/年)?$")
_WHAT_IT_IS = re.compile(
    r"(?<=[一-鿿A-Za-z]{2})(?:新型|新一代|高端|高性能|超高清|大型|特种|全固态|先进|智能化|第[一二三四]代)"
)
# 武汉某某特种化学投资12亿元: all of it is the firm's name.
_ACTS = re.compile("(?:总?投资|斥资|出资)(?:约|近|超)?\\d|拟|将|与|计划|宣布|签[约署订]")
_ZONES = ("区", "新城")
_SITE = re.compile(r"\((?P<site>[一-鿿]{2,4})\)")
_ITEM_GOES_ON, _ITEM_STOPS = re.compile(r"[^,;。、:与和]{0,8}、"), re.compile("[、,;。:和]|以及")
_GENERIC_BEFORE = re.compile(
    r"(?:\d[个家所项][^,;:]{0,2}|一批|多家|[这某该各]个?|首批|这家|[两三五六七八九十]大)(?:跨区域|全国)?$"
)
# 某某投资100亿元的项目: the verb is no part of the name.
_SWALLOWED = ("投资", "建设", "开发")
_VERB_AFTER = re.compile(r"(?:约|近|超|逾|额?达)?\d|建设|兴建|的|在|了")
_OF_FIRMS = re.compile(
    r"(?:等?(?:[\d一二两三四五六七八九十百]+(?:余|多)?家)|等(?:一批|多家|众多))[^,;。、]{0,10}?(?:企业|公司|品牌|机构|台企|外企|央企|民企)"
    r"|等[^,;。、]{0,6}?(?:企业|公司|机构)(?:近|超)?\d+(?:余|多)?家"
    r"|等(?:国内外|国内|国际|全球|行业|知名|著名|重点|头部|龙头|领军|优质|上市|高新技术|文创|科技|医药|数字)+(?:企业|公司|品牌|机构|巨头)"
)
_REST_OF_MEMBER = re.compile(
    r"[一-鿿]{2,4}、(?<![市区县省镇园]、)(?<!基地、)(?<!项目、)(?<!总部、)(?<!工厂、)(?<!中心、)"
)
_LEAD_IN = re.compile(r"(?:了|以|有|由|来自|包括|如|像|已有|还有|知名|龙头|企业|世界500强)+")
_LAST_JOINT = re.compile(r"(?<=[一-鿿A-Za-z0-9]{2})[和及与](?=[一-鿿A-Za-z0-9]{2})")
_MEMBER = re.compile(
    r"(?!\d|年产|.*(?:项目|产业|行业|领域|企业|政府|部门))[一-鿿A-Za-z0-9·]{2,9}(?<![市区县省镇家个])(?<!基地)(?<!总部)(?<!工厂)(?<!中心)"
)


@dataclass(slots=True)
class Mask:
    """The masked sentence. `starts[i]` is the offset in the sentence of masked character i; one more entry closes the last."""

    text: str
    starts: list[int]
    found: dict[int, Thing]

    def name(self, at: int) -> Name:
        found = self.found[at]
        assert isinstance(found, Name)
        return found

    def name_at(self, at: int) -> Name | None:
        found = self.found.get(at)
        return found if isinstance(found, Name) else None

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.starts[end]


def mask(view: View, words: LandingWords) -> Mask:
    """One character for each name, sum, quantity and time; where two overlap the earlier, then the longer one counts."""
    names = list(_names(view, words))
    names.extend(_members(view.text, names, words))
    spans: list[tuple[int, int, str, Thing]] = [
        (name.start, -name.end, _MASK_OF_KIND.get(name.kind, "Ⓝ"), name) for name in names
    ]
    for quantity in view.quantities:
        character = "Ⓜ" if quantity.unit_kind == "money" else "Ⓠ"
        spans.append((quantity.outer_start, -quantity.outer_end, character, quantity))
    spans.extend((time.start, -time.end, "Ⓣ", time) for time in view.times)
    spans.sort(key=itemgetter(0, 1))
    text, at = view.text, 0
    pieces: list[str] = []
    starts: list[int] = []
    found: dict[int, Thing] = {}
    for start, negative_end, character, thing in spans:
        if start < at:
            continue
        pieces.append(text[at:start])
        starts.extend(range(at, start))
        found[len(starts)] = thing
        pieces.append(character)
        starts.append(start)
        at = -negative_end
    pieces.append(text[at:])
    starts.extend(range(at, len(text) + 1))
    return Mask("".join(pieces), starts, found)


def _names(view: View, words: LandingWords) -> Iterator[Name]:
    """The names that play a part: no meetings, no 全国, no plant or product taken for a firm."""
    text = view.text
    firms = [name for name in view.names if name.kind in ENTERPRISE_KINDS]
    firm_ends = {name.end for name in firms}
    owned = {name.start for name in view.names if name.rule == "nested"}
    holders = {name.start for name in view.names if _holds_another(text, name, owned)} if owned else owned
    for name in view.names:
        if name.rule in _NO_PLACE or name.kind == "event":
            continue
        if "简称" in text and _ALIAS.search(text, 0, name.start) is not None:
            continue  # (以下简称“某某项目”)
        if name.start - 1 in firm_ends and text[name.start - 1] == "(":
            continue  # 惠普(HP)
        if name.start in holders and name.rule != "nested":
            site = _SITE.search(name.text) if name.code else None
            if site is not None:  # 恒某(泸州)产业园: and where it is
                yield replace(
                    name,
                    start=name.start + site.start("site"),
                    end=name.start + site.end("site"),
                    text=site["site"],
                    kind="region",
                    canonical=words.region_names.get(name.code or "", site["site"]),
                )
            continue  # 海尔产业园 is 海尔 and its project
        if name.kind == "platform" and name.rule == "suffix":
            if _in_list(text, name, firms):
                continue  # 甲物流园、乙公司某中心等建成: one of the projects
            brand = _BRAND.search(text, 0, name.start)  # 京某“亚洲一号”|西安物流园
            if (
                name.start in firm_ends
                or (brand is not None and brand.start() in firm_ends)
                or _BUILT.search(text, max(0, name.start - _BEFORE), name.start)
            ):
                continue  # 某集团西南产业基地, 打造西南产业基地: a project, not where one stands
            outer = _outermost(view.names, name)  # 在某市某区|某某工业园建成投产
            if _RISES.match(text, name.end) and not _AT.search(text, max(0, outer - _BEFORE), outer):
                continue  # 某某硅产业基地正在安装设备: a project too
        elif name.kind in ENTERPRISE_KINDS:
            if name.text.endswith(_SWALLOWED) and len(name.text) > 3 and _VERB_AFTER.match(text, name.end):
                name = replace(name, end=name.end - 2, text=name.text[:-2], canonical=name.text[:-2])
            if (
                name.text in words.projects
                or _PRODUCT.match(name.text)
                or (name.text.endswith("企业") and name.rule not in ("coined", "lexicon"))
            ):
                continue
            if (
                name.kind == "institute"
                and name.rule == "suffix"
                and name.start - 1 in firm_ends
                and text[name.start - 1] == "的"
            ):
                continue  # 某某生物的某地研发中心: its own
            if name.rule in GUESSED and _makes_it(text, name, firms, words):
                continue  # 甲公司某地三期晶硅电池项目: what the plant makes
            shop = None
            if name.rule in _GUESSED:
                seat = _SIDE if text.startswith("总部", name.end) else _SHOP  # 某某西南|总部
                shop = seat.search(name.text)
            if shop is not None and shop.start() >= _SHORTEST:
                stem = name.text[: shop.start()]
                name = replace(name, end=name.start + len(stem), text=stem, canonical=stem)
            if name.rule in _GUESSED and (
                (words.project_end.search(name.text) is not None and not name.text.endswith("公司"))
                or _SIZED.search(text, 0, name.start)
            ):
                continue  # 钛白粉生产线 in a list of projects, 年产4万吨钛白粉
            whole = _ACTS.match(text, name.end) is not None
            cut = _WHAT_IT_IS.search(name.text) if name.rule == "suffix_weak" and not whole else None
            if cut is not None:  # 某瑞新型铝基电池: the firm ends where the thing begins
                stem = name.text[: cut.start()]
                name = replace(name, end=name.start + len(stem), text=stem, canonical=stem)
            if name.rule not in ("lexicon", "nested") and _GENERIC_BEFORE.search(
                text, max(0, name.start - _BEFORE), name.start
            ):
                continue
        yield name


def _outermost(names: Iterable[Name], name: Name) -> int:
    """Where the first of the places that stand right before the name begins."""
    starts = {other.end: other.start for other in names if other.kind in ("region", "platform") and other is not name}
    at = name.start
    while at in starts:
        at = starts[at]
    return at


def _holds_another(text: str, name: Name, owned: set[int]) -> bool:
    """One of the names `owned` by a longer one stands in it, and nobody moves in there."""
    if name.rule == "nested" or owned.isdisjoint(range(name.start, name.end)):
        return False
    if _LIES.search(text, max(0, name.start - _BEFORE), name.start) and _OPENS.match(text, name.end):
        return True  # 位于某经开区的某某重工产业园正式投产: it is what lies there
    return not _AT.search(text, max(0, name.start - _BEFORE), name.start)


def _in_list(text: str, name: Name, firms: list[Name]) -> bool:
    """The park opens an enumeration whose next member is a firm's."""
    if (
        name.start and text[name.start - 1] not in "、,;:。" and not text.endswith("元的", 0, name.start)
    ) or name.text.endswith(_ZONES):
        return False
    joint = _ITEM_GOES_ON.match(text, name.end)
    if joint is None:
        return False
    last = _ITEM_STOPS.search(text, joint.end())
    return any(joint.end() <= firm.start < (last.start() if last else len(text)) for firm in firms)


def _makes_it(text: str, name: Name, firms: list[Name], words: LandingWords) -> bool:
    """The word stands inside the name of another firm's project (某某子|第8.5代超薄玻璃|基板项目)."""
    project = words.project.search(text, name.end, name.end + _LONGEST_GOODS)
    if project is None or _APART.search(text, name.end, project.start()) is not None:
        return False
    return any(
        0 <= name.start - firm.end <= _LONGEST_PROJECT and _APART.search(text, firm.end, name.start) is None
        for firm in firms
        if firm is not name
    )


def _opens_member(text: str, name: Name) -> bool:
    """A place that opens a firm's name in a list (永泰|高新、…等企业)."""
    return name.kind == "region" and name.rule == "lexicon" and _REST_OF_MEMBER.match(text, name.end) is not None


def _members(text: str, names: list[Name], words: LandingWords) -> Iterator[Name]:
    """Firms that only their list gives away: 甲光电、某某、乙软件等12家企业 has three, whatever the second is called."""
    firms = [name for name in names if name.kind in ENTERPRISE_KINDS]
    for match in _OF_FIRMS.finditer(text) if firms and "、" in text and ("家" in text or "等" in text) else ():
        clause = max(text.rfind(stop, 0, match.start()) for stop in ",;。:!?") + 1
        if "、" not in text[clause : match.start()] or not any(clause <= firm.start < match.start() for firm in firms):
            continue
        # Words that lead into the list end before its first member: 先后引进…, 某市的….
        lead = max(
            [
                clause,
                *(act.end + clause for act in words.acts(text[clause : text.find("、", clause)])),
                *(
                    name.start if _opens_member(text, name) else name.end
                    for name in names
                    if clause <= name.end < text.find("、", clause)
                ),
            ]
        )
        lead_in = _LEAD_IN.match(text, lead, match.start())
        start = lead_in.end() if lead_in is not None else lead
        last = text.rfind("、", clause, match.start()) + 1
        joint = _LAST_JOINT.search(text, last, match.start())
        ends = [
            *(i for i in range(start, match.start()) if text[i] == "、"),
            *([joint.start()] if joint else []),
            match.start(),
        ]
        for end in ends:
            if _MEMBER.fullmatch(text, start, end) and not any(
                name.start < end and start < name.end and not (name.start == start and _opens_member(text, name))
                for name in names
            ):
                yield Name(start, end, text[start:end], "enterprise", text[start:end], None, "member")
            start = end + 1
