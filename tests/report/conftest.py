"""What the tests of the report page in a browser share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orchestration.report.build import build_report
from orchestration.settings import Settings
from tests.report.press import small_press
from tests.report.warehouse import publish


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A warehouse with the small press, and its page."""
    settings = replace(Settings(), warehouse=tmp_path_factory.mktemp("warehouse"))
    publish(settings, small_press())
    build_report(settings)
    return settings
