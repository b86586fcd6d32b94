"""Which place lies in which: the wordings that say so, and those that only look like it."""

from __future__ import annotations

from datetime import date

import pytest

from orchestration.extraction.article import Article
from orchestration.extraction.pipeline import extract
from tests.extraction.seed_tables import lexicon

Row = tuple[str, str | None, str]


def rows(*lines: str) -> list[dict[str, str | None]]:
    """What an article of these lines tells of places."""
    article = Article(
        "0" * 16, "a.txt", lines[0], "\n".join(lines), published_on=date(2024, 5, 6), published_how="stated"
    )
    return extract([article], lexicon()).place_relations.to_dicts()


def relations(*lines: str) -> set[tuple[str, str, str]]:
    return {(row["place"], row["parent"], row["rule"]) for row in rows(*lines) if row["parent"]}  # type: ignore[misc]


def regions(*lines: str) -> dict[str, tuple[str | None, str]]:
    """Each place's own row: its region and how that was told."""
    return {row["place"]: (row["region_code"], row["rule"]) for row in rows(*lines) if not row["parent"]}  # type: ignore[misc]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "位于合肥高新区的沐云小镇已集聚企业120家。", ("沐云小镇", "合肥高新区", "lies_in"), id="lies_before"
        ),
        pytest.param("沐云小镇坐落于合肥高新区。", ("沐云小镇", "合肥高新区", "lies_in"), id="lies_after"),
        pytest.param("沐云小镇,地处安徽合肥蜀山区。", ("沐云小镇", "蜀山区", "lies_in"), id="the_last_of_a_chain"),
        pytest.param("合肥高新区的沐云小镇签约12家企业。", ("沐云小镇", "合肥高新区", "of"), id="of"),
        pytest.param("合肥高新区内的沐云小镇签约12家企业。", ("沐云小镇", "合肥高新区", "of"), id="inside"),
        pytest.param("记者走进合肥高新区沐云小镇。", ("合肥高新区沐云小镇", "合肥高新区", "in_name"), id="in_its_name"),
        pytest.param("合肥高新区“沐云小镇”开园。", ("沐云小镇", "合肥高新区", "quoted"), id="quoted"),
        pytest.param("合肥高新区下辖沐云小镇、鲲溪科技园。", ("沐云小镇", "合肥高新区", "has"), id="has"),
        pytest.param(
            "合肥高新区下辖沐云小镇、鲲溪科技园。", ("鲲溪科技园", "合肥高新区", "has"), id="has_and_the_list"
        ),
        pytest.param("沐云小镇是合肥高新区的重要组成部分。", ("沐云小镇", "合肥高新区", "part_of"), id="part_of"),
        pytest.param(
            "沐云小镇由合肥高新区管委会运营管理。", ("沐云小镇", "合肥高新区", "run_by"), id="run_by_the_committee"
        ),
        pytest.param(
            "去年以来,沐云小镇正在打造鲲溪科技园。", ("鲲溪科技园", "沐云小镇", "builds"), id="a_town_builds_its_park"
        ),
    ],
)
def test_a_wording_puts_a_place_into_another(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in relations("合肥产业观察", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("沐云小镇位于合肥高新区附近。", id="near"),
        pytest.param("沐云小镇位于合肥高新区与新站高新区之间。", id="between"),
        pytest.param("沐云小镇位于合肥高新区以东。", id="east_of"),
        pytest.param("沐云小镇与合肥高新区签约。", id="beside_each_other"),
        pytest.param("沐云小镇、合肥高新区税收增长。", id="a_list"),
        pytest.param("合肥高新区位于沐云小镇。", id="a_zone_never_lies_in_a_town"),
        pytest.param("合肥高新区打造全国一流开发区;沐云小镇开园。", id="another_clause"),
        pytest.param("合肥高新区把经验带到沐云小镇。", id="no_such_wording"),
    ],
)
def test_other_wordings_put_nothing_into_anything(sentence: str) -> None:
    platforms = {"沐云小镇", "合肥高新区"}
    assert [r for r in relations("合肥两园观察", sentence) if set(r[:2]) <= platforms] == []


@pytest.mark.parametrize(
    ("lines", "place", "expected"),
    [
        pytest.param(("合肥创新", "梦想小镇入驻企业20家。"), "梦想小镇", ("330110", "lexicon"), id="a_seed_knows_it"),
        pytest.param(("产业观察", "桐庐凤川科技园开园。"), "桐庐凤川科技园", ("330122", "own_name"), id="in_its_name"),
        pytest.param(("产业观察", "沐云小镇位于桐庐县。"), "沐云小镇", ("330122", "stated"), id="a_sentence_says_so"),
        pytest.param(
            ("桐庐:沐云小镇起步", "桐庐县加快转型。", "沐云小镇入驻企业20家。"),
            "沐云小镇",
            ("330122", "article"),
            id="the_articles_own_region",
        ),
        pytest.param(
            ("杭州数字经济提速", "杭州市税收增长。", "在桐庐县,沐云小镇入驻企业20家。"),
            "沐云小镇",
            ("330122", "paragraph"),
            id="the_paragraph_says_it_closer",
        ),
        pytest.param(
            ("望城:铜官产业园起步", "长沙市望城区加快转型。", "铜官产业园入驻企业20家,铜官产业园税收2亿元。"),
            "铜官产业园",
            ("430112", "article"),
            id="a_county_elsewhere_is_no_part_of_the_name",
        ),
    ],
)
def test_a_platform_lies_in_the_region_its_article_tells(
    lines: tuple[str, ...], place: str, expected: tuple[str, str]
) -> None:
    assert regions(*lines)[place] == expected


def test_a_place_that_no_text_puts_anywhere_stays_open() -> None:
    article = ("产业观察", "沐云小镇入驻企业20家。", "沐云小镇税收2亿元。")
    assert regions(*article)["沐云小镇"] == (None, "open")


def test_phrases_with_the_last_word_of_a_platform_are_no_places() -> None:
    told = regions("合肥新篇", "合肥市建设数字化转型示范区、现代化国际新城区,打造四大产业片区。")
    assert told == {}


def test_two_platforms_joined_by_and_are_two() -> None:
    told = regions("合肥新篇", "合肥市加快建设鲲溪科技园和沐云产业园。")
    assert {"鲲溪科技园", "沐云产业园"} <= told.keys()


def test_figures_of_a_town_are_not_those_of_its_county() -> None:
    article = Article("0" * 16, "a.txt", "平阳", "平阳县鳌江镇实现工业产值12.5亿元。", published_on=date(2024, 5, 6))
    row = extract([article], lexicon()).metric_statements.row(0, named=True)
    assert (row["subject"], row["subject_kind"], row["region_code"]) == ("鳌江镇", "town", "330326")


def test_the_span_is_the_name_in_the_articles_own_script() -> None:
    article = Article("0" * 16, "a.txt", "合肥", "合肥高新區的沐雲小鎮簽約12家企業。", script="Hant")
    found = extract([article], lexicon()).place_relations.to_dicts()
    assert "沐雲小鎮" in {article.body[row["span_start"] : row["span_end"]] for row in found}


@pytest.mark.parametrize(
    ("lines", "outlet", "code"),
    [
        pytest.param(("鼓楼区", "鼓楼区税收12亿元。"), "南京日报", "320106", id="the_outlets_city"),
        pytest.param(("鼓楼区", "鼓楼区税收12亿元。"), "福建日报", "350102", id="the_outlets_province"),
        pytest.param(("两区", "玄武区发展快。", "鼓楼区税收12亿元。"), None, "320106", id="beside_another_district"),
        pytest.param(("西湖区", "本报南昌讯 西湖区税收12亿元。"), None, "360103", id="the_dateline"),
        pytest.param(("鼓楼区", "鼓楼区税收12亿元。"), "经济日报", None, id="left_open"),
    ],
)
def test_a_name_that_several_regions_bear_is_settled_by_the_article(
    lines: tuple[str, ...], outlet: str | None, code: str | None
) -> None:
    article = Article("0" * 16, "a.txt", lines[0], "\n".join(lines), source=outlet, published_on=date(2024, 5, 6))
    assert extract([article], lexicon()).metric_statements["region_code"].to_list() == [code]


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        pytest.param(("合肥", "合肥市加快转型。", "高新区税收12亿元。"), "合肥高新区", id="the_citys_own_zone"),
        pytest.param(("安徽", "安徽省加快转型。", "高新区税收12亿元。"), "安徽省", id="a_province_has_many"),
    ],
)
def test_a_zone_without_a_name_is_that_of_the_city(lines: tuple[str, ...], subject: str) -> None:
    article = Article("0" * 16, "a.txt", lines[0], "\n".join(lines), published_on=date(2024, 5, 6))
    assert extract([article], lexicon()).metric_statements["subject"].to_list() == [subject]
