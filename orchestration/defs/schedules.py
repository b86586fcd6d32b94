"""When builds happen: one job, a daily schedule and a sensor on raw/, both off until someone turns them on."""

import dagster as dg

from orchestration.raw_files import list_files
from orchestration.settings import Settings

build = dg.define_asset_job(
    "build",
    selection=dg.AssetSelection.all(),
    executor_def=dg.in_process_executor,
    description="Everything: read what is new in raw/, parse it, rebuild and test the marts, publish them.",
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
