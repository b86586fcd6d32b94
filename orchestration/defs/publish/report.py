"""The report page, made from the published file. A page that cannot be made is a warning: the warehouse is published by then."""

from collections.abc import Iterator

import dagster as dg

from orchestration.defs.resources import OWNERS, POOL, Warehouse
from orchestration.report.build import try_report

BUILT = "report_page_is_built"


@dg.asset(
    deps=["qiantang_duckdb"],
    group_name="publish",
    owners=OWNERS,
    kinds={"javascript"},
    pool=POOL,
    output_required=False,
    check_specs=[
        dg.AssetCheckSpec(
            BUILT, asset="report_page", description="The page shows the warehouse as it was just published; only warns."
        )
    ],
    description="warehouse/report/index.html: what came, what was measured, what was promised, in a page that opens in any browser.",
)
def report_page(warehouse: Warehouse) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:
    tried = try_report(warehouse.settings)
    if tried.report:
        done = tried.report
        yield dg.MaterializeResult(
            metadata={
                "page": dg.MetadataValue.path(str(done.index)),
                "bytes": done.size,
                "facts": sum(done.facts.values()),
                "seconds": round(done.seconds, 2),
            }
        )
    yield dg.AssetCheckResult(
        check_name=BUILT,
        asset_key="report_page",
        passed=tried.warning is None,
        severity=dg.AssetCheckSeverity.WARN,
        description=tried.warning or "",
    )
