"""Lists of places or sites with a number each, under a line that says what is ranked or told of each of them.

Belongs here: 增速居前三位的县区分别为:甲市8.5%、乙区7.6%; 景区接待情况:某景区12.5万人次. Does not belong here: lists of indicators
(figure_listed.py, phrase_lists.py) and headings of other lists (figure_heads.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.article import View
from orchestration.extraction.figure_parts import Figure
from orchestration.extraction.subject_shapes import Subject

_HEAD = re.compile(
    "(?P<what>[一-龥]{2,20}?)(?P<rate>增幅|增速|涨幅|增长率)?的?(?:"
    "(?:居|排|列|排名|位居|位列)?(?:全[省市国区县])?(?:的)?(?:前|后)(?:[一二三四五六七八九十]|\\d{1,2})[位名]的?[一-龥]{0,8}?"
    "(?:分别|依次)?(?:是|为|有|:)[:]?|情况(?:分别|依次)?(?:是|为|如下)?[:])"
)
_SIGN = re.compile("情况|[位名]")  # one of them is in every such line
# Whose the indicator is: 其中,全省四家5A级旅游景区|接待情况
_WHOSE = re.compile(
    ".*(?:其中|全[省市区县国州]|重点|主要|景区|景点|地区|县区|市县|城市|园区|企业|商圈|场馆|口岸|各[省市区县])(?=..)"
)
_ITEM = re.compile("[一-龥“”·A-Za-z()]{2,14}")
_LEAST = 2  # items


def of_rankings(figures: Sequence[Figure], view: View) -> None:
    """Gives the figures of such a list the indicator of the line above them, and to each its own place or site."""
    if len(figures) < _LEAST or _SIGN.search(view.text) is None:
        return
    for head in _HEAD.finditer(view.text):
        _under(head, [f for f in figures if f.quantity.start >= head.end()], view)


def _under(head: re.Match[str], after: Sequence[Figure], view: View) -> None:
    listed: list[tuple[Figure, str]] = []
    start = head.end()
    for figure in after:
        item = view.text[start : figure.quantity.outer_start].lstrip("、,;和及")
        if _ITEM.fullmatch(item) is None or item.endswith(head["what"][-2:]):
            break  # 工业项目开工率前二名:甲县开工率100%
        listed.append((figure, item))
        start = figure.quantity.outer_end
    if len(listed) < _LEAST or len({f.quantity.unit for f, _ in listed}) > 1:
        return
    what = _WHOSE.sub("", head["what"])
    for figure, item in listed:
        figure.metric = figure.whole = what
        figure.measure = "growth" if head["rate"] and figure.quantity.unit == "%" else "level"
        figure.rule, figure.named_here = "heading", True
        region = figure.subject is not None and figure.subject.kind == "region"
        if not region or figure.subject is None or not figure.subject.text.startswith(item):
            figure.subject = Subject(item, "work", None, "named")
