"""What `make score` tells: the figures for the terminal, and a report of every error to work from.

Belongs here: laying out verdicts. Does not belong here: coming to them (score.py, matching.py).

The report quotes labelled articles, which are not ours to publish: it lies in the warehouse, never in the repository. Of articles that
are held aside it tells counts alone, so that they stay a test.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from orchestration.calibration import reliability
from orchestration.extraction.text import fold
from orchestration.matching import KINDS, MISTAKES, Row, Verdict
from orchestration.score import Collection, Scores, Statements, f1, ratio

NO_RULE = "–"
TOLD = {
    "landings": (
        "enterprise",
        "project",
        "place",
        "stage",
        "date",
        "investment",
        "investment_value",
        "investment_unit",
    ),
    "metrics": ("subject", "metric", "measure", "comparator", "value", "unit", "period_start", "period_end"),
    "targets": ("subject", "metric", "measure", "comparator", "value", "unit", "deadline", "kind"),
}


@dataclass(frozen=True, slots=True)
class Scored:
    """A collection with the verdicts on its rows and what was found in it."""

    collection: Collection
    verdicts: Sequence[Verdict]
    found: Statements

    @property
    def unread(self) -> bool:
        """Whether some of its articles are held aside and not read."""
        return self.collection.unread and bool(self.collection.held)

    @property
    def readable(self) -> Sequence[Verdict]:
        """The verdicts that may be shown row by row."""
        return self.part(held=False) if self.unread else self.verdicts

    def part(self, *, held: bool) -> list[Verdict]:
        """The verdicts on the articles held aside, or on the others."""
        return [verdict for verdict in self.verdicts if (verdict.article in self.collection.held) == held]


def figures(scored: Sequence[Scored]) -> Iterator[str]:
    """The figures of each collection, of its held-aside part, and the gap between that and the rest."""
    for each in scored:
        articles = len(each.collection.golden)
        yield f"\n{each.collection.name}: {articles} articles"
        yield from Scores.of(each.verdicts).lines()
        if not each.unread:
            continue
        held = len(each.collection.held)
        rest, aside = Scores.of(each.part(held=False)), Scores.of(each.part(held=True))
        yield f"\n{each.collection.name}, the {articles - held} articles rules may be written from"
        yield from rest.lines()
        yield f"\n{each.collection.name}, the {held} articles held aside"
        yield from aside.lines()
        yield f"gap: found {rest.found - aside.found:+.3f}, strict {rest.strict - aside.strict:+.3f}"
    yield from ledger(scored)
    yield from confidence(scored)


def table(scored: Sequence[Scored]) -> str:
    """The figures as a Markdown table, one row per part of a collection and kind of fact, as docs/extraction.md shows them."""
    lines = [
        "| articles | fact | labelled | found precision | recall | F1 | strict F1 | right of those found |",
        "|---|---|---:|---:|---:|---:|---:|---|",
    ]
    for each in scored:
        parts = {each.collection.name: each.verdicts}
        if each.unread:
            parts = {
                f"{each.collection.name}, open": each.readable,
                f"{each.collection.name}, held aside": each.part(held=True),
            }
        for name, rows in parts.items():
            for kind, tally in Scores.of(rows).tallies.items():
                precision, recall = ratio(tally.found, tally.stated), ratio(tally.found, tally.required)
                shares = ", ".join(f"{part} {ratio(right, tally.found):.2f}" for part, right in tally.parts.items())
                lines.append(
                    f"| {name} | {kind} | {tally.required} | {precision:.2f} | {recall:.2f} | {f1(tally.found, tally):.2f}"
                    f" | {f1(tally.strict, tally):.2f} | {shares} |"
                )
    return "\n".join(lines) + "\n"


def ledger(scored: Sequence[Scored]) -> Iterator[str]:
    """Outcomes of the numerals of each collection, where they are known."""
    for each in scored:
        counts = Counter(row["outcome"] for rows in each.found.numerals.values() for row in rows)
        if counts:
            yield f"\n{each.collection.name}: {counts.total()} numerals, " + ", ".join(
                f"{counts[outcome]} {outcome}" for outcome in ("used", "ignored", "unexplained")
            )


def confidence(scored: Sequence[Scored]) -> Iterator[str]:
    """Said confidence against the share of right rows, on the articles held aside."""
    for each in scored:
        bins = reliability(each.part(held=True))
        if bins:
            yield f"\n{each.collection.name}, held aside: rows said at a confidence of about … that are right"
            yield "  ".join(f"{b.said:.2f}: {b.share:.2f} of {b.rows}" for b in bins)


def report(scored: Sequence[Scored]) -> str:
    """Every error outside the articles held aside, as Markdown: by kind of fact, cause and rule; most frequent causes first."""
    lines = [
        "# Errors of extraction",
        "",
        "Written by `make score`. It quotes labelled articles: keep it out of the repository.",
        "",
    ]
    for each in scored:
        if each.unread:
            lines += [f"## {each.collection.name}, held aside: counts alone", ""]
            lines += [*_counts(each.part(held=True)), ""]
    errors = [(each, verdict) for each in scored for verdict in each.readable if verdict.outcome in MISTAKES]
    for kind in KINDS:
        of_kind = [(each, verdict) for each, verdict in errors if verdict.kind == kind]
        lines += [f"## {kind}: {len(of_kind)} errors", ""]
        groups: dict[tuple[str, str], list[tuple[Scored, Verdict]]] = {}
        for each, verdict in of_kind:
            groups.setdefault((cause(verdict, each.found), rule(verdict)), []).append((each, verdict))
        ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
        lines += ["| cause | rule | errors |", "|---|---|---:|"]
        lines += [f"| {why} | {name} | {len(members)} |" for (why, name), members in ordered]
        for (why, name), members in ordered:
            lines += ["", f"### {kind} · {why} · {name} ({len(members)})", ""]
            for each, verdict in members:
                lines += _error(each, verdict)
        lines.append("")
    return "\n".join(lines)


def cause(verdict: Verdict, found: Statements) -> str:
    """missed, spurious or wrong parts; for a missed number also what became of it."""
    gold = verdict.gold
    if verdict.outcome != "missed" or gold is None or gold.get("value") is None:
        return verdict.cause
    for kind in KINDS[1:]:
        if kind != verdict.kind and any(_same_value(gold, row) for row in found.rows[kind].get(verdict.article, [])):
            return f"missed: said as one of the {kind}"
    numerals = [row for row in found.numerals.get(verdict.article, []) if _same_value(gold, row)]
    if not numerals:
        return "missed: the number is not read"
    near = [row for row in numerals if _within(row, gold, found.bodies[verdict.article])] or numerals
    # Of several of the same value the one that fared worst is the one that was meant.
    worst = min(near, key=lambda row: ("unexplained", "ignored", "used").index(row["outcome"]))
    return f"missed: {worst['outcome']}" + (
        f" as {worst['rule']}" if worst["outcome"] != "used" else " for another row"
    )


def rule(verdict: Verdict) -> str:
    return str(verdict.said["rule"]) if verdict.said is not None and "rule" in verdict.said else NO_RULE


def _counts(rows: Iterable[Verdict]) -> list[str]:
    counts = Counter((row.kind, row.cause) for row in rows if row.outcome in MISTAKES)
    ordered = sorted(counts.items(), key=lambda item: (KINDS.index(item[0][0]), -item[1], item[0]))
    lines = ["| kind | cause | errors |", "|---|---|---:|"]
    return [*lines, *(f"| {kind} | {why} | {count} |" for (kind, why), count in ordered)]


def _error(each: Scored, verdict: Verdict) -> Iterator[str]:
    proof = verdict.said or verdict.gold or {}
    yield f"- **{verdict.article}** {_cell(_marked(verdict, each.found.bodies.get(verdict.article, '')) or proof.get('evidence'))}"
    for name, row in (("gold", verdict.gold), ("said", verdict.said)):
        if row is not None:
            yield f"  - {name}: {_cell(_told(verdict, row))}"


def _marked(verdict: Verdict, body: str) -> str:
    """The sentence of a stated row with the characters it points at between marks."""
    said = verdict.said
    if said is None or not body or body.find(said["evidence"]) < 0:
        return ""
    start = body.rfind(said["evidence"], 0, said["span_end"] + len(said["evidence"]))
    first, last = said["span_start"] - start, said["span_end"] - start
    text: str = said["evidence"]
    return f"{text[:first]}【{text[first:last]}】{text[last:]}" if 0 <= first <= last <= len(text) else text


def _told(verdict: Verdict, row: Row) -> str:
    wrong = {
        part for each in verdict.wrong for part in (("period_start", "period_end") if each == "period" else (each,))
    }
    cells = []
    for name in TOLD[verdict.kind]:
        if row.get(name) is not None:
            value = row[name]["value_text"] if isinstance(row[name], dict) else row[name]
            cells.append(f"**{name}={value}**" if name.split("_")[0] in wrong or name in wrong else f"{name}={value}")
    return " ".join(cells)


def _same_value(gold: Row, row: Row) -> bool:
    value = row.get("value")
    return value is not None and abs(abs(float(value)) - abs(gold["value"])) <= 1e-6 * max(1.0, abs(gold["value"]))


def _within(numeral: Row, gold: Row, body: str) -> bool:
    start = fold(body).find(fold(gold["evidence"]))
    return start >= 0 and start <= numeral["span_start"] < start + len(gold["evidence"])


def _cell(text: object) -> str:
    return " ".join(str(text or "").split())
