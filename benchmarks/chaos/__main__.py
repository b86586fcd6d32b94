"""The promises of docs/reliability.md, tried until they break or the counts are full.

    make chaos                                      everything, with the counts of issue 5: hours on two cores
    python -m benchmarks.chaos kills --kills 20     one part
    python -m benchmarks.chaos --seconds 600        each part for ten minutes at most

Each part prints its figures as it ends; the exit status is 1 if a promise was broken. Nothing of the project's own warehouse is touched.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from benchmarks.chaos.full_disk import fill_disks
from benchmarks.chaos.kills import kill_runs
from benchmarks.chaos.pairs import run_pairs
from benchmarks.chaos.readers import read_while_publishing
from benchmarks.chaos.starts import first_starts


class Figures(Protocol):
    """What a part returns."""

    faults: list[str]

    def lines(self) -> list[str]: ...


PARTS: dict[str, Callable[[Path, argparse.Namespace], Figures]] = {
    "readers": lambda folder, told: read_while_publishing(folder, told.publishes, told.queries, told.seconds),
    "kills": lambda folder, told: kill_runs(folder, told.kills, told.small, told.seed, told.seconds),
    "pairs": lambda folder, told: run_pairs(folder, told.pairs, told.small, told.seed, told.seconds),
    "starts": lambda folder, told: first_starts(folder, told.homes, told.seed, told.seconds),
    "disk": lambda folder, told: fill_disks(folder, told.small),
}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.chaos", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="part", help=f"of {', '.join(PARTS)}; default: all")
    parser.add_argument("--kills", type=int, default=200, help="runs killed")
    parser.add_argument("--publishes", type=int, default=100, help="publishes that readers are at work in, at least")
    parser.add_argument("--queries", type=int, default=10_000, help="queries asked meanwhile, at least")
    parser.add_argument("--pairs", type=int, default=21, help="pairs of runs at once")
    parser.add_argument("--homes", type=int, default=20, help="fresh homes of Dagster")
    parser.add_argument("--seconds", type=float, default=7200.0, help="of each part at most, beside setting it up")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of all random moments")
    parser.add_argument(
        "--small", action="store_true", help="with a dbt project of a dozen models: a run takes seconds"
    )
    parser.add_argument(
        "--folder", type=Path, help="where the warehouses are made and kept for the next call; default: temporary"
    )
    told = parser.parse_args()
    if unknown := sorted({*told.parts} - {*PARTS}):
        parser.error(f"there is no part {', '.join(unknown)}")
    broken = False
    for name in told.parts or PARTS:
        with tempfile.TemporaryDirectory(prefix=f"qiantang-{name}-") as temporary:
            started, folder = time.monotonic(), told.folder.resolve() / name if told.folder else Path(temporary)
            figures = PARTS[name](folder, told)
        print(
            "\n".join(figures.lines()) + f"\n             in {time.monotonic() - started:.0f} s, seed {told.seed}",
            flush=True,
        )
        broken |= bool(figures.faults)
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
