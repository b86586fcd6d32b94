"""The seeds as parsed rows, for the tests of names, regions and the tokenizer."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.names import Finder

_SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"


@cache
def lexicon() -> Lexicon:
    return Lexicon.from_csv({file.stem: file.read_text(encoding="utf-8") for file in sorted(_SEEDS.glob("*.csv"))})


@cache
def finder() -> Finder:
    return Finder(lexicon().tables)
