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
_OPEN_ENDS = ("后", "之后", "以后", "前", "之前", "时", "中")  # the clause goes on after its comma
_PLAN_TERMS = ("期间", "时期")
_NOMINAL = ("n", "vn", "b", "j", "l", "m", "q", "eng")
_FOUR_DIGITS = re.compile(r"(?:19|20)\d\d")


class Milestones:
    """Built once per lexicon; `is_intent` says whether a chunk is a word of intent used as one."""

    def __init__(self, lexicon: Lexicon, subjects: Subjects, is_intent: IsIntent) -> None:
        self._confidence = lexicon.confidence("targets", (RULE,))[RULE]
        self._subjects = subjects
        self._is_intent = is_intent
        self._grammar = Grammar.of(lexicon)
        self._words = tuple(sorted(lexicon.words("metric_words", role="milestone")))

    def may_find(self, view: View, deadline: Deadline) -> bool:
        """Whether a sentence tells a horizon, without which it has no milestone."""
        return any(self._is_horizon(mention, view, deadline, True) for mention in view.times)

    def find(
        self, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline, programme: str | None
    ) -> list[Target]:
        """The milestones of a sentence, in order; `deadline` is periods.deadline."""
        if not self.may_find(view, deadline):
            return []
        result = []
        for start, end in clauses(chunks):
            if any(c.kind == QUANTITY for c in chunks[start:end]):
                continue
            at = next((i for i in range(start, end) if self._promises(chunks, i)), None)
            told = self._horizon(start, end, at, view, chunks, deadline)
            horizon = told[0] if told is not None else None
            begin = self._begin(start, end, at, chunks, *told) if told is not None else None
            if horizon is None or begin is None:
                continue
            subject = self._subject(chunks, start, begin, view, context)
            text = view.text[chunks[begin].start : chunks[end - 1].end]
            if at is not None and begin > at:
                text = _done_by(chunks, start, at, len(text) < _SHORTEST) + text
            if chunks[end - 1].text in _OPEN_ENDS or subject is None or not _SHORTEST <= len(text) <= _LONGEST:
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

    def _promises(self, chunks: Sequence[Chunk], i: int) -> bool:
        here = chunks[i]
        if here.text.endswith("会") and here.kind == WORD and here.pos.startswith("v"):
            return i + 1 < len(chunks) and chunks[i + 1].kind == TIME  # 会在年底前推出
        return here.text in self._grammar.must or self._is_intent(here, chunks, i)

    def _horizon(
        self, start: int, end: int, at: int | None, view: View, chunks: Sequence[Chunk], deadline: Deadline
    ) -> tuple[TimeMention, bool] | None:
        """The horizon of the clause, of the one before it, or the last time told before that, and whether it is that far off."""
        near = [view.times[c.index] for c in [*chunks[start:end], *clause_before(chunks, start)] if c.kind == TIME]
        for mention in near:
            if self._is_horizon(mention, view, deadline, at is not None):
                return mention, False
        for i in range(start - 1, -1, -1):
            here = chunks[i]
            if here.text == ";" or (here.kind == WORD and here.text in self._grammar.ends_intent):
                return None
            if here.kind == TIME:
                mention = view.times[here.index]
                promised = at is not None or any(self._promises(chunks, k) for k in range(i, start))
                return (mention, True) if self._is_horizon(mention, view, deadline, promised) else None
        return None

    def _begin(
        self, start: int, end: int, at: int | None, chunks: Sequence[Chunk], horizon: TimeMention, far: bool
    ) -> int | None:
        """Where the words of what is to be reached begin, after the word of intent; None when nothing is."""
        if at is None:
            first = next((c for c in chunks[start:end] if c.kind == WORD and not self._is_manner(c)), None)
            words = self._grammar.becoming if far else self._words
            # 到2030年,建成…: the horizon itself is the word of intent, also after the numbers of a list of aims
            if first is None or not first.text.startswith(words) or not (far or horizon.role == "deadline"):
                return None
            at = start - 1
        begin = next((i for i in range(at + 1, end) if not self._is_aside(chunks[i])), None)
        if begin is not None and at >= start and chunks[at].text in self._grammar.must:
            begin = next(i for i in range(start, end) if chunks[i].kind not in (TIME, PUNCT))
        if begin is None or not any(self._is_reached(c) for c in chunks[begin:end]):
            return None
        return begin

    def _is_manner(self, here: Chunk) -> bool:
        """基本 and 初步 of 基本建成, 初步形成."""
        return here.pos in ("d", "ad") and not here.text.startswith(self._words)

    def _is_reached(self, here: Chunk) -> bool:
        return here.kind == WORD and (here.text.startswith(self._words) or here.text.endswith(self._words))

    def _subject(self, chunks: Sequence[Chunk], start: int, begin: int, view: View, context: Context) -> Subject | None:
        context.catch_up()  # with what the sentence itself speaks of
        subject = (
            self._subjects.topic(chunks[start:begin], view, context)
            or self._subjects.before(chunks[:start], view, context)
            or self._subjects.fallback(view, context)
        )
        return subject if subject is not None and subject.kind in ("region", "platform", "programme") else None

    def _is_horizon(self, mention: TimeMention, view: View, deadline: Deadline, promised: bool) -> bool:
        """A day ahead that closes a span (到2025年, 今年, 3年内), not a day or an evening.

        The article's own year and a plan's term are told of as well as ahead of: they take a word of intent (`promised`).
        """
        today = view.article.published_on
        due = deadline(mention.text, today)
        if due is None or (today is not None and (due - today).days < _NEAREST):
            return False
        if "期间" in mention.text and not promised:
            return False
        year = _FOUR_DIGITS.search(mention.text)
        if year is not None and today is not None and int(year.group()) >= today.year + (not promised):
            return True
        if promised and "五" in mention.text and mention.text.endswith(_PLAN_TERMS):
            return True
        return mention.role == "deadline" or mention.text.lstrip("于在").startswith(self._grammar.horizons)

    def _is_aside(self, here: Chunk) -> bool:
        """What may stand between a word of intent and what is to be reached: times, places, 使, 全力."""
        if here.kind == TIME or (here.kind == NAME and here.pos in ("region", "platform")):
            return True
        return here.text in self._grammar.aside_of_aims


def _done_by(chunks: Sequence[Chunk], start: int, at: int, short: bool) -> str:
    """绕城快线 of 绕城快线将于年底前通车: what reaches it; of the clause before, when what is reached is told in few words."""
    part = [c for c in chunks[start:at] if c.kind != TIME]
    if not part and short:
        before = clause_before(chunks, start)
        part = list(before) if not any(c.kind in (QUANTITY, TIME) for c in before) else []
    words: list[str] = []
    for here in reversed(part):
        if here.kind == WORD and here.pos.startswith(_NOMINAL):
            words.append(here.text)
        elif words or here.kind != WORD or here.pos not in ("d", "ad", "p"):
            break
    return "".join(reversed(words))
