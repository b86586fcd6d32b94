"""Where a name that was found begins and ends after all: what stands right beside it and is its own, or is in it and is not.

Belongs here: the last touch on names, each with its neighbours. Does not belong here: recognising them (names.py says by what), what
speaks against a guess (name_doubts.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.article import Name
from orchestration.extraction.name_words import Hit, Words

_GUESSED, _MARKS = frozenset({"suffix", "suffix_weak", "list", "slot", "coined"}), frozenset(",、(:;")
_COINED = frozenset({"slot", "coined"})
_BESIDES = ("也", "还", "既", "更", "又", "另")
_FROM_ABROAD, _SHORTEST_FOREIGN = frozenset({"list", "slot", "coined"}), 3
_NO_OPENING = "的由"  # jieba reads 的晟 and 由铁 as words it does not know
_JOINTS = "、和与及等"
_GOES_ON = re.compile(r"(?:科技|股份|集团|实业)(?=\d|年产|项目|总部|[、,的与和在将])")


class Edges:
    """Built once from the word lists."""

    def __init__(self, words: Words, trades: frozenset[str]) -> None:
        """`trades` are the words that are no name alone."""
        self._words = words
        self._trades = trades

    def named(self, text: str, hits: Sequence[Hit]) -> list[Name]:
        """The hits of a sentence as names, in order."""
        names: list[Name] = []
        taken = 0
        for hit in hits:
            start, end, kind, code, rule = hit.start, hit.end, hit.kind, hit.code, hit.rule
            if kind == "enterprise":
                start, end = self._of_firm(text, hit, names, taken)
            elif _is_daughter(text, hit, names):
                start, kind, code, rule = names.pop().start, "enterprise", None, "list"
            canonical = hit.canonical if (start, end) == (hit.start, hit.end) else text[start:end]
            names.append(Name(start, end, text[start:end], kind, canonical, code, rule))
            taken = max(taken, end)
        return names

    def _of_firm(self, text: str, hit: Hit, names: list[Name], taken: int) -> tuple[int, int]:
        """Start and end of a firm's name; the name before it is taken away where it is part of this one."""
        start, end, rule = hit.start, hit.end, hit.rule
        if rule != "lexicon":
            # 中科 is part of the daughter's name after it, unless it is known to end another name.
            if text.endswith(self._words.groups, taken, start):
                start -= next(len(word) for word in self._words.groups if text.endswith(word, taken, start))
            if text[start] in _NO_OPENING:
                start += 1
        before = names[-1] if names and names[-1].end == start else None
        if before is not None and text[start:end] in self._trades:
            start = names.pop().start  # 亚洲|硅业: a trade alone is no name
        if rule in _GUESSED and (rest := _GOES_ON.match(text, end)) is not None:
            end = rest.end()  # 比某新能源|科技10GWh锂电池项目
        if rule in _FROM_ABROAD:
            start += self._country(text, start, end)
        if rule in _GUESSED and text[start] == "如" and text[start - 1 : start] in _MARKS:
            start += 1  # 一批企业,如某某汽车零部件等
        if rule == "apposition" and text[end - 1] in "在将拟已" and end - start > _SHORTEST_FOREIGN:
            end -= 1  # 凯勒曼|在, 百利通|将, glued by the tagger
        if rule in _GUESSED and text[start] == "有" and text[start - 1 : start] in _BESIDES:
            start += 1  # 也|有|某某新材
        if rule in _COINED and names and names[-1].rule == "nation" and names[-1].end == start:
            start = names.pop().start  # 中国|天某: two syllables alone are no firm's name
        return start, end

    def _country(self, text: str, start: int, end: int) -> int:
        """The length of the country that opens the name, if enough is left without it (丹麦|丹某斯克)."""
        country = next((size for size in (2, 3, 4) if text[start : start + size] in self._words.foreign), 0)
        return country if end - start - country >= _SHORTEST_FOREIGN else 0


def _is_daughter(text: str, hit: Hit, names: Sequence[Name]) -> bool:
    """A province right behind a known group in a list of firms: 由华某江苏、某港口集团."""
    before = names[-1] if names and hit.kind == "region" and hit.rule == "lexicon" else None
    return (
        before is not None
        and before.end == hit.start
        and before.rule == "lexicon"
        and before.kind == "enterprise"
        and text[hit.end : hit.end + 1] in _JOINTS
        and text[before.start - 1 : before.start] in _JOINTS + "由"
    )
