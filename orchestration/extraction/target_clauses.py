"""Clauses of promises: where they begin and end, what they are compared with, and horizons told around the sentence.

Belongs here: predicates over chunks and times. Does not belong here: whether a figure is promised (targets.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from orchestration.extraction import numeral_words
from orchestration.extraction.article import TimeMention, View
from orchestration.extraction.chunks import QUANTITY, TIME, WORD, Chunk, basis_end, break_after
from orchestration.extraction.context import Context
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.text import fold

Deadline = Callable[[str, date | None], date | None]
_FEBRUARY = 2
_YEAR_NEARLY_OVER = 11
_REPORTED_UNTIL = 4  # until this month the press reports on the year before
_YEAR_ALONE = re.compile(r"[到在]?(?:19|20)\d\d年")
# 启动制造业三年倍增计划, 实施人才“春燕计划”: begun or carried out. 入选“千人计划”的专家 speaks of someone else's.
_PLAIN_PROGRAMME = re.compile(
    "(?:启动|开启|实施|推进|制定|出台|印发|发布|按照|根据|依据|落实)(?:了|实施)?"
    "(?:[^,。;:“”]{0,4}“(?P<quoted>[^“”,。]{1,14}(?:计划|行动|方案|规划|工程))”|"
    "(?P<name>[^,。;:、“”《》的了和与为在]{4,18}?(?:行动计划|行动方案|实施方案|计划|规划|行动))(?=[,。;:)]|$))"
)
_AIM_SET = re.compile("(?!的)[^。;,完已]{4,60}?的(?:年度|工作|奋斗|发展|总体|预期|任务){0,2}目标(?!的)")
_OPENING = 200  # characters of an article in which it says what it is about
_FIVE_YEARS = re.compile(
    '第(?P<nth>十[一二三四五六七八九]?)个五年(?:规划|计划)|[“"‘](?P<short>十[一二三四五六七八九]?)五[”"’](?:规划|计划|时期|期间|发展)'
)
_PLAN_YEARS = re.compile(
    "(?:规划|计划|纲要|方案)[》”]?\\((?P<begin>(?:19|20)\\d\\d)年?[-—~至](?P<end>(?:19|20)\\d\\d)年?\\)"
)
_COMPARED = frozenset({"比", "较", "从", "由", "与", "同"})


def sets_an_aim(here: Chunk, view: View, grammar: Grammar) -> bool:
    """提出 of 提出进出口增长12%、产值达到45亿元的目标."""
    return here.text in grammar.sets_an_aim and _AIM_SET.match(view.text, here.end) is not None


def is_of_a_year_told(
    chunks: Sequence[Chunk], own: Sequence[int], view: View, context: Context, deadline: Deadline, grammar: Grammar
) -> bool:
    """预计全年…, in a report on last year: 全年 is the year the paragraph told of. `own` are the places of the clause's times."""
    today = view.article.published_on
    if today is None or not any(chunks[i].text in grammar.unnamed_year for i in own) or context.time is None:
        return False
    if today.month > _REPORTED_UNTIL and context.time.text.startswith(grammar.last_years):
        return False  # 去年发放2400万元。全年预计发放8000万元, told in July
    due = deadline(context.time.text, today)
    return due is not None and due < today and (due.year < today.year or today.month > _YEAR_NEARLY_OVER)


def year_of_headline(view: View) -> date | None:
    """2024年主要预期目标: the headline's year is the horizon of aims that name none."""
    found = re.search(r"(?:19|20)\d\d(?=年)", view.article.title) if "目标" in view.article.title else None
    today = view.article.published_on
    if found is None or (today is not None and int(found.group()) < today.year):
        return None
    return date(int(found.group()), 12, 31)


def end_of_plan(view: View) -> date | None:
    """The end of the plan an article is about, as its headline or first lines say: 第十四个五年规划, “十四五”规划, 规划(2021—2025年)."""
    opening = fold(view.article.body[:_OPENING])
    years = _PLAN_YEARS.search(opening)
    if years is not None:
        return date(int(years["end"]), 12, 31)
    plan = _FIVE_YEARS.search(opening)
    count = numeral_words.read(plan["nth"] or plan["short"]) if plan is not None else None
    return date(1955 + 5 * int(count.value), 12, 31) if count is not None else None


def end_of_plan_of(due: date, view: View) -> date:
    """The end of the plan that the text names with its years (方案(2021—2023年)), for what is due by it some years from now."""
    plans = {(int(match["begin"]), int(match["end"])) for match in _PLAN_YEARS.finditer(fold(view.article.body))}
    today = view.article.published_on
    if len(plans) != 1 or today is None:
        return due
    begin, end = plans.pop()
    return date(end, 12, 31) if due.year - today.year == end - begin + 1 and end >= today.year else due


def after_years(chunks: Sequence[Chunk], position: int, view: View, grammar: Grammar) -> date | None:
    """用3到5年时间: the far end of the years something is to take."""
    today = view.article.published_on
    for i in range(1, position):
        if chunks[i].kind == QUANTITY and chunks[i - 1].text in grammar.spending_time:
            quantity = view.quantities[chunks[i].index]
            if quantity.unit == "年" and today is not None:
                year = today.year + round(quantity.value_max or quantity.value)
                return today.replace(year=year, day=min(today.day, 28) if today.month == _FEBRUARY else today.day)
    return None


def programme(view: View) -> str | None:
    """The plan or programme the sentence names: by its marks (“…”行动, 《…规划》), else as what is begun, carried out or followed."""
    marked = next((name.text for name in view.names if name.kind == "programme"), None)
    if marked is not None:
        return marked
    plain = _PLAIN_PROGRAMME.search(view.text)
    return plain["quoted"] or plain["name"] if plain is not None else None


def reports(chunks: Sequence[Chunk], view: View, grammar: Grammar) -> bool:
    """Whether a sentence after the list of aims goes back to what has been reached."""
    return any(
        (c.kind == WORD and (c.text in grammar.ends_intent or c.text in grammar.since_last_year))
        or (c.kind == TIME and (view.times[c.index].role in ("as_of", "since") or c.text.startswith(grammar.long_ago)))
        for c in chunks
    )


def is_compared(chunks: Sequence[Chunk], i: int) -> bool:
    """The time at `i` is one the figure is compared with or starts from (比2017年, 由目前的45%, 在2022年的基础上)."""
    compared = chunks[i].text[0] in "比较从由" or (i > 0 and chunks[i - 1].text in _COMPARED)
    return compared or basis_end(chunks, i) > i


def years_ahead(mention: TimeMention, view: View, deadline: Deadline) -> bool:
    """“十二五”期间, said at its beginning: what follows is planned."""
    due, today = deadline(mention.text, view.article.published_on), view.article.published_on
    return due is not None and today is not None and due.year > today.year


def has_horizon_beside(chunks: Sequence[Chunk], i: int, view: View, deadline: Deadline) -> bool:
    """预计全年实现…亿元: a dated promise with a number, which holds for the items after it."""
    today = view.article.published_on
    for beside in (*chunks[max(0, i - 2) : i], *chunks[i + 1 : i + 2]):
        due = deadline(view.times[beside.index].text, today) if beside.kind == TIME else None
        if due is not None and today is not None and due > today:
            return True
    return False


def begins_with_a_verb(clause: Sequence[Chunk], grammar: Grammar) -> bool:
    """建设…;完成…: the promise goes on; 新建 and 落户 report."""
    return bool(clause) and clause[0].kind == WORD and clause[0].text in grammar.doing


def is_base(chunks: Sequence[Chunk], position: int, view: View) -> bool:
    """由2010年末的2000万…: the state a promise starts from."""
    for i in range(position - 1, max(position - 4, 0), -1):
        if (chunks[i].kind == WORD and chunks[i].text in ("从", "由")) or (
            chunks[i].kind == TIME and chunks[i].text[0] in "从由"
        ):
            return True
        if chunks[i].kind not in (TIME, WORD) or (chunks[i].kind == WORD and chunks[i].text != "的"):
            return False
    return False


def disposes(chunks: Sequence[Chunk], i: int, grammar: Grammar) -> bool:
    """将企业培育作为重点: 将 takes an object, as 把 does, and promises nothing."""
    end = break_after(chunks, i)
    return not (i + 1 < end and chunks[i + 1].text in grammar.disposing) and any(
        c.kind == WORD and c.text in grammar.disposing for c in chunks[i + 2 : end]
    )


def clauses(chunks: Sequence[Chunk]) -> list[tuple[int, int]]:
    ends = [i for i, c in enumerate(chunks) if c.pos == "break"]
    starts = [0, *(end + 1 for end in ends)]
    return [(start, end) for start, end in zip(starts, [*ends, len(chunks)], strict=True) if start < end]


def clause_before(chunks: Sequence[Chunk], start: int) -> Sequence[Chunk]:
    """The clause right before the one at `start`, empty after a semicolon or at the sentence's start."""
    if start < 2 or chunks[start - 1].text == ";":
        return ()
    begin = next((i for i in range(start - 2, -1, -1) if chunks[i].pos == "break"), -1)
    return chunks[begin + 1 : start - 1]


def measures_another(chunks: Sequence[Chunk], i: int) -> bool:
    """为今年计划开工项目投资规模的4倍: what is planned is what the number is compared with."""
    number = next((k for k in range(i, len(chunks)) if chunks[k].kind == QUANTITY), len(chunks))
    return number < len(chunks) and chunks[number].pos in ("multiple", "percent") and chunks[number - 1].text == "的"


def has_rate(chunks: Sequence[Chunk], i: int) -> bool:
    return any(c.kind == QUANTITY and c.pos in ("percent", "pp") for c in chunks[i : break_after(chunks, i)])


def is_year(mention: TimeMention) -> bool:
    return _YEAR_ALONE.fullmatch(mention.text) is not None


def is_running(mention: TimeMention, view: View) -> bool:
    """2025年产值290亿元,2026年380亿元, told in 2025: of years in a row the running one is promised too."""
    today = view.article.published_on
    return today is not None and is_year(mention) and int(mention.text.lstrip("到在")[:4]) == today.year
