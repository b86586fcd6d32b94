"""Precision and recall of the staging statements against the hand-labelled articles of a build.

Belongs here: reading the labels (tests/golden/*.jsonl) and counting what of them a build has found. Does not belong here: how rows are
compared (matching.py), thresholds (settings), the labelled articles beside the repository (score.py).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import polars as pl

from orchestration import matching
from orchestration.matching import MISTAKES, Judge, Row, Tally, Verdict, verdicts
from orchestration.settings import PROJECT, Settings
from orchestration.staging_parts import Lying, Staging

FACTS = {"landing_statements": "landings", "metric_statements": "metrics", "target_statements": "targets"}
OWN_JUDGE = cast(Judge, matching)  # a module has the shape of a judge
# If of so many facts of one article none is found, its labels or the code are broken, whatever the average says.
TELLING = 4


@dataclass(slots=True)
class Figures:
    """What became of every row of one kind of fact in the golden articles of a build."""

    kind: str
    articles: int = 0
    verdicts: list[Verdict] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)  # what alone is reason enough to stop

    @property
    def tally(self) -> Tally:
        return Tally.of(self.kind, self.verdicts)

    def rates(self) -> dict[str, float]:
        """Precision and recall, found and strict; 1 where nothing was asked or nothing said, nothing without a golden article."""
        if not self.articles:
            return {}
        tally = self.tally
        return {
            "found precision": _ratio(tally.found, tally.stated),
            "found recall": _ratio(tally.found, tally.required),
            "strict precision": _ratio(tally.strict, tally.stated),
            "strict recall": _ratio(tally.strict, tally.required),
        }

    @property
    def misses(self) -> pl.DataFrame:
        """One row per row that is missed, not labelled or wrong in a part."""
        rows = [(v.article, v.cause, _brief(v.gold or v.said or {})) for v in self.verdicts if v.outcome in MISTAKES]
        return pl.DataFrame(rows, schema={"article": pl.String, "what": pl.String, "row": pl.String}, orient="row")

    def sentence(self) -> str:
        if not self.articles:
            return "no golden article in this build"
        rates = ", ".join(f"{name} {value:.2f}" for name, value in self.rates().items())
        faults = f"; {'; '.join(self.faults[:3])}" if self.faults else ""
        return f"{self.articles} golden articles, {self.tally.required} {self.kind}: {rates}{faults}"


def passes(figures: Figures, settings: Settings) -> bool:
    """Whether each rate reaches its threshold and nothing else is reason enough to stop."""
    rates = figures.rates()
    limits = {"found": settings.golden_found, "strict": settings.golden_strict}
    return not figures.faults and all(rate >= limits[name.split()[0]] for name, rate in rates.items())


def compare(settings: Settings, staging: Staging, kind: str) -> Figures:
    """Figures of one kind of fact (landings, metrics or targets) over the golden articles that are in this build, byte for byte."""
    figures = Figures(kind)
    table = next(name for name, fact in FACTS.items() if fact == kind)
    golden = {row["article"]: row for row in read_golden(settings.golden)}
    present = _present(golden, staging)
    if not present:
        return figures
    stated: dict[str, list[dict[str, Any]]] = {article: [] for article in present}
    rows = staging.current(table).filter(pl.col("article_id").is_in([article_id for article_id, _ in present.values()]))
    for row in rows.collect().to_dicts():
        stated[row["article"]].append(row)
    for article, (_, body) in sorted(present.items()):
        count(figures, article, golden[article][kind], stated[article])
        figures.faults += [f"{article}: {fault}" for row in golden[article][kind] for fault in label_faults(row, body)]
    return figures


def label_faults(row: Row, body: str) -> list[str]:
    """What is wrong with a label itself: a proof that is not in the article, or a value that is not in its proof."""
    faults = []
    if row["evidence"] not in body:
        faults.append(f"the evidence {row['evidence'][:40]!r} is not in it")
    if row.get("value_text") and row["value_text"] not in row["evidence"]:
        faults.append(f"the value {row['value_text']!r} is not in its evidence")
    return faults


def read_golden(folder: Path) -> list[dict[str, Any]]:
    """Labelled articles, one JSON object a line."""
    files = sorted(folder.glob("*.jsonl")) if folder.is_dir() else []
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]


def _present(golden: Mapping[str, Row], staging: Staging) -> dict[str, tuple[str, str]]:
    """Golden article → (article_id, body) of those that this build has read from the very bytes that were labelled."""
    samples = {path.name: path for path in (PROJECT / "raw").rglob("*") if path.name in golden}
    labelled = {hashlib.sha256(path.read_bytes()).hexdigest(): name for name, path in samples.items()}
    ids = _of_bytes(staging.root, staging.as_they_lie("files", "articles"), frozenset(labelled))
    if ids.is_empty():
        return {}
    texts = staging.scan("articles").filter(pl.col("article_id").is_in(ids["article_id"].to_list()))
    rows = texts.select("article_id", "run_id", "body").join(ids.lazy(), on=["article_id", "run_id"])
    return {
        row["article"]: (row["article_id"], row["body"])
        for row in rows.collect().to_dicts()
        if labelled[row["sha256"]] == row["article"]
    }


@lru_cache(maxsize=1)
def _of_bytes(root: Path, lying: Lying, hashes: frozenset[str]) -> pl.DataFrame:
    """Columns `sha256, article, article_id, run_id` of the articles that count and were read from these bytes.

    Kept for the next who asks: three steps of a build do for each kind of fact, and among 100,000 articles each took 0.1 s.
    """
    found = Staging(root).current_articles().filter(pl.col("sha256").is_in(list(hashes)))
    return found.select("sha256", "article", "article_id", "run_id").collect()  # without the texts: there may be many


def count(figures: Figures, article: str, golden: Sequence[Row], stated: Sequence[Row]) -> None:
    """Adds one article's rows to `figures`."""
    rows = list(verdicts(OWN_JUDGE, article, figures.kind, golden, stated))
    tally = Tally.of(figures.kind, rows)
    figures.articles += 1
    figures.verdicts += rows
    if tally.required >= TELLING and not tally.found:
        figures.faults.append(f"{article}: none of its {tally.required} {figures.kind} was found")


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _brief(row: Row) -> str:
    names = (
        "enterprise",
        "project",
        "place",
        "stage",
        "subject",
        "metric",
        "measure",
        "value_text",
        "deadline",
        "kind",
    )
    return " · ".join(str(row[name]) for name in names if row.get(name) is not None)[:200]
