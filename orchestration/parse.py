"""From the `articles` of the run at hand to sentences, numerals and statements, a batch at a time; then the run is committed.

Belongs here: handing articles to the extraction, keeping one failing article from losing the others. Does not belong here: any
decision about language (extraction/).
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import polars as pl

from orchestration.extraction.article import Article
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.pipeline import Extraction, extract
from orchestration.ingest import rejected
from orchestration.ledger import Ledger, lexicon_seeds
from orchestration.ledger_decisions import Event
from orchestration.progress import Tell, silent
from orchestration.settings import Settings
from orchestration.staging import PARSED
from orchestration.staging_parts import run_of
from orchestration.time_limit import at_most

# One CSV reader for Python and dbt: the seeds are read as text here, because extraction opens no files.
ARTICLE_FIELDS = (
    "article_id", "article", "title", "body", "publisher", "source", "author", "published_on", "published_how", "url", "script",
)  # fmt: skip


def load_lexicon(settings: Settings) -> Lexicon:
    """The seeds of the dbt project as the extraction's lexicon. Raises `LexiconError` naming the seed that is broken."""
    lexicon = Lexicon.from_csv({path.stem: path.read_text("utf-8") for path in lexicon_seeds(settings)})
    # Its many rows stay as long as the process does: the garbage collector, told so, does not walk them again and again.
    gc.collect()
    gc.freeze()
    return lexicon


def parse_articles(ledger: Ledger, tell: Tell = silent) -> Counter[str]:
    """Parses the articles that the run at hand has read and commits it; returns rows written by table and articles that failed.

    With no run at hand (nothing was read, or it is committed already) there is nothing to do and the counts are empty. `tell` hears some
    dozens of articles at a time how many of all are parsed.
    """
    counts: Counter[str] = Counter()
    if ledger.run_id is None:
        return counts
    by_path = {event.path: event for event in ledger.todo()}
    parts = ledger.staging.run_parts("articles", ledger.run_id)
    lexicon = load_lexicon(ledger.settings) if parts else None
    sizes = [pl.scan_parquet(part, glob=False).select(pl.len()).collect().item() for part in parts]
    before = 0
    for part, size in zip(parts, sizes, strict=True):
        assert lexicon is not None
        counts += _parse_part(ledger, part, lexicon, by_path, partial(_tell_from, tell, before, sum(sizes)))
        before += size
    ledger.commit()
    return counts


def _tell_from(tell: Tell, before: int, total: int, done: int) -> None:
    tell(before + done, total)


def _parse_part(
    ledger: Ledger, part: Path, lexicon: Lexicon, by_path: dict[str, Event], tell: Callable[[int], None]
) -> Counter[str]:
    rows = pl.read_parquet(part, glob=False)
    articles = [Article(**row) for row in rows.select(ARTICLE_FIELDS).to_dicts()]
    tell(0)
    tables, failures = extract_each(articles, lexicon, ledger.settings.file_seconds, tell)
    paths = dict(rows.select("article_id", "path").iter_rows())
    ledger.settle(
        [rejected(by_path[paths[article_id]], "extraction_failed", why) for article_id, why in failures.items()]
    )
    counts = Counter(articles=len(articles) - len(failures), failed=len(failures))
    for table, frame in tables.items():
        counts[table] += len(frame)
        rejects = ledger.staging.write(table, part.stem, frame.with_columns(run_id=pl.lit(run_of(part))))
        counts["rows breaking their schema"] += len(rejects)
    return counts


def extract_each(
    articles: Sequence[Article], lexicon: Lexicon, seconds: float, tell: Callable[[int], None] = lambda done: None
) -> tuple[dict[str, pl.DataFrame], dict[str, str]]:
    """Tables of all articles that can be parsed, and article_id → error of those that cannot or that take longer than `seconds`.

    Articles are parsed together, as that is fastest; only if that fails is the batch halved, down to the articles at fault. A batch has
    the time of one article and a second for each: a hundred times what it needs. `tell` hears how many of them are done.
    """
    try:
        with at_most(seconds + len(articles) - 1):
            return _tables(extract(articles, lexicon, tell)), {}
    except Exception as error:  # whatever it is, it must not cost the batch
        if len(articles) == 1:
            return {}, {articles[0].article_id: f"{type(error).__name__}: {error}"[:500]}
    middle = len(articles) // 2
    left, left_failures = extract_each(articles[:middle], lexicon, seconds, tell)
    right, right_failures = extract_each(articles[middle:], lexicon, seconds, lambda done: tell(middle + done))
    frames = {name: [tables[name] for tables in (left, right) if name in tables] for name in PARSED}
    return {name: pl.concat(parts) for name, parts in frames.items() if parts}, left_failures | right_failures


def _tables(extraction: Extraction) -> dict[str, pl.DataFrame]:
    return {name: getattr(extraction, name) for name in PARSED}
