"""Who a number is about: names, words that stand for one, and what the text last spoke of."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import read


def subjects_of(text: str, title: str = "") -> list[str]:
    return read(text, title=title).metric_statements.sort("span_start")["subject"].to_list()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("平阳县有企业188家。", ["平阳县"], id="named"),
        pytest.param("萧山有企业188家。", ["萧山区"], id="bare_name_is_its_unit"),
        pytest.param("杭州市萧山区有企业188家。", ["萧山区"], id="narrowest_of_a_chain"),
        pytest.param("平阳县昆阳镇有企业188家。", ["昆阳镇"], id="town"),
        pytest.param("截至目前,平阳县有企业188家。", ["平阳县"], id="after_a_time"),
        pytest.param("在平阳县,已有企业188家。", ["平阳县"], id="set_in_a_place"),
        pytest.param("平阳县发展迅速。目前,有企业188家。", ["平阳县"], id="carried_over_a_sentence"),
        pytest.param("平阳县发展迅速。目前,全县有企业188家。", ["平阳县"], id="scope_word"),
        pytest.param("萧山区发展迅速。目前,全市有企业8.8万家。", ["杭州市"], id="scope_above"),
        pytest.param(
            "南岸区发展迅速。目前,全市有企业8.8万家。", ["重庆市"], id="scope_above_a_district_of_a_municipality"
        ),
        pytest.param("平阳县有企业188家,桐乡市有企业520家。", ["平阳县", "桐乡市"], id="new_subject_in_a_clause"),
        pytest.param("平阳县进出口增长6%,占全省的1.8%。", ["平阳县", "平阳县"], id="whole_of_a_share_is_no_subject"),
        pytest.param(
            "平阳县投资增长9%,高于全省3个百分点。", ["平阳县", "平阳县"], id="measure_of_comparison_is_no_subject"
        ),
        pytest.param("平阳县对东盟进出口增长6%。", ["平阳县"], id="trade_partner_is_no_subject"),
        pytest.param("省级开发区实现税收210亿元。", ["省级开发区"], id="platforms_of_a_kind"),
        pytest.param("江苏稳健开局。全省高新区实现税收910亿元。", ["江苏省高新区"], id="all_platforms_of_a_province"),
        pytest.param("中欧班列开行1.2万列。", ["中欧班列"], id="train"),
        pytest.param("兰新铁路发送货物820万吨。", ["兰新铁路"], id="railway"),
        pytest.param("宁波舟山港完成货物吞吐量6.6亿吨。", ["宁波舟山港"], id="port"),
        pytest.param(
            "位于江苏苏州的新能源技术创新基地已引进企业62家。", ["新能源技术创新基地"], id="what_lies_somewhere"
        ),
        pytest.param("我国进出口总值20.1万亿元。", ["我国"], id="nation"),
        pytest.param("一季度国内生产总值28.5万亿元。", ["我国"], id="domestic_product"),
        pytest.param("国内动力电池产量达31.2万吨。", ["国内"], id="domestic_market"),
        pytest.param("已有28家零部件企业落户平阳县。", ["平阳县"], id="where_things_came_to"),
    ],
)
def test_the_subject_is_what_the_number_is_about(text: str, expected: list[str]) -> None:
    assert subjects_of(text) == expected


def test_a_new_paragraph_returns_to_the_articles_own_place() -> None:
    body = "平阳县加快发展。目前,桐乡市有企业520家。\n高新技术企业达188家。"
    assert subjects_of(body, title="平阳县半年成绩单") == ["桐乡市", "平阳县"]


def test_a_sub_heading_names_the_place_of_its_paragraph() -> None:
    body = "一批项目开工建设。\n桐乡市\n目前,在建项目达43个。\n平阳县\n目前,在建项目达29个。"
    assert subjects_of(body, title="浙江各地抓项目") == ["桐乡市", "平阳县"]


def test_a_sub_heading_that_opens_with_a_place_holds_for_all_paragraphs_below_it() -> None:
    body = "多城晒出新年清单。\n桐乡市:竞逐新赛道\n坚持项目为王。\n在建项目达43个。\n营商环境\n在建项目达29个。"
    assert subjects_of(body, title="浙江各地抓项目") == ["桐乡市", "浙江省"]


def test_a_headline_about_the_country_makes_the_country_the_subject() -> None:
    body = "上半年,货物贸易进出口增长2.1%。在苏州市,多家工厂正赶制订单。\n高技术产业投资增长11%。"
    assert subjects_of(body, title="我国外贸稳中有进")[-1] == "我国"
