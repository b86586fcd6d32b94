"""Promises: a figure that a word of intent governs.

Belongs here: intent, its scope, deadlines, kinds of targets. Does not belong here: what the number measures (figures.py) and aims
without a number (milestones.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from orchestration.extraction.article import Target, TimeMention, View
from orchestration.extraction.chunks import PUNCT, QUANTITY, TIME, WORD, Chunk
from orchestration.extraction.context import Context
from orchestration.extraction.figure_parts import Figure
from orchestration.extraction.grammar import Grammar, Words
from orchestration.extraction.lexicon import Lexicon, alternation
from orchestration.extraction.milestones import Milestones
from orchestration.extraction.subjects import Subjects
from orchestration.extraction.target_clauses import (
    after_years,
    begins_with_a_verb,
    break_after,
    has_horizon_beside,
    is_base,
    is_compared,
    is_of_a_year_told,
    programme,
    reports,
    year_of_headline,
    years_ahead,
)
from orchestration.extraction.target_money import is_announced, is_detail_of_promise, is_set_aside, year_of_plan
from orchestration.extraction.target_signs import NOTHING, SignReader, Signs

Deadline = Callable[[str, date | None], date | None]
# How sure the rows of each are is measured: seed rule_confidence.csv.
RULES = (
    "intent",
    "set_aside",
    "deadline",
    "carried_intent",
)
_YEAR = re.compile(r"(?:19|20)\d\d年")
_MANNER = ("d", "ad", "a", "p")
_WHOLE_TIMES = ("月", "月份", "季度", "半年", "年", "全年")


class Targets:
    """Built once per lexicon."""

    def __init__(self, lexicon: Lexicon, subjects: Subjects) -> None:
        self._confidence = lexicon.confidence("targets", RULES)
        self._grammar = grammar = Grammar.of(lexicon)
        self._planned = re.compile(f"^(?:{alternation(grammar.planned)})(?!{alternation(grammar.planned_kept)})(?=..)")
        self._reader = SignReader(lexicon, subjects)
        self.signs = self._reader.read
        # 投产后可实现年产值20亿元: what a single project is to bring.
        self._projected = re.compile(
            "(?:建成|投产|达产|达效|满产|投运|投用|竣工|完工|投入使用|投入运营)(?:投产|达产|达效|见效|运营|投用|使用|投运)?之?后[^了已。;]*$"
        )
        self.milestones = Milestones(lexicon, subjects, self._reader)
        self.may_aim = self.milestones.may_find
        self._set_aside = lexicon.words("intent_words", strength="set_aside")
        self._commitment = lexicon.words("intent_words", kind="commitment")

    def intent(
        self, figure: Figure, signs: Signs, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline
    ) -> str:
        """The rule by which a promise governs the figure, or '' for an observed one."""
        if signs is NOTHING:
            return ""
        start, position, end = figure.clause[0], figure.position, figure.clause[1]
        if self._is_over(chunks, signs, position, view, deadline) or is_of_a_year_told(
            chunks, [i for i in signs.times if start <= i < position], view, context, deadline, self._grammar
        ):
            return ""
        if is_base(chunks, position, view) or (
            signs.under_way and _any_in(signs.under_way, start, break_after(chunks, position))
        ):
            return ""
        if self._estimates_the_past(chunks, signs, position, context, view, deadline):
            return ""
        if self._projection(view, chunks[position]) is not None:
            return "carried_intent"
        if _any_in(signs.intents, start, position) or _any_in(signs.intents, position + 1, end):
            return "intent"
        if figure.quantity.unit_kind == "money" and (
            is_set_aside(chunks, start, position, self._set_aside)
            or is_announced(chunks, (start, end), view, self._grammar, self._commitment)
        ):
            return "set_aside"
        if (
            signs.plan
            and year_of_plan(chunks, start, position, signs.times, view, context, deadline, self._grammar) is not None
        ):
            return "intent"
        if _any_in(signs.horizons, start, position):
            return "deadline"
        if self._reaches(chunks, signs, start, view, context, deadline) or is_detail_of_promise(
            chunks, figure, view, context, self._grammar
        ):
            return "carried_intent"
        if self._goes_on_promising(chunks, view, context):
            return "carried_intent"
        here = context.aims_from is not None and chunks[start].start >= context.aims_from
        listed = context.aims or here or self._goes_on_ahead(chunks, signs, start, position, view, context, deadline)
        return "carried_intent" if listed and not reports(chunks, view, self._grammar) else ""

    def _projection(self, view: View, number: Chunk) -> re.Match[str] | None:
        """After what a number is only to come: 全部投产后."""
        text, end = view.text, number.start
        return self._projected.search(text, 0, end) if text.find("后", 0, end) >= 0 else None

    def _estimates_the_past(
        self, chunks: Sequence[Chunk], signs: Signs, position: int, context: Context, view: View, deadline: Deadline
    ) -> bool:
        """1至2月…,软件业收入预计27亿元: an estimate of months that are over, and what stands beside it."""
        today = view.article.published_on
        words = {chunks[i].text for i in signs.wanting if i < position} if signs.wanting else None
        if today is None or not words or not words <= self._grammar.estimates:
            return False
        times = [view.times[chunks[i].index] for i in signs.times]
        if any(self._reader.ahead(mention, view, deadline) for mention in times):
            return False
        told = [m for m in (*reversed(times), context.time) if m is not None and m.text.endswith(_WHOLE_TIMES)]
        return bool(told) and _has_passed(told[0], today, deadline)

    def _goes_on_ahead(
        self,
        chunks: Sequence[Chunk],
        signs: Signs,
        start: int,
        position: int,
        view: View,
        context: Context,
        deadline: Deadline,
    ) -> bool:
        """到2029年,基地初具规模。增加值占比达到40%: what is reached by the paragraph's horizon."""
        if _any_in(signs.times, 0, position) or context.time is None or context.time.role != "deadline":
            return False
        reached = any(c.text in self._grammar.achieve for c in chunks[start:position]) or chunks[
            position
        ].text.startswith(("突破", "超"))
        return reached and self._reader.ahead(context.time, view, deadline)

    def _goes_on_promising(self, chunks: Sequence[Chunk], view: View, context: Context) -> bool:
        """力争…。认定中心40家。新增企业45家、基地8个: bare verbs without a subject or a time, right after a promise."""
        told = context.promised[0]
        if not 0 <= told <= view.sentence.no or view.sentence.no - told > 1 or "同比" in view.text:
            return False
        if any(
            c.kind == TIME or c.text in self._grammar.ends_intent or c.text in ("了", "过") or c.text.startswith("已")
            for c in chunks
        ):
            return False
        first = next((c for c in chunks if c.kind != WORD or not c.pos.startswith(_MANNER)), None)
        return first is not None and first.kind == WORD and self._reader.sets_to_work(first)

    def _is_over(self, chunks: Sequence[Chunk], signs: Signs, position: int, view: View, deadline: Deadline) -> bool:
        """预计2021年…, said in 2022: an estimate of a year that is over is an observation. 比2017年翻一番 only names the base."""
        today = view.article.published_on
        times = [i for i in signs.times if i < position and not is_compared(chunks, i)] if signs.times else None
        if today is None or not times:
            return False
        mention = view.times[chunks[times[-1]].index]
        if mention.text.lstrip("在于从到").startswith(self._grammar.last_years):
            return True
        if mention.text in self._grammar.unnamed_year and len(times) > 1:
            mention = view.times[chunks[times[-2]].index]  # 2022年…,全年完成…
        due = deadline(mention.text, today) if _YEAR.search(mention.text) else None
        return due is not None and due <= today

    def target(
        self,
        figure: Figure,
        rule: str,
        signs: Signs,
        view: View,
        chunks: Sequence[Chunk],
        context: Context,
        deadline: Deadline,
    ) -> Target:
        """The row of a promised figure; `deadline` is periods.deadline."""
        quantity, base, subject = figure.quantity, view.sentence.start, figure.subject
        planned = None
        if signs.plan:
            planned = year_of_plan(
                chunks, figure.clause[0], figure.position, signs.times, view, context, deadline, self._grammar
            )
        context.promised = (view.sentence.no, quantity.unit)
        spent = rule == "set_aside" or (planned is not None and quantity.unit_kind == "money")
        return Target(
            sentence_no=view.sentence.no,
            span_start=base + quantity.start,
            span_end=base + quantity.end,
            subject=subject.text if subject else None,
            metric=self._planned.sub("", figure.metric) if rule == "intent" else figure.metric,
            measure=figure.measure,
            quantity=quantity,
            deadline=date(planned, 12, 31)
            if planned is not None
            else self._deadline(figure.position, signs, view, chunks, context, deadline),
            kind="commitment" if spent else self._kind(figure, chunks),
            programme=programme(view),
            rule=rule,
            confidence=self._confidence[rule],
            subject_kind=subject.kind if subject else None,
            region_code=subject.code if subject else None,
        )

    def _reaches(
        self, chunks: Sequence[Chunk], signs: Signs, start: int, view: View, context: Context, deadline: Deadline
    ) -> bool:
        """Whether a promise earlier in the sentence still governs the clause at `start`; past a semicolon only a dated one does."""
        if not _any_in(signs.intents, 0, start) and not _any_in(signs.horizons, 0, start):
            return False
        if signs.governed is None:
            signs.governed = self._governed(chunks, signs, view, context, deadline)
        if not signs.governed[start]:
            return False
        dated = _any_in(signs.horizons, 0, start)
        return not any(
            chunks[i].kind == WORD
            and chunks[i].text in self._grammar.ends_intent
            and not (_adds_up(chunks, i, self._grammar.achieve) or (dated and chunks[i].text == "累计"))
            for i in range(start, min(start + 3, len(chunks)))
        )

    def _governed(
        self, chunks: Sequence[Chunk], signs: Signs, view: View, context: Context, deadline: Deadline
    ) -> list[bool]:
        planned = context.time is not None and years_ahead(context.time, view, deadline)
        promised = plain = dated = False
        first = min((*signs.intents, *signs.horizons))
        result = [False] * first
        for i, here in enumerate(chunks[first:], first):
            result.append(promised)
            if i in signs.intents:
                promised, plain = True, here.text not in self._grammar.estimates
                counted = any(c.kind == QUANTITY for c in chunks[i : break_after(chunks, i)])
                dated = (
                    dated
                    or here.text.endswith("目标")
                    or (counted and (planned or has_horizon_beside(chunks, i, view, deadline)))
                )
            elif i in signs.horizons:
                promised = dated = True
            elif here.text == ";":
                promised = dated or (promised and plain and begins_with_a_verb(chunks[i + 1 : i + 2], self._grammar))
            elif (
                promised
                and not (dated and here.text == "累计")
                and (
                    (here.kind == WORD and (here.text in self._grammar.ends_intent or here.text.startswith("已")))
                    or (here.kind == TIME and view.times[here.index].role in ("as_of", "since"))
                    or (here.kind == TIME and _is_reported(chunks, i, view, deadline))
                )
                and not is_compared(chunks, i)
            ):
                promised = dated = False
                result[i] = result[i] and here.kind != TIME  # it opens the clause it ends the promise in
        return result

    # ---- deadline, kind, programme ---------------------------------------------------------------------------------------------------

    def _deadline(
        self, position: int, signs: Signs, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline
    ) -> date | None:
        """The nearest horizon before the number in the sentence, else after it, else the paragraph's."""
        today = view.article.published_on
        projected = self._projection(view, chunks[position])
        if projected is not None:  # 今年…;全部达产后,年产值…: when it is finished is the only condition
            since = max(view.text.rfind(stop, 0, projected.start()) for stop in ",;。") + 1
            told = [view.times[chunks[i].index] for i in signs.times if i < position and chunks[i].start >= since]
            days = [day for mention in told if (day := deadline(mention.text, today)) is not None]
            return next((day for day in days if today is None or day > today), None)
        nearest = [i for i in reversed(signs.times) if i < position] + [i for i in signs.times if i > position]
        mentions = [view.times[chunks[i].index] for i in nearest]
        if not mentions and (after := after_years(chunks, position, view, self._grammar)) is not None:
            return after
        annual = any(c.text == "每年" for c in chunks[:position])
        mentions += [context.time] if context.time is not None and not annual else []
        if annual and not mentions:
            return None
        if not mentions:
            return year_of_headline(view)
        for mention in mentions:
            due = None if mention.role in ("as_of", "since", "event") else deadline(mention.text, today)
            if due is not None and (today is None or due > today):
                return due
        return None

    def _kind(self, figure: Figure, chunks: Sequence[Chunk]) -> str:
        """Money to be handed out or spent is a commitment; everything else with a number is an outcome."""
        words = {c.text for c in chunks[figure.clause[0] : figure.clause[1]] if c.kind == WORD}
        return "commitment" if figure.quantity.unit_kind == "money" and words & self._commitment else "outcome"


def _has_passed(mention: TimeMention, today: date, deadline: Deadline) -> bool:
    """一季度, told in April: seen from the year's first day, since a quarter that is over is the next year's to a promise."""
    due = deadline(mention.text, today.replace(month=1, day=1)) if mention.role == "span" else None
    return due is not None and due <= today


def _is_reported(chunks: Sequence[Chunk], i: int, view: View, deadline: Deadline) -> bool:
    """今年计划投资10亿元,|一季度完成3亿元: months that are over open the clause after a promise."""
    today, mention = view.article.published_on, view.times[chunks[i].index]
    opens = i > 0 and chunks[i - 1].kind == PUNCT
    return opens and today is not None and mention.text.endswith(_WHOLE_TIMES) and _has_passed(mention, today, deadline)


def _any_in(places: Sequence[int], start: int, end: int) -> bool:
    for i in places:
        if i >= start:
            return i < end
    return False


def _adds_up(chunks: Sequence[Chunk], i: int, achieve: Words) -> bool:
    """到2029年…,成交额累计突破900亿元: what is to add up by then."""
    after = chunks[i + 1 : i + 2]
    return chunks[i].text == "累计" and bool(after) and (after[0].kind == QUANTITY or after[0].text in achieve)
