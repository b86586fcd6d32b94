"""Two runs of one warehouse at the same moment: both end well or one is refused in words, and the warehouse is whole.

Belongs here: which runs are paired and what each may end with. Does not belong here: what must hold of the warehouse (world.py).
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.chaos.articles import other_state, write_state
from benchmarks.chaos.world import RUN_SECONDS, Broken, World, references
from orchestration.settings import PROJECT

# What a run is started by. `dagster` is what the UI's launcher starts, without its daemon; `dbt` is a person's own dbt, beside all locks.
KINDS = ("make run", "dagster", "dbt")
_TOLD = 12_000  # characters of what a run said: Dagster tells the cause long before the end
REFUSALS = ("is taken: process", "open: close it")


@dataclass(slots=True)
class Pairs:
    """What came of the pairs."""

    pairs: Counter[str] = field(default_factory=Counter)  # kinds → pairs
    both: int = 0  # both runs of the project ended well
    refused: int = 0
    faults: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        kinds = ", ".join(f"{count} of {kind}" for kind, count in self.pairs.most_common())
        return [
            f"pairs        {self.pairs.total()} pairs of runs at once ({kinds})",
            f"             in {self.both} both ended well, in {self.refused} one was refused; {len(self.faults)} faults",
            *(f"  FAULT      {fault}" for fault in self.faults),
        ]


def run_pairs(folder: Path, count: int, small: bool, seed: int, seconds: float) -> Pairs:
    """Starts `count` pairs, or as many as fit into `seconds`, a moment apart at most; checks the warehouse after each."""
    chance, done = random.Random(seed), Pairs()
    wanted = {state: world.marts() for state, world in references(folder / "undisturbed", small).items()}
    world, until = World.at(folder / "world", small, "a"), time.monotonic() + seconds
    while done.pairs.total() < count and time.monotonic() < until and not done.faults:
        state = other_state(world.settings.raw)
        write_state(world.settings.raw, state)
        second = KINDS[done.pairs.total() % len(KINDS)]
        patience = chance.choice([0.0, 300.0])  # refused at once, or waiting for the other
        try:
            _pair(World(replace(world.settings, lock_seconds=patience)), second, chance.uniform(0, 3), done)
            if second == "dbt" and world.marts() != wanted[state]:
                world.run()  # the pair's own was refused, this one must not be
            world.check_ledger()
            world.check_tidy()
            if world.marts() != wanted[state]:
                raise Broken("the marts differ from those of a build that was never disturbed")
        except Exception as error:
            done.faults.append(f"make run + {second} (seed {seed}): {type(error).__name__}: {error}")
    return done


def _pair(world: World, second: str, apart: float, done: Pairs) -> None:
    one = world.start()
    time.sleep(apart)
    other = _start(world, second)
    said = [process.communicate(timeout=RUN_SECONDS)[0] for process in (one, other)]
    done.pairs[f"make run + {second}"] += 1
    if second == "dbt":  # what it ends with is its own matter; ours ends well or says who is in the way
        if one.returncode and not any(
            words in said[0] for words in (*REFUSALS, "build with `make run`", "again with `make run`")
        ):
            raise Broken(said[0][-_TOLD:])
        return
    for process, words in zip((one, other), said, strict=True):
        if process.returncode and not any(refusal in words for refusal in REFUSALS):
            raise Broken(f"ended with {process.returncode}: {words[-_TOLD:]}")
    if one.returncode and other.returncode:
        raise Broken("both were refused")
    done.both += not (one.returncode or other.returncode)
    done.refused += bool(one.returncode or other.returncode)


def _start(world: World, kind: str) -> subprocess.Popen[str]:
    if kind == "make run":
        return world.start()
    settings, scripts = world.settings, Path(sys.executable).parent
    command = [str(scripts / "dagster"), "job", "execute", "-m", "orchestration.definitions", "-j", "build"]
    env = world.env
    if kind == "dbt":
        project = str(settings.dbt_project)
        command = [str(scripts / "dbt"), "build", "--project-dir", project, "--profiles-dir", project]
        env |= {"DBT_TARGET_PATH": str(settings.dbt_target), "DBT_LOG_PATH": str(settings.dbt_target / "logs")}
    return subprocess.Popen(
        command,
        cwd=PROJECT,
        env=env | {"PYTHONPATH": os.fspath(PROJECT)},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
