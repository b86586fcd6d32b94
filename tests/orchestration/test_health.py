"""The watchman's questions: a healthy warehouse passes, each fault is told in a line of its own.

Belongs here: made-up published files and clocks. Does not belong here: whole builds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock, patch

import duckdb
import pytest

from orchestration.health import Answer, examine
from orchestration.locks import wal_of
from orchestration.settings import Settings

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def healthy(settings: Settings) -> Settings:
    settings.warehouse.mkdir()
    with duckdb.connect(str(settings.published_file)) as con:
        con.execute("create schema meta; create schema marts; create table marts.files as select 1 as x")
        con.execute("""create table meta.build as select timestamp '2026-03-02 06:00:00' as built_at, date '2026-02-27' as data_as_of,
            187 as test_count, 1 as test_warning_count""")
    return replace(settings, health_free_gb=0.0)


def answers(settings: Settings) -> Mapping[str, Answer]:
    return {answer.about: answer for answer in examine(settings, NOW)}


def test_a_healthy_warehouse_has_only_good_answers(healthy: Settings) -> None:
    said = answers(healthy)
    assert [about for about, answer in said.items() if not answer.good] == []
    assert "data as of 2026-02-27" in said["file"].words
    assert said["build"].words.startswith("6 h old (48 h are allowed), 187 checks passed, 1 with a warning")
    assert said["daemon"].words == "not used: builds are started by hand"


def test_a_build_older_than_allowed_is_bad(healthy: Settings) -> None:
    assert not answers(replace(healthy, health_hours=5.0))["build"].good


def test_a_full_disk_is_bad(healthy: Settings) -> None:
    assert not answers(replace(healthy, health_free_gb=1e9))["disk"].good


def test_a_missing_or_broken_file_is_bad_and_the_other_questions_are_still_asked(healthy: Settings) -> None:
    healthy.published_file.write_bytes(b"no database" * 1000)
    said = answers(healthy)
    assert not said["file"].good
    assert "disk" in said
    healthy.published_file.unlink()
    assert not answers(healthy)["file"].good


def test_a_log_beside_the_file_is_bad(healthy: Settings) -> None:
    wal_of(healthy.published_file).touch()
    assert not next(iter(examine(healthy, NOW))).good


@pytest.mark.parametrize(
    ("running", "beat", "good"),
    [
        pytest.param(["daily_build"], 10, True, id="a schedule and a daemon"),
        pytest.param(["daily_build"], 4000, False, id="a schedule whose daemon has died"),
        pytest.param(["daily_build"], None, False, id="a schedule and never a daemon"),
        pytest.param([], 4000, True, id="nothing switched on"),
    ],
)
def test_a_schedule_needs_a_daemon_that_lives(
    healthy: Settings, running: list[str], beat: int | None, good: bool
) -> None:
    healthy.dagster_home.mkdir()
    instance: Any = MagicMock()
    instance.__enter__.return_value = instance
    instance.all_instigator_state.return_value = [SimpleNamespace(name=name, is_running=True) for name in running]
    beats = {} if beat is None else {"SCHEDULER": SimpleNamespace(timestamp=NOW.timestamp() - beat)}
    instance.get_daemon_heartbeats.return_value = beats
    with patch("orchestration.defs.instance.open_instance", return_value=instance):
        assert answers(healthy)["daemon"].good is good


def test_a_real_run_history_can_be_asked(healthy: Settings) -> None:
    healthy.dagster_home.mkdir()
    assert answers(healthy)["daemon"].words == "never heard of; no schedule or sensor is switched on"
