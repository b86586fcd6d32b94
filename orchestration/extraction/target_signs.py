"""What in a sentence can make its figures promises: words of intent, times ahead, plans.

Belongs here: finding them once a sentence. Does not belong here: which figure they govern (targets.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ahocorasick_rs import AhoCorasick

from orchestration.extraction.article import TimeMention, View
from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, TIME, WORD, Chunk, break_after, since_break
from orchestration.extraction.context import Context
from orchestration.extraction.figure_years import LAST_YEAR_TOLD_UNTIL
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.subjects import Subjects
from orchestration.extraction.target_clauses import (
    Deadline,
    disposes,
    has_rate,
    is_running,
    is_year,
    measures_another,
    sets_an_aim,
    years_ahead,
)

_AIMED_AT = ("money", "percent", "pp")
_LONGEST_ATTRIBUTE = 8  # chunks
_HOW_FAR = ("情况", "率", "度", "进度", "程度")
_WHO_PLANS = ("府", "局", "厅", "委", "公司", "集团")
_POINTING = frozenset({"该", "此", "本", "这", "这一", "这个", "这项", "上述"})
_WHOLE_YEAR_JUST_OVER = 3
_DONE_IN_IT = frozenset({"就", "便", "已", "即"})
_AHEAD = ("明年", "后年", "来年")
PLAN_TERMS = ("期间", "时期")
_ENDS_OF_SPANS = ("底", "末", "底前", "前")
_FOUR_DIGITS = re.compile(r"(?:19|20)\d\d")
LEAST_ASKED = ("不少于", "不低于")
_MORE_OF = frozenset({"再", "安排"})
_FOR_WHOM = 4  # chunks from 为 to 争取
_SHARED_OUT = frozenset({"分别", "比", "较", "各"})
_NEW_YEAR = 2  # until this month what is told of the running year is to come
_ASKING = frozenset({"如何", "怎样", "怎么"})
_BINDING = frozenset({"须", "必须"})
_YEAR_STILL_RUNS = 10  # until this month what is told of 年内 is mostly to come
_UNDER_WAY = frozenset({"under way"})  # promises nothing


@dataclass(slots=True)
class Signs:
    """Where in a sentence stands what can make its figures promises, found once for all of them."""

    wanting: list[int]  # words of intent, also those that promise nothing (三年计划)
    intents: list[int]  # words of intent used as one
    times: list[int]
    horizons: list[int]  # times still to come
    under_way: list[int]  # 正在, 已
    plan: bool = False  # the text names what a year's plan of works is to cost
    governed: list[bool] | None = None  # for each chunk whether a promise before it still holds there


_MUST = frozenset({"要", "还要"})
# What is said of results and not of aims: how they compare, where they rank.
_OF_RESULTS = re.compile(
    "同比|初步核算|增速[^,;。]{0,6}(?:排名|位居|居|列)|排名全|位居全|居全[省市国区县]第|创(?:历史)?新高|比(?:上一?年|去年)增长[\\d.]+%(?!左右|以上)"
)
_BARE_MONTH = re.compile(r"[到至截止]{0,2}(?P<month>\d{1,2})月(?:份|底|末|中旬|初)?")
_JUST_OVER = 6  # months
_COUNT_SIGNS = "一二三四五六七八九十两123456789"
_VERB, _NOUN_AND_VERB = 2, 2  # characters, chunks
NOTHING = Signs([], [], [], [], [])  # of a sentence that promises no figure


class SignReader:
    """Built once per lexicon."""

    def __init__(self, lexicon: Lexicon, subjects: Subjects) -> None:
        self.is_scope = subjects.is_scope
        self._grammar = grammar = Grammar.of(lexicon)
        self._strong = lexicon.words("intent_words", strength="strong")
        self._new = lexicon.words("metric_words", role="new") | lexicon.words("metric_words", role="new_kept")
        self._commitment = lexicon.words("intent_words", kind="commitment")
        self._intent_words = self._strong | grammar.reaching_for | _MORE_OF | _BINDING | _ASKING | _MUST
        handing = lexicon.words("intent_words", strength="set_aside") | grammar.granting
        hints = dict.fromkeys(grammar.under_way | {"已"}, "under way")
        hints |= dict.fromkeys(handing | {"后", *LEAST_ASKED}, "other")  # 投产后 is what a project is to bring
        hints |= dict.fromkeys(self._intent_words, "intent") | dict.fromkeys(grammar.plans_of_a_year, "plan")
        hints |= dict.fromkeys(lexicon.words("intent_words", strength="past"), "past")
        hints |= dict.fromkeys((f"{word}{sign}" for word in grammar.spending_time for sign in _COUNT_SIGNS), "taking")
        # What a sentence has to hold to promise a figure, unless the paragraph or a time ahead does.
        self._hints, self._hint = list(hints.values()), AhoCorasick(list(hints))

    def read(self, view: View, chunks: Sequence[Chunk], context: Context, deadline: Deadline) -> Signs | None:
        """To be asked once a sentence; None when it tells what has become of a promise. `deadline` is `Periods.deadline`."""
        hints = {self._hints[n] for n, _, _ in self._hint.find_matches_as_indexes(view.text, overlapping=True)}
        if "past" in hints:
            return None
        whole_year = self._grammar.whole_year
        ahead = any(
            m.text in whole_year
            or m.text.endswith((*PLAN_TERMS, "年内"))
            or is_running(m, view)
            or self.ahead(m, view, deadline)
            for m in view.times
        )
        later = ahead and any(is_year(m) and self.ahead(m, view, deadline) for m in view.times)
        if not (
            hints - _UNDER_WAY
            or ahead
            or 0 <= view.sentence.no - 1 <= context.promised[0]
            or context.aims
            or context.aims_from is not None
            or (context.time is not None and context.time.role == "deadline")
        ):
            return NOTHING
        wanting, under_way = [], []
        if "intent" in hints:
            words = self._intent_words
            wanting = [
                i
                for i, c in enumerate(chunks)
                if c.kind == WORD
                and (c.text in words or c.text.endswith("目标") or sets_an_aim(c, view, self._grammar))
                and (c.text not in _MORE_OF or self._is_more_to_do(chunks, i))
            ]
        if "under way" in hints:
            words = self._grammar.under_way
            under_way = [i for i, c in enumerate(chunks) if c.kind == WORD and (c.text[0] == "已" or c.text in words)]
        times = [i for i, c in enumerate(chunks) if c.kind == TIME] if view.times else []
        intents = [i for i in wanting if self._is_intent(chunks[i], chunks, i, view)]
        if "taking" in hints:
            intents = sorted({*intents, *(i for i in range(1, len(chunks)) if self._takes_years(chunks, i))})
        return Signs(
            wanting,
            intents,
            times,
            [
                i
                for i in times
                if self._opens_horizon(chunks, i, view, deadline)
                or (later and is_running(view.times[chunks[i].index], view))
            ]
            if ahead
            else [],
            under_way,
            plan="plan" in hints,
        )

    def _is_intent(self, here: Chunk, chunks: Sequence[Chunk], i: int, view: View) -> bool:
        """A word of intent used as one: 计划/规划/目标 inside a noun (三年计划, 规划面积, 计划总投资) promise nothing."""
        after = chunks[i + 1] if i + 1 < len(chunks) else None
        if sets_an_aim(here, view, self._grammar):
            return True
        if here.kind == WORD and here.text in _MUST:
            return after is not None and (
                after.text in self._grammar.achieve
                or after.text in self._grammar.must_reach
                or (after.kind == QUANTITY and after.pos in _AIMED_AT)
                or (after.text in _SHARED_OUT and has_rate(chunks, i))  # 要分别比2020年下降3%、2%
                or (
                    (after.pos.startswith(("v", "d")) or after.text == "全部") and self._in_running_year(chunks, i)
                )  # 今年要全部投产达效
            )
        if here.kind == WORD and here.text in _BINDING:
            return any(c.kind == TIME for c in chunks[i : break_after(chunks, i)])  # 首批6个项目须在年内开工
        if here.kind == WORD and here.text in _ASKING:
            return after is not None and (after.text in self._grammar.achieve or after.text == "做到")  # 如何实现增长6%
        if here.kind == WORD and here.text in _MORE_OF:
            return True
        if here.kind == WORD and here.text in self._grammar.reaching_for:
            return after is not None and after.kind == QUANTITY and after.pos in _AIMED_AT
        if here.kind == WORD and here.text.endswith("目标") and after is not None and after.text in ("是", "为", ":"):
            return True  # 奋斗目标是生产总值完成…
        if here.kind != WORD or here.text not in self._strong:
            return False
        if here.text == "拟" and (
            (i and chunks[i - 1].kind == QUANTITY) or (after is not None and after.text == "上市")
        ):
            return False  # 5家拟上市企业
        if here.text == "将" and disposes(chunks, i, self._grammar):
            return False
        if _describes(chunks, i):
            return False
        before = chunks[i - 1] if i else None
        if after is not None and after.text == "完成" and chunks[i + 2 : i + 3] and chunks[i + 2].text in _HOW_FAR:
            return False  # 目标完成情况
        if after is not None and after.pos.startswith("v") and i + 2 < len(chunks) and chunks[i + 2].text == "了":
            return False  # 规划建设了14个园区: done
        if after is not None and after.text in ("到", "了") and here.text in self._grammar.striving:
            return False
        if here.text == "争取" and any(c.text == "为" for c in chunks[max(0, i - _FOR_WHOM) : i]):
            return False  # 为31家企业争取贷款1.37亿元
        if here.text == "预期" and after is not None and after.kind == QUANTITY and after.pos in _AIMED_AT:
            return True  # 主营业务收入预期220亿元
        if after is not None and (
            after.text in self._grammar.achieve or (here.text == "规划" and after.text in self._grammar.siting)
        ):
            return True
        if here.text == "目标":
            return after is not None and after.text in ("是", "为", ":", "到", "——")
        if here.text not in self._grammar.nouns_of_intent:
            return True
        if here.text == "计划" and after is not None and after.kind == TIME and before is not None:
            described = any(c.text == "的" for c in chunks[i : break_after(chunks, i)])
            if before.text.endswith(self._grammar.project_tails) and not described:
                return True  # 某某铁路项目|计划|今年底前|开工
        if before is not None and (before.kind == QUANTITY or self._makes_a_name(before)):
            return False
        if (before is None or before.kind == PUNCT) and any(
            c.text in self._grammar.plan_deeds for c in chunks[i + 1 : i + 3]
        ):
            return False  # 计划共收到申请800宗: a plan that runs
        if measures_another(chunks, i):
            return False
        if after is not None and self._aims_at(chunks, i):
            return True
        return after is not None and (
            after.kind in (TIME, QUANTITY)
            or after.pos.startswith(("v", "p", "d", "c", "t", "f"))
            or (after.kind == WORD and after.text[:_VERB] in self._grammar.plan_verbs | self._grammar.doing)
            or (after.kind == NAME and after.pos in ("region", "platform"))
            or after.text in self._new
            or after.text in self._commitment  # 计划投入13亿元
        )

    def _aims_at(self, chunks: Sequence[Chunk], i: int) -> bool:
        """某县计划销售额达到6亿元: what the place plans to reach; 计划投资额达到… is what a project is to cost."""
        before, after = chunks[i - 1] if i else None, chunks[i + 1 : i + 3]
        if before is None or len(after) < _NOUN_AND_VERB or after[0].text.startswith(("投资", "总投资")):
            return False
        whose = before.kind == NAME or self.is_scope(before.text)
        return whose and after[0].pos.startswith("n") and after[1].text in self._grammar.achieve

    def _in_running_year(self, chunks: Sequence[Chunk], i: int) -> bool:
        start = since_break(chunks, i)
        return any(c.kind == TIME and c.text in self._grammar.running_year for c in chunks[start:i])

    def _takes_years(self, chunks: Sequence[Chunk], i: int) -> bool:
        """通过3至5年,创建…: the years something is to take; 用5年建成了… tells of what is done."""
        if (
            chunks[i].kind != QUANTITY
            or chunks[i].pos != "duration"
            or chunks[i - 1].text not in self._grammar.spending_time
        ):
            return False
        if "年" not in chunks[i].text:
            return False
        return not any(
            c.text in ("了", "过") or c.text[0] == "已" or c.text in self._grammar.ends_intent for c in chunks[i:]
        )

    def _is_more_to_do(self, chunks: Sequence[Chunk], i: int) -> bool:
        """今年再推动300家…, 今年安排项目150个: works of the running year, not yet done."""
        start = since_break(chunks, i)
        if not self._in_running_year(chunks, i):
            return False
        clause = chunks[i : break_after(chunks, i)]
        if any(c.text in ("了", "过") or c.text in self._grammar.ends_intent for c in (*chunks[start:i], *clause)):
            return False
        after = chunks[i + 1] if i + 1 < len(chunks) else None
        if chunks[i].text == "再":
            return after is not None and (self.sets_to_work(after) or after.text in self._grammar.must_reach)
        return any(c.kind == QUANTITY and c.pos == "count" for c in clause)

    def _is_to_be_done(self, chunks: Sequence[Chunk], i: int, today: date) -> bool:
        """年内关停锅炉130台: said before the year's last weeks of what nobody says is done."""
        clause = chunks[i + 1 : break_after(chunks, i)]
        done = any(
            c.text in ("了", "过", "共", "新") or c.text in self._grammar.ends_intent or c.text[0] == "已"
            for c in clause
        )
        verb = clause[1:2] if clause and clause[0].text == "再" else clause[:1]
        return today.month <= _YEAR_STILL_RUNS and not done and bool(verb) and verb[0].pos == "v"

    def sets_to_work(self, here: Chunk) -> bool:
        """A verb that opens a sentence of what is to be done: 认定, 新增, 实施."""
        return here.text in self._grammar.doing or here.text in self._new or here.text in self._grammar.plan_verbs

    def _makes_a_name(self, before: Chunk) -> bool:
        """三年 of 三年计划, 倍增 of 倍增计划, 该 of 该计划: the noun, whatever follows; 表示 and 宣布 only tell of the intent."""
        if before.kind != WORD or self.is_scope(before.text) or before.text in self._grammar.telling:
            return False
        if before.text.endswith(_WHO_PLANS):
            return False  # 市府|规划投入
        return before.text in _POINTING or before.pos.startswith(("n", "v", "x", "eng", "m", "uj", "b"))

    def _opens_horizon(self, chunks: Sequence[Chunk], i: int, view: View, deadline: Deadline) -> bool:
        """The time at `i` is ahead; 全年 is when something is to be reached in it and no year that is over is named before it."""
        mention = view.times[chunks[i].index]
        if i + 1 < len(chunks) and chunks[i + 1].text in _DONE_IN_IT:
            return False  # 一年内就举办…
        if view.text.startswith(self._grammar.counting) and "月" in mention.text and "年" not in mention.text:
            return False  # 据统计,到4月底前,开工项目有45个: told some days before the month ends
        if i and chunks[i - 1].kind == TIME and view.times[chunks[i - 1].index].role == "since":
            return False  # 今年以来至4月底
        if self.ahead(mention, view, deadline):
            return True
        today = view.article.published_on
        if today is not None and today.month <= _NEW_YEAR and is_running(mention, view):
            return True  # 2013年生产总值增长12%, told in January 2013
        if mention.text in self._grammar.whole_year and (_OF_RESULTS.search(view.text) or _is_headed_by_past(view)):
            return False  # 全年完成…,同比下降…: told of a year that is over
        if mention.text.endswith("年内"):
            due = deadline(mention.text, today)
            told_until = any(other.role == "as_of" and other.end <= mention.start for other in view.times)
            if due is None or today is None or due <= today or told_until:
                return False
            return self._is_to_be_done(chunks, i, today)
        if mention.text.endswith(PLAN_TERMS) and years_ahead(mention, view, deadline):
            return True  # “十四五”期间,…, with years of it still to come
        if today is not None and today.month <= _WHOLE_YEAR_JUST_OVER:
            return False  # 全年 said in February is last year's
        due = deadline(mention.text, today) if mention.text in self._grammar.whole_year else None
        if due is None or today is None or due <= today or (i and chunks[i - 1].kind == TIME):
            return False
        return any(c.text in self._grammar.achieve for c in chunks[i + 1 : break_after(chunks, i)])

    def ahead(self, mention: TimeMention, view: View, deadline: Deadline) -> bool:
        """到2025年, 2011年底 said in August: a horizon that has not come yet. A bare year or plan is none: it may be reported on."""
        today, text = view.article.published_on, mention.text
        named = text.lstrip("从自在到").startswith(_AHEAD)
        if not named:
            if text in self._grammar.unnamed_year or today is None:
                return False
            if text in self._grammar.bare_year_ends and today.month <= LAST_YEAR_TOLD_UNTIL:
                return False
            if not (
                mention.role == "deadline"
                or any(int(year) > today.year for year in _FOUR_DIGITS.findall(text))  # 2029年; 2027—2029年
                or (
                    mention.role == "span" and text.endswith(_ENDS_OF_SPANS) and ("年" in text or "五" in text)
                )  # “十五五”末
            ):
                return False
        if named and text.endswith("起"):
            return True  # 从明年起每年拿出…
        month = _BARE_MONTH.fullmatch(text)
        if month is not None and today is not None and 0 < today.month - int(month["month"]) <= _JUST_OVER:
            return False  # 至4月底, said in May
        due = deadline(text, today)
        return due is not None and (named or (today is not None and due > today))


def _is_headed_by_past(view: View) -> bool:
    """Whether the headline names a year that is over and none to come: 某市2022年国民经济运行情况."""
    today = view.article.published_on
    years = [int(year) for year in _FOUR_DIGITS.findall(view.article.title)]
    return today is not None and bool(years) and max(years) < today.year


def _describes(chunks: Sequence[Chunk], i: int) -> bool:
    """争取 of 30个|争取贴息的|技改项目获批: what was counted wants something."""
    if not i or chunks[i - 1].kind != QUANTITY:
        return False
    for at in range(i + 2, min(i + _LONGEST_ATTRIBUTE, len(chunks) - 1)):
        if chunks[at].kind in (PUNCT, QUANTITY):
            return False
        if chunks[at].text == "的":
            return chunks[at + 1].kind == WORD
    return False
