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

from orchestration.look import look_into
from orchestration.report.kept import Page, files_of, made_by, note_page, page_before
from orchestration.report.names import name_table
from orchestration.report.pack import pack
from orchestration.report.parts import FACTS as PLACED
from orchestration.report.parts import NAMED, Parts
from orchestration.report.proofs import TABLES as PROOFS
from orchestration.report.tables import FACTS, Tables
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
MEMORY = "1GB"  # of the tables made on the way; what does not fit is spilled beside the file
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
class Written:
    """A page's files that lie aside: facts by table, the build they show, how many parts they are, the sha256 of each file."""

    facts: Mapping[str, int]
    build_id: str
    parts: int
    digests: Mapping[str, str]


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
    try:
        written = _write_aside(settings, page_before(folder)) or _write_aside(settings, None)
        assert written is not None  # nothing is taken over from no page
        name, size = _name_of(aside, written.digests), sum(path.stat().st_size for path in aside.iterdir())
        if not (folder / name).exists():
            os.replace(aside, folder / name)
    except duckdb.Error as error:
        raise ReportError(f"{settings.published_file} cannot be read: {str(error).splitlines()[0]}") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    index = _index(name, written.parts)
    _switch(folder, name, index)
    of_parts = {file: written.digests[file] for part in range(written.parts) for file in files_of(part)}
    note_page(folder, Page(name, written.build_id, written.parts, made_by(), of_parts))
    return Report(folder / "index.html", written.facts, size + len(index.encode()), time.monotonic() - started)


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


def _write_aside(settings: Settings, before: Page | None) -> Written | None:
    """Writes all files of the page but its index; those of parts that were not touched since `before` are linked from it.

    None if they are not there any more, or not what that page was made of.
    """
    aside = settings.report / ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    scripts = "\n".join((PAGE / script).read_text("utf-8") for script in SCRIPTS)
    (aside / "d3.js").write_text(_library().read_text("utf-8"), "utf-8")
    (aside / "page.js").write_text(f'"use strict";\n(() => {{\n{scripts}\n}})();\n', "utf-8")
    (aside / "page.css").write_text((PAGE / "page.css").read_text("utf-8"), "utf-8")
    with look_into(settings.published_file, MEMORY) as connection:
        parts = Parts(connection)
        everything = set(range(parts.count))
        wanted = parts.touched_since(before.build_id) if before and before.parts == parts.count else everything
        if before and wanted != everything:
            try:
                before.link(settings.report, aside, everything - wanted)
            except OSError:
                return None
        parts.prepare(wanted)
        for part in sorted(wanted):
            for file, names in zip(files_of(part), ((*NAMED, *PLACED), PROOFS), strict=True):
                pack(aside / file, Path(file).stem, {}, ((name, parts.table(name, part)) for name in names))
        tables = Tables(connection)
        build = tables.build
        told = {"build": build, "library": f"D3 (mpld3 {version('mpld3')})", "parts": parts.count}
        rows = pack(aside / "facts.js", "facts", told, _facts(tables, settings.report / SPELLED))
        pack(aside / "proof.js", "proof", {}, ((name, tables.table(name)) for name in PROOFS))
    digests = {path.name: _sha256(path) for path in sorted(aside.iterdir())}
    if before and not before.has(digests, everything - wanted):
        return None
    facts = {**parts.facts, **{name: rows[name] for name in ("contradictions", "doubts")}}
    return Written(facts, str(build.get("build_id")), parts.count, digests)


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


def _name_of(folder: Path, digests: Mapping[str, str]) -> str:
    """A name after the content of a folder's files."""
    told = (f"{name}\0{(folder / name).stat().st_size}\0{digest}" for name, digest in sorted(digests.items()))
    return hashlib.sha256("\0".join(told).encode()).hexdigest()[:FOLDER_NAME]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _index(folder: str, parts: int) -> str:
    """The page's own markup: scripts cannot load scripts here, so each part is named. All facts come before the first proof."""
    files = [file for files in zip(*map(files_of, range(parts)), strict=True) for file in files]
    scripts = "\n".join(f'<script defer src="{folder}/{file}"></script>' for file in files)
    return (PAGE / "index.html").read_text("utf-8").replace("{{parts}}", scripts).replace("{{folder}}", folder)


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
