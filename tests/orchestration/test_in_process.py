"""dbt's manifest is prepared once, and again when it must be."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from orchestration.defs.transform import in_process
from orchestration.defs.transform.in_process import prepared_manifest
from orchestration.settings import Settings


@pytest.fixture
def parses(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """The commands that dbt was asked for; it leaves a manifest of one line."""
    asked: list[Sequence[str]] = []

    def run_dbt(settings: Settings, arguments: Sequence[str], build_id: str) -> None:
        asked.append(arguments)
        (settings.dbt_target / "manifest.json").write_text('{"nodes": {}}')

    monkeypatch.setattr(in_process, "run_dbt", run_dbt)
    return asked


def test_a_manifest_is_parsed_once_and_again_for_another_warehouse(
    settings: Settings, parses: list[Sequence[str]]
) -> None:
    assert prepared_manifest(settings) == prepared_manifest(settings) == {"nodes": {}}
    assert parses == [["parse"]]
    (settings.dbt_target / "manifest.stamp").write_text("of another place")
    prepared_manifest(settings)
    assert len(parses) == 2


@pytest.mark.parametrize(
    "left",
    [pytest.param('{"nodes": {"mod', id="cut short"), pytest.param("", id="empty"), pytest.param(None, id="gone")],
)
def test_a_manifest_that_a_killed_build_left_half_written_locks_nobody_out(
    settings: Settings, parses: list[Sequence[str]], left: str | None
) -> None:
    prepared_manifest(settings)
    manifest = settings.dbt_target / "manifest.json"
    manifest.unlink() if left is None else manifest.write_text(left)
    assert prepared_manifest(settings) == {"nodes": {}}
    assert len(parses) == 2


def test_a_manifest_that_another_dbt_tears_while_ours_is_read_is_parsed_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = ['{"nodes": {"mod', '{"nodes": {}}']
    monkeypatch.setattr(
        in_process,
        "run_dbt",
        lambda settings, *_, **__: (settings.dbt_target / "manifest.json").write_text(left.pop(0)),
    )
    assert prepared_manifest(settings) == {"nodes": {}}
    assert left == []
