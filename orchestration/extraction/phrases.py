"""What the words around a number say: its noun phrase before, after or split around it, and how the number measures it.

Belongs here: putting the two halves together, and the words no figure of a place goes with. Does not belong here: subjects, periods, and
what carries over from an earlier number (figure_nouns.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.extraction.chunks import Chunk
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.phrase_left import LeftPhrases
from orchestration.extraction.phrase_right import RightPhrases
from orchestration.extraction.phrase_words import Reading, Words


class Phrases:
    """Built once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words = Words(lexicon)
        self._left = LeftPhrases(self.words)
        self._right = RightPhrases(self.words)

    def role(self, word: str) -> str:
        return self.words.roles.get(word, "")

    def read(
        self, left: Sequence[Chunk], right: Sequence[Chunk], beyond: Sequence[Chunk] = (), size: int = 1
    ) -> Reading:
        """`left`: the chunks of the clause before the number, back to the last number; `right`: those after it; `beyond`: what ends
        the clause (a break or the next number); `size`: how many numbers stand side by side."""
        reading = Reading(size=size)
        self._left.read(left, reading)
        self._right.read(right, beyond, reading)
        return reading

    def speaks_of_else(self, sentence: str) -> bool:
        """Whether a sentence tells of a disaster, a match or a share price, whose numbers are no figures of a place."""
        return self.words.never_all.search(sentence) is not None

    def says_never(self, clause: Sequence[Chunk], text: str) -> bool:
        """Whether the clause, whose text is `text`, holds a word no figure of a place goes with; 比分 in 同比分别 is no word."""
        if self.words.any_never.search(text) is None:
            return False
        borders = {c.start - clause[0].start for c in clause} | {len(text)}
        for word in self.words.never:
            at = text.find(word)
            rate = text.startswith("率", at + len(word)) or text.endswith("价格", 0, at)
            if at >= 0 and (at in borders or at + len(word) in borders) and not rate:
                return True  # 居民消费价格指数 and 死亡率 are some
        return False
