"""The region inside the name of a firm or a project: 浦江银行宜昌分行, 宁夏灵武光伏电站.

Belongs here: reading regions out of names. Does not belong here: whether such a region is where the firm came to (landing_places.py).
"""

from __future__ import annotations

import re

from orchestration.extraction.article import Name
from orchestration.extraction.regions import Regions

_BRANCH = re.compile(
    r"(?:(?:市|县|区)?(?:分公司|子公司|有限公司|公司|分行|支行|分院|院区|校区|研究院|总部|基地|工厂|分部|分校|附属医院|医院)|"
    r"\((?P<city>[一-鿿]{2,6})\).*)$"
)
_SHORTEST_CITY = 2
_LONGEST_REGION = 8


class InnerRegions:
    """Reads one name after another; holds nothing but the regions."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions

    def tail(self, name: str) -> Name | None:
        """The region right before what makes a name a branch (浦江银行宜昌分行), in brackets (某集团(重庆)有限公司), or the city that a
        firm's name ends in."""
        match = _BRANCH.search(name)
        if match is None:
            city = self.region(name[-_SHORTEST_CITY:]) if len(name) >= 2 * _SHORTEST_CITY else None
            return city if city is not None and city.code and city.code.endswith("00") else None  # 空客天津
        stem, least = (match["city"], 0) if match["city"] is not None else (name[: match.start()], 1)
        for length in range(min(6, len(stem) - least), 1, -1):
            found = self.region(stem[-length:])
            if found is not None:
                return found
        return None

    def head(self, name: str) -> Name | None:
        """The deepest of the regions that a project's name begins with (宁夏灵武光伏电站 → 灵武)."""
        found, at = None, 0
        while True:
            for length in range(min(_LONGEST_REGION, len(name) - at), 1, -1):
                region = self.region(name[at : at + length])
                if region is not None:
                    found, at = region, at + length
                    break
            else:
                return found

    def region(self, text: str) -> Name | None:
        codes = () if text in self._regions.stopwords else self._regions.codes(text)
        if len(codes) != 1:
            return None
        region = self._regions.by_code[codes[0]]
        return Name(0, 0, text, "region", region.name, region.code, "inner")
