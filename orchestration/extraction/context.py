"""What an article has said so far: its own place, the place it speaks of, the time it last set.

Belongs here: state that one sentence hands to the next, and the choice of the article's own place. Does not belong here: the
reading of a single sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from orchestration.extraction.article import Article, Name, TimeMention, View
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.subject_shapes import Subject

Topics = dict[tuple[int, int], Subject | None]  # by the clause's first and last character
FindTopic = Callable[["Context"], Name | None]
FindOutlet = Callable[[], Name | None]
# With the place, the platform, the platforms named and the topics of then.
Unread = tuple[FindTopic, Name | None, Name | None, tuple[Name, ...], Topics]
PLACE_KINDS = frozenset({"region", "platform"})
_TELL_PLACES = PLACE_KINDS | {"government", "event"}
# A headline names what the story is about; the first sentences mostly still do.
_TITLE_WEIGHT, _LEAD_WEIGHT, _LEAD_SENTENCES = 6, 2, 4
# A platform is the story's own place only when it dominates: it is in the headline, or is named more than any region.
_PLATFORM_SHARE, _HEADLINE_SHARE = 0.8, 0.6
MEETS = re.compile("(?:隆重|正式|成功|开幕)?(?:召开|举行|举办|开幕|开会|闭幕)")
# Round-ups of many places have no place of their own: the most named must hold this share of all mentions.
_LEAST_SHARE = 0.4
_AIMS = re.compile(
    "目标(?:任务)?(?:是|为|:|——)|(?:预期|主要)[^。;,]{0,6}(?:指标|目标)[^。;,]{0,3}[定设]?为?:|"
    "(?:路线图|任务书|施工图|时间表)[”》]?(?:是|为)?:|主要(?:预期)?目标[^。;]{0,24}?即:|"
    "(?:规划|方案|纲要|行动计划|计划|若干措施)[》”]?(?:明确|提出|要求|确定)(?![的了])|"
    "(?:根据|按照|依照|依据)[^,。;]{0,20}?(?:规划|方案|纲要|行动计划)[》”]?(?:要求|提出)?,"
)
_OF_AIMS = re.compile("目标|指标|路线图|任务书|施工图|时间表|规划|方案|纲要|行动计划")  # what none of them does without
# 居全国第二 and 高于全国平均 speak of another place. The word comes first: a pattern is looked for by the letters it opens with.
_NATION = {
    word: re.compile(
        rf"{word}(?<![占居列位于比较为在到向到过超成]{word})(?!第|前|平均|最|首|水平|各地|一流|重要|知名|领先|唯一|先进)"
    )
    for word in ("我国", "全国")
}
_PROJECTS, _AT = ("项目", "建设项目"), tuple("在于到至入驻户地")
_LEAST_NATION = 2  # how often a story about the country says 我国 or 全国
_OPENS_HEADING = 3  # characters: 三、武汉:…
_LONGEST_HEADING, _STOPS = 40, ("。", "!", "?", ";", ":", ",")
# At the head of a clause, or right after its time: 位居全省第一 speaks of another place.
_SCOPES = re.compile(
    r"([全我该][省市县区])(?:(?<=^..)|(?<=[,;:、“年月日份度来]..)|(?<=(?:目前|今年|其中)..))(?![级域])"
)
_SCOPE_LEVELS = {"省": "province", "市": "prefecture", "县": "county", "区": "county"}
_LEVEL_RANK = {"province": 0, "prefecture": 1, "county": 2}


@dataclass(slots=True)
class Times:
    """The last time a paragraph set. Its sentences are only read for it, the last one first, when somebody wants to know."""

    unread: list[Callable[[], TimeMention | None]] = field(default_factory=list)
    found: TimeMention | None = None

    def last(self) -> TimeMention | None:
        while self.unread:
            found = self.unread.pop()()
            if found is not None:
                self.found = found
                self.unread.clear()
        return self.found


@dataclass(slots=True)
class Context:
    """State of one article while its sentences are read in order."""

    article: Article
    main_region: Name | None = None  # the region the article is about
    main_place: Name | None = None  # the platform it is about, else the region
    place: Name | None = None  # platform or region last set as a place, in this or an earlier paragraph
    platform: Name | None = None  # platform last named
    platforms: tuple[Name, ...] = ()  # all named so far, the last one last
    spoken_of: Name | None = None  # what the paragraph spoke of before the sentences in `unread`
    heading: Name | None = None  # the place named by the sub-heading above the paragraph
    section: Name | None = None  # the place the last sub-heading opens with (武汉:…), for all paragraphs below it
    times: Times = field(default_factory=Times)  # of this paragraph
    times_before: Times = field(default_factory=Times)  # of the paragraph before it
    headline_time: TimeMention | None = None  # the months or the year the headline says the article reports on
    paragraph: int = -1
    aims: bool = False  # the paragraph lists what is aimed at (主要预期目标是:…)
    aims_from: int | None = None  # where in this sentence such a list begins
    promised: tuple[int, str] = (-1, "")  # the last sentence that promised a figure, and its unit
    nation: str = ""  # 我国 or 全国 when the article speaks of the whole country
    local: str = ""  # a word that stands for a place nobody named (园区)
    previous: View | None = None
    topics: Topics = field(default_factory=dict)  # of the clauses of the sentence read so far
    unread: list[Unread] = field(default_factory=list)  # the paragraph's sentences whose topic nobody asked for yet

    @property
    def subject(self) -> Name | None:
        """What the paragraph last spoke of."""
        if self.unread:
            self.catch_up()
        return self.spoken_of

    @property
    def region_code(self) -> str | None:
        for name in (self.place, self.main_region):
            if name is not None and name.code:
                return name.code
        return None

    @property
    def time(self) -> TimeMention | None:
        """The time this paragraph last set."""
        return self.times.last()

    @property
    def earlier(self) -> TimeMention | None:
        """The time the paragraph before it last set."""
        return self.times_before.last()

    def speak(self, topic: FindTopic) -> None:
        """To be called when a sentence was read: `topic` finds what it spoke of, which few later sentences ask for."""
        self.unread.append((topic, self.place, self.platform, self.platforms, self.topics))

    def catch_up(self) -> None:
        """Finds what the sentences in `unread` spoke of, each as if it were asked where it stands."""
        now = self.place, self.platform, self.platforms, self.topics
        unread, self.unread = self.unread, []
        for topic, self.place, self.platform, self.platforms, self.topics in unread:
            self.spoken_of = topic(self) or self.spoken_of
        self.place, self.platform, self.platforms, self.topics = now

    def enter(self, view: View) -> None:
        """To be called before a sentence is read: a new paragraph forgets the time and the subject of the last one."""
        self.topics = {}
        text = view.text
        aims = _AIMS.search(text) if _OF_AIMS.search(text) is not None else None
        self.aims_from = aims.end() if aims is not None else None
        if view.sentence.paragraph != self.paragraph:
            self.paragraph = view.sentence.paragraph
            self.spoken_of, self.unread = None, []
            self.aims = False
            self.times_before, self.times = self.times, Times()
            if self.previous is not None:
                self.heading = _heading_place(self.previous)
                if _is_heading(self.previous):
                    self.section = self.heading if _opens(self.heading, self.previous) else None

    def leave(self, view: View) -> None:
        """To be called after a sentence was read: its last place and platform hold until another is named."""
        leads = view.sentence.no < _LEAD_SENTENCES
        for name in view.names:
            if (leads and is_venue(name, view)) or is_project(name, view):
                continue
            if name.kind == "platform":
                self.platform = self.place = name
                self.platforms = (*self.platforms, name)
            elif name.kind == "region" and name.code:
                self.place = name
        self.aims = self.aims or self.aims_from is not None
        self.previous = view


def _heading_place(view: View) -> Name | None:
    """The place a sub-heading names: a short line without a full stop, but not the article's own headline."""
    if not _is_heading(view):
        return None
    return next(
        (name for name in view.names if name.kind in PLACE_KINDS and name.rule not in ("nation", "foreign")), None
    )


def _opens(place: Name | None, heading: View) -> bool:
    """武汉:建成一线城市, or 武汉 alone: the heading is of a section about the place."""
    if place is None or place.start > _OPENS_HEADING:
        return False
    return heading.text[place.end : place.end + 1] in ("", ":", " ", "—", "|")


def _is_heading(view: View) -> bool:
    return not (view.sentence.is_title or len(view.text) > _LONGEST_HEADING or view.text.endswith(_STOPS))


def nation_word(body: str) -> str:
    """How the article names the country when it speaks of it, else ''."""
    headline = body.partition("\n")[0]
    for word, spoken_of in _NATION.items():
        if word in headline or len(spoken_of.findall(body)) >= _LEAST_NATION:
            return word
    return "我国" if "国民经济" in headline or ("我国" in body and "国内生产总值" in body) else ""


def own_places(
    views: Sequence[View], lexicon: Lexicon, find_outlet: FindOutlet = lambda: None
) -> tuple[Name | None, Name | None]:
    """The region and the place (a platform, when one dominates) an article is about: the most named, headline and lead counting more.

    `find_outlet` gives the region the article's outlet is called after, which few articles need: it says what 全县 means in an
    article that names no county.
    """
    regions: Counter[str] = Counter()
    platforms: Counter[str] = Counter()
    first: dict[str, Name] = {}
    zones = {name.text: name for view in views for name in view.names if name.kind == "platform"}
    for view in views:
        weight = _weight(view)
        for name in view.names:
            if name.kind not in _TELL_PLACES or is_venue(name, view) or is_project(name, view):
                continue
            if view.times and any(t.start <= name.start < t.end for t in view.times):
                continue  # 上半年经开区: no name
            if name.kind == "region" and name.code:
                regions[name.code] += weight
                first.setdefault(name.code, name)
            elif name.kind in ("government", "event") and name.code and lexicon.region_names.get(name.code):
                regions[name.code] += weight
                unit = lexicon.region_names[name.code]
                first.setdefault(name.code, Name(name.start, name.end, unit, "region", unit, name.code, "government"))
                for zone in (zone for zone in zones if name.text.startswith(zone)):  # 某某新区管委会
                    platforms[zone] += weight
                    first.setdefault(zone, zones[zone])
            elif name.kind == "platform" or (name.kind == "region" and name.rule not in ("foreign", "nation")):
                called = name.canonical if name.rule == "platform" else name.text  # 雄安 and 雄安新区 are one
                platforms[called] += weight
                first.setdefault(called, name)
                if name.code:
                    regions[name.code] += weight
    told = _add_scopes(views, lexicon, regions, first, find_outlet)
    if not first and (outlet := find_outlet()) is not None and outlet.code:
        regions[outlet.code], first[outlet.code] = 1, outlet
    named = [code for code in regions if code in first]
    total = sum(regions.values()) + sum(platforms.values())

    def rank(code: str) -> tuple[int, int, str]:
        """Mentions of the region, then its level: of two named equally often the smaller one is meant."""
        return regions[code], _LEVEL_RANK.get(lexicon.region_levels.get(code, "county"), 2), code

    region = first[max(named, key=rank)] if named else None
    most = max((regions[code] for code in named), default=0)
    platform = max(platforms, key=lambda text: (platforms[text], text), default="")
    headlined = bool(platform) and _only_in_headline(platform, views)
    share = _HEADLINE_SHARE if headlined else _PLATFORM_SHARE
    dominates = platform and platforms[platform] > 2 and platforms[platform] >= share * most
    known = bool(platform) and first[platform].code is not None
    alone = known and region is None and platforms[platform] >= _LEAD_WEIGHT
    if dominates or alone:
        return region, first[platform]
    if known and not told and platforms[platform] >= _LEAD_WEIGHT and _all_above(first[platform], named, lexicon):
        return region, first[platform]  # 浙江省某某高新区: the province only says where the zone lies
    held = most >= _LEAST_SHARE * total or (region is not None and region.code in told)
    own = held and not _speaks_of_the_nation(views, Grammar.of(lexicon))
    return region, region if own else None


def _all_above(place: Name, codes: Sequence[str], lexicon: Lexicon) -> bool:
    """The regions are none but those that hold the region of the place."""
    code, holders = place.code or "", set()
    while code := lexicon.region_parents.get(code, ""):
        holders.add(code)
    return holders.issuperset(codes)


def _only_in_headline(platform: str, views: Sequence[View]) -> bool:
    """The headline names the platform and no other place."""
    headline = views[0] if views and views[0].sentence.is_title else None
    places = [name.text for name in headline.names if name.kind in PLACE_KINDS] if headline is not None else []
    return places == [platform]


def is_venue(name: Name, view: View) -> bool:
    """在合肥召开, 在温岭市举行: where people met says nothing of whom they spoke."""
    return view.text.startswith("在", name.start - 1) and MEETS.match(view.text, name.end) is not None


def is_project(name: Name, view: View) -> bool:
    """某某商贸城项目 is what is built, no place; 落户某某工业园项目 came to one."""
    if name.kind != "platform" or not view.text.startswith(_PROJECTS, name.end):
        return False
    return name.rule == "suffix" and not view.text.endswith(_AT, 0, name.start)


def _weight(view: View) -> int:
    """How much a name in the sentence says about what the article is about."""
    return _TITLE_WEIGHT if view.sentence.is_title else _LEAD_WEIGHT if view.sentence.no < _LEAD_SENTENCES else 1


def _add_scopes(
    views: Sequence[View], lexicon: Lexicon, regions: Counter[str], first: dict[str, Name], find_outlet: FindOutlet
) -> set[str]:
    """全省, 我市 and the like at the head of a clause speak of the region that holds most of those named; its codes."""
    told: set[str] = set()
    said: Counter[str] = Counter()
    for view in views:
        for match in _SCOPES.finditer(view.text) if _SCOPES.search(view.text) is not None else ():
            said[_SCOPE_LEVELS[match[1][1]]] += _weight(view)
    for level, count in said.items():
        holders: Counter[str] = Counter()
        for code, weight in regions.items():
            if holder := _holder(code, level, lexicon):
                holders[holder] += weight
        outlet = None if holders else find_outlet()
        if outlet is not None and outlet.code and (holder := _holder(outlet.code, level, lexicon)):
            holders[holder] = 1
        if not holders:
            continue
        code = max(holders, key=lambda held: (holders[held], held))
        regions[code] += count
        told.add(code)
        name = lexicon.region_names[code]
        first.setdefault(code, Name(0, 0, name, "region", name, code, "scope"))
    return told


def _holder(code: str, level: str, lexicon: Lexicon) -> str:
    """The region at `level` that holds the region `code`, '' if there is none."""
    levels, parents = lexicon.region_levels, lexicon.region_parents
    while code and levels.get(code) != level and not (level == "county" and _is_autonomous(code, lexicon)):
        code = parents.get(code, "")
    return code


def _is_autonomous(code: str, lexicon: Lexicon) -> bool:
    """全区 is said of 宁夏 too."""
    return lexicon.region_levels.get(code) == "province" and "自治区" in lexicon.region_names[code]


def _speaks_of_the_nation(views: Sequence[View], grammar: Grammar) -> bool:
    """Whether the headline names the country and no region of it."""
    headline = views[0] if views and views[0].sentence.is_title else None
    if headline is None or not any(word in headline.text for word in grammar.nation_in_headline):
        return False
    return not any(name.kind in PLACE_KINDS and name.code for name in headline.names)
