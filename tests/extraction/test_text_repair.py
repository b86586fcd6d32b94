"""Sentences cut by captions, page breaks and links are made whole; everything else stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.extraction.text_repair import repair


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            ["秋收接近尾声。前三季度,青溪镇", "卖出大米1.2万吨,收入增长两成。"],
            ["秋收接近尾声。前三季度,青溪镇卖出大米1.2万吨,收入增长两成。"],
            id="page break",
        ),
        pytest.param(
            ["钱从哪里来? 2009年,县里设立风险补偿基", "渔港码头", "海洋牧场监测中心", "金,为养殖户担保。"],
            ["钱从哪里来? 2009年,县里设立风险补偿基金,为养殖户担保。", "渔港码头", "海洋牧场监测中心"],
            id="two captions within a word",
        ),
        pytest.param(
            ["围绕冷链物流短板,县里先后建成产地仓、移动预冷车队和县域分拣中", "冷库内景", "心,当天采摘当天发车。"],
            ["围绕冷链物流短板,县里先后建成产地仓、移动预冷车队和县域分拣中心,当天采摘当天发车。", "冷库内景"],
            id="cut without a whole sentence before it",
        ),
        pytest.param(
            ["果园换了新品种，亩产翻番。合作社算过账，每亩人工成本约", "600元，比往年少一半。"],
            ["果园换了新品种，亩产翻番。合作社算过账，每亩人工成本约600元，比往年少一半。"],
            id="hanging word",
        ),
        pytest.param(
            ["去年冬天，温室大棚", "的电费省下三成。"], ["去年冬天，温室大棚的电费省下三成。"], id="particle goes on"
        ),
        pytest.param(
            ["這條橫貫山區、三年前通車的高速公路連接著盛產茶葉的", "江右省", "青溪縣,沿線茶莊生意興隆。"],
            ["這條橫貫山區、三年前通車的高速公路連接著盛產茶葉的江右省青溪縣,沿線茶莊生意興隆。"],
            id="linked place name on a line of its own, traditional",
        ),
        pytest.param(
            ["项目进展顺利。其中,已落地", "项目21个,总投资81亿元。另有在谈项目9个,总投资约", "40亿元。"],
            ["项目进展顺利。其中,已落地项目21个,总投资81亿元。另有在谈项目9个,总投资约40亿元。"],
            id="cut twice",
        ),
    ],
)
def test_a_cut_sentence_is_joined(paragraphs: list[str], expected: list[str]) -> None:
    assert repair(paragraphs) == expected


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(
            ["项目已经开工。", "向大海要粮仓", "网箱是家底,苗种是命根。"], id="sub-heading after a whole sentence"
        ),
        pytest.param(["强链补链,集群成势", "青溪区围绕主导产业,引进企业30家。"], id="sub-heading with a comma"),
        pytest.param(["青溪区：打造制造高地", "今年以来，青溪区签约项目12个。"], id="headline"),
        pytest.param(
            ["青溪30多家创新企业集中签约", "今天，青溪区举行推介会，30多家企业签约。"], id="headline that ends in 约"
        ),
        pytest.param(["“茶香飘出山门”", "品牌为先,渠道为王", "茶园已连成一片。"], id="quoted sub-heading"),
        pytest.param(
            ["全区稳中有进。全年完成投资30亿元,增速居全市前列", "同时,项目加快建设,年内投产。"],
            id="missing full stop before an opening word",
        ),
        pytest.param(
            ["全区稳中有进。全年完成投资30亿元,增速居全市前列", "下一步重点", "在平台建设上,加快进度。"],
            id="missing full stop before a sub-heading",
        ),
        pytest.param(["开户行：青溪银行", "传真：0000-000000", "合计（万元） 454"], id="list of labels"),
        pytest.param(["——稳住面积:推广双季稻;", "——提高单产:改造农田6万亩。"], id="dashed list"),
        pytest.param(["张三供图。李四", "渔港夜色", "第二张图"], id="nothing to go on with"),
        pytest.param([], id="no paragraphs"),
    ],
)
def test_whole_paragraphs_stay_as_they_are(paragraphs: list[str]) -> None:
    assert repair(paragraphs) == paragraphs


_LINES = st.lists(st.text(alphabet="青溪区的了，,。；完成12%投资 “”a省", min_size=1, max_size=60), max_size=12)


@given(_LINES)
def test_no_character_is_lost(paragraphs: list[str]) -> None:
    before, after = "".join(paragraphs).replace(" ", ""), "".join(repair(paragraphs)).replace(" ", "")
    assert sorted(before) == sorted(after)
