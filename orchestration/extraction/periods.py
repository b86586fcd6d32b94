"""Time expressions: where they stand in a text, and the days they mean against an article's date.

Belongs here: the grammar of dates, months, halves, plans and spans of years, and their resolution. Does not belong here: which
time a number takes (the metric's stage decides) and clocks: the article's date comes in as an argument.

Relative words (今年, 日前, 截至目前) are rows of `period_words.csv`: `role`, `grain` (year, month, day, now, vague, same_span) and `offset`.
"""
from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from orchestration.extraction import numeral_words
from orchestration.extraction.article import Period
from orchestration.extraction.lexicon import Lexicon, Row
from orchestration.extraction.patterns import tree

_RANGE = r" ?[-—~至到−─]{1,2} ?"
_YEAR4 = "(?:19|20|21)[0-9]{2}"
_SPELLED_YEAR = "[一二][〇零○九][〇零○一二三四五六七八九]{2}"
_SMALL = "(?:[0-9]{1,2}|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])"
_COUNT = "(?:[0-9]{1,2}|十[一二]?|[一二两三四五六七八九])"
_QUARTER = "[一二三四1-4]"
_HALF = "[上下]半年(?:度)?"
_QUARTERS = rf"(?:前 ?[两二三四2-4] ?个? ?季度|首季度?|第? ?{_QUARTER}(?:(?:{_RANGE}|、)第? ?{_QUARTER})? ?季度|[Qq][1-4])"
_MONTHS = rf"(?:[前头首] ?{_COUNT} ?个月(?:份)?|前 ?{_COUNT} ?月(?:份)?|{_SMALL} ?(?:月份?)?(?:{_RANGE}|、){_SMALL} ?月份?|(?:{_SMALL}|元) ?月份?)"
_DAY = rf"(?:{_SMALL} ?[日号]?{_RANGE}{_SMALL} ?[日号]|{_SMALL}(?:、{_SMALL}){{1,3}}[日号]|{_SMALL} ?[日号])"
_THIRD = "[上中下]旬"
# 今年中 is left out: 2026年中国 would be read so.
_EDGE = "(?:年[底末初中]|[底末初])"
_LENGTH = r"(?:[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百几数]+)"
_LENGTHS = rf"{_LENGTH}(?:{_RANGE}{_LENGTH})?"
_SPAN_UNIT = r" ?(?:多|余)?(?:个半|个多|个)? ?(?:年|月|季度|周|星期|天|日|工作日|小时|世纪)"
_AHEAD = "(?:未来|今后|接下来|此后|往后|后续|下一步)"
_BACK = "(?:近|最近|过去|此前|以往|这)"
_PLAN_NUMBER = "(?:十[一二三四五六七八九]?|[七八九])"
_BEFORE = "(?:截至到|截止到|截至|截止|自从|自|从|早在|预计到|到了|到|至|于|在)"
_AFTER = "(?:之前|以前|前夕|前|以来|至今|起|为止|期间|时期|以内|之内|内|间|以后|之后|后|同期)"
# A word between a time and 以来 says what began then (2018年6月成立以来).
SINCE_EVENT = "[一-龥]{1,8}?以来"
_TRAILER = re.compile(f"(?:{_AFTER}|{SINCE_EVENT})")
_ANY_DAY = date(2000, 7, 1)  # a mention's shape does not hang on the article's date


@dataclass(frozen=True, slots=True)
class _Span:
    """A resolved stretch of days, with how precisely it was said."""

    first: date
    last: date
    grain: str  # plan, year, half, quarter, months, month, third, day, year_end, year_start, month_end, current_year


class Periods:
    """The grammar of time over one lexicon. `pattern` finds mentions (no groups, no look-around)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words: dict[str, Row] = {row["word"]: row for row in lexicon.rows("period_words")}
        years, months, days = (self._alternation(grain) for grain in ("year", "month", "day"))
        fixed = [word for word, row in self.words.items() if row["grain"] in ("now", "vague", "same_span")]
        # 至今 goes last: 至今年6月 ends in June.
        self._fixed, self._last = (tree(word for word in fixed if word.startswith("至") is last) for last in (False, True))
        self._years, self._months, self._days = years, months, days
        part = rf"(?:{_HALF}|{_QUARTERS}|{_MONTHS})"
        year = rf"(?:{_YEAR4} ?(?:年度|年)|{_SPELLED_YEAR} ?年|(?:{years}))"
        point = "|".join([
            rf"{_YEAR4}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}",
            rf"{year}(?: ?的? ?{part})?(?: ?{_THIRD}| ?{_DAY})?{_EDGE}?",
            rf"{_YEAR4} ?(?:{_HALF}|{_QUARTERS}|[前头首] ?{_COUNT} ?个月)",
            rf"[0-9]{{2}} ?年 ?[0-9]{{1,2}} ?月份?(?: ?{_THIRD}| ?{_DAY})?{_EDGE}?",
            rf"{part}(?: ?{_THIRD}| ?{_DAY})?{_EDGE}?",
            rf"(?:{months})(?: ?{_THIRD}| ?{_DAY}|[底末初中])?",
            rf"(?:{days})(?: ?\((?:{_SMALL}月)?{_SMALL}[日号]\))?",
            r"年[底末初中]|月[底末]",
            r"[0-3]?[0-9] ?日",
        ])
        plan = (rf"(?:[“‘\"'《]{_PLAN_NUMBER}五[”’\"'》]|十[一二三四五六七八九]五|(?:{_PLAN_NUMBER}五)(?:期间|时期|末))"
                rf"(?:期间|时期)?(?:末期|末|初期|初|中期|开局之年|收官之年)?")
        self._plan = plan
        self._point = f"(?:{point})"
        self.pattern = "|".join([
            rf"(?:在|于)?{_AHEAD} ?的? ?{_LENGTHS}{_SPAN_UNIT}(?:之?内|时间|里|间|左右)?",
            rf"(?:在)?{_BACK} ?的? ?{_LENGTHS}{_SPAN_UNIT}(?:多|余)?(?:以来|来|之内|以内|内|里|间|中|时间)?",
            rf"(?:在|于)?{_LENGTHS}{_SPAN_UNIT}(?:多|余)?(?:之内|以内|内|以来|来|间)",
            rf"{_BEFORE}?{plan}{_AFTER}?",
            rf"{_YEAR4} ?年?{_RANGE}{_YEAR4} ?年(?:度|间|期间)?",
            self._fixed,
            rf"(?:{_BEFORE} ?)?{self._point}(?:{_RANGE}{self._point})?{_AFTER}?",
            self._last,
        ])
        self._duration = re.compile(rf"(?:在|于)?(?P<ahead>{_AHEAD})?(?P<back>{_BACK})? ?的? ?(?P<low>{_LENGTH})(?:{_RANGE}(?P<high>{_LENGTH}))?"
                                    rf" ?(?:多|余)?(?P<half>个半)?(?:个多|个)? ?(?P<unit>年|月|季度|周|星期|天|日|工作日|小时|世纪)(?:多|余)?"
                                    rf"(?P<after>之?内|以内|以来|来|间|里|中|时间|左右)?")
        self._plan_parts = re.compile(rf"[“‘\"'《]?(?P<plan>{_PLAN_NUMBER})五[”’\"'》]?(?:期间|时期)?(?P<part>末期|末|初期|初|中期|开局之年|收官之年|)")
        self._parts = _parts(years, months, days)

    def _alternation(self, grain: str) -> str:
        return tree(word for word, row in self.words.items() if row["grain"] == grain)

    # -- what a mention is ------------------------------------------------------------------------------------------------

    def role(self, mention: str) -> str:
        """span, as_of, since, deadline or event: how the words around the time use it."""
        word = self.words.get(mention)
        if word:
            return word["role"]
        length = self._length(mention)
        if length:
            return "span" if _looks_back(length) or length["after"] == "间" and not length["ahead"] else "deadline"
        before, core, after = self._frame(mention)
        if before in ("截至到", "截止到", "截至", "截止"):
            return "as_of"
        if after in ("起", "至今") or after.endswith("以来") or before in ("自", "自从"):
            return "since"
        if before in ("到", "到了", "至", "预计到") or after in ("之前", "以前", "前", "内", "以内", "之内"):
            return "deadline"
        span = self._core(core, _ANY_DAY, None)
        return "event" if span and span.grain == "day" else "span"

    # -- what a mention means ---------------------------------------------------------------------------------------------

    def resolve(self, mention: str, published_on: date | None, anchor: Period | None = None) -> Period | None:
        """When an observed number was true. None for a time that names no days (近日), or that needs a date the article lacks.

        `anchor` is the period the sentence speaks of before this mention; 去年同期 is the same stretch a year earlier.
        """
        mention = mention.strip()
        word = self.words.get(mention)
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
        return _observed(self.role(mention), before, after, span, published_on)

    def deadline(self, mention: str, published_on: date | None) -> date | None:
        """The last day of the horizon a promise names; None when it names none (今后, 目前) or looks back."""
        mention = mention.strip()
        word = self.words.get(mention)
        if word and word["grain"] in ("now", "vague", "same_span"):
            return None
        length = self._length(mention)
        if length:
            return None if _looks_back(length) or published_on is None else _add(published_on, _size(length, "high"), length["unit"])
        before, core, after = self._frame(mention)
        if after in ("以来", "至今", "起") or after.endswith("以来"):
            return None
        span = self._core(core, published_on, None, ahead=True)
        return span.last if span else None

    def event_date(self, mention: str, published_on: date | None) -> str | None:
        """'2017', '2017-09' or '2017-11-15', as precise as said; None for 近日 and for what names no date."""
        mention = mention.strip()
        if mention in self.words and self.words[mention]["grain"] in ("now", "vague", "same_span") or self._length(mention):
            return None
        span = self._core(self._frame(mention)[1], published_on, None, near=True)
        if span is None or span.grain == "plan":
            return None
        if span.grain == "day" and span.first == span.last:
            return span.first.isoformat()
        if span.grain in ("month", "third", "month_end", "day"):
            return f"{span.first:%Y-%m}"
        return f"{span.first:%Y}"

    # -- the pieces -------------------------------------------------------------------------------------------------------

    def _length(self, mention: str) -> re.Match[str] | None:
        match = self._duration.fullmatch(mention)
        if match is None or not (match["ahead"] or match["back"] or match["after"]):
            return None
        if match["unit"] == "年" and re.fullmatch(_YEAR4, match["low"]):
            return None
        return match

    def _frame(self, mention: str) -> tuple[str, str, str]:
        """Preposition, core and postposition of a mention."""
        before = re.match(f"{_BEFORE} ?", mention)
        core = mention[before.end():] if before else mention
        preposition = before.group().strip() if before else ""
        for cut in range(len(core), 0, -1):
            after = core[cut:]
            if (not after or _TRAILER.fullmatch(after)) and self._core(core[:cut], _ANY_DAY, None):
                return preposition, core[:cut], after
        return preposition, core, ""

    def _core(self, core: str, published_on: date | None, anchor: Period | None, *, ahead: bool = False, near: bool = False) -> _Span | None:
        plan = self._plan_parts.fullmatch(core)
        if plan:
            return _plan(plan["plan"], plan["part"])
        whole = self._point_span(core, published_on, anchor, ahead=ahead, near=near)
        if whole:
            return whole
        years = re.fullmatch(rf"({_YEAR4}) ?年?{_RANGE}({_YEAR4}) ?年(?:度|间|期间)?", core)
        if years:
            return _Span(date(int(years[1]), 1, 1), date(int(years[2]), 12, 31), "year")
        for cut in re.finditer(_RANGE, core):
            first = self._point_span(core[: cut.start()], published_on, anchor, ahead=ahead, near=near)
            if first is None:
                continue
            last = self._point_span(core[cut.end():], first.last, Period(first.first, first.last), ahead=True)
            if last and last.last >= first.first:
                return _Span(first.first, last.last, "months")
        return None

    def _point_span(self, text: str, published_on: date | None, anchor: Period | None, *, ahead: bool = False, near: bool = False) -> _Span | None:
        match = self._parts.fullmatch(text)
        if match is None or not text:
            return None
        return _Reader(self.words, match, published_on, anchor, ahead, near).span()

    def _same_span(self, offset: int, published_on: date | None, anchor: Period | None) -> Period | None:
        if anchor and anchor.start and anchor.end:
            return Period(_shift_year(anchor.start, offset), _shift_year(anchor.end, offset))
        if anchor and anchor.end:
            return Period(None, _shift_year(anchor.end, offset))
        return Period(date(published_on.year + offset, 1, 1), date(published_on.year + offset, 12, 31)) if published_on else None

    def _stretch(self, length: re.Match[str], published_on: date | None) -> Period | None:
        if published_on is None:
            return None
        size = _size(length, "high")
        if _looks_back(length):
            return Period(_add(published_on, -size, length["unit"]), published_on)
        return Period(published_on, _add(published_on, size, length["unit"])) if length["ahead"] or length["after"] != "间" else None


def _observed(role: str, before: str, after: str, span: _Span, published_on: date | None) -> Period:
    """The period of an observed number said with `span`."""
    if role == "since":
        return Period(span.first, published_on)
    if role == "as_of" or before in ("到", "到了", "至", "预计到"):
        return Period(None, span.last if published_on is None or span.grain != "current_year" else min(span.last, published_on))
    if span.grain == "year_end" or span.grain == "month_close":
        return Period(None, span.last)
    if span.grain == "year_start":
        inside = published_on is not None and published_on.year == span.first.year
        return Period(None, published_on if inside else span.last)
    if span.grain in ("year", "current_year") and published_on and span.first <= published_on < span.last:
        return Period(span.first, published_on)  # an observed number cannot reach beyond the day it was printed
    return Period(span.first, span.last)


def _parts(years: str, months: str, days: str) -> re.Pattern[str]:
    """One point of time with its parts named."""
    return re.compile(
        rf"(?:(?P<y>{_YEAR4})[-/.](?P<ym>[0-9]{{1,2}})[-/.](?P<yd>[0-9]{{1,2}})|"
        rf"(?:(?P<year>{_YEAR4}) ?(?:年度|年)?|(?P<spelled>{_SPELLED_YEAR}) ?年|(?P<short>[0-9]{{2}}) ?年(?=[0-9])|(?P<rel_year>{years}))? ?的? ?"
        rf"(?:(?P<half>[上下])半年(?:度)?|前 ?(?P<first_quarters>[两二三四2-4]) ?个? ?季度|(?P<first_quarter>首季度?)|"
        rf"第? ?(?P<quarter>{_QUARTER})(?:(?:{_RANGE}|、)第? ?(?P<to_quarter>{_QUARTER}))? ?季度|[Qq](?P<q>[1-4])|"
        rf"[前头首] ?(?P<first_months>{_COUNT}) ?个?月(?:份)?|"
        rf"(?P<from_month>{_SMALL}) ?(?:月份?)?(?:{_RANGE}|、)(?P<to_month>{_SMALL}) ?月份?|(?P<month>{_SMALL}|元) ?月份?|(?P<rel_month>{months}))?"
        rf"(?: ?(?P<third>[上中下])旬)?"
        rf"(?: ?(?P<day>{_SMALL}) ?[日号]?(?:(?:{_RANGE}|、)(?:{_SMALL}、)*(?P<to_day>{_SMALL}) ?[日号])| ?(?P<one_day>{_SMALL}) ?[日号])?"
        rf"(?P<edge>年[底末初中]|[底末初]|月[底末])?|"
        rf"(?P<rel_day>{days})(?: ?\((?:{_SMALL}月)?{_SMALL}[日号]\))?)")


class _Reader:
    """Turns the named parts of one point of time into days."""

    def __init__(self, words: dict[str, Row], match: re.Match[str], published_on: date | None, anchor: Period | None, ahead: bool, near: bool) -> None:
        self.words, self.match, self.published_on, self.anchor, self.ahead, self.near = words, match, published_on, anchor, ahead, near

    def span(self) -> _Span | None:
        try:
            return self._span()
        except ValueError:  # 2月30日 and 13月 are no days
            return None

    def _span(self) -> _Span | None:
        part = self.match
        if part["y"]:
            day = date(int(part["y"]), int(part["ym"]), int(part["yd"]))
            return _Span(day, day, "day")
        if part["rel_day"]:
            return self._relative_day(part["rel_day"])
        year = self._year()
        if part["rel_month"]:
            return self._within(*self._relative_month(part["rel_month"]))
        months = self._month_range()
        if months:
            return self._span_of_months(year, *months)
        if part["one_day"] or part["day"]:
            return self._lone_day()
        if part["edge"] and part["edge"].startswith("月"):
            return None if self.published_on is None else self._month_close(self.published_on.year, self.published_on.month)
        if year is None and part["edge"] and self.published_on:
            year = self.published_on.year
        if year is None:
            return None
        return self._whole_year(year)

    def _year(self) -> int | None:
        part = self.match
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
        part = self.match
        if part["half"]:
            return (1, 6, "half") if part["half"] == "上" else (7, 12, "half")
        if part["first_quarters"]:
            return 1, 3 * _small(part["first_quarters"]), "months"
        if part["first_quarter"]:
            return 1, 3, "quarter"
        if part["quarter"] or part["q"]:
            first = _small(part["quarter"] or part["q"])
            last = _small(part["to_quarter"]) if part["to_quarter"] else first
            return 3 * first - 2, 3 * last, "quarter"
        if part["first_months"]:
            return 1, _small(part["first_months"]), "months"
        if part["from_month"]:
            return _small(part["from_month"]), _small(part["to_month"]), "months"
        if part["month"]:
            month = 1 if part["month"] == "元" else _small(part["month"])
            return month, month, "month"
        return None

    def _span_of_months(self, year: int | None, first: int, last: int, grain: str) -> _Span | None:
        if not 1 <= first <= 12 or not 1 <= last <= 12 or last < first:
            return None
        if year is None:
            year = self._likely_year(first, last)
        if year is None:
            return None
        if grain == "month":
            return self._within(year, first)
        edge = self.match["edge"]
        span = _Span(date(year, first, 1), _month_end(year, last), grain)
        return _Span(span.first, span.last, "month_close") if edge in ("末", "底") else span

    def _likely_year(self, first: int, last: int) -> int | None:
        """Months without a year: the article's, or the year before (for a deadline: after) when that lies on the wrong side."""
        published_on = self.published_on
        if published_on is None:
            return None
        if self.ahead:
            return published_on.year + (_month_end(published_on.year, last) < published_on)
        slack = timedelta(days=92 if self.near else 0)
        return published_on.year - (date(published_on.year, first, 1) > published_on + slack)

    def _within(self, year: int, month: int) -> _Span | None:
        """A month, or the days of it that are said."""
        part, close = self.match, _month_end(year, month)
        if part["one_day"] or part["day"]:
            first = date(year, month, _small(part["one_day"] or part["day"]))
            last = date(year, month, _small(part["to_day"])) if part["to_day"] else first
            wrong_side = self.published_on and not self._year_said() and not self.ahead and first > self.published_on + timedelta(days=92 if self.near else 0)
            if wrong_side:
                first, last = _shift_year(first, -1), _shift_year(last, -1)
            return _Span(first, last, "day")
        if part["third"]:
            first_day = {"上": 1, "中": 11, "下": 21}[part["third"]]
            last = close if part["third"] == "下" else date(year, month, first_day + 9)
            return _Span(date(year, month, first_day), last, "third")
        grain = {"底": "month_end", "末": "month_close"}.get(part["edge"] or "", "month")
        return _Span(date(year, month, 1), close, grain)

    def _year_said(self) -> bool:
        return any(self.match[name] for name in ("year", "spelled", "short", "rel_year", "rel_month"))

    def _month_close(self, year: int, month: int) -> _Span:
        return _Span(date(year, month, 1), _month_end(year, month), "month_end")

    def _lone_day(self) -> _Span | None:
        """26日: of the month the anchor or the article is in, or the month before when that lies ahead."""
        part = self.match
        base = self.anchor.end if self.anchor and self.anchor.end else self.published_on
        if base is None or self._year_said():
            return None
        number = _small(part["one_day"] or part["day"])
        year, month = base.year, base.month
        if not self.ahead and not self.anchor and number > base.day + (10 if self.near else 0):
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        return self._within(year, month)

    def _relative_day(self, word: str) -> _Span | None:
        base = self.published_on
        if self.words[word]["offset"] == "0" and self.anchor and self.anchor.end and word in ("当天", "当日", "同日", "次日"):
            base = self.anchor.end
        if base is None:
            return None
        day = base + timedelta(days=int(self.words[word]["offset"]))
        return _Span(day, day, "day")

    def _relative_month(self, word: str) -> tuple[int, int]:
        if self.published_on is None:
            raise ValueError(f"{word} needs an article's date")
        index = self.published_on.year * 12 + self.published_on.month - 1 + int(self.words[word]["offset"])
        return index // 12, index % 12 + 1

    def _whole_year(self, year: int) -> _Span:
        part, edge = self.match, (self.match["edge"] or "").removeprefix("年")
        relative = part["rel_year"]
        if edge in ("底", "末"):
            return _Span(date(year, 12, 1), date(year, 12, 31), "year_end")
        if edge == "初":
            return _Span(date(year, 1, 1), date(year, 1, 31), "year_start")
        if edge == "中":
            return _Span(date(year, 6, 1), date(year, 6, 30), "month")
        if relative in ("全年", "全年度") and self.published_on and not self.ahead:
            # Early in a year the whole year an article counts up is the one that has just ended.
            year -= self.published_on.month <= 3
        current = relative is not None and self.words[relative]["offset"] == "0"
        return _Span(date(year, 1, 1), date(year, 12, 31), "current_year" if current else "year")


def _looks_back(length: re.Match[str]) -> bool:
    """近三年 and 五年来 reach back; 3年内 and 近两年内 reach ahead."""
    after = length["after"] or ""
    return after.endswith("来") or bool(length["back"]) and not after.endswith("内")


def _plan(number: str, part: str) -> _Span | None:
    """A five-year plan: the thirteenth ran 2016 to 2020."""
    count = numeral_words.read(number)
    if count is None:
        return None
    first = 1951 + 5 * int(count.value)
    span = _Span(date(first, 1, 1), date(first + 4, 12, 31), "plan")
    if part.startswith("末") or part == "收官之年":
        return _Span(date(span.last.year, 1, 1), span.last, "year_end")
    if part.startswith("初") or part == "开局之年":
        return _Span(span.first, date(span.first.year, 12, 31), "year")
    return span


def _size(length: re.Match[str], name: str) -> float:
    said = length[name] or length["low"]
    number = numeral_words.plain(said) if said[0].isdigit() else None
    if number is None:
        read = numeral_words.read(said)
        number = 0.0 if read is None else read.high or read.value
    return number + (0.5 if length["half"] else 0.0)


def _small(text: str) -> int:
    number = numeral_words.read(text)
    if number is None or number.high is not None:
        raise ValueError(f"{text} is no part of a date")
    return int(number.value)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _shift_year(day: date, years: int) -> date:
    return _add(day, years, "年")


def _add(day: date, size: float, unit: str) -> date:
    """`size` units after `day` (before, if negative); the 29th of February and month ends stay within their month."""
    months = {"年": 12, "季度": 3, "月": 1, "世纪": 1200}.get(unit)
    if months:
        index = day.year * 12 + day.month - 1 + round(size * months)
        year, month = index // 12, index % 12 + 1
        if not 1 <= year <= 9999:
            return day
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    days = {"周": 7.0, "星期": 7.0, "小时": 1 / 24}.get(unit, 1.0)
    return day + timedelta(days=round(size * days))


@cache
def periods(lexicon: Lexicon) -> Periods:
    """The grammar for `lexicon`, built once."""
    return Periods(lexicon)


def resolve(mention: str, published_on: date | None, lexicon: Lexicon, anchor: Period | None = None) -> Period | None:
    """See `Periods.resolve`."""
    return periods(lexicon).resolve(mention, published_on, anchor)


def deadline(mention: str, published_on: date | None, lexicon: Lexicon) -> date | None:
    """See `Periods.deadline`."""
    return periods(lexicon).deadline(mention, published_on)


def event_date(mention: str, published_on: date | None, lexicon: Lexicon) -> str | None:
    """See `Periods.event_date`."""
    return periods(lexicon).event_date(mention, published_on)
