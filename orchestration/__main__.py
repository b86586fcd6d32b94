"""The commands behind the Makefile: `python -m orchestration run | summary | dev | score | rollback | clean`."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from orchestration.settings import PROJECT, SettingError, Settings

SCORER = PROJECT.parent / "shared" / "score" / "score.py"
# Gold file → folder of the articles it labels, both beside the scorer.
SCORED = {"seeds": "seeds", "dev": "corpus"}

GENERATED = (
    "staging",
    "archive",
    "history",
    "score",
    ".dagster",
    ".dbt",
    ".build_id",
    "build.duckdb*",
    "qiantang.duckdb*",
    ".qiantang.*",
)


def run(settings: Settings) -> int:
    """Builds everything and prints what came of it; 1 if a step or a blocking check failed."""
    started = time.monotonic()
    print(f"building from {settings.raw}", flush=True)
    from orchestration.defs.instance import run_build
    from orchestration.ledger import Ledger
    from orchestration.summary import describe, describe_checks

    outcome = run_build(settings, lambda line: print(f"  {line}", flush=True))
    ledger = Ledger(settings)
    if outcome.success and not ledger.staging.run_parts("articles", ledger.build_id):
        print("\nnothing new in the articles: nothing was parsed")
    print("\n" + describe(settings))
    print("\n" + describe_checks(outcome.checks, outcome.failed, settings))
    print(f"\n{'done' if outcome.success else 'FAILED'} in {time.monotonic() - started:.0f} s")
    return 0 if outcome.success else 1


def summary(settings: Settings) -> int:
    from orchestration.summary import describe

    print(describe(settings))
    return 0


def dev(settings: Settings) -> int:
    """The Dagster UI with its daemon, until interrupted."""
    from orchestration.defs.instance import open_instance, sweep
    from orchestration.publish import write_lock

    with write_lock(settings), open_instance(settings) as instance:  # waits for a build that still runs
        for run_id in sweep(instance):
            print(f"run {run_id} was left unfinished; marked as failed")
    command = [
        str(Path(sys.executable).with_name("dagster")),
        "dev",
        "-m",
        "orchestration.definitions",
        "-h",
        "127.0.0.1",
        "-p",
        "3000",
    ]
    os.execve(command[0], command, os.environ | settings.as_env())


def score(settings: Settings) -> int:
    """Builds each labelled folder beside the repository in a warehouse of its own and scores it."""
    if not SCORER.exists():
        print(f"there are no labelled articles here: {SCORER} is missing")
        return 0
    for gold, folder in SCORED.items():
        home = settings.warehouse / "score" / folder
        own = {
            "QIANTANG_RAW": str(SCORER.parents[1] / folder),
            "QIANTANG_WAREHOUSE": str(home),
            "DAGSTER_HOME": str(home / ".dagster"),
        }
        env = {k: v for k, v in os.environ.items() if k != "QIANTANG_DAGSTER_HOME"} | own
        if subprocess.run([sys.executable, "-m", "orchestration", "run"], env=env, cwd=PROJECT, check=False).returncode:
            return 1
        print(f"\n{gold}:")
        gold_file = SCORER.parents[1] / "gold" / f"{gold}.jsonl"
        subprocess.run([sys.executable, str(SCORER), str(gold_file), "--db", str(home / "qiantang.duckdb")], check=True)
    return 0


def rollback(settings: Settings) -> int:
    from orchestration.publish import rollback as put_back
    from orchestration.publish import write_lock

    with write_lock(settings):
        version = put_back(settings)
    print(f"{settings.published_file} is again what it was: {version.name}")
    return 0


def clean(settings: Settings) -> int:
    """Removes what builds have generated, by name: the warehouse may lie in a folder that holds other things too."""
    from orchestration.publish import write_lock

    if not settings.warehouse.is_dir():
        return 0
    with write_lock(settings):
        for pattern in GENERATED:
            for entry in settings.warehouse.glob(pattern):
                if entry.is_dir():
                    shutil.rmtree(entry)
                else:
                    entry.unlink()
    return 0


COMMANDS: dict[str, Callable[[Settings], int]] = {
    command.__name__: command for command in (run, summary, dev, score, rollback, clean)
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m orchestration", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    command = parser.parse_args().command
    try:
        return COMMANDS[command](Settings.from_env())
    except (SettingError, RuntimeError) as error:  # every error of ours says in a sentence what to do
        print(f"{command}: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
