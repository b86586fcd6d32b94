"""Administrative regions: from a name to its GB/T 2260 code.

Belongs here: look-ups by name, short name, alias and former name, the tree of parents, and the choice among
regions of one name by their context. Does not belong here: finding names in a sentence (names.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Row = Mapping[str, str]

UNIT_SIGNS = "省市县区州盟旗"  # what the full name of a region ends in
_LONGEST = 8  # letters of a name that something else opens with
_RANK = {"province": 0, "prefecture": 1, "county": 2}


@dataclass(frozen=True, slots=True)
class Region:
    """One row per region in force. `level` is province, prefecture or county; `parent` is '' for a province."""

    code: str
    name: str
    short_name: str
    level: str
    parent: str


class Regions:
    """Built once from the seeds `regions` and `region_stopwords`."""

    def __init__(self, rows: Iterable[Row], stopwords: Iterable[Row] = ()) -> None:
        """`stopwords` are names that mean a region only right after a region above it (和平, 城区)."""
        self.stopwords = frozenset(row["word"] for row in stopwords)
        self.by_code: dict[str, Region] = {}
        self.abbreviations: dict[str, str] = {}
        exact: dict[str, list[str]] = defaultdict(list)
        loose: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            code = row["code"]
            self.by_code[code] = Region(code, row["name"], row["short_name"], row["level"], row["parent_code"])
            exact[row["name"]].append(code)
            for column in ("short_name", "aliases", "former_names"):
                for name in filter(None, row[column].split(";")):
                    if len(name) > 1 and name != row["name"]:
                        loose[name].append(code)
            for letter in filter(None, row["abbreviation"].split(";")):
                if letter not in self.stopwords:
                    self.abbreviations[letter] = code
        self._exact = {name: tuple(codes) for name, codes in exact.items()}
        self._loose = {name: tuple(codes) for name, codes in loose.items()}
        self._chains = {code: self._chain(code) for code in self.by_code}

    @property
    def names(self) -> frozenset[str]:
        """Every name, short name, alias and former name of at least two characters."""
        return frozenset(self._exact) | frozenset(self._loose)

    def codes(self, name: str) -> tuple[str, ...]:
        """The regions that bear the name: those whose full name it is, else those it is short for."""
        return self._exact.get(name) or self._loose.get(name) or ()

    def ancestors(self, code: str) -> tuple[str, ...]:
        """The code itself and the regions above it, nearest first."""
        return self._chains.get(code, ())

    def _chain(self, code: str) -> tuple[str, ...]:
        chain: list[str] = []
        while code in self.by_code:
            chain.append(code)
            code = self.by_code[code].parent
        return tuple(chain)

    def within(self, code: str, outer: str) -> bool:
        return outer in self.ancestors(code)

    def are_twins(self, code: str | None, other: str | None) -> bool:
        """Two cities, neither of which holds the other."""
        cities = {one for one in (code, other) if one in self.by_code and self.by_code[one].level == "prefecture"}
        return len(cities) == 2

    def resolve(self, name: str, context_codes: Iterable[str] = ()) -> str | None:
        """The one region meant by `name`, or None.

        A region below (or beside, or above) one of `context_codes` wins, the closer the better; without help from the
        context the higher level wins (吉林 is the province, 吉林市 the prefecture); several of one level give None
        (鼓楼区).
        """
        candidates = self.codes(name)
        if len(candidates) <= 1:
            return candidates[0] if candidates else None
        best = self._closest(candidates, tuple(context_codes))
        if len(best) == 1:
            return best[0]
        top = min(_RANK[self.by_code[code].level] for code in best)
        highest = [code for code in best if _RANK[self.by_code[code].level] == top]
        return highest[0] if len(highest) == 1 else None

    def below(self, name: str, outer: str) -> str | None:
        """The one region called `name` inside `outer`, or None."""
        inside = [code for code in self.codes(name) if code != outer and self.within(code, outer)]
        return inside[0] if len(inside) == 1 else None

    def opening(self, text: str) -> str | None:
        """The region whose name `text` opens with (南京 of 南京日报, one word to the tokenizer), or None."""
        heads = (text[:length] for length in range(min(_LONGEST, len(text)), 1, -1))
        head = next((head for head in heads if self.codes(head) and head not in self.stopwords), "")
        return self.resolve(head) if head else None

    def _closest(self, candidates: tuple[str, ...], context: tuple[str, ...]) -> tuple[str, ...]:
        score = dict.fromkeys(candidates, 0)
        for code in candidates:
            chain = self.ancestors(code)
            for outer in context:
                above = self.ancestors(outer)
                shared = sum(one in above for one in chain)
                score[code] = max(score[code], shared)
        most = max(score.values())
        return tuple(code for code in candidates if score[code] == most)

    def canonical(self, name: str, code: str | None) -> str:
        """The full name of the region meant; if it is not resolved, what all candidates are called, else the name."""
        if code is not None:
            return self.by_code[code].name
        full = {self.by_code[one].name for one in self.codes(name)}
        return full.pop() if len(full) == 1 else name
