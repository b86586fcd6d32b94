"""What the things are that stand in a list before their number: 甲大道、乙水厂等40个, 甲科技、乙股份2家.

Belongs here: lists that name what is counted. Does not belong here: the items of lists with a number each (phrase_lists.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.article import ENTERPRISE_KINDS, Quantity
from orchestration.extraction.chunks import NAME, WORD
from orchestration.extraction.figure_parts import Place
from orchestration.extraction.figure_shapes import is_listed
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.phrase_words import Reading

_WHAT_FIRMS = re.compile("[^、]{0,8}?(?:企业|公司|单位|机构|院校|高校)(?=..)")
_LEAST_SHARED = 2  # characters of 小学


def listed_things(quantity: Quantity, reading: Reading, place: Place, grammar: Grammar) -> str:
    """The noun of what is listed, with the verb before it, or ''."""
    return _firms(quantity, reading, place, grammar) or _works(reading, place, grammar) if reading.items else ""


def _works(reading: Reading, place: Place, grammar: Grammar) -> str:
    """推进项目 of 推进甲大道、乙水厂等40个, 重点项目 of 重点项目包括甲、乙等40个, 建成小学 of 建成甲小学、乙小学等12所."""
    if not is_listed(place.left):
        return ""
    shared = _shared_end(reading.items)
    if len(shared) >= _LEAST_SHARED and shared not in grammar.sites:
        return reading.lead + shared
    before = reading.whole.partition(reading.items[0])[0].removesuffix(reading.lead)
    for verb in grammar.plan_deeds:
        before = before.removesuffix(verb)
    if before.endswith(grammar.project_tails):
        return before.rpartition("的")[2]
    built = any(item.endswith((*grammar.project_tails, *grammar.works_of_a_list)) for item in reading.items)
    return f"{reading.lead}项目" if built and reading.lead else ""


def _firms(quantity: Quantity, reading: Reading, place: Place, grammar: Grammar) -> str:
    """引进企业 of 引进甲科技、乙股份2家, 上市公司 of 上市公司甲科技、乙股份2家: what the firms are that are all named."""
    named = any(c.kind == NAME and c.pos in ENTERPRISE_KINDS for c in place.left)
    if quantity.unit not in ("家", "户") or len(reading.items) != quantity.value or not named:
        return ""
    verb = next((c.text for c in place.left if c.kind == WORD and c.text in grammar.doing), "")
    what = _WHAT_FIRMS.match(reading.items[0].removeprefix(verb))
    return what[0] if what else ("" if reading.trigger == "new" else verb) + "企业"


def _shared_end(items: Sequence[str]) -> str:
    first = items[0]
    return next((first[i:] for i in range(len(first)) if all(item.endswith(first[i:]) for item in items)), "")
