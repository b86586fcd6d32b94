"""Checks that explain themselves: what was expected, what was found, and how to see the rows.

Belongs here: the form that every check result has. Does not belong here: what is checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dagster as dg
import polars as pl

from orchestration import failures
from orchestration.defs.metadata import preview, sql
from orchestration.settings import Settings
from orchestration.summary import BETWEEN_WAYS

EXPECTED, FOUND, SEE = "expected", "found", "see the rows"


def explained(
    settings: Settings,
    check: dg.AssetCheckKey,
    *,
    passed: bool,
    expected: str,
    found: str,
    query: str,
    rows: pl.DataFrame | None = None,
    figures: Mapping[str, Any] | None = None,
    severity: dg.AssetCheckSeverity = dg.AssetCheckSeverity.ERROR,
) -> dg.AssetCheckResult:
    """The result of a check. `query` shows its rows; if it failed it is kept, so that `make rows` and any DuckDB can run it."""
    return dg.AssetCheckResult(
        asset_key=check.asset_key,
        check_name=check.name,
        passed=passed,
        severity=severity,
        description=found,
        metadata=explanation(settings, check, passed, expected, found, query, rows) | dict(figures or {}),
    )


def explanation(
    settings: Settings,
    check: dg.AssetCheckKey,
    passed: bool,
    expected: str,
    found: str,
    query: str,
    rows: pl.DataFrame | None = None,
) -> dict[str, Any]:
    """The metadata of such a result."""
    metadata: dict[str, Any] = {EXPECTED: expected, FOUND: found}
    if not passed:
        asset = "/".join(check.asset_key.path)
        command = failures.keep(settings, asset, check.name, query)
        metadata[SEE] = BETWEEN_WAYS.join([f"make rows CHECK={asset}/{check.name}", command])
    if rows is not None and len(rows):
        metadata["rows"] = preview(rows)
    return metadata | {"query": sql(query)}
