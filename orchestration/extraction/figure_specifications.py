"""Numbers that say which things are meant, not how many there are: 4座20万吨高炉, 产值超亿元企业75家.

Belongs here: thresholds, sizes and plans told as numbers. Does not belong here: what a number that measures is worth (figure_values.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from orchestration.extraction.article import Quantity, View
from orchestration.extraction.chunks import PUNCT, QUANTITY, WORD, Chunk, break_after, since_break
from orchestration.extraction.figure_descriptions import description
from orchestration.extraction.figure_parts import ENTITY_KINDS, is_measured_too, is_sum_of_counted
from orchestration.extraction.figure_values import LEAST_BARE, has_digit
from orchestration.extraction.grammar import Grammar

_OF_TRADES = re.compile("^(?:规模以上|规上)?(?:工业|农业|服务业|地区)?")  # 万元工业增加值用水量
_SUMS_UP = re.compile("(?:主要|核心|重要|经济)*指标")
_NOT_FIGURES = frozenset({"voltage", "duration", "time", "temperature", "angle", "speed"})
_IN_DAYS, _LONGEST_LINK = ("天数", "年限", "日数", "寿命"), 4  # nouns; chunks between one and its number
_MORE_OR_LESS = frozenset({"增加", "减少", "提高", "多", "少", "延长", "缩短", "增长"})
_ONE_IN = re.compile(r"每\d+[^\d,;。]{1,9}(?:中,?[^\d,;。]{0,4}|[就便]?有)$")
_AWAY = ("外的", "之外", "以外", "开外", "之遥", "之隔", "的距离")
_CLAUSE_ENDS = frozenset(",;。:")
_BETWEEN = frozenset({"的", "“", "”"})
_STEP = "台阶"
_SIZES = frozenset({"money", "mass", "area", "energy"})
_OF_THINGS = ("n", "vn", "b", "j", "a", "s", "z", "q")  # parts of speech; 村 is tagged zg
_HOW_MANY = frozenset(
    {"达", "达到", "有", "共有", "已有", "为", "共", "已", "已达", "就有", "约", "增至", "增加到", "累计", "多达"}
)
_LINKS = 3
_LONGEST_WORK, _LONGEST_PROJECT = 7, 10  # chunks
_PROJECTS = ("项目", "工程")
_BARE_SIZE = re.compile("[百千万]+(?:亩|头|只|羽|吨|平方米|平米)")
_SIZED = re.compile(
    "[一-龥]{0,8}?(?:养殖场|猪场|鸡场|牧场|羊场|小区|示范[园区片点]|基地|茶园|果园|良田|方田|园区|大棚|粮仓|冷库|超市|商场)"
    "[^,;。]{0,3}[0-9一二两三四五六七八九十]"
)
_YEARLY = re.compile("(?:年|日|月)(?:产|出栏|存栏|屠宰|加工|处理|养殖|饲养|生产)$")
_LONGEST_SIZE = 4  # chunks from a count to the sum that sizes it
_RULE_REACH = 9  # characters from a percentage to what is done by it


def _is_counted_in_days(chunks: Sequence[Chunk], position: int) -> bool:
    """优良天数达到320天, 平均受教育年限提高到11.5年, 优良天数增加12天: the noun before the number is counted in days or years."""
    if chunks[position].pos != "duration":
        return False
    start = since_break(chunks, position)
    own = chunks[max(start, position - _LONGEST_LINK) : position]
    if any(here.kind == WORD and here.text.endswith(_IN_DAYS) for here in own):
        return True
    told = next((i for i in range(start - 1, -1, -1) if chunks[i].kind == QUANTITY), None)  # 320天,|比上年增加12天
    changed = any(here.text in _MORE_OR_LESS for here in chunks[start:position])
    return changed and told is not None and _is_counted_in_days(chunks, told)


def specification(chunks: Sequence[Chunk], position: int, view: View, grammar: Grammar) -> str:
    """Why the number says which things are meant, not how many there are: 4座20万吨高炉, 产值超亿元企业75家; '' when it does not."""
    quantity = view.quantities[chunks[position].index]
    if quantity.comparator != "eq" and _tells_which(chunks, position):
        return "threshold"
    if quantity.unit_kind in _NOT_FIGURES and not _is_counted_in_days(chunks, position):
        return f"description_{quantity.unit_kind}"
    if why := description(quantity, chunks, position, view, grammar):
        return why
    if quantity.unit == _STEP or (not quantity.unit and view.text.startswith(grammar.clubs_of_size, quantity.end)):
        return "size_class"  # 迈入“2千亿俱乐部”, 跃上千亿台阶
    if quantity.unit_kind == "length" and view.text.startswith(_AWAY, quantity.end):
        return "description_length"  # 100多公里外的某市
    if quantity.unit_kind in ENTITY_KINDS and "每" in view.text and _ONE_IN.search(view.text, 0, quantity.start):
        return "description"  # 每5人中就有1人
    if quantity.unit_kind == "multiple" and _is_manner(chunks, position):
        return "loose_comparison"
    if quantity.unit_kind in ("percent", "pp", "multiple"):
        ruled = _is_condition(chunks, position, grammar) or _is_rate_of_a_rule(
            quantity, chunks, position, view, grammar
        )
        return "threshold" if ruled else ""
    if view.text.startswith("级", quantity.end) and quantity.value >= LEAST_BARE:
        return "threshold"  # 百亿级项目
    if _BARE_SIZE.fullmatch(quantity.text) is not None and _SIZED.match(view.text, quantity.end) is not None:
        return "project_size"  # 万头生猪养殖场2个, 千亩示范园8个
    if quantity.unit == "项" and view.text.startswith("目", quantity.end):
        return "project_size"  # 百亿项目
    if quantity.unit == "项" and _SUMS_UP.match(view.text, quantity.end):
        return "grouping"  # 生产总值、税收两项指标
    if position and chunks[position - 1].kind == QUANTITY and chunks[position - 1].end == chunks[position].start:
        also = is_sum_of_counted(chunks, position) or is_measured_too(chunks, position)
        return "" if also else "specification"
    if _YEARLY.search(view.text, 0, quantity.start) is not None and _opens_project(chunks, position):
        return "capacity_of_a_plant"  # 年出栏20万头生猪养殖项目
    if quantity.unit_kind in ENTITY_KINDS:
        return "grouping" if _counts_places_named(chunks, position) else ""
    if _is_per_unit_of_money(chunks, position, grammar):
        return "per_unit_of_money"
    if _is_planned(chunks, position, grammar):
        return "planned_value"
    if quantity.unit_kind not in ("money", "length", "duration") and _sizes_a_work(chunks, position, grammar):
        return "capacity_of_a_plant"
    return "threshold" if _is_threshold(quantity, chunks, position, grammar) else ""


def _counts_places_named(chunks: Sequence[Chunk], position: int) -> bool:
    """在甲市、乙市、丙市|3个市地: how many places were just named."""
    before, after = chunks[max(0, position - 2) : position], chunks[position + 1 : position + 2]
    named = len(before) > 1 and before[1].pos == "region" and before[0].pos == "sep"
    return named and bool(after) and after[0].text.startswith(("省", "市", "县", "区", "地市", "城市"))


def _tells_which(chunks: Sequence[Chunk], position: int) -> bool:
    """亩产超过500公斤的村有26个: the bound says which of them are counted behind their noun."""
    at = position + 1
    if at >= len(chunks) or chunks[at].text != "的" or not position or chunks[position - 1].kind != WORD:
        return False
    end = at = at + 1
    while (
        end < len(chunks)
        and end - at < _LONGEST_SIZE
        and chunks[end].kind == WORD
        and chunks[end].pos.startswith(_OF_THINGS)
    ):
        end += 1
    last = end
    while last < len(chunks) and last - end < _LINKS and chunks[last].text in _HOW_MANY:
        last += 1
    counted = at < end < last < len(chunks) and chunks[last].kind == QUANTITY
    return counted and chunks[last].pos in ENTITY_KINDS


def _is_manner(chunks: Sequence[Chunk], position: int) -> bool:
    """由1%翻倍至2%: how it gets there, told beside the number itself."""
    after = chunks[position + 1 : position + 3]
    return len(after) > 1 and after[0].text in ("至", "到") and after[1].kind == QUANTITY


def _is_threshold(quantity: Quantity, chunks: Sequence[Chunk], position: int, grammar: Grammar) -> bool:
    """产值超亿元企业75家, 收入30亿元以上、资产15亿元以上企业共60家."""
    if _is_size_class(quantity, chunks, position, grammar):
        return True
    if _sizes_some_of(quantity, chunks, position):
        return True
    after = [c for c in chunks[position + 1 : position + 5] if c.text not in _BETWEEN]
    if _sizes_the_counted(quantity, chunks, position, grammar):
        return True
    closed = chunks[position].text.endswith(grammar.bounds_after)
    if closed and after and after[0].text in ("、", "和", "或", "以及"):
        return _goes_on_to_things(chunks, position, grammar)
    if _counts_what_passes(chunks, position, grammar) or (
        closed and _in_words_before_a_count(quantity, chunks, position)
    ):
        return True
    if after and (after[0].text in grammar.milestones_of_value or after[0].text in grammar.aim_nouns):
        return False
    if quantity.unit_kind not in _SIZES:
        return False
    # 500万美元以上新批外资项目: a verbal noun may stand before the things.
    things = after[1:] if closed and len(after) > 1 and after[0].pos in ("vn", "b", "a") else after
    noun = (
        bool(things)
        and things[0].kind == WORD
        and (things[0].pos.startswith("n") or things[0].text in grammar.kinds_of_things)
    )
    bounded = quantity.comparator in ("ge", "le", "lt") or (position and chunks[position - 1].text == "过")
    if not (bounded and noun):
        return False
    counted = next(
        (c for c in chunks[position + 1 : position + 9] if c.kind == QUANTITY or c.text in _CLAUSE_ENDS), None
    )
    return closed or (counted is not None and counted.kind == QUANTITY)


def _sizes_some_of(quantity: Quantity, chunks: Sequence[Chunk], position: int) -> bool:
    """30家企业中有4家产值超亿元: the bound says which of them are counted."""
    if quantity.unit_kind != "money" or quantity.comparator != "ge":
        return False
    at = position - 1
    while at > 1 and position - at < _LONGEST_SIZE and chunks[at].kind == WORD:
        at -= 1
    return at > 0 and chunks[at].pos == "count" and chunks[at - 1].text in ("有", "中", "中有")


def _sizes_the_counted(quantity: Quantity, chunks: Sequence[Chunk], position: int, grammar: Grammar) -> bool:
    """80亿元项目1个, 6000万美元韩资项目1个, 50亿元或5亿美元以上工业项目2个: a sum right before the projects that are counted."""
    if quantity.unit_kind != "money":
        return False
    end = position + 1
    while end + 1 < len(chunks) and chunks[end].text == "或" and chunks[end + 1].pos == "money":
        end += 2
    things = end
    while things < len(chunks) and chunks[things].kind == WORD and chunks[things].pos[0] in "nbja":
        things += 1
    return (
        end < things < len(chunks)
        and chunks[things].kind == QUANTITY
        and chunks[things].pos == "count"
        and chunks[things - 1].text.endswith(grammar.project_tails)
    )


def _in_words_before_a_count(quantity: Quantity, chunks: Sequence[Chunk], position: int) -> bool:
    """亿元以上浙商项目76个: a round sum in words that sorts what is counted."""
    if quantity.unit_kind != "money" or any(sign.isascii() and sign.isdigit() for sign in quantity.text):
        return False
    number = next(
        (c for c in chunks[position + 1 : position + 9] if c.kind == QUANTITY or c.text in _CLAUSE_ENDS), None
    )
    return number is not None and number.kind == QUANTITY and number.pos in ENTITY_KINDS


def _goes_on_to_things(chunks: Sequence[Chunk], position: int, grammar: Grammar) -> bool:
    """收入30亿元以上、资产15亿元以上企业共60家, but 年产值30亿元以上、税收2亿元以上 ends the clause and is what was reached."""
    end = break_after(chunks, position)
    others = [
        i
        for i in range(position + 1, end)
        if chunks[i].kind == QUANTITY
        and (chunks[i].text.endswith(grammar.bounds_after) or chunks[i].pos == chunks[position].pos)
    ]
    return bool(others) and others[-1] + 1 < end and chunks[others[-1] + 1].kind == WORD


def _is_size_class(quantity: Quantity, chunks: Sequence[Chunk], position: int, grammar: Grammar) -> bool:
    """百亿元项目, 千亿元集群: a round sum in words right before what is sized by it."""
    if quantity.unit_kind != "money" or has_digit(quantity.text):
        return False
    return "".join(c.text for c in chunks[position + 1 : position + 3]).startswith(grammar.sized_things)


def _counts_what_passes(chunks: Sequence[Chunk], position: int, grammar: Grammar) -> bool:
    """收入超过100亿元的达到20个, 7个增加值超千亿元的产业: the sum says which ones are counted."""
    after = list(takewhile(lambda c: c.kind != PUNCT, chunks[position + 1 : position + 5]))
    if not after or after[0].text != "的":
        return False
    if any(c.kind == QUANTITY and c.pos in ENTITY_KINDS for c in after) and all(
        c.kind == QUANTITY or c.pos[0] in "vdup" for c in after[:3]
    ):
        return True
    before = next(
        (c for c in reversed(chunks[:position]) if c.kind == QUANTITY or (c.kind == PUNCT and c.pos == "break")), None
    )
    counted = before is not None and before.kind == QUANTITY and before.pos in ENTITY_KINDS
    return counted and any(
        c.text in grammar.passing or c.text.startswith(("超", "过", "逾")) for c in chunks[position - 1 : position + 1]
    )


def _sizes_a_work(chunks: Sequence[Chunk], position: int, grammar: Grammar) -> bool:
    """20万吨电子铜箔项目: a number that opens the name of a plant, with no indicator before it."""
    before = chunks[position - 1] if position else None
    said = before is not None and (before.pos[0] in "vdpam" or before.text.endswith(grammar.whole_indicators))
    if before is not None and before.kind == WORD and said and before.text not in ("的", "和", "及", "与"):
        # 产能20万吨的…, 规划建设百万吨…: the words before say what it is; 榆神50万吨乙醇项目 is a name
        return before.text in grammar.bringing and _opens_project(chunks, position)
    for here in chunks[position + 1 : position + 1 + _LONGEST_WORK]:
        if here.kind == QUANTITY and here.pos == chunks[position].pos:
            continue  # 30万吨合成氨|52万吨尿素项目
        if here.kind != WORD or here.text == "的" or here.pos in ("p", "ul"):
            return False
        if here.text.endswith(grammar.sized_works):
            return True
    return False


def _opens_project(chunks: Sequence[Chunk], position: int) -> bool:
    """引进|10GW光伏电池及组件生产基地项目: the number is part of a project's name."""
    for here in chunks[position + 1 : position + 1 + _LONGEST_PROJECT]:
        if here.kind != WORD or here.text == "的" or here.pos in ("p", "ul", "d"):
            return False
        if here.text.endswith(_PROJECTS):
            return True
    return False


def _is_condition(chunks: Sequence[Chunk], position: int, grammar: Grammar) -> bool:
    """低于60%的加倍扣减, 节能率低于10%的,不予支持: the bound says for whom a rule holds."""
    after = chunks[position + 1 : position + 3]
    if not after or after[0].text != "的" or not chunks[position].text.startswith(grammar.conditions):
        return False
    opens = position == 0 or chunks[position - 1].kind == PUNCT
    return opens or (len(after) > 1 and after[1].kind == PUNCT and after[1].pos == "break")


def _is_rate_of_a_rule(
    quantity: Quantity, chunks: Sequence[Chunk], position: int, view: View, grammar: Grammar
) -> bool:
    """按投资额的10%给予奖励: what everyone is given by, or pays."""
    start = since_break(chunks, position)
    if quantity.unit_kind != "percent" or not any(c.text in ("按", "按照") for c in chunks[start:position]):
        return False
    end = chunks[break_after(chunks, position) - 1].end
    return grammar.given_by_rate.search(view.text, quantity.end, min(end, quantity.end + _RULE_REACH)) is not None


def _is_per_unit_of_money(chunks: Sequence[Chunk], position: int, grammar: Grammar) -> bool:
    """万元GDP能耗, 亿元产值用地: a sum without a digit that opens an indicator's name."""
    if chunks[position].text not in grammar.sums_as_units:
        return False
    noun = "".join(c.text for c in chunks[position + 1 : position + 4] if c.kind == WORD)
    return _OF_TRADES.sub("", noun).startswith(grammar.money_nouns)


def _is_planned(chunks: Sequence[Chunk], position: int, grammar: Grammar) -> bool:
    """完成年任务75亿元的23.7%: what was planned is neither observed nor promised any more."""
    before, after = chunks[max(0, position - 1) : position], chunks[position + 1 : position + 3]
    end = position + 1
    while (
        end < len(chunks) and end - position <= _LONGEST_SIZE and chunks[end].kind == WORD and chunks[end].text != "的"
    ):
        end += 1
    if end - 1 > position and chunks[end - 1].text.endswith(grammar.plan_tails):
        after = chunks[end : end + 2]  # 完成全年60亿元采购任务的53%
        return len(after) == 2 and after[0].text == "的" and after[1].pos == "percent"
    return (
        bool(before)
        and before[0].text.endswith(grammar.plan_tails)
        and len(after) == 2
        and after[0].text == "的"
        and (after[1].kind == QUANTITY and after[1].pos == "percent")
    )
