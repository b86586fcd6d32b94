"""Markdown files (.md): front matter, headings, and the HTML that clippers leave in them.

Belongs here: Markdown marks. Does not belong here: HTML (dom.py), the story among the lines (story.py). Front matter is
read as plain `key: value` lines: a YAML parser would run anchors and tags that a file brings along.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from orchestration.extraction.text import fold
from orchestration.readers import furniture
from orchestration.readers.dates import first_date, moment_date, url_date
from orchestration.readers.dom import blocks_of, parse
from orchestration.readers.outcome import Page, Unreadable
from orchestration.readers.story import lines_of, split_dump, squash, tell

FORMAT = "markdown"

_FRONT = re.compile(r"\A\s*---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_\-一-鿿]{2,30})[ \t]{0,5}[:：][ \t]{0,5}(.{0,500})")
_KEYS = {
    "title": ("title", "标题"),
    "date": ("date", "published", "published_on", "pubdate", "publish_date", "日期", "发布时间"),
    "author": ("author", "作者"),
    "source": ("source", "来源"),
    "publisher": ("publisher", "site", "sitename", "媒体", "网站"),
    "url": ("url", "link", "source_url", "original_url", "链接", "原文链接"),
}
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(.{1,400}?)[ \t#]*$")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,2000}\)")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\(\s{0,3}<?([^()\s<>]{1,2000})>?(?:\s[^()\n]{0,200})?\)")
_BARE_LINK = re.compile(r"<?(https?://[^\s<>]{4,2000})>?")
_LIST_MARK = re.compile(r"^[ \t]{0,12}(?:[-*+][ \t]+|>[ \t]?)+")
_RULE = re.compile(r"^[ \t]{0,3}(?:[-*_=][ \t]?){3,}$|^\|?[\s:|-]{3,}\|?$")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|~~|`)(?=\S)([^*_`~\n]{1,500})\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,2000})?/?>")
# 《某地联播》 (20210309): a heading that is nothing but a programme's name and a date heads a collection, not a story.
_SHOW = re.compile(r"《([^《》]{2,20})》\s{0,3}[(\[]?\s{0,3}(?=\d|二〇)")


@dataclass(slots=True)
class _Source:
    """What the Markdown marks themselves say, and the text lines below them."""

    headings: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    url: str | None = None
    show: str | None = None
    show_date: date | None = None


def read_markdown(text: str) -> Page:
    """The story of a Markdown file. Raises Unreadable like read_html when the file embeds HTML."""
    front, rest = _front_matter(text)
    source = _plain(rest)
    title = front.get("title") or next(iter(source.headings), None)
    lines = lines_of("\n".join(source.lines))
    if title:
        # What stands above the headline belongs to the file, not to the story.
        places = [place for place, line in enumerate(lines[:60]) if squash(line.text) == squash(title)]
        head, below = (lines[: places[0]], lines[places[0] + 1 :]) if places else ([], lines)
        before, body, tail = split_dump(below)
        page = tell(head, [*before, *body], tail, title)
    else:
        page = tell(*split_dump(lines))
    page.published_on = (
        moment_date(fold(front.get("date", "")))
        or source.show_date
        or page.published_on
        or url_date(front.get("url") or source.url)
    )
    page.author = front.get("author") or page.author
    page.source = front.get("source") or page.source
    page.publisher = front.get("publisher") or page.publisher
    page.url = front.get("url") or source.url
    return page


def has_front_matter(text: str) -> bool:
    """Whether a file begins with front matter that names a title or a day."""
    front, _ = _front_matter(text)
    return "title" in front or "date" in front


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The front matter's known fields and the text behind it."""
    match = _FRONT.match(text)
    if not match:
        return {}, text
    found: dict[str, str] = {}
    for raw in match[1].split("\n"):
        entry = _FIELD.match(raw)
        if not entry:
            continue
        key, value = entry[1].lower(), entry[2].strip().strip("\"'").strip()
        for name, spellings in _KEYS.items():
            if key in spellings and value and not value.startswith(("!", "&", "*", "[", "{", "|", ">")):
                found.setdefault(name, value)
    if found.get("source", "").startswith(("http://", "https://")):
        found.setdefault("url", found["source"])
        del found["source"]
    return found, text[match.end() :]


def _plain(text: str) -> _Source:
    """The lines of a Markdown text without its marks; embedded HTML as the lines a reader sees."""
    found = _Source()
    html: list[str] = []

    def flush() -> None:
        if html:
            try:
                found.lines.extend(block.text for block in blocks_of(parse("\n".join(html))))
            except Unreadable as refusal:
                if refusal.rejection.reason != "no_text":
                    raise
            html.clear()

    for raw in text.split("\n"):
        heading = _HEADING.match(raw)
        if heading:
            flush()
            _add_heading(found, _inline(found, heading[2]))
        elif _TAG.search(raw) and not _BARE_LINK.fullmatch(raw.strip()):
            html.append(_inline(found, raw))
        elif html and raw.strip() and not _RULE.match(raw):
            html.append(_inline(found, raw))  # a paragraph's HTML may run over several lines
        elif not raw.strip() or _RULE.match(raw):
            flush()
        else:
            flush()
            found.lines.append(_inline(found, _LIST_MARK.sub("", raw)).replace("|", " "))
    flush()
    return found


def _add_heading(found: _Source, heading: str) -> None:
    heading = _TAG.sub("", heading).strip()
    folded = fold(heading)
    show = _SHOW.match(folded)
    day = first_date(folded)
    if show and day and len(squash(heading)) <= len(squash(show[1])) + 14:
        found.show, found.show_date = show[1], found.show_date or day
        return
    if heading:
        found.headings.append(heading)
        found.lines.append(heading)


def _inline(found: _Source, raw: str) -> str:
    """One line without emphasis, images and links; a lone link to the original gives the page's address."""
    raw = _IMAGE.sub("", raw)
    link = _LINK.fullmatch(raw.strip())
    if (
        link
        and found.url is None
        and link[2].startswith(("http://", "https://"))
        and furniture.is_furniture(fold(link[1]))
    ):
        found.url = link[2]
        return ""
    raw = _LINK.sub(r"\1", raw)
    raw = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", raw))
    return _ESCAPE.sub(r"\1", raw)
