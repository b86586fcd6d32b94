"""Starts runs in no time: a process that has imported everything once and forks for each run.

    python -m benchmarks.chaos.starter      a line on stdin (where to write what is said, what to do) → a PID, then an exit status

Belongs here: the forking. Does not belong here: what becomes of the runs. A run forked so is `python -m orchestration run` without its
imports, which take half of the time of a small one and write nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType

from benchmarks.chaos.world import World
from orchestration.settings import PROJECT, Settings


class Starter:
    """The forking process of one world, as seen from outside. The world has been built once: a process in which dbt has parsed its
    project cannot fork (the child's dbt waits for ever), so the manifest must be there.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.chaos.starter"],
            cwd=PROJECT,
            env=world.env,
            text=True,
            bufsize=1,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._read()

    def __enter__(self) -> Starter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()

    def start(self, output: Path, action: str = "run") -> int:
        """Starts a run, whose words go to `output`; returns its PID, which is its process group as well.

        With the action `publish`, only the last asset is materialised, as by a click in the UI.
        """
        assert self.process.stdin is not None
        output.unlink(missing_ok=True)
        self.process.stdin.write(f"{output}\t{action}\n")
        return int(self._read())

    def wait(self) -> int:
        """The run's exit status, negative for a signal."""
        return int(self._read())

    def _read(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the starter has died")
        return line.strip()


def _run(output: str, action: str) -> int:
    os.setsid()
    fd = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.dup2(fd, 1)
    os.dup2(fd, 2)
    if action == "publish":
        return _publish_alone()
    sys.argv = ["orchestration", action]
    from orchestration.__main__ import main

    return main()


def _publish_alone() -> int:
    import dagster as dg

    from orchestration.definitions import defs
    from orchestration.defs.instance import open_instance

    with open_instance(Settings.from_env()) as instance:
        job = defs().resolve_job_def("build")
        last = [dg.AssetKey("qiantang_duckdb")]
        done = job.execute_in_process(instance=instance, asset_selection=last, raise_on_error=False)
    return 0 if done.success else 1


def serve() -> None:
    """Forks for each line of stdin until that ends."""
    if not (Settings.from_env().dbt_target / "manifest.stamp").exists():
        raise RuntimeError("the first run of a world must not be a forked one")
    import dbt.cli.main  # noqa: F401  # what a run imports later

    import orchestration.defs.instance
    import orchestration.summary  # noqa: F401
    from orchestration.definitions import defs

    defs()
    print("ready", flush=True)
    for line in sys.stdin:
        output, action = line.rstrip("\n").split("\t")
        pid = os.fork()
        if pid == 0:
            status = 70
            try:
                status = _run(output, action)
            finally:
                sys.stdout.flush()
                os._exit(status)
        print(pid, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


if __name__ == "__main__":
    serve()
