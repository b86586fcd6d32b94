"""Invented articles for the tests of the SQL half: firms, places and numbers are made up or stand for nothing real."""

from __future__ import annotations

from datetime import date

from tests.dbt.make_staging import Page

REGION = {"place": "桐庐县", "place_kind": "region", "region_code": "330122"}

SIGNING = Page(
    path="2023/signing.txt",
    sentences=[
        "富春微芯签约桐庐",
        "2023年4月,富春微芯与桐庐县签署协议,拟投资12亿元、用地150亩建设封装基地。",
    ],
    published_on=date(2023, 4, 20),
    publisher="春江日报",
    landings=[{
        "in_sentence": 1, "quote": "富春微芯", "enterprise": "富春微芯", "enterprise_kind": "enterprise", "project": "封装基地",
        **REGION, "stage": "signed", "date": "2023-04", "investment_value": 1.2e9, "investment_unit": "CNY",
        "investment_comparator": "eq", "investment_text": "12亿元",
    }],
    numerals=[
        {"in_sentence": 1, "quote": "2023年4月", "outcome": "used", "rule": "period"},
        {"in_sentence": 1, "quote": "12亿元", "outcome": "used", "value": 1.2e9, "unit": "CNY"},
        {"in_sentence": 1, "quote": "150亩", "outcome": "used", "value": 150.0, "unit": "亩"},
    ],
)  # fmt: skip

# The same landing a year on, in Traditional script: the marts have one row for both.
OPENING = Page(
    path="2024/opening.txt",
    sentences=["富春微芯基地投產", "5月18日,總投資超過12億元的富春微芯封裝基地在桐廬正式投產。"],
    published_on=date(2024, 5, 20),
    publisher="江畔新闻网",
    source="大江晚报",
    script="Hant",
    landings=[{
        "in_sentence": 1, "quote": "富春微芯", "enterprise": "富春微芯", "enterprise_kind": "enterprise", "project": "封装基地",
        **REGION, "place": "桐庐", "stage": "operating", "date": "2024-05-18", "investment_value": 1.2e9, "investment_unit": "CNY",
        "investment_comparator": "ge", "investment_text": "12億元", "confidence": 0.9,
    }],
    numerals=[
        {"in_sentence": 1, "quote": "5月18日", "outcome": "used", "rule": "period"},
        {"in_sentence": 1, "quote": "12億元", "outcome": "used", "value": 1.2e9, "unit": "CNY"},
    ],
)  # fmt: skip

SUBJECT = {"subject": "桐庐县", "subject_kind": "region", "region_code": "330122"}
YEAR = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}

FIGURES = Page(
    path="2024/figures.txt",
    sentences=[
        "桐庐经济回升",
        "2023年,全县规上工业增加值突破90亿元,税收同比下降超过3%。",
        "云栖蓝谷已建成智慧灯杆260根。",
    ],
    published_on=date(2024, 1, 25),
    publisher="春江日报",
    metrics=[
        {"in_sentence": 1, "quote": "90亿元", **SUBJECT, "metric": "规上工业增加值", "value": 9e9, "unit": "CNY",
         "comparator": "ge", **YEAR},
        {"in_sentence": 1, "quote": "3%", **SUBJECT, "metric": "税收", "measure": "growth", "value": -3.0, "unit": "%",
         "comparator": "ge", **YEAR},
        {"in_sentence": 2, "quote": "260根", "subject": "云栖蓝谷", "subject_kind": "platform", "region_code": "330122",
         "metric": "智慧灯杆", "value": 260.0, "unit": "根", "period_end": date(2024, 1, 25)},
    ],
    # What a sentence could say of its own numbers: 3% of 90亿元 is no 260根, so the SQL has something to find.
    claims=[
        {"in_sentence": 1, "quote": "90亿元", "kind": "part_within_total", "value": 9e9, "unit": "CNY", "comparator": "ge",
         "last_place": 1e8, "expected": 8e9, "expected_low": 8e9, "operands": ["3%"]},
        {"in_sentence": 2, "quote": "260根", "kind": "parts_of_total", "value": 260.0, "unit": "根", "last_place": 0.0,
         "expected": 250.0, "expected_low": 250.0, "expected_high": 250.0, "operands": ["云栖蓝谷", "智慧灯杆"]},
    ],
    numerals=[
        {"in_sentence": 1, "quote": "90亿元", "outcome": "used", "value": 9e9, "unit": "CNY"},
        {"in_sentence": 1, "quote": "3%", "outcome": "used", "value": 3.0, "unit": "%"},
        {"in_sentence": 2, "quote": "260根", "outcome": "used", "value": 260.0, "unit": "根"},
    ],
)  # fmt: skip

# A reprint: another outlet's page, the same source, one more report of one number under another name of the indicator.
REPRINT = Page(
    path="2024/reprint.html",
    sentences=["去年桐庐工业稳步增长", "规模以上工业增加值去年突破90亿元。"],
    published_on=date(2024, 1, 26),
    publisher="新安网",
    source="春江日报",
    metrics=[{
        "in_sentence": 1, "quote": "90亿元", **SUBJECT, "metric": "规模以上工业增加值", "value": 9e9, "unit": "CNY",
        "comparator": "ge", **YEAR, "confidence": 0.95,
    }],
    numerals=[{"in_sentence": 1, "quote": "90亿元", "outcome": "used", "value": 9e9, "unit": "CNY"}],
)  # fmt: skip

PLAN = Page(
    path="plan.txt",
    sentences=["桐庐发布制造强县方案", "到2027年,全县力争规上工业增加值达到140亿元,建成省级创新型县。"],
    targets=[
        {"in_sentence": 1, "quote": "140亿元", **SUBJECT, "metric": "规上工业增加值", "value": 1.4e10, "unit": "CNY",
         "deadline": date(2027, 12, 31), "kind": "outcome", "programme": "制造强县方案"},
        {"in_sentence": 1, "quote": "建成省级创新型县", **SUBJECT, "metric": "建成省级创新型县", "deadline": date(2027, 12, 31),
         "kind": "milestone", "programme": "制造强县方案"},
    ],
    numerals=[{"in_sentence": 1, "quote": "140亿元", "outcome": "used", "value": 1.4e10, "unit": "CNY"}],
)  # fmt: skip

PAGES = (SIGNING, OPENING, FIGURES, REPRINT, PLAN)
