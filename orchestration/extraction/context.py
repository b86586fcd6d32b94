"""What an article has said so far: its own place, the place it speaks of, the time it last set.

Belongs here: state that one sentence hands to the next. Does not belong here: the choice of the article's own place (main_places.py) and
the reading of a single sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from orchestration.extraction.article import ENTERPRISE_KINDS, Article, Name, TimeMention, View
from orchestration.extraction.landing_ceremonies import ceremony
from orchestration.extraction.main_places import LEAD_SENTENCES, PLACE_KINDS, is_project, is_venue
from orchestration.extraction.subject_shapes import Subject
from orchestration.extraction.unlisted_regions import UNLISTED

if TYPE_CHECKING:
    from orchestration.extraction.figure_parts import Figure  # which is read with a context

Topics = dict[tuple[int, int], Subject | None]  # by the clause's first and last character
FindTopic = Callable[["Context"], Name | None]
# With the place, the platform, the platforms named and the topics of then.
Unread = tuple[FindTopic, Name | None, Name | None, tuple[Name, ...], Topics]
_AIMS = re.compile(
    "目标(?:任务)?(?:是|为|:|——)|(?:预期|主要)[^。;,]{0,6}(?:指标|目标)[^。;,]{0,3}[定设]?为?:|"
    "(?:路线图|任务书|施工图|时间表)[”》]?(?:是|为)?:|主要(?:预期)?目标[^。;]{0,24}?即:|"
    "(?:规划|方案|纲要|行动计划|计划|若干措施)[》”]?(?:明确|提出|要求|确定)(?![的了])|"
    "政府工作报告[》”]?(?:明确提出|提出|安排|确定)(?![的了])|(?:会议|大会|全会|通知|[省市县区](?:里|委|政府)?)(?:明确)?要求,|"
    "(?:根据|按照|依照|依据)[^,。;]{0,20}?(?:规划|方案|纲要|行动计划)[》”]?(?:要求|提出)?,"
)
_OF_AIMS = re.compile(
    "目标|指标|路线图|任务书|施工图|时间表|规划|方案|纲要|行动计划|工作报告|要求"
)  # what none of them does without
# 今年重点抓好五个方面工作。一是…: what the items tell is still to be done.
_AGENDA_ENDS = ("工作", "任务", "发力", "入手", "行动", "举措", "文章", "方面", "大事", "实事")
_AGENDA = re.compile(
    r"(?:今年|明年|年内|下一步|下阶段|下半年|未来|接下来|今后|(?:19|20)\d\d年)[^。;]{0,24}?(?:重点|着力|全力|突出|将|要|集中力量|继续)[^。;]{0,24}$"
)
_ITEM = re.compile(r"[—●■◆▶·]|\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.是]")  # opens a paragraph of a list
_NUMBERED = re.compile(r"(?:第[一二三四五六七八九十百0-9]{1,4}[届次]|(?:19|20)\d\d年?度?)$")
_LONGEST_NUMBER = 6  # characters of 第二十五届
_NUMBERED_EVENT = re.compile(r"\d|第.{1,3}届|“")
# 园区 in a sentence without another platform goes on about the park; 距某园区 and 与某园区 do not.
_THE_PARK = re.compile(
    "(?<![一-鿿])(?:园区|小镇|园内|区内|镇内|该园区?|该区|基地)|(?:目前|如今|截至[^,。]{2,9}|今年|去年),?(?:园区|小镇|基地)"
)
_NOT_ABOUT = ("与", "和", "距", "离", "距离", "对标", "赴", "到", "从", "比", "学习", "来自", "、")
_PARK_OPENS = 4
_OPENS_HEADING = 3  # characters: 三、武汉:…
_LONGEST_HEADING, _STOPS = 40, ("。", "!", "?", ";", ":", ",")


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
    park: Name | None = None  # the platform that a sentence without firms was about
    park_paragraph: int = -1  # the paragraph that speaks of it
    spoken_of: Name | None = None  # what the paragraph spoke of before the sentences in `unread`
    heading: Name | None = None  # the place named by the sub-heading above the paragraph
    section: Name | None = None  # the place the last sub-heading opens with (武汉:…), for all paragraphs below it
    times: Times = field(default_factory=Times)  # of this paragraph
    times_before: Times = field(default_factory=Times)  # of the paragraph before it
    reported_time: TimeMention | None = None  # what the article reports on, by its headline or most of its times
    paragraph: int = -1
    aims: bool = False  # the paragraph lists what is aimed at (主要预期目标是:…)
    aims_from: int | None = None  # where in this sentence such a list begins
    listed: tuple[bool, TimeMention | None] = (False, None)  # aims and time of the line whose list goes on (…:)
    promised: tuple[int, str] = (-1, "")  # the last sentence that promised a figure, and its unit
    promised_at: tuple[int, int] = (-1, -1)  # that sentence, and which of its chunks the figure is
    due: tuple[int, date | None] = (-1, None)  # the last sentence that promised a figure, and by when
    nation: str = ""  # 我国 or 全国 when the article speaks of the whole country
    event_day: TimeMention | None = None  # the day of the ceremony the article last told of (集中签约, 开工仪式)
    at_event: bool = False  # the last figure was of that ceremony
    event: str = ""  # the fair or conference last named in full (第五届某某博览会)
    told: Figure | None = None  # the last figure of the paragraph, whose indicator 分季度看 goes on with
    counts_new: tuple[bool, bool] = (
        False,
        False,
    )  # whether the sentence with figures before, and this one, counts what is new
    ceremony: str = ""  # the stage the event just told of brought its projects to, which later sentences may list
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
            self.spoken_of, self.unread, self.told = None, [], None
            if _ITEM.match(text) is None:
                self.listed = (False, None)
            elif self.previous is not None and (self.previous.text.endswith(":") or is_agenda(self.previous.text)):
                self.listed = (self.aims, self.time)
            self.times_before = self.times
            self.aims, since = self.listed
            self.times = Times(found=since)
            if self.previous is not None:
                self.heading = _heading_place(self.previous)
                if _is_heading(self.previous):
                    self.section = self.heading if _opens(self.heading, self.previous) else None

    def leave(self, view: View) -> None:
        """To be called after a sentence was read: its last place and platform hold until another is named."""
        leads = view.sentence.no < LEAD_SENTENCES
        for name in view.names:
            if (leads and is_venue(name, view)) or is_project(name, view):
                continue
            if name.kind == "platform":
                self.platform = self.place = name
                self.platforms = (*self.platforms, name)
            elif name.kind == "region" and (name.code or name.rule == UNLISTED):
                self.place = name
            elif name.kind == "event" and not name.code:
                self.event = named_event(name, view.text) or self.event
        self._note_park(view)
        same = self.previous is not None and self.previous.sentence.paragraph == view.sentence.paragraph
        headed = self.previous is not None and self.previous.sentence.is_title
        self.ceremony = ceremony(view, self.ceremony, same or headed)
        self.aims = self.aims or self.aims_from is not None or is_agenda(view.text)
        self.previous = view

    def _note_park(self, view: View) -> None:
        """What a sentence says of a park at its head, or with no firm beside it, makes that the paragraph's; 园区 later on keeps it."""
        parks = [name for name in view.names if name.kind == "platform" and not is_project(name, view)]
        if parks:
            firms = any(name.kind in ENTERPRISE_KINDS for name in view.names)
            about = [name for name in parks if not view.text.endswith(_NOT_ABOUT, 0, name.start)]
            first = min((name.start for name in view.names if name.kind in ENTERPRISE_KINDS), default=0)
            own = self.main_place is not None and self.main_place.kind == "platform"
            opening = [name for name in about if name.start < (_PARK_OPENS if own else max(_PARK_OPENS, first))]
            if opening or (about and not firms and not view.sentence.is_title):
                self.park, self.park_paragraph = (opening or about)[-1], view.sentence.paragraph
        elif self.park is not None and _THE_PARK.search(view.text) is not None:
            self.park_paragraph = view.sentence.paragraph

    @property
    def park_here(self) -> Name | None:
        """The park this paragraph is about."""
        return self.park if self.park_paragraph == self.paragraph else None


def named_event(name: Name, text: str) -> str:
    """The event's own name with its number or year, '' for one of many (签约仪式)."""
    numbered = _NUMBERED.search(text[max(0, name.start - _LONGEST_NUMBER) : name.start])
    if numbered is not None:
        return numbered.group() + name.text
    return name.text if _NUMBERED_EVENT.search(name.text) else ""


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


def is_agenda(text: str) -> bool:
    """The sentence says only that some works are to be done, which the ones after it list."""
    text = text.rstrip("。:!")
    return text.endswith(_AGENDA_ENDS) and _AGENDA.search(text) is not None
