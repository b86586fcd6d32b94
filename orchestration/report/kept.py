"""What the page before was made of, so that parts that no build has touched since are taken over as they are.

Belongs here: the note beside the page, and linking its files. Does not belong here: which parts were touched (parts.py), how files are
made (build.py).
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from orchestration.staging_parts import write_text_atomically

NOTE = ".parts.json"


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its folder, the build it shows, into how many parts its facts are divided, and the sha256 of each file of a part."""

    folder: str
    build_id: str
    parts: int
    made_by: str
    digests: Mapping[str, str]

    def link(self, report: Path, folder: Path, parts: set[int]) -> None:
        """Puts the files of these parts into another folder. Raises `OSError` if one is gone."""
        for part in parts:
            for name in files_of(part):
                os.link(report / self.folder / name, folder / name)

    def has(self, digests: Mapping[str, str], parts: set[int]) -> bool:
        """Whether the files of these parts are, by their digests, what this page was made of."""
        return all(digests.get(name) == self.digests.get(name) for part in parts for name in files_of(part))


def files_of(part: int) -> tuple[str, str]:
    """Facts and proofs of a part."""
    return f"facts-{part}.js", f"proof-{part}.js"


def page_before(report: Path) -> Page | None:
    """The page that lies there; None if there is none, or none that this code and its libraries made."""
    try:
        page = Page(**json.loads((report / NOTE).read_text("utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None
    return page if page.made_by == made_by() and (report / page.folder).is_dir() else None


def note_page(report: Path, page: Page) -> None:
    write_text_atomically(report / NOTE, json.dumps(asdict(page)))


def made_by() -> str:
    """What decides which bytes a part becomes: with another, all parts are made anew."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    for package in ("duckdb", "pyarrow"):
        digest.update(f"{package} {version(package)}".encode())
    digest.update(f"zlib {zlib.ZLIB_RUNTIME_VERSION}".encode())
    return digest.hexdigest()
