"""Promises: a figure that a word of intent governs.

Belongs here: intent, deadlines, kinds of targets. Does not belong here: how far a promise reaches (target_reach.py), what the number
measures (figures.py) and aims without a number (milestones.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from orchestration.extraction.article import Target, View
from orchestration.extraction.chunks import QUANTITY, TIME, WORD, Chunk, break_after
from orchestration.extraction.context import Context
from orchestration.extraction.figure_parts import Figure
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.lexicon import Lexicon, alternation
from orchestration.extraction.milestones import Milestones
from orchestration.extraction.subjects import Subjects
from orchestration.extraction.target_clauses import (
    Deadline,
    after_years,
    end_of_plan,
    end_of_plan_of,
    is_base,
    is_compared,
    is_of_a_year_told,
    programme,
    reports,
    year_of_headline,
)
from orchestration.extraction.target_money import is_announced, is_detail_of_promise, is_set_aside, year_of_plan
from orchestration.extraction.target_reach import WHOLE_TIMES, Reach, any_in, has_passed
from orchestration.extraction.target_signs import LEAST_ASKED, NOTHING, SignReader, Signs

# How sure the rows of each are is measured: seed rule_confidence.csv.
RULES = (
    "intent",
    "set_aside",
    "deadline",
    "carried_intent",
)
_SETS_OUT = frozenset({"提出", "明确提出", "明确", "要求", "规定"})
_YEAR = re.compile(r"(?:19|20)\d\d年")
_MONTHS = re.compile("月|季度|半年")


class Targets:
    """Built once per lexicon."""

    def __init__(self, lexicon: Lexicon, subjects: Subjects) -> None:
        self._confidence = lexicon.confidence("targets", RULES)
        self._grammar = grammar = Grammar.of(lexicon)
        self._planned = re.compile(f"^(?:{alternation(grammar.planned)})(?!{alternation(grammar.planned_kept)})(?=..)")
        # 要求各乡镇完成土地流转: who promises, and that it is a promise, is no part of what is.
        self._opening = re.compile(
            f"^(?:要求[^,]{{0,6}}?(?:完成|实现)|(?:{alternation(grammar.promise_openings)})+)(?=..)"
        )
        self._reader = SignReader(lexicon, subjects)
        self._reach = Reach(grammar, self._reader)
        self.signs = self._reader.read
        # 投产后可实现年产值20亿元: what a single project is to bring.
        self._projected = re.compile(
            "(?:建成|投产|达产|达效|满产|投运|投用|竣工|完工|投入使用|投入运营)(?:投产|达产|达效|见效|运营|投用|使用|投运)?之?后[^了已。;]*$"
        )
        self.milestones = Milestones(lexicon, subjects, self._reader)
        self.may_aim = self.milestones.may_find
        self._set_aside = lexicon.words("intent_words", strength="set_aside")
        self._commitment = lexicon.words("intent_words", kind="commitment")

    def intent(
        self, figure: Figure, signs: Signs, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline
    ) -> str:
        """The rule by which a promise governs the figure, or '' for an observed one."""
        if signs is NOTHING:
            return ""
        start, position, end = figure.clause[0], figure.position, figure.clause[1]
        if _set_out(chunks, signs, position) is not None:
            return "deadline"
        if self._is_over(chunks, signs, position, view, deadline) or is_of_a_year_told(
            chunks, [i for i in signs.times if start <= i < position], view, context, deadline, self._grammar
        ):
            return ""
        if is_base(chunks, position, view) or (
            signs.under_way and any_in(signs.under_way, start, break_after(chunks, position))
        ):
            return ""
        if self._projection(view, chunks[position]) is not None:
            return "carried_intent"
        if self._estimates_the_past(chunks, signs, position, context, view, deadline):
            return ""
        if any_in(signs.intents, start, position) or any_in(signs.intents, position + 1, end):
            return "intent"
        if self._is_least_asked(figure, view, chunks):
            return "intent"
        if figure.quantity.unit_kind == "money" and (
            is_set_aside(chunks, start, position, self._set_aside)
            or is_announced(chunks, (start, end), view, self._grammar, self._commitment)
        ):
            return "set_aside"
        if (
            signs.plan
            and year_of_plan(chunks, start, position, signs.times, view, context, deadline, self._grammar) is not None
        ):
            return "intent"
        if any_in(signs.horizons, start, position):
            return "deadline"
        if self._reach.is_progress(figure, chunks, signs):
            return ""
        if (
            figure.rule == "carried"
            and figure.quantity.unit == "%"
            and _goes_with_promise(figure, view, chunks, context)
        ):
            return "carried_intent"
        if self._reach.governs(chunks, signs, start, view, context, deadline) or is_detail_of_promise(
            chunks, figure, view, context, self._grammar
        ):
            return "carried_intent"
        if self._reach.goes_on_promising(chunks, view, context):
            return "carried_intent"
        here = context.aims_from is not None and chunks[start].start >= context.aims_from
        listed = (
            (
                context.aims
                and not _is_told_of_the_past(context, view, deadline)
                and not any(view.times[chunks[i].index].role == "event" for i in signs.times if i < position)
            )  # …目标:…。|2月8日,某县举办…
            or here
            or self._reach.goes_on_ahead(chunks, signs, start, position, view, context, deadline)
        )
        return "carried_intent" if listed and not reports(chunks, view, self._grammar) else ""

    def _is_least_asked(self, figure: Figure, view: View, chunks: Sequence[Chunk]) -> bool:
        """三年引进项目不少于30个: the least that is asked for, unless the clause tells what has been reached."""
        if not view.text.endswith(LEAST_ASKED, 0, figure.quantity.start):
            return False
        clause = chunks[figure.clause[0] : figure.clause[1]]
        return not any(c.text in ("了", "过") or c.text in self._grammar.ends_intent or c.kind == TIME for c in clause)

    def _projection(self, view: View, number: Chunk) -> re.Match[str] | None:
        """After what a number is only to come: 全部投产后."""
        text, end = view.text, number.start
        return self._projected.search(text, 0, end) if text.find("后", 0, end) >= 0 else None

    def _estimates_the_past(
        self, chunks: Sequence[Chunk], signs: Signs, position: int, context: Context, view: View, deadline: Deadline
    ) -> bool:
        """1至2月…,软件业收入预计27亿元: an estimate of months that are over, and what stands beside it."""
        today = view.article.published_on
        words = {chunks[i].text for i in signs.wanting if i < position} if signs.wanting else None
        if today is None or not words or not words <= self._grammar.estimates:
            return False
        if any(word in view.text for word in self._grammar.reckoned):
            return True  # 初步核算,全县生产总值预计完成48.5亿元
        times = [view.times[chunks[i].index] for i in signs.times]
        if any(self._reader.ahead(mention, view, deadline) for mention in times):
            return False
        if any(mention.role == "as_of" for mention in times):
            return True  # 2021年截至9月,预计实现销售52亿元
        told = [m for m in (*reversed(times), context.time) if m is not None and m.text.endswith(WHOLE_TIMES)]
        return bool(told) and has_passed(told[0], today, deadline)

    def _is_over(self, chunks: Sequence[Chunk], signs: Signs, position: int, view: View, deadline: Deadline) -> bool:
        """预计2021年…, said in 2022: an estimate of a year that is over is an observation. 比2017年翻一番 only names the base."""
        today = view.article.published_on
        times = [i for i in signs.times if i < position and not is_compared(chunks, i)] if signs.times else None
        if today is None or not times:
            return False
        mention = view.times[chunks[times[-1]].index]
        if mention.text.lstrip("在于从到").startswith(self._grammar.last_years):
            return True
        if mention.text in self._grammar.unnamed_year and len(times) > 1:
            mention = view.times[chunks[times[-2]].index]  # 2022年…,全年完成…
        due = deadline(mention.text, today) if _YEAR.search(mention.text) else None
        return due is not None and due <= today

    def target(
        self,
        figure: Figure,
        rule: str,
        signs: Signs,
        view: View,
        chunks: Sequence[Chunk],
        context: Context,
        deadline: Deadline,
    ) -> Target:
        """The row of a promised figure; `deadline` is `Periods.deadline`."""
        quantity, base, subject = figure.quantity, view.sentence.start, figure.subject
        planned = None
        if signs.plan:
            planned = year_of_plan(
                chunks, figure.clause[0], figure.position, signs.times, view, context, deadline, self._grammar
            )
        context.promised = (view.sentence.no, quantity.unit)
        context.promised_at = (view.sentence.no, figure.position)
        due = date(planned, 12, 31) if planned is not None else None
        due = due or self._deadline(figure.position, signs, view, chunks, context, deadline)
        context.due = view.sentence.no, due
        spent = rule == "set_aside" or (planned is not None and quantity.unit_kind == "money")
        return Target(
            sentence_no=view.sentence.no,
            span_start=base + quantity.start,
            span_end=base + quantity.end,
            subject=subject.text if subject else None,
            metric=self._opening.sub("", self._planned.sub("", figure.metric) if rule == "intent" else figure.metric),
            measure="increment" if self._is_to_be_new(figure) else figure.measure,
            quantity=quantity,
            deadline=due,
            kind="commitment" if spent else self._kind(figure, chunks),
            programme=programme(view),
            rule=rule,
            confidence=self._confidence[rule],
            subject_kind=subject.kind if subject else None,
            region_code=subject.code if subject else None,
        )

    def _is_to_be_new(self, figure: Figure) -> bool:
        """计划新开工项目30个."""
        counted = figure.measure == "level" and figure.quantity.unit_kind == "count"
        return counted and figure.metric.startswith(self._grammar.planned_new)

    # ---- deadline, kind, programme ---------------------------------------------------------------------------------------------------

    def _deadline(
        self, position: int, signs: Signs, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline
    ) -> date | None:
        """The nearest horizon before the number in the sentence, else after it, else the paragraph's."""
        today = view.article.published_on
        projected = self._projection(view, chunks[position])
        if projected is not None:  # 今年…;全部达产后,年产值…: when it is finished is the only condition
            since = max(view.text.rfind(stop, 0, projected.start()) for stop in ",;。") + 1
            said = [chunks[i] for i in signs.times if since <= chunks[i].start < projected.start()]
            told = [view.times[here.index] for here in said]  # 达产后三年内 is counted from a day that nobody tells
            days = [day for mention in told if (day := deadline(mention.text, today)) is not None]
            return next((day for day in days if today is None or day > today), None)
        nearest = [i for i in reversed(signs.times) if i < position] + [i for i in signs.times if i > position]
        # 达产后|三年内: counted from a day that nobody tells
        mentions = [view.times[chunks[i].index] for i in nearest if not (i and chunks[i - 1].text.endswith("后"))]
        if (aimed := _set_out(chunks, signs, position)) is not None:
            return deadline(chunks[aimed].text, today)
        if not mentions and (after := after_years(chunks, position, view, self._grammar)) is not None:
            return end_of_plan_of(after, view)
        start = max((i for i in range(position) if chunks[i].pos == "break"), default=0)
        annual = any(c.text == "每年" for c in chunks[start:position])
        mentions += [context.time] if context.time is not None and not annual else []
        if annual and not mentions:
            return None
        if not mentions:
            near = view.sentence.no - context.due[0] <= 1  # 力争全年…。|新增企业500家: goes on about the same horizon
            due = year_of_headline(view) or (context.due[1] if near else None)
            aims = context.aims or context.aims_from is not None
            return due or (_plan_ahead(view) if aims and not annual else None)
        own = {view.times[c.index].start for c in chunks[start:position] if c.kind == TIME}
        for mention in mentions:
            over = mention.start not in own and today is not None and _MONTHS.search(mention.text) is not None
            if over and today is not None and has_passed(mention, today, deadline):
                continue  # 计划完成年度投资121亿元,1—6月已完成91亿元
            due = None if mention.role in ("as_of", "since", "event") else deadline(mention.text, today)
            if due is not None and (today is None or due > today):
                return due
        # 用5年时间,由目前的60亿元提升到100亿元
        if (after := after_years(chunks, position, view, self._grammar)) is not None:
            return end_of_plan_of(after, view)
        yearly = today is not None and any(c.text == "年度" for c in chunks[start:position])
        return date(today.year, 12, 31) if yearly and today is not None else None

    def _kind(self, figure: Figure, chunks: Sequence[Chunk]) -> str:
        """Money to be handed out or spent is a commitment; everything else with a number is an outcome."""
        words = {c.text for c in chunks[figure.clause[0] : figure.clause[1]] if c.kind == WORD}
        return "commitment" if figure.quantity.unit_kind == "money" and words & self._commitment else "outcome"


def _plan_ahead(view: View) -> date | None:
    """The end of the plan the article is about, when it is still to come."""
    end, today = end_of_plan(view), view.article.published_on
    return end if end is not None and (today is None or end > today) else None


def _set_out(chunks: Sequence[Chunk], signs: Signs, position: int) -> int | None:
    """到2020年 of (规划)提出到2020年…: an aim, though the year may be over by now; None when the nearest time before the number is none."""
    nearest = next((i for i in reversed(signs.times) if i < position), None)
    if not nearest or not chunks[nearest].text.startswith("到") or chunks[nearest - 1].text not in _SETS_OUT:
        return None
    return nearest


def _goes_with_promise(figure: Figure, view: View, chunks: Sequence[Chunk], context: Context) -> bool:
    """年度计划完成64亿元,|同比增长8%: the growth of what was promised right before it."""
    before = next((i for i in range(figure.position - 1, -1, -1) if chunks[i].kind == QUANTITY), -1)
    return context.promised_at == (view.sentence.no, before)


def _is_told_of_the_past(context: Context, view: View, deadline: Deadline) -> bool:
    """2023年主要经济指标如下:…, told in 2024: a list of results."""
    today = view.article.published_on
    due = deadline(context.time.text, today) if today is not None and context.time is not None else None
    return due is not None and today is not None and due <= today
