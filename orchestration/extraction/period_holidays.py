"""The long public holidays as stretches of days: 五一假期, 去年国庆黄金周, 2024年春节假期.

Belongs here: how a holiday is written and which days it had. Does not belong here: the days themselves (the seed `holidays`) and all other
times (period_grammar.py, periods.py).
"""

from __future__ import annotations

import re
from datetime import date

from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.patterns import tree
from orchestration.extraction.period_points import Span

_YEAR = "(?:(?:19|20)[0-9]{2} ?年|今年|去年|上年|前年)"
_DAYS_OFF = tuple(f"{days}天" for days in "35789三五七八九")
_TAILS = ("小长假", "长假", "假期", "假日", "黄金周", "期间", *(f"{days}假期" for days in _DAYS_OFF), *_DAYS_OFF)
_BACK = {"今": 0, "去": -1, "上": -1, "前": -2}


class Holidays:
    """`pattern` finds mentions: no groups, no look-around. `words` are the holidays as they are called without year and quotes."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._days: dict[str, dict[int, Span]] = {}
        for row in lexicon.rows("holidays"):
            days = Span(date.fromisoformat(row["first"]), date.fromisoformat(row["last"]), "holiday")
            self._days.setdefault(row["word"], {})[int(row["year"])] = days
        self.words = [name + tail for name in self._days for tail in _TAILS]
        names, tails = tree(self._days), tree(_TAILS)
        # 今年国庆 names the days too, 国庆 alone may name a gala.
        self.pattern = (
            f"(?:{_YEAR} ?的?)?[“‘]?(?:{names})[”’]?节?(?:{tails})(?:期间)?|{_YEAR} ?的?[“‘]?(?:{names})[”’]?节?"
        )
        self._parts = re.compile(f"(?:(?P<year>{_YEAR}) ?的?)?[“‘]?(?P<name>{names})[”’]?节?(?:{tails})?(?:期间)?")

    def is_leave(self, mention: str) -> bool:
        """国庆假期, 五一黄金周: the days off, not the feast (国庆期间, 今年春节)."""
        return ("假" in mention or "黄金周" in mention) and self._parts.search(mention) is not None

    def span(self, mention: str, published_on: date | None) -> Span | None:
        """The days of a holiday; without a year the last one that had begun by then, with none in the seed None."""
        told = self._parts.fullmatch(mention)
        if told is None:
            return None
        days, said = self._days[told["name"]], told["year"]
        if said and said[0].isdigit():
            return days.get(int(said[:4]))
        if published_on is None:
            return None
        if said:
            return days.get(published_on.year + _BACK[said[0]])
        return max((span for span in days.values() if span.first <= published_on), default=None)
