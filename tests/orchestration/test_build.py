"""The whole build, as `make run` runs it: published when sound, stopped when not."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from orchestration.docs_pages import write_docs
from orchestration.export import export
from orchestration.publish import audit_tests
from orchestration.settings import PROJECT, Settings
from orchestration.summary import EXAMPLE
from tests.orchestration.articles import write_reprints

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


def build(settings: Settings, *arguments: str) -> subprocess.CompletedProcess[str]:
    return command(settings, "run", *arguments)


def command(settings: Settings, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "orchestration", *arguments]
    return subprocess.run(
        command, cwd=PROJECT, env=os.environ | settings.as_env(), capture_output=True, text=True, check=False
    )


def published(settings: Settings) -> str:
    return hashlib.sha256(settings.published_file.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, str]:
    """A warehouse built once from the sample articles, and what the build printed."""
    home = tmp_path_factory.mktemp("sample")
    shutil.copytree(PROJECT / "raw", home / "raw")
    warehouse = home / "warehouse"
    # How accurate the extraction is, `make run` decides; here it is asked what a build does with the answer.
    paths = {
        "raw": home / "raw",
        "warehouse": warehouse,
        "dagster_home": warehouse / ".dagster",
        "golden": home / "none",
    }
    settings = replace(Settings(), **paths, settle_seconds=0.0)
    done = build(settings)
    assert done.returncode == 0, done.stdout + done.stderr
    return settings, done.stdout


def test_the_summary_tells_what_was_read_and_built_and_where(sample: tuple[Settings, str]) -> None:
    settings, said = sample
    assert "rejected   broken/" in said
    assert f"published    {settings.published_file}" in said
    assert "0 failed" in said
    assert "changed      enterprise_landings: " in said
    assert "\x1b" not in said
    assert EXAMPLE.splitlines()[0] in said


def test_the_report_page_is_made_after_the_publish(sample: tuple[Settings, str]) -> None:
    settings, printed = sample
    assert (settings.report / "index.html").exists()
    assert f"page         {settings.report / 'index.html'}" in printed


def test_every_statement_points_at_its_characters(sample: tuple[Settings, str]) -> None:
    with duckdb.connect(str(sample[0].published_file), read_only=True) as con:
        for table in ("landing_statements", "metric_statements", "target_statements"):
            wrong = f"""
                select count(*) filter (where position(substr(body, span_start + 1, span_end - span_start) in evidence) = 0), count(*)
                from marts.{table} join marts.articles using (article_id)"""
            faults, rows = con.execute(wrong).fetchall()[0]
            assert (faults, rows > 0) == (0, True), table


def test_every_table_and_column_says_what_it_means(sample: tuple[Settings, str]) -> None:
    with duckdb.connect(str(sample[0].published_file), read_only=True) as con:
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


def test_the_file_says_what_it_is_and_what_its_checks_found(sample: tuple[Settings, str]) -> None:
    with duckdb.connect(str(sample[0].published_file), read_only=True) as con:
        said = "select test_count, test_warning_count, build_seconds > 0, length(sql_version), data_as_of is null from meta.build"
        manifest = json.loads((sample[0].dbt_target / "manifest.json").read_text("utf-8"))
        tests = sum(node["resource_type"] == "test" for node in manifest["nodes"].values()) + len(
            manifest["unit_tests"]
        )
        assert con.execute(said).fetchall() == [(tests, 0, True, 16, False)]


def test_the_notebook_answers_its_questions(sample: tuple[Settings, str]) -> None:
    pytest.importorskip("marimo", reason="the notebook needs marimo: make setup-dev")
    command = [sys.executable, "-c", NOTEBOOK, str(PROJECT / "notebooks" / "five_questions.py")]
    environment = os.environ | sample[0].as_env()
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout.splitlines()[-1])
    assert [name for name, count in rows.items() if count == 0] in (
        [],
        ["contradicting"],
    )  # the samples contradict nobody
    assert rows["changed"] > 300


def test_the_documentation_is_two_pages_that_ask_no_server(sample: tuple[Settings, str]) -> None:
    pytest.importorskip("dbt_colibri", reason="column lineage needs dbt-colibri: make setup-dev")
    tables, lineage = (page.read_text("utf-8") for page in write_docs(sample[0]))
    for page in (tables, lineage):
        assert re.findall(r"""<(?:script|link|img|iframe)[^>]+(?:src|href)=["']?(?:https?:)?//""", page) == []
    assert json.dumps("每个企业、项目和地点一行").strip('"') in tables
    assert "window.colibriTelemetry = false" in lineage
    [data] = re.findall(r'atob\("([^"]+)"\)', lineage)
    edges = json.loads(base64.b64decode(data))["lineage"]["edges"]
    from_staging = {edge["target"] for edge in edges if edge["source"].startswith("source.")}
    assert {"model.qiantang.stg_articles", "model.qiantang.stg_landing_statements"} <= from_staging
    assert audit_tests(sample[0], published_build(sample[0])) > 100, "publishing still finds its evidence"


def published_build(settings: Settings) -> str:
    with duckdb.connect(str(settings.published_file), read_only=True) as con:
        return str(con.execute("select build_id from meta.build").fetchall()[0][0])


def test_every_table_view_and_question_answers_without_access_to_other_files(sample: tuple[Settings, str]) -> None:
    locked = {"enable_external_access": False, "lock_configuration": True}
    with duckdb.connect(str(sample[0].published_file), read_only=True, config=locked) as con:
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


def test_a_second_build_parses_nothing_says_so_and_makes_the_same_marts(sample: tuple[Settings, str]) -> None:
    settings, _ = sample
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


def test_a_reprint_adds_an_article_but_no_independent_source_and_no_rows(
    sample: tuple[Settings, str], tmp_path: Path
) -> None:
    """All samples but one are printed again by another outlet the day after, with another headline and a paragraph changed."""
    shutil.copytree(sample[0].raw.parent, tmp_path / "home", ignore=shutil.ignore_patterns(".dagster"))
    warehouse = tmp_path / "home" / "warehouse"
    paths = {"raw": tmp_path / "home" / "raw", "warehouse": warehouse, "dagster_home": warehouse / ".dagster"}
    settings = replace(sample[0], **paths)
    before, articles_before = facts(settings)
    written = write_reprints(settings.raw)
    done = build(settings)
    assert done.returncode == 0, done.stdout + done.stderr
    after, articles_after = facts(settings)
    assert after == before
    assert written > 10
    assert articles_after == articles_before + written
    with duckdb.connect(str(settings.published_file), read_only=True) as con:
        lone = "select count(*) from marts.articles where article like 'reprint_%' and not is_reprint"
        assert con.execute(lone).fetchall() == [(0,)]
        told_again = "select count(*) from marts.platform_metrics where article_count > independent_source_count"
        assert con.execute(told_again).fetchall()[0][0] > 100


def facts(settings: Settings) -> tuple[dict[str, set[tuple[str, int, str]]], int]:
    """Of each mart the ids of its rows with their independent sources, and how many articles there are."""
    with duckdb.connect(str(settings.published_file), read_only=True) as con:
        rows = {
            mart: set(
                con.execute(f"select {mart[:-1]}_id, independent_source_count, sources from marts.{mart}").fetchall()
            )
            for mart in ("enterprise_landings", "platform_metrics", "policy_targets")
        }
        return rows, con.execute("select count(*) from marts.articles").fetchall()[0][0]


def test_a_broken_golden_article_stops_the_publish(sample: tuple[Settings, str], tmp_path: Path) -> None:
    settings, _ = sample
    labels = json.loads((PROJECT / "tests" / "golden" / "golden.jsonl").read_text("utf-8").splitlines()[0])
    labels["metrics"] = [{**row, "value_text": "千亿元"} for row in labels["metrics"]]
    (tmp_path / "broken.jsonl").write_text(json.dumps(labels, ensure_ascii=False), "utf-8")
    before = published(settings)
    broken = replace(settings, golden=tmp_path, golden_found=0.0, golden_strict=0.0)
    done = build(broken, "--rejected")
    assert done.returncode == 1
    assert "the rejected files again" in done.stdout
    assert "STOPPED  staging/metric_statements  accuracy_on_golden_articles" in done.stdout
    assert "expected     precision and recall of at least" in done.stdout
    assert "see the rows make rows CHECK=staging/metric_statements/accuracy_on_golden_articles" in done.stdout
    rows = command(broken, "rows", "--check", "accuracy_on_golden_articles")
    assert rows.returncode == 0, rows.stderr
    assert "  value_text " in rows.stdout
    assert published(settings) == before


def readings(settings: Settings) -> int:
    """How many articles have been read by all runs so far."""
    return int(
        duckdb.sql(f"select count(*) from read_parquet('{settings.staging}/articles/*.parquet')").fetchall()[0][0]
    )


def rows_of_the_mart(settings: Settings) -> int:
    with duckdb.connect(str(settings.build_file), read_only=True) as con:
        return int(con.execute("select count(*) from marts.platform_metrics").fetchall()[0][0])


def test_a_broken_dbt_test_stops_the_publish(sample: tuple[Settings, str], tmp_path: Path) -> None:
    settings, _ = sample
    shutil.copytree(settings.dbt_project, tmp_path / "dbt")
    (tmp_path / "dbt" / "tests" / "nothing_is_ever_built.sql").write_text(
        "select 1 as x from {{ ref('platform_metrics') }}"
    )
    before, read = published(settings), readings(settings)
    broken = replace(settings, dbt_project=tmp_path / "dbt")
    done = build(broken, "--full")
    assert done.returncode == 1
    assert "every file again" in done.stdout
    assert readings(settings) == 2 * read
    assert "STOPPED  marts/platform_metrics  nothing_is_ever_built" in done.stdout
    assert f"duckdb -readonly {settings.build_file} < " in done.stdout
    rows = command(broken, "rows", "--check", "nothing_is_ever_built")
    assert rows.returncode == 0, rows.stderr
    assert f"{rows_of_the_mart(settings)} rows, the first 40 of them" in rows.stdout
    assert published(settings) == before
    with duckdb.connect(str(settings.published_file), read_only=True) as con:
        assert con.execute("select count(*) from marts.platform_metrics").fetchall()[0][0] > 0


def test_what_is_backed_up_rebuilds_every_table_byte_for_byte_and_its_history(
    sample: tuple[Settings, str], tmp_path: Path
) -> None:
    """As docs/operations.md tells: the articles (without the files' times) and the published file, in an empty place."""
    shutil.copytree(sample[0].raw, tmp_path / "raw", copy_function=shutil.copyfile)
    warehouse = tmp_path / "warehouse"
    warehouse.mkdir()
    shutil.copyfile(sample[0].published_file, warehouse / sample[0].published_file.name)
    paths = {"raw": tmp_path / "raw", "warehouse": warehouse, "dagster_home": warehouse / ".dagster"}
    restored = replace(sample[0], **paths)
    done = build(restored)
    assert done.returncode == 0, done.stdout + done.stderr
    was, now = exported(sample[0], tmp_path / "was"), exported(restored, tmp_path / "now")
    assert now.keys() == was.keys()
    assert [name for name, content in was.items() if now[name] != content] == []
    assert history(restored) == history(sample[0]) != []


def exported(settings: Settings, folder: Path) -> dict[str, bytes]:
    """Every file that `make export` writes of the published file."""
    there = replace(settings, warehouse=folder)
    folder.mkdir()
    shutil.copyfile(settings.published_file, there.published_file)
    export(there)
    return {
        str(path.relative_to(there.export)): path.read_bytes() for path in there.export.rglob("*") if path.is_file()
    }


def history(settings: Settings) -> list[tuple[object, ...]]:
    with duckdb.connect(str(settings.published_file), read_only=True) as con:
        return con.execute("from history.row_history order by all").fetchall()
