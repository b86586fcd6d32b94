"""Money that is promised without a word of intent: grants that are announced, and what a year's plan of works is to cost.

Belongs here: which sums and counts are promised that way, and by when. Does not belong here: words of intent and their reach (targets.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.extraction.article import View
from orchestration.extraction.chunks import QUANTITY, TIME, WORD, Chunk, break_after
from orchestration.extraction.context import Context
from orchestration.extraction.figure_parts import Figure
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.target_clauses import Deadline

_JOINING = frozenset("和及与、")
_TO_COMPLETE = "计划完成投资"  # what the year is to complete, not what was
_OF_A_PLAN = ("占", "为", "完成", "超", "达到", "相当于")
_OPENING_DETAIL = ("其中", "当中")


def is_announced(
    chunks: Sequence[Chunk], clause: tuple[int, int], view: View, grammar: Grammar, handed: frozenset[str]
) -> bool:
    """预算案宣布拨款60亿元,包括:20亿元用于…: the budget says what it will hand out, item by item."""
    start, end = clause
    if not any(c.kind == WORD and c.text in handed for c in chunks[start:end]):
        return False
    announced = granted = False
    for i, here in enumerate(chunks[:end]):
        if here.kind == WORD and here.text in grammar.announcing:
            announced = True
        elif here.kind == WORD and here.text in grammar.granting and not _is_done(chunks, i):
            granted = granted or announced
        elif (here.kind == WORD and here.text in grammar.ends_intent) or (
            here.kind == TIME and view.times[here.index].role in ("as_of", "since")
        ):
            announced = granted = False
    return granted


def is_set_aside(chunks: Sequence[Chunk], start: int, position: int, words: frozenset[str]) -> bool:
    """安排资金5亿元, and sums joined to one that is (安排资金5亿元和基金3亿元); 安排了 tells of what was done."""
    while start and chunks[start - 1].kind == QUANTITY and start < position and chunks[start].text in _JOINING:
        start -= 1
        while start and chunks[start - 1].kind != QUANTITY and break_after(chunks, start - 1) > position:
            start -= 1
    return any(chunks[i].text in words and not _is_done(chunks, i) for i in range(start, position))


def _is_done(chunks: Sequence[Chunk], i: int) -> bool:
    return i + 1 < len(chunks) and chunks[i + 1].text == "了"


def is_detail_of_promise(
    chunks: Sequence[Chunk], figure: Figure, view: View, context: Context, grammar: Grammar
) -> bool:
    """其中2亿元用于…, right after a sum that was promised, in its sentence or the one before: a part of it."""
    same = context.promised == (view.sentence.no, figure.quantity.unit) and figure.quantity.unit_kind == "money"
    start = figure.clause[0] if same else 0
    if not same and context.promised != (view.sentence.no - 1, figure.quantity.unit):
        return False
    if chunks[start].text not in _OPENING_DETAIL:
        return False
    until = break_after(chunks, figure.position)
    return break_after(chunks, start) >= figure.position and not any(
        c.text in grammar.ends_intent or c.text in grammar.under_way or c.text in ("了", "完成")
        for c in chunks[start:until]
    )


def year_of_plan(
    chunks: Sequence[Chunk],
    start: int,
    position: int,
    times: Sequence[int],
    view: View,
    context: Context,
    deadline: Deadline,
    grammar: Grammar,
) -> int | None:
    """2024年…,计划新开工项目52个,年度计划投资64亿元: the year, not yet over, whose plan the figure is one of; else None.

    `times` are the places of the sentence's times. To be asked of sentences that name such a plan.
    """
    today = view.article.published_on
    own = view.text[chunks[start].start : chunks[position].start]
    if today is None or not _is_planned(chunks, start, position, own, view, grammar):
        return None
    before = [i for i in times if i < position]
    mention = view.times[chunks[before[-1]].index] if before else context.time
    if mention is not None and mention.role in ("event", "as_of") and mention.text not in own:
        mention = None  # 日前集中开工…,年度计划投资19亿元
    if mention is None and any(word in own for word in grammar.plans_of_a_year):
        told = context.earlier or context.reported_time
        last = deadline(told.text, today) if told is not None else None
        return today.year if last is None or last.year >= today.year else None  # 年度 is this year's
    due = deadline(mention.text, today) if mention is not None else None
    if due is None or mention is None or due.year < today.year:
        return None
    over = due.year > today.year and str(due.year) not in mention.text and not mention.text.startswith("明年")
    return today.year if over else due.year  # 1至4月…: months that are over are not the next year's


def _is_planned(chunks: Sequence[Chunk], start: int, position: int, own: str, view: View, grammar: Grammar) -> bool:
    """The figure's own words name the plan, or it is a further item of the list that does (续建项目31个46亿元)."""
    at = max((own.find(word) for word in grammar.plans_of_a_year), default=-1)
    done = own if at < 0 else own[at:].replace(_TO_COMPLETE, "")
    if any(word in done for word in grammar.progress) or (
        position + 1 < len(chunks) and chunks[position + 1].text == "的"
    ):
        return False
    if any(c.kind == WORD and c.text in grammar.since_last_year for c in chunks[start:position]):
        return False
    if at >= 0 and (own.endswith("的") or own[:at].endswith(_OF_A_PLAN)):
        return False  # 占年度投资计划的97%
    if at >= 0:
        before = view.text[: chunks[start].start + at]
        return not (start and chunks[start - 1].kind == QUANTITY and before.endswith(chunks[start - 1].text))
    if any(c.text == "共" for c in chunks[start:position]):
        return False  # 全市共签约项目327个
    listed = own.endswith("项目") or (not own and chunks[position - 1].kind == QUANTITY)
    told = view.text[: chunks[start].start]
    first = min((found for word in grammar.plans_of_a_year if (found := told.find(word)) >= 0), default=-1)
    if first < 0 or (
        not any(word in told[:first] for word in (*grammar.planned, "将")) and _counts(chunks, told, first)
    ):
        return False  # 竣工项目24个,年度计划投资78亿元;续建项目34个: what there is
    return listed and not any(word in told for word in grammar.progress)


def _counts(chunks: Sequence[Chunk], told: str, end: int) -> bool:
    """Whether something was counted before the plan is named."""
    return any(c.kind == QUANTITY and c.pos == "count" for c in chunks if c.end <= min(end, len(told)))
