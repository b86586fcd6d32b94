"""Words that touch a number without being part of its bound, and bounds that touch other words."""

from __future__ import annotations

from datetime import date

import pytest

from orchestration.extraction.article import Article
from orchestration.extraction.pipeline import extract
from tests.extraction.figure_tables import metrics_of, read, targets_of
from tests.extraction.seed_tables import lexicon

OBSERVED = [
    ("2022年,安吉县营业收入超20亿元。", ["安吉县 | 营业收入 | level | ge 2000000000 CNY | 2022-01-01/2022-12-31"]),
    ("2022年,安吉县财政支出超20亿元。", ["安吉县 | 财政支出 | level | ge 2000000000 CNY | 2022-01-01/2022-12-31"]),
    ("2022年,安吉县开工项目60个,其中超亿元项目17个。", None),
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
        "1~7月内乡县新签约项目35个。",
        ["内乡县 | 新签约项目 | increment | eq 35 个 | 2023-01-01/2023-07-31"],
    ),
    (
        "1~7月内蒙古新签约项目35个。",
        ["内蒙古 | 新签约项目 | increment | eq 35 个 | 2023-01-01/2023-07-31"],
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

WORDINGS = [
    ("安吉县税收增长10%,达到5亿元。", ["税收 | growth | eq 10 %", "税收 | level | eq 500000000 CNY"]),
    ("安吉县竹业收入上升4%至34亿元。", ["竹业收入 | growth | eq 4 %", "竹业收入 | level | eq 3400000000 CNY"]),
    ("安吉县规上工业总产值突破千亿,达1051.6亿元。", ["规上工业总产值 | level | eq 1.0516e+11 CNY"]),
    (
        "安吉县新签约亿元以上项目27个,同比增加5个。",
        ["亿元以上项目 | increment | eq 27 个", "亿元以上项目 | increment | eq 5 个"],
    ),
    ("安吉县开工15个亿元以上项目。", ["亿元以上项目 | level | eq 15 个"]),
    ("安吉县税收突破15个亿。", ["税收 | level | ge 1500000000 CNY"]),
    ("安吉县竹业带动农民增收5亿多元。", ["农民增收 | increment | ge 500000000 CNY"]),
    ("安吉县已建成厂房60万平方米,入驻率达95%。", ["建成厂房 | level | eq 600000 平方米", "入驻率 | level | eq 95 %"]),
    ("安吉县垃圾分类全覆盖,回收利用率达到65%。", ["回收利用率 | level | eq 65 %"]),
    ("安吉县外贸出口增速位列全省第三,达8.3%。", ["外贸出口 | growth | eq 8.3 %"]),
    ("安吉县工业总产值保持20%以上增速。", ["工业总产值 | growth | ge 20 %"]),
    (
        "安吉县新增国家级绿色工厂6家、省级18家。",
        ["国家级绿色工厂 | increment | eq 6 家", "省级绿色工厂 | increment | eq 18 家"],
    ),
    (
        "安吉县每万人专利拥有量87.6件,是全国平均水平的3.6倍。",
        ["每万人专利拥有量 | level | eq 87.6 件", "每万人专利拥有量 | growth | eq 3.6 倍"],
    ),
    (
        "安吉县竹地板产量25万立方米,占全球的三分之一,全国的70%以上。",
        [
            "竹地板产量 | level | eq 250000 立方米",
            "竹地板产量 | share | eq 33.333333 %",
            "竹地板产量 | share | ge 70 %",
        ],
    ),
    (
        "安吉县工业投资增长8%,经济总量在湖州各区县中率先突破500亿元。",
        ["工业投资 | growth | eq 8 %", "经济总量 | level | ge 5e+10 CNY"],
    ),
]

WORDINGS += [
    (
        "安吉县竹木、家具、电子三大支柱产业增加值分别增长7%、12%和15%。",
        ["竹木增加值 | growth | eq 7 %", "家具增加值 | growth | eq 12 %", "电子增加值 | growth | eq 15 %"],
    ),
    (
        "安吉县白茶种植面积20万亩,产量2300吨,产值36亿元。",
        [
            "白茶种植面积 | level | eq 200000 亩",
            "白茶产量 | level | eq 2300 吨",
            "白茶产值 | level | eq 3600000000 CNY",
        ],
    ),
]

TOLD_BY_THE_ARTICLE = [
    ("上半年苍南高新区新增注册企业120家。", ["苍南高新区"]),
    ("哈尔滨市经济向好。哈市税收增长10%。", ["哈尔滨市"]),
    ("中欧班列(西安)今年开行2500列。", ["中欧班列(西安)"]),
    ("福建省:全省当天接待游客23.4万人次。江西省:全省当天接待游客86.3万人次。", ["福建省", "江西省"]),
    ("去年本港印花税收入34亿元。", ["香港"]),
]

PROMISED = [
    ("明年,安吉县安排项目86个。", ["安吉县 | 安排项目 | level | eq 86 个 | 2024-12-31 outcome"]),
    ("安吉县今年的目标是新增市场主体1.2万户。", ["安吉县 | 市场主体 | increment | eq 12000 户 | 2023-12-31 outcome"]),
    ("安吉县力争用三年时间培育企业5家。", ["安吉县 | 培育企业 | level | eq 5 家 | 2026-08-10 outcome"]),
    ("安吉县项目投产后可实现年产值20亿元。", ["安吉县 | 年产值 | level | eq 2000000000 CNY |  outcome"]),
    (
        "2024年,安吉县经济主要目标归结为两个数,即:GDP增长6.5%,工业投资增长5%。",
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
        assert [row for row in rows if " | eq 17 个 | " in row] == rows[1:]
    else:
        assert rows == expected
        assert targets_of(text) == []


@pytest.mark.parametrize(("text", "expected"), PROMISED)
def test_a_promised_number_is_no_observation(text: str, expected: list[str]) -> None:
    assert targets_of(text) == expected
    assert metrics_of(text) == []


@pytest.mark.parametrize(("text", "expected"), WORDINGS)
def test_a_wording_of_the_press_is_read(text: str, expected: list[str]) -> None:
    rows = [row.split(" | ") for row in metrics_of(text)]
    assert [" | ".join(row[1:4]) for row in rows] == expected
    assert {row[0] for row in rows} == {"安吉县"}


@pytest.mark.parametrize(("text", "expected"), TOLD_BY_THE_ARTICLE)
def test_the_subject_is_called_by_its_name(text: str, expected: list[str]) -> None:
    assert [row.split(" | ")[0] for row in metrics_of(text)] == expected


def test_the_outlet_says_what_the_whole_county_is() -> None:
    body = "特色农业\n2022年,全县产人参3000吨。"
    article = Article("0" * 16, "a.txt", "特色农业", body, published_on=date(2023, 1, 5), source="柳河县商务局")
    (row,) = extract([article], lexicon()).metric_statements.iter_rows(named=True)
    assert (row["subject"], row["region_code"]) == ("柳河县", "220524")


def test_when_a_zone_was_founded_is_not_when_it_is_so_large() -> None:
    (row,) = metrics_of("安吉经开区成立于2010年,规划面积56平方公里。")
    assert row.endswith("| /2023-08-10")


def test_an_estimate_within_a_year_that_is_over_promises_nothing() -> None:
    assert targets_of("安吉县一年内就办了34场路演。") == []


def test_a_listed_firm_is_none_in_the_name_of_its_town() -> None:
    names = read("贵州茅台镇酱酒企业超千家。").metric_statements["subject"].to_list()
    assert "贵州茅台" not in names


def test_what_was_reached_after_a_works_start_is_observed() -> None:
    assert targets_of("系统投用后,安吉县生产线智能化率达到了87%。") == []


def test_where_fairs_were_held_is_no_subject() -> None:
    (row,) = metrics_of("2022年,安吉县先后在苏州、厦门、日本大阪等地举办推介会,达成意向47项。")
    assert row.startswith("安吉县 | ")


def test_a_list_of_what_is_counted_names_no_subject() -> None:
    rows = metrics_of("安吉县经济向好。临港算力产业园、汇智商务中心等23个重点项目开工。\n制造业投资增长1.7%。")
    assert all(row.startswith("安吉县 | ") for row in rows)
