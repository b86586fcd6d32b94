"""How fast extraction alone is, from article text to statements of all three kinds, and whether its memory stays flat.

    make bench            articles of ../shared/corpus if it is there, else of raw/
    RAW=folder make bench

Belongs here: the figure that is promised. Does not belong here: single stages (bench_quantities.py). One thread, CPU time, the median
of three passes; the first pass, which builds the lexicon's look-ups, is not counted.
"""

from __future__ import annotations

import os

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import resource
import statistics
import sys
import time
from pathlib import Path

from orchestration.extraction.article import Article
from orchestration.extraction.pipeline import extract
from orchestration.parse import load_lexicon
from orchestration.raw_files import list_files
from orchestration.readers import Rejection, read
from orchestration.settings import PROJECT, Settings

CHARACTERS = 2_000_000  # long enough for a steady figure, short enough to wait for
PASSES = 3
CORPUS = PROJECT.parent / "shared" / "corpus"


def articles_of(folder: Path) -> list[Article]:
    """Every readable article of a folder."""
    found = sorted(list_files(folder), key=lambda file: file.path)
    answers = [read((folder / os.fsdecode(file.name)).read_bytes(), file.article) for file in found]
    return [answer[0] for answer in answers if not isinstance(answer, Rejection)]


def peak_mebibytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    settings = Settings.from_env()
    folder = CORPUS if CORPUS.is_dir() and "QIANTANG_RAW" not in os.environ else settings.raw
    articles = articles_of(folder)
    if not articles:
        print(f"there is no article in {folder}")
        return 1
    characters = sum(len(article.body) for article in articles)
    batch = articles * max(1, CHARACTERS // characters)
    chunks = [batch[i : i + settings.chunk_articles] for i in range(0, len(batch), settings.chunk_articles)]
    lexicon = load_lexicon(settings)
    extract(articles, lexicon)
    seconds, peaks, statements = [], [], 0
    for _ in range(PASSES):
        started, statements = time.process_time(), 0
        for chunk in chunks:
            tables = extract(chunk, lexicon)
            statements += sum(map(len, (tables.landing_statements, tables.metric_statements, tables.target_statements)))
        seconds.append(time.process_time() - started)
        peaks.append(peak_mebibytes())
    total = sum(len(article.body) for article in batch)
    print(f"{len(batch):,} articles, {total:,} characters, {statements:,} statements from {folder}")
    speed = total / statistics.median(seconds) / 1000
    print(f"extraction   {speed:,.0f} thousand characters a second (one thread, CPU time, median of {PASSES})")
    print(f"peak memory  {peaks[0]:,.0f} MiB after the first pass, {peaks[-1]:,.0f} MiB after the last")
    return 0


if __name__ == "__main__":
    sys.exit(main())
