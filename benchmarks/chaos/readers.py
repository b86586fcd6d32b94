"""Four readers query the published file without a pause while it is published anew, again and again.

Belongs here: the readers and what each query must show. Does not belong here: how a build comes about: builds are made up here, and
published by the real `publish`, audit and all.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb

from orchestration.publish import publish, seal
from orchestration.settings import Settings

# Two hold a connection (one for good, one as a pool that renews it now and then), two open a new one for each query (one by ATTACH).
MODES = ("held", "pooled", "new", "attached")
ROWS = 20_000
READER = """
import duckdb, json, sys, time
from collections import Counter
path, mode, stop = sys.argv[1:4]
from pathlib import Path
QUERY = '''
select build_id, row_count, (select count(*) from marts.facts), (select count(*) from marts.names),
    (select count(distinct build_id) from marts.facts), (select min(build_id) from marts.facts), (select max(build_id) from marts.names),
    (select sum(value) from marts.facts)
from meta.build'''
con, count, last, faults, seen = None, 0, "", Counter(), set()
def connect():
    return duckdb.connect(path, read_only=True, config={"threads": 1})
print(flush=True)
while not Path(stop).exists():
    try:
        if mode == "attached":
            con = con or duckdb.connect(config={"threads": 1})
            con.execute(f"attach '{path}' as warehouse (read_only)")
            con.execute("use warehouse")
            row = con.execute(QUERY).fetchall()[0]
            con.execute("use memory")
            con.execute("detach warehouse")
        else:
            if con is not None and (mode == "new" or (mode == "pooled" and count % 50 == 0)):
                con.close()
                con = None
            con = con or connect()
            row = con.execute(QUERY).fetchall()[0]
    except Exception as error:
        faults["failed: " + str(error)[:200]] += 1
        con = None
        continue
    build, rows, facts, names, kinds, first, other, total = row
    if (facts, names, kinds, first, other, total) != (rows, rows, 1, build, build, rows * (rows - 1) // 2):
        faults["mixed"] += 1
    if build < last:
        faults["backwards"] += 1
    last = build
    seen.add(build)
    count += 1
print(json.dumps({"queries": count, "builds": len(seen), "faults": faults}))
"""


@dataclass(slots=True)
class Reads:
    """What the readers saw."""

    publishes: int = 0
    queries: Counter[str] = field(default_factory=Counter)  # by mode
    builds: dict[str, int] = field(default_factory=dict)  # how many builds each saw
    faults: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        shares = ", ".join(f"{mode} {self.queries[mode]} (saw {self.builds.get(mode, 0)} builds)" for mode in MODES)
        return [
            f"readers      {self.queries.total()} queries during {self.publishes} publishes: {shares}",
            f"             {len(self.faults)} faults: failed, of two builds at once, or older than before",
            *(f"  FAULT      {fault}" for fault in self.faults),
        ]


def read_while_publishing(folder: Path, publishes: int, queries: int, seconds: float) -> Reads:
    """Publishes at least so often and until so many queries were asked, or until `seconds` are over."""
    warehouse = folder / "warehouse"
    settings = replace(Settings(), raw=folder, warehouse=warehouse, dagster_home=warehouse / ".dagster")
    shutil.rmtree(folder, ignore_errors=True)
    settings.dbt_target.mkdir(parents=True)
    done, stop, until = Reads(), folder / "stop", time.monotonic() + seconds
    _publish(settings, done)
    with _readers(settings.published_file, stop) as readers:
        rate, started = 0.0, time.monotonic()
        while time.monotonic() < until and (
            done.publishes < publishes or rate * (time.monotonic() - started) < queries
        ):
            _publish(settings, done)
            rate = _rate(settings)
        stop.touch()
        for mode, reader in zip(MODES, readers, strict=True):
            said, error = reader.communicate()
            if reader.returncode:
                done.faults.append(f"the reader '{mode}' died ({reader.returncode}): {error[-500:]}")
                continue
            saw = json.loads(said.splitlines()[-1])
            done.queries[mode], done.builds[mode] = saw["queries"], saw["builds"]
            done.faults += [f"{mode}: {fault} ({times} times)" for fault, times in saw["faults"].items()]
    return done


def _rate(settings: Settings) -> float:
    """Queries a second that four readers surely reach: this one alone, with a connection of its own, beside them."""
    started = time.monotonic()
    with duckdb.connect(str(settings.published_file), read_only=True, config={"threads": 1}) as con:
        con.execute("select count(*), sum(value) from marts.facts").fetchall()
    return 2 / (time.monotonic() - started)


@contextmanager
def _readers(published: Path, stop: Path) -> Iterator[list[subprocess.Popen[str]]]:
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READER, str(published), mode, str(stop)],
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for mode in MODES
    ]
    try:
        for reader in readers:
            assert reader.stdout is not None
            reader.stdout.readline()
        yield readers
    finally:
        stop.touch()
        for reader in readers:
            reader.wait()


def _publish(settings: Settings, done: Reads) -> None:
    """One more build, of one row more than the last."""
    build_id = f"20240102T030405{done.publishes:06}Z"
    rows = ROWS + done.publishes
    with duckdb.connect(
        str(settings.build_file), config={"storage_compatibility_version": "v1.4.0", "threads": 1}
    ) as con:
        con.execute("create schema if not exists marts; create schema if not exists meta")
        values = f"select range as value, '{build_id}' as build_id from range({rows})"
        con.execute(f"create or replace table marts.facts as {values}")
        con.execute(
            f"create or replace table marts.names as select md5(value::varchar) as name, build_id from ({values})"
        )
        con.execute(f"create or replace table meta.build as select '{build_id}' as build_id, {rows} as row_count")
    results = {"metadata": {"env": {"BUILD_ID": build_id}}, "results": []}
    (settings.dbt_target / "manifest.json").write_text(json.dumps({"nodes": {}}))
    (settings.dbt_target / "run_results.json").write_text(json.dumps(results))
    seal(settings, build_id)
    publish(settings, build_id)
    done.publishes += 1
