"""What the numbers and names of a sentence say about each other: parts and wholes, rates and levels, lists and their counts.

Belongs here: asking the readers of claims and laying their answers over the article's body. Does not belong here: whether a claim holds
(SQL compares what is said with what is expected). Claims that hold are claims too: they show what was checked.

Reading is dear only where there is something to read: two quantities of one unit with a word that relates them, or a list with a count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from orchestration.extraction.article import Claim, Quantity, View
from orchestration.extraction.claim_lists import Listed, Lists
from orchestration.extraction.claim_numbers import last_place
from orchestration.extraction.claim_rates import Rates, Said
from orchestration.extraction.claim_sums import AMONG, Sums
from orchestration.extraction.claim_words import ClaimWords, sketch
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.names import Finder

# How sure it is that the sentence claims this: judged from reading the 126 claims of the articles at hand, not measured.
CONFIDENCE = {
    "compared": 0.9, "from_to": 0.9, "increment": 0.85, "of_plan": 0.85, "share": 0.8,
    "announced": 0.85, "split": 0.9, "adds_up": 0.9, "within": 0.7,
    "list": 0.8, "announced_list": 0.85, "etc": 0.8, "etc_closing": 0.65,
}  # fmt: skip
_MOST = 60  # quantities of a sentence; one with more is a table without its lines
_LISTING = re.compile("、|[”》][“《]")
_RELATING = re.compile("[比较从由占共合总]|其中")


class Claims:
    """The readers of claims over one lexicon."""

    def __init__(self, lexicon: Lexicon, finder: Finder) -> None:
        words = ClaimWords(lexicon)
        self._sums = Sums(words)
        self._readers = self._sums, Rates(words)
        self._lists = Lists(words, finder)

    def find(self, views: Iterable[View]) -> list[Claim]:
        """All claims of an article's sentences, in order."""
        found: list[Claim] = []
        last: View | None = None
        for view in views:
            if len(view.quantities) > _MOST:
                last = None
                continue
            if last is not None and last.quantities and view.quantities and view.text.startswith(AMONG):
                found.extend(self._over_two(last, view))
            last = view
            if len(view.quantities) > 1 and _RELATING.search(view.text) and _repeats(view.quantities):
                found.extend(self._of_numbers(view))
            if _LISTING.search(view.text):
                found.extend(_of_list(view, listed) for listed in self._lists.find(view))
        return found

    def _of_numbers(self, view: View) -> Iterator[Claim]:
        drawn = sketch(view)
        if drawn is not None:
            for reader in self._readers:
                for said in reader.find(drawn):
                    claim = _of_said(view, said)
                    if claim is not None:
                        yield claim

    def _over_two(self, view: View, following: View) -> Iterator[Claim]:
        """A whole in one sentence, its parts in the next: 签约项目20个。其中,制造业8个,其余12个。"""
        joined = _joined(view, following)
        drawn = sketch(joined) if joined else None
        if joined is None or drawn is None:
            return
        border, units = len(view.text), [quantity.unit for quantity in view.quantities]
        for said in self._sums.find(drawn):
            whole = said.stated
            if whole.start < border <= min(part.start for part in said.operands) and units.count(whole.unit) == 1:
                claim = _of_said(joined, said)
                if claim is not None:
                    yield replace(claim, operand_sentence_no=following.sentence.no)


def _joined(view: View, following: View) -> View | None:
    """Two neighbouring sentences as one, offsets kept."""
    here, there = view.sentence, following.sentence
    gap, shift = there.start - here.end, there.start - here.start
    if here.paragraph != there.paragraph or gap < 0:
        return None
    shifted = [
        replace(
            quantity,
            start=quantity.start + shift,
            end=quantity.end + shift,
            outer_start=quantity.outer_start + shift,
            outer_end=quantity.outer_end + shift,
        )
        for quantity in following.quantities
    ]
    sentence = replace(here, end=there.end, text=here.text + " " * gap + there.text)
    return View(view.article, sentence, [*view.quantities, *shifted])


def _repeats(quantities: list[Quantity]) -> bool:
    units = {quantity.unit for quantity in quantities}
    return len(units) < len(quantities)


def _of_said(view: View, said: Said) -> Claim | None:
    stated, at = said.stated, view.sentence.start
    place = last_place(stated)
    if place is None or said.bounds == (None, None):
        return None
    return Claim(
        sentence_no=view.sentence.no,
        span_start=at + stated.start,
        span_end=at + stated.end,
        kind=said.kind,
        value=stated.value,
        value_max=stated.value_max,
        unit=stated.unit,
        comparator=stated.comparator,
        last_place=place,
        expected=said.expected,
        expected_low=said.bounds.low,
        expected_high=said.bounds.high,
        operands=[(at + operand.start, at + operand.end) for operand in said.operands],
        operand_sentence_no=view.sentence.no,
        rule=said.rule,
        confidence=CONFIDENCE[said.rule],
    )


def _of_list(view: View, listed: Listed) -> Claim:
    at = view.sentence.start
    return Claim(
        sentence_no=view.sentence.no,
        span_start=at + listed.start,
        span_end=at + listed.end,
        kind="listed_count",
        value=listed.said,
        value_max=None,
        unit=listed.counter,
        comparator="eq",
        last_place=0.0,
        expected=float(len(listed.members)),
        expected_low=float(listed.least),
        expected_high=None if listed.most is None else float(listed.most),
        operands=[(at + start, at + end) for start, end in listed.members],
        operand_sentence_no=view.sentence.no,
        rule=listed.rule,
        confidence=CONFIDENCE[listed.rule],
    )
