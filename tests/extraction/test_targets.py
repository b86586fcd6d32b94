"""Promised figures and dated aims of made-up sentences, and reports that only look like promises."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of, targets_of

PROMISED = [
    pytest.param(
        "到2025年,平阳县力争实现地区生产总值800亿元。",
        "2023-08-10",
        [
            "平阳县 | 地区生产总值 | level | eq 8e+10 CNY | 2025-12-31 outcome",
        ],
        id="strive_by_year",
    ),
    pytest.param(
        "到2025年,宜兴市高新技术企业达到2000家,年均增长12%。",
        "2023-08-10",
        [
            "宜兴市 | 高新技术企业 | level | eq 2000 家 | 2025-12-31 outcome",
            "宜兴市 | 高新技术企业 | growth | eq 12 % | 2025-12-31 outcome",
        ],
        id="by_year_with_growth",
    ),
    pytest.param(
        "今年,桐乡市将新增规上工业企业120家。",
        "2023-08-10",
        [
            "桐乡市 | 规上工业企业 | increment | eq 120 家 | 2023-12-31 outcome",
        ],
        id="this_year_will",
    ),
    pytest.param(
        "2024年涡阳县经济社会发展主要预期目标:地区生产总值增长6.5%;一般公共预算收入增长5%;城镇新增就业6000人。",
        "2023-08-10",
        [
            "涡阳县 | 地区生产总值 | growth | eq 6.5 % | 2024-12-31 outcome",
            "涡阳县 | 一般公共预算收入 | growth | eq 5 % | 2024-12-31 outcome",
            "涡阳县 | 城镇新增就业 | increment | eq 6000 人 | 2024-12-31 outcome",
        ],
        id="main_goals_list",
    ),
    pytest.param(
        "南岸区今年地区生产总值增长目标为7%。",
        "2023-08-10",
        [
            "南岸区 | 地区生产总值 | growth | eq 7 % | 2023-12-31 outcome",
        ],
        id="growth_goal_noun",
    ),
    pytest.param(
        "未来三年,柳城县将投入15亿元建设高标准农田。",
        "2023-08-10",
        [
            "柳城县 | 投入 | level | eq 1500000000 CNY | 2026-08-10 commitment",
        ],
        id="in_three_years",
    ),
    pytest.param(
        "平阳县计划用3到5年时间,引进高层次人才500名。",
        "2023-08-10",
        [
            "平阳县 | 引进高层次人才 | level | eq 500 名 | 2028-08-10 outcome",
        ],
        id="in_three_to_five",
    ),
    pytest.param(
        "到“十四五”末,宜兴市数字经济核心产业增加值占地区生产总值比重达到12%。",
        "2023-08-10",
        [
            "宜兴市 | 数字经济核心产业增加值占地区生产总值比重 | share | eq 12 % | 2025-12-31 outcome",
        ],
        id="end_of_plan",
    ),
    pytest.param(
        "到今年底,桐乡市5G基站总数将超过3000个。",
        "2023-08-10",
        [
            "桐乡市 | 5G基站总数 | level | ge 3000 个 | 2023-12-31 outcome",
        ],
        id="end_of_year",
    ),
    pytest.param(
        "涡阳县确保全年完成工业投资60亿元。",
        "2023-08-10",
        [
            "涡阳县 | 工业投资 | level | eq 6000000000 CNY | 2023-12-31 commitment",
        ],
        id="ensure",
    ),
    pytest.param(
        "到2027年,南岸区软件产业营收突破1000亿元;培育上市企业15家;建成创新平台80个。",
        "2023-08-10",
        [
            "南岸区 | 软件产业营收 | level | ge 1e+11 CNY | 2027-12-31 outcome",
            "南岸区 | 培育上市企业 | level | eq 15 家 | 2027-12-31 outcome",
            "南岸区 | 建成创新平台 | level | eq 80 个 | 2027-12-31 outcome",
        ],
        id="semicolons",
    ),
    pytest.param(
        "到2026年,平阳县数字经济规模比2021年翻一番。",
        "2023-08-10",
        [
            "平阳县 | 数字经济规模 | growth | eq 2 倍 | 2026-12-31 outcome",
        ],
        id="double",
    ),
    pytest.param(
        "柳城县今年安排专项资金3000万元,支持企业技术改造。",
        "2023-08-10",
        [
            "柳城县 | 专项资金 | level | eq 30000000 CNY | 2023-12-31 commitment",
        ],
        id="commitment_set_aside",
    ),
    pytest.param(
        "今年,桐乡市预计发放消费券5000万元。",
        "2023-08-10",
        [
            "桐乡市 | 消费券 | level | eq 50000000 CNY | 2023-12-31 commitment",
        ],
        id="commitment_subsidy",
    ),
    pytest.param(
        "宜兴市今年计划实施重点项目186个,年度计划投资420亿元。",
        "2023-08-10",
        [
            "宜兴市 | 实施重点项目 | level | eq 186 个 | 2023-12-31 outcome",
            "宜兴市 | 年度计划投资 | level | eq 4.2e+10 CNY | 2023-12-31 commitment",
        ],
        id="plan_invest",
    ),
    pytest.param(
        "预计全年,南岸区实现税收95亿元,增长6%。",
        "2023-08-10",
        [
            "南岸区 | 税收 | level | eq 9500000000 CNY | 2023-12-31 outcome",
            "南岸区 | 税收 | growth | eq 6 % | 2023-12-31 outcome",
        ],
        id="estimate_this_year",
    ),
    pytest.param(
        "平阳县发布三年行动计划。到2026年,全县培育专精特新企业300家。",
        "2023-08-10",
        [
            "平阳县 | 培育专精特新企业 | level | eq 300 家 | 2026-12-31 outcome",
        ],
        id="later_sentence",
    ),
    pytest.param(
        "到2025年底,涡阳县将建成全国重要的中医药基地。",
        "2023-08-10",
        [
            "涡阳县 | 建成全国重要的中医药基地 |  |  | 2025-12-31 milestone",
        ],
        id="milestone_built",
    ),
    pytest.param(
        "今年,柳城县将实现行政村5G网络全覆盖。",
        "2023-08-10",
        [
            "柳城县 | 实现行政村5G网络全覆盖 |  |  | 2023-12-31 milestone",
        ],
        id="milestone_this_year",
    ),
    pytest.param(
        "目前,桐乡市已有省级工厂26家,到2025年将达到60家。",
        "2023-08-10",
        [
            "桐乡市 | 省级工厂 | level | eq 26 家 | /2023-08-10",
            "桐乡市 | 省级工厂 | level | eq 60 家 | 2025-12-31 outcome",
        ],
        id="promise_and_state",
    ),
    pytest.param(
        "去年,宜兴市研发投入占比3.4%,今年力争达到3.6%。",
        "2023-08-10",
        [
            "宜兴市 | 研发投入占比 | share | eq 3.4 % | 2022-01-01/2022-12-31",
            "宜兴市 | 研发投入占比 | share | eq 3.6 % | 2023-12-31 outcome",
        ],
        id="state_then_goal",
    ),
    pytest.param(
        "今后五年,柳城县每年新建高标准农田2万亩。",
        "2023-08-10",
        [
            "柳城县 | 新建高标准农田 | level | eq 20000 亩 | 2028-08-10 outcome",
        ],
        id="every_year",
    ),
    pytest.param(
        "到2025年,涡阳县将培育年产值超10亿元企业3至5家。",
        "2023-08-10",
        [
            "涡阳县 | 培育年产值超10亿元企业 | level | eq 3 家 | 2025-12-31 outcome",
        ],
        id="ranges",
    ),
    pytest.param(
        "“十四五”期间,我国将新建改造灌溉面积1亿亩。",
        "2023-08-10",
        [
            "我国 | 新建改造灌溉面积 | increment | eq 100000000 亩 | 2025-12-31 outcome",
        ],
        id="national_goal",
    ),
    pytest.param(
        "桐乡市提出,到2030年,非化石能源占能源消费比重达到25%以上。",
        "2023-08-10",
        [
            "桐乡市 | 非化石能源占能源消费比重 | share | ge 25 % | 2030-12-31 outcome",
        ],
        id="by_2030",
    ),
    pytest.param(
        "6月底前,平阳县完成老旧小区改造32个。",
        "2023-08-10",
        [
            "平阳县 | 老旧小区改造 | level | eq 32 个 | 2024-06-30 outcome",
        ],
        id="before_deadline",
    ),
    pytest.param(
        "明年,南岸区将开工保障性住房8000套。",
        "2023-08-10",
        [
            "南岸区 | 开工保障性住房 | level | eq 8000 套 | 2024-12-31 outcome",
        ],
        id="month_end_next",
    ),
    pytest.param(
        "《方案》提出,到2025年,全省装配式建筑占比达到40%。",
        "2023-08-10",
        [
            "全省 | 装配式建筑占比 | share | eq 40 % | 2025-12-31 outcome",
        ],
        id="will_by_doc",
    ),
]
REPORTED = [
    pytest.param("南岸区提前完成全年目标,新增就业2.1万人。", id="goal_met_early"),
    pytest.param("平阳县超额完成年度计划,实现税收21亿元。", id="plan_exceeded"),
    pytest.param("涡阳县三年行动计划实施以来,累计完成投资32亿元。", id="name_of_a_plan"),
    pytest.param("宜兴环科新城规划面积36平方公里。", id="planned_area"),
    pytest.param("柳城县锚定千亿产业目标,上半年完成产值310亿元。", id="aim_without_number"),
    pytest.param("前7个月,柳城县招商到位资金41.8亿元,完成年度目标的69.7%。", id="share_of_goal"),
    pytest.param("桐乡市正在建设5个产业园。", id="under_way"),
    pytest.param("去年,涡阳县争取到3.6亿元专项债券。", id="won"),
    pytest.param("预计2022年,平阳县实现地区生产总值600亿元。", id="estimate_of_a_past_year"),
    pytest.param("涡阳县今年不再新建楼堂馆所。", id="nothing_counted"),
    pytest.param("《宜兴市科技创新规划》印发,全市已有研发机构1200家。", id="title_of_a_plan"),
    pytest.param("宜兴市今年以来新增企业820家。", id="this_year_so_far"),
]


@pytest.mark.parametrize(("text", "published_on", "expected"), PROMISED)
def test_a_promise_is_read_with_its_parts(text: str, published_on: str, expected: list[str]) -> None:
    rows = metrics_of(text, published_on) + targets_of(text, published_on)
    assert sorted(rows) == sorted(expected)


@pytest.mark.parametrize("text", REPORTED)
def test_a_report_is_no_promise(text: str) -> None:
    assert targets_of(text) == []


def test_a_deadline_already_past_is_an_observation() -> None:
    text = "到2022年,平阳县高新技术企业达到188家。"
    assert targets_of(text) == []
    assert metrics_of(text) == ["平阳县 | 高新技术企业 | level | eq 188 家 | /2022-12-31"]


def test_the_same_sentence_is_a_promise_before_its_year_and_a_report_after_it() -> None:
    text = "到2025年,平阳县高新技术企业达到400家。"
    assert targets_of(text, "2023-08-10") == ["平阳县 | 高新技术企业 | level | eq 400 家 | 2025-12-31 outcome"]
    assert targets_of(text, "2026-03-01") == []


def test_a_list_of_aims_goes_on_in_the_next_sentence_of_its_paragraph() -> None:
    text = "今年平阳县的主要预期目标是:地区生产总值增长6%。研发投入占比达到3.1%。"
    assert targets_of(text)[1] == "平阳县 | 研发投入占比 | share | eq 3.1 % | 2023-12-31 outcome"


def test_a_list_of_aims_goes_on_in_paragraphs_of_their_own() -> None:
    text = (
        "“十四五”时期,平阳县的主要预期目标是:\n——工业更强。工业用电量年均增长6%。\n"
        "——城乡面貌明显改观。森林覆盖率稳定在67.5%以上。\n为此,县里今年组织培训1200人次。"
    )
    assert targets_of(text, "2021-03-10") == [
        "平阳县 | 工业用电量 | growth | eq 6 % | 2025-12-31 outcome",
        "平阳县 | 森林覆盖率 | level | ge 67.5 % | 2025-12-31 outcome",
    ]


def test_a_list_of_what_a_past_year_brought_is_no_aim() -> None:
    text = "2022年,平阳县主要经济指标如下:\n——地区生产总值610亿元。\n——工业用电量增长7.1%。"
    assert targets_of(text) == []
    assert [row.rsplit(" | ", 1)[1] for row in metrics_of(text)] == ["2022-01-01/2022-12-31"] * 2


def test_what_is_reported_after_a_list_of_aims_is_no_aim() -> None:
    text = "今年平阳县的主要预期目标是:地区生产总值增长6%。截至6月底,已完成投资61亿元。"
    assert len(targets_of(text)) == 1


@pytest.mark.parametrize(
    ("text", "milestone", "deadline"),
    [
        pytest.param(
            "宜兴市有望在2025年成为全省首个零碳县级市。", "成为全省首个零碳县级市", "2025-12-31", id="hoped_for_a_year"
        ),
        pytest.param(
            "柳城县计划到2026年底建成全区最大的柑橘交易中心。", "建成全区最大的柑橘交易中心", "2026-12-31", id="planned"
        ),
        pytest.param(
            "按照计划,柳城县明年3月底前完成全部搬迁。", "完成全部搬迁", "2024-03-31", id="subject_is_no_part_of_it"
        ),
    ],
)
def test_a_dated_aim_without_a_number_is_a_milestone(text: str, milestone: str, deadline: str) -> None:
    assert [row.split(" | ")[1::3] for row in targets_of(text)] == [[milestone, f"{deadline} milestone"]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("全部工序投产预计为2024年3月下旬。", id="nothing_stands_after_the_date"),
        pytest.param("活动预计8月15日启动。", id="too_soon"),
        pytest.param("柳城县将全力做好各项工作。", id="no_date"),
        pytest.param("到2022年底,涡阳县建成全国重要的中医药基地。", id="past"),
    ],
)
def test_what_is_undated_or_over_is_no_milestone(text: str) -> None:
    assert targets_of(text) == []
