"""The one tokenizer of extraction: rjieba with the lexicons' words loaded.

Belongs here: turning a sentence into tokens with offsets and parts of speech. Does not belong here: what a
token means for a name, a number or a fact. jieba is the reference: rjieba reads the same dictionary and gives
the same tokens about twenty times faster (the parity test compares them).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, islice
from operator import itemgetter
from typing import NamedTuple, overload

import rjieba

# Among 60 million: enough to win against the word's own characters, too little to cut through common words (宏 | 阳新 | 能源).
_RARE = 5
# jieba guesses words it does not know, and glues a particle to the name after it (及鼎辉, 由榕海, 与央企, 有骏朗).
_PARTICLES = "与及由和暨为有"
_HAS_PARTICLE = re.compile(f"[{_PARTICLES}]").search
_SHORTEST_GLUED = 3
_COMPARES = "较"  # 规模较2023年增长: glued to the noun before it, as in jieba's dictionary
_SHORTEST_COMPARED = 2  # 比较, 相较 and 计较 are words
# 科技城已注册, 金某基等企业: glued to the noun before them by a guess.
_GLUED_BEHIND = (("已", "d"), ("等", "u"))
_GUESSED = "共新"  # 共新引进项目48个: the one guess that hides 新
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

    def __init__(self, words: list[str], speech: list[str]) -> None:
        self.words = words
        self.speech = speech
        self.ends = list(accumulate(map(len, words)))
        self.starts = [0, *self.ends]
        self.starts.pop()

    def __len__(self) -> int:
        return len(self.words)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        if isinstance(index, slice):
            return list(map(Token, self.words[index], self.starts[index], self.ends[index], self.speech[index]))
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

    def is_common(self, word: str) -> bool:
        """The word is in the dictionary, and not as a proper name."""
        return self._jieba.has_word(word) and self.tag(word).speech[0] not in _SYLLABLE_SPEECH

    def cut(self, text: str) -> list[str]:
        """The tokens as strings; joined they give `text` back."""
        return self._jieba.cut(text)

    def tag(self, text: str) -> Tokens:
        """The tokens in order, with their parts of speech. Those of recent sentences are kept: two stages ask for the same ones."""
        tokens = self._recent.get(text)
        if tokens is None:
            if len(self._recent) >= _KEPT:
                for old in list(islice(self._recent, _KEPT // 2)):
                    del self._recent[old]
            tagged = self._jieba.tag(text)
            words, speech = [word for word, _ in tagged], [speech for _, speech in tagged]
            if _HAS_PARTICLE(text) is not None:
                self._unglue(words, speech)
            for sign, kind in _GLUED_BEHIND:
                if sign in text:
                    self._part_behind(words, speech, sign, kind)
            if _COMPARES in text:
                self._part_comparison(words, speech)
            if _GUESSED in text and _GUESSED in words:
                at = words.index(_GUESSED)
                words[at : at + 1], speech[at : at + 1] = _GUESSED, ("d", "a")
            tokens = self._recent[text] = Tokens(words, speech)
        return tokens

    def _part_behind(self, words: list[str], speech: list[str], sign: str, kind: str) -> None:
        """城已 and 基等 are two words each; 早已, 业已 and 高等 are in the dictionary."""
        for at in range(len(words) - 1, -1, -1):
            word = words[at]
            if len(word) > 1 and word.endswith(sign) and not self._jieba.has_word(word):
                words[at : at + 1], speech[at : at + 1] = (word[:-1], sign), ("n", kind)

    @staticmethod
    def _part_comparison(words: list[str], speech: list[str]) -> None:
        """Parts 较 from the noun jieba glued it to."""
        glued = [i for i, word in enumerate(words) if len(word) > _SHORTEST_COMPARED and word.endswith(_COMPARES)]
        for i in reversed(glued):
            words[i : i + 1] = words[i][:-1], _COMPARES
            speech[i : i + 1] = "n", "p"

    def _unglue(self, words: list[str], speech: list[str]) -> None:
        """Parts a particle from the name jieba glued it to, and joins 和 to the coined name it is a syllable of."""
        opening = compress(range(len(words)), map(_PARTICLES.__contains__, map(itemgetter(0), words)))
        # From the right, so that the places still to come stay where they are.
        for i in list(opening)[::-1]:
            word = words[i]
            if len(word) >= _SHORTEST_GLUED and not self._jieba.has_word(word):
                words[i : i + 1] = word[0], word[1:]
                speech[i : i + 1] = "p", speech[i]
            elif word == "和" and i and _is_syllable(words[i - 1], speech[i - 1]):
                words[i - 1 : i + 1] = [words[i - 1] + word]  # 康 | 和 | 医疗集团
                speech[i - 1 : i + 1] = ["nz"]


def _is_syllable(word: str, speech: str) -> bool:
    """One character of a coined name; the one-letter names of provinces are words (京和津)."""
    return len(word) == 1 and speech in _SYLLABLE_SPEECH and word not in _PROVINCES
