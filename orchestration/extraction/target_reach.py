"""How far a promise reaches: which clauses after a word of intent it still governs, and which sentences after its own.

Belongs here: what carries a promise on, and what ends it. Does not belong here: what makes a number a promise in its own clause, and the
row (targets.py), the words (target_signs.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from orchestration.extraction.article import TimeMention, View
from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, TIME, WORD, Chunk, break_after, since_break
from orchestration.extraction.context import Context
from orchestration.extraction.figure_parts import Figure
from orchestration.extraction.figure_shapes import tells_progress
from orchestration.extraction.grammar import Grammar, Words
from orchestration.extraction.target_clauses import (
    Deadline,
    begins_with_a_verb,
    has_horizon_beside,
    is_compared,
    years_ahead,
)
from orchestration.extraction.target_signs import PLAN_TERMS, SignReader, Signs

_MANNER = ("d", "ad", "a", "p")
_WHOLE_YEARS = frozenset({"全年", "今年全年", "全年度"})
_REPORTED_UNTIL = 4  # until this month the press reports on the year before
WHOLE_TIMES = ("月", "月份", "季度", "半年", "年", "全年")


class Reach:
    """Built once per lexicon."""

    def __init__(self, grammar: Grammar, reader: SignReader) -> None:
        self._grammar = grammar
        self._reader = reader

    def governs(
        self, chunks: Sequence[Chunk], signs: Signs, start: int, view: View, context: Context, deadline: Deadline
    ) -> bool:
        """Whether a promise earlier in the sentence still governs the clause at `start`; past a semicolon only a dated one does."""
        if not any_in(signs.intents, 0, start) and not any_in(signs.horizons, 0, start):
            return False
        if signs.governed is None:
            signs.governed = self._governed(chunks, signs, view, context, deadline)
        if not signs.governed[start]:
            return False
        dated = any_in(signs.horizons, 0, start)
        return not any(
            chunks[i].kind == WORD
            and chunks[i].text in self._grammar.ends_intent
            and not (_adds_up(chunks, i, self._grammar.achieve) or (dated and chunks[i].text == "累计"))
            for i in range(start, min(start + 3, len(chunks)))
        )

    def is_progress(self, figure: Figure, chunks: Sequence[Chunk], signs: Signs) -> bool:
        """计划投资35亿元,完成71%: how much of the plan is done by now. 力争…,完成率达95% promises it."""
        start = figure.clause[0]
        if figure.quantity.unit != "%" or any_in(signs.horizons, 0, start):
            return False
        if not tells_progress(chunks[start : figure.position], self._grammar):
            return False
        return all(chunks[i].text in self._grammar.planned for i in signs.intents if i < start)

    def _governed(
        self, chunks: Sequence[Chunk], signs: Signs, view: View, context: Context, deadline: Deadline
    ) -> list[bool]:
        planned = context.time is not None and years_ahead(context.time, view, deadline)
        promised = plain = dated = False
        first = min((*signs.intents, *signs.horizons))
        result = [False] * first
        for i, here in enumerate(chunks[first:], first):
            result.append(promised)
            if i in signs.intents and _is_of_a_sum(chunks, i):
                continue  # 年度计划投资78亿元;续建项目34个
            if i in signs.intents:
                promised, plain = True, here.text not in self._grammar.estimates
                counted = any(c.kind == QUANTITY for c in chunks[i : break_after(chunks, i)])
                dated = (
                    dated
                    or here.text.endswith("目标")
                    or (counted and (planned or has_horizon_beside(chunks, i, view, deadline)))
                )
            elif i in signs.horizons:
                promised = dated = True
            elif here.text == ";":
                promised = dated or (promised and plain and begins_with_a_verb(chunks[i + 1 : i + 2], self._grammar))
            elif (
                promised
                and not (dated and here.text == "累计")
                and (
                    (here.kind == WORD and (here.text in self._grammar.ends_intent or here.text.startswith("已")))
                    or self._counts_done(chunks, i)
                    or (here.kind == TIME and view.times[here.index].role in ("as_of", "since"))
                    or (here.kind == TIME and _is_reported(chunks, i, view, deadline))
                )
                and not is_compared(chunks, i)
            ):
                promised = dated = False
                result[i] = result[i] and here.kind != TIME  # it opens the clause it ends the promise in
                if here.text == "共":
                    opens = max(first, since_break(chunks, i))
                    result[opens:] = [False] * (len(result) - opens)
        return result

    def _counts_done(self, chunks: Sequence[Chunk], i: int) -> bool:
        """共 of 全市共签约项目327个, after what is planned."""
        if chunks[i].text != "共" or not 0 < i < len(chunks) - 1:
            return False
        if not any(chunks[i + 1].text.startswith(deed) for deed in self._grammar.deeds_of_a_time):
            return False
        return chunks[i - 1].kind in (NAME, TIME) or self._reader.is_scope(chunks[i - 1].text)

    def goes_on_ahead(
        self,
        chunks: Sequence[Chunk],
        signs: Signs,
        start: int,
        position: int,
        view: View,
        context: Context,
        deadline: Deadline,
    ) -> bool:
        """到2029年,基地初具规模。增加值占比达到40%: what is reached by the paragraph's horizon."""
        if any_in(signs.times, 0, position) or context.time is None:
            return False
        of_plan = context.time.text.endswith(PLAN_TERMS) and years_ahead(context.time, view, deadline)
        after_promise = view.sentence.no - 1 <= context.promised[0] <= view.sentence.no
        if context.time.role != "deadline" and not (of_plan and after_promise):
            return False
        reached = (
            (not of_plan and self._follows_an_intent(view, context))
            or any(c.text in self._grammar.achieve for c in chunks[start:position])
            or chunks[position].text.startswith(("突破", "超"))
            or is_yearly(chunks, position)
        )
        return reached and (of_plan or self._reader.ahead(context.time, view, deadline))

    def _follows_an_intent(self, view: View, context: Context) -> bool:
        """某市还将推动重大项目落地。|开工建设20个项目: the sentence before, of the same paragraph, says what is to be done."""
        before = context.previous
        near = before is not None and before.sentence.paragraph == view.sentence.paragraph
        return near and before is not None and any(word in before.text for word in self._grammar.will_do)

    def goes_on_promising(self, chunks: Sequence[Chunk], view: View, context: Context) -> bool:
        """力争…。认定中心40家。新增企业45家、基地8个: bare verbs without a subject or a time, right after a promise."""
        told = context.promised[0]
        follows = 0 <= told <= view.sentence.no and view.sentence.no - told <= 1
        if "同比" in view.text or not (follows or self._follows_an_intent(view, context)):
            return False
        if any(
            (c.kind == TIME and c.text not in self._grammar.whole_year)
            or c.text in self._grammar.ends_intent
            or c.text in ("了", "过")
            or c.text.startswith("已")
            for c in chunks
        ):
            return False
        start = 2 if len(chunks) > 2 and chunks[0].text in self._grammar.going_on and chunks[1].kind == PUNCT else 0
        start += len(chunks) > start and chunks[start].text == "要"  # 要推动100家企业技改
        first = next((c for c in chunks[start:] if c.kind != WORD or not c.pos.startswith(_MANNER)), None)
        return first is not None and first.kind == WORD and self._reader.sets_to_work(first)


def is_yearly(chunks: Sequence[Chunk], position: int) -> bool:
    """年均增长15%以上: a mean growth, told among aims."""
    clause = chunks[since_break(chunks, position) : position]
    return chunks[position].pos == "percent" and any(c.text.startswith("年均") for c in clause)


def has_passed(mention: TimeMention, today: date, deadline: Deadline) -> bool:
    """一季度, told in April: seen from the year's first day, since a quarter that is over is the next year's to a promise."""
    if mention.text in _WHOLE_YEARS and today.month > _REPORTED_UNTIL:
        return False  # 预计全年…, told in July
    due = deadline(mention.text, today.replace(month=1, day=1)) if mention.role == "span" else None
    return due is not None and due <= today


def _is_reported(chunks: Sequence[Chunk], i: int, view: View, deadline: Deadline) -> bool:
    """今年计划投资10亿元,|一季度完成3亿元: months that are over open the clause after a promise."""
    today, mention = view.article.published_on, view.times[chunks[i].index]
    opens = i > 0 and chunks[i - 1].kind == PUNCT
    return opens and today is not None and mention.text.endswith(WHOLE_TIMES) and has_passed(mention, today, deadline)


def any_in(places: Sequence[int], start: int, end: int) -> bool:
    for i in places:
        if i >= start:
            return i < end
    return False


def _adds_up(chunks: Sequence[Chunk], i: int, achieve: Words) -> bool:
    """到2029年…,成交额累计突破900亿元: what is to add up by then."""
    after = chunks[i + 1 : i + 2]
    return chunks[i].text == "累计" and bool(after) and (after[0].kind == QUANTITY or after[0].text in achieve)


def _is_of_a_sum(chunks: Sequence[Chunk], i: int) -> bool:
    """计划 of 计划总投资 and 年度计划投资: it says which sum is meant, and no clause after it is promised by it."""
    before, after = chunks[i - 1 : i] if i else [], chunks[i + 1 : i + 2]
    if chunks[i].text != "计划" or not after or not after[0].text.endswith(("投资", "投资额", "资金")):
        return False
    return after[0].text.startswith("总") or (bool(before) and before[0].text in ("年度", "项目", "当年"))
