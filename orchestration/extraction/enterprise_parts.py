"""The parts of an enterprise's name: 杭州 | 云图 | 光电 | 科技 | 股份有限公司.

Belongs here: what the letters of one name say. Does not belong here: which name of the lexicon it equals (enterprise_names.py), whether
two names are one enterprise (int_enterprise_names decides), finding names in sentences (names.py).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from orchestration.extraction.lexicon import Lexicon, Row, alternation
from orchestration.extraction.regions import UNIT_SIGNS, Regions
from orchestration.extraction.text import fold
from orchestration.extraction.tokenizer import Tokenizer

COUNTRY = "中国"
_MARKS = re.compile(r"[\s\-—·.,“”‘’\"'《》]+")
_BRACKETS = str.maketrans("[]【】〔〕{}〈〉", "()()()()()")
_SITE = re.compile(r"\(([^()]*)\)")
_SHORTEST_REST, _SHORTEST_CORE = 2, 2
_LONGEST_HEAD = 6  # characters of a group's brand: 阿里巴巴, 西门子
_BODIES = ("院", "所", "中心", "实验室", "学院")
PLATFORM = "government platform"
_LEGAL = ("公司", "株式会社")
_PROPER = frozenset(
    {"nz", "nt", "nrt", "nr", "x", "eng"}
)  # speech of a single token that is a name; any other is a word


@dataclass(frozen=True, slots=True)
class NameParts:
    """One row per name as written. Parts that it lacks are ''."""

    folded_name: str  # Simplified, half width, capital letters, without blanks, dashes and quotes
    region_code: str  # code of the region it opens with; CN for 中国
    site_code: str  # code of the region in brackets or behind the name; or the bracketed words themselves
    core: str  # what it alone is called
    core_kind: (
        str  # coined, common (a word), place, group (of several known firms), brand (of joint ventures, too), none
    )
    trade: str  # what it deals in, or what kind of body it is
    general: str  # 科技, 技术: words that the press adds and leaves out
    form: str  # legal form, or the words of a group
    is_legal: bool  # 公司: the full name, as registered
    is_group: bool  # 集团
    is_holding: bool  # 控股
    is_stock: bool  # 股份
    branch: str  # 分公司, 分行 and what stands before it
    kind_by_name: str | None  # the kind of body its own words prove
    body_name: str  # all but form and branch; regions by their code
    stem: str  # the same without the region it opens with
    short_stem: str  # and without general words
    known_name: str | None = None  # the name of the lexicon it equals
    known_by: str | None = None  # what was left out for that: nothing (written), form, general, region, country, vague
    known_rival: str | None = None  # a name of another enterprise that it equals as well


class NameSplitter:
    """Built once per lexicon; `split` may be asked for any name."""

    def __init__(self, lexicon: Lexicon, regions: Regions, tokenizer: Tokenizer) -> None:
        words = lexicon.rows("enterprise_name_words")

        def role(name: str) -> list[str]:
            return [row["word"] for row in words if row["role"] == name]

        self._regions, self._tokenizer = regions, tokenizer
        self._form = re.compile(f"(?:{alternation(role('form'))})+$")
        self._branch = re.compile(f"(?:{alternation(role('branch'))})$")
        suffixes = lexicon.rows("enterprise_suffixes")
        bodies = {row["word"]: row["kind"] for row in suffixes if row["kind"] != "enterprise"}
        forms = set(role("form")) | set(role("branch"))
        trades = {row["word"] for row in suffixes if row["strength"] in ("weak", "local")} - forms
        trades |= (
            {row["word"] for row in lexicon.rows("trade_words")}
            | set(role("trade"))
            | set(role("vague"))
            | bodies.keys()
        )
        trades -= {*role("general"), *role("business")}
        self._kinds = sorted(bodies.items(), key=lambda row: -len(row[0]))
        self._trade = re.compile(f"(?:{alternation([*trades, *role('business')])})$")
        self._crossing = role("crossing")
        # Possessive: 数字技术 is also 数字 and 技术, so that a name of n of them could be taken apart in 2ⁿ ways.
        self._vague = re.compile(f"(?:{alternation([*role('vague'), *role('general')])})++")
        self._general = re.compile(f"(?:{alternation(role('general'))})+$")
        platform = [row for row in words if row["role"] == "government_platform"]
        self._spelled = {row["spelled_out"]: row["word"] for row in platform}
        self._spelled_out = re.compile(alternation(self._spelled))
        self._platform = re.compile(f"(?:{alternation(row['word'] for row in platform)})(?:控股)?")
        self._endings = [(row["word"], row["spelled_out"]) for row in words if row["role"] == "short_ending"]
        self._common = {row["word"] for row in lexicon.rows("name_stopwords")} | regions.stopwords
        known = [*lexicon.rows("enterprises"), *lexicon.rows("listed_enterprises")]
        self._heads = _heads(known)
        self._firms = {row["name"] for row in known}
        self._brands, self._groups = set(role("shared_brand")), _groups(known)

    def split(self, name: str) -> NameParts:
        """The parts of `name` by its letters alone."""
        folded = self._unfolded_head(folded_name(name))
        rest, branch = self._without_branch(folded)
        rest, form = _cut(self._form, rest)
        rest, site = self._without_site(rest)
        rest, more = _cut(self._form, rest)
        form = more + form
        region, rest = self._without_region(rest)
        is_legal = form.endswith(_LEGAL)
        kind = self._kind(rest, is_legal)
        if kind in (None, "enterprise") and region not in ("", "CN"):
            rest = self._spelled_out.sub(lambda match: self._spelled[match[0]], rest)
            if self._platform.fullmatch(rest) and form:
                kind = PLATFORM
        for word, short in self._endings:
            rest = rest.removesuffix(word) + short if rest.endswith(word) else rest
        stem = rest + (f"@{site}" if site else "")
        bare, general = _cut(self._general, rest)
        if len(bare) < _SHORTEST_CORE:
            bare, general = rest, ""
        core, trade = self._core(bare)
        return NameParts(
            folded, region, site, core, self._core_kind(core), trade, general,
            form, is_legal, "集团" in form, "控股" in form, "股份" in form, branch, kind,
            f"{region}|{stem}", stem, bare if stem == rest else "",
        )  # fmt: skip

    def _unfolded_head(self, name: str) -> str:
        """浙大 and 中科院 in full where a longer name of a body opens with them."""
        for length in range(min(_LONGEST_HEAD, len(name) - _SHORTEST_REST), 1, -1):
            full, rest = self._heads.get(name[:length]), name[length:]
            if full and not name.startswith(full):
                return full + rest if rest[0] == "(" or rest.endswith(_BODIES) else name
        return name

    def _without_branch(self, name: str) -> tuple[str, str]:
        """The name of the firm and what it calls its branch: 浙江分公司; of a bank whatever stands before 支行."""
        rest, branch = _cut(self._branch, name)
        if not branch or len(rest) < _SHORTEST_REST:
            return name, ""
        if "银行" in rest[:-2]:
            at = rest.rindex("银行") + 2
            at = (self._form_after(rest, at)) or at
            return rest[:at], rest[at:] + branch
        for length in range(min(_LONGEST_HEAD + 2, len(rest) - _SHORTEST_REST), 1, -1):
            if self._regions.codes(rest[-length:]):
                return rest[:-length], rest[-length:] + branch
        return (rest, branch) if _cut(self._form, rest)[1] else (name, "")

    def _form_after(self, text: str, at: int) -> int | None:
        end = text.find("公司", at)
        return end + 2 if end >= 0 else None

    def _without_site(self, name: str) -> tuple[str, str]:
        """Words in brackets, or 中国 behind the name."""
        if name.endswith(COUNTRY) and len(name) > len(COUNTRY) + 1:
            return name.removesuffix(COUNTRY), "CN"
        match = _SITE.search(name)
        if not match or not match[1]:
            return name, ""
        rest = name[: match.start()] + name[match.end() :]
        if len(rest) < _SHORTEST_REST:
            return name, ""
        return rest, "CN" if match[1] == COUNTRY else self._code(match[1]) or match[1]

    def _code(self, name: str) -> str:
        codes = self._regions.codes(name)
        return codes[0] if len(codes) == 1 else (self._regions.resolve(name) or "") if codes else ""

    def _without_region(self, name: str) -> tuple[str, str]:
        """The innermost region the name opens with (浙江省杭州市, 萧山) and the rest."""
        if name.startswith(COUNTRY) and name != COUNTRY:  # 中国平安支行: what is left of the branch is its name
            return "CN", name.removeprefix(COUNTRY)
        region, rest = "", name
        while (step := self._region_at_head(rest, region)) is not None:
            region, rest = step
        return region, rest

    def _region_at_head(self, name: str, outer: str) -> tuple[str, str] | None:
        for length in range(min(len(name) - _SHORTEST_REST, 11), 1, -1):
            word = name[:length]
            codes = self._regions.codes(word)
            if not codes:
                continue
            inside = self._regions.below(word, outer) if outer else None
            if inside is None and (outer or word in self._regions.stopwords or word in self._firms):
                continue
            code = inside or self._code(word)
            if not code:
                continue
            rest = name[length:]
            if (
                rest[0] in UNIT_SIGNS
                and len(rest) > _SHORTEST_REST
                and word + rest[0] == self._regions.by_code[code].name
            ):
                rest = rest[1:]
            return code, rest
        return None

    def _kind(self, rest: str, is_legal: bool) -> str | None:
        """The kind that the ending proves; a body in the form of a company is a company, a bank stays one."""
        for word, kind in self._kinds:
            if rest.endswith(word):
                return kind if not is_legal or kind == "bank" else "enterprise"
        return "enterprise" if is_legal else None

    def _core(self, name: str) -> tuple[str, str]:
        rest = name
        while match := self._trade.search(rest):
            if 0 < match.start() < _SHORTEST_CORE:
                break
            rest = rest[: match.start()]
        return rest, name[len(rest) :]

    def _core_kind(self, core: str) -> str:
        if not core:
            return "none"
        if core in self._brands:
            return "brand"
        if core in self._groups:
            return "group"
        if (
            len(core) < _SHORTEST_CORE
            or core in self._common
            or self._regions.codes(core)
            or self._platform.fullmatch(core)
        ):
            return "place"
        tokens = [token for token in self._tokenizer.tag(core) if token.text]
        if all(
            len(token.text) > 1 and token.speech not in _PROPER and self._tokenizer.knows(token.text)
            for token in tokens
        ):
            return "common"
        return "coined"

    def is_vague(self, name: str, length: int) -> bool:
        """What stands behind the first `length` characters says no trade of its own; 士兰微|电子 goes on with the trade before."""
        rest = name[length:]
        return bool(self._vague.fullmatch(rest)) or name[length - 1 :] in self._crossing


def folded_name(name: str) -> str:
    """Simplified characters, half width, capital letters; one sort of brackets; no blanks, dashes, quotes.

    >>> folded_name("ＡＢＢ （中国） 有限公司")
    'ABB(中国)有限公司'
    """
    return _MARKS.sub("", fold(name).translate(_BRACKETS)).upper() or name


def _cut(ending: re.Pattern[str], name: str) -> tuple[str, str]:
    """The name without `ending`, and the ending; all of it when too little would be left."""
    match = ending.search(name)
    if not match or match.start() < _SHORTEST_REST:
        return name, ""
    return name[: match.start()], name[match.start() :]


def _heads(known: Iterable[Row]) -> dict[str, str]:
    """Short names of universities and academies → the full one."""
    return {
        row["name"]: row["canonical"]
        for row in known
        if row["kind"] in ("university", "institute") and row.get("canonical", row["name"]) != row["name"]
        and row["ambiguous"] == "0"
    }  # fmt: skip


def _groups(known: Iterable[Row]) -> set[str]:
    """Words that the names of several known enterprises open with: 海尔 of 海尔智家 and 海尔生物."""
    firms: dict[str, set[str]] = defaultdict(set)
    for row in known:
        name, canonical = folded_name(row["name"]), row.get("canonical", row["name"])
        for length in range(2, min(len(name), _LONGEST_HEAD) + 1):
            firms[name[:length]].add(canonical)
    return {head for head, canonicals in firms.items() if len(canonicals) > 1}
