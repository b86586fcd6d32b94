"""Where a name that ends in a suffix begins: the walk to the left over tokens and known names.

Belongs here: which tokens may stand inside a name, what ends the walk, and what is cut off in front (epithets,
countries, the outer ones of several regions). Does not belong here: whether the result is a name
(name_suffixes.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from orchestration.extraction.article import ENTERPRISE_KINDS
from orchestration.extraction.name_opening import Opening
from orchestration.extraction.name_words import CONTEXTUAL, Hit, Suffix, Words
from orchestration.extraction.tokenizer import Token, Tokens

_LONGEST = 26  # characters; the longest registered firm names of the press stay below
_MOST_TOKENS = 12
_MOST_TOKENS_WEAK = 3
_REGISTERED = ("有限公司", "有限责任公司")
_ANY_FIRM = frozenset({"公司", "集团"})
_LINKS = frozenset("同跟向对至到因使让把被是")  # as words of their own; 大同 and 同方 are names
_HARD = re.compile(r"[,、。;:!?“”《》的与和及于将由在等了为\d]")  # never inside a registered name
_ZONES = ("新区", "开发区", "高新区", "经开区", "示范区", "合作区")
_DEEDS, _COINED = (
    ("v", "t", "f", "r", "d", "p", "c", "ad"),
    frozenset({"nz", "nr", "nrt", "nt", "ns"}),
)  # parts of speech
_JOINS_TRADES = frozenset({"及", "与"})
_TRADE_WORDS = 2
_NEVER_FIRST = frozenset("与由及向从被把将于")
_SIDES = "东南西北中"
_PROJECT = "项目"
_OUTSIDE_MAINLAND = frozenset({"710000", "810000", "820000"})


def of_guests(hit: Hit) -> bool:
    """Of a place outside the mainland: inside a park's name it says whose firms it is for."""
    return hit.kind == "region" and (hit.rule == "foreign" or hit.code in _OUTSIDE_MAINLAND)


class Left(NamedTuple):
    """What stands before a suffix: where it begins, its tokens outside known names, the known names in it."""

    start: int
    core: tuple[Token, ...]
    anchors: tuple[Hit, ...]

    def region(self) -> Hit | None:
        """The first region in the name; the country only if there is no other."""
        nation: Hit | None = None
        for hit in self.anchors:
            if hit.kind == "region":
                if hit.rule != "nation":
                    return hit
                nation = nation or hit
        return nation

    def organisation(self) -> Hit | None:
        return next((hit for hit in self.anchors if hit.kind in ENTERPRISE_KINDS), None)


class Borders:
    """Built once from the word lists; `left` is called for each suffix in a sentence."""

    def __init__(self, words: Words) -> None:
        self._words = words
        # 国家高新技术企业|甲集团, 全资子公司|乙集团: whatever kind of firm they are, the name begins behind it.
        kinds = {word for word in words.appositive if len(word) > 1} - {"500强"} | {"子公司", "分公司"}
        self._kinds = tuple(sorted(kinds - words.inner))
        self._opening = Opening(words, self._kinds)
        self._place_words = tuple(suffix.word for suffix in words.suffixes.values() if suffix.family == "place")

    def left(
        self, text: str, suffix: Suffix, start: int, tokens: Tokens, first: int, anchors: dict[int, Hit]
    ) -> Left | None:
        """What may belong to the name that ends in the suffix at `start`; None if there is nothing before it."""
        registered = suffix.word.endswith(_REGISTERED)
        if registered and (left := self._from_region(text, start, tokens, anchors)) is not None:
            return left
        core, inside, position = self._walk(text, suffix, start, tokens, first, anchors)
        outer = anchors.get(position)
        if registered and outer is not None and outer.kind == "region" and outer not in inside:
            inside.append(outer)  # 某市 + the firm the gazetteer knows + 有限公司
        left = self._trimmed(start, core[::-1], inside[::-1])
        return left if left is not None and start - left.start <= _LONGEST else None

    def _from_region(self, text: str, start: int, tokens: Tokens, anchors: dict[int, Hit]) -> Left | None:
        """A registered name begins with its region, whatever jieba makes of the trade name (四川 | 金 | 汇能 | …)."""
        regions = [hit for hit in anchors.values() if hit.kind == "region" and hit.rule == "lexicon"]
        for region in sorted(regions, key=lambda hit: hit.start):
            if not start - _LONGEST <= region.start < region.end < start or text.rfind(
                "(", 0, region.start
            ) > text.rfind(")", 0, region.start):
                continue
            low, high = bisect_left(tokens.starts, region.end), bisect_left(tokens.starts, start)
            core = tokens[low:high]
            if _HARD.search(text, region.end, start) or any(
                token.text in _LINKS or self._stops(token.text) for token in core
            ):
                continue
            inner = [hit for hit in anchors.values() if region.end <= hit.start and hit.end <= start]
            inner.sort(key=lambda hit: hit.start)
            firm = anchors.get(region.start)
            if firm is not None and firm.kind == "enterprise" and not self._ends_firm(text[firm.end - 2 : firm.end]):
                inner = [region, *inner]
                region = firm  # 中铁 + 某地工程局有限公司
            return self._trimmed(start, core, [region, *inner])
        return None

    def _drop_deeds(self, core: list[Token], inside: list[Hit]) -> bool:
        """Takes away the words of the language right before a coined word or a region, and says whether there were any: 帮助|华某集团,
        其中|某市华某集团. Before nothing but a trade such a word is the name (启明|药业)."""
        dropped, regions = False, {hit.start for hit in inside if hit.kind == "region"}
        while core and self._is_deed(core[-1]):
            end = core[-1].start + len(core[-1].text)
            if end not in regions and not (len(core) > 1 and core[-2].start == end and self._is_coined(core[-2])):
                break
            core.pop()
            dropped = True
        return dropped

    def _is_deed(self, token: Token) -> bool:
        return len(token.text) > 1 and token.speech.startswith(_DEEDS) and self._words.is_known(token.text)

    def _is_coined(self, token: Token) -> bool:
        return len(token.text) > 1 and (not self._words.is_known(token.text) or token.speech in _COINED)

    def _stops(self, word: str) -> bool:
        return len(word) > 1 and word in self._words.stop and word not in self._words.inner

    def _walk(
        self, text: str, suffix: Suffix, start: int, tokens: Tokens, first: int, anchors: dict[int, Hit]
    ) -> tuple[list[Token], list[Hit], int]:
        """Leftwards from the suffix: the tokens outside known names, the known names, and where the walk ended."""
        core: list[Token] = []
        inside: list[Hit] = []
        position, index, doubtful = tokens.starts[first], first - 1, 0
        if position < start:  # the suffix is the tail of one token
            word = tokens.words[first]
            piece = word if word in self._words.generic else text[position:start]
            core.append(Token(piece, position, start, tokens.speech[first]))
        most = _MOST_TOKENS_WEAK if suffix.strength in CONTEXTUAL else _MOST_TOKENS
        while index >= 0 and len(core) < most and start - position < _LONGEST:
            anchor = anchors.get(position)
            if anchor is not None:
                foreign_body = anchor.kind == "government" or (anchor.rule == "nation" and anchor.canonical != "中国")
                if foreign_body or self._is_apart(text, anchor, suffix, core, inside):
                    break
                inside.append(anchor)
                position, index = anchor.start, bisect_left(tokens.starts, anchor.start) - 1
                if anchor.kind != "region":
                    while (outer := anchors.get(position)) is not None and outer.kind in ("region", "enterprise"):
                        inside.append(outer)  # 某钢 + 某省 + 某钢焦煤集团
                        position = outer.start
                    break
                continue
            word, speech = tokens.words[index], tokens.speech[index]
            if word == ")" and (opening := self._bracket(tokens, index)) is not None:
                inside += [hit for hit in anchors.values() if tokens.ends[opening] <= hit.start and hit.end < position]
                position, index = tokens.starts[opening], opening - 1
                continue
            behind = self._behind_kind(word, tokens, index) if suffix.family == "enterprise" else 0
            if behind:
                at = tokens.starts[index] + behind
                core.append(Token(word[behind:], at, position, "nz"))
                return core, inside, at
            if (
                suffix.family == "place"
                and core
                and word in _JOINS_TRADES
                and self._is_second_trade(tokens, index, anchors)
            ):
                core.append(Token(word, tokens.starts[index], position, speech))
                position, index = tokens.starts[index], index - 1
                continue
            accepted = self._accepted(word, speech, suffix, core)
            if accepted is None:
                break
            if accepted == "v" and speech == "v" and word not in self._words.inner:
                doubtful = len(core) + 1
            core.append(Token(word, tokens.starts[index], position, accepted))
            position, index = tokens.starts[index], index - 1
        if (
            suffix.strength in CONTEXTUAL
            and len(core) == most
            and position not in anchors
            and index >= 0
            and tokens.words[index] not in self._words.groups
            and self._accepted(tokens.words[index], tokens.speech[index], suffix, core) is not None
        ):
            return [], [], start  # 泰某|能源纯电汽车|电池项目: the name would begin in the middle
        if suffix.family == "enterprise" and self._drop_deeds(core, inside):
            position = core[-1].start if core else start
            index, doubtful = bisect_left(tokens.starts, position) - 1, 0
        whole = suffix.word.endswith(_REGISTERED) or suffix.word == "集团"
        if (
            whole
            and core
            and index >= 0
            and (
                self._opening.is_first_syllable(tokens, index)
                or self._opening.is_of_two_syllables(tokens, index, core[-1], anchors)
            )
        ):
            core.append(Token(tokens.words[index], tokens.starts[index], position, "nz"))
            position, index = tokens.starts[index], index - 1
        if not core and not inside and suffix.word in _ANY_FIRM and self._opening.is_alone(tokens, index, anchors):
            for at in (index, index - 1):  # 瑞士|雀|喜|公司
                core.append(Token(tokens.words[at], tokens.starts[at], tokens.ends[at], "nz"))
            position, index = tokens.starts[index - 1], index - 2
        if whole and not inside:
            index = self._opening.with_head(core, tokens, index)
            position = core[-1].start if core else position
        if whole and self._opening.is_border(tokens, index):
            doubtful = (
                0  # nothing but the name stands between a border and its legal form: 新某洁净应用材料股份有限公司
            )
        if doubtful and not any(hit.kind in ("region", "platform") and hit.start == position for hit in inside):
            cut = core[doubtful - 1].start
            core, inside = core[: doubtful - 1], [hit for hit in inside if hit.start > cut]
        return core, inside, position

    def _is_second_trade(self, tokens: Tokens, index: int, anchors: dict[int, Hit]) -> bool:
        """及 of 某市汽车及零部件产业园: a region, one trade or two words of it, then the second."""
        for at in range(index - 1, max(index - _TRADE_WORDS, 0) - 1, -1):
            if not tokens.speech[at].startswith(("n", "a", "b", "vn")) or tokens.words[at] in self._words.stop:
                return False
            region = anchors.get(tokens.starts[at])
            if region is not None and region.kind == "region":
                return True
        return False

    def _accepted(self, word: str, speech: str, suffix: Suffix, core: list[Token]) -> str | None:
        """The part of speech under which the token joins the name, or None: the walk ends here."""
        words = self._words
        if suffix.strength in CONTEXTUAL and self._ends_firm(word):
            return None
        if suffix.family == "place" and word == _PROJECT:
            return None  # 产城融合标杆项目|某某科技小镇
        if suffix.family == "enterprise" and word.endswith(self._kinds) and word not in words.inner:
            return None
        # 电商 stands before a firm's name, but inside a park's.
        names_trade = suffix.family == "place" and word in words.suffixes
        if (word not in words.appositive or names_trade) and words.may_stand_inside(word, speech):
            return speech
        if suffix.family == "place" and words.regions.codes(word):
            return "ns"  # 永定工业园区: jieba takes the district for an adverb
        if suffix.strength == "any" and word in words.generic:
            return speech  # 创意谷: jieba takes 创意 for a verb
        if word in words.inner and suffix.strength == "strong" and suffix.kind == "enterprise":
            return speech  # 某某建设投资有限公司
        if (suffix.word.endswith(_REGISTERED) or suffix.family == "place") and speech == "mq" and len(word) > 2:
            return speech  # 某某零部件有限公司, 某市零部件产业园
        if len(word) != 2 or word in words.stop or word in words.appositive or suffix.strength in CONTEXTUAL:
            return None
        if speech in {"a", "ad"} and all(part.text in words.generic for part in core):
            return "nz"  # a trade name that happens to be an adjective
        return "v" if speech == "v" and suffix.strength == "strong" else None

    def _behind_kind(self, word: str, tokens: Tokens, index: int) -> int:
        """How much of a token that no dictionary knows is no part of the name: 央企|北某, 500|强|北某, 与|源某."""
        if word[0] == "强" and len(word) > 1 and index and tokens.words[index - 1].isdigit():
            return 1
        if self._words.is_known(word):
            return 0
        if len(word) > 1 and word[0] in _NEVER_FIRST:
            return 1  # 某区|与|源某矿业, 由|天某集团
        return next((len(kind) for kind in self._kinds if word.startswith(kind) and len(word) > len(kind) + 1), 0)

    def _is_apart(self, text: str, anchor: Hit, suffix: Suffix, core: list[Token], inside: list[Hit]) -> bool:
        """A name of its own right before this one: 某某小镇 | 某某谷, 某某集团 | 某地钢铁.

        Zones take in their parks: 某某新区某某工业园 is one name.
        """
        name = text[anchor.start : anchor.end]
        if suffix.strength in CONTEXTUAL:
            return anchor.kind != "region" and (bool(inside) or self._is_complete(name))
        if anchor.kind != "platform" or not core:
            return False
        if suffix.family == "enterprise" and not suffix.word.endswith(_REGISTERED):
            return any(self._words.is_proper(token) for token in core)  # 某某物流园|北某集团, but 某某开发区|建设集团
        if suffix.family != "place":
            return False
        side = len(core[-1].text) == 1 and core[-1].text in _SIDES and core[-1].start == anchor.end
        return not side and not name.endswith(_ZONES) and name.endswith(self._place_words)  # 光谷|南|半导体产业园

    def _is_complete(self, name: str) -> bool:
        return name.endswith("局") or any(self._ends_firm(name[-length:]) for length in (2, 4, 6))

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
        begin = min(first_core, first_anchor)
        return Left(begin, tuple(core), tuple(anchors)) if begin < suffix_start else None

    def _droppable(self, anchors: list[Hit], core: list[Token]) -> bool:
        hit = anchors[0]
        if hit.kind != "region":
            return False
        if len(anchors) > 1 and of_guests(anchors[1]) and not of_guests(hit):
            return False  # 平潭|台湾创业园
        if len(anchors) > 1 and anchors[1].start == hit.end and anchors[1].kind == "region":
            # 阜阳合肥现代产业园区 is both cities'; an outer region is only where the park lies.
            return not self._words.regions.are_twins(hit.code, anchors[1].code)
        if hit.rule == "foreign" or hit.code in _OUTSIDE_MAINLAND:
            return bool(len(anchors) > 1 or any(self._words.is_proper(token) for token in core))
        return False
