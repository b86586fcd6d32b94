"""The published warehouse: the one file that BI tools open."""

from datetime import timedelta

import dagster as dg

from orchestration.changes import changes
from orchestration.defs.metadata import bar_plot
from orchestration.defs.publish.figures import changed_numbers, changed_table, quality, seconds
from orchestration.defs.publish.gate import refuse_unchecked
from orchestration.defs.resources import OWNERS, POOL, Warehouse
from orchestration.defs.transform.assets import MANIFEST, TRANSLATOR
from orchestration.publish import publish, published_models

PUBLISHED = published_models(MANIFEST)
# A daily build that fails over a weekend is noticed on Monday, not before; a week without any is a fault.
FRESH = dg.FreshnessPolicy.time_window(warn_window=timedelta(days=3), fail_window=timedelta(days=7))


def tables() -> dg.TableSchema:
    """The tables of the file, in the place of columns: what each holds."""
    rows = sorted((f"{node['schema']}.{node['alias']}", node["description"]) for node in PUBLISHED.values())
    return dg.TableSchema([dg.TableColumn(name, type="table", description=meaning) for name, meaning in rows])


@dg.asset(
    deps=[TRANSLATOR.key_of(MANIFEST, unique_id) for unique_id in PUBLISHED],
    group_name="publish",
    owners=OWNERS,
    kinds={"duckdb"},
    pool=POOL,
    freshness_policy=FRESH,
    metadata={"dagster/column_schema": tables()},
    description="The file that BI tools open, warehouse/qiantang.duckdb: replaced whole by a build that passed every blocking check, "
    "read-only for everyone. Its figures say how the build went, and what it changed since the one before.",
)
def qiantang_duckdb(context: dg.AssetExecutionContext, warehouse: Warehouse) -> dg.MaterializeResult:
    settings, ledger = warehouse.settings, warehouse.continue_own()
    refuse_unchecked(context.instance, context.run.run_id)
    done = publish(settings, ledger.build_id)
    marts = {name.removeprefix("marts."): rows for name, rows in done.rows.items() if name.startswith("marts.")}
    changed = changes(done.path, done.build_id)
    for change in changed:
        context.log.info(f"since the last build: {change.sentence()}")
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": sum(marts.values()),
            "changed since the last build": changed_table(changed),
            **quality(settings, ledger),
            **seconds(context),
            "dbt tests passed": done.tests,
            "bytes": done.size,
            **changed_numbers(changed),
            "file": dg.MetadataValue.path(str(done.path)),
            "build": done.build_id,
            "sha256": done.sha256,
            "rows": bar_plot(marts, "rows by table of the schema marts"),
        }
    )
