"""What a name can be found by: Simplified and Traditional characters, pinyin and its initials, in lower case.

Belongs here: the keys of the page's search. Does not belong here: which names there are, and how hits are ranked.

Spelling 20,000 names takes 3 s and few of them are new since the page before, so how they are spelled is kept beside the page. The file may
be deleted at any time.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import polars as pl
import pyarrow as pa

from orchestration.staging_parts import write_atomically

SPELLED_BY = "qiantang.spelled_by"
SPELLED = {"name": pl.String, "keys": pl.String}
RULES = 1  # one more with every change of `_spellings`


def name_table(names: pl.DataFrame, spelled: Path) -> pa.Table:
    """One row per row of `names` (name, kind: the table it stands for, row: its number there), with its `keys`, a space between two.

    `spelled` is the file of how names are spelled; it is read if this code and its libraries wrote it, and written anew.
    """
    known, wanted = _spelled_before(spelled), names.select("name").unique()
    missing = wanted.join(known, on="name", how="anti")["name"].sort().to_list()
    if missing or len(wanted) < len(known):
        found = pl.DataFrame({"name": missing, "keys": _spellings(missing)}, schema=SPELLED)
        known = pl.concat([known.join(wanted, on="name", how="semi"), found]).sort("name")
        write_atomically(known, spelled, {SPELLED_BY: _spelled_by()})
    table = names.join(known, on="name", how="left", maintain_order="left").to_arrow(
        compat_level=pl.CompatLevel.oldest()
    )
    text = {name: pa.utf8() for name in ("name", "kind", "keys")}
    return table.cast(pa.schema([(name, text.get(name, pa.int32())) for name in table.column_names])).combine_chunks()


def _spelled_by() -> str:
    """What decides how a name is spelled: with another, all are spelled anew."""
    return f"rules {RULES}, OpenCC {version('opencc')}, pypinyin {version('pypinyin')}"


def _spelled_before(path: Path) -> pl.DataFrame:
    """Columns name, keys."""
    try:
        if pl.read_parquet_metadata(path).get(SPELLED_BY) == _spelled_by():
            return pl.read_parquet(path, columns=list(SPELLED), glob=False)
    except (OSError, pl.exceptions.PolarsError):  # not there, or not whole
        pass
    return pl.DataFrame(schema=SPELLED)


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
