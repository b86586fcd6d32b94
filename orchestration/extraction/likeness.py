"""How alike two articles are, whatever their layout, script and headline: a MinHash signature of each.

Belongs here: what of a text is compared, and its signature. Does not belong here: which articles count as one story, and who wrote it
first (dbt_project/models/intermediate/int_article_likeness.sql and after; docs/adr/0007-reprints.md has the figures).

A text is the set of its shingles, all runs of eight letters, digits or characters of the folded text, punctuation and white space left
out. Of two signatures, the share of places where they agree estimates the share of shingles the texts have in common. The shingles of
a batch are hashed in one go by polars, which costs a tenth of slicing them one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import polars as pl
import pyarrow as pa
from rensa import RMinHash

SHINGLE = 8  # characters: long enough that stock phrases of the trade rarely fill one
SLOTS = 128  # estimates a likeness to within 0.04
SHORTEST = 60  # shingles: a shorter text is a caption or a notice, and alike by accident
_SEED, _FACTOR = 42, 1_000_003  # any constants; others give other signatures
_WORDS = re.compile(r"\w+")


class Likeness(NamedTuple):
    """What an article is compared by; one too short to compare has no signature."""

    shingle_count: int
    signature: list[int] | None


def likenesses(texts: Sequence[str]) -> Iterator[Likeness]:
    """The likeness of each folded text, in order. Texts do not influence each other.

    >>> [(one.shingle_count, one.signature) for one in likenesses(["甲区, 乙区 和 丙区 签约。"])]
    [(2, None)]
    """
    bare = ["".join(_WORDS.findall(text)) for text in texts]
    counts = [max(len(text) - SHINGLE + 1, 0) for text in bare]
    long = [(text, count) for text, count in zip(bare, counts, strict=True) if count >= SHORTEST]
    found = iter(_signatures(long))
    for count in counts:
        yield Likeness(count, next(found) if count >= SHORTEST else None)


def _signatures(texts: Sequence[tuple[str, int]]) -> list[list[int]]:
    if not texts:
        return []
    hashes = _hashes("".join(text for text, _ in texts))
    starts = accumulate((len(text) for text, _ in texts), initial=0)
    # Shingles that would begin in one text and end in the next are left out.
    shingles = pl.concat([hashes.slice(start, count) for start, (_, count) in zip(starts, texts, strict=False)])
    rows = list(accumulate((count for _, count in texts), initial=0))
    numbers = memoryview(shingles.rechunk().to_arrow().buffers()[1])[: 8 * len(shingles)].cast("Q")
    signatures: list[list[int]] = RMinHash.digest_matrix_from_flat_token_hashes(numbers, rows, SLOTS, _SEED).to_rows()
    return signatures


def _hashes(text: str) -> pl.Series:
    """The hash of every shingle of `text` by its first character; arithmetic is modulo 2^64."""
    points = pa.Array.from_buffers(pa.uint32(), len(text), [None, pa.py_buffer(text.encode("utf-32-le"))])
    characters = pl.Series(points).cast(pl.UInt64)
    count = len(text) - SHINGLE + 1
    hashes = characters.head(count)
    for later in range(1, SHINGLE):
        hashes = hashes * _FACTOR + characters.slice(later, count)
    return hashes
