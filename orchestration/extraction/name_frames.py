"""Firms that a fixed turn of speech gives away, whatever they are called: 由某某投资6亿元建设, 某某是国内…的头部企业, 甲、乙等14个团队.

Belongs here: the turns, and what is too common a word to be a name. Does not belong here: names told by a suffix (name_suffixes.py), by one
neighbour (name_lists.py), by a slot before a verb (name_slots.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.extraction.name_words import Hit, Words, is_mark
from orchestration.extraction.tokenizer import Tokens

_RULE = "frame"
_HAN = "[一-鿿A-Za-z0-9]"
_KIND_OF_FIRM = "(?:企业|公司|厂商|制造商|供应商|服务商|独角兽|小巨人|龙头|巨头)"
# 某某医疗是国内骨科机器人领域的头部企业
_IS_A_FIRM = re.compile(
    rf"(?:^|[,。;:])(?P<name>{_HAN}{{3,8}})是(?:一家|国内|国际|全球|全国|中国|世界|省内|我国|亚洲|行业)[^,。;]{{0,22}}?{_KIND_OF_FIRM}(?=[,。;]|$)"
)
# 由某某物流投资6亿元建设
_INVESTS = re.compile(rf"由(?P<name>{_HAN}{{3,10}}?)(?:计划|拟|总|斥资|独资)?投资(?:约|近|超|超过)?\d")
# 来自西安的某某增材在…投资
_FROM = re.compile(
    rf"来自[一-鿿]{{2,6}}的(?P<name>{_HAN}{{2,8}}?)(?=在[一-鿿]{{2,12}}?(?:投资|建|设|开)|(?:已|将|正式|也|率先)*(?:落户|入驻|投资|签约|进驻))"
)
# 半导体设备厂某某精密昨天, 食品大厂某某标得
_FACTORY = re.compile(
    rf"(?:^|[,。;:)])[一-鿿]{{2,9}}(?<!工)(?<!电)(?<!水)(?:大厂|厂)(?P<name>{_HAN}{{2,6}}?)"
    r"(?=昨|今天|今\(|今年|明年|去年|\d{1,2}月|宣布|表示|则|将|已|在|也|正|拟|与|标得|斥资|投资|董事长|总经理|执行长)"
)
# 从事减速器研发的某某智传
_WHO_MAKES = re.compile(
    rf"(?:从事|主攻|专注于?|专攻|深耕)[^,。;、的]{{2,14}}的(?P<name>{_HAN}{{3,8}}?)(?=[,、。;和与]|以及|也|已|将|$|跟着|签约|落户|入驻|进驻|等)"
)
# 引进了某某检验、某某计量和某某认证; 继去年引进某某慧眼后
_BROUGHT = re.compile(
    rf"(?:引进|引来|迎来|吸引|引入)了?(?P<list>{_HAN}{{2,8}}(?:、{_HAN}{{2,8}})*[和与及]{_HAN}{{2,8}}?)(?=[,。;]|$|落户|入驻|等)"
)
_BROUGHT_BEFORE = re.compile(r"(?:引进|引来|迎来|签下)了?(?P<name>[一-鿿]{3,8}?)之?后[,]")
# 某某年产60万套转向系统项目
_YEARLY = re.compile(rf"(?:^|[,。;:、在由])(?P<name>{_HAN}{{2,6}})(?=年产(?:能)?\d)")
# 总部位于杭州的互联网医疗企业问诊云
_SEATED = re.compile(
    rf"总部(?:位于|设[于在]|在)[^,。;]{{2,8}}的[^,。;]{{0,10}}?(?:企业|公司|品牌|巨头)(?P<name>{_HAN}{{2,8}}?)(?=[,。]|在|将|已|宣布|与|落户)"
)
# 生技公司“某某生医”, “甲”“乙”“丙”等民宿品牌
_CALLED = re.compile(
    r"(?:公司|企业|业者|厂商|初创|平台|超市|商|品牌|集团|餐厅)“(?P<name>[^”“,。]{2,10})”"
    r"(?=[昨今]|\d|斥资|宣布|[与同和及、]|以及|在|将|拟|已|签|落户|入驻|投资|进驻|计划)"
)
_QUOTED_LIST = re.compile(
    r"(?P<list>(?:“[^”“,。]{2,8}”、?){2,12})等[^,。;、]{0,8}?(?:品牌|企业|公司|商户|门店|机构)(?=[^,。;]{0,6}(?:落户|入驻|进驻|开业|签约))"
)
_QUOTED = re.compile("“([^”]+)”")
# 某某生物创始人陈某说
_HEAD_OF_FIRM = re.compile(
    rf"(?:^|[,。;:”])据?(?P<name>{_HAN}{{3,8}}?)(?:联合|常务|执行)?副?(?:创始人|董事长|总经理|首席执行官|CEO|总裁)(?:兼[一-鿿]{{2,6}})?[一-鿿]{{2,4}}(?=说|介绍|表示|告诉|坦言|认为)"
)
# 甲、乙和某某分别投资
_LAST_OF_LIST = re.compile(rf"[和及与](?P<name>{_HAN}{{2,6}}?)(?=分别|双双|先后|相继|均|都|也|已|将|拟|计划)")
# 甲、乙、丙等14个硬科技团队入驻, 等一批休闲食品企业
# 某某华中总部、某某数字产业总部: an item of a list of seats, told by the part of the country it is for
_SEAT = re.compile(
    rf"(?:^|[、,。;:了为有])(?P<name>{_HAN}{{2,6}}?)(?=(?:华[东南北中]|西[南北]|东[北南]|中部|亚太|亚洲|全球|全国|大中华|粤港澳)(?:大?区|地区)?"
    r"(?:区域|第[一二三]|[一-鿿]{2})?(?:总部|中心|基地|枢纽|分院)(?:项目)?(?:、|等|和))"
)
_STOCK_COMPANY = re.compile("株式会社[A-Za-z]{2,10}")  # 韩国|株式会社DL
_CLOSES_LIST = re.compile(
    r"等(?:\d+(?:余|多)?[个家]|(?:一|首|数|大)批|多家|众多|十?[几数两三四五六七八九十]+[家个])[^,。;、]{0,8}?(?:企业(?!家)|公司|团队|机构|厂商|品牌|商户)"
)
_ITEM = re.compile(rf"{_HAN}{{2,8}}")
_LEAST_ITEMS = 2
_JOINT = re.compile("[、和与及]")
# Who is told by what it is, not by name: 由市财政投资3亿元建设.
_UNNAMED = (
    "政府",
    "市民",
    "村民",
    "财政",
    "民间",
    "个人",
    "企业",
    "公司",
    "资本",
    "项目",
    "老板",
    "团队",
    "单位",
    "部门",
)
_NEVER = re.compile(
    "[的了是在将和与及等把被从向对为我们他她它这那其该说称有多]|^(?:企业|公司|厂?长|[上下]月)|投资|建设|引进|落户|入驻"
)
_LEADS = re.compile("[^、]{0,12}(?:包括|引进|吸引|迎来|签约|有)")


class FrameNames:
    """Built once; asked for each sentence with a word of landing."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._regions = tuple(words.regions.names)

    def hits(self, text: str, tokens: Tokens, known: list[Hit]) -> list[Hit]:
        """The names that such a turn gives away and that no hit of `known` overlaps."""
        found: list[Hit] = []
        for start, end, sure in self._spans(text, tokens, known):
            name = text[start:end]
            if any(hit.start < end and start < hit.end for hit in (*known, *found)):
                continue
            if name.endswith(_UNNAMED) or _NEVER.search(name) is not None or name in self._words.generic:
                continue
            if sure or self._is_odd(tokens, start, end):
                found.append(Hit(start, end, "enterprise", name, None, _RULE, 0))
        return found

    def _spans(self, text: str, tokens: Tokens, known: list[Hit]) -> Iterator[tuple[int, int, bool]]:
        """Where the name stands, and whether nothing else could stand there."""
        if "由" in text and "投资" in text:
            for match in _INVESTS.finditer(text):
                yield *match.span("name"), not text.startswith(self._regions, match.start("name"))
        for pattern, word in (
            (_IS_A_FIRM, "是"),
            (_FROM, "来自"),
            (_FACTORY, "厂"),
            (_WHO_MAKES, "的"),
            (_HEAD_OF_FIRM, ""),
            (_BROUGHT_BEFORE, "后"),
            (_YEARLY, "年产"),
        ):
            if word in text:
                for match in pattern.finditer(text):
                    yield *match.span("name"), False
        for match in _SEAT.finditer(text) if "、" in text else ():
            yield *match.span("name"), not text.startswith(self._regions, match.start("name"))
        for match in _STOCK_COMPANY.finditer(text) if "株式会社" in text else ():
            yield *match.span(), True
        firms = {hit.end for hit in known if hit.kind == "enterprise"} if "、" in text else ()
        for match in _LAST_OF_LIST.finditer(text) if firms else ():
            if match.start() in firms:
                yield *match.span("name"), False
        for match in _SEATED.finditer(text) if "总部" in text else ():
            yield *match.span("name"), True
        if "”" in text:
            for match in _CALLED.finditer(text):
                yield *match.span("name"), False
            for match in _QUOTED_LIST.finditer(text):
                for quoted in _QUOTED.finditer(text, *match.span("list")):
                    yield *quoted.span(1), True
        for match in _BROUGHT.finditer(text):
            yield from self._items(text, *match.span("list"), tokens)
        if "、" in text and "等" in text:
            yield from self._listed(text, tokens)

    def _listed(self, text: str, tokens: Tokens) -> Iterator[tuple[int, int, bool]]:
        """The items of a list that closes as a list of firms does."""
        for close in _CLOSES_LIST.finditer(text):
            first = max(text.rfind(mark, 0, close.start()) for mark in ",。;:") + 1
            lead = _LEADS.match(text, first, close.start())
            yield from self._items(text, lead.end() if lead is not None else first, close.start(), tokens)

    def _items(self, text: str, first: int, end: int, tokens: Tokens) -> Iterator[tuple[int, int, bool]]:
        """The items of the list from `first` to `end`, when most of them are no common words."""
        items, at = [], first
        for item in _JOINT.split(text[first:end]):
            items.append((at, at + len(item)))
            at += len(item) + 1
        whole = [span for span in items if _ITEM.fullmatch(text, *span)]
        odd = [span for span in whole if self._is_odd(tokens, *span)]
        if len(items) > _LEAST_ITEMS and len(whole) == len(items) and 2 * len(odd) > len(items):
            yield from ((*span, True) for span in items)

    def _is_odd(self, tokens: Tokens, start: int, end: int) -> bool:
        """Whether a word of it is none the dictionary has, or a proper name that is no place."""
        inside = [i for i in range(len(tokens)) if tokens.starts[i] < end and start < tokens.ends[i]]
        return any(
            (len(tokens.words[i]) > 1 and not self._words.is_known(tokens.words[i]) and not is_mark(tokens.words[i]))
            or tokens.speech[i] in ("nr", "nz", "nrt")
            for i in inside
        )
