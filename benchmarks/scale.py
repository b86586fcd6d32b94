"""What a build of many articles costs, and a build that adds one to them: seconds by step, memory, size.

    make bench-scale N=10000           articles and warehouse in warehouse/.scale/<N>, left there for another look

Belongs here: generating, building, measuring. Does not belong here: what the articles say (synthetic.py). Both builds are what `make run`
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
from pathlib import Path

from benchmarks.synthetic import Corpus
from orchestration.settings import Settings

PAGE_MIB = os.sysconf("SC_PAGE_SIZE") / (1 << 20)
ADDED = 10_000_000  # number of the article that is added: in no corpus


def build(title: str, raw: Path, warehouse: Path) -> None:
    """Runs one build and prints what it cost. Raises `SystemExit` with its output if it failed."""
    env = os.environ | {"QIANTANG_RAW": str(raw), "QIANTANG_WAREHOUSE": str(warehouse)}
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
    print(f"\n{title}: {time.monotonic() - started:.0f} s, {cpu:.0f} s of CPU, peak of memory {peak:,.0f} MiB")
    print("\n".join(line for line in log.read_text("utf-8").splitlines() if line.endswith(" s") and line[:2] == "  "))
    for layer, seconds in dbt_seconds(warehouse).items():
        print(f"    {layer:<40}{seconds:6.1f} s")


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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int)
    count = parser.parse_args().articles
    settings = Settings.from_env()
    folder = settings.warehouse / ".scale" / str(count)
    raw, warehouse = folder / "raw", folder / "warehouse"
    shutil.rmtree(folder, ignore_errors=True)
    warehouse.mkdir(parents=True)
    corpus = Corpus(settings.dbt_project / "seeds")
    corpus.write(raw, range(count))
    size = sum(path.stat().st_size for path in raw.rglob("*.md"))
    print(f"{count:,} articles, {size / 1e6:,.0f} MB, in {raw}")
    time.sleep(settings.settle_seconds)
    build("whole build", raw, warehouse)
    corpus.write(raw, range(ADDED, ADDED + 1))
    time.sleep(settings.settle_seconds)
    build("one article more", raw, warehouse)
    print(f"\npublished file {(warehouse / 'qiantang.duckdb').stat().st_size / 1e6:,.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
