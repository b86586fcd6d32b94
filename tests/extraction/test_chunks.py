"""A sentence as a row of chunks: mentions over words, and the words the tagger cuts wrongly."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from orchestration.extraction.article import Article, Name, Quantity, Sentence, TimeMention, View
from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, TIME, WORD, Chunk, chunk

ARTICLE = Article("0" * 16, "case.txt", "", "", published_on=date(2023, 8, 10))


def chunks_of(tokens: list[tuple[str, str]], *, quantity: str = "", time: str = "", name: str = "") -> list[Chunk]:
    text = "".join(word for word, _ in tokens)
    view = View(ARTICLE, Sentence(0, 0, 0, len(text), text))
    if quantity:
        at = text.index(quantity)
        view.quantities.append(
            Quantity(at, at + len(quantity), at, at + len(quantity), quantity, 1.0, None, "家", "count", "eq")
        )
    if time:
        view.times.append(TimeMention(text.index(time), text.index(time) + len(time), time, "span"))
    if name:
        view.names.append(Name(text.index(name), text.index(name) + len(name), name, "region", name))
    ends = list(itertools.accumulate(len(word) for word, _ in tokens))
    return chunk(view, [(word, end - len(word), end, pos) for (word, pos), end in zip(tokens, ends, strict=True)])


def test_chunks_cover_the_sentence_in_order_and_without_overlap() -> None:
    tokens = [
        ("2022", "m"),
        ("年", "m"),
        (",", "x"),
        ("平阳", "ns"),
        ("县", "n"),
        ("企业", "n"),
        ("12", "m"),
        ("家", "q"),
        ("。", "x"),
    ]
    found = chunks_of(tokens, quantity="12家", time="2022年", name="平阳县")
    assert "".join(c.text for c in found) == "2022年,平阳县企业12家。"
    assert [c.kind for c in found] == [TIME, PUNCT, NAME, WORD, QUANTITY, PUNCT]
    assert all(one.end == other.start for one, other in itertools.pairwise(found))


def test_a_quantity_wins_over_a_time_at_the_same_place() -> None:
    found = chunks_of([("12", "m"), ("家", "q")], quantity="12家", time="12")
    assert [c.kind for c in found] == [QUANTITY]


def test_a_mention_may_end_inside_a_token() -> None:
    found = chunks_of([("12家企业", "n")], quantity="12家")
    assert [(c.kind, c.text) for c in found] == [(QUANTITY, "12家"), (WORD, "企业")]


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        pytest.param([("处理", "v"), ("率", "n")], [("处理率", "n")], id="tail_of_an_indicator"),
        pytest.param([("亩", "q"), ("均", "d"), ("税收", "n")], [("亩均", "b"), ("税收", "n")], id="average"),
        pytest.param([("新", "a"), ("认定", "v")], [("新认定", "vn")], id="new"),
        pytest.param([("我", "r"), ("区", "n")], [("我区", "n")], id="our_district"),
        pytest.param([("占", "v"), ("比", "p")], [("占比", "n")], id="share"),
        pytest.param([("到", "v"), ("账", "n"), ("资金", "n")], [("到账", "vn"), ("资金", "n")], id="arrived"),
        pytest.param([("较", "zg"), ("上年", "t")], [("较", "p"), ("上年", "t")], id="comparison_is_a_preposition"),
    ],
)
def test_words_the_tagger_cuts_are_joined(tokens: list[tuple[str, str]], expected: list[tuple[str, str]]) -> None:
    assert [(c.text, c.pos) for c in chunks_of(tokens)] == expected


@pytest.mark.parametrize(
    ("mark", "pos"), [(",", "break"), (";", "break"), ("。", "break"), ("、", "sep"), ("(", "open"), (")", "close")]
)
def test_marks_say_whether_they_end_a_clause(mark: str, pos: str) -> None:
    assert [(c.kind, c.pos) for c in chunks_of([(mark, "x")])] == [(PUNCT, pos)]
