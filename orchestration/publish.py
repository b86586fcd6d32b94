"""Publishing: the finished build becomes the file that BI tools open, whole or not at all.

Belongs here: closing a tested build, the copy, its audit, the rename, the way back. Does not belong here: who may write (locks.py), what
the seal on a build says (sealed.py), what is in the tables.

Why so: tried with 5 readers at work and `kill -9` at every step, only copy + fsync + rename + fsync(folder) never showed a reader an
error, a mixture or an old state (docs/adr/0001-publish-by-copy-and-rename.md). Renaming without fsync leaves an empty file after a power
cut; copying over the open file crashes readers; a stale .wal beside the target is replayed into it silently.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from orchestration.locks import STORAGE, WarehouseBusy, holder, storage_version, wal_of
from orchestration.look import MEMORY, look_into
from orchestration.past_the_cache import chunks
from orchestration.past_the_cache import copy as copy_past_the_cache
from orchestration.sealed import read_seal, write_seal
from orchestration.settings import PROJECT, Settings
from orchestration.staging_parts import sync_folder

# Times the size of the build that must be free: its copy, and as much again for what else is written meanwhile.
ROOM = 2.0
LEAST_ROOM = 32 << 20  # bytes free for a first build, whose size nobody knows
READER = Path(__file__).with_name("read_whole.py")


class PublishError(RuntimeError):
    """The build was not published; the published file is as it was. The message says why."""


class OtherBytes(PublishError):
    """A file is not the one that it should be."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: `rows` by table (schema.table), `tests` that the build passed."""

    path: Path
    build_id: str
    sha256: str
    size: int
    rows: Mapping[str, int]
    tests: int


def seal(settings: Settings, build_id: str) -> str:
    """Closes the build that dbt has just finished and tested, and notes the hash of its bytes: only those may be published.

    Returns the sha256. Raises `PublishError` if the file is not in a state to be copied.
    """
    build = settings.build_file
    with duckdb.connect(str(build)) as con:
        con.execute("force checkpoint")
        storage = storage_version(con)
    if wal_of(build).exists():
        raise PublishError(f"{wal_of(build).name} is still there after a checkpoint: something else has the build open")
    if not storage.startswith(STORAGE):
        raise PublishError(f"{build} is of storage version {storage}, not {STORAGE}: build again with `make run`")
    sha256 = _sha256(build)
    write_seal(settings, build_id, sha256)
    return sha256


def publish(settings: Settings, build_id: str) -> Published:
    """Publishes `build.duckdb`, which must be the sealed build `build_id`. The caller holds the write lock.

    Raises `PublishError` and leaves the published file untouched if the build is not whole, not tested or not copied exactly.
    """
    target, candidate = settings.published_file, settings.warehouse / f".{settings.published_file.name}.{build_id}.tmp"
    clean_leftovers(settings)
    tests = audit_tests(settings, build_id)
    sealed = _sealed(settings, build_id)
    need_room(settings)
    try:
        _copy(settings.build_file, candidate)
        try:
            rows = _verify(candidate, build_id, sealed, target if target.exists() else None)
        except OtherBytes:
            raise PublishError(_what_differs(settings.build_file, sealed)) from None
        _replace(settings, candidate)
    except BaseException:
        candidate.unlink(missing_ok=True)
        raise
    return Published(target, build_id, sealed, target.stat().st_size, rows, tests)


def rollback(settings: Settings) -> Path:
    """Puts the newest file of history/ back in place; returns which one it was. The caller holds the write lock.

    Needs no room on the disk: the file gets its old name back.
    """
    candidate = settings.warehouse / f".{settings.published_file.name}.rollback.tmp"
    clean_leftovers(settings)
    for version in sorted(settings.history.glob("*.duckdb"), reverse=True):
        if not settings.published_file.exists() or not version.samefile(settings.published_file):
            break
        version.unlink()  # a publish or rollback that died had linked what is published still, or already
    else:
        raise PublishError(f"there is no earlier version in {settings.history}")
    read_whole(version)
    os.link(version, candidate)
    _refuse_wal(settings.published_file)
    os.replace(candidate, settings.published_file)
    sync_folder(settings.warehouse)
    version.unlink()
    return version


def refuse_unreadable(settings: Settings) -> None:
    """A build carries the history of the rows over from the published file: raises `PublishError` if that cannot be read."""
    if not settings.published_file.exists():
        return
    _refuse_wal(settings.published_file)
    try:
        with look_into(settings.published_file) as con:
            con.execute("select count(*) from duckdb_columns()")
    except duckdb.Error as error:
        if busy := holder(error, settings.published_file):
            raise WarehouseBusy(f"{busy}; readers open it read-only") from None
        raise PublishError(
            f"{settings.published_file}, which holds the history of the rows, cannot be read: {str(error).splitlines()[0]} "
            "`make rollback` puts the version before it back; if the file is moved away, history begins anew"
        ) from None


def clean_leftovers(settings: Settings) -> None:
    """Removes candidates of publishes that died."""
    for leftover in settings.warehouse.glob(f".{settings.published_file.name}.*.tmp*"):
        leftover.unlink()


def audit_tests(settings: Settings, build_id: str) -> int:
    """How many dbt tests passed in this build; raises `PublishError` unless each test of the manifest did.

    Dagster's gate can be walked around (materialising only the last asset, `dbt run`, `--exclude`), so the evidence itself is read.
    """
    try:
        manifest = json.loads((settings.dbt_target / "manifest.json").read_text("utf-8"))
        results = json.loads((settings.dbt_target / "run_results.json").read_text("utf-8"))
    except FileNotFoundError as error:
        raise PublishError(f"dbt has left no {Path(error.filename).name}: build with `make run`") from None
    except ValueError:  # dbt died while it wrote them
        raise PublishError("what dbt has left cannot be read: build with `make run`") from None
    built = results["metadata"].get("env", {}).get("BUILD_ID")
    if built != build_id:
        raise PublishError(f"the newest dbt results are of build {built}, not {build_id}: build with `make run`")
    tests = {
        key: node
        for key, node in manifest["nodes"].items()
        if node["resource_type"] == "test" and node["config"].get("enabled", True)
    } | manifest.get("unit_tests", {})
    status = {result["unique_id"]: result["status"] for result in results["results"]}
    wrong = sorted(
        f"{key.split('.')[2]} ({status.get(key, 'did not run')})"
        for key, node in tests.items()
        if status.get(key) != "pass" and not (status.get(key) == "warn" and _is_advice(node))
    )
    if wrong:
        raise PublishError(f"{len(wrong)} of {len(tests)} dbt tests have not passed: {', '.join(wrong[:5])}")
    tested = {name for node in tests.values() for name in node["depends_on"]["nodes"]}
    if bare := sorted(published_models(manifest).keys() - tested):
        raise PublishError(f"no dbt test says what must hold of {', '.join(bare[:5])}")
    return len(tests)


def _is_advice(test: Mapping[str, Any]) -> bool:
    """A test may warn only if its yml says that it is advice: setting the severity of a promise to `warn` is no way to publish."""
    return bool(test["config"].get("meta", {}).get("advice"))


def published_models(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """The models of dbt's manifest whose tables are for readers."""
    return {
        key: node
        for key, node in manifest["nodes"].items()
        if node["resource_type"] == "model" and node["schema"] in {"marts", "history", "meta"}
    }


def read_whole(path: Path, before: Path | None = None, sealed: str = "") -> dict[str, int]:
    """Reads all of a DuckDB file; returns schema.table → rows. Raises `PublishError` if a table or view in it cannot be read.

    Of what is the same in the file `before`, which was read whole when it was published, checksums alone are compared. Raises
    `OtherBytes`, with nothing read, if the file has not the sha256 `sealed`.
    """
    # -P: what lies beside the script is no library of it.
    command = [sys.executable, "-P", str(READER), str(path), MEMORY, str(before or ""), sealed]
    libraries = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), str(PROJECT)]))
    environment = os.environ | {"PYTHONPATH": libraries}
    child = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if child.returncode:
        raise PublishError(f"{path} cannot be read: {child.stderr.strip().splitlines()[-1]}")
    rows = json.loads(child.stdout.splitlines()[-1])["rows"]
    if rows is None:
        raise OtherBytes(f"{path} has another sha256 than {sealed}")
    return dict(rows)


def need_room(settings: Settings) -> None:
    """Raises `PublishError` if the disk has no room for a build and its copy."""
    size = settings.build_file.stat().st_size if settings.build_file.exists() else 0
    need, free = max(int(ROOM * size), LEAST_ROOM), shutil.disk_usage(settings.warehouse).free
    if free < need:
        raise PublishError(
            f"the disk is nearly full: {free >> 20} MiB are free, {need >> 20} MiB are needed in {settings.warehouse}"
        )


def _sealed(settings: Settings, build_id: str) -> str:
    """The sha256 of the tested build."""
    if not settings.build_file.exists():
        raise PublishError(f"there is no {settings.build_file}")
    if wal_of(settings.build_file).exists():
        raise PublishError(f"{settings.build_file} was written to after its tests: build again with `make run`")
    seal = read_seal(settings)
    if seal is None or seal.build_id != build_id:
        raise PublishError(
            f"what is tested is build {seal.build_id if seal else 'unknown'}, not {build_id}: build with `make run`"
        )
    return seal.sha256


def _copy(source: Path, target: Path) -> None:
    """A copy on disk for certain, never a hard link: the next build writes into the source."""
    copy_past_the_cache(source, target)
    with target.open("rb+") as copy:
        os.fchmod(copy.fileno(), 0o444)  # no tool can open it for writing by mistake and leave a .wal
        os.fsync(copy.fileno())


def _what_differs(build: Path, sealed: str) -> str:
    """Why a copy of the build is not what was sealed."""
    if _sha256(build) != sealed:
        return f"{build} was changed after its tests: build again with `make run`"
    return "the copy differs from the build: is the disk sound?"


def _verify(candidate: Path, build_id: str, sealed: str, before: Path | None) -> dict[str, int]:
    """Rows by table of the copy, which must be the sealed bytes, readable to the last, and of the build that it is taken for."""
    rows = read_whole(candidate, before, sealed)
    with look_into(candidate) as con:
        stamps = con.execute("select build_id from meta.build").fetchall()
    if stamps != [(build_id,)]:
        raise PublishError(f"the build file says it is build {stamps}, not {build_id}")
    return rows


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    for chunk in chunks(path):
        digest.update(chunk)
    return digest.hexdigest()


def _replace(settings: Settings, candidate: Path) -> None:
    target = settings.published_file
    _refuse_wal(candidate)
    _refuse_wal(target)
    if target.exists():
        settings.history.mkdir(exist_ok=True)
        seconds, nanoseconds = divmod(target.stat().st_mtime_ns, 10**9)
        kept = settings.history / f"{time.strftime('%Y%m%dT%H%M%S', time.gmtime(seconds))}.{nanoseconds:09}Z.duckdb"
        kept.unlink(missing_ok=True)
        os.link(target, kept)
        sync_folder(settings.history)
    os.replace(candidate, target)
    sync_folder(settings.warehouse)
    for old in sorted(settings.history.glob("*.duckdb"))[: -settings.keep_last] if settings.history.is_dir() else []:
        old.unlink()


def _refuse_wal(path: Path) -> None:
    if wal_of(path).exists():
        raise PublishError(
            f"{wal_of(path)} exists: a tool has opened the published file for writing; look into it, then delete it"
        )
