"""The words of landing, compiled once from the seeds `landing_verbs`, `landing_modality` and `project_suffixes`.

Belongs here: turning word lists into regexes over a masked sentence (landing_sentence.py). Does not belong here: what a match means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.patterns import tree

STAGES = ("planned", "signed", "landed", "building", "operating")
SIDES = frozenset({"subject", "object", "either"})
NEEDS = frozenset({"", "place", "project", "tie", "counterpart", "investment"})
EFFECTS = frozenset(
    {
        "planned",
        "denied",
        "pushing",
        "asserted",
        "barrier",
        "speech",
        "title",
        "contractor",
        "origin",
        "announced",
        "none",
    }
)


class Verb(NamedTuple):
    """One row of `landing_verbs`: the stage a word asserts, where the firm stands, what else must be said for it to count."""

    word: str
    stage: str
    side: str
    needs: str
    urges: bool  # 推进, 实施: what follows is under way, not yet reached


class Hit(NamedTuple):
    """A verb of landing found in a text."""

    start: int
    end: int
    verb: Verb


class Modal(NamedTuple):
    """A word of modality found in a text."""

    start: int
    end: int
    word: str
    effect: str


def _automaton(words: Sequence[str]) -> AhoCorasick:
    """Finds leftmost longest matches of a word list; a regex alternation of 250 words costs ten times as much."""
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)


class LandingWords:
    """Look-ups of the landing stage. Raises `ValueError` on a row whose stage, side, need or effect is not a known one.

    Verb rows without a stage and modality rows with the effect `none` are decoys: 营业收入 is no 营业, 未来 no 未.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.rows("landing_verbs")
        verbs: dict[str, Verb | None] = {}
        for row in rows:
            word, stage, side, needs = row["word"], row["stage"], row["side"], row["needs"]
            if not stage:
                verbs.setdefault(word, None)
                continue
            if stage not in STAGES or side not in SIDES or needs not in NEEDS:
                raise ValueError(f"seed 'landing_verbs': {dict(row)}")
            verbs[word] = Verb(word, stage, side, needs, stage == "building" and side == "object")
        self._verbs, self._verb = list(verbs.values()), _automaton(list(verbs))
        effects = {row["word"]: row["effect"] for row in lexicon.rows("landing_modality")}
        unknown = set(effects.values()) - EFFECTS
        if unknown:
            raise ValueError(f"seed 'landing_modality': unknown effect {sorted(unknown)}")
        self._effects, self._modal = list(effects.items()), _automaton(list(effects))
        self._places = lexicon.words("regions", "name") | lexicon.words("regions", "short_name")
        self._firms = {
            row["name"]
            for row in lexicon.rows("enterprises")
            if row["ambiguous"] == "0" and row["name"] not in self._places
        }
        self.region_names = lexicon.region_names
        self.projects = lexicon.words("project_suffixes")
        suffixes = tree(self.projects)
        self.project = re.compile(suffixes)
        self.own_project = re.compile(rf"(?:[^,;Ⓔ]{{0,6}}Ⓜ的|其|该|本|一期|二期|首期)[^,;Ⓔ]{{0,18}}(?:{suffixes})$")
        # A project's name may go on after its noun: 产业园二期, 基地(一期), 生产线建设项目.
        self.project_end = re.compile(rf"(?:{suffixes})(?:(?:第?[一二三四五六123]|首)期|\([^()]*\))?(?:工程|项目)?$")

    def acts(self, text: str) -> list[Hit]:
        """The verbs of landing in `text` in order, decoys left out."""
        verbs = self._verbs
        return [
            Hit(start, end, verb)
            for number, start, end in self._verb.find_matches_as_indexes(text)
            if (verb := verbs[number]) is not None
        ]

    def acted(self, text: str) -> bool:
        """Whether `text` has a verb of landing."""
        verbs = self._verbs
        return any(verbs[number] is not None for number, _, _ in self._verb.find_matches_as_indexes(text))

    def modals(self, text: str) -> list[Modal]:
        """The words of modality in `text`, in order."""
        effects = self._effects
        return [Modal(start, end, *effects[n]) for n, start, end in self._modal.find_matches_as_indexes(text)]

    def is_of_place(self, name: str) -> bool:
        """Whether a firm's name opens with a region's (伊犁钢铁)."""
        return any(name[:size] in self._places for size in (2, 3, 4))

    def is_of_firm(self, place: str) -> bool:
        """Whether a park's name opens with a known firm's (康某丝路科技产业园)."""
        return any(place[:size] in self._firms for size in (2, 3, 4))

    def holds(self, effect: str, text: str) -> bool:
        effects = self._effects
        return any(effects[n][1] == effect for n, _, _ in self._modal.find_matches_as_indexes(text))
