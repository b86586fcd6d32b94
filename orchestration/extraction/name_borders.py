"""Where a name that ends in a suffix begins: the walk to the left over tokens and known names.

Belongs here: which tokens may stand inside a name, what ends the walk, and what is cut off in front (epithets,
countries, the outer ones of several regions). Does not belong here: whether the result is a name
(name_suffixes.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from orchestration.extraction.name_words import CONTEXTUAL, ORGANISATIONS, Hit, Suffix, Words
from orchestration.extraction.tokenizer import Token, Tokens

_LONGEST = 26  # characters; the longest registered firm names of the press stay below
_MOST_TOKENS = 12
_MOST_TOKENS_WEAK = 3
_ZONES = ("新区", "开发区", "高新区", "经开区", "示范区", "合作区")
_OUTSIDE_MAINLAND = frozenset({"710000", "810000", "820000"})


@dataclass(frozen=True, slots=True)
class Left:
    """What stands before a suffix: where it begins, its tokens outside known names, the known names in it."""

    start: int
    core: tuple[Token, ...]
    anchors: tuple[Hit, ...]

    def region(self) -> Hit | None:
        """The first region in the name; the country only if there is no other."""
        found = [hit for hit in self.anchors if hit.kind == "region"]
        return next((hit for hit in found if hit.rule != "nation"), found[0] if found else None)

    def organisation(self) -> Hit | None:
        return next((hit for hit in self.anchors if hit.kind in ORGANISATIONS), None)


class Borders:
    """Built once from the word lists; `left` is called for each suffix in a sentence."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._place_words = tuple(suffix.word for suffix in words.suffixes.values() if suffix.family == "place")

    def left(
        self, text: str, suffix: Suffix, start: int, tokens: Tokens, first: int, anchors: dict[int, Hit]
    ) -> Left | None:
        """Walk left from the suffix over tokens that may stand in a name; None if there is nothing before it."""
        core: list[Token] = []
        inside: list[Hit] = []
        position, index, doubtful = tokens.starts[first], first - 1, 0
        if position < start:  # the suffix is the tail of one token
            word = tokens.words[first]
            core.append(
                Token(
                    word if word in self._words.generic else text[position:start], position, start, tokens.speech[first]
                )
            )
        most = _MOST_TOKENS_WEAK if suffix.strength in CONTEXTUAL else _MOST_TOKENS
        while index >= 0 and len(core) < most and start - position < _LONGEST:
            anchor = anchors.get(position)
            if anchor is not None:
                if anchor.kind == "government" or (anchor.rule == "nation" and anchor.canonical != "中国"):
                    break
                if self._is_apart(text, anchor, suffix, core, inside):
                    break
                inside.append(anchor)
                position = anchor.start
                while index >= 0 and tokens.starts[index] >= position:
                    index -= 1
                if anchor.kind != "region":
                    break
                continue
            word, speech = tokens.words[index], tokens.speech[index]
            if word == ")" and (opening := self._bracket(tokens, index)) is not None:
                inside += [hit for hit in anchors.values() if tokens.ends[opening] <= hit.start and hit.end < position]
                position, index = tokens.starts[opening], opening - 1
                continue
            if suffix.strength in CONTEXTUAL and self._ends_firm(word):
                break
            if word in self._words.appositive or not self._words.may_stand_inside(word, speech):
                odd = len(word) == 2 and word not in self._words.stop and word not in self._words.appositive
                if (
                    odd
                    and speech in {"a", "ad"}
                    and suffix.strength not in CONTEXTUAL
                    and all(part.text in self._words.generic for part in core)
                ):
                    speech = "nz"  # a trade name that happens to be an adjective
                elif odd and speech == "v" and suffix.strength == "strong":
                    doubtful = len(core) + 1
                else:
                    break
            core.append(Token(word, tokens.starts[index], position, speech))
            position, index = tokens.starts[index], index - 1
        if doubtful and not any(hit.kind == "region" and hit.start == position for hit in inside):
            core, inside = core[: doubtful - 1], [hit for hit in inside if hit.start > core[doubtful - 1].start]
        left = self._trimmed(start, core[::-1], inside[::-1])
        return left if left is not None and start - left.start <= _LONGEST else None

    def _is_apart(self, text: str, anchor: Hit, suffix: Suffix, core: list[Token], inside: list[Hit]) -> bool:
        """A name of its own right before this one: 某某小镇 | 某某谷, 某某集团 | 某地钢铁.

        Zones take in their parks: 某某新区某某工业园 is one name.
        """
        name = text[anchor.start : anchor.end]
        if suffix.strength in CONTEXTUAL:
            return anchor.kind != "region" and bool(inside)
        if anchor.kind != "platform" or suffix.family != "place" or not core:
            return False
        return not name.endswith(_ZONES) and name.endswith(self._place_words)

    def _ends_firm(self, word: str) -> bool:
        """The word already ends a firm's name: what follows is no part of it (某某集团 | 投资)."""
        ending = self._words.suffixes.get(word)
        return ending is not None and ending.family == "enterprise" and ending.strength not in CONTEXTUAL

    @staticmethod
    def _bracket(tokens: Tokens, closing: int) -> int | None:
        """The token of the opening bracket, if what it holds is short ((重庆), (中国))."""
        for index in range(closing - 1, max(closing - 5, -1), -1):
            if tokens.words[index] == "(":
                return index
        return None

    def _trimmed(self, suffix_start: int, core: list[Token], anchors: list[Hit]) -> Left | None:
        """Without epithets in front, without countries, and with only the last of several regions in front."""
        words = self._words
        while True:
            first_core = core[0].start if core else suffix_start
            first_anchor = anchors[0].start if anchors else suffix_start
            if core and first_core < first_anchor and core[0].text in words.leading:
                core = core[1:]
            elif anchors and first_anchor < first_core and self._droppable(anchors, core):
                anchors = anchors[1:]
            else:
                break
        begin = min([token.start for token in core[:1]] + [hit.start for hit in anchors[:1]] + [suffix_start])
        return Left(begin, tuple(core), tuple(anchors)) if begin < suffix_start else None

    def _droppable(self, anchors: list[Hit], core: list[Token]) -> bool:
        hit = anchors[0]
        if hit.kind != "region":
            return False
        if len(anchors) > 1 and anchors[1].start == hit.end and anchors[1].kind == "region":
            return True
        if hit.rule == "foreign" or hit.code in _OUTSIDE_MAINLAND:
            return bool(len(anchors) > 1 or any(self._words.is_proper(token) for token in core))
        return False
