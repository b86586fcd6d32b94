"""A run as the terminal of `make run` shows it: a line for each step done, and a bar for the one under way.

Belongs here: drawing progress. Does not belong here: measuring it (progress.py), what a build tells at its end (summary.py).

Where the output is no terminal (a log file, a pipe, TERM=dumb) there is no bar but a plain line now and then: no control characters.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from orchestration.progress import Pace, Sparingly, duration, watched


class Terminal:
    """Use as a context: `with following() as terminal: … terminal.step(…)`."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._bar = _bar(out) if out.isatty() and os.environ.get("TERM") != "dumb" else None
        self._task: TaskID | None = None
        self._what = ""
        self._lines = Sparingly()

    def __enter__(self) -> Terminal:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def begun(self, doing: str) -> None:
        """A step has begun: the bar says so until there is something to count."""
        if self._bar:
            self._new_task(doing, None)

    def step(self, line: str) -> None:
        """A step has ended."""
        self._clear()
        self._print(f"  {line}")

    def pace(self, pace: Pace) -> None:
        """How far the step under way is."""
        if self._what != pace.what:
            self._what, self._lines = pace.what, Sparingly()
            if self._bar:
                self._new_task(pace.what, pace.total)
        if self._bar and self._task is not None:
            left = "" if pace.left is None else f"   {duration(pace.left)} left"
            counted = f"{pace.done:,} of {pace.total:,}   {pace.speed}{left}"
            self._bar.update(self._task, completed=pace.done, total=pace.total, counted=counted)
        elif not self._bar and pace.done < pace.total and self._lines.due(pace):  # its end is the step's own line
            self._print(f"  {pace.sentence()}")

    def _new_task(self, what: str, total: int | None) -> None:
        assert self._bar is not None
        self._clear()
        self._what = what
        self._task = self._bar.add_task(what, total=total, counted="")

    def _clear(self) -> None:
        if self._bar and self._task is not None:
            self._bar.remove_task(self._task)
        self._task, self._what = None, ""

    def _print(self, line: str) -> None:
        if self._bar:
            self._bar.console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)
        else:
            print(line, file=self._out, flush=True)


@contextmanager
def following(out: TextIO | None = None) -> Iterator[Terminal]:
    """A terminal that shows the pace of all steps of this process while the context lasts."""
    with Terminal(out or sys.stdout) as terminal, watched(terminal.pace):
        yield terminal


def _bar(out: TextIO) -> Progress:
    return Progress(
        TextColumn("  {task.description:<26}", markup=False),
        BarColumn(bar_width=30),
        TextColumn("{task.fields[counted]}", markup=False),
        console=Console(file=out),
        transient=True,  # what stays is the line of the step
        refresh_per_second=4,
    )
