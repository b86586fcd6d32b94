"""What Dagster knows of the checks of a run, asked before its build is published.

Belongs here: which checks must have passed, and whether they have. Does not belong here: the checks, and those of dbt (publish.py).
"""

from collections.abc import Iterator

import dagster as dg

from orchestration.defs.ingest.checks import rejected_share
from orchestration.defs.parse.checks import parse_checks
from orchestration.defs.transform.checks import growth_checks
from orchestration.publish import PublishError


def refuse_unchecked(instance: dg.DagsterInstance, run_id: str) -> None:
    """Raises `PublishError` unless this very run has evaluated each blocking check that is ours, and each passed.

    Those of dbt are read from its own results (`audit_tests`). Dagster alone is no gate: whoever picks assets by hand may leave checks out.
    """
    logs = instance.all_logs(run_id, of_type=dg.DagsterEventType.ASSET_CHECK_EVALUATION)
    events = [log.dagster_event for log in logs if log.dagster_event]
    passed = {
        event.asset_check_evaluation_data.asset_check_key: event.asset_check_evaluation_data.passed for event in events
    }
    if wrong := sorted(
        f"{key.name} of {key.asset_key.to_user_string()} ({'failed' if key in passed else 'did not run'})"
        for key in blocking_checks()
        if not passed.get(key)
    ):
        raise PublishError(
            f"{len(wrong)} checks have not passed in this run: {', '.join(wrong[:5])}: build with `make run`"
        )


def blocking_checks() -> Iterator[dg.AssetCheckKey]:
    """The checks in Python that must pass before anything is published."""
    for definition in (rejected_share, *parse_checks(), *growth_checks()):
        yield from (spec.key for spec in definition.check_specs if spec.blocking)
