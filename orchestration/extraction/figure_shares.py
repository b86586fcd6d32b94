"""The indicator of a share or a part, which some whole told beside it gives: 占全市的8%, 完成年度任务的64%, 其中轻工业增长5%.

Belongs here: which whole is meant. Does not belong here: indicators of numbers that stand for themselves (figure_nouns.py).
"""

from __future__ import annotations

import re

from orchestration.extraction.article import Quantity
from orchestration.extraction.chunks import QUANTITY, WORD, since_break
from orchestration.extraction.figure_parts import ENTITY_KINDS, Figure, Place, aligned, told_before
from orchestration.extraction.figure_shapes import tells_progress
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.lexicon import alternation
from orchestration.extraction.phrase_words import Reading
from orchestration.extraction.phrases import Phrases

_OF_A_TRADE = ("n", "vn", "b", "j", "l", "a")  # parts of speech


class Shares:
    """Built once per lexicon."""

    def __init__(self, grammar: Grammar, phrases: Phrases) -> None:
        self._grammar, self._phrases = grammar, phrases
        self._plan = re.compile(
            f"((?:{alternation(grammar.plan_spans)})*(?:{alternation(grammar.plan_nouns)})数?)(?:[\\d.,]+\\S{{1,6}})?的?$"
        )
        self._within = re.compile(f".*中的?(?:{alternation((*grammar.share_nouns, *grammar.shares_of_noun))})")

    def of_a_whole(
        self, quantity: Quantity, reading: Reading, place: Place, last: Figure | None
    ) -> tuple[str, str] | None:
        """完成年度任务的64%, 占全市的8%."""
        if quantity.unit == "%" and len(place.before) >= place.size:
            said = reading if reading.left or not place.nth else place.shared
            if self._within.fullmatch(said.left + said.share_of):
                return _amount(place).metric, "share_of_last"  # 总产值120亿元,在工业中的占比达到70%
            whole = _amount(place)
            if said.left in self._grammar.share_nouns and whole.quantity.unit != "%":
                # 企业进出口231亿美元,占比59.9%; 项目9个,投资41亿元,占比分别为56%、48%
                return whole.metric, "share_of_last"
        if quantity.unit == "%" and not reading.aimed:
            words = reading.share_of or _without_numbers(reading.left, place)
            plan = self._plan.search(words)
            if plan is not None and (whose := reading.sector or (last.metric if last is not None else "")):
                return f"{whose.removeprefix('完成')}完成{plan.group(1)}", "completion"
            if plan is not None and any(c.text.endswith("完成") for c in place.left):
                return words if "完成" in words else f"完成{words}", "completion"  # 完成全年60亿元采购任务的53%
        if not reading.share_of and place.size > 1 and place.shared.share_of and not place.shared.left:
            run = aligned(place.before, place.size, place.nth)
            if run is not None and run.rule == "list_aligned":
                return run.metric, "share_of_last"  # 甲、乙增加值分别增长8%和9%,占比重分别达到36%、29%
        if not reading.share_of:
            told = told_before(place) if place.nth and place.shared.share_of and not place.shared.left else []
            return (told[place.nth] + place.shared.share_of, "share_of_whole") if len(told) == place.size else None
        if place.size > 1 and len(place.shared.items) == place.size:
            item = place.shared.items[place.nth]
            return item + "占比" * (place.shared.share_of == "占比"), "list_aligned"  # 甲和乙各占48%和52%
        if reading.left and quantity.unit_kind == "count" and reading.share_of.startswith("占比"):
            return reading.left, "noun_before"  # 工业项目占到5个
        if reading.left:
            return reading.left + reading.share_of, "share_of_whole"
        if quantity.unit not in ("%", "pp"):
            return "", ""
        if last is not None:
            each = aligned(place.before, place.size, place.nth) if place.size > 1 else None
            return (each or last).metric, "share_of_last"
        told = told_before(place)
        if len(told) == place.size:
            return told[place.nth] + reading.share_of, "share_of_whole"
        return (told[0] + reading.share_of, "share_of_whole") if len(told) == 1 else ("", "")

    def told_ahead(self, quantity: Quantity, reading: Reading, place: Place) -> tuple[str, str] | None:
        """轻工业、重工业占全市工业的比重,分别降低3.1和4.8个百分点: the share fills the clause before."""
        end = place.clause[0] - 1
        if quantity.unit not in ("%", "pp") or reading.left or end < 1 or place.chunks[end].text != ",":
            return None
        if not place.chunks[end - 1].text.endswith(self._grammar.shares_of_noun):
            return None
        clause = place.chunks[since_break(place.chunks, end) : end]
        if any(c.kind == QUANTITY for c in clause):
            return None
        told = self._phrases.read(clause, (), (), place.size)
        if not told.share_of or not told.left:
            return None
        listed = place.size > 1 and len(told.items) == place.size
        return (told.items[place.nth] if listed else told.left) + told.share_of, "share_of_whole"

    def pulled(self, quantity: Quantity, place: Place, last: Figure | None) -> tuple[str, str] | None:
        """锂电产业增加值增长44%,拉动全市工业增长20个百分点: what it adds to the growth of a larger whole."""
        if quantity.unit != "pp" or self._grammar.pulling.isdisjoint([c.text for c in place.left]):
            return None
        verb = next(i for i, c in enumerate(place.left) if c.text in self._grammar.pulling)
        what = "".join(c.text for c in place.left[verb:] if c.text not in ("了", "约", "近"))
        if not what.endswith("增长"):
            return None
        before = [c for c in place.left[:verb] if c.kind == WORD and c.pos.startswith(_OF_A_TRADE)]
        who = "".join(c.text for c in before) or next(
            (
                f.metric
                for f in reversed(place.before)
                if f.rule != "compared" and not f.metric.endswith(self._grammar.contributions)
            ),
            "",
        )
        return who + what, "noun_before"

    def of_a_plan(self, quantity: Quantity, place: Place, last: Figure) -> tuple[str, str] | None:
        """计划投资35亿元,已完成21亿元,完成率60%: how much of the plan told before is done."""
        planned = last.metric.removeprefix("年度")
        if not planned.startswith("计划") or not tells_progress(place.left, self._grammar):
            return None
        if quantity.unit == "%":
            return f"完成{planned}", "completion"
        same = quantity.unit == last.quantity.unit
        return (f"完成{planned.removeprefix('计划')}", "carried") if same else None

    def total(self, quantity: Quantity, measure: str, place: Place) -> Figure | None:
        """The figure right before 其中, when the number says how a part of it did (工业增加值增长8%,其中轻工业增长5%)."""
        if "其中" not in place.view.text:
            return None
        at = next((i for i in range(place.position - 1, -1, -1) if place.chunks[i].text in ("其中", ";")), None)
        if at is None or place.chunks[at].text == ";":
            return None
        if quantity.unit_kind in ENTITY_KINDS:
            counted = [f for f in place.before if f.position < at and f.quantity.unit == quantity.unit]
            return counted[-1] if counted and place.shared.left.endswith(self._grammar.grades) else None
        totals = [
            f
            for f in place.before
            if f.position < at and f.rule != "compared" and f.quantity.unit_kind not in ENTITY_KINDS
        ]
        if measure == "level":
            totals = [f for f in totals if f.quantity.unit == quantity.unit != "%"]
        return totals[-1] if totals and measure in ("growth", "level") else None


def _without_numbers(phrase: str, place: Place) -> str:
    for here in place.left:
        if here.kind == WORD and here.text[0].isdigit():
            phrase = phrase.replace(here.text, "")
    return phrase


def _amount(place: Place) -> Figure:
    """The figure a share is of: the nth last, or what the points before it were said of (投资增长22%,提高3个百分点,占比42%)."""
    plain = [figure for figure in place.before if figure.rule != "compared"]
    told = (plain if len(plain) >= place.size else place.before)[-place.size :]
    if told[0].rule != "points_of_last":
        return told[0]
    before = [figure for figure in reversed(place.before) if figure.rule != "points_of_last"]
    return next((figure for figure in before if figure.quantity.unit not in ("%", "pp")), next(iter(before), told[0]))
