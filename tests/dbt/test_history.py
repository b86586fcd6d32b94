"""The warehouse's own clock: versions of rows, carried over from the published file; the Chinese views of the same file.

Each "publish" here is a copy of the build file, dated back by whole days, so that the builds lie on different days.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from dbt_common.exceptions import DbtRuntimeError

from tests.dbt.make_staging import Page, Run, write_staging
from tests.dbt.pages import FIGURES, OPENING, PLAN, SIGNING
from tests.dbt.test_dbt_build import FIRST, SECOND, THIRD
from tests.dbt.warehouse import PROJECT, WITH_TESTS, Warehouse, lent

FACTS = ("enterprise_landings", "platform_metrics", "policy_targets")
HISTORY = "path:models/history"


class Published(Warehouse):
    """A warehouse whose builds are published by copying."""

    @property
    def file(self) -> Path:
        return self.folder / "qiantang.duckdb"

    def read(self, run_id: str, *pages: Page) -> None:
        """Puts the staging into the state of one run over these pages alone."""
        shutil.rmtree(self.folder / "staging", ignore_errors=True)
        write_staging(self.folder, [Run(run_id, pages)])

    def publish(self, days_ago: int = 0) -> None:
        """Copies the build to its published name, read-only; everything that this build learnt was learnt so many days ago."""
        self.file.unlink(missing_ok=True)
        shutil.copy(self.folder / "build.duckdb", self.file)
        with duckdb.connect(str(self.file)) as con:
            for table in (*FACTS, "row_history"):
                for column in ("valid_from", "valid_to", *(("first_seen", "last_seen") if table in FACTS else ())):
                    fresh = f"{column} > now()::timestamp - interval 1 day"
                    con.execute(
                        f"update history.{table} set {column} = {column} - interval {days_ago} day where {fresh}"
                    )
        self.file.chmod(0o444)

    def published(self, query: str) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(self.file), read_only=True) as con:
            return con.execute(query).fetchall()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    with lent(tmp_path_factory, "history") as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIANTANG_BUILD_ID", FIRST)  # that of later builds is forgotten with it
        yield Published(folder)


@pytest.fixture(scope="module")
def warehouse(empty: Published) -> Published:
    """Three published builds: twenty days ago, ten days ago (one article more, one less), and today (the lost one is back)."""
    empty.read(FIRST, SIGNING, FIGURES, PLAN)
    assert empty.dbt("run") == []
    empty.publish(days_ago=20)
    empty.read(SECOND, SIGNING, FIGURES, OPENING)
    os.environ["QIANTANG_BUILD_ID"] = SECOND
    assert empty.dbt("run") == []
    empty.publish(days_ago=10)
    empty.seed()  # the history is in the published file
    empty.read(THIRD, SIGNING, FIGURES, OPENING, PLAN)
    os.environ["QIANTANG_BUILD_ID"] = THIRD
    assert empty.dbt(*WITH_TESTS) == []
    empty.publish()
    return empty


def test_a_row_that_changed_has_a_second_version_and_says_what_changed(warehouse: Warehouse) -> None:
    first, second = warehouse.rows("from history.enterprise_landings order by version")
    assert (first["stage"], first["change"], first["changed_columns"]) == ("signed", "new", None)
    assert (second["stage"], second["change"]) == ("operating", "changed")
    assert {"stage", "stage_date", "article_count", "evidence"} <= set(second["changed_columns"].split(", "))
    assert not {"enterprise_name", "land_mu", "signed_date"} & set(second["changed_columns"].split(", "))
    assert first["valid_to"] == second["valid_from"]
    assert (first["build_id"], first["ended_by_build_id"], second["build_id"]) == (FIRST, SECOND, SECOND)
    assert first["first_seen"] == second["first_seen"] == first["valid_from"] == first["last_seen"]
    assert (second["valid_to"], second["ended_by_build_id"]) == (None, None)
    assert second["last_seen"] > second["valid_from"]


def test_a_row_that_did_not_change_has_one_version_and_is_seen_again(warehouse: Warehouse) -> None:
    rows = warehouse.rows("from history.platform_metrics")
    assert [(row["version"], row["change"], row["valid_to"], row["build_id"]) for row in rows] == [
        (1, "new", None, FIRST)
    ] * 3
    assert all((row["last_seen"] - row["first_seen"]).days >= 19 for row in rows)


def test_a_row_that_went_and_came_back_has_a_gap(warehouse: Warehouse) -> None:
    [row_id] = {
        row["row_id"] for row in warehouse.rows("from history.row_history where mart = 'policy_targets' limit 1")
    }
    changes = warehouse.rows(f"from history.row_history where row_id = '{row_id}' order by change_no")
    assert [(row["change"], row["version"], row["build_id"]) for row in changes] == [
        ("new", 1, FIRST),
        ("gone", 1, SECOND),
        ("back", 2, THIRD),
    ]
    assert [row["valid_to"] for row in changes] == [changes[1]["valid_from"], changes[2]["valid_from"], None]


def test_a_build_that_is_not_published_leaves_no_trace(warehouse: Published) -> None:
    query = "select * exclude (last_seen) from history.enterprise_landings"
    before = warehouse.published(query)
    warehouse.read(THIRD, FIGURES)
    assert warehouse.dbt("run") == []
    assert warehouse.rows("from history.enterprise_landings where valid_to is null") == []
    warehouse.read(THIRD, SIGNING, FIGURES, OPENING, PLAN)
    assert warehouse.dbt("run") == []
    with duckdb.connect(str(warehouse.folder / "build.duckdb"), read_only=True) as con:
        assert con.execute(query).fetchall() == before


def test_a_column_more_or_less_breaks_no_build_and_makes_no_version(warehouse: Published, tmp_path: Path) -> None:
    """The published history lacks a column of today, has one that is no more, and one of another type."""
    kept = shutil.copy(warehouse.file, tmp_path)
    warehouse.file.chmod(0o644)
    with duckdb.connect(str(warehouse.file)) as con:
        con.execute("alter table history.enterprise_landings drop column land_mu")
        con.execute("alter table history.enterprise_landings add column altitude integer")
        con.execute("alter table history.enterprise_landings alter stage_rank type varchar")
    assert warehouse.dbt(*WITH_TESTS, "--select", HISTORY) == []
    versions = warehouse.rows("select version, land_mu, stage_rank from history.enterprise_landings order by version")
    shutil.copy(kept, warehouse.file)
    assert [(row["version"], row["land_mu"], row["stage_rank"]) for row in versions] == [(1, None, 2), (2, 150, 5)]


def test_a_file_published_before_there_was_history_begins_it(warehouse: Published, tmp_path: Path) -> None:
    kept = shutil.copy(warehouse.file, tmp_path)
    warehouse.file.chmod(0o644)
    with duckdb.connect(str(warehouse.file)) as con:
        con.execute("drop schema history cascade")
    assert warehouse.dbt("run", "--select", HISTORY) == []
    changes = warehouse.rows("select distinct mart, change, change_no, valid_to from history.row_history order by mart")
    shutil.copy(kept, warehouse.file)
    assert changes == [{"mart": mart, "change": "new", "change_no": 1, "valid_to": None} for mart in FACTS]


def test_the_state_as_of_a_day_is_the_mart_of_that_day(warehouse: Published) -> None:
    def known(days_ago: int) -> list[tuple[Any, ...]]:
        day = f"current_date - {days_ago}"
        return warehouse.published(
            f"select stage, (select count(*) from history.policy_targets_as_of({day})) from history.enterprise_landings_as_of({day})"
        )

    assert [known(21), known(19), known(9), known(-1)] == [[], [("signed", 2)], [("operating", 0)], [("operating", 2)]]
    today = warehouse.published("from history.enterprise_landings_as_of(current_date + 1)")
    assert today == warehouse.published("from marts.enterprise_landings")


def test_the_example_in_the_readme_shows_what_was_learnt_since(warehouse: Published) -> None:
    queries = re.findall(r"```sql\n(.*?)```", (PROJECT.parent / "README.md").read_text("utf-8"), re.DOTALL)
    [example] = [query for query in queries if "_as_of(" in query]
    asked = re.sub(r"'\d{4}-\d\d-\d\d'", "current_date - 15", example)
    assert warehouse.published(asked) == [("富春微芯", "桐庐县", "signed", "operating")]


def test_the_chinese_views_survive_another_file_name_and_another_alias(warehouse: Published) -> None:
    query = 'select 企业名称, 地点名称, 最新阶段 from {}"中文"."企业落地"'
    expected = [("富春微芯", "桐庐县", "operating")]
    assert warehouse.published(query.format("")) == expected
    with duckdb.connect() as con:
        path = str(warehouse.file).replace("'", "''")
        con.execute(f"attach '{path}' as elsewhere (read_only); create schema marts")
        con.execute("create table marts.enterprise_landings as select 'another' as enterprise_name")
        assert con.execute(query.format("elsewhere.")).fetchall() == expected


def test_every_published_table_has_its_chinese_view_with_every_column_and_a_comment(warehouse: Published) -> None:
    columns = "select count(*) from duckdb_columns() where schema_name in ({})"
    published = warehouse.published(columns.format("'marts', 'history', 'meta'"))
    assert published == warehouse.published(columns.format("'中文'") + " and comment is not null")
    views = {name for (name,) in warehouse.published("select view_name from duckdb_views() where schema_name = '中文'")}
    assert {"企业落地", "平台指标", "政策目标", "时间线", "文章", "变更记录", "企业落地历史", "构建信息"} <= views


def test_a_column_without_a_chinese_name_of_its_own_stops_the_build(warehouse: Published) -> None:
    with duckdb.connect(str(warehouse.folder / "build.duckdb")) as con:
        con.execute("comment on column marts.places.place_name is 'Name of the place.'")
        con.execute("comment on column marts.places.place_kind is 'Kind (地点编号).'")
    with pytest.raises(
        DbtRuntimeError, match=r"place_name has no Chinese name; .*place_kind and place_id are both called 地点编号"
    ):
        warehouse.dbt("run", "--select", "row_history")


def test_a_landing_is_told_in_the_line_of_the_firm_and_of_the_place(warehouse: Published) -> None:
    told = "select entity_name, event_on, date_precision, event from marts.timeline where mart = 'enterprise_landings' order by all"
    events = [
        (date(2023, 4, 1), "month", "富春微芯 签约 桐庐县（封装基地，投资12亿元）"),
        (date(2024, 5, 18), "day", "富春微芯 投产 桐庐县（封装基地，投资≥12億元）"),
    ]
    assert warehouse.published(told) == [(name, *event) for name in ("富春微芯", "桐庐县") for event in events]
