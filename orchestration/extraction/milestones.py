"""Dated aims without a number: clauses with a word of intent, a horizon, something to be reached, and nothing counted.

Belongs here: which clause is one, its words and its subject. Does not belong here: promised figures (targets.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from orchestration.extraction.article import Target, TimeMention, View
from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, TIME, WORD, Chunk
from orchestration.extraction.context import Context
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.subject_shapes import Subject
from orchestration.extraction.subjects import Subjects
from orchestration.extraction.target_clauses import clause_before, clauses

Deadline = Callable[[str, date | None], date | None]
IsIntent = Callable[[Chunk, Sequence[Chunk], int], bool]
RULE = "milestone"
_SHORTEST, _LONGEST = 6, 60  # characters
_NEAREST = 14  # days; what is due sooner is a programme note, not an aim
_FOUR_DIGITS = re.compile(r"(?:19|20)\d\d")


class Milestones:
    """Built once per lexicon; `is_intent` says whether a chunk is a word of intent used as one."""

    def __init__(self, lexicon: Lexicon, subjects: Subjects, is_intent: IsIntent) -> None:
        self._confidence = lexicon.confidence("targets", (RULE,))[RULE]
        self._subjects = subjects
        self._is_intent = is_intent
        self._grammar = Grammar.of(lexicon)
        self._words = tuple(sorted(lexicon.words("metric_words", role="milestone")))

    def find(
        self, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline, programme: str | None
    ) -> list[Target]:
        """The milestones of a sentence, in order; `deadline` is periods.deadline."""
        if not any(self._is_horizon(mention, view, deadline) for mention in view.times):
            return []
        result = []
        for start, end in clauses(chunks):
            horizon = self._horizon(start, end, view, chunks, deadline)
            begin = self._begin(start, end, chunks, horizon) if horizon is not None else None
            if horizon is None or begin is None:
                continue
            subject = self._subject(chunks, start, begin, view, context)
            text = view.text[chunks[begin].start : chunks[end - 1].end]
            if subject is None or not _SHORTEST <= len(text) <= _LONGEST:
                continue
            base = view.sentence.start
            result.append(
                Target(
                    sentence_no=view.sentence.no,
                    span_start=base + chunks[begin].start,
                    span_end=base + chunks[end - 1].end,
                    subject=subject.text,
                    metric=text,
                    measure=None,
                    quantity=None,
                    deadline=deadline(horizon.text, view.article.published_on),
                    kind="milestone",
                    programme=programme,
                    rule=RULE,
                    confidence=self._confidence,
                    subject_kind=subject.kind,
                    region_code=subject.code,
                )
            )
        return result

    def _horizon(
        self, start: int, end: int, view: View, chunks: Sequence[Chunk], deadline: Deadline
    ) -> TimeMention | None:
        """The horizon of the clause, else of the one before it; None when something is counted in the clause."""
        part = chunks[start:end]
        if any(c.kind == QUANTITY for c in part):
            return None
        mentions = [view.times[c.index] for c in [*part, *clause_before(chunks, start)] if c.kind == TIME]
        return next((mention for mention in mentions if self._is_horizon(mention, view, deadline)), None)

    def _begin(self, start: int, end: int, chunks: Sequence[Chunk], horizon: TimeMention) -> int | None:
        """Where the words of what is to be reached begin, after the word of intent; None when nothing is."""
        at = next(
            (
                i
                for i in range(start, end)
                if self._is_intent(chunks[i], chunks, i) or chunks[i].text in self._grammar.must
            ),
            None,
        )
        first = next((c for c in chunks[start:end] if c.kind == WORD), None)
        if at is None and horizon.role == "deadline" and first is not None and first.text.startswith(self._words):
            at = start - 1  # 到2030年,建成…: the horizon itself is the word of intent
        if at is None:
            return None
        begin = next((i for i in range(at + 1, end) if not self._is_aside(chunks[i])), None)
        if begin is not None and at >= start and chunks[at].text in self._grammar.must:
            begin = next(i for i in range(start, end) if chunks[i].kind not in (TIME, PUNCT))
        if begin is None or not any(self._is_reached(c) for c in chunks[begin:end]):
            return None
        return begin

    def _is_reached(self, here: Chunk) -> bool:
        return here.kind == WORD and (here.text.startswith(self._words) or here.text.endswith(self._words))

    def _subject(self, chunks: Sequence[Chunk], start: int, begin: int, view: View, context: Context) -> Subject | None:
        subject = (
            self._subjects.topic(chunks[start:begin], view, context)
            or self._subjects.before(chunks[:start], view, context)
            or self._subjects.fallback(view, context)
        )
        return subject if subject is not None and subject.kind in ("region", "platform", "programme") else None

    def _is_horizon(self, mention: TimeMention, view: View, deadline: Deadline) -> bool:
        """A day ahead that closes a span (到2025年, 今年, 3年内): not a plan's whole term, not a day or an evening."""
        today = view.article.published_on
        due = deadline(mention.text, today)
        if due is None or (today is not None and (due - today).days < _NEAREST):
            return False
        year = _FOUR_DIGITS.search(mention.text)
        if year is not None and today is not None and int(year.group()) > today.year and "期间" not in mention.text:
            return True
        return mention.role == "deadline" or mention.text.startswith(self._grammar.horizons)

    def _is_aside(self, here: Chunk) -> bool:
        """What may stand between a word of intent and what is to be reached: times, places, 使, 全力."""
        if here.kind == TIME or (here.kind == NAME and here.pos in ("region", "platform")):
            return True
        return here.text in self._grammar.aside_of_aims
