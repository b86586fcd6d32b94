"""The Dagster UI as this project serves it: on localhost unless told otherwise, answering its own pages only, with its daemon.

Belongs here: the processes behind `make dev`, the address they listen on, Dagster's webserver with the guard put in. Does not belong here:
what the guard checks (web_guard.py), and anything about builds.

Run as a module (`python -m orchestration.webserver`), it is `dagster-webserver` with that guard: same options, same pages.
"""

from __future__ import annotations

import ipaddress
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

from orchestration.settings import SettingError, Settings

CODE = ["-m", "orchestration.definitions"]
PATIENCE = 20  # seconds to end by itself


def listens_on(settings: Settings) -> tuple[str, int]:
    """Address and port of the UI. Raises `SettingError` if other machines would reach it and nobody said that they may."""
    host = settings.ui_host
    if not (_is_local(host) or settings.ui_public):
        raise SettingError(
            f"QIANTANG_UI_HOST={host} lets other machines reach the UI, and whoever reaches it may start builds: it has no login. "
            "Put a reverse proxy in front of it (docs/operations.md), or set QIANTANG_UI_PUBLIC=1 if one is there already"
        )
    return host, settings.ui_port


def names_of(settings: Settings) -> list[str]:
    """The names, beside localhost, under which the UI answers: QIANTANG_UI_NAMES, and the address if it is one."""
    said = [name.strip() for name in settings.ui_names.split(",") if name.strip()]
    return said if settings.ui_host in {"0.0.0.0", "::", ""} else [*said, settings.ui_host]


def commands(settings: Settings) -> list[list[str]]:
    """What to start: the webserver, and the daemon for schedules and queued runs unless the UI is for viewers only."""
    host, port = listens_on(settings)
    webserver = [sys.executable, "-m", "orchestration.webserver", "--host", host, "--port", str(port), *CODE]
    if settings.ui_read_only:
        return [[*webserver, "--read-only"]]
    return [webserver, [sys.executable, "-m", "dagster._daemon", "run", *CODE]]


def serve(settings: Settings) -> int:
    """Runs the UI until it is interrupted; 1 if one of its processes ends by itself, which ends the others too."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    environment = os.environ | settings.as_env()
    processes = [subprocess.Popen(command, env=environment) for command in commands(settings)]
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.5)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        _end(processes)


def main() -> None:
    """`dagster-webserver`, with the guard in front of every route."""
    from dagster_webserver import app, cli
    from dagster_webserver.webserver import DagsterWebserver
    from starlette.middleware import Middleware

    from orchestration.web_guard import guard

    names = names_of(Settings.from_env())

    class Guarded(DagsterWebserver):
        def build_middleware(self) -> list[Middleware]:
            return [*guard(names), *super().build_middleware()]

    app.DagsterWebserver = Guarded  # type: ignore[misc]
    cli.main()


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _end(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    """Asks each process to end, then makes it."""
    for process in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
    for process in processes:
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()


if __name__ == "__main__":
    main()
