"""How long the report page takes to open with many facts: `python -m benchmarks.report_page [facts]`, by default 10,000.

Belongs here: invented facts, a cold browser, the clock. Does not belong here: what the page shows; tests/report holds that.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from orchestration.report.build import build_report
from orchestration.settings import Settings
from tests.report.press import big_press
from tests.report.warehouse import publish

RUNS = 5
CLOCK = """() => ({
    shown: performance.getEntriesByName('qiantang:shown')[0].startTime,
    painted: performance.getEntriesByName('first-contentful-paint')[0].startTime,
})"""


def main(facts: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings(), warehouse=Path(folder))
        publish(settings, big_press(facts))
        done = build_report(settings)
        print(f"{sum(done.facts.values()):,} facts, {done.size / 1e6:.1f} MB, built in {done.seconds:.1f} s")
        shown = [_open(done.index.as_uri()) for _ in range(RUNS)]
    print(f"shown after {median(shown):.0f} ms (median of {RUNS} cold browsers; {min(shown):.0f} to {max(shown):.0f})")


def _open(address: str) -> float:
    """Milliseconds from the beginning of navigation until the page is drawn, in a browser that has just been started."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        page.wait_for_function("performance.getEntriesByName('qiantang:shown').length > 0")
        page.wait_for_selector("figure.stages svg")
        clock = page.evaluate(CLOCK)
        browser.close()
    return max(clock.values())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
