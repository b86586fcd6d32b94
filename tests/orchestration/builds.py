"""Builds as dbt leaves them, made up for the tests of publishing."""

from __future__ import annotations

import json

import duckdb

from orchestration.publish import publish, seal
from orchestration.settings import Settings

BUILD = "20240102T030405000006Z"
LATER = "20240203T030405000006Z"


def make_build(
    settings: Settings, build_id: str = BUILD, rows: int = 3, status: str = "pass", ran: bool = True
) -> None:
    """A build file as dbt leaves it, with the artefacts of one test."""
    settings.dbt_target.mkdir(parents=True, exist_ok=True)
    settings.build_file.unlink(missing_ok=True)
    with duckdb.connect(str(settings.build_file), config={"storage_compatibility_version": "v1.4.0"}) as con:
        con.execute("create schema marts; create schema meta")
        con.execute(
            f"create table marts.platform_metrics as select i as value, '云栖新区' as subject from range({rows}) t(i)"
        )
        con.execute("create table meta.build as select ? as build_id", [build_id])
    model = "model.qiantang.platform_metrics"
    node = {"resource_type": "test", "config": {"enabled": True}, "depends_on": {"nodes": [model]}}
    manifest = {
        "nodes": {"test.qiantang.grain.1": node, model: {"resource_type": "model", "config": {}, "schema": "marts"}},
        "unit_tests": {},
    }
    results = [{"unique_id": "test.qiantang.grain.1", "status": status}] if ran else []
    run_results = {"metadata": {"env": {"BUILD_ID": build_id}}, "results": results}
    (settings.dbt_target / "manifest.json").write_text(json.dumps(manifest))
    (settings.dbt_target / "run_results.json").write_text(json.dumps(run_results))
    seal(settings, build_id)


def rows_of(settings: Settings) -> int:
    with duckdb.connect(str(settings.published_file), read_only=True) as con:
        return con.execute("select count(*) from marts.platform_metrics").fetchall()[0][0]


def published_once(settings: Settings) -> bytes:
    make_build(settings)
    publish(settings, BUILD)
    return settings.published_file.read_bytes()
