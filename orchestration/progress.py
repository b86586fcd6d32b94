"""How far a long step is: done of total, rate and time left, for whoever follows the run.

Belongs here: measuring the pace, and when it is worth a line. Does not belong here: how it is shown (terminal.py, the run log).

A step calls `tell(done, total)` as often as it likes; a `Meter` makes of that a line for the run log now and then, and hands every call
to those who watch this process (the terminal of `make run`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

Tell = Callable[[int, int], None]
LINE_SECONDS = 10.0  # between two lines; a long run has one for each tenth of the time it has taken


@dataclass(frozen=True, slots=True)
class Pace:
    """Where a step is: `what` is being counted (files read), `seconds` since it began."""

    what: str
    done: int
    total: int
    seconds: float

    @property
    def rate(self) -> float:
        """Done per second; 0 before anything is."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Seconds still to go at this rate; None while it is unknown."""
        return (self.total - self.done) / self.rate if self.rate else None

    def sentence(self) -> str:
        if self.done >= self.total:
            return f"{self.what}: {self.total:,} in {duration(self.seconds)}{self.speed and ', '}{self.speed}"
        left = f", {duration(self.left)} left" if self.left is not None else ""
        return f"{self.what}: {self.done:,} of {self.total:,} ({self.done / self.total:.0%}){self.speed and ', '}{self.speed}{left}"

    @property
    def speed(self) -> str:
        """The rate in words; empty while it is unknown."""
        if not self.rate:
            return ""
        return f"{self.rate:,.0f}/s" if self.rate >= 10 else f"{self.rate:.1f}/s"


class Sparingly:
    """Says when a line is due: the first after `LINE_SECONDS`, later ones further apart, the last one always."""

    def __init__(self) -> None:
        self._next = LINE_SECONDS

    def due(self, pace: Pace) -> bool:
        if pace.done < pace.total and pace.seconds < self._next:
            return False
        self._next = pace.seconds + max(LINE_SECONDS, pace.seconds / 10)
        return True


class Meter:
    """Hears `(done, total)` of one step; writes lines with `log` and tells all watchers. The clock starts with the first call."""

    def __init__(self, what: str, log: Callable[[str], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._what, self._log, self._clock = what, log, clock
        self._began: float | None = None
        self._lines = Sparingly()

    def __call__(self, done: int, total: int) -> None:
        now = self._clock()
        self._began = now if self._began is None else self._began
        pace = Pace(self._what, done, total, now - self._began)
        for watcher in _watchers:
            watcher(pace)
        if total and self._lines.due(pace):
            self._log(pace.sentence())


_watchers: list[Callable[[Pace], None]] = []


@contextmanager
def watched(watcher: Callable[[Pace], None]) -> Iterator[None]:
    """While it lasts, `watcher` hears the pace of every step of this process."""
    _watchers.append(watcher)
    try:
        yield
    finally:
        _watchers.remove(watcher)


def silent(done: int, total: int) -> None:
    """Tells nobody."""


def duration(seconds: float) -> str:
    """4.2 s, 48 s, 3 min 20 s, 2 h 5 min."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
