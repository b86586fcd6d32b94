"""The engines that the report page is tried in, each behind the few things a reader does: open, look, click, type.

Belongs here: how Chromium (through Playwright), Firefox and WebKit (through WebDriver) are started and driven. Does not belong here: what
the page must do.

Playwright drives browsers of its own making and Chromium as it is, no released Firefox or WebKit; Selenium needs geckodriver, which Debian
does not have. Both speak WebDriver's commands themselves: Firefox on a socket (Marionette), WebKitGTK by its WebKitWebDriver over HTTP.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from glob import glob
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Page, sync_playwright

CHROMIUM = os.environ.get("QIANTANG_CHROMIUM") or shutil.which("chromium") or ""
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox") or ""
WEBKIT = shutil.which("WebKitWebDriver") or ""
MINIBROWSER = next(iter(sorted(glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser"), reverse=True)), "")
SCREEN = os.environ.get("DISPLAY") or shutil.which("Xvfb") or ""  # a window of WebKitGTK needs one
PATIENCE = 30  # seconds for what starts or is drawn: only what has failed takes so long
NARROWEST = 560  # pixels that a window of Firefox or MiniBrowser has at least
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # WebDriver's name of "this is an element"
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "ArrowRight": "\ue014"}
FIREFOX_SETTINGS = {
    "marionette.port": 0,  # a free one, told in the profile
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "intl.accept_languages": "zh-CN, zh",
}


class Tab(Protocol):
    """A window of a browser that shows one page."""

    def open(self, address: str) -> None: ...
    def size(self, width: int, height: int) -> None:
        """Of what is opened from now on."""

    def value(self, expression: str) -> Any: ...
    def click(self, selector: str, nth: int = 0) -> None: ...
    def press(self, keys: Sequence[str]) -> None: ...


def wait(tab: Tab, expression: str) -> Any:
    """The expression's value, as soon as it has one that counts as true."""
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        if found := tab.value(expression):
            return found
        time.sleep(0.02)
    raise AssertionError(f"never true: {expression}")


class PlaywrightTab:
    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, address: str) -> None:
        self._page.goto(address)

    def size(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def value(self, expression: str) -> Any:
        return self._page.evaluate(expression)

    def click(self, selector: str, nth: int = 0) -> None:
        self._page.locator(selector).nth(nth).click()

    def press(self, keys: Sequence[str]) -> None:
        for key in keys:
            self._page.keyboard.press(key) if key in KEYS else self._page.keyboard.insert_text(key)


class WebDriverTab:
    """`ask` sends one command of WebDriver: its name, and what it needs.

    A page as narrow as a phone is shown in a frame of a page in `folder`: no window of these browsers is.
    """

    def __init__(self, ask: Callable[..., Any], folder: Path) -> None:
        self._ask = ask
        self._around = folder / "around.html"
        self._frame = ""

    def open(self, address: str) -> None:
        self._ask("SwitchToFrame", id=None)
        if not self._frame:
            self._ask("Navigate", url=address)
            return
        self._around.write_text(f"<!doctype html><iframe {self._frame} src='{address}'></iframe>", "utf-8")
        self._ask("Navigate", url=self._around.as_uri())
        self._ask("SwitchToFrame", id=0)

    def size(self, width: int, height: int) -> None:
        """Of the page: a window is larger by what it has around."""
        self._frame = f"width={width} height={height}" if width < NARROWEST else ""
        if self._frame:
            return
        self._ask("SwitchToFrame", id=None)
        self._ask("SetWindowRect", width=width, height=height)
        wide, high = self.value("[innerWidth, innerHeight]")
        self._ask("SetWindowRect", width=2 * width - wide, height=2 * height - high)

    def value(self, expression: str) -> Any:
        return self._ask("ExecuteScript", script=f"return ({expression})", args=[])

    def click(self, selector: str, nth: int = 0) -> None:
        found = self._ask("FindElements", using="css selector", value=selector)
        self._ask("ElementClick", id=found[nth][ELEMENT])

    def press(self, keys: Sequence[str]) -> None:
        codes = [KEYS.get(key, key) for key in keys]
        moves = [{"type": move, "value": code} for code in codes for move in ("keyDown", "keyUp")]
        self._ask("PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": moves}])


@contextmanager
def chromium(_: Path) -> Iterator[Tab]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(locale="zh-CN")
        faults = faults_of(page)
        yield PlaywrightTab(page)
        browser.close()
        assert faults == []


def faults_of(page: Page) -> list[str]:
    """What goes wrong with the page from now on, leaves the machine or asks the user."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.on("request", lambda asked: faults.append(asked.url) if not asked.url.startswith(("file:", "data:")) else None)
    return faults


@contextmanager
def firefox(folder: Path) -> Iterator[Tab]:
    settings = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in FIREFOX_SETTINGS.items())
    (folder / "user.js").write_text("\n".join(settings), "utf-8")
    command = [FIREFOX, "--headless", "--marionette", "--no-remote", "--profile", str(folder)]
    with _process(command, folder):
        port = int(_awaited(lambda: (folder / "MarionetteActivePort").read_text()))
        with socket.create_connection(("127.0.0.1", port), PATIENCE) as line, line.makefile("rb") as heard:

            def answer() -> Any:
                """Its length in digits, a colon, and then the answer in JSON."""
                length = b""
                while not length.endswith(b":"):
                    length += heard.read(1) or b"0:"
                return json.loads(heard.read(int(length[:-1])))

            def ask(name: str, /, **needs: Any) -> Any:
                told = json.dumps([0, 1, f"WebDriver:{name}", needs]).encode()
                line.sendall(b"%d:%b" % (len(told), told))
                _, _, failed, found = answer()
                assert failed is None, failed
                return found["value"] if isinstance(found, dict) and "value" in found else found

            answer()  # it says who it is
            ask("NewSession")
            yield WebDriverTab(ask, folder)


# Commands of WebDriver over HTTP.
PATHS = {
    "Navigate": "/url",
    "SwitchToFrame": "/frame",
    "SetWindowRect": "/window/rect",
    "ExecuteScript": "/execute/sync",
    "FindElements": "/elements",
    "ElementClick": "/element/{id}/click",
    "PerformActions": "/actions",
}


@contextmanager
def webkit(folder: Path) -> Iterator[Tab]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    with ExitStack() as stack:
        screen = os.environ.get("DISPLAY") or stack.enter_context(_screen(folder))
        # Without a graphics card composited pages come out blank.
        env = {"DISPLAY": screen, "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
        stack.enter_context(_process([WEBKIT, f"--port={port}"], folder, **env))

        def post(path: str, needs: dict[str, Any]) -> Any:
            asked = urllib.request.Request(f"http://127.0.0.1:{port}/session{path}", json.dumps(needs).encode())
            with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]

        browser = {"webkitgtk:browserOptions": {"binary": MINIBROWSER, "args": ["--automation"]}}
        session = _awaited(lambda: post("", {"capabilities": {"alwaysMatch": browser}}))["sessionId"]
        yield WebDriverTab(lambda name, **needs: post(f"/{session}{PATHS[name].format(**needs)}", needs), folder)


@contextmanager
def _screen(folder: Path) -> Iterator[str]:
    """A screen that nobody sees; the server chooses its number."""
    told, tells = os.pipe()
    with ExitStack() as stack:
        command = ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
        stack.enter_context(_process(command, folder, (tells,)))
        os.close(tells)
        with os.fdopen(told) as number:
            yield f":{number.readline().strip()}"


@contextmanager
def _process(command: Sequence[str], folder: Path, keep: Sequence[int] = (), **env: str) -> Iterator[None]:
    """Its home is the folder: what a browser keeps stays out of the reader's own. `keep` are descriptors that it is handed."""
    with (folder / "said.txt").open("ab") as said:
        started = subprocess.Popen(
            command,
            stdout=said,
            stderr=said,
            pass_fds=keep,
            env={**os.environ, "HOME": str(folder), **env},
            start_new_session=True,
        )
    try:
        yield
    finally:
        # With the windows it opened. Asked politely, browsers on a busy machine took more than 30 s, and there is nothing to keep.
        with suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
        started.wait(PATIENCE)


def _awaited(ask: Callable[[], Any]) -> Any:
    """What something just started answers, as soon as it does."""
    last = time.monotonic() + PATIENCE
    while True:
        try:
            if answer := ask():
                return answer
        except OSError:
            if time.monotonic() > last:
                raise
        time.sleep(0.05)


# Name: how it is started, and what must be installed if it cannot be.
ENGINES: Mapping[str, tuple[Callable[[Path], AbstractContextManager[Tab]], str]] = {
    "chromium": (chromium, "" if CHROMIUM else "apt install chromium, or name one in QIANTANG_CHROMIUM"),
    "firefox": (firefox, "" if FIREFOX else "apt install firefox-esr"),
    "webkit": (webkit, "" if WEBKIT and MINIBROWSER and SCREEN else "apt install webkit2gtk-driver xvfb"),
}
