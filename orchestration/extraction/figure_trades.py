"""Trades that figures are told of: the one a clause opened with, those whose value added grows.

Belongs here: indicators of a trade. Does not belong here: indicators that numbers hand on (figure_nouns.py).
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, TIME, WORD, Chunk
from orchestration.extraction.figure_parts import Figure, Place
from orchestration.extraction.grammar import Grammar

_FIRMS = frozenset({"家", "户", "间"})
_LAND = ("灌溉", "造林", "绿化", "用地", "占地", "规划", "建筑", "建设", "核心区", "区块")  # 总用地面积 is no crop's
_STAGES = ("挂果", "投产", "采摘", "开采", "可采", "机收", "收获", "结果")  # 苹果种植面积12万亩,挂果面积9万亩
_OF_A_TRADE = re.compile("[农林牧渔工]{1,4}业(?=总?产值|增加值)")
_TRADES = ("业", "行业", "产业")
_NO_TRADES = tuple("企业 就业 创业 失业 作业 毕业 职业 开业 事业 物业 专业 营业 停业 从业".split())
_NAMING_TRADE = ("n", "vn", "b", "j", "l", "a", "s", "x", "eng")
_TELLING = ("v", "d", "p", "a", "i", "l", "z")  # what a clause goes on with that tells of the trade it opened with
_SHORTEST_TRADE = 2
_PARTNER = re.compile("(?:出口|进口|贸易|外贸)(?:市场|伙伴|来源|目的)")
_TRADED = re.compile("(?:进出口|出口|进口|贸易)")


def counted_works(place: Place, grammar: Grammar) -> Figure | None:
    """The projects counted earlier in the same part of the sentence (60个项目开工54个,开工率90%,投资83亿元)."""
    part = max((i for i in range(place.position) if place.chunks[i].text == ";"), default=0)
    counted = [f for f in place.before if f.position >= part and f.quantity.unit_kind == "count"]
    if not counted:
        return None
    # 22个项目完成投资47亿元,新开工项目61个、|完成投资11亿元: of those just counted
    just, start = counted[-1], place.clause[0]
    beside = just.position + 1 == start - (place.chunks[start - 1].kind == PUNCT)
    if just is place.before[-1] and just.rule == "noun_before" and just.metric.endswith("项目") and beside:
        return just
    return counted[0] if counted[0].metric.endswith(grammar.project_tails) else None


def yearly_output(place: Place, grammar: Grammar) -> str:
    """汽车整车年产 of 汽车整车将达到|年产45万辆: the product told before the verb; '' when none is."""
    skipped = grammar.achieve | grammar.modals | {"将"}
    end = next((i for i in range(len(place.left) - 2, -1, -1) if place.left[i].text not in skipped), -1) + 1
    begin = end
    while (
        begin
        and place.left[begin - 1].kind == WORD
        and (
            place.left[begin - 1].pos.startswith(("n", "vn", "j", "l", "b"))
            or place.left[begin - 1].text in ("及", "和")
        )
    ):
        begin -= 1
    product = "".join(c.text for c in place.left[begin:end]).strip("及和")
    return product + place.left[-1].text if product else ""


def industry(place: Place, grammar: Grammar) -> str:
    """机电制造业 of 机电制造业生产增长,实现利润…: the trade an earlier clause of the sentence opened with."""
    if place.before or not place.left or place.left[0].text not in grammar.sector_verbs:
        return ""
    words: list[str] = []
    for here in place.chunks[: place.clause[0]]:
        if here.kind == WORD and here.pos.startswith(("n", "vn", "b", "j", "l", "a")):
            words.append(here.text)
            if here.text.endswith(("业", "项目")):
                return "".join(words)
        else:
            words = []
    return ""


def topic_trade(place: Place) -> str:
    """石化产业 of 石化产业是某市的支柱,去年实现产值…: the trade that this part of the sentence is about, told by a clause before."""
    end = place.clause[0] - 1
    while end > 0 and place.chunks[end].text == ",":
        start = end
        while start and not (place.chunks[start - 1].kind == PUNCT and place.chunks[start - 1].pos == "break"):
            start -= 1
        trade, named = _opening_trade(place.chunks[start:end])
        if trade or named:
            return trade
        end = start - 1
    return ""


def _opening_trade(clause: Sequence[Chunk]) -> tuple[str, bool]:
    """The trade a clause opens with, of which its verb tells; whether it opens with another place than the one the number is of."""
    words: list[str] = []
    named = False
    for at, here in enumerate(clause):
        told = here.kind == WORD and here.pos.startswith(_NAMING_TRADE) and not here.text.startswith("将")
        if told or (words and here.text in ("、", "和", "及")):
            words.append(here.text)
            if here.text.endswith(_TRADES) and not here.text.endswith(_NO_TRADES):
                after = clause[at + 1] if at + 1 < len(clause) else None
                tells = after is None or after.kind in (TIME, PUNCT) or after.pos.startswith(_TELLING)
                if tells and len("".join(words)) > _SHORTEST_TRADE:
                    return "".join(words), named
        elif words or here.kind not in (TIME, NAME):
            break
        named = named or here.kind == NAME
    return "", named and bool(words)


def told_among(item: str, place: Place, known: Container[str]) -> str:
    """限上粮油类零售额 of 限上零售额中,粮油类增长8%,家电类增长12%: `item` as part of the indicator told as a whole; else `item`."""
    opens = place.clause[0] - 1
    while opens > 0 and place.chunks[opens].text == ",":
        start = next((i + 1 for i in range(opens - 1, -1, -1) if place.chunks[i].pos == "break"), 0)
        if place.chunks[opens - 1].text.endswith("中"):
            if any(item[i:] in known for i in range(1, len(item))) or any(
                c.kind == QUANTITY or c.text == "的" for c in place.chunks[start:opens]
            ):
                return item  # 重点零售企业中,食品类销售额增长9%
            told = "".join(c.text for c in place.chunks[start:opens] if c.kind == WORD).removesuffix("中")
            at = next((i for i in range(len(told) - 1) if told[i:] in known), None)
            return item if at is None else told[:at] + item + told[at:]
        opens = start - 1
    return item


def counted_trade(place: Place, grammar: Grammar) -> str:
    """液压企业 of 液压企业46家,去年产值52亿元: the firms of a trade that were counted last in this part of the sentence."""
    if place.nth or any(c.kind == NAME or c.text in grammar.any_platform for c in place.left):
        return ""
    observed = any(c.kind == TIME or c.text in grammar.sector_verbs or c.text.endswith("人员") for c in place.left)
    part = max((i for i in range(place.position) if place.chunks[i].text in (";", "其中")), default=0)
    for figure in reversed(place.before):
        if figure.position < part or figure.quantity.unit_kind not in ("count", "money", "percent"):
            return ""
        if figure.quantity.unit not in _FIRMS or figure.measure != "level":
            continue
        firms = figure.metric
        while deed := next((d for d in grammar.of_counted_firms if firms.startswith(d)), ""):
            firms = firms.removeprefix(deed)
        if not observed and firms != figure.metric:
            return ""  # 集聚装备企业220家,产值突破200亿元: two aims of the park
        trade = firms
        for grade in grammar.grades_of_firms:
            trade = trade.replace(grade, "")
        return firms if firms.endswith(grammar.firms) and not trade.startswith(grammar.firms) and trade else ""
    return ""


def of_value_added(item: str, whole: str) -> str:
    """规上工业增加值增长8%,电子信息、航空产业分别增长15%、21%: growth of the trades' value added."""
    if item.endswith("类") and "类" in whole:
        return item + whole.rpartition("类")[2]  # 汽车类零售额增长16%,家电类增长8%
    trade = item.endswith(_TRADES) and not item.endswith("企业")
    return item + "增加值" if whole.endswith("增加值") and trade else item


def of_part(part: str, whole: str) -> str:
    """高速公路总里程 of 公路总里程…,其中高速公路: what both hold is told once; 渔业总产值 of 农业总产值."""
    for size in range(min(len(part), len(whole) - 1), 1, -1):
        if part.endswith(whole[:size]):
            return part + whole[size:]
    trade = _OF_A_TRADE.match(whole) if part.endswith(_TRADES) and not part.endswith("企业") else None
    return part + (whole[trade.end() :] if trade else whole)


def crop_told(place: Place, grammar: Grammar) -> str:
    """白茶 of 白茶种植面积20万亩: the crop that the numbers before tell of, '' for none."""
    for figure in reversed(place.before):
        tails = (tail for tail in grammar.crop_tails if figure.metric.endswith(tail))
        crop = figure.metric.removesuffix(max(tails, key=len, default=figure.metric))
        if not crop or crop == figure.metric or crop.endswith(_LAND):
            return ""
        if not crop.endswith(_STAGES):
            return crop
    return ""


def of_partner(partner: str, metric: str, text: str) -> str:
    """对欧盟出口总额 of 欧盟仍为最大的出口市场,出口总额为1313亿元: what is traded with it; '' when the sentence calls it no partner."""
    told = _TRADED.match(metric) is not None and _PARTNER.search(text, text.find(partner)) is not None
    return ("自" if metric.startswith("进口") else "对") + partner + metric if told else ""
