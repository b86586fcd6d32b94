"""Promises that later sentences go on with, in made-up news: reports to a people's congress, what is done next, horizons told before."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of, read, targets_of

TOLD = [
    pytest.param(
        "衡阳市还将全力推动园区提档。加大技改支持,开工建设3个技改工业项目,全年技改投资增长9%以上。\n"
        "同时,着力培育科技主体,新增高新技术企业50家、“小巨人”企业10家。新增首贷户2万户、普惠贷款20亿元以上。",
        [],
        [
            "衡阳市 | 技改工业项目 | level | eq 3 个 | 2023-12-31 outcome",
            "衡阳市 | 技改投资 | growth | ge 9 % | 2023-12-31 outcome",
            "衡阳市 | 高新技术企业 | increment | eq 50 家 | 2023-12-31 outcome",
            "衡阳市 | “小巨人”企业 | increment | eq 10 家 | 2023-12-31 outcome",
            "衡阳市 | 首贷户 | increment | eq 20000 户 | 2023-12-31 outcome",
            "衡阳市 | 普惠贷款 | increment | ge 2000000000 CNY | 2023-12-31 outcome",
        ],
        id="bare verbs after what is to be done, by the horizon told last",
    ),
    pytest.param(
        "未来五年,衡阳市将坚持创新引领。研发人员总数年均增长7%以上,绿色产业占比达到30%。目前规上企业500家。",
        ["衡阳市 | 规上企业 | level | eq 500 家 | /2023-08-10"],
        [
            "衡阳市 | 研发人员总数 | growth | ge 7 % | 2028-08-10 outcome",
            "衡阳市 | 绿色产业占比 | share | eq 30 % | 2028-08-10 outcome",
        ],
        id="rates after a horizon and what is to be done by it",
    ),
    pytest.param(
        "今年的政府工作报告提出,衡阳2023年民间投资增长7%。2022年,衡阳市生产总值增长5%。",
        ["衡阳市 | 生产总值 | growth | eq 5 % | 2022-01-01/2022-12-31"],
        ["衡阳市 | 民间投资 | growth | eq 7 % | 2023-12-31 outcome"],
        id="what the report of the government sets",
    ),
    pytest.param(
        "会议要求,衡阳市全年新签约亿元以上项目60个,到位内资150亿元,增长10%。\n按照会议要求,去年全市新增企业50家。",
        ["衡阳市 | 企业 | increment | eq 50 家 | 2022-01-01/2022-12-31"],
        [
            "衡阳市 | 亿元以上项目 | increment | eq 60 个 | 2023-12-31 outcome",
            "衡阳市 | 到位内资 | level | eq 1.5e+10 CNY | 2023-12-31 outcome",
            "衡阳市 | 到位内资 | growth | eq 10 % | 2023-12-31 outcome",
        ],
        id="what a meeting asks for",
    ),
    pytest.param(
        "衡阳市2023年重点项目清单发布,新建项目18个,年度投资31亿元。1至4月完成投资8亿元,占年度投资的26%。",
        [
            "衡阳市 | 新建项目 | increment | eq 18 个 | 2023-01-01/2023-08-10",
            "衡阳市 | 完成投资 | level | eq 800000000 CNY | 2023-01-01/2023-04-30",
            "衡阳市 | 完成投资 | share | eq 26 % | 2023-01-01/2023-04-30",
        ],
        ["衡阳市 | 年度投资 | level | eq 3100000000 CNY | 2023-12-31 commitment"],
        id="what a year's list of projects is to cost",
    ),
    pytest.param(
        "到2025年,衡阳市服务业营收突破100亿元。要推动10家企业技改,新建5G基站300个。",
        [],
        [
            "衡阳市 | 服务业营收 | level | ge 1e+10 CNY | 2025-12-31 outcome",
            "衡阳市 | 企业技改 | level | eq 10 家 | 2025-12-31 outcome",
            "衡阳市 | 新建5G基站 | increment | eq 300 个 | 2025-12-31 outcome",
        ],
        id="what is to be done after an aim",
    ),
    pytest.param(
        "衡阳市将继续推进招商引资。今年以来,全市新增企业500家。累计引进外企45家。",
        [
            "衡阳市 | 企业 | increment | eq 500 家 | 2023-01-01/2023-08-10",
            "衡阳市 | 引进外企 | level | eq 45 家 | /2023-08-10",
        ],
        [],
        id="what has been reached after what is to be done",
    ),
    pytest.param(
        "衡阳市2023年新建项目88个,年度计划完成24亿元,比去年增长2.5%。其中,计划新开工项目9个,续建项目53个。",
        ["衡阳市 | 新建项目 | increment | eq 88 个 | 2023-01-01/2023-08-10"],
        [
            "衡阳市 | 年度计划 | level | eq 2400000000 CNY | 2023-12-31 commitment",
            "衡阳市 | 年度计划 | growth | eq 2.5 % | 2023-12-31 outcome",
            "衡阳市 | 计划新开工项目 | increment | eq 9 个 | 2023-12-31 outcome",
            "衡阳市 | 续建项目 | level | eq 53 个 | 2023-12-31 outcome",
        ],
        id="what the year's plan is to complete, and its growth",
    ),
    pytest.param(
        "衡阳市预留5亿元支持科创发展,其中2亿元用在科学城第一期工程。",
        [],
        [
            "衡阳市 | 支持科创发展 | level | eq 500000000 CNY |  commitment",
            "衡阳市 | 支持科创发展 | level | eq 200000000 CNY |  outcome",
        ],
        id="a part of what is set aside",
    ),
    pytest.param(
        "衡阳市如何实现GDP增长6%?为何税收增长8%?",
        ["衡阳市 | 税收 | growth | eq 8 % | /2023-08-10"],
        ["衡阳市 | GDP | growth | eq 6 % |  outcome"],
        id="how to reach it, and why it was reached",
    ),
    pytest.param(
        "衡阳市力争在9月份启动新区建设。衡阳市将于四季度率先建成通水,并将在10月参加展会并启动巡演。",
        [],
        [
            "衡阳市 | 启动新区建设 |  |  | 2023-09-30 milestone",
            "衡阳市 | 率先建成通水 |  |  | 2023-12-31 milestone",
        ],
        id="months and quarters ahead as horizons",
    ),
]


@pytest.mark.parametrize(("text", "observed", "promised"), TOLD)
def test_a_promise_goes_on(text: str, observed: list[str], promised: list[str]) -> None:
    assert metrics_of(text) == observed
    assert targets_of(text) == promised


def test_what_is_added_is_said_once_for_a_list() -> None:
    rows = metrics_of("去年,衡阳市新增规上企业120家、限上企业35家和上市公司2家,现有企业900家。")
    assert [row.split(" | ")[2] for row in rows] == ["increment", "increment", "increment", "level"]


def test_an_aim_told_again_without_a_day_has_the_day_of_the_line_before() -> None:
    rows = read(
        "未来五年海洋经济占比要超18%\n会上提出了海洋经济占GDP比重超18%的目标。", title="衡阳市"
    ).target_statements
    assert {str(row["deadline"]) for row in rows.iter_rows(named=True)} == {"2028-08-10"}
