"""Sums that a firm invests: they belong to its landing, not to the place's figures.

Belongs here: whether the words between a firm and a sum say that the firm invests it. Does not belong here: totals of counted groups of
projects, which are the place's (figures.py), the sums of landings (landing_parts.py).
"""

from __future__ import annotations

import re

from orchestration.extraction.article import Quantity, View

_FIRMS = frozenset({"enterprise", "institute", "university", "hospital", "bank"})
_NEAR = 6  # characters between 投资 and its sum
_GROUPS = frozenset({"个", "家", "项", "户", "宗"})
_PROJECT = "项目|基地|工厂|生产线|产业园|中心|总部|[新一二三四]厂"
# At most five such words: each that takes in some characters of its own may end in ten places.
_BY_FIRM = re.compile(
    rf"(?:将|拟|计划|宣布|已|再|也|共同|[在于][^,;。、]{{2,12}}|签[订署]的|的?(?P<project>[^,;。的]{{2,18}}?(?:{_PROJECT}))){{0,5}}"
    r"(?:计划|预计)?(?:总?投资|增资|斥资)(?:额|总额)?(?:约|近|超|达|逾|为|高|过)*"
)


def _is_of_firm_after(quantity: Quantity, view: View) -> bool:
    """投资9.8亿元的甲药业、3亿元的乙药业: the sums of a list, each before its firm."""
    if quantity.unit_kind != "money" or not view.text.startswith("的", quantity.outer_end):
        return False
    firm = any(name.kind in _FIRMS and name.start == quantity.outer_end + 1 for name in view.names)
    return firm and "投资" in view.text[: quantity.start]


def investment_of(quantity: Quantity, view: View, start: int) -> str:
    """`investment_of_a_firm` or `investment_of_a_project` when a firm named from `start` on invests the sum, else ''."""
    if _is_of_firm_after(quantity, view):
        return "investment_of_a_firm"
    if quantity.unit_kind != "money" or "资" not in view.text[max(start, quantity.start - _NEAR) : quantity.start]:
        return ""
    for name in reversed(view.names):
        if name.kind not in _FIRMS or not start <= name.start < name.end <= quantity.outer_start:
            continue
        if any(q.unit in _GROUPS and name.start <= q.start < quantity.start for q in view.quantities):
            return ""  # 甲、乙等12个项目总投资…
        said = _BY_FIRM.fullmatch(view.text, name.end, quantity.outer_start)
        if said is None:
            return ""
        return "investment_of_a_project" if said["project"] else "investment_of_a_firm"
    return ""
