"""What a number is worth: its unit, sign and measure, and the numbers that measure nothing because of how they are written.

Belongs here: units shared in a list, falls, forms that measure nothing. Does not belong here: the indicator (figure_nouns.py) and numbers
that say which things are meant (figure_specifications.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from orchestration.extraction.article import Quantity, TimeMention, View
from orchestration.extraction.chunks import PUNCT, QUANTITY, WORD, Chunk
from orchestration.extraction.figure_parts import Figure, Place
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.phrase_words import Reading

LEAST_BARE = 10_000  # a bare number without 万 or 亿 is a cell of a table or a label
_LONGEST_QUOTE = 14
_LEAST_SUM = 100_000_000  # a bare number from here on is mostly money
# 新引进10亿元以上项目57个,|100亿元以上项目6个
_OF_SIZE = re.compile("^[^,。]{0,4}?[0-9千百万亿]{1,6}元?(?:人民币|美元)?(?:及)?以上(?:的)?([^,。]{0,6}(?:项目|企业))$")
_LEAST_METRES = 100_000  # cloth and cable are made by the ten thousand metres; shorter lengths describe
_SMALL = 10
_SUM_SPOKEN = ("个亿", "个多亿")
_UNIT_IN_NAME = {"人次": "人次", "人数": "人", "户数": "户", "家数": "家", "人口": "人"}
_DIGITS = frozenset("0123456789")
_OF_GROWTH = ("增速", "增幅", "增长")
_OF_A_POLICY = "条"
_EACH = frozenset(
    {"均", "都", "各", "均达", "均为", "均超", "均在", "均有", "均超过", "均达到", "皆达", "皆为", "各达", "各为"}
)
_BODIES = ("部", "局", "委", "委员会", "厅", "办", "公司", "集团", "银行", "单位")
_OF_LIVES = ("寿命", "平均年龄", "中位年龄")  # 人均期望寿命83.2岁
_SOME = frozenset({"相关", "有关", "主要"})
_JOINED = ("、", "和", "及")
_HALF = re.compile(".?半数?|一半")
_WORKS = "项目"


def unfit(
    quantity: Quantity, left: Sequence[Chunk], after: Sequence[Chunk], times: Sequence[TimeMention], grammar: Grammar
) -> str:
    """Why a number measures nothing, judged by how it is written; '' when it may measure something."""
    if quantity.unit in grammar.ages:
        return "" if any(c.text.endswith(_OF_LIVES) for c in left) else "description_age"
    if left and left[-1].text in grammar.capacities and not _is_output_aimed_at(quantity, left, after, times, grammar):
        return "capacity_of_a_plant"
    if quantity.text.endswith("个元"):
        return "description"  # 3000多个元|器件
    if is_small_word(quantity):
        return "small_count_in_words"
    if quantity.unit_kind in ("count", "area", "mass") and left and left[-1].text in grammar.likened:
        return "loose_comparison"
    noun = after[0].text if after else ""
    if quantity.unit == "个" and noun in grammar.structure:
        return "grouping"  # 分为4个阶段
    few = quantity.unit == "家" and quantity.value <= _SMALL and not has_digit(quantity.text)
    if few and not left and noun in grammar.single_firms:
        return "small_count_in_words"  # 两家公司将共同投资
    if (
        few
        and (not after or after[0].pos[0] == "v")
        and len(left) > 1
        and left[-1].text.endswith(_BODIES)
        and any(c.text == "、" for c in left)
    ):
        return "small_count_in_words"  # 商务部、环保部、科技部三家审批
    if few and any(c.text in grammar.takeovers for c in (*left, *after)):
        return "small_count_in_words"  # 斥资收购某市两家水泥企业
    made = quantity.value >= _LEAST_METRES and bool(left) and left[-1].text != "的"  # 棉布3631万米
    long = made or quantity.unit in grammar.long_lengths
    if quantity.unit_kind == "length" and (not long or any(c.text.startswith(grammar.distance) for c in left)):
        return "description_length"
    return ""


def _is_output_aimed_at(
    quantity: Quantity, left: Sequence[Chunk], after: Sequence[Chunk], times: Sequence[TimeMention], grammar: Grammar
) -> bool:
    """到2025年,…实现制氢年产3万吨: the output of a trade there, not of one plant, when a horizon stands before it."""
    before = left[:-1]
    while before and before[-1].text in grammar.achieve | grammar.modals | {"将"}:
        before = before[:-1]  # 汽车|将|达到|年产
    product = before[-1] if before else None
    if product is None or product.kind != WORD or not product.pos.startswith(("n", "vn", "j", "l")):
        return False
    if product.text.endswith((*grammar.project_tails, *grammar.sized_works)) or (after and after[0].kind != PUNCT):
        return False
    return any(time.role == "deadline" and time.end <= quantity.start for time in times)


def is_small_word(quantity: Quantity) -> bool:
    """两个, 三条, 五大: a small count in words structures the text; facts.md asks for counts with arabic numerals."""
    return (
        (quantity.unit_kind == "count" or quantity.unit == "星")  # 七星农场
        and quantity.value <= _SMALL
        and quantity.unit not in ("家", "户", "倍")
        and not has_digit(quantity.text)
    )


def has_digit(text: str) -> bool:
    return not _DIGITS.isdisjoint(text)


def is_quoted_words(quantity: Quantity, text: str) -> bool:
    """“四换三名”, “北斗七星”: a number in words inside quotes is part of a name; 翻番 is not."""
    opening = text.rfind("“", 0, quantity.start)
    if opening < 0:
        return False
    articles = quantity.unit == _OF_A_POLICY and text.startswith("”", quantity.end)  # “稳增长30条”
    if not articles and (quantity.unit == "倍" or has_digit(quantity.text)):
        return False
    return "”" not in text[opening : quantity.start] and 0 <= text.find("”", quantity.end) - opening <= _LONGEST_QUOTE


def each(left: Sequence[Chunk], quantity: Quantity) -> bool:
    """甲、乙和丙均增长…, “双翻番”: the number holds for each item of the list."""
    return quantity.text.startswith("双") or any(
        c.kind == WORD and c.text in _EACH and not (c.text == "各" and _describes_next(left[i + 1 : i + 2]))
        for i, c in enumerate(left)
    )


def _describes_next(following: Sequence[Chunk]) -> bool:
    """各 of 各相关部门, 各企业: all of them; 各占50% and 各2个 share the number out."""
    return bool(following) and (following[0].pos.startswith(("n", "b", "a", "j", "l")) or following[0].text in _SOME)


def unit_of_group(view: View, chunks: Sequence[Chunk], group: Sequence[int], nth: int) -> Quantity:
    """分别高0.7、1.4个百分点: the unit is said once, at the end."""
    quantity = view.quantities[chunks[group[nth]].index]
    first = view.quantities[chunks[group[0]].index]
    if nth and quantity.comparator == "eq" and view.text.endswith("分别", 0, first.outer_start):
        bounded = first.outer_start < first.start  # 分别突破|600亿元和500亿元
        quantity = replace(quantity, comparator=first.comparator) if bounded else quantity
    last = view.quantities[chunks[group[-1]].index]
    if (quantity.unit and not (quantity.unit == "个" and last.unit == "pp")) or len(group) == 1:
        return quantity
    return replace(quantity, unit=last.unit, unit_kind=last.unit_kind) if last.unit else quantity


def with_unit(quantity: Quantity, metric: str, place: Place, grammar: Grammar) -> Quantity:
    """由2000万增长到近6000万吨, 营业收入从189亿: a bare number takes the unit of the one it is set beside, or the money its noun means."""
    if quantity.unit:
        return quantity
    told = next((unit for name, unit in _UNIT_IN_NAME.items() if metric.endswith(name)), "")
    if told and quantity.value >= LEAST_BARE:
        return replace(quantity, unit=told, unit_kind="count" if told in ("户", "家") else "people")  # 观影人次86万
    if quantity.text.endswith(_SUM_SPOKEN):
        return replace(quantity, unit="CNY", unit_kind="money")  # 拿来31个亿
    if quantity.value >= LEAST_BARE and any(noun in metric for noun in grammar.money_nouns):
        return replace(quantity, unit="CNY", unit_kind="money")
    following = place.chunks[place.position + 1 : place.position + 2]
    if following and following[0].kind == WORD and following[0].pos.startswith(("n", "vn")):
        return _counting(quantity, metric, grammar)
    for here in place.chunks[place.position + 1 : place.position + 8]:
        if here.kind == PUNCT and here.pos == "break":
            break  # 人口302万,总面积1.9万平方公里
        if here.kind == QUANTITY:
            other = place.view.quantities[here.index]
            if other.unit and other.unit_kind not in ("percent", "pp"):
                return replace(quantity, unit=other.unit, unit_kind=other.unit_kind)
            break
    last = place.before[-1] if place.before else None
    if (
        last is not None
        and last.metric == metric
        and last.quantity.unit
        and last.quantity.unit_kind not in ("percent", "pp")
    ):
        return replace(quantity, unit=last.quantity.unit, unit_kind=last.quantity.unit_kind)
    return quantity


_COUNTED_PEOPLE = 4  # chunks of 下岗失业人员


def counted_bare(quantity: Quantity, left: Sequence[Chunk], right: Sequence[Chunk], grammar: Grammar) -> Quantity:
    """66名院士、30多万|技术人员: in a list of what is counted the noun stands behind a number without a measure word too."""
    if quantity.unit or not right:
        return quantity
    nouns = list(
        takewhile(lambda c: c.kind == WORD and c.pos.startswith(("n", "v", "b", "j", "l")), right[:_COUNTED_PEOPLE])
    )
    if nouns and nouns[-1].text.endswith(grammar.people_nouns):
        return _counting(quantity, nouns[-1].text, grammar)  # 14万师生, 20万农牧民家庭
    if not left or left[-1].text not in _JOINED:
        return quantity
    nouns = list(takewhile(lambda c: c.kind == WORD and c.pos.startswith(("n", "vn", "b", "j", "l")), right))
    if not nouns and right[0].text.startswith("在") and len(right) > 1:
        nouns = list(right[1:2])  # 80多万|在校|大学生
    return _counting(quantity, nouns[-1].text, grammar) if nouns else quantity


def _counting(quantity: Quantity, metric: str, grammar: Grammar) -> Quantity:
    """30万就业岗位, 12万游客: what is counted without a measure word."""
    if not LEAST_BARE <= quantity.value < _LEAST_SUM:
        return quantity
    people = metric.endswith(grammar.people_nouns)
    return replace(quantity, unit="人" if people else "个", unit_kind="people" if people else "count")


def measured(quantity: Quantity, reading: Reading, last: Figure | None, grammar: Grammar) -> str:
    trigger, unit = reading.trigger, quantity.unit
    if reading.compared and last is not None:
        return last.measure
    if reading.compared and unit == "pp" and trigger in ("rate", "fall_rate"):
        return "growth"  # 甲、乙增速分别高于某市0.8、1.7个百分点
    if unit == "pp":
        of_sum = trigger == "up" and last is not None and last.quantity.unit_kind == "money" and not reading.left
        return "growth" if of_sum else "increment"  # 税收3亿元,增长2个百分点
    if unit == "%":
        if trigger in ("up", "down", "rate", "fall_rate") or reading.right.startswith(_OF_GROWTH):
            return "growth"  # 保持20%以上增速
        if trigger == "share" or reading.share_of or reading.left.endswith(grammar.shares_of_noun):
            return "share"
        if reading.left and _HALF.fullmatch(quantity.text):
            return "share"  # 投产项目已超过半数
        if trigger == "reach":
            same = last is not None and last.quantity.unit == quantity.unit
            return last.measure if last is not None and same and reading.left == "" else "level"
        if trigger == "" and reading.left == "" and reading.right == "" and last is not None:
            return last.measure
        if trigger == "" and reading.right and not reading.left:
            return "share"
        return "level"
    if unit == "倍":
        return "growth"
    if trigger == "new":
        return "increment"
    if (trigger in ("up", "down") and reading.left != "") or (trigger in ("up", "down") and last is not None):
        return "increment"
    return "level"


def is_added_too(
    quantity: Quantity, reading: Reading, left: Sequence[Chunk], before: Sequence[Figure], grammar: Grammar
) -> bool:
    """新增甲类企业500家、乙类企业100家: the verb is said once for the items of a list."""
    last = before[-1] if before else None
    if last is None or last.trigger != "new" or reading.trigger or not reading.left:
        return False
    if any(c.text in grammar.by_now for c in left):
        return False  # 新增企业20家、现有500家
    if last.quantity.unit_kind != quantity.unit_kind and last.metric.endswith(_WORKS):
        return False  # 新签约项目62个、总投资405亿元: what the works are worth, not what was added to it
    if (size := _OF_SIZE.search(reading.left)) is not None and left[0].text not in _JOINED:
        return _OF_SIZE.search(last.metric) is not None and last.metric.endswith(size[1])
    nouns = all(c.pos[0] in "nbajlmxtsz" or c.text == "用" for c in left[1:])  # 化纤|用|浆粕
    return left[0].text in _JOINED and quantity.unit not in ("%", "pp") and nouns


def is_part_of_new(quantity: Quantity, place: Place) -> bool:
    """新签约项目58个,总投资86亿元,|其中10亿元以上项目12个、20亿元以上项目2个: a part of what happened in a time happened in it."""
    part, kind = place.chunks[place.clause[0]], quantity.unit_kind
    counted = next((f for f in reversed(place.before) if f.rule != "attribute_of_last"), None)
    if counted is None or kind != "count" or counted.quantity.unit != quantity.unit:
        return False
    if part.text in _JOINED:
        return counted.part_of_new
    return part.text == "其中" and counted.measure == "increment"


def signed(quantity: Quantity, reading: Reading, measure: str) -> Quantity:
    """A fall is negative: 下降15.2% → −15.2."""
    if reading.trigger in ("down", "fall_rate") and measure in ("growth", "increment") and not reading.compared:
        return replace(
            quantity, value=-quantity.value, value_max=None if quantity.value_max is None else -quantity.value_max
        )
    return quantity
