"""What the commands say when they cannot go on."""

from __future__ import annotations

import sqlite3
import sys

import duckdb
import pytest

from orchestration import __main__ as commands
from orchestration.locks import WarehouseBusy


def said(error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """What `make summary` says if it meets this error; it must end with 1."""

    def fails(settings: object) -> int:
        raise error

    monkeypatch.setitem(commands.COMMANDS, "summary", fails)
    monkeypatch.setattr(sys, "argv", ["orchestration", "summary"])
    assert commands.main() == 1
    return capsys.readouterr().err


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(OSError(28, "No space left on device"), id="the system"),
        pytest.param(duckdb.IOException("IO Error: Could not write file: No space left on device"), id="DuckDB"),
        pytest.param(sqlite3.OperationalError("database or disk is full"), id="Dagster's run history"),
    ],
)
def test_a_full_disk_is_called_so_whichever_library_meets_it(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(error, monkeypatch, capsys) == (
        "summary: the disk is full: make room and try again; what is published is as it was\n"
    )


def test_an_error_of_ours_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(WarehouseBusy("process 7 is at work"), monkeypatch, capsys) == "summary: process 7 is at work\n"


def test_an_error_of_no_kind_we_know_is_not_hidden(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(KeyError):
        said(KeyError("a fault in the code"), monkeypatch, capsys)
