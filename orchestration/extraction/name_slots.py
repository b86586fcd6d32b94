"""Firms' trade names recognised by the place they stand in: where only a firm can sign, invest, move in or own a project.

Belongs here: the slots (listed before 等n家企业, before 与…签约, before 投资n亿元, before 的…项目开工) and whether what stands in one
can be a trade name (a name of two or three syllables and the trade: 某某激光). Does not belong here: names recognised by
themselves (gazetteer.py, name_suffixes.py) and what the firm did (landings.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from orchestration.extraction.name_brands import Brands
from orchestration.extraction.name_lists import list_items
from orchestration.extraction.name_words import Hit, Tables, Words, is_mark
from orchestration.extraction.tokenizer import Tokens

_FIRMS = r"(?:企业|公司|机构|厂商|厂家|制造商|供应商|院所|单位|品牌|台企|外企|央企|民企|国企|港企|车企|药企|基金|巨头|龙头|科研院所)"
_COUNT = r"(?:\d+|[一二两三四五六七八九十百]+|数十|多|数|几)(?:余|多)?(?:家|个|户|所)"
_COUNTS = re.compile("[\\d一二两三四五六七八九十百多数几余][家个户所]")
_COUNTED = re.compile(
    rf"(?:等)?(?:近|约|超|逾|共)?{_COUNT}[^,;。、:]{{0,8}}?{_FIRMS}|等[^,;。、:]{{0,6}}?{_FIRMS}(?:近|超)?{_COUNT}"
)
_AND_SUCH = re.compile(rf"等[^,;。、:\d]{{0,8}}?{_FIRMS}")
_COMES = re.compile("入驻|进驻|落户|签约|入园|落地|集聚|扎根|布局|投产|开业|揭牌|开工|动工")
# Between a firm and what it does: words of two letters and of one.
_ADVERBS = (
    *("相继", "已经", "随之", "先后", "正式", "成功", "陆续", "同时", "共同", "集中"),
    *("近日", "日前", "昨日", "今日", "当天", "双双", "两家"),
    *(_LETTERS := ("均", "都", "已", "也", "亦", "将", "拟", "的", "等")),
)
_SIGNS = re.compile(
    r"(?:昨日|近日|日前|当天|今日|已|将|正式)*(?:与|同|和|携手|牵手)[^,;。:、]{2,24}?"
    r"(?:签约|签署|签订|签下|签定|达成|合资|合作|共建)"
)
_SIGNED_BY = re.compile(
    r"(?<=[一-鿿A-Z])(?:(?:正式|成功|现场|共同|再次)*(?:签署|签约|签订|签下|签定)|达成[^,;。]{0,6}合作)"
)
_WITH = re.compile("[与同和跟]")
_WITH_LIST = re.compile("[与同和跟][^,;。:的]{2,12}、[^,;。:的]{2,50}$")
_LONGEST_PARTNER = 14
_INVESTS = re.compile(
    r"(?:将|拟|计划|宣布|已|决定|再|共同)*(?:(?:在|于)[^,;。、:]{2,14})?(?:总?投资|斥资|出资|投入|豪掷|砸下)"
    r"(?:约|近|超|超过|逾)?[\d一二两三四五六七八九十]"
)
_MAKES = re.compile(r"年(?:产|加工|处理|回收)(?:约|近|超|超过)?\d")
_ANNOUNCES = re.compile(
    r"(?:\d{1,2}月\d{1,2}日)?(?:晚间?|早间|午间|今日|日前|近日)?(?:(?:发布|披露|发)(?:[^,;。]{0,20}的)?)?公告(?:称|显示|表示|,|:|:)"
)
_SPECIAL = re.compile(
    r"\*?ST[一-鿿]{2,3}(?=公告|发布|披露|晚间|拟|将|\(|:|,|与|在|计划)"
)  # how exchanges mark a listed firm
_OWNED = re.compile(
    r"的[^,;。:、“”]{1,18}?(?=(?:项目|基地|工厂|厂|厂房|车间|中心|总部|生产线|产线|一期|二期|三期|大楼|研究院|实验室|仓|棚|物流园|物流港|产业园)"
    r"[^,;。:]{0,24}?(?:开工|动工|奠基|投产|投用|启用|建成|揭牌|运营|封顶|投运|竣工|通线|落成|开业|在建|建设|加紧|推进|落户|落地|试产|试生产|"
    r"上线|落子|占地|安装|破土|点火|达产|量产|动土|下线|签约|(?:计划|,)?总?投资(?:额)?\d)"
    r"|(?:项目|基地|工厂|中心|总部|生产线|产线),(?:计划|预计)?(?:总?投资|投资额))"
)
_PROJECT = re.compile(
    r"(?:产业园|产业基地|生产基地|基地|总部|项目|工厂|封装厂|制造厂|分拨中心|研发中心|数据中心|生产线|产线|二期|一期|厂)"
    r"[^,;。:、]{0,20}?(?:开工|动工|奠基|投产|投用|启用|建成|揭牌|运营|封顶|投运|竣工|通线|落成|落户|落地|签约|建设)"
)
_LANDING = re.compile(
    "入驻|进驻|落户|签约|签署|签订|签下|达成|投资|斥资|出资|入园|落地|集聚|扎根|布局|投产|开业|揭牌|开工|动工|奠基|投用|启用|"
    "建成|运营|封顶|投运|竣工|通线|落成|在建|建设|试产|合资|共建|试生产|上线|占地|安装|破土|点火|达产|量产|动土|下线|落子|选址|施工|调试|试车|"
    "引进|引入|引来|招引|迁入|迁驻|搬入|设厂|建厂|设立|成立|吊装|开建"
)
_AT_PLACE = re.compile(
    r"(?:在|位于)[^,;。、:]{2,14}的[^,;。、:]{1,16}?(?:项目|基地|工厂|厂|中心|总部|生产线|一期|二期)[^,;。:]{0,12}?"
    r"(?:开工|动工|奠基|投产|投用|启用|建成|揭牌|运营|封顶|投运|竣工|通线|落成|开业|在建|建设)"
)
_A_FIRM = re.compile(_FIRMS)
# 某某药业拟在某县建设…, 某某科技同日签约,…
_BUILDS = re.compile(
    r"(?:将|拟|计划|准备|决定|已|再|也|还|明年|今年|去年|年内)+(?:在|于)[^,;。、:]{2,14}?(?:投资)?(?:建设|新建|兴建|设立|投建|建厂|开设)"
)
_SIGNS_UP = re.compile("(?:昨日|近日|日前|当天|今日|同日|也|现场|正式|成功|同场|同台)+签约(?=[,;。])")
# Each slot with what it cannot do without: looking for that costs a tenth.
_ACTING = (
    (_BUILDS, re.compile("(?:在|于)[^,;。、:]{2,14}?(?:建设|新建|兴建|设立|投建|建厂|开设)")),
    (_SIGNS_UP, re.compile("签约")),
    (_SIGNS, re.compile("签约|签署|签订|签下|签定|达成|合资|合作|共建")),
    (_INVESTS, re.compile("(?:投资|斥资|出资|投入|豪掷|砸下)(?:约|近|超|超过|逾)?[\\d一二两三四五六七八九十]")),
    (_MAKES, re.compile("年(?:产|加工|处理|回收)")),
    (_ANNOUNCES, re.compile("公告")),
    (_AT_PLACE, re.compile("(?:在|位于)[^,;。、:]{2,14}的")),
)
_MADE, _MAKING = frozenset({"装备", "设备", "机械", "器械", "零部件", "材料"}), "制造"
_PARTICLES = frozenset("暨同跟的了与和及在于把被将由为从向对以至到等之其该各每个家名项")
_NO_FIRM = re.compile(
    "领导|书记|市长|县长|区长|主任|董事|总裁|项目|工程|电站|央企|国企|民企|企业$|产业$|行业$|政府|管委会|重大|吨位"
)
# How surely a firm stands in a slot: it may, only a firm can, and firms are counted there by name.
_MAYBE, _FIRM, _COUNTED_FIRMS = 0, 1, 2
_LONGEST, _SHORTEST = 12, 3
_OF_THE_TOWN = "投控局委办会院馆站"  # 某市城投, 某市金控, 某市文旅局: bodies of the place itself
_TRADE, _PARK_SIGNS = 2, "园城港"  # 科技园, 物流园, 软件园
_SHORTEST_HEAD, _LONGEST_HEAD = 2, 4  # of a coined word
_LEAST_COINED = 1.9
_NOT_INSIDE = ("p", "c", "u", "uj", "ul", "r", "d", "y", "m", "q", "ud", "uz")
_PROPER = frozenset({"nr", "nrt", "nrfg", "nz", "ns", "nt", "s", "x", "i", "z"})
_WALLS = frozenset(",;:。!?、“”")


class SlotNames:
    """Built once from the seeds; `hits` is called for sentences with a word of landing."""

    def __init__(self, words: Words, tables: Tables) -> None:
        self._words = words
        self._brands = Brands(tables)
        trades = {row["word"] for row in tables["trade_words"]}
        trades |= {
            row["word"] for row in tables["enterprise_suffixes"] if row["kind"] == "enterprise" and len(row["word"]) > 1
        }
        self._trades = frozenset(trades)

    @staticmethod
    def may_hold(text: str) -> bool:
        """Whether the sentence has a word of coming, signing, investing or building at all."""
        return _LANDING.search(text) is not None

    def hits(self, text: str, tokens: Tokens, known: Sequence[Hit]) -> list[Hit]:
        """Trade names in the slots of one sentence that overlap no name already known but a region or a nested park."""
        found: dict[tuple[int, int], Hit] = {}
        for match in _SPECIAL.finditer(text) if "ST" in text else ():
            found[match.span()] = Hit(*match.span(), "enterprise", match.group(), None, "slot", 1)
        blocked = [(hit.start, hit.end) for hit in known if hit.kind not in ("region", "platform")]
        for start, end, sure in self._slots(text, tokens):
            if (start, end) in found or any(a < end and start < b for a, b in blocked):
                continue
            if self._is_trade_name(text, start, end, tokens, sure) and not self._opens_park(text, start, end, known):
                found[start, end] = Hit(start, end, "enterprise", text[start:end], None, "slot", 1)
        return [
            hit for key, hit in found.items() if not any(o != key and o[0] <= key[0] and key[1] <= o[1] for o in found)
        ]

    # ---- slots: (start, end, how surely a firm stands there) -----------------------------------------------------------------

    def _slots(self, text: str, tokens: Tokens) -> Iterator[tuple[int, int, int]]:
        if _COUNTS.search(text) is not None and _A_FIRM.search(text) is not None:
            for match in _COUNTED.finditer(text):
                yield from self._items(text, match.start(), tokens, _COUNTED_FIRMS)
        for match in _AND_SUCH.finditer(text) if "等" in text else ():
            yield from self._items(text, match.start(), tokens, _MAYBE)
        for end in self._actions(text):
            if end and text[end - 1] not in _WALLS:
                yield from self._items(text, end, tokens, _FIRM)
        for match in _SIGNED_BY.finditer(text) if "签" in text or "达成" in text else ():
            end = match.start()
            if _WITH.search(text, max(0, end - _LONGEST_PARTNER), end) is not None:
                yield from self._before(text, end, tokens, _FIRM)
            elif _WITH_LIST.search(text, 0, end) is not None:
                yield from self._items(text, end, tokens, _COUNTED_FIRMS)
        for match in _OWNED.finditer(text) if "的" in text else ():
            yield from self._before(text, match.start(), tokens, _FIRM)
        for match in _PROJECT.finditer(text):
            yield from self._inside_project(text, match.start(), tokens)

    @staticmethod
    def _actions(text: str) -> Iterator[int]:
        """Where what only a firm does begins: it comes, signs, invests, announces, has a site."""
        for match in _COMES.finditer(text):
            at = match.start()
            while text.endswith(_ADVERBS, 0, at):
                at -= 1 if text[at - 1] in _LETTERS else 2
            yield at
        for pattern, mark in _ACTING:
            if mark.search(text) is not None:
                yield from (match.start() for match in pattern.finditer(text))

    def _items(self, text: str, end: int, tokens: Tokens, sure: int) -> Iterator[tuple[int, int, int]]:
        """The names of the enumeration that ends at `end`, or the single name there."""
        for _, stop in list_items(text, max(0, end - 2), end) if text.find("、", 0, end) >= 0 else [(0, end)]:
            yield from self._before(text, min(stop, end), tokens, sure)  # the last runs on into what it does
            if stop >= end:
                return

    def _before(self, text: str, end: int, tokens: Tokens, sure: int) -> Iterator[tuple[int, int, int]]:
        """The run of name-like tokens that ends at `end`; a nationality before it is left out."""
        last = bisect_left(tokens.ends, end)
        if last >= len(tokens.ends) or tokens.ends[last] != end:
            return
        first = last + 1
        while first > 0 and self._may_stand(tokens, first - 1) and end - tokens.starts[first - 1] <= _LONGEST:
            first -= 1
        while first <= last and (
            tokens.words[first] in self._words.foreign or tokens.words[first] in self._words.leading
        ):
            first += 1
        for index in range(last - 1, first - 1, -1):
            if tokens.words[index] in self._words.appositive and len(tokens.words[index]) > 1:
                first = index + 1  # 座椅厂商|江苏某某座椅
                break
        if first <= last:
            yield tokens.starts[first], end, sure

    def _inside_project(self, text: str, end: int, tokens: Tokens) -> Iterator[tuple[int, int, int]]:
        """镜湖软件 of 镜湖软件区域总部: the first trade word of the compound ends the firm's name."""
        for begin, stop, _ in self._before(text, self._border(tokens, end), tokens, _MAYBE):
            for i in range(bisect_right(tokens.starts, begin), len(tokens.ends)):
                if tokens.ends[i] > stop:
                    break
                if tokens.words[i] in self._trades:
                    if tokens.words[i] in _MADE and tokens.words[i + 1 : i + 2] == [_MAKING]:
                        break  # 某某装备制造基地: what is made there
                    yield begin, tokens.ends[i], _MAYBE
                    break

    @staticmethod
    def _border(tokens: Tokens, end: int) -> int:
        i = bisect_right(tokens.ends, end) - 1
        return tokens.ends[i] if i >= 0 else 0

    def _may_stand(self, tokens: Tokens, i: int) -> bool:
        word, speech = tokens.words[i], tokens.speech[i]
        if is_mark(word) or word[0].isdigit() or (i and tokens.words[i - 1][-1].isdigit()):
            return False
        if len(word) == 1:  # a syllable of a coined name is tagged at random (蜀 | 能 | 重机)
            return word not in _PARTICLES
        # The part of speech of a word no dictionary has is a guess.
        return word not in self._words.stop and (speech not in _NOT_INSIDE or not self._words.is_known(word))

    # ---- what may be a trade name ---------------------------------------------------------------------------------------------------

    def _is_trade_name(self, text: str, start: int, end: int, tokens: Tokens, sure: int) -> bool:
        name = text[start:end]
        if not _SHORTEST <= len(name) <= _LONGEST or name in self._words.generic or _NO_FIRM.search(name):
            return False
        trade = next((name[at:] for at in range(2, len(name)) if name[at:] in self._trades), "")  # the longest
        if not trade:
            coined = self._is_coined(start, end, tokens) and (
                sure == _COUNTED_FIRMS or self._is_bare(name, start, end, tokens)
            )
            return coined or (sure == _FIRM and self._is_from(text, start, end, tokens))
        inside = self._inside(start, end - len(trade), tokens)
        special = [(word, speech) for word, speech in inside if not self._is_common(word)]
        if sure == _FIRM and not special:  # 精工科技拟投资3亿元: a trade, but nobody else's
            special = [part for part in inside if part[0] in self._trades and not self._is_vague(part[0])]
        if not special or (sure == _MAYBE and len(special) < len(inside)):
            return False
        if sure == _MAYBE and all(self._is_city(word) for word, _ in special):
            return False  # 荆门|动力电池产业园
        syllables = sum(1 for word, _ in inside if len(word) == 1)
        return sure != _MAYBE or syllables >= 2 or any(self._is_proper(word, speech) for word, speech in special)

    def _opens_park(self, text: str, start: int, end: int, known: Sequence[Hit]) -> bool:
        """The head of a park of its trade (京津某某科技|产业园), not of a firm's own (某某重工|产业园)."""
        trade = text[end - _TRADE : end]
        if not any(trade + sign in self._words.suffixes for sign in _PARK_SIGNS):
            return False
        return any(
            hit.kind == "platform" and hit.start <= start and text[end : hit.end] in self._words.suffixes
            for hit in known
        )

    def _is_coined(self, start: int, end: int, tokens: Tokens) -> bool:
        """A word the dictionary lacks, of syllables that are no words together (云脑, 锋锐): only where a firm must stand."""
        inside = self._inside(start, end, tokens)
        unknown = sum(len(word) for word, _ in inside if len(word) == 1 or not self._words.is_known(word))
        if not inside or self._words.regions.codes(inside[0][0]) or inside[-1][0][-1] in "镇乡村县区市州省":
            return False  # 某市城投, 某区金控, 某镇
        coined = unknown >= 2 or (
            unknown > 0 and self._brands.weight("".join(word for word, _ in inside)) >= _LEAST_COINED
        )
        return coined and not any(self._is_common(word) and len(word) > 2 for word, _ in inside)

    def _is_bare(self, name: str, start: int, end: int, tokens: Tokens) -> bool:
        """Nothing but a coined word: no verb, project or time in it."""
        if len(name) > _LONGEST_HEAD or self._brands.weight(name) < _LEAST_COINED:
            return False
        known = [
            part for part in self._inside(start, end, tokens) if len(part[0]) > 1 and self._words.is_known(part[0])
        ]
        return all(speech[0] == "n" and not self._is_common(word) for word, speech in known)

    def _is_from(self, text: str, start: int, end: int, tokens: Tokens) -> bool:
        """A place and a coined word (温州|泰思通), where only a firm can stand."""
        (town, _), *rest = self._inside(start, end, tokens)
        length = sum(len(word) for word, _ in rest)
        return (
            text[start - 1 : start] not in ("在", "于")  # 在上海马桥的工厂
            and bool(self._words.regions.codes(town))
            and _SHORTEST_HEAD <= length <= _LONGEST_HEAD
            and not any(self._is_common(word) for word, _ in rest)
            and text[end - 1] not in _OF_THE_TOWN
            and any(len(word) == 1 or not self._words.is_known(word) for word, _ in rest)
        )

    def _inside(self, start: int, end: int, tokens: Tokens) -> list[tuple[str, str]]:
        """The tokens of the span, the last cut at its end."""
        first = bisect_right(tokens.starts, start) - 1
        result = []
        for i in range(first, len(tokens.words)):
            if tokens.starts[i] >= end:
                break
            result.append((tokens.words[i][: end - tokens.starts[i]], tokens.speech[i]))
        return result

    def _is_common(self, word: str) -> bool:
        words = self._words
        return (
            word in words.generic
            or word in words.leading
            or word in words.inner
            or word in words.appositive
            or word in self._trades
        )

    def _is_vague(self, word: str) -> bool:
        return word in self._words.generic or word in self._words.inner

    def _is_city(self, word: str) -> bool:
        """A city or province, not a county that shares its name with firms (镜湖软件)."""
        codes = self._words.regions.codes(word)
        return bool(codes) and all(code.endswith("00") for code in codes)

    def _is_proper(self, word: str, speech: str) -> bool:
        return len(word) > 1 and (speech in _PROPER or not self._words.is_known(word))
