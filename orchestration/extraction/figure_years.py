"""Years told apart from the number: shared out to several, named before 全年, ended by 截至, closed by a bare 年末.

Belongs here: the year a word of the sentence gives to a time that has none. Does not belong here: which time is a figure's
(figure_periods.py), what a time means (periods.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from orchestration.extraction import numeral_words
from orchestration.extraction.article import Period, TimeMention, View
from orchestration.extraction.chunks import QUANTITY, Chunk
from orchestration.extraction.figure_parts import Figure, Place
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.period_grammar import BEFORE, HALF, MONTHS, QUARTERS

_OWN_YEAR = re.compile(r"在?(?P<year>(?:19|20)\d\d)年(?:度|全年)?")
_LISTED = re.compile(
    "(?:重[点大]|列入|安排|新列|续建|计划|储备|民生|实事)[^,;。]{0,10}(?:项目|工程)|^[^,;。]{2,8}项目(?:总投资|投资)?$"
)
_DONE_OF_IT = re.compile("已|完成|累计|竣工|截至|目前|开工率|新增|签约|落户|引进|实现")
MONTHS_ALONE = re.compile(r"^[^年今去上本]*月")
Resolve = Callable[[str, date | None, Period | None], Period | None]
YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
PART_OF_YEAR = re.compile(rf"(?P<before>{BEFORE}?)(?P<rest>(?:{QUARTERS}|{HALF}|{MONTHS}).*)")
_NEW_YEAR = re.compile("[较比](?:今年)?(?:年初|[上去]年(?:年?末|年?底))")
_FEBRUARY = 2
_PLAN_YEARS = 5
_BARE_YEAR_END = re.compile("(?:截至|到)?(?:年末|年底|期末)")
WHOLE_YEAR = frozenset({"全年", "在全年", "全年度"})
LAST_YEAR_TOLD_UNTIL = 9  # until this month a bare 年末 in a report is last year's
_ADDED_UP = re.compile("([一二两三四五六七八九十]|[0-9]{1,2})年(?:来|间)?(?:累计|年均)")
_YEAR_TOLD = re.compile(r"(?:19|20)\d\d(?=年(?!的?[0-9.]+倍|以来|起))")
_NOT_BEFORE_SAME = ("年", "上", "比", "较", "与", "历史", "于", "和", "往年", "高于", "的")
_MEAN_OF_YEARS = re.compile("[两二三四五]年平均(?=增[长速幅])")
_CHANGES_FROM = re.compile("[从由](?:最初|当初|开始|起步)?的?$")
_CHANGES_TO = re.compile(
    "[从由][^,;。]{2,14}?(?:增长|增加|提高|提升|上升|扩大|发展|增|升|扩|降|下降|减少|缩减|压缩|跃升|攀升)(?:到|至|为)(?:了|近|超|约|如今的)*$"
)
_COMPARED = re.compile("同期(?:相比|水平|的|增[长速幅])")
_GROWN_TO = re.compile("(?:增长|增加|上升|提高|提升|扩大|发展|跃升|攀升|增|升|下降|降低|减少|降|变)(?:到|至|为)$")
_YEAR4 = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(
    r"(?:19|20)\d\d年?(?:(?P<range>[至到—~-]+)(?:19|20)\d\d年|(?:(?:、|和|及|以及)(?:19|20)\d\d年?)+(?<=年))"
)


def shared_out(figure: Figure, view: View) -> Period | None:
    """2016年至2018年分别为1、2、3, 2016年、2017年和2018年分别…: as many years as numbers, one each."""
    (nth, size), text = figure.among, view.text
    shares = text.rfind("分别", 0, figure.quantity.start)
    if shares < 0 or figure.rule == "list_aligned":
        return None
    spans = list(_YEARS.finditer(text, 0, figure.quantity.start))
    if not spans:
        return None
    told = spans[-1]
    years = [int(year) for year in _YEAR4.findall(told.group())]
    if told["range"]:
        years = list(range(years[0], years[-1] + 1))
    today = view.article.published_on
    if len(years) != size or (today is not None and years[-1] > today.year):
        return None
    return Period(date(years[nth], 1, 1), date(years[nth], 12, 31))


def years_of_a_plan(figure: Figure, told: TimeMention, view: View, resolve: Resolve) -> Period | None:
    """“十一五”末,…年均增速分别为8%、9%: a mean over the five years that end with it."""
    yearly, today = view.text.find("年均", told.end, figure.quantity.start) >= 0, view.article.published_on
    if figure.measure != "growth" or not yearly or "五" not in told.text or not told.text.endswith(("末", "末期")):
        return None
    period = resolve(told.text, today, None)
    if period is None or period.end is None or period.end.year % _PLAN_YEARS or (today and period.end > today):
        return None
    return Period(date(period.end.year - _PLAN_YEARS + 1, 1, 1), period.end)


def from_year_to_year(figure: Figure, view: View, chunks: Sequence[Chunk]) -> Period | None:
    """从2012年到2021年,规模从1.1万亿元增长到3.57万亿元: each of the two numbers is of one of the two years."""
    before = view.text[: chunks[figure.position].start]
    spans = [
        told
        for told in _YEARS.finditer(before)
        if told["range"] and told.start() and before[told.start() - 1] in "从由自"
    ]
    end = -1 if _GROWN_TO.search(before) is not None else 0 if before.endswith(("从", "由")) else None
    if not spans or end is None:
        return None
    year = int(_YEAR4.findall(spans[-1].group())[end])
    today = view.article.published_on
    return Period(date(year, 1, 1), date(year, 12, 31)) if today is None or year <= today.year else None


def years_added_up(figure: Figure, view: View, chunks: Sequence[Chunk]) -> Period | None:
    """预计2025年…,五年累计引进186亿元: the five years that end with the one told."""
    said = _ADDED_UP.search(view.text, chunks[figure.clause[0]].start, figure.quantity.start)
    if said is None or view.article.published_on is None:
        return None
    years = list(_YEAR_TOLD.finditer(view.text, 0, said.start()))
    count = numeral_words.read(said[1])
    if not years or count is None:
        return None
    last = int(years[-1].group())
    first = last - int(count.value) + 1
    return Period(date(first, 1, 1), date(last, 12, 31)) if last <= view.article.published_on.year else None


def same_time(figure: Figure, view: View, anchor: Period | None, resolve: Resolve) -> Period | None:
    """1至5月…;同期用钢量增长21%: the time last told in the sentence, else in its paragraph. 去年同期 is another."""
    at = view.text.rfind("同期", 0, figure.quantity.start)
    if (
        at < 0
        or view.text[:at].endswith(_NOT_BEFORE_SAME)
        or _COMPARED.match(view.text, at)
        or ";" in view.text[at : figure.quantity.start]
    ):
        return None
    told = [
        time
        for time in view.times
        if time.end <= at
        and time.role in ("span", "as_of", "since")
        and not time.text.endswith("同期")  # 前2个月…,比2021年同期增长9.1%,高于全国|同期
    ]
    return resolve(told[-1].text, view.article.published_on, anchor) if told else anchor


def until_told(so_far: TimeMention, period: Period, view: View, resolve: Resolve) -> Period:
    """截至7月底,某口岸今年累计…: this year, until then."""
    for told in view.times:
        if told.role in ("as_of", "deadline") and told.end <= so_far.start:
            until = resolve(told.text, view.article.published_on, None)
            end = until.end if until is not None else None
            if (
                end is not None
                and period.start is not None
                and period.end is not None
                and period.start < end <= period.end
            ):
                return Period(period.start, end)
    return period


def end_of_change(figure: Figure, view: View, period: Period) -> Period | None:
    """2019年至2022年,销售额从158亿元增长到325亿元: the first number is the first year's, the other the last one's."""
    if period.start is None or period.end is None or period.end.year == period.start.year or figure.measure == "growth":
        return None
    at = figure.quantity.outer_start
    comma = view.text.rfind(",", 0, at)
    first = _CHANGES_FROM.search(view.text, 0, at) is not None
    last = _CHANGES_TO.search(view.text, comma + 1, at) is not None
    if not first and not last:
        return None
    years = (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 12, 31)
    if not years:
        return Period(None, period.start if first else period.end)
    year = period.start.year if first else period.end.year
    return Period(date(year, 1, 1), date(year, 12, 31))


def whole_year(
    before: Sequence[int],
    view: View,
    chunks: Sequence[Chunk],
    anchor: Period | None,
    today: date,
    grammar: Grammar,
) -> Period | None:
    """全年 said after 2009年: that year, if it is over. `before`: where the times before the number stand."""
    if chunks[before[-1]].text.lstrip("在于") not in grammar.named_year:
        return None
    told = (view.times[chunks[i].index].text for i in reversed(before[:-1]))
    named = next((int(found.group()) for text in told if (found := YEAR.search(text))), None)
    if named is None and anchor is not None and anchor.end is not None:
        named = anchor.end.year
    return Period(date(named, 1, 1), date(named, 12, 31)) if named is not None and named < today.year else None


def year_told(report: Period | None, today: date) -> Period | None:
    """The year that an observed 全年 is of when no other is told: the one reported on, or the last one, until the next nears its end."""
    if report is not None and report.end is not None and (report.end.month, report.end.day) == (12, 31):
        year = report.end.year
    elif today.month <= LAST_YEAR_TOLD_UNTIL:
        year = today.year - 1
    else:
        return None
    return Period(date(year, 1, 1), date(year, 12, 31)) if year < today.year else None


def names_a_plan(view: View, end: int, grammar: Grammar) -> bool:
    """为全年|计划的53.7%: the year of a plan that runs."""
    return view.text.startswith(grammar.of_a_plan, end)


def told_with(text: str, report: Period | None, today: date) -> Period | None:
    """The period of a bare 全年 or 年末 that something observed is told with, None for any other time."""
    year = year_told(report, today) if text in WHOLE_YEAR or _BARE_YEAR_END.fullmatch(text) else None
    return year if year is None or text in WHOLE_YEAR else Period(None, year.end)


def year_end(
    before: Sequence[int], view: View, chunks: Sequence[Chunk], anchor: Period | None, today: date
) -> Period | None:
    """年末 of a year already told of (2022年…。年末…), not of the running one."""
    if not _BARE_YEAR_END.fullmatch(view.times[chunks[before[-1]].index].text):
        return None
    year = (
        anchor.end.year
        if anchor is not None and anchor.end is not None
        else today.year - (today.month <= LAST_YEAR_TOLD_UNTIL)
    )
    day = date(year, 12, 31)
    return Period(None, day) if day <= today else None


def is_base_of_multiple(chunks: Sequence[Chunk], i: int) -> bool:
    """是2006年的2.4倍,五年累计…: only the multiple is of that year's number."""
    return i + 2 < len(chunks) and chunks[i + 1].text == "的" and chunks[i + 2].pos == "multiple"


def is_level_regained(chunks: Sequence[Chunk], i: int) -> bool:
    """恢复|至2019年同期|的|九成, 相当于去年的85%: what the share is taken of."""
    of = i + 2 < len(chunks) and chunks[i + 1].text == "的" and chunks[i + 2].kind == QUANTITY
    return of and i > 0 and chunks[i - 1].text.startswith(("恢复", "相当"))


def of_last_year(period: Period | None, mention: TimeMention | None, today: date | None) -> Period | None:
    """1—12月, told in January: months still to come are those of the year before."""
    if (
        period is None
        or mention is None
        or today is None
        or period.end is None
        or not MONTHS_ALONE.search(mention.text)
    ):
        return period
    if (
        period.end <= today
        or (period.end.year, period.end.month) == (today.year, today.month)
        or mention.role != "span"
    ):
        return period
    return Period(year_before(period.start), year_before(period.end))


def since_new_year(figure: Figure, view: View, chunks: Sequence[Chunk]) -> bool:
    """截至6月底,…比年初多了6家: what was added in the year so far."""
    if figure.measure == "level":
        return False
    return _NEW_YEAR.search(view.text, chunks[figure.clause[0]].start, chunks[figure.position].start) is not None


def year_before(day: date | None) -> date | None:
    return (
        None
        if day is None
        else day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == _FEBRUARY else day.day)
    )


def list_of_a_year(figure: Figure, mention: TimeMention | None, today: date | None, view: View) -> Period | None:
    """2014年省重点项目142个,总投资1454亿元, told in January 2014: the list is the year's; what is done of it is of the days so far."""
    told = _OWN_YEAR.fullmatch(mention.text) if mention is not None else None
    if told is None or today is None or int(told["year"]) != today.year or _LISTED.search(figure.metric) is None:
        return None
    if figure.metric.startswith("新") and not figure.metric.startswith("新列"):
        return None  # 新建项目18个: begun so far
    first = view.text.rfind(";", 0, figure.quantity.start) + 1
    if _DONE_OF_IT.search(view.text, first, figure.quantity.start) is not None:
        return None
    return Period(date(today.year, 1, 1), date(today.year, 12, 31))


def is_told_of(period: Period, today: date) -> bool:
    """Whether a period can have been observed: 年底前 and 3年内 lie ahead, this month is told of before it ends."""
    if period.start is not None and period.start > today:
        return False
    return period.end is None or period.end <= today or (period.end.year, period.end.month) == (today.year, today.month)


def mean_of_years(place: Place) -> str:
    """两年平均 of 规模以上工业增加值…,两年平均增长5.4%: not the growth over the year before; '' where no such mean is told."""
    told = _MEAN_OF_YEARS.search(
        place.view.text[place.chunks[place.clause[0]].start : place.chunks[place.position].end]
    )
    return told.group() if told is not None else ""
