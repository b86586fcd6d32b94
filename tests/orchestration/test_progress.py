"""When a long step is worth a line, and what the line says."""

from __future__ import annotations

import pytest

from orchestration.progress import Meter, Pace, duration, watched


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("pace", "said"),
    [
        pytest.param(
            Pace("files read", 0, 40, 0.0), "files read: 0 of 40 (0%)", id="nothing done yet: no rate, no promise"
        ),
        pytest.param(
            Pace("files read", 1200, 4800, 60.0),
            "files read: 1,200 of 4,800 (25%), 20/s, 3 min 0 s left",
            id="rate and time left",
        ),
        pytest.param(
            Pace("files read", 5, 20, 50.0),
            "files read: 5 of 20 (25%), 0.1/s, 2 min 30 s left",
            id="slower than one a second",
        ),
        pytest.param(Pace("files read", 900, 900, 18.0), "files read: 900 in 18 s, 50/s", id="done"),
    ],
)
def test_a_line_says_done_total_rate_and_time_left(pace: Pace, said: str) -> None:
    assert pace.sentence() == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        pytest.param(4.23, "4.2 s", id="seconds"),
        pytest.param(200, "3 min 20 s", id="minutes"),
        pytest.param(7500, "2 h 5 min", id="hours"),
    ],
)
def test_a_duration_is_said_as_precisely_as_it_is_of_use(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def test_lines_come_every_ten_seconds_then_ever_further_apart_and_always_at_the_end() -> None:
    clock, lines = Clock(), []
    meter = Meter("articles parsed", lines.append, clock)
    for done in range(1001):
        meter(done, 1000)
        clock.now += 1
    told = [int(line.split(": ")[1].split(" ")[0].replace(",", "")) for line in lines]
    assert told[:3] == [10, 20, 30]
    assert told[-1] == 1000
    assert len(told) < 40


def test_a_step_with_nothing_to_do_writes_no_line() -> None:
    lines: list[str] = []
    Meter("articles parsed", lines.append)(0, 0)
    assert lines == []


def test_whoever_watches_hears_every_call_while_it_watches() -> None:
    heard: list[tuple[str, int, int]] = []
    meter = Meter("files read", lambda line: None, Clock())
    with watched(lambda pace: heard.append((pace.what, pace.done, pace.total))):
        meter(1, 3)
        meter(2, 3)
    meter(3, 3)
    assert heard == [("files read", 1, 3), ("files read", 2, 3)]
