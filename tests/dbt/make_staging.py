"""A small staging area, written by hand: what the SQL half is tested on without any reader or extraction.

Belongs here: invented articles as they look once parsed, and how they are written as part files. Does not belong here: what the
marts should make of them (test_dbt_build.py). Spans are found in the text, so a case only says which words a statement points at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from orchestration.extraction.enterprise_names import EnterpriseNames
from orchestration.extraction.likeness import likenesses
from orchestration.extraction.names import Finder
from orchestration.extraction.text import fold
from orchestration.parse import load_lexicon
from orchestration.settings import Settings
from orchestration.staging import TABLES
from orchestration.staging_parts import Staging

SEEN_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
Statement = Mapping[str, Any]
UNIT_KINDS = {"CNY": "money", "USD": "money", "%": "percent", "pp": "pp", "倍": "multiple", "人": "people"}


@dataclass(frozen=True)
class Page:
    """One article. `sentences` are its paragraphs, the first the headline; statements say `in_sentence` and `quote`."""

    path: str
    sentences: Sequence[str]
    published_on: date | None = None
    publisher: str | None = None
    source: str | None = None
    script: str = "Hans"
    landings: Sequence[Statement] = ()
    metrics: Sequence[Statement] = ()
    targets: Sequence[Statement] = ()
    numerals: Sequence[Statement] = ()
    claims: Sequence[Statement] = ()  # these say `operands`, words of the same sentence
    relations: Sequence[Statement] = ()

    @property
    def body(self) -> str:
        return "\n".join(self.sentences)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.body.encode()).hexdigest()

    @property
    def article_id(self) -> str:
        return self.sha256[:16]

    @property
    def article(self) -> str:
        return self.path.rsplit("/", 1)[-1]

    def offset(self, sentence_no: int) -> int:
        return sum(len(sentence) + 1 for sentence in self.sentences[:sentence_no])


@dataclass
class Run:
    """What one run sees: pages it parses, and other events of files as (path, outcome, further columns)."""

    run_id: str
    pages: Sequence[Page] = ()
    events: Sequence[tuple[str, str, Mapping[str, Any]]] = ()
    code_version: str = "v1"
    committed: bool = True
    drop_statements: bool = False
    files: list[dict[str, Any]] = field(default_factory=list)


@cache
def enterprise_names() -> EnterpriseNames:
    """What takes names of enterprises apart, with the project's own lexicon."""
    lexicon = load_lexicon(Settings())
    finder = Finder(lexicon.tables)
    return EnterpriseNames(lexicon, finder.regions, finder.tokenizer)


def write_staging(warehouse: Path, runs: Sequence[Run]) -> None:
    """Writes `<warehouse>/staging/` as the runs would have left it. Raises `AssertionError` if a row breaks its schema."""
    staging = Staging(warehouse / "staging")
    staging.prepare()
    for run in runs:
        for table, rows in _tables(run).items():
            if table == "files" and not run.committed:
                continue
            schema = TABLES[table].create_empty().schema
            frame = pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)
            rejects = staging.write(table, run.run_id, frame)
            assert rejects.is_empty(), f"{table}: {rejects.to_dicts()}"


def _tables(run: Run) -> dict[str, list[dict[str, Any]]]:
    tables: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    for page in run.pages:
        head = {
            "run_id": run.run_id, "article_id": page.article_id, "article": page.article, "path": page.path, "sha256": page.sha256,
        }  # fmt: skip
        known = {"encoding": "utf-8", "format": "txt"}
        seen = {"seen_at": SEEN_AT, "mtime": SEEN_AT, "size": len(page.body.encode())}
        tables["files"].append({**head, **known, **seen, "outcome": "parsed"})
        tables["articles"].append({
            **head, **known, "code_version": run.code_version, "title": page.sentences[0], "publisher": page.publisher,
            "source": page.source, "published_on": page.published_on, "published_how": "stated" if page.published_on else "unknown",
            "script": page.script, "body": page.body, "char_count": len(page.body),
        })  # fmt: skip
        [likeness] = likenesses([fold(page.body)])
        tables["article_signatures"].append({**head, **likeness._asdict()})
        for number, text in enumerate(page.sentences):
            start = page.offset(number)
            tables["sentences"].append({
                **head, "sentence_no": number, "paragraph_no": number, "span_start": start, "span_end": start + len(text),
                "text": text, "is_title": number == 0,
            })  # fmt: skip
        if not run.drop_statements:
            tables["enterprise_names"] += [
                {**head, "enterprise": name, **asdict(enterprise_names().parts(name))}
                for name in sorted({said["enterprise"] for said in page.landings})
            ]
            for table, statements in (("landing", page.landings), ("metric", page.metrics), ("target", page.targets)):
                tables[f"{table}_statements"] += [_statement(run, page, table, said) for said in statements]
            tables["claims"] += [_claim(run, page, said) for said in page.claims]
            tables["place_relations"] += [_statement(run, page, "place", said) for said in page.relations]
        for number, said in enumerate(page.numerals):
            tables["numerals"].append({**head, "numeral_no": number, "text": said["quote"], **_located(page, said)})
    for path, outcome, columns in run.events:
        article = path.rsplit("/", 1)[-1]
        event = {"run_id": run.run_id, "seen_at": SEEN_AT, "path": path, "article": article, "outcome": outcome}
        tables["files"].append({**event, **columns})
    return tables


def _located(page: Page, said: Statement) -> dict[str, Any]:
    sentence = page.sentences[said["in_sentence"]]
    start = page.offset(said["in_sentence"]) + sentence.index(said["quote"])
    rest = {key: value for key, value in said.items() if key not in {"in_sentence", "quote"}}
    return {"sentence_no": said["in_sentence"], "span_start": start, "span_end": start + len(said["quote"]), **rest}


def _statement(run: Run, page: Page, table: str, said: Statement) -> dict[str, Any]:
    row = {
        "run_id": run.run_id, "article_id": page.article_id, "article": page.article, "published_on": page.published_on,
        "evidence": page.sentences[said["in_sentence"]], "rule": "by_hand", "confidence": 0.8, **_located(page, said),
    }  # fmt: skip
    if table in ("metric", "target"):
        row = {"metric_core": row["metric"], **row}
    if table in ("metric", "target") and row.get("value") is not None:
        unit_kind = UNIT_KINDS.get(str(row["unit"]), "count")
        row = {"value_text": said["quote"], "measure": "level", "comparator": "eq", "unit_kind": unit_kind, **row}
    if table == "claim":
        row = {"value_text": said["quote"], "comparator": "eq", **row}
    content = repr(sorted((key, value) for key, value in row.items() if key not in {"run_id", "article"}))
    row["statement_id"] = hashlib.sha256(f"{table}\n{content}".encode()).hexdigest()[:16]
    return row


def _claim(run: Run, page: Page, said: Statement) -> dict[str, Any]:
    places = [_located(page, {"in_sentence": said["in_sentence"], "quote": text}) for text in said["operands"]]
    operands = {
        "operand_texts": list(said["operands"]),
        "operand_starts": [place["span_start"] for place in places],
        "operand_ends": [place["span_end"] for place in places],
        "operand_sentence_no": said["in_sentence"],
        "operand_evidence": page.sentences[said["in_sentence"]],
    }
    return _statement(run, page, "claim", {**said, **operands})
