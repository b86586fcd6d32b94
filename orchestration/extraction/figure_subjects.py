"""Whose number it is: the place, work or firm that its clause, an earlier clause or an earlier number names.

Belongs here: the order in which subjects of a number are tried. Does not belong here: which names of a clause can be subjects
(subjects.py), indicators (figure_nouns.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from orchestration.extraction.article import Quantity, View
from orchestration.extraction.chunks import NAME, TIME, WORD, Chunk, break_after, since_break
from orchestration.extraction.figure_parts import ENTITY_KINDS, Figure, Place, after_verb
from orchestration.extraction.figure_shapes import is_listed, is_of_another
from orchestration.extraction.grammar import Affixes, Grammar
from orchestration.extraction.phrase_words import Reading
from orchestration.extraction.subject_shapes import (
    Subject,
    in_governed_list,
    lists_things,
    of_name,
    places_listed,
    those_counted,
    units_counted,
)
from orchestration.extraction.subjects import Subjects

# 甲项目、乙基地同时动工,三个项目总投资68亿元: of all of them.
_OF_THEM = re.compile("(?:这|上述)?(?:[两二三四五六七八九十]+|\\d+)[个家](?:项目|工程|基地|企业)")
_LISTED_KINDS = frozenset({"enterprise", "institute", "work"})
_LYING = frozenset({"region", "platform"})
_OF_AND_NAME = 2  # chunks
_AFTER_ITEMS = ("、", ",", ";", "和", "及")
_RANKED = 2  # chunks: a zone that is counted, or its rank and the zone
_LEAST_SHARED = 2  # numbers that places named ahead share out
_OF_EACH = frozenset({"均", "都", "皆", "各", "均为", "均在", "均已", "都在", "都已"})
_LONGEST_OPENING = 3  # chunks before the first of those places (其中, 相邻的, 一季度)


class FigureSubjects:
    """Built once per lexicon."""

    def __init__(self, subjects: Subjects, grammar: Grammar) -> None:
        self._subjects = subjects
        self._grammar = grammar

    def of(self, quantity: Quantity, reading: Reading, place: Place) -> tuple[Subject | None, bool]:
        """The subject, and whether the number's own clause names it."""
        view, chunks, context = place.view, place.chunks, place.context
        start, position = place.clause[0], place.position
        last = place.before[-1] if place.before else None
        if last is not None and last.measure == "share" and quantity.unit == "%" and is_of_another(place.left):
            return last.subject, False  # 占全球的三分之一,全国的70%
        things = (
            quantity.unit_kind == "count" and "等" in view.text and lists_things(chunks[start : place.position + 1])
        )
        those = those_counted(chunks, start, position, view.text, self._grammar)
        those = those or units_counted(chunks, start, view, context.main_region)
        if those is not None:
            return those, True
        if not reading.compared and not things:
            found = self._subjects.in_clause(chunks[start : place.position], view, context)
            # 甲公司的某项目、乙公司的某基地等7个项目: what is counted is not the first member's.
            member = found is not None and (
                (found.kind in _LISTED_KINDS and (is_listed(place.left) or _lists_firms(place.left)))
                or (
                    found.kind == "platform"
                    and _is_one_of_projects(chunks[start : place.position], reading, self._grammar.project_tails)
                )
            )
            counted = found is not None and start > 0 and _is_counted(found, chunks, start, view.text)
            ahead = found is not None and found.rule == "joint" and chunks[position - 1].pos in _LYING
            if found is not None and not member and not counted and not ahead:
                return found, True
        after = chunks[place.position + 1 : place.clause[1]]
        if quantity.unit_kind in ENTITY_KINDS and (found := self._subjects.signed_with(after, view, context)):
            return found, True
        if reading.right_verb in self._grammar.arriving:
            found = self._subjects.first_of(
                after_verb(chunks, place.position, place.clause[1], reading.right_verb), view, context
            )
            if found is not None:
                return found, True
        since = (
            break_after(chunks, last.position) if last is not None else 0
        )  # what follows a number up to a break opens no clause
        found = self._subjects.before(chunks[since:start], view, context)
        # 甲园区、乙中心,丙基地等19个项目; …封顶,4所高校开工: counted, not measured.
        listed = quantity.unit_kind in ENTITY_KINDS and (not place.left or place.left[-1].text == "等")
        several = (
            found is not None
            and found.kind in _LISTED_KINDS
            and _OF_THEM.match(view.text, chunks[since_break(chunks, place.position)].start)
        )
        if found is not None and not (listed and found.kind in _LISTED_KINDS) and not several:
            return found, False
        if last is not None and last.rule == "compared_base":
            last = next((f for f in reversed(place.before) if f.rule != "compared_base"), last)
        if (
            last is not None
            and last.subject is not None
            and last.subject.kind != "project"
            and not shared_out_before(place.before)
            and not several
            and not (listed and last.subject.kind in _LISTED_KINDS)
        ):
            return last.subject, False
        return self._subjects.fallback(view, context), False

    def sized(self, quantity: Quantity, reading: Reading, place: Place) -> Subject | None:
        """The park that its own size stands before: 占地6.8平方公里的某某产业园区,两年来投入…"""
        after = place.chunks[place.position + 1 : place.position + 4]
        if len(after) < _OF_AND_NAME or after[0].text != "的" or after[1].kind != NAME:
            return None
        if quantity.unit_kind == "area":
            named = after[1].pos == "platform"
        else:  # 家庭普及率约30%的某市是…, 常住人口80万人的某区已…
            told = quantity.unit_kind == "people" or (quantity.unit_kind == "percent" and reading.left.endswith("率"))
            goes_on = after[-1].pos == "break" or (after[-1].kind == WORD and after[-1].pos.startswith(("v", "d", "p")))
            named = told and after[1].pos in _LYING and len(after) > _OF_AND_NAME and goes_on
        return self._subjects.first_of(after[1:], place.view, place.context) if named else None


def places_shared_out(chunks: Sequence[Chunk], group: Sequence[int]) -> list[Chunk]:
    """海口、三亚、儋州三处|投资分别增长12.5%、9.7%和39.9%: the places that open the clause, when there are as many as numbers."""
    if len(group) < _LEAST_SHARED:
        return []
    start = since_break(chunks, group[0])
    clause = chunks[start : group[0]]
    if start > 1 and clause and clause[0].text.startswith("分别"):
        clause = chunks[since_break(chunks, start - 1) : group[0]]  # 甲、乙两区增速高于全市,|分别为9.1%和8.7%
    places = _opening_places(clause)
    if not places and start > 1 and chunks[start - 1].text == "," and not any(c.kind == NAME for c in clause):
        apart = any(c.text.startswith("分别") for c in clause)
        places = _closing_places(chunks[since_break(chunks, start - 1) : start - 1]) if apart else []
    return places if len(places) == len(group) else []


def _closing_places(clause: Sequence[Chunk]) -> list[Chunk]:
    """The places that a clause is all about: 排在它之前的甲市、乙市, with which it ends."""
    first = next((i for i in range(len(clause)) if len(places_listed(clause, i)) * 2 - 1 == len(clause) - i), 0)
    return places_listed(clause, first) if first and clause[first].pos == "region" else []


def places_each(chunks: Sequence[Chunk], position: int) -> list[Chunk]:
    """温州、宁波、合肥人口|均超过900万人: the places that open the clause, when the number is said of each of them."""
    clause = chunks[since_break(chunks, position) : position]
    if not any(here.kind == WORD and here.text in _OF_EACH for here in clause):
        return []
    places = _opening_places(clause)
    return places if len(places) >= _LEAST_SHARED else []


def _opening_places(clause: Sequence[Chunk]) -> list[Chunk]:
    """The places that a clause opens with, after a time and a few words at most."""
    first = next((i for i, c in enumerate(clause) if c.kind not in (TIME, WORD)), len(clause))
    if first > min(_LONGEST_OPENING, len(clause) - 1) or clause[first].pos not in ("region", "platform"):
        return []
    return places_listed(clause, first)


def of_its_place(
    figure: Figure, nth: int, places: Sequence[Chunk], chunks: Sequence[Chunk], view: View, grammar: Grammar
) -> Figure:
    """The figure of one of the places that share out a group of numbers; 对美国、欧盟分别出口…: of the trade with one of them."""
    here, metric = places[nth], figure.metric
    if not in_governed_list(chunks, next(i for i, c in enumerate(chunks) if c.start == here.start), grammar):
        named = of_name(view.names[here.index], "named")
        return replace(figure, subject=named, metric=metric.removeprefix(places[-1].text))
    first = next(i for i, c in enumerate(chunks) if c.start == places[0].start)
    if first and chunks[first - 1].text == "来自":
        told = next((p.text for p in places if metric.startswith(f"来自{p.text}")), places[-1].text)
        rest = metric.removeprefix("来自").removeprefix(told).removeprefix("等")
        return replace(figure, metric=f"来自{here.text}{rest}")  # 来自欧盟、东盟等经济体的进口
    if f"对{here.text}" in metric:
        return figure  # 民营企业对东盟、美国进出口
    told = next((p.text for p in places if metric.startswith(f"对{p.text}")), "")
    return replace(figure, metric=f"对{here.text}{metric.removeprefix(f'对{told}')}")


def shared_out_before(before: Sequence[Figure]) -> bool:
    """甲县、乙市项目分别为23个、17个,|总装机…: the numbers before were one place's each, this one is of neither."""
    if len(before) < _LEAST_SHARED or before[-1].among[1] < _LEAST_SHARED or before[-1].among[1] != before[-2].among[1]:
        return False
    first, last = before[-2].subject, before[-1].subject
    return first is not None and last is not None and first.kind == last.kind == "region" and first.text != last.text


def _is_counted(found: Subject, chunks: Sequence[Chunk], start: int, text: str) -> bool:
    """What the number right before counts is no subject by itself: 27座民用机场完成…, or, as an item of a list that does nothing itself,
    1个国家级农民创业园、8个工业园 (but 169家国家级高新区|实现营业收入…)."""
    if chunks[start - 1].pos != "count" or found.kind not in ("work", "platform"):
        return False
    return found.kind == "work" or any(
        text.startswith(found.text, here.start) and text.startswith(_AFTER_ITEMS, here.start + len(found.text))
        for here in chunks[start : start + _RANKED]
    )


def _lists_firms(left: Sequence[Chunk]) -> bool:
    """甲、乙、丙|3家企业: the list is what the number counts."""
    return bool(left) and left[-1].kind == NAME and left[-1].pos in _LISTED_KINDS and any(c.text == "、" for c in left)


def _is_one_of_projects(chunks: Sequence[Chunk], reading: Reading, project_tails: Affixes) -> bool:
    """某某产业园等农业项目19个: the park is one of what is counted."""
    if not (reading.left or reading.right).endswith(project_tails):
        return False
    return any(here.kind == NAME and then.text == "等" for here, then in pairwise(chunks))
