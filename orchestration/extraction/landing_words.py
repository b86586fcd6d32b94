"""The words of landing, compiled once from the seeds `landing_verbs`, `landing_modality` and `project_suffixes`.

Belongs here: turning word lists into regexes over a masked sentence (landing_sentence.py). Does not belong here: what a match means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from orchestration.extraction.lexicon import Lexicon, alternation

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


@dataclass(frozen=True, slots=True)
class Verb:
    """One row of `landing_verbs`: the stage a word asserts, where the firm stands, what else must be said for it to count."""

    word: str
    stage: str
    side: str
    needs: str

    @property
    def urges(self) -> bool:
        """推进, 实施: what follows is under way, not yet reached."""
        return self.stage == "building" and self.side == "object"


class Hit(NamedTuple):
    """A word found in a text."""

    start: int
    end: int
    word: str


_KEPT = 4096


class _Scan:
    """Leftmost longest matches of a word list; a regex alternation of 250 words costs ten times as much."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest)
        self._recent: dict[str, tuple[Hit, ...]] = {}

    def __call__(self, text: str) -> tuple[Hit, ...]:
        """The same clause is asked for several times while a sentence is read, so the last few thousand are kept."""
        found = self._recent.get(text)
        if found is None:
            if len(self._recent) >= _KEPT:
                self._recent.clear()
            words = self._words
            found = tuple(
                Hit(start, end, words[number]) for number, start, end in self._automaton.find_matches_as_indexes(text)
            )
            self._recent[text] = found
        return found


class LandingWords:
    """Look-ups of the landing stage. Raises `ValueError` on a row whose stage, side, need or effect is not a known one.

    Verb rows without a stage and modality rows with the effect `none` are decoys: 营业收入 is no 营业, 未来 no 未.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.verbs: dict[str, Verb] = {}
        rows = lexicon.rows("landing_verbs")
        for row in rows:
            verb = Verb(row["word"], row["stage"], row["side"], row["needs"])
            if not verb.stage:
                continue
            if verb.stage not in STAGES or verb.side not in SIDES or verb.needs not in NEEDS:
                raise ValueError(f"seed 'landing_verbs': {dict(row)}")
            self.verbs[verb.word] = verb
        self._verb = _Scan(row["word"] for row in rows)
        self._effects = {row["word"]: row["effect"] for row in lexicon.rows("landing_modality")}
        unknown = set(self._effects.values()) - EFFECTS
        if unknown:
            raise ValueError(f"seed 'landing_modality': unknown effect {sorted(unknown)}")
        self._modal = _Scan(self._effects)
        suffixes = alternation(lexicon.words("project_suffixes"))
        self.project = re.compile(suffixes)
        self.own_project = re.compile(rf"(?:[^,;Ⓔ]{{0,6}}Ⓜ的|其|该|本|一期|二期|首期)[^,;Ⓔ]{{0,18}}(?:{suffixes})$")
        # A project's name may go on after its noun: 产业园二期, 基地(一期), 生产线建设项目.
        self.project_end = re.compile(rf"(?:{suffixes})(?:(?:第?[一二三四五六123]|首)期|\([^()]*\))?(?:工程|项目)?$")

    def acts(self, text: str) -> Iterator[Hit]:
        """The verbs of landing in `text`, decoys left out."""
        return (hit for hit in self._verb(text) if hit.word in self.verbs)

    def modals(self, text: str) -> Iterator[tuple[str, Hit]]:
        """(effect, hit) of every word of modality in `text`, in order."""
        return ((self._effects[hit.word], hit) for hit in self._modal(text))

    def holds(self, effect: str, text: str) -> bool:
        return any(found == effect for found, _ in self.modals(text))
