"""One warehouse to be maltreated: how its runs are started, and what must hold of it at any moment.

Belongs here: starting runs, the checks of a warehouse. Does not belong here: what is done to the runs (kills.py, pairs.py, full_disk.py).
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from benchmarks.chaos.articles import STATES, write_state
from benchmarks.chaos.small_project import write_project
from orchestration.ledger import Ledger
from orchestration.locks import wal_of
from orchestration.raw_files import list_files
from orchestration.settings import PROJECT, Settings

MARTS = "select table_name from duckdb_tables() where schema_name = 'marts' order by all"
Marts = dict[str, tuple[int, str]]  # table of the schema marts → rows, order-free hash
RUN_SECONDS = 900  # a run that takes longer hangs


class Broken(AssertionError):
    """The warehouse does not hold what it promises; the message says what was found."""


@dataclass(frozen=True, slots=True)
class World:
    """A raw folder and a warehouse in one folder of their own."""

    settings: Settings

    @classmethod
    def at(cls, folder: Path, small: bool, state: str) -> World:
        """A world built of a state of the articles by an undisturbed run. One that is there from an earlier call is taken as it is."""
        if (folder / "ready").exists():
            return cls(_settings(folder, small))
        world = cls.empty(folder, small, state)
        world.run()
        world.check_ledger()
        (folder / "ready").touch()
        return world

    @classmethod
    def empty(cls, folder: Path, small: bool, state: str) -> World:
        """Articles in one of their states, and nothing built of them; with the project of `small_project` or the real one."""
        shutil.rmtree(folder, ignore_errors=True)
        world = cls(_settings(folder, small))
        world.settings.raw.mkdir(parents=True)
        if small:
            write_project(world.settings.dbt_project)
        write_state(world.settings.raw, state)
        return world

    @property
    def env(self) -> dict[str, str]:
        return os.environ | self.settings.as_env() | {"PYTHONUNBUFFERED": "1"}

    def start(self, command: str = "run") -> subprocess.Popen[str]:
        """A command of the project in a process group of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "orchestration", command],
            cwd=PROJECT,
            env=self.env,
            text=True,
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def run(self, command: str = "run") -> str:
        """Runs a command to its end; raises `Broken` if that is not a good one."""
        with self.start(command) as process:
            said, _ = process.communicate(timeout=RUN_SECONDS)
        if process.returncode:
            raise Broken(f"a plain {command} ended with {process.returncode}:\n{said}")
        return said

    def marts(self) -> Marts:
        """What the published file holds."""
        with duckdb.connect(str(self.settings.published_file), read_only=True, config={"threads": 1}) as con:
            return {
                table: con.execute(f"select count(*), bit_xor(hash(t))::varchar from marts.{table} t").fetchall()[0]
                for (table,) in con.execute(MARTS).fetchall()
            }

    def build_id(self) -> str:
        """The published build."""
        with duckdb.connect(str(self.settings.published_file), read_only=True, config={"threads": 1}) as con:
            ((build_id,),) = con.execute("select build_id from meta.build").fetchall()
        return str(build_id)

    def exports(self) -> dict[str, str]:
        """File of the export → sha256, freshly made."""
        self.run("export")
        files = sorted(path for path in self.settings.export.rglob("*") if path.is_file())
        return {
            path.relative_to(self.settings.export).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in files
        }

    def check_ledger(self) -> None:
        """Every file of raw/ has exactly one fate, every article one reading; raises `Broken` otherwise."""
        found = sorted(file.path for file in list_files(self.settings.raw))
        staging = Ledger(self.settings).staging
        known = staging.current_files().collect().sort("path")
        if known["path"].to_list() != found:
            raise Broken(f"raw/ holds {found}, the ledger {known['path'].to_list()}")
        parsed = sorted(known.filter(outcome="parsed")["article_id"].to_list())
        articles = sorted(staging.current_articles().collect()["article_id"].to_list())
        if articles != parsed or len({*parsed}) != len(parsed):
            raise Broken(f"{len(parsed)} files are parsed, {len(articles)} articles are there")

    def check_tidy(self) -> None:
        """Nothing of the dead is left; raises `Broken` otherwise."""
        left = [path for path in self._leftovers() if path.exists()]
        if left:
            raise Broken(f"left over after a good run: {', '.join(map(str, left))}")
        if len(list(self.settings.history.glob("*"))) > self.settings.keep_last:
            raise Broken("more versions are kept than are to be")

    def _leftovers(self) -> Iterator[Path]:
        warehouse = self.settings.warehouse
        yield from (wal_of(self.settings.published_file), wal_of(self.settings.build_file))
        yield from warehouse.glob(".*.tmp")
        yield from warehouse.glob("staging/*/.*.tmp")


def _settings(folder: Path, small: bool) -> Settings:
    warehouse = folder / "warehouse"
    return replace(
        Settings(),
        raw=folder / "raw",
        warehouse=warehouse,
        dagster_home=warehouse / ".dagster",
        golden=folder / "none",
        dbt_project=folder / "dbt" if small else PROJECT / "dbt_project",
        settle_seconds=0.0,
        lock_seconds=60.0,
    )


def references(folder: Path, small: bool) -> dict[str, World]:
    """State → a warehouse built of it, undisturbed, from nothing."""
    return {state: World.at(folder / state, small, state) for state in STATES}
