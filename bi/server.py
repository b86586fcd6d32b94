"""Starting Superset over the published file: set up what is new, import the dashboards, serve on this machine alone.

Belongs here: the steps of `make bi`. Does not belong here: what is imported (bundle.py) and Superset's settings (superset_config.py).
"""

from __future__ import annotations

import hashlib
import logging
import os
import sys
from importlib.metadata import version
from pathlib import Path

from bi.bundle import ASSETS, bundle
from bi.connection import connect
from bi.home import Home
from orchestration.settings import Settings

ADMIN = "admin"
HOST = "127.0.0.1"
THREADS = 8  # a dashboard asks for a dozen charts at once; one process keeps Superset at some 400 MB


class ServerError(RuntimeError):
    """The BI server cannot be started; the message says what to do."""


def serve(settings: Settings) -> None:
    """Sets Superset up for the published file and becomes its server, until interrupted."""
    set_up(settings)
    gunicorn = Path(sys.executable).with_name("gunicorn")
    print(f"dashboards: http://{HOST}:{settings.bi_port}/dashboard/list/   (Ctrl-C ends)", flush=True)
    os.execve(
        gunicorn,
        [
            str(gunicorn),
            "superset.app:create_app()",
            *("--bind", f"{HOST}:{settings.bi_port}", "--worker-class", "gthread", "--workers", "1"),
            *("--threads", str(THREADS), "--timeout", "120", "--log-level", "warning"),
        ],
        os.environ | environment(settings),
    )


def set_up(settings: Settings) -> None:
    """Brings Superset's own database, the admin and the dashboards up to date; nothing is done if they are. Raises `ServerError`."""
    if not settings.published_file.exists():
        raise ServerError(f"there is no {settings.published_file} to show: build it with `make run`")
    home, wanted = Home(settings), stamp(settings)
    if home.stamp() == wanted:
        return
    is_new = not home.password_file.exists()
    print(f"setting up Superset in {home.folder}", flush=True)
    password = home.secret(home.password_file.name)
    os.environ.update(environment(settings))
    logging.disable(logging.WARNING)  # some 300 lines of migrations; errors are still told
    from superset.app import create_app

    with create_app().app_context():
        _migrate()
        _import(settings, _admin(password))
    home.let_read_while_written()
    home.database.chmod(0o600)
    home.set_stamp(wanted)
    if is_new:
        print(f"sign in as {ADMIN} with the password {password}\n(kept in {home.password_file})", flush=True)


def stamp(settings: Settings) -> str:
    """What the set-up depends on: the versions, our files, and where the published file lies."""
    digest = hashlib.sha256(f"{version('apache-superset')} {settings.published_file}".encode())
    for path in sorted([*ASSETS.rglob("*.yaml"), *Path(__file__).parent.glob("*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def environment(settings: Settings) -> dict[str, str]:
    """What Superset's process needs to find our configuration, in addition to what there is."""
    return settings.as_env() | {
        "SUPERSET_CONFIG_PATH": str(Path(__file__).with_name("superset_config.py")),
        "SUPERSET_HOME": str(Home(settings).folder),
        "FLASK_APP": "superset.app:create_app()",
        "PYTHONPATH": str(Path(__file__).resolve().parent.parent),
        "SCARF_ANALYTICS": "false",
    }


def _migrate() -> None:
    import superset
    from flask_migrate import upgrade
    from superset.extensions import appbuilder

    upgrade(directory=str(Path(superset.__file__).with_name("migrations")))
    appbuilder.add_permissions(update_perms=True)
    appbuilder.sm.sync_role_definitions()


def _admin(password: str) -> object:
    """The user whose dashboards these are; made at the first start."""
    from superset.extensions import security_manager as users

    return users.find_user(ADMIN) or users.add_user(
        ADMIN, "钱塘", "Qiantang", f"{ADMIN}@localhost", users.find_role("Admin"), password=password
    )


def _import(settings: Settings, admin: object) -> None:
    """Imports the dashboards; those of an earlier import are overwritten, others are left alone."""
    from superset.commands.importers.v1.assets import ImportAssetsCommand
    from superset.utils.core import override_user

    with connect(settings.published_file) as con:
        contents = bundle(settings.published_file, con)
    with override_user(admin):
        ImportAssetsCommand(contents).run()
