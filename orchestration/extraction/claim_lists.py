"""Lists of names and the count they are told with: A、B、C三大平台, 五大平台:A、B、C、D、E.

Belongs here: how many members a list has and how many it is said to have. Does not belong here: what the members are.

A list before 等 may leave members out, so it is only held to have no more than its count. It is taken to be whole when the sentence
counts at least two other lists in the same way and both are whole: then 等 closes lists there, it does not cut them short. 和 may join the
last two members or stand within a name: both readings are allowed. A list whose borders are not sure is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from orchestration.extraction import numeral_words
from orchestration.extraction.article import View
from orchestration.extraction.claim_words import ClaimWords
from orchestration.extraction.names import Finder

_SPELLED = "[两二三四五六七八九]|十(?!.大)[一二三四五六七八九]?"  # 十八大 is a congress
# Before a count: it is a part of a longer number, or an ordinal.
_GOES_ON = frozenset("第一二两三四五六七八九十百千万亿几数零〇.,%+-—~至到0123456789")
# After a counter: 三大队, 三个月, and 三省一市, where the list is counted in two kinds.
_NO_MEMBERS = "(?!(?<=大)[学会厦楼道队桥]|(?<=个)(?:月|半|多|余|小时|工作日|百分)|[一二两三四五六七八九十])"
_JOINS = re.compile("以及|[和与及暨]")
_BORDER = re.compile("[,;:。!?…—]")
# A sign that the members are more than names: another list or clause has slipped in.
_CLAUSE = re.compile("[的为在对向将了从于并把被让使等]|通过|成为")
_LONGEST = 16  # signs of a member
_REACH = 200  # signs before a count in which its list begins
_TOGETHER = re.compile("[”》]([“《])")  # “A”“B”: a list without commas
_HEADS = 3  # words of a first member among which its verb may stand (合力|打造|某某中学)
_OPENING, _CLOSING = "“‘《(", "”’》)"


class Listed(NamedTuple):
    """A counted list; offsets count in the sentence. `least` and `most` members by its two readings, `most` None if open."""

    start: int
    end: int
    said: float
    counter: str
    members: list[tuple[int, int]]
    least: int
    most: int | None
    rule: str


class Lists:
    def __init__(self, words: ClaimWords, finder: Finder) -> None:
        self._finder = finder
        self._verbs = words.verbs
        counted = rf"(?P<counter>{words.counter}){_NO_MEMBERS}"
        # Two patterns, each with a fixed beginning, are searched much faster than one. 农业、林业5个项目 are five projects, not two: what
        # is counted in digits is a list only before 等.
        self._spelled = re.compile(rf"(?P<count>{_SPELLED}){counted}")
        self._digits = re.compile(rf"等(?P<count>[0-9]{{1,2}}){counted}")
        self._before = re.compile(
            rf"(?P<count>{_SPELLED})(?P<counter>大)[^,;:。!?、\"“”()等的之]{{1,10}}"
            rf"(?::|——|,?(?:即|分别是|分别为|就是))(?P<list>[^,;:。!?()…]+)(?=[;。!?]|$)"
        )

    def find(self, view: View) -> list[Listed]:
        text = view.text
        matches = [*self._spelled.finditer(text), *(self._digits.finditer(text) if "等" in text else ())]
        found = [each for match in matches for each in self._listed_before(view, match)]
        whole = [each for each in found if each.rule == "etc" and _fits(each)]
        result = []
        for each in found:
            if each.rule == "etc" and len([other for other in whole if other is not each]) > 1:
                each = each._replace(rule="etc_closing")
            result.append(each if each.rule != "etc" else each._replace(most=None))
        if "大" in text:
            result += [each for match in self._before.finditer(text) for each in _listed_after(match)]
        return [self._trimmed(each, view) for each in result if _fits(each) or _miscounted(each)]

    def _listed_before(self, view: View, match: re.Match[str]) -> Iterator[Listed]:
        text, end = view.text, match.start("count")
        if text[end - 1] in _GOES_ON:  # 二十三家, 第三大, 1.3万家: no count of its own
            return
        etc = text[end - 1] == "等"
        end -= etc
        nearest = max(0, end - _REACH)
        borders = [border.end() for border in _BORDER.finditer(text, nearest, end)]
        if nearest and not borders:
            return
        start = borders[-1] if borders else 0
        members = _members(text, start, end)
        if len(members) < (2 if etc else 3) or any(start <= q.start < end for q in view.quantities):
            return
        segment = text[start:end]
        if segment[-1] in "、和与及" or not _sound(segment, members) or self._spelled.search(segment):
            return
        for listed in _listed(match, members, text, "etc" if etc else "list"):
            if listed.said >= listed.least or not any(self._acts(text[start:end]) for start, end in members[1:]):
                yield listed

    def _trimmed(self, listed: Listed, view: View) -> Listed:
        """The list with its first member cut down to its name (打造|某某中学): a known one, else what follows the verbs before it."""
        start, end = listed.members[0]
        names = [name.start for name in view.names if name.end == end and name.start > start]
        if names:
            start = min(names)
        elif listed.rule != "announced_list":
            words = self._finder.tokenizer.cut(view.text[start:end])[:_HEADS]
            heads = [n for n, word in enumerate(words, 1) if word in self._verbs]
            cut = sum(map(len, words[: heads[-1]])) if heads else 0
            start += cut if cut < end - start - 1 else 0
        return listed._replace(members=[(start, end), *listed.members[1:]])

    def _acts(self, member: str) -> bool:
        """Whether a verb stands within a member (甲地分别建设乙): what look like members are two lists."""
        speech = self._finder.tag(member).speech
        return any(each in ("v", "d", "p") for each in speech[1:-1])


def _listed_after(match: re.Match[str]) -> Iterator[Listed]:
    start, end = match.span("list")
    if "等" not in match["list"] and match.string[match.start() - 1] not in _GOES_ON:
        members = _members(match.string, start, end)
        if len(members) > 1:
            yield from _listed(match, members, match.string, "announced_list")


def _listed(match: re.Match[str], members: list[tuple[int, int]], text: str, rule: str) -> Iterator[Listed]:
    said = numeral_words.read(match["count"])
    if said is None or said.high is not None or said.hedge:
        return
    names = [text[start:end] for start, end in members]
    if not all(names):
        return
    joins = sum(len(_JOINS.findall(name)) for name in names)
    least, most = len(members), len(members) + joins
    clean = not any(_CLAUSE.search(name) or len(name) > _LONGEST for name in names[1:])
    if not clean and (said.value < least or rule != "etc"):
        return
    yield Listed(match.start("count"), match.end("counter"), said.value, match["counter"], members, least, most, rule)


def _sound(segment: str, members: list[tuple[int, int]]) -> bool:
    """Whether quotation marks and brackets close within the stretch, and a count right after a quoted name counts quoted names."""
    if "(" in segment or any(
        segment.count(left) != segment.count(right) for left, right in zip(_OPENING, _CLOSING, strict=True)
    ):
        return False
    return segment[-1] not in _CLOSING or sum(segment.count(sign) for sign in _OPENING) >= len(members)


def _fits(listed: Listed) -> bool:
    return listed.least <= listed.said and (listed.most is None or listed.said <= listed.most)


def _miscounted(listed: Listed) -> bool:
    """Whether a count that does not fit looks like a slip: by one, and of a list that ends where its last member does. What is further
    off is read wrongly more often than written wrongly; in 港口、铁路、机场联运五大工程 the list only describes what is counted."""
    by_one = listed.said in (listed.least - 1, (listed.most or listed.least) + 1)
    lengths = [end - start for start, end in listed.members[1:]]
    return by_one and (listed.rule != "list" or lengths[-1] <= max(lengths[:-1]) + 1)


def _members(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the members between two offsets, quotation marks left out."""
    stretch = _TOGETHER.sub(lambda match: "、" + match[1], text[start:end])
    members, at = [], start
    for name in stretch.split("、"):
        bare = name.strip('“”‘’《》" ')
        first = at + name.index(bare) if bare else at
        members.append((first, first + len(bare)))
        at += len(name) + 1
    return members
