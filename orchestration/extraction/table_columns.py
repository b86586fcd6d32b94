"""Columns and types of what extraction hands on, table by table; those of the warehouse are in orchestration/staging.py.

Belongs here: names and polars types. Does not belong here: what is in the rows (tables.py).
"""

from __future__ import annotations

import polars as pl

_Schema = dict[str, pl.DataType | type[pl.DataType]]
_HEAD: _Schema = {
    "statement_id": pl.String,
    "article_id": pl.String,
    "article": pl.String,
    "published_on": pl.Date,
    "sentence_no": pl.Int32,
    "evidence": pl.String,
    "span_start": pl.Int32,
    "span_end": pl.Int32,
    "rule": pl.String,
    "confidence": pl.Float64,
}
_FIGURE: _Schema = {
    "subject": pl.String,
    "subject_kind": pl.String,
    "region_code": pl.String,
    "metric": pl.String,
    "metric_core": pl.String,
    "metric_scope": pl.String,
    "measure": pl.String,
    "value": pl.Float64,
    "value_max": pl.Float64,
    "unit": pl.String,
    "unit_kind": pl.String,
    "comparator": pl.String,
    "value_text": pl.String,
}
SCHEMAS: dict[str, _Schema] = {
    "article_signatures": {
        "article_id": pl.String,
        "shingle_count": pl.Int32,
        "signature": pl.List(pl.UInt32),
    },
    "sentences": {
        "article_id": pl.String,
        "sentence_no": pl.Int32,
        "paragraph_no": pl.Int32,
        "span_start": pl.Int32,
        "span_end": pl.Int32,
        "text": pl.String,
        "is_title": pl.Boolean,
    },
    "numerals": {
        "article_id": pl.String,
        "sentence_no": pl.Int32,
        "numeral_no": pl.Int32,
        "span_start": pl.Int32,
        "span_end": pl.Int32,
        "text": pl.String,
        "outcome": pl.String,
        "rule": pl.String,
        "value": pl.Float64,
        "unit": pl.String,
    },
    "landing_statements": _HEAD
    | {
        "enterprise": pl.String,
        "enterprise_kind": pl.String,
        "project": pl.String,
        "place": pl.String,
        "place_kind": pl.String,
        "region_code": pl.String,
        "stage": pl.String,
        "date": pl.String,
        "investment_value": pl.Float64,
        "investment_value_max": pl.Float64,
        "investment_unit": pl.String,
        "investment_comparator": pl.String,
        "investment_text": pl.String,
    },
    "enterprise_names": {
        "article_id": pl.String,
        "enterprise": pl.String,
        "folded_name": pl.String,
        "region_code": pl.String,
        "site_code": pl.String,
        "core": pl.String,
        "core_kind": pl.String,
        "trade": pl.String,
        "general": pl.String,
        "form": pl.String,
        "is_legal": pl.Boolean,
        "is_group": pl.Boolean,
        "is_holding": pl.Boolean,
        "is_stock": pl.Boolean,
        "branch": pl.String,
        "kind_by_name": pl.String,
        "body_name": pl.String,
        "stem": pl.String,
        "short_stem": pl.String,
        "known_name": pl.String,
        "known_by": pl.String,
        "known_rival": pl.String,
    },
    "metric_statements": _HEAD | _FIGURE | {"period_start": pl.Date, "period_end": pl.Date},
    "target_statements": _HEAD | _FIGURE | {"deadline": pl.Date, "kind": pl.String, "programme": pl.String},
    "claims": _HEAD
    | {
        "kind": pl.String,
        "value": pl.Float64,
        "value_max": pl.Float64,
        "unit": pl.String,
        "comparator": pl.String,
        "value_text": pl.String,
        "last_place": pl.Float64,
        "expected": pl.Float64,
        "expected_low": pl.Float64,
        "expected_high": pl.Float64,
        "operand_texts": pl.List(pl.String),
        "operand_starts": pl.List(pl.Int64),
        "operand_ends": pl.List(pl.Int64),
        "operand_sentence_no": pl.Int32,
        "operand_evidence": pl.String,
    },
    "place_relations": _HEAD
    | {
        "place": pl.String,
        "place_kind": pl.String,
        "region_code": pl.String,
        "parent": pl.String,
        "parent_kind": pl.String,
        "parent_region_code": pl.String,
    },
}
