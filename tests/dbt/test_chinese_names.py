"""Every published table and column has a Chinese name, the bracketed words that end its English description, like this (企业名称), and a
description in Chinese after it.

Belongs here: what the ymls say, before any build. Does not belong here: the views made of it (test_history.py).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
import yaml

from orchestration.settings import PROJECT

NAME = re.compile(r"\(([一-鿿][^()\"]*)\)\.")
SENTENCE = re.compile(r"\. ([^.]*[一-鿿][^.]*。)$")
SHARED = {
    name: " ".join(text.split())
    for name, text in re.findall(
        r"{% docs (\w+) %}(.*?){% enddocs %}", (PROJECT / "dbt_project/models/columns.md").read_text("utf-8"), re.DOTALL
    )
}
MODELS: dict[str, dict[str, Any]] = {
    model["name"]: model
    for folder in ("marts", "history")
    for path in sorted((PROJECT / "dbt_project/models" / folder).glob("*.yml"))
    for model in yaml.safe_load(path.read_text("utf-8")).get("models", [])
}


def in_full(description: str) -> str:
    for doc in re.findall(r"{{ *doc\(['\"](\w+)['\"]\) *}}", description):
        description = SHARED[doc]
    return description


def name_of(description: str) -> str | None:
    """The Chinese name in a description, as the macro chinese_names reads it."""
    return (NAME.findall(in_full(description)) or [None])[-1]


def columns_of(model: str) -> list[dict[str, str]]:
    """Its own columns; a table of history has those of its mart before them."""
    own = MODELS[model]["columns"]
    return [*MODELS[mart]["columns"], *own] if (mart := model.removeprefix("history_")) != model else own


@pytest.mark.parametrize("model", MODELS)
def test_every_column_has_a_chinese_name_that_no_other_column_of_the_table_has(model: str) -> None:
    names = {column["name"]: name_of(column["description"]) for column in columns_of(model)}
    taken = Counter(names.values())
    assert [name for name, chinese in names.items() if chinese is None] == [], "without a Chinese name"
    assert {name: chinese for name, chinese in names.items() if taken[chinese] > 1} == {}, (
        "one Chinese name for several"
    )


def test_every_table_has_a_chinese_name_of_its_own() -> None:
    names = {model: name_of(config["description"]) for model, config in MODELS.items()}
    taken = Counter(names.values())
    assert [model for model, chinese in names.items() if chinese is None] == [], "without a Chinese name"
    assert {model: chinese for model, chinese in names.items() if taken[chinese] > 1} == {}, (
        "one Chinese name for several"
    )


@pytest.mark.parametrize("model", MODELS)
def test_the_table_and_every_column_are_described_in_chinese_too(model: str) -> None:
    said = {column["name"]: column["description"] for column in columns_of(model)} | {
        model: MODELS[model]["description"]
    }
    assert [name for name, text in said.items() if not SENTENCE.search(in_full(text).strip())] == []
