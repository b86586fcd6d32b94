"""From articles to tables: every row points at its characters, and articles do not influence each other."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from orchestration.extraction.article import Article
from orchestration.extraction.pipeline import extract
from orchestration.extraction.tables import SCHEMAS, Extraction
from orchestration.extraction.text import fold
from tests.extraction.seed_tables import lexicon

BODY = """青州科技園半年簽約12個項目
上半年，青州市科技園新簽約項目12個，總投資３６億元，稅收達到1.2億元，同比增長8.5%。
7月3日，沂河激光與園區管委會簽約，將投資5億元建設激光裝備基地。
園區力爭到2026年培育高新技術企業50家以上。"""


def article(number: int, body: str) -> Article:
    title = body.partition("\n")[0]
    return Article(
        f"{number:016x}",
        f"{number}.txt",
        title,
        body,
        published_on=date(2024, 7, 12),
        published_how="stated",
        script="Hant",
    )


def tables(extraction: Extraction) -> dict[str, pl.DataFrame]:
    return {name: getattr(extraction, name) for name in SCHEMAS}


def test_each_kind_of_fact_is_found() -> None:
    found = tables(extract([article(1, BODY)], lexicon()))
    assert "沂河激光" in found["landing_statements"]["enterprise"].to_list()
    assert 3_600_000_000.0 in found["metric_statements"]["value"].to_list()
    assert found["target_statements"].select("value", "unit", "comparator").row(0) == (50.0, "家", "ge")


def test_values_are_quoted_in_the_articles_own_characters() -> None:
    found = extract([article(1, BODY)], lexicon()).metric_statements
    assert "３６億元" in found["value_text"].to_list()


def test_no_article_gives_empty_tables_of_the_declared_shape() -> None:
    for name, frame in tables(extract([], lexicon())).items():
        assert frame.is_empty()
        assert dict(frame.schema) == SCHEMAS[name]


def test_statement_ids_are_distinct_and_stable() -> None:
    first, second = (extract([article(1, BODY)], lexicon()) for _ in range(2))
    for name in ("landing_statements", "metric_statements", "target_statements"):
        ids = getattr(first, name)["statement_id"]
        assert ids.n_unique() == len(ids)
        assert_frame_equal(getattr(first, name), getattr(second, name))


def test_every_numeral_has_one_outcome() -> None:
    ledger = extract([article(1, BODY)], lexicon()).numerals
    assert ledger.select("article_id", "span_start").n_unique() == len(ledger)
    assert set(ledger["outcome"]) <= {"used", "ignored", "unexplained"}


PIECES = st.lists(
    st.sampled_from(
        [
            "上半年，全市实现税收12.5亿元，同比增长3.2%。",
            "其中，工业投资9.4亿元。",
            "8月1日，中车集团落户株洲高新区。",
            "力争到2027年产值突破500亿元。",
            "“很好！”他说",
            "\n",
            "2024年",
            "（约1000字）",
            "华为、京东方等8家企业",
            "总投资",
            "３５００萬元",
            "增长",
            "、",
            "。",
            "到",
            "今年",
            "《规划》",
        ]
    ),
    max_size=12,
).map("".join)


@settings(max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=3))
def test_spans_point_into_the_body_and_articles_stand_alone(bodies: list[str]) -> None:
    articles = [article(number, body) for number, body in enumerate(bodies)]
    together = tables(extract(articles, lexicon()))
    alone = [tables(extract([one], lexicon())) for one in articles]
    text = {one.article_id: one.body for one in articles}
    for name, frame in together.items():
        assert_frame_equal(frame, pl.concat([each[name] for each in alone]))
        for row in frame.iter_rows(named=True) if "span_start" in frame.columns else ():
            written = text[row["article_id"]][row["span_start"] : row["span_end"]]
            assert written
            if row.get("value_text"):
                assert row["value_text"] == written
            if "enterprise" in row:
                assert row["enterprise"] == fold(written)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("中" * 20_000, id="one_word"),
        pytest.param("1" * 5_000, id="digits"),
        pytest.param("、" * 5_000, id="marks"),
    ],
)
def test_odd_texts_do_no_harm(body: str) -> None:
    found = extract([article(1, body)], lexicon()).sentences
    assert "".join(found["text"]) == body
