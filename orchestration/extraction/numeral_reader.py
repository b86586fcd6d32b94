"""What the numerals of a chunk are: the first rule that takes all of a surface names it.

Belongs here: reading a chunk by itself, with the exact grammar. Does not belong here: finding chunks in a sentence, and what the text
around a chunk says of it (numerals.py), the rules (numeral_rules.py), the values of quantities (quantities.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from orchestration.extraction import numeral_words
from orchestration.extraction.numeral_rules import GUARD, MEASURED, TIME, Rules
from orchestration.extraction.numeral_words import POWERS
from orchestration.extraction.periods import Periods
from orchestration.extraction.quantities import Measured, Quantities

_PLAIN = re.compile("([0-9]+(?:[.][0-9]+)?)([十百千万亿]*?)([^0-9十百千万亿].*|百分点|千[^万亿]+)")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_CHANGE_TO = re.compile(".+?(?:%|个百分点|成|倍)(?=[至到])")
_LABEL = re.compile("[A-Za-z&]+ ?")
# 一家, 一座 and 一台 are the indefinite article of Chinese; 一倍, 一成 and 一亿元 are numbers.
_ARTICLE_KINDS = ("count", "people", "other", "area", "mass", "length", "volume", "energy", "data")
_BEYOND = 1e18  # what no figure of a region reaches (the world's product is some 1e15 yuan): digits run together, or a number of a card
_KEPT = 100_000  # chunks whose readings are remembered: some 60 MB
_KEPT_SURFACES = 4_096  # numerals remembered by themselves: the same ones stand in different chunks


class Reading(NamedTuple):
    """One numeral of a chunk; offsets count in the chunk. `family`: quantity, time, ignored, unexplained."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    family: str
    rule: str
    value: float | None = None
    value_max: float | None = None
    unit: str | None = None
    unit_kind: str | None = None
    comparator: str | None = None
    role: str | None = None

    def moved(self, by: int) -> Reading:
        if not by:
            return self
        return Reading._make((self.start + by, self.end + by, self.outer_start + by, self.outer_end + by, *self[4:]))


class Reader:
    """The exact grammar over one lexicon. Readings are kept per chunk, since the press repeats itself."""

    def __init__(self, quantities: Quantities, periods: Periods, rules: Rules) -> None:
        self._quantities, self._periods, self._rules = quantities, periods, rules
        self._plain_units = quantities.grammar.plain_units()
        self._known: dict[str, tuple[Reading, ...]] = {}
        self._matched = lru_cache(_KEPT_SURFACES)(self._surface)

    def read(self, chunk: str) -> tuple[Reading, ...]:
        """The numerals of a chunk, in order. Pure, and kept."""
        known = self._known.get(chunk)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()  # so that memory does not grow with the number of articles
            plain = self._plain(chunk)
            known = self._known[chunk] = (plain,) if plain is not None else tuple(self._read(chunk))
        return known

    def _plain(self, chunk: str) -> Reading | None:
        """Half of all chunks are digits and a unit that nothing else claims (877家, 6.1亿元, 16%): no grammar needed."""
        match = _PLAIN.fullmatch(chunk)
        unit = self._plain_units.get(match[3]) if match else None
        if match is None or unit is None:
            return None
        value = float(match[1])
        for sign in match[2]:
            value *= POWERS[sign]
        if value >= _BEYOND:
            return None
        size = len(chunk)
        value = numeral_words.clean(value * unit.factor)
        return Reading(0, size, 0, size, "quantity", unit.kind, value, None, unit.unit, unit.kind, "eq")

    def _read(self, chunk: str) -> Iterator[Reading]:
        if self._rules.list_mark.fullmatch(chunk):
            yield Reading(0, len(chunk), 0, len(chunk), "ignored", "list_mark")
            return
        for match in self._rules.grammar.finditer(chunk):
            surface = match.group()
            reading = self._matched(surface, match.lastgroup)
            change = _CHANGE_TO.match(surface) if reading.rule == "none" else None
            if change:  # 4%至560亿元 is no range but a change and what it led to
                yield self._name(surface[: change.end()]).moved(match.start())
                yield self._name(surface[change.end() + 1 :]).moved(match.start() + change.end() + 1)
            elif reading.rule != GUARD:
                yield reading.moved(match.start())

    def _surface(self, surface: str, group: str | None) -> Reading:
        """`_name` of a match of the grammar, whose group tells what most of them are."""
        size = len(surface)
        if group is None or surface in self._rules.words or self._rules.list_mark.fullmatch(surface):
            return self._name(surface)
        if group == MEASURED:
            return self._plain(surface) or self._measured(surface)
        if group != TIME:
            return Reading(0, size, 0, size, "ignored", group)
        return self._time_of(surface) or self._name(surface)

    def _name(self, surface: str) -> Reading:
        """What a surface is: the first rule that takes all of it."""
        size = len(surface)
        word = self._rules.words.get(surface)
        if word:
            return Reading(0, size, 0, size, "ignored", word)
        rule = self._rules.early.fullmatch(surface)
        if rule:
            return Reading(0, size, 0, size, "ignored", str(rule.lastgroup))
        time = self._time_of(surface) if self._rules.time.fullmatch(surface) else None
        if time:
            return time
        rule = self._rules.late.fullmatch(surface)
        if rule:
            return Reading(0, size, 0, size, "ignored", str(rule.lastgroup))
        return self._measured(surface)

    def _time_of(self, surface: str) -> Reading | None:
        """A surface that has the form of a time, unless it is a sum of money."""
        if self._quantities.is_money(surface):
            return None
        return Reading(0, len(surface), 0, len(surface), "time", "time", role=self._periods.role(surface))

    def _measured(self, surface: str) -> Reading:
        """A surface that is neither a time nor anything with a name of its own."""
        said = self._quantities.parse(surface)
        if said:
            return _quantity(surface, said)
        if self._rules.labelled.fullmatch(surface):
            return self._after_label(surface)
        size = len(surface)
        rule = self._rules.latin.fullmatch(surface)
        if rule:
            return Reading(0, size, 0, size, "ignored", str(rule.lastgroup))
        return Reading(0, size, 0, size, "unexplained", "none")

    def _after_label(self, surface: str) -> Reading:
        """GDP870269亿元: the letters name what is measured."""
        label = _LABEL.match(surface)
        cut = label.end() if label else 0
        return self._name(surface[cut:]).moved(cut)


def _quantity(surface: str, said: Measured) -> Reading:
    """A measured surface as a quantity, unless a rule says that it only looks like one."""
    spans = (said.start, said.end, said.outer_start, said.outer_end)
    text = surface[said.start : said.end]
    if max(said.value, said.value_max or 0) >= _BEYOND:
        return Reading(*spans, "ignored", "code")
    if surface[said.end :].lstrip().startswith("级") and said.rule != "bare":
        return Reading(*spans, "ignored", "size_class")
    if said.value == 1 and text[0] == "一" and said.comparator == "eq" and said.unit_kind in _ARTICLE_KINDS:
        return Reading(*spans, "ignored", "indefinite")
    if said.rule == "bare":
        rule = _bare(text, said)
        if rule:
            return Reading(*spans, "unexplained" if rule == "none" else "ignored", rule)
    return Reading(
        *spans, "quantity", said.rule, said.value, said.value_max, said.unit, said.unit_kind, said.comparator
    )


def _bare(text: str, said: Measured) -> str:
    """Why a number without a unit is no quantity; '' when it is one (注册用户达2.1亿, 超过500)."""
    if _YEAR.fullmatch(text):
        return "year_in_name"
    if re.fullmatch("[1-9][.]0", text):
        return "version"
    if re.fullmatch("[0-9]+", text) and said.comparator == "eq":
        if (text.startswith("0") and len(text) > 1) or len(text) >= 6:
            return "code"
        return "none"
    return ""
