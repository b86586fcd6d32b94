"""The guides are true of the code: links, commands, settings and queries in them.

Belongs here: what can be checked of Markdown without building a warehouse. Does not belong here: answers of the example queries.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from orchestration.settings import PROJECT, Settings

GUIDES = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "raw/README.md",
    *(str(p.relative_to(PROJECT)) for p in sorted(PROJECT.glob("docs/**/*.md"))),
]
LINK = re.compile(r"\]\(([^)#:\s]+)\)")
COMMAND = re.compile(r"(?:^    |`)(?:[A-Z_]+=\S+ )*make ([a-z-]+)", re.MULTILINE)
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)
SETTING = re.compile(r"QIANTANG_([A-Z_]+)")
SETTING_ROW = re.compile(r"^\| `QIANTANG_([A-Z_]+)` \| ([0-9.]+)( MiB)? \|", re.MULTILINE)
QUERY = re.compile(r"```sql\n(.*?)```|^    (select [^\n]*)$|`(select [^`]*)`", re.MULTILINE | re.DOTALL)


def text_of(guide: str) -> str:
    return (PROJECT / guide).read_text("utf-8")


@pytest.mark.parametrize("guide", GUIDES)
def test_every_link_leads_to_a_file(guide: str) -> None:
    for link in LINK.findall(text_of(guide)):
        assert (PROJECT / guide).parent.joinpath(link).exists(), link


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_is_in_the_makefile(guide: str) -> None:
    assert set(COMMAND.findall(text_of(guide))) <= set(TARGET.findall(text_of("Makefile")))


@pytest.mark.parametrize("guide", GUIDES)
def test_every_setting_exists(guide: str) -> None:
    assert {name.lower() for name in SETTING.findall(text_of(guide))} <= set(Settings.__dataclass_fields__)


def test_the_defaults_in_the_readme_are_those_of_the_code() -> None:
    rows = SETTING_ROW.findall(text_of("README.md"))
    assert rows
    for name, number, mebibytes in rows:
        assert float(number) * (2**20 if mebibytes else 1) == getattr(Settings(), name.lower()), name


@pytest.fixture(scope="module")
def empty_marts() -> duckdb.DuckDBPyConnection:
    """The published tables without rows, as the contracts of the marts declare them, and the questions for their state as of a day."""
    con = duckdb.connect()
    con.execute("create schema marts")
    for path in sorted(Path(PROJECT, "dbt_project/models/marts").glob("*.yml")):
        for model in yaml.safe_load(path.read_text("utf-8")).get("models", []):
            columns = ", ".join(f'"{column["name"]}" {column["data_type"]}' for column in model["columns"])
            con.execute(f'create table marts."{_table(model)}" ({columns})')
    con.execute("create schema meta; create view meta.build as from marts.build; create schema history")
    for path in sorted(Path(PROJECT, "dbt_project/models/history").glob("history_*.sql")):
        mart = path.stem.removeprefix("history_")
        con.execute(f'create macro history."{mart}_as_of"(day) as table from marts."{mart}"')
    return con


@pytest.mark.parametrize("guide", GUIDES)
def test_every_query_fits_the_tables(guide: str, empty_marts: duckdb.DuckDBPyConnection) -> None:
    for groups in QUERY.findall(text_of(guide)):
        empty_marts.execute(next(filter(None, groups)))


def _table(model: dict[str, Any]) -> str:
    config: dict[str, str] = model.get("config", {})
    return config.get("alias") or str(model["name"]).removeprefix("dim_")
