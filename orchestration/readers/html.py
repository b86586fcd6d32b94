"""Web pages (.html, .htm, .shtml): the story of a page by trafilatura, mended where it fails on Chinese news pages.

Belongs here: finding the story's element, the headline, machine-readable metadata. Does not belong here: turning
elements into lines (dom.py), judging lines (story.py).

trafilatura finds where the story is; the lines themselves are read from that part of the page, because it drops
sub-headings, lines set with <br> and tables. gne is asked when trafilatura leaves out most of the page's prose.
"""

from __future__ import annotations

import logging

import trafilatura
from gne import GeneralNewsExtractor
from lxml.html import HtmlElement, tostring

from orchestration.extraction.text import fold
from orchestration.readers import furniture, metadata
from orchestration.readers.dom import Block, blocks_of, parse
from orchestration.readers.outcome import Page, Unreadable
from orchestration.readers.story import MAX_LINES, make_line, squash, tell

FORMAT = "html"
# Below this share of the page's prose the first opinion is doubted: stories make up most of the prose of a news page.
_DOUBTFUL_SHARE = 0.6
_HEAD_LINES = 40  # how many lines above a story may hold its headline and byline
_TAIL_LINES = 30

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read_html(text: str) -> Page:
    """The story of a web page. Raises Unreadable (too_large, too_deep, xml_entities, text_vanished, no_text)."""
    root = parse(text)
    blocks = blocks_of(root)
    if len(blocks) > MAX_LINES:
        raise Unreadable("too_large", f"{len(blocks)} lines of text, more than {MAX_LINES}")
    values = metadata.metadata_of(root)
    stated, address = metadata.stated_date(root, values, text), metadata.address(root, values)
    found = _find_story(root, blocks)
    if found is None:
        raise Unreadable("no_text", "the page holds no line of running text")
    story, inside = found
    # Menus and other stories' headlines are links; a breadcrumb is too, but names the site.
    head = [make_line(block.text) for block in blocks[: story.start] if not _is_link(block)][-_HEAD_LINES:]
    body = [make_line(blocks[index].text) for index in story if index in inside]
    tail = [make_line(block.text) for block in blocks[story.stop :] if not _is_link(block)][:_TAIL_LINES]
    title, site = metadata.headline(root, values, [line.text for line in (*head, *body[:5])])
    page = tell(head, body, tail, title)
    page.published_on = stated or page.published_on
    page.source = page.source or metadata.first(values, metadata.SOURCE_META)
    page.author = page.author or metadata.first(values, metadata.AUTHOR_META)
    page.publisher = metadata.first(values, metadata.SITE_META) or site or page.publisher
    page.url = address
    return page


def _is_link(block: Block) -> bool:
    return block.link_share >= 0.6 and not furniture.is_breadcrumb(fold(block.text))


def _find_story(root: HtmlElement, blocks: list[Block]) -> tuple[range, set[int]] | None:
    """Where the story runs among the blocks, and which blocks stand in its element; None when the page has no prose."""
    prose = [
        index for index, block in enumerate(blocks) if block.link_share < 0.5 and furniture.is_prose(fold(block.text))
    ]
    total = sum(len(blocks[index].text) for index in prose)
    chosen = _matching(blocks, _by_trafilatura(root))
    if sum(len(blocks[index].text) for index in chosen) < _DOUBTFUL_SHARE * total:
        second = _matching(blocks, _by_gne(root))
        if sum(len(blocks[index].text) for index in second) > sum(len(blocks[index].text) for index in chosen):
            chosen = second
    chosen = chosen or prose
    if not chosen:
        return None
    container = _container(blocks, chosen)
    inside = {
        index
        for index, block in enumerate(blocks)
        if block.path[: len(container)] == container and block.link_share < 0.8
    }
    wanted = inside & {*chosen, *prose} or set(chosen)
    first, last = min(wanted), max(wanted)
    # A sub-heading may open the story, short lines may close it; both stand in the story's own element.
    while last + 1 in inside and not furniture.is_tail(fold(blocks[last + 1].text)):
        last += 1
    while first - 1 in inside and blocks[first - 1].parent == blocks[first].parent:
        first -= 1
    return range(first, last + 1), inside


def _container(blocks: list[Block], chosen: list[int]) -> tuple[int, ...]:
    """Path of the innermost element that holds nine tenths of the chosen text."""
    total = sum(len(blocks[index].text) for index in chosen)
    path: tuple[int, ...] = ()
    while True:
        weights: dict[tuple[int, ...], int] = {}
        for index in chosen:
            block = blocks[index]
            if len(block.path) > len(path) and block.path[: len(path)] == path:
                child = block.path[: len(path) + 1]
                weights[child] = weights.get(child, 0) + len(block.text)
        best = max(weights, key=lambda child: weights[child], default=None)
        if best is None or weights[best] < 0.9 * total:
            return path
        path = best


def _matching(blocks: list[Block], extracted: str) -> list[int]:
    """The blocks whose text an extractor kept; short ones prove nothing."""
    if not extracted:
        return []
    kept = squash(extracted)
    found = []
    for index, block in enumerate(blocks):
        bare = squash(block.text)
        if len(bare) >= 12 and block.link_share < 0.8 and bare[:60] in kept:
            found.append(index)
    return found


def _by_trafilatura(root: HtmlElement) -> str:
    try:
        return (
            trafilatura.extract(root, include_comments=False, include_tables=True, with_metadata=False, fast=True) or ""
        )
    except (ValueError, TypeError, AttributeError, AssertionError, RecursionError):
        return ""


def _by_gne(root: HtmlElement) -> str:
    try:
        return str(GeneralNewsExtractor().extract(tostring(root, encoding="unicode")).get("content") or "")
    except Exception:  # a second opinion may fail in any way: the first, and our own count of prose, remain
        return ""
