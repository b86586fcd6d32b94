"""The indicator of a number: the noun phrase its words give, or the one an earlier number of the sentence gave.

Belongs here: carrying indicators from number to number (lists, 分别, 同比增长). Does not belong here: reading the words (phrases.py),
deeds (figure_deeds.py), shares of a whole (figure_shares.py), subjects and values.
"""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.extraction.article import Quantity
from orchestration.extraction.chunks import NAME, PUNCT, TIME, WORD
from orchestration.extraction.figure_deeds import (
    fronted,
    giver,
    of_a_clause,
    per_so_many,
    verb_of_list,
    verb_phrase,
    with_deed,
)
from orchestration.extraction.figure_heads import Heads, changed, first_state
from orchestration.extraction.figure_listed import listed_things
from orchestration.extraction.figure_parts import (
    ENTITY_KINDS,
    LONGEST_CLAUSE,
    Figure,
    Place,
    aligned,
    is_measured_too,
    is_sum_of_counted,
    rises_to,
)
from orchestration.extraction.figure_shapes import last_item, of_a_fall
from orchestration.extraction.figure_shares import Shares
from orchestration.extraction.figure_trades import (
    counted_trade,
    counted_works,
    crop_told,
    industry,
    of_part,
    of_value_added,
    told_among,
    topic_trade,
    yearly_output,
)
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.lexicon import Lexicon, alternation
from orchestration.extraction.phrase_words import Reading
from orchestration.extraction.phrases import Phrases

_LONGEST_GIVER = 12
_THAN = frozenset({"比", "较"})
_LONGEST_AGAINST = 14  # characters
_NEW = re.compile("^新(?:发展|增|建|引进|培育|认定|登记|设立?|注册|入库)(?=..)")
_SHORT = 2  # 项目, 企业: the verb before the number says which
_LEADS_ON = frozenset({"reach", "link"})  # 达到, 为: what stands between a time and its number
_LONGEST_SAID_BEFORE = 6  # characters: 前这一比重
_SHORT_RATE = 3  # 开工率: whose is told by what was counted

_OF_TRADES = frozenset({"list_aligned", "noun_before"})  # 采矿业增加值增长0.1%,制造业增长9.9%
_THINGS = ("n", "vn", "b", "a", "j")
_OWN_TRADE = re.compile("(?:服务|制造|加工|产|行)业.")
_OF_PLANS = frozenset({"计划", "完成"})
_INVESTED = frozenset({"投资", "投资额"})
_FEW_WORDS = 6
_AGED = re.compile(r"\d{1,3}周?岁(?:及?以[上下])的?$")
_DAILY = ("日均", "月均", "年均", "每日")
_PART_HAS = re.compile("其中(?P<trade>[一-鿿]{2,8})(?:领域|方面)?(?:就)?有$|(?P<also>[一-鿿]{2,8})有$")


def _of_an_age(metric: str, place: Place) -> str:
    """60周岁以上老年人口: the age belongs to the people counted."""
    if "岁" not in place.view.text or not metric:
        return metric
    start, end = place.chunks[place.clause[0]].start, place.chunks[place.position].start
    at = place.view.text.rfind(metric, start, end)
    aged = _AGED.search(place.view.text, start, at) if at > start else None
    return aged.group() + metric if aged is not None else metric


class Nouns:
    """Built once per lexicon."""

    def __init__(self, lexicon: Lexicon, phrases: Phrases) -> None:
        self._phrases = phrases
        self._grammar = grammar = Grammar.of(lexicon)
        self._deeds = re.compile(f"^(?:{alternation(grammar.bare_deeds)})++")
        self.known = (
            lexicon.words("metrics", "name_zh")
            | lexicon.words("metric_aliases", "alias")
            | lexicon.words("metric_words", role="head")
        )
        self._shares = Shares(grammar, phrases)
        self._heads = Heads(phrases.words, self.known)

    def indicator(self, quantity: Quantity, reading: Reading, measure: str, place: Place) -> tuple[str, str, str]:
        """The indicator's noun phrase ('' when there is none), the rule that found it, and the sector it is an indicator of."""
        last = place.last
        sector = (
            reading.sector
            or industry(place, self._grammar)
            or (last.sector if last is not None and self._goes_on(reading, place) else "")
        )
        if reading.left in self._grammar.one_alone and last is not None and last.quantity.unit == quantity.unit:
            reading = replace(reading, left="", whole="")  # 某区一家就达1953亿元
        if (before := first_state(place)) and (told := self._phrases.read(before, ()).left):
            reading = replace(reading, left=told, whole=told)
        metric, rule = self._noun(quantity, reading, place, last)
        if metric in self._grammar.capacities and (output := yearly_output(place, self._grammar)):
            metric = output
        if rule == "noun_before" and quantity.unit != "%" and (per := per_so_many(place)):
            metric = per + metric.removeprefix("拥有")
        if rule == "noun_before" and quantity.unit == "%" and (heading := self._heads.heading(place)).endswith(metric):
            metric, rule = heading, "heading"  # 区县工业项目开工率前二名:甲县开工率100%
        if rule in _OF_TRADES and last is not None and last.measure == "growth" and measure == "growth":
            metric = of_value_added(metric, last.metric)
        if rule == "noun_before" and measure == "growth" and "中," in place.view.text and metric not in self.known:
            metric = told_among(metric, place, self.known)
        if reading.completed and reading.left in _INVESTED and quantity.unit_kind == "money":
            counted = counted_works(place, self._grammar)  # 开工项目146项,总投资38亿元,完成投资17亿元
            whose = counted.metric if counted is not None else sector.removesuffix("以来")
            metric, rule = f"{whose}完成{reading.left}", "noun_before"  # what was invested, not what is to be
        elif metric.startswith("已完成"):
            metric = metric[1:]
        if rule == "noun_before" and not sector and metric.endswith(self._grammar.of_firms) and metric in self.known:
            own = _OWN_TRADE.search(metric) is not None
            sector = "" if own else topic_trade(place) or counted_trade(place, self._grammar)
        metric = _of_an_age(metric, place)
        total = self._shares.total(quantity, measure, place) if rule == "noun_before" else None
        of_itself = total is not None and metric[-2:] == total.metric[-2:]  # 装机12亿千瓦,其中风电装机4亿千瓦
        if total is not None and not of_itself and not metric.endswith(self._grammar.whole_indicators):
            return of_part(metric, total.metric), "part_of_total", sector
        if (
            sector
            and rule == "noun_before"
            and (metric[:2] not in sector or sector.endswith(self._grammar.doers))
            and sector not in metric
            and metric in self.known
            and (reading.sector or not metric.startswith(self._grammar.own_scope))
        ):
            return sector + metric, rule, sector
        return metric, rule, sector

    def _goes_on(self, reading: Reading, place: Place) -> bool:
        """Whether the clause may still be about the trade told before: it opens with no place, counts no firms and tells no part of it."""
        first = next((c for c in place.left if c.kind not in (TIME, PUNCT)), None)
        elsewhere = first is not None and (first.kind == NAME or first.text in self._phrases.words.scope)
        return not elsewhere and not reading.whole.startswith("其中") and not reading.left.endswith(self._grammar.firms)

    def _noun(self, quantity: Quantity, reading: Reading, place: Place, last: Figure | None) -> tuple[str, str]:
        # The first that finds one wins.
        return (
            self._shares.pulled(quantity, place, last)
            or self._shares.of_a_whole(quantity, reading, place, last)
            or self._shares.told_ahead(quantity, reading, place)
            or self._compared(quantity, reading, place, last)
            or self._before_bracket(quantity, reading, place, last)
            or self._listed(quantity, reading, place, last)
            or changed(reading, place, self._phrases)
            or self._around(quantity, reading, place, last)
            or self._heads.alone(quantity, reading, place, last)
            or self._beside(quantity, reading, place, last)
            or self._heads.ahead(quantity, reading, place, last)
            or self._carried(quantity, reading, place, last)
        )

    def _before_bracket(
        self, quantity: Quantity, reading: Reading, place: Place, last: Figure | None
    ) -> tuple[str, str] | None:
        """家具(下跌12.4%): the noun before the bracket."""
        if quantity.unit != "%" or reading.trigger not in ("up", "down"):
            return None
        noun = self._heads.bracketed(reading, place, last)
        return (noun, "bracketed") if noun else None

    def _compared(
        self, quantity: Quantity, reading: Reading, place: Place, last: Figure | None
    ) -> tuple[str, str] | None:
        """高于全省2个百分点: the indicator is the one compared."""
        if not reading.compared:
            return None
        if place.before and place.before[-1].rule == "completion":
            last = place.before[-1]  # 占年度计划的36%,超序时进度3个百分点
        if last is None or (reading.left and self._phrases.role(reading.left[-2:]) != "rate"):
            return reading.left + "增速" * (reading.trigger == "rate") + self._against(quantity, place), "noun_before"
        if place.size > 1 and (each_of := aligned(place.before, place.size, place.nth)) is not None:
            last = each_of  # 分别增长20%和12%,增速分别比工业快11和3个百分点
        rate = last.measure == "growth" and quantity.unit == "pp" and not last.metric.endswith("增速")
        return last.metric + "增速" * rate + self._against(quantity, place), "compared"

    def _against(self, quantity: Quantity, place: Place) -> str:
        """高于全省平均水平 of 增幅高于全省平均水平0.9个百分点: whom the points are ahead of is part of what they measure."""
        words = [c.text for c in place.left if c.kind != PUNCT]
        at = next((i for i, word in enumerate(words) if word in self._grammar.above or word in _THAN), len(words))
        told = "".join(words[at:])
        return told if quantity.unit == "pp" and place.size == 1 and len(told) <= _LONGEST_AGAINST else ""

    def _listed(
        self, quantity: Quantity, reading: Reading, place: Place, last: Figure | None
    ) -> tuple[str, str] | None:
        """甲、乙分别为1、2, the shares of a list given away, and counted things, which stand after their number."""
        shared, size, nth = place.shared, place.size, place.nth
        if size > 1 and len(shared.items) == size:
            return shared.items[nth] + "占比" * (shared.share_of == "占比"), "list_aligned"
        if (
            quantity.unit == "%"
            and reading.right
            and (reading.of_right or not reading.trigger)
            and (who := giver(place, self._phrases))
        ):
            return f"{who}的{reading.right}" if len(who) <= _LONGEST_GIVER else reading.right, "given_share"
        if (
            quantity.unit == "%"
            and reading.of_right
            and not reading.trigger
            and reading.verb not in self._grammar.fulfilled
        ):
            return with_deed(reading, place, self._grammar) or reading.right, "given_share"
        sized = len(reading.right) == 1 and reading.left.endswith(("规模", "容量", "能力"))  # 办学规模60个班
        if reading.right and quantity.unit_kind in ENTITY_KINDS and not sized:
            lead = (
                reading.verb if len(reading.right) <= _SHORT and reading.verb not in self._grammar.counts_held else ""
            ) or (verb_of_list(place) if len(reading.right) <= _SHORT else "")
            return lead + (
                with_deed(reading, place, self._grammar) or self._of_trade(place) + reading.right
            ), "noun_after"
        if size > 1 and nth and not reading.left and shared.left and last is not None:
            return last.metric, "carried"  # 城乡居民收入分别增长8%、9%
        if size > 1 and not reading.left:
            figure = aligned(place.before, size, nth)
            return None if figure is None else (figure.metric, "list_of_last")
        return None

    def _of_trade(self, place: Place) -> str:
        """金融产业 of 228个项目,其中金融产业有59个项目,制造业有120个项目: the trade whose things are counted, '' when there is none."""
        words = [c for c in place.chunks[place.clause[0] : place.position] if c.kind != TIME]
        if any(c.kind != WORD for c in words) or len(words) > _FEW_WORDS:
            return ""
        told = _PART_HAS.fullmatch("".join(c.text for c in words))
        if told is None or "其中" not in place.view.text[: place.chunks[place.position].start]:
            return ""
        trade = told["trade"] or told["also"]
        return (
            trade if trade.endswith(("业", "产业", "领域", "制造")) and trade not in self._phrases.words.scope else ""
        )

    def _around(
        self, quantity: Quantity, reading: Reading, place: Place, last: Figure | None
    ) -> tuple[str, str] | None:
        """规模达120亿元的基金; 项目64个,总投资50亿元: a size of the thing named after the number or counted just before."""
        left, attribute = reading.left, self._phrases.words.attribute
        if reading.of_right and quantity.unit_kind != "percent" and left in self._phrases.words.part:
            return left + last_item(reading.right), "noun_around"
        if reading.of_right and left in self._phrases.words.generic:
            return last_item(reading.right) + left, "noun_around"
        if last is None:
            return None
        if left.endswith(self._grammar.said_before) and len(left) <= _LONGEST_SAID_BEFORE:
            return last.metric, "carried"  # 产值85亿元,而2015年这一数字只有21亿元
        for whose in ("居民", "企业"):
            who, _, what = last.metric.partition(whose)
            if left.endswith(whose) and what and left.removesuffix(whose) != who and quantity.unit_kind != "count":
                return left + what, "carried"  # 城镇居民人均可支配收入41890元,农村居民为19745元
        if left in self._grammar.totals and last.quantity.unit == quantity.unit:
            # 新登记9600户,日均80户,总量12万户: of all, not of a day.
            daily = last.metric.startswith(_DAILY)
            whole = next((f for f in place.before if f.quantity.unit == quantity.unit), last) if daily else last
            return _NEW.sub("", whole.metric) + left, "attribute_of_last"  # 新发展企业两家,总量达34家
        if (
            left in self._grammar.first_parts
            and last.quantity.unit == quantity.unit
            and last.metric.endswith(self._grammar.funds)
        ):
            fund = last.metric.removesuffix("规模").removesuffix("总")  # 基金总规模5亿元,首期1.5亿元
            return fund + left, "attribute_of_last"
        if left in self._grammar.averages and last.quantity.unit == quantity.unit:
            return left + last.metric.removeprefix("累计"), "attribute_of_last"  # 通关1670万人次,日均4.6万人次
        if left in self._grammar.grades_of_places and "级" in last.metric:
            return left + last.metric.rpartition("级")[2], "attribute_of_last"  # 国家级绿色工厂16家、省级38家
        if left in self._grammar.sizes_of_firms and last.metric.endswith("企业"):
            return f"{left}企业", "attribute_of_last"  # 白酒企业2156家,其中规上111家
        if left == "完成率" and last.metric[:2] in _OF_PLANS:
            return last.metric[2:] + left, "attribute_of_last"  # 计划投资35亿元,完成率60%
        if left in self._grammar.share_nouns and quantity.unit == "pp":
            return last.metric + left, "points_of_last"  # 增加值增长4.5%,占比提高2.6个百分点
        if left in attribute and last.metric.endswith(left) and not reading.lead:
            return last.metric, "carried"  # 直接投资4亿元,带动投资20亿元 are two
        goods = left.startswith("货值") and last.quantity.unit_kind in ("mass", "count")
        if left in attribute and not reading.of_right and (last.quantity.unit_kind == "count" or goods):
            return reading.lead + left if reading.lead and left == "金额" else last.metric + left, "attribute_of_last"
        if left in attribute and not reading.of_right and last.measure == "growth" and len(place.before) > 1:
            return place.before[-2].metric + left, "attribute_of_last"
        if left in attribute or (left.endswith("率") and len(left) <= _SHORT_RATE):
            counted = counted_works(place, self._grammar)
            if counted is not None:
                return counted.metric + left, "attribute_of_last"
        return None

    def _beside(
        self, quantity: Quantity, reading: Reading, place: Place, last: Figure | None
    ) -> tuple[str, str] | None:
        """The noun right before the number, or right after it."""
        left, entity = reading.left, quantity.unit_kind in ENTITY_KINDS
        if left and entity and left == reading.verb and 2 <= len(reading.right_raw) <= LONGEST_CLAUSE:
            return reading.right_raw, "clause"
        behind = place.chunks[place.position + 1].pos if reading.right else "v"
        if left in self._grammar.handled and not entity and not reading.of_right and behind.startswith(_THINGS):
            return reading.right, "noun_after"  # 落实141亿千瓦时外购电
        if left in self._grammar.share_nouns and last is not None and last.measure == "share":
            return last.whole, "points_of_last"
        if left and quantity.unit == "pp" and last is not None and left in self._grammar.rates_of_last:
            return last.metric + "增速", "points_of_last"
        if left in self._grammar.of_a_crop and last is not None and (crop := crop_told(place, self._grammar)):
            return crop + left, "noun_before"  # 白茶种植面积20万亩,产量2300吨
        if left in self._grammar.bare_deeds and entity and last is not None and last.quantity.unit == quantity.unit:
            things = self._deeds.sub("", last.metric.removeprefix("计划"))
            if things.endswith(self._grammar.project_tails) or things.endswith("企业"):
                return reading.lead + left + things, "noun_before"  # 签约亿元以上项目34个,新开工28个
        if entity and not reading.right_raw and (things := listed_things(quantity, reading, place, self._grammar)):
            return things, "noun_before"
        if left and left == reading.verb and not reading.right_raw and (things := fronted(place)):
            return left + things, "noun_before"  # 高标准农田,去年新建800万亩
        if left:
            kept = entity or len(left) <= _SHORT or reading.lead in self._grammar.telling_leads
            return (reading.lead if kept else "") + left, "noun_before"
        if reading.right and (reading.trigger == "" or quantity.unit_kind == "money"):
            return reading.right, "noun_after"
        return None

    def _carried(self, quantity: Quantity, reading: Reading, place: Place, last: Figure | None) -> tuple[str, str]:
        """同比增长28%: the indicator of the number before; else whatever words the clause has."""
        entity = quantity.unit_kind in ENTITY_KINDS
        other = last is not None and quantity.unit != last.quantity.unit and reading.trigger == "new"
        if other and entity and len(reading.whole) > _SHORT_RATE and not reading.right:
            return reading.whole, "clause"  # 线路开通12条,厕所新建改建36座
        if last is not None and (progress := self._shares.of_a_plan(quantity, place, last)) is not None:
            return progress
        if last is not None and (reading.trigger or quantity.unit in ("%", "pp", "倍") or place.size > 1):
            if quantity.unit == "pp" and last.measure == "growth":
                return last.metric + (of_a_fall(reading, place.left, self._grammar) or "增速"), "points_of_last"
            return last.whole if quantity.unit == "pp" else last.metric, "carried"
        if reading.right:
            return reading.right, "noun_after"
        if last is not None and last.measure == "growth" and place.left and not reading.whole:
            return last.metric, "carried"  # 增加值翻番,达到550亿元
        if last is not None and is_sum_of_counted(place.chunks, place.position):
            works = last.metric.endswith(self._grammar.project_tails)
            return last.metric + "投资" * works, "attribute_of_last"
        if last is not None and is_measured_too(place.chunks, place.position):
            return last.metric, "carried"
        if place.left and all(c.kind == TIME or self._phrases.role(c.text) in _LEADS_ON for c in place.left):
            series = next((f for f in reversed(place.before) if f.quantity.unit == quantity.unit), None)
            if series is not None:
                return series.metric, "carried"  # 2025年规模290亿元,终端30万台;2026年达到380亿元
        same = last is not None and last.quantity.unit in (quantity.unit, "")  # 突破万亿,达12084亿元
        if last is not None and not reading.left and any(c.text.startswith(("折合", "约合")) for c in place.left):
            same = same or last.quantity.unit_kind == quantity.unit_kind == "money"  # 12.3万元,折合1.8万美元
        if last is not None and same and (not reading.whole or rises_to(place)):
            return last.metric, "carried"
        if entity and not reading.whole and reading.right_verb:
            return verb_phrase(place, reading.right_verb), "clause"
        if reading.whole and reading.whole == reading.verb and not reading.right_raw and (things := fronted(place)):
            return reading.whole + things, "clause"  # 这样的项目,今年将实施40多个
        if entity and 2 <= len(reading.right_raw) <= LONGEST_CLAUSE:
            return reading.right_raw, "clause"
        whole = of_a_clause(reading.whole)  # 公租房已建成
        return (whole, "clause") if 2 <= len(whole) <= LONGEST_CLAUSE else ("", "")
