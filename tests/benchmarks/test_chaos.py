"""The short form of `make chaos`: so that it works when it is needed, and a first sight of what it proves by its counts."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.chaos.articles import write_state
from benchmarks.chaos.kills import STEPS, Kills, check_recovered, kill_one, recover
from benchmarks.chaos.readers import read_while_publishing
from benchmarks.chaos.starter import Starter
from benchmarks.chaos.world import World

SEED = 0  # chooses the step of dbt


def test_readers_at_work_during_publishes_see_whole_builds_in_order(tmp_path: Path) -> None:
    done = read_while_publishing(tmp_path / "readers", publishes=3, queries=100, seconds=300)
    assert done.faults == []
    assert done.publishes >= 3
    assert all(done.queries.values())


@pytest.mark.e2e
def test_a_killed_run_is_made_good_by_a_plain_one_and_the_last_step_alone_publishes_nothing(tmp_path: Path) -> None:
    world, output, done = World.at(tmp_path / "world", small=True, state="a"), tmp_path / "said.txt", Kills()
    wanted, published = world.marts(), world.build_id()
    with Starter(world) as starter:
        write_state(world.settings.raw, "b")
        at_once = [0.0] * (len(STEPS) + 1)  # the moment that a step has ended
        assert kill_one(starter, output, random.Random(SEED), at_once, done)
        assert list(done.during) == ["marts built"]
        assert world.build_id() == published
        starter.start(output, "publish")
        assert starter.wait() == 1
        assert "this step would go on with build" in output.read_text("utf-8")
        write_state(world.settings.raw, "a")  # the articles may be others by the time that somebody runs it again
        recover(starter, output)
    check_recovered(world, wanted)
    assert world.build_id() > published
