"""Staging, intermediate and marts: the whole dbt project, built and tested by one `dbt build`."""

from collections.abc import Iterator
from typing import Any

import dagster as dg
import duckdb
from dagster_dbt import dbt_assets
from dagster_dbt.asset_utils import get_subset_selection_for_context
from dagster_dbt.core.dbt_cli_event import DbtCoreCliEventMessage

from orchestration.defs.metadata import preview
from orchestration.defs.resources import POOL, Warehouse
from orchestration.defs.transform.in_process import DbtFailed, failures_of, prepared_manifest, run_dbt
from orchestration.defs.transform.translator import Translator, with_attached_tests
from orchestration.publish import refuse_unreadable
from orchestration.settings import Settings

MANIFEST = with_attached_tests(prepared_manifest(Settings.from_env()))
TRANSLATOR = Translator()
PREVIEWED = {"marts", "history", "meta"}


@dbt_assets(manifest=MANIFEST, dagster_dbt_translator=TRANSLATOR, name="dbt_build", pool=POOL)
def dbt_models(context: dg.AssetExecutionContext, warehouse: Warehouse):
    settings = warehouse.settings
    refuse_unreadable(settings)
    selection, _ = get_subset_selection_for_context(context, MANIFEST, "fqn:*", None, None, TRANSLATOR, None)
    events = run_dbt(settings, ["build", *selection], warehouse.ledger.build_id)
    with duckdb.connect(str(settings.build_file), read_only=True) as build:
        for event in events:
            yield from _dagster_events(event, context, build)
    if failures := failures_of(settings):
        raise DbtFailed("\n".join(failures))


def _dagster_events(
    event: dict[str, Any], context: dg.AssetExecutionContext, build: duckdb.DuckDBPyConnection
) -> Iterator[Any]:
    """dagster-dbt's own translation, with the number of rows and a preview added to each table."""
    message = DbtCoreCliEventMessage(raw_event=event, event_history_metadata={})
    for said in message.to_default_asset_events(MANIFEST, TRANSLATOR, context):
        if isinstance(said, dg.Output):
            node = MANIFEST["nodes"][event["data"]["node_info"]["unique_id"]]
            yield dg.Output(None, said.output_name, metadata={**said.metadata, **_figures(node, build)})
        else:
            yield said


def _figures(node: dict[str, Any], build: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    table = build.table(f'"{node["schema"]}"."{node["alias"]}"')
    figures: dict[str, Any] = {"dagster/row_count": table.count("*").fetchall()[0][0]}
    if node["schema"] in PREVIEWED:
        figures["preview"] = preview(table.limit(5).pl())
    return figures
