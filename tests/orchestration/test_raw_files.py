"""Files of raw/ as they lie there: names, links, pipes, sizes, and files that are still being written."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from orchestration.raw_files import Refused, list_files, read_safely
from orchestration.settings import Settings
from tests.orchestration.articles import write_article
from tests.orchestration.ledger_runs import run_once, states


def test_links_and_pipes_are_rejected_without_being_followed_or_waited_for(settings: Settings, tmp_path: Path) -> None:
    write_article(settings.raw, "good.txt")
    secret = tmp_path / "secret.txt"
    secret.write_text("不应读取")
    (settings.raw / "link.txt").symlink_to(secret)
    (settings.raw / "dangling.txt").symlink_to(tmp_path / "nothing")
    (settings.raw / "folder").symlink_to(tmp_path)
    os.mkfifo(settings.raw / "pipe.txt")
    _, ledger = run_once(settings)
    rejected = ledger.outlook().filter(outcome="rejected")
    assert dict(rejected.select("path", "reason").iter_rows()) == dict.fromkeys(
        ("dangling.txt", "folder", "link.txt", "pipe.txt"), "not_a_regular_file"
    )


def test_readme_and_hidden_names_are_left_out(settings: Settings) -> None:
    for name in ("README.md", "sub/readme.md", ".hidden.txt", ".git/x.txt", "sub/one.txt"):
        write_article(settings.raw, name)
    assert [file.path for file in list_files(settings.raw)] == ["sub/one.txt"]


def test_names_with_pattern_characters_and_broken_utf8_are_read_as_they_are(settings: Settings) -> None:
    write_article(settings.raw, "新闻[1].txt", title="云栖新区甲")
    write_article(settings.raw, "新闻1.txt", title="云栖新区乙")
    data = write_article(settings.raw, "x.txt", title="云栖新区丙").read_bytes()
    with open(os.path.join(os.fsencode(settings.raw), b"\xd0\xc2.txt"), "wb") as file:
        file.write(data.replace("丙".encode(), "丁".encode()))
    _, ledger = run_once(settings)
    titles = dict(ledger.staging.current_articles().select("path", "title").collect().iter_rows())
    assert titles["新闻[1].txt"] == "云栖新区甲"
    assert titles["新闻1.txt"] == "云栖新区乙"
    assert titles["\\xd0\\xc2.txt"] == "云栖新区丁"


def test_a_file_that_is_still_being_written_is_deferred_and_read_by_the_next_run(settings: Settings) -> None:
    write_article(settings.raw, "one.txt")
    counts, ledger = run_once(replace(settings, settle_seconds=3600.0))
    assert (counts["deferred"], counts["read"]) == (1, 0)
    assert states(ledger) == {"one.txt": "deferred"}
    _, ledger = run_once(settings)
    assert states(ledger) == {"one.txt": "parsed"}


def test_a_known_file_that_is_being_rewritten_keeps_its_old_version_meanwhile(settings: Settings) -> None:
    write_article(settings.raw, "one.txt", title="云栖新区旧闻")
    run_once(settings)
    write_article(settings.raw, "one.txt", title="云栖新区新闻")
    _, ledger = run_once(replace(settings, settle_seconds=3600.0))
    assert ledger.staging.current_articles().collect()["title"].to_list() == ["云栖新区旧闻"]


def test_a_file_above_the_size_limit_is_rejected_unread(settings: Settings) -> None:
    write_article(settings.raw, "big.txt")
    file = next(list_files(settings.raw))
    with pytest.raises(Refused) as refused:
        read_safely(settings.raw, file, replace(settings, max_file_bytes=10))
    assert refused.value.reason == "too_large"
