"""From archived bytes to the `articles` table, a batch at a time.

Belongs here: handing bytes to the readers and their answer to the ledger. Does not belong here: how a format is read (readers/).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import polars as pl

from orchestration.extraction.article import Article
from orchestration.ledger import Ledger, code_version
from orchestration.ledger_decisions import Event
from orchestration.progress import Tell, silent
from orchestration.readers import ReadInfo, Rejection, read
from orchestration.staging import TABLES
from orchestration.time_limit import at_most

ARTICLE_FIELDS = ("title", "publisher", "source", "author", "published_on", "published_how", "url", "script", "body")


def read_articles(ledger: Ledger, tell: Tell = silent) -> Counter[str]:
    """Reads every file of `ledger.todo()`, writes the run's parts of `articles`; returns how many were read and rejected, by reason.

    `tell` hears after each file how many of all are read.
    """
    counts: Counter[str] = Counter()
    todo, done = ledger.todo(), 0
    version = code_version(ledger.settings)
    for number, batch in enumerate(batches(todo, ledger.settings.chunk_articles, ledger.settings.chunk_bytes)):
        settled = []
        for event in batch:
            settled.append(_read(ledger, event))
            done += 1
            tell(done, len(todo))
        counts.update("read" if article else str(event.reason) for event, article in settled)
        rows = [_row(event, article, ledger.run_id, version) for event, article in settled if article]
        frame = pl.DataFrame(rows, schema=TABLES["articles"].create_empty().schema)
        broken = _broken(ledger.staging.write("articles", f"{ledger.run_id}-{number:06}", frame))
        ledger.settle(
            [
                rejected(event, "breaks_schema", broken[event.article_id]) if event.article_id in broken else event
                for event, _ in settled
            ]
        )
    return counts


def _broken(rejects: pl.DataFrame) -> dict[str | None, str]:
    """article_id → the rules of the schema that its row breaks."""
    rules = [name for name in rejects.columns if name not in TABLES["articles"].column_names()]
    return {
        row["article_id"]: ", ".join(rule for rule in rules if row[rule] == "invalid") for row in rejects.to_dicts()
    }


def batches(events: Sequence[Event], most: int, most_bytes: int) -> Iterator[list[Event]]:
    """Runs of at most `most` events of together at most `most_bytes` (but never fewer than one)."""
    batch: list[Event] = []
    size = 0
    for event in events:
        if batch and (len(batch) >= most or size + (event.size or 0) > most_bytes):
            yield batch
            batch, size = [], 0
        batch.append(event)
        size += event.size or 0
    if batch:
        yield batch


def _read(ledger: Ledger, event: Event) -> tuple[Event, tuple[Article, ReadInfo] | None]:
    assert event.sha256 is not None, "the ledger asks to read only what it has hashed"
    data = ledger.archived(event.sha256).read_bytes()
    try:
        with at_most(ledger.settings.file_seconds):
            answer = read(data, event.article)
    except Exception as error:  # one page that a library trips over must not lose the others
        answer = Rejection("reader_failed", f"{type(error).__name__}: {error}"[:500])
    if isinstance(answer, Rejection):
        return rejected(event, answer.reason, answer.detail), None
    info = answer[1]
    read_event = replace(
        event, outcome="parsed", reason=None, detail="; ".join(info.notes) or None, article_id=event.sha256[:16]
    )
    return replace(read_event, encoding=info.encoding, format=info.format), answer


def rejected(event: Event, reason: str, detail: str) -> Event:
    """The event of a file that gives no article."""
    return replace(event, outcome="rejected", reason=reason, detail=detail, article_id=None, encoding=None, format=None)


def _row(event: Event, answer: tuple[Article, ReadInfo], run_id: str | None, version: str) -> dict[str, object]:
    article, info = answer
    return {
        "run_id": run_id,
        "code_version": version,
        "article_id": event.article_id,
        "article": event.article,
        "path": event.path,
        **{name: getattr(article, name) for name in ARTICLE_FIELDS},
        "char_count": len(article.body),
        "encoding": info.encoding,
        "format": info.format,
        "sha256": event.sha256,
    }
