"""The place of a landing: which of the places a sentence or its context names the firm came to.

Belongs here: the order in which readings of a place are tried, and why each is trusted. Does not belong here: recognising places
(names.py), regions inside names (landing_regions.py), whether there is a landing (landing_roles.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from orchestration.extraction.article import Name
from orchestration.extraction.landing_mask import Mask
from orchestration.extraction.landing_parks import PLACE_VERB, THE_PARK, TOPIC, in_park, park_above, park_of_topic
from orchestration.extraction.landing_regions import InnerRegions
from orchestration.extraction.landing_sentence import Act, Group, Reading, Span
from orchestration.extraction.landing_sites import (
    FROM,
    above,
    fallback,
    is_here,
    loose,
    opens_many,
    origin,
    pointed,
    rank,
    told_closer,
    within,
)
from orchestration.extraction.lexicon import alternation
from orchestration.extraction.main_places import MEETS, is_project
from orchestration.extraction.regions import UNIT_SIGNS, Regions

_COME_TO = re.compile("[了在于到至]?(?P<place>Ⓟ+)(?![ⓅⒺⒼ])")
_HEARD = re.compile("[^,;Ⓔ]{0,8}?从(?P<place>Ⓟ+)[^,;Ⓔ]{0,8}?(?:获悉|了解到|得知)$")
_SIGNS_WITH = re.compile(
    r"(?P<first>Ⓟ+Ⓖ?|Ⓖ)[^,;Ⓔ]{0,10}?[与同和跟]Ⓔ|Ⓔ[^,;Ⓔ]{0,12}?[与同和跟](?P<second>Ⓟ+Ⓖ?|Ⓖ)(?!Ⓔ)|"
    r"(?:公司|集团|双方)[与同和](?P<third>Ⓟ+Ⓖ?|Ⓖ)|"
    r"^(?:并|现场|正式|成功|共同|已|将)*[与同和跟](?P<fourth>Ⓟ+Ⓖ?|Ⓖ)(?![ⒺⓅ])"
)
_WITH_FIRM = re.compile("(?P<place>Ⓟ+Ⓖ?|Ⓖ)[与同和]Ⓔ(?:集团|公司)?(?:合作|共同|联合|携手)*$")
_SIDES = ("first", "second", "third", "fourth")
_TOLD_BY = re.compile("据(?P<body>Ⓖ)[^,;Ⓔ]{0,8}?(?:介绍|消息|透露|通报|披露)$")  # 据某某新区管委会介绍
_DEED = re.compile(r"(?:了|《|“)*(?P<place>Ⓟ+)[^,;Ⓔ]{0,14}?(?:意向书|协议|合同|备忘录|协定|合约)")
_UNITS = tuple(UNIT_SIGNS)
_RAW = re.compile(
    r"(?:落户|入驻|进驻|迁驻|迁入|落地|扎根|在)(?:于|到|在)?"
    r"(?P<raw>Ⓟ?(?:(?![建共打新投设成兴合][设建造资立作]|[的了和与及等]|生产|制造)[一-鿿A-Za-z0-9·]){1,10}?(?:产业园|工业园|科技园|创业园|物流园|园区|智谷|小镇|基地|石化区|开发区|高新区|经开区|保税区|"
    r"港区|新城|片区|商务区|示范区|大厦|广场|科学城|科技城))"
    r"(?=[,;。的]|生产|设置|营运|设厂|建厂|建置|扩建|增设|投资|建设|共建|开工|动工|奠基|揭牌|设立|成立|投产|新建|兴建|打造|启用|开业|运营|落成|$)"
)
_OWN = re.compile(r"(?:在)?(?P<place>Ⓟ++)[^,;。Ⓔ、]{0,24}?(?:电站|项目|工程|工厂|基地|厂|公司|中心|总部|园)")
_HELD_IN = re.compile("(?:Ⓣ|隆重|正式)*在(?P<place>Ⓟ++)[^,;。]{0,8}?(?:举行|举办|启动|进行)")
_LYING = re.compile("(?:位于|设于|设在|坐落[于在])(?P<place>Ⓟ++)的")  # 某集团设于某区的某地营运中心
# 恒某(泸州)产业园
_SITED = re.compile(r"\((?P<place>Ⓟ)\)[^,;。Ⓔ、]{0,12}?(?:项目|基地|工厂|厂|总部|园|中心|公司)")
_BUILT_IN = re.compile(
    r"(?:双方|该?公司|该?集团|校地|校企|政企)?(?:将|计划|拟|约定|商定|决定|Ⓣ)*(?:共同|合作|联合)?(?:在|于|选址)(?P<place>Ⓟ+)[^,;Ⓔ]{0,6}?"
    r"(?:建设|打造|投资|兴建|设立|建立|新建|共建|组建|成立|布局)"
)
# 由甲公司投资建设,位于某园,…
_LIES = re.compile(
    "(?:(?:该|Ⓠ|[两三四五六]个)?项目)?(?:将|拟|均|都|分别|也)*(?:位于|坐落[于在]|地处|选址[于在]?|落子|落户|落地)(?P<place>Ⓟ+)(?![Ⓟ的])"
)
_NEAR_VERB = 6


_OPENS_ITEM = "、(:;"


class Bodies:
    """The words by which the place of a body is told from its name, see `Places`."""

    def __init__(self, offices: Iterable[str], zones: Iterable[str]) -> None:
        self.office = re.compile(f"(?:{alternation({word.lstrip(UNIT_SIGNS + '镇') for word in offices})})$")
        self.zones = tuple(word for word in zones if word.endswith(_UNITS))


class Places:
    """Finds places; holds nothing but the regions."""

    def __init__(self, regions: Regions, offices: Iterable[str], zones: Iterable[str]) -> None:
        """`offices` are the words that end the name of a body of a place (管委会, 投促中心, 市委), `zones` those that end a zone's."""
        self._inner = InnerRegions(regions)
        self._bodies = Bodies(offices, zones)

    def said(self, reading: Reading, group: Group, at: int, act: Act) -> Name | None:
        """The place said with the verb: the firm's own (某县某厂), the side that signs, after 在 or 落户, between firm and verb, or
        set by an earlier clause of the same run."""
        start, end = reading.spans[act.clause]
        mask, held = reading.mask, reading.context.main_region
        best = None
        if act.verb.stage == "signed":
            best = _signed_for(mask, act) or _signing_side(mask, start, end, self._bodies)
        elif "共" in act.verb.word or "合" in act.verb.word:
            best = _partner(mask, start, act, self._bodies)
        best = best or _unlisted(reading, act.clause) or _own_place(mask, at, held)
        if best is not None and (
            told_closer(best, reading.context)
            or (act.verb.stage != "signed" and above(best, held) and best.rule != "foreign")
        ):
            best = None
        if best is not None and best.kind == "region" and at and best == mask.name_at(at - 1):
            best = park_above(reading, act) or best
        heading = _heading(reading, act)
        if heading is not None and (best is None or above(best, heading) or _holds(best, heading)):
            best = heading
        if best is None:
            for match in PLACE_VERB.finditer(reading.clauses[act.clause]):
                if best is None or start + match.start("place") < act.end + 12:
                    best = mask.name(start + match.end("place") - 1)
        elif act.verb.stage != "signed":
            best = _deeper(best, mask, start, act)
        if best is None:
            between = loose(mask, max(start, at), act.start, max(start, at))  # 已经在邻近的某市设厂
            near = mask.name(between[-1]) if between else None
            best = near if near is not None and not (above(near, held) or told_closer(near, reading.context)) else None
        best = best or _held_next(reading, act) or _set_before(reading, group, act, self._bodies)
        if best is not None and act.verb.stage == "signed" and best.kind == "region":
            best = in_park(best, reading, act) if THE_PARK.search(reading.text) is not None else best
        return _closer(best, reading, group, act) if best is not None else None

    def meant(self, reading: Reading, group: Group, at: int, act: Act, project: Span | None) -> Name | None:
        """The place of a verb with which none is said; the park the paragraph is about, when that lies in it."""
        found = self._meant(reading, group, at, act, project)
        return in_park(found, reading, act) if found is not None else None

    def _meant(self, reading: Reading, group: Group, at: int, act: Act, project: Span | None) -> Name | None:
        """Pointed at, loose in its clause, of an earlier run, inside a name, or the one the article stands at."""
        start, end = reading.spans[act.clause]
        mask, context = reading.mask, reading.context
        clause = reading.clauses[act.clause]
        if is_here(clause):
            return pointed(mask, start, clause, context)
        held = context.main_region
        nearby = [
            i
            for i in loose(mask, start, end, max(start, at))
            if not above(mask.name(i), held)
            and not told_closer(mask.name(i), context)
            and not mask.name(i).text.startswith(mask.name(at).text)  # its own park is what is built
        ]
        nearby = [i for i in nearby if i + 1 not in nearby]  # 某区某镇: the last of a chain
        if nearby:
            return mask.name(max(nearby, key=lambda i: (within(mask.name(i), held), rank(mask.name(i)), i < at)))
        park = park_above(reading, act)
        if park is not None:
            return park
        firm = mask.name(at)
        if project is not None:
            inner = [i for i in range(*project) if mask.text[i] == "Ⓟ" and not mask.name(i).text.endswith("洲")]
            if inner and not (
                is_project(mask.name(inner[-1]), reading.view) or told_closer(mask.name(inner[-1]), context)
            ):
                return mask.name(inner[-1])  # 甲投资的某国某矿项目; 某某商贸城项目 is what is built
        seat = self._inner.tail(firm.text)
        if seat is not None and held is not None and "(" in firm.text and not (within(seat, held) or above(held, seat)):
            seat = None  # where it is registered: 某某系统(常州)股份有限公司 that signs elsewhere
        best = _topic_before(reading, act) or seat
        if best is None and project is not None and project[0] > at:
            best = self._inner.head(
                "".join(mask.name(i).text if mask.text[i] == "Ⓔ" else mask.text[i] for i in range(*project))
            )
        if best is not None and not above(best, held) and not told_closer(best, context):
            return best
        park = park_of_topic(reading, act)
        if park is not None:
            return park
        last = fallback(context)
        if last is None or (context.main_place is None and last is context.place):
            # Of many places none is the article's own: a firm's own town says more than the place last named.
            before = mask.name(at - 1) if at and mask.text[at - 1] == "Ⓟ" else None
            town = before if before is not None and before.rule != "foreign" else self._inner.head(firm.text)
            last = town if town is not None and rank(town) in (1, 2) else last
        own = firm.text[:2]
        if (
            last is not None
            and last.kind == "platform"
            and last.canonical.startswith(own)
            and not self._inner.region(own)
        ):
            last = context.main_region  # the firm's own platform is what it set up, not where
        if last is not None and last.kind == "region" and not last.code:
            return self._inner.head(firm.text) or last  # 西北地区 says less than the name 伊犁某厂
        return _closer(last, reading, group, act) if last is not None else None


def _heading(reading: Reading, act: Act) -> Name | None:
    """The place that is all the line says before its colon (某某新区:甲集团某市基地投产)."""
    end = reading.spans[0][1]
    if not act.clause or not reading.text.startswith(":", end) or reading.clauses[0].strip("Ⓟ"):
        return None
    return reading.mask.name(end - 1)


def _holds(region: Name, zone: Name) -> bool:
    """The region is the one that the zone bears in its name."""
    return region.kind == "region" and zone.kind == "platform" and region.code is not None and region.code == zone.code


def _own_place(mask: Mask, at: int, held: Name | None) -> Name | None:
    """The place right after the firm's name, when a project follows (某公司某县电站); the one right before it, when it is a platform,
    a chain of regions, or deep in the article's own region."""
    after = _LYING.match(mask.text, at + 1) or _OWN.match(mask.text, at + 1) or _SITED.match(mask.text, at + 1)
    if after is not None:
        return mask.name(after.end("place") - 1)
    first = at
    while first > 0 and mask.text[first - 1] == "Ⓟ":
        first -= 1
    if first == at or FROM.search(mask.text[:first]):
        return None
    name = mask.name(at - 1)
    chain = at - first > 1 and name.code is not None
    listed = first > 0 and mask.text[first - 1] in _OPENS_ITEM  # 甲县某公司项目、乙县某公司项目
    return name if name.kind == "platform" or chain or (rank(name) == 2 and (listed or within(name, held))) else None


def _deeper(best: Name, mask: Mask, start: int, act: Act) -> Name:
    """The place right before or after the verb, when it says more than the one in the project's name: 某校某市中心在某新区启用."""
    for match in PLACE_VERB.finditer(mask.text, start, act.start):
        name = mask.name(match.end("place") - 1)
        if name.rule != "foreign" and rank(name) > rank(best) and act.start - match.end("place") <= _NEAR_VERB:
            return name
    came = _COME_TO.match(mask.text, act.end)
    name = mask.name(came.end("place") - 1) if came is not None else best
    return name if above(best, name) else best  # 甲江苏总部落地建邺


def _signing_side(mask: Mask, start: int, end: int, bodies: Bodies) -> Name | None:
    """The place that signs with the firm: 某市与某公司签约, 某公司与某区管委会签署."""
    match = _SIGNS_WITH.search(mask.text[start:end])
    if match is None:
        return None
    return _place_of(mask, start + match.end(next(side for side in _SIDES if match[side])) - 1, bodies)


def _partner(mask: Mask, start: int, act: Act, bodies: Bodies) -> Name | None:
    """The place that builds with the firm: 某新区与甲集团合作共建的产业园."""
    match = _WITH_FIRM.search(mask.text[start : act.start])
    return _place_of(mask, start + match.end("place") - 1, bodies) if match is not None else None


def _place_of(mask: Mask, at: int, bodies: Bodies) -> Name | None:
    """The place that stands there, or the one whose body does (某某新区 of 某某新区管委会)."""
    name = mask.name(at)
    if name.kind != "government":
        return None if name.rule == "foreign" else name
    stem = bodies.office.sub("", name.canonical)
    if len(stem) < 2:
        return mask.name(at - 1) if mask.text[at - 1 : at] == "Ⓟ" else None
    kind = "region" if name.code and stem.endswith(_UNITS) and not stem.endswith(bodies.zones) else "platform"
    return Name(name.start, name.end, stem, kind, stem, name.code, name.rule)


def _signed_for(mask: Mask, act: Act) -> Name | None:
    """The zone in the name of what is signed: 签署某某航空城合作意向书."""
    match = _DEED.match(mask.text, act.end)
    name = mask.name(match.end("place") - 1) if match is not None else None
    return name if name is not None and name.kind == "platform" else None


def _unlisted(reading: Reading, clause: int) -> Name | None:
    """A platform no list knows, by its suffix and its position: 入驻某某青创基地, 在某某石化区投资."""
    match = _RAW.search(reading.clauses[clause])
    if match is None:
        return None
    start = reading.spans[clause][0]
    first, last = reading.mask.span(start + match.start("raw"), start + match.end("raw"))
    text = reading.view.text[first:last]
    return Name(first, last, text, "platform", text, None, "position")


def _held_next(reading: Reading, act: Act) -> Name | None:
    """某某项目开工仪式,在某园举行: where it was begun."""
    if act.stage == "signed" or act.clause + 1 >= len(reading.spans) or reading.ends_run(act.clause):
        return None
    if not reading.clauses[act.clause].endswith(("仪式", "活动", "典礼")):
        return None
    held = _HELD_IN.match(reading.clauses[act.clause + 1])
    return reading.mask.name(reading.spans[act.clause + 1][0] + held.end("place") - 1) if held is not None else None


def _set_before(reading: Reading, group: Group, act: Act, bodies: Bodies) -> Name | None:
    """The place an earlier clause of the same run set: 在某市,… or 某市…, at its head, or the clause where the same group acted."""
    mask = reading.mask
    for clause in range(act.clause - 1, -1, -1):
        if reading.ends_run(clause):
            return None
        start, end = reading.spans[clause]
        text = reading.clauses[clause]
        others = any(other.clause == clause and other is not group for other in reading.groups)
        topic = TOPIC.match(text)
        if topic is not None and "位于" in text[topic.end() :]:
            return mask.name(start + topic.end("place") - 1)  # 某产业园位于某旗: the park is the topic
        places = [
            start + match.end("place") - 1
            for match in PLACE_VERB.finditer(text)
            if MEETS.match(text, match.end("place")) is None
            or (within(mask.name(start + match.end("place") - 1), reading.context.main_region) and not opens_many(text))
        ]
        if places and (not others or group.clause == clause):
            return mask.name(places[-1])
        heard = _HEARD.match(text)
        if heard is not None and within(mask.name(start + heard.end("place") - 1), reading.context.main_region):
            return mask.name(start + heard.end("place") - 1)
        told = _TOLD_BY.match(text)
        whose = _place_of(mask, start + told.start("body"), bodies) if told is not None else None
        if whose is not None and whose.kind == "platform":
            return whose
        if group.clause == clause:
            signer = _signing_side(mask, start, end, bodies)
            if signer is not None:
                return signer
        if topic is not None and not others:
            return mask.name(start + topic.end("place") - 1)
        if others and group.clause > clause:
            return None
    return None


def _closer(best: Name, reading: Reading, group: Group, act: Act) -> Name:
    """A place inside the one found that the following clauses of the same run name: 与某省政府签署协议,将某市打造成枢纽."""
    lies = _LIES.match(_following(reading, group, act))
    if lies is not None:
        return reading.mask.name(reading.spans[act.clause + 1][0] + lies.end("place") - 1)
    if act.stage != "signed" and not (best.code or "").endswith("0000"):
        return best
    mask = reading.mask
    for clause in range(act.clause + 1, len(reading.spans)):
        others = any(other.clause == clause and other is not group for other in reading.groups)
        if reading.ends_run(clause - 1) or others:
            break
        built = _BUILT_IN.match(reading.clauses[clause]) if act.stage == "signed" else None
        if built is not None:
            site = mask.name(reading.spans[clause][0] + built.end("place") - 1)
            if site.kind == "platform" or site.rule == "town":
                return site  # 与某区签约,双方将在某镇建设…
        for at in range(*reading.spans[clause]):
            if mask.text[at] == "Ⓟ" and not origin(mask, at) and above(best, mask.name(at)):
                return mask.name(at)
    return best


def _following(reading: Reading, group: Group, act: Act) -> str:
    """The clause after the verb's, when it goes on about the same group; else ''."""
    clause = act.clause + 1
    if clause >= len(reading.spans) or reading.ends_run(act.clause):
        return ""
    return (
        ""
        if any(other.clause == clause and other is not group for other in reading.groups)
        else reading.clauses[clause]
    )


def _topic_before(reading: Reading, act: Act) -> Name | None:
    """The place that opens an earlier run of clauses (某市…;某新区…,三家企业总部开工), or the platform that run named."""
    for clause in range(act.clause - 1, -1, -1):
        start = reading.spans[clause][0]
        topic = TOPIC.match(reading.clauses[clause])
        if topic is not None and (start == 0 or reading.text[start - 1] == ";"):
            return reading.mask.name(start + topic.end("place") - 1)
        platform = _unlisted(reading, clause)
        if platform is not None:
            return platform
    return None
