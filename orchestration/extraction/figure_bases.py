"""What a figure is measured against, told as a number of its own: 比全市的5.9%高1.3个百分点, 增速高于全省平均水平(5.9%).

Belongs here: figures of the places compared with. Does not belong here: the figure that is compared (figures.py, figure_nouns.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.extraction.article import Quantity, View
from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, WORD, Chunk
from orchestration.extraction.context import Context
from orchestration.extraction.figure_parts import Figure, Place, clause_start
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.phrases import Phrases
from orchestration.extraction.subjects import Subjects

_RULE = "compared_base"
_MEASURES = {
    "rate": "growth",
    "up": "growth",
    "down": "growth",
    "share": "share",
}  # by what ties the number to its noun


def base_of(quantity: Quantity, place: Place, subjects: Subjects) -> Figure | None:
    """比全市的5.9%: the other place's number, of the indicator told before."""
    if place.last is None:
        return None
    base = subjects.base_of_comparison(place.chunks[place.clause[0] : place.position], place.view, place.context)
    if base is None:
        return None
    return Figure(
        quantity,
        place.position,
        place.clause,
        base,
        place.last.metric,
        place.last.measure,
        _RULE,
        whole=place.last.whole,
        named_here=True,
    )


def in_brackets(
    chunks: Sequence[Chunk],
    position: int,
    view: View,
    context: Context,
    subjects: Subjects,
    phrases: Phrases,
    grammar: Grammar,
) -> Figure | None:
    """增速高于全省平均水平(5.9%): the number in the brackets is that of the place right before them."""
    opening = position - 1
    alone = position + 1 < len(chunks) and chunks[opening].pos == "open" and chunks[position + 1].pos == "close"
    if not alone or opening < 1 or chunks[position].pos != "percent":
        return None
    at = opening
    while at and chunks[at - 1].kind == WORD and chunks[at - 1].text in grammar.standards:
        at -= 1
    if at < 2 or not (chunks[at - 1].kind == NAME or subjects.is_scope(chunks[at - 1].text)):
        return None
    above = at - 2
    while above and (chunks[above].pos in ("d", "c", "p") or chunks[above].text == "等于"):
        above -= 1  # 高于或等于全国
    if chunks[above].text not in grammar.above:
        above = at - 2
    subject = subjects.first_of(chunks[at - 1 : at], view, context)
    if subject is None or chunks[above].text not in grammar.above:
        return None
    start = clause_start(chunks, above)
    told = phrases.read([c for c in chunks[start:above] if c.kind not in (QUANTITY, PUNCT)], ())
    metric = told.left.rpartition("的")[2]  # 各市的GDP增速
    if not metric or told.trigger not in _MEASURES:
        return None
    quantity = view.quantities[chunks[position].index]
    return Figure(
        quantity,
        position,
        (opening + 1, position + 1),
        subject,
        metric,
        _MEASURES[told.trigger],
        _RULE,
        named_here=True,
    )
