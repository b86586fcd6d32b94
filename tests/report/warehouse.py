"""Published files for tests of the report page: the tables as the contracts of the marts declare them, with a few rows of our own.

Belongs here: making a file that looks published, within a second. Does not belong here: what the page makes of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import yaml

from orchestration.settings import PROJECT, Settings

MODELS = Path(PROJECT, "dbt_project/models/marts")
SENTENCES = """create table staging.stg_sentences (
    article_id varchar, sentence_no integer, paragraph_no integer, span_start integer, span_end integer, text varchar, is_title boolean
)"""
BUILT = {"build_id": "20260301T000000000000Z", "built_at": "2026-03-01 00:00:00", "data_as_of": date(2026, 2, 27)}
# Kind of fact: its statements, its rows, the column that joins them.
FACTS = {
    "landing": ("landing_statements", "enterprise_landings", "enterprise_landing_id"),
    "measure": ("metric_statements", "platform_metrics", "platform_metric_id"),
    "target": ("target_statements", "policy_targets", "policy_target_id"),
}


@dataclass
class Press:
    """Articles and facts of a published file, written by `publish`."""

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def add(self, table: str, /, **row: Any) -> None:
        self.rows.setdefault(table, []).append(row)

    def article(self, article_id: str, sentences: Sequence[str], **more: Any) -> None:
        """An article of these sentences, one a line."""
        self.add(
            "articles",
            **{"article_id": article_id, "article": f"{article_id}.txt", "title": article_id, "script": "Hans"}
            | {"published_on": date(2026, 2, 27), "published_how": "stated", "body": "\n".join(sentences)}
            | more,
        )
        start = 0
        for number, text in enumerate(sentences):
            span = {"span_start": start, "span_end": start + len(text)}
            self.add("sentences", article_id=article_id, sentence_no=number, text=text, is_title=False, **span)
            start += len(text) + 1

    def place(self, place_id: str, name: str, parent: str | None = None, kind: str = "platform") -> None:
        path = f"{parent} ⊃ {name}" if parent else name
        told = {"place_id": place_id, "place_name": name, "place_kind": kind, "status": "reviewed", "path": path}
        self.add("places", parent_place_id=parent, names_as_written=name, **told)

    def fact(self, kind: str, row_id: str, article_id: str, sentence_no: int, quote: str, /, **row: Any) -> None:
        """A fact read from the characters `quote` of a sentence."""
        statements, table, key = FACTS[kind]
        sentence = next(
            s for s in self.rows["sentences"] if s["article_id"] == article_id and s["sentence_no"] == sentence_no
        )
        at = sentence["span_start"] + sentence["text"].index(quote)
        statement = {"statement_id": f"s-{row_id}", "article_id": article_id, "sentence_no": sentence_no, key: row_id}
        told = {"evidence": sentence["text"], "confidence": 0.9}
        told_sum = {"investment_text": row["investment_text"]} if "investment_text" in row else {}
        self.add(statements, **statement, **told, **told_sum, span_start=at, span_end=at + len(quote), rule="made up")
        self.add(table, **{key: row_id, "evidence_statement_id": f"s-{row_id}", "article_count": 1}, **told, **row)


def publish(settings: Settings, press: Press) -> None:
    """Writes the rows as the published file of `settings`."""
    settings.warehouse.mkdir(parents=True, exist_ok=True)
    settings.published_file.unlink(missing_ok=True)
    with duckdb.connect(str(settings.published_file)) as con:
        con.execute(_tables())
        articles = len(press.rows.get("articles", []))
        con.register("found", pl.DataFrame([BUILT | {"article_count": articles, "rejected_file_count": 0}]))
        con.execute("insert into meta.build by name from found")
        for table, rows in press.rows.items():
            con.register("found", pl.DataFrame(rows, infer_schema_length=None))
            target = "staging.stg_sentences" if table == "sentences" else f"marts.{table}"
            con.execute(f"insert into {target} by name from found")


@cache
def _tables() -> str:
    """SQL that makes the tables as the contracts of the marts declare them."""
    made = ["create schema marts", "create schema staging", "create schema meta", SENTENCES]
    for path in sorted(MODELS.glob("*.yml")):
        for model in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader).get("models", []):
            config: Mapping[str, str] = model.get("config", {})
            name = config.get("alias") or str(model["name"]).removeprefix("dim_")
            columns = ", ".join(f'"{column["name"]}" {column["data_type"]}' for column in model["columns"])
            made.append(f'create table {"meta" if name == "build" else "marts"}."{name}" ({columns})')
    return ";\n".join(made)
