"""Words that touch a number without being part of its bound, and bounds that touch other words."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of, targets_of

OBSERVED = [
    ("2022年,安吉县营业收入超20亿元。", ["安吉县 | 营业收入 | level | ge 2000000000 CNY | 2022-01-01/2022-12-31"]),
    ("2022年,安吉县财政支出超20亿元。", ["安吉县 | 财政支出 | level | ge 2000000000 CNY | 2022-01-01/2022-12-31"]),
    ("2022年,安吉县开工项目60个,其中超亿元项目11个。", None),
    ("目前,安吉县拥有竹产品100多种。", ["安吉县 | 竹产品 | level | ge 100 种 | /2023-08-10"]),
    ("2022年,安吉县农民收入增加2000多元。", ["安吉县 | 农民收入 | increment | ge 2000 CNY | 2022-01-01/2022-12-31"]),
    (
        "2022年,安吉县接待游客超1600万人次,日均4.6万人次。",
        [
            "安吉县 | 接待游客 | level | ge 16000000 人次 | 2022-01-01/2022-12-31",
            "安吉县 | 日均接待游客 | level | eq 46000 人次 | 2022-01-01/2022-12-31",
        ],
    ),
    (
        "招商引资再提速——2022年,安吉县新签约项目32个。",
        ["安吉县 | 新签约项目 | increment | eq 32 个 | 2022-01-01/2022-12-31"],
    ),
    (
        "1~4月内蒙古新开工项目24个。",
        ["内蒙古 | 新开工项目 | increment | eq 24 个 | 2023-01-01/2023-04-30"],
    ),
    (
        "上半年,安吉县白茶产业增加值增长4.5%,占比提高2.6个百分点。",
        [
            "安吉县 | 白茶产业增加值 | growth | eq 4.5 % | 2023-01-01/2023-06-30",
            "安吉县 | 白茶产业增加值占比 | increment | eq 2.6 pp | 2023-01-01/2023-06-30",
        ],
    ),
    (
        "1—7月,安吉县软件业收入预计27亿元左右,增长15%以上。",
        [
            "安吉县 | 软件业收入 | level | approx 2700000000 CNY | 2023-01-01/2023-07-31",
            "安吉县 | 软件业收入 | growth | ge 15 % | 2023-01-01/2023-07-31",
        ],
    ),
]

PROMISED = [
    ("安吉县项目投产后可实现年产值20亿元。", ["安吉县 | 年产值 | level | eq 2000000000 CNY |  outcome"]),
    (
        "2024年,安吉县经济发展主要目标可以归纳为两个数,即:GDP增长6.5%,工业投资增长5%。",
        [
            "安吉县 | GDP | growth | eq 6.5 % | 2024-12-31 outcome",
            "安吉县 | 工业投资 | growth | eq 5 % | 2024-12-31 outcome",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OBSERVED)
def test_an_observed_number_keeps_its_bound_and_noun(text: str, expected: list[str] | None) -> None:
    rows = metrics_of(text)
    if expected is None:
        assert [row for row in rows if " | eq 11 个 | " in row] == rows[1:]
    else:
        assert rows == expected
        assert targets_of(text) == []


@pytest.mark.parametrize(("text", "expected"), PROMISED)
def test_a_promised_number_is_no_observation(text: str, expected: list[str]) -> None:
    assert targets_of(text) == expected
    assert metrics_of(text) == []


def test_what_was_reached_after_a_works_start_is_observed() -> None:
    assert targets_of("系统投用后,安吉县生产线自动化率达到了95%。") == []


def test_where_fairs_were_held_is_no_subject() -> None:
    (row,) = metrics_of("2022年,安吉县先后在沈阳、天津、韩国首尔等地召开招商会,达成合作意向61项。")
    assert row.startswith("安吉县 | ")


def test_a_list_of_what_is_counted_names_no_subject() -> None:
    rows = metrics_of("安吉县经济向好。滨江数字产业园、华融总部基地等16个重点项目开工。\n制造业投资增长1.7%。")
    assert all(row.startswith("安吉县 | ") for row in rows)
