"""Observed numbers: a figure with the period it was true in.

Belongs here: the row of an observed figure. Does not belong here: its period (figure_periods.py), intent and deadlines (targets.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orchestration.extraction.article import Metric, View
from orchestration.extraction.chunks import Chunk
from orchestration.extraction.context import Context
from orchestration.extraction.figure_parts import Figure
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
