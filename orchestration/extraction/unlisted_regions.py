"""Counties, cities and provinces that no list of regions holds: told by how an article calls them again and again.

Belongs here: what holds for one article as a whole. Does not belong here: regions of the list (regions.py), towns (name_bodies.py).

The list is that of the regions in force with their former names; an article may be older than those, speak of a planned unit, or call a
made-up one. Such a name has no code, as a town has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from orchestration.extraction.article import Name, View
from orchestration.extraction.regions import Regions
from orchestration.extraction.tokenizer import Tokenizer

UNLISTED = "unlisted"
# 沧溪县 at the head of a clause, after its time or after a word that leads to a place.
_STANDS = re.compile(
    r"(?:(?<![一-鿿\d])|(?<=[在由从为到至和与及对向让是于月日初底末年来间度前达户驻赴悉])|(?<=[省市州盟]))"
    r"(?P<core>[一-鿿]{2})(?P<unit>[省市县区])(?![道域级场份容属校辖外内里花])"
)
_OFFICE = re.compile("委|人民|政府|人大|政协|[一-鿿]{1,6}局")
_LEAST_SAID = 2
_ZONE, _THIS_ZONE = "区", re.compile("该区|[^一-鿿]区(?:里|委|政府|财政)")
# 先行区, 城市, 全县, 这个区: what a unit is or which, never what it is called.
_NO_CORE = re.compile(
    r"[一二三四五六七八九十百千万两几半双多份跨力拓级如含占比来杜场各全该本我这那每某整个新老旧大小强弱贫富外邻异同首省市县区州乡镇村]"
    r"|[老新古主]城|.[城跟两](?=市)|[的与和及在从对而还可会少把被让其有为将已又也就都是到由等于][一-鿿]"
    r"|.[一二三四五六七八九十的与和及在从对而节期全各该本我这那每某个级强大小老新主内外中心都园景社片库厂校院特郊山林牧农灾疫湖辖省市县区乡镇村街港保合示试验范超上退入面股楼房车花夜菜]"
)


def add_unlisted_regions(
    views: Sequence[View], tokenizer: Tokenizer, regions: Regions, is_scope: Callable[[str], bool]
) -> Name | None:
    """Adds them to the names of `views`; gives the one most spoken of. `is_scope` tells words for any place of a kind (经开区)."""
    body = "\n".join(view.text for view in views)
    units = {unit: times for unit, times in _units(body, tokenizer, regions).items() if not is_scope(unit)}
    if not units:
        return None
    for view in views:
        for unit in units:
            start = view.text.find(unit)
            while start >= 0:
                _add(view.names, unit, start)
                start = view.text.find(unit, start + len(unit))
        view.names.sort(key=attrgetter("start"))
    most = max(units, key=lambda unit: (units[unit], unit))
    return Name(0, 0, most, "region", most, None, UNLISTED)


def _units(body: str, tokenizer: Tokenizer, regions: Regions) -> dict[str, int]:
    """The names that more than one place in the article vouches for, with how often their first word is said."""
    found: dict[str, int] = {}
    for match in _STANDS.finditer(body):
        core, unit = match["core"], match.group()
        if regions.codes(unit) or unit in found:
            continue
        if _NO_CORE.match(unit) is None and not tokenizer.is_common(core):
            found[unit] = body.count(core)
    return {unit: times for unit, times in found.items() if _is_vouched_for(unit, times, body, tokenizer)}


def _is_vouched_for(unit: str, times: int, body: str, tokenizer: Tokenizer) -> bool:
    """A county or a city is called like nothing else; of a district more has to be said."""
    if unit[-1] != _ZONE or any(_OFFICE.match(body, end) is not None for end in _ends(unit, body)):
        return True
    # Words that the dictionary has are places of another kind: 中国区, 欧元区.
    known = tokenizer.knows(unit[:-1])
    return _THIS_ZONE.search(body) is not None or (times >= _LEAST_SAID and not known)


def _ends(unit: str, body: str) -> Iterator[int]:
    start = body.find(unit)
    while start >= 0:
        yield start + len(unit)
        start = body.find(unit, start + 1)


def _add(names: list[Name], unit: str, start: int) -> None:
    end = start + len(unit)
    over = [name for name in names if name.start < end and start < name.end]
    if not over:
        names.append(Name(start, end, unit, "region", unit, None, UNLISTED))
    elif len(over) == 1 and (over[0].start, over[0].end) == (start, end - 1) and over[0].kind == "region":
        names[names.index(over[0])] = Name(start, end, unit, "region", unit, None, UNLISTED)
    elif len(over) == 1 and over[0].kind == "government" and over[0].start == end - 1 and over[0].code is None:
        text = unit + over[0].text[1:]  # 沧溪|县政府
        names[names.index(over[0])] = replace(over[0], start=start, text=text, canonical=text)
