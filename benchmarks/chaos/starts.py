"""First starts: a fresh DAGSTER_HOME opened by several processes at once, or by one that is killed while it sets it up.

Belongs here: opening and killing. Does not belong here: runs.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from orchestration.settings import PROJECT, Settings

AT_ONCE = 3
OPENS = """
import sys
from orchestration.defs.instance import open_instance, sweep
from orchestration.defs.resources import POOL
from orchestration.settings import Settings
settings = Settings.from_env()
print(flush=True); sys.stdin.readline()
with open_instance(settings) as instance:
    sweep(instance, settings)
    assert [info.limit for info in instance.event_log_storage.get_pool_limits() if info.name == POOL] == [1]
    assert instance.get_runs() == []
"""


@dataclass(slots=True)
class Starts:
    """What came of the first starts."""

    homes: int = 0
    killed: int = 0
    faults: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        return [
            f"first starts {self.homes} fresh homes opened by {AT_ONCE} processes at once, one of which was killed in {self.killed}:"
            f" {len(self.faults)} faults",
            *(f"  FAULT      {fault}" for fault in self.faults),
        ]


def first_starts(folder: Path, count: int, seed: int, seconds: float) -> Starts:
    """Opens `count` fresh homes, or as many as fit into `seconds`; in the first, third … a process is killed at a random moment."""
    chance, done, until = random.Random(seed), Starts(), time.monotonic() + seconds
    while done.homes < count and time.monotonic() < until:
        warehouse = folder / f"home{done.homes}"
        settings = replace(Settings(), raw=folder, warehouse=warehouse, dagster_home=warehouse / ".dagster")
        processes = [_opens(settings) for _ in range(AT_ONCE)]
        for process in processes:
            assert process.stdout is not None
            process.stdout.readline()
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        if done.homes % 2 == 0:
            time.sleep(chance.uniform(0, 1.5))
            processes[0].send_signal(signal.SIGKILL)
        for process in processes:
            _, error = process.communicate()
            if process.returncode == -signal.SIGKILL:
                done.killed += 1
            elif process.returncode:
                done.faults.append(error[-1500:])
        done.homes += 1
    return done


def _opens(settings: Settings) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", OPENS],
        cwd=PROJECT,
        env=os.environ | settings.as_env(),
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
