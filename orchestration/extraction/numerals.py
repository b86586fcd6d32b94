"""Every numeral in the text and its outcome: a quantity, a time, ignored by a named rule, or unexplained.

Belongs here: the one pass that finds numerals in all sentences at once. Does not belong here: the rules that name what is no quantity
(numeral_rules.py), the values of quantities (quantities.py), the meaning of times (periods.py), what a number says about whom (metrics).

How it works: a cheap expression, run by polars over all sentences, puts marks around chunks that may hold numerals; splitting at the marks
and a running sum of lengths give the offsets; each distinct chunk is read once in Python with the exact grammar and joined back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import polars as pl

from orchestration.extraction import numeral_words
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.numeral_rules import GUARD, Rules, rules
from orchestration.extraction.numeral_words import POWERS
from orchestration.extraction.periods import SINCE_EVENT, Periods, periods
from orchestration.extraction.quantities import Measured, Quantities, quantities

_MARK = "\x01"
_PLAIN = re.compile("([0-9]+(?:[.][0-9]+)?)([十百千万亿]*?)([^0-9十百千万亿].*|百分点|千[^万亿]+)")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_CHANGE_TO = re.compile(".+?(?:%|个百分点|成|倍)(?=[至到])")
_LABEL = re.compile("[A-Za-z&]+ ?")
# 一家, 一座 and 一台 are the indefinite article of Chinese; 一倍, 一成 and 一亿元 are numbers.
_ARTICLE_KINDS = ("count", "people", "other", "area", "mass", "length", "volume", "energy", "data")
# Last characters of the verbs of change (增至, 提高到, 下降到, 扩大到, 减少到) and of adjectives that compare (高于, 快于).
_CHANGES = "增升降高加减长扩提缩跌涨少大"
_COMPARES = "高低快慢好优大小多少强弱早晚先"
_AROUND = 16  # characters looked at before and after a chunk: longer than any chain of bounds met
_OFFSETS = ("start", "end", "outer_start", "outer_end")

SCHEMA = {
    "sentence_id": pl.UInt32,
    "start": pl.UInt32,
    "end": pl.UInt32,
    "outer_start": pl.UInt32,
    "outer_end": pl.UInt32,
    "text": pl.String,
    "family": pl.String,
    "rule": pl.String,
    "value": pl.Float64,
    "value_max": pl.Float64,
    "unit": pl.String,
    "unit_kind": pl.String,
    "comparator": pl.String,
    "role": pl.String,
}


class Reading(NamedTuple):
    """One numeral of a chunk; offsets count in the chunk. `family`: quantity, time, ignored, unexplained."""

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

    def moved(self, by: int) -> Reading:
        return self._replace(
            start=self.start + by, end=self.end + by, outer_start=self.outer_start + by, outer_end=self.outer_end + by
        )


_KEPT = 100_000  # chunks whose readings are remembered: some 60 MB


class Numerals:
    """The scan over one lexicon. Readings are kept per chunk, since the press repeats itself."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.quantities: Quantities = quantities(lexicon)
        self.periods: Periods = periods(lexicon)
        self.rules: Rules = rules(lexicon, self.quantities, self.periods)
        self._plain_units = self.quantities.plain_units()
        self._known: dict[str, tuple[Reading, ...]] = {}

    def find(self, sentences: pl.DataFrame) -> pl.DataFrame:
        """One row per numeral or time expression of `sentences` (sentence_id, text), in order; columns as in `SCHEMA`."""
        chunks = self._chunks(sentences)
        readings = self._table(chunks["chunk"].unique(maintain_order=True))
        rows = chunks.lazy().join(readings.lazy(), on="chunk", how="inner", maintain_order="left")
        found = (
            _since(rows, self.rules.place_over_time)
            .with_columns((pl.col(name) + pl.col("at")) for name in _OFFSETS)
            .select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())
        )
        return found.collect()

    def _chunks(self, sentences: pl.DataFrame) -> pl.DataFrame:
        """One row per chunk: sentence_id, at (its offset), chunk, precedes and follows (the text between it and its neighbours)."""
        pieces = (
            sentences.lazy()
            .select(
                "sentence_id",
                piece=pl.col("text").str.replace_all(self.rules.scan, f"{_MARK}${{0}}{_MARK}").str.split(_MARK),
            )
            .with_columns(parts=pl.col("piece").list.len())
            .filter(pl.col("parts") > 1)
            .with_columns(no=pl.int_ranges(0, pl.col("parts")))
            .explode("piece", "no")
            .with_columns(size=pl.col("piece").str.len_chars().cast(pl.Int64))
            .with_columns(
                at=pl.col("size").cum_sum() - pl.col("size"),
                follows=pl.col("piece").shift(-1),
                precedes=pl.col("piece").shift(1).str.tail(_AROUND),
            )
            .with_columns(at=pl.col("at") - pl.when(pl.col("no") == 0).then("at").forward_fill())
            .filter(pl.col("no") % 2 == 1)
        )
        rest = pl.col("precedes").str.replace(self.rules.lead, "")
        tail = pl.col("follows").str.head(_AROUND).str.extract(f"({self.rules.tail})").fill_null("")
        return (
            pieces.with_columns(lead=pl.col("precedes").str.slice(rest.str.len_chars()), tail=tail)
            .select(
                "sentence_id",
                "precedes",
                "follows",
                chunk=pl.concat_str("lead", "piece", "tail"),
                tail=pl.col("tail").str.len_chars(),
                at=pl.col("at") - pl.col("lead").str.len_chars().cast(pl.Int64),
            )
            .collect()
        )

    def _table(self, chunks: Iterable[str]) -> pl.DataFrame:
        rows = [(chunk, *reading) for chunk in chunks for reading in self.read(chunk)]
        schema = (
            {"chunk": pl.String} | {name: SCHEMA[name] for name in Reading._fields} | dict.fromkeys(_OFFSETS, pl.Int64)
        )
        return pl.DataFrame(rows, schema=schema, orient="row")

    def read(self, chunk: str) -> tuple[Reading, ...]:
        """The numerals of a chunk, in order. Pure, and kept."""
        known = self._known.get(chunk)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()  # so that memory does not grow with the number of articles
            known = self._known[chunk] = self._at_once(chunk) or tuple(self._read(chunk))
        return known

    def _at_once(self, chunk: str) -> tuple[Reading, ...] | None:
        """Half of all chunks are digits and a unit that nothing else claims (877家, 6.1亿元, 16%): no grammar needed."""
        match = _PLAIN.fullmatch(chunk)
        unit = self._plain_units.get(match[3]) if match else None
        if match is None or unit is None:
            return None
        value = float(match[1])
        for sign in match[2]:
            value *= POWERS[sign]
        size = len(chunk)
        value = numeral_words.clean(value * unit.factor)
        return (Reading(0, size, 0, size, "quantity", unit.kind, value, None, unit.unit, unit.kind, "eq"),)

    def _read(self, chunk: str) -> Iterator[Reading]:
        if self.rules.list_mark.fullmatch(chunk):
            yield Reading(0, len(chunk), 0, len(chunk), "ignored", "list_mark")
            return
        for match in self.rules.grammar.finditer(chunk):
            if match.group():
                for reading in self._names(match.group()):
                    if reading.rule != GUARD:
                        yield reading.moved(match.start())

    def _names(self, surface: str) -> Iterator[Reading]:
        """What one match is; 4%至560亿元 is no range but a change and what it led to."""
        reading = self._name(surface)
        change = _CHANGE_TO.match(surface) if reading.rule == "none" else None
        if change is None:
            yield reading
            return
        yield self._name(surface[: change.end()])
        yield self._name(surface[change.end() + 1 :]).moved(change.end() + 1)

    def _name(self, surface: str) -> Reading:
        """What one match of the grammar is: the first rule that takes all of it."""
        size = len(surface)
        word = self.rules.words.get(surface)
        if word:
            return Reading(0, size, 0, size, "ignored", word)
        rule = self.rules.early.fullmatch(surface)
        if rule:
            return Reading(0, size, 0, size, "ignored", str(rule.lastgroup))
        said = self.quantities.parse(surface)
        if self.rules.time.fullmatch(surface) and not (said and said.unit_kind == "money"):
            return Reading(0, size, 0, size, "time", "time", role=self.periods.role(surface))
        rule = self.rules.late.fullmatch(surface)
        if rule:
            return Reading(0, size, 0, size, "ignored", str(rule.lastgroup))
        if said:
            return _quantity(surface, said)
        if self.rules.labelled.fullmatch(surface):
            return self._after_label(surface)
        rule = self.rules.latin.fullmatch(surface)
        if rule:
            return Reading(0, size, 0, size, "ignored", str(rule.lastgroup))
        return Reading(0, size, 0, size, "unexplained", "none")

    def _after_label(self, surface: str) -> Reading:
        """GDP870269亿元: the letters name what is measured."""
        label = _LABEL.match(surface)
        cut = label.end() if label else 0
        return self._name(surface[cut:]).moved(cut)


def _since(rows: pl.LazyFrame, place_over_time: str) -> pl.LazyFrame:
    """Looks at the text around a time and adds `text`.

    A time that a word separates from 以来 takes in what follows it (2018年6月成立以来); 增至2025年 names the time of a number, no horizon;
    于 in 高于去年 belongs to the word before it, 内 in 1~8月内乡县 to the name after it.
    """
    is_time = pl.col("family") == "time"
    rest = pl.concat_str(pl.col("chunk").str.slice(pl.col("end")), pl.col("follows").str.slice(pl.col("tail"), 12))
    more = (
        pl.when(is_time & pl.col("role").is_in(["span", "event"]))
        .then(rest.str.extract(f"^({SINCE_EVENT})"))
        .fill_null("")
    )
    reached = (
        is_time
        & (pl.col("start") == 0)
        & (pl.col("role") == "deadline")
        & pl.col("chunk").str.contains("^[到至]")
        & pl.col("precedes").str.contains(f"[{_CHANGES}][到至]$")
    ).cast(pl.Int64)
    before = pl.when(pl.col("start") == 0).then("precedes").otherwise(pl.col("chunk").str.slice(0, pl.col("start") + 1))
    compared = (
        is_time & (pl.col("chunk").str.slice(pl.col("start"), 1) == "于") & before.str.contains(f"[{_COMPARES}]于$")
    ).cast(pl.Int64)
    last_sign = pl.col("chunk").str.slice(pl.col("end") - 1, 1)
    within = is_time & pl.concat_str(last_sign, rest).str.contains(f"^(?:{place_over_time})")
    # What follows may itself be a time (2024年今年以来): then it is not part of the one before.
    following = pl.col("start").shift(-1).over("sentence_id", "at")
    taken = (following < pl.col("end") + pl.col("more").str.len_chars().cast(pl.Int64)).fill_null(False)
    rows = rows.with_columns(more=more).with_columns(more=pl.when(taken).then(pl.lit("")).otherwise("more"))
    # Where the time begins and ends in its chunk, and how much of the text after it belongs to it.
    begin, end = pl.col("start") + reached + compared, pl.col("end") - within.cast(pl.Int64)
    added = pl.col("more").str.len_chars().cast(pl.Int64)
    return rows.with_columns(
        start=begin,
        outer_start=pl.col("outer_start") + reached + compared,
        role=pl.when(pl.col("more") != "")
        .then(pl.lit("since"))
        .when((reached == 1) | within)
        .then(pl.lit("span"))
        .otherwise("role"),
        text=pl.concat_str(pl.col("chunk").str.slice(begin, end - begin), "more"),
        end=end + added,
        outer_end=pl.col("outer_end") - within.cast(pl.Int64) + added,
    )


def _quantity(surface: str, said: Measured) -> Reading:
    """A measured surface as a quantity, unless a rule says that it only looks like one."""
    spans = (said.start, said.end, said.outer_start, said.outer_end)
    text = surface[said.start : said.end]
    if surface[said.end :].lstrip().startswith("级") and said.rule != "bare":
        return Reading(*spans, "ignored", "size_class")
    if said.value == 1 and text[0] == "一" and said.comparator == "eq" and said.unit_kind in _ARTICLE_KINDS:
        return Reading(*spans, "ignored", "indefinite")
    if said.rule == "bare":
        rule = _bare(text, said)
        if rule:
            return Reading(*spans, "unexplained" if rule == "none" else "ignored", rule)
    return Reading(
        *spans, "quantity", said.rule, said.value, said.value_max, said.unit, said.unit_kind, said.comparator
    )


def _bare(text: str, said: Measured) -> str:
    """Why a number without a unit is no quantity; '' when it is one (注册用户达2.1亿, 超过500)."""
    if _YEAR.fullmatch(text):
        return "year_in_name"
    if re.fullmatch("[1-9][.]0", text):
        return "version"
    if re.fullmatch("[0-9]+", text) and said.comparator == "eq":
        if (text.startswith("0") and len(text) > 1) or len(text) >= 6:
            return "code"
        return "none"
    return ""


@cache
def numerals(lexicon: Lexicon) -> Numerals:
    """The scan for `lexicon`, built once."""
    return Numerals(lexicon)


def find(sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """See `Numerals.find`."""
    return numerals(lexicon).find(sentences)
