"""Where numerals and times stand in a text and what becomes of each. Not here: their values (test_quantities.py, test_periods.py)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.extraction.numerals import Numerals
from tests.extraction.seed_tables import lexicon

NUMERALS = Numerals(lexicon())


def find(*texts: str) -> list[dict[str, object]]:
    """The numerals of each text, with the number of the text they stand in."""
    return [{"sentence_id": number, **row._asdict()} for number, text in enumerate(texts) for row in NUMERALS.of(text)]


def texts(rows: list[dict[str, object]], family: str) -> list[object]:
    return [row["text"] for row in rows if row["family"] == family]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("实现税收4200万元,同比增长31%", ["4200万元", "31%"], id="value before the comma"),
        pytest.param("内资企业812家,外资企业46家", ["812家", "46家"], id="a total's parts"),
        pytest.param("分别增长5.5%、7%和12.8%", ["5.5%", "7%", "12.8%"], id="a list that shares its verb"),
        pytest.param("利润从13.5亿元增长到19亿元", ["13.5亿元", "19亿元"], id="a change is no range"),
        pytest.param("投资40亿—55亿元", ["40亿—55亿元"], id="a range is one"),
        pytest.param("GDP达到2.1万亿元,R&D占比3.4%", ["2.1万亿元", "3.4%"], id="letters before a number"),
        pytest.param("GDP9120亿元", ["9120亿元"], id="letters right before a number"),
        pytest.param("上线算力1200P,装机300MW,采用28nm工艺", ["1200P", "300MW", "28nm"], id="units in letters"),
        pytest.param("每万人拥有专利31.2件", ["31.2件"], id="per ten thousand people is a base"),
        pytest.param("注册用户达3.4亿,服务商户逾2万", ["3.4亿", "2万"], id="powers without a unit"),
        pytest.param("形成3个万亿元级优势产业", ["3个"], id="a class of size is no sum"),
        pytest.param(
            "签约项目24个,附近6家,10家以上市公司参加", ["24个", "6家", "10家"], id="words that look like bounds"
        ),
        pytest.param("全程一小时,累计10亿日元", ["一小时", "10亿日元"], id="yen are no days"),
        pytest.param("千人以上到场,近万名学子、百余家企业", ["千人", "万名", "百余家"], id="written out"),
        pytest.param("产值分别为3.2、4和5.6亿元", ["3.2", "4", "5.6亿元"], id="the last unit is that of the bare ones"),
        pytest.param("到会2036人,募集2036元", ["2036人", "2036元"], id="years only before a name"),
    ],
)
def test_quantities_are_found_with_their_own_words(text: str, expected: list[str]) -> None:
    assert texts(find(text), "quantity") == expected


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param("G20", "name_with_number", id="a group"),
        pytest.param("COVID-19", "name_with_number", id="hyphenated"),
        pytest.param("PM2.5", "name_with_number", id="with a decimal"),
        pytest.param("A4", "name_with_number", id="paper"),
        pytest.param("B2B", "name_with_number", id="digits inside"),
        pytest.param("T20250318", "name_with_number", id="a code"),
        pytest.param("3000000亿亿元", "code", id="a sum that cannot be"),
        pytest.param("3D", "number_with_letters", id="letters behind"),
        pytest.param("5G", "number_with_letters", id="a generation"),
        pytest.param("7号线", "number_plate", id="a line"),
        pytest.param("1、2号线", "number_plate", id="two lines"),
        pytest.param("18号楼", "number_plate", id="a house"),
        pytest.param("第三届", "ordinal", id="an edition"),
        pytest.param("第二", "ordinal", id="a rank"),
        pytest.param("前10名", "rank", id="the first ten"),
        pytest.param("500强", "rank", id="a list of firms"),
        pytest.param("“1+4+X”", "slogan", id="a quoted sum"),
        pytest.param("2+3+X", "slogan", id="a sum"),
        pytest.param("“4286”", "code_name", id="a quoted number"),
        pytest.param("985工程", "code_name", id="a programme named by number"),
        pytest.param("三个代表", "slogan", id="a slogan"),
        pytest.param("“十四五”规划", "programme", id="a five-year plan as a text"),
        pytest.param("三年行动计划", "programme", id="a plan"),
        pytest.param("7:57", "clock", id="a clock"),
        pytest.param("9点30分", "clock", id="a spoken clock"),
        pytest.param("0571-88990011", "phone", id="a telephone"),
        pytest.param("13800138000", "phone", id="a mobile"),
        pytest.param("12345", "firm_name", id="a hotline"),
        pytest.param("26.3:73.7", "ratio", id="a ratio"),
        pytest.param("3比1", "ratio", id="a score"),
        pytest.param("V2.1.3", "version", id="a version"),
        pytest.param("90后", "decade", id="a generation of people"),
        pytest.param("80年代", "decade", id="a decade"),
        pytest.param("五大", "grouping", id="big five"),
        pytest.param("二期", "grade", id="a phase"),
        pytest.param("一等奖", "award", id="a prize"),
        pytest.param("两位数", "digits", id="two digits"),
        pytest.param("0-100", "bare_range", id="from nothing to a hundred"),
        pytest.param("波音737", "model", id="a model"),
        pytest.param("三只松鼠", "firm_name", id="a firm"),
        pytest.param("一家", "indefinite", id="an article"),
        pytest.param("20250318", "code", id="a date run together"),
        pytest.param("(万元)", "unit_label", id="a table's unit"),
    ],
)
def test_names_and_marks_with_numbers_are_ignored_by_name(text: str, rule: str) -> None:
    rows = find(f"会上说{text},随后继续")
    assert [(row["family"], row["rule"]) for row in rows] == [("ignored", rule)]
    assert rows[0]["text"] == text


def test_every_ignored_word_keeps_its_own_signs_behind_a_plate_a_count_or_a_year() -> None:
    """Found by fuzzing: 441502号 took the first sign of 事半功倍, and the two overlapped."""
    for row in lexicon().rows("number_ignores"):
        for before in ("位于441502号", "共有12家", "建成5号", "自2019年"):
            spans = sorted((found.start, found.end) for found in NUMERALS.of(f"{before}{row['word']}和近百家企业"))
            assert all(one[1] <= other[0] for one, other in pairwise(spans)), (before, row["word"])


def test_a_number_no_float_can_hold_is_a_code() -> None:
    rows = find(f"会上说{'7' * 330}户。")
    assert [(row["family"], row["rule"], row["value"]) for row in rows] == [("ignored", "code", None)]


@pytest.mark.parametrize(
    ("text", "number", "rule"),
    [
        pytest.param("2036人工智能大会", "2036", "year_in_name", id="人工智能"),
        pytest.param("2036双招双引推介会", "2036", "year_in_name", id="双招双引"),
        pytest.param("2036元宇宙峰会", "2036", "year_in_name", id="元宇宙"),
        pytest.param("36集团", "36", "firm_name", id="a firm called by a number"),
    ],
)
def test_a_name_that_opens_like_a_unit_leaves_the_number_a_name(text: str, number: str, rule: str) -> None:
    assert [(row["text"], row["family"], row["rule"]) for row in find(text)] == [(number, "ignored", rule)]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        pytest.param("1.加快建设", "1.", id="a point"),
        pytest.param("3、推进改革", "3、", id="a comma"),
        pytest.param("(二)主要目标", "(二)", id="brackets"),
        pytest.param("三、重点任务", "三、", id="spelled"),
    ],
)
def test_a_list_mark_opens_a_sentence(text: str, mark: str) -> None:
    assert [(row["text"], row["rule"]) for row in find(text)] == [(mark, "list_mark")]


def test_a_list_mark_ends_before_the_word_it_opens() -> None:
    found = [(row["text"], row["rule"]) for row in find("2.国家和省里安排的项目")]
    assert found == [("2.", "list_mark")], "家 ends the word 国家 and counts nothing"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        pytest.param("第2包 血液分析仪 3 96 无", ["3", "96"], id="a row"),
        pytest.param("合计(万元) 312", ["312"], id="a sum"),
        pytest.param("园区共有职工 312 ,其中技工占一半", [], id="prose"),
    ],
)
def test_bare_numbers_of_a_row_laid_out_with_spaces_are_cells(text: str, cells: list[str]) -> None:
    assert [row["text"] for row in find(text) if row["rule"] == "table_cell"] == cells


def test_a_sentence_that_opens_with_a_decimal_is_no_list() -> None:
    assert texts(find("1.5亿元资金到位"), "quantity") == ["1.5亿元"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2023年9月底签约", [("2023年9月底", "span")], id="a year and the end of a month are one"),
        pytest.param("截至目前,已有企业入驻", [("截至目前", "as_of")], id="so far"),
        pytest.param("截至今年6月,累计投资", [("截至今年6月", "as_of")], id="the preposition is not cut off"),
        pytest.param("自2019年3月以来", [("自2019年3月以来", "since")], id="since"),
        pytest.param("园区2020年6月开园以来", [("2020年6月开园以来", "since")], id="a word between a time and since"),
        pytest.param("力争到2027年建成", [("到2027年", "deadline")], id="by"),
        pytest.param("由2021年的数值增至2024年的水平", [("2021年", "span"), ("2024年", "span")], id="a value reached"),
        pytest.param("3年内引进人才", [("3年内", "deadline")], id="within years"),
        pytest.param("近三年来", [("近三年来", "span")], id="the last years"),
        pytest.param("昨天(11月10日)开幕", [("昨天(11月10日)", "event")], id="a day said twice"),
        pytest.param("昨(10)日开幕", [("昨(10)日", "event")], id="a day said inside the word"),
        pytest.param("近日,记者获悉", [("近日", "event")], id="lately"),
        pytest.param("做好项目前期工作", [], id="a project's first stage holds no now"),
        pytest.param("作用体现在三方面", [], id="shown in holds no now"),
        pytest.param("2026年中国经济", [("2026年", "span")], id="a year before China is no mid-year"),
    ],
)
def test_times_are_found_with_their_role(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(row["text"], row["role"]) for row in find(text) if row["family"] == "time"] == expected


def test_offsets_count_code_points_within_each_sentence() -> None:
    sentences = ("😀全区新增企业96家", "没有数字的句子", "营收突破7亿元,增长9%")
    for row in find(*sentences):
        text = sentences[int(str(row["sentence_id"]))]
        assert text[row["start"] : row["end"]] == row["text"]  # type: ignore[misc]
        assert row["outer_start"] <= row["start"] <= row["end"] <= row["outer_end"]  # type: ignore[operator]


def test_a_sentence_without_numerals_gives_none() -> None:
    assert find("没有数字的句子", "") == []


_PIECES = st.sampled_from(
    [
        "全市",
        "企业",
        "项目",
        ",",
        "。",
        "超过",
        "近",
        "约",
        "3",
        "120",
        "4.5",
        "万",
        "亿",
        "元",
        "家",
        "%",
        "个",
        "2024年",
        "6月",
        "今年",
        "以上",
        "第一",
        "一",
        "两",
        "G20",
        "“",
        "”",
        " ",
        "到",
        "—",
        "至今",
        "目前",
        "半",
        "成",
        "(",
        ")",
        "5G",
        "人",
        "😀",
        "以来",
        "分之",
        "翻",
        "番",
    ]
)


@given(st.lists(st.lists(_PIECES, max_size=12).map("".join), max_size=5))
def test_rows_never_overlap_and_every_digit_is_in_one(sentences: list[str]) -> None:
    rows = find(*sentences) if sentences else []
    for number, text in enumerate(sentences):
        spans = sorted((row["start"], row["end"]) for row in rows if row["sentence_id"] == number)  # type: ignore[type-var]
        assert all(left[1] <= right[0] for left, right in pairwise(spans))  # type: ignore[operator]
        covered = {place for start, end in spans for place in range(start, end)}  # type: ignore[call-overload]
        assert all(place in covered for place, sign in enumerate(text) if sign in "0123456789")
