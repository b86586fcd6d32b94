"""A numeral with its unit and bounds, read into a value: 突破8亿元 → at least 800,000,000 CNY.

Belongs here: the normalisation of one quantity. Does not belong here: how quantities are written (quantity_grammar.py), finding them in
sentences (numerals.py), their sign (增长 or 下降 decides, so the metric's stage does) and the meaning of a time (periods.py).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from orchestration.extraction import numeral_words
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.numeral_words import Number
from orchestration.extraction.quantity_forms import BY_SIGN, Unit
from orchestration.extraction.quantity_grammar import TO_SIGNS, QuantityGrammar

_TO_SIGN = re.compile(f"[{TO_SIGNS}]")
_RENMINBI = re.compile(r" ?\(?人民币\)?$")
_POWERS_AT_END = re.compile("[万亿]+$")
_NO_UNIT = Unit("", 1.0, "other", True)


class Measured(NamedTuple):
    """A quantity found in a surface; offsets count in it. Fields as in `article.Quantity`; `rule` names the reading."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    value: float
    value_max: float | None
    unit: str
    unit_kind: str
    comparator: str
    rule: str


class Quantities:
    """Reads what the grammar finds."""

    def __init__(self, grammar: QuantityGrammar) -> None:
        self.grammar = grammar

    def is_money(self, surface: str) -> bool:
        said = self.parse(surface) if self.grammar.has_money.search(surface) else None
        return said is not None and said.unit_kind == "money"

    def parse(self, surface: str) -> Measured | None:
        """The quantity `surface` says, or None. Bare numbers come out with unit '' and rule `bare`."""
        outer = self.grammar.outer.fullmatch(surface)
        if outer is None:
            return None
        bounds, money, body, behind = outer.groups()
        body_start, body_end = outer.span("body")
        said = self._body(body)
        if said is None:
            return None
        number, unit, rule, cut = said
        before, first = self._bound_before(bounds) if bounds else ("", 0)
        after, last = self._bound_after(behind) if behind else ("", 0)
        start = body_start + cut
        money = money.strip()
        if money and unit.unit == "CNY" and self.grammar.currencies[money] != "CNY":
            unit = unit._replace(unit=self.grammar.currencies[money])  # 新台币50亿元
        if money and rule == "bare":
            unit, rule = Unit(self.grammar.currencies[money], 1.0, "money", True), "money"
            start = outer.start("money")
        outer_start = outer.start("before") + first if before else start
        return Measured(
            start=start,
            end=body_end,
            outer_start=min(outer_start, body_start),
            outer_end=body_end + last,
            value=numeral_words.clean(number.value * unit.factor),
            value_max=None if number.high is None else numeral_words.clean(number.high * unit.factor),
            unit=unit.unit,
            unit_kind=unit.kind,
            comparator=_comparator(before, after, number.hedge),
            rule=rule,
        )

    def _body(self, body: str) -> tuple[Number, Unit, str, int] | None:
        """Number, unit, rule, and how many leading characters (上 in 上百家) are a bound rather than the value."""
        for sign, read in BY_SIGN:
            found = read(body) if sign in body else None
            if found:
                return found
        return (self._read_range(body) if _TO_SIGN.search(body) else None) or self._read_single(body)

    def _read_range(self, body: str) -> tuple[Number, Unit, str, int] | None:
        match = self.grammar.range.fullmatch(body)
        if match is None:
            return None
        low, high, unit = (
            numeral_words.read(match["low"]),
            numeral_words.read(match["high"]),
            self._measure(match["unit"]),
        )
        if low is None or high is None or unit is None:
            return None
        low_unit = self._measure(match["unit_low"]) if match["unit_low"] else unit
        if low_unit is None or low_unit.kind != unit.kind:
            return None
        first = low.value * low_unit.factor / unit.factor
        # 3至5万家 means thirty to fifty thousand: a bare first number borrows the myriads of the second.
        borrowed = _power(match["high"])
        if not match["unit_low"] and _power(match["low"]) == 1.0 and first * borrowed < high.value:
            first *= borrowed
        if first >= high.value:
            return None
        return Number(first, high.value, low.hedge), unit, "range", 0

    def _read_single(self, body: str) -> tuple[Number, Unit, str, int] | None:
        match = self.grammar.single.fullmatch(body)
        if match is None:
            return None
        sign, written, plus, half, word, tail = match.groups()
        number = numeral_words.read(written)
        if number is None:
            return None
        if sign:
            number = number._replace(value=-number.value)
        if plus:
            number = number._replace(hedge="ge")
        if half or tail:
            number = number._replace(value=number.value + 0.5)
        unit = self._measure(word) if word else _NO_UNIT
        if unit is None:
            return None
        if not body[0].isascii() and word and not unit.spelled and unit.kind not in ("money", "percent"):
            return None
        return number, unit, unit.kind if word else "bare", 1 if body[0] == "上" else 0

    def _measure(self, text: str) -> Unit | None:
        """The unit `text` names; a compound (万元/人) keeps its words, since the number already took in 万."""
        if text in self.grammar.units:
            return self.grammar.units[text]
        if text.endswith(")") and (first := self.grammar.units.get(text.partition("(")[0])) is not None:
            return first._replace(unit=text)  # 台(件)
        top, slash, below = text.replace("每", "/").partition("/")
        if slash:
            return Unit(f"{top}/{below}", 1.0, "compound", True)
        word = text if text.startswith("人民币") else _RENMINBI.sub("", text)
        for form in (text, word, text.removeprefix("个"), word.removeprefix("个")):
            if form in self.grammar.currencies:
                return Unit(self.grammar.currencies[form], 1.0, "money", True)
            if form in self.grammar.units:
                return self.grammar.units[form]
        return None

    def _bound_before(self, words: str) -> tuple[str, int]:
        """The comparator of the last bound in `words`, and where the bounds begin."""
        comparator, first, begins = "", 0, None
        for match in self.grammar.each_between.finditer(words):
            word = match.group()
            said = self.grammar.bounds.get(("before", word), self.grammar.bounds.get(("between", word), ""))
            if ("before", word) in self.grammar.bounds and not said:
                comparator, begins = "", None
                continue
            if said not in ("", "eq"):
                comparator = said
                begins = match.start() if begins is None else begins
        first = begins or 0
        return comparator, first

    def _bound_after(self, words: str) -> tuple[str, int]:
        comparator, last = "", 0
        for match in self.grammar.each_after.finditer(words):
            said = self.grammar.bounds[("after", match.group())]
            if not said:
                break
            comparator, last = comparator or said, match.end()
        return comparator, last


def _comparator(before: str, after: str, hedge: str) -> str:
    """The bound before the number speaks first, but 控制在3%左右 is about 3%, and 约600余家 are more."""
    if before == "le" and after in ("approx", "ge"):
        return after
    if before == "approx" and "ge" in (after, hedge):
        return "ge"
    return before or after or hedge or "eq"


def _power(number: str) -> float:
    """The 万 and 亿 at the end of a numeral as one factor."""
    match = _POWERS_AT_END.search(number)
    factor = 1.0
    for sign in match.group() if match else "":
        factor *= numeral_words.POWERS[sign]
    return factor


@cache
def quantities(lexicon: Lexicon) -> Quantities:
    """The reader for `lexicon`, built once."""
    return Quantities(QuantityGrammar(lexicon))


def parse(surface: str, lexicon: Lexicon) -> Measured | None:
    """The quantity that `surface` (with its bounds) says, or None."""
    return quantities(lexicon).parse(surface)
