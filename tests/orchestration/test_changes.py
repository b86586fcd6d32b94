"""What a build has changed, from the history of the rows."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from orchestration.changes import Change, changes

HISTORY = """
create schema marts;
create schema history;
create table marts.enterprise_landings as select range as id from range(5);
create table marts.platform_metrics as select range as id from range(3);
create table marts.policy_targets as select range as id from range(0);
create table history.row_history (mart varchar, change varchar, changed_columns varchar, build_id varchar);
insert into history.row_history values
    ('enterprise_landings', 'new', null, 'b2'),
    ('enterprise_landings', 'new', null, 'b2'),
    ('enterprise_landings', 'changed', 'stage, evidence', 'b2'),
    ('enterprise_landings', 'changed', 'evidence', 'b2'),
    ('enterprise_landings', 'gone', null, 'b2'),
    ('enterprise_landings', 'back', 'confidence', 'b2'),
    ('platform_metrics', 'new', null, 'b1');
"""


@pytest.fixture
def told(tmp_path: Path) -> list[Change]:
    with duckdb.connect(str(tmp_path / "published.duckdb")) as con:
        con.execute(HISTORY)
    return changes(tmp_path / "published.duckdb", "b2")


def test_rows_new_changed_back_and_gone_are_counted_for_each_mart(told: list[Change]) -> None:
    landings = told[0]
    assert (landings.new, landings.changed, landings.back, landings.gone) == (2, 2, 1, 1)
    assert landings.before == 5 - 2 - 1 + 1
    assert landings.columns == ["evidence (2)", "confidence (1)", "stage (1)"]


def test_what_an_earlier_build_changed_is_not_told_again(told: list[Change]) -> None:
    assert [change.sentence() for change in told] == [
        "enterprise_landings: 2 new, 2 changed, 1 back, 1 gone",
        "platform_metrics: as before",
        "policy_targets: as before",
    ]
