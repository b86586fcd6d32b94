"""A warehouse that dbt builds in this process, to look at what it has made.

Belongs here: running dbt, reading tables, and where the warehouse lies. Does not belong here: what is put into it (make_staging.py).

A place and an invocation of dbt cost what no test looks at: parsing the project 5 s of CPU, loading the lexicons 3 s, writing down the
manifest 1 s. What dbt parses holds the path of the warehouse; so all tests of one process build at one path, one after the other, and
the project is parsed, and the lexicons are loaded, once in each.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner, dbtRunnerResult
from dbt.contracts.graph.manifest import Manifest

from orchestration.settings import PROJECT as REPOSITORY

PROJECT = REPOSITORY / "dbt_project"
NAME = "it's a [new] warehouse"  # a name that SQL and globs read otherwise
# Models and their data tests, for a warehouse that has its lexicons and a test that is not about dbt's own unit tests.
WITH_TESTS = ("build", "--exclude-resource-type", "seed", "--exclude-resource-type", "unit_test")


@contextmanager
def lent(factory: pytest.TempPathFactory, name: str, seeded: bool = True) -> Iterator[Path]:
    """The folder that dbt builds in, until the end of the block; with the lexicons loaded unless the test wants to see them load.

    It is moved aside then, to where pytest keeps it under `name`.
    """
    home = factory.getbasetemp() / "dbt"
    folder = home / NAME
    assert not folder.exists(), "another test of this process has it: two at once need a file each"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIANTANG_WAREHOUSE", str(folder))
        patch.setenv("QIANTANG_DBT_THREADS", "1")  # a tenth less CPU: two of them wait for each other's Python
        folder.mkdir(parents=True)
        try:
            if seeded:
                Warehouse(folder).seed()
            yield folder
        finally:
            folder.rename(factory.mktemp(name) / NAME)


@dataclass(frozen=True)
class Warehouse:
    folder: Path
    failed: list[str] = field(default_factory=list)

    def dbt(self, *arguments: str) -> list[str]:
        """Runs dbt on the warehouse and returns the names of the nodes that failed. Raises what stops dbt as a whole."""
        target = self.folder.parent / "target"
        result = _invoke(dbtRunner(_parsed(target)), arguments, target)
        return [run.node.name for run in result.result.results if run.status not in {"success", "pass", "no-op"}]

    def seed(self) -> None:
        """Makes the build file one that has the lexicons and nothing else."""
        build, seeds = self.folder / "build.duckdb", self.folder.parent / "seeds.duckdb"
        if not seeds.exists():
            assert self.dbt("seed") == []
            build.rename(seeds)
        shutil.copyfile(seeds, build)

    def kill(self) -> None:
        """Leaves the build file as a build does that is killed when some of its tables are written and others are not."""
        with duckdb.connect(str(self.folder / "build.duckdb")) as connection:
            connection.execute(
                "drop table staging.build_state; delete from staging.stg_sentences; delete from marts.timeline"
            )

    def rows(self, query: str) -> list[dict[str, Any]]:
        with duckdb.connect(str(self.folder / "build.duckdb"), read_only=True) as connection:
            return connection.execute(query).pl().to_dicts()

    def row(self, query: str) -> dict[str, Any]:
        [row] = self.rows(query)
        return row

    def marts(self) -> dict[str, pl.DataFrame]:
        """Every table of the marts, rows in one order: where tables are continued, the stored one tells their past."""
        return {name.removeprefix("marts."): rows for name, rows in self.tables("marts").items()}

    def tables(self, *schemas: str) -> dict[str, pl.DataFrame]:
        """Every table of some schemas, rows in one order."""
        with duckdb.connect(str(self.folder / "build.duckdb"), read_only=True) as connection:
            names = connection.execute(
                "select schema_name || '.' || table_name from duckdb_tables() where schema_name in (select unnest(?)) order by 1",
                [schemas],
            ).fetchall()
            return {name: connection.execute(f"from {name} order by all").pl() for (name,) in names}


@cache
def _parsed(target: Path) -> Manifest:
    """The project, parsed with the path of the warehouse that lies beside `target`; every other variable is read as dbt runs."""
    return _invoke(dbtRunner(), ["parse"], target).result


def _invoke(runner: dbtRunner, arguments: Sequence[str], target: Path) -> dbtRunnerResult:
    places = {"project": PROJECT, "profiles": PROJECT}
    options = [text for name, path in places.items() for text in (f"--{name}-dir", str(path))]
    options += ["--target-path", str(target), "--log-path", str(target), "--log-level-file", "none"]
    result = runner.invoke([*arguments, *options, "--quiet", "--no-use-colors", "--no-write-json"])
    DuckDBConnectionManager.close_all_connections()
    if result.exception:
        raise result.exception
    return result
