"""The one tokenizer of extraction: rjieba with the lexicons' words loaded.

Belongs here: turning a sentence into tokens with offsets and parts of speech. Does not belong here: what a token means for a
name, a number or a fact. jieba is the reference: rjieba reads the same dictionary and gives the same tokens about twenty times
faster (the parity test compares them).
"""
from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import rjieba


class Token(NamedTuple):
    """One row per token of a sentence; `start:end` counts code points. `speech` is jieba's part of speech (ns, nr, n, v, …)."""

    text: str
    start: int
    end: int
    speech: str


class Tokenizer:
    """Built once per lexicon (0.4 s: the dictionary); `tag` may then be called from one thread at a time."""

    def __init__(self, words: Iterable[tuple[str, str]] = ()) -> None:
        """`words` are (word, part of speech) pairs the dictionary lacks or should keep whole."""
        self._jieba = rjieba.Jieba()
        for word, speech in words:
            if not self._jieba.has_word(word):
                self._jieba.add_word(word, None, speech)

    def cut(self, text: str) -> list[str]:
        """The tokens as strings; joined they give `text` back."""
        return self._jieba.cut(text)

    def tag(self, text: str) -> list[Token]:
        """The tokens in order, without gaps: each starts where the one before it ends."""
        tokens: list[Token] = []
        position = 0
        for word, speech in self._jieba.tag(text):
            end = position + len(word)
            tokens.append(Token(word, position, end, speech))
            position = end
        return tokens
