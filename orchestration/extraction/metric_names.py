"""Which indicator of the lexicon a noun phrase names, and whose numbers it counts (规上, 限上, 全社会 …).

Belongs here: the rules by which a phrase that is no name or alias letter by letter still is one. Does not belong here: finding the
phrase in its sentence (phrases.py), or whether the unit of the number fits the indicator (the marts join that).

A phrase is an indicator if, in this order,

1. it is a name or alias as it stands;
2. it has the same form as one. The form leaves out quotation marks, 的, a Latin abbreviation in brackets and letter case, and one word
   in front (实现, 全年 …) or behind (总额, 数量 …) that says no more than "how much"; scopes are spelled one way (规上 = 规模以上).
   Such a word behind may be added or changed (用电总量, 机构数量), not left out: 信息经济 is neither its 总量 nor its 增加值;
3. it begins with a scope and what follows is a phrase by 1 or 2, whose indicator has no other scope of its own.

A form that two indicators share names none: nothing is mapped on a guess.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from orchestration.extraction.lexicon import Lexicon, alternation

_QUOTES = str.maketrans("", "", "“”‘’\"'「」『』《》")
_ABBREVIATION = re.compile(r"\([A-Z0-9.&/ ]+\)")
_SHORTEST = 2  # characters that a phrase keeps when words are taken off it


class MetricName(NamedTuple):
    """`core`: the Chinese name of the indicator, or the phrase without its scope; `scope`: the scope the phrase says, if any."""

    core: str
    scope: str | None


class MetricNames:
    """Built once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        metrics = {row["code"]: row for row in lexicon.rows("metrics")}
        self._phrases = {row["name_zh"]: code for code, row in metrics.items()} | {
            row["alias"]: row["metric_code"] for row in lexicon.rows("metric_aliases")
        }
        self._names = {code: row["name_zh"] for code, row in metrics.items()}
        self._scopes = {code: row["scope"] or None for code, row in metrics.items()}
        prefixes = [row for row in lexicon.rows("metric_scopes") if row["is_prefix"] == "1"]
        self._scope_of = {row["word"]: row["scope"] for row in prefixes}
        self._spelled = {row["word"]: row["scope_zh"] for row in prefixes}
        self._scope = re.compile(f"(?:{alternation(self._scope_of)})")
        self._lead = re.compile(
            f"(?:{alternation(lexicon.words('metric_form_words', role='lead'))})(?=.{{{_SHORTEST}}})"
        )
        self._size = re.compile(
            f"(?<=.{{{_SHORTEST}}})(?:{alternation(lexicon.words('metric_form_words', role='size'))})$"
        )
        self._forms = self._by_form()
        self.read = lru_cache(16_384)(self._read)  # a few thousand phrases make up most of the news

    def _by_form(self) -> dict[tuple[str, bool], str | None]:
        """Form, and whether a phrase of it says "how much" → the indicator all such phrases name; None when they name several."""
        forms: dict[tuple[str, bool], str | None] = {}
        for phrase, code in sorted(self._phrases.items()):
            form, sized = self._form(phrase)
            for said in {sized, True}:
                forms[form, said] = code if forms.get((form, said), code) == code else None
        return forms

    def _form(self, phrase: str) -> tuple[str, bool]:
        form = _ABBREVIATION.sub("", phrase.translate(_QUOTES).upper()).replace("的", "")
        form = self._scope.sub(lambda said: self._spelled[said[0]], form, count=1)
        led = self._lead.match(form)
        form = form[led.end() :] if led else form
        size = self._size.search(form)
        return (form[: size.start()], True) if size else (form, False)

    def _code(self, phrase: str) -> str | None:
        return self._phrases.get(phrase) or self._forms.get(self._form(phrase))

    def _read(self, phrase: str) -> MetricName:
        said = self._scope.match(phrase.translate(_QUOTES))
        scope = self._scope_of[said[0]] if said else None
        code = self._code(phrase)
        if code is not None:
            return MetricName(self._names[code], scope)
        bare = phrase.translate(_QUOTES)
        rest = bare[said.end() :] if said else bare
        code = self._code(rest) if said else None
        if code is not None and self._scopes[code] in (None, scope):
            return MetricName(self._names[code], scope)
        if (
            rest in self._phrases or len(rest) < _SHORTEST
        ):  # an indicator, but not of this scope; or nothing but a scope
            return MetricName(phrase, None)
        return MetricName(rest, scope)
