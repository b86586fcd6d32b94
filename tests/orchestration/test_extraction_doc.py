"""docs/extraction.md is true of the code: its examples are run, and it names every rule.

Belongs here: what that guide says. Does not belong here: links and commands in it (tests/test_docs.py).
"""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import cache

import pytest

from orchestration.extraction import landings, metrics, targets
from orchestration.extraction.article import Article
from orchestration.extraction.numerals import numerals
from orchestration.extraction.pipeline import Extraction, extract
from orchestration.parse import load_lexicon
from orchestration.score import by_extraction, collections
from orchestration.settings import PROJECT, Settings

GUIDE = (PROJECT / "docs" / "extraction.md").read_text("utf-8")
PUBLISHED = date(2024, 7, 20)
HEADLINE = "崂山区经济观察"
# Every rule that can stand in the column `rule` of the statements.
RULES: dict[str, set[str]] = {
    "landings": {*landings.RULES},
    "metrics": {*metrics.RULES},
    "targets": {*targets.RULES, "milestone"},
}
EATEN = "guard"  # marks words that are read over, and never reaches the ledger
LEXICON = load_lexicon(Settings())

Table = list[list[str]]


def tables(text: str) -> list[Table]:
    """The Markdown tables of a text, each with its header and without the line below it."""
    found = re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE)
    return [[[cell.strip() for cell in row.split(" | ")] for row in _rows(table)] for table in found]


def _rows(table: str) -> list[str]:
    lines = [line.removeprefix("| ").removesuffix(" |") for line in table.splitlines()]
    return [line.removesuffix(" |") for line in lines if not set(line) <= set("|-: ")]


def section(title: str) -> str:
    return GUIDE.split(f"# {title}\n", 1)[1].split("\n#", 1)[0]


@cache
def extracted(body: str) -> Extraction:
    article = Article("x" * 16, "x.txt", body.split("\n")[0], body, published_on=PUBLISHED, published_how="stated")
    return extract([article], LEXICON)


def rules_of(fact: str) -> Table:
    (table,) = tables(section(f"Rules of {fact}"))
    return [[row[0].strip("`"), row[-1]] for row in table[1:]]


EXAMPLES = [pytest.param(fact, *row, id=f"{fact}-{row[0]}") for fact in RULES for row in rules_of(fact)]


def test_the_worked_example_gives_the_rows_it_shows() -> None:
    part = section("A worked example")
    found = extracted(part.split("```text\n")[1].split("\n```")[0])
    shown = dict(
        zip(("numerals", "landing_statements", "metric_statements", "target_statements"), tables(part), strict=True)
    )
    for name, (header, *rows) in shown.items():
        said = getattr(found, name).select(header).iter_rows()
        assert [[_cell(value) for value in row] for row in said] == rows, name


@pytest.mark.parametrize(("fact", "rule", "example"), EXAMPLES)
def test_the_example_of_a_rule_gives_a_row_by_it(fact: str, rule: str, example: str) -> None:
    rows = getattr(extracted(f"{HEADLINE}\n{example}"), f"{fact[:-1]}_statements")
    assert rule in rows["rule"].to_list()


@pytest.mark.parametrize(("sentence", "kind", "said"), [row[:3] for row in tables(section("Claims"))[0][1:]])
def test_the_example_of_a_claim_makes_it(sentence: str, kind: str, said: str) -> None:
    rows = extracted(f"{HEADLINE}\n{sentence}").claims
    assert (kind.strip("`"), said) in rows.select("kind", "value_text").rows()


@pytest.mark.parametrize("fact", RULES)
def test_every_rule_is_told_and_has_a_measured_confidence(fact: str) -> None:
    told = {rule for rule, _ in rules_of(fact)}
    assert told == RULES[fact]
    with (PROJECT / "dbt_project/seeds/rule_confidence.csv").open(encoding="utf-8") as file:
        assert told == {row["rule"] for row in csv.DictReader(file) if row["fact"] == fact}


def test_every_rule_that_ignores_a_number_is_told() -> None:
    told = set(re.findall("`([a-z_]+)`", section("The number ledger")))
    scan = numerals(LEXICON).rules
    named = {*scan.early.groupindex, *scan.late.groupindex, *scan.latin.groupindex, *scan.words.values()}
    samples = next(collection for collection in collections(Settings()) if collection.name == "samples")
    met = {
        row["rule"]
        for rows in by_extraction(samples, LEXICON).numerals.values()
        for row in rows
        if row["outcome"] == "ignored"
    }
    assert (named | met) - {EATEN} <= told


def _cell(value: object) -> str:
    if value is None:
        return ""
    return (
        f"{value:.10g}"
        if isinstance(value, float) and abs(value) < 1e6
        else f"{value:.0f}"
        if isinstance(value, float)
        else str(value)
    )
