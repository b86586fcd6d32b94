"""Promises: a figure that a word of intent governs.

Belongs here: intent, its scope, deadlines, kinds of targets. Does not belong here: what the number measures (figures.py) and aims
without a number (milestones.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from orchestration.extraction.article import Target, TimeMention, View
from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, TIME, WORD, Chunk
from orchestration.extraction.context import Context
from orchestration.extraction.figure_parts import Figure
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.lexicon import Lexicon, alternation
from orchestration.extraction.milestones import Milestones
from orchestration.extraction.subjects import Subjects
from orchestration.extraction.target_clauses import (
    after_years,
    begins_with_a_verb,
    break_after,
    disposes,
    has_horizon_beside,
    is_base,
    is_compared,
    is_of_a_year_told,
    reports,
    year_of_headline,
    years_ahead,
)
from orchestration.extraction.target_money import is_announced, is_detail_of_promise, is_set_aside, year_of_plan

Deadline = Callable[[str, date | None], date | None]
# How sure the rows of each are is measured: seed rule_confidence.csv.
RULES = (
    "intent",
    "set_aside",
    "deadline",
    "carried_intent",
)
_LAST_YEAR_TOLD_UNTIL = 9  # until this month a bare 年末 in a report is last year's
_AIMED_AT = ("money", "percent", "pp")
_HOW_FAR = ("情况", "率", "度", "进度", "程度")
_POINTING = frozenset({"该", "此", "本", "这", "这一", "这个", "这项", "上述"})
_YEAR = re.compile(r"(?:19|20)\d\d年")
_WHOLE_YEAR_JUST_OVER = 3
_DONE_IN_IT = frozenset({"就", "便", "已", "即"})
_AHEAD = ("明年", "后年", "来年")
_WHOLE_TIMES = ("月", "月份", "季度", "半年", "年", "全年")


class Targets:
    """Built once per lexicon."""

    def __init__(self, lexicon: Lexicon, subjects: Subjects) -> None:
        self._confidence = lexicon.confidence("targets", RULES)
        self._subjects = subjects
        self._grammar = grammar = Grammar.of(lexicon)
        self._planned = re.compile(f"^(?:{alternation(grammar.planned)})(?!{alternation(grammar.planned_kept)})(?=..)")
        self._strong = lexicon.words("intent_words", strength="strong")
        self._new = lexicon.words("metric_words", role="new") | lexicon.words("metric_words", role="new_kept")
        self._intent_words = self._strong | grammar.reaching_for | {"要"}
        # 投产后可实现年产值20亿元: what a single project is to bring.
        self._projected = re.compile(
            "(?:建成|投产|达产|满产|投运|投用|竣工|完工|投入使用|投入运营)(?:投产|达产|运营|投用|使用|投运)?之?后[^了已。;]*$"
        )
        self._past = re.compile(alternation(lexicon.words("intent_words", strength="past")))
        self._milestones = Milestones(lexicon, subjects, self._is_intent)
        self.may_aim = self._milestones.may_find
        self._set_aside = lexicon.words("intent_words", strength="set_aside")
        self._commitment = lexicon.words("intent_words", kind="commitment")

    def intent(self, figure: Figure, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline) -> str:
        """The rule by which a promise governs the figure, or '' for an observed one."""
        if self._past.search(view.text):
            return ""
        start, position, end = figure.clause[0], figure.position, figure.clause[1]
        own = chunks[start:position]
        if self._is_over(chunks, start, position, view, deadline) or is_of_a_year_told(
            own, view, context, deadline, self._grammar
        ):
            return ""
        if is_base(chunks, position, view) or any(
            c.kind == WORD and (c.text in self._grammar.under_way or c.text.startswith("已"))
            for c in chunks[start : break_after(chunks, position)]
        ):
            return ""
        if self._estimates_the_past(chunks, position, context, view, deadline):
            return ""
        if self._projected.search(view.text, 0, chunks[position].start):
            return "carried_intent"
        if self._intent_in(chunks, start, position) or self._intent_in(chunks, position + 1, end):
            return "intent"
        if figure.quantity.unit_kind == "money" and (
            is_set_aside(chunks, start, position, self._set_aside)
            or is_announced(chunks, (start, end), view, self._grammar, self._commitment)
        ):
            return "set_aside"
        if year_of_plan(chunks, start, position, view, context, deadline, self._grammar) is not None:
            return "intent"
        if any(
            chunks[i].kind == TIME and self._opens_horizon(chunks, i, view, deadline) for i in range(start, position)
        ):
            return "deadline"
        if self._reaches(chunks, start, view, context, deadline) or is_detail_of_promise(
            chunks, figure, view, context, self._grammar
        ):
            return "carried_intent"
        here = context.aims_from is not None and chunks[start].start >= context.aims_from
        listed = context.aims or here or self._goes_on_ahead(chunks, start, position, view, context, deadline)
        return "carried_intent" if listed and not reports(chunks, view, self._grammar) else ""

    def _estimates_the_past(
        self, chunks: Sequence[Chunk], position: int, context: Context, view: View, deadline: Deadline
    ) -> bool:
        """1至2月…,软件业收入预计27亿元: an estimate of months that are over, and what stands beside it."""
        today = view.article.published_on
        words = {c.text for c in chunks[:position] if c.kind == WORD} & self._intent_words
        if today is None or not words or not words <= self._grammar.estimates:
            return False
        times = [view.times[c.index] for c in chunks if c.kind == TIME]
        if any(self._ahead(mention, view, deadline) for mention in times):
            return False
        told = [m for m in (*reversed(times), context.time) if m is not None and m.text.endswith(_WHOLE_TIMES)]
        # Seen from the year's first day, since a month that is over is the next year's to a promise.
        due = deadline(told[0].text, today.replace(month=1, day=1)) if told and told[0].role == "span" else None
        return due is not None and due <= today

    def _goes_on_ahead(
        self, chunks: Sequence[Chunk], start: int, position: int, view: View, context: Context, deadline: Deadline
    ) -> bool:
        """到2029年,基地初具规模。增加值占比达到40%: what is reached by the paragraph's horizon."""
        if context.time is None or any(c.kind == TIME for c in chunks[:position]):
            return False
        reached = any(c.text in self._grammar.achieve for c in chunks[start:position]) or chunks[
            position
        ].text.startswith(("突破", "超"))
        return reached and context.time.role == "deadline" and self._ahead(context.time, view, deadline)

    def _is_over(self, chunks: Sequence[Chunk], start: int, position: int, view: View, deadline: Deadline) -> bool:
        """预计2021年…, said in 2022: an estimate of a year that is over is an observation. 比2017年翻一番 only names the base."""
        today = view.article.published_on
        times = [i for i in range(position) if chunks[i].kind == TIME and not is_compared(chunks, i)]
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
        self, figure: Figure, rule: str, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline
    ) -> Target:
        """The row of a promised figure; `deadline` is periods.deadline."""
        quantity, base, subject = figure.quantity, view.sentence.start, figure.subject
        planned = year_of_plan(chunks, figure.clause[0], figure.position, view, context, deadline, self._grammar)
        context.promised = (view.sentence.no, quantity.unit)
        spent = rule == "set_aside" or (planned is not None and quantity.unit_kind == "money")
        return Target(
            sentence_no=view.sentence.no,
            span_start=base + quantity.start,
            span_end=base + quantity.end,
            subject=subject.text if subject else None,
            metric=self._planned.sub("", figure.metric) if rule == "intent" else figure.metric,
            measure=figure.measure,
            quantity=quantity,
            deadline=date(planned, 12, 31)
            if planned is not None
            else self._deadline(figure.position, view, chunks, context, deadline),
            kind="commitment" if spent else self._kind(figure, chunks),
            programme=self.programme(view),
            rule=rule,
            confidence=self._confidence[rule],
            subject_kind=subject.kind if subject else None,
            region_code=subject.code if subject else None,
        )

    def milestones(self, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline) -> list[Target]:
        """Dated aims without a number."""
        if self._past.search(view.text):
            return []
        return self._milestones.find(view, chunks, context, deadline, self.programme(view))

    # ---- intent ---------------------------------------------------------------------------------------------------------------------

    def _intent_in(self, chunks: Sequence[Chunk], start: int, end: int) -> bool:
        words = self._intent_words
        return any(chunks[i].text in words and self._is_intent(chunks[i], chunks, i) for i in range(start, end))

    def _is_intent(self, here: Chunk, chunks: Sequence[Chunk], i: int) -> bool:
        """A word of intent used as one: 计划/规划/目标 inside a noun (三年计划, 规划面积, 计划总投资) promise nothing."""
        after = chunks[i + 1] if i + 1 < len(chunks) else None
        if here.kind == WORD and here.text == "要":
            return after is not None and after.text in self._grammar.achieve
        if here.kind == WORD and here.text in self._grammar.reaching_for:
            return after is not None and after.kind == QUANTITY and after.pos in _AIMED_AT
        if here.kind != WORD or here.text not in self._strong:
            return False
        if here.text == "将" and disposes(chunks, i, self._grammar):
            return False
        before = chunks[i - 1] if i else None
        if after is not None and after.text == "完成" and chunks[i + 2 : i + 3] and chunks[i + 2].text in _HOW_FAR:
            return False  # 目标完成情况
        if after is not None and after.pos.startswith("v") and i + 2 < len(chunks) and chunks[i + 2].text == "了":
            return False  # 规划建设了14个园区: done
        if after is not None and after.text in ("到", "了") and here.text in self._grammar.striving:
            return False
        if after is not None and (
            after.text in self._grammar.achieve or (here.text == "规划" and after.text in self._grammar.siting)
        ):
            return True
        if here.text == "目标":
            return after is not None and after.text in ("是", "为", ":", "到", "——")
        if here.text not in self._grammar.nouns_of_intent:
            return True
        if before is not None and (before.kind == QUANTITY or self._makes_a_name(before)):
            return False
        if (before is None or before.kind == PUNCT) and any(
            c.text in self._grammar.plan_deeds for c in chunks[i + 1 : i + 3]
        ):
            return False  # 计划共收到申请800宗: a plan that runs
        return after is not None and (
            after.kind in (TIME, QUANTITY)
            or after.pos.startswith(("v", "p", "d", "c", "t", "f"))
            or (after.kind == NAME and after.pos in ("region", "platform"))
            or after.text in self._new
        )

    def _makes_a_name(self, before: Chunk) -> bool:
        """三年 of 三年计划, 倍增 of 倍增计划, 该 of 该计划: the noun, whatever follows; 表示 and 宣布 only tell of the intent."""
        if before.kind != WORD or self._subjects.is_scope(before.text) or before.text in self._grammar.telling:
            return False
        return before.text in _POINTING or before.pos.startswith(("n", "v", "x", "eng", "m", "uj", "b"))

    def _reaches(self, chunks: Sequence[Chunk], start: int, view: View, context: Context, deadline: Deadline) -> bool:
        """Whether a promise earlier in the sentence still governs the clause at `start`; past a semicolon only a dated one does."""
        planned = context.time is not None and years_ahead(context.time, view, deadline)
        promised = plain = dated = False
        for i, here in enumerate(chunks[:start]):
            if here.text in self._intent_words and self._is_intent(here, chunks, i):
                promised, plain = True, here.text not in self._grammar.estimates
                counted = any(c.kind == QUANTITY for c in chunks[i : break_after(chunks, i)])
                dated = (
                    dated
                    or here.text == "目标"
                    or (counted and (planned or has_horizon_beside(chunks, i, view, deadline)))
                )
            elif here.kind == TIME and self._opens_horizon(chunks, i, view, deadline):
                promised = dated = True
            elif here.text == ";":
                promised = dated or (promised and plain and begins_with_a_verb(chunks[i + 1 : i + 2], self._grammar))
            elif (
                promised
                and not is_compared(chunks, i)
                and (
                    (here.kind == WORD and here.text in self._grammar.ends_intent)
                    or (here.kind == TIME and view.times[here.index].role in ("as_of", "since"))
                )
            ):
                promised = dated = False
        if any(c.kind == WORD and c.text in self._grammar.ends_intent for c in chunks[start : start + 3]):
            return False
        return promised

    def _opens_horizon(self, chunks: Sequence[Chunk], i: int, view: View, deadline: Deadline) -> bool:
        """The time at `i` is ahead; 全年 is when something is to be reached in it and no year that is over is named before it."""
        mention = view.times[chunks[i].index]
        if i + 1 < len(chunks) and chunks[i + 1].text in _DONE_IN_IT:
            return False  # 一年内就举办…
        if self._ahead(mention, view, deadline):
            return True
        today = view.article.published_on
        if today is not None and today.month <= _WHOLE_YEAR_JUST_OVER:
            return False  # 全年 said in February is last year's
        due = deadline(mention.text, today) if mention.text in self._grammar.whole_year else None
        if due is None or today is None or due <= today or (i and chunks[i - 1].kind == TIME):
            return False
        return any(c.text in self._grammar.achieve for c in chunks[i + 1 : break_after(chunks, i)])

    def _ahead(self, mention: TimeMention, view: View, deadline: Deadline) -> bool:
        """到2025年, 2011年底 said in August: a horizon that has not come yet. A bare year or plan is none: it may be reported on."""
        today = view.article.published_on
        due = deadline(mention.text, today)
        if due is not None and mention.text.startswith(_AHEAD):
            return True
        if mention.text in self._grammar.unnamed_year or due is None or today is None or due <= today:
            return False
        if mention.text in self._grammar.bare_year_ends and today.month <= _LAST_YEAR_TOLD_UNTIL:
            return False
        year = re.search(r"(?:19|20)\d\d", mention.text)
        if year is not None and int(year.group()) > today.year:
            return True
        return mention.role == "deadline" or (
            mention.role == "span" and "年" in mention.text and mention.text.endswith(("底", "末", "底前", "前"))
        )

    # ---- deadline, kind, programme ---------------------------------------------------------------------------------------------------

    def _deadline(
        self, position: int, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline
    ) -> date | None:
        """The nearest horizon before the number in the sentence, else after it, else the paragraph's."""
        today = view.article.published_on
        mentions = [view.times[c.index] for c in reversed(chunks[:position]) if c.kind == TIME]
        mentions += [view.times[c.index] for c in chunks[position:] if c.kind == TIME]
        if not mentions and (after := after_years(chunks, position, view, self._grammar)) is not None:
            return after
        annual = any(c.text == "每年" for c in chunks[:position])
        mentions += [context.time] if context.time is not None and not annual else []
        if annual and not mentions:
            return None
        if not mentions:
            return year_of_headline(view)
        for mention in mentions:
            due = None if mention.role in ("as_of", "since", "event") else deadline(mention.text, today)
            if due is not None and (today is None or due > today):
                return due
        return None

    def _kind(self, figure: Figure, chunks: Sequence[Chunk]) -> str:
        """Money to be handed out or spent is a commitment; everything else with a number is an outcome."""
        words = {c.text for c in chunks[figure.clause[0] : figure.clause[1]] if c.kind == WORD}
        return "commitment" if figure.quantity.unit_kind == "money" and words & self._commitment else "outcome"

    @staticmethod
    def programme(view: View) -> str | None:
        return next((name.text for name in view.names if name.kind == "programme"), None)
