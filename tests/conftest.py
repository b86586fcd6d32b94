"""What all tests share: a folder of articles and a warehouse of their own for each test."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import hypothesis
import pytest

from orchestration.settings import Settings

# Hypothesis fails an example slower than 200 ms: on a busy machine a correct program would fail.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an empty raw folder and warehouse; files count at once, and nobody waits for locks."""
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    raw.mkdir()
    return replace(
        Settings(),
        raw=raw,
        warehouse=warehouse,
        dagster_home=warehouse / ".dagster",
        golden=tmp_path / "golden",
        settle_seconds=0.0,
        lock_seconds=0.0,
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that build whole warehouses come first: last of all, they would keep one worker busy while the others have nothing to do."""
    builds = {item.path for item in items if item.get_closest_marker("e2e")}
    items.sort(key=lambda item: (item.path not in builds, item.path.parent.name != "dbt"))
