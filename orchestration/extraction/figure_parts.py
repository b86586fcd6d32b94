"""Where a number stands in its sentence: the figures found so far, its clause, the numbers side by side with it.

Belongs here: positions among chunks. Does not belong here: what a number measures (figure_nouns.py) or is worth (figure_values.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from orchestration.extraction.article import Quantity, View
from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, TIME, WORD, Chunk, since_break
from orchestration.extraction.context import Context
from orchestration.extraction.phrase_words import JOINING, Reading
from orchestration.extraction.subject_shapes import Subject

ENTITY_KINDS = frozenset({"count", "people"})
LONGEST_CLAUSE = 14  # characters; a longer one is no indicator
_JOINED = 2  # chunks
_VERB_AND_LINK = 2  # chunks
_PARTS_OF = re.compile(
    "其中[,:]|分季度|分月|逐季|逐月|(?:从|按)季度|(?:从)?环比看"
)  # opens what tells of the same, part by part
_MEASURES = frozenset({"count", "people", "area", "mass", "energy", "volume"})
_NOT_TAKEN_OVER = ("completion", "compared")
_NOUNS = ("n", "vn", "b", "j", "l", "a", "eng")


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
    sector: str = ""  # what the indicator is an indicator of (规上工业)
    whole: str = ""  # the indicator with what it is a share of
    annual: bool = False
    named_here: bool = False  # the subject stands in the number's own clause
    trigger: str = ""
    among: tuple[int, int] = (0, 1)  # which of how many numbers side by side
    part_of_new: bool = False  # counts a part of what was new in a time
    again: bool = False  # points back at what was counted before: no row, but what is told of it takes its indicator

    @property
    def pulls(self) -> bool:
        """Whether it tells what the indicator adds to another (餐饮业拉动消费增长0.4个百分点)."""
        return self.quantity.unit == "pp" and self.metric.endswith("增长")


@dataclass(slots=True)
class Place:
    """Where a quantity stands: its clause, its group of `size` numbers side by side, and the figures before it.

    `last` is the figure before whose indicator others take over; a completed plan or a comparison is none.
    """

    position: int
    clause: tuple[int, int]
    left: Sequence[Chunk]
    view: View
    chunks: Sequence[Chunk]
    context: Context
    before: Sequence[Figure]
    size: int
    nth: int
    shared: Reading
    last: Figure | None = field(init=False)

    def __post_init__(self) -> None:
        self.last = None
        for figure in reversed(self.before):
            if figure.rule not in _NOT_TAKEN_OVER and not figure.pulls:
                self.last = figure
                break
        if not self.before and self.chunks[self.position].pos == "percent" and _PARTS_OF.match(self.view.text):
            self.last = self.context.told  # 生产总值增长8.6%。分季度看,一季度增长8.5%


def groups(chunks: Sequence[Chunk], positions: Sequence[int], role: Callable[[str], str]) -> list[list[int]]:
    """Numbers joined by nothing but 、, commas or 和 (84.5亿元、61.9亿元; 50.5%和68%) form a group. `role` is `Phrases.role`."""
    groups: list[list[int]] = []
    for position in positions:
        between = chunks[groups[-1][-1] + 1 : position] if groups else []
        if groups and (_side_by_side(between) or _up_and_down(between, chunks, groups[-1][0], role)):
            groups[-1].append(position)
        else:
            groups.append([position])
    return groups


def _up_and_down(between: Sequence[Chunk], chunks: Sequence[Chunk], first: int, role: Callable[[str], str]) -> bool:
    """分别增长5.6%、下降8.9%和增长11.2%: each number of the run says itself whether it is a rise."""
    joined = len(between) == _JOINED and (between[0].pos == "sep" or between[0].text in ("和", "及"))
    if not joined or role(between[1].text) not in ("up", "down") or chunks[first].pos != "percent":
        return False
    start = since_break(chunks, first)
    return any(here.text.startswith("分别") for here in chunks[start:first])


def _side_by_side(between: Sequence[Chunk]) -> bool:
    return bool(between) and all(
        (c.kind == PUNCT and c.pos == "sep") or (c.kind == WORD and c.text in JOINING) for c in between
    )


def clause_start(chunks: Sequence[Chunk], position: int) -> int:
    """After the last clause break or number before `position`; brackets are jumped over."""
    depth = 0
    for i in range(position - 1, -1, -1):
        kind = chunks[i].kind
        if kind == WORD:
            continue
        if kind == PUNCT:
            pos = chunks[i].pos
            depth += (pos == "close") - (pos == "open")
            if (pos == "break" and depth <= 0) or (pos == "open" and depth < 0):
                return i + 1
        elif kind == QUANTITY and depth <= 0:
            return _past_aside(chunks, i + 1, position)
    return 0


def _past_aside(chunks: Sequence[Chunk], start: int, position: int) -> int:
    """Behind the bracket that opens at `start`: 总产值50亿元(含配套企业)、|出口…."""
    if chunks[start].pos != "open":
        return start
    closing = next((i for i in range(start + 1, position) if chunks[i].pos == "close"), position - 1)
    return closing + 1


def clause_end(chunks: Sequence[Chunk], position: int) -> int:
    for i in range(position + 1, len(chunks)):
        kind = chunks[i].kind
        if kind == QUANTITY or (kind == PUNCT and chunks[i].pos == "break"):
            return i
    return len(chunks)


def sentence_part(chunks: Sequence[Chunk], position: int) -> int:
    """Start of the run of clauses joined by nothing but numbers before `position` (90%以上的甲,90%以上的乙和80%以上的丙)."""
    first = next((i for i in range(position) if chunks[i].kind == QUANTITY), position)
    return since_break(chunks, first)


def aligned(before: Sequence[Figure], size: int, nth: int) -> Figure | None:
    """The nth of the last `size` figures of another measure that stand in one run (利税84.5亿元、利润61.9亿元,分别增长…)."""
    told = before[: len(before) - nth] if nth else before
    run = [figure for figure in told if figure.rule != "compared"]  # 分别增长5%和6%,比全省快1个和2个百分点,占比分别为…
    return run[-size:][nth] if len(run) >= size else None


def after_verb(chunks: Sequence[Chunk], position: int, end: int, verb: str) -> Sequence[Chunk]:
    for i in range(position + 1, end):
        if chunks[i].text == verb:
            following = chunks[i + 1 : end]
            return following if following and following[0].kind in (NAME, WORD, TIME) else ()
    return ()


def is_sum_of_counted(chunks: Sequence[Chunk], position: int) -> bool:
    """续建项目31个46亿元: what the things just counted cost, unless the sum describes a noun after it."""
    if position == 0 or chunks[position].pos != "money" or chunks[position - 1].pos != "count":
        return False
    return position + 1 == len(chunks) or chunks[position + 1].kind == PUNCT


def is_measured_too(chunks: Sequence[Chunk], position: int) -> bool:
    """候鸟126种8.6万只, 土地36宗2600亩: another measure of what was just counted, unless it describes a noun after it."""
    if position == 0 or chunks[position - 1].pos != "count" or chunks[position].pos not in _MEASURES:
        return False
    return position + 1 == len(chunks) or chunks[position + 1].kind == PUNCT


def rises_to(place: Place) -> bool:
    """从130家扩充至290家: the number before is where this one started from."""
    left, start = place.left, place.clause[0] - 1
    return (
        len(left) <= _VERB_AND_LINK
        and bool(left)
        and left[-1].text.endswith(("至", "到", "为"))
        and start > 0
        and place.chunks[start].kind == QUANTITY
        and any(c.text in ("从", "由") for c in place.chunks[max(0, start - 2) : start])
    )


def told_before(place: Place) -> list[str]:
    """装机规模 of 装机规模首次超过煤电,占比升至…: the nouns the clause before opens with, one for each item of a list."""
    end = place.clause[0] - 1
    start = next(
        (i + 1 for i in range(end - 1, -1, -1) if place.chunks[i].kind == PUNCT and place.chunks[i].pos == "break"), 0
    )
    items = [""]
    for here in place.chunks[start : max(end, start)]:
        if here.kind == WORD and here.pos.startswith(_NOUNS):
            items[-1] += here.text
        elif items[-1] and ((here.kind == PUNCT and here.pos == "sep") or (place.size > 1 and here.text in JOINING)):
            items.append("")
        elif items[-1]:
            break
    return [item for item in items if item] if all(len(item) <= LONGEST_CLAUSE for item in items) else []
