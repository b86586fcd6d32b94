"""Laboratories, funds, exchanges, works that an article is about, and the bare noun it calls them by afterwards: 某某实验室…。实验室承担….

Belongs here: what holds for one article as a whole. Does not belong here: facilities told by one clause (subject_facilities.py), works that
a lexicon ends (subject_mentions.py), parks and zones (names.py, scopes.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from operator import attrgetter

from orchestration.extraction.article import Name, View
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.tokenizer import Tokens

WORK = "work"
_OWN_BODY, _SHORT = "own_body", "short_form"
_BODIES = frozenset({"institute", "government"})  # of names, those a later noun may stand for
_IN_NAME = ("n", "b", "j", "vn", "l", "x", "eng", "s", "g", "nz", "ns", "nr", "a", "zg")
_PROPER = ("nr", "ns", "nz", "nt")
_STAGE = re.compile("[一二三四五六]期.*")
_OPENS = frozenset({"在", "走进", "来到", "由", "的", "作为", "据", "从", "为", "让", "将", "对"})
_TIME = ("t", "f")
_BEFORE_BARE = ("t", "d", "f")  # times and adverbs: 今年一季度,孵化器…
_LONGEST, _LEAST_CORE = 18, 2
_LEAST_SAID = 2
_WORKS, _SHORTEST_WORK = "工程", 7  # 路基工程, 主体工程
# 国家信息中心研究员认为: who only tells.
_TELLS = re.compile(
    "[^,。;]{0,14}?(?:主任|院长|所长|会长|研究员|专家|分析师|教授|博士|负责人|认为|表示|指出|介绍|数据|统计|显示|发布|预测|报告)"
)
_THIS = frozenset({"该", "这家", "这个", "本"})
_ALONG = frozenset("环沿泛")  # 环大学城创新带
_MARKS, _LISTS = frozenset(",;。:“《》"), frozenset({"、", "和", "等", "与", "及"})


class OwnBodies:
    """Built once per lexicon; `add` is called for each article."""

    def __init__(self, grammar: Grammar, tag: Callable[[str], Tokens]) -> None:
        self._grammar = grammar
        self._tag = tag
        heads = sorted({*grammar.facilities, *grammar.own_bodies}, key=len, reverse=True)
        self._heads = tuple(heads)
        self._any = re.compile("|".join(map(re.escape, heads)))

    def add(self, views: Sequence[View]) -> None:
        """Adds such names, of kind `work`, to the names of `views`; a bare noun gets the name last told in full that ends so."""
        held = [view for view in views if self._any.search(view.text) is not None]
        if not held:
            return
        bare = {head for view in held for _, _, head in self._bare(view)}
        if not bare and len(held) < _LEAST_SAID:
            return
        body = "\n".join(view.text for view in held)
        full: dict[str, Name] = {}  # by the noun it ends in, the one last told
        for view in held:
            for start, end, head in self._full(view):
                text = view.text[start:end]
                if head not in bare and body.count(text) < _LEAST_SAID:
                    continue
                if self._put(view, Name(start, end, text, WORK, text, None, _OWN_BODY)):
                    full[head] = view.names[-1]
                    view.names.sort(key=attrgetter("start"))
            for name in view.names:
                head = next((head for head in self._heads if name.kind in _BODIES and name.text.endswith(head)), "")
                if head and name.text != head:
                    full[head] = name
            for start, end, head in self._bare(view):
                told = full.get(head)
                if told is not None and not any(name is told for name in view.names):
                    view.names = [name for name in view.names if not (name.start == start and name.end == end)]
                    kind = WORK if told.kind == "government" else told.kind
                    self._put(view, Name(start, end, told.text, kind, told.canonical, told.code, _SHORT))
                    view.names.sort(key=attrgetter("start"))

    def _bare(self, view: View) -> list[tuple[int, int, str]]:
        """Where such a noun alone opens a clause."""
        tokens = self._tag(view.text)
        borders = {end: i for i, end in enumerate(tokens.ends)}
        found = []
        for match in self._any.finditer(view.text):
            start, end = match.span()
            before, last = borders.get(start, -1 if not start else None), borders.get(end)
            if before is not None and last is not None and self._opens_clause(tokens, before, last):
                found.append((start, end, match.group()))
        return found

    @staticmethod
    def _opens_clause(tokens: Tokens, before: int, last: int) -> bool:
        """Whether nothing but times and adverbs stands between a mark and the noun, and no list goes on with it."""
        if last + 1 == len(tokens) or tokens.words[last + 1] in _LISTS:
            return False
        if before >= 0 and tokens.words[before] in _THIS:
            before -= 1
        while before >= 0 and tokens.speech[before].startswith(_BEFORE_BARE):
            before -= 1
        return before < 0 or tokens.words[before] in _MARKS

    def _full(self, view: View) -> list[tuple[int, int, str]]:
        """The runs of nouns that end in such a noun, open a clause or follow what leads to a name, and are no word for many."""
        tokens = self._tag(view.text)
        borders = {end: i for i, end in enumerate(tokens.ends)}
        found = []
        for match in self._any.finditer(view.text):
            head, end = match.group(), match.end()
            i = borders.get(end)
            if i is None or _TELLS.match(view.text, end) is not None:
                continue
            if i + 1 < len(tokens) and tokens.words[i + 1] in _LISTS:
                continue
            first = i
            while first and end - tokens.starts[first - 1] <= _LONGEST and _names(tokens, first - 1):
                first -= 1
            start = tokens.starts[first]
            text = view.text[start:end]
            before = tokens.words[first - 1] if first else ""
            if (
                len(text) < len(head) + _LEAST_CORE
                or text.startswith(self._grammar.of_many)
                or not (not first or before in _OPENS or before in _MARKS or tokens.speech[first - 1].startswith(_TIME))
                or tokens.words[first] in self._grammar.not_named_works
                or not (
                    tokens.words[first] in _ALONG or any(s.startswith(_PROPER) for s in tokens.speech[first : i + 1])
                )
                or (head == _WORKS and len(text) < _SHORTEST_WORK)
            ):
                continue
            found.append((start, end, head))
        return found

    @staticmethod
    def _put(view: View, name: Name) -> bool:
        """Whether the name could be added: only regions give way to a name that opens with them."""
        over = [other for other in view.names if other.start < name.end and name.start < other.end]
        if any(
            other.kind != "region" or other.rule == "foreign" or other.start < name.start or other.end > name.end
            for other in over
        ):
            return False
        view.names = [other for other in view.names if all(other is not one for one in over)]
        view.names.append(name)
        return True


def _names(tokens: Tokens, at: int) -> bool:
    word, speech = tokens.words[at], tokens.speech[at]
    if speech == "x":
        return word.isalnum()
    if word in _ALONG:
        return True
    return speech.startswith(_IN_NAME) or _STAGE.fullmatch(word) is not None
