"""The page on 127.0.0.1, for `make report`: the folder as it is, nothing else of the machine.

Belongs here: serving files read-only. Does not belong here: building them.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST = "127.0.0.1"


class PortTaken(RuntimeError):
    """Another program listens there; the message says how to choose another port."""


class Handler(SimpleHTTPRequestHandler):
    """Serves the folder; asks the browser to look again at each visit, since a build replaces the page under its name."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", "frame-ancestors 'none'")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: a line per file would bury the address."""


def server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of `folder`, not yet running; port 0 takes a free one. Raises `OSError` if the port is taken."""
    return ThreadingHTTPServer((HOST, port), functools.partial(Handler, directory=str(folder)))


def serve(folder: Path, port: int, tell: Callable[[str], None]) -> None:
    """Serves `folder` until interrupted; `tell` hears the address. Raises `PortTaken`."""
    try:
        running = server(folder, port)
    except OSError as error:
        raise PortTaken(
            f"{HOST}:{port} cannot be used ({error.strerror}): QIANTANG_REPORT_PORT=3050 make report"
        ) from None
    with running:
        tell(f"the report page is at http://{HOST}:{running.server_port}/ until you press Ctrl-C")
        tell(f"without a server, open {folder / 'index.html'}")
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            return
