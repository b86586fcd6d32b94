"""One article that the extraction trips over does not cost the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import polars as pl
import pytest

from orchestration import ingest, parse
from orchestration.extraction.article import Article
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.pipeline import Extraction
from orchestration.ingest import read_articles
from orchestration.ledger import Ledger
from orchestration.settings import Settings
from orchestration.staging import PARSED, TABLES
from tests.orchestration.articles import write_article

POISON, STALL = "崩溃", "停滞"


def fake_extract(articles: Sequence[Article], lexicon: Lexicon, tell: Callable[[int], None]) -> Extraction:
    """One sentence per article; fails on a poisoned one, as a bug would."""
    if any(POISON in article.body for article in articles):
        raise ZeroDivisionError("division by zero")
    while any(STALL in article.body for article in articles):
        pass
    tables = {table: TABLES[table].create_empty().drop("run_id") for table in PARSED}
    rows = [
        {"article_id": a.article_id, "sentence_no": 0, "paragraph_no": 0, "span_start": 0, "span_end": len(a.body)}
        | {"text": a.body, "is_title": False}
        for a in articles
    ]
    tables["sentences"] = pl.DataFrame(rows, schema=tables["sentences"].schema)
    tell(len(articles))
    return Extraction(**tables)


def test_the_article_at_fault_is_rejected_with_the_error_and_the_others_are_parsed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parse, "extract", fake_extract)
    for number in range(5):
        write_article(settings.raw, f"{number}.txt", title=f"云栖新区第{number}号消息{POISON if number == 3 else ''}")
    ledger = Ledger(settings)
    ledger.begin(datetime.now(UTC))
    ledger.scan()
    read_articles(ledger)
    heard: list[tuple[int, int]] = []
    counts = parse.parse_articles(ledger, lambda done, total: heard.append((done, total)))
    assert (heard[0], heard[-1]) == ((0, 5), (5, 5))
    assert (counts["articles"], counts["failed"], counts["sentences"]) == (4, 1, 4)
    assert ledger.staging.current("sentences").collect().height == 4
    (failed,) = ledger.outlook().filter(outcome="rejected").to_dicts()
    assert (failed["path"], failed["reason"]) == ("3.txt", "extraction_failed")
    assert failed["detail"] == "ZeroDivisionError: division by zero"


def test_an_article_that_takes_too_long_is_rejected_with_that_reason_and_the_others_are_parsed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parse, "extract", fake_extract)
    write_article(settings.raw, "0.txt")
    write_article(settings.raw, "1.txt", title=f"云栖新区{STALL}")
    ledger = Ledger(replace(settings, file_seconds=0.2))
    ledger.begin(datetime.now(UTC))
    ledger.scan()
    read_articles(ledger)
    counts = parse.parse_articles(ledger)
    assert (counts["articles"], counts["failed"]) == (1, 1)
    (failed,) = ledger.outlook().filter(outcome="rejected").to_dicts()
    assert (failed["path"], failed["reason"]) == ("1.txt", "extraction_failed")
    assert failed["detail"] == "TookTooLong: stopped after 0.2 s of computing"


def test_a_file_that_takes_too_long_to_read_is_rejected_with_that_reason(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = ingest.read

    def slow(data: bytes, name: str) -> object:
        while name == "1.txt":
            pass
        return honest(data, name)

    monkeypatch.setattr(ingest, "read", slow)
    for number in range(2):
        write_article(settings.raw, f"{number}.txt", title=f"云栖新区第{number}号消息")
    ledger = Ledger(replace(settings, file_seconds=0.2))
    ledger.begin(datetime.now(UTC))
    ledger.scan()
    assert read_articles(ledger)["read"] == 1
    (failed,) = ledger.outlook().filter(outcome="rejected").to_dicts()
    assert (failed["path"], failed["reason"]) == ("1.txt", "reader_failed")
    assert failed["detail"] == "TookTooLong: stopped after 0.2 s of computing"


def test_without_a_run_at_hand_there_is_nothing_to_parse(settings: Settings) -> None:
    Ledger(settings).staging.prepare()
    assert not parse.parse_articles(Ledger(settings))


def test_the_seeds_of_the_project_are_a_sound_lexicon(settings: Settings) -> None:
    assert len(parse.load_lexicon(settings).rows("regions")) > 3000
