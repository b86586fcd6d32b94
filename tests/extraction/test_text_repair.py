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
            ["全市稳中有进。今年一季度,青溪区", "完成工业投资18亿元,增长21%。"],
            ["全市稳中有进。今年一季度,青溪区完成工业投资18亿元,增长21%。"],
            id="page break",
        ),
        pytest.param(
            ["新路子在哪里? 2004年,该县明确以数字化带", "智谷小镇", "远航大学青溪研究院", "动工业化,走出新路。"],
            ["新路子在哪里? 2004年,该县明确以数字化带动工业化,走出新路。", "智谷小镇", "远航大学青溪研究院"],
            id="two captions within a word",
        ),
        pytest.param(
            [
                "聚焦规模以上骨干企业,进一步强化乡镇工业园和小微企业园区载体孵化功",
                "青溪获奖现场",
                "能,动态建立培育库,扩面提质。",
            ],
            [
                "聚焦规模以上骨干企业,进一步强化乡镇工业园和小微企业园区载体孵化功能,动态建立培育库,扩面提质。",
                "青溪获奖现场",
            ],
            id="cut without a whole sentence before it",
        ),
        pytest.param(
            ["新厂到机场只要二十分钟，离江边的港口只有", "8分钟的车程，运输方便。"],
            ["新厂到机场只要二十分钟，离江边的港口只有8分钟的车程，运输方便。"],
            id="hanging word",
        ),
        pytest.param(
            ["据记者了解，配套厂商", "的迁移并不容易。"],
            ["据记者了解，配套厂商的迁移并不容易。"],
            id="particle goes on",
        ),
        pytest.param(
            ["近年來以青山綠水、古城古街聞名的", "江右省", "臨川市,又添新名片。"],
            ["近年來以青山綠水、古城古街聞名的江右省臨川市,又添新名片。"],
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
            ["项目已经开工。", "强化平台支撑", "平台是关键,效率是生命。"], id="sub-heading after a whole sentence"
        ),
        pytest.param(["强链补链,集群成势", "青溪区围绕主导产业,引进企业30家。"], id="sub-heading with a comma"),
        pytest.param(["青溪区：打造制造高地", "今年以来，青溪区签约项目12个。"], id="headline"),
        pytest.param(
            ["青溪30多家创新企业集中签约", "今天，青溪区举行推介会，30多家企业签约。"], id="headline that ends in 约"
        ),
        pytest.param(["“产业决定未来”", "特色引领,内生动能", "小镇已成为试验区。"], id="quoted sub-heading"),
        pytest.param(
            ["全区稳中有进。全年完成投资30亿元,增速居全市前列", "同时,项目加快建设,年内投产。"],
            id="missing full stop before an opening word",
        ),
        pytest.param(
            ["全区稳中有进。全年完成投资30亿元,增速居全市前列", "下一步重点", "在平台建设上,加快进度。"],
            id="missing full stop before a sub-heading",
        ),
        pytest.param(["开户行：青溪银行", "传真：0000-000000", "合计（万元） 454"], id="list of labels"),
        pytest.param(["——强化培育:聚焦龙头企业;", "——强化要素:统筹资金52亿元。"], id="dashed list"),
        pytest.param(["张三供图。李四", "智谷小镇", "第二张图"], id="nothing to go on with"),
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
