"""Parts and the whole they are said to make up.

Belongs here: 其中内资Q,外资Q; A Q、B Q,共Q; 其中Q,其余Q. Does not belong here: rates (claim_rates.py), names (claim_lists.py).

Most lists after 其中 name only some of the parts, and those may overlap (规上企业, 高新技术企业). So parts make a whole only when the words
say so: a pair that divides everything (内资 and 外资), a last part called the rest, a sum announced after its parts. Other parts are only
held to be no larger than the whole, or noted where they happen to add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from orchestration.extraction.claim_numbers import Interval, interval, last_place, total
from orchestration.extraction.claim_rates import Said
from orchestration.extraction.claim_words import ClaimWords, Entry, Sketch

_ADDING = frozenset({"money", "count", "people", "area", "length", "mass", "energy", "volume"})
AMONG = "其中"


class Sums:
    def __init__(self, words: ClaimWords) -> None:
        self._words = words

    def find(self, sketch: Sketch) -> Iterator[Said]:
        if not self._words.adding.search(sketch.text):
            return
        by_unit: dict[str, list[Entry]] = {}
        for entry in sketch.entries():
            if entry.quantity.unit_kind in _ADDING and entry.quantity.value_max is None:
                by_unit.setdefault(entry.quantity.unit, []).append(entry)
        for entries in by_unit.values():
            if len(entries) > 1:
                yield from self._announced(sketch.text, entries)
                yield from self._told_first(sketch.text, entries)

    def _announced(self, text: str, entries: Sequence[Entry]) -> Iterator[Said]:
        """甲5家、乙2家,共7家."""
        for place, entry in enumerate(entries):
            if entry.label not in self._words.sums or entry.tail:
                continue
            first = 1 + max(text.rfind(sign, 0, entry.at) for sign in ";:。")
            parts = [part for part in entries[:place] if part.at >= first]
            if len(parts) > 1 and AMONG not in text[first : entry.at] and self._alike(parts):
                yield from _said("parts_of_total", "announced", entry, parts)

    def _told_first(self, text: str, entries: Sequence[Entry]) -> Iterator[Said]:
        """共7家,其中…: the whole stands right before its first part."""
        for place, (whole, first) in enumerate(pairwise(entries)):
            parts = entries[place + 1 :]
            between = text[whole.at + 1 : first.at]
            among = AMONG in between
            stretch = [part for part in parts if not set(";。") & set(text[first.at : part.at])]
            if not self._may_hold(whole):
                continue
            complete = self._split(text, whole, parts) or (self._with_rest(stretch) if among else [])
            if complete:
                if not whole.tail and self._alike(complete) and not _of_another(entries[:place], whole, complete):
                    yield from _said("parts_of_total", "split", whole, complete)
            elif among:
                yield from self._some(whole, stretch, between, entries[:place])

    def _some(self, whole: Entry, stretch: Sequence[Entry], between: str, before: Sequence[Entry]) -> Iterator[Said]:
        """Parts that need not be all: noted where they add up, else held to be no larger than the whole."""
        for count in range(2, len(stretch) + 1):
            parts = stretch[:count]
            if sum(part.quantity.value for part in parts) == whole.quantity.value:
                yield from _said("parts_of_total", "adds_up", whole, parts)
                return
        first = stretch[0]
        if (
            not whole.tail
            and self._alike([first])
            and between.rpartition(AMONG)[2].strip(",") == first.label.removeprefix(AMONG)
            and (first.quantity.value <= whole.quantity.value or not before)
        ):
            for said in _said("part_within_total", "within", whole, [first]):
                yield said._replace(bounds=Interval(said.bounds.low, None))

    def _split(self, text: str, whole: Entry, parts: Sequence[Entry]) -> list[Entry]:
        """The parts that follow at once and divide the whole by words that leave nothing out."""
        found: dict[str, Entry] = {}
        family = ""
        for part in parts:
            match = self._words.split.fullmatch(part.label)
            if match is None:
                break
            kin, name = self._words.part_of[match["word"]]
            if (family and kin != family) or name in found:
                break
            family, found[name] = kin, part
        if not family or found.keys() != self._words.families[family]:
            return []
        wholes, third = self._words.wholes.get(family), self._words.third_parts.get(family, ())
        if wholes and not any(word in whole.label for word in wholes):
            return []
        return [] if any(word in text for word in third) else list(found.values())

    def _with_rest(self, parts: Sequence[Entry]) -> list[Entry]:
        """The parts up to one that is called the rest."""
        for count, part in enumerate(parts, 1):
            if part.label.startswith(self._words.rest):
                return list(parts[:count]) if count > 1 else []
        return []

    def _alike(self, parts: Sequence[Entry]) -> bool:
        """Whether each is a number of its own (not 5亿元以上项目) that can be added to the others."""
        return not any(part.tail or self._words.other_span.search(part.label) for part in parts) and all(
            self._may_hold(part) for part in parts
        )

    def _may_hold(self, entry: Entry) -> bool:
        return not self._words.average.search(entry.label)


def _of_another(before: Sequence[Entry], whole: Entry, parts: Sequence[Entry]) -> bool:
    """Whether the parts do not make up the number right before them but an earlier one (签约20个,开工15个,其中…): 其中 may point there."""
    made = sum(part.quantity.value for part in parts)
    return made != whole.quantity.value and any(each.quantity.value == made for each in before)


def _said(kind: str, rule: str, whole: Entry, parts: Sequence[Entry]) -> Iterator[Said]:
    places = [last_place(part.quantity) for part in (whole, *parts)]
    if None in places:
        return
    bounds = total([interval(part.quantity, place or 0.0) for part, place in zip(parts, places[1:], strict=True)])
    operands = tuple(part.quantity for part in parts)
    yield Said(kind, rule, whole.quantity, operands, sum(each.value for each in operands), bounds)
