"""The period a figure was true in.

Belongs here: the choice among the times a sentence, its paragraph and its headline tell. Does not belong here: what a time means
(periods.py), what the figure is (figures.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from orchestration.extraction.article import Period, TimeMention, View
from orchestration.extraction.chunks import TIME, Chunk, basis_end, break_after
from orchestration.extraction.context import Context
from orchestration.extraction.figure_events import (
    is_of_a_name,
    is_of_an_opening,
    is_of_ceremony,
    is_of_the_telling,
    names_an_event,
    sums_up_signings,
    tells_no_period,
)
from orchestration.extraction.figure_parts import Figure
from orchestration.extraction.figure_stocks import (
    TRIPS,
    flows,
    happened,
    is_by_now,
    is_counted_now,
    is_stock,
    still_applies,
)
from orchestration.extraction.figure_years import (
    MONTHS_ALONE,
    PART_OF_YEAR,
    YEAR,
    Resolve,
    end_of_change,
    from_year_to_year,
    is_base_of_multiple,
    is_level_regained,
    is_told_of,
    list_of_a_year,
    names_a_plan,
    of_last_year,
    same_time,
    shared_out,
    since_new_year,
    told_with,
    until_told,
    whole_year,
    year_before,
    year_end,
    years_added_up,
    years_of_a_plan,
)
from orchestration.extraction.grammar import Grammar

# 与去年相比, 比2013年的…, 从2023年的10.8%: a time of comparison says nothing on the other numbers of the sentence.
_PRIVATE = frozenset({"从", "由", "比", "较", "与", "同", "和"})
_PERIOD_ROLES = frozenset({"span", "as_of", "since", "event", "deadline"})
_UP_TO = ("截", "到", "至")
_SO_FAR = frozenset({"今年", "今年以来", "今年来", "年初以来", "本年"})
_PART_BY_PART = ("分季度", "分月", "逐季", "逐月")  # its times are of its own numbers alone
_OF_ONE_MONTH = ("当月", "单月", "份当月")
# 从2022年6月1日至2022年年底: a stretch, not where a change began
_FROM_TO = re.compile("从[^从]{2,}[年月日]份?[至到][^至到]{2,}[年月日底末]")
# 在上半年销售回暖等因素的作用下, 以2019年同期数为基数
_UNDER = re.compile("[^,;。]{2,40}?(?:作用|影响|带动|推动|拉动|刺激|背景)之?下|[^,;。]{0,8}为(?:基数|基期|基准)")
_THIS_YEAR = re.compile("(?:今年|本年度?|今\\(\\d{4}\\)年)以?来?,?$")
_OF_LATE = re.compile("近(?:些|几)?年来|多年来|历年来")
_CLAUSE = 20  # chunks
_SAME_YEAR = ("当年", "同年", "次年", "翌年")
_LARGEST_RATE = re.compile("(?:[增降涨]幅|[增降]速|幅度|[长降]率)最")
_ASIDE = 4  # characters between 其中 and the time it is said with


def period_of(
    figure: Figure, view: View, chunks: Sequence[Chunk], context: Context, resolve: Resolve, grammar: Grammar
) -> Period:
    """The time in the number's clause, else the last one the sentence or its paragraph set, else as of the article's date."""
    today, set_before = view.article.published_on, context.time
    if figure.among[1] > 1 and view.times and (year := shared_out(figure, view)) is not None:
        return year
    anchor = of_last_year(_resolve(set_before, today, None, resolve), set_before, today)
    report = _resolve(context.reported_time, today, None, resolve)
    if set_before is not None and today is not None:
        anchor = told_with(set_before.text, report, today) or anchor
    found: TimeMention | None = None
    if view.times:
        before = [i for i, c in enumerate(chunks[: figure.position]) if c.kind == TIME]
        if before and (over := years_of_a_plan(figure, view.times[chunks[before[-1]].index], view, resolve)):
            return over
        if before and today is not None:
            ended = whole_year(before, view, chunks, anchor, today, grammar) or year_end(
                before, view, chunks, anchor or report, today
            )
            if ended is not None:
                return ended
        added_up = years_added_up(figure, view, chunks) or from_year_to_year(figure, view, chunks)
        if added_up is not None:
            return added_up
        own = _own_or_earlier(figure, before, view, chunks, grammar)
        if own is not None and is_counted_now(figure, own, view, chunks, grammar):
            return Period(None, today)
        after = _last_time(chunks[figure.position : figure.clause[1]], view, grammar)
        if own is not None and own < figure.clause[0] and after is not None and after.role == "event":
            own = None  # 某棚6月投用;两家公司等5家机构8月28日签约入园
        found = _of_the_year_told(own, view, chunks, context, grammar) if own is not None else after
    plan = found is not None and names_a_plan(view, found.end, grammar)
    if (
        found is not None
        and today is not None
        and not plan
        and (over := told_with(found.text, anchor or report, today)) is not None
    ):
        return over  # 全年种粮61万亩,比上年增加3万亩
    if found is not None and found.text.endswith("同期") and (set_first := _told_before(found, view, chunks, grammar)):
        anchor = _resolve(set_first, today, anchor, resolve) or anchor  # 今年1至5月产量196万吨,去年同期为180万吨
    if (
        found is not None
        and found.text.lstrip("在于").startswith(_SAME_YEAR)
        and (of_year := _year_before(found, view)) is not None
    ):
        anchor = _resolve(of_year, today, None, resolve) or anchor  # 2011年…,当年就有30个项目
    period = _resolve(found, today, anchor, resolve)
    if (meanwhile := same_time(figure, view, anchor, resolve)) is not None:
        return meanwhile
    if found is not None and period is not None and found.text in _SO_FAR:
        period = until_told(found, period, view, resolve)
    if (
        found is not None
        and period is not None
        and today is not None
        and period.end is not None
        and period.end > today
        and MONTHS_ALONE.search(found.text)
    ):
        if (period.end.year, period.end.month) == (today.year, today.month):
            period = Period(period.start, today)  # 11月, told at its end
        else:
            period = Period(year_before(period.start), year_before(period.end))  # 1—12月, told in January
    if period is not None and period.start is not None and today is not None and period.start > today:
        period = None  # 将在下半年迁入…, 4所高校正加快建设: the time of another clause
    if (
        found is not None
        and found.role == "deadline"
        and period is not None
        and (period.end is None or today is None or period.end > today)
    ):
        period = None  # a horizon ahead says when it will be true, not when it was
    if (listed := list_of_a_year(figure, found or set_before, today, view)) is not None:
        return listed
    if found is not None and period is not None and (end := end_of_change(figure, view, period)) is not None:
        return end
    if found is not None and period is not None and period.start is not None and period.start == period.end:
        return (
            period
            if figure.measure != "level" or happened(figure, view, chunks, grammar)
            else Period(None, period.end if found.role != "event" else today)
        )
    if found is not None and period is not None and found.text.endswith("月底"):
        there = figure.metric.endswith(grammar.stocks) or is_stock(figure, chunks, grammar)
        if there and not happened(figure, view, chunks, grammar):
            return Period(None, period.end)  # 10月底从业人员55546人
    if found is not None and period is not None and period.start is None and period.end is not None:
        over_the_year = figure.measure == "growth" or flows(figure, grammar)
        if found.role == "as_of" and "月" in found.text and figure.measure == "growth" and flows(figure, grammar):
            return Period(date(period.end.year, 1, 1), period.end)  # 截至4月底,全市投资同比增长8%
        if found.text.endswith(("年末", "年底")) and not found.text.startswith(_UP_TO) and over_the_year:
            return Period(date(period.end.year, 1, 1), period.end)  # 2014年末,…;生猪出栏241万头
    if period is not None and period.start is None and period.end is not None:
        so_far = found is not None and _THIS_YEAR.search(view.text, 0, found.start) is not None
        if since_new_year(figure, view, chunks) or (so_far and not is_stock(figure, chunks, grammar)):
            return Period(date(period.end.year, 1, 1), period.end)  # 今年截至11月底,累计引进17家
    if found is not None and period is not None:
        return Period(None, period.end) if found.role == "since" and is_stock(figure, chunks, grammar) else period
    if found is None and is_by_now(figure, chunks, grammar):
        return Period(None, today)
    of_the_event = (
        any(word in view.text for word in grammar.at_the_event)
        or (view.text.startswith("其中") and context.at_event)
        or sums_up_signings(view, grammar)
    )
    if period is None and _OF_LATE.search(view.text, 0, figure.quantity.start) is not None:
        of_the_event, set_before = False, None  # 近年来,该县签约企业125家, told of a ceremony
    context.at_event = of_the_event
    if found is None and of_the_event and context.event_day is not None and set_before is not context.event_day:
        held = _resolve(context.event_day, today, None, resolve)
        if held is not None and (set_before is None or set_before.role != "event") and is_of_ceremony(figure, grammar):
            return held
    begun = anchor is not None and (today is None or is_told_of(anchor, today))
    if begun and anchor is not None and set_before is not None:
        if set_before is context.event_day and is_of_ceremony(figure, grammar):
            return anchor  # 3月25日,某区举行开工仪式。甲项目、乙项目等7个项目,总投资…
        if still_applies(figure, anchor, view, chunks, grammar):
            of_a_day = anchor.start is not None and anchor.start == anchor.end and figure.measure == "level"
            return anchor if not of_a_day or happened(figure, view, chunks, grammar) else Period(None, today)
    unit_kind = figure.quantity.unit_kind
    goes_on = unit_kind in ("percent", "pp") or (
        flows(figure, grammar)
        and (unit_kind != "count" or figure.metric.endswith(("量", "出栏")) or figure.quantity.unit.endswith(TRIPS))
    )
    if set_before is None and context.earlier is not None and (goes_on or of_the_event):
        earlier = _resolve(context.earlier, today, None, resolve)
        if (
            earlier is not None
            and earlier.start is not None
            and (of_the_event if earlier.start == earlier.end else goes_on)  # 这次开工的31个项目: the day told before
            and (earlier.end is None or today is None or earlier.end <= today)
        ):
            return earlier  # rates and flows go on from paragraph to paragraph; stocks say their time again
    of_the_new = context.counts_new[0] and view.text.startswith("其中")  # 新开工项目210个。其中,20亿元以上项目17个
    new = figure.measure == "increment" or figure.part_of_new or of_the_new
    if context.reported_time is not None and (goes_on or new):
        told = _resolve(context.reported_time, today, None, resolve)
        if (
            told is not None
            and told.start is not None
            and told.end is not None
            and (today is None or told.end <= today)
        ):
            return told
    return Period(None, today)


def main_time(chunks: Sequence[Chunk], view: View, grammar: Grammar) -> TimeMention | None:
    """The last time of the sentence that is its own, not one something is compared with; 其中,6月份… holds for its clause alone."""
    if not view.times or view.text.startswith(_PART_BY_PART):
        return None
    # 2020年同期 is what is compared with, and 同期 alone is the time told before.
    aside = "同期" in view.text or "月" in view.text
    kept = [c for c in chunks if c.kind != TIME or not _holds_for_itself(c, view.text)] if aside else chunks
    kept = [c for c in kept if c.kind != TIME or not tells_no_period(chunks, chunks.index(c), grammar)]
    # 成立于2018年3月: a day in somebody's life, of which no later figure is.
    found = _last_time([c for c in kept if c.kind != TIME or not c.text.startswith("于")], view, grammar)
    if (
        found is None
        or "当月" in found.text
        or (found.text.endswith(("日", "号", "天")) and grammar.heard.search(view.text))
    ):
        return None
    part = view.text.rfind("其中", 0, found.start)
    return None if part >= 0 and found.start - part <= _ASIDE else found


def _holds_for_itself(here: Chunk, text: str) -> bool:
    """同期, and 6月 of 6月当月进出口…: of its own number alone."""
    return here.text.endswith("同期") or text.startswith(_OF_ONE_MONTH, here.end)


def _of_the_year_told(at: int, view: View, chunks: Sequence[Chunk], context: Context, grammar: Grammar) -> TimeMention:
    """前三季度 said after 2021年…, in that sentence or its paragraph: of that year, not of the article's."""
    mention = view.times[chunks[at].index]
    part = PART_OF_YEAR.match(mention.text)
    today = view.article.published_on
    if part is None or today is None:
        return mention
    told = next(
        (
            view.times[c.index]
            for i, c in reversed(list(enumerate(chunks[:at])))
            if c.kind == TIME and not _is_private(chunks, i, grammar) and not PART_OF_YEAR.match(c.text)
        ),
        context.time,
    )
    year = YEAR.match(told.text.lstrip("在")) if told is not None and told.role == "span" else None
    if year is None or int(year.group()) >= today.year:
        return mention
    return replace(mention, text=f"{part['before']}{year.group()}年{part['rest']}")


def _own_or_earlier(
    figure: Figure, before: Sequence[int], view: View, chunks: Sequence[Chunk], grammar: Grammar
) -> int | None:
    """Where the nearest time before the number stands; 从2013年的… is its number's alone."""
    for i in reversed(before):
        here = chunks[i]
        if view.times[here.index].role not in _PERIOD_ROLES:
            continue
        if here.text.startswith("于") and i < figure.clause[0]:
            continue  # 成立于2010年,规划面积56平方公里
        role = view.times[here.index].role
        if role == "event" and is_of_the_telling(chunks, i, view, grammar):
            continue
        earlier = i < figure.clause[0] and role != "since"
        if earlier and figure.measure == "level" and is_of_an_opening(chunks, i, grammar):
            continue  # 今年5月开园,建筑面积5.2万平方米
        private = _is_private(chunks, i, grammar)
        if figure.quantity.unit == "倍" and chunks[figure.position - 1].text == "的" and i >= figure.clause[0]:
            continue  # 是2017年的4.2倍, 是去年全年的1.6倍
        if figure.quantity.unit == "%" and is_level_regained(chunks, i):
            continue  # 恢复至2019年同期的九成
        if not private or (chunks[i + 1].text == "的" and i + 2 == figure.position):
            if i and here.text == "当月" and chunks[i - 1].kind == TIME:
                return i - 1  # 6月份|当月
            named = i and here.text in grammar.named_year and chunks[i - 1].kind == TIME
            return i - 1 if named and YEAR.search(chunks[i - 1].text) else i  # 2011年|全年
    return None


def _is_private(chunks: Sequence[Chunk], i: int, grammar: Grammar) -> bool:
    """从2023年的…, 与去年相比, 近15年新高: a time of comparison or of a record."""
    opening, after = chunks[i].text[0], "".join([c.text for c in chunks[i + 1 : i + 4]])
    if i and chunks[i].text.endswith("内") and chunks[i - 1].text.endswith("后"):
        return True  # 达产后|三年内
    if chunks[i].text.startswith("历"):
        return True  # 为历年来最多
    if opening == "从" and _FROM_TO.fullmatch(chunks[i].text):
        return False
    if _UNDER.match("".join([c.text for c in chunks[i + 1 : i + _CLAUSE]])) is not None:
        return True
    if opening in "从由比较":
        after = "".join([c.text for c in chunks[i + 1 : break_after(chunks, i)]])
        return opening != "从" or "看" not in after  # 从1—8月的数值看
    if i and (chunks[i - 1].text in _PRIVATE or chunks[i - 1].text in grammar.above):
        return True
    if (
        after.startswith((*grammar.plan_tails, *grammar.batches))
        or basis_end(chunks, i) > i
        or is_base_of_multiple(chunks, i)
    ):
        return True
    if is_level_regained(chunks, i) or names_an_event(chunks, i, grammar) or is_of_a_name(chunks, i, grammar):
        return True
    if _LARGEST_RATE.search(after) is not None:
        return False  # 去年的增幅最大, 较…增长28%
    return grammar.records.search(after.replace("首次", "|") if chunks[i].pos == "span" else after) is not None


def _year_before(found: TimeMention, view: View) -> TimeMention | None:
    """The time of the sentence told last before it that names a year."""
    return next((time for time in reversed(view.times) if time.end <= found.start and YEAR.search(time.text)), None)


def _resolve(mention: TimeMention | None, today: date | None, anchor: Period | None, resolve: Resolve) -> Period | None:
    return None if mention is None else resolve(mention.text, today, anchor)


def _last_time(chunks: Sequence[Chunk], view: View, grammar: Grammar) -> TimeMention | None:
    for i in reversed([i for i, c in enumerate(chunks) if c.kind == TIME]):
        mention = view.times[chunks[i].index]
        if mention.role in _PERIOD_ROLES and not _is_private(chunks, i, grammar):
            return mention
    return None


def _told_before(found: TimeMention, view: View, chunks: Sequence[Chunk], grammar: Grammar) -> TimeMention | None:
    """The time the sentence set before `found`."""
    return _last_time([c for c in chunks if c.end <= found.start], view, grammar)
