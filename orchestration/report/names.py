"""What a name can be found by: Simplified and Traditional characters, pinyin and its initials, in lower case.

Belongs here: the keys of the page's search. Does not belong here: which names there are, and how hits are ranked.

Spelling 20,000 names takes 3 s and few of them are new since the page before, so how they are spelled is kept beside the page. The file may
be deleted at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

import polars as pl
import pyarrow as pa

from orchestration.staging_parts import write_atomically

SPELLED_BY = "qiantang.spelled_by"
RULES = 1  # one more with every change of `_spellings`


def name_table(names: Iterable[tuple[str, str, int]], spelled: Path) -> pa.Table:
    """One row per name: the name, the table and row it stands for, and its `keys`, a space between two.

    `spelled` is the file of how names are spelled; it is read if this code and its libraries wrote it, and written anew.
    """
    rows = list(names)
    known = _spelled_before(spelled)
    wanted = sorted({name for name, _, _ in rows})
    missing = [name for name in wanted if name not in known]
    known |= dict(zip(missing, _spellings(missing), strict=True))
    if missing or len(wanted) < len(known):
        _keep({name: known[name] for name in wanted}, spelled)
    return pa.table(
        {
            "name": pa.array([name for name, _, _ in rows], pa.utf8()),
            "kind": pa.array([kind for _, kind, _ in rows], pa.utf8()),
            "row": pa.array([row for _, _, row in rows], pa.int32()),
            "keys": pa.array([known[name] for name, _, _ in rows], pa.utf8()),
        }
    )


def _spelled_by() -> str:
    """What decides how a name is spelled: with another, all are spelled anew."""
    return f"rules {RULES}, OpenCC {version('opencc')}, pypinyin {version('pypinyin')}"


def _spelled_before(path: Path) -> dict[str, str]:
    try:
        if pl.read_parquet_metadata(path).get(SPELLED_BY) != _spelled_by():
            return {}
        return dict(pl.read_parquet(path, columns=["name", "keys"]).iter_rows())
    except (OSError, pl.exceptions.PolarsError):  # not there, or not whole
        return {}


def _keep(spelled: Mapping[str, str], path: Path) -> None:
    columns = {"name": [*spelled], "keys": [*spelled.values()]}
    rows = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    write_atomically(rows, path, {SPELLED_BY: _spelled_by()})


def _spellings(names: Sequence[str]) -> list[str]:
    """The keys of each name that differ from it: 萧山 → "蕭山 xiaoshan xs"."""
    if not names:
        return []
    # A third of a second each: only a page with new names needs them.
    from opencc import OpenCC
    from pypinyin import lazy_pinyin

    traditional, simplified = OpenCC("s2t"), OpenCC("t2s")
    found = []
    for name in names:
        lower = name.lower()
        plain = simplified.convert(lower)
        keys = {plain, traditional.convert(lower)}
        if not lower.isascii():
            syllables = lazy_pinyin(plain)
            keys |= {"".join(syllables), "".join(syllable[:1] for syllable in syllables)}
        found.append(" ".join(sorted(key.replace(" ", "") for key in keys - {lower})))
    return found
