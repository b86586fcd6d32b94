"""The published file is replaced whole by a tested build, or left exactly as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from orchestration import publish as module
from orchestration.locks import wal_of
from orchestration.publish import PublishError, publish, refuse_unreadable, seal
from orchestration.settings import Settings
from tests.orchestration.builds import BUILD, LATER, make_build, published_once, rows_of


def test_a_tested_build_is_published_read_only_and_reports_its_rows(settings: Settings) -> None:
    make_build(settings)
    done = publish(settings, BUILD)
    assert done.rows == {"marts.platform_metrics": 3, "meta.build": 1}
    assert done.tests == 1
    assert settings.published_file.stat().st_mode & 0o777 == 0o444
    assert not [path for path in settings.warehouse.iterdir() if path.name.endswith((".tmp", ".wal"))]


def test_the_next_build_does_not_write_into_the_published_file(settings: Settings) -> None:
    published_once(settings)
    assert settings.published_file.stat().st_ino != settings.build_file.stat().st_ino
    with duckdb.connect(str(settings.build_file)) as con:
        con.execute("delete from marts.platform_metrics")
    assert rows_of(settings) == 3


def test_a_file_that_is_not_the_build_it_should_be_is_not_published(settings: Settings) -> None:
    before = published_once(settings)
    make_build(settings, LATER)
    with duckdb.connect(str(settings.build_file)) as con:
        con.execute("update meta.build set build_id = 'another'")
    seal(settings, LATER)
    with pytest.raises(PublishError, match="another"):
        publish(settings, LATER)
    assert settings.published_file.read_bytes() == before


def test_a_copy_that_differs_from_the_build_leaves_the_published_file_as_it_was(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = published_once(settings)
    make_build(settings, LATER, rows=9)

    def tampered(source: Path, target: Path) -> str:
        copied = copy(source, target)
        target.chmod(0o644)
        with duckdb.connect(str(target)) as con:
            con.execute("delete from marts.platform_metrics where value = 1")
        return copied

    copy = module._copy
    monkeypatch.setattr(module, "_copy", tampered)
    with pytest.raises(PublishError, match="differs from the build"):
        publish(settings, LATER)
    assert settings.published_file.read_bytes() == before
    assert not list(settings.warehouse.glob(".qiantang.*"))


def test_a_torn_copy_leaves_the_published_file_as_it_was(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    before = published_once(settings)
    make_build(settings, LATER)

    def torn(source: Path, target: Path) -> str:
        copied = copy(source, target)
        target.write_bytes(b"torn" * 5000)
        return copied

    copy = module._copy
    monkeypatch.setattr(module, "_copy", torn)
    with pytest.raises(PublishError, match="differs from the build"):
        publish(settings, LATER)
    assert settings.published_file.read_bytes() == before


def test_views_and_macros_are_published_but_not_counted_as_tables(settings: Settings) -> None:
    make_build(settings)
    with duckdb.connect(str(settings.build_file)) as con:
        con.execute(
            'create view marts."指标" as from marts.platform_metrics; create macro marts.two() as table select 2'
        )
    seal(settings, BUILD)
    assert publish(settings, BUILD).rows == {"marts.platform_metrics": 3, "meta.build": 1}
    with duckdb.connect(str(settings.published_file), read_only=True) as con:
        assert con.execute('select (select count(*) from marts."指标"), * from marts.two()').fetchall() == [(3, 2)]


def test_a_view_that_names_the_file_it_was_made_in_is_not_published(settings: Settings) -> None:
    before = published_once(settings)
    make_build(settings, LATER)
    with duckdb.connect(str(settings.build_file)) as con:
        con.execute("create view marts.bound as from build.marts.platform_metrics")
    seal(settings, LATER)
    with pytest.raises(PublishError, match="cannot be read"):
        publish(settings, LATER)
    assert settings.published_file.read_bytes() == before


def test_a_published_file_that_cannot_be_read_stops_the_build_and_says_what_to_do(settings: Settings) -> None:
    refuse_unreadable(settings)
    published_once(settings)
    refuse_unreadable(settings)
    settings.published_file.chmod(0o644)
    settings.published_file.write_bytes(b"torn" * 5000)
    with pytest.raises(PublishError, match=r"history of the rows, cannot be read.*`make rollback`.*begins anew"):
        refuse_unreadable(settings)


def test_a_wal_beside_the_published_file_stops_the_publish(settings: Settings) -> None:
    before = published_once(settings)
    make_build(settings, LATER)
    wal_of(settings.published_file).write_bytes(b"stale")
    with pytest.raises(PublishError, match="opened the published file for writing"):
        publish(settings, LATER)
    assert settings.published_file.read_bytes() == before


def test_a_connected_reader_goes_on_with_the_version_it_opened(settings: Settings) -> None:
    published_once(settings)
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(settings.published_file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert reader.stdout is not None
    assert reader.stdout.readline() == "3\n"
    make_build(settings, LATER, rows=9)
    publish(settings, LATER)
    assert reader.communicate("again\n")[0] == "3\n"
    assert rows_of(settings) == 9


READER = """
import duckdb, sys
con = duckdb.connect(sys.argv[1], read_only=True)
count = lambda: print(con.execute("select count(*) from marts.platform_metrics").fetchall()[0][0], flush=True)
count(); sys.stdin.readline(); count()
"""


def test_a_publish_killed_at_any_step_leaves_a_whole_file_and_the_next_one_succeeds(settings: Settings) -> None:
    published_once(settings)
    for step in ("audit_tests", "_copy", "_verify", "_replace"):
        make_build(settings, LATER, rows=9)
        killed = subprocess.run(
            [sys.executable, "-c", KILLED, step, LATER], env=os.environ | settings.as_env(), check=False
        )
        assert killed.returncode == -9, step
        assert rows_of(settings) in {3, 9}, step
    publish(settings, LATER)
    assert rows_of(settings) == 9
    assert not list(settings.warehouse.glob(".qiantang.*"))


# Dies right after the named step.
KILLED = """
import os, sys
from orchestration import publish
from orchestration.settings import Settings
step = getattr(publish, sys.argv[1])
def dies(*arguments):
    step(*arguments)
    os.kill(os.getpid(), 9)
setattr(publish, sys.argv[1], dies)
publish.publish(Settings.from_env(), sys.argv[2])
"""


def test_only_the_last_few_versions_are_kept(settings: Settings) -> None:
    for number in range(6):
        build_id = f"20240102T03040{number}000000Z"
        make_build(settings, build_id, rows=number)
        publish(settings, build_id)
    assert len(list(settings.history.iterdir())) == settings.keep_last
