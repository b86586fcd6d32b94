"""Superset's dashboard refreshes every second while builds publish: does either side see an error, and does the new build show?

    make run && make bi                                        # in one terminal
    .venv/bin/python -m benchmarks.bi_during_builds            # in another; ten builds, some minutes

Belongs here: the watchers of the BI server (its API and one page in a browser), the builds between them, the figures. Does not belong
here: anything that starts Superset. Needs what `make test` installs, and Chromium; of the warehouse it changes nothing but to build it.
"""

from __future__ import annotations

import argparse
import http
import json
import shlex
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import duckdb
from playwright.sync_api import Page, sync_playwright

from bi.home import Home
from orchestration.settings import Settings

CHROMIUM = "/usr/bin/chromium"
DASHBOARD, BUILD_DATASET, BUILT_TILE = "landings", "数据版本 · Build", "建成于 · Built"
SHOWS_WITHIN_SECONDS = 60.0  # a refresh a second on a machine that is building: longer means it does not show


class Api:
    """Superset's REST API as the admin. A token is good for a quarter of an hour, and ten builds may take longer."""

    def __init__(self, url: str, password: str) -> None:
        self.url, self.password, self.headers = url, password, {"Content-Type": "application/json"}
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self.sign_in()

    def sign_in(self) -> None:
        self.headers = {"Content-Type": "application/json"}
        said = {"username": "admin", "password": self.password, "provider": "db", "refresh": False}
        self.headers["Authorization"] = f"Bearer {self._ask('POST', '/api/v1/security/login', said)['access_token']}"
        self.headers["X-CSRFToken"] = self._ask("GET", "/api/v1/security/csrf_token/")["result"]

    def call(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        try:
            return self._ask(method, path, body)
        except urllib.error.HTTPError as error:
            if error.code != http.HTTPStatus.UNAUTHORIZED:
                raise
            self.sign_in()
            return self._ask(method, path, body)

    def _ask(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, self.headers, method=method)
        with self.opener.open(request, timeout=60) as answer:
            found: dict[str, Any] = json.load(answer)
        return found

    def dataset(self, name: str) -> int:
        rows = self.call("GET", "/api/v1/dataset/?q=(page_size:100)")["result"]
        return next(int(row["id"]) for row in rows if row["table_name"] == name)


@dataclass
class Watch:
    """What the watchers saw: answers by status, builds in the order they appeared, errors in full."""

    answers: Counter[str] = field(default_factory=Counter)
    builds: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    tile: str = ""
    ended: threading.Event = field(default_factory=threading.Event)


def poll(api: Api, watch: Watch) -> None:
    """Asks once a second which build Superset shows."""
    dataset = api.dataset(BUILD_DATASET)
    query = {"columns": ["build_id"], "metrics": [], "row_limit": 2}
    question = {"datasource": {"id": dataset, "type": "table"}, "queries": [query]}
    while not watch.ended.wait(1.0):
        try:
            rows = api.call("POST", "/api/v1/chart/data", question)["result"][0]["data"]
            watch.answers["api ok"] += 1
            if [row["build_id"] for row in rows] != watch.builds[-1:]:
                watch.builds += [row["build_id"] for row in rows]
        except (urllib.error.URLError, TimeoutError, KeyError) as error:
            watch.errors.append(f"api: {error}")


def browse(url: str, password: str, watch: Watch) -> None:
    """Keeps the dashboard open, which refreshes itself; counts its answers and reads its tile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1500, "height": 2400})
        page.on("response", lambda answer: _count(answer.url, answer.status, watch))
        page.on("pageerror", lambda error: watch.errors.append(f"page: {error}"))
        _sign_in(page, url, password)
        page.goto(f"{url}/superset/dashboard/{DASHBOARD}/")
        tile = page.locator(".dashboard-component-chart-holder", has_text=BUILT_TILE).locator(".header-line")
        tile.wait_for(timeout=120_000)
        while not watch.ended.is_set():
            page.wait_for_timeout(500)
            if texts := tile.all_inner_texts():
                watch.tile = texts[0]
            watch.errors += [f"page shows: {text}" for text in page.locator('[role="alert"]').all_inner_texts() if text]
        browser.close()


def _count(url: str, status: int, watch: Watch) -> None:
    if "/api/v1/chart/data" in url:
        watch.answers[f"page {'ok' if status < 400 else status}"] += 1
        if status >= 400:
            watch.errors.append(f"page: {status} {url}")


def _sign_in(page: Page, url: str, password: str) -> None:
    page.goto(f"{url}/login/")
    page.locator("input[name=username], input#username").first.fill("admin")
    page.locator("input[type=password]").first.fill(password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/login" not in address, timeout=60_000)


@contextmanager
def refreshing_every_second(api: Api) -> Iterator[None]:
    """The dashboard refreshes itself every second, and afterwards as it did before."""
    path = f"/api/v1/dashboard/{api.call('GET', f'/api/v1/dashboard/{DASHBOARD}')['result']['id']}"
    before = api.call("GET", path)["result"]["json_metadata"]
    api.call("PUT", path, {"json_metadata": json.dumps(json.loads(before) | {"refresh_frequency": 1})})
    try:
        yield
    finally:
        api.call("PUT", path, {"json_metadata": before})


def published(settings: Settings) -> tuple[str, datetime]:
    """Build id and time of the published file."""
    with duckdb.connect(str(settings.published_file), read_only=True) as con:
        [(build_id, built_at)] = con.execute("select build_id, built_at from meta.build").fetchall()
    return build_id, built_at


def shown_after(settings: Settings, watch: Watch) -> float | None:
    """Seconds until API and page both show the published build; None if they do not."""
    build_id, built_at = published(settings)
    started = time.monotonic()
    while time.monotonic() - started < SHOWS_WITHIN_SECONDS:
        if watch.builds[-1:] == [build_id] and watch.tile == f"{built_at:%Y-%m-%d %H:%M}":
            return time.monotonic() - started
        time.sleep(0.1)
    return None


def measure(settings: Settings, builds: int, command: list[str]) -> int:
    """Prints the figures; 1 if there was an error or a build that did not show."""
    url, password = f"http://127.0.0.1:{settings.bi_port}", Home(settings).secret("admin_password")
    api, watch = Api(url, password), Watch()
    delays: list[float | None] = []
    with refreshing_every_second(api):
        watchers = [
            threading.Thread(target=poll, args=(api, watch)),
            threading.Thread(target=browse, args=(url, password, watch)),
        ]
        for watcher in watchers:
            watcher.start()
        try:
            delays.append(shown_after(settings, watch))  # that the page is there before the first build
            for number in range(1, builds + 1):
                started = time.monotonic()
                built = subprocess.run(command, capture_output=True, text=True, check=False)
                if built.returncode:
                    watch.errors.append(f"build {number}: {built.stdout[-300:]}{built.stderr[-300:]}")
                delays.append(shown_after(settings, watch))
                seconds = time.monotonic() - started
                shown = "not shown" if delays[-1] is None else f"shown {delays[-1]:.1f} s later"
                print(f"build {number}: {shown}, {seconds:.0f} s in all", flush=True)
        finally:
            watch.ended.set()
            for watcher in watchers:
                watcher.join()
    seen = len(dict.fromkeys(watch.builds))
    print(f"answers {dict(watch.answers)}; builds seen {seen}, never an older one again: {seen == len(watch.builds)}")
    print(f"errors {len(watch.errors)}: {list(dict.fromkeys(watch.errors))[:5]}")
    return int(bool(watch.errors) or None in delays or seen != builds + 1 or seen != len(watch.builds))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--builds", type=int, default=10)
    parser.add_argument("--build", default=f"{sys.executable} -m orchestration run", help="the command of a build")
    said = parser.parse_args()
    return measure(Settings.from_env(), said.builds, shlex.split(said.build))


if __name__ == "__main__":
    sys.exit(main())
