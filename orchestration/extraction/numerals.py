"""Every numeral in the text and its outcome: a quantity, a time, ignored by a named rule, or unexplained.

Belongs here: the one pass that finds numerals in all sentences at once and the rules that name what is no quantity. Does not belong
here: the values of quantities (quantities.py), the meaning of times (periods.py), and what a number says about whom (metrics).

How it works: one regular expression, run by polars over all sentences, puts marks around each candidate with its bounds; splitting at
the marks and a running sum of lengths give the offsets; each distinct surface is read once in Python and joined back. The expression
has no look-around: longer alternatives (G20, 第三届, “4286”) come first and eat the names that hold numbers.
"""
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import polars as pl

from orchestration.extraction.lexicon import Lexicon, alternation
from orchestration.extraction.numeral_words import ARABIC, DIGITS, SPELLED
from orchestration.extraction.periods import Periods, periods
from orchestration.extraction.quantities import Measured, Quantities, quantities

_MARK = "\x01"
_WORDS = f"[{SPELLED}]+"
_NUMBER = f"(?:[0-9]+|{_WORDS})"

# Name of the rule → what it ignores. Order is precedence: of two that match at one place the earlier wins.
_FIRST = {
    "address": r"(?:https?://|www\.)[!-~]+|[A-Za-z0-9._-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.]+",
    "phone": r"(?:\(0[0-9]{2,3}\)|0[0-9]{2,3}-) ?[0-9]{7,8}(?:-[0-9]+)?|[48]00-[0-9]{3,4}-[0-9]{3,4}|1[3-9][0-9]{9}",
    "list_mark": rf"^ ?(?:[0-9]{{1,2}}、|[0-9]{{1,2}}\.[^0-9]|[0-9]{{1,2}}\)|[一二三四五六七八九十]{{1,3}}、)|\((?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})\)",
    "document_number": rf"[\[〔(【] ?(?:19|20)[0-9]{{2}} ?[\]〕)】] ?第?[0-9]*(?:-[0-9]+)?号?|[0-9]+号(?:文|令|公告|文件|决议|通知)",
}
_NAMES = {
    "programme": r"[“‘\"]?(?:十[一二三四五六七八九]?|[七八九])五[”’\"]?(?:规划|纲要|计划)(?:纲要)?",
    "number_plate": r"[0-9]+(?:、[0-9]+)*号(?:[一-龥])?",
    "clock": r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?(?:[-—~至到]{1,2}(?:[01]?[0-9]|2[0-4]):[0-5][0-9])?|"
             r"(?:[01]?[0-9]|2[0-4])时(?:[0-5]?[0-9]分|许|整)?|(?:[01]?[0-9]|2[0-4])点(?:[0-5]?[0-9]分|半|钟|整|许|左右)?",
}
_LATER = {
    "ordinal": rf"第 ?{_NUMBER}(?:[届批次位名个大期轮季条款章节号家产部类条所座年天场站张版代])?",
    "rank": rf"前 ?{_NUMBER} ?(?:名|位|强|列|大)|(?:TOP|Top|top) ?[0-9]+|{_NUMBER}强",
    "meeting": rf"{_NUMBER}(?:届|中全会)",
    "decade": r"(?:20|19)?[0-9]0年代|[二三四五六七八九]十年代|[0-9]{2}世纪|[0-9][05]后|[零〇七八九][零〇五]后",
    "grouping": r"[0-9]{1,2}大|[两二三四五六七八九十]大",
    "award": rf"{_NUMBER}等奖",
    "grade": rf"{_NUMBER} ?(?:期|级|代|线|环|星级|类|维|化|体|纵|横|合一)",
    "digits": rf"{_NUMBER}位数",
    "slogan": r"[“‘]?[0-9XN]+(?:\+[0-9XNn一-九]+)+[”’]?",
    "product": r"[0-9.]+ ?[×xX*] ?[0-9.]+(?: ?[×xX*] ?[0-9.]+)?(?:小时)?",
    "code_name": r"[“‘\"]第?[0-9]+[”’\"]",
    "per_unit": "",
    "unit_label": r"单位:? ?[百千]?[万亿]?[元人吨户家个]|\([百千]?[万亿](?:元|人|吨|户|家|美元)\)",
    "ratio": rf"{DIGITS} ?[:∶] ?{DIGITS}(?: ?[:∶] ?{DIGITS})*|[0-9]+比[0-9]+|[一二三四五六七八九]比[一二三四五六七八九]",
    "version": r"[Vv]?[0-9]+(?:\.[0-9]+){2,}",
    "code": r"[0-9]{8,}|[0-9]+(?:-[0-9]+){2,}",
}
_LATIN = {
    "name_with_number": r"[A-Za-z]+[-_.·&/+ ]?[0-9][A-Za-z0-9._/+-]*|[A-Za-z0-9]*[A-Za-z]-[0-9]+[A-Za-z0-9-]*",
    "number_with_letters": r"[0-9]+(?:\.[0-9]+)?[A-Za-z][A-Za-z0-9+-]*",
}
# Words eaten so that no number or time is seen in them (项目前期 holds no 目前); they are no numerals and leave no row.
_GUARD = "guard"
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_ARTICLE_KINDS = ("count", "people", "other", "area", "mass", "length", "volume", "energy", "data")

SCHEMA = {
    "sentence_id": pl.UInt32, "start": pl.UInt32, "end": pl.UInt32, "outer_start": pl.UInt32, "outer_end": pl.UInt32, "text": pl.String,
    "family": pl.String, "rule": pl.String, "value": pl.Float64, "value_max": pl.Float64, "unit": pl.String, "unit_kind": pl.String,
    "comparator": pl.String, "role": pl.String,
}


class Reading(NamedTuple):
    """One numeral of a surface; offsets count in the surface. `family`: quantity, time, ignored, unexplained."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    family: str
    rule: str
    value: float | None = None
    value_max: float | None = None
    unit: str | None = None
    unit_kind: str | None = None
    comparator: str | None = None
    role: str | None = None


class Numerals:
    """The scan over one lexicon: `pattern` finds, `read` names. Readings are kept per surface, since the press repeats itself."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.quantities: Quantities = quantities(lexicon)
        self.periods: Periods = periods(lexicon)
        self._ignored_words = {row["word"]: row["rule"] for row in lexicon.rows("number_ignores")}
        grammar = self.quantities
        per_unit = rf"每 ?(?:{ARABIC}|{_WORDS}) ?(?:{grammar.any_unit})"
        labelled = rf"[A-Za-z&]{{2,}} ?{DIGITS} ?(?:[十百千万亿]+ ?(?:{grammar.any_unit})|%|个百分点)"
        later = {**_LATER, "per_unit": per_unit}
        yen = rf"{DIGITS} ?[百千万亿]*日[元圆币]{grammar.suffix}"
        self.pattern = "|".join([
            *_FIRST.values(), alternation(self._ignored_words), yen, *_NAMES.values(), self.periods.pattern, *later.values(), labelled,
            rf"{grammar.latin}", *_LATIN.values(), grammar.pattern,
        ])
        self._rules = [(name, re.compile(pattern)) for name, pattern in {**_FIRST, **_NAMES, **later}.items()]
        self._latin_rules = [(name, re.compile(pattern)) for name, pattern in _LATIN.items()]
        self._time = re.compile(self.periods.pattern)
        self._labelled = re.compile(labelled)
        self._known: dict[str, Reading] = {}

    def read(self, surface: str) -> Reading:
        """What `surface`, as found by `pattern`, is."""
        known = self._known.get(surface)
        if known is None:
            known = self._known[surface] = self._read(surface)
        return known

    def _read(self, surface: str) -> Reading:
        size = len(surface)
        word = self._ignored_words.get(surface)
        if word:
            return Reading(0, size, 0, size, "ignored", word)
        if not surface.endswith(("日元", "日圆", "日币")):
            for rule, pattern in self._rules[: len(_FIRST) + len(_NAMES)]:
                if pattern.fullmatch(surface):
                    return Reading(0, size, 0, size, "ignored", rule)
            if self._time.fullmatch(surface):
                return Reading(0, size, 0, size, "time", "time", role=self.periods.role(surface))
        for rule, pattern in self._rules[len(_FIRST) + len(_NAMES):]:
            if pattern.fullmatch(surface):
                return Reading(0, size, 0, size, "ignored", rule)
        said = self.quantities.parse(surface)
        if said:
            return _quantity(surface, said)
        if self._labelled.fullmatch(surface):
            return self._after_label(surface)
        for rule, pattern in self._latin_rules:
            if pattern.fullmatch(surface):
                return Reading(0, size, 0, size, "ignored", rule)
        return Reading(0, size, 0, size, "unexplained", "none")

    def _after_label(self, surface: str) -> Reading:
        """GDP870269亿元: the letters name what is measured."""
        label = re.match("[A-Za-z&]+ ?", surface)
        cut = label.end() if label else 0
        inner = self.read(surface[cut:])
        return inner._replace(start=inner.start + cut, end=inner.end + cut, outer_start=inner.outer_start + cut, outer_end=inner.outer_end + cut)

    def find(self, sentences: pl.DataFrame) -> pl.DataFrame:
        """One row per numeral or time expression of `sentences` (sentence_id, text), in order; columns as in `SCHEMA`."""
        pieces = (
            sentences.lazy()
            .select("sentence_id", piece=pl.col("text").str.replace_all(self.pattern, f"{_MARK}${{0}}{_MARK}").str.split(_MARK))
            .with_columns(parts=pl.col("piece").list.len())
            .filter(pl.col("parts") > 1)
            .with_columns(no=pl.int_ranges(0, pl.col("parts")))
            .explode("piece", "no")
            .with_columns(size=pl.col("piece").str.len_chars())
            .with_columns(at=(pl.col("size").cum_sum() - pl.col("size")).cast(pl.Int64))
            .with_columns(at=pl.col("at") - pl.col("at").first().over("sentence_id"))
            .filter((pl.col("no") % 2 == 1) & (pl.col("size") > 0))
            .select("sentence_id", "at", surface="piece")
            .collect()
        )
        readings = self._table(pieces["surface"].unique(maintain_order=True))
        offsets = ("start", "end", "outer_start", "outer_end")
        return (
            pieces.join(readings, on="surface", how="left", maintain_order="left")
            .filter(pl.col("rule") != _GUARD)
            .with_columns(text=pl.col("surface").str.slice(pl.col("start"), pl.col("end") - pl.col("start")))
            .with_columns((pl.col(name) + pl.col("at")) for name in offsets)
            .select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())
        )

    def _table(self, surfaces: Iterable[str]) -> pl.DataFrame:
        names = [str(surface) for surface in surfaces]
        read = [self.read(name) for name in names]
        fields = {name: SCHEMA[name] for name in Reading._fields} | dict.fromkeys(("start", "end", "outer_start", "outer_end"), pl.Int64)
        return pl.DataFrame(read, schema=fields, orient="row").with_columns(surface=pl.Series(names, dtype=pl.String))


def _quantity(surface: str, said: Measured) -> Reading:
    """A measured surface as a quantity, unless a rule says that it only looks like one."""
    spans = (said.start, said.end, said.outer_start, said.outer_end)
    text = surface[said.start: said.end]
    if surface[said.end:].lstrip().startswith("级") and said.rule != "bare":
        return Reading(*spans, "ignored", "size_class")
    if said.value == 1 and text[0] == "一" and said.comparator == "eq" and said.unit_kind in _ARTICLE_KINDS:
        return Reading(*spans, "ignored", "indefinite")
    if said.rule == "bare" and said.unit == "":
        rule = _bare(text, said)
        if rule:
            return Reading(*spans, "unexplained" if rule == "none" else "ignored", rule)
    return Reading(*spans, "quantity", said.rule, said.value, said.value_max, said.unit, said.unit_kind, said.comparator)


def _bare(text: str, said: Measured) -> str:
    """Why a number without a unit is no quantity; '' when it is one (注册用户达2.1亿, 超过500)."""
    if _YEAR.fullmatch(text):
        return "year_in_name"
    if re.fullmatch("[1-9][.]0", text):
        return "version"
    if re.fullmatch("[0-9]+", text) and said.comparator == "eq":
        return "none" if len(text) < 7 else "code"
    return ""


@cache
def numerals(lexicon: Lexicon) -> Numerals:
    """The scan for `lexicon`, built once."""
    return Numerals(lexicon)


def find(sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """See `Numerals.find`."""
    return numerals(lexicon).find(sentences)
