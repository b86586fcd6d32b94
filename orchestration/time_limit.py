"""A limit of CPU time on work with one file.

Belongs here: stopping what takes too long, so that it can be told as a failure of that file. Does not belong here: how long is too long
(settings.py), what becomes of the file (ingest.py, parse.py).
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class TookTooLong(Exception):
    """The work was stopped at its limit."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises `TookTooLong` in the block once this process has computed for so many seconds.

    CPU time, not the clock: a busy machine must not cost an article. Signals reach the main thread only; in another thread there is no
    limit. Regular expressions can be stopped as well, a single call into other compiled code cannot.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise TookTooLong(f"stopped after {seconds:g} s of computing")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
