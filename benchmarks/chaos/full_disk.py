"""The disk fills up at each step of a run: a clear sentence, the published file as it was, and once there is room a plain run.

Belongs here: a small disk of our own (a tmpfs, which needs root) and what fills it. Does not belong here: what must hold (world.py).
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.chaos.articles import other_state, write_state
from benchmarks.chaos.kills import STEPS
from benchmarks.chaos.world import RUN_SECONDS, Broken, World

SIZE_MIB = 320
CLEAR = re.compile(r"No space left on device|disk[^\n]*is (nearly )?full|could not (write|allocate)", re.IGNORECASE)


@dataclass(slots=True)
class FullDisks:
    """What came of it."""

    filled: list[str] = field(default_factory=list)  # the steps during which the disk was full
    skipped: str = ""
    faults: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        if self.skipped:
            return [f"full disk    skipped: {self.skipped}"]
        return [
            f"full disk    {len(self.filled)} times ({', '.join(self.filled)}): {len(self.faults)} faults",
            *(f"  FAULT      {fault}" for fault in self.faults),
        ]


def fill_disks(folder: Path, small: bool, steps: tuple[str, ...] = ("", *STEPS[:-1])) -> FullDisks:
    """A run for each of `steps` with a disk that is full from the end of that step on; "" is from the start."""
    done = FullDisks()
    try:
        with _small_disk(folder) as disk:
            world = World.at(disk / "world", small, "a")
            for step in steps:
                try:
                    _fill_after(world, step)
                except Broken as broken:
                    done.faults.append(f"full after '{step}': {broken}")
                done.filled.append(f"after '{step}'" if step else "from the start")
    except PermissionError as error:
        done.skipped = str(error)
    return done


def _fill_after(world: World, step: str) -> None:
    before, filler = world.settings.published_file.read_bytes(), world.settings.warehouse.parent.parent / "filler"
    write_state(world.settings.raw, other_state(world.settings.raw))
    if not step:
        _fill(filler)
    with world.start() as process:
        assert process.stdout is not None
        said = ""
        for line in process.stdout:
            said += line
            if step and step in line:
                _fill(filler)
        process.wait(timeout=RUN_SECONDS)
    if world.settings.published_file.read_bytes() != before:
        raise Broken("the published file has changed")
    filler.unlink()
    if not process.returncode:
        raise Broken(f"the run ended well on a full disk:\n{said}")
    if not CLEAR.search(said) or "Traceback" in said:
        raise Broken(f"it does not say what is wrong:\n{said}")
    world.run()
    world.check_ledger()
    world.check_tidy()


def _fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path]:
    """A tmpfs of our own. Raises `PermissionError` if there can be none."""
    if os.geteuid():
        raise PermissionError("mounting a small disk needs root")
    folder.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_MIB}m", "qiantang-chaos", str(folder)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PermissionError(done.stderr.strip())
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=False)
