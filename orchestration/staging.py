"""The staging tables: which there are, and their schemas, declared once.

Belongs here: the names of all tables, and the columns of files and articles and of their sentences and numerals. Checks, Dagster column
schemas and the preview derive from these classes. Does not belong here: the columns of what articles say (staging_statements.py), the
files that tables lie in (staging_parts.py), what is in the rows.
"""

from __future__ import annotations

from collections.abc import Mapping

import dataframely as dy
import polars as pl

from orchestration.extraction.likeness import SLOTS
from orchestration.staging_statements import (
    NUMBER,
    Claims,
    EnterpriseNames,
    LandingStatements,
    MetricStatements,
    PlaceRelations,
    TargetStatements,
)

UTC = "UTC"


class Files(dy.Schema):
    """Ledger: one row per file and run in which its state changed; the newest row of a path is its state."""

    run_id = dy.String(description="build that saw the change; ids sort by time")
    seen_at = dy.Datetime(time_zone=UTC, description="when it was seen")
    path = dy.String(min_length=1, description="path below the raw folder")
    article = dy.String(min_length=1, description="file name without its folder")
    size = dy.Int64(nullable=True, min=0, description="bytes")
    mtime = dy.Datetime(nullable=True, time_zone=UTC, description="last modification of the file")
    sha256 = dy.String(nullable=True, regex="^[0-9a-f]{64}$", description="hash of its bytes, its name in the archive")
    encoding = dy.String(nullable=True, description="encoding that was recognised")
    format = dy.String(nullable=True, description="format that was recognised: txt, html or md")
    outcome = dy.String(
        regex="^(parsed|rejected|duplicate|gone|deferred)$",
        description="what became of it: parsed, rejected, duplicate, gone or deferred",
    )
    reason = dy.String(nullable=True, description="why it was rejected or deferred, as a word")
    detail = dy.String(nullable=True, description="the same for a human")
    article_id = dy.String(nullable=True, description="first 16 digits of sha256, for a file that was read")
    duplicate_of = dy.String(nullable=True, description="path of the file with the same bytes that counts")

    @dy.rule()
    def rejection_has_reason(cls) -> pl.Expr:
        return (pl.col("outcome") != "rejected") | pl.col("reason").is_not_null()

    @dy.rule()
    def parsed_file_has_article(cls) -> pl.Expr:
        return (pl.col("outcome") != "parsed") | pl.col("article_id").is_not_null()


class Articles(dy.Schema):
    """One row per article version and run that read it; the newest run of an article counts."""

    run_id = dy.String(description="build that read it")
    code_version = dy.String(description="hash of the readers, the extraction and its lexicons")
    article_id = dy.String(regex="^[0-9a-f]{16}$", description="hash of the file's bytes")
    article = dy.String(min_length=1, description="file name without its folder")
    path = dy.String(min_length=1, description="path below the raw folder")
    title = dy.String(description="headline")
    publisher = dy.String(nullable=True, description="outlet whose page this is")
    source = dy.String(nullable=True, description="outlet it was taken from")
    author = dy.String(nullable=True, description="author or editor as named")
    published_on = dy.Date(nullable=True, description="day of publication")
    published_how = dy.String(
        regex="^(stated|inferred|unknown)$", description="how that day was found: stated, inferred or unknown"
    )
    url = dy.String(nullable=True, description="address of the page, if it says it")
    script = dy.String(regex="^(Hans|Hant)$", description="Hans (Simplified) or Hant (Traditional)")
    body = dy.String(
        min_length=1, description="text as stored: headline, then a paragraph a line; all spans count in it"
    )
    char_count = dy.Int64(min=1, description="characters of body")
    encoding = dy.String(nullable=True, description="encoding of the file")
    format = dy.String(nullable=True, description="format of the file")
    sha256 = dy.String(regex="^[0-9a-f]{64}$", description="hash of the file's bytes")

    @dy.rule()
    def id_is_hash(cls) -> pl.Expr:
        return pl.col("sha256").str.starts_with(pl.col("article_id"))

    @dy.rule()
    def date_unless_unknown(cls) -> pl.Expr:
        return (pl.col("published_how") == "unknown") == pl.col("published_on").is_null()


class ArticleSignatures(dy.Schema):
    """One row per article: what it is compared with other articles by."""

    run_id = dy.String(description="build that parsed the article")
    article_id = dy.String(description="the article")
    shingle_count = dy.Int64(min=0, description="shingles of its text: runs of eight characters without punctuation")
    signature = dy.List(
        dy.UInt32(),
        nullable=True,
        min_length=SLOTS,
        max_length=SLOTS,
        description="MinHash of its shingles; null for an article too short to compare",
    )


class Sentences(dy.Schema):
    """One row per sentence of an article."""

    run_id = dy.String(description="build that parsed the article")
    article_id = dy.String(description="the article")
    sentence_no = dy.Int64(min=0, description="sentence within the article, from 0")
    paragraph_no = dy.Int64(min=0, description="paragraph within the article, from 0")
    span_start = dy.Int64(min=0, description="first character in the body")
    span_end = dy.Int64(description="character after the last one in the body")
    text = dy.String(min_length=1, description="the sentence as stored")
    is_title = dy.Bool(description="whether it is the headline")

    @dy.rule()
    def text_fills_span(cls) -> pl.Expr:
        return pl.col("text").str.len_chars() == pl.col("span_end") - pl.col("span_start")


class Numerals(dy.Schema):
    """One row per numeral in a sentence, with what became of it."""

    run_id = dy.String(description="build that parsed the article")
    article_id = dy.String(description="the article")
    sentence_no = dy.Int64(min=0, description="sentence within the article, from 0")
    numeral_no = dy.Int64(min=0, description="numeral within the sentence, from 0")
    span_start = dy.Int64(min=0, description="first character in the body")
    span_end = dy.Int64(description="character after the last one in the body")
    text = dy.String(min_length=1, description="the numeral as written")
    outcome = dy.String(
        regex="^(used|ignored|unexplained)$", description="used, ignored (by a named rule) or unexplained"
    )
    rule = dy.String(nullable=True, description="the rule that used or ignored it")
    value = dy.Float64(nullable=True, description=f"its value {NUMBER}")
    unit = dy.String(nullable=True, description="its unit")

    @dy.rule()
    def ignored_by_name(cls) -> pl.Expr:
        return (pl.col("outcome") != "ignored") | pl.col("rule").is_not_null()


STATEMENTS: Mapping[str, type[dy.Schema]] = {
    "landing_statements": LandingStatements,
    "metric_statements": MetricStatements,
    "target_statements": TargetStatements,
}
PARSED: Mapping[str, type[dy.Schema]] = {
    "article_signatures": ArticleSignatures,
    "sentences": Sentences,
    "numerals": Numerals,
    **STATEMENTS,
    "enterprise_names": EnterpriseNames,
    "claims": Claims,
    "place_relations": PlaceRelations,
}
TABLES: Mapping[str, type[dy.Schema]] = {"files": Files, "articles": Articles, **PARSED}
