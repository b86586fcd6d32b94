"""The words of extraction, loaded from the dbt seeds and validated.

Belongs here: turning CSV text into rows and cheap look-ups. Does not belong here: reading files (the caller hands in the text,
so that extraction stays pure) and any decision about language (the stage that uses a table decides).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

Row = Mapping[str, str]


class LexiconError(ValueError):
    """A seed is missing, lacks a column, or holds a row that is not what its header says."""


class Lexicon:
    """Every seed table by name, each a tuple of rows. Compared and hashed by identity, so stages can cache what they derive."""

    def __init__(self, tables: Mapping[str, Sequence[Row]]) -> None:
        self.tables: Mapping[str, tuple[Row, ...]] = MappingProxyType(
            {name: tuple(rows) for name, rows in tables.items()}
        )

    @classmethod
    def from_csv(cls, tables: Mapping[str, str]) -> Lexicon:
        """`tables` maps a seed's name (its file's stem) to the CSV text. Raises `LexiconError` on a ragged row or an empty header."""
        return cls({name: _parse(name, text) for name, text in tables.items()})

    def rows(self, table: str) -> tuple[Row, ...]:
        try:
            return self.tables[table]
        except KeyError:
            raise LexiconError(
                f"seed {table!r} is missing; the lexicon holds {', '.join(sorted(self.tables))}"
            ) from None

    def words(self, table: str, column: str = "word", **where: str) -> frozenset[str]:
        """The distinct values of `column` in the rows whose other columns equal `where`."""
        return frozenset(
            row[column] for row in self.rows(table) if all(row[key] == value for key, value in where.items())
        )

    def confidence(self, fact: str, rules: Iterable[str]) -> Mapping[str, float]:
        """Rule → confidence of its rows, for `fact` (landings, metrics, targets). Raises `LexiconError` if one of `rules` has none."""
        said = {row["rule"]: float(row["confidence"]) for row in self.rows("rule_confidence") if row["fact"] == fact}
        unknown = sorted(set(rules) - set(said))
        if unknown:
            raise LexiconError(
                f"seed 'rule_confidence' has no row for {fact}: {', '.join(unknown)}; add it and run make calibrate"
            )
        return MappingProxyType(said)

    @cached_property
    def region_names(self) -> Mapping[str, str]:
        """Code → current full name of every region."""
        return {row["code"]: row["name"] for row in self.rows("regions")}

    @cached_property
    def region_short_names(self) -> Mapping[str, str]:
        """Code → the name without its unit (宁夏)."""
        return {row["code"]: row["short_name"] for row in self.rows("regions")}

    @cached_property
    def region_parents(self) -> Mapping[str, str]:
        """Code → code of the region above ('' for a province)."""
        return {row["code"]: row["parent_code"] for row in self.rows("regions")}

    @cached_property
    def region_levels(self) -> Mapping[str, str]:
        return {row["code"]: row["level"] for row in self.rows("regions")}


def alternation(words: Iterable[str]) -> str:
    """A regex alternation of literal words, longest first so that the longest wins."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def _parse(name: str, text: str) -> tuple[Row, ...]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    if not reader.fieldnames:
        raise LexiconError(f"seed {name!r} has no header")
    rows: list[Row] = []
    for row in reader:
        if None in row or None in row.values():
            raise LexiconError(f"seed {name!r}, line {reader.line_num}: {len(reader.fieldnames)} columns expected")
        rows.append(MappingProxyType(dict(row)))
    return tuple(rows)
