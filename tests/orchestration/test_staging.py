"""Part files are written whole, and rows that break their schema are kept apart with the rule they break."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from orchestration.quality import schema_faults
from orchestration.staging import TABLES
from orchestration.staging_parts import EMPTY, Staging, write_atomically

RUN, NEXT = "20240102T030405000000Z", "20240103T030405000000Z"


@pytest.fixture
def staging(tmp_path: Path) -> Staging:
    staging = Staging(tmp_path / "staging")
    staging.prepare()
    return staging


def commit(staging: Staging, run_id: str, *article_ids: str) -> None:
    """An article of one sentence for each id, and the ledger's part that makes the run count."""
    sha = {article_id: article_id.ljust(64, "0") for article_id in article_ids}
    articles = [
        {
            "run_id": run_id,
            "code_version": "v",
            "article_id": i,
            "article": f"{i}.txt",
            "path": f"{i}.txt",
            "title": "云栖",
        }
        | {"published_how": "unknown", "script": "Hans", "body": "云栖新区发展。", "char_count": 7, "sha256": sha[i]}
        for i in article_ids
    ]
    staging.write("articles", f"{run_id}-000000", frame("articles", articles))
    events = [
        {"run_id": run_id, "seen_at": datetime(2024, 1, 2, tzinfo=UTC), "path": f"{i}.txt", "article": f"{i}.txt"}
        | {"outcome": "parsed", "article_id": i, "sha256": sha[i]}
        for i in article_ids
    ]
    staging.write("files", run_id, frame("files", events))


def frame(table: str, rows: list[dict[str, object]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=TABLES[table].create_empty().schema)


def sentence(run_id: str, article_id: str, text: str = "云栖新区发展。", end: int = 7) -> dict[str, object]:
    place = {"sentence_no": 0, "paragraph_no": 0, "span_start": 0, "span_end": end, "is_title": False}
    return {"run_id": run_id, "article_id": article_id, "text": text, **place}


ONE, TWO = "a" * 16, "b" * 16


def test_every_table_can_be_read_before_the_first_run(staging: Staging) -> None:
    assert {table: staging.scan(table).collect().height for table in TABLES} == dict.fromkeys(TABLES, 0)


def test_rows_that_break_a_rule_are_kept_apart_with_the_rule_and_reported(staging: Staging) -> None:
    rows = frame("sentences", [sentence(RUN, ONE), sentence(RUN, ONE, end=9)])
    rejects = staging.write("sentences", f"{RUN}-000000", rows)
    commit(staging, RUN, ONE)
    assert (staging.current("sentences").collect().height, rejects.height) == (1, 1)
    assert schema_faults(staging, "sentences").select("fault", "rows").rows() == [("text_fills_span", 1)]


def test_a_part_of_another_shape_is_reported(staging: Staging) -> None:
    write_atomically(pl.DataFrame({"run_id": [RUN], "article_id": [7]}), staging.part("sentences", f"{RUN}-000000"))
    commit(staging, RUN, ONE)
    assert "article_id" in schema_faults(staging, "sentences")["fault"][0]
    assert "article_id" in schema_faults(staging, "sentences", proven=EMPTY)["fault"][0]
    assert schema_faults(staging, "sentences", proven=RUN).is_empty()  # it was looked at then


def test_a_part_older_than_a_column_is_no_fault_once_its_articles_are_read_again(staging: Staging) -> None:
    older = frame("sentences", [sentence(RUN, ONE)]).drop("is_title")
    write_atomically(older, staging.part("sentences", f"{RUN}-000000"))
    commit(staging, RUN, ONE)
    assert schema_faults(staging, "sentences")["fault"].to_list() == [f"{RUN}-000000.parquet: is_title"]
    staging.write("sentences", f"{NEXT}-000000", frame("sentences", [sentence(NEXT, ONE)]))
    commit(staging, NEXT, ONE)
    assert schema_faults(staging, "sentences").is_empty()
    assert staging.scan("sentences").sort("run_id").collect()["is_title"].to_list() == [None, False]


def test_wrong_columns_are_refused(staging: Staging) -> None:
    with pytest.raises(pl.exceptions.ColumnNotFoundError):
        staging.write("sentences", f"{RUN}-000000", pl.DataFrame({"run_id": [RUN]}))


def test_rows_of_a_run_without_its_ledger_part_do_not_count_and_are_removed(staging: Staging) -> None:
    staging.write("sentences", f"{RUN}-000000", frame("sentences", [sentence(RUN, ONE)]))
    assert staging.scan("sentences").collect().height == 0
    staging.prepare()
    assert [part.stem for part in (staging.root / "sentences").glob("*.parquet")] == [EMPTY]


def test_only_the_newest_reading_of_an_article_counts(staging: Staging) -> None:
    for run_id in (RUN, NEXT):
        staging.write("sentences", f"{run_id}-000000", frame("sentences", [sentence(run_id, ONE)]))
        commit(staging, run_id, ONE)
    assert staging.current("sentences").collect()["run_id"].to_list() == [NEXT]


def test_a_failed_write_leaves_no_part(staging: Staging, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("orchestration.staging_parts.os.fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        staging.write("sentences", f"{RUN}-000000", frame("sentences", [sentence(RUN, TWO)]))
    monkeypatch.undo()
    staging.prepare()
    assert sorted(path.name for path in (staging.root / "sentences").iterdir()) == [f"{EMPTY}.parquet"]
