"""Region names that several regions bear (海城, 鼓楼): the one an article means.

Belongs here: what the article as a whole says of a name its sentence leaves open. Does not belong here: the names themselves (names.py,
regions.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from orchestration.extraction.article import Name, View
from orchestration.extraction.regions import UNIT_SIGNS, Regions

_OPENS_WITH_UNIT = re.compile(f"..{{1,5}}?[{UNIT_SIGNS}]")


def settle_regions(
    views: Sequence[View], body: str, regions: Regions, find_outlet: Callable[[], Name | None] = lambda: None
) -> None:
    """Gives a name that is open its code: of the region whose full name the article gives (海城市), else of the one inside another region
    it names or beside another of the same city, else inside the region its outlet is called after. A name that stays open keeps no code."""
    told: set[str] | None = None
    for view in views:
        for i, name in enumerate(view.names):
            if name.code is not None or name.kind not in ("region", "government", "event"):
                continue
            if name.kind != "region":
                view.names[i] = _body(name, regions)
                continue
            candidates = regions.codes(name.text)
            if len(candidates) < 2:
                continue
            full = [code for code in candidates if regions.by_code[code].name in body]
            if told is None:
                told = {other.code for seen in views for other in seen.names if other.code is not None}
            code = full[0] if len(full) == 1 else _within(candidates, told, regions)
            code = code or _within(candidates, {_city(outer, regions) for outer in told}, regions)
            outlet = find_outlet() if code is None else None
            if (
                outlet is not None and outlet.code is not None
            ):  # 鼓楼区 in 南京日报, or in a paper of another of its districts
                code = _within(candidates, {outlet.code}, regions)
                code = code or _within(candidates, {_city(outlet.code, regions)}, regions)
            if code is not None:
                view.names[i] = replace(name, code=code, canonical=regions.by_code[code].name)


def _within(candidates: Sequence[str], told: set[str], regions: Regions) -> str | None:
    """The one candidate that lies in a region the article names below the country."""
    inside = [code for code in candidates if any(outer != code and regions.within(code, outer) for outer in told)]
    return inside[0] if len(inside) == 1 else None


def _city(code: str, regions: Regions) -> str:
    """The prefecture that holds a county, else the region itself."""
    region = regions.by_code[code]
    above = regions.by_code.get(region.parent)
    return above.code if above is not None and above.level == "prefecture" else code


def _body(name: Name, regions: Regions) -> Name:
    """海城市委: the city is named in full, though its short name is open."""
    unit = _OPENS_WITH_UNIT.match(name.text)
    codes = regions.codes(unit.group()) if unit is not None else ()
    return replace(name, code=codes[0]) if len(codes) == 1 else name
