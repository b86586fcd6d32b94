"""What becomes of each file of raw/, from one run to the next."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from orchestration import ingest
from orchestration.ingest import read_articles
from orchestration.ledger import Ledger, LedgerError, NoArticles, new_run_id
from orchestration.ledger_decisions import Again, decide
from orchestration.settings import Settings
from orchestration.staging_parts import EMPTY
from tests.orchestration.articles import write_article
from tests.orchestration.ledger_runs import articles, run_once, states


def test_a_new_file_is_read_and_a_second_run_reads_nothing(settings: Settings) -> None:
    write_article(settings.raw, "one.txt")
    first, _ = run_once(settings)
    second, ledger = run_once(settings)
    assert (first["new"], first["read"]) == (1, 1)
    assert (second["unchanged"], second["new"], second["read"]) == (1, 0, 0)
    assert states(ledger) == {"one.txt": "parsed"}


def test_a_run_without_news_writes_no_part(settings: Settings) -> None:
    write_article(settings.raw, "one.txt")
    _, ledger = run_once(settings)
    before = ledger.staging.parts("files")
    run_once(settings)
    assert ledger.staging.parts("files") == before


def test_new_bytes_at_a_known_path_replace_the_old_version_but_keep_it_in_the_archive(settings: Settings) -> None:
    old = write_article(settings.raw, "one.txt").read_bytes()
    run_once(settings)
    write_article(settings.raw, "one.txt", title="云栖新区又添三家企业")
    counts, ledger = run_once(settings)
    assert (counts["changed"], counts["read"]) == (1, 1)
    assert articles(ledger) == ["one.txt"]
    assert ledger.staging.current_articles().collect()["title"].to_list() == ["云栖新区又添三家企业"]
    assert old in [path.read_bytes() for path in settings.archive.rglob("*") if path.is_file()]


def test_a_touched_file_is_hashed_but_not_read_again(settings: Settings) -> None:
    path = write_article(settings.raw, "one.txt")
    run_once(settings)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    counts, _ = run_once(settings)
    assert (counts["unchanged"], counts["read"]) == (1, 0)


def test_the_article_of_a_file_that_is_gone_does_not_count_any_more_and_comes_back_with_it(settings: Settings) -> None:
    write_article(settings.raw, "stays.txt", title="云栖新区发展提速")
    path = write_article(settings.raw, "goes.txt")
    text = path.read_text("utf-8")
    run_once(settings)
    path.unlink()
    counts, ledger = run_once(settings)
    assert counts["gone"] == 1
    assert articles(ledger) == ["stays.txt"]
    path.write_text(text, "utf-8")
    _, ledger = run_once(settings)
    assert articles(ledger) == ["goes.txt", "stays.txt"]


def test_of_files_with_the_same_bytes_the_first_path_counts_whichever_came_first(settings: Settings) -> None:
    path = write_article(settings.raw, "z/late.txt")
    run_once(settings)
    (settings.raw / "a.txt").write_bytes(path.read_bytes())
    counts, ledger = run_once(settings)
    assert states(ledger) == {"a.txt": "parsed", "z/late.txt": "duplicate"}
    assert articles(ledger) == ["a.txt"]
    assert counts["duplicate"] == 1
    (settings.raw / "a.txt").unlink()
    _, ledger = run_once(settings)
    assert (states(ledger), articles(ledger)) == ({"z/late.txt": "parsed"}, ["late.txt"])


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        pytest.param("empty.txt", b"", "empty", id="empty"),
        pytest.param("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), None, id="picture"),
        pytest.param("table.xlsx", b"PK\x03\x04", "unsupported_format", id="format"),
    ],
)
def test_a_broken_file_is_rejected_with_a_reason_and_its_bytes_are_kept(
    settings: Settings, name: str, data: bytes, reason: str | None
) -> None:
    write_article(settings.raw, "good.txt")
    (settings.raw / name).write_bytes(data)
    _, ledger = run_once(settings)
    row = ledger.outlook().filter(path=name).to_dicts()[0]
    assert row["outcome"] == "rejected"
    assert row["reason"] == (reason or row["reason"])
    assert row["reason"]
    assert ledger.archived(row["sha256"]).read_bytes() == data
    assert articles(ledger) == ["good.txt"]
    assert run_once(settings)[0]["read"] == 0


def test_a_run_that_dies_before_its_commit_is_as_if_it_had_never_been(settings: Settings) -> None:
    write_article(settings.raw, "one.txt")
    dead = Ledger(settings)
    dead.begin(datetime.now(UTC))
    dead.scan()
    read_articles(dead)
    assert articles(dead) == []
    counts, ledger = run_once(settings)
    assert (counts["new"], counts["read"]) == (1, 1)
    assert articles(ledger) == ["one.txt"]


@pytest.mark.parametrize(
    ("again", "stale"),
    [
        pytest.param(Again.NOTHING, 0, id="as a rule nothing"),
        pytest.param(Again.REJECTED, 1, id="the rejected file"),
        pytest.param(Again.EVERYTHING, 2, id="everything"),
    ],
)
def test_files_that_have_not_changed_are_read_again_only_on_demand(
    settings: Settings, again: Again, stale: int
) -> None:
    write_article(settings.raw, "one.txt")
    (settings.raw / "empty.txt").write_bytes(b"")
    run_once(settings)
    ledger = Ledger(settings)
    ledger.begin(datetime.now(UTC))
    heard: list[tuple[int, int]] = []
    counts = ledger.scan(again, lambda done, total: heard.append((done, total)))
    assert (counts["stale"], len(ledger.todo())) == (stale, stale)
    assert heard == [(1, 2), (2, 2)]
    read_articles(ledger)
    ledger.commit()
    assert states(ledger) == {"one.txt": "parsed", "empty.txt": "rejected"}


def test_changed_code_reads_every_article_again(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    write_article(settings.raw, "one.txt")
    run_once(settings)
    monkeypatch.setattr("orchestration.ledger.code_version", lambda settings: "another")
    counts, ledger = run_once(settings)
    assert (counts["stale"], counts["read"]) == (1, 1)
    assert articles(ledger) == ["one.txt"]
    assert run_once(settings)[0]["stale"] == 0


def test_an_empty_or_missing_folder_does_not_empty_the_warehouse(settings: Settings) -> None:
    path = write_article(settings.raw, "one.txt")
    run_once(settings)
    path.unlink()
    with pytest.raises(NoArticles, match="is empty"):
        run_once(settings)
    with pytest.raises(NoArticles, match="no folder"):
        run_once(replace(settings, raw=settings.raw / "nowhere"))
    assert run_once(replace(settings, accept_shrink=True))[0]["gone"] == 1


def test_run_ids_sort_as_the_runs_did_even_if_the_clock_goes_back(settings: Settings) -> None:
    write_article(settings.raw, "one.txt")
    _, ledger = run_once(settings)
    first = max(ledger.staging.committed())
    assert ledger.begin(datetime(2001, 1, 1, tzinfo=UTC)) > first
    assert new_run_id(datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)) == "20240506T070809000000Z"


def test_an_article_that_breaks_the_schema_is_rejected_with_the_rule(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_article(settings.raw, "one.txt")
    write_article(settings.raw, "two.txt", title="云栖新区另一条")
    honest = ingest.read

    def misread(data: bytes, name: str) -> object:
        article, info = honest(data, name)  # type: ignore[misc]
        return (replace(article, script="Latn") if name == "two.txt" else article), info

    monkeypatch.setattr(ingest, "read", misread)
    _, ledger = run_once(settings)
    (row,) = ledger.outlook().filter(path="two.txt").to_dicts()
    assert (row["outcome"], row["reason"], row["detail"]) == ("rejected", "breaks_schema", "script|regex")
    assert articles(ledger) == ["one.txt"]


def test_bytes_that_a_power_cut_took_from_the_archive_are_put_back(settings: Settings) -> None:
    """The name was on the disk, what it names was not: the run that wrote it never committed."""
    data = write_article(settings.raw, "one.txt").read_bytes()
    ledger = Ledger(settings)
    ledger.begin(datetime.now(UTC))
    ledger.scan()
    archived = ledger.archived(hashlib.sha256(data).hexdigest())
    archived.chmod(0o644)
    archived.write_bytes(b"")
    _, ledger = run_once(settings)
    assert archived.read_bytes() == data
    assert states(ledger) == {"one.txt": "parsed"}


def test_what_a_run_that_died_left_beside_the_archive_is_in_nobodys_way(settings: Settings) -> None:
    data = write_article(settings.raw, "one.txt").read_bytes()
    target = Ledger(settings).archived(hashlib.sha256(data).hexdigest())
    target.parent.mkdir(parents=True)
    aside = target.with_name(f".{target.name}.tmp")
    aside.write_bytes(data[:5])
    aside.chmod(0o444)
    aside.with_name("old").hardlink_to(aside)
    run_once(settings)
    assert target.read_bytes() == data
    assert aside.with_name("old").read_bytes() == data[:5]  # replaced, never written into


def test_a_run_that_would_lose_or_invent_a_file_is_not_committed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_article(settings.raw, "one.txt")
    write_article(settings.raw, "two.txt", title="云栖新区另有新闻")

    def forgetful(*arguments: object) -> tuple[list, list, Counter[str]]:
        events, todo, counts = decide(*arguments)  # type: ignore[arg-type]
        return events, todo[1:], counts

    monkeypatch.setattr("orchestration.ledger.decide", forgetful)
    with pytest.raises(LedgerError, match=r"2 files were found, 1 would be in the ledger: \['one.txt'\]"):
        run_once(settings)
    assert Ledger(settings).staging.committed() == {EMPTY}
