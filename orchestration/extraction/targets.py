"""Promises: a figure that a word of intent governs.

Belongs here: intent, its scope, deadlines, kinds of targets. Does not belong here: what the number measures (figures.py) and aims
without a number (milestones.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from orchestration.extraction.article import Target, TimeMention, View
from orchestration.extraction.chunks import NAME, QUANTITY, TIME, WORD, Chunk
from orchestration.extraction.context import Context
from orchestration.extraction.figure_parts import Figure
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.lexicon import Lexicon, alternation
from orchestration.extraction.milestones import Milestones
from orchestration.extraction.subjects import Subjects
from orchestration.extraction.target_clauses import (
    begins_with_a_verb,
    break_after,
    is_base,
    is_compared,
    is_of_a_year_told,
    reports,
    year_of_headline,
    years_ahead,
)

Deadline = Callable[[str, date | None], date | None]
# How sure the rows of each are is measured: seed rule_confidence.csv.
RULES = (
    "intent",
    "set_aside",
    "deadline",
    "carried_intent",
)
_LAST_YEAR_TOLD_UNTIL = 9  # until this month a bare 年末 in a report is last year's
_FEBRUARY = 2
_YEAR = re.compile(r"(?:19|20)\d\d年")


class Targets:
    """Built once per lexicon."""

    def __init__(self, lexicon: Lexicon, subjects: Subjects) -> None:
        self._confidence = lexicon.confidence("targets", RULES)
        self._subjects = subjects
        self._grammar = grammar = Grammar.of(lexicon)
        self._planned = re.compile(f"^(?:{alternation(grammar.planned)})(?!{alternation(grammar.planned_kept)})(?=..)")
        self._strong = lexicon.words("intent_words", strength="strong")
        self._intent_words = self._strong | {"要"}
        self._past = re.compile(alternation(lexicon.words("intent_words", strength="past")))
        self._milestones = Milestones(lexicon, subjects, self._is_intent)
        self._set_aside = lexicon.words("intent_words", strength="set_aside")
        self._commitment = lexicon.words("intent_words", kind="commitment")

    def intent(self, figure: Figure, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline) -> str:
        """The rule by which a promise governs the figure, or '' for an observed one."""
        if self._past.search(view.text):
            return ""
        start, position, end = figure.clause[0], figure.position, figure.clause[1]
        own = chunks[start:position]
        if self._is_over(chunks, start, position, view, deadline) or is_of_a_year_told(
            own, view, context, deadline, self._grammar
        ):
            return ""
        if is_base(chunks, position, view) or any(
            c.kind == WORD and (c.text in self._grammar.under_way or c.text.startswith("已"))
            for c in chunks[start : break_after(chunks, position)]
        ):
            return ""
        if self._intent_in(chunks, start, position) or self._intent_in(chunks, position + 1, end):
            return "intent"
        if self._set_aside & {c.text for c in own} and figure.quantity.unit_kind == "money":
            return "set_aside"
        if any(
            chunks[i].kind == TIME and self._opens_horizon(chunks, i, view, deadline) for i in range(start, position)
        ):
            return "deadline"
        if self._reaches(chunks, start, view, context, deadline):
            return "carried_intent"
        return "carried_intent" if context.aims and not reports(chunks, view, self._grammar) else ""

    def _is_over(self, chunks: Sequence[Chunk], start: int, position: int, view: View, deadline: Deadline) -> bool:
        """预计2021年…, said in 2022: an estimate of a year that is over is an observation. 比2017年翻一番 only names the base."""
        today = view.article.published_on
        times = [i for i in range(position) if chunks[i].kind == TIME and not is_compared(chunks, i)]
        if today is None or not times:
            return False
        mention = view.times[chunks[times[-1]].index]
        if mention.text.startswith(self._grammar.last_years):
            return True
        if mention.text in self._grammar.unnamed_year and len(times) > 1:
            mention = view.times[chunks[times[-2]].index]  # 2022年…,全年完成…
        due = deadline(mention.text, today) if _YEAR.search(mention.text) else None
        return due is not None and due < today

    def target(
        self, figure: Figure, rule: str, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline
    ) -> Target:
        """The row of a promised figure; `deadline` is periods.deadline."""
        quantity, base, subject = figure.quantity, view.sentence.start, figure.subject
        return Target(
            sentence_no=view.sentence.no,
            span_start=base + quantity.start,
            span_end=base + quantity.end,
            subject=subject.text if subject else None,
            metric=self._planned.sub("", figure.metric) if rule == "intent" else figure.metric,
            measure=figure.measure,
            quantity=quantity,
            deadline=self._deadline(figure.position, view, chunks, context, deadline),
            kind=self._kind(figure, chunks),
            programme=self.programme(view),
            rule=rule,
            confidence=self._confidence[rule],
            subject_kind=subject.kind if subject else None,
            region_code=subject.code if subject else None,
        )

    def milestones(self, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline) -> list[Target]:
        """Dated aims without a number."""
        if self._past.search(view.text):
            return []
        return self._milestones.find(view, chunks, context, deadline, self.programme(view))

    # ---- intent ---------------------------------------------------------------------------------------------------------------------

    def _intent_in(self, chunks: Sequence[Chunk], start: int, end: int) -> bool:
        words = self._intent_words
        return any(chunks[i].text in words and self._is_intent(chunks[i], chunks, i) for i in range(start, end))

    def _is_intent(self, here: Chunk, chunks: Sequence[Chunk], i: int) -> bool:
        """A word of intent used as one: 计划/规划/目标 inside a noun (三年计划, 规划面积, 计划总投资) promise nothing."""
        after = chunks[i + 1] if i + 1 < len(chunks) else None
        if here.kind == WORD and here.text == "要":
            return after is not None and after.text in self._grammar.achieve
        if here.kind != WORD or here.text not in self._strong:
            return False
        before = chunks[i - 1] if i else None
        if after is not None and after.text in ("到", "了") and here.text in self._grammar.striving:
            return False
        if after is not None and (
            after.text in self._grammar.achieve or (here.text == "规划" and after.text in self._grammar.siting)
        ):
            return True
        if here.text == "目标":
            return after is not None and after.text in ("是", "为", ":", "到", "——")
        if here.text not in self._grammar.nouns_of_intent:
            return True
        if before is not None and (
            before.kind == QUANTITY
            or (
                before.kind == WORD
                and before.pos.startswith(("n", "vn", "x", "eng", "m", "uj", "b"))
                and not self._subjects.is_scope(before.text)
            )
        ):
            return False
        return after is not None and (
            after.kind in (TIME, QUANTITY) or after.pos.startswith(("v", "p", "d", "c", "t", "f")) or after.kind == NAME
        )

    def _reaches(self, chunks: Sequence[Chunk], start: int, view: View, context: Context, deadline: Deadline) -> bool:
        """Whether a promise earlier in the sentence still governs the clause at `start`; past a semicolon only a dated one does."""
        planned = context.time is not None and years_ahead(context.time, view, deadline)
        promised = plain = dated = False
        for i, here in enumerate(chunks[:start]):
            if here.text in self._intent_words and self._is_intent(here, chunks, i):
                promised, plain = True, here.text not in self._grammar.estimates
                counted = any(c.kind == QUANTITY for c in chunks[i : break_after(chunks, i)])
                dated = (
                    dated
                    or here.text == "目标"
                    or (counted and (planned or self._has_horizon_beside(chunks, i, view, deadline)))
                )
            elif here.kind == TIME and self._opens_horizon(chunks, i, view, deadline):
                promised = dated = True
            elif here.text == ";":
                promised = dated or (promised and plain and begins_with_a_verb(chunks[i + 1 : i + 2], self._grammar))
            elif (
                promised
                and not is_compared(chunks, i)
                and (
                    (here.kind == WORD and here.text in self._grammar.ends_intent)
                    or (here.kind == TIME and view.times[here.index].role in ("as_of", "since"))
                )
            ):
                promised = dated = False
        if any(c.kind == WORD and c.text in self._grammar.ends_intent for c in chunks[start : start + 3]):
            return False
        return promised

    def _opens_horizon(self, chunks: Sequence[Chunk], i: int, view: View, deadline: Deadline) -> bool:
        """The time at `i` is ahead; 全年 is when something is to be reached in it and no year that is over is named before it."""
        mention = view.times[chunks[i].index]
        if self._ahead(mention, view, deadline):
            return True
        today = view.article.published_on
        due = deadline(mention.text, today) if mention.text in self._grammar.whole_year else None
        if due is None or today is None or due <= today or (i and chunks[i - 1].kind == TIME):
            return False
        return any(c.text in self._grammar.achieve for c in chunks[i + 1 : break_after(chunks, i)])

    @staticmethod
    def _has_horizon_beside(chunks: Sequence[Chunk], i: int, view: View, deadline: Deadline) -> bool:
        """预计全年实现…亿元: a dated promise with a number, which holds for the items after it."""
        today = view.article.published_on
        for beside in (*chunks[max(0, i - 2) : i], *chunks[i + 1 : i + 2]):
            due = deadline(view.times[beside.index].text, today) if beside.kind == TIME else None
            if due is not None and today is not None and due > today:
                return True
        return False

    def _ahead(self, mention: TimeMention, view: View, deadline: Deadline) -> bool:
        """到2025年, 2011年底 said in August: a horizon that has not come yet. A bare year or plan is none: it may be reported on."""
        today = view.article.published_on
        due = deadline(mention.text, today)
        if mention.text in self._grammar.unnamed_year or due is None or today is None or due <= today:
            return False
        if mention.text in self._grammar.bare_year_ends and today.month <= _LAST_YEAR_TOLD_UNTIL:
            return False
        year = re.search(r"(?:19|20)\d\d", mention.text)
        if year is not None and int(year.group()) > today.year:
            return True
        return mention.role == "deadline" or (
            mention.role == "span" and "年" in mention.text and mention.text.endswith(("底", "末", "底前", "前"))
        )

    # ---- deadline, kind, programme ---------------------------------------------------------------------------------------------------

    def _deadline(
        self, position: int, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline
    ) -> date | None:
        """The nearest horizon before the number in the sentence, else after it, else the paragraph's."""
        today = view.article.published_on
        mentions = [view.times[c.index] for c in reversed(chunks[:position]) if c.kind == TIME]
        mentions += [view.times[c.index] for c in chunks[position:] if c.kind == TIME]
        mentions += [context.time] if context.time is not None else []
        if not mentions:
            return self._after_years(chunks, position, view) or year_of_headline(view)
        for mention in mentions:
            due = None if mention.role in ("as_of", "since", "event") else deadline(mention.text, today)
            if due is not None and (today is None or due > today):
                return due
        return None

    def _after_years(self, chunks: Sequence[Chunk], position: int, view: View) -> date | None:
        """用3到5年时间: the far end of the years something is to take."""
        today = view.article.published_on
        for i in range(1, position):
            if chunks[i].kind == QUANTITY and chunks[i - 1].text in self._grammar.spending_time:
                quantity = view.quantities[chunks[i].index]
                if quantity.unit == "年" and today is not None:
                    year = today.year + round(quantity.value_max or quantity.value)
                    return today.replace(year=year, day=min(today.day, 28) if today.month == _FEBRUARY else today.day)
        return None

    def _kind(self, figure: Figure, chunks: Sequence[Chunk]) -> str:
        """Money to be handed out or spent is a commitment; everything else with a number is an outcome."""
        words = {c.text for c in chunks[figure.clause[0] : figure.clause[1]] if c.kind == WORD}
        return "commitment" if figure.quantity.unit_kind == "money" and words & self._commitment else "outcome"

    @staticmethod
    def programme(view: View) -> str | None:
        return next((name.text for name in view.names if name.kind == "programme"), None)
