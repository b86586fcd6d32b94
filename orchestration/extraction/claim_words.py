"""The words that turn numbers of a sentence into a claim, and the sentence laid bare of its numbers.

Belongs here: `claim_words.csv` as look-ups and patterns, the sketch of a sentence. Does not belong here: which pattern claims what
(claim_rates.py, claim_sums.py, claim_lists.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from orchestration.extraction.article import Quantity, View
from orchestration.extraction.lexicon import Lexicon, Row, alternation

# One sign stands for each quantity, so that patterns see 从…Q增至Q and no digits. Plane 15 is free for private use.
_FIRST = 0xF0000
QUANTITY = "[\U000f0000-\U000ffffd]"
PLAIN = "[^\U000f0000-\U000ffffd,;:。!?]"  # within a clause, no quantity
BREAKS = ",、;:。!?()"
_ASIDE = re.compile("\\([^()\U000f0000-\U000ffffd]*\\)")  # 外商投资企业(含合资)24家


class Entry(NamedTuple):
    """A quantity with the words of its own stretch before and behind it, and where its sign stands in the sketch."""

    quantity: Quantity
    label: str
    tail: str
    at: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """A sentence with a sign for every quantity, remarks in brackets left out."""

    view: View
    text: str

    def quantity(self, sign: str) -> Quantity:
        return self.view.quantities[ord(sign) - _FIRST]

    def entries(self) -> list[Entry]:
        return [
            Entry(self.quantity(match["sign"]), match["label"], match["tail"], match.start("sign"))
            for match in _ENTRY.finditer(self.text)
        ]  # fmt: skip


_ENTRY = re.compile(
    f"(?P<label>[^{BREAKS}\U000f0000-\U000ffffd]*)(?P<sign>{QUANTITY})(?=(?P<tail>[^{BREAKS}\U000f0000-\U000ffffd]*))"
)


def sketch(view: View) -> Sketch | None:
    """The sketch of a sentence; None if its signs could not be told from its own characters."""
    text, parts, last = view.text, [], 0
    if max(text) >= chr(_FIRST):
        return None
    for index, quantity in enumerate(view.quantities):
        if quantity.outer_start < last:
            return None
        parts += [text[last : quantity.outer_start], chr(_FIRST + index)]
        last = quantity.outer_end
    return Sketch(view, _ASIDE.sub("", "".join([*parts, text[last:]])))


class ClaimWords:
    """`claim_words.csv`, by role."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.rows("claim_words")
        by_role: dict[str, list[str]] = {}
        for row in rows:
            by_role.setdefault(row["role"], []).append(row["word"])
        self.rises = lexicon.words("claim_words", role="change", sense="rise")
        self.verbs = lexicon.words("landing_verbs")
        self.change = f"(?:{alternation(by_role['change'])})"
        self.plan = f"(?:{alternation(by_role['plan'])})"
        self.total = f"(?:{alternation(by_role['total'])})"
        self.share = f"占(?:比|{self.total}的)?[重例]?"
        self.counter = f"(?:{alternation(by_role['counter'])})"
        self.sums = frozenset(by_role["sum"])
        self.adding = re.compile(alternation(["其中", *by_role["sum"]]))
        self.rest = tuple(by_role["rest"])
        self.adjusted = re.compile(alternation(by_role["adjusted"]))
        self.real_terms = re.compile(alternation(by_role["real_terms"]))
        self.over_time = re.compile(alternation(by_role["over_time"]))
        self.average = re.compile(alternation(by_role["average"]))
        self.other_span = re.compile(alternation(by_role["other_span"]))
        # 出口 with nothing but a general word behind: 出口汽车 is only some of it.
        tail = alternation(by_role["split_tail"])
        self.split = re.compile(f"(?:其中)?(?P<word>{alternation(by_role['split'])})(?:{tail})*")
        self.part_of = {row["word"]: tuple(row["sense"].split(":")) for row in rows if row["role"] == "split"}
        self.families: dict[str, set[str]] = {}
        for family, part in self.part_of.values():
            self.families.setdefault(family, set()).add(part)
        self.wholes = _by_sense(rows, "whole")
        self.third_parts = _by_sense(rows, "third_part")


def _by_sense(rows: tuple[Row, ...], role: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        if row["role"] == role:
            found.setdefault(row["sense"], []).append(row["word"])
    return found
