"""Amounts that are no number with a unit: 翻一番, 三分之一, 百分之十五, 八成, 过半.

Belongs here: how each of these forms is read. Does not belong here: numbers with a unit and the bounds around any of them (quantities.py).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.extraction import numeral_words
from orchestration.extraction.numeral_words import Number

_PERCENT_FACTOR = 100.0
_FRACTION_BASE = {"百": 1.0, "千": 0.1, "万": 0.01}


class Unit(NamedTuple):
    unit: str
    factor: float
    kind: str
    spelled: bool


_DOUBLING = re.compile(r"(?:双|再)?翻(?:了|上)?(近|超|约|超过)?([一二两三四五六七八九十几数]+|[0-9]+)?([番倍])")
_SLASH = re.compile("([1-4])/([0-9]+)")
_FRACTION = re.compile("(.+)分之(.+)")
_TENTHS = re.compile("([一二两三四五六七八九]{1,2}|[1-9])成(半|[一二三四五六七八九])?")
_SOME_TENTHS = re.compile("([一二两三四五六七八1-8])成? ?(?:[-—~至到−─]{1,2}|或) ?([二两三四五六七八九2-9])成")
_MOST_DOUBLINGS = 60  # more is a slip of the keys or of a parser: 2 ** 1024 is past the numbers a float holds
_TIMES = Unit("倍", 1.0, "multiple", True)
_SHARE = Unit("%", 1.0, "percent", True)


def _doubling(body: str) -> tuple[Number, Unit, str, int] | None:
    """翻一番 is twice as much, 翻两番 four times; 双翻番 doubles two things; 翻3倍 says three times."""
    match = _DOUBLING.fullmatch(body)
    if match is None:
        return None
    count = numeral_words.read(match[2] or "一")
    doubles = count is not None and (match[3] == "番" or count.value == 1)
    if count is None or (doubles and count.value > _MOST_DOUBLINGS):
        return None
    value = 2.0**count.value if doubles else count.value
    hedge = {"近": "lt", "约": "approx", "超": "ge", "超过": "ge"}.get(match[1] or "", count.hedge)
    return Number(value, None, hedge), _TIMES, "doubling", 0


def _slash(body: str) -> tuple[Number, Unit, str, int] | None:
    """1/3 → 33.333333 %."""
    match = _SLASH.fullmatch(body)
    if match is None or int(match[1]) >= int(match[2]):
        return None
    return Number(round(int(match[1]) / int(match[2]) * _PERCENT_FACTOR, 6)), _SHARE, "fraction", 0


def _fraction(body: str) -> tuple[Number, Unit, str, int] | None:
    """三分之一 → 33.333333 %, 百分之十五 → 15 %, 千分之三 → 0.3 %."""
    match = _FRACTION.fullmatch(body)
    if match is None:
        return None
    top = numeral_words.plain(match[2])
    above = Number(top) if top is not None else _decimal_words(match[2])
    if above is None:
        return None
    if match[1] in _FRACTION_BASE:
        return Number(above.value * _FRACTION_BASE[match[1]], None, above.hedge), _SHARE, "fraction", 0
    below = numeral_words.read(match[1])
    if below is None or below.value <= above.value:
        return None
    return Number(round(above.value / below.value * _PERCENT_FACTOR, 6)), _SHARE, "fraction", 0


def _decimal_words(text: str) -> Number | None:
    return Number(_PERCENT_FACTOR) if text == "百" else numeral_words.read(text)


def _tenths(body: str) -> tuple[Number, Unit, str, int] | None:
    """八成 → 80 %, 三四成 and 3~4成 → 30 to 40 %, 六成半 → 65 %, 四成二 → 42 %."""
    if (run := _SOME_TENTHS.fullmatch(body)) is not None:
        low, top = numeral_words.read(run[1]), numeral_words.read(run[2])
        rising = low is not None and top is not None and low.value < top.value
        return (Number(low.value * 10, top.value * 10), _SHARE, "tenths", 0) if rising and low and top else None
    match = _TENTHS.fullmatch(body)
    if match is None:
        return None
    number = numeral_words.read(match[1])
    if number is None or number.value > 9:
        return None
    extra = 5.0 if match[2] == "半" else float(numeral_words.DIGIT_VALUES[match[2]]) if match[2] else 0.0
    high = None if number.high is None else number.high * 10
    return Number(number.value * 10 + extra, high), _SHARE, "tenths", 0


def _halves(body: str) -> tuple[Number, Unit, str, int] | None:
    hedges = {"半数": "", "一半": "", "过半": "ge", "大半": "ge", "超半": "ge", "近半": "lt"}
    return (Number(50.0, None, hedges[body]), _SHARE, "half", 0) if body in hedges else None


# What is no number with a unit, in order, and a sign without which it cannot be.
BY_SIGN = (("翻", _doubling), ("/", _slash), ("分之", _fraction), ("成", _tenths), ("半", _halves))
