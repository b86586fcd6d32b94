"""Observed numbers: a figure with the period it was true in.

Belongs here: the choice of the period, and what makes a figure an observation. Does not belong here: intent and deadlines (targets.py).
"""
from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from orchestration.extraction.article import Metric, Period, TimeMention, View
from orchestration.extraction.chunks import TIME, Chunk
from orchestration.extraction.context import Context
from orchestration.extraction.figures import Figure

Resolve = Callable[[str, date | None, Period | None], Period | None]
_PERIOD_ROLES = frozenset({"span", "as_of", "since", "event"})

# Share of rows right in kind, value and unit on the labelled articles, by rule (docs/extraction.md says how it was measured).
CONFIDENCE = {
    "noun_before": 0.85, "noun_after": 0.8, "list_aligned": 0.85, "list_of_last": 0.85, "carried": 0.8, "share_of_whole": 0.85,
    "share_of_last": 0.85, "points_of_last": 0.8,
}


def metric(figure: Figure, view: View, chunks: Sequence[Chunk], context: Context, resolve: Resolve) -> Metric:
    """The row of an observed figure; `resolve` is periods.resolve."""
    period = period_of(figure, view, chunks, context, resolve)
    quantity, base, subject = figure.quantity, view.sentence.start, figure.subject
    return Metric(
        sentence_no=view.sentence.no, span_start=base + quantity.start, span_end=base + quantity.end,
        subject=subject.text if subject else None, metric=figure.metric, measure=figure.measure, quantity=quantity, period=period,
        rule=figure.rule, confidence=CONFIDENCE[figure.rule],
        subject_kind=subject.kind if subject else None, region_code=subject.code if subject else None,
    )


def period_of(figure: Figure, view: View, chunks: Sequence[Chunk], context: Context, resolve: Resolve) -> Period:
    """The time in the number's clause, else the last one the sentence or its paragraph set, else as of the article's date."""
    today = view.article.published_on
    anchor = _resolve(context.time, today, None, resolve)
    own = _last_time(chunks[figure.clause[0] : figure.position], view)
    earlier = own or _last_time(chunks[: figure.clause[0]], view)
    later = None if earlier else _last_time(chunks[figure.position : figure.clause[1]], view)
    for mention in (earlier, later):
        found = _resolve(mention, today, anchor, resolve)
        if found is not None:
            return found
    if anchor is not None and _still_applies(figure, view):
        return anchor
    return Period(None, today)


def _resolve(mention: TimeMention | None, today: date | None, anchor: Period | None, resolve: Resolve) -> Period | None:
    return None if mention is None else resolve(mention.text, today, anchor)


def _last_time(chunks: Sequence[Chunk], view: View) -> TimeMention | None:
    for here in reversed(chunks):
        if here.kind == TIME and view.times[here.index].role in _PERIOD_ROLES:
            return view.times[here.index]
    return None


def _still_applies(figure: Figure, view: View) -> bool:
    """A paragraph's time holds for flows and rates; a stock said without a time is a state as of the article's date."""
    return figure.quantity.unit_kind not in ("count", "people") or view.text.startswith("其中")
