"""What a number starts from or is compared with, left out of the words before it: 在2022年的基础上, 与去年同期相比.

Belongs here: finding it at the left of a number. Does not belong here: comparisons between the noun and its number (phrase_trim.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.extraction.chunks import TIME, WORD, Chunk, basis_end

_COMPARING = "与同和跟比较"
_LONGEST_COMPARED = 6


def without_basis(left: Sequence[Chunk]) -> Sequence[Chunk]:
    """企业数|在2022年的基础上|翻番: what it grows from is no part of the noun."""
    for i, here in enumerate(left):
        if here.kind == TIME and (end := basis_end(left, i)) > i:
            first = i - 1 if i and left[i - 1].text == "在" else i
            return [*left[:first], *left[end:]]
    return left


def without_comparison(left: Sequence[Chunk]) -> Sequence[Chunk]:
    """与去年同期相比|分别增长…, 与预算相比|节约…: what the number is compared with is no part of the noun."""
    for i, here in enumerate(left[:_LONGEST_COMPARED]):
        if here.kind == WORD and here.text.endswith("相比"):
            return left[i + 1 :] if left[0].text[0] in _COMPARING else left
    return left
