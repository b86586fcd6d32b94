"""Names recognised by their last word: 某某有限公司, 某某研究院, 某某产业园, 某某管委会.

Belongs here: whether what stands before the suffix (and, for weak suffixes, around the name) makes it a name
rather than a common noun. Does not belong here: where the name begins (name_borders.py), names a seed knows
whole (gazetteer.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

import ahocorasick_rs

from orchestration.extraction.name_borders import Borders, Left
from orchestration.extraction.name_words import CONTEXTUAL, Hit, Suffix, Words, is_mark
from orchestration.extraction.patterns import tree
from orchestration.extraction.tokenizer import Tokens

_WALKING_BODIES = ("协会", "商会", "学会", "联盟", "联合会", "促进会", "理事会", "委员会", "中心")
_INSIDE = frozenset("内里外上中旁边")  # jieba glues them to the noun before
_NOT_BEFORE = frozenset(
    "\n ,、。:;!?“”《》的了和与及等在个家该各座这那级"
)  # a suffix after one of these is a common noun
_UNIT_LETTERS = "区市省县州镇国"
_SUBSIDIARY = "子公司"  # whose it is, not what it is called
_VALLEY = "谷"  # also the tail of 稻谷 and 山谷
_CLOUD, _LONGEST_CLOUD = "云", 4  # 居家养老云 is what a cloud is for, not who runs it
_FREE_ZONES = ("自贸", "自由贸易")
_AUTONOMOUS = "自治区"  # 自治区国资委
_NO_TOWN = frozenset("各全该本每几两多我这那")  # 各乡镇, 全镇
_STREET, _SEAT, _GROUNDS = "街道", "总部基地", "园区"
_ENDS_ZONE = ("区", "园")  # of the suffixes of places those that end the name of whoever holds a meeting


class SuffixNames:
    """Built once from the seeds; `hits` is called for each sentence that holds a suffix."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._suffixes = list(words.suffixes.values())
        self._bodies = {number for number, suffix in enumerate(self._suffixes) if suffix.family == "body"}
        self._contextual = {number for number, suffix in enumerate(self._suffixes) if suffix.strength in CONTEXTUAL}
        self._borders = Borders(words)
        zones = (s.word for s in self._suffixes if s.kind == "platform" and s.word.endswith(_ENDS_ZONE))
        self._zone = re.compile(f"[^,、]{{2,14}}{tree(zones)}")
        self._automaton = ahocorasick_rs.AhoCorasick(
            [suffix.word for suffix in self._suffixes], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def matches(self, text: str) -> list[tuple[int, int, int]]:
        """(suffix, start, end) of every suffix that can end a name, longest from the left."""
        bodies = self._bodies
        return [
            match
            for match in self._automaton.find_matches_as_indexes(text)
            if ((start := match[1]) and text[start - 1] not in _NOT_BEFORE) or match[0] in bodies
        ]

    def hits(self, text: str, matches: list[tuple[int, int, int]], tokens: Tokens, known: list[Hit]) -> list[Hit]:
        """The names that end in a suffix, in order; `known` are the names of the gazetteer."""
        starts, ends = tokens.starts, tokens.ends
        anchors = {hit.end: hit for hit in known}
        found: list[Hit] = []
        for number, start, end in matches:
            suffix = self._suffixes[number]
            last = bisect_left(ends, end)  # the token that holds the suffix's last letter
            if ends[last] != end and text[end : ends[last]] not in _INSIDE:
                continue
            covered = anchors.get(end)
            if suffix.word == _SUBSIDIARY or (covered is not None and covered.start < start):
                continue  # the gazetteer knows the whole name
            first = bisect_right(starts, start) - 1
            contextual = number in self._contextual
            if (
                (contextual or suffix.word == _VALLEY)
                and starts[first] < start
                and self._words.is_known(tokens.words[first])
            ):
                continue  # the tail of a common word: 稻|谷
            if contextual and not self._may_end_here(tokens, last):
                continue
            hit = self._name(text, suffix, start, end, tokens, first, last, anchors)
            if hit is not None:
                found.append(hit)
                if hit.kind == "platform":
                    anchors[hit.end] = hit
        return found

    def _name(
        self,
        text: str,
        suffix: Suffix,
        start: int,
        end: int,
        tokens: Tokens,
        first: int,
        last: int,
        anchors: dict[int, Hit],
    ) -> Hit | None:
        if suffix.family == "body":
            return self._body(text, suffix, start, end, tokens, first, anchors)
        if suffix.kind == "town":
            return self._town(text, suffix, start, end, tokens, first, anchors)
        left = self._borders.left(text, suffix, start, tokens, first, anchors)
        if left is None:
            return None
        if suffix.family == "place":
            return self._place(text, suffix, left, end)
        if suffix.strength in CONTEXTUAL and not self._firm_context(suffix, left, tokens, last):
            return None
        if suffix.word == _CLOUD and sum(len(token.text) for token in left.core) > _LONGEST_CLOUD:
            return None
        return self._organisation(text, suffix, left, end)

    def _place(self, text: str, suffix: Suffix, left: Left, end: int) -> Hit | None:
        words, region = self._words, left.region()
        proper = any(words.is_proper(token) for token in left.core)
        firm = left.organisation()
        special = [token for token in left.core if token.text not in words.generic and token.text not in words.leading]
        china = region is not None and region.rule == "nation"
        outer = next((hit for hit in left.anchors if hit.kind == "platform"), None)
        if outer is not None and suffix.word == _GROUNDS and outer.end - left.start == len(text[left.start : end]) - 2:
            return None  # 某某软件园|园区企业
        if outer is not None and outer.end - left.start == len(text[left.start : end]) - len(suffix.word):
            good = True  # a longer suffix on a name that ends in a shorter one: 某某信息港 | 小镇
        elif suffix.strength == "any":
            valley = len(suffix.word) == 2 and suffix.word.endswith("谷")  # 中国某谷 needs no more
            good = (
                bool(special)
                or firm is not None
                or (china and (valley or sum(len(token.text) for token in left.core) >= 4))
                or (outer is not None and bool(left.core))
            )
        elif proper or firm is not None or (special and suffix.strength == "proper" and special[0] is left.core[0]):
            good = True
        elif suffix.strength == "own":
            good = len(special) > 0 and region is not None and not china
        elif region is None or china:
            good = outer is not None and bool(left.core)
        else:
            province = (
                bool(region.code)
                and region.code is not None
                and region.code.endswith("0000")
                and region.code[:2] not in {"11", "12", "31", "50"}
            )
            good = not province or bool(left.core) or suffix.word.startswith(_FREE_ZONES)
        if not good or (suffix.word == _SEAT and left.core and self._is_trade(left.core[-1].text)):
            return None  # 某某科技总部基地 is what the firm builds
        return Hit(left.start, end, "platform", text[left.start : end], _code(left.anchors), "suffix", 1)

    def _is_trade(self, word: str) -> bool:
        suffix = self._words.suffixes.get(word)
        return suffix is not None and suffix.kind == "enterprise"

    def _organisation(self, text: str, suffix: Suffix, left: Left, end: int) -> Hit | None:
        words, region, firm = self._words, left.region(), left.organisation()
        special = [token for token in left.core if token.text not in words.generic and token.text not in words.leading]
        proper = any(words.is_proper(token) for token in special)
        if firm is None and (
            sum(len(token.text) for token in left.core) == 1 or text[left.start : end] in words.generic
        ):
            good = False
        elif suffix.strength == "strong":
            good = firm is not None or bool(special) or self._named_after_place(region, left) or _is_of_the_nation(left)
        elif suffix.strength in CONTEXTUAL and not (firm or region) and sum(len(token.text) for token in special) < 2:
            good = False
        elif proper or firm is not None:
            good = True
        elif suffix.strength in CONTEXTUAL:
            good = bool(special) or (suffix.strength == "local" and region is not None and not left.core)
        elif any(hit.kind == "platform" for hit in left.anchors):
            good = suffix.kind not in {"enterprise", "fund"}
        else:
            place = region is not None and region.rule != "nation"
            good = (
                place
                and suffix.kind not in {"enterprise", "fund"}
                and (bool(left.core) or suffix.kind in {"university", "bank", "institute"})
            )
        if not good:
            return None
        rule = "suffix_weak" if suffix.strength in CONTEXTUAL else "suffix"
        code = _code(left.anchors) if suffix.kind == "hospital" else None
        return Hit(left.start, end, suffix.kind, text[left.start : end], code, rule, 1)

    def _named_after_place(self, region: Hit | None, left: Left) -> bool:
        """杭州交通集团; of bare short names only a county's, which are trade names too (北辰集团), not 浙江集团."""
        if region is None or region.rule == "nation":
            return False
        county = region.code is not None and not region.code.endswith("00")
        bare = len(region.canonical) > region.end - region.start
        return bool(left.core) or (county and bare and region.rule == "lexicon")

    def _body(
        self, text: str, suffix: Suffix, start: int, end: int, tokens: Tokens, first: int, anchors: dict[int, Hit]
    ) -> Hit | None:
        """Governments, events and media: found so that nothing in them is taken for something else."""
        begin, code = start, None
        if suffix.word.endswith("仪式"):
            pass  # 某某项目签约仪式: the project is no part of the event's name
        elif suffix.kind in {"event", "media"} or suffix.word in _WALKING_BODIES:
            left = self._borders.left(text, suffix, start, tokens, first, anchors)
            if left is not None:
                begin, code = left.start, _code(left.anchors)
                zone = self._zone.match(text, begin, start) if suffix.kind == "event" else None
                if zone is not None:
                    begin, code = zone.end(), None  # 某某开发区|招商推介会: the zone is a name of its own
        else:
            anchor = anchors.get(tokens.starts[first])
            if anchor is not None and anchor.kind in {"region", "platform"}:
                begin, code = anchor.start, anchor.code
            elif (named := self._region_before(text, start)) is not None:
                begin, code = named
            elif text.endswith(_AUTONOMOUS, 0, start):
                begin = start - len(_AUTONOMOUS)
            elif (
                start and text[start - 1] in _UNIT_LETTERS and (start - 1 in tokens.starts or start not in tokens.ends)
            ):
                begin = start - 1  # 县政府, but 高新区|管委会
        rule = "suffix" if suffix.kind == "government" else suffix.kind
        return Hit(begin, end, "government" if suffix.kind == "government" else "event", text[begin:end], code, rule, 1)

    def _region_before(self, text: str, start: int) -> tuple[int, str | None] | None:
        """Start and code of a region name that ends right here though jieba cut it otherwise (衢 | 州市委)."""
        regions = self._words.regions
        for length in range(min(6, start), 1, -1):
            if regions.codes(text[start - length : start]):
                return start - length, regions.resolve(text[start - length : start])
        return None

    def _town(
        self, text: str, suffix: Suffix, start: int, end: int, tokens: Tokens, first: int, anchors: dict[int, Hit]
    ) -> Hit | None:
        """Towns and streets: a short proper word right before the suffix, after a region even one that others bear (松江区|中山街道)."""
        token = tokens[first]
        if token.start == start:
            if first == 0:
                return None
            token = tokens[first - 1]
            if len(token.text) == 1 and first > 1 and len(tokens.words[first - 2]) == 1 and _opens(tokens, first - 2):
                token = tokens[first - 2]._replace(text=text[tokens.starts[first - 2] : start])  # 洒 | 坪 | 镇
        name, outer = text[token.start : start], anchors.get(token.start)
        after_region = outer is not None and outer.kind == "region"
        if (
            not 2 <= len(name) <= 3
            or not self._words.is_proper(token._replace(text=name))
            or is_mark(name)
            or name[0] in _NO_TOWN
            or (self._bears_region(name, suffix.word) and not after_region)
        ):
            return None
        return Hit(token.start, end, "region", text[token.start : end], None, "town", 1)

    def _bears_region(self, name: str, suffix: str) -> bool:
        """Whether the word before the suffix is a region's own name; of streets only a province's (上海街道, but 中山街道 is one)."""
        codes = self._words.regions.codes(name)
        return any(code.endswith("0000") for code in codes) if suffix == _STREET else bool(codes)

    def _may_end_here(self, tokens: Tokens, last: int) -> bool:
        """No noun follows that would make the suffix part of a longer common noun (新能源 | 汽车)."""
        if last + 1 == len(tokens):
            return True
        following = tokens.words[last + 1]
        if is_mark(following) or following in self._words.stop:
            return True
        if following in self._words.project and following not in self._words.suffixes:
            return True
        letters = following[0].isascii() and following[0].isalpha()  # 某某科技FCBGA基地
        return (letters or tokens.speech[last + 1][0] in "vpcdumr") and following not in self._words.inner

    def _firm_context(self, suffix: Suffix, left: Left, tokens: Tokens, last: int) -> bool:
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
        counted = after[:1].isascii() and after[:1].isalnum()  # 某某化工20万吨…项目
        if firm is not None and not left.core:
            return after not in words.project  # 娃哈哈饮料项目: what the project makes
        if any(words.is_proper(token) for token in left.core) or firm is not None:
            return listed or deal or landing or counted
        if suffix.strength == "local" and not left.core:
            return landing or counted or (before == "、" and after in {"、", "等"})
        return before == "、" and after in {"、", "等", "和", "与"}


def _opens(tokens: Tokens, index: int) -> bool:
    """The token opens the sentence or a clause."""
    return index == 0 or is_mark(tokens.words[index - 1])


def _is_of_the_nation(left: Left) -> bool:
    """中国农业发展集团有限公司: the country and two words more are a name of their own."""
    return (
        bool(left.anchors) and left.anchors[0].canonical == "中国" and sum(len(token.text) for token in left.core) > 3
    )


def _code(anchors: tuple[Hit, ...]) -> str | None:
    """The region inside a name: the last one named."""
    return next((hit.code for hit in reversed(anchors) if hit.code), None)
