"""Promises told without a plain word of intent, words of intent that promise nothing, and money of other places."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of, read, reasons_of, targets_of


def test_a_budget_promises_what_it_announces_item_by_item() -> None:
    text = "柳城县预算案宣布拨款6亿元发展农业,包括:20亿元注资种业基金;8亿元用于改造泵站。"
    assert [row.split(" | ")[3:] for row in targets_of(text)] == [
        ["eq 600000000 CNY", " commitment"],
        ["eq 2000000000 CNY", " commitment"],
        ["eq 800000000 CNY", " commitment"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("去年,柳城县拨款5亿元支持春耕。", id="last_year"),
        pytest.param("柳城县宣布,截至6月底已拨付补贴3亿元。", id="handed_out_already"),
        pytest.param("柳城县累计发放补贴14亿元。", id="report"),
        pytest.param("柳城县企业融资5亿元用于扩产。", id="nobody_announces"),
        pytest.param("柳城县在去年的预算中预留了1亿元支持春耕。", id="set_aside_last_year"),
        pytest.param("柳城县安排了专项资金1亿元。", id="was_set_aside"),
    ],
)
def test_money_handed_out_before_is_no_promise(text: str) -> None:
    assert targets_of(text) == []


def test_a_part_of_a_promised_sum_told_next_is_promised() -> None:
    assert len(targets_of("柳城县会预留50亿元发展农业。其中20亿元用于改造泵站。")) == 2
    assert len(targets_of("柳城县会预留50亿元发展农业。其中已完成投资20亿元。")) == 1


def test_what_a_year_is_to_complete_is_promised() -> None:
    text = "涡阳县今年推进重点项目71个,年度计划完成投资56.2亿元。"
    assert targets_of(text) == ["涡阳县 | 推进重点项目完成投资 | level | eq 5620000000 CNY | 2023-12-31 commitment"]


def test_sums_joined_to_one_set_aside_are_set_aside() -> None:
    text = "柳城县今年安排专项资金5亿元和产业基金3亿元。"
    assert [row.rsplit(" ", 1)[1] for row in targets_of(text)] == ["commitment", "commitment"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("桐乡市有“雏鹰计划”企业120家和500家协作企业。", id="quoted"),
        pytest.param("桐乡市培优计划工作专班成立,全市现有培优企业120家。", id="name_of_an_office"),
        pytest.param("桐乡市推出商铺资助方案。计划共收到桐乡市商户申请8000宗。", id="a_plan_that_runs"),
        pytest.param("该计划惠及桐乡市农户3万户。", id="this_plan"),
        pytest.param("桐乡市规划建设了14个产业园。", id="planned_and_built"),
    ],
)
def test_a_plan_that_is_a_name_promises_nothing(text: str) -> None:
    assert targets_of(text) == []
    assert metrics_of(text) != []


def test_who_tells_of_a_plan_tells_of_a_promise() -> None:
    assert targets_of("桐乡市宣布计划新建学校12所。") == ["桐乡市 | 新建学校 | increment | eq 12 所 |  outcome"]


def test_a_plan_of_works_of_the_year_is_promised_until_its_end() -> None:
    text = "2023年,涡阳县推进重点项目建设,其中,计划新开工项目52个,年度计划投资64亿元;续建项目31个46亿元。"
    assert targets_of(text, "2023-02-10") == [
        "涡阳县 | 计划新开工项目 | increment | eq 52 个 | 2023-12-31 outcome",
        "涡阳县 | 年度计划投资 | level | eq 6400000000 CNY | 2023-12-31 commitment",
        "涡阳县 | 续建项目 | level | eq 31 个 | 2023-12-31 outcome",
        "涡阳县 | 续建项目投资 | level | eq 4600000000 CNY | 2023-12-31 commitment",
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2022年,涡阳县重点项目年度计划投资完成率109%。", id="done"),
        pytest.param("2022年,涡阳县45个计划新开工项目已动工41个。", id="counted_by_plan"),
        pytest.param("2022年,涡阳县计划新开工项目52个,年度计划投资64亿元。", id="year_over"),
        pytest.param("今年,涡阳县完成投资62亿元,占年度投资计划的97.2%。", id="share_of_plan"),
    ],
)
def test_how_far_a_plan_of_works_came_is_observed(text: str) -> None:
    assert targets_of(text, "2023-02-10") == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        pytest.param("今年平阳县外贸额冲刺80亿元。", "外贸额 | level | eq 8000000000 CNY", id="money"),
        pytest.param("今年平阳县GDP增长挑战8%。", "GDP | growth | eq 8 %", id="rate"),
    ],
)
def test_a_number_that_is_reached_for_is_promised(text: str, row: str) -> None:
    assert targets_of(text) == [f"平阳县 | {row} | 2023-12-31 outcome"]


def test_what_is_reached_for_without_a_sum_is_no_number() -> None:
    assert targets_of("平阳县瞄准3个方向招商。") == []


def test_the_state_a_promise_starts_from_is_observed() -> None:
    text = "平阳县争取到2025年将研发开支占地区生产总值比重,由现时不足0.8%翻倍至1.5%。"
    metric = "平阳县 | 研发开支占地区生产总值比重 | share"
    assert metrics_of(text) == [f"{metric} | lt 0.8 % | /2023-08-10"]
    assert targets_of(text) == [f"{metric} | eq 1.5 % | 2025-12-31 outcome"]


def test_the_output_of_a_trade_is_aimed_at_the_size_of_a_plant_is_not() -> None:
    assert targets_of("到2025年,平阳县实现制氢年产3万吨,客车年产900辆。") == [
        "平阳县 | 制氢年产 | level | eq 30000 吨 | 2025-12-31 outcome",
        "平阳县 | 客车年产 | level | eq 900 辆 | 2025-12-31 outcome",
    ]
    assert targets_of("到2025年,平阳县建成年产2万吨的生产线。") == []


def test_the_yearly_output_aimed_at_is_told_with_its_product() -> None:
    rows = targets_of("到2025年,宜兴市电动客车将达到年产4万辆。")
    assert rows == ["宜兴市 | 电动客车年产 | level | eq 40000 辆 | 2025-12-31 outcome"]


def test_the_articles_of_a_quoted_policy_are_no_figure() -> None:
    assert reasons_of("平阳县用好“惠企20条”等政策。") == {"20条": "quoted_name"}


def test_things_and_people_are_counted_without_a_measure_word() -> None:
    assert [row.split(" | ")[3] for row in targets_of("平阳县预计带来30万就业机会、500亿元产值。")] == [
        "eq 300000 个",
        "eq 5e+10 CNY",
    ]
    assert metrics_of("平阳县接待12万游客。")[0].split(" | ")[3] == "eq 120000 人"
    assert not any("个" in row for row in metrics_of("平阳县完成24亿投资。"))


@pytest.mark.parametrize(
    ("text", "script", "unit"),
    [
        pytest.param("香港出口額為227億元。", "Hant", "HKD", id="hong_kong"),
        pytest.param("臺灣出口額為227億元。", "Hant", "TWD", id="taiwan"),
        pytest.param("澳門出口額為227億元。", "Hant", "MOP", id="macau"),
        pytest.param("香港出口額為227億元人民幣。", "Hant", "CNY", id="named"),
        pytest.param("平陽縣出口額為227億元。", "Hant", "CNY", id="mainland"),
        pytest.param("香港出口额为227亿元。", "Hans", "CNY", id="simplified"),
    ],
)
def test_a_bare_yuan_is_the_money_of_the_place_a_paper_writes_of(text: str, script: str, unit: str) -> None:
    found = read(text, script=script)
    assert found.metric_statements["unit"].to_list() == [unit]
    assert found.numerals["unit"].to_list() == [unit]


def test_a_trillion_is_a_sum_in_taiwan() -> None:
    row = read("臺灣產業產值達2.3兆元。", script="Hant").metric_statements.row(0, named=True)
    assert (float(row["value"]), row["unit"]) == (2.3e12, "TWD")


def test_a_round_sum_before_what_it_sizes_is_no_figure() -> None:
    assert reasons_of("柳城县力争引进百亿元项目3个。") == {"百亿元": "threshold"}


def test_what_is_set_aside_every_year_has_no_day() -> None:
    text = "柳城县今年加快招才引智。柳城县还将每年安排专项资金2亿元。"
    assert targets_of(text) == ["柳城县 | 专项资金 | level | eq 200000000 CNY |  commitment"]


def test_years_to_be_taken_go_before_the_time_of_the_paragraph() -> None:
    text = "今年柳城县加快招才引智。县里还计划用3年时间投入基金10亿元。"
    assert targets_of(text)[0].endswith("2026-08-10 commitment")


def test_what_is_reached_by_the_horizon_of_the_paragraph_is_promised() -> None:
    text = "到2029年,涡阳县药业基地初具规模。中药增加值占地区生产总值比重达到14%。"
    assert targets_of(text) == ["涡阳县 | 中药增加值占地区生产总值比重 | share | eq 14 % | 2029-12-31 outcome"]
    assert targets_of(text.replace("中药", "目前,中药")) == []


def test_what_is_made_a_priority_is_no_promise() -> None:
    assert targets_of("今年以来,涡阳县将企业培育作为重点,新增企业120家。") == []
    assert len(targets_of("今年,涡阳县将新增企业120家。")) == 1


def test_months_that_are_over_end_a_promise() -> None:
    text = "柳城县今年计划投资10亿元,一季度完成投资3亿元。"
    assert [row.split(" | ")[3] for row in targets_of(text, "2023-04-20")] == ["eq 1000000000 CNY"]
    assert [row.split(" | ")[3] for row in metrics_of(text, "2023-04-20")] == ["eq 300000000 CNY"]


def test_what_is_grown_from_is_no_time_of_its_own() -> None:
    text = "到2027年,柳城县甘蔗企业和蚕桑企业在2022年的基础上实现翻番,分别超过90家和70家。"
    assert metrics_of(text, "2023-04-20") == []
    assert [row.split(" | ")[1] for row in targets_of(text, "2023-04-20")] == [
        "甘蔗企业和蚕桑企业",
        "甘蔗企业",
        "蚕桑企业",
    ]


@pytest.mark.parametrize(
    ("text", "programme"),
    [
        pytest.param("柳城县实施“春燕计划”,到2027年新增企业120家。", "春燕计划", id="in_quotes"),
        pytest.param("柳城县启动制造业三年倍增计划,到2027年新增企业120家。", "制造业三年倍增计划", id="without_marks"),
        pytest.param("柳城县推进项目建设,到2027年计划新增企业120家。", None, id="a_verb_is_no_plan"),
    ],
)
def test_a_target_names_the_programme_its_sentence_begins(text: str, programme: str | None) -> None:
    assert read(text).target_statements["programme"].to_list() == [programme]
