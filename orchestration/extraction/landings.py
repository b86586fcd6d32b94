"""Landings: which named enterprise has come, is coming or has signed to come to which place, with what project.

Belongs here: the rows a sentence gives, and the order of the steps. Does not belong here: how a sentence is cut (landing_mask.py,
landing_sentence.py), who does what (landing_roles.py), the parts of a row (landing_parts.py, landing_places.py, landing_projects.py),
what an article says in several sentences (landing_story.py), words (seeds).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter

from orchestration.extraction import landing_parts as parts
from orchestration.extraction import landing_places as places
from orchestration.extraction import landing_sites as sites
from orchestration.extraction import landing_stages as stages
from orchestration.extraction.article import ENTERPRISE_KINDS, Landing, Name, View
from orchestration.extraction.context import Context
from orchestration.extraction.landing_carry import joined
from orchestration.extraction.landing_listed import REACH, Event
from orchestration.extraction.landing_needs import enough
from orchestration.extraction.landing_projects import more_projects, own_projects
from orchestration.extraction.landing_quotes import quoted, speaks_of
from orchestration.extraction.landing_roles import Roles
from orchestration.extraction.landing_sentence import AND_OTHER_PROJECTS, Group, Reading, Span, read
from orchestration.extraction.landing_story import Story, same_firm, same_place
from orchestration.extraction.landing_sums import investment
from orchestration.extraction.landing_unbound import RULE as UNBOUND
from orchestration.extraction.landing_unbound import may_hold, unbound
from orchestration.extraction.landing_words import STAGES, LandingWords
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.names import Finder
from orchestration.extraction.periods import periods

# How sure the rows of each are is measured: seed rule_confidence.csv.
RULES = (
    "subject",
    "object",
    "builder",
    "signer",
    "carried",
    "list",
    UNBOUND,
)
_THIS = ("该", "此", "本")
_BEGUN = frozenset({"开工", "动工", "开工建设", "动工建设", "奠基", "破土动工", "在建", "封顶"})
_KIND, _KNOWN = attrgetter("kind"), frozenset({"lexicon", "nested"})
# What may follow a two-character name that is whole; otherwise it may open a longer one nobody knew (中信 in 中信某某金属).
_WHOLE = re.compile(
    r"[^一-鿿Ⓟ]|[、和与及同等的在于将已拟正也都还为以是向从由被把因对]|Ⓟ(?:投|设|建|落|签)|总部|方面|公司|集团|"
    r"[落入进签开投建设成揭选增启布宣计共联携摘竞仅则再便又旗达副新后拿]|[两三四五六七八九十]大|"
    r"举行|举办|相关|有关|负责|董事|总裁|位于|坐落|方|表示|高管|来到|去年|今年|明年|首|第|$"
)
# 甲区5个项目开工。五个项目分别是:…: the verb stands before.
_NAMES_THEM = re.compile(
    r"[这上述该,]{0,3}(?:\d+|[一二两三四五六七八九十]+)个(?:重点|重大|新)?项目(?:分别|依次)?(?:是|为|包括)|"
    "其中,?(?:不乏|包括|包含|既有|有)"
)
_OF_PROJECTS = re.compile(rf"[^、,;。:的]{{0,24}}?{AND_OTHER_PROJECTS.pattern}")
_PRONOUN = re.compile(
    r"(?:(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?[^,;。]{0,3},?|(?:今|去|当|同)年[^,;。]{0,6},?)?(?:同时|此外|目前|据悉|随后|为此|未来|下一步|今后)?,?(?:[该这](?:家)?(?:公司|集团|企业|行|校|院|所|机构)|这家[^,;。]{2,14}(?:企业|公司|集团|巨头|龙头),|"
    r"(?:公司|集团|企业)(?=将|拟|计划|已|还|在|也|目前|正|与|总部)|“?我们(?:公司|企业|厂)?[^,;。:]{0,12}?(?:入驻|落户|进驻|投产|签约|迁|搬)|(?:自|从)[^,;。:]{0,12}?(?:正式)?(?:入驻|落户|进驻|投产|开业))"
)


class Landings:
    """Finds the landings of one sentence at a time. Safe to share between articles; holds no state but its words."""

    def __init__(self, lexicon: Lexicon, finder: Finder) -> None:
        self._confidence = lexicon.confidence("landings", RULES)
        self._words = LandingWords(lexicon)
        self._roles = Roles(self._words)
        # A sentence asks for its one day again for each firm it names.
        self._event_date = lru_cache(4096)(periods(lexicon).event_date)
        self._places = places.Places(
            finder.regions,
            lexicon.words("body_suffixes", kind="government"),
            lexicon.words("place_suffixes", kind="platform"),
        )
        self._story = Story(self._words, self._event_date)

    def find(self, view: View, context: Context) -> list[Landing]:
        """The rows this sentence gives, in order of the names. Empty for a sentence without a named enterprise and a verb of landing."""
        before, firm = context.previous, names_firm(view)
        if before is not None and before.sentence.paragraph != view.sentence.paragraph:
            before = None
        if not firm and (before is None or not names_firm(before)):
            return []
        told = speaks_of(view, before, self._words) if firm else None
        if told is not None:
            return self._quoted(read(told, context, self._words), view)
        whole, since = self._whole(view, before, firm) if before is not None else (view, 0)
        if whole is view and not firm:
            return []
        if not (context.ceremony or self._words.acted(whole.text)) and not self._holds_project(whole):
            return []
        reading = read(whole, context, self._words)
        acts = [act for act in reading.acts if reading.mask.starts[act.start] >= since]
        events = self._roles.events(reading, acts, REACH if not since else len(reading.spans))
        rows: list[Landing] = []
        settled: set[int] = set()
        for number, said in sorted(events.items()):
            found = list(self._rows(reading, reading.groups[number], said))
            rows.extend(found)
            if found or any(event.act.mood == "denied" for event in said):
                settled.add(number)
        for group, at, project, event in unbound(reading, settled, self._words):
            rows.extend(self._row(reading, group, at, project, [event], None))
        here = since == 0 and whole.sentence.no == view.sentence.no  # else the firm is named in the sentence before
        return _merged([row for row in rows if not here or row.span_start >= view.sentence.start])

    def _quoted(self, reading: Reading, view: View) -> list[Landing]:
        """The rows of a quote whose speaker `view` names."""
        rows = [
            row for number, said in quoted(reading).items() for row in self._rows(reading, reading.groups[number], said)
        ]
        return _merged([row for row in rows if row.span_start >= view.sentence.start])

    def _holds_project(self, view: View) -> bool:
        """Whether a firm's name opens what may be the name of its project."""
        return any(
            name.kind in ENTERPRISE_KINDS and may_hold(view.text, name.start, name.end, self._words)
            for name in view.names
        )

    def settle(self, rows: Sequence[Landing], views: Sequence[View]) -> list[Landing]:
        """All rows of one article, told once each and with what the neighbouring sentences add; see landing_story.py."""
        return self._story.settle(rows, views)

    def _whole(self, view: View, before: View, firm: bool) -> tuple[View, int]:
        """The sentence, with the one before it in the paragraph when it cannot be read alone, and where in it the new words begin.
        `firm`: it names one.

        甲项目、乙项目……某地15个项目今年开工: the list breaks off. 某集团…。该公司将在某地建厂: the subject is named before.
        """
        if before.text.endswith("…") and "、" in before.text and not self._words.acted(before.text):
            return joined(before, view, before.sentence.no, whole=True), 0
        if _NAMES_THEM.match(view.text) is not None and not any(
            act.verb.needs != "investment" for act in self._words.acts(view.text)
        ):
            return joined(before, view, view.sentence.no, whole=True), 0
        if not firm and _PRONOUN.match(view.text):
            firms = {name.text for name in before.names if name.kind in ENTERPRISE_KINDS}
            if len(firms) == 1:
                return joined(before, view, view.sentence.no, whole=False), view.sentence.start - before.sentence.start
        return view, 0

    def _rows(self, reading: Reading, group: Group, events: list[Event]) -> Iterator[Landing]:
        main = [event for event in events if not event.act.relative] or events
        if all(event.act.mood == "planned" for event in main):  # 去年9月开工的某项目,预计明年建成
            main = main + [event for event in events if event not in main and event.act.verb.word in _BEGUN]
        main = [self._timed(reading, event) for event in main if event.act.mood != "denied"]
        own = own_projects(reading, group, main, self._words)
        # 甲、乙等27个项目开工: projects called after their firms
        listed = _OF_PROJECTS.match(reading.text, group.end) is not None
        named = listed or any(own) or any(event.projects for event in main)
        main = [event for event in main if enough(reading, group, event, named)]
        if not main:
            return
        shared: dict[Span | None, list[Event]] = {}
        for event in main:
            for project in event.projects or (None,):
                shared.setdefault(project, []).append(event)
        plain = shared.pop(None, [])
        more = more_projects(reading, group, own, main, self._words)
        days: dict[tuple[int, ...], str | None] = {}
        for at, project in zip(group.ats, own, strict=True):
            short = len(reading.mask.name(at).text) <= 2
            if project is None and short and not _WHOLE.match(reading.text, at + 1):
                continue
            for span, chosen in (
                *stages.choices(project, shared, plain, main),
                *((span, plain or main) for span in more),
            ):
                key = tuple(event.act.start for event in chosen)
                if key not in days:
                    tried = (
                        parts.date(reading, group, event.act, self._event_date) for event in stages.deciding(chosen)
                    )
                    days[key] = next(filter(None, tried), None)
                yield from self._row(reading, group, at, span, chosen, days[key])

    def _timed(self, reading: Reading, event: Event) -> Event:
        """The event; planned, when the time right before its verb is still to come (明年8月试产)."""
        published = reading.view.article.published_on
        if event.act.mood == "planned" or published is None or "Ⓣ" not in reading.text:
            return event
        day = parts.own_day(reading, event.act, self._event_date)
        if day is None or day <= str(published)[: len(day)]:
            return event
        return event._replace(act=event.act._replace(mood="planned"))

    def _row(
        self, reading: Reading, group: Group, at: int, project: Span | None, events: list[Event], day: str | None
    ) -> Iterator[Landing]:
        """One row, or one for each place of a verb that is shared out; none without a place."""
        stage, event = stages.stage(events)
        found = sites.shared(reading, event.act) or (
            sites.site(reading, event.act, project) if event.rule == "carried" else []
        )
        if not found:
            said = (self._places.said(reading, group, at, each.act) for each in stages.first(events, event))
            where = next(
                (p for p in said if p is not None and not _is_its_own(p, reading, at, project, self._words)), None
            )
            if where is None:
                where = self._places.meant(reading, group, at, event.act, project)
                if where is not None and where.kind == "platform" and self._words.is_of_firm(where.text):
                    where = reading.context.main_place or reading.context.main_region  # another firm's own park
            if where is not None and _is_its_own(where, reading, at, project, self._words):
                around = reading.context.main_place, reading.context.main_region
                where = next(
                    (p for p in around if p is not None and not _is_its_own(p, reading, at, project, self._words)), None
                )
            found = [where] if where is not None else []
        found = [place for place in found if place.rule != "foreign"]  # what a firm does abroad is no region's landing
        name, start = reading.mask.name(at), reading.view.sentence.start
        rule = "list" if len(group.ats) > 2 and event.rule != UNBOUND else event.rule
        clauses = {group.clause} | {each.act.clause for each in events}
        for index, place in enumerate(found):
            yield Landing(
                sentence_no=reading.view.sentence.no,
                span_start=start + name.start,
                span_end=start + name.end,
                enterprise=_called(name),
                project=_called_project(reading, project, self._words) if project is not None else None,
                place=sites.label(place),
                stage=stage,
                date=day,
                investment=investment(reading, group, at, clauses, index, len(found)),
                rule=rule,
                confidence=self._confidence[rule],
                enterprise_kind=name.kind,
                place_kind=place.kind,
                region_code=place.code or reading.context.region_code,
                known_as=name.canonical if name.rule in _KNOWN else None,
            )


def _called_project(reading: Reading, span: Span, words: LandingWords) -> str | None:
    """The project's words; those of 该产业园 are the park's that the sentence before named, if it did."""
    text = parts.text_of(reading, span)
    if not text.startswith(_THIS) or text[1:] not in words.projects:
        return text
    before = reading.context.previous.names if reading.context.previous is not None else ()
    return next(
        (name.text for name in reversed(before) if name.kind == "platform" and name.text.endswith(text[1:])), None
    )


def _is_its_own(place: Name, reading: Reading, at: int, project: Span | None, words: LandingWords) -> bool:
    """万某福建产业园 is what the firm has built there, not where."""
    if place.kind != "platform":
        return False
    own = project is not None and place.text == _called_project(reading, project, words)
    return own or place.text.startswith(reading.mask.name(at).text)


def names_firm(view: View) -> bool:
    """An article none of whose sentences does tells of no landing."""
    return not ENTERPRISE_KINDS.isdisjoint(map(_KIND, view.names))


def _called(name: Name) -> str:
    """The name as written, or the known full one when two characters alone would not say who it is (阿里)."""
    return name.canonical if len(name.text) <= 2 and name.canonical.startswith(name.text) else name.text


def _merged(rows: list[Landing]) -> list[Landing]:
    """One row for each firm and project of a sentence: a bare mention lends its stage, when that is further, to one with a project."""
    if len(rows) < 2:
        return rows
    kept: list[Landing] = []
    for row in sorted(rows, key=lambda row: (row.project is None, -STAGES.index(row.stage))):
        same = [number for number, other in enumerate(kept) if _is_same(row, other)]
        if not same:
            kept.append(row)
        for number in same:
            told = kept[number]
            if STAGES.index(row.stage) > STAGES.index(told.stage):
                told = replace(told, stage=row.stage, date=row.date or told.date)
            if len(row.enterprise) > len(told.enterprise):
                told = replace(
                    told,
                    enterprise=row.enterprise,
                    span_start=row.span_start,
                    span_end=row.span_end,
                    place=row.place,
                    place_kind=row.place_kind,
                )
            kept[number] = told
    return sorted(kept, key=lambda row: row.span_start)


def _is_same(row: Landing, other: Landing) -> bool:
    if not same_firm(row, other) or row.project not in (None, other.project):
        return False
    apart = row.project is None and other.project is None and row.span_start != other.span_start
    if apart and (row.stage == "signed") != (other.stage == "signed"):
        return False  # 与甲签约,…,甲等在某市成立公司: told by its name each time
    return row.place == other.place or (row.project is None and other.project is not None and same_place(row, other))
