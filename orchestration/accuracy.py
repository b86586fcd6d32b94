"""Precision and recall of the staging statements against hand-labelled articles.

Belongs here: matching labelled rows with stated ones as docs on what counts as a fact demand. Does not belong here: thresholds
(settings) and the labels (tests/golden/*.jsonl).

A row is *found* if the same article states the same enterprise (landings) or the same value and unit as the same kind of fact
(metrics, targets; milestones by their words). It is *strict* if all other parts agree too. Rows labelled optional are neither
required nor wrong when stated.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import polars as pl

from orchestration.settings import PROJECT, Settings
from orchestration.staging import Staging

Row = Mapping[str, Any]
FACTS = {"landing_statements": "landings", "metric_statements": "metrics", "target_statements": "targets"}
PARTS = {
    "landings": ("place", "stage", "date", "investment"),
    "metrics": ("subject", "metric", "measure", "comparator", "period_start", "period_end"),
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
}
_SAME_UNIT |= {
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
TELLING = (
    4  # if of so many facts of one article none is found, its labels or the code are broken, whatever the average says
)
NAME_LIKENESS = 0.6  # share of letters two names of the same place, subject or indicator have in common


@dataclass(slots=True)
class Figures:
    """Counts over all golden articles of a build for one kind of fact."""

    kind: str
    articles: int = 0
    required: int = 0
    stated: int = 0  # without those that match optional rows
    found: int = 0
    strict: int = 0
    faults: list[str] = field(default_factory=list)  # what alone is reason enough to stop
    missed: list[tuple[str, str, str]] = field(default_factory=list)

    def rates(self) -> dict[str, float]:
        """Precision and recall, found and strict; 1 where nothing was asked or nothing said."""
        return {
            "found precision": _ratio(self.found, self.stated),
            "found recall": _ratio(self.found, self.required),
            "strict precision": _ratio(self.strict, self.stated),
            "strict recall": _ratio(self.strict, self.required),
        }

    @property
    def misses(self) -> pl.DataFrame:
        return pl.DataFrame(
            self.missed, schema={"article": pl.String, "what": pl.String, "row": pl.String}, orient="row"
        )

    def sentence(self) -> str:
        if not self.articles:
            return "no golden article in this build"
        rates = ", ".join(f"{name} {value:.2f}" for name, value in self.rates().items())
        faults = f"; {'; '.join(self.faults[:3])}" if self.faults else ""
        return f"{self.articles} golden articles, {self.required} {self.kind}: {rates}{faults}"


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
    stated: dict[str, list[dict[str, Any]]] = {article: [] for article in present}
    rows = staging.current(table).filter(pl.col("article_id").is_in([article_id for article_id, _ in present.values()]))
    for row in rows.collect().to_dicts():
        stated[row["article"]].append(row)
    for article, (_, body) in sorted(present.items()):
        figures.articles += 1
        required, found = figures.required, figures.found
        count(figures, article, golden[article][kind], stated[article])
        figures.faults += [f"{article}: {fault}" for row in golden[article][kind] for fault in label_faults(row, body)]
        if figures.required - required >= TELLING and figures.found == found:
            figures.faults.append(f"{article}: none of its {figures.required - required} {kind} was found")
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
    rows = (
        staging.current_articles()
        .filter(pl.col("sha256").is_in(list(labelled)))
        .select("sha256", "article", "article_id", "body")
    )
    return {
        row["article"]: (row["article_id"], row["body"])
        for row in rows.collect().to_dicts()
        if labelled[row["sha256"]] == row["article"]
    }


def count(figures: Figures, article: str, golden: Sequence[Row], stated: Sequence[Row]) -> None:
    """Adds one article's rows to `figures`. Each row is used once; among rows that could match, the one that fits best."""
    pairs = _pair(figures.kind, golden, stated)
    figures.required += sum(not row.get("optional") for row in golden)
    for g, row in enumerate(golden):
        if g not in pairs:
            if not row.get("optional"):
                figures.missed.append((article, "missed", _brief(row)))
            continue
        if row.get("optional"):
            continue
        wrong = [part for part in PARTS[figures.kind] if not _agrees(part, row, stated[pairs[g]])]
        figures.stated += 1
        figures.found += 1
        figures.strict += not wrong
        if wrong:
            figures.missed.append((article, f"wrong {', '.join(wrong)}", _brief(row)))
    for s in sorted(set(range(len(stated))) - set(pairs.values())):
        figures.stated += 1
        figures.missed.append((article, "not labelled", _brief(stated[s])))


def _pair(kind: str, golden: Sequence[Row], stated: Sequence[Row]) -> dict[int, int]:
    fits = sorted(
        (
            (-_fit(kind, row, said), g, s)
            for g, row in enumerate(golden)
            for s, said in enumerate(stated)
            if _same(kind, row, said)
        ),
    )
    pairs: dict[int, int] = {}
    for _, g, s in fits:
        if g not in pairs and s not in pairs.values():
            pairs[g] = s
    return pairs


def _same(kind: str, golden: Row, said: Row) -> bool:
    if kind == "landings":
        return _same_enterprise(golden["enterprise"], said["enterprise"])
    if golden["value"] is None or said["value"] is None:
        return golden["value"] is said["value"] and _alike(golden["metric"], said["metric"], 0.5)
    return _close(golden["value"], said["value"]) and _unit(golden["unit"]) == _unit(said["unit"])


def _fit(kind: str, golden: Row, said: Row) -> float:
    """Agreeing parts, then shared evidence, then the value as written; a required row before an optional one."""
    score = float(sum(_agrees(part, golden, said) for part in PARTS[kind]))
    proof, sentence = _letters(golden.get("evidence")), _letters(said.get("evidence"))
    if proof and sentence:
        score += 2.0 if proof in sentence or sentence in proof else _overlap(proof, sentence)
    if golden.get("value_text") and _letters(golden["value_text"]) == _letters(said.get("value_text")):
        score += 0.5
    return score - (0.01 if golden.get("optional") else 0.0)


def _agrees(part: str, golden: Row, said: Row) -> bool:
    want, have = golden.get(part), said.get(part)
    if part in ("place", "subject", "metric"):
        return _alike(want, have, NAME_LIKENESS)
    if part == "investment":
        value, unit = (want["value"], _unit(want["unit"])) if want else (None, None)
        return _close(value, said["investment_value"]) and (value is None or unit == _unit(said["investment_unit"]))
    if part in ("date", "deadline", "period_start", "period_end"):
        return (str(want) if want else None) == (str(have) if have else None)
    if part == "comparator":
        return (want or "eq") == (have or "eq")
    return (want or None) == (have or None)


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


def _close(a: float | None, b: float | None) -> bool:
    return a is b if a is None or b is None else abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))


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
