"""What a number starts from, is compared with or is a share of, told beside its noun: 在2022年的基础上, 与去年同期相比, 在GDP中所占的.

Belongs here: finding it at the left of a number. Does not belong here: comparisons between the noun and its number (phrase_trim.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.extraction.chunks import TIME, WORD, Chunk, basis_end
from orchestration.extraction.phrase_words import Words

_COMPARING = "与同和跟比较"
_WITHIN = 4  # chunks of 总量在全国的
_WITHIN_WHICH = ("所", "中所", "中", "当中", "之中", "里", "内")
_LONGEST_COMPARED = 6
# Said before 占, they bound the share: 约占全省产量10%.
HEDGES = {"约": "approx", "大约": "approx", "大概": "approx", "几乎": "lt", "近": "lt", "将近": "lt", "超": "ge"}


def without_basis(left: Sequence[Chunk]) -> Sequence[Chunk]:
    """企业数|在2022年的基础上|翻番: what it grows from is no part of the noun."""
    for i, here in enumerate(left):
        if here.kind == TIME and (end := basis_end(left, i)) > i:
            first = i - 1 if i and left[i - 1].text == "在" else i
            return [*left[:first], *left[end:]]
    return left


def without_comparison(left: Sequence[Chunk]) -> Sequence[Chunk]:
    """与去年同期相比|分别增长…, 与预算相比|节约…: what the number is compared with is no part of the noun."""
    if left and left[0].text[0] in "按以":
        rate = next((i for i, here in enumerate(left) if here.text.endswith("汇率")), 0)
        return left[rate + 1 :] if rate else left  # 按年平均汇率|折合
    for i, here in enumerate(left[:_LONGEST_COMPARED]):
        if here.kind == WORD and here.text.endswith("相比"):
            return left[i + 1 :] if left[0].text[0] in _COMPARING else left
    return left


def within_a_place(left: Sequence[Chunk], words: Words) -> bool:
    """稳定在全国的22%: a share of the place."""
    if len(left) < _WITHIN or left[-1].text != "的" or left[-3].text not in ("在", "到"):
        return False
    return left[-2].pos == "region" or left[-2].text in words.scope


def of_what_lies_within(whose: list[Chunk]) -> tuple[list[Chunk], list[Chunk]]:
    """制造业总产值|GDP of 制造业总产值在GDP当中所占的比重: what is a share, and of what; empty for other shares."""
    inside = next((i for i, c in enumerate(whose) if c.text == "在"), 0)
    if not inside or whose[-1].text not in _WITHIN_WHICH:
        return [], []
    return whose[:inside], [c for c in whose[inside + 1 :] if c.text not in _WITHIN_WHICH]
