"""dbt, run inside this process: starting `dbt` as a program costs 7 to 12 s of CPU before any SQL, this costs 1 s once.

Belongs here: preparing the manifest, running commands, handing dbt's events on. Does not belong here: what they mean for Dagster.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from orchestration.ledger import code_version
from orchestration.progress import Tell, silent
from orchestration.sealed import proven_build
from orchestration.settings import Settings

_TRIES = 3
RESULT_EVENTS = {"LogSeedResult", "LogModelResult", "LogSnapshotResult", "LogTestResult"}


class DbtFailed(RuntimeError):
    """A dbt command failed; the message names what and why in dbt's own words."""


def prepared_manifest(settings: Settings) -> dict[str, Any]:
    """The project's manifest, parsed again only if the project or the place of the warehouse has changed."""
    settings.dbt_target.mkdir(parents=True, exist_ok=True)
    manifest, stamp = settings.dbt_target / "manifest.json", settings.dbt_target / "manifest.stamp"
    with (settings.dbt_target / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the UI and its workers may all load the definitions at once
        state = _state_of(settings)
        known = stamp.exists() and stamp.read_text() == state
        for _ in range(_TRIES):
            if known:
                # A build may have died while dbt wrote it, or a person's own dbt, which knows no lock, may be writing it just now.
                with suppress(FileNotFoundError, ValueError):
                    return json.loads(manifest.read_text("utf-8"))
            run_dbt(settings, ["parse"], build_id="parse")
            stamp.write_text(state)
            known = True
        return json.loads(manifest.read_text("utf-8"))


def run_dbt(settings: Settings, arguments: Sequence[str], build_id: str, tell: Tell = silent) -> list[dict[str, Any]]:
    """Runs one dbt command and returns its result events (one per seed, model and test).

    `tell` hears how many of them there are of how many. Raises `DbtFailed` if dbt could not run at all; failed models and tests are in
    the events, and in `failures_of`.
    """
    from dbt.adapters.factory import reset_adapters  # 1 s of imports that looking at the definitions does not need
    from dbt.cli.main import dbtRunner
    from dbt_common.events.functions import msg_to_dict, reset_metadata_vars

    events: list[dict[str, Any]] = []
    total, finished = 0, 0

    def hear(message: Any) -> None:
        nonlocal total, finished
        name = message.info.name
        if name in RESULT_EVENTS:
            events.append(msg_to_dict(message))
        if name == "LogStartLine":  # of seeds, models, tests and unit tests alike
            total = message.data.total
        elif name == "NodeFinished":
            finished += 1
        if name in {"LogStartLine", "NodeFinished"}:
            tell(min(finished, total), total)

    runner = dbtRunner(callbacks=[hear])
    with _environment(settings, build_id):
        reset_metadata_vars()  # dbt remembers those of the first command of a process
        result = runner.invoke(["--log-level", "none", "--log-level-file", "info", *arguments])
        # dbt-duckdb keeps its connection, and with it the lock on the build file, until its adapter goes.
        reset_adapters()
        _close_duckdb()
    tell(total, total)  # dbt counts a unit test twice in its total
    if result.exception is not None:
        raise DbtFailed(str(result.exception))
    return events


def failures_of(settings: Settings) -> list[str]:
    """One line per model or test of the newest dbt command that failed or was not reached because of that."""
    return [
        f"{key.split('.')[2]}: {(result['message'] or result['status']).strip()}"
        for key, result in results_of(settings).items()
        if result["status"] in {"error", "fail", "runtime error"}
    ]


def results_of(settings: Settings) -> dict[str, dict[str, Any]]:
    """unique_id → what the newest dbt command says of that node: status, message, failures, compiled_code."""
    results = json.loads((settings.dbt_target / "run_results.json").read_text("utf-8"))["results"]
    return {result["unique_id"]: result for result in results}


def build_state(settings: Settings) -> str:
    """Hash of all that decides what SQL makes of one staging: tables made with another are not continued but built anew.

    The code of extraction is among it, since with another every article is read again.
    """
    digest = hashlib.sha256(f"{_state_of(settings)}\0{code_version(settings)}\0".encode())
    for package in ("duckdb", "dbt-core", "dbt-duckdb"):
        digest.update(f"{package} {version(package)}\0".encode())
    if settings.corrections.is_file():
        digest.update(settings.corrections.read_bytes())
    return digest.hexdigest()


def _close_duckdb() -> None:
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    DuckDBConnectionManager.close_all_connections()


@contextmanager
def _environment(settings: Settings, build_id: str) -> Iterator[None]:
    """dbt reads its settings from the environment; DBT_ENV_CUSTOM_ENV_* end up in run_results.json, where publish looks."""
    project = str(settings.dbt_project)
    own = settings.as_env() | {
        "QIANTANG_BUILD_ID": build_id,
        "QIANTANG_SQL_VERSION": _version_of(settings.dbt_project),
        "QIANTANG_BUILD_STATE": build_state(settings),
        "QIANTANG_PROVEN_BUILD": proven_build(settings),
        "DBT_ENV_CUSTOM_ENV_BUILD_ID": build_id,
        "DBT_PROJECT_DIR": project,
        "DBT_PROFILES_DIR": project,
        "DBT_TARGET_PATH": str(settings.dbt_target),
        "DBT_LOG_PATH": str(settings.dbt_target / "logs"),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    }
    before = {name: os.environ.get(name) for name in own}
    os.environ.update(own)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _state_of(settings: Settings) -> str:
    return "\n".join([_version_of(settings.dbt_project), str(settings.warehouse), str(settings.dbt_project)])


def _version_of(project: Path) -> str:
    """Hash of everything that makes the tables, wherever the project lies."""
    digest = hashlib.sha256()
    for path in sorted(_sources(project)):
        digest.update(str(path.relative_to(project)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _sources(project: Path) -> Iterator[Path]:
    for folder in ("models", "macros", "seeds", "tests"):
        yield from (path for path in (project / folder).rglob("*") if path.suffix in {".sql", ".yml", ".csv", ".md"})
    yield from project.glob("*.yml")
