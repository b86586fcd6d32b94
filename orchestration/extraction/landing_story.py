"""What an article says of one landing in several sentences.

Belongs here: one row for what is told twice, the sum that the next sentence gives. Does not belong here: reading a sentence.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orchestration.extraction import landing_parts as parts
from orchestration.extraction.article import Landing, View
from orchestration.extraction.landing_sentence import mask

_LEGAL = re.compile(r"(?:股份)?(?:有限)?(?:责任)?公司$|集团$|股份$|控股$")
# 该项目总投资…, 项目一期投资…, 据悉,项目…: the sentence goes on about the project just told.
_GOES_ON = re.compile(r"^(?:据(?:悉|了解|介绍|记者了解),?)?[^,;。Ⓔ]{0,4}?(?:该|此|本|这一?|此次|上述)?(?:项目|基地|工程|中心|产业园区?|园区|总部|工厂|电站|生产线)[^,;。Ⓔ]{0,8}?(?:计划|预计|规划)?(?:总投资|投资|一期|首期|由|占地|规划|用地|位于)")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_NEAR = 2  # sentences


def settle(rows: Sequence[Landing], views: Sequence[View]) -> list[Landing]:
    """The rows of one article with sums from the sentences that follow, less those that only repeat an earlier one.

    A headline's row gives way to the body's. `views` are all sentences of the article in order.
    """
    by_number = {view.sentence.no: view for view in views}
    rows = [_with_sum(row, rows, by_number) for row in rows]
    kept: list[Landing] = []
    for row in sorted(rows, key=lambda row: (by_number[row.sentence_no].sentence.is_title, row.sentence_no)):
        twin = next((number for number, other in enumerate(kept) if other.sentence_no != row.sentence_no and _repeats(row, other)), None)
        if twin is None:
            kept.append(row)
        else:
            kept[twin] = _richer(kept[twin], row)
    return sorted(kept, key=lambda row: (row.span_start, row.project or ""))


def firm(name: str) -> str:
    """The name without its legal form and the place in brackets."""
    before = ""
    name = re.sub(r"\([^()]*\)", "", name)
    while name != before:
        before, name = name, _LEGAL.sub("", name) or name
    return name


def same_firm(one: str, other: str) -> bool:
    """One name is the other, or is held by it with a third of its length at least (协鑫光伏, 苏州协鑫光伏科技有限公司)."""
    short, long = sorted((firm(one), firm(other)), key=len)
    return short == long or (len(short) >= 2 and short in long and len(short) / len(long) >= 0.34)


def _same_project(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    short, long = sorted((one, other), key=len)
    if set(_DIGITS.findall(one)) != set(_DIGITS.findall(other)) and _DIGITS.search(one) and _DIGITS.search(other):
        return False  # 3万吨生产线, 20万吨生产线
    return short in long or len(set(short) & set(long)) / len(set(short)) >= 0.7


def _same_place(row: Landing, told: Landing) -> bool:
    """The same place or one inside the other."""
    one, other = row.place or "", told.place or ""
    if one in other or other in one:
        return True
    stems = [re.sub(r"(?:0000|00)$", "", code) for code in (row.region_code or "", told.region_code or "")]
    return bool(all(stems)) and (stems[0].startswith(stems[1]) or stems[1].startswith(stems[0]))


def _repeats(row: Landing, told: Landing) -> bool:
    """The later row adds no project and no further stage that names one."""
    if not same_firm(row.enterprise, told.enterprise):
        return False
    if not _same_place(row, told):
        return False
    if row.project is None:
        return True
    if told.project is None:
        return row.stage == told.stage
    return _same_project(row.project, told.project)


def _richer(told: Landing, again: Landing) -> Landing:
    """The row that stays keeps its own words and takes a project or a sum it lacked."""
    if told.investment is None and again.investment is not None and _same_project(told.project, again.project):
        told = replace(told, investment=again.investment)
    if told.project is None and again.project is not None and told.stage == again.stage:
        told = replace(told, project=again.project)
    return told


def _with_sum(row: Landing, rows: Sequence[Landing], by_number: dict[int, View]) -> Landing:
    """The row with the sum of 该项目总投资… in one of the next sentences, if the row is the only project told just before."""
    if row.investment is not None or len({other.project for other in rows if other.sentence_no == row.sentence_no}) > 1:
        return row
    for number in range(row.sentence_no + 1, row.sentence_no + 1 + _NEAR):
        view = by_number.get(number)
        if view is None or any(other.sentence_no == number and not same_firm(other.enterprise, row.enterprise) for other in rows):
            break
        sentence = mask(view)
        if "Ⓜ" not in sentence.text or _GOES_ON.search(sentence.text) is None and row.enterprise not in view.text:
            continue
        found = parts.sums(sentence, 0, len(sentence.text))
        if found and len(found[0]) == 1:
            return replace(row, investment=found[0][0])
    return row
