"""Trade names told by themselves: a coined word and the trade behind it (晟某|药业), wherever a name can begin.

Belongs here: where in a sentence about a landing a name can begin, whether the characters before a word of trade are coined. Does not
belong here: names given away by what they do (name_slots.py, name_coined.py) or by their project (name_heads.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from orchestration.extraction.name_brands import Brands
from orchestration.extraction.name_rooms import OF_THE_LAND, Room
from orchestration.extraction.name_words import CONTEXTUAL, Hit, Tables, Words
from orchestration.extraction.patterns import tree
from orchestration.extraction.tokenizer import Tokens

_LENGTHS = (2, 3, 4)  # of a coined word
_LEAST, _LEAST_OF_A_WORD, _LEAST_WHERE_SURE = 1.0, 2.4, -2.0
_MAKING = ("制造", "生产", "加工", "组装")
_MADE = ("制造", "生产", "加工", "组装", "行业", "产业", "领域", "市场", "产品", "企业", "业务")
_LEGAL = ("有限", "股份有", "责任公司", "集团", "公司")
_GOES_ON = ("科技", "技术", "股份", "新材料", "新能源")
_LONGEST_SURE = 16
_MARKS = frozenset(",;:。!?、“”()《》…\n-—|")
_NAMES = frozenset({"nz", "nr", "nrt", "ns", "nt"})
_BORDERS = frozenset("有与和同及跟由将为是对在从的了等至到向被把以于已拟也都均月日")
_GUESSED = frozenset({"suffix_weak", "list"})  # the longer of two guesses counts
_PERSONS = frozenset({"nr", "nrt"})
_FUNCTION = frozenset("pcurdymqt")
# Where a firm or its project is sure to be named: n亿元的, 投产的, 来自某市的, in a list, behind a region.
_SURE = re.compile(
    r"(?:[元亩米]的|(?:开工|动工|投产|落户|入驻|进驻|签约|投用|启用|开业|试产|量产|在建|建设|引进|引入|新建|奠基|封顶|揭牌|迁入)的|"
    r"(?:来自|位于|坐落于|在)[^,;。、]{2,12}的|、|以及|包括|其中|分别[为是]|项目[为是]|由|与|和|同|[商资]|企业|公司|集团)$"
)
_NEVER_INSIDE = re.compile("[的和与及了在等将]|开工|签约|投产|落户|[系类型级用化性式]$")
_NO_FIRM = re.compile("国际机场|国际会展|国际博览")


class TradedNames(Room):
    """`hits` is called for sentences with a word of landing."""

    def __init__(self, words: Words, tables: Tables) -> None:
        super().__init__(words, tables)
        self._brands = Brands(tables)
        weak = {suffix.word for suffix in words.suffixes.values() if suffix.strength in CONTEXTUAL}
        trades = {trade for trade in self.trades if len(trade) > 1 and not trade.endswith(_LEGAL)} | weak
        self._trade = re.compile(tree(trades - {"云"}))

    def hits(self, text: str, tokens: Tokens, known: Sequence[Hit]) -> list[Hit]:
        """Coined words with their trade that overlap no name already known but a region or a park."""
        others = [
            (hit.start, hit.end) for hit in known if hit.kind not in ("region", "platform") and hit.rule not in _GUESSED
        ]
        ends = {hit.end for hit in known if hit.kind == "region"}
        within = [(hit.start, hit.end) for hit in known if hit.kind == "region"]
        found: list[Hit] = []
        for match in self._trade.finditer(text):
            if _NO_FIRM.match(text, match.start()):
                continue
            name = self._name(text, match.start(), match.end(), tokens, ends)
            if name is None:
                continue
            start, end = name
            if any(a < end and start < b for a, b in (*others, *within)) or self._opens_park(text, start, end, known):
                continue
            found.append(Hit(start, end, "enterprise", text[start:end], None, "slot", 1))
            others.append(name)
        return found

    def _name(self, text: str, start: int, end: int, tokens: Tokens, ends: set[int]) -> tuple[int, int] | None:
        """The span of the name whose trade stands at `start:end`, None if no coined word stands before it."""
        if start < _LENGTHS[0] or text.startswith(_LEGAL, end) or not self._ends_here(text, end, tokens):
            return None
        for length in _LENGTHS:
            begin = start - length
            if begin >= 0 and self._may_begin(text, begin, tokens, ends):
                sure = begin in ends or _SURE.search(text, max(0, begin - _LONGEST_SURE), begin) is not None
                if not self._is_coined(text, begin, start, tokens, sure):
                    return None
                more = next((word for word in _GOES_ON if text.startswith(word, end)), "")
                made = text.startswith(_MADE, end + len(more))
                if made and not more:  # 渝某|阀门生产项目: what the firm makes
                    if not text.startswith(_MAKING, end):
                        return None
                    return (begin, start) if sure or begin == 0 or text[begin - 1] in _MARKS else None
                return begin, end + len(more) * (not made)
        return None

    def _ends_here(self, text: str, end: int, tokens: Tokens) -> bool:
        """The trade is no part of a longer word (机电|动车)."""
        last = bisect_left(tokens.ends, end)
        return tokens.ends[last] == end or tokens.starts[last] == end or not self.words.is_known(tokens.words[last])

    def _may_begin(self, text: str, at: int, tokens: Tokens, ends: set[int]) -> bool:
        """A name may begin there: behind a mark, a region, a number or a word that is part of no name."""
        if at == 0 or at in ends or text[at - 1] in _MARKS:
            return True
        before = bisect_left(tokens.ends, at)
        if before >= len(tokens.ends) or tokens.ends[before] != at:
            return False
        word, speech = tokens.words[before], tokens.speech[before]
        words = self.words
        if len(word) == 1 and "一" <= word <= "鿿":
            return word in _BORDERS  # any other may open the name (新某达, 盛某达)
        if word in words.stop or word in words.leading or word in words.appositive or word in words.foreign:
            return True
        suffix = words.suffixes.get(word)
        if suffix is not None and suffix.family == "place":
            return True  # 市开发区|某某锂电
        if not word[-1].isalpha() or speech in ("t", "m", "mq"):
            return True
        return speech[0] in _FUNCTION and words.is_known(word)

    def _is_coined(self, text: str, begin: int, end: int, tokens: Tokens, sure: bool) -> bool:
        """No dictionary has it and its characters are those of trade names, or its characters are nothing else."""
        core = text[begin:end]
        words = self.words
        if not all("一" <= sign <= "鿿" for sign in core) or core[-1] in OF_THE_LAND or words.regions.codes(core):
            return False
        if _NEVER_INSIDE.search(core) is not None or self.is_common(core) or core in self.trades or core in words.stop:
            return False
        first, last = bisect_right(tokens.starts, begin) - 1, bisect_left(tokens.ends, end)
        least = _LEAST
        if sure and not any(len(word) > 1 and words.is_known(word) for word in tokens.words[first : last + 1]):
            least = _LEAST_WHERE_SURE
        for word, speech in zip(tokens.words[first : last + 1], tokens.speech[first : last + 1], strict=True):
            if len(word) == 1 or not words.is_known(word):
                continue
            if self.is_common(word) or word in words.stop or word in self.trades:
                return False
            if speech not in _NAMES:
                return False
            part = sure and (speech in _PERSONS or len(word) < len(core))  # 西门|达
            least = _LEAST if part else _LEAST_OF_A_WORD
        return self._brands.weight(core) >= least

    def _opens_park(self, text: str, start: int, end: int, known: Sequence[Hit]) -> bool:
        """The head of a park of its trade (京津某某科技|产业园, 某某冷链|物流园)."""
        suffixes = self.words.suffixes
        return any(
            hit.kind == "platform"
            and hit.start <= start
            and (text[end : hit.end] in suffixes or text[end - 2 : hit.end] in suffixes)
            for hit in known
        )
