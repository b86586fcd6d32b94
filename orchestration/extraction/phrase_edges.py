"""Where the noun phrase before a number begins: behind a place it lies in, behind those a deed is done for, with the word that denies it.

Belongs here: predicates over one place among chunks. Does not belong here: which words end a noun phrase (phrase_left.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orchestration.extraction.chunks import NAME, WORD, Chunk
from orchestration.extraction.phrase_words import Words

_INSIDE = frozenset({"内", "境内", "域内", "辖区内", "范围内"})
_SPHERES = frozenset({"域", "境", "辖区"})
_FOR_WHOM = frozenset({"为", "给", "替"})
_DENIALS = frozenset({"不", "未", "非"})


def denies(chunks: Sequence[Chunk], i: int) -> bool:
    """不|合格产品, 未|参保人员: a name without it would say the reverse."""
    following = chunks[i + 1] if i + 1 < len(chunks) else None
    return chunks[i].text in _DENIALS and following is not None and following.pos.startswith(("n", "a", "b", "v"))


def acts_as_noun(here: Chunk, roles: Mapping[str, str]) -> bool:
    """服务输出|上升: a verb that is the noun beside the word of change."""
    return here.kind == WORD and here.pos == "v" and not roles.get(here.text)


def describes_those(chunks: Sequence[Chunk], i: int) -> bool:
    """有|进出口实绩的企业: those that have it are what is counted."""
    of = next((k for k in range(i + 1, len(chunks)) if chunks[k].text == "的"), len(chunks))
    return chunks[i].text == "有" and of - i > 1 and len(chunks) - of in (2, 3) and chunks[-1].pos.startswith("n")


def past_whom(chunks: Sequence[Chunk], i: int, whom: tuple[str, ...]) -> int:
    """减轻负担 of 为企业减轻负担: behind those it is done for, else behind the word at `i`."""
    done_for = chunks[i].text in _FOR_WHOM and i + 2 < len(chunks) and chunks[i + 1].text.endswith(whom)
    return i + 2 if done_for else i + 1


def is_within(chunks: Sequence[Chunk], i: int, words: Words) -> bool:
    """内 of 重庆市内供气总量, 域内 of 全市域内企业: what only closes the place before it."""
    if chunks[i].text in _SPHERES:
        return i + 1 < len(chunks) and is_within(chunks, i + 1, words)
    at = i - 1 - (i > 1 and chunks[i - 1].text in _SPHERES)
    placed = i > 0 and (chunks[at].kind == NAME or chunks[at].text in words.scope)
    return placed and chunks[i].text in _INSIDE
