"""The stretch of time an article reports on: the months of its headline, or those most of its times name.

Belongs here: what a report as a whole is about. Does not belong here: the period of a figure (figure_periods.py), what a time means
(periods.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from orchestration.extraction.article import Period, TimeMention, View
from orchestration.extraction.figure_years import LAST_YEAR_TOLD_UNTIL, PART_OF_YEAR, YEAR, Resolve
from orchestration.extraction.main_places import LEAD_SENTENCES

_OF_A_YEAR = re.compile(
    "公报|年报|年鉴|统计|运行情况|经济(?!工作|会议|论坛|峰会|适用|技术|开发)|运行分析|经济形势|发展概况|成绩单"
)
# Told in the first months of its year, of the year before.
_WORK_REPORT = re.compile(r"(?<!\d)((?:19|20)\d\d)年?[^\d,。]{0,12}政府工作报告")
_YEAR_SPOKEN_OF = frozenset({"这一年", "那一年"})
_COMPARED = ("比", "较", "与", "同", "从", "由")  # 比上年增长7.2%
_LEAST_REPORTED = 2  # how many times as often as any other span an article names the one it reports on


def settle_years(views: Sequence[View]) -> None:
    """这一年 becomes the year told last before it: 2017年是…第一年。…\\n这一年,全市…. Where none was, it stays a stretch up to today."""
    year = ""
    for view in views:
        for i, mention in enumerate(view.times):
            if mention.text in _YEAR_SPOKEN_OF and year:
                view.times[i] = replace(mention, text=f"{year}年")
            elif (told := YEAR.search(mention.text)) is not None:
                year = told.group()


def headline_time(views: Sequence[View]) -> TimeMention | None:
    """1—7月 or 2021年上半年 of a headline, or the year that is over of 2022年…统计公报, 2023年政府工作报告: what a report reports on."""
    headline = views[0] if views and views[0].sentence.is_title else None
    if headline is None:
        return None
    if (report := _WORK_REPORT.search(headline.text)) is not None:
        return TimeMention(report.start(), report.start(1) + 4, f"{int(report[1]) - 1}年", "span")
    told = [t for t in headline.times if t.role == "span"]
    spans = [t for t in told if PART_OF_YEAR.search(t.text)]
    if len(spans) == 1:
        return spans[0]
    published = headline.article.published_on
    if (
        spans
        or len(told) != 1
        or published is None
        or not told[0].text.endswith("年")
        or not _OF_A_YEAR.search(headline.text)
    ):
        return None
    year = YEAR.match(told[0].text)
    return told[0] if year is not None and int(year.group()) < published.year else None


def reported_time(views: Sequence[View], resolve: Resolve, is_leave: Callable[[str], bool]) -> TimeMention | None:
    """上半年 of an article most of whose times are that stretch of months: what a report reports on, though its headline names none."""
    holiday = next((m for view in views[:LEAD_SENTENCES] for m in view.times if is_leave(m.text)), None)
    if holiday is not None:
        return holiday  # 国庆假期,全省接待游客…: what the whole article tells of
    told: Counter[Period] = Counter()
    first: dict[Period, TimeMention] = {}
    for view in views:
        for mention in view.times:
            if (
                mention.role == "span"
                and not view.text.endswith(_COMPARED, 0, mention.start)
                and (period := resolve(mention.text, view.article.published_on, None)) is not None
            ):
                told[period] += 1
                reports = PART_OF_YEAR.search(mention.text) or _is_year_just_over(mention, period, view)
                if reports and view.sentence.no < LEAD_SENTENCES:
                    first.setdefault(period, mention)
    if not told:
        return None
    (period, times), *others = told.most_common(2)
    return first.get(period) if times >= _LEAST_REPORTED * max([1, *(count for _, count in others)]) else None


def _is_year_just_over(mention: TimeMention, period: Period, view: View) -> bool:
    """2017年, told in the first months of 2018 or on a page that tells nothing newer."""
    today = view.article.published_on
    if today is None or period.end is None or YEAR.match(mention.text) is None or len(mention.text) != len("2017年"):
        return False
    return period.end == today or (period.end.year == today.year - 1 and today.month <= LAST_YEAR_TOLD_UNTIL)
