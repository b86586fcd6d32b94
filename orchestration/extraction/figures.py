"""What every quantity of a sentence measures: subject, indicator, measure and sign, before anyone asks whether it was observed or promised.

Belongs here: the order of the questions. Does not belong here: subjects (figure_subjects.py), indicators (figure_nouns.py), values
(figure_values.py), periods (figure_periods.py) and intent (targets.py).
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from functools import lru_cache

from orchestration.extraction.article import Quantity, View
from orchestration.extraction.chunks import QUANTITY, WORD, Chunk
from orchestration.extraction.context import Context
from orchestration.extraction.figure_bases import base_of, in_brackets
from orchestration.extraction.figure_nouns import Nouns
from orchestration.extraction.figure_parts import (
    ENTITY_KINDS,
    Figure,
    Place,
    aligned,
    clause_end,
    clause_start,
    groups,
)
from orchestration.extraction.figure_rankings import of_rankings
from orchestration.extraction.figure_shapes import (
    described,
    is_between_owners,
    is_kind_of_last,
    is_multiple_of_another,
    own_part,
    past_its_size,
    points_back,
    says_how,
    unnamed,
    with_shared_nouns,
    without_names,
    without_subject,
)
from orchestration.extraction.figure_specifications import specification
from orchestration.extraction.figure_subjects import (
    FigureSubjects,
    of_its_place,
    places_each,
    places_shared_out,
    shared_out_before,
)
from orchestration.extraction.figure_trades import of_partner
from orchestration.extraction.figure_values import (
    counted_bare,
    each,
    is_added_too,
    is_part_of_new,
    is_quoted_words,
    measured,
    signed,
    unfit,
    unit_of_group,
    with_unit,
)
from orchestration.extraction.figure_years import mean_of_years
from orchestration.extraction.firm_money import investment_of
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.lexicon import Lexicon, alternation
from orchestration.extraction.phrase_words import Reading
from orchestration.extraction.phrases import Phrases
from orchestration.extraction.subject_shapes import UNITS_THAT_DO, Subject, bracketed
from orchestration.extraction.subjects import Subjects

_TAKEN_OVER = frozenset({"foreign_subject", "no_subject", "never_an_indicator"})  # 同比增长4% said of such a number
_NO_CLAIM = frozenset({"main_place", "last_place", "unresolved", "heading"})
_CAP_REACH = 10  # characters before a sum in which a cap on a grant is said (最高给予…补助)
_OF_LAST = frozenset({"attribute_of_last", "share_of_last"})
_ADVERBS = ("description", "loose_comparison")

_NEW_ONES = re.compile("新(?:开工|签约|引进|落地|投产)(?:项目|企业)$")  # 亿元以上新开工项目210个
_AGO = frozenset({"前", "之前", "以前"})
_AIM = re.compile("(?:年度|预期|奋斗|总体|总|全年|工作|发展|主要|既定)*(?:目标|任务|计划)+(?:任务|目标)?")
_GROWING = re.compile("增长(?:势头|态势|速度|幅度|水平|率)?$")  # 保持30%以上的快速增长势头


def _ends_with(subject: str, sector: str) -> bool:
    """78个县(市) ends with 县市, as the words of its clause are read."""
    return subject.endswith(sector) or subject.replace("(", "").replace(")", "").endswith(sector)


class Figures:
    """Built once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._grammar = grammar = Grammar.of(lexicon)
        grants, caps = alternation(grammar.grants), alternation(grammar.caps)
        self._cap = re.compile(f"(?:{caps}).*(?:{grants})|(?:{grants}).*(?:{caps})")
        self._bounds = {row["word"]: row["comparator"] for row in lexicon.rows("bounds") if row["side"] == "before"}
        self._bound_of_share = re.compile(f"(?P<bound>{alternation(self._bounds)})占[^占]*$")
        self._phrases = Phrases(lexicon)
        self._nouns = Nouns(lexicon, self._phrases)
        self.subjects = Subjects(lexicon)
        self._whose = FigureSubjects(self.subjects, self._grammar)
        self.nouns = self._phrases.words.nouns
        self._of_else = lru_cache(64)(self._phrases.speaks_of_else)  # of headlines: each sentence asks about its own

    def _bound_before_share(self, place: Place) -> str:
        """约占全市的45%, 超占四成: the bound stands before the verb; "eq" where none does."""
        start, end = place.chunks[place.clause[0]].start, place.chunks[place.position].start
        told = self._bound_of_share.search(place.view.text, start, end)
        return (told is not None and self._bounds[told["bound"]]) or "eq"  # 附近, 签约 only look like bounds

    def read(self, view: View, chunks: Sequence[Chunk], context: Context) -> tuple[list[Figure], dict[int, str]]:
        """The figures of one sentence, in order, and for each quantity that measures nothing its start and the reason."""
        if not view.quantities:
            return [], {}
        figures: list[Figure] = []
        reasons: dict[int, str] = {}
        positions = [i for i, c in enumerate(chunks) if c.kind == QUANTITY]
        named = {i: why for i in positions if (why := specification(chunks, i, view, self._grammar))}
        if named:
            reasons = {view.quantities[chunks[i].index].start: why for i, why in named.items()}
            # A duration stands like an adverb (连续五年保持在…), any other such number like an adjective.
            pos = {i: "d" if why.startswith(_ADVERBS) else "b" for i, why in named.items()}
            chunks = [Chunk(c.start, c.end, c.text, WORD, pos[i]) if i in pos else c for i, c in enumerate(chunks)]
            for i in [i + 1 for i in pos if pos[i] == "d" and i + 1 < len(chunks) and chunks[i + 1].text in _AGO]:
                chunks[i] = replace(chunks[i], pos="d")  # 由五年|前|的26亿元增加到42亿元
            positions = [i for i in positions if i not in named]
        if positions and (self._phrases.speaks_of_else(view.text) or self._of_else(view.article.title)):
            return [], reasons | {view.quantities[chunks[i].index].start: "never_an_indicator" for i in positions}
        asides = bracketed(chunks, view.text) if positions else ()
        for group in groups(chunks, positions, self._phrases.role):
            self._group(group, view, chunks, context, figures, reasons, asides)
        with_shared_nouns(figures, view.text)
        of_rankings(figures, view)
        new = any(f.measure == "increment" and f.quantity.unit_kind in ENTITY_KINDS for f in figures)
        context.counts_new = (context.counts_new[1], new)
        context.told = next((f for f in reversed(figures) if f.rule != "compared"), context.told)
        told_again = {figure.quantity.start: "specification" for figure in figures if figure.again}
        return [figure for figure in figures if not figure.again] if told_again else figures, reasons | told_again

    # ---- a group: numbers that stand side by side ------------------------------------------------------------------------------

    def _group(
        self,
        group: Sequence[int],
        view: View,
        chunks: Sequence[Chunk],
        context: Context,
        figures: list[Figure],
        reasons: dict[int, str],
        asides: Container[int],
    ) -> None:
        """Appends to `figures` those of the group, or to `reasons` why a number of it is none."""
        start, before = clause_start(chunks, group[0]), len(figures)
        shared: Reading | None = None
        shared_out: list[Chunk] = []
        for nth, position in enumerate(group):
            quantity = unit_of_group(view, chunks, group, nth)
            left = chunks[start if nth == 0 else group[nth - 1] + 1 : position]
            clause = (start, clause_end(chunks, position))
            after = chunks[position + 1 : position + 2]
            quantity = counted_bare(quantity, left, chunks[position + 1 : clause[1]], self._grammar)
            if is_between_owners(left, after):
                left = left[-1:]  # 2亿美元的注册外资和|1亿美元的利用外资: each noun stands after its number
            why = unfit(quantity, left, after, view.times, self._grammar) or (
                "bracketed_aside"
                if position in asides
                and not says_how(quantity, left, self._phrases.role)
                and not is_kind_of_last(quantity, left, figures)
                else ""
            )
            if why == "bracketed_aside":
                base = in_brackets(chunks, position, view, context, self.subjects, self._phrases, self._grammar)
                if base is not None:
                    figures.append(base)
                    continue
            if why:
                reasons[quantity.start] = why
                continue
            after, beyond = chunks[position + 1 : clause[1]], chunks[clause[1] : clause[1] + 1]
            if nth == 0 and (cut := own_part(chunks, start, position, self._phrases.words)):
                left = chunks[cut:position]
            if (cut := own_part(chunks, position + 1, clause[1], self._phrases.words)) > position + 1:
                after = chunks[position + 1 : cut - 1]
            elif (thing := past_its_size(chunks, position, clause[1], self._phrases.words)) > 0:
                after, beyond = chunks[thing : clause_end(chunks, thing)], ()
            reading = self._phrases.read(left, after, beyond, len(group))
            reading.right = reading.right.removesuffix("的目标")  # 打造3个生产基地的目标
            if reading.of_right and reading.left and reading.right == "基础":
                reading.right, reading.of_right = "", False  # 在去年新开工小区355个的基础上
            aim = reading.of_right and reading.left and _AIM.fullmatch(reading.right) is not None
            if aim or reading.right in self._grammar.milestones_of_value:
                reading.right, reading.of_right = "", False  # 引进企业10家的目标, 迈上千亿元台阶
            rated = reading.of_right and self._phrases.role(reading.right) == "rate"
            grows = bool(after) and after[0].text == "的" and _GROWING.search(reading.right_raw) is not None
            if quantity.unit == "%" and (rated or (grows and reading.left)):
                reading.trigger = "up" if reading.left else "rate"
                reading.right, reading.of_right = "", False  # 投资保持30%以上的增速
            if reading.turn and quantity.unit in ("%", "pp"):
                reading.trigger, reading.lead = reading.turn, ""  # 降低能耗12%
            if shared is None:
                shared = reading
            elif not reading.trigger:
                reading.trigger, reading.annual, reading.compared = shared.trigger, shared.annual, shared.compared
            first = before and len(figures) == before
            if first and figures[-1].rule == "compared" and self.subjects.only_places(left):
                reading = replace(reading, compared=True, left="")  # 高于全市2个、全省3个百分点
            place = Place(position, clause, left, view, chunks, context, figures, len(group), nth, shared)
            figure = self._figure(quantity, reading, place)
            if isinstance(figure, str):
                told = next(reversed(reasons.values()), "") if figure == "no_indicator" and place.last is None else ""
                reasons[quantity.start] = told if told in _TAKEN_OVER else figure
                continue
            shared_out = places_shared_out(chunks, group) if nth == 0 else shared_out
            if shared_out:
                figure = of_its_place(figure, nth, shared_out, chunks, view, self._grammar)
            if len(group) > 1:
                figure.among = nth, len(group)
            if len(group) == 1 and (places := places_each(chunks, position)):
                figures.extend(
                    of_its_place(figure, of, places, chunks, view, self._grammar) for of in range(len(places))
                )
                continue
            items = reading.items if len(group) == 1 and len(reading.items) > 1 and each(left, quantity) else []
            share = "占比" if reading.share_of == "占比" else ""  # 甲和乙各占50%
            figures.extend([replace(figure, metric=item + share) for item in items] or [figure])

    def _figure(self, quantity: Quantity, reading: Reading, place: Place) -> Figure | str:
        """The figure, or the reason why there is none."""
        why = self._never(quantity, reading, place)
        if why:
            return why
        last = place.last
        if last is not None and is_multiple_of_another(quantity, place.left):
            told = reading.sector if reading.sector in self._nouns.known else last.metric  # 人均GDP为全市的2.6倍
            return replace(
                last,
                metric=told,
                whole=told,
                quantity=quantity,
                position=place.position,
                clause=place.clause,
                measure="growth",
                rule="compared",
            )  # 是全国平均水平的3.6倍
        if (base := base_of(quantity, place, self.subjects)) is not None:
            return base
        subject, named_here = self._whose.of(quantity, reading, place)
        if is_added_too(quantity, reading, place.left, place.before, self._grammar):
            reading.trigger = "new"
        if (
            reading.gain
            and not reading.left
            and last is not None
            and last.quantity.unit_kind not in ("money", "percent")
        ):
            reading = replace(reading, left=reading.gain, trigger="")  # 新发展食用菌1363万袋,增收7800万元
        against = next((f for f in reversed(place.before) if f.measure != "increment" or f.quantity.unit != "pp"), last)
        measure = measured(quantity, reading, against if reading.compared else last, self._grammar)
        metric, rule, sector = self._nouns.indicator(quantity, reading, measure, place)
        if (
            rule == "list_of_last"
            and not named_here
            and (figure := aligned(place.before, place.size, place.nth)) is not None
        ):
            subject = figure.subject  # 甲、乙分别完成1、2亿元,增长5%、6%
        shared = shared_out_before(place.before)
        if last is not None and rule in _OF_LAST and not shared and (rule == "share_of_last" or not named_here):
            subject, named_here = last.subject, False  # 项目270个,甲、乙都在其中,总投资…; 占到全省税收收入的48%
        if last is not None and last.rule == "noun_after" and "、" in metric:
            counted, _, rest = metric.partition("、")
            metric = rest if last.metric.endswith(counted) else metric  # 签约10个项目、签约金额182亿元
        if sector and subject is not None and subject.rule in ("kind", "joint") and _ends_with(subject.text, sector):
            metric, sector = metric.removeprefix(sector), ""  # 4个医药园区共实现产值…,利润…
        counted_ahead = (
            place.clause[0] and place.chunks[place.clause[0] - 1].pos == "count"
        )  # 46个总投资950亿元的重大项目
        if metric == "占比" and last is not None and subject is not None and subject.rule == "scope":
            metric, subject, named_here = (
                f"{last.metric}占比",
                last.subject,
                False,
            )  # 进出口3374亿元,全省、全市占比达到64%、84%
        sized = None if counted_ahead else described(reading, self._phrases.words.generic, self._grammar)
        if sized is not None:
            project, metric = sized
            known = any(name.kind == "platform" and name.text == project for name in place.view.names)
            kind = "platform" if known else "project"  # 投资1.6亿元的某某产业园,入驻企业35家
            subject, named_here = Subject(project, kind, subject.code if subject else None, "described"), False
        owner = self._whose.sized(quantity, reading, place)
        if owner is not None and reading.left:
            subject, metric, named_here = owner, reading.left, True
            measure, rule = ("level", "noun_before") if quantity.unit == "%" else (measure, rule or "noun_before")
        metric = without_subject(metric, subject, self._grammar) if named_here else metric
        if subject is not None and len(metric) > len(subject.text) + 1:
            metric = metric.removeprefix(subject.text)
        metric = without_names(metric, subject, named_here, self._grammar)
        if metric and quantity.unit not in ("%", "pp", "倍"):
            mean = next((word for word in self._grammar.means if f"{word}{metric}" in place.view.text), "")
            metric = mean + metric  # 年均发电量12亿千瓦时, 平均每天接访量100余件
        quantity = with_unit(quantity, metric, place, self._grammar)
        if metric.startswith(self._grammar.of_the_nation) and (subject is None or subject.rule in _NO_CLAIM):
            subject = Subject("我国", "region", None, "nation")
        if subject is not None and subject.rule == "foreign":
            traded = of_partner(subject.text, metric, place.view.text)
            home = self.subjects.fallback(place.view, place.context) if traded else None
            subject, metric = (home, traded) if home is not None else (subject, metric)
        if measure == "growth" and metric and (mean := mean_of_years(place)):
            metric = metric.removesuffix("增速") + mean
        why = unnamed(quantity, metric, subject, self._nouns.known, self._grammar) or investment_of(
            quantity, place.view, place.chunks[place.clause[0]].start
        )
        if why or subject is None:
            return why or "no_subject"
        if rule == "given_share" or (rule == "share_of_whole" and quantity.unit == "%" and measure == "level"):
            measure = "share"
        elif rule == "completion":
            measure = "level"
        elif (rule == "told_ahead" and quantity.unit == "%") or (quantity.unit == "pp" and metric.endswith("增长")):
            measure = "growth"  # 拉动全市工业增长2个百分点
        if metric.startswith("新增") and len(metric) > 3:
            measure, metric = "increment", metric[2:]
        elif (
            measure == "level"
            and quantity.unit_kind in ENTITY_KINDS
            and (metric.startswith(self._phrases.words.new_kept) or _NEW_ONES.search(metric) is not None)
        ):
            measure = "increment"
        value = signed(quantity, reading, measure)
        if reading.hedge and value.comparator == "eq":
            value = replace(value, comparator=reading.hedge)
        if measure == "share" and value.comparator == "eq":
            value = replace(value, comparator=self._bound_before_share(place))
        whole = metric + reading.share_of if rule == "share_of_last" else metric
        return Figure(
            value,
            place.position,
            place.clause,
            subject,
            metric,
            measure,
            rule,
            sector,
            whole,
            reading.annual,
            named_here,
            reading.trigger,
            again=points_back(quantity, place.left),
            part_of_new=is_part_of_new(quantity, place),
        )

    def _never(self, quantity: Quantity, reading: Reading, place: Place) -> str:
        """Why the words around a number make it no figure of a place, or ''."""
        chunks, (start, end), text = place.chunks, place.clause, place.view.text
        aside = next((i for i in range(place.position + 1, end) if chunks[i].text == "("), end)  # (未计算物价指数)
        clause = text[chunks[start].start : chunks[aside - 1].end]
        if self._phrases.says_never(chunks[start:aside], clause):
            return "never_an_indicator"
        if is_quoted_words(quantity, text):
            return "quoted_name"
        if quantity.unit_kind == "money" and self._cap.search(
            text, max(0, quantity.start - _CAP_REACH), quantity.start
        ):
            return "subsidy_cap"
        if quantity.unit_kind not in ENTITY_KINDS:
            loosely = not reading.trigger and quantity.unit == "%" and any(c.text == "比" for c in place.left)
            return "loose_comparison" if loosely and reading.left and not reading.share_of else ""
        if UNITS_THAT_DO.match(text, quantity.end) is not None:
            return "grouping"  # 78个县(市)实现…: whose figures follow
        words = self._phrases.words
        if quantity.unit_kind == "people" and reading.counts_delegates(self._grammar):
            return "attendance"
        if (
            reading.right_verb in words.attend
            or words.any_attend.search(reading.right)
            or self._grammar.attending.search(clause)
        ):
            return "attendance"
        if self._grammar.on_site.search(reading.right):
            return "workforce_on_site"
        after = text[chunks[place.position].end : chunks[end - 1].end]
        return "ranked_among" if "中" in after and self._grammar.ranked.search(after) else ""
