"""Trade names no list knows and no suffix gives away, where a clause about a landing leaves room for nothing but a firm.

Belongs here: the room (the head of a clause before 在…投资, before 投资n亿元, before its own plant; a list of sized projects) and the
test that the word is coined (no dictionary has it). Does not belong here: names with a trade word in a slot (name_slots.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from orchestration.extraction.name_brands import LONGEST, SHORTEST, Brands
from orchestration.extraction.name_words import Hit, Tables, Words, is_mark
from orchestration.extraction.tokenizer import Tokens

_TO_CLAUSE, _CLAUSE = re.compile(r"(?s:.*[,;。:!?…\n])?"), re.compile(r"[^,;。:!?…\n]+")
_ADVERBS = (
    r"(?:将|拟|计划|宣布|决定|已经?|日前|近日|再次?|继续|正式|也|还|均|正在?|近期|随后|昨日|今日|当天|"
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
    rf"|的[^,;。:、]{{1,18}}?(?:项目|{_PLANT})[^,;。:的]{{0,14}}?(?:{_REACHED})"
    rf"|(?:在|于)[^,;。、:的]{{2,10}}的[^,;。:、]{{1,16}}?(?:项目|{_PLANT})[^,;。:的]{{0,14}}?(?:{_REACHED})"
    rf"|[^,;。、:的\d]{{0,8}}?{_PLANT}[^,;。:的]{{0,16}}?(?:{_REACHED})"
    ")"
)
_ITS_PLANT = re.compile(rf"(?:在|位于)[^,;。、:的]{{2,10}}的[^,;。:、]{{0,10}}?(?:项目|{_PLANT}|厂)")
_AND = re.compile("、|和|以及")
_SIZE = re.compile(
    r"(?:年产)?\d+(?:\.\d+)?(?:多|余)?[万亿]?(?:吨|千瓦|兆瓦|MW|GW|台|套|辆|件|片|平方米|锭|千米|条|只|立方米)"
)
_OF_PROJECTS = re.compile(
    r"(?:项目|工程|装置|生产线)[^,;。]{0,10}?(?:建设|开工|投产|竣工|建成|达产|落地|实施|加紧|进度|前期)"
)
_JOINT = re.compile(r"、|以及|和|与|及|确保|推进|加快|实施|抓好|重点|争取|推动|由")
_ROOM = re.compile(
    "投资|斥资|出资|增资|落户|入驻|进驻|工厂|基地|生产线|总部|工业园|产业园|项目|装置|设立|建立|成立|建厂|设厂|厂"
)
_ITEM = re.compile(r"、|以及|和|与|及|[元亩米]的|确保|推进|加快|实施|抓好|推动|由")
_INDUSTRIAL = re.compile("项目|工程|总部|工厂|厂房|车间|生产线|产线|基地|装置|机组|数据中心|研发中心|[一二三四]期")
_INDUSTRY = re.compile(
    r"(?!(?:[^,;。:、的]{0,16}?)(?:道路|大桥|桥梁|隧道|安置|棚户|小区|社区|水库|灌区|河道|医院|学校|小学|中学|幼儿园|公园|景区|湿地|污水|"
    r"管网|供水|旅游|度假|古镇|机场|铁路|高速|地铁|水电站|大道))"
    rf"[^,;。:、的“”]{{2,24}}?(?:{_INDUSTRIAL.pattern})"
)
_LIST_OF_PROJECTS = re.compile(
    "、[^,;。:]*?等[^,;。:、的]{0,12}?(?:项目|工程)|、[^,;。:]*?[一二两三四五六七八九十\\d]个[^,;。:、的]{0,6}?项目"
)
_PROJECTS_NAMED = re.compile("个[^,;。:、]{0,8}项目[^;。:]{0,24}:$")
_PRODUCT = re.compile("[^,;。:、的“”]{2,24}?(?:、|和|以及|等|[一二两三四五六七八九十\d]个|$)")
_OF_PROJECT = re.compile("\\d|[A-Za-z]|年产|[一二三四]期|项目|总部|研发|区域|扩建|新建|技改|生产|制造|基地|工厂")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
    "石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤习"
)
_OF_THE_LAND = frozenset("山湖河江港岛路桥口湾岭洲镇村乡区县市省州园城街道线库坝峡寺塘")
_SUBSTANCE = re.compile("[酸烯酮苯醇酯胺烷酐醛醚]")
_BRANDS = frozenset({"nz", "nr", "nrt"})
_FUNCTION = frozenset({"p", "c", "u", "uj", "ul", "uv", "uz", "ug", "ud", "r", "d", "y", "m", "q", "k", "h"})
_LEAST, _MOST = 2, 8
_MOST_TOKENS = 5


class CoinedNames:
    """Built once from the seeds; `hits` is called for sentences with a word of landing."""

    def __init__(self, words: Words, tables: Tables) -> None:
        self._words = words
        trades = {row["word"] for row in tables["trade_words"]}
        trades |= {row["word"] for row in tables["enterprise_suffixes"] if row["kind"] == "enterprise"}
        self._trades = frozenset(trades)
        self._brands = Brands(tables)

    def hits(self, text: str, tokens: Tokens, known: Sequence[Hit]) -> list[Hit]:
        """Coined names at the head of clauses and of listed projects that overlap no known name."""
        if _ROOM.search(text) is None:
            return []
        found: list[Hit] = []
        regions = {hit.start: hit for hit in known if hit.kind == "region"}
        others = [(hit.start, hit.end) for hit in known if hit.kind not in ("region", "platform")]
        for start, end in _clauses(text):
            lists = self._in_list(text, start, end, tokens, regions) if _ITS_PLANT.search(text, start, end) else ()
            for begin, stop in (*self._in_clause(text, start, end, tokens, regions), *lists):
                if not any(a < stop and begin < b for a, b in others):
                    found.append(Hit(begin, stop, "enterprise", text[begin:stop], None, "coined", 0))
                    others.append((begin, stop))
        return found

    def heads(self, text: str, tokens: Tokens, known: Sequence[Hit]) -> list[Hit]:
        """Coined words that open the name of a firm's project, known by their characters; they overlap no name but a park's."""
        if _INDUSTRIAL.search(text) is None:
            return []
        regions = {hit.start: hit for hit in known if hit.kind == "region"}
        others = [(hit.start, hit.end) for hit in known if hit.kind not in ("region", "platform")]
        return [
            Hit(begin, stop, "enterprise", text[begin:stop], None, "coined", 0)
            for start, end in _clauses(text)
            for begin, stop in self._heading_projects(text, start, end, tokens, regions)
            if not any(a < stop and begin < b for a, b in others)
        ]

    def _in_clause(
        self, text: str, start: int, end: int, tokens: Tokens, regions: dict[int, Hit]
    ) -> Iterator[tuple[int, int]]:
        head = self._run(text, start, end, tokens, regions)
        if head is not None and _FOLLOWS.match(text, head[2], end) is not None and self._is_coined(tokens, head):
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

    def _heading_projects(
        self, text: str, start: int, end: int, tokens: Tokens, regions: dict[int, Hit]
    ) -> Iterator[tuple[int, int]]:
        """The coined words that projects of industry open with: 恒某|钠硫电池制造基地, 总投资n亿元的奥某|新能源汽车二期."""
        listed = _LIST_OF_PROJECTS.search(text, start, end) or _PROJECTS_NAMED.search(text, 0, start)
        for at in (start, *(joint.end() for joint in _ITEM.finditer(text, start, end))):
            first = bisect_left(tokens.starts, at)
            if first == len(tokens) or tokens.starts[first] != at:
                continue
            first = self._past_leads(tokens, first, end, regions)[0]
            if first == len(tokens) or tokens.starts[first] >= end:
                continue
            begin, name = tokens.starts[first], text[tokens.starts[first] : tokens.starts[first] + LONGEST]
            cuts = self._cuts(tokens, first, regions)
            traded = self._before_trade(text, begin) if cuts or not self._words.is_known(tokens.words[first]) else ()
            stop = begin + (self._brands.best(name, traded) or self._brands.best(name, cuts))
            if stop == begin or self._is_else(text[begin:stop]):
                continue
            if _INDUSTRY.match(text, stop, end) or (listed and _PRODUCT.match(text, stop, end)):
                yield begin, self._with_trade(text, stop)

    def _cuts(self, tokens: Tokens, first: int, regions: dict[int, Hit]) -> set[int]:
        """Where a coined word that begins with a token may end: anywhere in words no dictionary has, else behind words."""
        cuts, proper = set[int](), False
        for index in range(first, min(first + LONGEST, len(tokens))):
            word, speech, size = tokens.words[index], tokens.speech[index], tokens.ends[index] - tokens.starts[first]
            known = len(word) > 1 and self._words.is_known(word)
            if self._closes(word, speech) or tokens.starts[index] in regions:
                break
            if known and (speech[0] != "n" or word in self._trades or self._is_common(word)):
                break
            proper |= not known or speech in _BRANDS
            if proper:
                cuts |= {size} if known else {*range(size - len(word) + 1, size + 1)}
        return cuts

    def _before_trade(self, text: str, begin: int) -> list[int]:
        """Where a coined word may end because the longest word of trade near it begins there (润某|光伏, not 润某光|伏)."""
        trades = {cut: self._trade_at(text, begin + cut) for cut in range(SHORTEST, LONGEST + 1)}
        longest = max(trades.values())
        return [cut for cut, size in trades.items() if size == longest][:1] if longest else []

    def _trade_at(self, text: str, at: int) -> int:
        """The length of the word of trade that stands there, 0 if none does."""
        return next((size for size in (4, 3, 2) if text[at : at + size] in self._trades), 0)

    def _with_trade(self, text: str, end: int) -> int:
        """润某光伏|5GW电池片项目: the trade is the firm's where the project's own words begin behind it."""
        trade = self._trade_at(text, end)
        return end + trade if trade and _OF_PROJECT.match(text, end + trade) else end

    def _is_common(self, word: str) -> bool:
        words = self._words
        return word in words.generic or word in words.leading or word in words.inner or word in words.appositive

    def _is_else(self, name: str) -> bool:
        """A place, or a word of its own."""
        return (
            name[-1] in _OF_THE_LAND
            or bool(self._words.regions.codes(name))
            or name in self._trades
            or self._is_common(name)
        )

    def _ends_in_trade(self, text: str, item: tuple[int, int, int]) -> bool:
        name = text[item[1] : item[2]]
        return any(name[-length:] in self._trades and len(name) - length >= _LEAST for length in (2, 3))

    def _run(
        self, text: str, start: int, end: int, tokens: Tokens, regions: dict[int, Hit]
    ) -> tuple[int, int, int] | None:
        """Where the region before a name, the name itself and what follows it begin; None unless name-like tokens stand there."""
        words, speech = tokens.words, tokens.speech
        index = bisect_left(tokens.starts, start)
        if index >= len(words) or tokens.starts[index] != start:
            return None
        index, outer = self._past_leads(tokens, index, end, regions)
        first = index
        while index < len(words) and index - first < _MOST_TOKENS and tokens.ends[index] <= end:
            word = words[index]
            if self._closes(word, speech[index]) or tokens.starts[index] in regions:
                break
            index += 1
            if word in self._trades and tokens.ends[index - 1] - tokens.starts[first] > len(word):
                break
        if index == first or index >= len(words):
            return None
        begin, stop = tokens.starts[first], tokens.ends[index - 1]
        return (begin if outer is None else outer, begin, stop) if _LEAST <= stop - begin <= _MOST else None

    def _past_leads(self, tokens: Tokens, index: int, end: int, regions: dict[int, Hit]) -> tuple[int, int | None]:
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
        if word in self._words.foreign or word in self._words.appositive or word in self._words.leading:
            return True
        return speech in ("t", "m", "d") or word in ("由", "日", "月", "年")

    def _closes(self, word: str, speech: str) -> bool:
        if is_mark(word) or word[0].isdigit() or word in self._words.stop or word in self._words.project:
            return True
        if len(word) > 1 and (word in self._words.inner or (word[0] in "一二两三四五六七八九十" and speech != "nz")):
            return True
        if speech == "t" and self._words.is_known(word):
            return True
        return (
            speech in _FUNCTION and (len(word) > 1 or word in "在与和的将由把对向从是为") and self._words.is_known(word)
        )

    def _is_coined(self, tokens: Tokens, head: tuple[int, int, int]) -> bool:
        """No dictionary has it, nobody is called so, no lie of the land."""
        first, last = bisect_left(tokens.starts, head[1]), bisect_left(tokens.ends, head[2])
        inside = tokens[first : last + 1]
        words = self._words
        core = [token for token in inside if token.text not in self._trades and token.text not in words.generic]
        name = "".join(token.text for token in core)
        if (
            len(name) < _LEAST
            or not name[0].isalnum()
            or name.isascii()
            or name[-1] in _OF_THE_LAND
            or words.regions.codes(name)
            or _SUBSTANCE.search(core[0].text) is not None
        ):
            return False
        if core[0].speech.startswith("nr") and len(core[0].text) <= 3 and name[0] in _SURNAMES:
            return False
        common = [
            token
            for token in core
            if len(token.text) > 1 and words.is_known(token.text) and token.speech not in _BRANDS
        ]
        if common and (common != core[-1:] or len(core) < 2):
            return False
        odd = [token for token in core if len(token.text) > 1 and token not in common]
        return bool(odd) or sum(len(token.text) == 1 for token in core) >= 3


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the clauses that leave room for a firm."""
    end = 0
    for room in _ROOM.finditer(text):
        if room.start() >= end:
            start = _end(_TO_CLAUSE.match(text, end, room.start()))
            end = _end(_CLAUSE.match(text, room.start()))
            yield start, end


def _end(match: re.Match[str] | None) -> int:
    assert match is not None
    return match.end()
