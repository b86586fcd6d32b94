"""Whom a page on localhost answers: requests from its own pages, under its own names.

Belongs here: the check of where a request comes from, as ASGI middleware. Does not belong here: who may log in (a reverse proxy asks), and
what is served.

Listening on 127.0.0.1 keeps other machines out, not other web pages: any page open in the browser can send requests to localhost. Tried on
Dagster's UI 1.13: a form POST of another site, a link with `?query=mutation…` and a page whose name had been pointed at 127.0.0.1
each launched a run. So the name must be one of ours, and the sender must be ours or no page at all (curl, a bookmark).
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOCAL = ("127.0.0.1", "localhost", "[::1]")
READS = {"GET", "HEAD", "OPTIONS"}
DEFAULT_PORTS = (":80", ":443")


def guard(names: Sequence[str]) -> list[Middleware]:
    """Middleware that lets in only requests to localhost or one of the `names`, sent by our own pages or by no page."""
    allowed = [*LOCAL, *names]
    return [Middleware(TrustedHostMiddleware, allowed_hosts=allowed, www_redirect=False), Middleware(OwnPagesOnly)]


class OwnPagesOnly:
    """Refuses with 403 whatever acts and was sent by a page of another origin, and every GraphQL query inside an address.

    Pages may be read from anywhere (a link to an asset works); browsers keep what is read from the page that linked to it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in {"http", "websocket"} and (reason := _refusal(scope)):
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008, "reason": reason})
            else:
                await PlainTextResponse(f"refused: {reason}\n", status_code=403)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _refusal(scope: Scope) -> str | None:
    headers = Headers(scope=scope)
    if scope["type"] == "http" and scope["method"] in READS:
        asks = scope["path"].endswith("/graphql") and scope["query_string"]
        return "a query in an address; send it by POST" if asks else None
    origin = headers.get("origin")
    if origin is not None and _bare(urlsplit(origin).netloc) != _bare(headers.get("host", "")):
        return "sent by a page of another site"
    # A form without an Origin header is sent by no browser of today; this one tells the same and no page can forge it.
    if headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}:
        return "sent by a page of another site"
    return None


def _bare(netloc: str) -> str:
    """Host and port in small letters, without the port that goes without saying."""
    netloc = netloc.lower()
    return next((netloc.removesuffix(port) for port in DEFAULT_PORTS if netloc.endswith(port)), netloc)
