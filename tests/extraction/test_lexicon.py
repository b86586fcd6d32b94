"""Seeds become rows, or a clear error."""

import pytest

from orchestration.extraction.lexicon import Lexicon, LexiconError, alternation


def test_rows_keep_their_columns() -> None:
    lexicon = Lexicon.from_csv({"words": "\ufeffword,role\n增长,up\n下降,down\n"})
    assert lexicon.words("words", role="up") == {"增长"}
    assert lexicon.rows("words")[1]["role"] == "down"


def test_a_missing_seed_is_named() -> None:
    with pytest.raises(LexiconError, match="seed 'units' is missing"):
        Lexicon.from_csv({"words": "word\n"}).rows("units")


@pytest.mark.parametrize(
    "text",
    [pytest.param("a,b\n1\n", id="too_few"), pytest.param("a\n1,2\n", id="too_many"), pytest.param("", id="empty")],
)
def test_a_ragged_row_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(LexiconError, match="seed 'words'"):
        Lexicon.from_csv({"words": text})


def test_the_longest_word_wins_in_an_alternation() -> None:
    assert alternation(["达", "达到", "a.b"]) == r"a\.b|达到|达"
