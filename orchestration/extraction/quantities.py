"""A numeral with its unit and bounds, read into a value: 突破8亿元 → at least 800,000,000 CNY.

Belongs here: the grammar of one quantity and its normalisation. Does not belong here: finding quantities in sentences
(numerals.py), their sign (增长 or 下降 decides, so the metric's stage does) and the meaning of a time (periods.py).

Two pieces of vocabulary decide what counts: `units.csv` (with `spelled`: whether a written-out numeral before the unit is a number)
and `bounds.csv` (words around a number; a row without a comparator looks like a bound and is none: 签约, 附近, 以上海).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property
from typing import NamedTuple

from orchestration.extraction import numeral_words
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.numeral_words import ARABIC, CHINESE, DIGITS, LAZY_ARABIC, LAZY_CHINESE, Number
from orchestration.extraction.patterns import tree
from orchestration.extraction.quantity_forms import BY_SIGN, Unit

TO = r" ?(?:[-—~至到−─]{1,2}|乃至|甚至|或) ?"
_TO_SIGNS = "-—~至到−─或"  # one of them is in every `TO`
_TO_SIGN = re.compile(f"[{_TO_SIGNS}]")
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


def _ahead(signs: str) -> str:
    """One of `signs` is near: for forms that cannot do without, and cost much to try."""
    return rf"(?=[^{signs}]{{0,64}}+[{signs}])"


class Quantities:
    """The grammar of quantities over one lexicon. `pattern` finds candidates (no groups, no look-around); `parse` reads one."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.units = {
            row["word"]: Unit(row["unit"] or row["word"], float(row["factor"]), row["kind"], row["spelled"] == "y")
            for row in lexicon.rows("units")
        }
        self.currencies = {row["word"]: row["code"] for row in lexicon.rows("currencies")}
        after = [row["word"] for row in lexicon.rows("currencies") if row["side"] != "before"]
        before = [row["word"] for row in lexicon.rows("currencies") if row["side"] != "after"]
        self.bounds = {(row["side"], row["word"]): row["comparator"] for row in lexicon.rows("bounds")}
        self.prefix_words = [word for (side, word) in self.bounds if side != "after"] + before
        self._money_before = f"(?:{tree(before)})"
        self._money = rf"(?:个?(?:{tree(after)})(?: ?人民币| ?\(人民币\))?)"
        self._plain_unit = f"(?:{tree(self.units)})"
        self._spelled_unit = f"(?:{tree(word for word, unit in self.units.items() if unit.spelled)})"
        self._timeless = f"(?:{tree(word for word, unit in self.units.items() if unit.kind != 'duration')})"
        self._per = f"(?:[/每](?:{tree(self._denominators())})(?:[·/](?:年|月|天|日|小时))?)"
        sums = [word for word, unit in self.units.items() if unit.kind == "money"]
        self._has_money = re.compile(tree([*self.currencies, *sums]))
        self._before = f"(?:{tree(self.words('before'))})"
        self._between = f"(?:{tree([*self.words('before'), *self.words('between')])})"
        self._after = f"(?:{tree(self.words('after'))})"
        self._each_between, self._each_after = re.compile(self._between), re.compile(self._after)

    def words(self, side: str) -> Iterable[str]:
        """The bounds of one side: before, between or after."""
        return (word for at, word in self.bounds if at == side)

    def _denominators(self) -> list[str]:
        kinds = {"count", "people", "area", "length", "mass", "energy", "volume", "duration"}
        return [word for word, unit in self.units.items() if unit.kind in kinds] + [
            "户",
            "股",
            "月",
            "日",
            "年",
            "秒",
            "人·年",
        ]

    @cached_property
    def prefix(self) -> str:
        return rf"(?:{self._before}(?: ?{self._between}){{0,4}} ?)?(?:{self._money_before} ?)?"

    @cached_property
    def suffix(self) -> str:
        return rf"(?: ?{self._after}){{0,2}}"

    @cached_property
    def _unit(self) -> str:
        return rf"(?:(?:{self._money}|{self._plain_unit}){self._per}?)"

    @property
    def any_unit(self) -> str:
        """A unit or a currency, without a denominator."""
        return f"{self._money}|{self._plain_unit}"

    @property
    def han_units(self) -> list[str]:
        """Units and currencies that do not begin with a Latin letter."""
        return [word for word in (*self.units, *self.currencies) if not (word[0].isascii() and word[0].isalpha())]

    def plain_units(self) -> dict[str, Unit]:
        """Units that, right after digits, leave no second reading: no part of a date, a grade, a duration or a name."""
        shares = ("money", "percent", "pp", "count", "people", "area", "mass", "length", "energy", "volume")
        money = {
            word: Unit(code, 1.0, "money", True)
            for word, code in self.currencies.items()
            if word.isalpha() and not word.isascii()
        }
        plain = {
            word: unit
            for word, unit in self.units.items()
            if unit.kind in shares and not (word[0].isascii() and word[0].isalpha())
        }
        return {
            word: unit for word, unit in (money | plain).items() if word not in ("人民币", "点", "站", "届次", "类")
        }

    @cached_property
    def latin(self) -> str:
        """A number with a unit in Latin letters; it goes before names such as 5G and 3D."""
        units = tree(word for word in self.units if word[0].isascii() and word[0].isalpha())
        number = rf"{_ahead('A-Za-z')}{self.prefix}{ARABIC}"
        return rf"{number}(?: ?(?:{units}))?(?:{TO}{ARABIC})? ?(?:{units}){self._per}?{self.suffix}"

    @cached_property
    def pattern(self) -> str:
        """Everything a quantity may be, bounds included, for the one pass over the text."""
        money, spelled, timeless = self._money, self._spelled_unit, self._timeless
        some = rf"(?:{money}|{timeless})"
        spelled_some = rf"(?:{money}|{spelled}){self._per}?"
        doubling = r"(?:双|再)?翻(?:了|上)?(?:近|超|约|超过)?(?:[一二两三四五六七八九十几数]+|[0-9]+)?[番倍]"
        spelled_number = f"[{numeral_words.SPELLED}]{{1,{numeral_words.LONGEST}}}"
        fraction = rf"(?:百分之[{numeral_words.SPELLED}点0-9.]+|{spelled_number}分之{spelled_number})"
        tenth = r"[一二两三四五六七八九]{1,2}成(?:半)?"
        half = r"(?:半数|一半|过半|大半|超半|近半)"
        body = "|".join(
            [
                doubling,
                fraction,
                tenth,
                half,
                rf"半 ?个?{spelled}",
                rf"{_ahead(_TO_SIGNS)}(?:{ARABIC}(?: ?{some})?{TO}{ARABIC} ?{some}{self._per}?|{ARABIC}{TO}{ARABIC} ?{self._plain_unit})",
                numeral_words.HUNDRED_MILLIONS,
                rf"[-−]{DIGITS} ?(?:%|℃|°C|度|摄氏度|个百分点|百分点)",
                r"[1-4]/(?:[2-9]|10)",
                rf"{ARABIC} ?个半{self._plain_unit}",
                rf"{ARABIC}(?:\+)? ?{self._unit}(?:半)?",
                rf"{_ahead(_TO_SIGNS)}{CHINESE}(?: ?{some})?{TO}{CHINESE} ?{spelled_some}",
                rf"{CHINESE} ?(?:个半{spelled}|{spelled_some}半?)",
                rf"{_ahead(_TO_SIGNS)}{ARABIC}{TO}{ARABIC}",
                rf"{ARABIC}",
                r"[百千]?[万亿]{1,9}(?:级)",
            ]
        )
        return rf"{self.prefix}(?:{body}){self.suffix}"

    @cached_property
    def _outer(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?P<before>(?:{self._before}(?: ?{self._between}){{0,4}} ?)?)(?P<money>(?:{self._money_before} ?)?)"
            rf"(?P<body>.*?)(?P<after>{self.suffix})",
            re.DOTALL,
        )

    @cached_property
    def _range(self) -> re.Pattern[str]:
        number = f"{LAZY_ARABIC}|{LAZY_CHINESE}"
        return re.compile(
            rf"(?P<low>{number})(?: ?(?P<unit_low>{self._unit}))?{TO}(?P<high>{number}) ?(?P<unit>{self._unit})"
        )

    @cached_property
    def _single(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?P<sign>[-−]?)(?P<number>{LAZY_ARABIC}|{LAZY_CHINESE}|半)(?P<plus>\+?) ?(?P<half>个半(?={self._plain_unit}))?"
            rf"(?P<unit>{self._unit})?(?P<tail>半?)"
        )

    def is_money(self, surface: str) -> bool:
        said = self.parse(surface) if self._has_money.search(surface) else None
        return said is not None and said.unit_kind == "money"

    def parse(self, surface: str) -> Measured | None:
        """The quantity `surface` says, or None. Bare numbers come out with unit '' and rule `bare`."""
        outer = self._outer.fullmatch(surface)
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
        if money and unit.unit == "CNY" and self.currencies[money] != "CNY":
            unit = unit._replace(unit=self.currencies[money])  # 新台币50亿元
        if money and rule == "bare":
            unit, rule = Unit(self.currencies[money], 1.0, "money", True), "money"
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
        match = self._range.fullmatch(body)
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
        match = self._single.fullmatch(body)
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
        if text in self.units:
            return self.units[text]
        top, slash, below = text.replace("每", "/").partition("/")
        if slash:
            return Unit(f"{top}/{below}", 1.0, "compound", True)
        word = text if text.startswith("人民币") else _RENMINBI.sub("", text)
        for form in (text, word, text.removeprefix("个"), word.removeprefix("个")):
            if form in self.currencies:
                return Unit(self.currencies[form], 1.0, "money", True)
            if form in self.units:
                return self.units[form]
        return None

    def _bound_before(self, words: str) -> tuple[str, int]:
        """The comparator of the last bound in `words`, and where the bounds begin."""
        comparator, first, begins = "", 0, None
        for match in self._each_between.finditer(words):
            word = match.group()
            said = self.bounds.get(("before", word), self.bounds.get(("between", word), ""))
            if ("before", word) in self.bounds and not said:
                comparator, begins = "", None
                continue
            if said not in ("", "eq"):
                comparator = said
                begins = match.start() if begins is None else begins
        first = begins or 0
        return comparator, first

    def _bound_after(self, words: str) -> tuple[str, int]:
        comparator, last = "", 0
        for match in self._each_after.finditer(words):
            said = self.bounds[("after", match.group())]
            if not said:
                break
            comparator, last = comparator or said, match.end()
        return comparator, last


def _comparator(before: str, after: str, hedge: str) -> str:
    """The bound before the number speaks first, but 控制在3%左右 is about 3%."""
    if before == "le" and after in ("approx", "ge"):
        return after
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
    """The grammar for `lexicon`, built once."""
    return Quantities(lexicon)


def parse(surface: str, lexicon: Lexicon) -> Measured | None:
    """The quantity that `surface` (with its bounds) says, or None."""
    return quantities(lexicon).parse(surface)
