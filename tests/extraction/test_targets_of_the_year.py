"""Promises in made-up sentences that no word of intent tells: works of the running year, ends of plans, the least that is asked for."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of, targets_of

PROMISED = [
    pytest.param(
        "平湖市鼓励以气代油,“十二五”末全市建成加气站600座,燃气汽车保有量达到10万辆以上。",
        "2011-09-15",
        [
            "平湖市 | 建成加气站 | level | eq 600 座 | 2015-12-31 outcome",
            "平湖市 | 燃气汽车保有量 | level | ge 100000 辆 | 2015-12-31 outcome",
        ],
        id="a plan's end in quotes",
    ),
    pytest.param(
        "平湖市今年安排亿元以上工业项目150个,年内竣工60个。",
        "2011-03-24",
        [
            "平湖市 | 安排亿元以上工业项目 | level | eq 150 个 | 2011-12-31 outcome",
            "平湖市 | 竣工 | level | eq 60 个 | 2011-12-31 outcome",
        ],
        id="works arranged for the year",
    ),
    pytest.param(
        "平湖市提出,今年再推动300家规上企业实施数字化改造。",
        "2024-05-19",
        ["平湖市 | 实施数字化改造的规上企业 | level | eq 300 家 | 2024-12-31 outcome"],
        id="more to be done",
    ),
    pytest.param(
        "平湖市年内关停燃煤锅炉130台。",
        "2011-09-08",
        ["平湖市 | 关停燃煤锅炉 | level | eq 130 台 | 2011-12-31 outcome"],
        id="within the year",
    ),
    pytest.param(
        "今年平湖市化学需氧量、氨氮排放量要分别比2011年削减3%、2.8%。",
        "2012-04-17",
        [
            "平湖市 | 化学需氧量 | growth | eq -3 % | 2012-12-31 outcome",
            "平湖市 | 氨氮排放量 | growth | eq -2.8 % | 2012-12-31 outcome",
        ],
        id="rates that must be shared out",
    ),
    pytest.param(
        "平湖市明确到2027年,工业设备投资规模较2023年增长25%以上。",
        "2024-04-26",
        ["平湖市 | 工业设备投资规模 | growth | ge 25 % | 2027-12-31 outcome"],
        id="glued comparison",
    ),
    pytest.param(
        "平湖市从明年起每年拿出3000万元设立产业发展基金。",
        "2010-12-14",
        ["平湖市 | 拿出 | level | eq 30000000 CNY |  commitment"],
        id="from next year on",
    ),
    pytest.param(
        "平湖市重点布局芯片模组,三年引进亿元以上项目不少于30个。",
        "2025-03-19",
        ["平湖市 | 引进亿元以上项目 | level | ge 30 个 |  outcome"],
        id="the least asked",
    ),
    pytest.param(
        "今年,平湖市提出外贸进出口总值增长12%、工业总产值达到45亿元、新引进加工贸易企业10家的目标。",
        "2017-01-20",
        [
            "平湖市 | 外贸进出口总值 | growth | eq 12 % | 2017-12-31 outcome",
            "平湖市 | 工业总产值 | level | eq 4500000000 CNY | 2017-12-31 outcome",
            "平湖市 | 加工贸易企业 | increment | eq 10 家 | 2017-12-31 outcome",
        ],
        id="an aim that is set",
    ),
]


@pytest.mark.parametrize(("text", "published_on", "expected"), PROMISED)
def test_what_is_still_to_be_done_is_a_target(text: str, published_on: str, expected: list[str]) -> None:
    assert targets_of(text, published_on) == expected
    assert metrics_of(text, published_on) == []


@pytest.mark.parametrize(
    ("text", "published_on"),
    [
        pytest.param(
            "平湖市确定重点企业120家,实现销售收入30亿元,完成了市里提出的目标。", "2024-04-26", id="an aim met"
        ),
        pytest.param("平湖市年内新引进的项目已有270个。", "2022-07-11", id="done within the year"),
        pytest.param(
            "截至6月底,平湖市累计完成投资32亿元,今年年内完成投资19亿元。", "2015-07-10", id="told until a day"
        ),
    ],
)
def test_what_is_done_within_the_year_is_none(text: str, published_on: str) -> None:
    assert targets_of(text, published_on) == []


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        pytest.param("今年要全部投产达效,新增产值8亿元。", ["产值 2012-12-31"], id="what_must_come_this_year"),
        pytest.param(
            "重大项目总投资817亿元,计划完成年度投资121亿元,1—6月已完成91亿元。",
            ["年度投资 2012-12-31"],
            id="months_that_are_over_are_no_horizon",
        ),
        pytest.param(
            "力争到2015年,企业达到200家。此外,全市每年安排资金3亿元,力争规上企业达到2000户。",
            ["企业 2015-12-31", "规上企业 2015-12-31"],
            id="every_year_is_of_its_clause",
        ),
        pytest.param(
            "计划开工项目300个,全市共签约产业项目327个。",
            ["开工项目 2012-12-31"],
            id="what_was_signed_in_all",
        ),
        pytest.param(
            "全市竣工项目24个,年度计划投资78亿元;续建项目34个。",
            ["年度计划投资 2012-12-31"],
            id="what_is_there_beside_a_plan",
        ),
    ],
)
def test_a_promise_ends_where_the_observed_begins(text: str, promised: list[str]) -> None:
    rows = [row.split(" | ") for row in targets_of(f"2012年,黑河市抓项目。今年,{text}", "2012-07-18")]
    told = [f"{row[1]} {row[4].split(' ')[0]}" for row in rows]
    assert [row for row in told if row in promised] == promised
    assert not any("327" in row[3] or "34 个" in row[3] for row in rows)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "今年重点抓好五个方面工作。一是做强产业。青田县培育百亿级企业3家,新增上市公司2家。",
            [
                "青田县 | 培育百亿级企业 | level | eq 3 家 | 2023-12-31 outcome",
                "青田县 | 上市公司 | increment | eq 2 家 | 2023-12-31 outcome",
            ],
            id="an agenda",
        ),
        pytest.param(
            "下一步,青田县将从三个方面发力。一是改造老旧小区35个。",
            ["青田县 | 改造老旧小区 | level | eq 35 个 |  outcome"],
            id="what comes next",
        ),
        pytest.param("去年,青田县重点做了五个方面工作。一是做强产业。培育百亿级企业3家。", [], id="what was done"),
        pytest.param(
            "今年重点抓好五项工作。青田县实施技改项目300个。目前已开工技改项目120个。",
            ["青田县 | 实施技改项目 | level | eq 300 个 | 2023-12-31 outcome"],
            id="what is done already",
        ),
    ],
)
def test_what_an_agenda_lists_is_still_to_be_done(text: str, expected: list[str]) -> None:
    assert targets_of(text, "2023-04-20") == expected
