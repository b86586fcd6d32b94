"""How the BI server reaches the published file and keeps its secrets. Superset is not needed."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from bi.connection import connect
from bi.home import Home
from bi.server import ServerError, set_up
from orchestration.connect import LOCKED_DOWN
from orchestration.settings import PROJECT, Settings


def publish(path: Path, number: int) -> None:
    """Replaces the file as a build does, by a rename."""
    new = path.with_name("new.tmp")
    with duckdb.connect(str(new)) as con:
        con.execute(f"create schema marts; create table marts.builds as select {number} as number")
    os.replace(new, path)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    path = tmp_path / "o'clock" / "qiantang.duckdb"  # a quote in the path must not end the SQL
    path.parent.mkdir()
    publish(path, 1)
    return path


def test_a_new_connection_sees_the_new_build_while_an_older_one_is_open(published: Path) -> None:
    question = "select number from marts.builds"
    with connect(published) as held:
        publish(published, 2)
        with connect(published) as fresh:
            assert fresh.execute(question).fetchall() == [(2,)]
        assert held.execute(question).fetchall() == [(1,)]


@pytest.mark.parametrize(
    "attack",
    [
        pytest.param("select * from read_text('/etc/passwd')", id="read a file"),
        pytest.param("select * from glob('/*')", id="list files"),
        pytest.param("copy marts.builds to '/tmp/stolen.csv'", id="write a file"),
        pytest.param("attach '/tmp/other.duckdb'", id="open another database"),
        pytest.param("install httpfs", id="install an extension"),
        pytest.param("create persistent secret s (type http)", id="keep a secret"),
        pytest.param("insert into marts.builds values (3)", id="write to the warehouse"),
        pytest.param("create table marts.mine as select 1", id="add to the warehouse"),
        pytest.param("set enable_external_access = true", id="open the lock"),
        pytest.param("set memory_limit = '100GB'", id="take more memory"),
        pytest.param("set threads = 64", id="take more cores"),
    ],
)
def test_a_query_reaches_nothing_but_the_published_tables(published: Path, attack: str) -> None:
    with connect(published) as con, pytest.raises(duckdb.Error):
        con.execute(attack)


def test_the_connection_is_locked_down_as_any_other(published: Path) -> None:
    with connect(published) as con:
        found = {name: con.execute(f"select current_setting('{name}')").fetchall()[0][0] for name in LOCKED_DOWN}
    assert found | {"max_temp_directory_size": "0KB"} == LOCKED_DOWN  # DuckDB calls that 0 bytes


def test_the_connection_needs_no_polars_which_the_bi_server_has_not() -> None:
    without = "import sys; sys.modules['polars'] = None; import bi.connection"
    subprocess.run([sys.executable, "-c", without], cwd=PROJECT, check=True)


def test_a_secret_is_made_once_and_read_by_its_owner_alone(settings: Settings) -> None:
    home = Home(settings)
    secret = home.secret("secret_key")
    assert len(secret) >= 40
    assert Home(settings).secret("secret_key") == secret != home.secret("admin_password")
    assert stat.S_IMODE((home.folder / "secret_key").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700


def test_pages_are_read_while_superset_notes_a_request(settings: Settings) -> None:
    home = Home(settings)
    home.secret("secret_key")
    with closing(sqlite3.connect(home.database)) as con:
        con.execute("create table logs (said text)")
    home.let_read_while_written()
    with closing(sqlite3.connect(home.database, isolation_level=None)) as writer:
        writer.execute("begin exclusive")
        writer.execute("insert into logs values ('asked')")
        with closing(sqlite3.connect(home.database, timeout=0)) as reader:
            assert reader.execute("select count(*) from logs").fetchone() == (0,)
        writer.execute("rollback")


def test_without_a_published_file_it_says_what_to_do(settings: Settings) -> None:
    with pytest.raises(ServerError, match="make run"):
        set_up(settings)
