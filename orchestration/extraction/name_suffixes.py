"""Names recognised by their last word: 某某有限公司, 某某研究院, 某某产业园, 某某管委会.

Belongs here: where such a name begins (walking left over tokens) and whether what stands before the suffix makes it a name
rather than a common noun. Does not belong here: names a seed knows whole (gazetteer.py), items of enumerations (name_lists.py).
"""
from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import ahocorasick_rs

from orchestration.extraction.name_words import ORGANISATIONS, Hit, Suffix, Words, is_mark
from orchestration.extraction.tokenizer import Token

_LONGEST = 26  # characters; the longest registered firm names of the press stay below
_WEAK_TOKENS = 3
_ZONES = ("新区", "开发区", "高新区", "经开区", "示范区", "合作区")
_WALKING_BODIES = ("协会", "商会", "学会", "联盟", "联合会", "促进会", "理事会", "委员会", "中心")
_INSIDE = frozenset("内里外上中旁边")  # jieba glues them to the noun before
_UNIT_LETTERS = "区市省县州镇国"
_FREE_ZONES = ("自贸", "自由贸易")


@dataclass(frozen=True, slots=True)
class _Left:
    """What stands before a suffix: where it begins, its tokens outside known names, the known names in it."""

    start: int
    core: tuple[Token, ...]
    anchors: tuple[Hit, ...]

    def region(self) -> Hit | None:
        return next((hit for hit in self.anchors if hit.kind == "region"), None)

    def organisation(self) -> Hit | None:
        return next((hit for hit in self.anchors if hit.kind in ORGANISATIONS), None)


class SuffixNames:
    """Built once from the seeds; `hits` is called for each sentence that holds a suffix."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._suffixes = list(words.suffixes.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            [suffix.word for suffix in self._suffixes], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def matches(self, text: str) -> list[tuple[int, int, int]]:
        """(suffix, start, end) of every suffix, longest from the left."""
        return self._automaton.find_matches_as_indexes(text)

    def hits(self, text: str, matches: list[tuple[int, int, int]], tokens: list[Token], known: list[Hit]) -> list[Hit]:
        """The names that end in a suffix, in order; `known` are the names of the gazetteer."""
        starts = [token.start for token in tokens]
        anchors = {hit.end: hit for hit in known}
        found: list[Hit] = []
        for number, start, end in matches:
            suffix = self._suffixes[number]
            last = bisect_right(starts, end - 1) - 1
            if tokens[last].end != end and text[end:tokens[last].end] not in _INSIDE:
                continue
            if suffix.strength == "weak" and not self._may_end_here(tokens, last):
                continue
            hit = self._name(text, suffix, start, end, tokens, bisect_right(starts, start) - 1, last, anchors)
            if hit is not None:
                found.append(hit)
                if hit.kind == "platform":
                    anchors[hit.end] = hit
        return found

    def _name(self, text: str, suffix: Suffix, start: int, end: int, tokens: list[Token], first: int, last: int,
              anchors: dict[int, Hit]) -> Hit | None:
        if suffix.family == "body":
            return self._body(text, suffix, start, end, tokens, first, anchors)
        if suffix.kind == "town":
            return self._town(text, suffix, start, end, tokens, first)
        left = self._left(text, suffix, start, tokens, first, anchors)
        if left is None or end - left.start > _LONGEST:
            return None
        if suffix.family == "place":
            return self._place(text, suffix, left, end)
        if suffix.strength == "weak" and not self._firm_context(text, left, end, tokens, last):
            return None
        return self._organisation(text, suffix, left, end)

    # -- the left border -------------------------------------------------------------------------------------------------

    def _left(self, text: str, suffix: Suffix, start: int, tokens: list[Token], first: int, anchors: dict[int, Hit]) -> _Left | None:
        """Walk left from the suffix over tokens that may stand in a name; None if there is nothing before it."""
        core: list[Token] = []
        inside: list[Hit] = []
        token = tokens[first]
        if token.start < start:  # the suffix is the tail of one token
            core.append(Token(text[token.start:start], token.start, start, token.speech))
        position, index, doubtful = token.start, first - 1, 0
        most = _WEAK_TOKENS if suffix.strength == "weak" else 12
        while index >= 0 and len(core) < most and start - position < _LONGEST:
            anchor = anchors.get(position)
            token = tokens[index]
            if anchor is not None:
                if anchor.kind == "government" or (anchor.rule == "nation" and anchor.canonical != "中国"):
                    break
                if anchor.kind == "platform" and suffix.family == "place" and core and not text[anchor.start:anchor.end].endswith(_ZONES):
                    break
                inside.append(anchor)
                position = anchor.start
                while index >= 0 and tokens[index].start >= position:
                    index -= 1
                if anchor.kind != "region":
                    break
                continue
            if token.text == ")" and (opening := self._bracket(tokens, index)) is not None:
                inside += [hit for hit in anchors.values() if tokens[opening].end <= hit.start and hit.end <= token.start]
                position, index = tokens[opening].start, opening - 1
                continue
            if token.text in self._words.appositive or not self._words.may_stand_inside(token):
                if not (suffix.strength == "strong" and token.speech == "v" and len(token.text) == 2 and token.text not in self._words.stop):
                    break
                doubtful = len(core) + 1
            core.append(token)
            position, index = token.start, index - 1
        if doubtful and not any(hit.kind == "region" and hit.start == position for hit in inside):
            core, inside = core[:doubtful - 1], [hit for hit in inside if hit.start > core[doubtful - 1].start]
        return self._trimmed(start, core[::-1], inside[::-1])

    @staticmethod
    def _bracket(tokens: list[Token], closing: int) -> int | None:
        """The token of the opening bracket, if what it holds is short ((重庆), (中国))."""
        for index in range(closing - 1, max(closing - 5, -1), -1):
            if tokens[index].text == "(":
                return index
        return None

    def _trimmed(self, suffix_start: int, core: list[Token], anchors: list[Hit]) -> _Left | None:
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
        return _Left(begin, tuple(core), tuple(anchors)) if begin < suffix_start else None

    def _droppable(self, anchors: list[Hit], core: list[Token]) -> bool:
        hit = anchors[0]
        if hit.kind != "region":
            return False
        if len(anchors) > 1 and anchors[1].start == hit.end and anchors[1].kind == "region":
            return True
        if hit.rule == "foreign" or hit.code in {"710000", "810000", "820000"}:
            return bool(len(anchors) > 1 or any(self._words.is_proper(token) for token in core))
        return False

    # -- is it a name? ---------------------------------------------------------------------------------------------------

    def _place(self, text: str, suffix: Suffix, left: _Left, end: int) -> Hit | None:
        words, region = self._words, left.region()
        proper = any(words.is_proper(token) for token in left.core)
        firm = left.organisation()
        special = [token for token in left.core if token.text not in words.generic and token.text not in words.leading]
        china = region is not None and region.rule == "nation"
        outer = next((hit for hit in left.anchors if hit.kind == "platform"), None)
        if outer is not None and outer.end - left.start == len(text[left.start:end]) - len(suffix.word):
            good = True  # a longer suffix on a name that ends in a shorter one: 某某信息港 | 小镇
        elif suffix.strength == "any":
            good = bool(special) or firm is not None or (china and len(left.core) > 1)
        elif proper or firm is not None or (special and suffix.strength == "proper" and special[0] is left.core[0]):
            good = True
        elif suffix.strength == "own":
            good = len(special) > 0 and region is not None and not china
        elif region is None or china:
            good = outer is not None and bool(left.core)
        else:
            province = bool(region.code) and region.code is not None and region.code.endswith("0000") and region.code[:2] not in {"11", "12", "31", "50"}
            good = not province or bool(left.core) or suffix.word.startswith(_FREE_ZONES)
        if not good:
            return None
        return Hit(left.start, end, "platform", text[left.start:end], _code(left.anchors), "suffix", 1)

    def _organisation(self, text: str, suffix: Suffix, left: _Left, end: int) -> Hit | None:
        words, region, firm = self._words, left.region(), left.organisation()
        special = [token for token in left.core if token.text not in words.generic and token.text not in words.leading]
        proper = any(words.is_proper(token) for token in special)
        if suffix.strength == "strong":
            good = bool(firm or special) and not (len(special) == 1 and len(special[0].text) == 1 and region is None)
        elif proper or firm is not None:
            good = True
        elif suffix.strength == "weak":
            good = bool(special)
        else:
            place = region is not None and region.rule != "nation"
            good = place and suffix.kind not in {"enterprise", "fund"} and (bool(left.core) or suffix.kind in {"university", "bank", "institute"})
        if not good:
            return None
        rule = "suffix" if suffix.strength != "weak" else "suffix_weak"
        return Hit(left.start, end, suffix.kind, text[left.start:end], None, rule, 1)

    def _body(self, text: str, suffix: Suffix, start: int, end: int, tokens: list[Token], first: int, anchors: dict[int, Hit]) -> Hit | None:
        """Governments, events and media: found so that nothing in them is taken for something else."""
        begin, code = start, None
        if suffix.kind in {"event", "media"} or suffix.word in _WALKING_BODIES:
            left = self._left(text, suffix, start, tokens, first, anchors)
            if left is not None:
                begin, code = left.start, _code(left.anchors)
        else:
            anchor = anchors.get(tokens[first].start)
            if anchor is not None and anchor.kind in {"region", "platform"}:
                begin, code = anchor.start, anchor.code
            elif tokens[first].start < start:
                begin = tokens[first].start
            elif start and text[start - 1] in _UNIT_LETTERS:
                begin = start - 1
        rule = "suffix" if suffix.kind == "government" else suffix.kind
        return Hit(begin, end, "government" if suffix.kind == "government" else "event", text[begin:end], code, rule, 1)

    def _town(self, text: str, suffix: Suffix, start: int, end: int, tokens: list[Token], first: int) -> Hit | None:
        """Towns and streets: a short proper word right before the suffix."""
        token = tokens[first]
        if token.start == start:
            if first == 0:
                return None
            token = tokens[first - 1]
        name = text[token.start:start]
        if not 2 <= len(name) <= 3 or not self._words.is_proper(token._replace(text=name)) or is_mark(name) or self._words.regions.codes(name):
            return None
        return Hit(token.start, end, "region", text[token.start:end], None, "town", 1)

    # -- the right border and the neighbours of weak suffixes --------------------------------------------------------------

    def _may_end_here(self, tokens: list[Token], last: int) -> bool:
        """No noun follows that would make the suffix part of a longer common noun (新能源 | 汽车)."""
        if last + 1 == len(tokens):
            return True
        following = tokens[last + 1]
        if is_mark(following.text) or following.text in self._words.project or following.text in self._words.stop:
            return True
        return following.speech[0] in "vpcdumr"

    def _firm_context(self, text: str, left: _Left, end: int, tokens: list[Token], last: int) -> bool:
        """In an enumeration, after or before a word of coming, signing or building, or as an apposition."""
        words = self._words
        before = next((token.text for token in reversed(tokens) if token.end <= left.start), "")
        after = tokens[last + 1].text if last + 1 < len(tokens) else ""
        listed = before == "、" or after in {"、", "等"}
        if not any(words.is_proper(token) for token in left.core) and left.organisation() is None:
            return before == "、" and after in {"、", "等", "和", "与"}
        deal = (len(before) > 1 and before in words.stop) or before in words.appositive or before in {"与", "和", "由"}
        landing = (len(after) > 1 and after in words.stop) or after in words.project or after in {"(", "在", "将", "拟", "已"}
        return listed or deal or landing


def _code(anchors: tuple[Hit, ...]) -> str | None:
    """The region inside a name: the last one named."""
    return next((hit.code for hit in reversed(anchors) if hit.code), None)
