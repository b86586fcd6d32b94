"""Dagster's run history: opening it safely, and running the build job from the command line.

Belongs here: DAGSTER_HOME, runs that a reboot left behind, one in-process run. Does not belong here: what is built.
"""

import fcntl
import os
import re
import time
from dataclasses import dataclass, field

import dagster as dg
from dagster import DagsterInstance, DagsterRunStatus
from dagster._core.utils import make_new_run_id
from dagster_shared.error import SerializableErrorInfo

from orchestration.defs.explained import EXPECTED, SEE
from orchestration.defs.resources import POOL
from orchestration.locks import forget_dead, is_alive
from orchestration.settings import PROJECT, Settings
from orchestration.staging_parts import write_text_atomically
from orchestration.terminal import Terminal

# Steps worth a line of progress, while they run and when they are done; checks are summed up at the end.
STEPS = {
    "staging__files": ("looking at raw/", "files of raw/ looked at"),
    "staging__articles": ("reading new articles", "new articles read"),
    "parse": ("parsing new articles", "new articles parsed"),
    "dbt_build": ("building marts", "marts built and tested"),
    "qiantang_duckdb": ("publishing", "warehouse published"),
    "report_page": ("writing the report page", "report page written"),
}
STARTING_SECONDS = 60  # from the start of a run to its first step: imports, on a busy machine
UNFINISHED = [DagsterRunStatus.STARTED, DagsterRunStatus.STARTING, DagsterRunStatus.CANCELING]


@dataclass(slots=True)
class Check:
    """One asset check of a run."""

    asset: str
    name: str
    passed: bool
    warns: bool  # if it does not pass, that is a warning, no failure
    description: str
    expected: str = ""
    see: str = ""  # how to see its rows, if it failed


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
        config, ours = settings.dagster_home / "dagster.yaml", (PROJECT / "orchestration" / "dagster.yaml").read_text()
        own_home = settings.dagster_home == settings.warehouse / ".dagster"
        if not config.exists() or (own_home and config.read_text() != ours):
            write_text_atomically(config, ours)  # whole for whoever reads it at this moment, and after a crash
        instance = DagsterInstance.from_config(str(settings.dagster_home))
        # Registered before the first run: the limit would otherwise be unknown to the first two that are queued together.
        if not any(info.name == POOL for info in instance.event_log_storage.get_pool_limits()):
            instance.event_log_storage.set_concurrency_slots(POOL, 1)
    return instance


def sweep(instance: DagsterInstance, settings: Settings) -> list[str]:
    """Marks runs as failed that a crash or reboot left unfinished, so that none waits for them; returns their ids.

    A run at work, or waiting for another's lock, holds its sign of life; one that has given none yet may be starting, and is left alone.
    """
    swept = []
    for record in instance.get_run_records(dg.RunsFilter(statuses=UNFINISHED)):
        run = record.dagster_run
        alive = is_alive(settings, run.run_id)
        if alive or (alive is None and time.time() - record.create_timestamp.timestamp() < STARTING_SECONDS):
            continue
        instance.report_run_failed(run, "The machine or process running it stopped; found when the next build started.")
        swept.append(run.run_id)
    forget_dead(settings)
    return swept


def run_build(settings: Settings, terminal: Terminal, job: str = "build") -> Outcome:
    """Runs a job of schedules.py in this process and records it in the run history; `terminal` hears of each step."""
    from orchestration.definitions import defs

    with open_instance(settings) as instance:
        sweep(instance, settings)
        resolved = defs().resolve_job_def(job)
        run_id = make_new_run_id()
        instance.add_event_listener(run_id, lambda entry: _tell(entry, terminal))
        quiet = {**resolved.run_config, "loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
        result = resolved.execute_in_process(instance=instance, run_id=run_id, raise_on_error=False, run_config=quiet)
        return _outcome(result)


def _tell(entry: dg.EventLogEntry, terminal: Terminal) -> None:
    event = entry.dagster_event
    if not event or event.step_key not in STEPS:
        return
    doing, done = STEPS[event.step_key]
    if event.is_step_start:
        terminal.begun(doing)
    elif event.is_step_success:
        terminal.step(f"{done:<42}{event.step_success_data.duration_ms / 1000:6.1f} s")


def _outcome(result: dg.ExecuteInProcessResult) -> Outcome:
    checks = [
        Check(
            asset="/".join(evaluation.asset_key.path),
            name=evaluation.check_name,
            passed=evaluation.passed,
            warns=evaluation.severity == dg.AssetCheckSeverity.WARN,
            description=evaluation.description or "",
            expected=_said(evaluation, EXPECTED),
            see=_said(evaluation, SEE),
        )
        for evaluation in result.get_asset_check_evaluations()
    ]
    failed = {str(event.step_key): _reason(event) for event in result.get_step_failure_events()}
    if not failed and not result.success and (event := result.get_run_failure_event()):
        failed["run"] = _innermost(event.job_failure_data.error) or event.message or ""
    return Outcome(result.run_id, result.success, checks, failed)


def _said(evaluation: dg.AssetCheckEvaluation, name: str) -> str:
    entry = evaluation.metadata.get(name)
    return str(entry.value) if entry else ""


def _reason(event: dg.DagsterEvent) -> str:
    """What went wrong in a step."""
    return _innermost(event.step_failure_data.error)


def _innermost(error: SerializableErrorInfo | None) -> str:
    """The words of the error that the others, Dagster's own, wrap; of one of ours without its name: it is a sentence."""
    while error and error.cause:
        error = error.cause
    return re.sub(r"^orchestration\.[\w.]+: ", "", error.message.strip()) if error else ""
