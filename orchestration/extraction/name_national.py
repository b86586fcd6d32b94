"""National centres, laboratories and institutes, whose names are of common words throughout (国家超级计算某某中心, 国家智能农机创新中心).

Belongs here: the shape of such a name, and whether it is one's own or only says what kind a centre is (国家重点实验室). Does not belong
here: institutes with a proper name of their own (name_suffixes.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from orchestration.extraction.name_words import Hit
from orchestration.extraction.patterns import tree

_NATION = "国家"
# 12家国家某某中心, 第三批国家某某中心 are counted, and what follows a number is no name.
_NAMED = re.compile(
    r"(?<![个家所座批项级\d])国家(?!级)(?:(?P<core>(?:(?![的和及与或等为是在了有])[一-鿿]){2,14}?)"
    r"(?:(?:创新|研究|工程|检测|检验检测|质检|实训|训练|交流|示范|应用推广|运营)中心|资源库|实验室|观测研究站|研究院)"
    r"|(?P<computing>(?:超级计算|超算)[一-鿿]{2,5}?)中心)(?![一-鿿]?[\d])"
)
_LEAST = 2  # characters of its own


class NationalNames:
    """Built once from the words that say which class of centres one belongs to (重点, 工程, 企业技术)."""

    def __init__(self, classes: Iterable[str]) -> None:
        self._classes = re.compile(tree(classes))

    def hits(self, text: str) -> list[Hit]:
        """The national institutes that a sentence names, each with words of its own."""
        if _NATION not in text:
            return []
        return [
            Hit(*match.span(), "institute", match.group(), None, "suffix", 2)
            for match in _NAMED.finditer(text)
            if len(self._classes.sub("", match["core"] or match["computing"])) >= _LEAST
        ]
