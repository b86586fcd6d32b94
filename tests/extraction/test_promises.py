"""What holds of any text: no exception, spans that point at their characters, one outcome for each numeral, sentences that stand alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.promises import holds_of_extraction, holds_of_tables
from fuzz.words import Words
from orchestration.extraction.article import Article
from orchestration.extraction.pipeline import Extractor
from orchestration.extraction.tables import SCHEMAS
from orchestration.extraction.text import LONGEST_SENTENCE
from orchestration.readers.encoding import strip_invisible
from orchestration.settings import PROJECT
from tests.extraction.seed_tables import lexicon

SAMPLE = "青溪市与远航电子签约,总投资18亿元的项目落户青溪高新区。到2027年力争产值突破260亿元,同比增长11.2%以上。"
NUMBERS = [
    "1e400",
    "9" * 400,
    "½",
    "①",
    "٣",
    "0x1F",
    "3.4.5",
    "1,2,3",
    "-0",
    "∞",
    "NaN",
    "亿" * 50,
    "2024年2月30日",
    "13月45日",
]


@cache
def extractor() -> Extractor:
    return Extractor(lexicon())


@cache
def words() -> list[str]:
    return [*Words(PROJECT / "dbt_project" / "seeds", [SAMPLE]).words, *NUMBERS]


def article(body: str) -> Article:
    lines = (line.strip() for line in strip_invisible(body)[0].split("\n"))
    body = "\n".join(filter(None, lines)) or "。"
    return Article("0" * 16, "a.txt", "", body, published_on=date(2024, 7, 12), published_how="stated")


def words_of_news() -> st.SearchStrategy[str]:
    return st.lists(st.integers(0, len(words()) - 1), max_size=60).map(lambda picks: "".join(words()[n] for n in picks))


@settings(max_examples=80)
@given(st.one_of(words_of_news(), st.text(max_size=120)))
def test_any_text_keeps_the_promises(body: str) -> None:
    one = article(body)
    found = extractor().rows([one])
    holds_of_extraction(one, found)


@settings(max_examples=8)
@given(st.lists(words_of_news(), min_size=5, max_size=15))
def test_no_row_breaks_its_schema(bodies: list[str]) -> None:
    holds_of_tables(extractor().rows([article(body) for body in bodies]).tables())


@pytest.mark.parametrize(
    "unit",
    ["、", "7", "和", "(", "3%、", "3亿元,", "华为、", "杭州市的", "2024年", "亿", "“甲”", "等8家企业"],
)
def test_a_sentence_without_end_is_read_in_pieces_and_loses_no_number(unit: str) -> None:
    body = (unit * (3 * LONGEST_SENTENCE))[: 3 * LONGEST_SENTENCE + 1]
    one = article(body)
    found = extractor().rows([one])
    holds_of_extraction(one, found)
    assert max(len(str(row[5])) for row in found.sentences) <= LONGEST_SENTENCE


def test_a_list_whose_last_item_names_nothing_is_no_list_of_indicators() -> None:
    """Found by fuzzing: the second item was left empty, and so was the indicator of a statement."""
    body = (
        "21个项目集中签约�德阳二季度招商迎来“开门療自然增长率系蜀能重机与旌湖装备新城管委会签约，折合年率大栋日野至北411421希望重卡"
        "节能基金奔water_investment金证股份411600月17日，德阳市举行201个项目集中签约�德阳二季度招商迎来“开门療自然增长率系蜀能重机与"
        "旌慢都billion_enterprises微克每立方米年均增速柔佛州今日要闻冶炼树仰光推进情况45亿元建设燃气轮机叶片制造基地。"
    )
    holds_of_tables(extractor().rows([article(body)]).tables())


def test_a_power_said_over_and_over_is_no_number() -> None:
    """Found by fuzzing: 亿 forty times over is a whole number that no float holds."""
    one = article("全市总产值达到" + "亿" * 40 + "元,增长" + "万亿" * 20 + "倍。")
    holds_of_extraction(one, extractor().rows([one]))


@pytest.mark.parametrize("time", ["2025—2024年", "2023年至2021年", "自2035年以来", "8月至8月", "2021年9月到2月"])
def test_no_period_ends_before_it_begins(time: str) -> None:
    """Found by fuzzing: years that run backwards broke the schema."""
    one = article(f"{time},江苏省苏州市投产企业12家,增长3%。")
    found = extractor().rows([one])
    holds_of_extraction(one, found)
    holds_of_tables(found.tables())


def test_an_indicator_is_more_than_a_yearly_mean() -> None:
    """Found by fuzzing: 年均 somewhere in the sentence became the indicator of a number that had none."""
    one = article(
        "锡山区均已不再</p>新批后年均坡海澜集团入驻企业有一是受益企业国家级单项冠军企业371728预约州现有一元化受益企业世界500强投资企业河口二末,"
        "锡山半年度报告会见加盟突破车程,汇成股份1500家以上。"
    )
    holds_of_tables(extractor().rows([one]).tables())


# Sentences are independent when each is a paragraph of its own that names its subject in full (with its province, so that no
# other place is needed to tell which it is), its whole date and what is counted, and when none looks back or ahead (其中,
# 该项目, 全市): whatever an article carries from sentence to sentence is then said again.
SUBJECTS = (
    "江苏省苏州市",
    "浙江省宁波市",
    "山东省潍坊市",
    "广东省佛山市",
    "四川省绵阳市",
    "湖北省襄阳市",
    "河南省洛阳市",
)
SAID: tuple[Callable[[str, int], str], ...] = (
    lambda place, n: f"2023年,{place}完成工业投资{n}亿元,增长{n % 17 + 1}.5%。",
    lambda place, n: f"2022年末,{place}共有高新技术企业{n}家。",
    lambda place, n: f"{place}力争到2027年实现地区生产总值{n}亿元。",
    lambda place, n: f"2023年,{place}新增就业{n}人。",
    lambda place, n: f"2021年,{place}实现外贸进出口总额{n}亿美元。",
)
SENTENCES = st.lists(
    st.tuples(st.sampled_from(SUBJECTS), st.sampled_from(SAID), st.integers(20, 9_000)),
    min_size=1,
    max_size=5,
    unique_by=lambda said: said[0],
).map(lambda parts: [say(place, n) for place, say, n in parts])
CARRIED = ("statement_id", "sentence_no", "span_start", "span_end", "paragraph_no")


@settings(max_examples=40)
@given(SENTENCES)
def test_independent_sentences_say_together_what_they_say_alone(sentences: list[str]) -> None:
    together = said_by("\n".join(sentences))
    assert len(together) >= len(sentences)
    assert together == sorted(row for one in sentences for row in said_by(one))


def said_by(body: str) -> list[str]:
    """The statements and numerals of a text without what counts its places."""
    found = extractor().rows([article(body)]).by_table()
    tables = ("metric_statements", "target_statements", "landing_statements", "numerals")
    rows = [(table, dict(zip(SCHEMAS[table], row, strict=True))) for table in tables for row in found[table]]
    return sorted(
        f"{table} {[(name, cell) for name, cell in row.items() if name not in (*CARRIED, 'numeral_no')]}"
        for table, row in rows
    )
