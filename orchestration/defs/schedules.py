"""When builds happen, and how much they read: three jobs, a daily schedule and a sensor on raw/, both off until someone turns them on."""

from collections.abc import Mapping
from typing import Any

import dagster as dg

from orchestration.ledger_decisions import Again
from orchestration.raw_files import list_files
from orchestration.settings import Settings


def _job(name: str, description: str, again: Again = Again.NOTHING, full_refresh: bool = False) -> Any:
    config: Mapping[str, Any] = {
        "staging__files": {"config": {"again": again.name}},
        "dbt_build": {"config": {"full_refresh": full_refresh}},
    }
    return dg.define_asset_job(
        name,
        selection=dg.AssetSelection.all(),
        executor_def=dg.in_process_executor,
        config={"ops": config},
        # A run that died is tried again from its first step: raw/ may have changed, and no run goes on with what another has left.
        tags={"dagster/retry_strategy": "ALL_STEPS"},
        description=description,
    )


build = _job(
    "build",
    "The normal build: read what is new or changed in raw/, parse it, rebuild and test the marts, publish them.",
)
full_refresh = _job(
    "full_refresh",
    "Everything from the beginning: read and parse every file of raw/ again, rebuild all tables, test and publish. "
    "For when something looks wrong that the normal build does not mend; the history of the rows is kept.",
    Again.EVERYTHING,
    full_refresh=True,
)
rejected_again = _job(
    "rejected_again",
    "Read the rejected files once more, beside what is new or changed; then as the normal build. "
    "For when what they were rejected for lay outside them, such as a limit that has been raised.",
    Again.REJECTED,
)

daily = dg.ScheduleDefinition(
    name="daily",
    job=build,
    cron_schedule="0 6 * * *",
    execution_timezone="Asia/Shanghai",
    default_status=dg.DefaultScheduleStatus.STOPPED,
    description="Builds every morning at six, Beijing time.",
)


@dg.sensor(
    name="raw_files",
    job=build,
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.STOPPED,
    description="Builds when a file in raw/ is new, changed or gone, once the folder has been still for a minute.",
)
def raw_files(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    found = list(list_files(Settings.from_env().raw))
    state = f"{len(found)}-{max((file.info.st_mtime_ns for file in found), default=0)}-{sum(file.info.st_size for file in found)}"
    done, _, seen = (context.cursor or "").partition(" ")
    if state == done:
        return dg.SkipReason("nothing new, changed or gone in raw/")
    if state != seen:  # files are still being copied, or have just come: look again at the next tick
        return dg.SensorResult(skip_reason="raw/ has changed; waiting until it is still", cursor=f"{done} {state}")
    return dg.SensorResult(run_requests=[dg.RunRequest()], cursor=f"{state} {state}")
