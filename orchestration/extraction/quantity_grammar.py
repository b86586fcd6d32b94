"""How the press writes quantities: the patterns of numbers with their units and bounds, made of two seeds.

Belongs here: patterns that find a quantity and name its parts. Does not belong here: what a quantity is worth (quantities.py).

Two pieces of vocabulary decide what counts: `units.csv` (with `spelled`: whether a written-out numeral before the unit is a number)
and `bounds.csv` (words around a number; a row without a comparator looks like a bound and is none: 签约, 附近, 以上海).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from orchestration.extraction import numeral_words
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.numeral_words import ARABIC, CHINESE, DIGITS, LAZY_ARABIC, LAZY_CHINESE
from orchestration.extraction.patterns import tree
from orchestration.extraction.quantity_forms import Unit

TO = r" ?(?:[-—~至到−─]{1,2}|乃至|甚至|或) ?"
TO_SIGNS = "-—~至到−─或"  # one of them is in every `TO`


_OR = r"(?:\([件套张个辆户家人次部只条项份批]\))"  # another measure word in brackets: 5万台(件)


def _ahead(signs: str) -> str:
    """One of `signs` is near: for forms that cannot do without, and cost much to try."""
    return rf"(?=[^{signs}]{{0,64}}+[{signs}])"


class QuantityGrammar:
    """The patterns over one lexicon. `pattern` finds candidates (no groups, no look-around)."""

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
        self.has_money = re.compile(tree([*self.currencies, *sums]))
        self._before = f"(?:{tree(self.words('before'))})"
        self._between = f"(?:{tree([*self.words('before'), *self.words('between')])})"
        self._after = f"(?:{tree(self.words('after'))})"
        self.each_between, self.each_after = re.compile(self._between), re.compile(self._after)

    def words(self, side: str) -> Iterable[str]:
        """The bounds of one side: before, between or after."""
        return (word for at, word in self.bounds if at == side)

    def _denominators(self) -> list[str]:
        kinds = {"count", "people", "area", "length", "mass", "energy", "volume", "duration"}
        return [word for word, unit in self.units.items() if unit.kind in kinds] + [
            *("百平方公里", "百户", "百人", "千人", "万人"),
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
    def unit(self) -> str:
        return rf"(?:(?:{self._money}|{self._plain_unit}{_OR}?)(?:{self._per}|(?<=[A-Za-z0-9])/[dah](?![A-Za-z]))?)"

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
        per = rf"(?:{self._per}|/[dah](?![A-Za-z]))"  # 4500 t/d
        return rf"{number}(?: ?(?:{units}))?(?:{TO}{ARABIC})? ?(?:{units}){per}?{self.suffix}"

    @cached_property
    def pattern(self) -> str:
        """Everything a quantity may be, bounds included, for the one pass over the text."""
        money, spelled, timeless = self._money, self._spelled_unit, self._timeless
        some = rf"(?:{money}|{timeless})"
        spelled_some = rf"(?:{money}|{spelled}){self._per}?"
        doubling = r"(?:双|再)?翻(?:了|上)?(?:近|超|约|超过)?(?:[一二两三四五六七八九十几数]+|[0-9]+)?[番倍]"
        spelled_number = f"[{numeral_words.SPELLED}]{{1,{numeral_words.LONGEST}}}"
        fraction = rf"(?:百分之[{numeral_words.SPELLED}点0-9.]+|{spelled_number}分之{spelled_number}|[1-9][0-9]?分之[一二三四五六七八九])"
        tenth = r"[一二两三四五六七八九]{1,2}成(?:半|[一二三四五六七八九](?=[,;。、的左以]|$))?"  # not 四成一线城市
        digit_tenth = rf"[1-9](?:{TO}[1-9])?成(?=[,;。、的左以多!?]|$)"  # 近7成, 3~4成, but no 5成员国
        some_tenths = rf"[一二两三四五六七八](?:{TO}|成{TO})[二两三四五六七八九]成(?=[,;。、的左以]|$)"  # 两到三成
        half = r"(?:半数|一半|[过大超近]半(?![个年月天日小世岁辈路载晌夜]))"  # not 再过半个月, 近半年
        body = "|".join(
            [
                doubling,
                fraction,
                some_tenths,
                tenth,
                digit_tenth,
                half,
                rf"半 ?个?{spelled}",
                rf"{_ahead(TO_SIGNS)}(?:{ARABIC}(?: ?{some})?{TO}{ARABIC} ?{some}{self._per}?|{ARABIC}{TO}{ARABIC} ?{self._plain_unit})",
                numeral_words.HUNDRED_MILLIONS,
                rf"[-−]{DIGITS} ?(?:%|‰|℃|°C|度|摄氏度|个百分点|百分点)",
                r"[1-4]/(?:[2-9]|10)",
                rf"{ARABIC} ?个半{self._plain_unit}",
                rf"{ARABIC}(?:\+)? ?{self.unit}(?:半)?",
                rf"{_ahead(TO_SIGNS)}{CHINESE}(?: ?{some})?{TO}{CHINESE} ?{spelled_some}",
                rf"{CHINESE} ?(?:个半{spelled}|{spelled_some}半?)",
                rf"{_ahead(TO_SIGNS)}{ARABIC}{TO}{ARABIC}",
                rf"{ARABIC}",
                r"[百千]?[万亿]{1,9}(?:级)",
            ]
        )
        return rf"{self.prefix}(?:{body}){self.suffix}"

    @cached_property
    def outer(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?P<before>(?:{self._before}(?: ?{self._between}){{0,4}} ?)?)(?P<money>(?:{self._money_before} ?)?)"
            rf"(?P<body>.*?)(?P<after>{self.suffix})",
            re.DOTALL,
        )

    @cached_property
    def range(self) -> re.Pattern[str]:
        number = f"{LAZY_ARABIC}|{LAZY_CHINESE}"
        return re.compile(
            rf"(?P<low>{number})(?: ?(?P<unit_low>{self.unit}))?{TO}(?P<high>{number}) ?(?P<unit>{self.unit})"
        )

    @cached_property
    def single(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?P<sign>[-−]?)(?P<number>{LAZY_ARABIC}|{LAZY_CHINESE}|半)(?P<plus>\+?) ?(?P<half>个半(?={self._plain_unit}))?"
            rf"(?P<unit>{self.unit})?(?P<tail>半?)"
        )
