"""The report page in Chromium, opened from the file system: nothing an article says can act, and the rest that one engine shows for all.

What each engine must do is in test_engines.py. Needs Debian's chromium (or what QIANTANG_CHROMIUM names); without it these are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from orchestration.report import parts
from orchestration.report.build import build_report
from orchestration.settings import Settings
from tests.report.engines import CHROMIUM, ENGINES, faults_of
from tests.report.press import HOSTILE, big_press, small_press
from tests.report.warehouse import Press, publish

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=f"no browser: {ENGINES['chromium'][1]}")
DESK = {"width": 1280, "height": 900}
PLACES = pytest.mark.parametrize(
    "route", ["#/", "#/place/p2", "#/indicator/tax", "#/doubts", "#/place/p1?e=measure/rare"]
)


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
    faults = faults_of(page)
    yield page
    context.close()
    assert faults == []


def show(page: Page, settings: Settings, route: str = "#/") -> None:
    page.goto(f"{(settings.report / 'index.html').as_uri()}{route}")
    page.wait_for_selector("main h1")
    if "?e=" in route:
        page.wait_for_selector("dialog mark")
    assert not re.search(r"\b(null|undefined|NaN)\b", page.locator("body").inner_text())


def test_a_link_to_the_facts_behind_a_column_opens_them(page: Page, shown: Settings) -> None:
    show(page, shown, "#/place/p2?e=~came.2026Q1.signed")
    sum_told_later = "26亿元"
    assert page.locator("dialog mark").all_inner_texts() == ["晨曦电子", sum_told_later]


def test_the_sum_of_a_landing_is_marked_before_or_behind_the_enterprise(page: Page, tmp_path: Path) -> None:
    told = [
        "总投资5亿元的晨曦电子落户",
        "晨曦电子𠮷投资5亿元",
        "晨曦电子签约",
    ]  # the last one's sum is told nowhere behind it
    press = small_press()
    press.article("sums", told)
    for number in range(len(told)):
        press.fact(
            "landing", f"sum{number}", "sums", number, "晨曦电子", enterprise_id="e1", place_id="p2", stage="signed",
            investment_text="5亿元", investment_value=5e8, investment_unit="CNY", investment_comparator="eq",
        )  # fmt: skip
    settings = replace(Settings(), warehouse=tmp_path)
    publish(settings, press)
    build_report(settings)
    seen = []
    for number in range(len(told)):
        page.goto("about:blank")
        show(page, settings, f"#/?e=landing/sum{number}")
        seen.append(page.locator("dialog mark").all_inner_texts())
    assert seen == [["5亿元", "晨曦电子"], ["晨曦电子", "5亿元"], ["晨曦电子"]]


def test_a_hostile_project_is_text_and_runs_nothing(page: Page, shown: Settings) -> None:
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


@pytest.mark.parametrize(
    ("typed", "title"),
    [
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
