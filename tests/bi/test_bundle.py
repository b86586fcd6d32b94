"""The dashboards fit the marts: every column, metric and filter that a file of bi/assets names is there. Superset is not needed.

Belongs here: what can be told from the files and the contracts of the marts. Does not belong here: how a dashboard looks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from bi.bundle import assets, bundle, columns
from bi.words import mended
from orchestration.settings import PROJECT

ASSETS = assets()
DATASETS = {asset["uuid"]: asset for path, asset in ASSETS.items() if path.startswith("datasets/")}
CHARTS = {path: asset for path, asset in ASSETS.items() if path.startswith("charts/")}
DASHBOARDS = {path: asset for path, asset in ASSETS.items() if path.startswith("dashboards/")}
DOC = re.compile(r"{% docs (\w+) %}\n(.*?)\n{% enddocs %}", re.DOTALL)
SORTS_BY_TOTAL = {"name", "sum"}  # Superset's own words beside the names of columns


@pytest.fixture(scope="module")
def marts() -> Iterator[duckdb.DuckDBPyConnection]:
    """The published tables without rows and with their comments, as the contracts declare them, and the lexicons."""
    docs = dict(DOC.findall(Path(PROJECT, "dbt_project/models/columns.md").read_text("utf-8")))
    with duckdb.connect() as con:
        con.execute("create schema marts; create schema meta; create schema lexicon")
        for path in sorted(Path(PROJECT, "dbt_project/models/marts").glob("*.yml")):
            for model in yaml.safe_load(path.read_text("utf-8")).get("models", []):
                table = f"{'meta' if path.stem == 'build' else 'marts'}.{model['name'].removeprefix('dim_')}"
                typed = ", ".join(f"{column['name']} {column['data_type']}" for column in model["columns"])
                con.execute(f"create table {table} ({typed})")
                for column in model["columns"]:
                    text = re.sub(r"{{\s*doc\('(\w+)'\)\s*}}", lambda found: docs[found[1]], column["description"])
                    con.execute(f"comment on column {table}.{column['name']} is {_literal(text)}")
        for seed in ("landing_stages", "progress_reasons"):
            con.execute(f"create table lexicon.{seed} as from read_csv('{PROJECT}/dbt_project/seeds/{seed}.csv')")
            for name, *_ in con.execute(f"describe lexicon.{seed}").fetchall():
                con.execute(f"comment on column lexicon.{seed}.{name} is 'A word (词).'")
        yield con


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def columns_of(dataset: dict[str, Any], con: duckdb.DuckDBPyConnection) -> set[str]:
    return {str(row[0]) for row in con.execute(f"describe {dataset['sql']}").fetchall()}


def id_of(asset: object) -> str:
    return str(asset.get("table_name") or asset.get("slug")) if isinstance(asset, dict) else str(asset)


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=id_of)
def test_every_column_of_a_dataset_has_a_meaning_and_a_chinese_name(
    dataset: dict[str, Any], marts: duckdb.DuckDBPyConnection
) -> None:
    for column in columns(dataset, marts):
        assert column["description"], column
        assert re.search("[一-鿿]", column["verbose_name"] or ""), column


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=id_of)
def test_every_metric_can_be_computed(dataset: dict[str, Any], marts: duckdb.DuckDBPyConnection) -> None:
    for metric in dataset["metrics"]:
        marts.execute(f"select {metric['expression']} from ({dataset['sql']})")


@pytest.mark.parametrize("path", CHARTS)
def test_a_chart_names_columns_and_metrics_of_its_dataset(path: str, marts: duckdb.DuckDBPyConnection) -> None:
    chart = CHARTS[path]
    dataset, params = DATASETS[chart["dataset_uuid"]], chart["params"]
    known, metrics = columns_of(dataset, marts), {metric["metric_name"] for metric in dataset["metrics"]}
    ordered = {json.loads(order)[0] for order in params.get("order_by_cols", [])}
    named = {*params.get("groupby", []), *params.get("all_columns", []), *params.get("column_config", {}), *ordered}
    assert named | {params["x_axis"]} <= known if "x_axis" in params else named <= known
    measures = [*params.get("metrics", []), params.get("metric"), params.get("timeseries_limit_metric")]
    assert set(filter(None, measures)) <= metrics
    assert {params.get("x_axis_sort", "name")} <= SORTS_BY_TOTAL | metrics | known
    for condition in params["adhoc_filters"]:
        marts.execute(f"select count(*) from ({dataset['sql']}) {condition['clause']} {condition['sqlExpression']}")


@pytest.mark.parametrize("path", [path for path, chart in CHARTS.items() if chart["viz_type"] == "table"])
def test_a_table_shows_what_articles_say_as_text_and_with_its_sentence(path: str) -> None:
    params = CHARTS[path]["params"]
    assert params["allow_render_html"] is False
    assert {"evidence", "evidence_marked"} & set(params["all_columns"])


@pytest.mark.parametrize("dashboard", DASHBOARDS.values(), ids=id_of)
def test_a_filter_names_a_column_and_its_parents(dashboard: dict[str, Any], marts: duckdb.DuckDBPyConnection) -> None:
    filters = dashboard["metadata"]["native_filter_configuration"]
    for one in filters:
        assert set(one["cascadeParentIds"]) <= {other["id"] for other in filters}
        for target in one["targets"]:
            assert target["column"]["name"] in columns_of(DATASETS[target["datasetUuid"]], marts)


@pytest.mark.parametrize("dashboard", DASHBOARDS.values(), ids=id_of)
def test_a_dashboard_says_how_new_it_is_and_shows_each_chart_once(dashboard: dict[str, Any]) -> None:
    uuids = [cell["meta"]["uuid"] for cell in dashboard["position"].values() if _is_chart(cell)]
    assert len(uuids) == len(set(uuids))
    assert {CHARTS["charts/data_as_of.yaml"]["uuid"], CHARTS["charts/built_at.yaml"]["uuid"]} <= set(uuids)
    for row in (cell for cell in dashboard["position"].values() if isinstance(cell, dict) and cell["type"] == "ROW"):
        assert sum(dashboard["position"][child]["meta"]["width"] for child in row["children"]) == 12, row["id"]


def test_every_chart_is_on_a_dashboard_and_every_id_is_given_once() -> None:
    shown = {
        cell["meta"]["uuid"] for board in DASHBOARDS.values() for cell in board["position"].values() if _is_chart(cell)
    }
    assert shown == {chart["uuid"] for chart in CHARTS.values()}
    assert len({asset["uuid"] for asset in ASSETS.values()}) == len(ASSETS)


def test_the_import_knows_the_published_file_and_what_its_columns_mean(marts: duckdb.DuckDBPyConnection) -> None:
    files = {
        path: yaml.safe_load(text) for path, text in bundle(Path("/some/warehouse/qiantang.duckdb"), marts).items()
    }
    assert files["databases/qiantang.yaml"]["sqlalchemy_uri"] == "duckdb:////some/warehouse/qiantang.duckdb"
    landing = {column["column_name"]: column for column in files["datasets/landings.yaml"]["columns"]}
    assert landing["enterprise_name"]["verbose_name"] == "企业名称 · enterprise name"
    assert landing["stage_on"]["is_dttm"]


def _is_chart(cell: object) -> bool:
    return isinstance(cell, dict) and cell["type"] == "CHART"


def test_words_that_superset_translates_wrongly_are_mended_and_the_others_left() -> None:
    pack = {"domain": "superset", "locale_data": {"superset": {"%s record": ["%s 异常"], "Show": ["显示"]}}}
    words = mended(pack)["locale_data"]["superset"]
    assert (words["%s record"], words["Show"]) == (["%s 行"], ["显示"])
    assert pack["locale_data"]["superset"]["%s record"] == ["%s 异常"]
