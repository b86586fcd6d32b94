"""Shapes of the words beside a number: what it describes, whose it is, what it is a multiple of.

Belongs here: answers read off the words alone. Does not belong here: which answer counts (figures.py), the noun phrase itself
(figure_nouns.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from itertools import pairwise

from orchestration.extraction.article import Quantity
from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, TIME, WORD, Chunk
from orchestration.extraction.figure_parts import ENTITY_KINDS, Figure
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.phrase_words import Reading, Words
from orchestration.extraction.subject_shapes import Subject

# Below this a sum of money is a price or a fee unless the dictionary knows its noun.
_LEAST_MONEY = 1000
_TOOK = re.compile("(?<=占[到据有])了(?=..)")  # 产业规模占到了全国
_OFFICES = re.compile(r"\d{1,2}[一-龥]")  # 辖6镇|3办
_LEAST_BARE = 10_000  # a bare number without 万 or 亿 is a cell of a table or a label
_FIRMS = frozenset({"家", "户", "个"})  # 世界500强2家
_ONLY_DEED = re.compile("新?(?:建成?|开通|增|改建|改造|新建|开工|扩建|铺设|修建|整治|贯通|打通)+")
_THING_NAMED = re.compile("[一-龥]{2,10}(?=[,;。、])")
_FOREIGN_RULES = ("scope_world", "foreign")
_ANYBODY = re.compile(
    "(?:[^,]{0,4}的)?(?:一[家位户名]|某)[^,]{0,10}?(?:企业|公司|店|商场|超市|农户|商户|厂)|最[高低大小多少]的(?:企业|公司)"
)
_LONGEST_EVENT = 8  # characters of an event in whose days something was counted
_LEAST_COMPARED = 2  # 是 … 的
# 全部投产后|产能: after what a number is to come is no part of what comes.
_AFTER_WHICH = re.compile(
    "^.{0,24}?(?:建成|投产|达产|达效|满产|投运|投用|竣工|完工|改造|扩建|投入使用|投入运营|实施|运营|开业|开通)(?:投产|达产|达效|见效|运营|投用|使用|投运)?[之以]?后,?(?=[^续勤备方台端期勁]{2})"
)
# 在甲、乙、丙|7个市地累计推广…: the places just named.
_PLACES_COUNTED = re.compile(r"^\d+个(?:省区市|市地|地市|市县|县市|城市|[省市县区])(?:累计|共计|共)?(?=..)")
_LIKE_THIS = re.compile("^像.{1,10}?(?:这样|那样|一样)的(?=..)")  # 像甲村这样的示范村
_SINCE = re.compile("^[^,]{2,12}以来(?=..)")  # 开街以来|接待游客
_HELD = ("期", "批", "场", "次")
_TIMES_HELD = re.compile("(?<=..)[0-9]+[期批场]次?$")  # 职业技能培训|126期|8600人次
_GRADE = re.compile("^.{1,6}?(?:级|以上)")
_THIS_TIME = frozenset({"今次", "此次", "这次"})
_PER_HEAD = ("人均", "户均", "亩均", "生均", "日均", "月均")  # a mean is no price
_SET_RATES = ("保障标准", "低保标准", "工资标准", "养老金", "平均工资", "特困供养标准", "抚养标准")
_POINTING = frozenset({"这", "该", "此", "上述"})


def is_between_owners(left: Sequence[Chunk], after: Sequence[Chunk]) -> bool:
    return (
        len(left) > _LEAST_COMPARED
        and left[0].text == "的"
        and left[-1].text in ("和", "、", "及", "以及", "与")
        and bool(after)
        and after[0].text == "的"
    )


def points_back(quantity: Quantity, left: Sequence[Chunk]) -> bool:
    """这12个项目总投资…, 今次2亿元用作…: told before, or known to the reader; only what follows is news."""
    if not left:
        return False
    pointed = _POINTING if quantity.unit_kind == "count" else _THIS_TIME if quantity.unit_kind == "money" else ()
    return left[-1].text in pointed


def tells_progress(left: Sequence[Chunk], grammar: Grammar) -> bool:
    """完成, 完成率达: how much of a plan is done, with no word on which."""
    words = [c.text for c in left if c.kind == WORD]
    while words and words[-1] in grammar.trailing_links:
        words.pop()
    return (
        bool(words) and "".join(words).endswith(("完成", *grammar.progress)) and not any(c.kind == NAME for c in left)
    )


_INCLUDING = frozenset({"含", "包含", "包括", "其中", "其中含"})


def says_how(quantity: Quantity, left: Sequence[Chunk], role: Callable[[str], str]) -> bool:
    """(增长8%), (占比32%): an aside that measures what stands before the bracket. `role` is `Phrases.role`."""
    return quantity.unit in ("%", "pp") and any(role(c.text) in ("up", "down", "share") for c in left)


def is_kind_of_last(quantity: Quantity, left: Sequence[Chunk], figures: Sequence[Figure]) -> bool:
    """225个贫困村(深度|贫困村218个): of those just counted, told by the same noun."""
    inside = left[next((i + 1 for i, c in enumerate(left) if c.pos == "open"), 0) :]
    kind = "".join(c.text for c in inside)
    last = figures[-1] if figures else None
    if last is None or last.quantity.unit != quantity.unit or last.quantity.unit_kind != "count":
        return False
    if inside and inside[0].text in _INCLUDING:
        return True  # 237家厂商(含45家外商公司)
    return len(last.metric) > 1 and kind != last.metric and kind.endswith(last.metric)


def with_shared_nouns(figures: Sequence[Figure], text: str) -> None:
    """3个国家级、8个省级实验室: the noun of the last is that of the grades before it."""
    for figure, then in pairwise(figures):
        if not figure.metric.endswith("级") or figure.quantity.unit != then.quantity.unit:
            continue
        if text[figure.quantity.end : then.quantity.start].rstrip("和") in (figure.metric, f"{figure.metric}、"):
            figure.metric += _GRADE.sub("", then.metric)
    for figure, then in pairwise(figures):
        # 新开通10条、983公里高速公路: two measures of what the deed was done to
        beside = text[figure.quantity.end : then.quantity.start] in ("、", "和", "共")
        if beside and figure.metric == then.metric and _ONLY_DEED.fullmatch(figure.metric) is not None:
            thing = _THING_NAMED.match(text, then.quantity.end)
            if thing is not None:
                figure.metric = then.metric = figure.metric + thing.group()


def is_listed(left: Sequence[Chunk]) -> bool:
    """…、…等: the number counts the members of a list."""
    return bool(left) and left[-1].text == "等" and any(c.text == "、" for c in left)


def described(reading: Reading, sizes: Container[str], grammar: Grammar) -> tuple[str, str] | None:
    """(冷库项目, 总投资) of 总投资12亿元的冷库项目: the project that the number describes, alone or in a list, and its size."""
    if not reading.of_right:
        return None
    before, _, size = reading.left.rpartition("、")
    if not before.endswith(grammar.project_tails):
        size = reading.left
    if size not in sizes:
        return None
    first, more, _ = reading.right.partition("、")
    if more and first.endswith(grammar.project_tails):
        return first, size
    return (reading.right, size) if reading.right.endswith(grammar.project_tails) else None


def without_names(metric: str, subject: Subject | None, named_here: bool, grammar: Grammar) -> str:
    """An indicator without what still names its subject: 三地 of 京津冀三地经营主体, the work or sight that 经… and 接待 stand beside."""
    together = next((word for word in grammar.together if metric.startswith(word)), "")
    if named_here and together and len(metric) > len(together) + 1:
        metric = metric.removeprefix(together)
    held, _, rest = metric.partition("期间")
    if rest and len(rest) > 1 and (len(held) <= _LONGEST_EVENT or held.endswith(("会", "节", "展", "周"))):
        metric = rest  # 电影节期间票房收入
    metric = metric.rpartition("原因是")[2] or metric
    metric = _TOOK.sub("", metric.removeprefix("的"))
    metric = _LIKE_THIS.sub("", _PLACES_COUNTED.sub("", metric))
    if "后" in metric:
        metric = _AFTER_WHICH.sub("", metric)
    metric = _TIMES_HELD.sub("", metric) if metric.endswith(_HELD) else metric
    metric = _SINCE.sub("", metric) if "以来" in metric else metric
    for reckoned in grammar.reckoned:
        metric = metric.removeprefix(reckoned)  # 2013年初步统计重大项目有328个
    if metric.count("“") != metric.count("”"):
        metric = metric.replace("“", "").replace("”", "")
    if subject is None or (subject.kind != "work" and subject.rule != "facility"):
        return metric
    return without_tail_of(subject.text, metric.removeprefix(f"经{subject.text}"))


def without_tail_of(subject: str, metric: str) -> str:
    """北部湾港 of 广西北部湾港."""
    for start in range(len(subject) - 1):
        if metric.startswith(subject[start:]) and len(metric) > len(subject) - start + 1:
            return metric.removeprefix(subject[start:])
    return metric


def is_multiple_of_another(quantity: Quantity, left: Sequence[Chunk]) -> bool:
    """是全国平均水平的3.6倍, of a place and not of a time."""
    return (
        quantity.unit == "倍"
        and len(left) > _LEAST_COMPARED
        and left[-1].text == "的"
        and any(c.text in ("是", "为", "相当于") for c in left[:2])
        and not any(c.kind == TIME for c in left)
    )


def is_of_another(left: Sequence[Chunk]) -> bool:
    """全国的, with nothing else between two shares."""
    here = [c for c in left if c.pos != "sep"]
    return len(here) == len(("全国", "的")) and here[-1].text == "的"


def without_subject(metric: str, subject: Subject | None, grammar: Grammar) -> str:
    """营业收入 of 省级高新区营业收入 said of 省级高新区, 注册用户 of “苏服办”注册用户."""
    if subject is not None and subject.rule == "service" and metric.startswith("“"):
        metric = metric.partition("”")[2]
        called = next((word for word in grammar.called_services if metric.startswith(word)), "")
        return metric.removeprefix(called)
    if subject is None or subject.rule not in ("kind", "work", "located", "town", "group", "joint"):
        return metric
    metric = (
        metric.replace("“", "").replace("”", "")
        if metric.startswith("“") and subject.rule in ("work", "group")
        else metric
    )
    for start in range(len(subject.text)):
        tail = subject.text[start:]
        if metric.startswith(tail) and len(metric) > len(tail):
            return metric.removeprefix(tail).removeprefix("的")
    return metric


def own_part(chunks: Sequence[Chunk], start: int, end: int, words: Words) -> int:
    """Where 旅游收入 begins in 80万人次出游、旅游收入7.5亿元, whose words before the mark are the first number's; 0 when all are of one.

    `start` and `end` are the borders of the words between the two numbers.
    """
    if not start or end >= len(chunks) or chunks[start - 1].pos != "people" or chunks[end].kind != QUANTITY:
        return 0
    marks = [i for i in range(start, end) if chunks[i].pos == "sep" and chunks[i].kind == PUNCT]
    if len(marks) != 1 or marks[0] == start or chunks[end].pos in ENTITY_KINDS:
        return 0
    noun = next((c.text for c in reversed(chunks[marks[0] + 1 : end]) if c.kind == WORD and c.pos[0] == "n"), "")
    return marks[0] + 1 if noun in words.attribute or noun.endswith(words.heads) else 0


def past_its_size(chunks: Sequence[Chunk], position: int, end: int, words: Words) -> int:
    """Where 重大项目 begins in 46个总投资约950亿元的重大项目: the things counted stand behind their size; 0 when they do not."""
    size = "".join(c.text for c in chunks[position + 1 : end])
    told = size in words.generic or size in words.attribute
    if not told or end + 2 >= len(chunks) or chunks[end].pos != "money" or chunks[end + 1].text != "的":
        return 0
    return end + 2


def last_item(phrase: str) -> str:
    """产业基金 of 甲谷、乙资本等产业基金."""
    return phrase.rpartition("等")[2] or phrase


def unnamed(quantity: Quantity, metric: str, subject: Subject | None, known: Container[str], grammar: Grammar) -> str:
    """Why the indicator or the subject found is none, or ''. `known` are the nouns of the dictionary."""
    if not metric:
        return "no_indicator"
    if metric.endswith(grammar.rank_tails) and quantity.unit not in _FIRMS:
        return "rank"
    if metric in grammar.not_indicators or _OFFICES.fullmatch(metric) is not None or metric.startswith("是"):
        return "description"  # 4个是高校
    if _ANYBODY.match(metric) is not None:
        return "never_an_indicator"  # 某市一家百货公司销售收入增长20%
    if subject is not None and subject.rule in _FOREIGN_RULES:
        return "foreign_subject"
    if not quantity.unit and quantity.value < _LEAST_BARE:
        return "bare_number"
    is_rate = any(mean in metric for mean in _PER_HEAD) or metric.endswith(_SET_RATES)
    cheap = quantity.unit == "CNY" and abs(quantity.value) < _LEAST_MONEY
    return "price" if cheap and metric not in known and not is_rate else ""


def of_a_fall(reading: Reading, left: Sequence[Chunk], grammar: Grammar) -> str:
    """降幅 of 降幅扩大3.9个百分点, 降幅收窄 of 降幅收窄…, whichever way it goes a number of its own; '' when no fall is told."""
    fall = next((c.text for c in left if c.text in grammar.falls), "")
    if not fall or reading.trigger != "fall_rate":
        return ""
    reading.trigger = "up"
    return fall + ("收窄" if any("收窄" in c.text for c in left) else "")
