"""The indicator's noun phrase: before the number, after it, split around it, shared by a list, or taken over."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("平阳县实现税收35亿元。", ["税收"], id="after_a_verb"),
        pytest.param("平阳县税收达到35亿元。", ["税收"], id="before_a_verb"),
        pytest.param("平阳县规上工业实现利税35亿元。", ["规上工业利税"], id="sector_and_indicator"),
        pytest.param("平阳县引进企业62家。", ["引进企业"], id="what_was_done_with_things"),
        pytest.param("平阳县已有62家纺织企业。", ["纺织企业"], id="counted_after_the_number"),
        pytest.param("平阳县已有62家企业完成改造。", ["完成改造的企业"], id="with_what_they_did"),
        pytest.param("平阳县城镇新增就业1.2万人。", ["城镇新增就业"], id="new_inside_the_noun"),
        pytest.param("平阳县新增就业1.2万人。", ["就业"], id="new_before_the_noun"),
        pytest.param("平阳县发明专利和商标分别达820件、1.1万件。", ["发明专利", "商标"], id="list"),
        pytest.param(
            "平阳县电子信息、生物医药产业产值分别为35亿元、28亿元。",
            ["电子信息产值", "生物医药产业产值"],
            id="list_with_a_shared_tail",
        ),
        pytest.param(
            "平阳县对东盟、欧盟出口分别增长6%、8%。", ["对东盟出口", "对欧盟出口"], id="list_with_a_shared_preposition"
        ),
        pytest.param(
            "平阳县签约项目26个,总投资158亿元。", ["签约项目", "签约项目总投资"], id="attribute_of_counted_things"
        ),
        pytest.param("平阳县设立规模达20亿元的产业基金。", ["产业基金规模"], id="around_the_number"),
        pytest.param("平阳县税收35亿元,同比增长6%,占财政收入的82%。", ["税收"] * 3, id="taken_over"),
        pytest.param("平阳县税收占财政收入比重达82%。", ["税收占财政收入比重"], id="share_with_its_whole"),
        pytest.param("平阳县财政收入因减税减少1.6亿元。", ["财政收入"], id="noun_before_a_reason"),
        pytest.param("平阳县研发投入从3亿元增至5亿元。", ["研发投入", "研发投入"], id="from_to"),
        pytest.param("平阳县固体废物综合利用率比上年提高2个百分点。", ["固体废物综合利用率"], id="comparison_dropped"),
        pytest.param("平阳县生活污水集中处理率达98%。", ["生活污水集中处理率"], id="verb_inside_a_compound"),
        pytest.param(
            "平阳县工业增加值增长8%,其中民营企业增长9%。", ["工业增加值", "民营企业工业增加值"], id="part_of_a_total"
        ),
        pytest.param("平阳县年收入超过100亿元的企业达到6家。", ["年收入超过100亿元的企业"], id="threshold_in_the_noun"),
        pytest.param(
            "平阳县茶叶、竹笋产量居前列,分别占总产量的28%、26%。",
            ["茶叶占总产量", "竹笋产量占总产量"],
            id="shares_of_things_told_before",
        ),
        pytest.param("平阳县户均增收1.2万元。", ["户均增收"], id="average_gain"),
        pytest.param("平阳县工业用电量和货运量均增长9%。", ["工业用电量", "货运量"], id="same_for_each"),
    ],
)
def test_the_indicator_is_the_noun_phrase_of_the_number(text: str, expected: list[str]) -> None:
    assert read(text).metric_statements["metric"].to_list() == expected
