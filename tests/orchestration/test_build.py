"""The whole build, as `make run` runs it: published when sound, stopped when not."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from orchestration.settings import PROJECT, Settings
from orchestration.summary import EXAMPLE
from tests.orchestration.articles import write_reprints

pytestmark = pytest.mark.e2e


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
        bare = "select schema_name || '.' || table_name from duckdb_tables() where schema_name in ('marts', 'meta') and comment is null"
        assert con.execute(bare).fetchall() == []
        bare = "select table_name || '.' || column_name from duckdb_columns() where schema_name = 'marts' and comment is null"
        assert con.execute(bare).fetchall() == []


def test_every_table_view_and_question_answers_without_access_to_other_files(sample: tuple[Settings, str]) -> None:
    locked = {"enable_external_access": False, "lock_configuration": True}
    with duckdb.connect(str(sample[0].published_file), read_only=True, config=locked) as con:
        tables, views = "select schema_name, table_name from duckdb_tables()", "select schema_name, view_name from duckdb_views()"
        relations = con.execute(f"{tables} union all {views} where not internal").fetchall()
        questions = con.execute("select schema_name, function_name from duckdb_functions() where function_name like '%as_of'")
        asked = [f'"{schema}"."{name}"' for schema, name in relations]
        asked += [f"\"{schema}\".\"{name}\"('2999-12-31')" for schema, name in questions.fetchall()]
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
