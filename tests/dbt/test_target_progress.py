"""Promises beside what came of them: articles in, `target_progress` out.

Belongs here: what whole articles, read by the extraction, say about each other. Does not belong here: every pace and reason of its
own (the unit tests in models/marts/target_progress.yml). Places are real, papers, deeds and numbers invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from orchestration.ingest import read_articles
from orchestration.ledger import Ledger
from orchestration.parse import parse_articles
from orchestration.settings import Settings
from tests.dbt.warehouse import Warehouse, lent
from tests.orchestration.articles import write_article

ARTICLES = [
    (
        "2024-01-18",
        "桐庐县2024年目标任务明确",
        "2024年,桐庐县力争规上工业增加值增长6%,税收达到60亿元,城镇调查失业率控制在5.5%以内。"
        "到2026年,桐庐县高新技术企业达到500家。到2026年,桐庐县信息经济总量突破300亿元。",
    ),
    ("2023-12-29", "桐庐县创新主体扩容", "截至2023年底,桐庐县高新技术企业达300家。"),
    (
        "2024-07-22",
        "桐庐县上半年经济运行平稳",
        "上半年,桐庐县规上工业增加值同比增长6.8%,税收达到24亿元。2023年,桐庐县信息经济增加值达到90亿元。",
    ),
    ("2025-01-05", "桐庐县科技企业量质齐升", "截至2024年底,桐庐县高新技术企业达380家。"),
    (
        "2024-02-02",
        "建德市今年这样干",
        "2024年,建德市力争固定资产投资增长8%,一般公共预算收入达到40亿元。到2026年,建德市实现地区生产总值翻番。",
    ),
    (
        "2025-02-10",
        "建德市2024年成绩单出炉",
        "2024年,建德市固定资产投资同比增长5.1%,一般公共预算收入达到41.2亿元。",
    ),
]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    with lent(tmp_path_factory, "progress") as folder:
        paths: dict[str, Path] = {"raw": folder / "raw", "warehouse": folder, "dagster_home": folder / ".dagster"}
        settings = replace(Settings(), **paths, settle_seconds=0.0, lock_seconds=0.0)
        for number, (day, title, text) in enumerate(ARTICLES):
            write_article(settings.raw, f"{number}.txt", title, text, day)
        ledger = Ledger(settings)
        ledger.begin(datetime.now(UTC))
        ledger.scan()
        read_articles(ledger)
        parse_articles(ledger)
        warehouse = Warehouse(folder)
        assert warehouse.dbt("run", "--select", "+target_progress") == []
        yield warehouse


@pytest.mark.parametrize(("subject", "metric", "pace", "reason", "progress", "elapsed"), [
    pytest.param("桐庐县", "规模以上工业增加值", "no_data", "not_final", "1.1333", "0.4973", id="half a year of a year that is over"),
    pytest.param("桐庐县", "税收收入", "no_data", "not_final", "0.4", "0.4973", id="taxes of half a year"),
    pytest.param("桐庐县", "高新技术企业", "ahead", "compared", "0.76", "0.3234", id="a stock that grows faster than time"),
    pytest.param("桐庐县", "城镇调查失业率", "no_data", "no_observation", None, None, id="nobody told"),
    pytest.param("桐庐县", "信息经济总量", "not_comparable", "other_indicator", None, None, id="value added is no size"),
    pytest.param("建德市", "固定资产投资", "missed", "compared", "0.6375", "1", id="grew less than was promised"),
    pytest.param("建德市", "一般公共预算收入", "met", "compared", "1.03", "1", id="took in more than was promised"),
    pytest.param("建德市", "地区生产总值", "no_data", "no_observation", None, None, id="twice of nobody knows what"),
])  # fmt: skip
def test_a_promise_stands_beside_what_came_of_it(
    warehouse: Warehouse, subject: str, metric: str, pace: str, reason: str, progress: str | None, elapsed: str | None
) -> None:
    row = warehouse.row(f"from marts.target_progress where subject_name = '{subject}' and metric_name_zh = '{metric}'")
    assert (row["pace"], row["reason"]) == (pace, reason)
    assert (row["progress_low"], row["time_elapsed"]) == (progress and Decimal(progress), elapsed and Decimal(elapsed))


def test_the_reason_names_both_sides(warehouse: Warehouse) -> None:
    row = warehouse.row("from marts.target_progress where metric_name_zh = '信息经济总量'")
    assert row["reason_zh"] == (
        "不是同一指标：目标信息经济总量300亿元（2026-12-31前）；观测信息经济增加值90亿元（2023-01-01—2023-12-31）"
    )


def test_the_base_is_the_newest_number_from_before_the_promise(warehouse: Warehouse) -> None:
    row = warehouse.row("from marts.target_progress where metric_name_zh = '高新技术企业'")
    assert (row["baseline_value"], row["observed_text"]) == (300, "380家")
