"""Observed numbers: a figure with the period it was true in.

Belongs here: the row of an observed figure. Does not belong here: its period (figure_periods.py), intent and deadlines (targets.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from orchestration.extraction.article import Metric, Target, View
from orchestration.extraction.chunks import TIME, Chunk
from orchestration.extraction.context import Context
from orchestration.extraction.figure_parts import ENTITY_KINDS, Figure
from orchestration.extraction.figure_periods import period_of
from orchestration.extraction.figure_years import Resolve
from orchestration.extraction.grammar import Grammar

# How sure the rows of each are is measured: seed rule_confidence.csv.
RULES = (
    "noun_before",
    "noun_after",
    "noun_around",
    "list_aligned",
    "list_of_last",
    "carried",
    "share_of_whole",
    "share_of_last",
    "points_of_last",
    "compared",
    "compared_base",
    "told_ahead",
    "heading",
    "bracketed",
    "given_share",
    "clause",
    "attribute_of_last",
    "part_of_total",
    "completion",
)


_SO_FAR = frozenset({"至此", "累计", "目前"})


def of_its_stock(
    row: Metric, before: Metric | Target | None, figure: Figure, chunks: Sequence[Chunk], grammar: Grammar
) -> Metric:
    """至此,实有市场主体39万户,同比增长13%: the growth of a stock is of the day of the stock, told right before it."""
    stock = (
        isinstance(before, Metric)
        and (before.sentence_no, before.metric, before.subject) == (row.sentence_no, row.metric, row.subject)
        and before.measure == "level"
        and before.quantity.unit_kind in ENTITY_KINDS
        and before.period.start is None
    )
    by_now = any(c.text in grammar.by_now or c.text in _SO_FAR for c in chunks[: figure.position])
    told = not by_now or any(c.kind == TIME for c in chunks[figure.clause[0] : figure.position])
    if not stock or told or figure.measure != "growth" or before is None or not isinstance(before, Metric):
        return row
    return replace(row, period=before.period)


def metric(
    figure: Figure,
    view: View,
    chunks: Sequence[Chunk],
    context: Context,
    resolve: Resolve,
    grammar: Grammar,
    confidence: Mapping[str, float],
) -> Metric:
    """The row of an observed figure; `resolve` is `Periods.resolve`, `confidence` how sure the rows of each rule are."""
    period = period_of(figure, view, chunks, context, resolve, grammar)
    quantity, base, subject = figure.quantity, view.sentence.start, figure.subject
    return Metric(
        sentence_no=view.sentence.no,
        span_start=base + quantity.start,
        span_end=base + quantity.end,
        subject=subject.text if subject else None,
        metric=figure.metric,
        measure=figure.measure,
        quantity=quantity,
        period=period,
        rule=figure.rule,
        confidence=confidence[figure.rule],
        subject_kind=subject.kind if subject else None,
        region_code=subject.code if subject else None,
    )
