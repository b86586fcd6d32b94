"""The room for a firm in a clause about a landing: where its name may begin, and what cannot be part of it.

Belongs here: the clauses with room, what stands before a name and what ends it, for the names no list knows. Does not belong here: whether
a word in the room is one (name_coined.py, name_heads.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from orchestration.extraction.name_words import Hit, Tables, Words, is_mark
from orchestration.extraction.tokenizer import Tokens

_TO_CLAUSE, _CLAUSE = re.compile(r"(?s:.*[,;。:!?…\n])?"), re.compile(r"[^,;。:!?…\n]+")
ROOM = re.compile(
    "投资|斥资|出资|增资|签|落户|入驻|进驻|工厂|基地|生产线|总部|工业园|产业园|项目|装置|设立|建立|成立|建厂|设厂|厂"
)
OF_THE_LAND = frozenset("山湖河江港岛路桥口湾岭洲镇村乡区县市省州园城街道线库坝峡寺塘")
BRANDS = frozenset({"nz", "nr", "nrt"})
_FUNCTION = frozenset({"p", "c", "u", "uj", "ul", "uv", "uz", "ug", "ud", "r", "d", "y", "m", "q", "k", "h"})


class Room:
    """Built once from the seeds."""

    def __init__(self, words: Words, tables: Tables) -> None:
        self.words = words
        trades = {row["word"] for row in tables["trade_words"]}
        trades |= {row["word"] for row in tables["enterprise_suffixes"] if row["kind"] == "enterprise"}
        self.trades = frozenset(trades)

    def past_leads(self, tokens: Tokens, index: int, end: int, regions: dict[int, Hit]) -> tuple[int, int | None]:
        """The token behind times, adverbs and regions; and where the last of these regions begins."""
        words, speech = tokens.words, tokens.speech
        while index < len(words) and tokens.starts[index] < end and self._leads(words[index], speech[index]):
            index += 1
        outer = None
        while index < len(words) and tokens.starts[index] in regions:
            region = regions[tokens.starts[index]]
            outer = tokens.starts[index] if region.rule == "lexicon" else None
            index = bisect_left(tokens.starts, region.end)
        return index, outer

    def _leads(self, word: str, speech: str) -> bool:
        """May stand before the name: a time, an adverb, what it is, its country."""
        if word in self.words.foreign or word in self.words.appositive or word in self.words.leading:
            return True
        return speech in ("t", "m", "d") or word in ("由", "日", "月", "年")

    def closes(self, word: str, speech: str) -> bool:
        if is_mark(word) or word[0].isdigit() or word in self.words.stop or word in self.words.project:
            return True
        if len(word) > 1 and (word in self.words.inner or (word[0] in "一二两三四五六七八九十" and speech != "nz")):
            return True
        if speech == "t" and self.words.is_known(word):
            return True
        return (
            speech in _FUNCTION and (len(word) > 1 or word in "在与和的将由把对向从是为") and self.words.is_known(word)
        )

    def is_common(self, word: str) -> bool:
        words = self.words
        return word in words.generic or word in words.leading or word in words.inner or word in words.appositive


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the clauses that leave room for a firm."""
    end = 0
    for room in ROOM.finditer(text):
        if room.start() >= end:
            start = _end(_TO_CLAUSE.match(text, end, room.start()))
            end = _end(_CLAUSE.match(text, room.start()))
            yield start, end


def _end(match: re.Match[str] | None) -> int:
    assert match is not None
    return match.end()
