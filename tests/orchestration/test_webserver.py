"""The UI is reached from this machine and acts for its own pages only.

Belongs here: the address, the processes, and requests of strangers to Dagster's own webserver. Does not belong here: what its pages show.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import dagster as dg
import httpx
import pytest
from dagster._core.workspace.context import WorkspaceProcessContext
from dagster._core.workspace.load_target import EmptyWorkspaceTarget
from dagster_webserver import app as dagster_app
from starlette.types import ASGIApp

from orchestration import webserver
from orchestration.settings import SettingError, Settings

ASK = json.dumps({"query": "{ version }"})
JSON = {"content-type": "application/json"}
EVIL = "http://evil.example"
OWN = "http://127.0.0.1:3000"


@pytest.fixture(scope="module")
def ui(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ASGIApp]:
    """Dagster's webserver as `python -m orchestration.webserver` builds it, without a code location and without a port."""
    home = str(tmp_path_factory.mktemp("home"))
    with (
        dagster_app_as_served(ui_names="warehouse.example") as build,
        dg.DagsterInstance.local_temp(home) as instance,
        WorkspaceProcessContext(instance, EmptyWorkspaceTarget()) as context,
    ):
        yield build(context)


@contextmanager
def dagster_app_as_served(**settings: str) -> Iterator[Any]:
    environment = {f"QIANTANG_{name.upper()}": value for name, value in settings.items()}
    with (
        patch("dagster_webserver.cli.main"),
        patch.object(dagster_app, "DagsterWebserver"),
        patch.dict("os.environ", environment),
    ):
        webserver.main()
        yield dagster_app.create_app_from_workspace_process_context


def status(ui: ASGIApp, method: str, path: str, headers: dict[str, str], body: str | None = None) -> int:
    async def send() -> int:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=ui), base_url=OWN) as client:
            return (await client.request(method, path, headers=headers, content=body)).status_code

    return asyncio.run(send())


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({}, id="a program of this machine"),
        pytest.param({"origin": OWN, "sec-fetch-site": "same-origin"}, id="its own page"),
        pytest.param({"host": "localhost:3000", "origin": "http://localhost:3000"}, id="its own page by another name"),
        pytest.param({"host": "[::1]:3000", "origin": "http://[::1]:3000"}, id="its own page by IPv6"),
        pytest.param(
            {"host": "warehouse.example", "origin": "https://warehouse.example"}, id="the page behind a proxy"
        ),
        pytest.param(
            {"host": "warehouse.example:443", "origin": "https://Warehouse.example"},
            id="a port that goes without saying",
        ),
    ],
)
def test_its_own_pages_and_programs_are_answered(ui: ASGIApp, headers: dict[str, str]) -> None:
    assert status(ui, "POST", "/graphql", JSON | headers, ASK) == 200


@pytest.mark.parametrize(
    ("method", "path", "headers", "refused"),
    [
        pytest.param("POST", "/graphql", {"origin": EVIL}, 403, id="a form of another site"),
        pytest.param("POST", "/graphql", {"origin": "null"}, 403, id="a form of a file or of a frame without an origin"),
        pytest.param("POST", "/graphql", {"origin": "http://127.0.0.1:8000"}, 403, id="a page of another program of this machine"),
        pytest.param("POST", "/graphql", {"sec-fetch-site": "cross-site"}, 403, id="a form that hides where it comes from"),
        pytest.param("POST", "/graphql", {"sec-fetch-site": "same-site"}, 403, id="a page of a neighbouring name"),
        pytest.param("POST", "/graphql?query=mutation{x}", {"origin": EVIL}, 403, id="a mutation in the address of a form"),
        pytest.param("POST", "/report_asset_materialization/x", {"origin": EVIL}, 403, id="a report of an asset"),
        pytest.param("GET", "/graphql?query={version}", {}, 403, id="a link that asks"),
        pytest.param("GET", "/graphql?query=mutation{x}", {"sec-fetch-site": "none"}, 403, id="a link in a mail that acts"),
        pytest.param("POST", "/graphql", {"host": "evil.example", "origin": EVIL}, 400, id="a name pointed at this machine"),
        pytest.param("GET", "/server_info", {"host": "evil.example"}, 400, id="reading under such a name"),
    ],
)  # fmt: skip
def test_pages_of_others_are_refused(
    ui: ASGIApp, method: str, path: str, headers: dict[str, str], refused: int
) -> None:
    assert status(ui, method, path, JSON | headers, ASK if method == "POST" else None) == refused


def test_a_link_to_a_page_works_from_anywhere(ui: ASGIApp) -> None:
    assert status(ui, "GET", "/server_info", {"sec-fetch-site": "cross-site", "origin": "http://mail.example"}) == 200


def test_a_live_connection_of_another_site_is_closed(ui: ASGIApp) -> None:
    headers = [(b"host", b"127.0.0.1:3000"), (b"origin", EVIL.encode())]
    scope = {"type": "websocket", "path": "/graphql", "query_string": b"", "headers": headers}
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    asyncio.run(ui(scope, receive, send))  # type: ignore[arg-type]
    assert [(message["type"], message["code"]) for message in sent] == [("websocket.close", 1008)]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_an_address_of_this_machine_needs_no_leave(settings: Settings, host: str) -> None:
    assert webserver.listens_on(replace(settings, ui_host=host, ui_port=3021)) == (host, 3021)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "warehouse.example"])
def test_an_address_that_other_machines_reach_is_refused_unless_asked_for(settings: Settings, host: str) -> None:
    with pytest.raises(SettingError, match=r"QIANTANG_UI_HOST=.*no login.*QIANTANG_UI_PUBLIC=1"):
        webserver.listens_on(replace(settings, ui_host=host))
    assert webserver.listens_on(replace(settings, ui_host=host, ui_public=True))[0] == host


def test_viewers_get_a_webserver_that_starts_nothing_and_no_daemon(settings: Settings) -> None:
    [viewers] = webserver.commands(replace(settings, ui_read_only=True))
    assert "--read-only" in viewers
    assert len(webserver.commands(settings)) == 2
