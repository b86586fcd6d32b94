"""What an article is about: the region, or the platform that dominates it, or the whole country.

Belongs here: the choice among all the places an article names, and which of those names say nothing of it. Does not belong here: what one
sentence hands to the next (context.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from orchestration.extraction.article import Name, View
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.lexicon import Lexicon

FindOutlet = Callable[[], Name | None]
PLACE_KINDS = frozenset({"region", "platform"})
_TELL_PLACES = PLACE_KINDS | {"government", "event"}
# A headline names what the story is about; the first sentences mostly still do.
_TITLE_WEIGHT, _LEAD_WEIGHT, LEAD_SENTENCES = 6, 2, 4
# A platform is the story's own place only when it dominates: it is in the headline, or is named more than any region.
_PLATFORM_SHARE, _HEADLINE_SHARE = 0.8, 0.6
# Where a plant is begun or opened is where it stands.
MEETS = re.compile(
    "(?:隆重|正式|成功|开幕)?(?:召开|举行|举办|开幕|开会|闭幕)(?![^,;。]{0,8}?(?:开工|动工|奠基|揭牌|投产|启用|开业|落成|竣工|封顶))"
)
# Round-ups of many places have no place of their own: the most named must hold this share of all mentions.
_LEAST_SHARE = 0.4
# 居全国第二 and 高于全国平均 speak of another place. The word comes first: a pattern is looked for by the letters it opens with.
_NATION = {
    word: re.compile(
        rf"{word}(?<![占居列位于比较为在到向到过超成]{word})(?!第|前|平均|最|首|水平|各地|一流|重要|知名|领先|唯一|先进)"
    )
    for word in ("我国", "全国")
}
_ZONE = re.compile("(?:国家级)?(?:新区|高新区|经开区|开发区|示范区|合作区)$")
_OPENING_UNIT = re.compile("[一-鿿]{2,8}?(?:自治[区州县]|[省市县区])")
_PROJECTS, _AT = ("项目", "建设项目"), tuple("在于到至入驻户地")
_LEAST_NATION = 2  # how often a story about the country says 我国 or 全国
# At the head of a clause, or right after its time: 位居全省第一 speaks of another place.
_SCOPES = re.compile(
    r"([全我该][省市县区])(?:(?<=^..)|(?<=[,;:、“年月日份度来]..)|(?<=(?:目前|今年|其中)..))(?![级域])"
)
# 市政府认真落实…, 市委、市政府坚持…: of the city that holds those named. At the head of a clause, as 杭州市政府 is another's.
_OWN_BODY = re.compile(
    r"(?:(?<=[,;。“”])|^)([省市县区])(?:委、?\1?(?:人民)?政府|委|政府|人大常委会|政协)(?!书记|秘书|副?主席|大楼|办公)"
)
_SCOPE_LEVELS = {"省": "province", "市": "prefecture", "县": "county", "区": "county"}
_LEVEL_RANK = {"province": 0, "prefecture": 1, "county": 2}


def own_places(
    views: Sequence[View], lexicon: Lexicon, find_outlet: FindOutlet = lambda: None
) -> tuple[Name | None, Name | None]:
    """The region and the place (a platform, when one dominates) an article is about: the most named, headline and lead counting more.

    `find_outlet` gives the region the article's outlet is called after, which few articles need: it says what 全县 means in an
    article that names no county.
    """
    regions: Counter[str] = Counter()
    platforms: Counter[str] = Counter()
    first: dict[str, Name] = {}
    zones = {name.text: name for view in views for name in view.names if name.kind == "platform"}
    for view in views:
        weight = _weight(view)
        for name in view.names:
            if name.kind not in _TELL_PLACES or is_venue(name, view) or is_project(name, view):
                continue
            if view.times and any(t.start <= name.start < t.end for t in view.times):
                continue  # 上半年经开区: no name
            if name.kind == "region" and name.code:
                regions[name.code] += weight
                first.setdefault(name.code, name)
            elif name.kind in ("government", "event") and name.code and lexicon.region_names.get(name.code):
                regions[name.code] += weight
                unit = lexicon.region_names[name.code]
                first.setdefault(name.code, Name(name.start, name.end, unit, "region", unit, name.code, "government"))
                for zone in (zone for zone in zones if name.text.startswith(zone)):  # 某某新区管委会
                    platforms[zone] += weight
                    first.setdefault(zone, zones[zone])
            elif name.kind == "platform" or (name.kind == "region" and name.rule not in ("foreign", "nation")):
                called = name.canonical if name.rule == "platform" else name.text  # 雄安 and 雄安新区 are one
                platforms[called] += weight
                first.setdefault(called, name)
                for zone in (zone for zone in zones if zone != called and _is_part_of(called, zone)):
                    platforms[zone] += weight
                    first.setdefault(zone, zones[zone])
                if name.code:
                    regions[name.code] += weight
    told = _add_scopes(views, lexicon, regions, first, find_outlet)
    if not first and (planned := _of_a_plan(views, lexicon)) is not None and planned.code:
        regions[planned.code], first[planned.code] = 1, planned
    if not first and (outlet := find_outlet()) is not None and outlet.code:
        regions[outlet.code], first[outlet.code] = 1, outlet
    named = [code for code in regions if code in first]
    total = sum(regions.values()) + sum(platforms.values())

    def rank(code: str) -> tuple[int, int, str]:
        """Mentions of the region, then its level: of two named equally often the smaller one is meant."""
        return regions[code], _LEVEL_RANK.get(lexicon.region_levels.get(code, "county"), 2), code

    region = first[max(named, key=rank)] if named else None
    most = max((regions[code] for code in named), default=0)
    platform = max(platforms, key=lambda text: (platforms[text], text), default="")
    headlined = bool(platform) and _only_in_headline(platform, views)
    share = _HEADLINE_SHARE if headlined else _PLATFORM_SHARE
    dominates = platform and platforms[platform] > 2 and platforms[platform] >= share * most
    known = bool(platform) and first[platform].code is not None
    alone = known and region is None and platforms[platform] >= _LEAD_WEIGHT
    if dominates or alone:
        return region, first[platform]
    if known and not told and platforms[platform] >= _LEAD_WEIGHT and _all_above(first[platform], named, lexicon):
        return region, first[platform]  # 浙江省某某高新区: the province only says where the zone lies
    held = most >= _LEAST_SHARE * total or (region is not None and region.code in told)
    own = held and not _speaks_of_the_nation(views, Grammar.of(lexicon))
    return region, region if own else None


def _of_a_plan(views: Sequence[View], lexicon: Lexicon) -> Name | None:
    """宣城市 of 《宣城市…第十四个五年规划纲要》, of whose region the article says no more; None when several are so called."""
    for name in (name for view in views for name in view.names if name.kind == "programme"):
        unit = _OPENING_UNIT.match(name.text)
        codes = [code for code, full in lexicon.region_names.items() if unit is not None and full == unit.group()]
        if len(codes) == 1 and unit is not None:
            return Name(
                name.start, name.start + unit.end(), unit.group(), "region", unit.group(), codes[0], "programme"
            )
    return None


def nation_word(body: str) -> str:
    """How the article names the country when it speaks of it, else ''."""
    headline = body.partition("\n")[0]
    for word, spoken_of in _NATION.items():
        if word in headline or len(spoken_of.findall(body)) >= _LEAST_NATION:
            return word
    return "我国" if "国民经济" in headline or ("我国" in body and "国内生产总值" in body) else ""


def is_venue(name: Name, view: View) -> bool:
    """在合肥召开, 在温岭市举行: where people met says nothing of whom they spoke."""
    return view.text.startswith("在", name.start - 1) and MEETS.match(view.text, name.end) is not None


def is_project(name: Name, view: View) -> bool:
    """某某商贸城项目 is what is built, no place; 落户某某工业园项目 came to one, and 某某园区项目建设 is of a zone's projects."""
    if name.kind != "platform" or name.text.endswith("区") or not view.text.startswith(_PROJECTS, name.end):
        return False
    return name.rule == "suffix" and not view.text.endswith(_AT, 0, name.start)


def _is_part_of(called: str, zone: str) -> bool:
    """某某新区某某新城 lies in 某某新区."""
    return zone.endswith("区") and called.startswith(zone)


def _all_above(place: Name, codes: Sequence[str], lexicon: Lexicon) -> bool:
    """The regions are none but those that hold the region of the place."""
    code, holders = place.code or "", set()
    while code := lexicon.region_parents.get(code, ""):
        holders.add(code)
    return holders.issuperset(codes)


def _only_in_headline(platform: str, views: Sequence[View]) -> bool:
    """The headline names the platform, or what it is called after (西咸 of 西咸新区), and no other place."""
    headline = views[0] if views and views[0].sentence.is_title else None
    if headline is None:
        return False
    places = [name.text for name in headline.names if name.kind in PLACE_KINDS]
    stem = _ZONE.sub("", platform)
    return places == [platform] or (not places and len(stem) > 1 and stem != platform and stem in headline.text)


def _weight(view: View) -> int:
    """How much a name in the sentence says about what the article is about."""
    return _TITLE_WEIGHT if view.sentence.is_title else _LEAD_WEIGHT if view.sentence.no < LEAD_SENTENCES else 1


def _add_scopes(
    views: Sequence[View], lexicon: Lexicon, regions: Counter[str], first: dict[str, Name], find_outlet: FindOutlet
) -> set[str]:
    """全省, 我市 and the like at the head of a clause, or else 市政府, speak of the region that holds most of those named; its codes."""
    told: set[str] = set()
    said: Counter[str] = Counter()
    for view in views:
        for match in _SCOPES.finditer(view.text) if _SCOPES.search(view.text) is not None else ():
            said[_SCOPE_LEVELS[match[1][1]]] += _weight(view)
    if not said:
        said.update(_SCOPE_LEVELS[body[1]] for view in views for body in _OWN_BODY.finditer(view.text))
    for level, count in said.items():
        holders: Counter[str] = Counter()
        for code, weight in regions.items():
            if holder := _holder(code, level, lexicon):
                holders[holder] += weight
        outlet = None if holders else find_outlet()
        if outlet is not None and outlet.code and (holder := _holder(outlet.code, level, lexicon)):
            holders[holder] = 1
        if not holders:
            continue
        code = max(holders, key=lambda held: (holders[held], held))
        regions[code] += count
        told.add(code)
        name = lexicon.region_names[code]
        first.setdefault(code, Name(0, 0, name, "region", name, code, "scope"))
    return told


def _holder(code: str, level: str, lexicon: Lexicon) -> str:
    """The region at `level` that holds the region `code`, '' if there is none."""
    levels, parents = lexicon.region_levels, lexicon.region_parents
    while code and levels.get(code) != level and not (level == "county" and _is_autonomous(code, lexicon)):
        code = parents.get(code, "")
    return code


def _is_autonomous(code: str, lexicon: Lexicon) -> bool:
    """全区 is said of 宁夏 too."""
    return lexicon.region_levels.get(code) == "province" and "自治区" in lexicon.region_names[code]


def _speaks_of_the_nation(views: Sequence[View], grammar: Grammar) -> bool:
    """Whether the headline names the country and no region of it."""
    headline = views[0] if views and views[0].sentence.is_title else None
    if headline is None or not any(word in headline.text for word in grammar.nation_in_headline):
        return False
    return not any(name.kind in PLACE_KINDS and name.code for name in headline.names)
