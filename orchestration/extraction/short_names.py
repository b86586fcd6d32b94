"""Names that an article gives in full once and in short later: 石化新城 for a zone named with its city, a firm's coined word alone.

Belongs here: what holds for one article as a whole. Does not belong here: names of single sentences (names.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from orchestration.extraction.article import Name, View
from orchestration.extraction.lexicon import alternation

_SHORTEST_ALIAS = 4


def add_short_names(views: Sequence[View], head_of: Callable[[str], str]) -> None:
    """A platform named in full may later drop the region its name opens with, a firm all but the word it opens with."""
    full = {name.text: name for view in views for name in view.names if name.kind == "platform"}
    for view in views:
        for name in view.names:
            stem = name.text.removesuffix("管委会").removesuffix("管理委员会")
            if name.kind == "government" and stem != name.text and len(stem) >= _SHORTEST_ALIAS:
                full.setdefault(
                    stem, Name(name.start, name.start + len(stem), stem, "platform", stem, name.code, "committee")
                )
    regions = {
        text
        for view in views
        for name in view.names
        if name.kind == "region"
        for text in (name.text, name.canonical.rstrip("省市区县"))
    }
    short: dict[str, Name] = {}
    for text, name in full.items():
        for region in regions:
            rest = text.removeprefix(region).lstrip("省市区县")
            if rest != text and len(rest) >= _SHORTEST_ALIAS:
                short[rest] = name
    for view in views:
        for name in view.names:
            head = head_of(name.text) if name.kind == "enterprise" and name.rule != "lexicon" else ""
            if head and head not in regions:
                short.setdefault(head, name)
    if not short:
        return
    anywhere = re.compile(alternation(short))
    last: Name | None = None  # the platform last named in full, nearer than the first of that ending
    for view in views:
        names = []
        for n in view.names:
            if n.kind == "platform" and n.text in short:
                meant = last if last is not None and last.text.endswith(n.text) else short[n.text]
                n = replace(meant, start=n.start, end=n.end, rule="short_form")
            elif n.kind == "platform":
                last = n
            names.append(n)
        for match in anywhere.finditer(view.text):
            start, end = match.span()
            if not any(other.start < end and start < other.end for other in names):
                name = short[match.group()]
                said = (
                    name.text if name.kind == "platform" else match.group()
                )  # a park is called by its full name, a firm as written
                names.append(replace(name, start=start, end=end, text=said, rule="short_form"))
        view.names = sorted(names, key=lambda other: other.start)
