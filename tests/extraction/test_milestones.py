"""Dated aims without a number: their words, their horizon, and clauses that only look like one."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import targets_of


@pytest.mark.parametrize(
    ("text", "milestone", "deadline"),
    [
        pytest.param("桐乡市绕城快线,将于年底前通车。", "绕城快线通车", "2023-12-31", id="few_words"),
        pytest.param("到2025年,桐乡市主要软件企业将完成转型。", "主要软件企业完成转型", "2025-12-31", id="who_does"),
        pytest.param("2023年桐乡市将建成通用机场及展示中心。", "建成通用机场及展示中心", "2023-12-31", id="own_year"),
        pytest.param("桐乡市并会在年底前推出夜间门诊试点。", "推出夜间门诊试点", "2023-12-31", id="will"),
        pytest.param("2023年,桐乡市外贸规模将首次超过邻县。", "外贸规模首次超过邻县", "2023-12-31", id="what_passes"),
        pytest.param(
            "到2025年,桐乡市建成充电站21座,客车达到900辆,初步形成从制备到检测的产业链。",
            "初步形成从制备到检测的产业链",
            "2025-12-31",
            id="end_of_a_list_of_aims",
        ),
        pytest.param(
            "到2025年,桐乡市企业达到200户,收入突破50亿元,桐乡市将建成面向全国的丝绸基地。",
            "建成面向全国的丝绸基地",
            "2025-12-31",
            id="horizon_at_the_head",
        ),
        pytest.param(
            "“十四五”期间,桐乡市将建设泊位2万个,基本建成数字治理示范区。",
            "基本建成数字治理示范区",
            "2025-12-31",
            id="term_of_a_plan",
        ),
        pytest.param("桐乡乌镇产业园明年3月开园。", "开园", "2024-03-31", id="few words of a park that is named"),
        pytest.param("2026年桐乡机场扩建工程完工。", "扩建工程完工", "2026-12-31", id="a year that has not come"),
        pytest.param(
            "桐海铁路三座车站本月封顶,将于2027年建成。", "建成", "2027-12-31", id="a work of the clause before"
        ),
    ],
)
def test_a_dated_aim_is_told_with_who_reaches_it(text: str, milestone: str, deadline: str) -> None:
    rows = [row.split(" | ") for row in targets_of(text) if row.endswith("milestone")]
    assert [(row[1], row[4]) for row in rows] == [(milestone, f"{deadline} milestone")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2023年,桐乡市建成通用机场。", id="own_year_reported"),
        pytest.param("2023年上半年,桐乡市投资10亿元,建成通用机场。", id="list_of_what_was_done"),
        pytest.param("到2025年,桐乡市企业达到200户;目前,桐乡市已建成丝绸基地。", id="horizon_is_over"),
        pytest.param("“十四五”期间,桐乡市把目标完成情况纳入考核。", id="how_far_an_aim_came"),
        pytest.param("桐乡市规划到2025年建成的三号线已于去年开工。", id="a plan within what was done"),
        pytest.param("2025年桐乡市经济高速增长,进入新阶段。", id="no work is built"),
        pytest.param("今年,桐乡市将在全国遴选基金管理人,建立基金体系,撬动社会资本。", id="means"),
    ],
)
def test_what_is_reported_or_only_a_means_is_no_milestone(text: str) -> None:
    assert not any(row.endswith("milestone") for row in targets_of(text))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        pytest.param(
            "“十四五”末,桐乡市将形成“一环四射”的公路网格局。",
            "桐乡市 | 形成“一环四射”的公路网格局 |  |  | 2025-12-31 milestone",
            id="end of a plan",
        ),
        pytest.param(
            "今年11月底,桐海高速全线贯通。", "桐海高速 | 全线贯通 |  |  | 2023-11-30 milestone", id="month of the year"
        ),
        pytest.param(
            "桐乡市确保年底前凤凰隧道通车。", "凤凰隧道 | 通车 |  |  | 2023-12-31 milestone", id="work behind its day"
        ),
        pytest.param(
            "桐乡市至海宁市高速公路长安段,预计明年底贯通。",
            "桐乡市至海宁市高速公路长安段 | 贯通 |  |  | 2024-12-31 milestone",
            id="stretch of a road",
        ),
    ],
)
def test_what_is_to_be_built_is_told_with_its_day(text: str, row: str) -> None:
    assert row in targets_of(text)


def test_the_last_of_a_list_of_aims_may_have_no_number() -> None:
    rows = targets_of("力争到2025年,桐乡市高速公路里程达到360公里,实现县城与各镇全部以快速路连通。")
    assert rows[-1] == "桐乡市 | 实现县城与各镇全部以快速路连通 |  |  | 2025-12-31 milestone"


def test_a_month_that_is_over_is_no_horizon() -> None:
    assert targets_of("今年4月底,桐海高速全线贯通。") == []


def test_a_motorway_is_built_step_by_step() -> None:
    text = "桐海高速在今年底开工跨江大桥,2025年全面开工建设,2027年底建成投用。"
    assert targets_of(text) == [
        "桐海高速 | 开工跨江大桥 |  |  | 2023-12-31 milestone",
        "桐海高速 | 全面开工建设 |  |  | 2025-12-31 milestone",
        "桐海高速 | 建成投用 |  |  | 2027-12-31 milestone",
    ]


def test_a_way_between_two_airports_is_no_subject() -> None:
    text = "桐乡机场的新跑道已动工,桐乡机场至海宁机场有了摆渡车。预计今年货邮吞吐能力达6万吨。"
    assert targets_of(text) == ["桐乡机场 | 货邮吞吐能力 | level | eq 60000 吨 | 2023-12-31 outcome"]
