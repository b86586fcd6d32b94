"""The same articles are the same bytes of an export, however they came.

Belongs here: whole articles, read by the extraction, and the files made of them. Does not belong here: how a table is written
(tests/orchestration/test_export.py).
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

from orchestration.export import export
from orchestration.ingest import read_articles
from orchestration.ledger import Ledger
from orchestration.parse import parse_articles
from orchestration.settings import Settings
from tests.dbt.warehouse import Warehouse, lent
from tests.orchestration.articles import write_article
from tests.orchestration.test_export import fingerprint

STORIES = {
    "a.txt": "2024年4月，富春微芯与云栖新区签署协议，拟投资12亿元建设封装基地。2023年，云栖新区实现税收8.4亿元，同比增长9%。",
    "b.txt": "近日，总投资12亿元的富春微芯封装基地在云栖新区正式投产。到2027年，云栖新区力争规上工业增加值达到140亿元。",
    "c.txt": "2023年，云栖新区实现规上工业增加值90.2亿元，同比增长7.1%，新增入驻企业26家。",
    "d.txt": "截至目前，云栖新区累计入驻企业877家。云栖新区计划到2026年底建成标准厂房40万平方米。",
}


def test_builds_in_any_order_in_one_or_several_runs_export_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with lent(tmp_path_factory, "at_once") as folder:
        monkeypatch.setenv("QIANTANG_BUILD_ID", "the first")
        at_once = built(replace(settings, warehouse=folder), [list(STORIES)])
        assert pl.read_parquet(folder / "export" / "parquet" / "timeline.parquet", glob=False).height >= 10
    shutil.rmtree(settings.raw)
    settings.raw.mkdir()
    with lent(tmp_path_factory, "one_by_one") as folder:
        monkeypatch.setenv("QIANTANG_BUILD_ID", "another")
        one_by_one = built(replace(settings, warehouse=folder), [[name] for name in sorted(STORIES, reverse=True)])
    assert at_once == one_by_one


def built(settings: Settings, runs: Sequence[Sequence[str]]) -> dict[str, str]:
    """The export of a warehouse that met the stories in these runs; what is between staging and export is built once, at the end."""
    for number, names in enumerate(runs):
        for name in names:
            write_article(
                settings.raw,
                name,
                title=f"云栖新区消息{name[0]}",
                text=STORIES[name],
                day=f"2024-05-0{ord(name[0]) - 96}",
            )
        ledger = Ledger(settings)
        ledger.begin(datetime.now(UTC) + timedelta(seconds=number))
        ledger.scan()
        read_articles(ledger)
        parse_articles(ledger)
    assert Warehouse(settings.warehouse).dbt("run") == []
    shutil.copy(settings.build_file, settings.published_file)
    export(settings)
    return fingerprint(settings.export)
