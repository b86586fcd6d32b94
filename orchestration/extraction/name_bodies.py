"""Governments, events, media and towns: names of a suffix and of what stands right before it.

Belongs here: how much of the text before such a suffix belongs to it. Does not belong here: firms, institutes and zones, whose core has to
be judged first (name_suffixes.py).
"""

from __future__ import annotations

import re

from orchestration.extraction.name_borders import Borders
from orchestration.extraction.name_words import Hit, Suffix, Words, is_mark
from orchestration.extraction.patterns import tree
from orchestration.extraction.tokenizer import Token, Tokens

_WALKING_BODIES = ("协会", "商会", "学会", "联盟", "联合会", "促进会", "理事会", "委员会", "中心")
_UNIT_LETTERS = "区市省县州镇国"
_AUTONOMOUS = "自治区"  # 自治区国资委
_NO_TOWN = frozenset("各全该本每几两多我这那一个")  # 各乡镇, 全镇
_KINDS_OF_TOWN = "城乡村集强名大"  # 新增城镇就业, 重点集镇, 工业强镇
_ENDS_NO_TOWN = "各全该本每个些小家故下入返回进"  # 整个镇, 特色小镇, 家电下乡
_NOT_OF_TOWN = ("p", "c", "u", "r", "q", "v", "m", "f", "t")  # parts of speech that begin no name
_LONGEST_TOWN = 3
_TOWNS = frozenset({"街道", "镇", "乡"})
_HALF_TOWN = 2
_PLACE_SPEECH = frozenset({"ns", "nz", "nr", "nrt"})
_BEFORE_TOWN = frozenset("在 至 到 和 与 赴 从 由 落户 位于 走进 来到 入驻 进驻 选址 坐落于 是".split())
_LIES = re.compile("(?:位于|地处)[^,]{2,12}的$")
_TIME_SPEECH, _ENDS_TIME = "t", frozenset("年月日底末")
_ENDS_ZONE = ("区", "园")  # of the suffixes of places those that end the name of whoever holds a meeting


class BodyNames:
    """Built once from the word lists; asked for each suffix of a body or a town in a sentence."""

    def __init__(self, words: Words, borders: Borders) -> None:
        self._words = words
        self._borders = borders
        zones = (s.word for s in words.suffixes.values() if s.kind == "platform" and s.word.endswith(_ENDS_ZONE))
        self._zone = re.compile(f"[^,、]{{2,14}}{tree(zones)}")

    def body(
        self, text: str, suffix: Suffix, start: int, end: int, tokens: Tokens, first: int, anchors: dict[int, Hit]
    ) -> Hit | None:
        """Governments, events and media: found so that nothing in them is taken for something else."""
        begin, code = start, None
        if suffix.word.endswith("仪式"):
            pass  # 某某项目签约仪式: the project is no part of the event's name
        elif suffix.kind in {"event", "media"} or suffix.word in _WALKING_BODIES:
            left = self._borders.left(text, suffix, start, tokens, first, anchors)
            if left is not None:
                begin, code = left.start, code_of(left.anchors)
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

    def town(
        self, text: str, suffix: Suffix, start: int, end: int, tokens: Tokens, first: int, anchors: dict[int, Hit]
    ) -> Hit | None:
        """Towns and streets, told by the word before the suffix or by where the name stands."""
        told = self._town_of_word(text, suffix, start, end, tokens, first, anchors)
        return told or self._town_of_place(text, suffix, start, end, tokens, first)

    def _town_of_place(self, text: str, suffix: Suffix, start: int, end: int, tokens: Tokens, first: int) -> Hit | None:
        """A town that a clause is about (鼎新镇财政收入, 在大河岸镇): whatever jieba makes of its two or three syllables."""
        if suffix.word not in _TOWNS or (tokens.starts[first] < start and self._is_common(tokens, first)):
            return None  # 乡镇, 水乡
        opens = next(
            (
                at
                for at in range(first, max(-1, first - _LONGEST_TOWN - 1), -1)
                if _HALF_TOWN <= start - tokens.starts[at] <= _LONGEST_TOWN
                and (
                    _opens_town(tokens, at)
                    or _follows_time(tokens, at)
                    or _LIES.search(text, 0, tokens.starts[at]) is not None
                )
            ),
            None,
        )
        if opens is None:
            return None
        name = text[tokens.starts[opens] : start]
        if (
            any(map(is_mark, name))
            or name[0] in _NO_TOWN
            or name[-1] in _ENDS_NO_TOWN
            or (len(name) == _LONGEST_TOWN and name[-1] in _KINDS_OF_TOWN)
            or name in self._words.kinds_of_town
            or any(
                tokens.words[at] in self._words.stop or tokens.speech[at].startswith(_NOT_OF_TOWN)
                for at in range(opens, first + 1)
                if tokens.starts[at] < start
            )
            or self._bears_region(name, suffix.word)
            or (len(name) == _LONGEST_TOWN and self._words.regions.codes(name[:_HALF_TOWN]))  # 山东|金乡
        ):
            return None
        return Hit(tokens.starts[opens], end, "region", text[tokens.starts[opens] : end], None, "town", 1)

    def _is_common(self, tokens: Tokens, index: int) -> bool:
        return tokens.speech[index] == "n" and self._words.is_known(tokens.words[index])

    def _town_of_word(
        self, text: str, suffix: Suffix, start: int, end: int, tokens: Tokens, first: int, anchors: dict[int, Hit]
    ) -> Hit | None:
        """A short proper word right before the suffix, after a region even one that others bear (松江区|中山街道)."""
        token = tokens[first]
        if token.start == start:
            if first == 0:
                return None
            token = tokens[first - 1]
            if len(token.text) == 1 and first > 1 and len(tokens.words[first - 2]) == 1 and _opens(tokens, first - 2):
                token = tokens[first - 2]._replace(text=text[tokens.starts[first - 2] : start])  # 洒 | 坪 | 镇
            elif (
                len(token.text) == 1
                and first > 1
                and len(tokens.words[first - 2]) == _HALF_TOWN
                and tokens.speech[first - 2] in _PLACE_SPEECH
                and (_opens_town(tokens, first - 2) or tokens.starts[first - 2] in anchors)
            ):
                token = tokens[first - 2]._replace(text=text[tokens.starts[first - 2] : start])  # 西塘 | 桥 | 街道
        elif (
            start - token.start == 1
            and first
            and len(tokens.words[first - 1]) == 1
            and tokens.speech[first - 1].startswith(("n", "g", "z", "x"))
            and not is_mark(tokens.words[first - 1])
            and (_opens_town(tokens, first - 1) or tokens.starts[first - 1] in anchors)
        ):
            token = token._replace(
                start=tokens.starts[first - 1], text=text[tokens.starts[first - 1] : start], speech="ns"
            )  # 谯 | 东镇
        elif (
            start - token.start == 1
            and first
            and len(tokens.words[first - 1]) == _HALF_TOWN
            and tokens.words[first - 1] not in self._words.stop  # 新增|农村水电装机
            and _opens_town(tokens, first - 1)
        ):
            token = token._replace(
                start=tokens.starts[first - 1], text=text[tokens.starts[first - 1] : start]
            )  # 风水 | 梁镇
        name, outer = text[token.start : start], anchors.get(token.start)
        after_region = outer is not None and outer.kind == "region"
        stands = after_region or token.start == 0 or is_mark(text[token.start - 1])  # 小榄|镇 opens a clause
        if (
            not (2 <= len(name) <= 3 or (len(name) == 1 and after_region and self._is_whole_town(token, end)))
            or not (self._words.is_proper(token._replace(text=name)) or (stands and self._is_noun(token, name, suffix)))
            or is_mark(name)
            or name[0] in _NO_TOWN
            or name[-1] in _ENDS_NO_TOWN
            or (name[-1] in _KINDS_OF_TOWN and len(name) == _LONGEST_TOWN)
            or (self._bears_region(name, suffix.word) and not after_region)
            or any(self._words.regions.codes(text[at:end]) for at in range(token.start, start))  # 山东|金乡
        ):
            return None
        code = outer.code if outer is not None and after_region else None
        return Hit(token.start, end, "region", text[token.start : end], code, "town", 1)

    def _is_whole_town(self, token: Token, end: int) -> bool:
        """The dictionary has the town as a place (桐乡|乌镇)."""
        return (
            token.speech == "ns"
            and token.text[0] not in _KINDS_OF_TOWN
            and token.start + len(token.text) == end
            and self._words.is_known(token.text)
        )

    def _bears_region(self, name: str, suffix: str) -> bool:
        """Whether the word before the suffix is a province's or, before 村, any region's name: 中山街道 and 新河镇 are called like a
        city and a county."""
        codes = self._words.regions.codes(name)
        return any(code.endswith("0000") for code in codes) if suffix in _TOWNS else bool(codes)

    def _is_noun(self, token: Token, name: str, suffix: Suffix) -> bool:
        """A town may be called like anything that grows or stands there (桐城市|青草镇), but not for what it is (某市|重点镇)."""
        return suffix.word in _TOWNS and token.speech[0] in "nasi" and name not in self._words.kinds_of_town


def _opens_town(tokens: Tokens, index: int) -> bool:
    return _opens(tokens, index) or tokens.words[index - 1] in _BEFORE_TOWN


def _follows_time(tokens: Tokens, index: int) -> bool:
    """去年|长安镇, 2022年|新兴乡."""
    before = tokens.words[index - 1]
    return index > 0 and (before in _ENDS_TIME or tokens.speech[index - 1] == _TIME_SPEECH)


def _opens(tokens: Tokens, index: int) -> bool:
    """The token opens the sentence or a clause."""
    return index == 0 or is_mark(tokens.words[index - 1])


def code_of(anchors: tuple[Hit, ...]) -> str | None:
    """The region inside a name: the last one named."""
    return next((hit.code for hit in reversed(anchors) if hit.code), None)
