"""The commands behind the Makefile: `python -m orchestration run | rows | summary | export | report | docs | dev | health | …`."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import time
from collections.abc import Callable
from functools import partial

from orchestration.settings import SettingError, Settings

FULL = re.compile("No space left on device|disk is full|disk I/O error")  # of the system, DuckDB, SQLite
GENERATED = (
    "staging",
    "archive",
    "history",
    "checks",
    "export",
    ".export.tmp",
    "docs",
    ".docs.*",
    "report",
    "score",
    ".dagster",
    ".dbt",
    ".build_id*",
    ".seal*",
    "build.duckdb*",
    "qiantang.duckdb*",
    ".qiantang.*",
)


# What is said of each job of orchestration/defs/schedules.py when it begins.
PRESETS = {
    "build": "",
    "full_refresh": ": every file again, every table from nothing",
    "rejected_again": ": what is new or changed, and the rejected files again",
}


def run(settings: Settings, job: str = "build") -> int:
    """Builds everything and prints what came of it; 1 if a step or a blocking check failed."""
    started = time.monotonic()
    print(f"building from {settings.raw}{PRESETS[job]}", flush=True)
    from orchestration.defs.instance import run_build
    from orchestration.ledger import Ledger
    from orchestration.summary import describe, describe_checks
    from orchestration.terminal import following

    with following() as terminal:
        outcome = run_build(settings, terminal, job)
    ledger = Ledger(settings)
    if outcome.success and not ledger.staging.run_parts("articles", ledger.build_id):
        print("\nnothing new in the articles: nothing was parsed")
    print("\n" + describe(settings))
    print("\n" + describe_checks(outcome.checks, outcome.failed, settings))
    print(f"\n{'done' if outcome.success else 'FAILED'} in {time.monotonic() - started:.0f} s")
    return 0 if outcome.success else 1


def rows(settings: Settings, check: str) -> int:
    """Runs the query of a check that failed in the newest build, and prints the rows it finds."""
    from orchestration.failures import rows as found

    print(found(settings, check))
    return 0


def summary(settings: Settings) -> int:
    from orchestration.summary import describe

    print(describe(settings))
    return 0


def export(settings: Settings) -> int:
    """Every table of the schema marts as sorted Parquet and CSV."""
    from orchestration.export import export as write
    from orchestration.locks import write_lock

    with write_lock(settings, "exporting"):
        rows = write(settings)
    print(f"{len(rows)} tables, {sum(rows.values())} rows: {settings.export}/parquet and {settings.export}/csv")
    return 0


def report(settings: Settings) -> int:
    """The report page on localhost, until interrupted; built anew if the warehouse is newer."""
    from orchestration.locks import write_lock
    from orchestration.report.build import build_report, is_current
    from orchestration.report.serve import serve

    with write_lock(settings, "writing the report page"):
        if not is_current(settings):
            build_report(settings)
    serve(settings.report, settings.report_port, lambda line: print(line, flush=True))
    return 0


def docs(settings: Settings) -> int:
    """What every table and column means and is made of, as two offline pages."""
    from orchestration.docs_pages import write_docs
    from orchestration.locks import write_lock

    with write_lock(settings, "writing the docs"):
        pages = write_docs(settings)
    print("\n".join(map(str, pages)))
    return 0


def dev(settings: Settings) -> int:
    """The Dagster UI, until interrupted; with its daemon, unless it is for viewers only."""
    from orchestration.webserver import listens_on, serve

    host, port = listens_on(settings)
    if not settings.ui_read_only:  # beside another UI or a build that runs, viewers change nothing
        from orchestration.defs.instance import open_instance, sweep

        with open_instance(settings) as instance:
            for run_id in sweep(instance, settings):
                print(f"run {run_id} was left unfinished; marked as failed")
    print(f"the Dagster UI: http://{host}:{port}", flush=True)
    return serve(settings)


def health(settings: Settings) -> int:
    """What a watchman asks, one line each; 1 if an answer is bad."""
    from orchestration.health import examine

    answers = list(examine(settings))
    print("\n".join(map(str, answers)))
    return 0 if all(answer.good for answer in answers) else 1


def score(settings: Settings) -> int:
    """Scores extraction alone on every labelled article there is, and writes the report of its errors."""
    from orchestration.parse import load_lexicon
    from orchestration.score import SHARED, by_extraction, collections, judged, load_judge
    from orchestration.score_report import Scored, figures, report, table

    judge, lexicon, scored = load_judge(), load_lexicon(settings), []
    for collection in collections(settings):
        found = by_extraction(collection, lexicon)
        scored.append(Scored(collection, judged(judge, collection, found), found))
    if len(scored) == 1:
        print(f"no labelled articles beside the repository ({SHARED} holds none): these are our own samples alone")
    print("\n".join(figures(scored)).lstrip())
    path = settings.warehouse / "score" / "errors.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report(scored), "utf-8")
    path.with_name("figures.md").write_text(table(scored), "utf-8")
    print(f"\nevery error, with its sentence: {path}")
    return 0


def score_build(settings: Settings) -> int:
    """The same figures of what whole builds publish, each collection in a warehouse of its own."""
    from orchestration.score import by_build, collections, judged, load_judge
    from orchestration.score_report import Scored, figures

    judge, scored = load_judge(), []
    for collection in collections(settings):
        found = by_build(collection, settings)
        scored.append(Scored(collection, judged(judge, collection, found), found))
    print("\n".join(figures(scored)))
    return 0


def rollback(settings: Settings) -> int:
    from orchestration.locks import write_lock
    from orchestration.publish import rollback as put_back
    from orchestration.report.build import try_report

    with write_lock(settings, "rolling back"):
        version = put_back(settings)
        if told := try_report(settings).warning:
            print(f"warning: {told}", file=sys.stderr)
    print(f"{settings.published_file} is again what it was: {version.name}")
    return 0


def clean(settings: Settings) -> int:
    """Removes what builds have generated, by name: the warehouse may lie in a folder that holds other things too."""
    from orchestration.locks import write_lock

    if not settings.warehouse.is_dir():
        return 0
    with write_lock(settings, "cleaning"):
        for pattern in GENERATED:
            for entry in settings.warehouse.glob(pattern):
                if entry.is_dir():
                    shutil.rmtree(entry)
                else:
                    entry.unlink()
    return 0


COMMANDS: dict[str, Callable[[Settings], int]] = {
    command.__name__: command for command in (run, summary, export, report, docs, dev, health, score, rollback, clean)
}


def _act(arguments: argparse.Namespace) -> Callable[[Settings], int]:
    if arguments.command == "run" and (arguments.full or arguments.rejected):
        return partial(run, job="full_refresh" if arguments.full else "rejected_again")
    if arguments.command == "rows":
        return partial(rows, check=arguments.check)
    return score_build if arguments.command == "score" and arguments.db else COMMANDS[arguments.command]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m orchestration", description=__doc__)
    parser.add_argument("command", choices=[*COMMANDS, "rows"])
    parser.add_argument("--db", action="store_true", help="score: what whole builds publish, not extraction alone")
    parser.add_argument(
        "--full", action="store_true", help="run: read and parse every file again, build every table from nothing"
    )
    parser.add_argument("--rejected", action="store_true", help="run: read the rejected files again, too")
    parser.add_argument("--check", default="", help="rows: name of a check that failed")
    arguments = parser.parse_args()
    command = arguments.command
    try:
        return _act(arguments)(Settings.from_env())
    except (SettingError, RuntimeError) as error:  # every error of ours says in a sentence what to do
        print(f"{command}: {error}", file=sys.stderr)
        return 1
    except Exception as error:  # a full disk may show itself in any library, Dagster's run history among them
        if not FULL.search(str(error)):
            raise
        print(f"{command}: the disk is full: make room and try again; what is published is as it was", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
