"""From articles to statements: the stages in order, set-based first, Python only on sentences that can hold a fact.

Belongs here: joining the stages and laying their results into tables. Does not belong here: any decision about language.
"""
from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from orchestration.extraction import landings, metrics, numerals
from orchestration.extraction.article import Article, Landing, Metric, Name, Quantity, Sentence, Target, TimeMention, View
from orchestration.extraction.chunks import chunk
from orchestration.extraction.context import PLACE_KINDS, Context, nation_word, own_places
from orchestration.extraction.figures import Figures
from orchestration.extraction.lexicon import Lexicon, alternation
from orchestration.extraction.names import Finder
from orchestration.extraction.periods import periods
from orchestration.extraction.targets import Targets
from orchestration.extraction.text import fold, sentences

_HEAD = {
    "statement_id": pl.String, "article_id": pl.String, "article": pl.String, "published_on": pl.Date, "sentence_no": pl.Int32,
    "evidence": pl.String, "span_start": pl.Int32, "span_end": pl.Int32, "rule": pl.String, "confidence": pl.Float64,
}
_FIGURE = {
    "subject": pl.String, "subject_kind": pl.String, "region_code": pl.String, "metric": pl.String, "measure": pl.String,
    "value": pl.Float64, "value_max": pl.Float64, "unit": pl.String, "comparator": pl.String, "value_text": pl.String,
}
SCHEMAS: dict[str, dict[str, type[pl.DataType]]] = {
    "sentences": {
        "article_id": pl.String, "sentence_no": pl.Int32, "paragraph_no": pl.Int32, "span_start": pl.Int32, "span_end": pl.Int32,
        "text": pl.String, "is_title": pl.Boolean,
    },
    "numerals": {
        "article_id": pl.String, "sentence_no": pl.Int32, "numeral_no": pl.Int32, "span_start": pl.Int32, "span_end": pl.Int32,
        "text": pl.String, "outcome": pl.String, "rule": pl.String, "value": pl.Float64, "unit": pl.String,
    },
    "landing_statements": _HEAD | {
        "enterprise": pl.String, "enterprise_kind": pl.String, "project": pl.String, "place": pl.String, "place_kind": pl.String,
        "region_code": pl.String, "stage": pl.String, "date": pl.String, "investment_value": pl.Float64,
        "investment_value_max": pl.Float64, "investment_unit": pl.String, "investment_comparator": pl.String, "investment_text": pl.String,
    },
    "metric_statements": _HEAD | _FIGURE | {"period_start": pl.Date, "period_end": pl.Date},
    "target_statements": _HEAD | _FIGURE | {"deadline": pl.Date, "kind": pl.String, "programme": pl.String},
}
_NOT_IN_PLATFORM = frozenset("为是的了")  # a platform's name holds no verb or particle: such a find is a clause
_SHORTEST_ALIAS = 4


class Found(NamedTuple):
    """One numeral or time of a sentence as numerals.find gives it; offsets count in the sentence."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    text: str
    family: str
    rule: str
    value: float
    value_max: float | None
    unit: str
    unit_kind: str
    comparator: str
    role: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """The five staging tables of a batch of articles, without the columns of the run."""

    sentences: pl.DataFrame
    numerals: pl.DataFrame
    landing_statements: pl.DataFrame
    metric_statements: pl.DataFrame
    target_statements: pl.DataFrame


def extract(articles: Sequence[Article], lexicon: Lexicon) -> Extraction:
    """All statements of `articles`, one row a statement in one article. Articles do not influence each other."""
    return _extractor(lexicon).extract(articles)


@lru_cache(maxsize=4)
def _extractor(lexicon: Lexicon) -> Extractor:
    return Extractor(lexicon)


@dataclass(slots=True)
class _Rows:
    """Rows of each table while articles are read."""

    sentences: list[tuple[object, ...]]
    numerals: list[tuple[object, ...]]
    landings: list[tuple[object, ...]]
    metrics: list[tuple[object, ...]]
    targets: list[tuple[object, ...]]


class Extractor:
    """The stages, built once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._finder = Finder(lexicon.tables)
        # The same few expressions recur in an article and each is asked for several times.
        self._resolve = lru_cache(4096)(periods(lexicon).resolve)
        self._deadline = lru_cache(4096)(periods(lexicon).deadline)
        self._figures = Figures(lexicon)
        self._targets = Targets(lexicon, self._figures.subjects)
        self._landings = landings.Landings(lexicon, self._finder)

    def extract(self, articles: Sequence[Article]) -> Extraction:
        parts = [list(sentences(article)) for article in articles]
        flat = [(a, sentence) for a, part in enumerate(parts) for sentence in part]
        frame = pl.DataFrame(
            {"sentence_id": range(len(flat)), "text": [sentence.text for _, sentence in flat]},
            schema={"sentence_id": pl.UInt32, "text": pl.String},
        )
        mentions = self._mentions(numerals.find(frame, self._lexicon), len(flat))
        rows = _Rows([], [], [], [], [])
        offset = 0
        for article, part in zip(articles, parts, strict=True):
            self._article(article, part, mentions[offset : offset + len(part)], rows)
            offset += len(part)
        return Extraction(
            _table("sentences", rows.sentences), _table("numerals", rows.numerals), _table("landing_statements", rows.landings),
            _table("metric_statements", rows.metrics), _table("target_statements", rows.targets),
        )

    @staticmethod
    def _mentions(found: pl.DataFrame, count: int) -> list[list[Found]]:
        """The numeral rows of each sentence, in order."""
        result: list[list[Found]] = [[] for _ in range(count)]
        for row in found.select("sentence_id", *Found._fields).sort("sentence_id", "start").iter_rows():
            result[row[0]].append(Found._make(row[1:]))
        return result

    def _article(self, article: Article, part: Sequence[Sentence], mentions: Sequence[list[Found]], rows: _Rows) -> None:
        views = [_view(article, sentence, found, self._names(sentence.text)) for sentence, found in zip(part, mentions, strict=True)]
        _add_short_names(views, self._finder.head_of)
        context = Context(article, *own_places(views, self._lexicon), nation=nation_word(article.body), local=self._figures.subjects.local_word(article.body))
        landed: list[Landing] = []
        figures: list[Metric | Target] = []
        reasons: list[Mapping[int, str]] = []
        for view in views:
            context.enter(view)
            landed.extend(self._landings.find(view, context))
            reasons.append(self._sentence(view, context, figures))
            context.leave(view)
        landed = self._landings.settle(landed, views)
        self._lay_out(article, views, mentions, landed, figures, reasons, rows)

    @staticmethod
    def _lay_out(
        article: Article, views: Sequence[View], mentions: Sequence[list[Found]], landed: Sequence[Landing],
        figures: Sequence[Metric | Target], reasons: Sequence[Mapping[int, str]], rows: _Rows,
    ) -> None:
        """Appends the article's rows to the tables. The sum a firm invests is told once, by its landing."""
        place = {id(quantity): (view.sentence.no, quantity.start) for view in views for quantity in view.quantities}
        invested = {place[id(row.investment)] for row in landed if id(row.investment) in place}
        used = set(invested)
        heads = {view.sentence.no: (article, view.sentence, article.body[view.sentence.start : view.sentence.end]) for view in views}
        for row in figures:
            if row.quantity is not None:
                at = (row.sentence_no, row.quantity.start)
                if at in invested and row.quantity.unit_kind == "money":
                    continue
                used.add(at)
            if isinstance(row, Metric):
                rows.metrics.append(_metric_row(heads[row.sentence_no], row))
            else:
                rows.targets.append(_target_row(heads[row.sentence_no], row))
        rows.landings.extend(_landing_row(heads[row.sentence_no], row) for row in landed)
        for view, found, why in zip(views, mentions, reasons, strict=True):
            sentence = view.sentence
            rows.sentences.append((
                article.article_id, sentence.no, sentence.paragraph, sentence.start, sentence.end, heads[sentence.no][2], sentence.is_title,
            ))
            rows.numerals.extend(_ledger(article, sentence, found, used, why))

    def _names(self, text: str) -> list[Name]:
        """The names of a sentence; a word that stands for a place (新区, 全市) is none, though a gazetteer may hold it."""
        return [
            name for name in self._finder.find(text)
            if not self._figures.subjects.is_scope(name.text) and not (name.kind == "platform" and _NOT_IN_PLATFORM & set(name.text))
        ]

    def _sentence(self, view: View, context: Context, rows: list[Metric | Target]) -> Mapping[int, str]:
        """Appends the figures of the sentence; returns where the quantities start that are none, and why."""
        if not view.quantities and not view.times and not any(name.kind in PLACE_KINDS for name in view.names):
            return {}
        tokens = self._finder.tag(view.text)
        chunks = chunk(view, zip(tokens.words, tokens.speech, strict=True), self._figures.nouns)
        figures, reasons = self._figures.read(view, chunks, context)
        for figure in figures:
            rule = self._targets.intent(figure, view, chunks, context, self._deadline)
            if rule:
                rows.append(self._targets.target(figure, rule, view, chunks, context, self._deadline))
            else:
                rows.append(metrics.metric(figure, view, chunks, context, self._resolve))
        topic = self._figures.subjects.topic_of_sentence(chunks, view, context)
        if topic is not None:
            context.subject = Name(0, 0, topic.text, topic.kind, topic.text, topic.code, "carried")
        rows.extend(self._targets.milestones(view, chunks, context, self._deadline))
        context.time = metrics.main_time(chunks, view) or context.time
        return reasons


def _view(article: Article, sentence: Sentence, found: Sequence[Found], names: list[Name]) -> View:
    view = View(article, sentence, names=names)
    for row in found:
        if row.family == "quantity":
            view.quantities.append(Quantity(
                row.start, row.end, row.outer_start, row.outer_end, row.text, row.value, row.value_max, row.unit, row.unit_kind, row.comparator,
            ))
        elif row.family == "time":
            view.times.append(TimeMention(row.start, row.end, row.text, row.role))
    return view


def _add_short_names(views: Sequence[View], head_of: Callable[[str], str]) -> None:
    """A platform named in full may later drop the region its name opens with, a firm all but the word it opens with."""
    full = {name.text: name for view in views for name in view.names if name.kind == "platform"}
    for view in views:
        for name in view.names:
            stem = name.text.removesuffix("管委会").removesuffix("管理委员会")
            if name.kind == "government" and stem != name.text and len(stem) >= _SHORTEST_ALIAS:
                full.setdefault(stem, Name(name.start, name.start + len(stem), stem, "platform", stem, name.code, "committee"))
    regions = {text for view in views for name in view.names if name.kind == "region" for text in (name.text, name.canonical.rstrip("省市区县"))}
    short: dict[str, Name] = {}
    for text, name in full.items():
        for region in regions:
            rest = text.removeprefix(region).lstrip("省市区县")
            if rest != text and len(rest) >= _SHORTEST_ALIAS:
                short[rest] = name
    for view in views:
        for name in view.names:
            head = head_of(name.text) if name.kind == "enterprise" and name.rule != "lexicon" else ""
            if head and head not in regions:
                short.setdefault(head, name)
    if not short:
        return
    anywhere = re.compile(alternation(short))
    for view in views:
        names = [replace(short[n.text], start=n.start, end=n.end, rule="short_form") if n.kind == "platform" and n.text in short else n for n in view.names]
        for match in anywhere.finditer(view.text):
            start, end = match.span()
            if not any(other.start < end and start < other.end for other in names):
                name = short[match.group()]
                said = name.text if name.kind == "platform" else match.group()  # a park is called by its full name, a firm as written
                names.append(replace(name, start=start, end=end, text=said, rule="short_form"))
        view.names = sorted(names, key=lambda other: other.start)


def _ledger(article: Article, sentence: Sentence, found: Sequence[Found], used: set[tuple[int, int]], reasons: Mapping[int, str]) -> list[tuple[object, ...]]:
    """One row per numeral of the sentence with its outcome."""
    result: list[tuple[object, ...]] = []
    for number, row in enumerate(found):
        outcome, rule = "ignored", row.rule
        if row.family == "quantity":
            if (sentence.no, row.start) in used:
                outcome = "used"
            elif row.start in reasons and reasons[row.start] != "no_indicator":
                rule = reasons[row.start]
            else:
                outcome, rule = "unexplained", "no_indicator"
        elif row.family == "time":
            rule = f"time_{row.role}"
        elif row.family == "unexplained":
            outcome = "unexplained"
        start, end = sentence.start + row.start, sentence.start + row.end
        result.append((article.article_id, sentence.no, number, start, end, article.body[start:end], outcome, rule, row.value, row.unit))
    return result


_Head = tuple[Article, Sentence, str]


def _head(kind: str, head: _Head, span: tuple[int, int], parts: Sequence[object], rule: str, confidence: float) -> tuple[object, ...]:
    article, sentence, evidence = head
    identity = "\x1f".join(str(part) for part in (kind, article.article_id, sentence.no, *span, *parts))
    statement_id = hashlib.sha256(identity.encode()).hexdigest()[:16]
    return (statement_id, article.article_id, article.article, article.published_on, sentence.no, evidence, *span, rule, confidence)


def _landing_row(head: _Head, row: Landing) -> tuple[object, ...]:
    """The name is the one written at the span: which firm a short form means is for the marts to say."""
    money = row.investment
    enterprise = fold(head[0].body[row.span_start : row.span_end])
    return _head("landing", head, (row.span_start, row.span_end), (enterprise, row.project, row.place, row.stage), row.rule, row.confidence) + (
        enterprise, row.enterprise_kind, row.project, row.place, row.place_kind, row.region_code, row.stage, row.date,
        *((money.value, money.value_max, money.unit, money.comparator, money.text) if money else (None,) * 5),
    )


def _figure_cells(row: Metric | Target, article: Article) -> tuple[object, ...]:
    """The cells metrics and targets share. `value_text` is the body's own characters: what the reader of the article sees."""
    q = row.quantity
    written = article.body[row.span_start : row.span_end]
    return (row.subject, row.subject_kind, row.region_code, row.metric, row.measure) + (
        (q.value, q.value_max, q.unit, q.comparator, written) if q else (None,) * 5
    )


def _metric_row(head: _Head, row: Metric) -> tuple[object, ...]:
    span = (row.span_start, row.span_end)
    return (
        _head("metric", head, span, (row.subject, row.metric, row.measure), row.rule, row.confidence)
        + _figure_cells(row, head[0]) + (row.period.start, row.period.end)
    )


def _target_row(head: _Head, row: Target) -> tuple[object, ...]:
    span = (row.span_start, row.span_end)
    return (
        _head("target", head, span, (row.subject, row.metric, row.measure, row.kind), row.rule, row.confidence)
        + _figure_cells(row, head[0]) + (row.deadline, row.kind, row.programme)
    )


def _table(name: str, rows: Sequence[tuple[object, ...]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=SCHEMAS[name], orient="row")
