"""What a build tells at its end, when there is little to tell. The summary of a whole build: test_build.py."""

from __future__ import annotations

from orchestration.defs.instance import Check
from orchestration.ledger import Ledger
from orchestration.settings import Settings
from orchestration.summary import BETWEEN_WAYS, describe, describe_checks


def test_a_published_file_that_cannot_be_read_is_told_not_raised(settings: Settings) -> None:
    Ledger(settings).staging.prepare()
    assert "nothing is published yet" in describe(settings)
    settings.published_file.write_bytes(b"torn" * 5000)
    assert "cannot be read" in describe(settings)


def test_a_failed_check_says_what_was_expected_what_was_found_and_how_to_see_the_rows(settings: Settings) -> None:
    failed = Check(
        "marts/things",
        "all_is_well",
        False,
        False,
        "3 rows break it",
        "no thing is broken",
        BETWEEN_WAYS.join(["make rows", "duckdb x"]),
    )
    passed = Check("marts/things", "else", True, False, "no row breaks it")
    said = describe_checks([passed, failed], {"dbt_build": "all_is_well: Got 3 results"}, settings)
    assert said.splitlines()[:8] == [
        "checks       1 passed, 1 failed, 0 warnings",
        "",
        "  STOPPED  marts/things  all_is_well",
        "    expected     no thing is broken",
        "    found        3 rows break it",
        "    see the rows make rows",
        "                 duckdb x",
        "",
    ]
    assert "what is published is as it was" in said
