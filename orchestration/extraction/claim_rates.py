"""Percentages and differences that a sentence gives together with the numbers they were computed from.

Belongs here: 比…的Q高Q%, 从Q增至Q,增长Q%, 比上年增加Q,增长Q%, 占计划Q的Q%, 其中Q,占Q%. Does not belong here: sums (claim_sums.py).

A rate of growth over time is computed only where the levels as told can be its levels: statistics in constant prices or of a sample
that changes every year (`real_terms`), and rates on another basis (`adjusted`), make no claim.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from orchestration.extraction.article import Quantity
from orchestration.extraction.claim_numbers import Interval, interval, last_place, minus, ratio, scaled
from orchestration.extraction.claim_words import PLAIN, QUANTITY, ClaimWords, Sketch

_END = r"(?=[,;:。!?)]|$)"


class Said(NamedTuple):
    """What is claimed, what of, and what it should be."""

    kind: str
    rule: str
    stated: Quantity
    operands: tuple[Quantity, ...]
    expected: float
    bounds: Interval


Pattern = tuple[re.Pattern[str], Callable[["Rates", Sketch, re.Match[str]], "Said | None"]]


class Rates:
    def __init__(self, words: ClaimWords) -> None:
        self._words = words
        change, n = words.change, PLAIN
        link = "(?:幅度)?(?:达到|达|为)?"
        patterns: dict[str, Callable[[Sketch, re.Match[str]], Said | None]] = {
            rf"(?P<a>{QUANTITY})(?P<gap>,?{n}{{0,14}}?)[比较](?P<base>{n}{{0,24}}?)(?P<b>{QUANTITY})"
            rf"(?P<verb>{change})[了出]?{link}(?P<p>{QUANTITY})": self._compared,
            rf"[从由]{n}{{0,24}}?(?P<b>{QUANTITY}),?{n}{{0,16}}?{change}了?[至到为成]{n}{{0,14}}?(?P<a>{QUANTITY}),?"
            rf"(?:同比|累计|共|净)?(?P<verb>{change})了?{link}(?P<p>{QUANTITY})": self._from_to,
            rf"(?P<t>{QUANTITY}),?(?:同比|[比较](?={n}*(?:年|期))){n}{{0,10}}?(?P<first>{change})了?(?P<i>{QUANTITY}),?"
            rf"(?:同比)?(?P<verb>{change})了?{link}(?P<p>{QUANTITY})": self._increment,
            rf"(?P<a>{QUANTITY}),?[占为达完]成?了?{n}{{0,14}}?{words.plan}{n}{{0,8}}?(?P<b>{QUANTITY})的(?P<p>{QUANTITY})": self._of_plan,
            rf"(?P<b>{QUANTITY}){n}{{0,16}}?中,{n}{{0,24}}?(?P<a>{QUANTITY}),?{words.share}{link}(?P<p>{QUANTITY}){_END}": self._share,
            rf"(?P<b>{QUANTITY})(?P<between>[^;。!?]{{0,40}}?)[,;(]其中,?{n}{{0,24}}?(?P<a>{QUANTITY}),?{words.share}{link}"
            rf"(?P<p>{QUANTITY}){_END}": self._share,
        }  # fmt: skip
        self._patterns = [(re.compile(pattern), read) for pattern, read in patterns.items()]

    def find(self, sketch: Sketch) -> Iterator[Said]:
        if self._words.adjusted.search(sketch.text):
            return
        for pattern, read in self._patterns:
            for match in pattern.finditer(sketch.text):
                said = read(sketch, match)
                if said is not None:
                    yield said

    def _rises(self, match: re.Match[str]) -> bool:
        return match["verb"] in self._words.rises

    def _of_levels(self, rule: str, sketch: Sketch, match: re.Match[str], over_time: bool) -> Said | None:
        """`p` as the change from level b to level a."""
        now, then, stated = (sketch.quantity(match[name]) for name in "abp")
        exact = _intervals(now, then)
        if exact is None or now.unit != then.unit:
            return None
        sign = 1.0 if self._rises(match) else -1.0
        if stated.unit == "%" and now.unit != "%" and then.value > 0:
            if over_time and self._words.real_terms.search(sketch.text):
                return None
            expected = sign * (now.value / then.value - 1) * 100
            bounds = scaled(ratio(*exact), sign * 100, -sign * 100)
            kind = "percent_of_operands"
        elif stated.unit == now.unit != "%" or (stated.unit == "pp" and now.unit == "%"):
            expected = sign * (now.value - then.value)
            bounds = scaled(minus(*exact), sign)
            kind = "difference_of_levels"
        else:
            return None
        return Said(kind, rule, stated, (now, then), expected, bounds) if expected >= 0 else None

    def _compared(self, sketch: Sketch, match: re.Match[str]) -> Said | None:
        gap = match["gap"].strip(",")
        if gap and gap not in sketch.text[: match.start()]:  # 营收…,利润比…: of something else
            return None
        return self._of_levels("compared", sketch, match, bool(self._words.over_time.search(match["base"])))

    def _from_to(self, sketch: Sketch, match: re.Match[str]) -> Said | None:
        return self._of_levels("from_to", sketch, match, over_time=True)

    def _increment(self, sketch: Sketch, match: re.Match[str]) -> Said | None:
        level, more, stated = (sketch.quantity(match[name]) for name in "tip")
        exact = _intervals(level, more)
        rises = self._rises(match)
        if exact is None or level.unit != more.unit or stated.unit != "%" or level.unit in ("%", "pp"):
            return None
        if rises != (match["first"] in self._words.rises) or self._words.real_terms.search(sketch.text):
            return None
        before = level.value - more.value if rises else level.value + more.value
        if before <= 0:
            return None
        base = minus(*exact) if rises else minus(exact[0], scaled(exact[1], -1.0))
        bounds = scaled(ratio(exact[1], base), 100.0)
        return Said("percent_of_operands", "increment", stated, (level, more), more.value / before * 100, bounds)

    def _of_plan(self, sketch: Sketch, match: re.Match[str]) -> Said | None:
        return self._part("percent_of_operands", "of_plan", sketch, match)

    def _share(self, sketch: Sketch, match: re.Match[str]) -> Said | None:
        return self._part("share_of_total", "share", sketch, match)

    def _part(self, kind: str, rule: str, sketch: Sketch, match: re.Match[str]) -> Said | None:
        part, whole, stated = (sketch.quantity(match[name]) for name in "abp")
        between = match.groupdict().get("between") or ""
        if any(sketch.quantity(sign).unit == part.unit for sign in re.findall(QUANTITY, between)):
            return None
        exact = _intervals(part, whole)
        if exact is None or part.unit != whole.unit or stated.unit != "%" or part.unit in ("%", "pp"):
            return None
        if whole.value <= 0 or (kind == "share_of_total" and part.value > whole.value):
            return None
        return Said(kind, rule, stated, (part, whole), part.value / whole.value * 100, scaled(ratio(*exact), 100.0))


def _intervals(left: Quantity, right: Quantity) -> tuple[Interval, Interval] | None:
    places = last_place(left), last_place(right)
    if places[0] is None or places[1] is None or left.value_max is not None or right.value_max is not None:
        return None
    return interval(left, places[0]), interval(right, places[1])
