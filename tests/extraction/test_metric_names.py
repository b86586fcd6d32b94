"""A phrase is an indicator by name, by form or by scope; never by likeness."""

from __future__ import annotations

import pytest

from orchestration.extraction.metric_names import MetricNames
from tests.extraction.seed_tables import lexicon


@pytest.fixture(scope="module")
def names() -> MetricNames:
    return MetricNames(lexicon())


@pytest.mark.parametrize(("phrase", "core", "scope"), [
    pytest.param("税收收入", "税收收入", None, id="the name"),
    pytest.param("纳税额", "税收收入", None, id="an alias"),
    pytest.param("“算力券”", "算力券", None, id="quotation marks"),
    pytest.param("税收(TAX)", "税收收入", None, id="a Latin abbreviation in brackets"),
    pytest.param("地区生产总值(gdp)", "地区生产总值", None, id="letter case"),
    pytest.param("实现财政总收入", "财政总收入", None, id="a word in front that says nothing"),
    pytest.param("高新技术企业总数", "高新技术企业", None, id="a word behind that says how many"),
    pytest.param("数字经济总额", "数字经济总量", None, id="one such word for another"),
    pytest.param("制造业增加值占GDP的比重", "制造业增加值占地区生产总值比重", None, id="the particle"),
    pytest.param("规上工业增加值", "规模以上工业增加值", "above_scale", id="an indicator that has the scope in its name"),
    pytest.param("规上制造业增加值", "制造业增加值", "above_scale", id="a scope before an indicator"),
    pytest.param("地方税收", "税收收入", "local", id="local taxes are not all taxes"),
    pytest.param("全口径税收总额", "税收收入", "all_sources", id="a scope and a word behind"),
    pytest.param("规上企业的劳动生产率", "规模以上工业全员劳动生产率", "above_scale", id="an alias but for the particle"),
])  # fmt: skip
def test_a_phrase_names_the_indicator_its_rule_says(
    names: MetricNames, phrase: str, core: str, scope: str | None
) -> None:
    assert names.read(phrase) == (core, scope)


@pytest.mark.parametrize(("phrase", "core", "scope"), [
    pytest.param("智慧灯杆", "智慧灯杆", None, id="a phrase nobody listed"),
    pytest.param("“四好”公路", "四好公路", None, id="an unknown phrase loses its quotation marks"),
    pytest.param("信息经济", "信息经济", None, id="neither its size nor its value added"),
    pytest.param("投资规模", "投资规模", None, id="a form that two indicators share"),
    pytest.param("规上研发投入", "规上研发投入", None, id="an indicator of another scope"),
    pytest.param("限上图书销售额", "图书销售额", "above_limit", id="the scope of an unknown phrase"),
    pytest.param("规上", "规上", None, id="nothing but a scope"),
    pytest.param("装备制造业税收", "装备制造业税收", None, id="an indicator of a part is not the whole"),
])  # fmt: skip
def test_nothing_is_mapped_on_a_guess(names: MetricNames, phrase: str, core: str, scope: str | None) -> None:
    assert names.read(phrase) == (core, scope)
    assert core not in {row["name_zh"] for row in lexicon().rows("metrics")}


def test_value_added_and_size_of_one_economy_are_two_indicators(names: MetricNames) -> None:
    assert names.read("信息经济增加值").core != names.read("信息经济总量").core


def test_every_name_and_alias_is_the_indicator_it_stands_for(names: MetricNames) -> None:
    of = {row["code"]: row["name_zh"] for row in lexicon().rows("metrics")}
    said = {row["alias"]: of[row["metric_code"]] for row in lexicon().rows("metric_aliases")}
    said |= {name: name for name in of.values()}
    assert {phrase: core for phrase, core in said.items() if names.read(phrase).core != core} == {}
