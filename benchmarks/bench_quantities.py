"""How fast numerals and times are found and read: the polars pass against the same grammar run by Python's `re`.

    python -m benchmarks.bench_quantities [folder of articles, default raw/] [characters, default 3000000]

Belongs here: this one measurement, run by hand. Both sides share the grammar and the readings kept per surface, so the ratio shows what
the set-based pass saves. One thread; CPU time; the two alternate and the median of three counts.
"""

from __future__ import annotations

import os

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl

from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.numerals import Numerals
from orchestration.extraction.text import fold

ROOT = Path(__file__).parent.parent
SEEDS = ("units", "currencies", "bounds", "number_ignores", "period_words")


def load_sentences(folder: Path, characters: int) -> pl.DataFrame:
    """Sentences of all articles under `folder`, repeated until `characters` are reached."""
    text = fold(
        "\n".join(path.read_text("utf-8", errors="replace") for path in sorted(folder.rglob("*.*")) if path.is_file())
    )
    once = [
        part
        for line in re.sub("<[^>]*>", "\n", text).split("\n")
        for part in re.split("(?<=[。!?])", line)
        if part.strip()
    ]
    size = sum(map(len, once))
    if not size:
        raise SystemExit(f"no text under {folder}")
    many = once * max(1, characters // size)
    return pl.DataFrame({"sentence_id": pl.Series(range(len(many)), dtype=pl.UInt32), "text": many})


def plain(numerals: Numerals, sentences: pl.DataFrame) -> int:
    """The same readings, sentence by sentence."""
    scan, lead, tail = (
        re.compile(pattern) for pattern in (numerals.rules.scan, numerals.rules.lead, numerals.rules.tail)
    )
    rows: list[tuple[object, ...]] = []
    for sentence_id, text in sentences.iter_rows():
        matches = list(scan.finditer(text))
        for no, match in enumerate(matches):
            before = text[matches[no - 1].end() if no else 0 : match.start()][-16:]
            after = text[match.end() : matches[no + 1].start() if no + 1 < len(matches) else None][:16]
            head, rest = lead.search(before), tail.match(after)
            start = match.start() - (len(before) - head.start() if head else 0)
            chunk = text[start : match.end() + (rest.end() if rest else 0)]
            rows.extend((sentence_id, *reading.moved(start)) for reading in numerals.read(chunk))
    return len(rows)


def cpu(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "raw"
    sentences = load_sentences(folder, int(sys.argv[2]) if len(sys.argv) > 2 else 3_000_000)
    seeds = ROOT / "dbt_project" / "seeds"
    numerals = Numerals(Lexicon.from_csv({name: (seeds / f"{name}.csv").read_text("utf-8") for name in SEEDS}))
    characters = int(sentences["text"].str.len_chars().sum())
    found = numerals.find(sentences).height
    assert plain(numerals, sentences) == found, "polars and re must find the same numerals"
    fast, slow = [], []
    for _ in range(3):
        fast.append(cpu(lambda: numerals.find(sentences)))
        slow.append(cpu(lambda: plain(numerals, sentences)))
    rates = [characters / statistics.median(times) / 1000 for times in (fast, slow)]
    sys.stdout.write(
        f"{characters:,} characters, {found:,} numerals\npolars {rates[0]:,.0f} kchar/s   re {rates[1]:,.0f} kchar/s   "
        f"ratio {rates[0] / rates[1]:.1f}\n"
    )


if __name__ == "__main__":
    main()
