"""How confidence is measured and compared with what was said."""

from __future__ import annotations

import pytest

from orchestration.calibration import Bin, calibrate, reliability, wilson
from orchestration.matching import Verdict


def rows(kind: str, rule: str, right: int, spurious: int = 0, confidence: float = 0.9) -> list[Verdict]:
    said = {"rule": rule, "confidence": confidence}
    return [Verdict("a.txt", kind, "right", (), {}, said)] * right + [
        Verdict("a.txt", kind, "spurious", (), None, said)
    ] * spurious


@pytest.mark.parametrize(
    ("right", "count", "low", "high"),
    [
        pytest.param(0, 0, 0.0, 1.0, id="nothing_seen_says_nothing"),
        pytest.param(3, 3, 0.44, 1.0, id="three_of_three_is_not_certain"),
        pytest.param(90, 100, 0.83, 0.94, id="ninety_of_a_hundred"),
    ],
)
def test_the_interval_of_a_share(right: int, count: int, low: float, high: float) -> None:
    assert wilson(right, count) == pytest.approx((low, high), abs=0.006)


def test_a_rule_seen_often_keeps_its_share_and_a_rare_one_is_drawn_to_the_mean() -> None:
    often, rare = rows("metrics", "often", 1_800, 200), rows("metrics", "rare", 3)
    by_rule = {row.rule: row for row in calibrate([*often, *rare], [("metrics", "never"), ("targets", "intent")])}
    assert by_rule["often"].confidence == pytest.approx(0.9, abs=0.015)
    assert by_rule["never"].confidence < by_rule["rare"].confidence < by_rule["often"].confidence
    assert by_rule["never"].rows == 0
    assert by_rule["intent"].confidence < 0.5  # of targets nothing is known at all


def test_confidence_is_cautious_and_never_certain() -> None:
    (row,) = calibrate(rows("landings", "list", 20), [])
    assert 0.85 < row.confidence < 1.0


def test_rows_wrong_in_a_part_are_right_and_optional_ones_count_neither_way() -> None:
    said = {"rule": "list", "confidence": 0.9}
    verdicts = [
        Verdict("a.txt", "landings", "wrong", ("place",), {}, said),
        Verdict("a.txt", "landings", "optional", (), {}, said),
        Verdict("a.txt", "landings", "missed", (), {}),
    ]
    (row,) = calibrate(verdicts, [])
    assert (row.rows, row.right_rows) == (1, 1)


def test_reliability_counts_rows_by_what_was_said_of_them() -> None:
    verdicts = rows("metrics", "a", 8, 2, 0.9) + rows("targets", "b", 1, 1, 0.55) + rows("targets", "c", 1, 0, 0.59)
    low, high = reliability(verdicts)
    assert (low.rows, low.right_rows, low.said) == (3, 2, pytest.approx(0.563, abs=0.001))
    assert high == Bin(pytest.approx(0.9), 10, 8)  # type: ignore[arg-type]
    assert (high.share, high.interval) == (0.8, wilson(8, 10))
