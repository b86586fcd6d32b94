"""No regular expression of readers or extraction can be made to stall, whatever the text."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from orchestration.settings import PROJECT
from tests.pattern_attacks import LIMIT, LONGEST, calls, texts

# Made for one text from a word of it, which is escaped: nothing to collect ahead.
OF_ONE_TEXT = {"extraction/claim_rates.py"}


def test_every_pattern_ends_on_texts_made_of_its_own_parts() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.pattern_attacks"],
        cwd=PROJECT,
        env=os.environ | {"PYTHONPATH": str(PROJECT), "POLARS_MAX_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(ran.stdout)
    assert found["slow"] == [], f"more than {LIMIT} s of CPU for {LONGEST} characters"
    assert {place.partition(":")[0] for place in found["missed"]} <= OF_ONE_TEXT
    assert found["patterns"] >= len(calls())


def test_the_texts_are_those_that_make_backtracking_dear() -> None:
    assert any(text.endswith("技术\x01") for text in texts("(?:数字技术|数字|技术)+x", 0, 10))
    assert " " * 9 + "\x01" in texts(r"\s+$", 0, 10)
