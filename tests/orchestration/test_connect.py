"""The locked-down connection reaches the tables of the warehouse and nothing else; the reader follows new builds.

Belongs here: attacks through SQL, and what a reader sees while files are replaced. Does not belong here: what is in the tables.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from orchestration.connect import Reader, connect

# "{here}" is a folder that an attacker knows and may write to; "{file}" is the warehouse itself.
REFUSED = {
    "reading a CSV file": "from read_csv('{here}/secret.csv')",
    "reading a CSV file by its name": "from '{here}/secret.csv'",
    "reading any text file": "from read_text('/etc/passwd')",
    "reading any file's bytes": "from read_blob('/etc/passwd')",
    "reading a JSON file": "from read_json_auto('{here}/secret.csv')",
    "reading a Parquet file": "from read_parquet('{here}/secret.parquet')",
    "listing a folder": "from glob('/*')",
    "writing a file": "copy t to '{here}/out.csv'",
    "writing a Parquet file": "copy (select 1) to '{here}/out.parquet' (format parquet)",
    "exporting everything": "export database '{here}/out'",
    "importing a folder": "import database '{here}'",
    "making a new database": "attach '{here}/evil.duckdb' as evil",
    "attaching another database": "attach '{here}/other.duckdb' as other (read_only)",
    "attaching itself for writing": "attach '{file}' as again (read_write)",
    "installing an extension": "install httpfs",
    "loading an extension": "load '{here}/evil.duckdb_extension'",
    "asking a server": "from read_csv('http://127.0.0.1:9/x')",
    "making a table": "create table stolen as select 1",
    "changing a row": "update t set a = 2",
    "dropping a table": "drop table t",
    "keeping a secret": "create persistent secret s (type http)",
    "more memory": "set memory_limit = '100TB'",
    "more threads": "set threads = 64",
    "external access again": "set enable_external_access = true",
    "external access again, globally": "set global enable_external_access = true",
    "allowing a folder": "set allowed_directories = ['/']",
    "allowing a file": "set allowed_paths = ['/etc/passwd']",
    "spilling to disk": "set temp_directory = '{here}/spill'",
    "a folder of extensions": "set extension_directory = '{here}'",
    "a log file": "set log_query_path = '{here}/queries.log'",
    "unlocking": "set lock_configuration = false",
    "a reset": "reset enable_external_access",
    "a pragma": "pragma temp_directory = '{here}/spill'",
    "profiling into a file": "pragma profiling_output = '{here}/profile.json'",
    "a variable of the program": "from program_variable",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "published.duckdb", 1)


def write(path: Path, number: int) -> Path:
    with duckdb.connect(str(path)) as con:
        con.execute(f"create table t as select {number} as a")
    return path


@pytest.fixture
def locked(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    (file.parent / "secret.csv").write_text("k\nsecret\n")
    with connect(file) as con:
        yield con


@pytest.mark.parametrize("attack", REFUSED.values(), ids=REFUSED)
def test_what_is_not_a_question_about_the_tables_is_refused(
    attack: str, locked: duckdb.DuckDBPyConnection, file: Path
) -> None:
    program_variable = pl.DataFrame({"k": ["secret"]})  # noqa: F841
    before = sorted(file.parent.iterdir())
    with pytest.raises(duckdb.Error):
        locked.execute(attack.format(here=file.parent, file=file)).fetchall()
    assert sorted(file.parent.iterdir()) == before
    assert locked.execute("from t").fetchall() == [(1,)]


@pytest.mark.parametrize("secret", ["HOME", "PATH"])
def test_no_variable_of_the_environment_is_told(secret: str, locked: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.Error):
        locked.execute(f"select getenv('{secret}')").fetchall()


def test_a_query_that_needs_too_much_memory_fails_and_leaves_nothing_on_disk(file: Path) -> None:
    with connect(file, memory_gb=0.05) as con, pytest.raises(duckdb.OutOfMemoryException):
        con.execute("select count(*) from (select distinct hash(i) from range(20000000) r(i))").fetchall()
    assert [entry.name for entry in file.parent.iterdir()] == ["published.duckdb"]


def test_a_reader_sees_the_new_build_after_a_publish(file: Path, tmp_path: Path) -> None:
    with Reader(file) as reader:
        assert reader.frame("from t").item() == 1
        os.replace(write(tmp_path / "new.duckdb", 2), file)
        assert reader.frame("select a from t where a = $a", {"a": 2}).item() == 2


def test_readers_in_several_threads_always_get_whole_answers(file: Path, tmp_path: Path) -> None:
    wrong: list[object] = []

    def ask(reader: Reader) -> None:
        for _ in range(50):
            answer = reader.frame("select min(a) = max(a) as whole from t")
            if not answer.item():
                wrong.append(answer)

    with Reader(file) as reader:
        threads = [threading.Thread(target=ask, args=[reader]) for _ in range(3)]
        for thread in threads:
            thread.start()
        for number in range(2, 12):
            os.replace(write(tmp_path / f"new{number}.duckdb", number), file)
        for thread in threads:
            thread.join()
        assert reader.frame("from t").item() == 11
    assert wrong == []


def test_a_query_that_takes_too_long_is_stopped_and_the_next_one_answered(file: Path) -> None:
    with Reader(file, seconds=0.2) as reader:
        with pytest.raises(duckdb.InterruptException):
            reader.frame("select count(*) from range(10000000) a, range(10000000) b where a.range + b.range = 7")
        assert reader.frame("from t").item() == 1
