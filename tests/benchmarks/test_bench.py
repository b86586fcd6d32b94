"""The benchmark measures what it says: no answer of the extraction is left from the pass before."""

from __future__ import annotations

from typing import Any

from benchmarks.__main__ import articles_of, caches_of
from orchestration.extraction.numerals import numerals
from orchestration.extraction.pipeline import Extractor
from orchestration.parse import load_lexicon
from orchestration.settings import Settings


def sizes(caches: list[Any]) -> list[int]:
    """Answers kept in each cache."""
    owners = [empty.__self__ for empty in caches]
    return [owner.cache_info().currsize if hasattr(owner, "cache_info") else len(owner) for owner in owners]


def test_every_cache_of_the_extraction_is_known_and_emptied() -> None:
    settings = Settings()
    lexicon = load_lexicon(settings)
    extractor = Extractor(lexicon)
    caches = caches_of(extractor, numerals(lexicon))
    articles = articles_of(settings.raw)
    first = extractor.extract(articles)
    assert len(caches) >= 3  # tokens of sentences, readings of numbers, periods
    assert all(sizes(caches))
    for empty in caches:
        empty()
    assert not any(sizes(caches))
    assert extractor.extract(articles).metric_statements.equals(first.metric_statements)
