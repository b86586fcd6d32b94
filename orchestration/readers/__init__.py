"""Bytes of one file → one Article, or a Rejection that says why not.

Belongs here: the one way in, what all formats share around reading (limits, hash, script, inferred date). Does not
belong here: opening files (the ledger does, without following links), a format's own rules (one module a format).

To add a format: one module with a function text → Page, and its suffixes in `FORMATS`.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable

from orchestration.extraction.article import Article
from orchestration.extraction.text import fold
from orchestration.extraction.text_repair import close_up, repair
from orchestration.readers import html, markdown, text
from orchestration.readers.dates import infer_date, name_date, url_date
from orchestration.readers.encoding import decode, strip_invisible
from orchestration.readers.furniture import han_count
from orchestration.readers.outcome import Page, ReadInfo, Rejection, Unreadable
from orchestration.readers.script import script_of
from orchestration.readers.story import MAX_LINE

__all__ = ["FORMATS", "MAX_BYTES", "MAX_LINE", "MAX_STORY", "ReadInfo", "Rejection", "read"]

# The longest newspaper page measured is 0.02 MB of text; portal pages with inlined pictures reach some MB. Above this a
# file is no article.
MAX_BYTES = 20_000_000
# A five-year plan in full has some hundred thousand characters. What is longer is no article, and a text made to be slow is read at some
# thirty thousand characters a second.
MAX_STORY = 500_000
# Fewer Chinese characters than a one-sentence brief hold no fact with its subject, place and time.
LEAST_HAN = 20

_PAGE = re.compile(r"\s{0,200}(?:<\?xml[^<>]{0,200}\?>\s{0,20})?<(?:!doctype\s+html|html)\b", re.IGNORECASE)

FORMATS: dict[str, tuple[str, Callable[[str], Page]]] = {
    ".txt": (text.FORMAT, text.read_text),
    ".html": (html.FORMAT, html.read_html),
    ".htm": (html.FORMAT, html.read_html),
    ".shtml": (html.FORMAT, html.read_html),
    ".md": (markdown.FORMAT, markdown.read_markdown),
}


def read(data: bytes, name: str) -> tuple[Article, ReadInfo] | Rejection:
    """One article per file, or the reason why there is none. Never raises on any bytes.

    `name` is the file's name without its folder; its suffix chooses the format.
    """
    suffix = os.path.splitext(name)[1].lower()
    if suffix not in FORMATS:
        return Rejection(
            "unsupported_format", f"no reader for '{suffix}' files; there are readers for {', '.join(FORMATS)}"
        )
    if len(data) > MAX_BYTES:
        return Rejection("too_large", f"{len(data)} bytes, more than {MAX_BYTES}")
    label, reader = FORMATS[suffix]
    try:
        decoded, encoding, notes = decode(data)
        if suffix == ".txt":
            label, reader = _really(decoded)
        page = reader(decoded)
        article = _article(page, data, name)
    except Unreadable as refusal:
        return refusal.rejection
    except (RecursionError, MemoryError) as error:
        return Rejection("too_deep", f"the page is nested beyond what can be read ({type(error).__name__})")
    return article, ReadInfo(encoding, label, (*notes, *page.notes))


def _really(text: str) -> tuple[str, Callable[[str], Page]]:
    """The format of a .txt file: a web page or a Markdown file with front matter that was saved as text says so in its first line."""
    if _PAGE.match(text):
        return FORMATS[".html"]
    return FORMATS[".md" if markdown.has_front_matter(text) else ".txt"]


def _article(page: Page, data: bytes, name: str) -> Article:
    title = close_up(_one_line(page.title))
    paragraphs = repair([close_up(line) for line in map(_one_line, page.paragraphs) if line])
    body = "\n".join([title, *paragraphs] if title else paragraphs)
    if han_count(body) < LEAST_HAN or not paragraphs:
        raise Unreadable("no_text", f"{han_count(body)} Chinese characters of story were found, fewer than {LEAST_HAN}")
    longest = max(map(len, paragraphs))
    if longest > MAX_LINE:
        raise Unreadable("line_too_long", f"a paragraph of {longest} characters, more than {MAX_LINE}")
    if len(body) > MAX_STORY:
        raise Unreadable("too_large", f"a story of {len(body)} characters, more than {MAX_STORY}")
    folded = fold(body)
    inferred = infer_date(folded, page.published_month)
    stated = page.published_on or url_date(page.url)
    if not stated and (named := name_date(name)) and (inferred is None or named >= inferred):
        stated = named
    return Article(
        article_id=hashlib.sha256(data).hexdigest()[:16],
        article=name,
        title=title,
        body=body,
        publisher=_name(page.publisher),
        source=_name(page.source),
        author=_name(page.author),
        published_on=stated or inferred,
        published_how="stated" if stated else "inferred" if inferred else "unknown",
        url=page.url,
        script=script_of(body),
    )


def _name(raw: str | None) -> str | None:
    """An outlet's or a person's name in Simplified characters, so that reprints in both scripts name one outlet."""
    return fold(_one_line(raw)) or None if raw else None


def _one_line(raw: str) -> str:
    """The text on one line without outer spaces and without what entities smuggled in after decoding."""
    return " ".join(strip_invisible(raw)[0].split())
