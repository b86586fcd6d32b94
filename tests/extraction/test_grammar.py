"""The seed of function words and the code that asks for them name the same roles."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from orchestration.extraction import grammar
from orchestration.extraction.grammar import TABLE, Grammar
from orchestration.extraction.lexicon import Lexicon, LexiconError
from tests.extraction.seed_tables import lexicon

ROLES = [field.name for field in fields(Grammar)]


def test_every_role_of_the_seed_is_a_field_and_every_field_a_role() -> None:
    assert {row["role"] for row in lexicon().rows(TABLE)} == set(ROLES)


def test_every_role_is_asked_for_by_a_module() -> None:
    modules = [file for file in Path(grammar.__file__).parent.glob("*.py") if file.name != "grammar.py"]
    asked = set(re.findall(r"grammar\s*\.(\w+)", "\n".join(file.read_text(encoding="utf-8") for file in modules)))
    assert set(ROLES) - asked == set()


def test_the_first_word_of_each_role_says_what_the_role_decides() -> None:
    first: dict[str, str] = {}
    for row in lexicon().rows(TABLE):
        first.setdefault(row["role"], row["note"])
    assert [role for role, note in first.items() if not note] == []


def test_no_word_is_told_twice_in_a_role() -> None:
    told = [(row["word"], row["role"]) for row in lexicon().rows(TABLE)]
    assert len(told) == len(set(told))


@pytest.mark.parametrize(
    ("role", "word"),
    [
        pytest.param("ends_intent", "目前", id="a_set_holds_words"),
        pytest.param("sites", "园区", id="affixes_are_a_tuple"),
    ],
)
def test_a_role_holds_its_words(role: str, word: str) -> None:
    assert word in getattr(Grammar.of(lexicon()), role)


def test_a_role_asked_as_a_pattern_is_found_inside_a_text() -> None:
    assert Grammar.of(lexicon()).on_site.search("现场有两百多名工人和塔吊") is not None


def test_the_grammar_of_a_lexicon_is_built_once() -> None:
    assert Grammar.of(lexicon()) is Grammar.of(lexicon())


def test_a_role_without_words_is_named() -> None:
    with pytest.raises(LexiconError, match=r"no word of the role .*ends_intent"):
        Grammar.of(Lexicon.from_csv({TABLE: "word,role,note\n正在,under_way,\n"}))
