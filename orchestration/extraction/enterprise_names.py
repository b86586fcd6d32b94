"""Which name of the lexicon a name of an enterprise equals once some of its parts are left out.

Belongs here: the parts of a name together with the known name they lead to. Does not belong here: taking names apart
(enterprise_parts.py), whether two names are one enterprise (int_enterprise_names decides).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from orchestration.extraction.enterprise_parts import PLATFORM, NameParts, NameSplitter, folded_name
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.regions import Regions
from orchestration.extraction.tokenizer import Tokenizer

_SHORTEST_FIRM = 3  # characters of a known name that proves a longer one
_PLATFORM_KINDS = {"enterprise": (PLATFORM,)}  # the lexicon does not tell them apart
_STOCK_COMPANY = "股份有限公司"


class EnterpriseNames:
    """The names of the lexicon by what is left of them when parts are left out. Built once; `parts` may be asked for any name."""

    def __init__(self, lexicon: Lexicon, regions: Regions, tokenizer: Tokenizer) -> None:
        self._splitter = NameSplitter(lexicon, regions, tokenizer)
        self._written: dict[str, str] = {}
        self._canonical: dict[str, str] = {}
        self._by: dict[str, dict[str, list[NameParts]]] = {
            step: defaultdict(list) for step in ("form", "region", "general")
        }
        for row in (*lexicon.rows("enterprises"), *lexicon.rows("listed_enterprises")):
            name = row["name"]
            if name in self._canonical:
                continue
            canonical = row.get("canonical", name)
            self._canonical[name] = canonical
            parts = replace(self._splitter.split(name), known_name=name, kind_by_name=row["kind"])
            self._written.setdefault(folded_name(name), name)
            for step, key in _steps(parts):
                self._by[step][key].append(parts)

    def parts(self, name: str) -> NameParts:
        """The parts of `name`, and the known name it equals."""
        parts = self._splitter.split(name)
        if known := self._written.get(folded_name(name)):
            return replace(parts, known_name=known, known_by="written")
        for by, found in self._equal(parts):
            found = [one for one in found if _agree(one, parts)]
            if not found:
                continue
            first = min(found, key=lambda one: (one.form != parts.form, len(one.folded_name), one.folded_name))
            others = [one for one in found if self._enterprise(one) != self._enterprise(first)]
            same_form = [one for one in others if _groups_of(one) == _groups_of(parts)]
            if others and (same_form or _groups_of(first) != _groups_of(parts)):
                rival = min(others, key=lambda one: one.folded_name).known_name
                return replace(parts, known_name=first.known_name, known_by=by, known_rival=rival)
            return replace(parts, known_name=first.known_name, known_by=by)
        return parts

    def _enterprise(self, parts: NameParts) -> str:
        return self._canonical[parts.known_name or ""]

    def _equal(self, parts: NameParts) -> Iterator[tuple[str, list[NameParts]]]:
        """Known names that are the same once parts are left out, the safest step first."""
        for step, key in _steps(parts):
            if step == "form" or _may_drop(parts, step):
                yield step, self._by[step].get(key, [])
        if parts.site_code == "CN" and not parts.region_code:
            stem = parts.stem.removesuffix("@CN")
            for key in (stem, stem.removesuffix("投资")):
                yield "country", [one for one in self._by["region"].get(key, []) if not one.region_code]
        if (
            parts.form.endswith(_STOCK_COMPANY)
            and not parts.site_code
            and parts.core_kind not in ("brand", "place", "none")
        ):
            yield "vague", self._listed(parts.stem)

    def _listed(self, stem: str) -> list[NameParts]:
        """A listed firm's short name at the head of its legal name, the rest of which says no trade: 科大讯飞医疗 is another firm."""
        for length in range(len(stem) - 1, _SHORTEST_FIRM - 1, -1):
            found = [one for one in self._by["region"].get(stem[:length], []) if one.core_kind == "coined" or one.trade]
            if found and self._splitter.is_vague(stem, length):
                return found
        return []


def _may_drop(parts: NameParts, step: str) -> bool:
    """Whether what is left is still the name of one firm: a coined word, or with its trade a known name as a whole."""
    if parts.site_code or parts.region_code == "CN" or parts.kind_by_name not in (None, "enterprise", "institute"):
        return False
    rest = parts.stem if step == "region" else parts.short_stem
    return len(rest) >= _SHORTEST_FIRM and (
        parts.core_kind == "coined"
        or (parts.core_kind in ("common", "group") and bool(parts.trade))
        or (parts.core_kind == "brand" and bool(parts.trade) and parts.form.endswith(_STOCK_COMPANY))
    )


def _agree(known: NameParts, parts: NameParts) -> bool:
    """Same sort of body, not of another region, not the group of a listed firm."""
    return (
        parts.kind_by_name in (None, known.kind_by_name, *_PLATFORM_KINDS.get(known.kind_by_name or "", ()))
        and (not known.region_code or not parts.region_code or known.region_code == parts.region_code)
        and _forms_agree(known, parts)
    )


def _steps(parts: NameParts) -> Iterator[tuple[str, str]]:
    yield "form", parts.body_name
    yield "region", parts.stem
    if parts.short_stem:
        yield "general", parts.short_stem


def _groups_of(parts: NameParts) -> tuple[bool, bool, bool]:
    return parts.is_group, parts.is_holding, parts.is_stock


def _forms_agree(one: NameParts, other: NameParts) -> bool:
    """A group, its holding and its listed firm are three; a form without these words may be any of them."""
    first, second = _groups_of(one), _groups_of(other)
    return not any(first) or not any(second) or any(map(bool.__and__, first, second))
