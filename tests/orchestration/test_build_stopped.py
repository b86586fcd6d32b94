"""A build that breaks a check: it stops, says why and shows the rows, and what is published stays as it was."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from orchestration.settings import PROJECT, Settings
from tests.orchestration.sample import build, command, copy_of

pytestmark = pytest.mark.e2e


def test_a_broken_golden_article_stops_the_publish(sample: Settings, tmp_path: Path) -> None:
    settings = copy_of(sample, tmp_path / "home")
    labels = json.loads((PROJECT / "tests" / "golden" / "golden.jsonl").read_text("utf-8").splitlines()[0])
    labels["metrics"] = [{**row, "value_text": "千亿元"} for row in labels["metrics"]]
    golden = tmp_path / "golden"
    golden.mkdir()
    (golden / "broken.jsonl").write_text(json.dumps(labels, ensure_ascii=False), "utf-8")
    before = published(settings)
    broken = replace(settings, golden=golden, golden_found=0.0, golden_strict=0.0)
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


def test_a_broken_dbt_test_stops_the_publish(sample: Settings, tmp_path: Path) -> None:
    settings = copy_of(sample, tmp_path / "home")
    shutil.copytree(settings.dbt_project, tmp_path / "dbt")
    (tmp_path / "dbt" / "tests" / "nothing_is_ever_built.sql").write_text(
        "select 1 as x from {{ ref('platform_metrics') }}"
    )
    with (tmp_path / "dbt" / "dbt_project.yml").open("a") as project:  # 8 s of CPU; the sample was built with them
        project.write("\nunit_tests: {qiantang: {+enabled: false}}\n")
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


def published(settings: Settings) -> str:
    return hashlib.sha256(settings.published_file.read_bytes()).hexdigest()
