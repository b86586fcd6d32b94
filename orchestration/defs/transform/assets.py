"""Staging, intermediate and marts: the whole dbt project, built and tested by one `dbt build`."""

from collections.abc import Iterator, Mapping
from typing import Any

import dagster as dg
import duckdb
from dagster_dbt import dbt_assets
from dagster_dbt.asset_utils import get_subset_selection_for_context
from dagster_dbt.core.dbt_cli_event import DbtCoreCliEventMessage
from pydantic import Field

from orchestration.defs.explained import explanation
from orchestration.defs.metadata import ROWS, SECONDS, telling
from orchestration.defs.previews import rows_of
from orchestration.defs.resources import POOL, Warehouse
from orchestration.defs.transform.in_process import DbtFailed, failures_of, prepared_manifest, results_of, run_dbt
from orchestration.defs.transform.translator import Translator, with_attached_tests
from orchestration.locks import hold_build_file, naming_holder
from orchestration.look import look_into
from orchestration.progress import Meter
from orchestration.publish import refuse_unreadable, seal
from orchestration.settings import Settings

MANIFEST = with_attached_tests(prepared_manifest(Settings.from_env()))
TRANSLATOR = Translator()


class Rebuild(dg.Config):
    """How much of the marts is built."""

    full_refresh: bool = Field(False, description="Build every table from nothing, also those that could be continued.")


@dbt_assets(manifest=MANIFEST, dagster_dbt_translator=TRANSLATOR, name="dbt_build", pool=POOL)
def dbt_models(context: dg.AssetExecutionContext, warehouse: Warehouse, config: Rebuild):
    settings = warehouse.settings
    refuse_unreadable(settings)
    selection, _ = get_subset_selection_for_context(context, MANIFEST, "fqn:*", None, None, TRANSLATOR, None)
    arguments = ["build", *selection, *(["--full-refresh"] if config.full_refresh else [])]
    told = Meter("models built and tests run", context.log.info)
    hold_build_file(settings)
    build_id = warehouse.build_id()
    with naming_holder(settings.build_file):
        events = run_dbt(settings, arguments, build_id, told)
        with look_into(settings.build_file) as build:
            results = results_of(settings)
            for event in events:
                yield from _dagster_events(event, context, build, results)
        if failures := failures_of(settings):
            raise DbtFailed("\n".join(failures))
        seal(settings, build_id)


def _dagster_events(
    event: dict[str, Any],
    context: dg.AssetExecutionContext,
    build: duckdb.DuckDBPyConnection,
    results: Mapping[str, Mapping[str, Any]],
) -> Iterator[Any]:
    """dagster-dbt's own translation, with figures and telling rows added to each table, and to each test what explains it."""
    message = DbtCoreCliEventMessage(raw_event=event, event_history_metadata={})
    node = MANIFEST["nodes"].get(event["data"]["node_info"]["unique_id"], {})
    for said in message.to_default_asset_events(MANIFEST, TRANSLATOR, context):
        if isinstance(said, dg.Output):
            kept = {
                name: value for name, value in said.metadata.items() if name != "Execution Duration"
            }  # is in `seconds`
            yield dg.Output(None, said.output_name, metadata={**kept, **_figures(node, event, build)})
        elif isinstance(said, dg.AssetCheckResult):
            yield _explained(said, node, results[node["unique_id"]], build)
        else:
            yield said


def _figures(node: dict[str, Any], event: dict[str, Any], build: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    table = f"{node['schema']}.{node['alias']}"
    count = build.table(f'"{node["schema"]}"."{node["alias"]}"').count("*").fetchall()[0][0]
    seconds = float(event["data"].get("execution_time", 0.0))
    return {"dagster/row_count": count, SECONDS: round(seconds, 3), **telling(rows_of(table, build))}


def _explained(
    said: dg.AssetCheckResult, node: dict[str, Any], result: Mapping[str, Any], build: duckdb.DuckDBPyConnection
) -> dg.AssetCheckResult:
    """A dbt test: its description is what is expected, its rows are what breaks it."""
    query, count = result["compiled_code"] or "", result["failures"] or 0
    if count:
        found = f"{count} {'row breaks' if count == 1 else 'rows break'} it"
    else:
        found = "no row breaks it" if said.passed else f"the test could not be run: {result['message']}"
    check = dg.AssetCheckKey(said.asset_key, said.check_name)
    expected = node.get("description") or f"no row breaks the dbt test {node['name']}"
    rows = build.sql(query).limit(ROWS).pl() if count else None
    return dg.AssetCheckResult(
        asset_key=said.asset_key,
        check_name=said.check_name,
        passed=said.passed,
        severity=said.severity,
        description=found,
        metadata={
            **explanation(Settings.from_env(), check, said.passed, expected, found, query, rows),
            **said.metadata,
        },
    )
