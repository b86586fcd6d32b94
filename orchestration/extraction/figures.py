"""What every quantity of a sentence measures: subject, indicator, measure and sign, before anyone asks whether it was observed or promised.

Belongs here: carrying indicators from number to number (lists, 分别, 从…到…, 同比增长). Does not belong here: periods (metrics.py) and
intent (targets.py).
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from orchestration.extraction.article import Quantity, View
from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, TIME, WORD, Chunk
from orchestration.extraction.context import Context
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.phrases import Phrases, Reading
from orchestration.extraction.subjects import Subject, Subjects, is_bracketed

# Kinds of unit that describe a thing or a moment, not a place's performance: no row of their own (facts.md: durations, distances).
_NOT_FIGURES = frozenset({"duration", "time", "temperature", "angle", "speed"})
_LONG_LENGTHS = frozenset({"公里", "千米", "万公里"})  # roads and pipes are built by the kilometre; shorter lengths describe
_DISTANCE = ("距", "车程", "相隔")
# Below this a sum of money is a price or a fee unless the dictionary knows its noun.
_LEAST_MONEY = 1000
_LEAST_BARE = 10_000  # a bare number without 万 or 亿 is a cell of a table or a label
_MONEY_NOUNS = ("收入", "投资", "产值", "税收", "额", "营收", "生产总值", "GDP", "增加值", "资金", "利润", "利税", "贷款", "存款", "支出", "销售", "总值", "基金", "市值", "财政")
_ENTITY_KINDS = frozenset({"count", "people"})
_PLAN = re.compile(r"((?:全年|年度?|考核|计划|预期|既定)*(?:目标任务|目标|计划|任务|预算)数?)(?:[\d.,]+\S{1,6})?的?$")
_CLAUSE_ENDS = frozenset(",;。:")
_TOTALS = frozenset({"总数", "总量", "数量", "总数量", "总额"})
_LONGEST_GIVER = 12
_FULFILLED = frozenset({"完成", "实现", "达到"})
_HOLDING = frozenset({"包括", "包含", "涉及", "含", "涵盖", "推出", "发布", "形成", "打造", "覆盖", "服务", "囊括", "公布"})
_WHOLE_INDICATORS = ("额", "量", "值", "率", "数", "收入", "投资", "资金", "利润", "利税", "税收", "进口", "出口", "消费", "支出", "存款", "贷款", "面积", "产能", "销售", "能力", "规模", "占比", "价格", "指数", "外资", "GDP")
_LONGEST_QUOTE = 14
_SMALL = 10
_LONGEST_CLAUSE = 14
_RANK_TAILS = ("之一", "强", "佳")
_PROJECT_TAILS = ("项目", "工程", "电站", "工厂", "基地", "中心", "厂", "公司", "园")
_NOT_INDICATORS = frozenset({"历史", "车程", "距离", "高度", "年龄", "身高"})


@dataclass(slots=True)
class Figure:
    """One quantity and what it measures. `position` and `clause` index the sentence's chunks."""

    quantity: Quantity
    position: int
    clause: tuple[int, int]
    subject: Subject | None
    metric: str
    measure: str
    rule: str
    sector: str = ""  # what the indicator is an indicator of (规上工业)
    whole: str = ""  # the indicator with what it is a share of
    annual: bool = False
    named_here: bool = False  # the subject stands in the number's own clause
    trigger: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a quantity stands: its clause, its group of `size` numbers side by side, and the figures before it."""

    position: int
    clause: tuple[int, int]
    left: Sequence[Chunk]
    view: View
    chunks: Sequence[Chunk]
    context: Context
    before: Sequence[Figure]
    size: int
    nth: int
    shared: Reading


class Figures:
    """Built once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._phrases = Phrases(lexicon)
        self._bare = lexicon.words("metric_aliases", "alias") | lexicon.words("metric_words", role="head")
        self.subjects = Subjects(lexicon)
        self.nouns = self._phrases.nouns

    def read(self, view: View, chunks: Sequence[Chunk], context: Context) -> list[Figure]:
        """The figures of one sentence, in order; quantities that measure nothing are left out."""
        figures: list[Figure] = []
        positions = [i for i, c in enumerate(chunks) if c.kind == QUANTITY]
        specifications = {i for i in positions if _is_specification(chunks, i, view)}
        if specifications:
            chunks = [replace(c, kind=WORD, pos="b") if i in specifications else c for i, c in enumerate(chunks)]
            positions = [i for i in positions if i not in specifications]
        for group in _groups(chunks, positions):
            figures.extend(self._group(group, view, chunks, context, figures))
        return figures

    # ---- a group: numbers that stand side by side ------------------------------------------------------------------------------

    def _group(
        self, group: Sequence[int], view: View, chunks: Sequence[Chunk], context: Context, before: Sequence[Figure]
    ) -> list[Figure]:
        start = _clause_start(chunks, group[0])
        result: list[Figure] = []
        shared: Reading | None = None
        for nth, position in enumerate(group):
            quantity = _unit_of_group(view, chunks, group, nth)
            left = chunks[start if nth == 0 else group[nth - 1] + 1 : position]
            clause = (start, _clause_end(chunks, position))
            if quantity.unit_kind in _NOT_FIGURES or is_bracketed(chunks, position) or _is_small_word(quantity):
                continue
            if quantity.unit_kind == "length" and (quantity.unit not in _LONG_LENGTHS or any(c.text.startswith(_DISTANCE) for c in left)):
                continue
            reading = self._phrases.read(left, chunks[position + 1 : clause[1]], chunks[clause[1] : clause[1] + 1])
            if shared is None:
                shared = reading
            elif not reading.trigger:
                reading = replace(reading, trigger=shared.trigger, annual=shared.annual, compared=shared.compared)
            place = _Place(position, clause, left, view, chunks, context, [*before, *result], len(group), nth, shared)
            figure = self._figure(quantity, reading, place)
            if figure is None:
                continue
            items = reading.items if len(group) == 1 and len(reading.items) > 1 and _each(left, quantity) else []
            result.extend([replace(figure, metric=item) for item in items] or [figure])
        return result

    def _figure(self, quantity: Quantity, reading: Reading, place: _Place) -> Figure | None:
        before, chunks, clause = place.before, place.chunks, place.clause
        last = next((f for f in reversed(before) if f.rule not in ("completion", "compared")), None)
        if reading.right_verb in self._phrases.attend and quantity.unit_kind in _ENTITY_KINDS:
            return None
        if self._phrases.says_never(chunks[clause[0] : clause[1]]) or _is_quoted_words(quantity, place.view.text):
            return None
        if quantity.unit_kind in _ENTITY_KINDS and any(word in reading.right for word in self._phrases.attend):
            return None
        base = self.subjects.base_of_comparison(chunks[clause[0] : place.position], place.view, place.context)
        if base is not None and last is not None:
            return Figure(quantity, place.position, clause, base, last.metric, last.measure, "compared_base", whole=last.whole, named_here=True)
        subject, named_here = self._subject(reading, place)
        measure = _measure(quantity, reading, last)
        metric, rule, sector = self._metric(quantity, reading, measure, place)
        measure = "share" if rule == "given_share" else measure
        if measure == "level" and quantity.unit_kind in _ENTITY_KINDS and metric.startswith(self._phrases.new_kept):
            measure = "increment"
        if reading.of_right and reading.left in self._phrases.generic and reading.right.endswith(_PROJECT_TAILS):
            subject, named_here, metric = Subject(reading.right, "project", subject.code if subject else None, "described"), False, reading.left
        metric = _without_subject(metric, subject) if named_here else metric
        if not metric or metric.endswith(_RANK_TAILS) or metric in _NOT_INDICATORS:
            return None
        if subject is None or subject.rule in ("scope_world", "foreign"):
            return None
        quantity = _with_unit(quantity, metric, place)
        if not quantity.unit and quantity.value < _LEAST_BARE:
            return None
        if metric.startswith("新增") and len(metric) > 3:
            measure, metric = "increment", metric[2:]
        if quantity.unit == "CNY" and abs(quantity.value) < _LEAST_MONEY and metric not in self._bare:
            return None
        value = _signed(quantity, reading, measure)
        whole = metric + reading.share_of if rule == "share_of_last" else metric
        return Figure(value, place.position, clause, subject, metric, measure, rule, sector, whole, reading.annual, named_here, reading.trigger)

    # ---- indicator -----------------------------------------------------------------------------------------------------------------

    def _metric(self, quantity: Quantity, reading: Reading, measure: str, place: _Place) -> tuple[str, str, str]:
        """The indicator's noun phrase, the rule that found it, and the sector it is an indicator of."""
        last = next((f for f in reversed(place.before) if f.rule not in ("completion", "compared")), None)
        sector = reading.sector or _industry(place) or (last.sector if last is not None and not reading.whole.startswith("其中") else "")
        metric, rule = self._noun(quantity, reading, measure, place, last)
        total = self._total(quantity, measure, place) if rule == "noun_before" else None
        if total is not None and not metric.endswith(_WHOLE_INDICATORS):
            return metric + total.metric, "part_of_total", sector
        if sector and rule == "noun_before" and sector not in metric and metric in self._bare:
            return sector + metric, rule, sector
        return metric, rule, sector

    def _noun(self, quantity: Quantity, reading: Reading, measure: str, place: _Place, last: Figure | None) -> tuple[str, str]:
        shared, size, nth = place.shared, place.size, place.nth
        if reading.share_of:
            if size > 1 and len(shared.items) == size:
                return shared.items[nth], "list_aligned"
            if reading.left:
                return reading.left + reading.share_of, "share_of_whole"
            if last is not None and quantity.unit in ("%", "pp"):
                return last.metric, "share_of_last"
            return reading.share_of, "share_of_whole"
        plan = _PLAN.search(reading.left or reading.share_of)
        if plan is not None and quantity.unit == "%" and last is not None and not reading.aimed:
            return f"{last.metric}完成{plan.group(1)}", "completion"
        if reading.compared and (last is None or (reading.left and self._phrases.role(reading.left[-2:]) != "rate")):
            return reading.left, "noun_before"
        if reading.compared and last is not None:
            return last.metric + ("增速" if last.measure == "growth" and quantity.unit == "pp" else ""), "compared"
        if size > 1 and len(shared.items) == size:
            return shared.items[nth], "list_aligned"
        if quantity.unit == "%" and reading.right and (reading.of_right or not reading.trigger) and (giver := self._giver(place)):
            return f"{giver}的{reading.right}" if len(giver) <= _LONGEST_GIVER else reading.right, "given_share"
        if quantity.unit == "%" and reading.of_right and not reading.trigger and reading.verb not in _FULFILLED:
            return reading.right, "given_share"
        if reading.right and quantity.unit_kind in _ENTITY_KINDS:
            return (reading.verb if len(reading.right) <= 2 and reading.verb not in _HOLDING else "") + reading.right, "noun_after"
        if size > 1 and not reading.left:
            aligned = _aligned(place.before, size, nth)
            if aligned is not None:
                return aligned.metric, "list_of_last"
        if reading.of_right and quantity.unit_kind != "percent" and reading.left in self._phrases.part:
            return reading.left + _last_item(reading.right), "noun_around"
        if reading.of_right and reading.left in self._phrases.generic:
            return _last_item(reading.right) + reading.left, "noun_around"
        if reading.left in _TOTALS and last is not None and last.quantity.unit == quantity.unit:
            return last.metric + reading.left, "attribute_of_last"
        if reading.left in self._phrases.attribute and last is not None and last.quantity.unit_kind == "count" and not reading.of_right:
            return last.metric + reading.left, "attribute_of_last"
        if reading.left in self._phrases.attribute and len(place.before) > 1 and last is not None and last.measure == "growth" and not reading.of_right:
            return place.before[-2].metric + reading.left, "attribute_of_last"
        if reading.left and quantity.unit_kind in _ENTITY_KINDS and reading.left == reading.verb and 2 <= len(reading.right_raw) <= _LONGEST_CLAUSE:
            return reading.right_raw, "clause"
        if reading.left:
            if quantity.unit == "pp" and last is not None and reading.left in ("同比", "增速"):
                return last.metric + "增速", "points_of_last"
            return reading.left, "noun_before"
        if reading.right and (reading.trigger == "" or quantity.unit_kind == "money"):
            return reading.right, "noun_after"
        if last is not None and (reading.trigger or quantity.unit in ("%", "pp", "倍") or size > 1):
            if quantity.unit == "pp" and last.measure == "growth":
                return last.metric + "增速", "points_of_last"
            return last.whole if quantity.unit == "pp" else last.metric, "carried"
        if reading.right:
            return reading.right, "noun_after"
        if last is not None and last.quantity.unit == quantity.unit and not reading.whole:
            return last.metric, "carried"
        if quantity.unit_kind in _ENTITY_KINDS and not reading.whole and reading.right_verb:
            return _verb_phrase(place, reading.right_verb), "clause"
        if quantity.unit_kind in _ENTITY_KINDS and not reading.left and 2 <= len(reading.right_raw) <= _LONGEST_CLAUSE:
            return reading.right_raw, "clause"
        return (reading.whole, "clause") if 2 <= len(reading.whole) <= _LONGEST_CLAUSE else ("", "")

    def _total(self, quantity: Quantity, measure: str, place: _Place) -> Figure | None:
        """The figure right before 其中, when the number says how a part of it did (工业增加值增长8%,其中轻工业增长5%)."""
        at = next((i for i in range(place.position - 1, -1, -1) if place.chunks[i].text == "其中"), None)
        if at is None or quantity.unit_kind in _ENTITY_KINDS:
            return None
        totals = [f for f in place.before if f.position < at and f.quantity.unit_kind not in _ENTITY_KINDS]
        if measure == "level":
            totals = [f for f in totals if f.quantity.unit == quantity.unit != "%"]
        return totals[-1] if totals and measure in ("growth", "level") else None

    def _giver(self, place: _Place) -> str:
        """民营企业贡献 of 民营企业为全区贡献了90%以上的生产总值、…: who gives, and the verb."""
        start = _sentence_part(place.chunks, place.position)
        part = place.chunks[start : place.position]
        verb = next((i for i in range(len(part) - 1, -1, -1) if part[i].kind == WORD and part[i].text in self._phrases.give), None)
        if verb is None:
            return ""
        end = next((i for i, c in enumerate(part[:verb]) if c.text in ("为", "给", "向")), verb)
        return self._phrases.read(part[:end], ()).left + part[verb].text

    # ---- subject -------------------------------------------------------------------------------------------------------------------

    def _subject(self, reading: Reading, place: _Place) -> tuple[Subject | None, bool]:
        """The subject, and whether the number's own clause names it."""
        view, chunks, context = place.view, place.chunks, place.context
        start = place.clause[0]
        if not reading.compared:
            found = self.subjects.in_clause(chunks[start : place.position], view, context)
            if found is not None:
                return found, True
        if reading.right_verb:
            found = self.subjects.first_of(_after_verb(chunks, place.position, place.clause[1], reading.right_verb), view, context)
            if found is not None:
                return found, True
        last = place.before[-1] if place.before else None
        since = last.position + 1 if last is not None else 0
        found = self.subjects.before(chunks[since:start], view, context)
        if found is not None:
            return found, False
        if last is not None and last.rule == "compared_base":
            last = next((f for f in reversed(place.before) if f.rule != "compared_base"), last)
        if last is not None and last.subject is not None and last.subject.kind != "project":
            return last.subject, False
        return self.subjects.fallback(view, context), False


def _without_subject(metric: str, subject: Subject | None) -> str:
    """营业收入 of 省级高新区营业收入 said of 省级高新区."""
    if subject is None or subject.rule != "kind":
        return metric
    for start in range(len(subject.text) - 1):
        tail = subject.text[start:]
        if metric.startswith(tail) and len(metric) > len(tail):
            return metric.removeprefix(tail).removeprefix("的")
    return metric


def _groups(chunks: Sequence[Chunk], positions: Sequence[int]) -> list[list[int]]:
    """Numbers joined by nothing but 、, commas or 和 (84.5亿元、61.9亿元; 50.5%和68%) form a group."""
    groups: list[list[int]] = []
    for position in positions:
        if groups and _side_by_side(chunks[groups[-1][-1] + 1 : position]):
            groups[-1].append(position)
        else:
            groups.append([position])
    return groups


def _side_by_side(between: Sequence[Chunk]) -> bool:
    return bool(between) and all(
        (c.kind == PUNCT and c.pos == "sep") or (c.kind == WORD and c.text in ("和", "及", "与", "以及")) for c in between
    )


def _clause_start(chunks: Sequence[Chunk], position: int) -> int:
    """After the last clause break or number before `position`; brackets are jumped over."""
    depth = 0
    for i in range(position - 1, -1, -1):
        here = chunks[i]
        if here.kind == PUNCT:
            depth += (here.pos == "close") - (here.pos == "open")
            if here.pos == "break" and depth <= 0:
                return i + 1
            if here.pos == "open" and depth < 0:
                return i + 1
        elif here.kind == QUANTITY and depth <= 0:
            return i + 1
    return 0


def _clause_end(chunks: Sequence[Chunk], position: int) -> int:
    for i in range(position + 1, len(chunks)):
        if (chunks[i].kind == PUNCT and chunks[i].pos == "break") or chunks[i].kind == QUANTITY:
            return i
    return len(chunks)


def _each(left: Sequence[Chunk], quantity: Quantity) -> bool:
    """甲、乙和丙均增长…, “双翻番”: the number holds for each item of the list."""
    return quantity.text.startswith("双") or any(c.kind == WORD and c.text in ("均", "都", "各") for c in left)


def _is_small_word(quantity: Quantity) -> bool:
    """两个, 三条, 五大: a small count in words structures the text; facts.md asks for counts with arabic numerals."""
    return (
        quantity.unit_kind == "count" and quantity.value <= _SMALL and quantity.unit not in ("家", "户", "倍")
        and not any(c.isascii() and c.isdigit() for c in quantity.text)
    )


def _is_quoted_words(quantity: Quantity, text: str) -> bool:
    """“四换三名”, “北斗七星”: a number in words inside quotes is part of a name; 翻番 is not."""
    if any(c.isascii() and c.isdigit() for c in quantity.text) or quantity.unit == "倍":
        return False
    opening = text.rfind("“", 0, quantity.start)
    return opening >= 0 and "”" not in text[opening : quantity.start] and 0 <= text.find("”", quantity.end) - opening <= _LONGEST_QUOTE


def _unit_of_group(view: View, chunks: Sequence[Chunk], group: Sequence[int], nth: int) -> Quantity:
    """分别高0.7、1.4个百分点: the unit is said once, at the end."""
    quantity = view.quantities[chunks[group[nth]].index]
    if quantity.unit or len(group) == 1:
        return quantity
    last = view.quantities[chunks[group[-1]].index]
    return replace(quantity, unit=last.unit, unit_kind=last.unit_kind) if last.unit else quantity


def _last_item(phrase: str) -> str:
    """产业基金 of 甲谷、乙资本等产业基金."""
    return phrase.rpartition("等")[2] or phrase


def _sentence_part(chunks: Sequence[Chunk], position: int) -> int:
    """Start of the run of clauses joined by nothing but numbers before `position` (90%以上的甲,90%以上的乙和80%以上的丙)."""
    for i in range(position - 1, -1, -1):
        if chunks[i].kind == PUNCT and chunks[i].pos == "break" and not any(c.kind == QUANTITY for c in chunks[:i]):
            return i + 1
    return 0


def _aligned(before: Sequence[Figure], size: int, nth: int) -> Figure | None:
    """The nth of the last `size` figures of another measure that stand in one run (利税84.5亿元、利润61.9亿元,分别增长…)."""
    run = list(before[: len(before) - nth] if nth else before)
    return run[-size:][nth] if len(run) >= size else None


def _after_verb(chunks: Sequence[Chunk], position: int, end: int, verb: str) -> Sequence[Chunk]:
    for i in range(position + 1, end):
        if chunks[i].text == verb:
            following = chunks[i + 1 : end]
            return following if following and following[0].kind in (NAME, WORD, TIME) else ()
    return ()


def _measure(quantity: Quantity, reading: Reading, last: Figure | None) -> str:
    trigger, unit = reading.trigger, quantity.unit
    if reading.compared and last is not None:
        return last.measure
    if unit == "pp":
        return "increment"
    if unit == "%":
        if trigger in ("up", "down", "rate", "fall_rate"):
            return "growth"
        if trigger == "share" or reading.share_of or (reading.left.endswith(("占比", "比重", "份额", "占有率"))):
            return "share"
        if trigger == "reach":
            return last.measure if last is not None and reading.left == "" else "level"
        if trigger == "" and reading.left == "" and reading.right == "" and last is not None:
            return last.measure
        if trigger == "" and reading.right and not reading.left:
            return "share"
        return "level"
    if unit == "倍":
        return "growth"
    if trigger == "new":
        return "increment"
    if trigger in ("up", "down") and reading.left != "" or (trigger in ("up", "down") and last is not None):
        return "increment"
    return "level"


def _signed(quantity: Quantity, reading: Reading, measure: str) -> Quantity:
    """A fall is negative: 下降15.2% → −15.2."""
    if reading.trigger in ("down", "fall_rate") and measure in ("growth", "increment") and not reading.compared:
        return replace(quantity, value=-quantity.value, value_max=None if quantity.value_max is None else -quantity.value_max)
    return quantity


def _industry(place: _Place) -> str:
    """电子信息制造业 of 电子信息制造业生产增长,实现利润…: the trade an earlier clause of the sentence opened with."""
    if place.before or not place.left or place.left[0].text not in ("实现", "完成"):
        return ""
    words: list[str] = []
    for here in place.chunks[: place.clause[0]]:
        if here.kind == WORD and here.pos.startswith(("n", "vn", "b", "j", "l", "a")):
            words.append(here.text)
            if here.text.endswith("业"):
                return "".join(words)
        else:
            words = []
    return ""


def _is_specification(chunks: Sequence[Chunk], position: int, view: View) -> bool:
    """4座20万吨高炉, 年产20万吨以上的企业, 产值超亿元企业75家: a number that says which things are meant, not how many there are."""
    quantity = view.quantities[chunks[position].index]
    if quantity.unit_kind in ("percent", "pp", "multiple"):
        return False
    if quantity.unit == "项" and view.text.startswith("目", quantity.end):
        return True  # 百亿项目
    if position and chunks[position - 1].kind == QUANTITY and chunks[position - 1].end == chunks[position].start:
        return True
    if quantity.unit_kind in _ENTITY_KINDS:
        return False
    after = [c for c in chunks[position + 1 : position + 4] if c.text != "的"]
    noun = bool(after) and after[0].kind == WORD and (after[0].pos.startswith("n") or after[0].text in ("级", "重大", "工业", "产业", "以上"))
    bounded = quantity.comparator in ("ge", "le", "lt") or any(c.text == "过" for c in chunks[max(0, position - 1) : position])
    listed = chunks[position].text.endswith(("以上", "以下")) and bool(after) and after[0].text in ("、", "和", "或")
    if listed and any(c.kind == QUANTITY and c.text.endswith(("以上", "以下")) for c in chunks[position + 1 : _break(chunks, position)]):
        return True  # 收入30亿元以上、资产15亿元以上企业共60家
    if _is_per_unit_of_money(chunks, position) or _is_planned(chunks, position):
        return True
    if bounded and noun and quantity.unit_kind in ("money", "mass", "area", "energy"):
        counted = next((c for c in chunks[position + 1 : position + 9] if c.kind == QUANTITY or c.text in _CLAUSE_ENDS), None)
        return chunks[position].text.endswith(("以上", "以下")) or (counted is not None and counted.kind == QUANTITY)
    return False


def _is_per_unit_of_money(chunks: Sequence[Chunk], position: int) -> bool:
    """万元GDP能耗, 亿元产值用地: a sum without a digit that opens an indicator's name."""
    here, after = chunks[position], chunks[position + 1 : position + 2]
    return here.text in ("万元", "亿元", "百万元", "千元") and bool(after) and after[0].kind == WORD and after[0].text.startswith(_MONEY_NOUNS)


def _is_planned(chunks: Sequence[Chunk], position: int) -> bool:
    """完成年任务75亿元的23.7%: what was planned is neither observed nor promised any more."""
    before, after = chunks[max(0, position - 1) : position], chunks[position + 1 : position + 3]
    return bool(before) and before[0].text.endswith(("任务", "目标", "计划", "预算", "任务数", "目标数")) and len(after) == 2 and after[0].text == "的" and (
        after[1].kind == QUANTITY and after[1].pos == "percent"
    )


def _break(chunks: Sequence[Chunk], position: int) -> int:
    """The next clause break after `position`, or the end."""
    return next((i for i in range(position, len(chunks)) if chunks[i].kind == PUNCT and chunks[i].pos == "break"), len(chunks))


def _with_unit(quantity: Quantity, metric: str, place: _Place) -> Quantity:
    """由2000万增长到近6000万吨, 营业收入从189亿: a bare number takes the unit of the one it is set beside, or the money its noun means."""
    if quantity.unit:
        return quantity
    if quantity.value >= _LEAST_BARE and any(noun in metric for noun in _MONEY_NOUNS):
        return replace(quantity, unit="CNY", unit_kind="money")
    for here in place.chunks[place.position + 1 : place.position + 8]:
        if here.kind == QUANTITY:
            other = place.view.quantities[here.index]
            if other.unit and other.unit_kind not in ("percent", "pp"):
                return replace(quantity, unit=other.unit, unit_kind=other.unit_kind)
            break
    last = place.before[-1] if place.before else None
    if last is not None and last.metric == metric and last.quantity.unit and last.quantity.unit_kind not in ("percent", "pp"):
        return replace(quantity, unit=last.quantity.unit, unit_kind=last.quantity.unit_kind)
    return quantity


def _verb_phrase(place: _Place, verb: str) -> str:
    """迁入新居 of 16.9万人迁入新居: what the counted people or things did."""
    start = next((i for i in range(place.position + 1, place.clause[1]) if place.chunks[i].text == verb), place.clause[1])
    text = "".join(c.text for c in place.chunks[start : place.clause[1]] if c.text not in ("了", "着", "过"))
    return text if len(text) <= _LONGEST_CLAUSE else ""
