"""What an article has said so far: its region, the place it speaks of, the time it last set.

Belongs here: state that one sentence hands to the next, and the choice of the article's own region. Does not belong here: the
reading of a single sentence.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from orchestration.extraction.article import Article, Name, TimeMention, View
from orchestration.extraction.lexicon import Lexicon

PLACE_KINDS = frozenset({"region", "platform"})
# A headline names what the story is about; the first sentences mostly still do.
_TITLE_WEIGHT, _LEAD_WEIGHT, _LEAD_SENTENCES = 6, 2, 4
_LEVEL_RANK = {"province": 0, "prefecture": 1, "county": 2}


@dataclass(slots=True)
class Context:
    """State of one article while its sentences are read in order."""

    article: Article
    main_region: Name | None = None
    place: Name | None = None  # platform or region last set as a place, in this or an earlier paragraph
    platform: Name | None = None  # platform last named
    subject: Name | None = None  # what the last figures were about, in this paragraph
    time: TimeMention | None = None  # the time this paragraph last set
    paragraph: int = -1
    nation: bool = False  # the paragraph speaks of the whole country
    previous: View | None = None

    @property
    def region_code(self) -> str | None:
        for name in (self.place, self.main_region):
            if name is not None and name.code:
                return name.code
        return None

    def enter(self, view: View) -> None:
        """To be called before a sentence is read: a new paragraph forgets the time and the subject of the last one."""
        if view.sentence.paragraph != self.paragraph:
            self.paragraph = view.sentence.paragraph
            self.subject, self.time, self.nation = None, None, False
        if "我国" in view.text or "全国" in view.text:
            self.nation = True

    def leave(self, view: View) -> None:
        """To be called after a sentence was read: its last place and platform hold until another is named."""
        for name in view.names:
            if name.kind == "platform":
                self.platform = self.place = name
            elif name.kind == "region" and name.code:
                self.place = name
        self.previous = view


def main_region(views: Sequence[View], lexicon: Lexicon) -> Name | None:
    """The region most named, headline and lead counting more; a place below another named one wins over it when named as often."""
    weights: Counter[str] = Counter()
    first: dict[str, Name] = {}
    for view in views:
        weight = _TITLE_WEIGHT if view.sentence.is_title else _LEAD_WEIGHT if view.sentence.no < _LEAD_SENTENCES else 1
        for name in view.names:
            code = name.code
            if code and name.kind in PLACE_KINDS:
                weights[code] += weight
                if name.kind == "region":
                    first.setdefault(code, name)
    if not first:
        return None

    def total(code: str) -> tuple[int, int]:
        """Mentions of the region, and its level: of two named about equally the smaller one is meant."""
        return weights[code], _LEVEL_RANK.get(lexicon.region_levels.get(code, "county"), 2)

    return first[max(first, key=lambda code: (*total(code), code))]
