"""Dagster's run history: opened safely for the first time, and freed of runs that died."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import pytest
from dagster import DagsterRunStatus
from dagster._core.test_utils import create_run_for_test

from benchmarks.chaos.starts import first_starts
from orchestration.defs import instance as module
from orchestration.defs.instance import open_instance, sweep
from orchestration.defs.resources import AnotherRuns, Warehouse
from orchestration.ledger import Ledger
from orchestration.locks import alive, write_lock
from orchestration.settings import Settings


def test_a_fresh_home_opened_by_several_processes_at_once_and_by_one_that_dies_is_sound(tmp_path: Path) -> None:
    assert first_starts(tmp_path, count=1, seed=1, seconds=600).faults == []


def test_a_run_whose_process_died_is_marked_as_failed_and_one_that_lives_is_left_alone(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAGSTER_HOME", str(settings.dagster_home))
    with open_instance(settings) as instance:
        dead, lives, starting = (
            create_run_for_test(instance, status=DagsterRunStatus.STARTED).run_id for _ in range(3)
        )
        died = (
            f"import os; from orchestration.locks import alive; from orchestration.settings import Settings\n"
            f"with alive(Settings.from_env(), {dead!r}): os.kill(os.getpid(), 9)"
        )
        subprocess.run([sys.executable, "-c", died], env=os.environ | settings.as_env(), check=False)
        with alive(settings, lives):
            assert sweep(instance, settings) == [dead]
            monkeypatch.setattr(module, "STARTING_SECONDS", 0)  # as if a minute had passed
            assert sweep(instance, settings) == [starting]
        assert sweep(instance, settings) == [lives]
        assert not list((settings.dagster_home / "alive").iterdir())
        assert not instance.get_runs(dg.RunsFilter(statuses=module.UNFINISHED))


@contextmanager
def warehouse_of(run_id: str, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Warehouse]:
    with monkeypatch.context() as patch, dg.DagsterInstance.ephemeral() as instance:
        for name, value in settings.as_env().items():
            patch.setenv(name, value)
        run = create_run_for_test(instance, run_id=run_id)
        context = dg.build_init_resource_context(instance=instance)
        context._dagster_run = run  # the public builder makes none
        with Warehouse().yield_for_execution(context) as warehouse:
            yield warehouse


ONE, OTHER = "11111111-0000-0000-0000-000000000000", "22222222-0000-0000-0000-000000000000"


def test_a_step_does_not_go_on_with_the_build_of_another_run(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with warehouse_of(ONE, settings, monkeypatch) as warehouse:
        first = warehouse.begin().build_id
        assert warehouse.continue_own().build_id == first
        assert warehouse.build_id() == first
    with warehouse_of(OTHER, settings, monkeypatch) as warehouse:
        with pytest.raises(AnotherRuns, match=f"build {first}, which run 11111111 began: start a whole build"):
            warehouse.continue_own()
        own = warehouse.build_id()  # the SQL alone begins a build of its own
        assert own > first
        assert warehouse.continue_own().build_id == own
    with warehouse_of(ONE, settings, monkeypatch) as warehouse, pytest.raises(AnotherRuns, match="run 22222222 began"):
        warehouse.continue_own()


def test_build_ids_never_go_back_even_if_the_clock_does(settings: Settings) -> None:
    ledger, now = Ledger(settings), datetime.now(UTC)
    ids = [ledger.begin(now - timedelta(days=day)) for day in range(4)]
    assert ids == sorted(set(ids))


def test_a_run_that_is_refused_says_by_whom(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    @dg.asset
    def anything(warehouse: Warehouse) -> None: ...

    for name, value in settings.as_env().items():
        monkeypatch.setenv(name, value)
    job = dg.Definitions(
        assets=[anything], resources={"warehouse": Warehouse()}, jobs=[dg.define_asset_job("build", "*")]
    ).resolve_job_def("build")
    with write_lock(settings, "exporting"):
        done = module._outcome(job.execute_in_process(raise_on_error=False))
    assert done.failed["run"].startswith(f"{settings.warehouse} is taken: process {os.getpid()} is exporting since")
