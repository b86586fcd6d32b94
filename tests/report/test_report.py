"""The report page's builder: what the page is given, and how a new page takes the place of the old one."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest

from orchestration.report import names, parts
from orchestration.report.build import ReportError, build_report, is_current, try_report
from orchestration.report.names import name_table
from orchestration.report.pack import unpack
from orchestration.report.serve import PortTaken, serve, server
from orchestration.settings import Settings
from tests.report.press import HOSTILE, big_press, small_press
from tests.report.warehouse import BUILT, Press, publish

BUILD = BUILT["build_id"]


@pytest.fixture
def built(settings: Settings) -> Settings:
    publish(settings, small_press())
    build_report(settings)
    return settings


def folder_of(settings: Settings) -> str:
    """The folder that index.html names."""
    index = (settings.report / "index.html").read_text("utf-8")
    return index.split('/page.js"')[0].rsplit('"', 1)[1]


def tables_of(settings: Settings) -> dict:
    """The tables of the only part, and of what belongs to none those that no part has: they are told apart by `of`."""
    folder = settings.report / folder_of(settings)
    found: dict = {}
    for name in ("facts", "proof", "facts-0", "proof-0"):
        of = "" if name.endswith("0") else "undivided "
        found |= {f"{of}{table}": rows for table, rows in unpack((folder / f"{name}.js").read_text("utf-8"))[1].items()}
    return found


def test_the_characters_of_every_first_quote_are_the_value_as_written(built: Settings) -> None:
    tables = tables_of(built)
    quotes, sentences = tables["quotes"].to_pylist(), tables["sentences"].to_pylist()
    measures = tables["measures"].to_pylist()
    assert len(measures) == 6
    for row in measures:
        quote = quotes[row["quote_first"]]
        text = sentences[quote["sentence"]]["text"]
        assert text[quote["from_char"] : quote["to_char"]] == row["value_text"]


def test_a_contradiction_has_both_its_sides_in_order(built: Settings) -> None:
    tables = tables_of(built)
    (row,) = tables["undivided contradictions"].to_pylist()
    first, second = tables["undivided quotes"].slice(row["quote_first"], row["quote_count"]).to_pylist()
    sentences = tables["undivided sentences"].to_pylist()
    said = [sentences[quote["sentence"]]["text"][quote["from_char"] : quote["to_char"]] for quote in (first, second)]
    assert said == ["5至6亿元", "7亿元"]


def test_characters_that_run_over_sentences_are_quoted_as_they_stand(settings: Settings) -> None:
    press = small_press()
    body = press.rows["articles"][0]["body"]
    press.rows["contradictions"][0] |= {"span_start": 0, "span_end": body.index("。") + 5}
    publish(settings, press)
    build_report(settings)
    tables = tables_of(settings)
    quote = tables["undivided quotes"].to_pylist()[tables["undivided contradictions"].to_pylist()[0]["quote_first"]]
    assert tables["undivided sentences"].to_pylist()[quote["sentence"]]["text"] == body[: body.index("。") + 5]


def test_the_same_warehouse_gives_the_same_bytes(built: Settings) -> None:
    first = folder_of(built)
    build_report(built)
    assert folder_of(built) == first


def test_a_new_page_keeps_the_one_before_for_those_who_have_it_open(built: Settings) -> None:
    folders = [folder_of(built)]
    for number in (2, 3):
        publish(built, small_press())
        with duckdb.connect(str(built.published_file)) as con:
            con.execute(f"update meta.build set build_id = 'build {number}'")
        build_report(built)
        folders.append(folder_of(built))
    assert {entry.name for entry in built.report.iterdir()} == {
        "index.html",
        ".names.parquet",
        ".parts.json",
        *folders[1:],
    }


@pytest.fixture
def divided(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A page in sixteen parts, and a newer build that says it continued that of the page and touched the place of one fact."""
    monkeypatch.setattr(parts, "FACTS_A_PART", 10)
    publish(settings, big_press(150))
    build_report(settings)
    publish(settings, big_press(150))
    with duckdb.connect(str(settings.published_file)) as con:
        con.execute("update meta.build set build_id = 'the next'")
        con.execute(
            "create table staging.build_state as select 'the next' as build_id, ? as continued_build_id", [BUILD]
        )
        con.execute("create schema intermediate")
        con.execute("create table intermediate.int_touched_rows as select 'place_id' as key, 'z3' as row_id")
        con.execute("update marts.platform_metrics set value_text = '38' where subject_id = 'z3'")
        con.execute("update marts.platform_metrics set value_text = '41' where subject_id = 'z4'")  # behind its back
    return settings


def shown_in(settings: Settings) -> set[str]:
    """What the measurements of the page are written as, of z3 and z4 alone."""
    folder = settings.report / folder_of(settings)
    tables = [unpack(path.read_text("utf-8"))[1] for path in folder.glob("facts-*.js")]
    found = [row["value_text"] for each in tables for row in each["measures"].to_pylist()]
    return {"38", "41"} & set(found)


def test_only_parts_of_places_that_a_build_has_touched_are_made_anew(divided: Settings) -> None:
    build_report(divided)
    assert shown_in(divided) == {"38"}


def other_build(settings: Settings) -> None:
    with duckdb.connect(str(settings.published_file)) as con:
        con.execute("update staging.build_state set continued_build_id = 'another'")


def nothing_continued(settings: Settings) -> None:
    with duckdb.connect(str(settings.published_file)) as con:
        con.execute("drop table staging.build_state")


def parts_spoiled(settings: Settings) -> None:
    for path in (settings.report / folder_of(settings)).glob("proof-*.js"):
        path.write_bytes(path.read_bytes() + b" ")


def parts_gone(settings: Settings) -> None:
    for path in (settings.report / folder_of(settings)).glob("facts-*.js"):
        path.unlink()


def other_code(settings: Settings) -> None:
    note = settings.report / ".parts.json"
    note.write_text(note.read_text("utf-8").replace('"made_by": "', '"made_by": "x'), "utf-8")


def more_parts(settings: Settings) -> None:
    note = settings.report / ".parts.json"
    note.write_text(note.read_text("utf-8").replace('"parts": 16', '"parts": 32'), "utf-8")


@pytest.mark.parametrize(
    "spoil",
    [other_build, nothing_continued, parts_spoiled, parts_gone, other_code, more_parts],
    ids=lambda each: each.__name__,
)
def test_where_nothing_vouches_for_them_all_parts_are_made_anew(
    divided: Settings, spoil: Callable[[Settings], None]
) -> None:
    spoil(divided)
    build_report(divided)
    assert shown_in(divided) == {"38", "41"}


def test_a_failing_page_is_a_warning_and_leaves_the_old_one(built: Settings) -> None:
    before = (built.report / "index.html").read_bytes()
    built.published_file.write_bytes(b"no database")
    told = try_report(built)
    assert told.report is None
    assert "cannot be read" in (told.warning or "")
    assert (built.report / "index.html").read_bytes() == before


def test_without_a_published_file_there_is_no_page(settings: Settings) -> None:
    with pytest.raises(ReportError, match="make run"):
        build_report(settings)


def test_a_page_is_built_again_when_the_warehouse_is_newer(settings: Settings) -> None:
    publish(settings, Press())
    assert not is_current(settings)
    build_report(settings)
    assert is_current(settings)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        pytest.param("萧山区", "蕭山區", id="in Traditional characters"),
        pytest.param("蕭山區", "萧山区", id="in Simplified characters"),
        pytest.param("重庆两江新区", "chongqingliangjiangxinqu", id="in pinyin, as the name is read"),
        pytest.param("重庆两江新区", "cqljxq", id="by initials"),
    ],
)
def test_a_name_can_be_found(name: str, key: str, tmp_path: Path) -> None:
    assert key in name_table(named((name, "places", 0)), tmp_path / "names").to_pylist()[0]["keys"].split(" ")


def named(*names: tuple[str, str, int]) -> pl.DataFrame:
    return pl.DataFrame(names, schema=["name", "kind", "row"], orient="row")


def test_names_are_spelled_once_and_by_what_spells_them_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spelled = tmp_path / "names"
    three = [("萧山区", "places", 0), ("两江新区", "places", 1), ("萧山区", "enterprises", 0)]
    told = named(*three)
    first = name_table(told, spelled)
    asked: list[str] = []
    monkeypatch.setattr(names, "_spellings", lambda missing: asked.extend(missing) or ["new"] * len(missing))
    assert name_table(told, spelled).equals(first)
    assert name_table(named(*three, ("滨江区", "places", 2)), spelled).to_pylist()[-1]["keys"] == "new"
    assert asked == ["滨江区"]
    monkeypatch.setattr(names, "RULES", 0)
    assert set(name_table(told, spelled)["keys"].to_pylist()) == {"new"}
    spelled.write_bytes(b"PAR1 torn")
    assert len(name_table(told, spelled)) == 3


def test_the_server_gives_the_page_and_nothing_beside_it(built: Settings) -> None:
    with server(built.report, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{running.server_port}"
        with urllib.request.urlopen(f"{address}/") as answer:
            assert answer.read() == (built.report / "index.html").read_bytes()
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}/../{built.published_file.name}")
        with pytest.raises(PortTaken, match="QIANTANG_REPORT_PORT"):
            serve(built.report, running.server_port, lambda line: None)
        running.shutdown()


def test_no_text_of_an_article_stands_in_the_page_as_markup(built: Settings) -> None:
    folder = built.report / folder_of(built)
    for file in (built.report / "index.html", *folder.iterdir()):
        assert HOSTILE[:20] not in file.read_text("utf-8"), file.name
