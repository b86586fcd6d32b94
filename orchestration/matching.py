"""Which labelled row and which stated row are the same statement, and which of its parts agree.

Belongs here: the comparison of two rows, as docs/facts.md demands. Does not belong here: counting (accuracy.py, score.py) and the
labels themselves.

A row is *found* if the same article states the same enterprise (landings) or the same value and unit as the same kind of fact
(metrics, targets; milestones by their words). It is *strict* if all other parts agree too. Rows labelled optional are neither
required nor wrong when stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Protocol

Row = Mapping[str, Any]
KINDS = ("landings", "metrics", "targets")
PARTS: dict[str, tuple[str, ...]] = {
    "landings": ("place", "stage", "date", "investment"),
    "metrics": ("subject", "metric", "measure", "comparator", "period"),
    "targets": ("subject", "metric", "measure", "comparator", "deadline"),
}
# Names are compared without marks, since quotation marks and hyphens come and go; numbers of people and firms without honorifics.
_MARKS = re.compile(r"[\W_]+")
_LEGAL_FORM = re.compile(r"(?:股份|有限|责任|集团|控股|公司)+$")
_SAME_UNIT = {
    "元": "CNY",
    "人民币": "CNY",
    "美元": "USD",
    "百分点": "pp",
    "名": "人",
    "位": "人",
    "户": "家",
    "间": "家",
    "所": "家",
    "只": "个",
    "款": "个",
    "套": "台",
    "台(套)": "台",
    "公里": "km",
    "千米": "km",
    "平方公里": "km2",
    "平方千米": "km2",
    "平方米": "m2",
    "平米": "m2",
}
_SAME_BOUND = {None: "eq", "gt": "ge"}
MISTAKES = ("wrong", "missed", "spurious")
NAME_LIKENESS = 0.6  # share of letters two names of the same place, subject or indicator have in common


class Judge(Protocol):
    """The comparison of this module, or another one of the same shape (the scorer beside the repository)."""

    PARTS: dict[str, tuple[str, ...]]

    def pair(self, kind: str, golds: Sequence[Row], saids: Sequence[Row]) -> Sequence[tuple[int, int]]:
        """Positions of the rows that are the same statement; each row is in one pair at most."""

    def right(self, kind: str, part: str, gold: Row, said: Row) -> bool:
        """Whether a part of two paired rows agrees."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one row: a labelled one (`gold`), a stated one (`said`), or the two that are the same statement."""

    article: str
    kind: str
    outcome: str  # right, wrong, missed, spurious, optional
    wrong: tuple[str, ...] = ()  # the parts that do not agree
    gold: Row | None = None
    said: Row | None = None

    @property
    def cause(self) -> str:
        """missed, spurious, or which parts are wrong."""
        return f"wrong {', '.join(self.wrong)}" if self.wrong else self.outcome


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over the verdicts of one kind of fact. Rows labelled optional are in none of them."""

    required: int
    stated: int
    found: int
    strict: int
    parts: dict[str, int]  # part → found rows in which it is right

    @classmethod
    def of(cls, kind: str, rows: Iterable[Verdict]) -> Tally:
        rows = [row for row in rows if row.kind == kind]
        found = [row for row in rows if row.outcome in ("right", "wrong")]
        return cls(
            required=len(found) + sum(row.outcome == "missed" for row in rows),
            stated=len(found) + sum(row.outcome == "spurious" for row in rows),
            found=len(found),
            strict=sum(row.outcome == "right" for row in found),
            parts={part: sum(part not in row.wrong for row in found) for part in PARTS[kind]},
        )


def verdicts(judge: Judge, article: str, kind: str, golds: Sequence[Row], saids: Sequence[Row]) -> Iterator[Verdict]:
    """One verdict for every labelled row of an article, then one for every stated row that nobody labelled."""
    pairs = dict(judge.pair(kind, golds, saids))
    for number, gold in enumerate(golds):
        said = saids[pairs[number]] if number in pairs else None
        if gold.get("optional"):
            yield Verdict(article, kind, "optional", (), gold, said)
        elif said is None:
            yield Verdict(article, kind, "missed", (), gold)
        else:
            wrong = tuple(part for part in judge.PARTS[kind] if not judge.right(kind, part, gold, said))
            yield Verdict(article, kind, "wrong" if wrong else "right", wrong, gold, said)
    for number in sorted(set(range(len(saids))) - set(pairs.values())):
        yield Verdict(article, kind, "spurious", (), None, saids[number])


def pair(kind: str, golds: Sequence[Row], saids: Sequence[Row]) -> list[tuple[int, int]]:
    """Positions of the rows that are the same statement. Each row is used once; among rows that could match, the best fit wins."""
    fits = sorted(
        (-_fit(kind, gold, said), g, s)
        for g, gold in enumerate(golds)
        for s, said in enumerate(saids)
        if _same(kind, gold, said)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, s in fits:
        if g not in pairs and s not in taken:
            pairs[g] = s
            taken.add(s)
    return list(pairs.items())


def right(kind: str, part: str, gold: Row, said: Row) -> bool:
    """Whether a part of two paired rows agrees; `kind` is not needed here, other judges may look at it."""
    want, have = gold.get(part), said.get(part)
    if part in ("place", "subject", "metric"):
        return _alike(want, have, NAME_LIKENESS)
    if part == "investment":
        value, unit = (want["value"], _unit(want["unit"])) if want else (None, None)
        return _close(value, said["investment_value"]) and (value is None or unit == _unit(said["investment_unit"]))
    if part == "period":
        return all(_day(gold.get(end)) == _day(said.get(end)) for end in ("period_start", "period_end"))
    if part in ("date", "deadline"):
        return _day(want) == _day(have)
    if part == "comparator":
        return _SAME_BOUND.get(want, want) == _SAME_BOUND.get(have, have)
    return (want or None) == (have or None)


def _same(kind: str, gold: Row, said: Row) -> bool:
    if kind == "landings":
        return _same_enterprise(gold["enterprise"], said["enterprise"])
    if gold["value"] is None or said["value"] is None:
        return gold["value"] is said["value"] and _alike(gold["metric"], said["metric"], 0.5)
    return _close(gold["value"], said["value"]) and _unit(gold["unit"]) == _unit(said["unit"])


def _fit(kind: str, gold: Row, said: Row) -> float:
    """Agreeing parts, then shared evidence, then the value as written; a required row before an optional one."""
    score = float(sum(right(kind, part, gold, said) for part in PARTS[kind]))
    proof, sentence = _letters(gold.get("evidence")), _letters(said.get("evidence"))
    if proof and sentence:
        score += 2.0 if proof in sentence or sentence in proof else _overlap(proof, sentence)
    if gold.get("value_text") and _letters(gold["value_text"]) == _letters(said.get("value_text")):
        score += 0.5
    return score - (0.01 if gold.get("optional") else 0.0)


def _same_enterprise(a: str, b: str) -> bool:
    short, long = sorted((_without_form(a), _without_form(b)), key=len)
    return _alike(short, long, 0.75) or (len(short) >= 3 and short in long and len(short) >= 0.4 * len(long))


def _without_form(name: str) -> str:
    return _LEGAL_FORM.sub("", _letters(name)) or _letters(name)


def _alike(a: object, b: object, least: float) -> bool:
    x, y = _letters(a), _letters(b)
    if x == y or not x or not y:
        return x == y
    if x in y or y in x:
        return min(len(x), len(y)) >= least * 0.8 * max(len(x), len(y))
    return SequenceMatcher(None, x, y).ratio() >= least


def _overlap(a: str, b: str) -> float:
    longest = SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size
    return longest / min(len(a), len(b))


def _letters(text: object) -> str:
    return _MARKS.sub("", str(text or "")).lower()


def _unit(text: object) -> str:
    unit = str(text or "").strip()
    return _SAME_UNIT.get(unit, unit)


def _day(value: object) -> str | None:
    return str(value) if value else None


def _close(a: float | None, b: float | None) -> bool:
    return a is b if a is None or b is None else abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))
