"""The days of landings that other sentences of the article tell: of the ceremony at which they were signed or begun, of 当天 and 现场.

Belongs here: which event is meant by a sentence that names no day. Does not belong here: the day said in the sentence itself
(landing_parts.py), what else other sentences add (landing_story.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orchestration.extraction.article import Landing, TimeMention, View
from orchestration.extraction.landing_ceremonies import of_ceremonies
from orchestration.extraction.landing_parts import EventDate
from orchestration.extraction.landing_words import LandingWords

_TOLD_NEAR, _TOLD_FAR = 4, 5
_SAME_DAY = re.compile(r"(?:就在|也是|而在?)?(?:同一?[天日]|当[天日])[,上下早晚中]")
_HELD = re.compile(
    "签订|签下|举行|举办|召开|开幕|签约|开工|奠基|揭牌|仪式|大会|洽谈会|发布会|推介会|恳谈会|博览会|活动"
)
_AT_THE_EVENT = re.compile(
    r"会上|仪式上|活动(?:上|现场|中)|本[届次](?!性)|此次|这次|(?:会议|大会|活动|[会节])期间|当场|现场(?:集中)?签|集中签约|集中开工|签约现场"
)
_SIGNING = re.compile("签[约下订署]|推介|洽谈|招商|经贸|博览会|恳谈")
_THAT_DAY = re.compile("当[天日]|同一?[天日]|现场|同[时步]")
_PART_OF_IT = re.compile("其中|这[些批]|[^,;。]{0,10}?(?:包括|分别[是为]|名单如下)")
_DEEDS = {
    "signed": re.compile("签约|签署|签字"),
    "landed": re.compile("揭牌|入驻|授牌"),
    "building": re.compile("开工|奠基|动工|破土"),
    "operating": re.compile("投产|竣工|投运|启用|开业"),
}
_DAY_LENGTH = len("2017-11-15")


class Days:
    """Settles the days of one article after another; holds no state but its words."""

    def __init__(self, words: LandingWords, event_date: EventDate) -> None:
        self._words = words
        self._event_date = event_date

    def settle(self, rows: list[Landing], views: Sequence[View]) -> list[Landing]:
        """The rows of one article in order, with the days and the stages of the events it reports."""
        return self._on_the_day(of_ceremonies(_with_days(rows, views), views, self._event_day), views)

    def _on_the_day(self, rows: list[Landing], views: Sequence[View]) -> list[Landing]:
        """What was signed or begun at the event the article reports has its day: 会上, 本次大会共签约…, told once before them; or
        right after the sentence that tells of the ceremony."""
        days = {view.sentence.no: day for view in views if view.times and (day := self._event_day(view)) is not None}
        if not days:
            return rows
        by_number = {view.sentence.no: view for view in views}
        done = []
        for row in rows:
            view = by_number[row.sentence_no]
            before = {day for number, day in days.items() if number < row.sentence_no}
            if row.date == str(view.article.published_on) and len(before) == 1 and _is_unsure(view):
                done.append(replace(row, date=next(iter(before))))  # 当天 of an event that another paragraph told of
                continue
            if row.date is not None or row.stage not in _DEEDS or self._words.holds("speech", view.text):
                done.append(row)
                continue
            told = by_number.get(row.sentence_no - 1, view) if _PART_OF_IT.match(view.text) is not None else view
            day = before.pop() if len(before) == 1 and _AT_THE_EVENT.search(told.text) is not None else None
            for number in range(row.sentence_no - 1, row.sentence_no - _TOLD_NEAR, -1):
                near = by_number.get(number)
                if day or near is None or near.sentence.paragraph != view.sentence.paragraph:
                    break
                day = days.get(number) if _DEEDS[row.stage].search(near.text) is not None else None
            day = day or _of_the_signing(row, days, by_number)
            done.append(replace(row, date=day) if day else row)
        return done

    def _event_day(self, view: View) -> str | None:
        """The one day on which the sentence says that an event was held."""
        if _HELD.search(view.text) is None:
            return None
        published = view.article.published_on
        days = {self._event_date(time.text, published) for time in view.times if _tells_a_day(time)}
        days = {day for day in days if day is not None and len(day) == _DAY_LENGTH and day <= str(published)}
        return days.pop() if len(days) == 1 else None


def _is_unsure(view: View) -> bool:
    """Nothing but 当天 or 现场 tells the day, and with no day before it, it was taken for the article's own."""
    return _THAT_DAY.search(view.text) is not None and not any(map(_tells_a_day, view.times))


def _tells_a_day(time: TimeMention) -> bool:
    return time.role == "event" and _THAT_DAY.search(time.text) is None


def _of_the_signing(row: Landing, days: dict[int, str], by_number: dict[int, View]) -> str | None:
    """The day of the one signing that the article has told of, for what is said to be signed later on without a time of its own."""
    if row.stage != "signed" or by_number[row.sentence_no].times:
        return None
    before = {
        number: day
        for number, day in days.items()
        if number < row.sentence_no and _SIGNING.search(by_number[number].text) and "记者" not in by_number[number].text
    }
    if len(set(before.values())) != 1 or row.sentence_no - max(before) > _TOLD_FAR:
        return None
    apart = by_number[row.sentence_no].sentence.paragraph - by_number[max(before)].sentence.paragraph
    return next(iter(before.values())) if apart <= 1 and "已" not in by_number[row.sentence_no].text else None


def _with_days(rows: list[Landing], views: Sequence[View]) -> list[Landing]:
    """同一天,… takes the day of the landing told last before it, if no other time was told since."""
    by_number = {view.sentence.no: view for view in views}
    done = []
    for row in rows:
        view = by_number[row.sentence_no]
        # With no day before it, 当天 was taken for the article's own.
        unsure = row.date is None or row.date == str(view.article.published_on)
        if unsure and _SAME_DAY.match(view.text) is not None:
            told = [other for other in rows if row.sentence_no - _TOLD_NEAR <= other.sentence_no < row.sentence_no]
            last = max(told, key=lambda other: other.sentence_no, default=None)
            if last is not None and len(last.date or "") == _DAY_LENGTH:
                between = [by_number.get(number) for number in range(last.sentence_no + 1, row.sentence_no)]
                if not any(other is not None and other.times for other in between):
                    row = replace(row, date=last.date)
        done.append(row)
    return done
