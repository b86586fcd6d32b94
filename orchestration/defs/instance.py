"""Dagster's run history: opening it safely, and running the build job from the command line.

Belongs here: DAGSTER_HOME, runs that a reboot left behind, one in-process run. Does not belong here: what is built.
"""

import fcntl
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field

import dagster as dg
from dagster import DagsterInstance, DagsterRunStatus
from dagster._core.utils import make_new_run_id

from orchestration.defs.resources import POOL
from orchestration.settings import PROJECT, Settings

# Steps worth a line of progress; checks are summed up at the end.
STEPS = {
    "staging__files": "files of raw/ looked at",
    "staging__articles": "new articles read",
    "parse": "new articles parsed",
    "dbt_build": "marts built and tested",
    "qiantang_duckdb": "warehouse published",
    "report_page": "report page written",
}
UNFINISHED = [DagsterRunStatus.STARTED, DagsterRunStatus.STARTING, DagsterRunStatus.CANCELING]


@dataclass(slots=True)
class Check:
    """One asset check of a run."""

    asset: str
    name: str
    passed: bool
    warns: bool  # if it does not pass, that is a warning, no failure
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
            shutil.copyfile(PROJECT / "orchestration" / "dagster.yaml", config)
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


def run_build(settings: Settings, tell: Callable[[str], None]) -> Outcome:
    """Runs the job `build` in this process and records it in the run history; `tell` hears each step as it ends."""
    from orchestration.definitions import defs

    with open_instance(settings) as instance:
        job = defs().resolve_job_def("build")
        run_id = make_new_run_id()
        instance.add_event_listener(run_id, lambda entry: _tell(entry, tell))
        quiet = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
        result = job.execute_in_process(instance=instance, run_id=run_id, raise_on_error=False, run_config=quiet)
        return _outcome(result)


def _tell(entry: dg.EventLogEntry, tell: Callable[[str], None]) -> None:
    event = entry.dagster_event
    if event and event.is_step_success and event.step_key in STEPS:
        tell(f"{STEPS[event.step_key]:<42}{event.step_success_data.duration_ms / 1000:6.1f} s")


def _outcome(result: dg.ExecuteInProcessResult) -> Outcome:
    checks = [
        Check(
            asset="/".join(evaluation.asset_key.path),
            name=evaluation.check_name,
            passed=evaluation.passed,
            warns=evaluation.severity == dg.AssetCheckSeverity.WARN,
            description=evaluation.description or _rows(evaluation),
        )
        for evaluation in result.get_asset_check_evaluations()
    ]
    failed = {str(event.step_key): _reason(event) for event in result.get_step_failure_events()}
    if not failed and not result.success and (event := result.get_run_failure_event()):
        failed["run"] = event.message or ""
    return Outcome(result.run_id, result.success, checks, failed)


def _rows(evaluation: dg.AssetCheckEvaluation) -> str:
    """What a dbt test tells: how many rows break it."""
    count = evaluation.metadata.get("dagster_dbt/failed_row_count")
    return f"{count.value} rows break it" if count else ""


def _reason(event: dg.DagsterEvent) -> str:
    """What went wrong, in the words of the innermost error: Dagster's own wrap it."""
    error = event.step_failure_data.error
    while error and error.cause:
        error = error.cause
    return error.message.strip() if error else ""
