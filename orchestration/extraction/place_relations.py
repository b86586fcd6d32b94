"""Which place lies in which, as a sentence says it: 位于B的A, A坐落于B, B下辖A, B“A”, A是B的核心区.

Belongs here: the wordings that put one named place into another, and how sure each is. Does not belong here: finding names (names.py),
the region of a place nobody says it of (place_regions.py), the choice among what several articles say (dbt: int_place_parents).

A relation holds only if the parent is of a higher level than the place, by the last word of their names (seed `place_suffixes`): a park
never holds a zone. Precision counts more than recall: a place of which nothing is said still lies in its region.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from orchestration.extraction.article import Name, View
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.regions import Regions

# Rule → confidence. `in_name` and `lies_in` say it in so many words; who builds or runs a park mostly has it on his ground.
RULES: Mapping[str, float] = {
    "lies_in": 0.95,
    "in_name": 0.95,
    "part_of": 0.9,
    "has": 0.9,
    "together": 0.85,
    "quoted": 0.85,
    "of": 0.8,
    "run_by": 0.6,
    "builds": 0.6,
}
RANKS: Mapping[str, int] = {
    "province": 0, "prefecture": 1, "county": 2, "new_area": 3, "belt": 3, "zone": 4, "town": 5, "park": 6, "village": 6,
}  # fmt: skip
_NO_PARENT = frozenset({"foreign", "nation", "area"})
_LIES = re.compile(
    ",?(?:就|正|均|都|则|地理上)?(?:坐落(?:于|在)|座落(?:于|在)|位于|地处|处于|设在|设于|建在|建于|选址(?:于|在)?|隶属于?|属于)"
)
# 位于B附近 is outside it; 位于A与B之间 in neither.
_OUTSIDE = re.compile(
    "[东南西北]?(?:附近|旁|周边|以[东南西北外]|[东南西北]侧|毗邻|交界|边界|和|与|及|、|至|到|之间|站)"
)
_LIES_BEFORE = re.compile("(?:位于|坐落于|坐落在|地处|设在|建在)$")
_HAS = re.compile("(?:下辖|管辖|辖有|辖|拥有|设有|建有|内有|内设|坐拥|包含|涵盖)(?:了|着)?(?:[^,。;、:的]{0,6}?)")
_PART = re.compile("(?:是|为|作为|系)")
_PART_AFTER = re.compile(
    "的?(?:核心区|启动区|起步区|先导区|拓展区|核心板块|核心园区|组成部分|重要组成|重要板块|一部分|子园区|分园|园中园)"
)
_BUILDS = re.compile("(?:打造|建设|推进|建成|规划|培育|启动|布局|创建)(?:了|的)?$")
_RUNS = re.compile(
    "[^,。;:、]{0,16}?(?:中心|公司|管委会|管理委员会|办公室|管理局|服务局|集团)[^。;!?]{0,40}?(?:运营|管理|开发|建设)"
)
_SET_UP = re.compile("(?:由|设立?|成立|组建)[^,。;、]{0,12}$")
_ENDS_SENTENCE = re.compile("[;。!?]")
_LISTED = frozenset({"、", "和", "与", "及", "以及"})
_WHOLE_LIST = frozenset({"has", "builds", "part_of"})  # what is said of the first of a list and holds for all of it
_COMMITTEES = ("管委会", "管理委员会")
_LATEST_TOPIC = 14
_SHORTEST_PART = 3
_NOT_A_PLACE_AFTER = ("站", "路", "街", "大道", "支行", "小学", "中学", "公园", "集团", "公司")


class Relation(NamedTuple):
    """`place` lies in `parent`; both are names of the sentence, or the parent is part of the place's own name."""

    place: Name
    parent: Name
    rule: str


class PlaceRelations:
    """Built once per lexicon; `find` is called for each sentence that names a platform or a town."""

    def __init__(self, lexicon: Lexicon, regions: Regions) -> None:
        self._regions = regions
        rows = lexicon.rows("place_suffixes")
        self._levels = {row["word"]: row["level"] for row in rows if row["kind"] == "platform"}
        self._towns = {row["word"]: row["level"] for row in rows if row["kind"] == "town"}
        self._longest = max(map(len, self._levels))
        self._codes = {
            row["canonical"]: row["region_code"] for row in lexicon.rows("platforms") if row["kind"] == "platform"
        }

    def level(self, name: Name) -> str:
        """province, prefecture, county, new_area, belt, zone, town, park or village; a known platform without such an ending is a zone."""
        if name.kind == "region" and name.code:
            return self._regions.by_code[name.code].level
        if name.rule == "town":
            return self._towns.get(name.text[-2:]) or self._towns.get(name.text[-1:]) or "town"
        return self._suffix_level(name.canonical if name.rule == "platform" else name.text) or (
            "zone" if name.rule == "platform" else "park"
        )

    def _suffix_level(self, text: str) -> str:
        for length in range(min(self._longest, len(text)), 0, -1):
            if (found := self._levels.get(text[-length:])) is not None:
                return found
        return ""

    def find(self, view: View) -> Iterator[Relation]:
        """The relations a sentence states, each once, parents of a lower level and of other regions left out."""
        text = view.text
        names = [name for name in view.names if _may_hold(name)]
        for i, name in enumerate(names):
            if not is_placed(name, text):
                continue
            found = [
                *self._inner(name),
                *_beside(names, i, text),
                *_built(names, i, text),
                *_run(name, names, _zones(view), text),
            ]
            if not found and i and text[names[i - 1].end : name.start] in _LISTED:
                before = names[i - 1]
                found = [(r.parent, r.rule) for r in self._of_list(names, i - 1, text) if r.place is before]
            for parent, rule in found:
                if self._fits(name, parent):
                    yield Relation(name, parent, rule)

    def _of_list(self, names: Sequence[Name], i: int, text: str) -> list[Relation]:
        """What is said of the head of the list that names[i] stands in."""
        last = names[i]
        while i and text[names[i - 1].end : names[i].start] in _LISTED:
            i -= 1
        said = [*_beside(names, i, text), *_built(names, i, text)]
        return [Relation(last, parent, rule) for parent, rule in said if rule in _WHOLE_LIST]

    def _inner(self, name: Name) -> Iterator[tuple[Name, str]]:
        """The zone a name opens with: 某某新区 of 某某新区某某工业园."""
        if name.kind != "platform" or name.rule == "platform":
            return
        text = name.text
        for end in range(len(text) - _SHORTEST_PART, _SHORTEST_PART, -1):
            level = self._suffix_level(text[:end])
            if level in ("new_area", "zone", "town") and text[:end] not in self._levels:
                outer = text[:end]
                yield Name(name.start, name.start + end, outer, "platform", outer, name.code, "suffix"), "in_name"
                return

    def _fits(self, name: Name, parent: Name) -> bool:
        level = self.level(parent)
        if level == "belt" or RANKS[level] >= RANKS[self.level(name)] or parent.text in (name.text, name.canonical):
            return False
        own = self._codes.get(name.canonical, name.code) if name.rule == "platform" else None
        if own and parent.code:  # what the lexicon places elsewhere
            return self._regions.within(own, parent.code) or self._regions.within(parent.code, own)
        return True


def is_placed(name: Name, text: str) -> bool:
    """A platform or a town, as far as the word after it lets it be one (信息港 of 信息港站 is none)."""
    return (name.kind == "platform" or name.rule == "town") and not text.startswith(_NOT_A_PLACE_AFTER, name.end)


def _may_hold(name: Name) -> bool:
    return name.kind == "platform" or (
        name.kind == "region" and name.rule not in _NO_PARENT and (name.code is not None or name.rule == "town")
    )


def _beside(names: Sequence[Name], i: int, text: str) -> Iterator[tuple[Name, str]]:
    """What the words between the place and the names around it say."""
    name = names[i]
    if i:
        before = names[i - 1]
        gap = text[before.end : name.start]
        if gap == "":
            yield before, "together"
        elif gap in ("的", "内的", "内", "境内的"):
            yield before, "lies_in" if _LIES_BEFORE.search(text, 0, _chain_start(names, i - 1)) else "of"
        elif gap == "“" and text.startswith("”", name.end):
            yield before, "quoted"
        elif _HAS.fullmatch(gap) is not None:
            yield before, "has"
    if i + 1 == len(names):
        return
    after = names[i + 1]
    gap = text[name.end : after.start]
    last = _chain_end(names, i + 1)
    if _LIES.fullmatch(gap) is not None and _OUTSIDE.match(text, last.end) is None:
        yield last, "lies_in"
    elif _PART.fullmatch(gap) is not None and _PART_AFTER.match(text, after.end) is not None:
        yield after, "part_of"


def _chain_start(names: Sequence[Name], i: int) -> int:
    """Where the names that touch each other up to names[i] begin (某省|某市|某区)."""
    while i and names[i - 1].end == names[i].start:
        i -= 1
    return names[i].start


def _chain_end(names: Sequence[Name], i: int) -> Name:
    """The last of the names that touch each other from names[i] on: the deepest."""
    while i + 1 < len(names) and names[i].end == names[i + 1].start:
        i += 1
    return names[i]


def _topic(names: Sequence[Name], text: str) -> Name | None:
    """The platform a sentence opens with, maybe after a time (2017年以来,某某小镇…)."""
    first = names[0]
    opens = first.start == 0 or (first.start <= _LATEST_TOPIC and text[first.start - 1] in ",“")
    return first if first.kind == "platform" and opens and not text.startswith(("的", "、"), first.end) else None


def _built(names: Sequence[Name], i: int, text: str) -> Iterator[tuple[Name, str]]:
    """What the platform that a sentence speaks of builds: 某某小镇…正着力打造的某某谷."""
    name, topic = names[i], _topic(names, text)
    if topic is None or topic is name or _BUILDS.search(text, topic.end, name.start) is None:
        return
    if _ENDS_SENTENCE.search(text, topic.end, name.start) is None and i == 1:
        yield topic, "builds"


def _zones(view: View) -> list[Name]:
    """The platforms of a sentence, those named by their committee too (某某开发区|管委会)."""
    found: list[Name] = []
    for name in view.names:
        if name.kind == "government" and name.text.endswith(_COMMITTEES):
            committee = next(word for word in _COMMITTEES if name.text.endswith(word))
            stem = name.text.removesuffix(committee)
            name = Name(name.start, name.end - len(committee), stem, "platform", stem, name.code, name.rule)
        if name.kind == "platform" and name.text:
            found.append(name)
    return found


def _run(name: Name, names: Sequence[Name], zones: Sequence[Name], text: str) -> Iterator[tuple[Name, str]]:
    """The zone whose own body runs the platform a sentence speaks of: 某某小镇…由某某开发区某某中心运营管理."""
    if name is not _topic(names, text):
        return
    for zone in zones:
        if (
            zone.start > name.end
            and _SET_UP.search(text, name.end, zone.start) is not None
            and _RUNS.match(text, zone.end) is not None
        ):
            yield zone, "run_by"
            return
