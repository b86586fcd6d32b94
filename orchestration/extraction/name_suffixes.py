"""Names recognised by their last word: 某某有限公司, 某某研究院, 某某产业园.

Belongs here: whether what stands before the suffix (and, for weak suffixes, around the name) makes it a name
rather than a common noun. Does not belong here: where the name begins (name_borders.py), bodies and towns
(name_bodies.py), names a seed knows whole (gazetteer.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

import ahocorasick_rs

from orchestration.extraction.name_bodies import BodyNames, code_of
from orchestration.extraction.name_borders import Borders, Left, of_guests
from orchestration.extraction.name_words import CONTEXTUAL, Hit, Suffix, Words, is_mark
from orchestration.extraction.tokenizer import Tokens

_INSIDE = frozenset("内里外上中旁边")  # jieba glues them to the noun before
_NOT_BEFORE = frozenset(
    "\n ,、。:;!?“”《》的了和与及等在个家该各座这那级"
)  # a suffix after one of these is a common noun
_SEAT, _GROUNDS = "总部基地", "园区"
_SUBSIDIARY = "子公司"  # whose it is, not what it is called
# 某区境内外上市公司: any of a kind
_KINDS_OF_FIRM = ("上市公司", "挂牌公司", "跨国公司", "国有公司", "民营公司", "外资公司", "初创公司", "平台公司")
_VALLEY = "谷"  # also the tail of 稻谷 and 山谷
_CLOUD, _LONGEST_CLOUD = "云", 4  # 居家养老云 is what a cloud is for, not who runs it
_ON_WHAT = frozenset({"就", "围绕", "针对", "关于"})
_ON_THE_DAY = frozenset({"同日", "当天", "当日", "同天", "日前", "近日"})
_PORT = "港"
_NOT_A_PORT = frozenset("口区航务股城资商铁人台澳珠深湾币元独集公")
_PARTS = frozenset({"片区", "新片区", "组团", "园区", "园", "区块"})
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
_SHORTEST_TRADE = 2
_MADE = frozenset({"产能", "生产", "制造", "扩建", "扩产", "扩能", "改造", "加工", "组装"})  # 某某子电池|产能扩建项目
_FREE_ZONES = ("自贸", "自由贸易")
# 某某华东总部基地, 某某西南研发中心: a firm's own, which says of which part of the country it is.
_OF_A_FIRM = re.compile(
    "(?:华[东南中北]|西[南北]|东北|亚太|大中华)区?(?:区域)?(?:总部|研发|运营|生产|制造|智能|结算|物流|营销)"
)
_FROM = re.compile("从[省市县区]")
_SITED = frozenset({"platform", "institute"})


class SuffixNames:
    """Built once from the seeds; `hits` is called for each sentence that holds a suffix."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._suffixes = list(words.suffixes.values())
        self._bodies = {number for number, suffix in enumerate(self._suffixes) if suffix.family == "body"}
        self._contextual = {number for number, suffix in enumerate(self._suffixes) if suffix.strength in CONTEXTUAL}
        self._borders = Borders(words)
        self._named_bodies = BodyNames(words, self._borders)
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
            if ends[last] != end and text[end : ends[last]] not in _INSIDE and not self._glued(tokens, last, start):
                continue
            covered = anchors.get(end)
            if suffix.word == _SUBSIDIARY or text.endswith(_KINDS_OF_FIRM, 0, end):
                continue
            if covered is not None and covered.start < start and suffix.kind != "town":
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
            if hit is not None and not (hit.kind in _SITED and _OF_A_FIRM.search(hit.canonical)):
                found.append(hit)
                if hit.kind == "platform":
                    anchors[hit.end] = hit
        return found

    def _glued(self, tokens: Tokens, last: int, start: int) -> bool:
        """镇有 of 马口镇有…: jieba guessed one word of the suffix and the verb after it."""
        return tokens.starts[last] == start and not self._words.is_known(tokens.words[last])

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
            return self._named_bodies.body(text, suffix, start, end, tokens, first, anchors)
        if suffix.kind == "town":
            town = self._named_bodies.town(text, suffix, start, end, tokens, first, anchors)
            known = anchors.get(end)
            return None if town is not None and known is not None and known.start <= town.start else town
        if suffix.word == _PORT:
            return self._port(text, start, end, tokens, first)
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

    def _port(self, text: str, start: int, end: int, tokens: Tokens, first: int) -> Hit | None:
        """锦州港: a city and its port, unless the sign begins another word (某市港口, 某市港区); or a place's name to jieba (洋浦港)."""
        if text[end : end + 1] in _NOT_A_PORT and not text.startswith("集装箱", end):
            return None
        begin, code = start, None
        while begin > 0 and (city := self._city_before(text, begin)):  # 宁波|舟山|港
            begin, code = begin - len(city), code or self._words.regions.resolve(city)
        if (
            begin == start
            and tokens.ends[first] == end
            and tokens.speech[first] == "ns"
            and end - tokens.starts[first] == 3
        ):
            begin = tokens.starts[first]
        return Hit(begin, end, "platform", text[begin:end], code, "suffix", 1) if begin < start else None

    def _city_before(self, text: str, end: int) -> str:
        for length in (3, 2):
            city = text[max(0, end - length) : end]
            codes = self._words.regions.codes(city)
            if len(city) == length and codes and not any(code.endswith("0000") for code in codes):
                return city
        return ""

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
        elif self._is_part_of_zone(suffix, left, outer) or self._is_of_guests(left) or self._is_of_trade(left, region):
            good = True
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
            good = not _is_province(region) or bool(left.core) or suffix.word.startswith(_FREE_ZONES)
        if not good or (suffix.word == _SEAT and left.core and self._is_trade(left.core[-1].text)):
            return None  # 某某科技总部基地 is what the firm builds
        if _FROM.match(text, left.start) is not None:
            return None  # 从县产业集聚区获悉
        # 凯勒曼|在|太仓高新区: glued by the tagger, but 在线产业园.
        at = text.rfind("在", left.start, end) + 1
        begin = at if at and text[at] != "线" and at < end - len(suffix.word) else left.start
        return Hit(begin, end, "platform", text[begin:end], code_of(left.anchors), "suffix", 1)

    def _is_part_of_zone(self, suffix: Suffix, left: Left, outer: Hit | None) -> bool:
        """某省自贸试验区 | 某市片区: the part of a zone that is called after its city."""
        if outer is None or suffix.word not in _PARTS or outer.start != left.start:
            return False
        return any(hit.kind == "region" and hit.start == outer.end for hit in left.anchors)

    @staticmethod
    def _is_of_guests(left: Left) -> bool:
        """平潭 | 台湾 | 创业园, 太仓 | 德国 | 中小企业产业园: a place, then whose firms are invited."""
        return len(left.anchors) > 1 and left.anchors[0].kind == "region" and of_guests(left.anchors[1])

    def _is_of_trade(self, left: Left, region: Hit | None) -> bool:
        """新昌 | 智能装备 | 小镇: a county or city and the trade of its platform, though all of the trade's words are common."""
        if region is None or region.rule in ("nation", "foreign") or not left.core or left.start != region.start:
            return False
        trade = "".join(token.text for token in left.core)
        return not _is_province(region) and len(trade) >= _SHORTEST_TRADE and trade not in self._words.any_kind

    def _is_trade(self, word: str) -> bool:
        suffix = self._words.suffixes.get(word)
        return suffix is not None and suffix.kind == "enterprise"

    def _organisation(self, text: str, suffix: Suffix, left: Left, end: int) -> Hit | None:
        words, region, firm = self._words, left.region(), left.organisation()
        special = [token for token in left.core if token.text not in words.generic and token.text not in words.leading]
        proper = any(words.is_proper(token) for token in special)
        if suffix.kind == "fund" and text.endswith(words.public_money, left.start, end - len(suffix.word)):
            return None  # 某县医保基金: money of the public, not a body
        if firm is None and (
            sum(len(token.text) for token in left.core) == 1 or text[left.start : end] in words.generic
        ):
            good = False
        elif suffix.strength == "strong":
            good = firm is not None or bool(special) or self._named_after_place(region, left) or _is_of_the_nation(left)
        elif suffix.strength in CONTEXTUAL and not (firm or region) and sum(len(token.text) for token in special) < 2:
            good = False
        elif (
            suffix.strength in CONTEXTUAL
            and not (firm or region)
            and all(token.text in words.trades for token in special)
        ):
            good = False  # 冷链|物流: two trades and no name
        elif proper or firm is not None or (suffix.word == "公司" and left.core and _is_of_county(region)):
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
        code = code_of(left.anchors) if suffix.kind == "hospital" else None
        return Hit(left.start, end, suffix.kind, text[left.start : end], code, rule, 1)

    def _named_after_place(self, region: Hit | None, left: Left) -> bool:
        """杭州交通集团; of bare short names only a county's, which are trade names too (北辰集团), not 浙江集团."""
        if region is None or region.rule == "nation":
            return False
        county = region.code is not None and not region.code.endswith("00")
        bare = len(region.canonical) > region.end - region.start
        return bool(left.core) or (county and bare and region.rule == "lexicon")

    def _may_end_here(self, tokens: Tokens, last: int) -> bool:
        """No noun follows that would make the suffix part of a longer common noun (新能源 | 汽车)."""
        if last + 1 == len(tokens):
            return True
        following = tokens.words[last + 1]
        if is_mark(following) or following in self._words.stop or following in self._words.coming:
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
        if before in _ON_WHAT:
            return False  # 就某某全域旅游|投资合作项目签约: what it is about
        if after in _ON_THE_DAY and last + 2 < len(tokens):
            after = tokens.words[last + 2]  # 某某科技同日签约
        listed = before == "、" or after in {"、", "等"}
        deal = (len(before) > 1 and before in words.stop) or before in words.appositive or before in {"与", "和", "由"}
        firm, region = left.organisation(), left.region()
        landing = (
            (len(after) > 1 and after in words.stop) or after in words.coming or after in {"(", "在", "将", "拟", "已"}
        )
        landing = landing or (region is None and after in words.project)  # with a region it is a kind of project there
        counted = after[:1].isascii() and after[:1].isalnum()  # 某某化工20万吨…项目
        if firm is not None and not left.core:
            return after not in words.project and after not in _MADE  # 娃哈哈饮料项目: what the project makes
        if any(words.is_proper(token) for token in left.core) or firm is not None:
            return listed or deal or landing or counted
        if suffix.strength == "local" and not left.core:
            return landing or counted or (before == "、" and after in {"、", "等"})
        if (
            region is None
            and suffix.strength != "local"
            and (not before or is_mark(before))
            and after in {"拟", "将", "已"}
        ):
            return sum(len(token.text) for token in left.core) > 1 and not all(
                token.text in words.generic for token in left.core
            )  # 神威药业拟在某地建设…: a clause opens with the firm
        return before == "、" and after in {"、", "等", "和", "与"}


def _is_province(region: Hit) -> bool:
    """A province, and no municipality, which is also a city."""
    return bool(region.code) and str(region.code).endswith("0000") and str(region.code)[:2] not in _MUNICIPALITIES


def _is_of_county(region: Hit | None) -> bool:
    """A county, and no larger place: 安达物流公司 is one firm, 深圳物流公司 may be any."""
    return region is not None and bool(region.code) and not str(region.code).endswith("00")


def _is_of_the_nation(left: Left) -> bool:
    """中国农业发展集团有限公司: the country and two words more are a name of their own."""
    return (
        bool(left.anchors) and left.anchors[0].canonical == "中国" and sum(len(token.text) for token in left.core) > 3
    )
