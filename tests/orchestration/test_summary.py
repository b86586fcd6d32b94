"""What a build tells at its end, when there is little to tell. The summary of a whole build: test_build.py."""

from __future__ import annotations

from orchestration.ledger import Ledger
from orchestration.settings import Settings
from orchestration.summary import describe


def test_a_published_file_that_cannot_be_read_is_told_not_raised(settings: Settings) -> None:
    Ledger(settings).staging.prepare()
    assert "nothing is published yet" in describe(settings)
    settings.published_file.write_bytes(b"torn" * 5000)
    assert "cannot be read" in describe(settings)
