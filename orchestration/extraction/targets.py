"""Promises: a figure a word of intent governs, and dated milestones without a number.

Belongs here: intent, its scope, deadlines, kinds of targets. Does not belong here: what the number measures (figures.py).
"""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from orchestration.extraction.article import Target, TimeMention, View
from orchestration.extraction.chunks import PUNCT, TIME, WORD, Chunk
from orchestration.extraction.context import Context
from orchestration.extraction.figures import Figure
from orchestration.extraction.lexicon import Lexicon, alternation
from orchestration.extraction.subjects import Subjects

Deadline = Callable[[str, date | None], date | None]
CONFIDENCE = {"intent": 0.8, "deadline": 0.75, "carried_intent": 0.7, "milestone": 0.6}
_SHORTEST_MILESTONE, _LONGEST_MILESTONE = 6, 45
_ENDS_INTENT = frozenset({"目前", "已", "已经", "现已", "现有", "累计", "截至", "去年", "今年以来"})


class Targets:
    """Built once per lexicon."""

    def __init__(self, lexicon: Lexicon, subjects: Subjects) -> None:
        self._subjects = subjects
        self._strong = lexicon.words("intent_words", strength="strong")
        self._past = re.compile(alternation(lexicon.words("intent_words", strength="past")))
        self._commitment = lexicon.words("intent_words", strength="commitment")

    def intent(self, figure: Figure, view: View, chunks: Sequence[Chunk]) -> str:
        """The rule by which a promise governs the figure, or '' for an observed one."""
        if self._past.search(view.text):
            return ""
        start, position = figure.clause[0], figure.position
        own = chunks[start:position]
        if self._intent_in(own, view) or self._intent_in(chunks[position + 1 : figure.clause[1]], view):
            return "intent"
        if any(c.kind == TIME and view.times[c.index].role == "deadline" and self._ahead(view.times[c.index], view) for c in own):
            return "deadline"
        return "carried_intent" if self._reaches(chunks, start, view) else ""

    def target(self, figure: Figure, rule: str, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline) -> Target:
        """The row of a promised figure; `deadline` is periods.deadline."""
        quantity, base, subject = figure.quantity, view.sentence.start, figure.subject
        return Target(
            sentence_no=view.sentence.no, span_start=base + quantity.start, span_end=base + quantity.end,
            subject=subject.text if subject else None, metric=figure.metric, measure=figure.measure, quantity=quantity,
            deadline=self._deadline(figure.position, view, chunks, context, deadline), kind=self._kind(figure, chunks),
            programme=self._programme(view), rule=rule, confidence=CONFIDENCE[rule],
            subject_kind=subject.kind if subject else None, region_code=subject.code if subject else None,
        )

    def milestone(self, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline) -> Target | None:
        """A dated aim without a number: a word of intent and a deadline, and nothing counted."""
        if view.quantities or self._past.search(view.text):
            return None
        at = next((i for i, c in enumerate(chunks) if self._is_intent(c, chunks, i)), None)
        due = self._deadline(len(chunks), view, chunks, context, deadline, own_sentence=True)
        if at is None or due is None:
            return None
        start = next((i for i in range(at + 1, len(chunks)) if chunks[i].kind != TIME and chunks[i].kind != PUNCT), None)
        if start is None:
            return None
        end = next((i for i in range(start, len(chunks)) if chunks[i].kind == PUNCT and chunks[i].pos == "break"), len(chunks))
        words = view.text[chunks[start].start : chunks[end - 1].end]
        if not _SHORTEST_MILESTONE <= len(words) <= _LONGEST_MILESTONE:
            return None
        subject = self._subjects.first_of(chunks[:start], view, context) or self._subjects.fallback(view, context)
        base = view.sentence.start
        return Target(
            sentence_no=view.sentence.no, span_start=base + chunks[start].start, span_end=base + chunks[end - 1].end,
            subject=subject.text if subject else None, metric=words, measure=None, quantity=None, deadline=due, kind="milestone",
            programme=self._programme(view), rule="milestone", confidence=CONFIDENCE["milestone"],
            subject_kind=subject.kind if subject else None, region_code=subject.code if subject else None,
        )

    # ---- intent ---------------------------------------------------------------------------------------------------------------------

    def _intent_in(self, chunks: Sequence[Chunk], view: View) -> bool:
        return any(self._is_intent(c, chunks, i) for i, c in enumerate(chunks))

    def _is_intent(self, here: Chunk, chunks: Sequence[Chunk], i: int) -> bool:
        """将 as a preposition (将X打造成) still promises; 计划/规划/目标 inside a name or after 完成 does not."""
        if here.kind != WORD or here.text not in self._strong:
            return False
        before = chunks[i - 1] if i else None
        after = chunks[i + 1] if i + 1 < len(chunks) else None
        if here.text in ("计划", "规划", "目标") and before is not None and before.text in ("“", "”", "》", "三年", "五年", "行动", "专项", "年度", "完成", "人才"):
            return False
        return not (here.text in ("计划", "规划") and after is not None and after.text in ("的", "》", "”", "中", "内"))

    def _reaches(self, chunks: Sequence[Chunk], start: int, view: View) -> bool:
        """Whether a promise earlier in the sentence still governs the clause at `start`."""
        promised = False
        for i, here in enumerate(chunks[:start]):
            if self._is_intent(here, chunks, i):
                promised = True
            elif here.kind == TIME and view.times[here.index].role == "deadline" and self._ahead(view.times[here.index], view):
                promised = True
            elif promised and ((here.kind == WORD and here.text in _ENDS_INTENT) or (here.kind == TIME and view.times[here.index].role in ("as_of", "since"))):
                promised = False
        if any(c.kind == WORD and c.text in _ENDS_INTENT for c in chunks[start : start + 3]):
            return False
        return promised

    @staticmethod
    def _ahead(mention: TimeMention, view: View) -> bool:
        """A deadline in a year after the article's, or one said with 到…底/内."""
        year = re.search(r"(?:19|20)\d\d", mention.text)
        today = view.article.published_on
        return year is None or today is None or int(year.group()) >= today.year

    # ---- deadline, kind, programme ---------------------------------------------------------------------------------------------------

    def _deadline(
        self, position: int, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline, own_sentence: bool = False
    ) -> date | None:
        """The nearest horizon before the number in the sentence, else after it, else the paragraph's."""
        today = view.article.published_on
        mentions = [view.times[c.index] for c in reversed(chunks[:position]) if c.kind == TIME]
        mentions += [view.times[c.index] for c in chunks[position:] if c.kind == TIME]
        for mention in mentions:
            due = deadline(mention.text, today)
            if due is not None and (today is None or due >= today):
                return due
        if not own_sentence and context.time is not None and context.time.role == "deadline":
            return deadline(context.time.text, today)
        return None

    def _kind(self, figure: Figure, chunks: Sequence[Chunk]) -> str:
        """Money to be handed out or spent is a commitment; everything else with a number is an outcome."""
        words = {c.text for c in chunks[figure.clause[0] : figure.clause[1]] if c.kind == WORD}
        return "commitment" if figure.quantity.unit_kind == "money" and words & self._commitment else "outcome"

    @staticmethod
    def _programme(view: View) -> str | None:
        return next((name.text for name in view.names if name.kind == "programme"), None)
