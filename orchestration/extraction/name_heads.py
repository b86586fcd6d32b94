"""Coined words that open the name of a firm's project, known by their characters: 恒某|钠硫电池制造基地.

Belongs here: the projects of industry in a clause about a landing, the cut between a coined word, its trade and what is made there. Does
not belong here: what characters weigh (name_brands.py), names that need no project (name_coined.py, name_slots.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from orchestration.extraction.name_brands import LONGEST, SHORTEST, Brands
from orchestration.extraction.name_rooms import BRANDS, OF_THE_LAND, Room, clauses
from orchestration.extraction.name_words import Hit, Tables, Words
from orchestration.extraction.tokenizer import Tokens

_INDUSTRIAL = re.compile(
    "项目|工程|总部|[计云]算中心|算力中心|工厂|厂房|车间|生产线|产线|基地|装置|机组|数据中心|研发中心|[一二三四]期"
)
# What is built for everybody, whoever's name it bears.
_CIVIC = (
    r"(?![^,;。:、的]{0,16}?(?:道路|大道|大桥|桥梁|隧道|安置|棚户|小区|社区|花园|水库|灌区|河道|医院|学校|小学|中学|幼儿园|公园|景区|湿地|"
    r"污水|管网|供水|旅游|度假|古镇|机场|铁路|高速|地铁|水电站))"
)
_INDUSTRY = re.compile(rf"{_CIVIC}[^,;。:、的“”]{{2,24}}?(?:{_INDUSTRIAL.pattern})")
_ITEM = re.compile(
    r"、|以及|和|与|及|[元亩米]的|分别[为是]|包括|项目[为是]|会场|(?:之隔|相邻|隔壁|对面|毗邻|不远处|旁边|[来入户])的|确保|推进|加快|实施|抓好|推动|由|"
    r"(?:引进|引入|招引|引来|签约|签下|落户|承接|新建|启动)了?(?![于在到至与和]|仪式|项目|活动)"
)
_LIST_OF_PROJECTS = re.compile(
    "、[^,;。:]*?等[^,;。:、的]{0,12}?(?:项目|工程)|、[^,;。:]*?[一二两三四五六七八九十\\d]个[^,;。:、的]{0,6}?项目"
)
_PROJECTS_NAMED = re.compile("个[^,;。:、]{0,8}项目[^;。:]{0,24}:$")
_PRODUCT = re.compile(_CIVIC + r"[^,;。:、的“”]{2,24}?(?:、|和|以及|等|[一二两三四五六七八九十\d]个|$)")
_GUESSED, _LEAST_WITH_PRODUCT = frozenset({"suffix_weak", "list", "slot"}), 5
_SHORTEST_FOREIGN = _LEAST_KNOWN = 3
_SIDE = re.compile("华[东南中北]|西[南北]|东[南北]|亚太|区域|智能|智慧")  # 京某|西南智能运营中心
_PLANT = re.compile(
    "(?:生产|制造|研发|智能|产业)*(?:基地|项目|工厂|生产线|产业园|总部|(?:运营|分拨|物流|研发|数据)?中心|枢纽|骨干网)"
)
_OF_NO_WORD = 0.4  # a character, where the dictionary does not know the word at all
_GOODS = frozenset(
    {"装备", "设备", "机械", "器械", "零部件", "材料", "新材料"}
)  # 某某|装备制造基地: what is made there
_SITE = re.compile("(?:研发|智能|智慧|总部|及|与|和|、)*(?:制造|生产|加工|组装)+(?:基地|总部|中心|园)")
_MAKING = ("制造", "生产", "加工", "组装")
_PRODUCTS = ("电池", "汽车", "芯片", "装备", "设备", "元件", "器件", "模组", "面板", "电机", "电源", "部件", "轮胎")
_STREETS = ("路", "街", "桥", "巷", "河", "湖", "社区", "大道")  # 昌某|路综合管廊项目
_WORKS = ("工厂", "车间", "制造", "产线", "生产线")
_MANNER = frozenset({"智能", "智慧", "高端"})  # 昱某|智能制造基地: how it is made


class ProjectHeads(Room):
    """`hits` is called for sentences with a word of landing."""

    def __init__(self, words: Words, tables: Tables, firms: Mapping[str, str]) -> None:
        """`firms`: name → canonical name of every known enterprise."""
        super().__init__(words, tables)
        self._brands = Brands(tables)
        self._firms = firms
        self._firms_trades = self.words.suffixes.keys() - _GOODS

    def cut(self, text: str, hits: list[Hit]) -> list[Hit]:
        """The names, each guessed one of a list of projects without what its firm makes: 吉某|新能源变速器、远某|零碳电池等12个项目."""
        hits = [self._without_manner(text, hit) for hit in hits]
        if not any(hit.rule in _GUESSED and hit.end - hit.start >= _LEAST_WITH_PRODUCT for hit in hits):
            return hits
        if _LIST_OF_PROJECTS.search(text) is None:
            return [self._known_firm(text, hit) for hit in hits]
        return [self._without_product(text, hit) for hit in hits]

    def _without_manner(self, text: str, hit: Hit) -> Hit:
        """恒某新材|智能工厂: how the works are run, not how the firm is called."""
        name = text[hit.start : hit.end]
        if hit.rule not in _GUESSED or name[-SHORTEST:] not in _MANNER or not text.startswith(_WORKS, hit.end):
            return hit
        firm = name[:-SHORTEST]
        told = firm in self._firms or any(
            firm.endswith(trade) for trade in (firm[-2:], firm[-3:]) if trade in self.trades
        )
        if not told and not (SHORTEST <= len(firm) <= LONGEST and self._brands.best(firm, {len(firm)})):
            return hit
        return hit._replace(end=hit.end - SHORTEST, canonical=self._firms.get(firm, firm), rule="coined")

    def _known_firm(self, text: str, hit: Hit) -> Hit:
        """Of 中国天某重力储能|基地 the firm the lexicon knows: what follows is what the plant makes."""
        if hit.rule != "suffix_weak" or _PLANT.match(text, hit.end) is None:
            return hit
        sizes = range(hit.end - hit.start - SHORTEST, 1, -1)
        firm = next(
            (
                name
                for size in sizes
                if (name := text[hit.start : hit.start + size]) in self._firms
                and (size >= _LEAST_KNOWN or _SIDE.match(text, hit.start + size) is not None)
            ),
            "",
        )
        if not firm:
            return hit
        return hit._replace(end=hit.start + len(firm), canonical=self._firms[firm], rule="coined")

    def _without_product(self, text: str, hit: Hit) -> Hit:
        name = text[hit.start : hit.end]
        if hit.rule not in _GUESSED or hit.kind != "enterprise" or len(name) < _LEAST_WITH_PRODUCT:
            return hit
        firm = next((name[:size] for size in range(len(name) - SHORTEST, 1, -1) if name[:size] in self._firms), "")
        if not firm and hit.rule != "slot":
            firm = next((name[:cut] for cut in (2, 3, 4) if self._before_goods(name, cut)), "")
            if firm:
                return hit._replace(end=hit.start + len(firm), canonical=firm, rule="coined")
        rest = name[len(firm) :]
        if firm and self._trade_at(rest, 0) != len(rest):
            return hit._replace(end=hit.start + len(firm), canonical=self._firms[firm], rule="coined")
        return hit

    def _before_goods(self, name: str, cut: int) -> bool:
        """A coined word, then two words for what is made (格某达|锂电池|材料)."""
        if self._brands.best(name, {cut}) != cut or self.words.is_known(name[:cut]):
            return False
        goods = next((size for size in (4, 3, 2) if name[cut : cut + size] in self.words.generic), 0)
        return goods > 0 and len(name) > cut + goods and name[cut:] not in self.trades

    def hits(self, text: str, tokens: Tokens, known: Sequence[Hit]) -> list[Hit]:
        """Coined words that open the name of a firm's project, known by their characters; they overlap no name but a park's."""
        if _INDUSTRIAL.search(text) is None:
            return []
        regions = {hit.start: hit for hit in known if hit.kind == "region"}
        others = [(hit.start, hit.end) for hit in known if hit.kind not in ("region", "platform")]
        return [
            Hit(begin, stop, "enterprise", text[begin:stop], None, "coined", 0)
            for start, end in clauses(text)
            for begin, stop in self._heading_projects(text, start, end, tokens, regions)
            if not any(a < stop and begin < b for a, b in others)
        ]

    def _heading_projects(
        self, text: str, start: int, end: int, tokens: Tokens, regions: dict[int, Hit]
    ) -> Iterator[tuple[int, int]]:
        """The coined words that projects of industry open with: 恒某|钠硫电池制造基地, 总投资n亿元的奥某|新能源汽车二期."""
        listed = _LIST_OF_PROJECTS.search(text, start, end) or _PROJECTS_NAMED.search(text, 0, start)
        for at in (start, *(joint.end() for joint in _ITEM.finditer(text, start, end))):
            first = bisect_left(tokens.starts, at)
            if first == len(tokens) or tokens.starts[first] != at:
                continue
            first = self.past_leads(tokens, first, end, regions)[0]
            if first == len(tokens) or tokens.starts[first] >= end:
                continue
            begin, name = tokens.starts[first], text[tokens.starts[first] : tokens.starts[first] + LONGEST]
            cuts = self._cuts(tokens, first, regions)
            traded = self._before_trade(text, begin) if cuts or not self.words.is_known(tokens.words[first]) else ()
            traded = [cut for cut in traded if not self._holds_common(tokens, first, begin + cut)]
            stop = begin + (self._brands.best(name, traded) or self._brands.best(name, cuts))
            if stop == begin:
                stop += self._foreign(name, cuts)
            if stop == begin and not self.words.is_known(tokens.words[first]):
                stop += self._brands.best(name, {cut for cut in cuts if cut >= len(tokens.words[first])}, _OF_NO_WORD)
            if stop == begin or self._is_else(text[begin:stop]) or text.startswith(_STREETS, stop):
                continue
            if _INDUSTRY.match(text, stop, end) or (listed and _PRODUCT.match(text, stop, end)):
                yield begin, self._with_trade(text, begin, stop)

    def _foreign(self, name: str, cuts: set[int]) -> int:
        """The longest cut before which all characters are those of foreign names (欧几里达), 0 if there is none."""
        signs = self.words.transliteration
        fits = (cut for cut in cuts if cut >= _SHORTEST_FOREIGN and signs.issuperset(name[:cut]))
        return max(fits, default=0)

    def _cuts(self, tokens: Tokens, first: int, regions: dict[int, Hit]) -> set[int]:
        """Where a coined word that begins with a token may end: anywhere in words no dictionary has, else behind words."""
        cuts, proper = set[int](), False
        for index in range(first, min(first + LONGEST, len(tokens))):
            word, speech, size = tokens.words[index], tokens.speech[index], tokens.ends[index] - tokens.starts[first]
            known = len(word) > 1 and self.words.is_known(word)
            if self.closes(word, speech) or tokens.starts[index] in regions or _SIDE.fullmatch(word):
                break
            if known and (speech[0] != "n" or word in self.trades or self.is_common(word)):
                break
            proper |= not known or speech in BRANDS
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
        return next((size for size in (4, 3, 2) if text[at : at + size] in self.trades), 0)

    def _holds_common(self, tokens: Tokens, first: int, end: int) -> bool:
        """昱某|高端|装备: 高端 is what is made there, not how the firm is called."""
        return any(
            tokens.ends[index] <= end and len(tokens.words[index]) > 1 and self.is_common(tokens.words[index])
            for index in range(first, bisect_left(tokens.starts, end))
        )

    def _with_trade(self, text: str, begin: int, end: int) -> int:
        """润某|光伏|5GW电池片项目: the trade is the firm's, unless it is what is made there (某某达|光伏制造项目). Two syllables alone
        are seldom a name (润某光伏|生产基地)."""
        trade = 0 if self._ends_in_trade(text[begin:end]) else self._trade_at(text, end)
        if trade and (self.words.is_known(text[end : end + trade + 1]) or self._opens_product(text, end, trade)):
            trade = 0  # 比某|锂电池项目, not 比某锂电|池; 铂某|动力电池项目
        made = text.startswith(_MAKING, end + trade)
        if made and end - begin == SHORTEST and text[end : end + trade] in self._firms_trades:
            made = _SITE.match(text, end + trade) is None or text[end : end + trade] in _MANNER
        return end + trade if trade and not made else end

    def _opens_product(self, text: str, at: int, trade: int) -> bool:
        """动力|电池, 新能源|汽车: one word for what is made."""
        return text.startswith(_PRODUCTS, at + trade) and self.words.is_known(text[at : at + trade + 2])

    def _ends_in_trade(self, name: str) -> bool:
        """昱某光电|半导体封装测试项目: the firm has told its trade already."""
        return len(name) > LONGEST - 1 and name[-SHORTEST:] in self.trades

    def _is_else(self, name: str) -> bool:
        """A place, or a word of its own."""
        return (
            name[-1] in OF_THE_LAND
            or bool(self.words.regions.codes(name))
            or name in self.trades
            or self.is_common(name)
        )
