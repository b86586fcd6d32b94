"""The queries behind failed checks: each can be run, by this project and by any DuckDB."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest

from orchestration import check_queries as queries
from orchestration import failures, parse
from orchestration.failures import NoSuchCheck
from orchestration.ingest import read_articles
from orchestration.ledger import Ledger
from orchestration.settings import Settings
from orchestration.staging import PARSED, STATEMENTS, TABLES
from orchestration.staging_parts import Staging
from tests.orchestration.articles import write_article
from tests.orchestration.test_parse import fake_extract


@pytest.fixture
def ledger(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """Two articles and a broken file, read and parsed; not committed."""
    monkeypatch.setattr(parse, "extract", fake_extract)
    write_article(settings.raw, "one.txt")
    write_article(settings.raw, "it's [two].txt", title="云栖新区另一条")
    (settings.raw / "empty.txt").write_bytes(b"")
    ledger = Ledger(settings)
    ledger.begin(datetime.now(UTC))
    ledger.scan()
    read_articles(ledger)
    return ledger


def answer(query: str) -> pl.DataFrame:
    with duckdb.connect() as con:
        return con.sql(query).pl()


def test_rejected_files_are_found_before_and_after_the_run_is_committed(ledger: Ledger) -> None:
    before = answer(queries.rejected_files(ledger))
    parse.parse_articles(ledger)
    after = answer(queries.rejected_files(ledger))
    assert before.rows() == after.rows()
    assert before["path"].to_list() == ["empty.txt"]


OF_THE_STAGING: list[Callable[[Staging], str]] = [
    queries.unexplained_numerals,
    queries.failed_extractions,
    queries.newest_articles,
    *(lambda staging, table=table: queries.schema_faults(staging, table) for table in TABLES),  # type: ignore[misc]
    *(lambda staging, table=table: queries.quotes(staging, table, []) for table in STATEMENTS),  # type: ignore[misc]
    *(lambda staging, table=table: queries.quotes(staging, table, ["a'b"]) for table in STATEMENTS),  # type: ignore[misc]
    *(lambda staging, table=table: queries.said_in(staging, table, ["it's [two].txt"]) for table in STATEMENTS),  # type: ignore[misc]
]


def test_every_query_over_the_staging_runs(ledger: Ledger) -> None:
    parse.parse_articles(ledger)
    assert [
        answer(query(ledger.staging)).columns for query in OF_THE_STAGING if not answer(query(ledger.staging)).columns
    ] == []
    assert set(answer(queries.newest_articles(ledger.staging))["article"]) == {"one.txt", "it's [two].txt"}


def test_rows_of_an_earlier_reading_of_an_article_are_left_out(ledger: Ledger) -> None:
    parse.parse_articles(ledger)
    again = Ledger(ledger.settings)
    again.begin(datetime.now(UTC))
    again.scan("everything")  # type: ignore[arg-type]
    read_articles(again)
    parse.parse_articles(again)
    assert len(answer(f"from {queries.current(again.staging, 'sentences')}")) == 2
    assert set(PARSED) <= set(TABLES)


def test_a_kept_query_is_run_again_by_the_name_of_its_check(settings: Settings) -> None:
    command = failures.keep(settings, "marts/things", "all_is_well", "select 1 as id, '坏\u202e\x1b[31m' as what;")
    assert command == f"duckdb :memory: < {settings.failed_checks}/marts/things/all_is_well.sql"
    for name in ("marts/things/all_is_well", "all_is_well"):
        said = failures.rows(settings, name)
        assert "1 rows:" in said
        assert "坏\\u202e\\u001b[31m" in said


def test_a_name_that_no_failed_check_has_is_answered_with_those_that_there_are(settings: Settings) -> None:
    with pytest.raises(NoSuchCheck, match="no check of that name failed"):
        failures.rows(settings, "anything")
    failures.keep(settings, "marts/things", "all_is_well", "select 1")
    with pytest.raises(NoSuchCheck, match="make rows CHECK=marts/things/all_is_well"):
        failures.rows(settings, "anything")
    failures.forget(settings)
    assert failures.kept(settings) == {}


def test_rows_that_a_build_would_lose_are_those_of_the_published_file_that_it_lacks(
    settings: Settings, tmp_path: Path
) -> None:
    settings.warehouse.mkdir()
    for file, ids in ((settings.published_file, (1, 2, 3)), (settings.build_file, (1, 3))):
        with duckdb.connect(str(file)) as con:
            con.execute("create schema marts; create table marts.policy_targets (policy_target_id integer)")
            con.executemany("insert into marts.policy_targets values (?)", [[each] for each in ids])
    failures.keep(settings, "marts/policy_targets", "rows_kept", queries.lost_rows(settings, "policy_targets"))
    said = failures.rows(settings, "rows_kept")
    assert "1 rows:" in said
    assert "policy_target_id        2" in said
