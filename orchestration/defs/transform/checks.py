"""What must hold of the marts beyond dbt's own tests (those are checks of the dbt assets)."""

import dagster as dg

from orchestration import check_queries as queries
from orchestration.defs.explained import explained
from orchestration.defs.resources import Warehouse
from orchestration.growth import MARTS, growth


def growth_check(mart: str) -> dg.AssetChecksDefinition:
    @dg.asset_check(
        asset=dg.AssetKey(["marts", mart]),
        name="rows_kept_since_published",
        blocking=True,
        description="No more rows are lost than vanished articles explain; QIANTANG_ACCEPT_SHRINK=1 lets them go.",
    )
    def check(warehouse: Warehouse) -> dg.AssetCheckResult:
        settings = warehouse.settings
        change = growth(settings.build_file, settings.published_file, mart)
        return explained(
            settings,
            dg.AssetCheckKey(["marts", mart], "rows_kept_since_published"),
            passed=settings.accept_shrink or change.acceptable(settings.max_loss_share),
            expected=f"at most {settings.max_loss_share:.0%} of the published rows lost (QIANTANG_MAX_LOSS_SHARE) beyond what "
            "vanished articles explain; QIANTANG_ACCEPT_SHRINK=1 lets them go",
            found=change.sentence(),
            query=queries.lost_rows(settings, mart),
            figures={
                "rows published": change.before or 0,
                "rows now": change.now,
                "share of articles kept": change.kept,
            },
        )

    return check


def growth_checks() -> list[dg.AssetChecksDefinition]:
    return [growth_check(mart) for mart in MARTS]


@dg.definitions
def checks() -> dg.Definitions:
    return dg.Definitions(asset_checks=growth_checks())
