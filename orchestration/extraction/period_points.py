"""The days that one point of time means, against an article's date.

Belongs here: calendar arithmetic and the choice of a year or month that a text leaves out. Does not belong here: prepositions, roles and
lengths of time (periods.py), patterns (period_grammar.py).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from orchestration.extraction import numeral_words
from orchestration.extraction.article import Period
from orchestration.extraction.lexicon import Row


class Span(NamedTuple):
    """A resolved stretch of days, with how precisely it was said."""

    first: date
    last: date
    grain: str  # plan, year, half, quarter, months, month, third, day, current_year; year_start, year_end, month_end (底), month_close (末)


_LAST_YEAR_IS_NEWS = 2  # until this month the press tells of the year before


class PointReader:
    """Turns the named parts of one point of time into days."""

    def __init__(
        self,
        words: dict[str, Row],
        parts: Mapping[str, str],
        published_on: date | None,
        anchor: Period | None,
        ahead: bool,
        near: bool,
    ) -> None:
        self.words, self.parts, self.published_on, self.anchor, self.ahead, self.near = (
            words,
            parts,
            published_on,
            anchor,
            ahead,
            near,
        )

    def span(self) -> Span | None:
        try:
            return self._span()
        except ValueError:  # 2月30日 and 13月 are no days
            return None

    def _span(self) -> Span | None:
        part = self.parts
        if part["y"]:
            day = date(int(part["y"]), int(part["ym"]), int(part["yd"]))
            return Span(day, day, "day")
        if part["rel_day"] and part["said_day"] and self.published_on is not None:
            return self._day_in_brackets(self.published_on)
        if part["rel_day"]:
            return self._relative_day(part["rel_day"])
        if part["split_day"]:
            return self._lone_day()
        year = self._year()
        if part["rel_month"]:
            return self._within(*self._relative_month(part["rel_month"]))
        months = self._month_range()
        if months:
            return self._span_of_months(year, *months)
        if part["one_day"] or part["day"]:
            return self._lone_day()
        if part["edge"].startswith("月"):
            return (
                None
                if self.published_on is None
                else self._month_close(self.published_on.year, self.published_on.month)
            )
        if year is None and part["edge"] and self.published_on:
            year = self.published_on.year
        if year is None:
            return None
        return self._whole_year(year)

    def _year(self) -> int | None:
        part = self.parts
        if part["year"]:
            return int(part["year"])
        if part["spelled"]:
            return int("".join(str(numeral_words.DIGIT_VALUES[sign]) for sign in part["spelled"]))
        if part["short"]:
            return 2000 + int(part["short"])
        if part["rel_year"] and self.published_on:
            base = self.published_on.year
            if part["rel_year"] in ("当年", "同年", "次年", "翌年", "当年度") and self.anchor and self.anchor.end:
                base = self.anchor.end.year
            return base + int(self.words[part["rel_year"]]["offset"])
        return None

    def _month_range(self) -> tuple[int, int, str] | None:
        part = self.parts
        if part["half"]:
            return (1, 6, "half") if part["half"] == "上" else (7, 12, "half")
        if part["first_quarters"]:
            return 1, 3 * _small(part["first_quarters"]), "months"
        if part["first_quarter"]:
            return 1, 3, "quarter"
        if part["quarter"] or part["season"] or part["q"]:
            first = _small(part["quarter"] or part["season"] or part["q"])
            last = _small(part["to_quarter"]) if part["to_quarter"] else first
            return 3 * first - 2, 3 * last, "quarter"
        if part["first_months"]:
            return 1, _small(part["first_months"]), "months"
        if part["from_month"]:
            return _month(part["from_month"]), _small(part["to_month"]), "months"
        if part["month"]:
            month = _month(part["month"])
            return month, month, "month"
        return None

    def _span_of_months(self, year: int | None, first: int, last: int, grain: str) -> Span | None:
        if not 1 <= first <= 12 or not 1 <= last <= 12 or last < first:
            return None
        if year is None:
            year = self._likely_year(first, last)
        if year is None:
            return None
        if grain == "month":
            return self._within(year, first)
        edge = self.parts["edge"]
        span = Span(date(year, first, 1), _month_end(year, last), grain)
        return Span(span.first, span.last, "month_close") if edge in ("末", "底") else span

    def _likely_year(self, first: int, last: int) -> int | None:
        """Months without a year: the article's, or the year before (for a deadline: after) when that lies on the wrong side."""
        published_on = self.published_on
        if published_on is None:
            return None
        if self.ahead:
            return published_on.year + (_month_end(published_on.year, last) < published_on)
        slack = timedelta(days=92 if self.near else 0)
        begins_later = date(published_on.year, first, 1) > published_on + slack
        # 上半年 and 1—12月 told in January are last year's.
        early = published_on.month <= _LAST_YEAR_IS_NEWS
        far_ahead = _month_end(published_on.year, last).month > published_on.month + 1
        return published_on.year - (begins_later or (early and not self.near and first < last and far_ahead))

    def _within(self, year: int, month: int) -> Span | None:
        """A month, or the days of it that are said."""
        part, close = self.parts, _month_end(year, month)
        day = part["one_day"] or part["day"] or part["split_day"]
        if day:
            first = date(year, month, _small(day))
            last = date(year, month, _small(part["to_day"])) if part["to_day"] else first
            latest = None if self.published_on is None else self.published_on + timedelta(days=92 if self.near else 0)
            if latest and first > latest and not self._year_said() and not self.ahead:
                first, last = shift_year(first, -1), shift_year(last, -1)
            return Span(first, last, "day")
        if part["third"]:
            first_day = {"上": 1, "中": 11, "下": 21}[part["third"]]
            last = close if part["third"] == "下" else date(year, month, first_day + 9)
            return Span(date(year, month, first_day), last, "third")
        grain = {"底": "month_end", "末": "month_close"}.get(part["edge"], "month")
        return Span(date(year, month, 1), close, grain)

    def _year_said(self) -> bool:
        return any(self.parts[name] for name in ("year", "spelled", "short", "rel_year", "rel_month"))

    def _month_close(self, year: int, month: int) -> Span:
        return Span(date(year, month, 1), _month_end(year, month), "month_end")

    def _lone_day(self) -> Span | None:
        """26日: of the month the anchor or the article is in, or the month before when that lies ahead."""
        part = self.parts
        base = self.anchor.end if self.anchor and self.anchor.end else self.published_on
        if base is None or self._year_said():
            return None
        number = _small(part["one_day"] or part["day"] or part["split_day"])
        year, month = base.year, base.month
        if not self.ahead and not self.anchor and number > base.day + (10 if self.near else 0):
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        return self._within(year, month)

    def _day_in_brackets(self, published_on: date) -> Span:
        """今天(5月9日), 昨日(28日): the day said, of the article's year or month unless that lies ahead."""
        number = _small(self.parts["said_day"])
        month = _small(self.parts["said_month"]) if self.parts["said_month"] else published_on.month
        year = published_on.year
        if not self.parts["said_month"] and number > published_on.day + 1:
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        day = date(year - (self.parts["said_month"] != "" and month > published_on.month + 1), month, number)
        return Span(day, day, "day")

    def _relative_day(self, word: str) -> Span | None:
        base = self.published_on
        if (
            self.words[word]["offset"] == "0"
            and self.anchor
            and self.anchor.end
            and word in ("当天", "当日", "同日", "次日")
        ):
            base = self.anchor.end
        if base is None:
            return None
        day = base + timedelta(days=int(self.words[word]["offset"]))
        return Span(day, day, "day")

    def _relative_month(self, word: str) -> tuple[int, int]:
        if self.published_on is None:
            raise ValueError(f"{word} needs an article's date")
        index = self.published_on.year * 12 + self.published_on.month - 1 + int(self.words[word]["offset"])
        return index // 12, index % 12 + 1

    def _whole_year(self, year: int) -> Span:
        part, edge = self.parts, self.parts["edge"].removeprefix("年")
        relative = part["rel_year"]
        if edge in ("底", "末"):
            return Span(date(year, 12, 1), date(year, 12, 31), "year_end")
        if edge == "初":
            return Span(date(year, 1, 1), date(year, 1, 31), "year_start")
        if edge == "中":
            return Span(date(year, 6, 1), date(year, 6, 30), "month")
        if relative in ("全年", "全年度") and self.published_on and not self.ahead:
            # Early in a year the whole year an article counts up is the one that has just ended.
            year -= self.published_on.month <= 3
        current = relative and self.words[relative]["offset"] == "0"
        return Span(date(year, 1, 1), date(year, 12, 31), "current_year" if current else "year")


def plan_span(number: str, part: str) -> Span | None:
    """A five-year plan: the thirteenth ran 2016 to 2020."""
    count = numeral_words.read(number)
    if count is None:
        return None
    first = 1951 + 5 * int(count.value)
    span = Span(date(first, 1, 1), date(first + 4, 12, 31), "plan")
    years = re.fullmatch("([前后])(.)年", part)
    if years:
        size = _small(years[2])
        if years[1] == "前":
            return Span(span.first, date(span.first.year + size - 1, 12, 31), "plan")
        return Span(date(span.last.year - size + 1, 1, 1), span.last, "plan")
    if part.startswith(("末", "期末")) or part == "收官之年":
        return Span(date(span.last.year, 1, 1), span.last, "year_end")
    if part.startswith("初") or part == "开局之年":
        return Span(span.first, date(span.first.year, 12, 31), "year")
    return span


def _month(text: str) -> int:
    """元月 is January."""
    return 1 if text == "元" else _small(text)


def _small(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    number = numeral_words.read(text)
    if number is None or number.high is not None:
        raise ValueError(f"{text} is no part of a date")
    return int(number.value)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def shift_year(day: date, years: int) -> date:
    return add(day, years, "年")


def add(day: date, size: float, unit: str) -> date:
    """`size` units after `day` (before, if negative); the 29th of February and month ends stay within their month."""
    months = {"年": 12, "季度": 3, "月": 1, "世纪": 1200}.get(unit)
    if months:
        index = day.year * 12 + day.month - 1 + round(size * months)
        year, month = index // 12, index % 12 + 1
        if not 1 <= year <= 9999:
            return day
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    days = {"周": 7.0, "星期": 7.0, "小时": 1 / 24}.get(unit, 1.0)
    try:
        return day + timedelta(days=round(size * days))
    except OverflowError:  # a length that leaves the calendar moves nothing
        return day
