"""What a name can be found by: Simplified and Traditional characters, pinyin and its initials, in lower case.

Belongs here: the keys of the page's search. Does not belong here: which names there are, and how hits are ranked.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa


def name_table(names: Iterable[tuple[str, str, int]]) -> pa.Table:
    """One row per name: the name, the table and row it stands for, and its `keys`, a space between two."""
    rows = list(names)
    spelled = _spellings([name for name, _, _ in rows])
    return pa.table(
        {
            "name": pa.array([name for name, _, _ in rows], pa.utf8()),
            "kind": pa.array([kind for _, kind, _ in rows], pa.utf8()),
            "row": pa.array([row for _, _, row in rows], pa.int32()),
            "keys": pa.array(spelled, pa.utf8()),
        }
    )


def _spellings(names: list[str]) -> list[str]:
    """The keys of each name that differ from it: 萧山 → "蕭山 xiaoshan xs"."""
    if not names:
        return []
    # A third of a second each: only a build needs them.
    from opencc import OpenCC
    from pypinyin import lazy_pinyin

    traditional, simplified = OpenCC("s2t"), OpenCC("t2s")
    found = []
    for name in names:
        lower = name.lower()
        keys = {simplified.convert(lower), traditional.convert(lower)}
        if not lower.isascii():
            syllables = lazy_pinyin(simplified.convert(lower))
            keys |= {"".join(syllables), "".join(syllable[:1] for syllable in syllables)}
        found.append(" ".join(sorted(key.replace(" ", "") for key in keys - {lower})))
    return found
