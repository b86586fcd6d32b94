"""Administrative regions: a name, in its context, gives one GB/T 2260 code or none."""

from __future__ import annotations

from collections import Counter

import pytest

from orchestration.extraction.regions import Regions
from tests.extraction.seed_tables import finder, lexicon


@pytest.fixture(scope="module")
def regions() -> Regions:
    return finder().regions


def test_the_seed_holds_every_province_prefecture_and_county() -> None:
    levels = Counter(row["level"] for row in lexicon().rows("regions"))
    assert levels["province"] == 34
    assert levels["prefecture"] == 333
    assert levels["county"] >= 2840


def test_every_region_but_a_province_has_a_parent_in_the_seed(regions: Regions) -> None:
    orphans = [
        unit.name
        for unit in regions.by_code.values()
        if unit.level != "province" and unit.parent not in regions.by_code
    ]
    assert orphans == []


def test_codes_are_six_digits_that_start_like_their_province(regions: Regions) -> None:
    assert all(len(code) == 6 and code.isdigit() for code in regions.by_code)
    assert all(regions.ancestors(code)[-1] == code[:2] + "0000" for code in regions.by_code)


@pytest.mark.parametrize(
    ("name", "context", "code"),
    [
        pytest.param("江苏", (), "320000", id="province_by_short_name"),
        pytest.param("温州", (), "330300", id="prefecture_by_short_name"),
        pytest.param("桐乡", (), "330483", id="county_by_short_name"),
        pytest.param("延边", (), "222400", id="autonomous_prefecture"),
        pytest.param("恩施州", (), "422800", id="prefecture_by_popular_name"),
        pytest.param("长阳县", (), "420528", id="autonomous_county_by_its_name_in_the_press"),
        pytest.param("科左中旗", (), "150521", id="banner_by_its_name_in_the_press"),
        pytest.param("吉林", (), "220000", id="the_higher_level_wins"),
        pytest.param("吉林市", (), "220200", id="the_full_name_decides"),
        pytest.param("襄樊市", (), "420600", id="former_name"),
        pytest.param("义乌县", (), "330782", id="former_name_whose_code_another_county_bears_today"),
        pytest.param("萧山市", (), "330109", id="a_city_that_became_a_district"),
        pytest.param("下城区", (), "330105", id="merged_into_its_neighbour_in_2021"),
        pytest.param("江干区", (), "330102", id="split_in_2021_the_heir_of_its_seat"),
        pytest.param("莱芜市", (), "370116", id="a_prefecture_that_became_a_district"),
        pytest.param("户县", (), "610118", id="former_name_of_two_characters"),
        pytest.param("海南", ("630000",), "632500", id="the_context_beats_the_level"),
        pytest.param("鼓楼区", (), None, id="many_of_one_name"),
        pytest.param("鼓楼区", ("350000",), "350102", id="by_the_province"),
        pytest.param("鼓楼区", ("320312",), "320302", id="by_a_sister_county"),
        pytest.param("新区", (), None, id="no_region_at_all"),
    ],
)
def test_a_name_is_resolved_by_its_context(
    regions: Regions, name: str, context: tuple[str, ...], code: str | None
) -> None:
    assert regions.resolve(name, context) == code


@pytest.mark.parametrize(
    ("name", "code", "canonical"),
    [
        pytest.param("温州", "330300", "温州市", id="resolved"),
        pytest.param("鼓楼", None, "鼓楼区", id="all_candidates_share_it"),
        pytest.param("西湖", None, "西湖区", id="short_name_of_two_districts"),
    ],
)
def test_the_canonical_name_is_the_full_name_of_the_unit(
    regions: Regions, name: str, code: str | None, canonical: str
) -> None:
    assert regions.canonical(name, code) == canonical


def test_stop_words_carry_a_reason_and_name_real_regions(regions: Regions) -> None:
    known = regions.names | {unit.short_name for unit in regions.by_code.values()}
    rows = [row for row in lexicon().rows("region_stopwords") if len(row["word"]) > 1]
    assert all(row["reason"] for row in rows)
    assert [row["word"] for row in rows if row["word"] not in known] == []


def test_former_codes_lead_to_one_region_and_are_no_codes_of_today() -> None:
    rows = lexicon().rows("regions")
    former = [code for row in rows for code in filter(None, row["former_codes"].split(";"))]
    assert len(former) == len(set(former))
    assert not {*former} & {row["code"] for row in rows}
    heirs = {code: row["code"] for row in rows for code in row["former_codes"].split(";")}
    assert (heirs["330181"], heirs["330103"], heirs["330104"]) == ("330109", "330105", "330102")
