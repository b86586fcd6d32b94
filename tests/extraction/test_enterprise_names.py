"""Names of enterprises taken apart, by their letters alone.

Belongs here: which part of a name is what, and which name of the lexicon it equals. Does not belong here: whether two names are one
enterprise (tests/dbt/test_enterprise_names.py).
"""

from __future__ import annotations

from functools import cache

import pytest

from orchestration.extraction.enterprise_names import EnterpriseNames
from orchestration.extraction.enterprise_parts import folded_name
from tests.extraction.seed_tables import finder, lexicon


@cache
def names() -> EnterpriseNames:
    return EnterpriseNames(lexicon(), finder().regions, finder().tokenizer)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        pytest.param(
            "杭州澄屿光电科技有限公司",
            "330100 澄屿 光电 科技 有限公司",
            id="region, core, trade, general word and form",
        ),
        pytest.param("浙江省杭州市澄屿光电", "330100 澄屿 光电", id="the innermost of several regions"),
        pytest.param("澄屿光电(杭州)股份有限公司", "330100 澄屿 光电 股份有限公司", id="a region in brackets"),
        pytest.param("澄屿光电科技(集团)有限公司", "澄屿 光电 科技 (集团)有限公司", id="a group in brackets"),
        pytest.param("澄屿集团股份有限公司", "澄屿 集团股份有限公司", id="a group and its form"),
        pytest.param("中国澄屿控股", "CN 澄屿 控股", id="the country in front"),
        pytest.param("澄屿中国有限公司", "CN 澄屿 有限公司", id="the country behind"),
        pytest.param("中国平安支行", "中国 平安支行", id="a branch of nothing but the country, found by the fuzzer"),
        pytest.param("澄屿银行杭州分行", "澄屿 银行 杭州分行", id="a branch of a bank"),
        pytest.param(
            "澄屿银行钱江新城支行", "澄屿 银行 钱江新城支行", id="a branch called by a place that is no region"
        ),
        pytest.param("澄屿光电有限公司浙江分公司", "澄屿 光电 有限公司 浙江分公司", id="a branch of a firm"),
        pytest.param("阿里巴巴", "阿里巴巴", id="a firm that begins like a region"),
        pytest.param("杭州", "杭州", id="nothing is left to be a name"),
        pytest.param("科技有限公司", "科技 有限公司", id="no core"),
    ],
)
def test_a_name_is_taken_apart(name: str, parts: str) -> None:
    found = names().parts(name)
    said = (found.region_code, found.site_code, found.core, found.trade, found.general, found.form, found.branch)
    assert " ".join(filter(None, said)) == parts


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        pytest.param("臺積電", "台积电", id="script"),
        pytest.param("ａｂｂ【中国】", "ABB(中国)", id="width, case and brackets"),
        pytest.param("一汽-大众 “解放”", "一汽大众解放", id="dashes, blanks and quotes"),
        pytest.param("——", "——", id="a name of marks alone stays"),
    ],
)
def test_spelling_is_folded(name: str, folded: str) -> None:
    assert folded_name(name) == folded


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("澄屿科技", "coined", id="a coined word"),
        pytest.param("希望科技", "common", id="a word of the dictionary"),
        pytest.param("海尔科技", "group", id="a group of several known firms"),
        pytest.param("本田科技", "brand", id="a brand of joint ventures"),
        pytest.param("杭州银行", "none", id="a region and a trade"),
    ],
)
def test_the_core_says_how_much_it_tells(name: str, kind: str) -> None:
    assert names().parts(name).core_kind == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("澄屿量子研究院", "institute", id="an institute"),
        pytest.param("澄屿量子研究院有限公司", "enterprise", id="a firm that calls itself one"),
        pytest.param("澄屿银行股份有限公司", "bank", id="a bank stays a bank"),
        pytest.param("绍兴市城市建设投资集团有限公司", "government platform", id="a platform of a city"),
        pytest.param("绍兴城投", None, id="the same without a form may be anything"),
        pytest.param("澄屿", None, id="a bare word"),
    ],
)
def test_the_ending_proves_the_kind(name: str, kind: str | None) -> None:
    assert names().parts(name).kind_by_name == kind


@pytest.mark.parametrize(
    ("name", "known", "by"),
    [
        pytest.param("京东方", "京东方", "written", id="as written"),
        pytest.param("京东方有限公司", "京东方", "form", id="without its form"),
        pytest.param("江苏长电科技", "长电科技", "region", id="without its region"),
        pytest.param("新华三技术有限公司", "新华三", "general", id="without a general word"),
        pytest.param("博世(中国)投资有限公司", "博世", "country", id="the firm in China"),
        pytest.param("杭州海康威视数字技术股份有限公司", "海康威视", "vague", id="the legal name of a listed firm"),
        pytest.param("海康威视机器人股份有限公司", None, None, id="a firm of another trade"),
        pytest.param("沈阳宝马有限公司", None, None, id="a joint venture called by its city"),
        pytest.param("陕西建投集团", None, None, id="another region than the known one's"),
        pytest.param("传化科技有限公司", None, None, id="a firm of a group with many"),
        pytest.param("浙江大学控股集团有限公司", None, None, id="a firm of a university"),
        pytest.param("浙大启真人工智能研究中心", None, None, id="a centre that bears its university's name"),
    ],
)
def test_a_known_name_is_met_only_by_a_rule(name: str, known: str | None, by: str | None) -> None:
    found = names().parts(name)
    assert (found.known_name, found.known_by) == (known, by)


def test_a_name_that_fits_two_known_enterprises_names_both() -> None:
    found = names().parts("杉杉有限公司")
    assert {found.known_name, found.known_rival} == {"杉杉集团", "杉杉股份"}
