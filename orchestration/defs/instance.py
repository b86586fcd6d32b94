"""Dagster's run history: opening it safely, and running the build job from the command line.

Belongs here: DAGSTER_HOME, runs that a reboot left behind, one in-process run. Does not belong here: what is built.
"""

import fcntl
import logging
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field

import dagster as dg
from dagster import DagsterInstance, DagsterRunStatus

from orchestration.defs.resources import POOL
from orchestration.settings import PROJECT, Settings

UNFINISHED = [DagsterRunStatus.STARTED, DagsterRunStatus.STARTING, DagsterRunStatus.CANCELING]


@dataclass(slots=True)
class Check:
    """One asset check of a run."""

    asset: str
    name: str
    passed: bool
    blocking: bool
    description: str


@dataclass(slots=True)
class Outcome:
    """What came of a run: `failed` names the steps that failed, with their errors."""

    run_id: str
    success: bool
    checks: list[Check] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


def open_instance(settings: Settings) -> DagsterInstance:
    """The instance at DAGSTER_HOME, initialised by one process at a time: several at once brick a fresh one (dagster#27390)."""
    settings.dagster_home.mkdir(parents=True, exist_ok=True)
    os.environ["DAGSTER_HOME"] = str(settings.dagster_home)
    with (settings.dagster_home / ".init.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        config = settings.dagster_home / "dagster.yaml"
        if settings.dagster_home == settings.warehouse / ".dagster" or not config.exists():
            shutil.copyfile(PROJECT / "dagster.yaml", config)
        instance = DagsterInstance.from_config(str(settings.dagster_home))
        # Registered before the first run: the limit would otherwise be unknown to the first two that are queued together.
        if not any(info.name == POOL for info in instance.event_log_storage.get_pool_limits()):
            instance.event_log_storage.set_concurrency_slots(POOL, 1)
    return instance


def sweep(instance: DagsterInstance) -> list[str]:
    """Marks runs as failed that a crash or reboot left unfinished; the caller holds the write lock, so none of them can be alive."""
    swept = []
    for run in instance.get_runs(dg.RunsFilter(statuses=UNFINISHED)):
        instance.report_run_failed(run, "The machine or process running it stopped; found when the next build started.")
        swept.append(run.run_id)
    return swept


def run_build(settings: Settings, progress: logging.Handler) -> Outcome:
    """Runs the job `build` in this process and records it in the run history."""
    from orchestration.definitions import defs

    logger = logging.getLogger("dagster")
    logger.setLevel(logging.ERROR)
    with open_instance(settings) as instance:
        job = defs().resolve_job_def("build")
        result = job.execute_in_process(instance=instance, raise_on_error=False, run_config={"loggers": _loggers(progress)})
        return _outcome(result)


def _loggers(progress: logging.Handler) -> Mapping[str, object]:
    return {}


def _outcome(result: dg.ExecuteInProcessResult) -> Outcome:
    blocking = {
        spec.key: spec.blocking for node in (result.job_def.asset_layer,) for key in node.asset_graph.asset_check_keys for spec in (node.asset_graph.get_check_spec(key),)
    }
    checks = [
        Check("/".join(e.asset_key.path), e.check_name, e.passed, blocking.get(e.asset_check_key, False), e.description or "")
        for e in result.get_asset_check_evaluations()
    ]
    failed = {
        event.step_key or "": event.step_failure_data.error.message if event.step_failure_data.error else ""
        for event in result.filter_events(lambda event: event.is_step_failure)
    }
    return Outcome(result.run_id, result.success, checks, failed)
