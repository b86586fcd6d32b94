"""What a guessed firm's name cannot be: a trade in a list of trades, a product, a stretch of road, a public work.

Belongs here: the words around a guess that speak against it. Does not belong here: the guesses (name_suffixes.py, name_slots.py,
name_lists.py, name_coined.py, name_heads.py), names a seed knows.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from orchestration.extraction.article import Found, Name
from orchestration.extraction.name_words import Hit
from orchestration.extraction.tokenizer import Tokens

_GUESSED = frozenset({"suffix_weak", "list", "slot", "coined", "apposition", "frame"})
_BESIDE = frozenset("、等和及与")
_FIRMS = "企业|公司|龙头|机构|头部|巨头|领军|品牌"
# 甲激光、乙能源等领域, 集甲教育、乙交往等功能于一身; but 甲科技、乙生物等新能源领域的企业 are firms.
_OF_TRADES = re.compile(
    r"[^,;。:!?]{0,60}?等(?:(?:领域|赛道|方向|方面|环节|学科|功能|门类|业态|板块)(?![园基城集])|"
    rf"[^,;。、:]{{0,8}}?(?:领域|赛道|学科|功能|业态|产业|行业)(?!的?[^,;。、]{{0,4}}(?:{_FIRMS})|[园基城集]))"
)
# 甲龙、乙山等9个特色园区, 甲坳、乙峡等3处灌区
_OF_PLACES = re.compile(
    r"[^,;。:!?]{0,60}?等\d+(?:多|余)?(?:(?:处|座|条|宗|段)|"
    r"个(?![^,;。、]{0,8}?(?:项目|企业|工程|公司))[^,;。、在于]{0,10}?(?:园区|片区|街道|乡镇|镇|村|县|城市|地区|国家|社区|小区|景区|公园|流域|航线))"
)
_COVERS = re.compile(r"(?:涵盖|聚焦|覆盖|涉足|围绕|深耕|瞄准)(?:了|着)?[^,;。:!?]{0,30}$")
_PUBLIC_WORK = re.compile("国际?机场|机场|火?车站|高铁|铁路|高速公路|特?大桥|水库|灌区|隧道|航站楼|[东西南北]站")
_OF_A_ROUTE = ("段", "站", "闸", "渠", "市", "州", "县", "省", "村有", "局", "署", "展", "奖", "路", "街", "岛")
# 新型保温门窗, 全省首台某某绞车: what is made.
_PRODUCT_BEFORE = re.compile(
    "(?:高效|高纯|高性能|高强度|大尺寸|超薄|节能|高端|先进|新型|国产|优质|特色|大型|中小型|一批|各类|相关|(?:[首一两]|[\\d二三四五六七八九十]+)(?:多|余)?[条台套款座艘架辆颗])$"
)
_COUNT_BEFORE = re.compile(r"\d+(?:多|余)?[家个所](?![,;。、])[^,;。:]{0,24}$")
_SUCH_FIRMS = re.compile(rf"[^,;。:!?\d]{{0,40}}?等[^,;。、:\d]{{0,6}}?(?:{_FIRMS})")
# 中新, 中德: two countries, not a firm.
_COUNTRIES = re.compile("中[新德日韩法意荷英美俄欧瑞以澳加泰印越老缅柬白哈]")
_IN_TITLE = re.compile("《[^》]*$")  # 《某某顾问|协议》
_NEVER_FIRST = frozenset("等对因被把将从向并各")
_INSIDE = re.compile("项目|更多|今年|去年|明年|日前|近日|(?:公路|铁路|道路|交通|销售|营销|服务)网络$")
_EVENTS = (
    "展",
    "博览会",
    "论坛",
    "峰会",
    "杯",
    "奖",
    "创立人",
    "创始人",
)  # 中国某某展: an event, not the firm it is called like
_PRAISED = re.compile("一流|知名|著名|特?大型|优质|骨干|龙头")
_ANY_FIRM, _NEW = frozenset({"公司", "集团", "总公司"}), frozenset({"新", "老", "大"})
_GANGS = ("犯罪集团",)
_COUNTED = re.compile(
    "[\\d一二两三四五六七八九十百几多余][家户名个级大](?![洋连])"
)  # 8|家新公司, 二、三级子公司, 交通两大公司
_CUT_SHORT, _SHORTEST_NAME = frozenset({"platform", "institute"}), 3
_KNOWN = frozenset({"lexicon", "nested"})
_REACH = 40  # characters


class Doubts:
    """`is_known`: whether the tokenizer's dictionary has a word; `common`: words of all sorts that are no names."""

    def __init__(self, is_known: Callable[[str], bool], common: frozenset[str]) -> None:
        self._is_known = is_known
        self._common = common

    def settle(self, text: str, tokens: Tokens, hits: list[Hit]) -> list[Hit]:
        """The hits without the firms that the words around them speak against."""
        for hit in hits:
            if hit.kind == "enterprise" and self._is_none(text, tokens, hit):
                return [hit for hit in hits if hit.kind != "enterprise" or not self._is_none(text, tokens, hit)]
        return hits  # nearly always

    def _is_none(self, text: str, tokens: Tokens, hit: Hit) -> bool:
        start, end = hit.start, hit.end
        if text.startswith(_EVENTS, end) or (
            text[end : end + 1] in _BESIDE and _OF_PLACES.match(text, end) is not None
        ):
            return True
        if hit.rule == "nested" and _COUNTRIES.fullmatch(text, start, end):
            return True  # 中德(某市)产业园
        if hit.rule == "suffix":
            counted = _COUNTED.search(text, max(0, start - 1), end)
            praised = text.endswith(_GANGS, start, end) or _PRAISED.search(text, start, end)
            return bool(counted or praised) or self._is_any(tokens, hit)
        return hit.rule in _GUESSED and (
            self._is_any(tokens, hit)
            or _IN_TITLE.search(text, 0, start) is not None
            or self._is_else(text, tokens, hit)
        )

    def _is_else(self, text: str, tokens: Tokens, hit: Hit) -> bool:
        start, end = hit.start, hit.end
        if (
            _COUNTRIES.fullmatch(text, start, end)
            or text[start] in _NEVER_FIRST
            or _INSIDE.search(text, start, end) is not None
            or (hit.rule != "list" and self._is_a_word(tokens, hit))
            or text.endswith(_OF_A_ROUTE, start, end)
            or _PUBLIC_WORK.match(text, end) is not None
        ):
            return True
        before = text[max(0, start - _REACH) : start]
        if _PRODUCT_BEFORE.search(before) is not None:
            return True
        listed = text[start - 1 : start] == "、" or text[end : end + 1] in _BESIDE
        if not listed:
            return False
        if _OF_TRADES.match(text, end) is not None:
            return True
        if not self._is_of_common_words(tokens, hit):
            return False
        return _COVERS.search(before) is not None or (
            _COUNT_BEFORE.search(before) is not None and _SUCH_FIRMS.match(text, end) is not None
        )  # 13家来自某省的车载芯片、智能驾驶等研发机构

    def _is_any(self, tokens: Tokens, hit: Hit) -> bool:
        """米业公司, 新地产公司: a trade and what it is."""
        first, last = bisect_right(tokens.starts, hit.start) - 1, bisect_left(tokens.ends, hit.end)
        if tokens.words[last] not in _ANY_FIRM:
            return False
        return all(word in self._common or word in _NEW for word in tokens.words[first:last])

    def _is_a_word(self, tokens: Tokens, hit: Hit) -> bool:
        """One word of the dictionary that is no name (很难, 援疆)."""
        at = bisect_left(tokens.starts, hit.start)
        if at >= len(tokens.starts) or tokens.starts[at] != hit.start or tokens.ends[at] != hit.end:
            return False
        return self._is_known(tokens.words[at]) and tokens.speech[at][0] in "advpcrzf"

    def _is_of_common_words(self, tokens: Tokens, hit: Hit) -> bool:
        """The dictionary has all of its words (车载|芯片), none as a name."""
        first, last = bisect_right(tokens.starts, hit.start) - 1, bisect_left(tokens.ends, hit.end)
        return all(
            len(word) > 1 and self._is_known(word) and speech[:2] not in ("nr", "nz", "ns", "nt")
            for word, speech in zip(tokens.words[first : last + 1], tokens.speech[first : last + 1], strict=True)
        )


def after_numbers(names: Sequence[Name], mentions: Sequence[Found]) -> Iterator[Name]:
    """The names, those that only a guess begins in a number without it; a known one (百度) keeps it."""
    for name in names:
        left = _after_number(name, mentions)
        if left is not name and any(other.start == name.start and other.rule in _KNOWN for other in names):
            left = name
        if left is not None:
            yield left


def _after_number(name: Name, mentions: Sequence[Found]) -> Name | None:
    """The name without the time or the measure word it begins in (上半年|某高新区, 8件|科学园区); None when no name is left."""
    first = name.start
    for row in mentions:
        if row.start > first:
            return name
        if first < row.end < name.end:
            end = row.end
            break
    else:
        return name
    text = name.text[end - name.start :]
    if len(text) < _SHORTEST_NAME or name.kind not in _CUT_SHORT:
        return None
    return replace(name, start=end, text=text, canonical=text)
