"""Ceremonies and the figures told of them: the day of a signing, the quarter in its name, what was begun or signed on it.

Belongs here: which times and figures belong to a ceremony. Does not belong here: the period of a figure (figure_periods.py), the days that
landings take from a ceremony (landing_ceremonies.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.article import TimeMention, View
from orchestration.extraction.chunks import QUANTITY, TIME, Chunk
from orchestration.extraction.figure_parts import Figure
from orchestration.extraction.grammar import Grammar

_NEAR = 8  # chunks between a time and the opening it tells
_WHOLE_DAYS = ("日", "号", "天")
_LONG_AGO = re.compile(r"[于在]?(?:19|20)\d\d年")  # 今年启用 is news
_DAYS = (*_WHOLE_DAYS, "上午", "下午")


def event_day(view: View, grammar: Grammar) -> TimeMention | None:
    """3月31日 of 3月31日,某区举行重大项目签约仪式: the day of a ceremony, which later sentences speak of (此次签约的项目)."""
    if grammar.heard.search(view.text) or not any(word in view.text for word in grammar.ceremonies):
        return None
    days = (time for time in view.times if time.role == "event" and time.text.endswith(_DAYS))
    return next((day for day in days if day.text[0] not in "当同"), None)  # 当天, 同日: of a day told before


def is_of_ceremony(figure: Figure, grammar: Grammar) -> bool:
    return figure.metric.endswith((*grammar.project_tails, *grammar.sums_of_projects, "企业"))


def sums_up_signings(view: View, grammar: Grammar) -> bool:
    """全市共签约21个项目, under a headline on a 推介会: what was signed there."""
    return "共签约" in view.text and any(word in view.article.title for word in grammar.ceremonies)


def names_an_event(chunks: Sequence[Chunk], i: int, grammar: Grammar) -> bool:
    """二季度 of 3月31日举行二季度重大项目集中签约仪式: which ceremony it was, not when it was."""
    if chunks[i].text.endswith(_WHOLE_DAYS):
        return False
    held = False
    for here in _words_after(chunks, i):
        held = held or here.text.endswith(grammar.ceremonies)
        if here.text.endswith(grammar.ceremony_tails) or (held and here.text.endswith("活动")):
            return True
    return False


def is_of_the_telling(chunks: Sequence[Chunk], i: int, view: View, grammar: Grammar) -> bool:
    """2日 of 记者2日从市统计局获悉: the day it was told."""
    if not chunks[i].text.endswith(_WHOLE_DAYS):
        return False
    end = next((c.start for c in chunks[i + 1 :] if c.pos == "break" or c.kind == QUANTITY), chunks[-1].end)
    return grammar.heard.search(view.text, chunks[i].end, end) is not None


def is_of_an_opening(chunks: Sequence[Chunk], i: int, grammar: Grammar) -> bool:
    """今年5月 of 今年5月开园,已有…: when a place began, while what follows is told of now."""
    return any(here.text.endswith(grammar.openings) for here in _words_after(chunks, i)[:_NEAR])


def is_of_a_name(chunks: Sequence[Chunk], i: int, grammar: Grammar) -> bool:
    """2012年7月 of 2012年7月经批准设立的某某保税区: it belongs to the name that follows."""
    said = [here.text for here in _words_after(chunks, i)[:_NEAR]]
    return "的" in said[1:] and said[said.index("的") - 1].endswith(grammar.openings)


def tells_no_period(chunks: Sequence[Chunk], i: int, grammar: Grammar) -> bool:
    """1992年|经批准成为国家级开发区, 全年|拟安排86亿元: when a place began, and when something is to be."""
    after = chunks[i + 1 : i + 2]
    if i + 2 < len(chunks) and after[0].text == "的" and chunks[i + 2].kind == QUANTITY:
        return True  # 增加到2022年的1012亿元
    promised = bool(after) and (after[0].text in grammar.planned or after[0].text in grammar.striving | {"拟", "将"})
    return (chunks[i].text in grammar.whole_year and promised) or (
        _LONG_AGO.fullmatch(chunks[i].text) is not None and is_of_an_opening(chunks, i, grammar)
    )


def _words_after(chunks: Sequence[Chunk], i: int) -> Sequence[Chunk]:
    """What stands between the time at `i` and the next number, time or break."""
    stops = (k for k in range(i + 1, len(chunks)) if chunks[k].kind in (QUANTITY, TIME) or chunks[k].pos == "break")
    return chunks[i + 1 : next(stops, len(chunks))]
