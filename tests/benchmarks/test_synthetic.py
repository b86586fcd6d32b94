"""Synthetic articles are the same on every machine, and say what the benchmark of scale needs them to say."""

from __future__ import annotations

from benchmarks.synthetic import REPRINTS, Corpus
from orchestration.extraction.article import Article
from orchestration.extraction.pipeline import Extractor
from orchestration.parse import load_lexicon
from orchestration.readers import Rejection, read
from orchestration.settings import Settings


def articles(numbers: range) -> list[Article]:
    """The articles as the readers give them."""
    corpus = Corpus(Settings().dbt_project / "seeds")
    answers = [read(corpus.article(number).encode(), f"{number}.md") for number in numbers]
    return [answer[0] for answer in answers if not isinstance(answer, Rejection)]


def test_an_article_is_the_same_whenever_it_is_made() -> None:
    seeds = Settings().dbt_project / "seeds"
    assert Corpus(seeds).article(7) == Corpus(seeds).article(7) != Corpus(seeds).article(8)


def test_an_article_has_statements_of_every_kind_and_a_reprint_nearly_those_of_its_original() -> None:
    found = Extractor(load_lexicon(Settings())).extract(articles(range(2 * REPRINTS)))
    assert len(found.landing_statements) > REPRINTS
    assert len(found.metric_statements) > 4 * REPRINTS
    assert len(found.target_statements) > REPRINTS
