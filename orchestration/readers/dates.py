"""The day an article was published: stated by the page, or the newest past event its text can prove.

Belongs here: finding and checking dates. Does not belong here: the periods of the article's facts
(extraction/periods.py).
All functions take folded text (half width, Simplified), so one pattern serves both scripts.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

# No press article on the web is older; a later year is a typing error or a target.
FIRST_YEAR, LAST_YEAR = 1980, 2100
_CHINA = timezone(timedelta(hours=8))  # pages give moments; their day is the day in China

_FEED_DATE = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} ")

_YEAR = r"(?<!\d)((?:19|20)\d\d)"
_FULL = re.compile(
    _YEAR + r"(?:\s{0,2}年\s{0,2}(\d{1,2})\s{0,2}月\s{0,2}(\d{1,2})(?:\s{0,2}日)?|([-/.])(\d{1,2})\4(\d{1,2}))(?!\d)"
)
_CHINESE_DAY = re.compile(
    r"([二一][〇○零九][〇○零一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
# 05.07.2016: sites whose software is not Chinese put the day first.
_DAY_FIRST = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?![\d.])")
# 某某日报2021-03-0400012: newspaper archives glue a serial number to the date.
_PAPER_ID = re.compile(r"[一-鿿]{2,12}[报刊](?:[·\s][一-鿿]{1,6})?\s?((?:19|20)\d\d)-(\d\d)-(\d\d)(?=\d{0,8}\b|[^\d])")
_MONTH_LINE = re.compile(_YEAR + r"\s{0,2}年\s{0,2}(\d{1,2})\s{0,2}月(?:份|刊|号)?")
_COMPACT = re.compile(r"(?<![0-9A-Za-z])(?:t)?((?:19|20)\d\d)([01]\d)([0-3]\d)(?![0-9A-Za-z])")
_URL = re.compile(
    r"/((?:19|20)\d\d)[-/_]?([01]\d)[-/_]?([0-3]\d)(?=[/_.\-]|$)|/t((?:19|20)\d\d)([01]\d)([0-3]\d)_|/((?:19|20)\d\d)-([01]?\d)/([0-3]?\d)/"
)
# Taiwan counts years from 1912: 民国107年10月5日; without 民国 only where a label announces a date (发布日期:107/10/5).
_ROC = re.compile(r"民国\s?(\d{2,3})\s?[年/.-]\s?(\d{1,2})\s?[月/.-]\s?(\d{1,2})(?!\d)")
_ROC_BARE = re.compile(r"\s{0,9}(\d{2,3})[年/.-](\d{1,2})[月/.-](\d{1,2})(?!\d)")
_DIGITS = {character: digit for digit, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is no such day or no press article can be of it."""
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _spoken(text: str) -> int:
    """一 → 1 … 三十一 → 31; days and months only."""
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return _DIGITS.get(text, 0) if len(text) == 1 else 0
    return (_DIGITS.get(tens, 0) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


def full_dates(text: str) -> list[tuple[int, date]]:
    """Every complete calendar date in the text with its offset: 2018年7月25日, 2018-07-25, 2018/7/25, 25.07.2018,
    二〇一八年七月二十五日.
    """
    found = []
    for match in _FULL.finditer(text):
        year, month, day = match[1], match[2] or match[5], match[3] or match[6]
        if value := safe_date(int(year), int(month), int(day)):
            found.append((match.start(), value))
    for match in _CHINESE_DAY.finditer(text):
        year_number = int("".join(str(_DIGITS[character]) for character in match[1]))
        if value := safe_date(year_number, _spoken(match[2]), _spoken(match[3])):
            found.append((match.start(), value))
    for match in _DAY_FIRST.finditer(text):
        if value := safe_date(int(match[3]), int(match[2]), int(match[1])):
            found.append((match.start(), value))
    for match in _ROC.finditer(text):
        if value := _roc_day(match):
            found.append((match.start(), value))
    return sorted(found)


def _roc_day(match: re.Match[str]) -> date | None:
    return safe_date(int(match[1]) + 1911, int(match[2]), int(match[3]))


def labelled_date(text: str) -> date | None:
    """The date behind a label that announces one, years of the Taiwanese count included."""
    bare = _ROC_BARE.match(text)
    return first_date(text) or (_roc_day(bare) if bare else None)


def first_date(text: str) -> date | None:
    """The first complete date of a short line, 20180725 included; None when there is none."""
    dates = full_dates(text)
    if dates:
        return dates[0][1]
    return next((value for match in _COMPACT.finditer(text) if (value := safe_date(*map(int, match.groups())))), None)


def paper_date(text: str) -> date | None:
    """The date of a newspaper's archive id (某某日报2021-03-0400012)."""
    for match in _PAPER_ID.finditer(text):
        if value := safe_date(int(match[1]), int(match[2]), int(match[3])):
            return value
    return None


def month_line(line: str) -> date | None:
    """The first day of the month that is all a line says: 2009年9月, (2013年04月)."""
    match = _MONTH_LINE.fullmatch(line.strip(" ()[]"))
    return safe_date(int(match[1]), int(match[2]), 1) if match else None


def url_date(url: str | None) -> date | None:
    """The date in a page's address: /2018-07/25/, /2018/07/25/, /20180725/, t20180725_."""
    for match in _URL.finditer(url or ""):
        parts = [part for part in match.groups() if part]
        if value := safe_date(int(parts[0]), int(parts[1]), int(parts[2])):
            return value
    return None


def name_date(name: str) -> date | None:
    """The date in a file name, as weak as whoever saved the file was careful."""
    return first_date(name.replace("_", "-").replace("年", "-"))


def moment_date(value: str) -> date | None:
    """The day in China of a machine-readable moment: ISO 8601, RFC 5322 (Fri, 17 Sep 2021 11:05:53 GMT), seconds since 1970, or whatever
    holds a full date."""
    value = value.strip()
    if re.fullmatch(r"\d{10}(\d{3})?", value):
        day = datetime.fromtimestamp(int(value[:10]), _CHINA).date()
        return safe_date(day.year, day.month, day.day)
    try:
        moment = parsedate_to_datetime(value) if _FEED_DATE.match(value) else datetime.fromisoformat(value)
    except ValueError:
        return first_date(value)
    if moment.tzinfo:
        try:
            moment = moment.astimezone(_CHINA)
        except OverflowError:
            return None
    return safe_date(moment.year, moment.month, moment.day)


# --- inference
# ---------------------------------------------------------------------------------------------------------

_CLAUSE = re.compile(r"[^。!?;\n]{1,600}")
_INTENT = re.compile(
    r"将|(?<![模虚])拟|力争|争取|确保|计划(?!总?投资)|规划(?!占地|用地|总?面积|建筑|建设用?面积)|预计|预期|目标|有望|届时|截止(?!到?20\d\d年[^,。;]{0,8},)|即将|未来|今后|明年|后年|远景|逾期|期限|有效期|最[晚迟]|不[晚迟]于|不超过(?=20\d\d年)|时\s?间\s?:|征求(?:期|意见)|公示期|报名"
    r"|起(?:正式)?(?:施行|实施|执行|生效)|(?<!截)(?<!截止)[到至](?=20\d\d年)|(?<=年)(?:前(?![二三23]个?季)|以前|底前)"
)
_YEAR_WORD = re.compile(_YEAR + r"(?=\s?年|[第一-鿿])")
_MONTH_DAY = re.compile(r"(?:((?:19|20)\d\d)年|(去年|上年)|(今年|本年))?(?<!\d)(\d{1,2})月(\d{1,2})日")
_MONTH = re.compile(
    r"(?:((?:19|20)\d\d)年|(去年|上年)|(今年|本年))(?:\d{1,2}(?:月份?)?[-—~至到])?(?<!\d)(\d{1,2})月(?!\d{1,2}日)"
)
# A part of a year is reported on when it is over: 2015年上半年, 1至6月.
_PART = re.compile(
    r"(?:((?:19|20)\d\d)年|(去年|上年)|(今年|本年))?的?(?:(?<![\d月])\d{1,2}(?:月份?)?[-—~至到](?P<month>\d{1,2})月(?!\d)|"
    r"(?P<part>上半年|前?[一二三]个?季度|前3季度|首季))"
)
_ENDS = {
    "上半年": 6,
    "一季度": 3,
    "首季": 3,
    "二季度": 6,
    "前二季度": 6,
    "三季度": 9,
    "前三季度": 9,
    "前3季度": 9,
    "前三个季度": 9,
}
# A whole year's figure is known only when the year is over: 2020年全年, 2020年底, 2020年,全市实现…
_WHOLE_YEAR = re.compile(
    _YEAR + r"年(?:度|全年|[底末]|(?!.{0,3}(?:上半年|季度|半年|以来|起))"
    r"[^。;!?\d]{0,24}?(?:实现|完成|同比|增长|达|突破|超过))"
)

# 比2005年同期: told in a later year.
_BASE_YEAR = re.compile(r"[比较]" + _YEAR + r"年(?:同期|全年)")
# What a year has been compared with is known when it is over.
_COMPARED_YEAR = re.compile(
    r"(?<!\d)(?:19|20)\d\d年(?!\d{1,2}月|[^,。;]{0,6}(?:季度|半年|以来|起)).*?(?:[比较]上年|同比|比去年)"
)


def infer_date(text: str, month: date | None = None) -> date | None:
    """The newest past event the text can prove, or None.

    `month`: the first day of the month that the page says it is of (2009年9月); the newest day of that month which the text tells of, else
    the first of it.

    Days without a year (11月28日) belong to the article's own year: the newest year the text states as past or
    present, or the year after it when a sentence sets it against 今年 or the text only gives that year's whole figures.
    Sentences of intent and targets prove nothing. A government's work report is of the year in its headline.
    """
    delivered = _WORK_REPORT.match(text)
    if delivered is not None and month is None:
        first = date(int(delivered[1]), 1, 1)
        return max(first, infer_date(text[delivered.end() :]) or first)
    clauses = [match.group() for match in _CLAUSE.finditer(_SPACED.sub("", text))]
    past = [clause for clause in clauses if not _INTENT.search(clause)]
    if month is not None:
        proven = (day for clause in past for day in _proven_days(clause, month.year))
        return max((day for day in proven if (day.year, day.month) == (month.year, month.month)), default=month)
    plan = _plan_over(past, text)
    years = [
        int(match[1])
        for clause in past
        for match in _YEAR_WORD.finditer(clause)
        if FIRST_YEAR <= int(match[1]) <= LAST_YEAR
    ]
    if not years:
        return plan
    newest = max(years)
    # A year that the text still makes plans for is not over, whatever it says of it in the present tense.
    planned = {year for clause in clauses for year in _planned_years(clause)}
    planned -= {int(match.group()[:4]) for clause in past for match in _COMPARED_YEAR.finditer(clause)}
    told = [clause for clause in past if f"{newest}年" in clause]
    if next_planned := min((year for year in planned if year > newest), default=0):
        began = bool(told) and all(f"{newest}年" in "".join(_BEGAN.findall(clause)) for clause in told)
        newest = next_planned if began else newest  # 自2012年起分批实施…, 申请期限截至2025年底
    whole = [int(match[1]) for clause in past for match in _WHOLE_YEAR.finditer(clause) if int(match[1]) not in planned]
    is_base = bool(told) and all(_BASE_YEAR.search(clause) for clause in told)
    contrasted = (
        is_base or f"过去的{newest}年" in text or any("今年" in clause and f"{newest}年" in clause for clause in past)
    )
    # 2015年,…突破200亿元 is told when 2015 is over, unless the text names months of it.
    over = newest in whole and not any(re.search(rf"{newest}年\d{{1,2}}月", clause) for clause in past)
    own_year = (
        newest + 1 if contrasted or over or (newest in whole and whole.count(newest) >= years.count(newest)) else newest
    )
    days = [value for clause in past for value in _proven_days(clause, own_year)]
    ends = [date(year, 12, 31) for year in whole if year < own_year or not days]
    newest_day = max([*days, *ends, *([plan] if plan else ())], default=None)
    if newest_day is None and is_base:
        return date(own_year, 12, 31)  # 黄金周期间,…比2005年同期增长19.4%
    if newest_day is None and any(_COMPARED_YEAR.search(clause) for clause in told):
        return date(newest, 12, 31)  # 2017年,全市生产总值跨越4000亿元,…比上年增长7.2%
    # 自2016年10月…以来 and 2017年和2018年,均有3个景区入选: nothing of 2016 is the newest that it tells.
    if newest_day is not None and newest_day.year < newest and told and newest not in planned:
        return date(newest, 12, 31)
    return newest_day


def _plan_over(past: list[str], text: str) -> date | None:
    """The end of 2010 for “十一五”期间,全区累计完成…, told in a text that speaks of the plan after it too."""
    ended = [
        _PLANS.index(match["plan"])
        for clause in past
        for match in _PLAN_DONE.finditer(clause)
        if any(f"{quote}{_PLANS[_PLANS.index(match['plan']) + 1]}五" in text for quote in '“"‘')
    ]
    return date(2005 + 5 * max(ended), 12, 31) if ended else None


def _planned_years(clause: str) -> list[int]:
    """The years a clause makes plans for: of 2015年…提出,力争到2020年 the ones behind the word of intent."""
    intent = _INTENT.search(clause)
    if intent is None:
        return []
    years = list(_YEAR_WORD.finditer(clause))
    behind = [match for match in years if match.start() >= intent.start()]
    return [int(match[1]) for match in behind or years]


# A government reports to its congress in the first months of the year it names.
_WORK_REPORT = re.compile(r"[^\n]{0,30}?" + _YEAR + r"年?[^\d\n]{0,12}政府工作报告[^\n]{0,10}\n")
_PLANS = ("十", "十一", "十二", "十三", "十四", "十五")  # the first of them ended in 2005
_PLAN_DONE = re.compile(
    r"[“\"‘](?P<plan>十[一二三四]?)五[”\"’](?:期间|时期|以来|末)[^。;]{0,60}?(?:完成|实现|累计|达到?|新增|增长)"
)
# 自2012年起, 2009年成立以来: where something began says nothing of how far the text reaches.
_BEGAN = re.compile(
    "[自从](?:(?:19|20)\\d\\d)年|(?:19|20)\\d\\d年(?:\\d{1,2}月)?(?:\\d{1,2}日)?[^,。]{0,8}(?:以来|起(?!步))"
)
# 2026 年 8 月 1 日
_SPACED = re.compile(r"(?<=\d) (?=[年月日])|(?<=[年月]) (?=\d)")
_BY_THEN = re.compile("截[止至]到?$")  # what was so by a month was counted at its end


def _proven_days(clause: str, own_year: int) -> list[date]:
    """Days, month ends and ends of parts of years of past events in one clause; a year named in the clause holds for the days after it."""
    found = []
    year = own_year
    for match in sorted([*_MONTH_DAY.finditer(clause), *_MONTH.finditer(clause)], key=lambda m: m.start()):
        if match[1]:
            year = int(match[1])
        elif match[2]:
            year = own_year - 1
        elif match[3]:
            year = own_year
        month = int(match[4])
        if match.re is _MONTH:
            # An observed period (1至5月) is over when it is reported; an event of a month may be the day before the
            # report.
            is_period = match.group().rstrip("月").endswith(match[4]) and any(
                mark in match.group() for mark in "-—~至到"
            )
            by_then = _BY_THEN.search(clause, 0, match.start()) is not None or clause.startswith(
                ("底", "末"), match.end()
            )
            day = monthrange(year, month)[1] if (is_period or by_then) and 1 <= month <= 12 else 1
        else:
            day = int(match[5])
        if value := safe_date(year, month, day):
            found.append(value)
    for match in _PART.finditer(clause):
        year = int(match[1]) if match[1] else own_year - 1 if match[2] else own_year
        month = int(match["month"]) if match["month"] else _ENDS.get(match["part"], 0)
        if 1 <= month <= 12:
            found.append(date(year, month, monthrange(year, month)[1]))
    return found
