"""How exactly a number is written, and what a number written so may have been before it was rounded.

Belongs here: the last place of a number and the interval it allows. Does not belong here: what numbers say of each other (claims.py).

31.4万元 is written to the thousand yuan: what was measured lies within half of that on either side. A count of whole things (24家) is
exact; one of myriads (19.8万户) is not. What was cut off instead of rounded lies up to a whole place away: the stated side of a claim is
given that much by SQL, so that both habits of the press pass.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.extraction.article import Quantity

_WRITTEN = re.compile(r"[0-9][0-9,]*(?:\.([0-9]+))?")
_EXACT = frozenset({"count", "people"})
_TENTHS = "成"  # 六成 says tens of percent
_ABOUT = 0.1  # 约3亿元 is taken for 2.7 to 3.3: what 约 allows is not fixed anywhere, so it is taken widely


class Interval(NamedTuple):
    """What a number may have been; an end that is not known is None."""

    low: float | None
    high: float | None


def last_place(quantity: Quantity) -> float | None:
    """The unit of the last digit as written (31.4万元 → 1000), 0 for an exact count, None for what is not written in digits."""
    match = _WRITTEN.search(quantity.text)
    if match is None:
        return 10.0 if quantity.unit == "%" and _TENTHS in quantity.text else None
    number = float(match.group().replace(",", ""))
    if not number:
        return None
    scale = quantity.value / number
    decimals = len(match[1] or "")
    if not decimals and quantity.unit_kind in _EXACT and 0.99 < scale < 1.01:
        return 0.0
    return float(f"{scale * 10.0**-decimals:.9g}")


def interval(quantity: Quantity, place: float) -> Interval:
    """What the quantity may have been before it was rounded to `place`; bounds open it, a range keeps its ends."""
    low, high = quantity.value, quantity.value_max if quantity.value_max is not None else quantity.value
    half = place / 2
    if quantity.comparator == "approx":
        half = max(half, _ABOUT * abs(high))
    return Interval(
        None if quantity.comparator in ("le", "lt") else low - half,
        None if quantity.comparator == "ge" else high + half,
    )


def total(parts: list[Interval]) -> Interval:
    """The sum of several."""
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    return Interval(
        None if None in lows else sum(low for low in lows if low is not None),
        None if None in highs else sum(high for high in highs if high is not None),
    )


def minus(left: Interval, right: Interval) -> Interval:
    return Interval(
        None if left.low is None or right.high is None else left.low - right.high,
        None if left.high is None or right.low is None else left.high - right.low,
    )


def ratio(part: Interval, whole: Interval) -> Interval:
    """`part` divided by `whole`, both above zero."""
    return Interval(
        None if part.low is None or whole.high is None or whole.high <= 0 else part.low / whole.high,
        None if part.high is None or whole.low is None or whole.low <= 0 else part.high / whole.low,
    )


def scaled(each: Interval, factor: float, shift: float = 0.0) -> Interval:
    ends = [None if end is None else end * factor + shift for end in each]
    return Interval(*(ends if factor > 0 else ends[::-1]))
