"""The words that readers of indicators share: their roles, and noun phrases as text.

Belongs here: lookups and small predicates over chunks. Does not belong here: rules on what a phrase is (phrase_left.py, phrase_right.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from orchestration.extraction.chunks import NAME, PUNCT, WORD, Chunk
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.lexicon import Lexicon, alternation

# jieba's tags of words that can stand inside a noun phrase; the rest (p, d, r, u, y, c …) end it or are dropped at its edges.
_NOMINAL = ("n", "an", "vn", "b", "j", "l", "i", "eng", "s", "f", "a", "k", "z", "g", "q", "x", "m", "t")
JOINING = frozenset({"和", "及", "与", "以及"})  # between the items of a list
JOINTS = JOINING | {"、"}  # one of them stands in every list
IN_A_CIRCLE = frozenset({"中", "之中", "里", "内", "范围内", "前列"})  # 在各区县中: among whom
KEPT_PREPOSITIONS = frozenset({"对", "向"})  # 对东盟进出口, 向境外投资: part of the noun phrase
_PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("(", ")"))
_QUOTES = frozenset("".join(quote + closing for quote, closing in _PAIRS))
_OUTSIDE = frozenset({"的", "、", "和", "及", "与", "等", "以及", "连同", ","})  # at the edges of a noun phrase
_LONGEST = 40  # characters; a longer noun phrase is a clause that was not understood


@dataclass(slots=True)
class Reading:
    """What the words around one quantity say.

    `left` and `right` are the noun phrases before and after it ('' when there is none). `trigger` is the role of the word that ties
    number and noun (up, down, rate, fall_rate, share, reach, new) or ''. `items` are the noun phrases of a list before the number.
    """

    size: int = 1  # numbers side by side (分别增长5%、6%)
    left: str = ""
    right: str = ""
    trigger: str = ""
    annual: bool = False
    compared: bool = False  # 比…高, 高于: measured against another
    share_of: str = ""  # the whole phrase 占…比重
    items: list[str] = field(default_factory=list)
    right_verb: str = ""  # the verb that ended the phrase after the number
    sector: str = ""  # the noun before 实现/完成 (规上工业实现利税): what the indicator is an indicator of
    whole: str = ""  # everything between the last break and the number that is neither time nor subject
    right_raw: str = ""  # all words after the number up to the clause's end, when the phrase in them was not understood
    lead: str = ""  # the verb before the noun phrase left of the number (举办活动6场)
    turn: str = ""  # up or down, of the verb before the noun phrase (降低成本, 降低能耗12%)
    verb: str = ""  # the verb right before the number (签约64个项目)
    aimed: bool = False  # 增长预期目标为6%: the noun of the aim stood between
    gain: str = ""  # 增收: a change that is an indicator by itself
    completed: bool = False  # 累计完成投资: 完成 stands right before the noun phrase
    of_right: bool = False  # the number describes the noun after it (120亿元的基金, 90%以上的就业)
    hedge: str = ""  # the bound said before 占 rather than before the number: 几乎占了全市的六成

    def counts_delegates(self, grammar: Grammar) -> bool:
        """各部门、企业代表200余人: who came to a meeting; 人大代表 are of the place."""
        told = (self.left, self.right)
        return any(who.endswith(grammar.delegates) and not who.endswith(grammar.not_delegates) for who in told)


class Words:
    """The rows of `metric_words` by role, and the grammar. Built once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.grammar = Grammar.of(lexicon)
        self.roles: dict[str, str] = {}
        for row in lexicon.rows("metric_words"):
            if row["role"] != "milestone":  # says nothing of the noun phrase beside a number
                self.roles.setdefault(row["word"], row["role"])
        self.scope = lexicon.words("scope_words")
        self.main, self.modifier, self.attribute, self.generic, self.part, self.attend, self.give = (
            lexicon.words("metric_words", role=role)
            for role in ("main", "modifier", "attribute", "generic", "part", "attend", "give")
        )
        self.any_attend = re.compile(alternation(self.attend))
        self.edges = {word for word, role in self.roles.items() if role in ("link", "compare", "annual")}
        self.heads = tuple(sorted(lexicon.words("metric_words", role="head"), key=lambda head: (-len(head), head)))
        self.new_kept = tuple(lexicon.words("metric_words", role="new_kept"))
        self.nouns = frozenset(
            word
            for role in ("head", "rate", "fall_rate", "generic", "attribute", "noun")
            for word in lexicon.words("metric_words", role=role)
        )
        self.never = tuple(sorted(lexicon.words("metric_words", role="never")))
        self.any_never = re.compile(alternation(self.never))
        self.never_all = re.compile(alternation(lexicon.words("metric_words", role="never_all")))


def ends_a_circle(here: Chunk) -> bool:
    """中 of 在各区县中, also glued to the noun before it (区中)."""
    return here.text in IN_A_CIRCLE or (here.pos == "f" and here.text.endswith("中"))


def nominal(chunks: Sequence[Chunk]) -> bool:
    return any(c.kind == NAME or (c.kind == WORD and c.pos.startswith(_NOMINAL)) for c in chunks)


def text_of(chunks: Sequence[Chunk]) -> str:
    first, last = 0, len(chunks)
    while first < last and chunks[first].text in _OUTSIDE:
        first += 1
    while last > first and chunks[last - 1].text in _OUTSIDE:
        last -= 1
    text = "".join([c.text for c in chunks[first:last] if c.kind != PUNCT or c.pos != "break"]).strip()
    if not _QUOTES.isdisjoint(text):
        for quote, closing in _PAIRS:
            if text.count(quote) != text.count(closing):
                text = text.replace(quote, "").replace(closing, "")
    return text if len(text) <= _LONGEST else ""


def is_qualified(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the verb at `i` stands between an adjective and its noun, and so is one with it (重大|实施|项目)."""
    if not 0 < i < len(chunks) - 1:
        return False
    before, after = chunks[i - 1], chunks[i + 1]
    return before.kind == after.kind == WORD and before.pos in ("a", "b") and after.pos == "n"
