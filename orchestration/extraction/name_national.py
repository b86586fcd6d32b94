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
# 中科院上海药物所苏州分所: an institute of an academy; what is said of its people (中科院院士, 中科院专家所说) is none.
_ACADEMY = (
    "中科院|中国科学院|中国(?:农科|医科|林科|热科|水科|环科)院|中国(?:农业|医学|林业|热带农业|环境|水产)科学(?:研究)?院"
)
_OF_ACADEMY = re.compile(
    rf"(?:{_ACADEMY})(?!院士|专家|教授|研究员|科学家|团队|合作|共建|系统|等)(?:(?![的与和及、等在于将已了])[一-鿿]){{2,14}}?"
    "(?:研究所|所(?![说言谓在需得有做属以长])|分院|研究院|(?:研究|育成|创新|转化|孵化)中心)"
    "(?:(?:(?![的与和及、等在于将已了])[一-鿿]){2,4}(?:分所|分院|研究院|分中心))?"
)
_LEAST = 2  # characters of its own


class NationalNames:
    """Built once from the words that say which class of centres one belongs to (重点, 工程, 企业技术)."""

    def __init__(self, classes: Iterable[str]) -> None:
        self._classes = re.compile(tree(classes))

    def hits(self, text: str) -> list[Hit]:
        """The national institutes that a sentence names, each with words of its own."""
        found = [
            Hit(*match.span(), "institute", match.group(), None, "suffix", 2)
            for match in (_NAMED.finditer(text) if _NATION in text else ())
            if len(self._classes.sub("", match["core"] or match["computing"])) >= _LEAST
        ]
        if "科院" in text or "科学院" in text:
            found += [
                Hit(*match.span(), "institute", match.group(), None, "suffix", 2)
                for match in _OF_ACADEMY.finditer(text)
            ]
        return found
