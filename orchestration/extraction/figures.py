"""What every quantity of a sentence measures: subject, indicator, measure and sign, before anyone asks whether it was observed or promised.

Belongs here: carrying indicators from number to number (lists, 分别, 从…到…, 同比增长). Does not belong here: periods (metrics.py) and
intent (targets.py).
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orchestration.extraction.article import Quantity, View
from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, TIME, WORD, Chunk
from orchestration.extraction.context import Context
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.phrases import Phrases, Reading
from orchestration.extraction.subjects import Subject, Subjects, is_bracketed

# Kinds of unit that describe a thing or a moment, not a place's performance: no row of their own (facts.md: durations, distances).
_NOT_FIGURES = frozenset({"duration", "length", "time", "temperature", "angle", "speed"})
_ENTITY_KINDS = frozenset({"count", "people"})
_RANK_TAILS = ("之一", "强", "佳", "位")
_NOT_INDICATORS = frozenset({"历史", "车程", "距离", "高度", "年龄", "身高"})


@dataclass(slots=True)
class Figure:
    """One quantity and what it measures. `position` and `clause` index the sentence's chunks."""

    quantity: Quantity
    position: int
    clause: tuple[int, int]
    subject: Subject | None
    metric: str
    measure: str
    rule: str
    annual: bool = False
    named_here: bool = False  # the subject stands in the number's own clause
    right_verb: str = ""


class Figures:
    """Built once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._phrases = Phrases(lexicon)
        self.subjects = Subjects(lexicon)

    def read(self, view: View, chunks: Sequence[Chunk], context: Context) -> list[Figure]:
        """The figures of one sentence, in order; quantities that measure nothing are left out."""
        figures: list[Figure] = []
        positions = [i for i, c in enumerate(chunks) if c.kind == QUANTITY]
        for group in _groups(chunks, positions):
            figures.extend(self._group(group, view, chunks, context, figures))
        return figures

    # ---- a group: numbers that stand side by side ------------------------------------------------------------------------------

    def _group(
        self, group: Sequence[int], view: View, chunks: Sequence[Chunk], context: Context, before: Sequence[Figure]
    ) -> list[Figure]:
        first = group[0]
        start = _clause_start(chunks, first)
        result: list[Figure] = []
        shared: Reading | None = None
        for nth, position in enumerate(group):
            quantity = view.quantities[chunks[position].index]
            clause = (start, _clause_end(chunks, position))
            left = chunks[start if nth == 0 else group[nth - 1] + 1 : position]
            right = chunks[position + 1 : clause[1]]
            if quantity.unit_kind in _NOT_FIGURES or is_bracketed(chunks, position):
                continue
            reading = self._phrases.read(left, right)
            if nth == 0:
                shared = reading
            elif shared is not None and not reading.trigger:
                reading = replace(reading, trigger=shared.trigger, annual=shared.annual)
            item = shared.items[nth] if shared and len(shared.items) == len(group) > 1 else ""
            figure = self._figure(quantity, position, clause, reading, item, len(group), nth, view, chunks, context, [*before, *result])
            if figure is not None:
                result.append(figure)
                if len(group) == 1 and len(reading.items) > 1 and _each(left):
                    result[-1:] = [replace(figure, metric=one) for one in reading.items]
        return result

    def _figure(
        self, quantity: Quantity, position: int, clause: tuple[int, int], reading: Reading, item: str, size: int, nth: int,
        view: View, chunks: Sequence[Chunk], context: Context, before: Sequence[Figure],
    ) -> Figure | None:
        subject, named_here = self._subject(position, clause, reading, view, chunks, context, before)
        last = before[-1] if before else None
        measure = _measure(quantity, reading, last)
        metric, rule = self._metric(quantity, reading, item, measure, before, size, nth)
        if not metric or metric.endswith(_RANK_TAILS) or metric in _NOT_INDICATORS:
            return None
        value = _signed(quantity, reading, measure)
        if not named_here and last is not None and last.subject is not None and (subject is None or subject.rule in ("carried", "main_region", "nation")):
            subject = last.subject
        return Figure(value, position, clause, subject, metric, measure, rule, reading.annual, named_here, reading.right_verb)

    # ---- indicator -----------------------------------------------------------------------------------------------------------------

    def _metric(
        self, quantity: Quantity, reading: Reading, item: str, measure: str, before: Sequence[Figure], size: int, nth: int
    ) -> tuple[str, str]:
        """The indicator's noun phrase and the rule that found it."""
        last = before[-1] if before else None
        if reading.share_of:
            if reading.left:
                return reading.left + reading.share_of, "share_of_whole"
            if last is not None and quantity.unit in ("%", "pp"):
                return last.metric, "share_of_last"
            return reading.share_of, "share_of_whole"
        if item:
            return item, "list_aligned"
        if reading.right and quantity.unit_kind in _ENTITY_KINDS:
            return reading.right, "noun_after"
        if size > 1 and not reading.left:
            aligned = _aligned(before, size, nth)
            if aligned is not None:
                return aligned.metric, "list_of_last"
        if reading.left:
            if reading.trigger == "" and quantity.unit_kind not in _ENTITY_KINDS and reading.right and len(reading.left) < 2:
                return reading.right, "noun_after"
            if quantity.unit == "pp" and last is not None and reading.trigger and reading.left in ("同比", "增速"):
                return last.metric + "增速", "points_of_last"
            return reading.left, "noun_before"
        if reading.right and (reading.trigger == "" or quantity.unit_kind == "money"):
            return reading.right, "noun_after"
        if last is not None and (reading.trigger or quantity.unit in ("%", "pp", "倍") or size > 1):
            if quantity.unit == "pp" and last.measure == "growth":
                return last.metric + "增速", "points_of_last"
            return last.metric, "carried"
        return reading.right, "noun_after"

    # ---- subject -------------------------------------------------------------------------------------------------------------------

    def _subject(
        self, position: int, clause: tuple[int, int], reading: Reading, view: View, chunks: Sequence[Chunk], context: Context,
        before: Sequence[Figure],
    ) -> tuple[Subject | None, bool]:
        """The subject, and whether the number's own clause names it."""
        compared = reading.compared and any(c.text in ("比", "较") for c in chunks[clause[0] : position])
        found = None if compared else self.subjects.of_chunks(chunks[clause[0] : position], view, context)
        if found is None and reading.right_verb:
            found = self.subjects.first_of(_after_verb(chunks, position, clause[1], reading.right_verb), view, context)
        if found is not None:
            return found, True
        sentence = self.subjects.of_chunks(chunks[: clause[0]], view, context)
        if sentence is not None:
            return sentence, False
        return self.subjects.fallback(view, context), False


def _groups(chunks: Sequence[Chunk], positions: Sequence[int]) -> list[list[int]]:
    """Numbers joined by nothing but 、, commas or 和 (84.5亿元、61.9亿元; 50.5%和68%) form a group."""
    groups: list[list[int]] = []
    for position in positions:
        if groups and _side_by_side(chunks[groups[-1][-1] + 1 : position]):
            groups[-1].append(position)
        else:
            groups.append([position])
    return groups


def _side_by_side(between: Sequence[Chunk]) -> bool:
    return bool(between) and all(
        (c.kind == PUNCT and c.pos == "sep") or (c.kind == WORD and c.text in ("和", "及", "与", "以及")) for c in between
    )


def _clause_start(chunks: Sequence[Chunk], position: int) -> int:
    """After the last clause break or number before `position`; brackets are jumped over."""
    depth = 0
    for i in range(position - 1, -1, -1):
        here = chunks[i]
        if here.kind == PUNCT:
            depth += (here.pos == "close") - (here.pos == "open")
            if here.pos == "break" and depth <= 0:
                return i + 1
            if here.pos == "open" and depth < 0:
                return i + 1
        elif here.kind == QUANTITY and depth <= 0:
            return i + 1
    return 0


def _clause_end(chunks: Sequence[Chunk], position: int) -> int:
    for i in range(position + 1, len(chunks)):
        if (chunks[i].kind == PUNCT and chunks[i].pos == "break") or chunks[i].kind == QUANTITY:
            return i
    return len(chunks)


def _each(left: Sequence[Chunk]) -> bool:
    return any(c.kind == WORD and c.text in ("均", "都", "各") for c in left)


def _aligned(before: Sequence[Figure], size: int, nth: int) -> Figure | None:
    """The nth of the last `size` figures of another measure that stand in one run (利税84.5亿元、利润61.9亿元,分别增长…)."""
    run = list(before[: len(before) - nth] if nth else before)
    return run[-size:][nth] if len(run) >= size else None


def _after_verb(chunks: Sequence[Chunk], position: int, end: int, verb: str) -> Sequence[Chunk]:
    for i in range(position + 1, end):
        if chunks[i].text == verb:
            following = chunks[i + 1 : end]
            return following if following and following[0].kind in (NAME, WORD, TIME) else ()
    return ()


def _measure(quantity: Quantity, reading: Reading, last: Figure | None) -> str:
    trigger, unit = reading.trigger, quantity.unit
    if unit == "pp":
        if reading.compared and last is not None:
            return last.measure
        return "increment"
    if unit == "%":
        if trigger in ("up", "down", "rate", "fall_rate"):
            return "growth"
        if trigger == "share" or reading.share_of or (reading.left.endswith(("占比", "比重", "份额", "占有率"))):
            return "share"
        if trigger == "reach" and last is not None and reading.left == "":
            return last.measure
        if trigger == "" and reading.left == "" and reading.right == "" and last is not None:
            return last.measure
        if trigger == "" and reading.right and not reading.left:
            return "share"
        return "level"
    if unit == "倍":
        return "growth"
    if trigger == "new":
        return "increment"
    if trigger in ("up", "down") and reading.left != "" or (trigger in ("up", "down") and last is not None):
        return "increment"
    return "level"


def _signed(quantity: Quantity, reading: Reading, measure: str) -> Quantity:
    """A fall is negative: 下降15.2% → −15.2."""
    if reading.trigger in ("down", "fall_rate") and measure in ("growth", "increment") and not reading.compared:
        return replace(quantity, value=-quantity.value, value_max=None if quantity.value_max is None else -quantity.value_max)
    return quantity
