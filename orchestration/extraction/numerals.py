"""Every numeral in the text and its outcome: a quantity, a time, ignored by a named rule, or unexplained.

Belongs here: finding the numerals of a sentence and reading each. Does not belong here: the rules that name what is no quantity
(numeral_rules.py), the values of quantities (quantities.py), the meaning of times (periods.py), what a number says about whom (metrics).

How it works: a cheap pattern finds the chunks of a sentence that may hold numerals; each distinct chunk is read once with the exact
grammar; for times, the text around decides how far they reach and what they are for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from orchestration.extraction import numeral_words
from orchestration.extraction.article import Found
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.numeral_rules import ENDS_OF_TIMES, GUARD, MEASURED, TIME, Rules, rules
from orchestration.extraction.numeral_words import POWERS
from orchestration.extraction.periods import SINCE_EVENT, Periods, periods
from orchestration.extraction.quantities import Measured, Quantities, quantities

_PLAIN = re.compile("([0-9]+(?:[.][0-9]+)?)([十百千万亿]*?)([^0-9十百千万亿].*|百分点|千[^万亿]+)")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_CHANGE_TO = re.compile(".+?(?:%|个百分点|成|倍)(?=[至到])")
_LABEL = re.compile("[A-Za-z&]+ ?")
# 一家, 一座 and 一台 are the indefinite article of Chinese; 一倍, 一成 and 一亿元 are numbers.
_ARTICLE_KINDS = ("count", "people", "other", "area", "mass", "length", "volume", "energy", "data")
# Last characters of the verbs of change (增至, 提高到, 下降到, 扩大到, 减少到) and of adjectives that compare (高于, 快于).
_CHANGES = frozenset("增升降高加减长扩提缩跌涨少大")
_COMPARES = frozenset("高低快慢好优大小多少强弱早晚先")
_BEYOND = 1e18  # what no figure of a region reaches (the world's product is some 1e15 yuan): digits run together, or a number of a card
_AROUND = 16  # characters looked at before and after a chunk: longer than any chain of bounds met
_SINCE_REACH = 12  # characters behind a chunk in which its 以来 may stand
_SINCE = re.compile(SINCE_EVENT)
_START = attrgetter("start")
_DIGITS = re.compile("[0-9]+(?:[.][0-9]+)?")
_JOINED = frozenset({"、", "和", "及"})


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


_IN_PROSE = frozenset("。,;:!?、")  # rows of a table have none of these
_KEPT = 100_000  # chunks whose readings are remembered: some 60 MB
_KEPT_SURFACES = 4_096  # numerals remembered by themselves: the same ones stand in different chunks


class Numerals:
    """The scan over one lexicon. Readings are kept per chunk, since the press repeats itself."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.quantities: Quantities = quantities(lexicon)
        self.periods: Periods = periods(lexicon)
        self.rules: Rules = rules(lexicon, self.quantities, self.periods)
        self._begins, self._scan = re.compile(self.rules.begins), re.compile(self.rules.scan)
        self._lead, self._tail = re.compile(self.rules.lead), re.compile(self.rules.tail)
        self._place_over_time = re.compile(self.rules.place_over_time)
        self._plain_units = self.quantities.plain_units()
        self._known: dict[str, tuple[Reading, ...]] = {}
        self._matched = lru_cache(_KEPT_SURFACES)(self._surface)

    def of(self, text: str) -> list[Found]:
        """The numerals and times of a sentence, in order."""
        found: list[Found] = []
        chunks = self._chunks(text)
        last, size, tail_begins = 0, len(text), self.rules.tail_begins
        lead_signs, lead_ends = self.rules.lead_signs, self.rules.lead_ends
        for number, (core, core_end) in enumerate(chunks, 1):
            follows = chunks[number][0] if number < len(chunks) else size
            first = max(last, core - _AROUND)
            begin = core  # less the bounds, prepositions and halves of words before it that belong to it
            if core > first and text[core - 1] in lead_ends:
                reach = core - 1
                while reach > first and text[reach - 1] in lead_signs:
                    reach -= 1
                lead = self._lead.search(text, reach, core)
                begin = lead.start() if lead else core
            last = end = core_end
            if (
                end < follows
                and text[end] in tail_begins
                and not (core == 0 and self.rules.list_mark.fullmatch(text, 0, end))
            ):
                tail = self._tail.match(text, end, min(follows, end + _AROUND))
                end = tail.end() if tail else end
            readings = self.read(text[begin:end])
            for no, (start, stop, outer_start, outer_stop, family, *rest) in enumerate(readings, 1):
                at, to = begin + start, begin + stop
                row = Found._make((at, to, begin + outer_start, begin + outer_stop, text[at:to], family, *rest))
                if family == "time":
                    following = readings[no].start + begin if no < len(readings) else follows + _AROUND
                    row = self._time(text, row, begin, core, first, min(follows, end + _SINCE_REACH), following)
                elif family == "quantity" and text[to - 1] in self.rules.named_signs:
                    named = self.rules.named.match(text, at)
                    if named is not None and named.lastgroup is not None:  # 2023人|工智能大会
                        to = named.end(named.lastgroup)
                        row = row._replace(
                            end=to, outer_end=to, text=text[at:to], family="ignored", rule=named.lastgroup
                        )
                elif family == "unexplained" and _is_cell(text, at, to):
                    row = row._replace(family="ignored", rule="table_cell")
                found.append(row)
        if len(found) > 1:
            found.sort(key=_START)  # what leads a chunk may have been seen as the tail of the one before
            if "分别" in text:
                self._share_units(text, found)
        return found

    def _share_units(self, text: str, found: list[Found]) -> None:
        """分别为10、12、15亿元: the unit of the last number is that of the bare ones before it."""
        unit = ""
        for i in range(len(found) - 1, -1, -1):
            row, digits = found[i], _DIGITS.match(found[i].text)
            if row.family == "quantity" and row.unit:
                unit = row.text[digits.end() :] if digits is not None and row.rule != "range" else ""
                continue
            bare = digits is not None and digits.end() == len(row.text) and row.family in ("unexplained", "quantity")
            joined = i + 1 < len(found) and text[row.end : found[i + 1].start] in _JOINED
            if not (unit and bare and joined and text.rfind("分别", 0, row.start) >= 0):
                unit = ""
                continue
            reading = self.read(row.text + unit)[0]
            if reading.family == "quantity":
                found[i] = Found._make((*row[:5], *reading[4:]))

    def _chunks(self, text: str) -> list[tuple[int, int]]:
        """Where the scan meets something. It is asked only where a sign stands that may begin a numeral."""
        chunks: list[tuple[int, int]] = []
        at = 0
        met = self._scan.match(text)  # a list mark may begin with a space, elsewhere nothing does
        while True:
            if met:
                chunks.append(met.span())
                at = met.end()
            sign = self._begins.search(text, at)
            if sign is None:
                return chunks
            met = self._scan.match(text, sign.start())
            at = sign.end()

    def _time(self, text: str, row: Found, begin: int, core: int, first: int, reach: int, following: int) -> Found:
        """A time as the text around it has it; its chunk begins at `begin`, that of the scan at `core`, and `first:reach` is free.

        A time that a word separates from 以来 takes in what follows it (2018年6月成立以来); 增至2025年 names the time of a number,
        no horizon; 于 in 高于去年 belongs to the word before it, 内 in 1~8月内乡县 to the name after it.
        """
        start, end, role, opening = row.start, row.end, row.role, text[row.start]
        since = None
        if role in ("span", "event") and text.find("以来", end, reach) >= 0:
            since = _SINCE.match(text, end, reach)
            # What follows may itself be a time (2024年今年以来): then it is not part of the one before.
            since = None if since and following < since.end() else since
        reached = compared = False
        if opening in "到至于":
            # The two signs that end the text before the chunk's core, or stand around the beginning of a time inside the chunk.
            leads = start == begin
            joint = core - 2 if leads else start - 1
            before, sign = (text[joint], text[joint + 1]) if joint >= (first if leads else begin) else ("", "")
            reached = leads and role == "deadline" and opening != "于" and sign in "到至" and before in _CHANGES
            compared = opening == sign == "于" and before in _COMPARES
        within = text[end - 1] in ENDS_OF_TIMES and self._place_over_time.match(text, end - 1, reach) is not None
        if not (since or reached or compared or within):
            return row
        begin, close, more = start + reached + compared, end - within, since.group() if since else ""
        return row._replace(
            start=begin,
            end=close + len(more),
            outer_start=row.outer_start + reached + compared,
            outer_end=row.outer_end - within + len(more),
            text=text[begin:close] + more,
            role="since" if more else "span" if reached or within else role,
        )

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
        if self.rules.list_mark.fullmatch(chunk):
            yield Reading(0, len(chunk), 0, len(chunk), "ignored", "list_mark")
            return
        for match in self.rules.grammar.finditer(chunk):
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
        if group is None or surface in self.rules.words or self.rules.list_mark.fullmatch(surface):
            return self._name(surface)
        if group == MEASURED:
            return self._plain(surface) or self._measured(surface)
        if group != TIME:
            return Reading(0, size, 0, size, "ignored", group)
        return self._time_of(surface) or self._name(surface)

    def _name(self, surface: str) -> Reading:
        """What a surface is: the first rule that takes all of it."""
        size = len(surface)
        word = self.rules.words.get(surface)
        if word:
            return Reading(0, size, 0, size, "ignored", word)
        rule = self.rules.early.fullmatch(surface)
        if rule:
            return Reading(0, size, 0, size, "ignored", str(rule.lastgroup))
        time = self._time_of(surface) if self.rules.time.fullmatch(surface) else None
        if time:
            return time
        rule = self.rules.late.fullmatch(surface)
        if rule:
            return Reading(0, size, 0, size, "ignored", str(rule.lastgroup))
        return self._measured(surface)

    def _time_of(self, surface: str) -> Reading | None:
        """A surface that has the form of a time, unless it is a sum of money."""
        if self.quantities.is_money(surface):
            return None
        return Reading(0, len(surface), 0, len(surface), "time", "time", role=self.periods.role(surface))

    def _measured(self, surface: str) -> Reading:
        """A surface that is neither a time nor anything with a name of its own."""
        said = self.quantities.parse(surface)
        if said:
            return _quantity(surface, said)
        if self.rules.labelled.fullmatch(surface):
            return self._after_label(surface)
        size = len(surface)
        rule = self.rules.latin.fullmatch(surface)
        if rule:
            return Reading(0, size, 0, size, "ignored", str(rule.lastgroup))
        return Reading(0, size, 0, size, "unexplained", "none")

    def _after_label(self, surface: str) -> Reading:
        """GDP870269亿元: the letters name what is measured."""
        label = _LABEL.match(surface)
        cut = label.end() if label else 0
        return self._name(surface[cut:]).moved(cut)


def _is_cell(text: str, start: int, end: int) -> bool:
    """Whether a bare number is the cell of a table that was laid out with spaces: what it counts is said in another row."""
    alone = text[start - 1 : start] in ("", " ") and text[end : end + 1] in ("", " ")
    return alone and _IN_PROSE.isdisjoint(text)


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


@cache
def numerals(lexicon: Lexicon) -> Numerals:
    """The scan for `lexicon`, built once."""
    return Numerals(lexicon)


def find(sentences: Sequence[str], lexicon: Lexicon) -> list[list[Found]]:
    """See `Numerals.of`: the numerals of each sentence."""
    of = numerals(lexicon).of
    return [of(text) for text in sentences]
