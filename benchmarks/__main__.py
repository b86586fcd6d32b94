"""How fast extraction alone is, from article text to statements of all three kinds, and whether its memory stays flat.

    make bench            articles of ../shared/corpus if it is there, else of raw/
    RAW=folder make bench

Belongs here: the figure that is promised. Does not belong here: single stages. One core, CPU time, the stages built before the clock
starts. Every pass reads each article once and begins with empty caches: what the extraction remembers of words and numbers makes a text it
has met before look faster than any new one.
"""

from __future__ import annotations

import os

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import re
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

from orchestration.extraction.article import Article
from orchestration.extraction.numerals import numerals
from orchestration.extraction.pipeline import Extractor
from orchestration.parse import load_lexicon
from orchestration.raw_files import list_files
from orchestration.readers import Rejection, read
from orchestration.settings import PROJECT, Settings

CORPUS = PROJECT.parent / "shared" / "corpus"
BAR = 300  # thousand characters a second and core: what extraction has to reach
SECONDS = 6.0  # of CPU in the passes of one measurement: enough for a steady median, short enough to wait for
GROWING = (500, 2_000, 4_000)  # articles in all when memory is looked at
_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?=[亿万家个%户人元])")


def articles_of(folder: Path) -> list[Article]:
    """Every readable article of a folder."""
    found = sorted(list_files(folder), key=lambda file: file.path)
    answers = [read((folder / os.fsdecode(file.name)).read_bytes(), file.article) for file in found]
    return [answer[0] for answer in answers if not isinstance(answer, Rejection)]


def caches_of(*roots: object) -> list[Callable[[], object]]:
    """How to empty what fresh `roots` and their parts will remember: containers that are empty now, functions that keep answers."""
    found: list[Callable[[], object]] = []
    seen: set[int] = set()
    todo = list(roots)
    while todo:
        each = todo.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        if hasattr(each, "cache_clear"):
            found.append(each.cache_clear)
            todo.extend(filter(None, [getattr(each, "__wrapped__", None)]))
        elif isinstance(each, dict | list | set) and not each:
            found.append(each.clear)
        elif hasattr(each, "__self__"):  # a bound method: what it is bound to
            todo.append(each.__self__)
        elif type(each).__module__.startswith("orchestration.extraction"):
            todo.extend(_held_by(each))
    return found


def speed(
    extractor: Extractor, articles: Sequence[Article], caches: Sequence[Callable[[], object]]
) -> tuple[float, int]:
    """(median of characters a second, passes)."""
    characters = sum(len(article.body) for article in articles)
    seconds: list[float] = []
    while sum(seconds) < SECONDS or len(seconds) < 3:
        for empty in caches:
            empty()
        started = time.process_time()
        extractor.extract(articles)
        seconds.append(time.process_time() - started)
    return characters / statistics.median(seconds), len(seconds)


def peaks(extractor: Extractor, articles: Sequence[Article], chunk: int) -> Iterator[tuple[int, float]]:
    """(articles read, peak of memory in MiB) after each step of `GROWING`; the articles come again with other numbers in them."""
    done = 0
    for goal in GROWING:
        while done < goal:
            count = min(chunk, goal - done)
            extractor.extract([_varied(articles[n % len(articles)], n) for n in range(done, done + count)])
            done += count
        yield done, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _held_by(each: object) -> Iterator[object]:
    if is_dataclass(each):
        yield from (getattr(each, field.name) for field in fields(each))
    yield from getattr(each, "__dict__", {}).values()
    for kind in type(each).__mro__:
        yield from (getattr(each, name) for name in getattr(kind, "__slots__", ()) if hasattr(each, name))


def _varied(article: Article, seed: int) -> Article:
    """The same article with every amount changed."""
    state = seed

    def another(match: re.Match[str]) -> str:
        nonlocal state
        state = (state * 1_103_515_245 + 12_345) % 2**31
        return f"{state % 100_000 / 10:g}"

    return replace(article, article_id=f"{seed:016x}", body=_NUMBER.sub(another, article.body))


def main() -> int:
    settings = Settings.from_env()
    folder = CORPUS if CORPUS.is_dir() and "QIANTANG_RAW" not in os.environ else settings.raw
    articles = articles_of(folder)
    if not articles:
        print(f"there is no article in {folder}")
        return 1
    lexicon = load_lexicon(settings)
    extractor = Extractor(lexicon)
    caches = caches_of(extractor, numerals(lexicon))
    extractor.extract(articles)  # what is built at the first use is no matter of speed
    characters = sum(len(article.body) for article in articles)
    print(f"{len(articles):,} articles, {characters:,} characters, from {folder}")
    rate, passes = speed(extractor, articles, caches)
    again, _ = speed(extractor, articles, ())
    print(
        f"extraction   {rate / 1000:,.0f} thousand characters a second and core on new text (CPU time, median of {passes} passes,"
        f" {len(caches)} caches emptied before each; the bar is {BAR}), {again / 1000:,.0f} on text met before"
    )
    for count, peak in peaks(extractor, articles, settings.chunk_articles):
        print(f"peak memory  {peak:,.0f} MiB after {count:,} articles")
    return 0


if __name__ == "__main__":
    sys.exit(main())
