"""What a time means against an article's date: the periods of facts, the horizons of promises, the days of events."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.extraction.article import Period
from orchestration.extraction.periods import periods
from tests.extraction.seed_tables import lexicon

PERIODS = periods(lexicon())
PUBLISHED = date(2024, 7, 12)


def iso(period: Period | None) -> str | None:
    return None if period is None else f"{period.start or ''}/{period.end or ''}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2023年", "2023-01-01/2023-12-31", id="a year"),
        pytest.param("二〇二三年", "2023-01-01/2023-12-31", id="a spelled year"),
        pytest.param("今年1至5月", "2024-01-01/2024-05-31", id="months of this year"),
        pytest.param("1—5月", "2024-01-01/2024-05-31", id="months alone"),
        pytest.param("1-4月份", "2024-01-01/2024-04-30", id="months with a hyphen"),
        pytest.param("今年前5个月", "2024-01-01/2024-05-31", id="the first months"),
        pytest.param("前两个月", "2024-01-01/2024-02-29", id="the first two months of a leap year"),
        pytest.param("2025年前五个月", "2025-01-01/2025-05-31", id="spelled, of a named year"),
        pytest.param("今年上半年", "2024-01-01/2024-06-30", id="the first half"),
        pytest.param("2018上半年度", "2018-01-01/2018-06-30", id="a half after a bare year"),
        pytest.param("下半年", "2024-07-01/2024-12-31", id="the half that has begun"),
        pytest.param("一季度", "2024-01-01/2024-03-31", id="a quarter"),
        pytest.param("第三季度", "2024-07-01/2024-09-30", id="the quarter that has begun"),
        pytest.param("四季度", "2023-10-01/2023-12-31", id="a quarter that lies ahead is last year's"),
        pytest.param("前三季度", "2024-01-01/2024-09-30", id="three quarters"),
        pytest.param("一至三季度", "2024-01-01/2024-09-30", id="quarters as a range"),
        pytest.param("11月份", "2023-11-01/2023-11-30", id="a month that lies ahead is last year's"),
        pytest.param("6月底", "2024-06-01/2024-06-30", id="the end of a month alone"),
        pytest.param("6月末", "/2024-06-30", id="a month's close is a state"),
        pytest.param("7月上旬", "2024-07-01/2024-07-10", id="ten days"),
        pytest.param("2月下旬", "2024-02-21/2024-02-29", id="the last ten days"),
        pytest.param("目前", "/2024-07-12", id="now"),
        pytest.param("截至目前", "/2024-07-12", id="so far"),
        pytest.param("截至2022年底", "/2022-12-31", id="as of a year's end"),
        pytest.param("截至今年6月", "/2024-06-30", id="as of a month"),
        pytest.param("截至7月10日", "/2024-07-10", id="as of a day"),
        pytest.param("到2010年底", "/2010-12-31", id="a past year's end with by"),
        pytest.param("去年底", "/2023-12-31", id="last year's end"),
        pytest.param("上年末", "/2023-12-31", id="last year's close"),
        pytest.param("年初", "/2024-07-12", id="the start of the year is a state until now"),
        pytest.param("自2015年10月以来", "2015-10-01/2024-07-12", id="since a month"),
        pytest.param("自2015年9月正式启用以来", "2015-09-01/2024-07-12", id="since an event in a month"),
        pytest.param("2021年以来", "2021-01-01/2024-07-12", id="since a year"),
        pytest.param("今年以来", "2024-01-01/2024-07-12", id="since new year"),
        pytest.param("年初以来", "2024-01-01/2024-07-12", id="since the start of the year"),
        pytest.param("今年", "2024-01-01/2024-07-12", id="this year until now"),
        pytest.param("2024年", "2024-01-01/2024-07-12", id="a number cannot be observed ahead of print"),
        pytest.param("去年", "2023-01-01/2023-12-31", id="last year"),
        pytest.param("前年", "2022-01-01/2022-12-31", id="the year before last"),
        pytest.param("去年同期", "2023-01-01/2023-12-31", id="the same time without an anchor"),
        pytest.param("上个月", "2024-06-01/2024-06-30", id="last month"),
        pytest.param("昨天", "2024-07-11/2024-07-11", id="yesterday"),
        pytest.param("今天(7月12日)", "2024-07-12/2024-07-12", id="today, said twice"),
        pytest.param("8月31日", "2023-08-31/2023-08-31", id="a day ahead is last year's"),
        pytest.param("2022年9月30日", "2022-09-30/2022-09-30", id="a day"),
        pytest.param("2022/9/30", "2022-09-30/2022-09-30", id="a day in digits"),
        pytest.param("2023年3月15日至17日", "2023-03-15/2023-03-17", id="days"),
        pytest.param("2010年6月1日至2010年年底", "2010-06-01/2010-12-31", id="from a day to a year's end"),
        pytest.param("2023年3月至5月", "2023-03-01/2023-05-31", id="from month to month"),
        pytest.param("2021—2023年", "2021-01-01/2023-12-31", id="years"),
        pytest.param("“十三五”期间", "2016-01-01/2020-12-31", id="a five-year plan"),
        pytest.param("十四五时期", "2021-01-01/2025-12-31", id="a plan without quotes"),
        pytest.param("“十四五”以来", "2021-01-01/2024-07-12", id="since a plan began"),
        pytest.param("“十四五”前三年", "2021-01-01/2023-12-31", id="the first years of a plan"),
        pytest.param("“十五五”末", "/2030-12-31", id="the end of a plan"),
        pytest.param("近三年", "2021-07-12/2024-07-12", id="the last years"),
        pytest.param("五年来", "2019-07-12/2024-07-12", id="in five years"),
        pytest.param("最近一个月", "2024-06-12/2024-07-12", id="the last month"),
        pytest.param("近日", None, id="lately names no days"),
        pytest.param("近年来", None, id="recent years name no days"),
        pytest.param("2月30日", None, id="no day of the calendar"),
    ],
)
def test_an_observed_number_is_true_for(text: str, expected: str | None) -> None:
    assert iso(PERIODS.resolve(text, PUBLISHED)) == expected


def test_the_same_time_of_last_year_is_that_of_the_anchor() -> None:
    anchor = Period(date(2024, 1, 1), date(2024, 2, 29))
    assert iso(PERIODS.resolve("去年同期", PUBLISHED, anchor)) == "2023-01-01/2023-02-28"


def test_that_year_and_that_day_follow_the_anchor() -> None:
    anchor = Period(date(2019, 5, 3), date(2019, 5, 3))
    assert iso(PERIODS.resolve("当年", PUBLISHED, anchor)) == "2019-01-01/2019-12-31"
    assert iso(PERIODS.resolve("当天", PUBLISHED, anchor)) == "2019-05-03/2019-05-03"


def test_the_whole_year_counted_up_in_january_is_the_one_before() -> None:
    assert iso(PERIODS.resolve("全年", date(2025, 1, 20))) == "2024-01-01/2024-12-31"


def test_without_a_date_of_the_article_only_absolute_times_mean_something() -> None:
    assert iso(PERIODS.resolve("2023年上半年", None)) == "2023-01-01/2023-06-30"
    for text in ("今年", "目前", "6月", "近三年", "昨天", "上月"):
        assert PERIODS.resolve(text, None) is None, text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("到2027年", "2027-12-31", id="by a year"),
        pytest.param("今年", "2024-12-31", id="this year"),
        pytest.param("全年", "2024-12-31", id="the whole year"),
        pytest.param("年内", "2024-12-31", id="within the year"),
        pytest.param("年底前", "2024-12-31", id="before the year's end"),
        pytest.param("2025年底前", "2025-12-31", id="before a year's end"),
        pytest.param("到2030年前", "2030-12-31", id="before a year counts that year"),
        pytest.param("明年6月底前", "2025-06-30", id="before a month's end"),
        pytest.param("3月底前", "2025-03-31", id="a month gone by is next year's"),
        pytest.param("本月底", "2024-07-31", id="this month's end"),
        pytest.param("3年内", "2027-07-12", id="within years"),
        pytest.param("半年内", "2025-01-12", id="within half a year"),
        pytest.param("三年之内", "2027-07-12", id="spelled years"),
        pytest.param("3到5年内", "2029-07-12", id="the far end of a range"),
        pytest.param("今后5年", "2029-07-12", id="the coming years"),
        pytest.param("未来五年", "2029-07-12", id="the next years"),
        pytest.param("到“十四五”末", "2025-12-31", id="by the end of a plan"),
        pytest.param("“十五五”期间", "2030-12-31", id="during a plan"),
        pytest.param("近三年", None, id="looking back"),
        pytest.param("五年来", None, id="in the years past"),
        pytest.param("今年以来", None, id="since"),
        pytest.param("今后", None, id="some day"),
    ],
)
def test_the_last_day_of_a_promise(text: str, expected: str | None) -> None:
    found = PERIODS.deadline(text, PUBLISHED)
    assert (found.isoformat() if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2017年", "2017", id="a year"),
        pytest.param("2017年9月底", "2017-09", id="a month's end"),
        pytest.param("2017年11月15日", "2017-11-15", id="a day"),
        pytest.param("6月16日", "2024-06-16", id="a day of this year"),
        pytest.param("9月16日", "2024-09-16", id="a day soon to come"),
        pytest.param("12月28日", "2023-12-28", id="a day too far ahead"),
        pytest.param("今天", "2024-07-12", id="today"),
        pytest.param("昨日(11日)", "2024-07-11", id="yesterday"),
        pytest.param("昨(11)日", "2024-07-11", id="yesterday in brackets"),
        pytest.param("昨(30)日", "2024-06-30", id="the month before"),
        pytest.param("本月29日", "2024-07-29", id="a day of this month"),
        pytest.param("26日", "2024-06-26", id="a day alone"),
        pytest.param("去年底", "2023", id="a year's end"),
        pytest.param("今年", "2024", id="this year"),
        pytest.param("6月末", "2024-06", id="a month's close"),
        pytest.param("上半年", "2024", id="half a year"),
        pytest.param("日前", None, id="the other day"),
        pytest.param("近三年", None, id="a length"),
        pytest.param("目前", None, id="now"),
    ],
)
def test_an_event_is_dated_as_precisely_as_said(text: str, expected: str | None) -> None:
    assert PERIODS.event_date(text, PUBLISHED) == expected


@given(
    st.dates(date(1990, 1, 1), date(2060, 12, 31)),
    st.sampled_from(
        [
            "今年1至5月",
            "一季度",
            "前三季度",
            "上半年",
            "11月份",
            "2月",
            "去年",
            "今年",
            "8月31日",
            "26日",
            "昨天",
            "近三年",
            "年底",
            "上月",
            "2月下旬",
            "本月30日",
        ]
    ),
)
def test_a_period_never_ends_before_it_starts(published_on: date, text: str) -> None:
    period = PERIODS.resolve(text, published_on)
    assert period is None or period.start is None or (period.end is not None and period.start <= period.end)


_SIGNS = "0123456789年月日上下半前三季度今去底末初至到—-“”十四五期间以来内近个天"


@given(st.text(alphabet=_SIGNS, max_size=10), st.none() | st.dates(date(1990, 1, 1)))
def test_no_text_makes_it_fail(text: str, published_on: date | None) -> None:
    PERIODS.resolve(text, published_on)
    PERIODS.deadline(text, published_on)
    PERIODS.event_date(text, published_on)
    assert PERIODS.role(text) in ("span", "as_of", "since", "deadline", "event")
