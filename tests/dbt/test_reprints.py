"""Near-identical articles are one story and one source; their statements share the rows of the first of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.dbt.make_staging import Page, Run, write_staging
from tests.dbt.test_dbt_build import FIRST, SECOND, THIRD
from tests.dbt.warehouse import Warehouse, lent
from tests.extraction.likeness_pairs import NEW_PARAGRAPH, NEW_TITLE, NOTES, RIVAL_STORY, STORY, traditional

DAY = date(2024, 10, 22)
SUBJECT = {"subject": "临溪区", "subject_kind": "platform", "metric": "高新技术企业", "unit": "家", "value": 278.0}


def page(path: str, text: str, day: date, quote: str, outlet: str, source: str | None = None) -> Page:
    """A page that states the number of firms as of its own day."""
    sentences = text.split("\n")
    said = next(number for number, sentence in enumerate(sentences) if quote in sentence)
    metric = {"in_sentence": said, "quote": quote, **SUBJECT, "period_end": day}
    counted = {"in_sentence": said, "quote": quote, "outcome": "used", "value": 278.0, "unit": "家"}
    return Page(path, sentences, day, outlet, source, metrics=[metric], numerals=[counted])


RETOLD = STORY.split("\n")
RETOLD[0], RETOLD[2] = NEW_TITLE, NEW_PARAGRAPH
ORIGINAL = page("original.txt", STORY, DAY, "278家", "临溪日报")
REPRINT = page("reprint.txt", "\n".join(RETOLD), DAY + timedelta(1), "278家", "沿海新观察", "沿海新观察")
COPY = replace(page("copy.txt", traditional(STORY), DAY + timedelta(2), "278家", "港岛商报", "临溪日报"), script="Hant")
RIVAL = page("rival.txt", RIVAL_STORY, DAY, "278家", "大江晚报")
TOWNS = [
    Page(f"{number}.txt", note.split("\n"), DAY, outlet, numerals=[
        {"in_sentence": 3, "quote": f"{value}{unit}", "outcome": "used", "value": float(value), "unit": unit}
        for value, unit in counts
    ])
    for number, (note, outlet, counts) in enumerate([
        (NOTES[0], "白沙发布", [(214, "家次"), (391, "处"), (377, "处")]),
        (NOTES[1], "石桥发布", [(168, "家次"), (245, "处"), (240, "处")]),
    ])
]  # fmt: skip
BUILT = ("run", "--select", "+platform_metrics", "+article_clusters", "+dim_articles")


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    with lent(tmp_path_factory, "reprints") as folder:
        write_staging(folder, [Run(FIRST, [ORIGINAL, REPRINT, COPY, RIVAL, *TOWNS])])
        warehouse = Warehouse(folder)
        assert warehouse.dbt(*BUILT) == []
        yield warehouse


def test_reprints_are_one_story_whose_first_article_and_source_are_named(warehouse: Warehouse) -> None:
    story = warehouse.row("from marts.article_clusters")
    assert (story["original_article"], story["article_count"]) == ("original.txt", 3)
    assert (story["original_source"], story["original_source_basis"]) == ("临溪日报", "named_as_source")
    assert story["outlets"] == "临溪日报、沿海新观察、港岛商报"
    assert (story["first_published_on"], story["last_published_on"]) == (DAY, DAY + timedelta(2))
    reprints = warehouse.rows("select article, original_source from marts.articles where is_reprint order by article")
    assert [row["article"] for row in reprints] == ["copy.txt", "reprint.txt"]
    assert {row["original_source"] for row in reprints} == {"临溪日报"}


def test_a_story_is_one_source_and_its_day_that_of_its_first_article(warehouse: Warehouse) -> None:
    metric = warehouse.row("from marts.platform_metrics")
    assert (metric["article_count"], metric["independent_source_count"]) == (4, 2)
    assert metric["sources"] == "临溪日报、大江晚报"
    assert (metric["period_end"], metric["last_reported_on"]) == (DAY, DAY + timedelta(2))


def test_notes_of_one_template_with_other_figures_stay_apart(warehouse: Warehouse) -> None:
    towns = warehouse.rows("select distinct cluster_id from marts.articles where article in ('0.txt', '1.txt')")
    assert len(towns) == 2


def test_stories_are_the_same_however_the_files_came(warehouse: Warehouse) -> None:
    expected = warehouse.marts()
    shutil.rmtree(warehouse.folder / "staging")
    write_staging(
        warehouse.folder,
        [Run(FIRST, [COPY, TOWNS[1]]), Run(SECOND, [RIVAL, REPRINT]), Run(THIRD, [TOWNS[0], ORIGINAL])],
    )
    assert warehouse.dbt(*BUILT) == []
    actual = warehouse.marts()
    assert [name for name in expected if not actual[name].equals(expected[name])] == []
