"""What a build of many articles costs, and a build that adds one to them: seconds by step, memory, size.

    make bench-scale N=10000           articles and warehouse in warehouse/.scale/<N>, left there for another look

The same is asked of the sample articles first: what one article more costs there is the measure of what it may cost here. Of both it is
told what remains without the start of Dagster (until the first step has begun) and of dbt (until its first node has).

Belongs here: generating, building, measuring. Does not belong here: what the articles say (synthetic.py). Every build is what `make run`
does, in a process of its own; CPU seconds are told beside the others, since on a busy machine only those can be compared. Memory is the
most that the process and those it starts held together, looked at ten times a second.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.synthetic import Corpus
from orchestration.settings import PROJECT, Settings

PAGE_MIB = os.sysconf("SC_PAGE_SIZE") / (1 << 20)
ADDED = 10_000_000  # number of the article that is added: in no corpus


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of a build, and how many of them Dagster and dbt took to start."""

    seconds: float
    start: float

    @property
    def work(self) -> float:
        return self.seconds - self.start


def build(title: str, raw: Path, warehouse: Path) -> Cost:
    """Runs one build, prints and returns what it cost. Raises `SystemExit` with its output if it failed."""
    env = os.environ | {"QIANTANG_RAW": str(raw), "QIANTANG_WAREHOUSE": str(warehouse)}
    begun = datetime.now(UTC)
    before, started, peak = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic(), 0.0
    log = warehouse.parent / f"{title}.log"
    with log.open("w") as output:
        process = subprocess.Popen([sys.executable, "-m", "orchestration", "run"], env=env, stdout=output)
        while process.poll() is None:
            peak = max(peak, memory_of(process.pid))
            time.sleep(0.1)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if process.returncode:
        raise SystemExit(f"the build failed: {log}")
    cost = Cost(time.monotonic() - started, start_seconds(warehouse, begun))
    print(
        f"\n{title}: {cost.seconds:.0f} s, {cost.start:.0f} s of them to start, {cpu:.0f} s of CPU, peak of memory {peak:,.0f} MiB"
    )
    print("\n".join(line for line in log.read_text("utf-8").splitlines() if line.endswith(" s") and line[:2] == "  "))
    for layer, seconds in dbt_seconds(warehouse).items():
        print(f"    {layer:<40}{seconds:6.1f} s")
    return cost


def start_seconds(warehouse: Path, begun: datetime) -> float:
    """Seconds until the first step of the newest build began, whose process was started at `begun`, and those of dbt until its first node.

    A build's id is the time of its first step; dbt notes when it was called and when each node began.
    """
    first_step = datetime.strptime((warehouse / ".build_id").read_text().split("Z")[0], "%Y%m%dT%H%M%S%f")
    told = json.loads((warehouse / ".dbt" / "run_results.json").read_text("utf-8"))
    called = datetime.fromisoformat(told["metadata"]["invocation_started_at"])
    first_node = min(
        datetime.fromisoformat(timing["started_at"]) for result in told["results"] for timing in result["timing"]
    )
    return (first_step.replace(tzinfo=UTC) - begun).total_seconds() + (first_node - called).total_seconds()


def memory_of(pid: int) -> float:
    """MiB that a process and all below it hold."""
    try:
        held = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_MIB
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except FileNotFoundError:  # it has ended meanwhile
        return 0.0
    return held + sum(memory_of(int(child)) for child in children)


def dbt_seconds(warehouse: Path) -> Counter[str]:
    """Seconds of the newest dbt build by schema of the models, and of all tests; they run side by side, so the sum is more than it took."""
    nodes = json.loads((warehouse / ".dbt" / "manifest.json").read_text("utf-8"))["nodes"]
    seconds: Counter[str] = Counter()
    for result in json.loads((warehouse / ".dbt" / "run_results.json").read_text("utf-8"))["results"]:
        node = nodes.get(result["unique_id"], {})
        kind = result["unique_id"].split(".")[0]
        layer = node.get("schema") if kind == "model" else kind.replace("_", " ") + "s"
        seconds[f"dbt: {layer}"] += result["execution_time"]
    return seconds


def grown(title: str, raw: Path, warehouse: Path, corpus: Corpus) -> Cost:
    """Builds the articles of `raw`, then once more with one added; returns what that took."""
    settle = Settings.from_env().settle_seconds
    warehouse.mkdir(parents=True)
    time.sleep(settle)
    build(f"{title}, whole build", raw, warehouse)
    corpus.write(raw, range(ADDED, ADDED + 1))
    time.sleep(settle)
    return build(f"{title}, one article more", raw, warehouse)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int)
    count = parser.parse_args().articles
    settings = Settings.from_env()
    folder = settings.warehouse / ".scale" / str(count)
    raw, warehouse = folder / "raw", folder / "warehouse"
    shutil.rmtree(folder, ignore_errors=True)
    corpus = Corpus(settings.dbt_project / "seeds")
    shutil.copytree(PROJECT / "raw", folder / "samples" / "raw")
    measure = grown("the samples", folder / "samples" / "raw", folder / "samples" / "warehouse", corpus)
    corpus.write(raw, range(count))
    size = sum(path.stat().st_size for path in raw.rglob("*.md"))
    print(f"\n{count:,} articles, {size / 1e6:,.0f} MB, in {raw}")
    one_more = grown(f"{count:,} articles", raw, warehouse, corpus)
    print(f"\npublished file {(warehouse / 'qiantang.duckdb').stat().st_size / 1e6:,.0f} MB")
    print(
        f"one article more, without the start of Dagster and dbt: {one_more.work:.0f} s; to the samples {measure.work:.0f} s; "
        f"{one_more.work / measure.work:.1f} times as much"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
