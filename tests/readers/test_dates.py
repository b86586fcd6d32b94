"""Stated dates in every notation, impossible ones never; the newest past event when none is stated."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.readers.dates import (
    first_date,
    infer_date,
    labelled_date,
    moment_date,
    month_line,
    name_date,
    paper_date,
    url_date,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2018年7月5日", date(2018, 7, 5), id="chinese"),
        pytest.param("2018 年 07 月 05 日", date(2018, 7, 5), id="set wide"),
        pytest.param("2018年07月05", date(2018, 7, 5), id="without its last word"),
        pytest.param("2018/7/5 15:40:12 某某网 浏览:", date(2018, 7, 5), id="slashes"),
        pytest.param("2018-07-05T09:06", date(2018, 7, 5), id="iso"),
        pytest.param("2018.07.05", date(2018, 7, 5), id="dots"),
        pytest.param("05.07.2018  11:34", date(2018, 7, 5), id="day first"),
        pytest.param("35.07.2018", None, id="no such day, day first"),
        pytest.param("二〇一八年七月二十五日", date(2018, 7, 25), id="written out"),
        pytest.param("20180705", date(2018, 7, 5), id="compact"),
        pytest.param("民国107年10月5日", date(2018, 10, 5), id="taiwanese count"),
        pytest.param("2018年2月30日", None, id="no such day"),
        pytest.param("2018年13月5日", None, id="no such month"),
        pytest.param("0000-00-00", None, id="zeros"),
        pytest.param("99999-01-01", None, id="five digits"),
        pytest.param("20181-07-05", None, id="a longer number"),
        pytest.param("7月5日", None, id="no year"),
    ],
)
def test_a_complete_date_is_read(text: str, expected: date | None) -> None:
    assert first_date(text) == expected


def test_taiwanese_years_need_a_label_or_their_word() -> None:
    assert labelled_date("107/10/5") == date(2018, 10, 5)
    assert first_date("107/10/5") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("2018-07-05T23:30:00+08:00", date(2018, 7, 5), id="china"),
        pytest.param("2018-07-05T20:30:00Z", date(2018, 7, 6), id="already the next day in china"),
        pytest.param("1530750000", date(2018, 7, 5), id="seconds"),
        pytest.param("1530750000000", date(2018, 7, 5), id="milliseconds"),
        pytest.param("2018年7月5日 10:00", date(2018, 7, 5), id="chinese"),
        pytest.param("0001-01-01T00:00:00+14:00", None, id="before the calendar"),
        pytest.param("Thu, 05 Jul 2018 20:30:00 GMT", date(2018, 7, 6), id="feed"),
        pytest.param("Thu, 45 Jul 2018 20:30:00 GMT", None, id="no such day in a feed"),
        pytest.param("soon", None, id="no date"),
    ],
)
def test_a_machine_readable_moment_is_a_day_in_china(value: str, expected: date | None) -> None:
    assert moment_date(value) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("http://a.cn/html/2018-07/25/content_1.htm", date(2018, 7, 25), id="paper"),
        pytest.param("http://a.cn/2018/07/25/x.shtml", date(2018, 7, 25), id="folders"),
        pytest.param("http://a.cn/20180725/1.html", date(2018, 7, 25), id="compact folder"),
        pytest.param("http://a.cn/art/t20180725_99.html", date(2018, 7, 25), id="content system"),
        pytest.param("http://a.cn/2018/13/45/x.html", None, id="impossible"),
        pytest.param("http://a.cn/id/201807251234567.html", None, id="an id"),
        pytest.param(None, None, id="no address"),
    ],
)
def test_an_address_can_hold_the_date(url: str | None, expected: date | None) -> None:
    assert url_date(url) == expected


def test_newspaper_ids_and_file_names_hold_dates() -> None:
    assert paper_date("青溪日报 要闻 00007 标题 2021-03-04 青溪日报2021-03-0400012;青溪日报2021-03-0400015") == date(
        2021, 3, 4
    )
    assert name_date("2018-07-25_青溪.html") == date(2018, 7, 25)
    assert name_date("000_12f3f028b18212b6.txt") is None
    assert name_date("IMG99201807251.txt") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "10月8日,青溪茶会开幕。2019第五届山地马拉松同期开跑。", date(2019, 10, 8), id="year of an event's name"
        ),
        pytest.param("2018年9月3日,项目签约。10月12日,项目开工。", date(2018, 10, 12), id="year carried on"),
        pytest.param(
            "5月20日,项目投产。今年头四个月,用电负荷由2021年的低位回升一成。", date(2022, 5, 20), id="set against 今年"
        ),
        pytest.param(
            "3月2日,签约仪式举行。2020年,全市实现增加值80亿元。", date(2021, 3, 2), id="whole year's figure is over"
        ),
        pytest.param("2019年6月1日,园区揭牌。计划到2022年12月31日建成。", date(2019, 6, 1), id="target"),
        pytest.param(
            "2019年6月1日,条例公布,自2019年9月1日起施行。2019年5月2日通过。", date(2019, 5, 2), id="in force later"
        ),
        pytest.param("去年8月3日,项目开工。2020年6月1日,主体封顶。", date(2020, 6, 1), id="last year"),
        pytest.param("到2025年,产值突破100亿元。", None, id="only a target"),
        pytest.param("2015年上半年,全市增加值增长8%。1至6月,投资增长9%。", date(2015, 6, 30), id="a half year"),
        pytest.param("2019年前三季度,全市出口增长8%。", date(2019, 9, 30), id="three quarters"),
        pytest.param("2023年,全市实现生产总值900亿元,增长6%。", date(2023, 12, 31), id="only a whole year"),
        pytest.param(
            "经初步核算,2017年,全市生产总值(GDP)跨越1000亿元,达到1064.9亿元,比上年增长7.2%。全市生猪出栏60万头。",
            date(2017, 12, 31),
            id="a year compared with the one before is over",
        ),
        pytest.param("2月30日,2018年的活动举行。", None, id="impossible day"),
        pytest.param("近日,青溪签约项目12个。", None, id="nothing to go by"),
        pytest.param(
            "在3月19日的推介会上,云杉研究院揭牌。2015年,省里提出,力争到2020年产业规模迈上千亿元台阶。2015年,新区生物产业营业收入突破200亿元。",
            date(2016, 3, 19),
            id="a whole year's figure is told when the year is over",
        ),
        pytest.param(
            "2022年末人口达420万人。意见征求期为2023年4月3日—5月9日。4月20日,省里印发办法。",
            date(2023, 4, 20),
            id="how long opinions may be sent proves nothing",
        ),
        pytest.param(
            "2008年7月,园区扩大。截止到2015年9月,园区共有企业634家。", date(2015, 9, 30), id="counted by then, no aim"
        ),
        pytest.param("2015年8月,园区扩大。报名截止到2015年9月。", date(2015, 8, 1), id="until when one may apply"),
        pytest.param(
            "2026 年 8 月 1 日，园区正式揭牌，2025 年产值已突破 12 亿元。", date(2026, 8, 1), id="set wide with spaces"
        ),
        pytest.param(
            "10月21日，新厂房竣工。全镇自2012年起分批改造的老旧小区全部完工。申请期限截至2025年底。",
            date(2025, 10, 21),
            id="a beginning is not the year of the text when later years are planned for",
        ),
        pytest.param("2019年9月签约，规划占地面积80亩。", date(2019, 9, 1), id="a planned area is no intent"),
        pytest.param(
            "新区设立于2004年6月。“十一五”期间，全区累计完成投资182亿元。“十二五”期间，将大力发展工业。",
            date(2010, 12, 31),
            id="a plan that is over when the next is spoken of",
        ),
    ],
)
def test_the_newest_past_event_dates_an_undated_text(text: str, expected: date | None) -> None:
    assert infer_date(text) == expected


def test_a_page_of_a_month_is_dated_in_that_month() -> None:
    assert month_line("(2013年04月)") == date(2013, 4, 1)
    assert month_line("2013年4月2日") is None
    assert infer_date("4月2日，新厂投产。该厂2005年建成。", date(2013, 4, 1)) == date(2013, 4, 2)
    assert infer_date("该厂2005年建成。", date(2013, 4, 1)) == date(2013, 4, 1)


@given(st.text(alphabet="0123456789年月日-/. 今去到将,。二〇一", max_size=60))
def test_no_text_breaks_the_dates(text: str) -> None:
    for found in (first_date(text), infer_date(text), moment_date(text), url_date(text), labelled_date(text)):
        assert found is None or 1980 <= found.year <= 2101
