"""The report page in a build: it comes after the publish, and cannot spoil it."""

from __future__ import annotations

import dagster as dg
import pytest

from orchestration.defs.publish.report import BUILT, report_page
from orchestration.defs.resources import Warehouse
from orchestration.settings import PREFIX, Settings
from tests.report.press import small_press
from tests.report.warehouse import publish


def run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> dg.ExecuteInProcessResult:
    monkeypatch.setenv(f"{PREFIX}WAREHOUSE", str(settings.warehouse))
    return dg.materialize([report_page], resources={"warehouse": Warehouse()}, raise_on_error=False)


def test_the_page_is_made_from_the_published_file(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(settings, small_press())
    result = run(settings, monkeypatch)
    assert [event.passed for event in result.get_asset_check_evaluations()] == [True]
    assert (settings.report / "index.html").exists()


def test_a_page_that_fails_warns_and_the_run_succeeds(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.warehouse.mkdir(parents=True)
    settings.published_file.write_bytes(b"no database")
    result = run(settings, monkeypatch)
    (check,) = result.get_asset_check_evaluations()
    assert result.success
    assert (check.check_name, check.passed, check.severity) == (BUILT, False, dg.AssetCheckSeverity.WARN)
    assert "cannot be read" in (check.description or "")
    assert result.get_asset_materialization_events() == []
