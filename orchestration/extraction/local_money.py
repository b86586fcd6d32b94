"""The currency that a bare 元 means: papers of Hong Kong, Macau and Taiwan write of their own places in their own money.

Belongs here: when 元 is not the mainland's, and putting its currency into the quantities. Does not belong here: currencies that are
named (quantities.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orchestration.extraction.article import Article, Found, Name, Quantity, View

# By the first two digits of the region's code (GB/T 2260).
_BY_PROVINCE = {"71": "TWD", "81": "HKD", "82": "MOP"}
_MAINLAND = ("人民币", "RMB", "CNY", "¥")
_REACH = 3  # characters before a sum in which 人民币 may stand
# 投资17亿: nothing but money is invested by the 亿.
_INVESTED = re.compile(
    r"(?:投资(?:额|总额|规模|金额)?|斥资|出资|耗资|增资|注资|豪掷|砸下|融资|总金额)(?:达|约|近|超|逾|过|为|高|到|了|共|计|再)*$"
)
_TRILLION = 1e12


def local_currency(article: Article, region: Name | None) -> str:
    """The currency of a bare 元, '' for the mainland's: Traditional characters alone do not decide, mainland papers print them too."""
    if article.script != "Hant" or region is None or not region.code:
        return ""
    return _BY_PROVINCE.get(region.code[:2], "")


def in_local_money(views: Sequence[View], mentions: Sequence[list[Found]], currency: str) -> None:
    """Puts `currency` where 元 is bare, and where it is left out of a sum invested (投资17亿); in Taiwan 兆 without a unit is a sum,
    too (2.3兆經濟效益)."""
    for view, found in zip(views, mentions, strict=True):
        read_before = view.quantities.copy()
        for i, quantity in enumerate(view.quantities):
            if quantity.unit == currency:
                continue
            if quantity.unit == "CNY" and not _is_mainland(view.text, quantity.start, quantity.end):
                view.quantities[i] = replace(quantity, unit=currency)
            elif _is_bare_sum(view.text, quantity):
                view.quantities[i] = replace(quantity, unit=currency, unit_kind="money")
            elif quantity.unit == "兆" and currency == "TWD":
                high = None if quantity.value_max is None else quantity.value_max * _TRILLION
                view.quantities[i] = replace(
                    quantity, unit=currency, unit_kind="money", value=quantity.value * _TRILLION, value_max=high
                )
        if view.quantities == read_before:
            continue
        units = {q.start: q for q in view.quantities}
        for i, row in enumerate(found):
            read = units.get(row.start)
            if row.family == "quantity" and read is not None and row.unit != read.unit:
                found[i] = row._replace(
                    unit=read.unit, unit_kind=read.unit_kind, value=read.value, value_max=read.value_max
                )


def _is_mainland(text: str, start: int, end: int) -> bool:
    said = text[max(0, start - _REACH) : end + _REACH]
    return any(word in said for word in _MAINLAND)


def _is_bare_sum(text: str, quantity: Quantity) -> bool:
    """A number of 亿 right after a word of investing."""
    return (
        not quantity.unit
        and quantity.text.endswith("亿")
        and _INVESTED.search(text, max(0, quantity.outer_start - 8), quantity.outer_start) is not None
    )
