"""What of a build is counted as its start."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.scale import Cost, start_seconds


def test_the_start_is_what_passes_before_the_first_step_and_before_the_first_node(tmp_path: Path) -> None:
    (tmp_path / ".dbt").mkdir()
    (tmp_path / ".build_id").write_text("20260301T000007500000Z00 run")
    nodes = ["2026-03-01T00:00:25.000000Z", "2026-03-01T00:00:23.000000Z"]
    told = {
        "metadata": {"invocation_started_at": "2026-03-01T00:00:20.000000Z"},
        "results": [{"timing": [{"name": "execute", "started_at": at}]} for at in nodes] + [{"timing": []}],
    }
    (tmp_path / ".dbt" / "run_results.json").write_text(json.dumps(told))
    start = start_seconds(tmp_path, datetime(2026, 3, 1, tzinfo=UTC))
    assert start == 7.5 + 3
    assert Cost(50, start).work == 39.5
