"""What reading a file can come to: a page, a rejection, and the notes that go into the ledger.

Belongs here: records passed between the readers. Does not belong here: anything that decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Rejection:
    """One file that gives no article. `reason` is a short code to group by, `detail` says in plain words what was
    found.
    """

    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class ReadInfo:
    """How one article was read: encoding (utf-8, gb18030, …), format (text, html, markdown) and what was mended on the
    way.
    """

    encoding: str
    format: str
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Page:
    """What a format's reader finds in one page. `paragraphs` are the story's lines in order, without the headline."""

    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    publisher: str | None = None
    source: str | None = None
    author: str | None = None
    published_on: date | None = None
    published_month: date | None = None  # the first day of the month, where the page says no day
    url: str | None = None
    notes: list[str] = field(default_factory=list)


class Unreadable(Exception):
    """Raised inside the readers to reject a file; `readers.read` turns it into a `Rejection`, so it never leaves the
    package.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.rejection = Rejection(reason, detail)
