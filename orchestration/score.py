"""The figures of extraction on labelled articles: those beside the repository, if they are there, and our own samples.

Belongs here: which articles are labelled, which of them are held aside, how their rows are got and told. Does not belong here: how rows
are compared (matching.py or the scorer beside the repository), what went wrong (score_report.py), the check of a build (accuracy.py).

A third of the development articles (those whose number three divides) is held aside: no rule is written from them, nobody reads their
rows, and their figures are told beside the others. The gap between the two is what articles never seen will show.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from orchestration.accuracy import OWN_JUDGE, read_golden
from orchestration.calibration import is_held_aside
from orchestration.extraction.article import Article
from orchestration.extraction.lexicon import Lexicon
from orchestration.matching import KINDS, Judge, Row, Tally, Verdict, verdicts
from orchestration.parse import extract_each
from orchestration.readers import Rejection, read
from orchestration.settings import PROJECT, Settings

SHARED = PROJECT.parent / "shared"
# Collection → folder of its articles, both beside the repository.
FOLDERS = {"seeds": "seeds", "dev": "corpus"}
_NUMBER = re.compile(r"^dev_(\d+)\.")


@dataclass(frozen=True, slots=True)
class Collection:
    """Labelled articles of one folder: file name → labelled rows by kind of fact.

    `held` are the names kept out of the calibration of confidence; if `unread`, nobody who writes rules reads their rows either.
    """

    name: str
    folder: Path
    golden: Mapping[str, Row]
    held: frozenset[str] = frozenset()
    unread: bool = False


@dataclass(slots=True)
class Statements:
    """What was found in the articles of a collection: kind of fact → article → rows; numerals and bodies by article."""

    rows: dict[str, dict[str, list[Row]]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    numerals: dict[str, list[Row]] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts by kind of fact with the two means the scorer calls the result."""

    tallies: dict[str, Tally]

    @classmethod
    def of(cls, rows: Iterable[Verdict]) -> Scores:
        rows = list(rows)
        return cls({kind: Tally.of(kind, rows) for kind in KINDS})

    @property
    def found(self) -> float:
        return sum(f1(tally.found, tally) for tally in self.tallies.values()) / len(self.tallies)

    @property
    def strict(self) -> float:
        return sum(f1(tally.strict, tally) for tally in self.tallies.values()) / len(self.tallies)

    def lines(self) -> Iterator[str]:
        """The figures as the scorer lays them out."""
        for kind, tally in self.tallies.items():
            parts = "  ".join(f"{part} {ratio(right, tally.found):.2f}" for part, right in tally.parts.items())
            rates = " | ".join(
                f"{name} P {ratio(hits, tally.stated):.3f} R {ratio(hits, tally.required):.3f} F1 {f1(hits, tally):.3f}"
                for name, hits in (("found", tally.found), ("strict", tally.strict))
            )
            yield f"{kind:9} gold {tally.required:4} said {tally.stated:4} | {rates} | {parts}"
        yield f"found F1 {self.found:.3f}   strict F1 {self.strict:.3f}   (means over the three kinds)"


def ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def f1(hits: int, tally: Tally) -> float:
    """The harmonic mean of hits over stated and hits over required rows."""
    return 2 * hits / (tally.stated + tally.required) if hits else 0.0


def load_judge(shared: Path = SHARED) -> Judge:
    """The scorer beside the repository if it is there, else our own comparison; they agree where facts.md is clear."""
    path = shared / "score" / "score.py"
    if not path.is_file():
        return OWN_JUDGE
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise RuntimeError(f"{path} cannot be imported")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast(Judge, module)


def collections(settings: Settings, shared: Path = SHARED) -> list[Collection]:
    """The labelled articles there are: those beside the repository, then the samples of our own."""
    found = []
    for name, folder in FOLDERS.items():
        labels = shared / "gold" / f"{name}.jsonl"
        if labels.is_file():
            rows = [json.loads(line) for line in labels.read_text("utf-8").splitlines() if line.strip()]
            golden = {row["article"]: row for row in rows}
            found.append(Collection(name, shared / folder, golden, frozenset(filter(is_third, golden)), unread=True))
    own = {row["article"]: row for row in read_golden(settings.golden)}
    # The rules may know our own samples, all of which can be read by anyone; seeds have no number and none is held aside.
    return [*found, Collection("samples", PROJECT / "raw", own, frozenset(filter(is_held_aside, own)))]


def is_third(article: str) -> bool:
    """Whether an article of the development collection is held aside: its number is divisible by three."""
    number = _NUMBER.match(article)
    return number is not None and int(number[1]) % 3 == 0


def read_folder(folder: Path, names: Iterable[str]) -> list[Article]:
    """The readable articles of these names below `folder`, in order of name."""
    wanted = set(names)
    files = sorted((path for path in folder.rglob("*") if path.name in wanted), key=lambda path: path.name)
    answers = [read(path.read_bytes(), path.name) for path in files]
    return [answer[0] for answer in answers if not isinstance(answer, Rejection)]


def by_extraction(collection: Collection, lexicon: Lexicon) -> Statements:
    """What extraction finds in the articles, without a warehouse."""
    articles = read_folder(collection.folder, collection.golden)
    tables, failures = extract_each(articles, lexicon, Settings().file_seconds)
    if failures:
        raise RuntimeError(f"extraction failed on {', '.join(sorted(failures.values()))}")
    found = Statements(bodies={article.article: article.body for article in articles})
    names = {article.article_id: article.article for article in articles}
    for kind in KINDS:
        for row in tables[f"{kind[:-1]}_statements"].iter_rows(named=True):
            found.rows[kind].setdefault(row["article"], []).append(row)
    for row in tables["numerals"].iter_rows(named=True):
        found.numerals.setdefault(names[row["article_id"]], []).append(row)
    return found


def by_build(collection: Collection, settings: Settings) -> Statements:
    """What a whole build of the folder publishes, in a warehouse of its own. Raises if the build stops."""
    import duckdb

    home = settings.warehouse / "score" / collection.name
    own = {
        "QIANTANG_RAW": str(collection.folder),
        "QIANTANG_WAREHOUSE": str(home),
        "DAGSTER_HOME": str(home / ".dagster"),
    }
    env = {k: v for k, v in os.environ.items() if k != "QIANTANG_DAGSTER_HOME"} | own
    if subprocess.run([sys.executable, "-m", "orchestration", "run"], env=env, cwd=PROJECT, check=False).returncode:
        raise RuntimeError(f"the build of {collection.folder} stopped")
    found = Statements()
    with duckdb.connect(str(home / "qiantang.duckdb"), read_only=True) as con:
        for kind in KINDS:
            table = con.table(f"marts.{kind[:-1]}_statements")
            for values in table.fetchall():
                row = dict(zip(table.columns, map(_plain, values), strict=True))
                found.rows[kind].setdefault(row["article"], []).append(row)
    return found


def judged(judge: Judge, collection: Collection, found: Statements) -> list[Verdict]:
    """The verdicts on all rows of a collection."""
    return [
        verdict
        for article, golden in collection.golden.items()
        for kind in KINDS
        for verdict in verdicts(judge, article, kind, golden.get(kind, []), found.rows[kind].get(article, []))
    ]


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value
