"""What counts as alike: reprints do, however a desk changes them; independent reports of one event do not."""

from __future__ import annotations

import hashlib

import pytest

from orchestration.extraction.likeness import SHINGLE, SHORTEST, SLOTS, likenesses
from orchestration.extraction.text import fold
from tests.extraction.likeness_pairs import LONG, NOTES, REPORTS, SHORT, STORY, Pair, pairs

LEAST_LIKENESS = 0.4  # of int_article_likeness.sql
TEMPLATES = {"two towns' notes of one template"}  # told apart by their figures, in SQL


def signature(text: str) -> list[int]:
    [likeness] = likenesses([fold(text)])
    assert likeness.signature is not None
    return likeness.signature


def likeness(first: str, second: str) -> float:
    same = zip(signature(first), signature(second), strict=True)
    return sum(one == other for one, other in same) / SLOTS


@pytest.mark.parametrize("pair", [pytest.param(pair, id=pair.what) for pair in pairs() if pair.is_reprint])
def test_a_reprint_is_alike_however_it_is_changed(pair: Pair) -> None:
    assert likeness(pair.first, pair.second) >= LEAST_LIKENESS


@pytest.mark.parametrize(
    "pair", [pytest.param(pair, id=pair.what) for pair in pairs() if not pair.is_reprint and pair.what not in TEMPLATES]
)
def test_reports_that_only_tell_the_same_are_not_alike(pair: Pair) -> None:
    assert likeness(pair.first, pair.second) < LEAST_LIKENESS / 2


def test_a_layout_and_a_script_of_its_own_change_nothing() -> None:
    same = [pair for pair in pairs() if pair.what.endswith(("another layout", "Traditional script"))]
    assert len(same) == 6
    assert {likeness(pair.first, pair.second) for pair in same} == {1.0}


def test_an_estimate_is_near_the_true_share() -> None:
    for pair in pairs():
        first, second = (shingles(text) for text in (pair.first, pair.second))
        true = len(first & second) / len(first | second)
        assert likeness(pair.first, pair.second) == pytest.approx(true, abs=0.1), pair.what


def shingles(text: str) -> set[str]:
    bare = "".join(character for character in fold(text) if character.isalnum())
    return {bare[start : start + SHINGLE] for start in range(len(bare) - SHINGLE + 1)}


@pytest.mark.parametrize(
    ("length", "compared"),
    [
        pytest.param(0, False, id="nothing"),
        pytest.param(SHINGLE - 1, False, id="shorter than a shingle"),
        pytest.param(SHINGLE + SHORTEST - 2, False, id="one too short"),
        pytest.param(SHINGLE + SHORTEST - 1, True, id="just long enough"),
    ],
)
def test_a_text_too_short_to_compare_has_no_signature(length: int, compared: bool) -> None:
    [found] = likenesses(["".join(chr(0x4E00 + n) for n in range(length))])
    assert (found.signature is not None) == compared
    assert found.shingle_count == max(length - SHINGLE + 1, 0)


def test_texts_of_a_batch_do_not_influence_each_other() -> None:
    texts = [fold(text) for text in (SHORT, "快讯", STORY, "", LONG, *REPORTS, *NOTES)]
    assert list(likenesses(texts)) == [one for text in texts for one in likenesses([text])]


def test_a_signature_is_the_same_on_every_machine_and_in_every_version() -> None:
    """Signatures of earlier runs are compared with those of today: if this changes, articles have to be parsed again."""
    said = ",".join(map(str, signature(STORY)))
    assert hashlib.sha256(said.encode()).hexdigest()[:16] == "133168111bebedd6"
