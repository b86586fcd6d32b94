"""What is scored, what is held aside, and what the report of errors tells."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from orchestration.accuracy import OWN_JUDGE
from orchestration.matching import KINDS, PARTS, Verdict
from orchestration.parse import load_lexicon
from orchestration.score import SHARED, Collection, Scores, Statements, by_extraction, collections, judged, load_judge
from orchestration.score_report import Scored, cause, figures, report
from orchestration.settings import Settings

TEXT = "2023年,青杉开发区实现税收36.4亿元,新增企业52家。"
GOLD: dict[str, Any] = {
    "subject": "青杉开发区",
    "metric": "税收",
    "measure": "level",
    "value": 3.64e9,
    "value_max": None,
    "unit": "CNY",
    "comparator": "eq",
    "value_text": "36.4亿元",
    "period_start": "2023-01-01",
    "period_end": "2023-12-31",
    "evidence": TEXT,
}
SAID = GOLD | {"rule": "noun_before", "confidence": 0.85, "span_start": 15, "span_end": 21}


def scored(golden: dict[str, list[dict[str, Any]]], said: dict[str, list[dict[str, Any]]], **more: Any) -> Scored:
    """Articles with metrics alone, judged by our own comparison."""
    labels = {name: {"landings": [], "metrics": rows, "targets": []} for name, rows in golden.items()}
    collection = Collection("dev", Path("nowhere"), labels, **more)
    found = Statements(bodies=dict.fromkeys(golden, TEXT))
    found.rows["metrics"] = {name: list(rows) for name, rows in said.items()}
    return Scored(collection, judged(OWN_JUDGE, collection, found), found)


def test_what_is_held_aside_is_told_in_counts_alone() -> None:
    golden = {"dev_02.html": [GOLD | {"value": 7.0}], "dev_03.html": [GOLD | {"metric": "秘密"}, GOLD | {"value": 9.0}]}
    each = scored(golden, {"dev_03.html": [SAID]}, held=frozenset({"dev_03.html"}), unread=True)
    text = report([each])
    assert "| metrics | missed | 1 |" in text
    assert "| metrics | wrong metric | 1 |" in text
    assert "dev_02.html" in text
    assert "dev_03.html" not in text
    assert "秘密" not in text


def test_the_gap_between_the_rest_and_what_is_held_aside_is_told() -> None:
    golden = {"dev_02.html": [GOLD], "dev_03.html": [GOLD]}
    each = scored(golden, {"dev_02.html": [SAID]}, held=frozenset({"dev_03.html"}), unread=True)
    assert "gap: found +0.333, strict +0.333" in list(figures([each]))  # one of three kinds, 1 and 0


def test_an_error_shows_its_sentence_with_the_number_marked_and_the_wrong_part() -> None:
    text = report([scored({"a.txt": [GOLD]}, {"a.txt": [SAID | {"subject": "江北区"}]})])
    assert "### metrics · wrong subject · noun_before (1)" in text
    assert "实现税收【36.4亿元】" in text
    assert "**subject=江北区**" in text


@pytest.mark.parametrize(
    ("said", "numerals", "expected"),
    [
        pytest.param({}, [], "missed: the number is not read", id="not_seen"),
        pytest.param({"targets": [SAID]}, [], "missed: said as one of the targets", id="another_kind"),
        pytest.param({}, [("ignored", "price")], "missed: ignored as price", id="ignored"),
        pytest.param({}, [("used", "x")], "missed: used for another row", id="used"),
        pytest.param(
            {}, [("used", "x"), ("unexplained", "none")], "missed: unexplained as none", id="the_worst_counts"
        ),
    ],
)
def test_a_missed_number_tells_what_became_of_it(
    said: dict[str, list[dict[str, Any]]], numerals: list[tuple[str, str]], expected: str
) -> None:
    found = Statements(bodies={"a.txt": TEXT})
    for kind, rows in said.items():
        found.rows[kind]["a.txt"] = list(rows)
    found.numerals["a.txt"] = [
        {"outcome": outcome, "rule": rule, "value": 3.64e9, "span_start": 15} for outcome, rule in numerals
    ]
    assert cause(Verdict("a.txt", "metrics", "missed", (), GOLD), found) == expected


def test_labelled_articles_beside_the_repository_are_found_and_a_third_of_them_held_aside(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "gold").mkdir()
    rows = [{"article": f"dev_{number:02}.md", **{kind: [] for kind in KINDS}} for number in range(1, 7)]
    (tmp_path / "gold" / "dev.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    dev, samples = collections(settings, tmp_path)
    assert (dev.name, dev.folder, dev.held) == ("dev", tmp_path / "corpus", {"dev_03.md", "dev_06.md"})
    assert (samples.name, samples.golden) == ("samples", {})


def test_without_them_our_own_samples_are_scored_with_our_own_comparison(settings: Settings, tmp_path: Path) -> None:
    (samples,) = collections(replace(settings, golden=Settings().golden), tmp_path)
    assert load_judge(tmp_path) is OWN_JUDGE
    found = by_extraction(samples, load_lexicon(settings))
    scores = Scores.of(judged(OWN_JUDGE, samples, found))
    assert all(tally.required for tally in scores.tallies.values())
    assert 0.5 < scores.strict <= scores.found <= 1
    assert set(found.bodies) == set(samples.golden)


CHANGES: list[dict[str, Any]] = [
    {"subject": "青杉"},
    {"metric": "税收总额"},
    {"metric": "财政支出"},
    {"unit": "元"},
    {"value": 1.0},
    {"comparator": "gt"},
    {"period_start": None},
    {"measure": "growth"},
]


@pytest.mark.skipif(not (SHARED / "score" / "score.py").is_file(), reason="the scorer is not beside the repository")
@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_our_own_comparison_agrees_with_the_scorer(change: dict[str, Any]) -> None:
    scorer = load_judge()
    assert scorer.PARTS == PARTS
    said = SAID | change
    assert list(scorer.pair("metrics", [GOLD], [said])) == list(OWN_JUDGE.pair("metrics", [GOLD], [said]))
    for part in PARTS["metrics"]:
        assert scorer.right("metrics", part, GOLD, said) == OWN_JUDGE.right("metrics", part, GOLD, said), part
