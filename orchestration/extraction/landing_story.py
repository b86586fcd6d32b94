"""What an article says of one landing in several sentences.

Belongs here: one row for what is told twice, the sum that the next sentence gives. Does not belong here: reading a sentence, the days
(landing_days.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from orchestration.extraction import landing_parts as parts
from orchestration.extraction import landing_sites as sites
from orchestration.extraction.article import Landing, View
from orchestration.extraction.landing_days import Days
from orchestration.extraction.landing_mask import mask
from orchestration.extraction.landing_sums import sums
from orchestration.extraction.landing_unbound import RULE as UNBOUND
from orchestration.extraction.landing_words import LandingWords

_BRACKETED = re.compile(r"\([^()]*\)")
_LEGAL = re.compile(r"(?:股份)?(?:有限)?(?:责任)?公司$|集团$|股份$|控股$")
# 该项目总投资…, 项目一期投资…, 据悉,项目…: the sentence goes on about the project just told.
_GOES_ON = re.compile(
    r"(?:据(?:悉|了解|介绍|记者了解),?)?[^,;。]{0,4}?(?:该|此|本|这[一座个]?|此次|上述|整个)?"
    r"(?:项目|基地|工程|中心|产业园区?|园区|总部|工厂|新?厂区?|电站|生产线|院区|大楼|大厦|校区)[^,;。]{0,8}?(?:计划|预计|规划)?"
    r"(?:总投资|投资|一期|首期|由|占地|规划|用地|位于|选址|拟选址)|该[一-鿿]{1,5}?(?:计划|预计)?总?投资|(?:计划|预计)?总投资(?:额)?(?:约|达|超|近)?[\d一二三四五六七八九十]"
)
_IT_LIES = re.compile(
    "(?:据(?:悉|了解|介绍),?)?(?:该|此|这[一座个]?|整个)?(?:项目|基地|工程|中心|产业园|总部|工厂|新厂|电站|院区|大楼|大厦|校区)(?:位于|坐落[于在]|地处)"
)
_KIND_OF_PROJECT = re.compile(r"(?:[一二三四五]期|首期|项目|工程|建设)+$")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_NEAR = 2  # sentences
_LISTS = frozenset({"list", "signer"})
_WHOLE_NAME = 6  # characters of a project's name that is nobody else's


class Story:
    """Settles the rows of one article after another; holds no state but its words."""

    def __init__(self, words: LandingWords, event_date: parts.EventDate) -> None:
        self._words = words
        self._days = Days(words, event_date)

    def settle(self, rows: Sequence[Landing], views: Sequence[View]) -> list[Landing]:
        """The rows of one article with what other sentences add to them, less those that only repeat an earlier one.

        A headline's row gives way to the body's. `views` are all sentences of the article in order.
        """
        rows = _said_otherwise(
            list({(row.span_start, row.project, row.place, row.stage): row for row in rows}.values())
        )
        if not rows:
            return []
        by_number = {view.sentence.no: view for view in views}
        told: dict[int, list[Landing]] = {}
        for row in rows:
            told.setdefault(row.sentence_no, []).append(row)
        rows = _with_sites([(row, self._completed(row, told, views)) for row in rows])
        kept: list[Landing] = []
        days: dict[tuple[int, str], str] = {}  # the day of what a sentence tells again of a firm
        for row in sorted(rows, key=lambda row: (by_number[row.sentence_no].sentence.is_title, row.sentence_no)):
            twin = next(
                (
                    n
                    for n, other in enumerate(kept)
                    if other.sentence_no != row.sentence_no
                    and (
                        _repeats(row, other) or (by_number[row.sentence_no].sentence.is_title and _sums_up(row, other))
                    )
                ),
                None,
            )
            if twin is None:
                kept.append(row)
            else:
                told_on = kept[twin].date
                if row.date is None and told_on is not None and row.rule in _LISTS and row.stage == kept[twin].stage:
                    days[row.sentence_no, row.stage] = told_on
                kept[twin] = _richer(kept[twin], row)
        # Who stands in one list with a firm told before came on its day.
        if days:
            kept = [replace(row, date=row.date or days.get((row.sentence_no, row.stage))) for row in kept]
        kept = self._days.settle(kept, views)
        return sorted(kept, key=lambda row: (row.span_start, row.project or "", row.place or ""))

    def _completed(self, row: Landing, told: dict[int, list[Landing]], views: Sequence[View]) -> Landing:
        """The row with the sum and the place that other sentences give its project: 该项目总投资… after it, or its name anywhere."""
        alone = len({other.project for other in told[row.sentence_no]}) == 1
        anchor = row.sentence_no  # the last sentence that surely spoke of the project
        for view in views:
            number = view.sentence.no
            if number <= row.sentence_no:
                continue
            text = view.text
            opens = row.project is None and text.startswith(firm(row.enterprise)[:_HEAD]) and number not in told
            if row.project is None and number - anchor > _NEAR and not opens:
                continue
            if row.investment is not None and not any(word in text for word in ("位于", "选址", "坐落", "地处")):
                continue
            others = any(not same_firm(other, row) for other in told.get(number, ()))
            if others and (row.project or "-") not in text:
                alone = False  # the story has moved on to another firm
                continue
            by_name = opens or _names_it(
                row, text, number
            )  # a list first, then each of its firms in a sentence of its own
            near = alone and number - anchor <= _NEAR and number not in told
            if by_name or (near and _GOES_ON.match(text)):
                anchor = number
                row = self._with_sum(row, view)
                firms = {other.enterprise for other in told[row.sentence_no]}
                lies = _IT_LIES.match(text) is not None and len(firms) == 1 and row.place_kind == "region"
                if "选址" in text or (by_name and "位于" in text) or lies:
                    row = self._with_seat(row, view)
        return row

    def _with_sum(self, row: Landing, view: View) -> Landing:
        if row.investment is not None or not any(quantity.unit_kind == "money" for quantity in view.quantities):
            return row
        masked = mask(view, self._words)
        found = sums(masked, 0, len(masked.text))
        return replace(row, investment=found[0][0]) if found and len(found[0]) == 1 else row

    def _with_seat(self, row: Landing, view: View) -> Landing:
        where = sites.seat(mask(view, self._words))
        if where is None:
            return row
        deeper = row.place_kind == "region" and (
            where.rule == "town" or (where.code or "") > (row.region_code or "")
        )  # 与某县签约。项目选址某镇
        if where.kind != "platform" and not deeper:
            return row
        return replace(row, place=sites.label(where), place_kind=where.kind, region_code=where.code or row.region_code)


def _with_sites(pairs: list[tuple[Landing, Landing]]) -> list[Landing]:
    """What one sentence puts at one place stays together when the story gives the place of one of them more closely."""
    moved = {(old.sentence_no, old.enterprise, old.place): new for old, new in pairs if new.place != old.place}
    done = []
    for old, new in pairs:
        twin = moved.get((old.sentence_no, old.enterprise, old.place))
        if twin is not None:
            new = replace(new, place=twin.place, place_kind=twin.place_kind, region_code=twin.region_code)
        done.append(new)
    return done


@lru_cache(4096)
def firm(name: str) -> str:
    """The name without its legal form and the place in brackets."""
    before = ""
    name = _BRACKETED.sub("", name) if "(" in name else name
    while name != before:
        before, name = name, _LEGAL.sub("", name) or name
    return name


def same_firm(one: Landing, other: Landing) -> bool:
    """The lexicon knows both names as one firm's (江铜集团, 江西铜业集团), one name is the other, or is held by it with a third of its
    length at least (协鑫光伏, 苏州协鑫光伏科技有限公司)."""
    if one.known_as is not None and one.known_as == other.known_as:
        return True
    short, long = sorted((firm(one.enterprise), firm(other.enterprise)), key=len)
    return short == long or (len(short) >= 2 and short in long and len(short) / len(long) >= 0.34)


def _same_project(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    short, long = sorted((one, other), key=len)
    if set(_DIGITS.findall(one)) != set(_DIGITS.findall(other)) and _DIGITS.search(one) and _DIGITS.search(other):
        return False  # 3万吨生产线, 20万吨生产线
    return short in long or len(set(short) & set(long)) / len(set(short)) >= 0.7


def same_place(row: Landing, told: Landing) -> bool:
    """The same place or one inside the other."""
    one, other = row.place or "", told.place or ""
    if one in other or other in one:
        return True
    stems = [re.sub(r"(?:0000|00)$", "", code) for code in (row.region_code or "", told.region_code or "")]
    return bool(all(stems)) and (stems[0].startswith(stems[1]) or stems[1].startswith(stems[0]))


_YEAR = 4
_HEAD = 4  # characters of a firm's name that a later sentence opens with


def _repeats(row: Landing, told: Landing) -> bool:
    """The later row adds neither a project nor a place."""
    if not same_firm(row, told):
        return False
    if not same_place(row, told):
        # The district first, then the park in it that no list knows: one project, called the same.
        named = row.project is not None and row.project == told.project and len(row.project) >= _WHOLE_NAME
        return named and row.stage == told.stage and "platform" in (row.place_kind, told.place_kind)
    apart = bool(row.date and told.date and row.date[:_YEAR] != told.date[:_YEAR])
    if row.project in (None, f"{row.enterprise}项目"):
        return not (apart and row.stage == "landed" != told.stage)  # since 1993 in the county, and now it builds anew
    if apart and row.project != told.project:
        return False  # one project of 2009, another of 2011
    if told.project is None:
        return row.stage == told.stage and row.sentence_no - told.sentence_no <= 1
    return _same_project(row.project, told.project)


def _sums_up(row: Landing, told: Landing) -> bool:
    """A headline tells in short what the body tells of the firm."""
    return same_firm(row, told) and (same_place(row, told) or row.investment == told.investment)


def _richer(told: Landing, again: Landing) -> Landing:
    """The row that stays keeps its own words and takes the project, day or sum it lacked."""
    if told.project is None and again.project is not None:
        told = replace(
            told, project=again.project, place=again.place, place_kind=again.place_kind, region_code=again.region_code
        )
    if told.investment is None and again.investment is not None:
        told = replace(told, investment=again.investment)
    if told.date is None and again.stage == told.stage:
        told = replace(told, date=again.date)
    return told


def _names_it(row: Landing, text: str, number: int) -> bool:
    """Sentence `number` names the firm with a good part of the project, or its kind soon after the row's own sentence."""
    project = row.project
    if project is None or not (firm(row.enterprise)[:4] in text or text.find(row.enterprise[:2], 0, 12) >= 0):
        return False
    if any(project[at : at + 6] in text for at in range(max(1, len(project) - 5))):
        return True
    kind = _KIND_OF_PROJECT.sub("", project)[-2:]
    return len(kind) == 2 and kind in text and number - row.sentence_no <= _NEAR


def _said_otherwise(rows: Sequence[Landing]) -> list[Landing]:
    """Without what is only a firm's project beside no verb, where a verb speaks of the firm somewhere else in the article."""
    told = [row for row in rows if row.rule != UNBOUND]
    return [row for row in rows if row.rule != UNBOUND or not any(same_firm(row, other) for other in told)]
