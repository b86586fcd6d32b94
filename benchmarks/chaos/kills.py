"""kill -9 in the middle of whole runs; then a plain run must make everything good.

Belongs here: choosing the moment, killing, checking. Does not belong here: starting runs (starter.py), what must hold (world.py).
"""

from __future__ import annotations

import os
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.chaos.articles import other_state, state_of, write_state
from benchmarks.chaos.starter import Starter
from benchmarks.chaos.world import RUN_SECONDS, Broken, Marts, World, references

STEPS = ("files of raw/", "articles read", "articles parsed", "marts built", "warehouse published")


@dataclass(slots=True)
class Kills:
    """What came of the kills."""

    kills: int = 0
    missed: int = 0  # the run had ended before its moment came
    recoveries: int = 0
    published: int = 0  # the killed run had published already
    during: Counter[str] = field(default_factory=Counter)  # the step that was under way → kills
    faults: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        steps = ", ".join(f"{count} in '{step}'" for step, count in self.during.most_common())
        return [
            f"kill -9      {self.kills} runs killed ({steps}), {self.missed} were over too soon",
            f"             {self.recoveries} of {self.kills} recovered by a plain run, {self.published} had published already,"
            f" {len(self.faults)} faults",
            *(f"  FAULT      {fault}" for fault in self.faults),
        ]


def kill_runs(folder: Path, count: int, small: bool, seed: int, seconds: float) -> Kills:
    """Kills `count` runs, or as many as fit into `seconds`, each followed by a plain run and by all checks.

    What the marts and exports must be is what builds of the same articles have made that nobody disturbed.
    """
    undisturbed = references(folder / "undisturbed", small)
    wanted = {state: world.marts() for state, world in undisturbed.items()}
    world = World.at(folder / "world", small, "a")
    done = kill_andrecover(world, wanted, count, seed, seconds)
    if not done.faults and world.exports() != undisturbed[state_of(world.settings.raw)].exports():
        done.faults.append("the exports differ from those of a build that was never disturbed")
    return done


def kill_andrecover(world: World, known: Mapping[str, Marts], count: int, seed: int, seconds: float) -> Kills:
    """The kills alone, after one run that is not disturbed, which tells how long the steps take.

    `known` is what the marts are of each state; of the state that the articles are in, that first run tells it.
    """
    chance, done, until = random.Random(seed), Kills(), time.monotonic() + seconds
    with Starter(world) as starter, tempfile.TemporaryDirectory() as notes:
        output = Path(notes) / "said.txt"
        ends, newest = _measured(starter, output), world.build_id()
        wanted = {state_of(world.settings.raw): world.marts()} | dict(known)
        while done.kills < count and time.monotonic() < until and not done.faults:
            state = other_state(world.settings.raw)
            write_state(world.settings.raw, state)
            if kill_one(starter, output, chance, ends, done):
                try:
                    _check_after_kill(world, newest, wanted, done)
                    recover(starter, output)
                    check_recovered(world, wanted[state])
                    done.recoveries += 1
                except Exception as error:
                    done.faults.append(f"kill {done.kills} (seed {seed}): {type(error).__name__}: {error}")
                    break
            newest = world.build_id()
    return done


def _measured(starter: Starter, output: Path) -> list[float]:
    """When each step of an undisturbed run ends, in seconds from its start."""
    started, ends, seen = time.monotonic(), [0.0], 0
    starter.start(output)
    while seen < len(STEPS):
        time.sleep(0.02)
        said = output.read_text("utf-8") if output.exists() else ""
        if STEPS[seen] in said:
            ends.append(time.monotonic() - started)
            seen += 1
        if time.monotonic() - started > RUN_SECONDS:
            raise Broken(f"an undisturbed run hangs: {said}")
    if starter.wait():
        raise Broken(output.read_text("utf-8"))
    return ends


def kill_one(starter: Starter, output: Path, chance: random.Random, ends: Sequence[float], done: Kills) -> bool:
    """Starts a run and kills it; returns whether it was still running. The moment is one of the whole run, or of a step, so that short
    steps are hit as often as long ones; `ends` is when each step ends, in seconds.
    """
    if chance.random() < 0.5:
        step, delay = 0, chance.uniform(0, ends[-1])
    else:
        step = chance.randrange(len(STEPS))
        delay = chance.uniform(0, ends[step + 1] - ends[step])
    pid = starter.start(output)
    ended = _wait_for_step(pid, output, step)
    give_up = time.monotonic() + delay
    while not ended and time.monotonic() < give_up:
        time.sleep(min(0.01, delay))
        ended = _is_over(pid)
    if not ended:
        group = chance.random() < 0.5  # or the run alone, as the kernel does when memory runs out
        (os.killpg if group else os.kill)(pid, signal.SIGKILL)
    if starter.wait() != -signal.SIGKILL:
        done.missed += 1
        return False
    said = output.read_text("utf-8") if output.exists() else ""
    done.kills += 1
    done.during[next((name for name in STEPS if name not in said), "summary")] += 1
    return True


def _wait_for_step(pid: int, output: Path, step: int) -> bool:
    """Waits until the step before `step` has ended; returns whether the run is over already."""
    while step and not (output.exists() and STEPS[step - 1] in output.read_text("utf-8")):
        if _is_over(pid):
            return True
        time.sleep(0.01)
    return False


def _is_over(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def _check_after_kill(world: World, newest: str, wanted: Mapping[str, Marts], done: Kills) -> None:
    """The published file is one of the two builds, whole, and no older than the one that was acknowledged last."""
    if world.build_id() < newest:
        raise Broken(f"build {newest} had been published, {world.build_id()} is there")
    if world.marts() not in wanted.values():
        raise Broken("the published file is neither the old build nor the new one")
    done.published += world.build_id() > newest


def recover(starter: Starter, output: Path) -> None:
    """The plain run after a kill. Raises `Broken` if it does not end well."""
    starter.start(output)
    if status := starter.wait():
        raise Broken(f"the plain run after the kill ended with {status}:\n{output.read_text('utf-8')[-3000:]}")


def check_recovered(world: World, wanted: Marts) -> None:
    """Raises `Broken` unless everything is as if nothing had happened."""
    world.check_ledger()
    world.check_tidy()
    if (found := world.marts()) != wanted:
        different = [table for table in wanted if found.get(table) != wanted[table]]
        raise Broken(f"after the plain run these differ from an undisturbed build: {different}")
