"""Names that an article gives in full once and in short later: 石化新城 for a zone named with its city, a firm's coined word alone.

Belongs here: what holds for one article as a whole. Does not belong here: names of single sentences (names.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from orchestration.extraction.article import Name, View

_SHORTEST_ALIAS = 4
_SHORTEST_CITY = 3
_SHORTEST_BARE = 2  # and its unit
_COMMITTEES = ("管委会", "管理委员会")
_LEVELS = "省市区县"
_UNITS = frozenset("镇乡村街路山湖江港桥站")
_END_OF_UNIT = re.compile("..{1,4}?[县市区]")


def add_short_names(views: Sequence[View], head_of: Callable[[str], str], not_cities: frozenset[str]) -> None:
    """A platform named in full may later drop the region its name opens with, a firm all but the word it opens with, a city all but
    its first letter (哈市) unless that makes one of `not_cities` (上市)."""
    names = [name for view in views for name in view.names]
    regions = [name for name in names if name.kind == "region"]
    short = _without_region(names, regions)
    short |= {head: name for head, name in _heads(names, regions, head_of).items() if head not in short}
    short |= {word: name for word, name in _city_letters(regions).items() if word not in not_cities}
    units = [*regions, *filter(None, map(_unit, names))]
    short |= {word: name for word, name in _bare_names(units).items() if word not in short}
    if not short:
        return
    words = list(short)
    automaton = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.NoncontiguousNFA)
    last: Name | None = None  # the platform last named in full, nearer than the first of that ending
    for view in views:
        named = view.names
        for i, n in enumerate(named):
            if n.kind == "platform" and n.text in short:
                meant = last if last is not None and last.text.endswith(n.text) else short[n.text]
                named[i] = replace(meant, start=n.start, end=n.end, rule="short_form")
            elif n.kind == "platform":
                last = n
        for number, start, end in automaton.find_matches_as_indexes(view.text):
            name = short[words[number]]
            if name.kind == "region" and view.text[end : end + 1] in _UNITS:
                continue  # 柳河|镇
            if not any(other.start < end and start < other.end for other in named):
                # A park and a city are called by their full names, a firm as written.
                said = words[number] if name.kind == "enterprise" else name.text
                named.append(replace(name, start=start, end=end, text=said, rule="short_form"))
        named.sort(key=attrgetter("start"))


def _without_region(names: Sequence[Name], regions: Sequence[Name]) -> dict[str, Name]:
    """What a platform is called without the region its name opens with; 某某管委会 names its platform too."""
    full = {name.text: name for name in names if name.kind == "platform"}
    for name in names:
        if name.kind == "government" and name.text.endswith(_COMMITTEES):
            stem = name.text.removesuffix("管委会").removesuffix("管理委员会")
            if len(stem) >= _SHORTEST_ALIAS:
                end = name.start + len(stem)
                full.setdefault(stem, Name(name.start, end, stem, "platform", stem, name.code, "committee"))
    short: dict[str, Name] = {}
    spellings = _spellings(regions)
    for text, name in full.items():
        for region in spellings:
            rest = text.removeprefix(region).lstrip(_LEVELS)
            if rest != text and len(rest) >= _SHORTEST_ALIAS:
                short[rest] = name
    return short


def _heads(names: Sequence[Name], regions: Sequence[Name], head_of: Callable[[str], str]) -> dict[str, Name]:
    """The coined words that firms' names open with."""
    firms: dict[str, Name] = {}
    for name in names:
        if name.kind == "enterprise" and name.rule != "lexicon":
            firms.setdefault(name.text, name)
    heads: dict[str, Name] = {}
    for text, name in firms.items():
        if head := head_of(text):
            heads.setdefault(head, name)
    places = _spellings(regions) if heads else set()
    return {head: name for head, name in heads.items() if head not in places}


def _spellings(regions: Sequence[Name]) -> set[str]:
    """As the article writes them, and their full names without the level."""
    return {name.text for name in regions} | {name.canonical.rstrip(_LEVELS) for name in regions}


def _city_letters(regions: Sequence[Name]) -> dict[str, Name]:
    """哈市 for 哈尔滨市: the first letter of the one city the article names that begins so."""
    cities = {
        name.canonical: name
        for name in regions
        if len(name.canonical) >= _SHORTEST_CITY and name.canonical.endswith("市")
    }
    letters = Counter(city[0] for city in cities)
    return {city[0] + "市": replace(name, text=city) for city, name in cities.items() if letters[city[0]] == 1}


def _bare_names(regions: Sequence[Name]) -> dict[str, Name]:
    """柳河 for 柳河县, also where the short name is a word of its own in other articles."""
    units = {
        name.text: name
        for name in regions
        if name.text[-1] in "县市区" and name.code and name.text == name.canonical and len(name.text) > _SHORTEST_BARE
    }
    return {text[:-1]: name for text, name in units.items()}


def _unit(name: Name) -> Name | None:
    """The region a body or an event is named after: 柳河县 of 柳河县人民政府."""
    if name.kind not in ("government", "event") or not name.code:
        return None
    end = _END_OF_UNIT.match(name.text)
    if end is None:
        return None
    text = end.group()
    return Name(name.start, name.start + len(text), text, "region", text, name.code, "government")
