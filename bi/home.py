"""The folder of the BI server in the warehouse: its own database, its secrets, what it has imported.

Belongs here: where those lie and how they are kept. Does not belong here: anything of Superset.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

from orchestration.settings import Settings


class Home:
    """`<warehouse>/.superset`, readable by its owner alone. Dashboards that people make live in it: `make clean` leaves it alone."""

    def __init__(self, settings: Settings) -> None:
        self.folder: Path = settings.warehouse / ".superset"

    @property
    def database(self) -> Path:
        """Superset's own database: users, dashboards, logs. No row of the warehouse."""
        return self.folder / "superset.db"

    @property
    def password_file(self) -> Path:
        return self.folder / "admin_password"

    def secret(self, name: str) -> str:
        """The secret of that name; made up at the first call, the same ever after. Its file is 0600."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        path = self.folder / name
        try:
            fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text("utf-8").strip()
        with os.fdopen(fd, "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(32) + "\n")
        return path.read_text("utf-8").strip()

    def let_read_while_written(self) -> None:
        """Superset notes every request in its database, and on a busy machine pages met "database is locked". The file keeps the mode."""
        with closing(sqlite3.connect(self.database)) as con:
            con.execute("pragma journal_mode = wal")

    def stamp(self) -> str:
        """What was last set up here; empty if nothing was."""
        path = self.folder / "stamp"
        return path.read_text("utf-8").strip() if path.exists() else ""

    def set_stamp(self, stamp: str) -> None:
        (self.folder / "stamp").write_text(stamp + "\n", "utf-8")
