"""The page's folder: written aside from the published file, then switched to in one rename.

Belongs here: which files the folder has and how a new page takes the place of the old. Does not belong here: what is in its tables.

warehouse/report/index.html names a folder beside it (after the hash of what is in it) that holds all else. A new page is a new folder and
then a new index.html, renamed over the old: who opens the page sees the old one or the new one whole. The folder before stays for those
who have just opened the old page.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pyarrow as pa

from orchestration.report.names import name_table
from orchestration.report.pack import pack
from orchestration.report.tables import FACTS, PROOF, Tables, open_tables
from orchestration.settings import Settings
from orchestration.staging_parts import sync_folder

PAGE = Path(__file__).parent / "page"
# One scope, in this order: each may use what stands before it.
SCRIPTS = (
    "arrow.js",
    "words.js",
    "store.js",
    "format.js",
    "dom.js",
    "marks.js",
    "chart_stages.js",
    "chart_series.js",
    "chart_targets.js",
    "table.js",
    "facts.js",
    "evidence.js",
    "search.js",
    "view_place.js",
    "view_overview.js",
    "view_names.js",
    "app.js",
)
FOLDER_NAME = 12  # hex digits of the hash
ASIDE = ".page.tmp"
SPELLED = ".names.parquet"  # how the names of the page before are spelled: names.py


class ReportError(RuntimeError):
    """The page was not built; the one before is as it was. The message says why."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was built: facts by table, bytes of the folder, seconds it took."""

    index: Path
    facts: Mapping[str, int]
    size: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Tried:
    """The page, or why there is no new one."""

    report: Report | None
    warning: str | None


def build_report(settings: Settings) -> Report:
    """Builds the page from the published file, which is only read. The caller holds the write lock.

    Raises `ReportError`, with the old page untouched, if there is nothing published or it cannot be read.
    """
    started = time.monotonic()
    if not settings.published_file.exists():
        raise ReportError(f"there is no {settings.published_file} to show: build it with `make run`")
    folder = settings.report
    aside = folder / ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    try:
        facts = _write_files(settings.published_file, aside, folder / SPELLED)
        name, size = _name_of(aside), sum(path.stat().st_size for path in aside.iterdir())
        if not (folder / name).exists():
            os.replace(aside, folder / name)
    except duckdb.Error as error:
        raise ReportError(f"{settings.published_file} cannot be read: {str(error).splitlines()[0]}") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    index = (PAGE / "index.html").read_text("utf-8").replace("{{folder}}", name)
    _switch(folder, name, index)
    return Report(folder / "index.html", facts, size + len(index.encode()), time.monotonic() - started)


def try_report(settings: Settings) -> Tried:
    """`build_report` for those whose own work is done: what goes wrong is a warning, of whatever kind it is, and breaks nothing."""
    try:
        return Tried(build_report(settings), None)
    except Exception as error:
        words = str(error) if isinstance(error, ReportError) else f"{type(error).__name__}: {error}"
        return Tried(None, f"the report page was not built and shows the build before: {words}")


def is_current(settings: Settings) -> bool:
    """Whether there is a page, and none of what it is made from is newer."""
    index = settings.report / "index.html"
    if not index.exists():
        return False
    sources = [settings.published_file, *PAGE.iterdir()]
    return index.stat().st_mtime_ns >= max(source.stat().st_mtime_ns for source in sources if source.exists())


def _write_files(published: Path, folder: Path, spelled: Path) -> dict[str, int]:
    """Writes all files of the page but its index; returns the facts by table."""
    scripts = "\n".join((PAGE / script).read_text("utf-8") for script in SCRIPTS)
    (folder / "d3.js").write_text(_library().read_text("utf-8"), "utf-8")
    (folder / "page.js").write_text(f'"use strict";\n(() => {{\n{scripts}\n}})();\n', "utf-8")
    (folder / "page.css").write_text((PAGE / "page.css").read_text("utf-8"), "utf-8")
    with open_tables(published) as tables:
        told = {"build": tables.build, "library": f"D3, from mpld3 {version('mpld3')}"}
        rows = pack(folder / "facts.js", "facts", told, _facts(tables, spelled))
        pack(folder / "proof.js", "proof", {}, ((name, tables.table(name)) for name in PROOF))
    return {name: rows[name] for name in ("landings", "measures", "targets", "contradictions", "doubts")}


def _facts(tables: Tables, spelled: Path) -> Iterator[tuple[str, pa.Table]]:
    for name in FACTS:
        yield name, tables.table(name)
    yield "names", name_table(tables.names(), spelled)


def _library() -> Path:
    """D3 as the package mpld3 brings it: found without importing the package, which would import matplotlib (0.3 s)."""
    spec = find_spec("mpld3")
    found = sorted(Path(next(iter(spec.submodule_search_locations or ()))).glob("js/d3.v5*.js")) if spec else []
    if not found:
        raise ReportError("the package mpld3, which brings D3 5, is not installed: `make setup`")
    return found[0]


def _name_of(folder: Path) -> str:
    """A name after the content of a folder's files."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:FOLDER_NAME]


def _switch(folder: Path, name: str, index: str) -> None:
    """Makes index.html point at the folder `name`; of the older folders only the newest stays."""
    aside = folder / ".index.html.tmp"
    with aside.open("w", encoding="utf-8") as file:
        file.write(index)
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, folder / "index.html")
    sync_folder(folder)
    others = [entry for entry in folder.iterdir() if entry.is_dir() and entry.name != name]
    for old in sorted(others, key=lambda entry: entry.stat().st_mtime_ns)[:-1]:
        shutil.rmtree(old)
