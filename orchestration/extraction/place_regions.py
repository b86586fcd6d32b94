"""The region each platform and town of an article lies in, and the rows that say where they lie.

Belongs here: the choice of a region for a place whose name does not give it, from the sentence, the paragraph, the article's own place.
Does not belong here: the wordings of a sentence (place_relations.py), regions' names (regions.py, settled_regions.py).

How a region was told is the rule of the row without a parent: `lexicon` (a seed knows the platform), `stated` (a relation of the article
names the region), `own_name` (the name opens with it), `paragraph`, `article`, else `open`: no region, which the warehouse counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from orchestration.extraction.article import Name, Sentence, View
from orchestration.extraction.context import Context
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.name_words import Words
from orchestration.extraction.place_relations import RULES, PlaceRelations, Relation, is_placed
from orchestration.extraction.regions import Regions
from orchestration.extraction.tokenizer import Tokens

TOLD: Mapping[str, float] = {
    "lexicon": 1.0, "stated": 0.95, "own_name": 0.95, "paragraph": 0.8, "article": 0.75, "open": 0.5,
}  # fmt: skip
_COUNTED = re.compile("[两二三四五六七八九十]大|之")  # 四大产业片区, 智慧产业之谷
_NOT_IN_NAMES = ("u", "f", "p", "d", "c", "r")
_ELSEWHERE = frozenset({"foreign", "nation", "area"})


@dataclass(slots=True)
class Placed:
    """One row per place, parent and rule that an article tells, the first time it does. The span is the place's name as written."""

    sentence_no: int
    span_start: int
    span_end: int
    place: str
    place_kind: str  # platform or town
    region_code: str | None
    parent: str | None
    parent_kind: str | None
    parent_region_code: str | None
    rule: str
    confidence: float


@dataclass(slots=True)
class Located:
    """Where the places of one article lie."""

    rows: list[Placed] = field(default_factory=list)
    codes: dict[str, str | None] = field(default_factory=dict)  # of the places the article names
    around: Callable[[int], str | None] = field(default=lambda _: None)  # sentence number → the region spoken of there
    is_region: Callable[[str], bool] = field(default=lambda _: True)

    def kind(self, name: str | None, kind: str | None) -> str | None:
        """A town that goes by its county's code is a place of its own."""
        return "town" if kind == "region" and name and not self.is_region(name) and _is_town(name) else kind

    def code(self, name: str | None, kind: str | None, code: str | None, sentence_no: int) -> str | None:
        """The region of a subject or a landing's place: a region its own, a platform where the article puts it."""
        if name is None or kind == "region":
            return code
        if name in self.codes:
            return self.codes[name]
        return code or self.around(sentence_no)


class PlaceRegions:
    """Built once per lexicon; `locate` is called for each article."""

    def __init__(self, lexicon: Lexicon, regions: Regions, words: Words, tag: Callable[[str], Tokens]) -> None:
        self._regions = regions
        self._words = words
        self._tag = tag
        self._relations = PlaceRelations(lexicon, regions)
        self._known = {
            row["canonical"]: row["region_code"] for row in lexicon.rows("platforms") if row["kind"] == "platform"
        }
        self._suffixes = tuple(row["word"] for row in lexicon.rows("place_suffixes"))
        self._is_name = lru_cache(4096)(self._names_something)

    def locate(self, views: Sequence[View], context: Context) -> Located:
        near = _Near(views, self._own_code(context), self._regions)
        if near.own is None and context.main_place is not None and context.main_place.kind == "platform":
            near.own = near.only()
        located = Located(around=near.code, is_region=lambda name: bool(self._regions.codes(name)))
        mentions: dict[str, list[tuple[Name, View]]] = {}
        relations: dict[str, list[tuple[Relation, View]]] = {}
        for view in views:
            if not any(name.kind == "platform" or name.rule == "town" for name in view.names):
                continue
            for name in view.names:
                if is_placed(name, view.text):
                    mentions.setdefault(called(name), []).append((name, view))
            for relation in self._relations.find(view):
                relations.setdefault(called(relation.place), []).append((relation, view))
        for text, seen in mentions.items():
            stated = relations.get(text, [])
            code, rule = self._settle(text, seen, stated, near)
            located.codes[text] = code
            if stated or code is not None or len(seen) > 1:
                self._rows(text, seen[0], stated, code, rule, located)
        return located

    def _rows(
        self,
        text: str,
        first: tuple[Name, View],
        stated: Sequence[tuple[Relation, View]],
        code: str | None,
        rule: str,
        located: Located,
    ) -> None:
        """The place itself, if its name is a name, then what is said to hold it."""
        if not stated and text not in self._known and not self._is_name(text):
            return
        located.rows.append(_row(first[0], first[1].sentence, text, code, None, rule, TOLD[rule]))
        told: set[tuple[str, str]] = set()
        for relation, view in stated:
            key = called(relation.parent), relation.rule
            if key not in told:
                told.add(key)
                confidence = RULES[relation.rule]
                located.rows.append(
                    _row(relation.place, view.sentence, text, code, relation.parent, relation.rule, confidence)
                )

    def _settle(
        self, text: str, seen: Sequence[tuple[Name, View]], stated: Sequence[tuple[Relation, View]], near: _Near
    ) -> tuple[str | None, str]:
        """The region of the place and how it was told."""
        if self._known.get(text):
            return self._known[text], "lexicon"
        inner = next((name.code for name, _ in seen if name.code), None) or self._opening(text)
        if inner is not None and not self._agrees(inner, text, near):
            inner = None
        codes = [r.parent.code for r, _ in stated if r.parent.kind == "region" and r.parent.code]
        if codes:
            code = max(codes, key=lambda named: (len(self._regions.ancestors(named)), named))
            if inner is None or not self._regions.within(inner, code):
                return code, "stated"
        if inner is not None:
            return inner, "own_name"
        votes = Counter(told for _, view in seen if (told := near.code(view.sentence.no)))
        if votes:
            most = max(votes, key=lambda voted: (votes[voted], voted))
            inside = [voted for voted in votes if self._regions.within(voted, most)]
            deepest = max(inside, key=lambda voted: (len(self._regions.ancestors(voted)), votes[voted], voted))
            return deepest, "article" if deepest == near.own else "paragraph"
        return None, "open"

    def _opening(self, text: str) -> str | None:
        """武汉经济技术开发区 is one word to the tokenizer, and opens with a city."""
        heads = (text[: -len(word)] for word in self._suffixes if text.endswith(word))
        codes = next((codes for head in heads if (codes := self._regions.codes(head))), ())
        return codes[0] if len(codes) == 1 else None

    def _agrees(self, code: str, text: str, near: _Near) -> bool:
        """A county's bare name of two letters inside a platform's (铜官工业园, 平陆运河经济带) is the county only where the article
        speaks of its region."""
        region = self._regions.by_code[code]
        if region.level != "county" or region.name in text or len(region.short_name) > 2 or not near.told:
            return True
        return any(self._regions.within(code, told) or self._regions.within(told, code) for told in near.told)

    def _own_code(self, context: Context) -> str | None:
        """The code of the region the whole article is about; None of a round-up, or of one about a wider area."""
        region, place = context.main_region, context.main_place
        if place is None:
            return None
        if place.kind == "region":
            return place.code
        if region is None or not region.code:
            return place.code
        return region.code if not place.code or self._regions.within(place.code, region.code) else None

    def _names_something(self, text: str) -> bool:
        """Whether a name is more than common words and a suffix (数字化转型示范区 is not)."""
        words = self._words
        *core, _ = tokens = self._tag(text)
        if _COUNTED.search(text) or any(
            token.text in words.stop
            or (token.text in words.leading and token.text not in words.generic)
            or token.speech.startswith(_NOT_IN_NAMES)
            for token in core
        ):
            return False
        if tokens[0].text == "中国" or any(map(words.is_proper, core or tokens)):
            return True
        return len(core) == 1 and core[0].text not in words.generic and len(core[0].text) > 1  # 图灵|小镇


class _Near:
    """The regions an article names, by paragraph; read when the first place asks."""

    def __init__(self, views: Sequence[View], own: str | None, regions: Regions) -> None:
        self._views = views
        self._regions = regions
        self._told: list[list[str]] | None = None
        self.own = own

    @property
    def told(self) -> set[str]:
        return {code for codes in self._by_sentence() for code in codes}

    def _by_sentence(self) -> list[list[str]]:
        if self._told is None:
            self._told = [
                [
                    name.code
                    for name in view.names
                    if name.code
                    and (name.kind in ("region", "government") or name.rule == "platform")
                    and name.rule not in _ELSEWHERE
                ]
                for view in self._views
            ]
        return self._told

    def code(self, sentence_no: int) -> str | None:
        """The one region the paragraph has named so far, if it agrees with the article's own; of several the article's own. A sentence
        that speaks of the city alone may mean another of its districts than the article's."""
        told = self._by_sentence()
        at = next((i for i, view in enumerate(self._views) if view.sentence.no == sentence_no), None)
        if at is None:
            return self.own
        here, spoken = self._views[at].sentence.paragraph, set(told[at])
        codes: set[str] = set()
        while at >= 0 and self._views[at].sentence.paragraph == here:
            codes.update(told[at])
            at -= 1
        leaves = self._leaves(codes)
        own = self.own
        if own is None:
            return leaves.pop() if len(leaves) == 1 else None
        if len(spoken) == 1 and self._is_city_of(own, *spoken):
            return next(iter(spoken))
        inside = {code for code in leaves if self._regions.within(code, own)}
        outside = {code for code in leaves - inside if not self._regions.within(own, code)}
        if outside or (not codes and self._rounds_up(own)):
            return None
        return inside.pop() if len(inside) == 1 else own

    def _rounds_up(self, own: str) -> bool:
        """Three places' results side by side: the first one named is not what the whole article is about."""
        named = [code for codes in self._by_sentence() for code in codes if not self._regions.within(own, code)]
        inside = sum(self._regions.within(code, own) for code in named)
        own_too = sum(code == own for codes in self._by_sentence() for code in codes)
        return len(named) - inside >= max(inside, own_too) > 0

    def only(self) -> str | None:
        """The one region, with those above it, that the article names at all."""
        leaves = self._leaves(self.told)
        return leaves.pop() if len(leaves) == 1 else None

    def _leaves(self, codes: set[str]) -> set[str]:
        return {code for code in codes if not any(o != code and self._regions.within(o, code) for o in codes)}

    def _is_city_of(self, own: str, code: str) -> bool:
        return code != own and self._regions.within(own, code) and self._regions.by_code[code].level == "prefecture"


def called(name: Name) -> str:
    """What the marts call the place: a known platform by its full name."""
    return name.canonical if name.rule == "platform" else name.text


def _row(
    name: Name, sentence: Sentence, text: str, code: str | None, parent: Name | None, rule: str, confidence: float
) -> Placed:
    region = parent is not None and parent.kind == "region" and parent.rule != "town"
    return Placed(
        sentence_no=sentence.no,
        span_start=sentence.start + name.start,
        span_end=sentence.start + name.end,
        place=text,
        place_kind="town" if name.rule == "town" else "platform",
        region_code=code,
        parent=None if parent is None else called(parent) if not region else parent.canonical,
        parent_kind=None if parent is None else "region" if region else "town" if parent.rule == "town" else "platform",
        parent_region_code=None if parent is None else parent.code or (None if region else code),
        rule=rule,
        confidence=confidence,
    )


def _is_town(name: str) -> bool:
    return name.endswith(("镇", "乡", "街道", "村"))
