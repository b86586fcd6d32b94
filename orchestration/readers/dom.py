"""HTML source → a tree, and a tree → the lines a reader sees.

Belongs here: template tags, limits on size and depth, block elements. Does not belong here: which lines are the story
(html.py, story.py).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from orchestration.readers.furniture import han_count
from orchestration.readers.outcome import Unreadable

# Portal pages reach some hundred thousand characters; beyond this, extraction takes minutes.
MAX_CHARACTERS = 4_000_000
# lxml and trafilatura silently return nothing for deeply nested pages (seen at 5,000); real pages nest below 60.
MAX_DEPTH = 200
# News pages have hundreds of tags, portals some thousands; 100,000 links took the extractor 20 seconds.
MAX_TAGS = 60_000

# What may stand between these never shows. Taken out by search, not by one pattern: a pattern is quadratic on unclosed
# ones.
_UNSHOWN = (("<!--", "-->"), ("<%", "%>"), ("<?", "?>"), ("{{", "}}"), ("{%", "%}"), ("${", "}"))
_CODE = (("<script", "</script>"), ("<style", "</style>"))
_LONGEST_TEMPLATE = 200_000
_TEMPLATE_PREFIXES = frozenset("c jsp fmt fn s x sql cms ui tiles decorator".split())
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)")
_DROPPED = frozenset(
    (
        "script style noscript template iframe object embed svg canvas form button select textarea input nav footer"
        " audio video head title meta link map"
    ).split()
)
_BLOCKS = frozenset(
    (
        "address article aside blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5"
        " h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul caption"
    ).split()
)
# The parser closes these by itself, so an unclosed one nests nothing.
_SELF_CLOSING = frozenset(
    (
        "p li td tr th option dt dd tbody thead br img meta link input hr area base col embed source track wbr param"
    ).split()
)
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """One line of a page. `path` is the place of its block element, as child numbers from the root; `link_share` (0–1)
    is linked text.
    """

    text: str
    path: tuple[int, ...]
    link_share: float

    @property
    def parent(self) -> tuple[int, ...]:
        """The path of the element around the line's own."""
        return self.path[:-1]


def parse(source: str) -> HtmlElement:
    """The page as a tree, without template tags. Raises Unreadable (too_large, too_deep, xml_entities, text_vanished,
    no_text).
    """
    if len(source) > MAX_CHARACTERS:
        raise Unreadable("too_large", f"{len(source)} characters of HTML, more than {MAX_CHARACTERS}")
    entity = re.search(r"<!ENTITY\b", source, re.IGNORECASE)
    if entity:
        raise Unreadable("xml_entities", f"the page declares its own entities at character {entity.start()}")
    source = _without(source, _UNSHOWN)
    shown = _without(source, _CODE)
    tags, depth, place = _structure(shown)
    if tags > MAX_TAGS:
        raise Unreadable("too_large", f"{tags} tags, more than {MAX_TAGS}")
    if depth > MAX_DEPTH:
        raise Unreadable("too_deep", f"elements nested {depth} deep at character {place}, more than {MAX_DEPTH}")
    if not source.strip():
        raise Unreadable("no_text", "the page holds nothing but template tags")
    try:
        root: HtmlElement = lxml.html.document_fromstring(
            source, parser=lxml.html.HTMLParser(encoding=None, remove_comments=True, remove_pis=True)
        )
    except (ParserError, ValueError) as error:
        raise Unreadable("no_text", f"no HTML could be read: {error}") from None
    visible = han_count(_without(shown, (("<", ">"),)))
    held = han_count(root.text_content())
    if visible >= 100 and held < visible / 2:
        raise Unreadable("text_vanished", f"the page shows {visible} Chinese characters, the parser kept {held}")
    return root


def _without(source: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """The source without what stands between each opening and its closing mark; unclosed marks stay. Linear in the
    source.
    """
    for opening, closing in pairs:
        opens, closes = re.compile(re.escape(opening), re.IGNORECASE), re.compile(re.escape(closing), re.IGNORECASE)
        kept, done, position = [], 0, 0
        while start := opens.search(source, position):
            end = closes.search(source, start.end())
            if end is None:
                break
            position = end.end()
            if position - start.start() <= _LONGEST_TEMPLATE:
                kept += [source[done : start.start()], " "]
                done = position
        source = "".join([*kept, source[done:]])
    return source


def _structure(source: str) -> tuple[int, int, int]:
    """How many tags there are, how deep elements nest at most, and where."""
    tags = depth = deepest = place = 0
    unclosed: Counter[str] = Counter()
    for match in _TAG.finditer(source):
        tags += 1
        name = match[2].lower()
        if name in _SELF_CLOSING:
            continue
        if not match[1]:
            unclosed[name] += 1
            depth += 1
        elif unclosed[name]:
            unclosed[name] -= 1
            depth -= 1
        if depth > deepest:
            deepest, place = depth, match.start()
    return tags, deepest, place


def blocks_of(root: HtmlElement) -> list[Block]:
    """The page's lines in reading order: one for each run of text between two block borders or <br>."""
    blocks: list[Block] = []
    pieces: list[str] = []
    linked = 0

    def flush(path: tuple[int, ...]) -> None:
        nonlocal linked
        text = " ".join("".join(pieces).split())
        if text:
            blocks.append(Block(text, path, min(1.0, linked / len(text))))
        pieces.clear()
        linked = 0

    def walk(element: HtmlElement, path: tuple[int, ...], in_link: bool) -> None:
        nonlocal linked
        for number, child in enumerate(element):
            if isinstance(child.tag, str) and not _is_unshown(child):
                is_block = child.tag in _BLOCKS
                here = (*path, number) if is_block else path
                if is_block or child.tag == "br":
                    flush(path)
                link = in_link or child.tag == "a"
                add(child.text, link)
                walk(child, here, link)
                if is_block:
                    flush(here)
            add(child.tail, in_link)

    def add(text: str | None, in_link: bool) -> None:
        nonlocal linked
        if text:
            pieces.append(text)
            if in_link:
                linked += len(" ".join(text.split()))

    body = root.find("body")
    start = body if body is not None else root
    add(start.text, False)
    walk(start, (), False)
    flush(())
    return blocks


def _is_unshown(element: HtmlElement) -> bool:
    """Code, form parts, template tags, what display:none hides; a large hidden part is a story shown by a script."""
    tag = str(element.tag)
    prefix, colon, _ = tag.partition(":")
    if tag in _DROPPED or (colon and prefix in _TEMPLATE_PREFIXES):
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style)) and han_count("".join(element.itertext())) < 500
