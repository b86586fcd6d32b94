"""Whatever lies in raw/ has the outcome that the catalogue says, and costs no other file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from orchestration import raw_files
from orchestration.ingest import read_articles
from orchestration.ledger import Ledger
from orchestration.parse import parse_articles
from orchestration.raw_files import Found, Refused, list_files, read_safely
from orchestration.settings import PROJECT, Settings
from tests.bad_inputs import CATALOGUE, Kind, make, table
from tests.orchestration.articles import write_article

GOOD = 50


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> pl.DataFrame:
    """The ledger after a run over a folder of all kinds and fifty good articles."""
    folder = tmp_path_factory.mktemp("mixed")
    raw = folder / "raw"
    raw.mkdir()
    for kind in CATALOGUE:
        make(raw, kind)
    for number in range(GOOD):
        write_article(raw, f"good/{number:02}.txt", title=f"云栖新区第{number}号消息")
    ledger = Ledger(replace(Settings(), raw=raw, warehouse=folder / "warehouse", settle_seconds=0.0))
    ledger.begin(datetime.now(UTC))
    ledger.scan()
    read_articles(ledger)
    parse_articles(ledger)
    return ledger.staging.current_files().collect()


def path_of(kind: Kind) -> str:
    return kind.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.what) for kind in CATALOGUE])
def test_each_kind_has_its_outcome_and_a_reason_in_plain_words(mixed: pl.DataFrame, kind: Kind) -> None:
    (row,) = mixed.filter(path=path_of(kind)).to_dicts()
    assert (row["outcome"], row["reason"] or "") == (kind.outcome, kind.reason), row["detail"]
    assert kind.outcome != "rejected" or len(row["detail"]) > 5


def test_fifty_good_articles_among_them_are_all_parsed(mixed: pl.DataFrame) -> None:
    good = mixed.filter(pl.col("path").str.starts_with("good/"))
    assert good["outcome"].to_list() == ["parsed"] * GOOD
    assert len(mixed) == len(CATALOGUE) + GOOD


def test_the_docs_list_every_kind_with_its_outcome() -> None:
    _, _, listed = (PROJECT / "docs" / "bad-inputs.md").read_text("utf-8").partition("\n## ")
    assert f"## {listed}" == table()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(
            lambda path: path.write_text("更长的一句话,写到一半时又有人写入。" * 9, "utf-8"),
            "changed_while_read",
            id="grows",
        ),
        pytest.param(lambda path: path.write_bytes(b""), "changed_while_read", id="is cut"),
    ],
)
def test_a_file_that_changes_while_it_is_read_waits_for_the_next_run(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, change: object, reason: str
) -> None:
    path = write_article(settings.raw, "one.txt")
    honest = raw_files.os.fdopen

    def interrupted(*arguments: object, **options: object) -> object:
        change(path)  # type: ignore[operator]
        return honest(*arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(raw_files.os, "fdopen", interrupted)
    assert _refused(settings, next(list_files(settings.raw))).reason == reason
    assert reason in raw_files.DEFERRED


def test_a_file_that_goes_before_it_is_read_waits_for_the_next_run(settings: Settings) -> None:
    path = write_article(settings.raw, "one.txt")
    file = next(list_files(settings.raw))
    path.unlink()
    assert _refused(settings, file).reason == "vanished"


def test_a_file_swapped_for_a_link_after_it_was_listed_is_not_followed(settings: Settings, tmp_path: Path) -> None:
    path = write_article(settings.raw, "one.txt")
    file = next(list_files(settings.raw))
    path.unlink()
    path.symlink_to(write_article(tmp_path, "secret.txt"))
    assert _refused(settings, file).reason in ("not_a_regular_file", "unreadable")


def _refused(settings: Settings, file: Found) -> Refused:
    with pytest.raises(Refused) as refused:
        read_safely(settings.raw, file, settings)
    return refused.value
