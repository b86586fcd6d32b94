"""The report page in every engine of this machine, opened from the file system: reading, clicking and typing must not depend on one.

Chromium is looked at more closely in test_browser.py; engines that are not here are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import duckdb
import pytest
from axe_core_python.base import AXE_SCRIPT

from orchestration.settings import Settings
from tests.report.engines import ENGINES, Tab, wait
from tests.report.press import HOSTILE

DESK, PHONE = (1280, 900), (390, 844)
ROUTES = ("#/", "#/place/p2", "#/indicator/tax", "#/place/p1?e=measure/rare")
# Every chart is drawn, for the width that it has; those further down only when they come into sight.
DRAWN = """[...document.querySelectorAll('figure.chart')].every(figure => {
  const drawing = figure.querySelector(':scope > svg');
  if (drawing && Number(drawing.getAttribute('width')) === figure.clientWidth) return true;
  figure.scrollIntoView();
})"""
PANEL_INSIDE = (
    "(box => box.left >= 0 && box.right <= innerWidth)(document.querySelector('dialog').getBoundingClientRect())"
)
# Texts of charts that end outside their figure: too long a label for the room that was left.
OUTSIDE = """[...document.querySelectorAll('figure.chart')].flatMap(figure => {
  const room = figure.getBoundingClientRect();
  return [...figure.querySelectorAll('svg text')].filter(text => {
    const box = text.getBoundingClientRect();
    return box.width && (box.left < room.left - 1 || box.right > room.right + 1);
  }).map(text => text.textContent);
})"""


loads = count()


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    start, missing = ENGINES[request.param]
    if missing:
        pytest.skip(f"no {request.param} here: {missing}")
    with start(tmp_path_factory.mktemp(request.param)) as tab:
        yield tab


@pytest.fixture
def tab(engine: Tab) -> Tab:
    engine.size(*DESK)
    return engine


def show(tab: Tab, settings: Settings, route: str = "#/", language: str = "zh") -> None:
    # Another address each time: if only the part behind # were another, nothing would be loaded anew. Firefox may answer before it has left
    # the old page.
    load = f"?{next(loads)}"
    tab.open(f"{(settings.report / 'index.html').as_uri()}{load}{route}")
    ready = f"location.search === '{load}' && document.querySelector('main h1')"
    shown_in = wait(tab, f"{ready} && document.documentElement.lang")
    if not shown_in.startswith(language):
        tab.value("document.querySelector('.language').click()")


def marks(tab: Tab) -> list[str]:
    return wait(tab, "[...document.querySelectorAll('dialog mark')].map(it => it.textContent)")


def test_a_click_on_each_mark_shows_the_characters_of_its_value(tab: Tab, shown: Settings) -> None:
    show(tab, shown, "#/place/p2")
    found = wait(tab, "document.querySelectorAll('figure.series .mark').length")
    seen = []
    for number in range(found):
        tab.click("figure.series .mark .target", number)
        seen += marks(tab)
        tab.press(["Escape"])
        wait(tab, "!document.querySelector('dialog').open")
    with duckdb.connect(str(shown.published_file), read_only=True) as con:
        values = con.execute(
            "select value_text from marts.platform_metrics where subject_id = 'p2' order by period_end"
        )
        assert seen == [value for (value,) in values.fetchall()]


def test_bounds_point_up_and_down(tab: Tab, shown: Settings) -> None:
    show(tab, shown, "#/place/p2")
    wait(tab, "document.querySelectorAll('figure.series .mark').length")
    tips = tab.value(
        "['ge', 'le'].map(kind => { const of = name => document.querySelector(`.series .${kind} ${name}`).getBoundingClientRect();"
        " return of('.head').top - of('.dot').top })"
    )
    assert tips[0] < 0 < tips[1]


def test_the_keyboard_alone_leads_to_a_sentence_and_back(tab: Tab, shown: Settings) -> None:
    show(tab, shown, "#/place/p2")
    wait(tab, "document.querySelectorAll('figure.series .mark').length")
    for _ in range(60):
        tab.press(["Tab"])
        if tab.value("document.activeElement.matches('figure.series .mark')"):
            break
    tab.press(["ArrowRight", "Enter"])
    assert marks(tab) == ["4亿元"]
    assert tab.value("document.getElementById('evidence').contains(document.activeElement)")
    tab.press(["Escape"])
    wait(tab, "document.activeElement.matches('figure.series .mark') && !location.hash.includes('e=')")


def test_search_leads_to_the_page_of_a_name(tab: Tab, shown: Settings) -> None:
    show(tab, shown)
    tab.click("#search")
    tab.press([*"雲溪開", "Enter"])
    wait(tab, "document.querySelector('h1').textContent === '云溪开发区'")


def test_a_rare_character_and_a_hostile_title_are_text(tab: Tab, shown: Settings) -> None:
    show(tab, shown, "#/place/p1?e=measure/rare")
    assert marks(tab) == ["7.2亿元"]
    assert tab.value("document.querySelector('dialog cite').textContent") == HOSTILE
    assert tab.value("document.querySelectorAll('img, script:not([src]), iframe').length") == 0
    assert "owned" not in tab.value("document.title")


@pytest.mark.parametrize(
    ("language", "size"),
    [
        pytest.param("zh", PHONE, id="Chinese on a phone"),
        pytest.param("en", PHONE, id="English on a phone"),
        pytest.param("en", DESK, id="English, which is longer, on a desk"),
    ],
)
def test_everything_stays_inside_its_room(tab: Tab, shown: Settings, language: str, size: tuple[int, int]) -> None:
    tab.size(*size)
    for route in ROUTES:
        show(tab, shown, route, language)
        wait(tab, DRAWN)
        assert tab.value("innerWidth") == size[0]
        assert tab.value("document.documentElement.scrollWidth <= innerWidth"), route
        assert tab.value(PANEL_INSIDE), route
        assert tab.value(OUTSIDE) == [], route


def test_axe_finds_nothing_serious(tab: Tab, shown: Settings) -> None:
    for route in ("#/place/p2", "#/place/p1?e=measure/rare"):
        show(tab, shown, route)
        tab.value(AXE_SCRIPT.strip().removesuffix(";"))
        tab.value("void axe.run().then(found => { window.found = found.violations })")
        found = wait(tab, "window.found && { all: window.found.map(it => [it.impact, it.id, it.nodes[0].html]) }")[
            "all"
        ]
        assert [fault for fault in found if fault[0] in {"serious", "critical"}] == [], route
