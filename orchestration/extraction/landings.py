"""Landings: which named enterprise has come, is coming or has signed to come to which place, with what project.

Belongs here: who plays the part of the one who comes, and the rows a sentence gives. Does not belong here: how a sentence is cut
(landing_sentence.py), its parts (landing_parts.py), words (seeds), anything about several sentences but `landing_story.py`.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orchestration.extraction import landing_parts as parts
from orchestration.extraction.article import Landing, Name, Quantity, View
from orchestration.extraction.context import Context
from orchestration.extraction.landing_sentence import ENTERPRISE_KINDS, Act, Group, Mask, acts, clauses, groups, mask
from orchestration.extraction.landing_words import STAGES, LandingWords
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.names import Finder

# Share of rows right on the articles open to development, by rule; rows of a headline or a mere context place count less.
CONFIDENCE = {"subject": 0.85, "object": 0.88, "builder": 0.85, "signer": 0.85, "carried": 0.75, "list": 0.9}
_PARTNER = re.compile(r"(?:联合|携手|会同|联手|牵手|偕同|依托)(?:了)?(?:[^,;。Ⓔ]{0,4})$")
_BY = re.compile(r"由(?:[^,;。Ⓔ]{0,6})$")
_CUSTOMER = re.compile(r"(?:供应商|作为|为|给|向|供应|替|像|不同于|类似|除|继|据|对|跟随|见证|出席)(?:[^,;。Ⓔ、]{0,2})$")
_CARRY = re.compile(
    r"(?:并|正式|宣布|将|还|拟|计划|预计|其中|共同|已经?|再|随后|目前|同时|同步|一期|二期|首期|双方|项目|该项目|该公司|公司|其|也|于|共|一次性|拟在|今年|年内|主要|"
    r"Ⓣ|在(?:这里|此|当地|Ⓟ+)(?:内|境内)?|落户|举行|Ⓜ|Ⓠ|总?投资|出资|斥资|约|近|超|为|、|了|全部?|分[一二三四五]?期|分别)*"
)
_ADVERB = re.compile(
    r"(?:正式|已经?|将|拟|也|都|均|同时|相继|陆续|先后|成功|全面|顺利|日前|近日|Ⓣ|共同|分别|纷纷|快速|正在|正|紧张|抓紧|在|于|Ⓟ|内|里|"
    r"举行|隆重|同步|联合|携手|与Ⓖ|与Ⓟ|宣布|决定|计划|的|了)+$"
)
_BARRIERS = frozenset({"barrier", "speech", "contractor"})
_COUNTED = re.compile(r"^(?:\([^()]*\))?等(?:Ⓠ|[一二两三四五六七八九十多]+[家个])")
_OPEN_LIST = re.compile(r"^(?:\([^()]*\))?等")


@dataclass(frozen=True, slots=True)
class _Event:
    act: Act
    rule: str
    gap: tuple[int, int] | None  # between the group and a verb that follows it
    projects: tuple[tuple[int, int], ...]


class Landings:
    """Finds the landings of one sentence at a time. Safe to share between articles; holds no state but its words."""

    def __init__(self, lexicon: Lexicon, finder: Finder) -> None:
        self._words = LandingWords(lexicon)
        self._finder = finder

    def find(self, view: View, context: Context) -> list[Landing]:
        """The rows this sentence gives, in order of the names. Empty for a sentence without a named enterprise and a verb of landing."""
        if not any(name.kind in ENTERPRISE_KINDS for name in view.names):
            return []
        if next(self._words.acts(view.text), None) is None:
            return []
        sentence = mask(view)
        spans = clauses(sentence.text)
        found = groups(sentence.text, spans, self._words)
        events: dict[int, list[_Event]] = {}
        subject: int | None = None
        told = acts(sentence.text, spans, self._words)
        for act in told:
            subject = self._last_subject(sentence, found, act, subject)
            for number, event in self._bind(sentence, spans, found, act, told, subject):
                events.setdefault(number, []).append(event)
        rows: list[Landing] = []
        for number, group in enumerate(found):
            if number in events:
                rows.extend(self._rows(view, context, sentence, spans, group, events[number], told, len(found)))
        return rows

    def _last_subject(self, sentence: Mask, found: list[Group], act: Act, subject: int | None) -> int | None:
        """The group that later clauses without a subject of their own speak of."""
        for number, group in enumerate(found):
            if group.end <= act.start and group.clause < act.clause and not self._barred(sentence, group):
                if subject is None or number > subject:
                    subject = None if _PARTNER.search(sentence.text[:group.start]) and subject is not None else number
                    subject = number if subject is None else subject
        return subject

    def _barred(self, sentence: Mask, group: Group) -> bool:
        """The group is a speaker's employer, a customer or a contractor: it plays no part in what the verb says."""
        after = re.sub(r"^\([^()]*\)", "", sentence.text[group.end:group.end + 14])
        for effect, match in self._words.modals(after):
            if effect == "title":
                return match.start() <= 6 and not re.search(r"[,;、在将投落]", after[:match.start()])
        return _CUSTOMER.search(sentence.text[max(0, group.start - 8):group.start]) is not None

    def _bind(self, sentence: Mask, spans: Sequence[tuple[int, int]], found: list[Group], act: Act, told: list[Act],
              subject: int | None) -> list[tuple[int, _Event]]:
        projects = tuple(self._objects(sentence, spans, act, told))
        before = after = None
        for number, group in enumerate(found):
            if group.clause != act.clause:
                continue
            if group.end <= act.start:
                partner = _PARTNER.search(sentence.text[spans[act.clause][0]:group.start]) is not None
                before = before if partner and before is not None else number
            elif after is None and group.start >= act.end:
                after = number
        if act.verb.side != "object":
            if before is not None:
                if self._follows(sentence, found[before], act):
                    by = _BY.search(sentence.text[:found[before].start]) is not None
                    rule = "builder" if by else "signer" if act.verb.stage == "signed" else "subject"
                    return [(before, _Event(act, rule, (found[before].end, act.start), projects))]
                return []
            if subject is not None and found[subject].clause < act.clause:
                carried = self._carried(sentence, spans, act, told)
                if carried is not None:
                    return [(subject, _Event(act, "carried", None, carried + projects))]
        if act.verb.side != "subject" and after is not None and self._precedes(sentence, found[after], act, told):
            return [(after, _Event(act, "object", None, ()))]
        return []

    def _carried(self, sentence: Mask, spans: Sequence[tuple[int, int]], act: Act, told: list[Act]) -> tuple[tuple[int, int], ...] | None:
        """Whether the verb's clause goes on about the subject of an earlier one; if so, the subject's project that it names first."""
        start = spans[act.clause][0]
        for other in told:
            if other.clause == act.clause and other.end <= act.start:
                start = other.end  # the earlier verb of the clause has been judged
        prefix = sentence.text[start:act.start]
        if _CARRY.fullmatch(prefix):
            return ()
        core = _ADVERB.sub("", prefix)
        if self._words.own_project.search(core) is None or self._words.holds("barrier", core):
            return None
        return tuple(parts.nouns(sentence, start, start + len(core), self._words)[-1:])

    def _follows(self, sentence: Mask, group: Group, act: Act) -> bool:
        gap = sentence.text[group.end:act.start]
        if self._barred(sentence, group) or len(gap) > 60 or any(effect in _BARRIERS for effect, _ in self._words.modals(gap)):
            return False
        core = _ADVERB.sub("", gap)
        last = core.rfind("的")
        # 甲公司的产品落户 speaks of the product; 甲公司投资的项目落户 of the project.
        return last < 0 or self._words.project.search(core, last) is not None or "代表的" in core

    def _precedes(self, sentence: Mask, group: Group, act: Act, told: list[Act]) -> bool:
        between = sentence.text[act.end:group.start]
        if len(between) > 24 or self._words.holds("barrier", between) or "Ⓖ" in between or self._barred(sentence, group):
            return False
        if not self._words.holds("origin", between) and re.search(r"的.*的|[()]", between):
            return False
        return not any(act.end <= other.start < group.start and not other.relative and other.verb.side != "object" for other in told)

    def _objects(self, sentence: Mask, spans: Sequence[tuple[int, int]], act: Act, told: list[Act]) -> list[tuple[int, int]]:
        """The projects a verb sets up: the noun phrases after it in its clause, or listed by 分别为 in the next."""
        if act.verb.stage == "operating" or act.relative:
            return []
        end = spans[act.clause][1]
        for other in told:
            if act.end <= other.start < end:
                end = other.start
                break
        found = parts.nouns(sentence, act.end, end, self._words)
        if act.clause + 1 < len(spans):
            start, stop = spans[act.clause + 1]
            if re.match(r"(?:分别[为是]|包括|即)", sentence.text[start:stop]):
                found = parts.nouns(sentence, start, stop, self._words)
        return found

    def _rows(self, view: View, context: Context, sentence: Mask, spans: Sequence[tuple[int, int]], group: Group,
              events: list[_Event], told: list[Act], group_count: int) -> list[Landing]:
        main = [event for event in events if not event.act.relative] or events
        main = [event for event in main if event.act.mood != "denied"]
        own = self._own_projects(sentence, group, main)
        main = [event for event in main if self._enough(sentence, spans, context, event, any(own))]
        if not main:
            return []
        rows: list[Landing] = []
        shared: dict[tuple[int, int] | None, list[_Event]] = {}
        for event in main:
            for project in event.projects or (None,):
                shared.setdefault(project, []).append(event)
        plain = shared.pop(None, [])
        for at, project in zip(group.ats, own, strict=True):
            choices: list[tuple[tuple[int, int] | None, list[_Event]]] = []
            if project is not None:
                choices.append((project, main if not shared else plain or main))
            else:
                choices.extend((span, plain + chosen) for span, chosen in shared.items())
            if not choices:
                choices.append((None, plain or main))
            for span, chosen in choices:
                rows.extend(self._row(view, context, sentence, spans, group, at, span, chosen, group_count))
        return rows

    def _own_projects(self, sentence: Mask, group: Group, events: list[_Event]) -> list[tuple[int, int] | None]:
        """The project each name of the group carries with it, or the one they share: 甲、乙等8个总部项目."""
        own: list[tuple[int, int] | None] = []
        gap = next((event.gap for event in events if event.gap is not None), None)
        stop = gap[1] if gap is not None else self._noun_end(sentence, group.end)
        for at, (start, end) in zip(group.ats, group.tails, strict=True):
            if at == group.ats[-1]:
                start, end = group.end, stop
            text = sentence.text[start:end]
            listed = text.find("等") if at == group.ats[-1] else -1
            if listed >= 0:
                end = start + listed
            found = parts.nouns(sentence, start, end, self._words)
            own.append(found[-1] if found else None)
        rest = sentence.text[group.end:stop]
        if _OPEN_LIST.match(rest) and not any(own):
            found = parts.nouns(sentence, group.end, stop, self._words)
            if found:
                own = [found[-1]] * len(own)
        return own

    @staticmethod
    def _noun_end(sentence: Mask, at: int) -> int:
        match = re.compile(r"[,;。:!?…]").search(sentence.text, at)
        return match.start() if match else len(sentence.text)

    def _enough(self, sentence: Mask, spans: Sequence[tuple[int, int]], context: Context, event: _Event, project: bool) -> bool:
        needs = event.act.verb.needs
        start, end = spans[event.act.clause]
        clause = sentence.text[start:end]
        placed = "Ⓟ" in sentence.text or parts.is_here(sentence.text)
        if needs == "project":
            return project or bool(event.projects)
        if needs == "place":
            return placed or context.place is not None
        if needs == "counterpart":
            return "Ⓖ" in clause or "Ⓟ" in clause or bool(event.projects) or parts.is_here(clause)
        if needs == "investment":
            return "Ⓟ" in sentence.text and ("Ⓜ" in clause or project)
        return True

    def _row(self, view: View, context: Context, sentence: Mask, spans: Sequence[tuple[int, int]], group: Group, at: int,
             project: tuple[int, int] | None, events: list[_Event], group_count: int) -> Iterator[Landing]:
        """One row, or one for each place of a verb that is shared out; none without a place."""
        stage, event = _stage(events)
        where = parts.place(sentence, group, event.act, spans, context)
        places = parts.shared_places(sentence, event.act, spans) or ([where] if where is not None else [])
        name = sentence.name(at)
        rule = "list" if len(group.ats) > 2 else event.rule
        for number, where in enumerate(places):
            yield Landing(
                sentence_no=view.sentence.no, span_start=view.sentence.start + name.start, span_end=view.sentence.start + name.end,
                enterprise=name.text, project=parts.text_of(sentence, view, project) if project is not None else None,
                place=where.canonical, stage=stage, date=parts.date(sentence, event.act, spans, view),
                investment=_investment(sentence, spans, group, at, events, group_count, number, len(places)), rule=rule,
                confidence=CONFIDENCE[rule], enterprise_kind=name.kind, place_kind=where.kind, region_code=where.code or context.region_code,
            )


def _stage(events: list[_Event]) -> tuple[str, _Event]:
    """The furthest stage asserted, with the event that asserts it; what is only planned is `planned`."""
    best, chosen = -1, events[0]
    for event in events:
        rank = STAGES.index(event.act.verb.stage)
        if event.act.mood == "planned":
            rank = 0
        elif event.act.pushed and rank == STAGES.index("operating"):
            rank = STAGES.index("building")
        if rank > best:
            best, chosen = rank, event
    return STAGES[best], chosen


def _investment(sentence: Mask, spans: Sequence[tuple[int, int]], group: Group, at: int, events: list[_Event], group_count: int,
                number: int, count: int) -> Quantity | None:
    """The sum of this name's project: the only one of the sentence, else the one in the group's own clause. A list of sums is shared
    out over as many places or names."""
    if len(group.ats) > 1 and _OPEN_LIST.match(sentence.text[group.end:]) and group_count == 1:
        if len(group.ats) > 2 or _COUNTED.match(sentence.text[group.end:]):
            return None
    everywhere = parts.sums(sentence, 0, len(sentence.text))
    clause_numbers = {group.clause} | {event.act.clause for event in events}
    here = [sum_ for clause in sorted(clause_numbers) for sum_ in parts.sums(sentence, *spans[clause])]
    for found in (everywhere if group_count == 1 else [], here):
        if len(found) != 1:
            continue
        if len(found[0]) == count > 1:
            return found[0][number]
        if len(found[0]) == len(group.ats) > 1:
            return found[0][group.ats.index(at)]
        if len(found[0]) == 1 and count == 1:
            return found[0][0]
    return None
