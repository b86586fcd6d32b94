"""Words that stand for a place (全市, 该园区, 我省): the place they mean in their article.

Belongs here: resolving a scope word. Does not belong here: which place of a clause is its subject (subjects.py).
"""

from __future__ import annotations

from orchestration.extraction.article import Name, View
from orchestration.extraction.chunks import Chunk
from orchestration.extraction.context import Context
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.regions import UNIT_SIGNS
from orchestration.extraction.subject_shapes import Subject, body_place, of_name

_THAT_REGION, _GROUNDS = frozenset("该" + sign for sign in UNIT_SIGNS), ("园", "基地", "中心")
_LONG_NAMES = ("自治区", "特别行政区")
_WHOLE_ZONES = {"综保区": "综合保税区", "自贸区": "自由贸易试验区", "自贸试验区": "自由贸易试验区"}


def _may_be(word: str, told: Name) -> bool:
    """Whether 该区 can mean the platform: 某某产业园 is no 区, but 某某新城 is one."""
    return word not in _THAT_REGION or not told.text.rstrip(")").endswith(_GROUNDS)


def _is_zone(told: Name) -> bool:
    return told.kind == "platform" and told.text.rstrip(")").endswith("区")


class Scopes:
    """Built once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._grammar = Grammar.of(lexicon)
        self._scope = {row["word"]: row["level"] for row in lexicon.rows("scope_words")}
        self._areas = lexicon.words(
            "platforms", "name", kind="area"
        )  # Taiwan's cities, which have no code of their own

    def resolve(self, here: Chunk, view: View, context: Context) -> Subject | None:
        word = here.text
        level = self._scope[word]
        told = context.subject
        if word.startswith("该") and told is not None and told.kind == "platform" and _may_be(word, told):
            return of_name(told, "scope")
        if word == "区内" and told is not None and told.kind == "platform" and told.text.endswith("区"):
            return of_name(told, "scope")  # of the zone just spoken of
        last = context.platforms[-1] if word == "区内" and context.platforms else None
        if told is None and last is not None and last.text.endswith("区") and context.main_place is not last:
            return of_name(last, "scope")  # 某某化工园区…。\n区内…
        if level == "town":
            here_before = (name for name in reversed(view.names) if name.start < here.start and name.kind == "region")
            towns = (*here_before, told, context.place, context.main_place, context.heading)
            town = next((name for name in towns if name is not None and name.text.endswith(self._grammar.towns)), None)
            if town is not None:
                return of_name(town, "scope")  # 全镇, of the town just spoken of
        if level == "nation":
            return Subject(word, "region", None, "scope")
        if level == "world":
            return Subject(word, "region", None, "scope_world")
        if level == "platform":
            stem = word.removeprefix("该").removeprefix("全")
            for name in view.names:
                if (
                    name.start < here.start
                    and name.kind == "platform"
                    and (stem in name.text or stem in self._grammar.any_platform)
                ):
                    return of_name(name, "scope")
            for name in view.names:
                zone = name.text.partition("管")[0]
                if name.start < here.start and name.kind == "government" and zone.endswith(stem) and zone != stem:
                    return Subject(zone, "platform", name.code, "scope")  # 某某高新区管委会…,高新区…
            spoken_of = (context.subject, context.platform, context.main_place)
            if stem in self._grammar.any_platform:  # 园区 of an article about one is that one, whatever it named since
                spoken_of = (context.subject, context.main_place, context.platform)
            for told in spoken_of:
                if (
                    told is not None
                    and told.kind == "platform"
                    and (
                        stem in told.text
                        or told.canonical.endswith(stem)  # 横琴, in full 横琴粤澳深度合作区
                        or stem in self._grammar.any_platform
                        or _WHOLE_ZONES.get(stem, stem) in told.text
                    )
                ):
                    return of_name(told, "scope")
            # 经开区, long after 沈阳经开区 was named and other parks since.
            ends = (stem, _WHOLE_ZONES.get(stem, stem))
            named = next((told for told in reversed(context.platforms) if told.text.endswith(ends)), None)
            return (
                of_name(named, "scope")
                if named is not None
                else self._zone_of_city(word, context) or self.parks_of(word, view, context)
            )
        own_sentence = [name for name in view.names if name.start < here.start and name.kind in ("region", "platform")]
        letter = next((sign for sign in reversed(word) if sign in UNIT_SIGNS), "")
        units = (n for n in (*reversed(own_sentence), told, context.place, context.main_place) if n is not None)
        nearest = next((n for n in units if n.text.endswith(letter)), None)
        if (
            nearest is not None
            and nearest.kind == "region"
            and (nearest.code is None or nearest.text in self._areas or self._is_former(nearest))
            and nearest.text not in self._scope
        ):
            return of_name(nearest, "scope")  # that no list of regions holds
        for own_name in reversed(own_sentence):
            if own_name.kind == "platform" and own_name.text.endswith(word[-1]) and word[-1] != "市":
                return of_name(own_name, "scope")  # 某某新区…,全区…
        provinces = {name.code[:2] for name in own_sentence if name.code and name.kind == "region"}
        named = next((name for name in reversed(own_sentence) if name.code and name.kind == "region"), None)
        if len(provinces) > 1 and context.main_region is not None:
            named = None  # 四川、广东位居前列…,全省: of the article's own province
        if word[-1] == "区":
            zones = (body_place(n) for n in view.names if n.start < here.start and n.kind == "government")
            own_zone = next((found for found in zones if found is not None and found.kind == "platform"), None)
            if own_zone is not None:
                return own_zone  # 某某开发区管委会…,全区…
        bodies = (n for n in reversed(view.names) if n.start < here.start and n.kind == "government" and n.code)
        lifted = [
            found
            for near in (named, self._spoken_of(context), next(bodies, None), context.main_region, context.place)
            if (found := self._lift(near, level, context.article.body)) is not None
        ]
        # 该县 is a county and never the city of its rank where the county's day was held.
        own = context.main_place
        if (
            letter == "区"
            and own is not None
            and told is not None
            and _is_zone(own)
            and _is_zone(told)
            and told.code == own.code
        ):
            return of_name(
                own, "scope"
            )  # 全区 of an article about the zone just spoken of, though its district is a 区 too
        if letter == "区" and not any(
            f.text.endswith("区") or self._lexicon.region_levels.get(f.code or "") == "province" for f in lifted
        ):
            own = next((told for told in (context.subject, context.main_place) if told and _is_zone(told)), None)
            if own is not None:
                return of_name(own, "scope")  # 全区 of 某某开发区 in a city that is no 区
        for found in (*(f for f in lifted if f.text.endswith(letter)), *lifted):
            return found
        own = context.main_place
        if own is not None and own.kind == "platform" and own.text.rstrip(")").endswith(word[-1]):
            return of_name(own, "scope")
        last = next((told for told in reversed(context.platforms) if told.text.endswith("区")), None)
        if letter == "区" and last is not None:
            return of_name(last, "scope")  # 该区 of a zone in an article about its city
        return (
            Subject(word, "region", None, "unresolved") if level != "province" or context.main_region is None else None
        )

    def _is_former(self, name: Name) -> bool:
        """合川县, which is 合川区 now."""
        now = self._lexicon.region_names.get(name.code or "", "")
        return now[:-1] == name.text[:-1] and now != name.text

    @staticmethod
    def _spoken_of(context: Context) -> Name | None:
        """What the paragraph speaks of, but no park whose name only sounds like a region elsewhere (金昌 and its 紫金云产业园)."""
        told, own = context.subject, context.main_region
        if told is None or told.kind != "platform" or own is None or not own.code or not told.code:
            return told
        return told if told.code[:2] == own.code[:2] else None

    def _zone_of_city(self, word: str, context: Context) -> Subject | None:
        """高新区 in an article about a city is the one that city has, though it is named nowhere in full."""
        own = context.main_place
        if word not in self._grammar.zones_of_a_city or own is None or own.kind != "region" or not own.code:
            return None
        if self._lexicon.region_levels.get(own.code) == "province":
            return None
        return Subject(self._lexicon.region_short_names[own.code] + word, "platform", own.code, "scope")

    def parks_of(self, word: str, view: View, context: Context) -> Subject | None:
        """工业园区|主营业务收入 in an article about a region that names no park so far: those of the region."""
        own = context.main_place
        if word not in self._grammar.industrial_parks or own is None or own.kind != "region" or not own.code:
            return None
        if context.platforms or any(name.kind == "platform" for name in view.names):
            return None
        return Subject(self._called(own.code, context.article.body) + word, "platform", own.code, "kind")

    def _is_municipality(self, code: str) -> bool:
        return self._lexicon.region_levels.get(code) == "province" and self._lexicon.region_names[code].endswith("市")

    def _lift(self, name: Name | None, level: str, body: str) -> Subject | None:
        """The region at `level` that holds the name's region (全市 said of a district's article is the city)."""
        code = name.code if name is not None else None
        if name is None or not code:
            return None
        levels, parents = self._lexicon.region_levels, self._lexicon.region_parents
        if level == "town":
            return None
        former = self._former_city(code, body) if levels.get(code) == "county" and level == "prefecture" else ""
        if former:
            return Subject(former, "region", code, "scope")
        county_city = (
            levels.get(code) == "county" and level == "prefecture" and self._lexicon.region_names[code].endswith("市")
        )
        autonomous = (
            levels.get(code) == "province" and level == "county" and "自治区" in self._lexicon.region_names[code]
        )
        while (
            code
            and not (level == "prefecture" and self._is_municipality(code))
            and not (county_city or autonomous)
            and levels.get(code) != level
        ):
            code = parents.get(code, "")
        if not code:
            return None
        return Subject(self._called(code, body), "region", code, "scope")

    def _former_city(self, code: str, body: str) -> str:
        """江都市 in an article of the years before it became a district, '' for any other county."""
        city = self._lexicon.region_short_names.get(code, "") + "市"
        return city if len(city) > 1 and city != self._lexicon.region_names[code] and city in body else ""

    def _called(self, code: str, body: str) -> str:
        """A region's full name; an autonomous one is called as its article calls it: 宁夏, 香港, 文山州."""
        name, short = self._lexicon.region_names[code], self._lexicon.region_short_names[code]
        if not name.endswith(_LONG_NAMES):
            return name if "自治" not in name or name in body or short + name[-1] not in body else short + name[-1]
        told = body.count(name)
        return name if told and body.count(short) < 3 * told else short
