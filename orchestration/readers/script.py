"""Which script a text is written in.

Belongs here: the count of characters that only one script uses. Does not belong here: conversion
(extraction/text.py folds).
"""

from __future__ import annotations

from functools import cache

import opencc

_CJK = range(0x4E00, 0xA000)


def script_of(text: str) -> str:
    """`Hant` when characters only Traditional uses outnumber those only Simplified uses, else `Hans`.

    >>> script_of("數字經濟"), script_of("数字经济"), script_of("人民日報2018年1月")
    ('Hant', 'Hans', 'Hant')
    """
    traditional, simplified = _only()
    return "Hant" if sum(map(traditional.__contains__, text)) > sum(map(simplified.__contains__, text)) else "Hans"


@cache
def _only() -> tuple[frozenset[str], frozenset[str]]:
    characters = [chr(code) for code in _CJK]
    lines = "\n".join(characters)
    to_simplified = opencc.OpenCC("t2s").convert(lines).split("\n")
    to_traditional = opencc.OpenCC("s2t").convert(lines).split("\n")
    changed = {c for c, new in zip(characters, to_simplified, strict=True) if c != new}
    return frozenset(changed), frozenset(
        c for c, new in zip(characters, to_traditional, strict=True) if c != new and c not in changed
    )
