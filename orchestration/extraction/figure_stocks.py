"""How a figure stands to time: whether it counts what happened, what there is, or what flowed.

Belongs here: predicates over one figure and its words. Does not belong here: the choice of its period (figure_periods.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.extraction.article import Period, View
from orchestration.extraction.chunks import TIME, Chunk
from orchestration.extraction.figure_parts import Figure
from orchestration.extraction.grammar import Grammar

_ADDED_UP = frozenset({"累计", "先后", "分批"})
_TRADED = ("出口", "进口", "进出口")
TRIPS = ("人次", "车次", "辆次", "架次", "列次", "艘次", "班次", "航次")  # never a stock


def happened(figure: Figure, view: View, chunks: Sequence[Chunk], grammar: Grammar) -> bool:
    """Whether the number counts what happened on the day (签约, 开工), not what there was by then."""
    start = chunks[figure.clause[0]].start
    if figure.metric.endswith(
        (*grammar.project_tails, *grammar.sums_of_projects)
    ):  # 昨天,21个项目开工,总投资168亿元,其中产业类15个
        start = next((c.start for c in chunks if c.kind == TIME), start)
    text = figure.metric + view.text[start : chunks[figure.clause[1] - 1].end]
    return any(word in text for word in grammar.events)


def flows(figure: Figure, grammar: Grammar) -> bool:
    """增加值, 产量, visits, 出口钢材 in money: what is counted up over a stretch of time."""
    traded = figure.quantity.unit_kind == "money" and figure.metric.startswith(_TRADED)
    return traded or figure.quantity.unit.endswith(TRIPS) or figure.metric.endswith(grammar.flows)


def is_by_now(figure: Figure, chunks: Sequence[Chunk], grammar: Grammar) -> bool:
    """装机已达3300万千瓦, 现有企业82家: a state of the article's day, whatever time the paragraph told before."""
    return any(c.text in grammar.by_now for c in chunks[figure.clause[0] : figure.position])


def is_counted_now(figure: Figure, time: int, view: View, chunks: Sequence[Chunk], grammar: Grammar) -> bool:
    """去年成交额5812亿元;现有市场123处,商户6.4万户: counts of what there is, told after the span at `time`."""
    span = view.times[chunks[time].index].role == "span" and time < figure.clause[0]
    counts = figure.quantity.unit_kind in ("count", "people") and figure.measure == "level"
    return span and counts and any(c.text in grammar.by_now for c in chunks[time : figure.position])


def is_stock(figure: Figure, chunks: Sequence[Chunk], grammar: Grammar) -> bool:
    """A count of what is there (入驻企业) has no start, unless it is cumulated (累计, 新增)."""
    words = {c.text for c in chunks[figure.clause[0] : figure.clause[1]]}
    return (
        figure.quantity.unit_kind in ("count", "people")
        and figure.measure == "level"
        and not figure.part_of_new
        and not figure.quantity.unit.endswith(TRIPS)  # visits and trips
        and not words & grammar.cumulated
        and not any(word[:2] in grammar.deeds_of_a_time or word in grammar.deeds_of_a_time for word in words)
    )


def _counts_deeds(figure: Figure, anchor: Period, chunks: Sequence[Chunk], grammar: Grammar) -> bool:
    """各镇共签约项目47个: what was done in the time told before, unless it is added up (累计)."""
    if anchor.start == anchor.end:
        return False
    words = {c.text for c in chunks[figure.clause[0] : figure.clause[1]]}
    by_now = any(word[0] == "已" for word in words)
    return not by_now and not words & _ADDED_UP and any(word in grammar.deeds_of_a_time for word in words)


def still_applies(figure: Figure, anchor: Period, view: View, chunks: Sequence[Chunk], grammar: Grammar) -> bool:
    """A paragraph's time holds for flows and rates; a stock said without a time is a state as of the article's date."""
    if figure.metric.endswith(grammar.stocks):
        return anchor.start is None  # 上半年…。公路总里程2316公里, but of the day of 截至2022年底
    return (
        figure.quantity.unit_kind not in ("count", "people")
        or figure.quantity.unit.endswith(TRIPS)
        or figure.metric.endswith(("量", "出栏"))
        or figure.measure == "increment"
        or figure.part_of_new
        or _counts_deeds(figure, anchor, chunks, grammar)
        or view.text.startswith("其中")
        or any(word in view.text for word in grammar.at_the_event)
    )
