"""What extraction found, laid out as the rows of the staging tables.

Belongs here: ids of statements, the one outcome of every numeral. Does not belong here: columns and types (table_columns.py), reading text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from typing import NamedTuple

import polars as pl

from orchestration.extraction.article import Article, Claim, Found, Landing, Metric, Sentence, Target, View
from orchestration.extraction.enterprise_names import EnterpriseNames
from orchestration.extraction.likeness import Likeness
from orchestration.extraction.metric_names import MetricNames
from orchestration.extraction.place_regions import Located, Placed
from orchestration.extraction.table_columns import SCHEMAS
from orchestration.extraction.text import fold

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """The staging tables of a batch of articles, without the columns of the run."""

    article_signatures: pl.DataFrame
    sentences: pl.DataFrame
    numerals: pl.DataFrame
    landing_statements: pl.DataFrame
    enterprise_names: pl.DataFrame
    metric_statements: pl.DataFrame
    target_statements: pl.DataFrame
    claims: pl.DataFrame
    place_relations: pl.DataFrame


@dataclass(slots=True)
class Rows:
    """Rows of each table while articles are read."""

    signatures: list[Row] = field(default_factory=list)
    sentences: list[Row] = field(default_factory=list)
    numerals: list[Row] = field(default_factory=list)
    landings: list[Row] = field(default_factory=list)
    enterprise_names: list[Row] = field(default_factory=list)
    metrics: list[Row] = field(default_factory=list)
    targets: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    places: list[Row] = field(default_factory=list)

    def by_table(self) -> dict[str, list[Row]]:
        """The rows so far by the name of their table."""
        return {
            "article_signatures": self.signatures,
            "sentences": self.sentences,
            "numerals": self.numerals,
            "landing_statements": self.landings,
            "enterprise_names": self.enterprise_names,
            "metric_statements": self.metrics,
            "target_statements": self.targets,
            "claims": self.claims,
            "place_relations": self.places,
        }

    def tables(self) -> Extraction:
        """The rows so far as typed tables, empty ones included."""
        return Extraction(**{name: _table(name, rows) for name, rows in self.by_table().items()})


class Said(NamedTuple):
    """What one article says. `reasons` tell, of each sentence, where quantities start that are no figures, and why."""

    landed: Sequence[Landing]
    figures: Sequence[Metric | Target]
    reasons: Sequence[Mapping[int, str]]
    claims: Sequence[Claim]
    located: Located


class Naming(NamedTuple):
    """What takes the names of enterprises and of indicators apart, so that SQL need not read them."""

    enterprises: EnterpriseNames
    metrics: MetricNames


def lay_out(
    article: Article,
    views: Sequence[View],
    mentions: Sequence[list[Found]],
    said: Said,
    likeness: Likeness,
    naming: Naming,
    rows: Rows,
) -> None:
    """Appends the article's rows to the tables. The sum a firm invests is told once, by its landing."""
    rows.signatures.append((article.article_id, likeness.shingle_count, likeness.signature))
    landed, figures, reasons, claims, located = said
    sums = {id(row.investment) for row in landed if row.investment is not None}
    invested = (
        {(view.sentence.no, q.start) for view in views for q in view.quantities if id(q) in sums} if sums else set()
    )
    used = set(invested)
    heads = {
        view.sentence.no: (article, view.sentence, article.body[view.sentence.start : view.sentence.end])
        for view in views
    }
    for row in figures:
        if row.quantity is not None:
            at = (row.sentence_no, row.quantity.start)
            if at in invested and row.quantity.unit_kind == "money":
                continue
            used.add(at)
        if isinstance(row, Metric):
            rows.metrics.append(_metric_row(heads[row.sentence_no], row, naming.metrics, located))
        else:
            rows.targets.append(_target_row(heads[row.sentence_no], row, naming.metrics, located))
    rows.landings.extend(_landing_row(heads[row.sentence_no], row, located) for row in landed)
    rows.enterprise_names.extend(
        (article.article_id, name, *astuple(naming.enterprises.parts(name)))
        for name in sorted({_enterprise(article, row) for row in landed})
    )
    rows.claims.extend(_claim_row(heads[row.sentence_no], heads[row.operand_sentence_no], row) for row in claims)
    rows.places.extend(_place_row(heads[row.sentence_no], row) for row in located.rows)
    for view, found, why in zip(views, mentions, reasons, strict=True):
        sentence = view.sentence
        rows.sentences.append(
            (
                article.article_id,
                sentence.no,
                sentence.paragraph,
                sentence.start,
                sentence.end,
                heads[sentence.no][2],
                sentence.is_title,
            )
        )
        rows.numerals.extend(_ledger(article, sentence, found, used, why))


def _ledger(
    article: Article, sentence: Sentence, found: Sequence[Found], used: set[tuple[int, int]], reasons: Mapping[int, str]
) -> list[Row]:
    """One row per numeral of the sentence with its outcome."""
    result: list[Row] = []
    article_id, body, no, at = article.article_id, article.body, sentence.no, sentence.start
    for number, (first, last, _, _, _, family, rule, value, _, unit, _, _, role) in enumerate(found):
        outcome = "ignored"
        if family == "quantity":
            why = reasons.get(first, "no_indicator")
            if (no, first) in used:
                outcome = "used"
            elif why != "no_indicator":
                rule = why
            else:
                outcome, rule = "unexplained", why
        elif family == "time":
            rule = f"time_{role}"
        elif family == "unexplained":
            outcome = "unexplained"
        start, end = at + first, at + last
        result.append((article_id, no, number, start, end, body[start:end], outcome, rule, value, unit))
    return result


_Head = tuple[Article, Sentence, str]


def _head(kind: str, head: _Head, span: tuple[int, int], parts: Sequence[object], rule: str, confidence: float) -> Row:
    article, sentence, evidence = head
    start, end = span
    identity = "\x1f".join([f"{kind}\x1f{article.article_id}\x1f{sentence.no}\x1f{start}\x1f{end}", *map(str, parts)])
    statement_id = hashlib.sha256(identity.encode()).hexdigest()[:16]
    return (
        statement_id,
        article.article_id,
        article.article,
        article.published_on,
        sentence.no,
        evidence,
        start,
        end,
        rule,
        confidence,
    )


def _enterprise(article: Article, row: Landing) -> str:
    """The name is the one written at the span: which firm a short form means is for the marts to say."""
    return fold(article.body[row.span_start : row.span_end])


def _landing_row(head: _Head, row: Landing, located: Located) -> Row:
    money = row.investment
    enterprise = _enterprise(head[0], row)
    return (
        *_head(
            "landing",
            head,
            (row.span_start, row.span_end),
            (enterprise, row.project, row.place, row.stage),
            row.rule,
            row.confidence,
        ),
        enterprise,
        row.enterprise_kind,
        row.project,
        row.place,
        located.kind(row.place, row.place_kind),
        located.code(row.place, row.place_kind, row.region_code, row.sentence_no),
        row.stage,
        row.date,
        *((money.value, money.value_max, money.unit, money.comparator, money.text) if money else (None,) * 5),
    )


def _figure_cells(row: Metric | Target, article: Article, names: MetricNames, located: Located) -> Row:
    """The cells metrics and targets share. `value_text` is the body's own characters: what the reader of the article sees."""
    q = row.quantity
    written = article.body[row.span_start : row.span_end]
    kind = located.kind(row.subject, row.subject_kind)
    code = located.code(row.subject, row.subject_kind, row.region_code, row.sentence_no)
    core, scope = names.read(row.metric) if q else (row.metric, None)  # a milestone's words are no indicator
    return (row.subject, kind, code, row.metric, core, scope, row.measure) + (
        (q.value, q.value_max, q.unit, q.unit_kind, q.comparator, written) if q else (None,) * 6
    )


def _metric_row(head: _Head, row: Metric, names: MetricNames, located: Located) -> Row:
    span = (row.span_start, row.span_end)
    return (
        _head("metric", head, span, (row.subject, row.metric, row.measure), row.rule, row.confidence)
        + _figure_cells(row, head[0], names, located)
        + (row.period.start, row.period.end)
    )


def _target_row(head: _Head, row: Target, names: MetricNames, located: Located) -> Row:
    span = (row.span_start, row.span_end)
    return (
        _head("target", head, span, (row.subject, row.metric, row.measure, row.kind), row.rule, row.confidence)
        + _figure_cells(row, head[0], names, located)
        + (row.deadline, row.kind, row.programme)
    )


def _claim_row(head: _Head, operands_head: _Head, row: Claim) -> Row:
    span, body = (row.span_start, row.span_end), head[0].body
    starts, ends = zip(*row.operands, strict=True)
    return (
        *_head("claim", head, span, (row.kind, row.rule, *row.operands), row.rule, row.confidence),
        row.kind,
        row.value,
        row.value_max,
        row.unit,
        row.comparator,
        body[row.span_start : row.span_end],
        row.last_place,
        row.expected,
        row.expected_low,
        row.expected_high,
        [body[start:end] for start, end in row.operands],
        list(starts),
        list(ends),
        row.operand_sentence_no,
        operands_head[2],
    )


def _place_row(head: _Head, row: Placed) -> Row:
    span = (row.span_start, row.span_end)
    return (
        *_head("place", head, span, (row.place, row.parent, row.rule), row.rule, row.confidence),
        row.place,
        row.place_kind,
        row.region_code,
        row.parent,
        row.parent_kind,
        row.parent_region_code,
    )


def _table(name: str, rows: Sequence[Row]) -> pl.DataFrame:
    schema = SCHEMAS[name]
    columns: Iterable[Row] = zip(*rows, strict=True) if rows else [()] * len(schema)
    return pl.DataFrame(
        [pl.Series(head, column, kind) for (head, kind), column in zip(schema.items(), columns, strict=True)]
    )
