"""Names that an article gives in full once and in short later: 石化新城 for a zone named with its city, a firm's coined word alone.

Belongs here: what holds for one article as a whole. Does not belong here: names of single sentences (names.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from orchestration.extraction.article import Name, View
from orchestration.extraction.lexicon import alternation

_SHORTEST_ALIAS = 4
_SHORTEST_CITY = 3
_SHORTEST_BARE = 2  # and its unit
_UNITS = frozenset("镇乡村街路山湖江港桥站")
_END_OF_UNIT = re.compile("..{1,4}?[县市区]")


def add_short_names(views: Sequence[View], head_of: Callable[[str], str], not_cities: frozenset[str]) -> None:
    """A platform named in full may later drop the region its name opens with, a firm all but the word it opens with, a city all but
    its first letter (哈市) unless that makes one of `not_cities` (上市)."""
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
    short.update((word, name) for word, name in _city_letters(views).items() if word not in not_cities)
    short.update(_bare_names(views, short))
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
            if view.text[end : end + 1] in _UNITS and short[match.group()].kind == "region":
                continue  # 柳河|镇
            if not any(other.start < end and start < other.end for other in names):
                name = short[match.group()]
                # A park and a city are called by their full names, a firm as written.
                said = match.group() if name.kind == "enterprise" else name.text
                names.append(replace(name, start=start, end=end, text=said, rule="short_form"))
        view.names = sorted(names, key=lambda other: other.start)


def _city_letters(views: Sequence[View]) -> dict[str, Name]:
    """哈市 for 哈尔滨市: the first letter of the one city the article names that begins so."""
    cities = {
        name.canonical: replace(name, text=name.canonical)
        for view in views
        for name in view.names
        if name.kind == "region" and len(name.canonical) >= _SHORTEST_CITY and name.canonical.endswith("市")
    }
    letters = Counter(city[0] for city in cities)
    return {city[0] + "市": name for city, name in cities.items() if letters[city[0]] == 1}


def _bare_names(views: Sequence[View], known: Mapping[str, Name]) -> dict[str, Name]:
    """柳河 for 柳河县, also where the short name is a word of its own in other articles."""
    units = {
        name.text: name
        for view in views
        for name in map(_unit, view.names)
        if name is not None and name.text == name.canonical and len(name.text) > _SHORTEST_BARE
    }
    return {text[:-1]: name for text, name in units.items() if text[-1] in "县市区" and text[:-1] not in known}


def _unit(name: Name) -> Name | None:
    """The region a name is or opens with: 柳河县 and 柳河县人民政府."""
    if name.kind == "region" and name.code:
        return name
    if name.kind not in ("government", "event") or not name.code:
        return None
    end = _END_OF_UNIT.match(name.text)
    if end is None:
        return None
    text = end.group()
    return Name(name.start, name.start + len(text), text, "region", text, name.code, "government")
