"""The indicator told ahead of a number: in the clause before it, in the heading of a list, before a bracket.

Belongs here: nouns that stand in another clause than their number. Does not belong here: the words right beside a number (phrases.py) and
indicators that earlier numbers hand on (figure_nouns.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.article import Quantity
from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, TIME, WORD, Chunk
from orchestration.extraction.figure_parts import Figure, Place, sentence_part, told_before
from orchestration.extraction.phrase_words import Reading, Words, text_of
from orchestration.extraction.phrases import Phrases

_LONGEST = 18  # characters of a noun phrase that is taken over from another clause
_LEAST_UNKNOWN = 4
_CLAUSE_AND_COMMA = 2  # chunks
_OF_GROWTH = ("增速", "增幅", "增长率", "涨幅", "降幅")
_ROUGH = ("临时", "初步", "修订", "最新", "初值", "终值")  # 总值的临时估计: what was estimated is the indicator
_RANKS = re.compile(
    r"[前后][一二两三四五六七八九十\d]+[名位]$|排名$|情况$|(?:增[幅速]|增长)?最[大高快]$|再创新?高$|创新高$"
)
_RANKED = re.compile(r"[前后][一二两三四五六七八九十\d]+[名位]:")
_GIVEN = ("估计", "核算", "统计", "数字", "数据", "数值")
_INSIDE = ("n", "an", "vn", "b", "j", "l", "a", "i", "eng", "s", "k", "z", "g", "nz", "x")

_FIRST_STATE = re.compile("[由从](?:最初|当初|起初|起步时|刚开始|原来|原先|过去|此前)的?$")
_LATER_STATE = re.compile("[^,;。、]{1,4}[到至为成]了?(?:目前|如今|现在|今天|当前|现今)?的?$")
_FROM = re.compile("[由从][^,;。]{0,12}$")


class Heads:
    """Built once per lexicon; `known` are the indicators the dictionary holds."""

    def __init__(self, words: Words, known: frozenset[str]) -> None:
        self._words = words
        self._known = known

    def ahead(self, quantity: Quantity, reading: Reading, place: Place, last: Figure | None) -> tuple[str, str] | None:
        """The noun of the nearest earlier clause without a number, or of the heading above a list; None when a number of the sentence,
        and no noun after it, has an indicator to hand on.

        固定资产投资稳步回升,同比增长8%. 各市投资增速前两名:甲市增长9%,乙市增长7%.
        """
        if reading.left or reading.share_of:
            return None
        apart = place.size > 1 and any(c.text == "分别" for c in place.chunks[place.clause[0] : place.position])
        told = told_before(place) if apart else ()
        if apart and len(told) == place.size:
            return _plain(told[place.nth]), "told_ahead"  # 矿产业和电子信息业增幅最大,分别为22.5%和21.6%
        if quantity.unit not in ("%", "pp", "倍"):
            ranked = self._ranked(place) if last is None or last.rule == "heading" else ""
            if ranked:
                return ranked, "heading"
            return None if last is not None or reading.whole or reading.right else self._reached(place)
        grown, rated = reading.trigger in ("up", "down"), False
        for clause in self._clauses_before(place):
            noun = self._opening(clause)
            rated = rated or (not noun and reading.trigger in ("", "reach") and self._tells_growth(clause))
            if (reading.trigger == "rate" or rated) and noun and last is None and self._is_known(noun):
                return noun, "told_ahead"  # 就进出口而言,其增速达到4%
            if not grown and noun and last is None and not reading.trigger and self._tells_growth(clause):
                return noun, "told_ahead"  # 外贸出口增速列全省第三,为8.3%
            if grown and noun and (self._is_known(noun) or (last is None and len(noun) >= _LEAST_UNKNOWN)):
                return noun, "told_ahead"
        heading = self.heading(place)
        if heading and (last is None or last.rule == "heading" or (heading.endswith("率") and not grown)):
            return heading, "heading"
        if last is None and (reading.trigger == "rate" or rated):
            noun = self._spoken_of(place)
            return (noun, "told_ahead") if noun else None
        return None

    def _spoken_of(self, place: Place) -> str:
        """GDP of 某市的增速达到5.4%: the indicator the paragraph told last, else one of the sentence before or of the headline."""
        told, before = place.context.told, place.context.previous
        if told is not None and self._is_known(told.metric):
            return told.metric
        near = before is not None and before.sentence.paragraph == place.view.sentence.paragraph
        named = self._named_in(before.text) if near and before is not None else ""
        return named or self._named_in(place.view.article.title)

    def _named_in(self, text: str) -> str:
        """The longest known indicator that a text names, '' for none; asked for seldom."""
        return max((word for word in self._known if word in text), key=lambda word: (len(word), word), default="")

    def alone(self, quantity: Quantity, reading: Reading, place: Place, last: Figure | None) -> tuple[str, str] | None:
        """企业数字化普及率,目前已达到70%: a clause that is nothing but the noun, then when and how much."""
        start = place.clause[0] - 1
        if reading.left or reading.trigger not in ("", "reach") or start < 1 or place.chunks[start].text != ",":
            return None
        if not (any(c.kind == TIME for c in place.left) or reading.trigger == "reach"):
            return None
        told = told_before(place)
        begin = next(
            (
                i + 1
                for i in range(start - 1, -1, -1)
                if place.chunks[i].kind == PUNCT and place.chunks[i].pos == "break"
            ),
            0,
        )
        begin += place.chunks[begin].kind == NAME and place.chunks[begin].pos in ("region", "platform")
        if any(c.kind != WORD or c.pos == "v" for c in place.chunks[begin:start]):
            return None
        alone = "".join(c.text for c in place.chunks[begin:start])
        ends = alone.endswith((*self._words.grammar.shares_of_noun, "率", *self._words.heads))
        return (alone, "noun_before") if len(told) == 1 and ends and told[0] in alone else None

    def _reached(self, place: Place) -> tuple[str, str] | None:
        """财政收入再创新高,达25亿元: a known indicator of an earlier clause, whose value follows."""
        told = [(self._opening(clause), clause) for clause in self._clauses_before(place)] if place.left else ()
        noun = next((noun for noun, clause in told if noun and (self._is_known(noun) or _is_view(clause))), "")
        return (noun, "told_ahead") if noun else None

    @staticmethod
    def _tells_growth(clause: Sequence[Chunk]) -> bool:
        return any(c.kind == WORD and c.text.endswith(_OF_GROWTH) for c in clause)

    def bracketed(self, reading: Reading, place: Place, last: Figure | None) -> str:
        """服装 of 服装(下跌49%), with what the bracket before it measured (鞋帽(销售额下跌8%);服装(下跌49%)); '' outside such brackets."""
        opening = place.clause[0] - 1
        if opening < 1 or place.chunks[opening].pos != "open" or place.chunks[opening - 1].kind != WORD:
            return ""
        start = opening
        while start and (_is_inside(place.chunks[start - 1]) or _joins(place.chunks[start - 1])):
            start -= 1
        noun = self._opening(place.chunks[start:opening])
        if not noun or self._is_known(noun):
            return noun
        base = reading.left or (
            last.metric.rpartition("的")[2] if last is not None and last.rule == "bracketed" else ""
        )
        return f"{noun}的{base}" if base else ""

    def _clauses_before(self, place: Place) -> list[Sequence[Chunk]]:
        """The clauses of the sentence between the last number (or ; or :) and this number's clause, the nearest first."""
        found: list[Sequence[Chunk]] = []
        end = place.clause[0] - 1
        while end > 0 and place.chunks[end].text == ",":
            start = end
            while start and not (place.chunks[start - 1].kind == PUNCT and place.chunks[start - 1].pos == "break"):
                start -= 1
            clause = place.chunks[start:end]
            if any(c.kind == QUANTITY for c in clause):
                break
            found.append(clause)
            end = start - 1
        return found

    def _ranked(self, place: Place) -> str:
        """税收收入 of 税收收入前三名:甲区22亿元,乙区15亿元."""
        return self.heading(place) if _RANKED.search(place.view.text, 0, place.chunks[place.position].start) else ""

    def heading(self, place: Place) -> str:
        """投资 of 各市投资增速前两名:, the line a list stands under."""
        colon = next((i for i in range(place.clause[0] - 1, -1, -1) if place.chunks[i].text == ":"), None)
        if colon is None:
            return ""
        line = [c for c in place.chunks[:colon] if c.text not in ("(", ")")]  # 县(区)投资增速后三名
        start = max((i + 1 for i, c in enumerate(line) if c.kind in (TIME, PUNCT, QUANTITY)), default=0)
        words: list[Chunk] = []
        for here in line[start:]:
            if not _is_inside(here):
                if words:
                    break
                continue
            words.append(here)
        words = words[self._units(words) :]
        return next((noun for i in range(len(words)) if self._is_known(noun := _plain(text_of(words[i:])))), "")

    def _units(self, words: Sequence[Chunk]) -> int:
        """How many words of 区县投资增速前三名 say which units are ranked: 县区, or 设区|市, which the tagger cuts in two."""
        units = self._words.grammar.ranked_units
        return next((n for n in (2, 1) if len(words) > n and "".join(c.text for c in words[:n]) in units), 0)

    def _opening(self, clause: Sequence[Chunk]) -> str:
        """The noun phrase a clause opens with, after times, places and adverbs: as much of it as the dictionary knows, else all."""
        phrase: list[Chunk] = []
        seen_from = _is_view(clause)
        if seen_from:
            clause = clause[1:-1]  # 从GDP来看
        for here in clause:
            goes_on = bool(phrase) and (_joins(here) or here.text in _ROUGH)
            if goes_on or (_is_inside(here) and here.text not in self._words.scope):
                phrase.append(here)
            elif phrase:
                break
            elif here.kind == WORD and here.pos.startswith(("v", "p", "q")):
                return ""  # 实现…, 受…影响: what the clause opens with is no indicator
        if seen_from and len(phrase) > 1:
            return _plain(text_of(phrase))  # 从用电负荷上看
        nouns = [_plain(text_of(phrase[:end])) for end in range(len(phrase), 0, -1)]
        noun = next((noun for noun in nouns if self._is_known(noun)), nouns[0] if nouns else "")
        return noun if 2 <= len(noun) <= _LONGEST else ""

    def _is_known(self, noun: str) -> bool:
        return noun in self._known or noun.endswith((*self._words.heads, "率"))


def first_state(place: Place) -> Sequence[Chunk]:
    """货物品类 of 货物品类已由最初的30种拓展到…: the words before 由, none when the number is no first state."""
    left, text = place.left, place.view.text
    if not left or _FIRST_STATE.search(text, left[0].start, left[-1].end) is None:
        return ()
    return left[: next((i for i, c in enumerate(left) if c.text[0] in "由从"), 0)]


def later_state(place: Place) -> bool:
    """412种 of 由最初的30余种拓展到目前的412种, and of 由2020年的365种整合为412种."""
    last, text = place.last, place.view.text
    if last is None or not place.left or last.clause[0] > place.clause[0]:
        return False
    end = last.quantity.outer_end
    between = _LATER_STATE.match(text, end, place.chunks[place.position].start)
    return (
        between is not None and _FROM.search(text, place.chunks[last.clause[0]].start, last.quantity.start) is not None
    )


def changed(reading: Reading, place: Place, phrases: Phrases) -> tuple[str, str] | None:
    """企业数量,由100家增加到200家: what changes stands in the clause before its first state."""
    if later_state(place) and place.last is not None:
        return place.last.metric, "carried"
    start = place.clause[0]
    if reading.left or start < _CLAUSE_AND_COMMA or not place.left or place.left[0].text[0] not in "由从":
        return None
    before = place.chunks[sentence_part(place.chunks, start - 1) : start - 1]
    if place.chunks[start - 1].text != "," or any(c.kind == QUANTITY for c in before):
        return None
    told = phrases.read(before, ())
    if told.share_of:
        return told.left + told.share_of, "share_of_whole"
    return (told.left, "noun_before") if told.left else None


def _is_view(clause: Sequence[Chunk]) -> bool:
    return len(clause) > 2 and clause[0].text == "从" and clause[-1].text.endswith("看")


def _is_inside(here: Chunk) -> bool:
    return here.kind == WORD and (here.pos.startswith(_INSIDE) or here.text in ("以上", "以下"))  # 规模以上


def _joins(here: Chunk) -> bool:
    return here.text in ("的", "和", "及", "与") or here.pos == "sep"


def _plain(noun: str) -> str:
    """The indicator itself: without the growth, the estimate or the rank that is told of it."""
    noun = _RANKS.sub("", noun)
    for tails in (_GIVEN, _ROUGH, _OF_GROWTH):
        for tail in tails:
            noun = noun.removesuffix(tail).removesuffix("的")
    return noun
