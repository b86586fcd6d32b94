"""Invented articles, and what people have decided of them: for the tests of corrections and of the review queue.

Belongs here: the articles, one small one for each thing that a correction can do or get wrong, and the corrections. Does not belong
here: what the build should make of them (test_curation.py).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from orchestration.settings import PROJECT
from tests.dbt.make_staging import Page
from tests.dbt.pages import FIGURES, OPENING, PLAN, SIGNING

COLUMNS = (
    "correction_id", "fact", "article", "expect", "value_as_written", "action", "column_name", "old_value", "new_value",
    "reason", "author", "decided_on",
)  # fmt: skip
DEFAULTS = {"reason": "看过原文", "author": "方舟", "decided_on": "2026-03-09"}
STALE = "corrections_report_all_are_in_force"


def write_corrections(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    """As a spreadsheet saves it: with a byte order mark, lines that end in CR LF, and a column of its own."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, [*COLUMNS, "note"], restval="", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({**DEFAULTS, **row} for row in rows)


# One article for each column that can be set, with a correction that sets it.
ZONE = {"subject": "云栖蓝谷", "subject_kind": "platform", "region_code": "330122"}
FIGURE = {**ZONE, "metric": "税收", "value": 8e8, "value_max": 9e8, "unit": "CNY"}
SAMPLES: Mapping[str, Mapping[str, Any]] = {
    "landing": {
        "in_sentence": 1, "quote": "富春微芯", "enterprise": "富春微芯", "enterprise_kind": "enterprise", "project": "基地",
        "place": "云栖蓝谷", "place_kind": "platform", "region_code": "330122", "stage": "building", "date": "2023",
        "investment_value": 8e8, "investment_value_max": 9e8, "investment_unit": "CNY", "investment_comparator": "ge",
        "investment_text": "8亿元",
    },
    "metric": {"in_sentence": 1, "quote": "8亿元", **FIGURE, "period_start": date(2019, 1, 1), "period_end": date(2023, 12, 31)},
    "target": {"in_sentence": 1, "quote": "8亿元", **FIGURE, "deadline": date(2023, 12, 31), "kind": "outcome", "programme": "方案"},
}  # fmt: skip
NEW: Mapping[str, tuple[str, object]] = {
    "text": ("亿元", "亿元"),
    "number": ("8.5E8", Decimal("8.5E8")),
    "day": ("2020-02-29", date(2020, 2, 29)),
    "date": ("2023-04", "2023-04"),
    "region": ("330108", "330108"),
}
KEYS = {"landing": "landings", "metric": "metrics", "target": "targets"}


@dataclass(frozen=True)
class ColumnCase:
    fact: str
    column: str
    text: str
    value: object

    @property
    def page(self) -> Page:
        name = f"{self.fact}_{self.column}"
        said: dict[str, Any] = {KEYS[self.fact]: [SAMPLES[self.fact]]}
        return Page(f"{name}.txt", [f"第{name}号", "富春微芯8亿元至9亿元。"], published_on=date(2024, 1, 1), **said)

    @property
    def correction(self) -> dict[str, str]:
        return {
            "correction_id": f"{self.fact}-{self.column}", "fact": self.fact, "article": self.page.article, "expect": "富春微芯8亿元",
            "action": "set", "column_name": self.column, "new_value": self.text,
        }  # fmt: skip


def column_cases() -> list[ColumnCase]:
    with (PROJECT / "dbt_project/seeds/correctable_columns.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    cases = []
    for row in rows:
        text, value = NEW[row["value_kind"]]
        if row["allowed_values"]:
            text = value = row["allowed_values"].split(";")[1]
        cases.append(ColumnCase(row["fact"], row["column_name"], text, value))
    return cases


CASES = column_cases()

# The other articles, each with what is decided of it.
AMBIGUOUS = Page(
    "ambiguous.txt",
    ["云栖蓝谷税收8亿元", "去年云栖蓝谷税收8亿元。"],
    metrics=[{**SAMPLES["metric"], "in_sentence": number} for number in (0, 1)],
)
TWO_PLACES = Page(
    "two_places.txt",
    ["招商成绩单", "云栖蓝谷、迎春智造园各引进企业5家。"],
    metrics=[
        {**SAMPLES["metric"], "quote": "5家", "value": 5.0, "value_max": None, "unit": "家", "subject": subject, "metric": "引进企业"}
        for subject in ("云栖蓝谷", "迎春智造园")
    ],
)  # fmt: skip
TWICE = Page("twice.txt", ["税收", "去年税收8亿元。"], metrics=[SAMPLES["metric"]])
REVIVED = Page("revived.txt", ["税收", "前年税收8亿元。"], metrics=[SAMPLES["metric"]])
BACKWARDS = Page("backwards.txt", ["税收", "今年税收8亿元。"], metrics=[SAMPLES["metric"]])
STORED = Page("stored.txt", ["投資", "富春微芯投資8亿元。"], landings=[SAMPLES["landing"]])
EMPTIED = Page("emptied.txt", ["投资", "富春微芯投资8亿元。"], landings=[SAMPLES["landing"]])
MILESTONE = Page("milestone.txt", ["规划", "争取税收8亿元。"], targets=[SAMPLES["target"]])
PLACED = Page("placed.txt", ["税收", "富阳税收8亿元。"], metrics=[{**SAMPLES["metric"], "subject": "某区"}])
IN_REGION = Page(
    "in_region.txt", ["税收", "智造园税收8亿元。"],
    metrics=[{**SAMPLES["metric"], "subject": "桐庐县", "subject_kind": "region"}],
)  # fmt: skip
SHARED_NAME = Page("shared_name.txt", ["税收", "鼓楼税收8亿元。"], metrics=[SAMPLES["metric"]])
PARTLY = Page(
    "partly.txt", ["税收", "连年税收8亿元。"],
    metrics=[SAMPLES["metric"], {**SAMPLES["metric"], "period_start": date(2023, 1, 1)}],
)  # fmt: skip
IMPOSSIBLE = Page(
    "impossible.txt", ["占比", "出口占比260%,进口占比270%。"],
    metrics=[
        {**SAMPLES["metric"], "quote": quote, "metric": metric, "measure": "share", "value": value, "value_max": None, "unit": "%"}
        for metric, quote, value in (("出口", "260%", 260.0), ("进口", "270%", 270.0))
    ],
)  # fmt: skip
# A county with more than its city, a leap, and a phrase and a platform that come up again and again.
YEAR = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}
ODD = Page(
    "odd.txt",
    ["数字", "桐庐县生产总值500亿元,杭州市生产总值400亿元,税收增长1200%。", "云栖蓝谷灯笼3个、5个、7个。"],
    metrics=[
        *({"in_sentence": 1, "quote": quote, "subject": subject, "subject_kind": "region", "region_code": code, "metric": "生产总值",
           "value": value, "unit": "CNY", "confidence": confidence, **YEAR}
          for subject, code, quote, value, confidence in (
              ("桐庐县", "330122", "500亿元", 5e10, 0.9), ("杭州市", "330100", "400亿元", 4e10, 0.75))),
        {"in_sentence": 1, "quote": "1200%", **ZONE, "metric": "税收", "measure": "growth", "value": 1200.0, "unit": "%", **YEAR},
        *({"in_sentence": 2, "quote": f"{n}个", **ZONE, "metric": "灯笼", "value": float(n), "unit": "个", **YEAR} for n in (3, 5, 7)),
    ],
)  # fmt: skip
PAGES = [
    SIGNING, OPENING, FIGURES, PLAN, AMBIGUOUS, TWO_PLACES, TWICE, REVIVED, BACKWARDS, STORED, EMPTIED, MILESTONE, PLACED, IN_REGION,
    IMPOSSIBLE, ODD, SHARED_NAME, PARTLY,
]  # fmt: skip


def of(correction_id: str, page: Page, fact: str, action: str, **columns: str) -> dict[str, str]:
    """A correction of the page's last sentence."""
    guard = {"article": page.article, "expect": page.sentences[-1]}
    return {"correction_id": correction_id, "fact": fact, "action": action, **guard, **columns}


DECISIONS = [
    {**of("drop", FIGURES, "metric", "drop", value_as_written="3%"), "expect": "税收同比下降超过3%"},
    of("confirm", PLAN, "target", "confirm", value_as_written="140亿元"),
    {**of("by-path", SIGNING, "landing", "confirm"), "article": SIGNING.path},
    of("hant", OPENING, "landing", "set", column_name="stage", new_value="building"),
    {**of("ambiguous", AMBIGUOUS, "metric", "drop"), "expect": "税收8亿元"},
    of("one-of-two", TWO_PLACES, "metric", "set", column_name="subject", old_value="迎春智造园", new_value="迎春科创园"),
    of("twice-b-first", TWICE, "metric", "set", column_name="value", new_value="1", decided_on="2026-01-01"),
    of("twice-a-last", TWICE, "metric", "set", column_name="value", new_value="2", decided_on="2026-01-02"),
    of("revived-dropped", REVIVED, "metric", "drop", decided_on="2026-01-01"),
    of("revived-kept", REVIVED, "metric", "confirm", decided_on="2026-01-02"),
    of("backwards", BACKWARDS, "metric", "set", column_name="period_end", new_value="2001-01-01"),
    of("unwritten", STORED, "landing", "set", column_name="investment_text", new_value="8億元"),
    of("emptied", EMPTIED, "landing", "set", column_name="investment_value"),
    of("milestone", MILESTONE, "target", "set", column_name="kind", new_value="milestone"),
    of("placed", PLACED, "metric", "set", column_name="subject", new_value="富阳区"),
    of("in-region", IN_REGION, "metric", "set", column_name="subject", new_value="智造园"),
    of("shared-code", SHARED_NAME, "metric", "set", column_name="region_code", new_value="320106"),
    of("shared-name", SHARED_NAME, "metric", "set", column_name="subject", new_value="鼓楼区"),
    of("partly", PARTLY, "metric", "set", column_name="period_end", new_value="2021-12-31"),
    of("possible", IMPOSSIBLE, "metric", "confirm", value_as_written="270%"),
    of("already-so", TWO_PLACES, "metric", "set", column_name="value", old_value="5", new_value="5.0"),
    {**of("no-quote", FIGURES, "metric", "drop"), "expect": "税收同比上升超过3%"},
    {**of("no-like", FIGURES, "metric", "drop"), "expect": "税收%3_"},
    of("no-statement", FIGURES, "target", "drop"),
    {**of("no-article", FIGURES, "metric", "drop"), "article": "nowhere.txt"},
    of("no-reason", FIGURES, "metric", "drop", reason=""),
    of("no-number", FIGURES, "metric", "set", column_name="value", new_value="九亿"),
]  # fmt: skip
