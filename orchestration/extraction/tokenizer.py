"""The one tokenizer of extraction: rjieba with the lexicons' words loaded.

Belongs here: turning a sentence into tokens with offsets and parts of speech. Does not belong here: what a
token means for a name, a number or a fact. jieba is the reference: rjieba reads the same dictionary and gives
the same tokens about twenty times faster (the parity test compares them).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, overload

import rjieba

# Among 60 million: enough to win against the word's own characters, too little to cut through common words (宏 | 阳新 | 能源).
_RARE = 5
# jieba guesses words it does not know, and glues a particle to the name after it (及鼎辉, 由榕海, 与央企).
_PARTICLES = frozenset("与及由和暨")
_SHORTEST_GLUED = 3
_GUESSED = {"共新": [("共", "d"), ("新", "a")]}  # 共新引进项目48个: the one guess that hides 新
_SYLLABLE_SPEECH = frozenset({"nr", "ns", "nz", "nrt"})
_PROVINCES = frozenset("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼港澳台")


class Token(NamedTuple):
    """One row per token of a sentence; `start:end` counts code points, `speech` is jieba's (ns, n, v)."""

    text: str
    start: int
    end: int
    speech: str


class Tokens(Sequence[Token]):
    """The tokens of one sentence as columns; a `Token` is made only when asked for, which is seldom.

    `starts` and `ends` are the borders in order; without gaps: each token starts where the one before it ends.
    """

    __slots__ = ("ends", "speech", "starts", "words")

    def __init__(self, tagged: list[tuple[str, str]]) -> None:
        self.words = [word for word, _ in tagged]
        self.speech = [speech for _, speech in tagged]
        self.ends = list(accumulate(map(len, self.words)))
        self.starts = [0, *self.ends[:-1]] if tagged else []

    def __len__(self) -> int:
        return len(self.words)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self.words)))]
        return Token(self.words[index], self.starts[index], self.ends[index], self.speech[index])

    def __iter__(self) -> Iterator[Token]:
        return map(Token, self.words, self.starts, self.ends, self.speech)


_KEPT = 2_000  # sentences: more than an article has, little enough to be no matter in memory


class Tokenizer:
    """Built once per lexicon (0.4 s: the dictionary); `tag` may then be called from one thread at a time."""

    def __init__(self, words: Iterable[tuple[str, str]] = ()) -> None:
        """`words` are (word, part of speech) pairs the dictionary lacks or should keep whole."""
        self._jieba = rjieba.Jieba()
        for word, speech in words:
            if not self._jieba.has_word(word):
                self._jieba.add_word(word, _RARE, speech)
        self._recent: dict[str, Tokens] = {}

    def knows(self, word: str) -> bool:
        """The word is in the dictionary or the lexicon, not guessed from its characters."""
        return self._jieba.has_word(word)

    def cut(self, text: str) -> list[str]:
        """The tokens as strings; joined they give `text` back."""
        return self._jieba.cut(text)

    def tag(self, text: str) -> Tokens:
        """The tokens in order, with their parts of speech. Those of recent sentences are kept: two stages ask for the same ones."""
        tokens = self._recent.get(text)
        if tokens is None:
            if len(self._recent) >= _KEPT:
                self._recent.clear()
            tagged = self._jieba.tag(text)
            if not _PARTICLES.isdisjoint(text) or "共新" in text:
                tagged = self._unglued(tagged)
            tokens = self._recent[text] = Tokens(tagged)
        return tokens

    @staticmethod
    def _is_syllable(pair: tuple[str, str]) -> bool:
        """One character of a coined name; the one-letter names of provinces are words (京和津)."""
        return len(pair[0]) == 1 and pair[1] in _SYLLABLE_SPEECH and pair[0] not in _PROVINCES

    def _unglued(self, tagged: list[tuple[str, str]]) -> list[tuple[str, str]]:
        result: list[tuple[str, str]] = []
        for pair in tagged:
            word = pair[0]
            if word in _GUESSED:
                result.extend(_GUESSED[word])
            elif word[0] in _PARTICLES and len(word) >= _SHORTEST_GLUED and not self._jieba.has_word(word):
                result.append((word[0], "p"))
                result.append((word[1:], pair[1]))
            elif word == "和" and result and self._is_syllable(result[-1]):
                result[-1] = (result[-1][0] + word, "nz")  # 康 | 和 | 医疗集团
            else:
                result.append(pair)
        return result
