"""The sum invested in a landing, where its sentence says it.

Belongs here: sums of money said to be invested, and whose each is. Does not belong here: the other parts of a landing (landing_parts.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.extraction.article import Quantity
from orchestration.extraction.landing_mask import Mask
from orchestration.extraction.landing_parts import COUNTERS, JOINT
from orchestration.extraction.landing_sentence import Group, Reading, Span

_INVESTED = re.compile(
    r"(?:总?投资(?:额|总额|规模|金额)?|总金额|总投入|投入|增资|出资|斥资|耗资|豪掷|注资|砸下|自有资金)"
    r"(?:[约近达超为是将共计逾高了]|分别|预计|计划|大约|超过|达到|人民币|新台币|港币)*(?:(?P<list>Ⓜ(?:[、和及,]Ⓜ)+)|(?P<one>Ⓜ))"
)
_INVESTED_AFTER = re.compile(r"(?<!追加)(?<!新增)(?P<one>Ⓜ)(?:的)?(?:总?投资|增资|投入)")
_NOT_INVESTED = re.compile(r"(?:固定资产|工业|完成|年度|今年|累计|研发|设备|到位|已经?|业已)$")
# 签约项目15个,投资总额…: the sum of all of them.
_TOTAL = re.compile(
    r"(?:项目|企业|工程)(?:总数|数量|累计|已|共)*(?:达到?|有|为)?Ⓠ|(?<!其中)(?<!等)Ⓠ[^,;Ⓔ]{0,8}(?:项目|企业|工程|中心|基地)"
)
# 甲某产品等n个项目开工,总投资…: the sum of all n.
_OF_MANY = re.compile(r"[^,;。ⒺⓂ]{0,14}等(?:Ⓠ|一批|多个|一大批)[^,;。Ⓔ]{0,8}(?:项目|企业|工程)")
# 甲某基地、乙某生产线同时投产,总投资达47亿元: the sum of both.
_OF_ALL = re.compile(
    r"^[^,;。Ⓜ]*,(?:项目|全部|协议|合同|计划|预计)*总?投资(?:总额|额|规模)?(?:合计|共计|累计|共|约|近|超|逾|达到?|为)*Ⓜ(?![和、及]Ⓜ|的)"
)
_SUM_FIRST = re.compile(
    r"(?:项目|该项目|一期|首期)?(?:占地[^,;Ⓔ]{0,10}、)?(?:计划|预计|累计|共)?(?:总投资|总金额|投资(?!总?额))[^Ⓔ]*$"
)
_GROUND = re.compile(
    "(?:该?项目|基地|工厂|新厂)?(?:总?(?:占地|用地|建筑)(?:面积)?|规划用地|(?:规划|设计|总)?装机(?:容量|规模)?)(?:约|达|近|超)*Ⓠ"
)
_OWN_SUM = re.compile(r"投资(?:额|总额|规模|约|近|超|达)*(?P<one>Ⓜ)级?的Ⓟ*$")
# 投资9亿元的甲药业、3亿元的|乙药业
_LISTED_SUM = re.compile(r"投资(?:额|总额|规模|约|近|超|达)*Ⓜ的[^,;。]*(?:、|和|及)(?P<one>Ⓜ)的Ⓟ*$")
_DEED_SUM = re.compile(r"(?:签订|签署|签约|签下)的(?:计划)?(?:总?投资|总额)(?:额|总额|约|近|超|达|逾)*(?P<one>Ⓜ)的")
_TOLD_SUM = re.compile(r"(?:计划|预计|拟)?(?:总?投资|斥资|出资)(?:额|总额|约|近|超|达|逾)*(?P<one>Ⓜ)的(?!Ⓟ*Ⓔ)")
# 规模20亿元的某基金: a fund's size is what it brings.
_FUND = re.compile(r"(?:规模|首期)[达为超约]*(?P<one>Ⓜ)[^,;Ⓔ]{0,4}$")
_LISTED = re.compile(r"^(?:\([^()]*\))?等")
_PART = re.compile("其中,?(?:[一二三首]期)?(?:项目|工程)?(?:计划|预计)?$")
_COUNTED = re.compile(r"^(?:\([^()]*\))?等[^,;。]{0,6}(?:Ⓠ|[一二两三四五六七八九十多]+[家个])")
_OF_EACH = re.compile(r"(?:以上|级)?的?[^,;ⒺⓂ]{0,8}?(?:项目|企业|工程)")


def sums(mask: Mask, start: int, end: int) -> list[list[Quantity]]:
    """The sums said to be invested in the masked range, in order; a list that shares one 分别 is one entry."""
    text = mask.text[start:end]
    if "Ⓜ" not in text:
        return []
    found: list[tuple[int, list[Quantity]]] = []
    taken: set[int] = set()
    for pattern in (_INVESTED, _INVESTED_AFTER):
        for match in pattern.finditer(text):
            ats = [start + i for i in range(match.start(), match.end()) if text[i] == "Ⓜ"]
            before = text[max(0, match.start() - 30) : match.start()]
            if not ats or ats[0] in taken or _NOT_INVESTED.search(before) or "在内" in before:
                continue
            if any(_counts(mask, start + at) for at in _counted(text, max(0, match.start() - 30), match.start())):
                continue
            if found and _PART.search(before) is not None:
                continue  # 总投资24亿元,其中一期投资12亿元
            if _OF_EACH.match(text, match.end()) and _counts(mask, start + match.start() - 1):
                continue  # 17个总投资3000万元以上的项目: what makes a project count
            taken.update(ats)
            found.append((ats[0], [thing for at in ats if isinstance(thing := mask.found[at], Quantity)]))
    return [quantities for _, quantities in sorted(found, key=lambda entry: entry[0])]


def _counted(text: str, first: int, last: int) -> Iterator[int]:
    """Where numbers stand that may say how many projects share the sum told at `last`."""
    for match in _TOTAL.finditer(text, first, last):
        yield text.index("Ⓠ", match.start())


def _counts(mask: Mask, at: int) -> bool:
    """A number of projects or firms stands there."""
    thing = mask.found.get(at)
    return isinstance(thing, Quantity) and thing.unit in COUNTERS


def investment(reading: Reading, group: Group, at: int, clauses: set[int], place: int, places: int) -> Quantity | None:
    """The sum of one name's project: the only one of the sentence, else the one in the group's own clauses.

    A list of sums is shared out over as many places (this is number `place` of `places`) or names; the total of n projects belongs
    to none of them.
    """
    if "Ⓜ" not in reading.text:
        return None
    rest = reading.text[group.end :]
    told = _TOLD_SUM.match(reading.text, at + 1) or _DEED_SUM.match(reading.text, at + 1)
    if told is not None and isinstance(size := reading.mask.found[told.start("one")], Quantity):
        return size  # 甲集团总投资30亿元的某项目、乙集团…
    before = _OWN_SUM.search(reading.text[:at]) or _LISTED_SUM.search(reading.text[:at])
    if before is not None and isinstance(size := reading.mask.found[before.start("one")], Quantity):
        return size  # 总投资50亿元的甲项目、总投资12亿元的乙项目
    if len(group.ats) > 1:
        # 甲投资30亿元的某项目、乙投资20亿元的某项目: each its own.
        following = next((other for other in group.ats if other > at), reading.spans[group.clause][1])
        own = sums(reading.mask, at, following)
        if len(own) == 1 and len(own[0]) == 1 and "Ⓜ的" in reading.text[at:following]:
            return own[0][0]
    if len(group.ats) > 1 and _LISTED.match(rest) and (len(group.ats) > 2 or _COUNTED.match(rest)):
        return None
    of_all = len(group.ats) > 1 and JOINT.match(rest) is None and _OF_ALL.search(rest) is not None
    if _OF_MANY.match(rest) or of_all:
        return None
    mask = reading.mask
    clauses = clauses | set(_between(reading, clauses)) | set(_following(reading, max(clauses)))
    fund = _FUND.search(reading.text, 0, at) if mask.name(at).kind == "fund" else None
    if fund is not None:
        size = mask.found[fund.start("one")]
        return size if isinstance(size, Quantity) else None
    for whole in (True, False):
        if not whole:
            found = [sum_ for clause in sorted(clauses) for sum_ in sums(mask, *reading.spans[clause])]
        else:
            found = sums(mask, *_run(reading, min(clauses))) if len(reading.groups) == 1 else []
        if len(found) != 1:
            continue
        if len(found[0]) == places > 1:
            return found[0][place]
        if len(found[0]) == len(group.ats) > 1:
            return found[0][group.ats.index(at)]
        if len(found[0]) == 1 and places == 1:
            return found[0][0]
    return None


def _run(reading: Reading, clause: int) -> Span:
    """The masked range of the clauses between semicolons that hold the clause."""
    first = last = clause
    while first > 0 and not reading.ends_run(first - 1):
        first -= 1
    while last + 1 < len(reading.spans) and not reading.ends_run(last):
        last += 1
    return reading.spans[first][0], reading.spans[last][1]


def _between(reading: Reading, clauses: set[int]) -> Iterator[int]:
    """The clauses of one run that lie between them and name nobody else: 甲设立乙公司,总投资3亿元,日前奠基."""
    first, last = min(clauses), max(clauses)
    if not any(reading.ends_run(number) for number in range(first, last)):
        yield from (number for number in range(first + 1, last) if "Ⓔ" not in reading.clauses[number])


def _following(reading: Reading, clause: int) -> Iterator[int]:
    """The clauses of the same run that go on with the sum: …开工,总投资17亿元."""
    if reading.clauses[clause].endswith("等"):
        return
    for number in range(clause + 1, len(reading.spans)):
        if reading.ends_run(number - 1):
            return
        if _GROUND.fullmatch(reading.clauses[number]):
            continue  # 项目占地22亩,总投资…
        if _SUM_FIRST.match(reading.clauses[number]) is None:
            return
        yield number
