"""The report page in a browser, opened from the file system: every mark leads to its characters, and nothing an article says can act.

Needs Debian's chromium (or what QIANTANG_CHROMIUM names); without it these tests are skipped.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from orchestration.report import parts
from orchestration.report.build import build_report
from orchestration.settings import Settings
from tests.report.press import HOSTILE, big_press, small_press
from tests.report.warehouse import Press, publish

CHROMIUM = os.environ.get("QIANTANG_CHROMIUM") or shutil.which("chromium") or ""
pytestmark = pytest.mark.skipif(
    not CHROMIUM, reason="no browser: apt install chromium, or name one in QIANTANG_CHROMIUM"
)
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
PLACES = pytest.mark.parametrize(
    "route", ["#/", "#/place/p2", "#/indicator/tax", "#/doubts", "#/place/p1?e=measure/rare"]
)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A warehouse with the small press, and its page."""
    settings = replace(Settings(), warehouse=tmp_path_factory.mktemp("warehouse"))
    publish(settings, small_press())
    build_report(settings)
    return settings


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test if anything of it goes wrong, leaves the machine or asks the user."""
    context = browser.new_context(locale="zh-CN", viewport=DESK)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.on("request", lambda asked: faults.append(asked.url) if not asked.url.startswith(("file:", "data:")) else None)
    yield page
    context.close()
    assert faults == []


def show(page: Page, settings: Settings, route: str = "#/") -> None:
    page.goto(f"{(settings.report / 'index.html').as_uri()}{route}")
    page.wait_for_selector("main h1")
    if "?e=" in route:
        page.wait_for_selector("dialog mark")
    assert not re.search(r"\b(null|undefined|NaN)\b", page.locator("body").inner_text())


def values(settings: Settings, where: str) -> list[str]:
    with duckdb.connect(str(settings.published_file), read_only=True) as con:
        found = con.execute(
            f"select value_text from marts.platform_metrics where {where} order by period_end"
        ).fetchall()
    return [value for (value,) in found]


def test_a_click_on_each_mark_shows_the_characters_of_its_value(page: Page, shown: Settings) -> None:
    show(page, shown, "#/place/p2")
    marks = page.locator("figure.series .mark")
    marks.first.wait_for()
    seen = []
    for number in range(marks.count()):
        marks.nth(number).locator(".target").click()  # the dot: the middle of the mark may lie between dot and arrow
        seen.append(page.locator("dialog mark").inner_text())
        page.keyboard.press("Escape")
    assert seen == values(shown, "subject_id = 'p2'")


def test_bounds_are_drawn_as_bounds(page: Page, shown: Settings) -> None:
    show(page, shown, "#/place/p2")
    page.locator("figure.series .mark").first.wait_for()
    for bound in ("eq", "ge", "le", "range", "approx"):
        assert page.locator(f"figure.series .point.{bound}").count() == 1, bound
    tips = page.evaluate(
        "['ge', 'le'].map(kind => { const of = name => document.querySelector(`.series .${kind} ${name}`).getBoundingClientRect();"
        " return of('.head').top - of('.dot').top })"
    )
    assert tips[0] < 0 < tips[1]  # at least: upwards; at most: downwards


def test_a_rare_character_before_the_value_does_not_shift_it(page: Page, shown: Settings) -> None:
    show(page, shown, "#/place/p1?e=measure/rare")
    assert page.locator("dialog mark").inner_text() == "7.2亿元"


def test_a_link_to_the_facts_behind_a_column_opens_them(page: Page, shown: Settings) -> None:
    show(page, shown, "#/place/p2?e=~came.2026Q1.signed")
    sum_told_later = "26亿元"
    assert page.locator("dialog mark").all_inner_texts() == ["晨曦电子", sum_told_later]


def test_a_hostile_title_is_text_and_runs_nothing(page: Page, shown: Settings) -> None:
    show(page, shown, "#/place/p1?e=measure/rare")
    assert page.locator("dialog cite").inner_text() == HOSTILE
    show(page, shown, "#/place/p2")
    assert HOSTILE in page.locator("table.landing").inner_text()
    assert page.locator("img, script:not([src]), iframe, a[href^='javascript']").count() == 0
    assert "owned" not in page.title()


def test_the_page_itself_cannot_turn_text_into_markup(browser: Browser, shown: Settings) -> None:
    context = browser.new_context()
    page = context.new_page()
    show(page, shown)
    refused = "() => { try { document.body.innerHTML = '<b>x</b>'; return false } catch (error) { return error instanceof TypeError } }"
    assert page.evaluate(refused)
    context.close()


def test_the_keyboard_alone_leads_to_a_sentence_and_back(page: Page, shown: Settings) -> None:
    show(page, shown, "#/place/p2")
    page.locator("figure.series .mark").first.wait_for()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('figure.series .mark')"):
            break
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog mark")
    assert page.locator("dialog mark").inner_text() == values(shown, "subject_id = 'p2'")[1]
    assert page.evaluate("document.getElementById('evidence').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('figure.series .mark') && !location.hash.includes('e=')")


@PLACES
@pytest.mark.parametrize("look", ["light zh-CN", "dark en-US"])
def test_axe_finds_nothing_serious(browser: Browser, shown: Settings, route: str, look: str) -> None:
    scheme, locale = look.split()
    context = browser.new_context(locale=locale, color_scheme=scheme, viewport=DESK)  # type: ignore[arg-type]
    page = context.new_page()
    show(page, shown, route)
    page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
    found = Axe().run(page)["violations"]
    context.close()
    serious = [fault for fault in found if fault["impact"] in {"serious", "critical"}]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]][:3]) for fault in serious] == []


def test_a_phone_shows_all_of_it_without_scrolling_sideways(page: Page, shown: Settings) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    for route in ("#/", "#/place/p2", "#/indicator/tax", "#/doubts", "#/place/p1?e=measure/rare"):
        show(page, shown, route)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], route
        assert page.evaluate("document.getElementById('evidence').scrollWidth") <= PHONE["width"], route


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        pytest.param("雲溪開", "云溪开发区", id="in Traditional characters"),
        pytest.param("yunxikai", "云溪开发区", id="in pinyin"),
        pytest.param("cxdz", "晨曦电子", id="by initials"),
        pytest.param("tax", "税收", id="in English"),
    ],
)
def test_search_leads_to_the_page_of_a_name(page: Page, shown: Settings, typed: str, title: str) -> None:
    show(page, shown)
    page.fill("#search", typed)
    page.keyboard.press("Enter")
    page.wait_for_function("title => document.querySelector('h1').textContent === title", arg=title)


def test_the_language_is_switched_and_remembered(page: Page, shown: Settings) -> None:
    show(page, shown)
    page.click(".language")
    assert page.locator("h2#came").inner_text() == "What came"
    page.reload()
    page.wait_for_selector("h2#came")
    assert (page.locator("h2#came").inner_text(), page.locator("html").get_attribute("lang")) == ("What came", "en")


def test_an_empty_warehouse_says_so_in_words(page: Page, tmp_path: Path) -> None:
    settings = replace(Settings(), warehouse=tmp_path)
    publish(settings, Press())
    build_report(settings)
    show(page, settings)
    assert "make run" in page.locator("main").inner_text()
    assert page.locator("main svg").count() == 0


def test_long_tables_come_in_pages_and_every_row_opens_its_sentence_from_whichever_part(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "FACTS_A_PART", 20)
    settings = replace(Settings(), warehouse=tmp_path)
    publish(settings, big_press(200))
    build_report(settings)
    show(page, settings)
    rows = page.locator("table.landing tbody tr")
    first = rows.count()
    page.locator("section:has(#came) button.more").click()
    assert rows.count() == 2 * first
    rows.last.locator("td.day").click()
    page.wait_for_selector("dialog mark")
    said = page.locator("dialog mark").inner_text()
    assert page.locator("dialog blockquote").inner_text().count(said) == 1
    assert page.locator("script[src*='/proof-']").count() == 16
