"""The whole build of the sample articles, as `make run` runs it: what it says and publishes, and that a second one changes nothing."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from orchestration.docs_pages import write_docs
from orchestration.publish import audit_tests
from orchestration.settings import PROJECT, Settings
from orchestration.summary import EXAMPLE
from tests.orchestration.sample import build, copy_of, what_it_said

pytestmark = pytest.mark.e2e

# Runs a notebook from its first cell to its last, and tells the rows of its answers.
NOTEBOOK = """
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location("notebook", sys.argv[1])
notebook = importlib.util.module_from_spec(spec)
spec.loader.exec_module(notebook)
_, answers = notebook.app.run()
print(json.dumps({name: answers[name].height for name in ("came", "tax", "due", "contradicting", "changed")}))
"""


def test_the_summary_tells_what_was_read_and_built_and_where(sample: Settings) -> None:
    said = what_it_said(sample)
    assert "rejected   broken/" in said
    assert f"published    {sample.published_file}" in said
    assert "0 failed" in said
    assert "changed      enterprise_landings: " in said
    assert "\x1b" not in said
    assert EXAMPLE.splitlines()[0] in said


def test_the_report_page_is_made_after_the_publish(sample: Settings) -> None:
    assert (sample.report / "index.html").exists()
    assert f"page         {sample.report / 'index.html'}" in what_it_said(sample)


def test_every_statement_points_at_its_characters(sample: Settings) -> None:
    with duckdb.connect(str(sample.published_file), read_only=True) as con:
        for table in ("landing_statements", "metric_statements", "target_statements"):
            wrong = f"""
                select count(*) filter (where position(substr(body, span_start + 1, span_end - span_start) in evidence) = 0), count(*)
                from marts.{table} join marts.articles using (article_id)"""
            faults, rows = con.execute(wrong).fetchall()[0]
            assert (faults, rows > 0) == (0, True), table


def test_every_table_and_column_says_what_it_means(sample: Settings) -> None:
    with duckdb.connect(str(sample.published_file), read_only=True) as con:
        # In English and Chinese: the tables of facts by a sentence of each, the layers below by their Chinese name.
        for kind, name in {
            "duckdb_tables()": "table_name",
            "duckdb_views()": "view_name",
            "duckdb_columns()": "table_name || '.' || column_name",
            "duckdb_functions()": "function_name",
        }.items():
            bare = f"""select schema_name || '.' || {name} from {kind} where not internal and (
                comment is null or not regexp_matches(comment, '[A-Za-z]{{2}}') or not regexp_matches(comment, '[一-鿿]')
                or schema_name in ('marts', 'history', 'meta', '中文') and not contains(comment, '。'))"""
            assert con.execute(bare).fetchall() == []


def test_the_file_says_what_it_is_and_what_its_checks_found(sample: Settings) -> None:
    with duckdb.connect(str(sample.published_file), read_only=True) as con:
        said = "select test_count, test_warning_count, build_seconds > 0, length(sql_version), data_as_of is null from meta.build"
        manifest = json.loads((sample.dbt_target / "manifest.json").read_text("utf-8"))
        tests = sum(node["resource_type"] == "test" for node in manifest["nodes"].values()) + len(
            manifest["unit_tests"]
        )
        assert con.execute(said).fetchall() == [(tests, 0, True, 16, False)]


def test_the_notebook_answers_its_questions(sample: Settings) -> None:
    pytest.importorskip("marimo", reason="the notebook needs marimo: make setup-dev")
    command = [sys.executable, "-c", NOTEBOOK, str(PROJECT / "notebooks" / "five_questions.py")]
    environment = os.environ | sample.as_env()
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout.splitlines()[-1])
    assert [name for name, count in rows.items() if count == 0] in (
        [],
        ["contradicting"],
    )  # the samples contradict nobody
    assert rows["changed"] > 300


def test_the_documentation_is_two_pages_that_ask_no_server(sample: Settings, tmp_path: Path) -> None:
    pytest.importorskip("dbt_colibri", reason="column lineage needs dbt-colibri: make setup-dev")
    settings = copy_of(sample, tmp_path / "home")
    tables, lineage = (page.read_text("utf-8") for page in write_docs(settings))
    for page in (tables, lineage):
        assert re.findall(r"""<(?:script|link|img|iframe)[^>]+(?:src|href)=["']?(?:https?:)?//""", page) == []
    assert json.dumps("每个企业、项目和地点一行").strip('"') in tables
    assert "window.colibriTelemetry = false" in lineage
    [data] = re.findall(r'atob\("([^"]+)"\)', lineage)
    edges = json.loads(base64.b64decode(data))["lineage"]["edges"]
    from_staging = {edge["target"] for edge in edges if edge["source"].startswith("source.")}
    assert {"model.qiantang.stg_articles", "model.qiantang.stg_landing_statements"} <= from_staging
    assert audit_tests(settings, published_build(settings)) > 100, "publishing still finds its evidence"


def published_build(settings: Settings) -> str:
    with duckdb.connect(str(settings.published_file), read_only=True) as con:
        return str(con.execute("select build_id from meta.build").fetchall()[0][0])


def test_every_table_view_and_question_answers_without_access_to_other_files(sample: Settings) -> None:
    locked = {"enable_external_access": False, "lock_configuration": True}
    with duckdb.connect(str(sample.published_file), read_only=True, config=locked) as con:
        tables, views = (
            "select schema_name, table_name from duckdb_tables()",
            "select schema_name, view_name from duckdb_views()",
        )
        relations = con.execute(f"{tables} union all {views} where not internal").fetchall()
        questions = con.execute(
            "select schema_name, function_name from duckdb_functions() where function_name like '%as_of'"
        )
        asked = [f'"{schema}"."{name}"' for schema, name in relations]
        asked += [f'"{schema}"."{name}"(\'2999-12-31\')' for schema, name in questions.fetchall()]
        assert len(asked) > 30
        for relation in asked:
            con.execute(f"select * from {relation} limit 3").fetchall()
        with pytest.raises(duckdb.PermissionException):
            con.execute("select * from read_text('/etc/hostname')")


def test_a_second_build_parses_nothing_says_so_and_makes_the_same_marts(sample: Settings, tmp_path: Path) -> None:
    settings = copy_of(sample, tmp_path / "home")
    parts = sorted((settings.staging / "articles").glob("*.parquet"))
    before = marts(settings)
    done = build(settings)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing was parsed" in done.stdout
    assert sorted((settings.staging / "articles").glob("*.parquet")) == parts
    assert marts(settings) == before


def marts(settings: Settings) -> dict[str, tuple[object, ...]]:
    """An order-free fingerprint of each mart."""
    with duckdb.connect(str(settings.published_file), read_only=True) as con:
        tables = con.execute("select table_name from duckdb_tables() where schema_name = 'marts'").fetchall()
        return {t: con.execute(f"select count(*), bit_xor(hash(x)) from marts.{t} x").fetchall()[0] for (t,) in tables}
