"""Time expressions: how they are used, and the days they mean against an article's date.

Belongs here: the resolution of dates, months, halves, plans and spans of years. Does not belong here: how they are written
(period_grammar.py), which time a number takes (figure_periods.py) and clocks: the article's date comes in as an argument.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache

from orchestration.extraction import numeral_words
from orchestration.extraction.article import Period
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.period_grammar import AFTER, BEFORE, RANGE, SINCE_EVENT, YEAR4, PeriodGrammar
from orchestration.extraction.period_points import PointReader, Span, add, plan_span, shift_year

_AS_OF = ("截至到", "截止到", "截至", "截止")
_TRAILER = re.compile(f"(?:{AFTER}|{SINCE_EVENT})")
_BEFORE = re.compile(f"{BEFORE} ?")
_RANGE = re.compile(RANGE)
_A_YEAR = re.compile(YEAR4)
_YEARS = re.compile(rf"({YEAR4}) ?年?{RANGE}({YEAR4}) ?年(?:度|间|期间)?")
_JUST_PAST = 3  # until this month 过去的一年, 过去五年 are the calendar years before
_KEPT = 4_096  # mentions whose shape is remembered: an article asks for the same few over and over
_ANY_DAY = date(2000, 7, 1)  # a mention's shape does not hang on the article's date


class Periods:
    """Reads what the grammar finds."""

    def __init__(self, grammar: PeriodGrammar) -> None:
        self.grammar = grammar
        self._words = grammar.words
        self._length = lru_cache(_KEPT)(self._read_length)
        self._frame = lru_cache(_KEPT)(self._read_frame)
        self._role = lru_cache(_KEPT)(self._read_role)
        self._point_parts = lru_cache(_KEPT)(self._read_point)
        self._any_day = lru_cache(_KEPT)(lambda core: self._core(core, _ANY_DAY, None))

    # -- what a mention is ------------------------------------------------------------------------------------------------

    def role(self, mention: str) -> str:
        """span, as_of, since, deadline or event: how the words around the time use it."""
        return self._role(mention)

    def _read_role(self, mention: str) -> str:
        word = self._words.get(mention)
        if word:
            return word["role"]
        length = self._length(mention)
        if length:
            return "span" if _looks_back(length) else "deadline"
        before, core, after = self._frame(mention)
        if before in _AS_OF:
            return "as_of"
        if after in ("起", "至今") or after.endswith("以来") or before in ("自", "自从"):
            return "since"
        if before in ("到", "到了", "至", "预计到") or after in ("之前", "以前", "前", "内", "以内", "之内"):
            return "deadline"
        span = self._any_day(core)
        return "event" if span and span.grain == "day" else "span"

    # -- what a mention means ---------------------------------------------------------------------------------------------

    def resolve(self, mention: str, published_on: date | None, anchor: Period | None = None) -> Period | None:
        """When an observed number was true. None for a time that names no days (近日), or that needs a date the article lacks.

        `anchor` is the period the sentence speaks of before this mention; 去年同期 is the same stretch a year earlier.
        """
        mention = mention.strip()
        word = self._words.get(mention)
        if word and word["grain"] == "same_span":
            return self._same_span(int(word["offset"]), published_on, anchor)
        if word and word["grain"] in ("now", "vague"):
            return Period(None, published_on) if word["grain"] == "now" and published_on else None
        length = self._length(mention)
        if length:
            return self._stretch(length, published_on)
        before, core, after = self._frame(mention)
        span = self._core(core, published_on, anchor)
        if span is None:
            return None
        if after == "同期" and span.grain == "year" and anchor and anchor.end:
            return self._same_span(span.first.year - anchor.end.year, published_on, anchor)
        return _observed(self.role(mention), before, after, span, published_on)

    def deadline(self, mention: str, published_on: date | None) -> date | None:
        """The last day of the horizon a promise names; None when it names none (今后, 目前) or looks back."""
        mention = mention.strip()
        word = self._words.get(mention)
        if word and word["grain"] in ("now", "vague", "same_span"):
            return None
        length = self._length(mention)
        if length:
            return (
                None
                if _looks_back(length) or published_on is None
                else add(published_on, _size(length, "high"), length["unit"])
            )
        before, core, after = self._frame(mention)
        if after in ("以来", "至今", "起") or after.endswith("以来"):
            return None
        span = self._core(core, published_on, None, ahead=before not in _AS_OF)
        return span.last if span else None

    def event_date(self, mention: str, published_on: date | None) -> str | None:
        """'2017', '2017-09' or '2017-11-15', as precise as said; None for 近日 and for what names no date."""
        mention = mention.strip()
        if (mention in self._words and self._words[mention]["grain"] in ("now", "vague", "same_span")) or self._length(
            mention
        ):
            return None
        span = self._core(self._frame(mention)[1], published_on, None, near=True)
        if span is None or span.grain == "plan":
            return None
        if span.grain == "day" and span.first == span.last:
            return span.first.isoformat()
        if span.grain in ("month", "third", "month_end", "month_close", "day"):
            return f"{span.last:%Y-%m}"
        return f"{span.first:%Y}"

    # -- the pieces -------------------------------------------------------------------------------------------------------

    def _read_length(self, mention: str) -> re.Match[str] | None:
        match = self.grammar.duration.fullmatch(mention)
        if match is None or not (match["ahead"] or match["back"] or match["after"]):
            return None
        if match["unit"] == "年" and _A_YEAR.fullmatch(match["low"]):
            return None
        return match

    def _read_frame(self, mention: str) -> tuple[str, str, str]:
        """Preposition, core and postposition of a mention."""
        before = _BEFORE.match(mention)
        core = mention[before.end() :] if before else mention
        preposition = before.group().strip() if before else ""
        for cut in range(len(core), 0, -1):
            after = core[cut:]
            if (not after or _TRAILER.fullmatch(after)) and self._any_day(core[:cut]):
                return preposition, core[:cut], after
        return preposition, core, ""

    def _core(
        self, core: str, published_on: date | None, anchor: Period | None, *, ahead: bool = False, near: bool = False
    ) -> Span | None:
        plan = self.grammar.plan_parts.fullmatch(core)
        if plan:
            return plan_span(plan["plan"], plan["part"])
        whole = self.grammar.holidays.span(core, published_on) or self._point_span(
            core, published_on, anchor, ahead=ahead, near=near
        )
        if whole:
            return whole
        years = _YEARS.fullmatch(core)
        if years and years[1] <= years[2]:  # 2025—2024年 is no span; found by the fuzzer
            return Span(date(int(years[1]), 1, 1), date(int(years[2]), 12, 31), "year")
        for cut in _RANGE.finditer(core):
            first = self._point_span(core[: cut.start()], published_on, anchor, ahead=ahead, near=near)
            if first is None:
                continue
            last = self._point_span(core[cut.end() :], first.last, Period(first.first, first.last), ahead=True)
            if last and last.last >= first.first:
                return Span(first.first, last.last, "months")
        return None

    def _point_span(
        self, text: str, published_on: date | None, anchor: Period | None, *, ahead: bool = False, near: bool = False
    ) -> Span | None:
        parts = self._point_parts(text)
        return None if parts is None else PointReader(self._words, parts, published_on, anchor, ahead, near).span()

    def _read_point(self, text: str) -> Mapping[str, str] | None:
        """The parts of a point of time by name."""
        match = self.grammar.parts.fullmatch(text) if text else None
        return None if match is None else match.groupdict("")

    def _same_span(self, offset: int, published_on: date | None, anchor: Period | None) -> Period | None:
        if anchor and anchor.start and anchor.end:
            return Period(shift_year(anchor.start, offset), shift_year(anchor.end, offset))
        if anchor and anchor.end:
            return Period(None, shift_year(anchor.end, offset))
        if not offset:
            return None  # 同期 of nothing told
        return (
            Period(date(published_on.year + offset, 1, 1), date(published_on.year + offset, 12, 31))
            if published_on
            else None
        )

    def _stretch(self, length: re.Match[str], published_on: date | None) -> Period | None:
        if published_on is None:
            return None
        size = _size(length, "high")
        if _looks_back(length):
            years = int(size)
            past = length["unit"] == "年" and length["back"] == "过去" and size == years
            if past and published_on.month <= _JUST_PAST:
                # 刚刚过去的一年, 过去五年, told in the first months: the calendar years that are over
                return Period(date(published_on.year - years, 1, 1), date(published_on.year - 1, 12, 31))
            return Period(add(published_on, -size, length["unit"]), published_on)
        return Period(published_on, add(published_on, size, length["unit"]))


def _observed(role: str, before: str, after: str, span: Span, published_on: date | None) -> Period:
    """The period of an observed number said with `span`."""
    if role == "since":
        return Period(span.first, published_on if published_on is None or published_on >= span.first else None)
    if role == "as_of" or before in ("到", "到了", "至", "预计到"):
        return Period(
            None, span.last if published_on is None or span.grain != "current_year" else min(span.last, published_on)
        )
    if span.grain == "year_end" or span.grain == "month_close":
        return Period(None, span.last)
    if span.grain == "year_start":
        inside = published_on is not None and published_on.year == span.first.year
        return Period(None, published_on if inside else span.last)
    if span.grain in ("year", "current_year") and published_on and span.first <= published_on < span.last:
        return Period(span.first, published_on)  # an observed number cannot reach beyond the day it was printed
    return Period(span.first, span.last)


def _looks_back(length: re.Match[str]) -> bool:
    """近三年, 五年来 and 五年间 reach back; 3年内 and 近两年内 reach ahead."""
    after = length["after"] or ""
    return (
        after.endswith("来")
        or (after == "间" and not length["ahead"])
        or (bool(length["back"]) and not after.endswith("内"))
    )


def _size(length: re.Match[str], name: str) -> float:
    said = length[name] or length["low"]
    number = numeral_words.plain(said) if said[0].isdigit() else None
    if number is None:
        read = numeral_words.read(said)
        number = 0.0 if read is None else read.high or read.value
    return number + (0.5 if length["half"] else 0.0)


@cache
def periods(lexicon: Lexicon) -> Periods:
    """The reader for `lexicon`, built once."""
    return Periods(PeriodGrammar(lexicon))
