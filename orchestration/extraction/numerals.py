"""Every numeral in the text and its outcome: a quantity, a time, ignored by a named rule, or unexplained.

Belongs here: finding the numerals of a sentence, and what the text around them says. Does not belong here: reading one chunk
(numeral_reader.py), the rules that name what is no quantity (numeral_rules.py), the meaning of times (periods.py), what a number says
about whom (metrics).

How it works: a cheap pattern finds the chunks of a sentence that may hold numerals; each distinct chunk is read once with the exact
grammar; for times, the text around decides how far they reach and what they are for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from operator import attrgetter

from orchestration.extraction.article import Found
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.numeral_reader import Reader
from orchestration.extraction.numeral_rules import ENDS_OF_TIMES, Rules, rules
from orchestration.extraction.period_grammar import SINCE_EVENT
from orchestration.extraction.periods import Periods, periods
from orchestration.extraction.quantities import Quantities, quantities

# Last characters of the verbs of change (增至, 提高到, 下降到, 扩大到, 减少到) and of adjectives that compare (高于, 快于).
_CHANGES = frozenset("增升降高加减长扩提缩跌涨少大")
_COMPARES = frozenset("高低快慢好优大小多少强弱早晚先")
_AROUND = 16  # characters looked at before and after a chunk: longer than any chain of bounds met
_SINCE_REACH = 12  # characters behind a chunk in which its 以来 may stand
_SINCE = re.compile(SINCE_EVENT)
_START = attrgetter("start")
_DIGITS = re.compile("[0-9]+(?:[.][0-9]+)?")
_JOINED = frozenset({"、", "和", "及"})
_IN_PROSE = frozenset("。,;:!?、")  # rows of a table have none of these


class Numerals:
    """The scan over one lexicon. `read` gives the numerals of one chunk."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.quantities: Quantities = quantities(lexicon)
        self.periods: Periods = periods(lexicon)
        self.rules: Rules = rules(lexicon, self.quantities.grammar, self.periods.grammar)
        self._begins, self._scan = re.compile(self.rules.begins), re.compile(self.rules.scan)
        self._lead, self._tail = re.compile(self.rules.lead), re.compile(self.rules.tail)
        self._place_over_time = re.compile(self.rules.place_over_time)
        self.read = Reader(self.quantities, self.periods, self.rules).read

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
                last = max(last, row.outer_end)  # what it took of the tail leads no other chunk
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


def _is_cell(text: str, start: int, end: int) -> bool:
    """Whether a bare number is the cell of a table that was laid out with spaces: what it counts is said in another row."""
    alone = text[start - 1 : start] in ("", " ") and text[end : end + 1] in ("", " ")
    return alone and _IN_PROSE.isdisjoint(text)


@cache
def numerals(lexicon: Lexicon) -> Numerals:
    """The scan for `lexicon`, built once."""
    return Numerals(lexicon)


def find(sentences: Sequence[str], lexicon: Lexicon) -> list[list[Found]]:
    """See `Numerals.of`: the numerals of each sentence."""
    of = numerals(lexicon).of
    return [of(text) for text in sentences]
