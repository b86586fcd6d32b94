"""The seal on a tested build: which bytes were tested, and whether the tables that the next build leaves as they are still are those.

Belongs here: the note that a build leaves beside its file, and what may be concluded from it. Does not belong here: publishing
(publish.py), which checks rely on it (quality.py, dbt_project/macros/proven.sql).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import version

import duckdb

from orchestration.ledger import code_version
from orchestration.locks import wal_of
from orchestration.look import look_into
from orchestration.settings import PROJECT, Settings
from orchestration.staging_parts import write_text_atomically


@dataclass(frozen=True, slots=True)
class Seal:
    """A build, the hash of its file, that file's size and time of change, and by which checks in Python it was tested."""

    build_id: str
    sha256: str
    size: int
    changed_ns: int
    checks: str


def write_seal(settings: Settings, build_id: str, sha256: str) -> None:
    stat = settings.build_file.stat()
    seal = Seal(build_id, sha256, stat.st_size, stat.st_mtime_ns, _checks(settings))
    write_text_atomically(settings.seal_file, json.dumps(asdict(seal)))


def read_seal(settings: Settings) -> Seal | None:
    """The newest seal; None if there is none, or none that this version wrote."""
    try:
        return Seal(**json.loads(settings.seal_file.read_text("utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def proven_build(settings: Settings) -> str:
    """The id of the build in build.duckdb, if every check of today passed on it, it was published and the file lies as it was then.

    Of such a build nothing needs to be proven again that the next one leaves as it is. Empty if there is none: after a build that failed,
    a rollback, a copy of the warehouse, a change of the checks.
    """
    seal, build = read_seal(settings), settings.build_file
    if seal is None or not build.exists() or wal_of(build).exists() or not settings.published_file.exists():
        return ""
    stat = build.stat()
    if (seal.size, seal.changed_ns, seal.checks) != (stat.st_size, stat.st_mtime_ns, _checks(settings)):
        return ""
    try:
        with look_into(settings.published_file) as con:
            published = con.execute("select build_id from meta.build").fetchall()
    except duckdb.Error:
        return ""
    return seal.build_id if published == [(seal.build_id,)] else ""


def _checks(settings: Settings) -> str:
    """Hash of what checks the staging tables; what tests the tables of SQL is part of the build's own state (in_process.py)."""
    digest = hashlib.sha256(f"{code_version(settings)} {version('polars')} {version('dataframely')}".encode())
    for name in ("quality.py", "staging.py", "staging_statements.py"):
        digest.update((PROJECT / "orchestration" / name).read_bytes())
    return digest.hexdigest()[:16]
