"""Names that an attribute opens a clause for: 去年在某园投产的|甲公司, 投资2亿元的|某某产业园.

Belongs here: where such a name stands. Does not belong here: shapes of names (subject_shapes.py), the choice of a subject (subjects.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, WORD, Chunk

_DESCRIBED = frozenset({"enterprise", "institute", "university", "hospital", "bank", "platform"})
_NO_DEED = frozenset({"在", "是", "有", "为"})
_LONGEST_SIZE = 4  # chunks


def described(chunks: Sequence[Chunk], situating: frozenset[str]) -> int:
    """Where the name stands that an attribute with a place opens the clause for (去年在某园投产的|甲公司, 位于某县的|某某产业园); 0 when
    none does."""
    placed = told = False
    for at, here in enumerate(chunks[:-1]):
        if here.text == "的":
            then = chunks[at + 1]
            if not (placed and told) or then.kind != NAME or then.pos not in _DESCRIBED:
                return 0
            after = chunks[at + 2] if at + 2 < len(chunks) else None
            if after is not None and (after.pos == "sep" or after.text in ("等", "和", "与", "及")):
                return 0  # 引进的甲公司、乙公司等项目: one of several
            whole = after is None or after.kind != WORD or after.pos.startswith(("v", "d", "p", "t", "r", "c"))
            return at + 1 if whole else 0
        if here.kind in (PUNCT, QUANTITY):
            return 0
        placed |= here.kind == NAME and here.pos in ("region", "platform")
        told |= here.kind == WORD and (here.pos.startswith("v") or here.text in situating) and here.text not in _NO_DEED
    return 0


def after_its_size(chunks: Sequence[Chunk], i: int) -> int:
    """Where the park stands that a clause opens with after its size (投资1.6亿元的|某某产业园今年5月开园), 0 when none does."""
    for at in range(i, min(i + _LONGEST_SIZE, len(chunks) - 2)):
        size = chunks[at].kind == QUANTITY or (chunks[at].text[:1].isdigit() and len(chunks[at].text) > 1)
        if size and chunks[at + 1].text == "的":
            return at + 2 if chunks[at + 2].kind == NAME and chunks[at + 2].pos == "platform" else 0
    return 0
