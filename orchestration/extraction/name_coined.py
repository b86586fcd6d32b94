"""Trade names no list knows and no suffix gives away, where a clause about a landing leaves room for nothing but a firm.

Belongs here: the room (the head of a clause before 在…投资, before 投资n亿元, before its own plant; a list of projects with their size or
cost) and the test that the word is coined (no dictionary has it). Does not belong here: names with a trade word in a slot (name_slots.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from orchestration.extraction.name_brands import LONGEST, SURE, Brands
from orchestration.extraction.name_rooms import BRANDS, OF_THE_LAND, ROOM, Room, clauses
from orchestration.extraction.name_words import Hit, Tables, Words
from orchestration.extraction.tokenizer import Token, Tokens

_ADVERBS = (
    r"(?:将|拟|计划|宣布|决定|已经?|日前|近日|再次?|又|继续|正式|也|还|均|正在?|近期|随后|昨日|今日|当天|"
    r"去年|今年|明年|年初|年底|年内|\d{1,2}月份?|\d{1,2}日)*"
)
_SETS_UP = (
    "投资|建设|设立|新建|兴建|设厂|建厂|开设|投产|开工|奠基|落户|动工|增资|建立|成立|打造|扩建|投建|开建|竣工|揭牌"
)
_PLANT = (
    "(?:生产|制造|研发|产业|组装|新|第[一二三四]|区域|中国)*(?:工厂|基地|生产线|总部|研发中心|工业园|产业园|科技园|冰箱厂|空调厂|"
    "电池厂|轮胎厂|汽车厂|分厂)"
)
_REACHED = "开工|动工|奠基|投产|投用|启用|建成|揭牌|运营|封顶|投运|竣工|落成|开业|在建|落户|落地|试产|开建|签约|下线"
_FOLLOWS = re.compile(
    rf"{_ADVERBS}(?:"
    rf"(?:在|于)[^,;。、:的]{{2,14}}(?:{_SETS_UP})"
    r"|(?:投资|斥资|出资|增资|豪掷)(?:约|近|超|超过|逾)?\d"
    r"|(?:落户|入驻|进驻|迁驻|落子)(?!企业|率|项目)"
    r"|[与同和][^,;。、:的]{2,14}?(?:签约|签署|签订|签下|签定)"
    rf"|的[^,;。:、]{{1,18}}?(?:项目|{_PLANT})[^,;。:的]{{0,14}}?(?:{_REACHED})"
    rf"|(?:在|于)[^,;。、:的]{{2,10}}的[^,;。:、]{{1,16}}?(?:项目|{_PLANT})[^,;。:的]{{0,14}}?(?:{_REACHED})"
    r"|(?:则|也|还|将|拟|已|计划|规划|宣布|决定|再度|持续|看准|去年|今年|明年|上月|本月|日前|近日|\d{1,2}月){1,3}+[^,;。、:的]{0,14}?"
    r"(?:总?投资|投入|斥资|增资|加码|设厂|建厂|扩建|兴建|新建|设立)(?!者|人|额|基金)"
    rf"|[^,;。、:的\d]{{0,8}}?{_PLANT}[^,;。:的]{{0,16}}?(?:{_REACHED})"
    ")"
)
# What only somebody does: no AI产业园, no LED项目.
_ACTS = re.compile(
    rf"{_ADVERBS}(?:(?:在|于)[^,;。、:的]{{2,14}}(?:{_SETS_UP})|(?:投资|斥资|出资|增资|豪掷)(?:约|近|超|超过|逾)?\d|"
    r"(?:落户|入驻|进驻|迁驻|落子|选址)(?!企业|率|项目)|[与同和][^,;。、:的]{2,14}?(?:签约|签署|签订|签下|签定))"
)
_IN_LETTERS = re.compile("[A-Z][A-Za-z&.-]{2,19}")
_ITS_PLANT = re.compile(rf"(?:在|位于)[^,;。、:的]{{2,10}}的[^,;。:、]{{0,10}}?(?:项目|{_PLANT}|厂)")
_AND = re.compile("、|和|以及")
# 投资15亿元的某某光学镜头项目、投资8.5亿元的某某新材料项目均落户
_COSTING = re.compile(r"投资[^,;。、:的\d]{0,3}\d[\d.]*[万亿]{1,2}(?:元|美元|欧元|人民币|元人民币)的")
_LISTED_PROJECT = re.compile(f"[^,;。、:的]{{0,14}}?(?:项目|{_PLANT})(?=[、和均都等]|以及|分别|相继|先后)")
_SIZE = re.compile(
    r"(?:年产)?\d+(?:\.\d+)?(?:多|余)?[万亿]?(?:吨|千瓦|兆瓦|MW|GW|台|套|辆|件|片|平方米|锭|千米|条|只|立方米)"
)
_OF_PROJECTS = re.compile(
    r"(?:项目|工程|装置|生产线)[^,;。]{0,10}?(?:建设|开工|投产|竣工|建成|达产|落地|实施|加紧|进度|前期)"
)
_JOINT = re.compile(r"、|以及|和|与|及|确保|推进|加快|实施|抓好|重点|争取|推动|由")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
    "石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤习"
)
_KIND = re.compile("企|双方|各方|客商|商会|协会|政府|部门")  # 30家央企与某省签约
_CALLED = "老小阿"
_SUBSTANCE = re.compile("[酸烯酮苯醇酯胺烷酐醛醚]")
_GLUED = frozenset("于在将拟已")
_LEAST, _MOST = 2, 8
_MOST_TOKENS = 5


class CoinedNames(Room):
    """`hits` is called for sentences with a word of landing."""

    def __init__(self, words: Words, tables: Tables) -> None:
        super().__init__(words, tables)
        self._brands = Brands(tables)

    def hits(self, text: str, tokens: Tokens, known: Sequence[Hit]) -> list[Hit]:
        """Coined names at the head of clauses and of listed projects that overlap no known name."""
        if ROOM.search(text) is None:
            return []
        found: list[Hit] = []
        regions = {hit.start: hit for hit in known if hit.kind == "region"}
        others = [(hit.start, hit.end) for hit in known if hit.kind not in ("region", "platform")]
        for start, end in clauses(text):
            lists = self._in_list(text, start, end, tokens, regions) if _ITS_PLANT.search(text, start, end) else ()
            costing = self._costing(text, start, end, tokens, regions) if text.find("投资", start, end) >= 0 else ()
            for begin, stop in (*self._in_clause(text, start, end, tokens, regions), *lists, *costing):
                if not any(a < stop and begin < b for a, b in others):
                    found.append(Hit(begin, stop, "enterprise", text[begin:stop], None, "coined", 0))
                    others.append((begin, stop))
        return found

    def _in_clause(
        self, text: str, start: int, end: int, tokens: Tokens, regions: dict[int, Hit]
    ) -> Iterator[tuple[int, int]]:
        head = self._run(text, start, end, tokens, regions)
        if head is not None and self._is_lettered(text[head[1] : head[2]]):
            if _ACTS.match(text, head[2], end) is not None:
                yield head[1], head[2]
        elif head is not None and _FOLLOWS.match(text, head[2], end) is not None and self._is_coined(tokens, head):
            yield (head[0] if head[2] - head[1] == _LEAST else head[1]), head[2]
        if _OF_PROJECTS.search(text, start, end) is None:
            return
        if _SIZE.search(text, start, end) is None and (
            text.find("、", start, end) < 0 or text.find("等", start, end) < 0
        ):
            return
        for at in (start, *(joint.end() for joint in _JOINT.finditer(text, start, end))):
            item = self._run(text, at, end, tokens, regions)
            sized = item is not None and (
                _SIZE.match(text, item[2], end) is not None or self._ends_in_trade(text, item)
            )
            if item is not None and sized and self._is_coined(tokens, item):
                yield item[1], item[2]

    def _in_list(
        self, text: str, start: int, end: int, tokens: Tokens, regions: dict[int, Hit]
    ) -> Iterator[tuple[int, int]]:
        """Later members of 甲在某地的工厂、乙在某地的工厂."""
        for at in (joint.end() for joint in _AND.finditer(text, start, end)):
            item = self._run(text, at, end, tokens, regions)
            if item is not None and _ITS_PLANT.match(text, item[2], end) and self._is_coined(tokens, item):
                yield item[1], item[2]

    def _costing(
        self, text: str, start: int, end: int, tokens: Tokens, regions: dict[int, Hit]
    ) -> Iterator[tuple[int, int]]:
        """Members of a list of projects each of which is told with its cost."""
        costs = list(_COSTING.finditer(text, start, end))
        for cost in costs if len(costs) > 1 else ():
            item = self._run(text, cost.end(), end, tokens, regions)
            if item is not None and _LISTED_PROJECT.match(text, item[2], end) and self._is_coined(tokens, item):
                yield item[1], item[2]

    def _ends_in_trade(self, text: str, item: tuple[int, int, int]) -> bool:
        name = text[item[1] : item[2]]
        return any(name[-length:] in self.trades and len(name) - length >= _LEAST for length in (2, 3))

    def _run(
        self, text: str, start: int, end: int, tokens: Tokens, regions: dict[int, Hit]
    ) -> tuple[int, int, int] | None:
        """Where the region before a name, the name itself and what follows it begin; None unless name-like tokens stand there."""
        words, speech = tokens.words, tokens.speech
        index = bisect_left(tokens.starts, start)
        if index >= len(words) or tokens.starts[index] != start:
            return None
        index, outer = self.past_leads(tokens, index, end, regions)
        first = index
        while index < len(words) and index - first < _MOST_TOKENS and tokens.ends[index] <= end:
            word = words[index]
            if self.closes(word, speech[index]) or tokens.starts[index] in regions:
                break
            index += 1
            if word in self.trades and tokens.ends[index - 1] - tokens.starts[first] > len(word):
                break
        if index == first or index >= len(words):
            return None
        begin, stop = tokens.starts[first], tokens.ends[index - 1]
        if words[index - 1][-1] in _GLUED and len(words[index - 1]) > _LEAST:
            stop -= 1  # 康某尔于|3月: glued by the tagger
        return (begin if outer is None else outer, begin, stop) if _LEAST <= stop - begin <= _MOST else None

    def _is_coined(self, tokens: Tokens, head: tuple[int, int, int]) -> bool:
        """No dictionary has it, nobody is called so, no lie of the land."""
        first, last = bisect_left(tokens.starts, head[1]), bisect_left(tokens.ends, head[2])
        inside = tokens[first : last + 1]
        if inside[-1].end > head[2]:
            inside[-1] = inside[-1]._replace(text=inside[-1].text[:-1], end=head[2])
        words = self.words
        core = [token for token in inside if token.text not in self.trades and token.text not in words.generic]
        name = "".join(token.text for token in core)
        if (
            len(name) < _LEAST
            or not name[0].isalnum()
            or name.isascii()
            or name[-1] in OF_THE_LAND
            or words.regions.codes(name)
            or _SUBSTANCE.search(core[0].text) is not None
            or _KIND.search(name) is not None
        ):
            return False
        if core[0].speech.startswith("nr") and len(core[0].text) <= 3 and name[0] in _SURNAMES:
            return False
        if len(name) == _LEAST and name[0] in _CALLED and name[1] in _SURNAMES:
            return False  # 老王与某村签订协议
        if len(name) <= LONGEST and not words.is_known(name) and self._looks_coined(name, core):
            return True
        common = [
            token for token in core if len(token.text) > 1 and words.is_known(token.text) and token.speech not in BRANDS
        ]
        if common and (common != core[-1:] or len(core) < 2):
            return False
        odd = [token for token in core if len(token.text) > 1 and token not in common]
        return bool(odd) or sum(len(token.text) == 1 for token in core) >= 3

    def _is_lettered(self, name: str) -> bool:
        """Vexo, SKT: letters that are no common abbreviation."""
        return _IN_LETTERS.fullmatch(name) is not None and self.words.generic.isdisjoint((name, name.upper()))

    def _looks_coined(self, name: str, core: Sequence[Token]) -> bool:
        """优某达: its characters are those of trade names, whatever words a dictionary finds in it."""
        return (
            any(len(token.text) == 1 for token in core)
            and not any(self.is_common(token.text) or token.text in self.trades for token in core)
            and self._brands.weight(name) >= SURE
        )
