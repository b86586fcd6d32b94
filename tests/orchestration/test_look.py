"""Steps of a build look into DuckDB files with little memory, and print nothing meanwhile."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from orchestration import publish
from orchestration.look import look_into

SETTINGS = (
    "select current_setting('memory_limit'), current_setting('enable_progress_bar'), current_setting('access_mode')"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "some.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("create table numbers as select range as number from range(1000)")
    return path


def test_little_memory_and_no_progress_bar(file: Path) -> None:
    with look_into(file, "100MiB") as con:
        assert con.execute(SETTINGS).fetchall() == [("100.0 MiB", False, "read_only")]


def test_what_is_printed_while_the_copy_is_read_is_not_taken_for_its_rows(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talking = tmp_path / "talking.py"
    said = "    print('100% |####| (00:00:02.84 elapsed)')\n    print("
    talking.write_text(publish.READER.read_text("utf-8").replace("    print(", said), "utf-8")
    monkeypatch.setattr(publish, "READER", talking)
    assert publish.read_whole(file) == {"main.numbers": 1000}
