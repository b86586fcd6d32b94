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
from orchestration.extraction.landing_projects import more_projects, own_projects
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
_KIND = attrgetter("kind")
_OWN_PROJECT = frozenset({"hospital", "institute", "university", "bank"})
_OPENS = frozenset("开工建设 动工 破土动工 动工建设 奠基 建成投产 竣工投产 试产 开业".split())
_BARE = re.compile("(?:Ⓣ|正式|已经?|也|则|顺利|全面|于|将)*Ⓣ(?:正式|已经?|也|顺利|全面)*")
_DEED_OF_PLACE = re.compile(
    r"(?:签约|签署|签订|签下|签定)(?:了)?[^,;。Ⓔ]{0,6}?(?:(?:入园|入驻|入区|进园|进区|落户|投资)[^,;。Ⓔ]{0,4}?(?:协议|合同|意向)|Ⓠ?个?项目的?(?:框架)?(?:协议|合同))"
)
# Deals that bring nobody anywhere.
_SUPPLY = re.compile(
    "倡议|宣言|公约|承诺书|委托运营|供货|供应|采购|销售|代理|授信|贷款|保险|转让|服务合同|订单|供电|购销"
)
_ONLY_VENUE = re.compile("^[^Ⓟ]*[在于]Ⓟ+(?:正式|成功|共同|集中|现场|举行|双方|就[^,;]{0,12})*(?:签|达成)[^Ⓟ]*$")
_BUYS = re.compile("采购|订购|购买|引进(?:日本|美国|德国|国外)|授信")
# The project told before: 该项目由某集团投资建设, 由某公司投资建设.
_BUILT_BY = re.compile("(?:(?:该|本|此|整个)?(?:项目|工程|基地|园区|产业园|工厂|中心))?(?:系|是|将)?由")
# What may follow a two-character name that is whole; otherwise it may open a longer one nobody knew (中信 in 中信某某金属).
_WHOLE = re.compile(
    r"[^一-鿿Ⓟ]|[、和与及同等的在于将已拟正也都还为以是向从由被把因对]|Ⓟ(?:投|设|建|落|签)|总部|方面|公司|集团|"
    r"[落入进签开投建设成揭选增启布宣计共联携]|[两三四五六七八九十]大|$"
)
# 甲区5个项目开工。五个项目分别是:…: the verb stands before.
_NAMES_THEM = re.compile(
    r"[这上述该,]{0,3}(?:\d+|[一二两三四五六七八九十]+)个(?:重点|重大|新)?项目(?:分别|依次)?(?:是|为|包括)"
)
_PLANT = re.compile(
    "(?:了|Ⓠ|一[座个家条处]|[两二三四五六][座个家条]|全?新的?|现代化的?|大型|第[二三四五六][座个家条]|自己的)*"
    "(?:智能化?|智慧|数字化|生产|制造|加工|研发)?(?:工厂|厂房|厂区|分厂|车间|生产线|基地|总部|分公司|子公司|研发中心|门店|园区)(?![^,;。]{0,3}(?:项目|工程))"
)
_NEW_PLANT = re.compile(
    "(?:的)?(?:全?新|第[二三四五六][座个家条]?|新建的?|首[座个家条])(?:工厂|厂房|厂区|总部|大楼|基地|生产线|车间|研发中心|园区|门店)"
)
_OF_PROJECTS = re.compile(rf"[^、,;。:的]{{0,24}}?{AND_OTHER_PROJECTS.pattern}")
_SEAT = re.compile(r"\((?!中国|集团|控股)[一-鿿]{2,4}\)")
_PRONOUN = re.compile(
    r"(?:同时|此外|目前|据悉|随后|为此|未来|下一步|今后)?,?(?:[该这](?:家)?(?:公司|集团|企业|行|校|院|所|机构)|"
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
        self._places = places.Places(finder.regions, lexicon.words("body_suffixes", kind="government"))
        self._story = Story(self._words, self._event_date)

    def find(self, view: View, context: Context) -> list[Landing]:
        """The rows this sentence gives, in order of the names. Empty for a sentence without a named enterprise and a verb of landing."""
        before, firm = context.previous, names_firm(view)
        if before is not None and before.sentence.paragraph != view.sentence.paragraph:
            before = None
        if not firm and (before is None or not names_firm(before)):
            return []
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

    def _holds_project(self, view: View) -> bool:
        """Whether a firm's name opens what may be the name of its project."""
        return any(name.kind in ENTERPRISE_KINDS and may_hold(view.text, name.end, self._words) for name in view.names)

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
        main = [self._timed(reading, event) for event in main if event.act.mood != "denied"]
        own = own_projects(reading, group, main, self._words)
        # 甲、乙等27个项目开工: projects called after their firms
        listed = _OF_PROJECTS.match(reading.text, group.end) is not None
        named = listed or any(own) or any(event.projects for event in main)
        main = [event for event in main if _enough(reading, group, event, named)]
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
            where = next(filter(None, said), None) or self._places.meant(reading, group, at, event.act, project)
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
                project=parts.text_of(reading, project) if project is not None else None,
                place=sites.label(place),
                stage=stage,
                date=day,
                investment=investment(reading, group, at, clauses, index, len(found)),
                rule=rule,
                confidence=self._confidence[rule],
                enterprise_kind=name.kind,
                place_kind=place.kind,
                region_code=place.code or reading.context.region_code,
            )


def names_firm(view: View) -> bool:
    """An article none of whose sentences does tells of no landing."""
    return not ENTERPRISE_KINDS.isdisjoint(map(_KIND, view.names))


def _enough(reading: Reading, group: Group, event: Event, named: bool) -> bool:
    """Whether the sentence says what the verb needs beside the firm; `named` when it names a project."""
    needs = event.act.verb.needs
    clause = reading.clauses[event.act.clause]
    here = "Ⓟ" in reading.text or sites.is_here(reading.text) or _names_its_seat(reading, group)
    if needs == "project":
        built = event.rule == "builder" and "投资" in event.act.verb.word and _BUILT_BY.match(clause) is not None
        return named or (built and here) or (here and _sets_up_plant(reading, event))
    if needs == "tie":
        return named or here or (event.gap is not None and _stands_for_itself(reading, event))
    if needs == "place":
        return here or (named and "Ⓜ" in clause)  # 投资2亿元设立某基地
    if needs == "counterpart":
        if _SUPPLY.search(clause) is not None or _BUYS.search(_next(reading, event.act.clause)) is not None:
            return False
        if _DEED_OF_PLACE.search(reading.text, event.act.start) is not None:
            return True  # 甲、乙等企业签订了入园协议: with whom goes without saying
        listed = "、" in reading.text[group.start : group.end]  # 甲、乙在某市签约: both sign with somebody else
        if (
            not named
            and not listed
            and clause.count("Ⓔ") > 1
            and "Ⓖ" not in clause
            and _ONLY_VENUE.search(clause) is not None
        ):
            return "Ⓟ" in _next(reading, event.act.clause)  # 甲与乙在某市签署合作协议: where they met
        return (
            "Ⓖ" in clause or "Ⓟ" in clause or named or sites.is_here(clause) or "Ⓟ" in _next(reading, event.act.clause)
        )
    if needs == "investment":
        seat = "Ⓟ" in reading.text or _names_its_seat(reading, group)
        return (seat and ("Ⓜ" in clause or named)) or (event.rule == "builder" and (named or "Ⓜ" in clause))
    return True


def _sets_up_plant(reading: Reading, event: Event) -> bool:
    """What is built or opened is a plant without a name: 在某园新建一座工厂, 甲集团新工厂启用."""
    if event.gap is None:
        return False
    act = event.act
    return (
        _PLANT.match(reading.text, act.end) is not None
        or _NEW_PLANT.match(reading.text, event.gap[0], act.start) is not None
    )


def _names_its_seat(reading: Reading, group: Group) -> bool:
    """某某阀门(海安)有限公司昨日开业."""
    return any(_SEAT.search(reading.mask.name(at).text) is not None for at in group.ats)


def _stands_for_itself(reading: Reading, event: Event) -> bool:
    """A hospital or institute that opens or is built is its own project, and so is a firm of which no more is said (甲塑胶2月开工建设)."""
    assert event.gap is not None
    at = event.gap[0] - 1
    if reading.text[at] != "Ⓔ":
        return False
    bare = event.act.verb.word in _OPENS and _BARE.fullmatch(reading.text, *event.gap) is not None
    return bare or reading.mask.name(at).kind in _OWN_PROJECT


def _next(reading: Reading, clause: int) -> str:
    """The clause after it in the same run, '' when there is none."""
    return "" if clause + 1 >= len(reading.spans) or reading.ends_run(clause) else reading.clauses[clause + 1]


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
    if not same_firm(row.enterprise, other.enterprise) or row.project not in (None, other.project):
        return False
    apart = row.project is None and other.project is None and row.span_start != other.span_start
    if apart and (row.stage == "signed") != (other.stage == "signed"):
        return False  # 与甲签约,…,甲等在某市成立公司: told by its name each time
    return row.place == other.place or (row.project is None and other.project is not None and same_place(row, other))
