"""What the Dagster UI shows of every asset, check and job before anything has run."""

from __future__ import annotations

from collections.abc import Iterator

import dagster as dg
import pytest


@pytest.fixture(scope="module")
def definitions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dg.Definitions]:
    """The whole code location, over an empty warehouse."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIANTANG_WAREHOUSE", str(tmp_path_factory.mktemp("warehouse")))
        from orchestration.definitions import defs

        yield defs()


@pytest.fixture(scope="module")
def specs(definitions: dg.Definitions) -> dict[str, dg.AssetSpec]:
    return {spec.key.to_user_string(): spec for spec in definitions.resolve_all_asset_specs()}


def columns(spec: dg.AssetSpec) -> list[dg.TableColumn]:
    schema = spec.metadata.get("dagster/column_schema")
    return list(schema.columns) if isinstance(schema, dg.TableSchema) else list(schema.value.columns) if schema else []


def test_every_asset_says_what_it_is_who_owns_it_and_where_it_belongs(specs: dict[str, dg.AssetSpec]) -> None:
    assert len(specs) > 100
    bare = {name for name, spec in specs.items() if not (spec.description and spec.owners and spec.kinds)}
    assert bare == set()
    groups = {spec.group_name for spec in specs.values()}
    assert groups == {"ingest", "parse", "lexicon", "staging", "intermediate", "marts", "history", "publish"}


def test_every_table_tells_its_columns_and_every_column_its_meaning(specs: dict[str, dg.AssetSpec]) -> None:
    assert [name for name, spec in specs.items() if not columns(spec)] == ["report_page"]
    unsaid = [
        f"{name}.{column.name}" for name, spec in specs.items() for column in columns(spec) if not column.description
    ]
    assert unsaid == []


def test_a_table_of_history_tells_the_columns_of_its_mart_beside_its_own(specs: dict[str, dg.AssetSpec]) -> None:
    mart, history = specs["marts/policy_targets"], specs["history/history_policy_targets"]
    names = [column.name for column in columns(history)]
    assert names[: len(columns(mart))] == [column.name for column in columns(mart)]
    assert "valid_from" in names


def test_every_check_says_what_it_asks_for(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    checks = {key: graph.get(key) for key in graph.asset_check_keys}
    assert len(checks) > 150
    assert [str(key) for key, check in checks.items() if not check.description] == []


def test_the_chosen_rows_and_columns_of_a_preview_are_there(specs: dict[str, dg.AssetSpec]) -> None:
    from orchestration.defs.previews import PREVIEWS
    from orchestration.defs.transform.assets import MANIFEST

    tables = {
        f"{node['schema']}.{node['alias']}": set(node["columns"])
        for node in MANIFEST["nodes"].values()
        if "columns" in node
    }
    known = tables | {name.replace("/", "."): {column.name for column in columns(spec)} for name, spec in specs.items()}
    unknown = {table: set(chosen.columns.split()) - known[table] for table, chosen in PREVIEWS.items()}
    assert {table: names for table, names in unknown.items() if names} == {}


@pytest.mark.parametrize(
    ("job", "again", "full_refresh"),
    [
        pytest.param("build", "NOTHING", False, id="normal"),
        pytest.param("full_refresh", "EVERYTHING", True, id="everything from the beginning"),
        pytest.param("rejected_again", "REJECTED", False, id="the rejected files once more"),
    ],
)
def test_a_job_is_a_preset_of_what_is_read_and_built_again(
    definitions: dg.Definitions, job: str, again: str, full_refresh: bool
) -> None:
    resolved = definitions.resolve_job_def(job)
    steps = resolved.run_config["ops"]
    assert steps["staging__files"]["config"] == {"again": again}
    assert steps["dbt_build"]["config"] == {"full_refresh": full_refresh}
    assert resolved.description


def test_the_published_file_has_a_freshness_policy(specs: dict[str, dg.AssetSpec]) -> None:
    assert specs["qiantang_duckdb"].freshness_policy is not None
