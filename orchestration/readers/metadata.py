"""What a web page says of itself beside its story: headline, site, day, source, address.

Belongs here: <meta>, <title>, JSON-LD, <time>, and the choice of the headline. Does not belong here: where the story is
(html.py), visible small print (byline.py).
"""

from __future__ import annotations

import json
import re
from datetime import date

from lxml.html import HtmlElement

from orchestration.extraction.text import fold
from orchestration.readers import furniture
from orchestration.readers.dates import moment_date
from orchestration.readers.story import squash

DATE_META = frozenset(
    (
        "article:published_time og:article:published_time og:published_time og:release_date weibo:article:create_at"
        " pubdate publishdate publish_date publishtime publish-date dc.date dc.date.issued dcterms.created"
        " datepublished date article.created releasedate createdate firstcreatetime maketime"
    ).split()
)
SOURCE_META = frozenset(("contentsource", "source", "article:source"))
AUTHOR_META = frozenset(("author", "article:author", "og:article:author", "dc.creator"))
SITE_META = frozenset(("og:site_name", "sitename", "application-name"))
TITLE_META = frozenset(("og:title", "articletitle", "title", "twitter:title"))
_TITLE_TAIL = re.compile(r"\s{0,9}(?:[_|｜丨]|\s[-–—]{1,9}\s?|[-–—]{1,9}\s|-{2,9}|-(?=[^-]{2,20}$))\s{0,9}")
_SCRIPT_MOMENT = re.compile(
    r"\b(?:ct|publish_time|publishTime|pubtime|create_time)\s{0,2}[=:]\s{0,2}[\"']"
    r"(\d{10}|\d{4}-\d\d-\d\d[^\"']{0,20})[\"']"
)
_OWN_NAMES = re.compile(r"^(?:首页|正文|新闻中心|无标题|网页|untitled)", re.IGNORECASE)


def metadata_of(root: HtmlElement) -> dict[str, list[str]]:
    """The page's <meta> values by lower-case name, and those of JSON-LD that we read."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = (element.get("name") or element.get("property") or element.get("itemprop") or "").strip().lower()
        value = (element.get("content") or "").strip()
        if name and value and len(value) <= 300:
            found.setdefault(name, []).append(value)
    for element in root.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        for item in data if isinstance(data, list) else [data]:
            if isinstance(item, dict):
                for key in ("datePublished", "headline"):
                    if isinstance(item.get(key), str):
                        found.setdefault({"headline": "og:title"}.get(key, key.lower()), []).append(item[key])
    return found


def first(metadata: dict[str, list[str]], names: frozenset[str]) -> str | None:
    return next(
        (value for name, values in metadata.items() if name in names for value in values if value.strip()), None
    )


def headline(root: HtmlElement, metadata: dict[str, list[str]], lines: list[str]) -> tuple[str | None, str | None]:
    """The headline and the site's name as the page's title tells it; None where unknown.

    The visible headline is the one the page's own title repeats, so an <h1> that is a logo or a section is passed over.
    """
    titles = [element.text_content() for element in root.iter("title")][:1]
    named = [
        " ".join(value.split())
        for value in (*titles, *(v for name in TITLE_META for v in metadata.get(name, ())))
        if value.strip()
    ]
    headings = [
        " ".join(element.text_content().split()) for level in ("h1", "h2", "h3") for element in root.iter(level)
    ]
    site = _site(titles[0]) if titles else None
    for candidates, least in ((headings, 4), (lines, 6)):
        for text in candidates:
            bare = squash(text)
            if (
                least <= len(bare) <= 80
                and any(bare in squash(value) for value in named)
                and not furniture.is_furniture(fold(text))
                and text != site
            ):
                return text, site
    for heading in headings:
        if (
            6 <= len(squash(heading)) <= 80
            and not furniture.is_furniture(fold(heading))
            and not furniture.is_tail(fold(heading))
            and not titles
        ):
            return heading, site
    for value in named:
        shortened = _without_site(value)
        if len(squash(shortened)) >= 6 and not _OWN_NAMES.match(shortened):
            return shortened, site
    return None, site


def _title_parts(title: str) -> list[str]:
    return [part for part in _TITLE_TAIL.split(" ".join(title.split())) if part.strip()]


def _site(title: str) -> str | None:
    """The site's name at the end of a page title: 某地启动新项目_某某网 → 某某网."""
    parts = _title_parts(title)
    name = parts[-1].strip("【】[]()（） ") if len(parts) > 1 else ""
    return name if name and len(name) <= 20 and (furniture.is_outlet(fold(name)) or "【" in parts[-1]) else None


def _without_site(title: str) -> str:
    """The title without names of site and section behind it."""
    parts = _title_parts(title)
    return parts[0].strip() if parts and len(squash(parts[0])) >= 6 else title


def stated_date(root: HtmlElement, metadata: dict[str, list[str]], text: str) -> date | None:
    """The day the page's machine-readable parts state: meta, JSON-LD, <time>, then the moment a WeChat page's script
    holds.
    """
    values = [value for name, found in metadata.items() if name in DATE_META for value in found]
    values += [element.get("datetime") or "" for element in root.iter("time")][:3]
    values += [match[1] for match in _SCRIPT_MOMENT.finditer(text)][:3]
    return next((day for value in values if (day := moment_date(value))), None)


def address(root: HtmlElement, metadata: dict[str, list[str]]) -> str | None:
    """The page's own address."""
    links = [
        element.get("href") or "" for element in root.iter("link") if (element.get("rel") or "").lower() == "canonical"
    ]
    return next(
        (value for value in (*links, *metadata.get("og:url", ())) if value.startswith(("http://", "https://"))), None
    )
