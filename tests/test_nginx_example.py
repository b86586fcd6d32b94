"""The example of a reverse proxy does what docs/operations.md says of it, in a real nginx.

Belongs here: requests through the example to a stand-in for the UI. Does not belong here: the guard of the UI itself (test_webserver.py).
"""

from __future__ import annotations

import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from http.client import HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from orchestration.settings import PROJECT

EXAMPLE = PROJECT / "docs" / "examples" / "nginx.conf"
NAME = "warehouse.example"
LOGIN = {"Authorization": "Basic YW5uYTpzZWNyZXQ="}  # anna:secret
MISSING = [program for program in ("nginx", "openssl") if not shutil.which(program)]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"{' and '.join(MISSING)} not installed")


class Ui(BaseHTTPRequestHandler):
    """Answers everything with the name it was called by."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.headers["Host"].encode())

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None: ...


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of an nginx with the example, paths and ports alone changed."""
    folder, ui, port = tmp_path_factory.mktemp("nginx"), ThreadingHTTPServer(("127.0.0.1", 0), Ui), free_port()
    threading.Thread(target=ui.serve_forever, daemon=True).start()
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", f"/CN={NAME}"]
    names = ["-keyout", str(folder / f"{NAME}.key"), "-out", str(folder / f"{NAME}.pem")]
    subprocess.run([*make, *names], check=True, capture_output=True)
    (folder / "qiantang.htpasswd").write_text("anna:{PLAIN}secret\n")
    example = EXAMPLE.read_text("utf-8").replace("/etc/nginx/", f"{folder}/")
    example = example.replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl").replace(":3000", f":{ui.server_port}")
    (folder / "nginx.conf").write_text(f"""
        daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}
        http {{ access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
        uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
        {example} }}""")
    # As root its workers would be another user's, who may not read this folder.
    nginx = subprocess.Popen(
        ["nginx", "-c", str(folder / "nginx.conf"), "-g", "user root;" if _is_root() else "worker_processes 1;"]
    )
    _wait(port, nginx, folder)
    yield port
    nginx.terminate()
    nginx.wait()
    ui.shutdown()


def _is_root() -> bool:
    return Path("/proc/self").stat().st_uid == 0


def _wait(port: int, nginx: subprocess.Popen[bytes], folder: Path) -> None:
    for _ in range(200):
        assert nginx.poll() is None, (folder / "error.log").read_text()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not listen")


def ask(port: int, method: str, headers: dict[str, str], name: str = NAME) -> tuple[int, str]:
    context = ssl._create_unverified_context()
    raw = socket.create_connection(("127.0.0.1", port))
    connection = HTTPSConnection(name, context=context)
    connection.sock = context.wrap_socket(raw, server_hostname=name)
    connection.request(method, "/graphql", headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        pytest.param("GET", {}, 401, id="without a login"),
        pytest.param("GET", {"Authorization": "Basic YW5uYTp3cm9uZw=="}, 401, id="with a wrong password"),
        pytest.param("GET", LOGIN, 200, id="a page"),
        pytest.param("POST", LOGIN | {"Origin": f"https://{NAME}"}, 200, id="its own page acts"),
        pytest.param("POST", LOGIN, 200, id="a program acts"),
        pytest.param(
            "POST", LOGIN | {"Origin": "https://evil.example"}, 403, id="another site's page acts with our login"
        ),
        pytest.param("POST", LOGIN | {"Origin": f"http://{NAME}"}, 403, id="a page without TLS acts"),
        pytest.param("POST", LOGIN | {"Origin": "null"}, 403, id="a frame without an origin acts"),
    ],
)
def test_who_is_let_in(proxy: int, method: str, headers: dict[str, str], status: int) -> None:
    answered, body = ask(proxy, method, headers)
    assert answered == status
    assert status != 200 or body.partition(":")[0] == NAME


def test_nobody_is_answered_under_another_name(proxy: int) -> None:
    with pytest.raises(ssl.SSLError):
        ask(proxy, "GET", LOGIN, name="evil.example")


def test_the_example_names_one_host_and_this_machine_only() -> None:
    text = EXAMPLE.read_text("utf-8")
    assert set(re.findall(r"https?://([a-z0-9.]+)", text)) == {NAME, "127.0.0.1"}
