"""What is imported into Superset: the files of assets/, completed by what the published file says of itself.

Belongs here: the address of the database, the columns of the datasets with their types and meanings. Does not belong here: charts and
dashboards, which are files in Superset's own export format, and the import itself (server.py).

The meaning of a column is written once, in the dbt ymls; a build writes it into the file as a comment, and a dataset takes it from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import yaml

ASSETS = Path(__file__).resolve().parent / "assets"
KINDS = ("databases", "datasets", "charts", "dashboards")
# The Chinese name of a column ends a sentence of its comment, (企业名称). The views of the schema 中文 are named by it too.
CHINESE_NAME = re.compile(r"\(([一-鿿][^()\"]*)\)\.")
SOURCES = re.compile(r"\b(?:from|join)\s+(marts|meta|lexicon)\.(\w+)")

# The C parser, where there is one: a dashboard is a thousand lines.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

Asset = dict[str, Any]


def assets(folder: Path = ASSETS) -> dict[str, Asset]:
    """Every file of assets/ by its path below it, `charts/landings_by_stage.yaml`, as written."""
    return {
        f"{kind}/{path.name}": yaml.load(path.read_text("utf-8"), LOADER)
        for kind in KINDS
        for path in sorted((folder / kind).glob("*.yaml"))
    }


def bundle(published: Path, con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The import of the dashboards for that file, path → YAML, as Superset exports it. `con` has the published file open."""
    found = assets()
    for path, asset in found.items():
        if path.startswith("databases/"):
            asset["sqlalchemy_uri"] = f"duckdb:///{published}"
        elif path.startswith("datasets/"):
            asset["columns"] = columns(asset, con)
    files = {
        path: yaml.dump(asset, Dumper=DUMPER, allow_unicode=True, sort_keys=False) for path, asset in found.items()
    }
    return files | {"metadata.yaml": yaml.dump({"version": "1.0.0", "type": "assets"})}


def columns(dataset: Asset, con: duckdb.DuckDBPyConnection) -> list[Asset]:
    """The columns of a dataset as Superset describes them; raises `ValueError` naming those that nobody has described."""
    own = {column["column_name"]: column for column in dataset["columns"]}
    comments = _comments(dataset["sql"], con)
    described = []
    for name, kind, *_ in con.execute(f"describe {dataset['sql']}").fetchall():
        comment = comments.get(name, "")
        named = CHINESE_NAME.findall(comment)
        described.append(
            {
                "column_name": name,
                "type": kind,
                "is_dttm": kind in {"DATE", "TIMESTAMP"},
                "groupby": True,
                "filterable": True,
                "is_active": True,
                "verbose_name": f"{named[-1]} · {name.replace('_', ' ')}" if named else None,
                "description": comment or None,
                **own.pop(name, {}),
            }
        )
    bare = [column["column_name"] for column in described if not column["description"]]
    if bare or own:
        raise ValueError(f"{dataset['table_name']}: without a meaning: {bare}; not in its query: {sorted(own)}")
    return described


def _comments(sql: str, con: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
    """The comment of each column of the tables that the query reads; of two columns of one name, the first table's."""
    read: Iterable[tuple[str, str]] = SOURCES.findall(sql)
    comments: dict[str, str] = {}
    for schema, table in read:
        rows = con.execute(
            "select column_name, comment from duckdb_columns() where schema_name = ? and table_name = ?",
            [schema, table],
        ).fetchall()
        for name, comment in rows:
            comments.setdefault(name, (comment or "").replace("\n", " "))
    return comments
