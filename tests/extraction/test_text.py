"""Folding keeps offsets; sentences end where a reader would stop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.extraction.article import Article
from orchestration.extraction.text import LONGEST_SENTENCE, fold, sentences


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("臺州灣新區", "台州湾新区", id="traditional"),
        pytest.param("增長１２．５％", "增长12.5%", id="full_width"),
        pytest.param("「雙創」『谷』", "“双创”‘谷’", id="traditional_quotes"),
        pytest.param("½①", "½①", id="fractions_and_circled_numbers_stay"),
        pytest.param("面积3㎡", "面积3㎡", id="square_metre_sign_stays"),
    ],
)
def test_folding_gives_simplified_half_width_text(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_never_changes_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def article(body: str, title: str = "") -> Article:
    return Article(article_id="a", article="a.txt", title=title, body=body)


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        pytest.param("甲市增长5%。乙市下降2%!", ["甲市增长5%。", "乙市下降2%!"], id="full_stop_and_exclamation"),
        pytest.param(
            "“很好。”他说,“再来。”", ["“很好。”", "他说,“再来。”"], id="closing_quote_stays_with_its_sentence"
        ),
        pytest.param("甲3家;乙5家。", ["甲3家;乙5家。"], id="semicolon_does_not_end_a_sentence"),
        pytest.param("从甲到乙……丙落地。", ["从甲到乙……", "丙落地。"], id="dots_end_a_sentence"),
        pytest.param("小标题\n  正文一。\n\n正文二", ["小标题", "正文一。", "正文二"], id="a_line_end_ends_a_sentence"),
        pytest.param("营收12.5亿元。", ["营收12.5亿元。"], id="a_decimal_point_ends_nothing"),
        pytest.param("", [], id="empty"),
        pytest.param(" \n　\n", [], id="blank"),
    ],
)
def test_a_body_splits_into_sentences(body: str, texts: list[str]) -> None:
    assert [s.text for s in sentences(article(body))] == texts


def test_the_headline_is_marked() -> None:
    marks = [s.is_title for s in sentences(article("某县新签12个项目\n某县今天签约。", title="某县新签12个项目"))]
    assert marks == [True, False]


@given(st.text(alphabet="甲乙億。!?…”\n 　;,1２", max_size=60))
def test_spans_point_at_the_sentence_in_the_body(body: str) -> None:
    found = list(sentences(article(body)))
    for sentence in found:
        assert fold(body[sentence.start : sentence.end]) == sentence.text
        assert sentence.text.strip() == sentence.text != ""
    assert [s.start for s in found] == sorted(s.start for s in found)
    kept = "".join(s.text for s in found)
    assert kept.replace(" ", "") == fold(body).replace("\n", "").replace(" ", "")


@pytest.mark.parametrize(
    ("unit", "last"),
    [
        pytest.param("三家企业,", ",", id="behind a comma"),
        pytest.param("甲企业、", "、", id="behind an enumeration comma"),
        pytest.param("中", "中", id="anywhere without a mark"),
    ],
)
def test_a_sentence_without_end_is_cut_behind_a_mark(unit: str, last: str) -> None:
    body = unit * LONGEST_SENTENCE
    found = list(sentences(Article("0" * 16, "a.txt", "", body)))
    assert "".join(sentence.text for sentence in found) == body
    assert all(sentence.text.endswith(last) for sentence in found)
    assert LONGEST_SENTENCE - 500 <= len(found[0].text) <= LONGEST_SENTENCE
