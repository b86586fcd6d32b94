"""How sure a row may be said to be: the share of rows that proved right, by the rule that made them.

Belongs here: shares, their intervals, and the comparison of said with proved confidence. Does not belong here: which rows are right
(matching.py), which articles they are counted on (score.py), the table that extraction reads (dbt_project/seeds/rule_confidence.csv,
written by tools/calibrate.py).

A row is right if it is found: a labelled row of the same article has the same enterprise, or the same value and unit as the same kind
of fact. Rows that match optional labels count neither way, as in the scorer.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from orchestration.matching import KINDS, Verdict

SURE = 1.96  # standard deviations of a 95% interval
# A confidence is the lower end of the one-sided 95% interval, not the share itself: the rules were written with the articles in view
# that they are measured on, and do worse on others (November 2026: 0.95 of the rows are right there, 0.88 on articles held aside).
CAUTION = 1.64
# So many rows of the kind's mean are added to each rule's own: a rule seen three times, right three times, is not certain. With 8, ten
# rows of its own outweigh the mean, and a rule never met says the mean.
PRIOR_ROWS = 8
# Upper ends of the bins of a reliability diagram: finer where most rows are said.
BINS = (0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class RuleConfidence:
    """One row per kind of fact and rule: the confidence its rows are given, and the rows it was measured on."""

    fact: str
    rule: str
    confidence: float
    rows: int
    right_rows: int

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.right_rows, self.rows)


@dataclass(frozen=True, slots=True)
class Bin:
    """The rows said at about one confidence: what was said on average, and how many of them are right."""

    said: float
    rows: int
    right_rows: int

    @property
    def share(self) -> float:
        return self.right_rows / self.rows

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.right_rows, self.rows)


def is_held_aside(article: str) -> bool:
    """Whether a sample of our own is kept out of the calibration, to test it: a third of them, by their names' hashes."""
    return int(hashlib.sha256(article.encode()).hexdigest()[:8], 16) % 3 == 0


def wilson(right: float, rows: float, deviations: float = SURE) -> tuple[float, float]:
    """The interval of a share by Wilson's formula, which stays within 0 and 1 for few rows; (0, 1) without rows."""
    if not rows:
        return 0.0, 1.0
    share, spread = right / rows, deviations**2 / rows
    middle = share + spread / 2
    reach = deviations * math.sqrt(share * (1 - share) / rows + spread / (4 * rows))
    return max(0.0, (middle - reach) / (1 + spread)), min(1.0, (middle + reach) / (1 + spread))


def counted(verdicts: Iterable[Verdict]) -> Iterator[tuple[Verdict, bool]]:
    """The stated rows that count, each with whether it is right."""
    for verdict in verdicts:
        if verdict.said is not None and verdict.outcome != "optional":
            yield verdict, verdict.outcome != "spurious"


def calibrate(verdicts: Iterable[Verdict], rules: Collection[tuple[str, str]]) -> list[RuleConfidence]:
    """The confidence of each (fact, rule) of `rules` and of every other that made a row, in order of fact and rule.

    The share of right rows, drawn to the mean of the kind of fact as if `PRIOR_ROWS` rows of it had been seen beside, less `CAUTION`.
    """
    counts: dict[tuple[str, str], list[int]] = {rule: [0, 0] for rule in rules}
    for verdict, is_right in counted(verdicts):
        assert verdict.said is not None
        count = counts.setdefault((verdict.kind, verdict.said["rule"]), [0, 0])
        count[0] += is_right
        count[1] += 1
    means = {fact: _mean([count for (kind, _), count in counts.items() if kind == fact]) for fact in KINDS}
    return [
        RuleConfidence(fact, rule, _cautious(right, rows, means[fact]), rows, right)
        for (fact, rule), (right, rows) in sorted(counts.items())
    ]


def reliability(verdicts: Iterable[Verdict]) -> list[Bin]:
    """The stated rows in bins of the confidence they were given, from low to high; empty bins are left out."""
    members: dict[float, list[tuple[float, bool]]] = {}
    for verdict, is_right in counted(verdicts):
        assert verdict.said is not None
        said = float(verdict.said["confidence"])
        members.setdefault(next(end for end in BINS if said <= end), []).append((said, is_right))
    return [
        Bin(sum(said for said, _ in rows) / len(rows), len(rows), sum(is_right for _, is_right in rows))
        for _, rows in sorted(members.items())
    ]


def _cautious(right: int, rows: int, mean: float) -> float:
    return round(wilson(right + PRIOR_ROWS * mean, rows + PRIOR_ROWS, CAUTION)[0], 2)


def _mean(counts: list[list[int]]) -> float:
    """Right rows over rows, as if one right and one wrong row had been seen beside: never 0 or 1."""
    return (sum(right for right, _ in counts) + 1) / (sum(rows for _, rows in counts) + 2)
