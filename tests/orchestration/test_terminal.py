"""Progress as it is drawn: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import io
import os
import pty
import threading
from contextlib import suppress

import pytest

from orchestration.progress import Pace
from orchestration.terminal import Terminal


def drive(terminal: Terminal) -> None:
    with terminal:
        terminal.begun("reading new articles")
        for seconds in (1.0, 12.0, 13.0, 25.0, 30.0):
            terminal.pace(Pace("articles read", int(seconds * 10), 300, seconds))
        terminal.step("new articles read   30.0 s [bold]")


def test_where_there_is_no_terminal_plain_lines_come_now_and_then_without_control_characters() -> None:
    out = io.StringIO()
    drive(Terminal(out))
    assert out.getvalue().splitlines() == [
        "  articles read: 120 of 300 (40%), 10/s, 18 s left",
        "  articles read: 250 of 300 (83%), 10/s, 5.0 s left",
        "  new articles read   30.0 s [bold]",
    ]


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, term: str) -> str:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLUMNS", "120")
    reader, writer = pty.openpty()
    said: list[bytes] = []
    listener = threading.Thread(target=_listen, args=(reader, said))
    listener.start()
    with os.fdopen(writer, "w", encoding="utf-8") as out:
        drive(Terminal(out))
    listener.join()
    os.close(reader)
    return b"".join(said).decode()


def _listen(reader: int, said: list[bytes]) -> None:
    """Reads until the other end of the terminal is closed, which is an error here (EIO)."""
    with suppress(OSError):
        while data := os.read(reader, 1 << 16):
            said.append(data)


def test_on_a_terminal_a_bar_is_drawn_and_the_line_of_the_step_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    said = on_a_terminal(monkeypatch, "xterm-256color")
    assert "\x1b[" in said
    assert "new articles read   30.0 s [bold]" in said


def test_a_dumb_terminal_gets_plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    said = on_a_terminal(monkeypatch, "dumb")
    assert "\x1b" not in said
    assert "articles read: 120 of 300 (40%)" in said
