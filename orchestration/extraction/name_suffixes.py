"""Names recognised by their last word: 某某有限公司, 某某研究院, 某某产业园, 某某管委会.

Belongs here: where such a name begins (walking left over tokens) and whether what stands before the suffix makes it a name
rather than a common noun. Does not belong here: names a seed knows whole (gazetteer.py), items of enumerations (name_lists.py).
"""
from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import ahocorasick_rs

from orchestration.extraction.name_words import ORGANISATIONS, Hit, Suffix, Words, is_mark
from orchestration.extraction.tokenizer import Token, Tokens

_LONGEST = 26  # characters; the longest registered firm names of the press stay below
_WEAK_TOKENS = 3
_ZONES = ("新区", "开发区", "高新区", "经开区", "示范区", "合作区")
_WALKING_BODIES = ("协会", "商会", "学会", "联盟", "联合会", "促进会", "理事会", "委员会", "中心")
_INSIDE = frozenset("内里外上中旁边")  # jieba glues them to the noun before
_CONTEXTUAL = frozenset({"weak", "local"})
_NOT_BEFORE = frozenset(" ,、。:;!?“”《》的了和与及等在个家该各座这那级新建")  # a suffix after one of these is a common noun
_UNIT_LETTERS = "区市省县州镇国"
_FREE_ZONES = ("自贸", "自由贸易")


@dataclass(frozen=True, slots=True)
class _Left:
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


class SuffixNames:
    """Built once from the seeds; `hits` is called for each sentence that holds a suffix."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._suffixes = list(words.suffixes.values())
        self._place_words = tuple(suffix.word for suffix in self._suffixes if suffix.family == "place")
        self._automaton = ahocorasick_rs.AhoCorasick(
            [suffix.word for suffix in self._suffixes], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def matches(self, text: str) -> list[tuple[int, int, int]]:
        """(suffix, start, end) of every suffix that can end a name, longest from the left."""
        return [match for match in self._automaton.find_matches_as_indexes(text)
                if (match[1] and text[match[1] - 1] not in _NOT_BEFORE) or self._suffixes[match[0]].family == "body"]

    def hits(self, text: str, matches: list[tuple[int, int, int]], tokens: Tokens, known: list[Hit]) -> list[Hit]:
        """The names that end in a suffix, in order; `known` are the names of the gazetteer."""
        starts = tokens.starts
        anchors = {hit.end: hit for hit in known}
        found: list[Hit] = []
        for number, start, end in matches:
            suffix = self._suffixes[number]
            last = bisect_right(starts, end - 1) - 1
            if tokens.ends[last] != end and text[end:tokens.ends[last]] not in _INSIDE:
                continue
            covered = anchors.get(end)
            if covered is not None and covered.start < start:
                continue  # the gazetteer knows the whole name
            if suffix.strength in _CONTEXTUAL and not self._may_end_here(tokens, last):
                continue
            hit = self._name(text, suffix, start, end, tokens, bisect_right(starts, start) - 1, last, anchors)
            if hit is not None:
                found.append(hit)
                if hit.kind == "platform":
                    anchors[hit.end] = hit
        return found

    def _name(self, text: str, suffix: Suffix, start: int, end: int, tokens: Tokens, first: int, last: int,
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
        if suffix.strength in _CONTEXTUAL and not self._firm_context(suffix, left, tokens, last):
            return None
        return self._organisation(text, suffix, left, end)

    # -- the left border -------------------------------------------------------------------------------------------------

    def _left(self, text: str, suffix: Suffix, start: int, tokens: Tokens, first: int, anchors: dict[int, Hit]) -> _Left | None:
        """Walk left from the suffix over tokens that may stand in a name; None if there is nothing before it."""
        core: list[Token] = []
        inside: list[Hit] = []
        token = tokens[first]
        if token.start < start:  # the suffix is the tail of one token
            piece = token.text if token.text in self._words.generic else text[token.start:start]
            core.append(Token(piece, token.start, start, token.speech))
        position, index, doubtful = token.start, first - 1, 0
        most = _WEAK_TOKENS if suffix.strength in _CONTEXTUAL else 12
        while index >= 0 and len(core) < most and start - position < _LONGEST:
            anchor = anchors.get(position)
            token = tokens[index]
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
            if token.text == ")" and (opening := self._bracket(tokens, index)) is not None:
                inside += [hit for hit in anchors.values() if tokens[opening].end <= hit.start and hit.end <= token.start]
                position, index = tokens[opening].start, opening - 1
                continue
            if suffix.strength in _CONTEXTUAL and self._ends_firm(token.text):
                break
            if token.text in self._words.appositive or not self._words.may_stand_inside(token):
                odd = len(token.text) == 2 and token.text not in self._words.stop and token.text not in self._words.appositive
                if odd and token.speech in {"a", "ad"} and suffix.strength not in _CONTEXTUAL and all(part.text in self._words.generic for part in core):
                    token = token._replace(speech="nz")  # a trade name that happens to be an adjective
                elif odd and token.speech == "v" and suffix.strength == "strong":
                    doubtful = len(core) + 1
                else:
                    break
            core.append(token)
            position, index = token.start, index - 1
        if doubtful and not any(hit.kind == "region" and hit.start == position for hit in inside):
            core, inside = core[:doubtful - 1], [hit for hit in inside if hit.start > core[doubtful - 1].start]
        return self._trimmed(start, core[::-1], inside[::-1])

    def _is_apart(self, text: str, anchor: Hit, suffix: Suffix, core: list[Token], inside: list[Hit]) -> bool:
        """A name of its own right before this one: 某某小镇 | 某某谷, 某某集团 | 某地钢铁. Zones take in their parks (新区 + 工业园)."""
        name = text[anchor.start:anchor.end]
        if suffix.strength in _CONTEXTUAL:
            return anchor.kind != "region" and bool(inside)
        if anchor.kind != "platform" or suffix.family != "place" or not core:
            return False
        return not name.endswith(_ZONES) and name.endswith(self._place_words)

    def _ends_firm(self, word: str) -> bool:
        """The word already ends a firm's name: what follows is no part of it (某某集团 | 投资)."""
        ending = self._words.suffixes.get(word)
        return ending is not None and ending.family == "enterprise" and ending.strength not in _CONTEXTUAL

    @staticmethod
    def _bracket(tokens: Tokens, closing: int) -> int | None:
        """The token of the opening bracket, if what it holds is short ((重庆), (中国))."""
        for index in range(closing - 1, max(closing - 5, -1), -1):
            if tokens.words[index] == "(":
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
        if firm is None and (sum(len(token.text) for token in left.core) == 1 or text[left.start:end] in words.generic):
            good = False
        elif suffix.strength == "strong":
            good = firm is not None or bool(special) or (bool(left.core) and region is not None and region.rule != "nation")
        elif suffix.strength in _CONTEXTUAL and not (firm or region) and sum(len(token.text) for token in special) < 2:
            good = False
        elif proper or firm is not None:
            good = True
        elif suffix.strength in _CONTEXTUAL:
            good = bool(special) or (suffix.strength == "local" and region is not None and not left.core)
        elif any(hit.kind == "platform" for hit in left.anchors):
            good = suffix.kind not in {"enterprise", "fund"}
        else:
            place = region is not None and region.rule != "nation"
            good = place and suffix.kind not in {"enterprise", "fund"} and (bool(left.core) or suffix.kind in {"university", "bank", "institute"})
        if not good:
            return None
        rule = "suffix_weak" if suffix.strength in _CONTEXTUAL else "suffix"
        code = _code(left.anchors) if suffix.kind == "hospital" else None
        return Hit(left.start, end, suffix.kind, text[left.start:end], code, rule, 1)

    def _body(self, text: str, suffix: Suffix, start: int, end: int, tokens: Tokens, first: int, anchors: dict[int, Hit]) -> Hit | None:
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
            elif (named := self._region_before(text, start)) is not None:
                begin, code = named
            elif start and text[start - 1] in _UNIT_LETTERS:
                begin = start - 1
        rule = "suffix" if suffix.kind == "government" else suffix.kind
        return Hit(begin, end, "government" if suffix.kind == "government" else "event", text[begin:end], code, rule, 1)

    def _region_before(self, text: str, start: int) -> tuple[int, str | None] | None:
        """Start and code of a region name that ends right here though jieba cut it otherwise (衢 | 州市委)."""
        regions = self._words.regions
        for length in range(min(6, start), 1, -1):
            if regions.codes(text[start - length:start]):
                return start - length, regions.resolve(text[start - length:start])
        return None

    def _town(self, text: str, suffix: Suffix, start: int, end: int, tokens: Tokens, first: int) -> Hit | None:
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

    def _may_end_here(self, tokens: Tokens, last: int) -> bool:
        """No noun follows that would make the suffix part of a longer common noun (新能源 | 汽车)."""
        if last + 1 == len(tokens):
            return True
        following = tokens[last + 1]
        if is_mark(following.text) or following.text in self._words.project or following.text in self._words.stop:
            return True
        return following.speech[0] in "vpcdumr"

    def _firm_context(self, suffix: Suffix, left: _Left, tokens: Tokens, last: int) -> bool:
        """In an enumeration, after or before a word of coming, signing or building, or as an apposition."""
        words = self._words
        opening = bisect_right(tokens.starts, left.start) - 2
        before = tokens.words[opening] if opening >= 0 else ""
        after = tokens.words[last + 1] if last + 1 < len(tokens) else ""
        listed = before == "、" or after in {"、", "等"}
        deal = (len(before) > 1 and before in words.stop) or before in words.appositive or before in {"与", "和", "由"}
        firm, region = left.organisation(), left.region()
        landing = (len(after) > 1 and after in words.stop) or after in {"(", "在", "将", "拟", "已"}
        landing = landing or (region is None and after in words.project)  # with a region it is a kind of project there
        counted = after[:1].isdigit()  # 某某化工20万吨…项目
        if firm is not None and not left.core:
            return True
        if any(words.is_proper(token) for token in left.core) or firm is not None:
            return listed or deal or landing or counted
        if suffix.strength == "local" and not left.core:
            return landing or counted or (before == "、" and after in {"、", "等"})
        return before == "、" and after in {"、", "等", "和", "与"}


def _code(anchors: tuple[Hit, ...]) -> str | None:
    """The region inside a name: the last one named."""
    return next((hit.code for hit in reversed(anchors) if hit.code), None)
