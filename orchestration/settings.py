"""Every setting of the warehouse, in one place.

Belongs here: names, defaults and meaning of settings, and the paths derived from them. Does not belong here: anything that acts on them.

Each field can be set by an environment variable: its name in capitals with `QIANTANG_` in front (`max_file_bytes` →
`QIANTANG_MAX_FILE_BYTES`). Paths may be relative to the working directory; they are made absolute here, once, because dbt and
Dagster start other processes elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PREFIX = "QIANTANG_"


class SettingError(ValueError):
    """A setting has a value that cannot be used; the message names the variable."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; `Settings.from_env()` reads them."""

    # Where things are.
    raw: Path = PROJECT / "raw"  # folder of press articles, only ever read
    warehouse: Path = PROJECT / "warehouse"  # everything generated
    dagster_home: Path = Path()  # Dagster's run history; default <warehouse>/.dagster, or DAGSTER_HOME if that is set
    dbt_project: Path = (
        PROJECT / "dbt_project"
    )  # models, tests, and the seeds that are also the lexicon of the extraction
    corrections: Path = Path()  # a CSV of your own corrections, read beside seeds/corrections.csv; none by default
    golden: Path = PROJECT / "tests" / "golden"  # *.jsonl with hand-labelled facts of articles in <project>/raw

    # Reading files.
    max_file_bytes: int = 20 * 1024 * 1024  # larger files are rejected unread: no news page comes near it
    settle_seconds: float = 1.0  # a file younger than this may still be being written: deferred to the next run

    file_seconds: float = (
        60.0  # of computing, for reading one file and for parsing one article: what takes longer is rejected
    )

    # Parsing: an article batch ends at whichever comes first. 500 articles are ~1.5M characters, ~300 MB at the peak of parsing.
    chunk_articles: int = 500
    chunk_bytes: int = 8 * 1024 * 1024

    # Checks. Those that block stop the build before anything is published.
    max_rejected_share: float = (
        0.25  # blocks: more rejected files than this mean a reader broke, or the folder holds something else
    )
    max_unexplained_share: float = 0.25  # blocks: numerals that no rule either uses or ignores by name
    fresh_days: int = 400  # warns: the newest article is older than this
    max_loss_share: float = 0.20  # blocks: rows lost since the published build beyond what vanished articles explain
    accept_shrink: bool = False  # publish although rows were lost (once, after having looked)
    golden_found: float = 0.80  # blocks: least precision and least recall of each kind of fact on the golden articles
    golden_strict: float = 0.60  # blocks: the same with every part right

    # Looking.
    bi_port: int = 8088  # of the BI server on 127.0.0.1 (`make bi`)

    # Publishing.
    keep_last: int = 3  # published files kept in <warehouse>/history for `make rollback`
    report_port: int = 3040  # of `make report`, on 127.0.0.1
    lock_seconds: float = 30.0  # how long to wait for another build before giving up
    dbt_threads: int = 2
    dbt_memory_gb: float = 2.0  # of the SQL of a build; what does not fit is spilled beside the build file

    # The Dagster UI: it knows no users, so whoever reaches it may start builds (docs/operations.md).
    ui_host: str = "127.0.0.1"  # address it listens on; one that other machines reach also needs ui_public
    ui_port: int = 3000
    ui_public: bool = False  # yes, other machines may reach it: something in front of it asks for a login
    ui_names: str = ""  # further names that it is called by, with commas: the host name of a reverse proxy
    ui_read_only: bool = False  # for viewers: nothing can be started, and no schedules run

    # `make health`.
    health_hours: float = 48.0  # a build older than this counts as stale
    health_free_gb: float = 2.0  # less free space than this counts as short

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Settings:
        """Settings of this process. Raises `SettingError` naming the variable that makes no sense."""
        env = os.environ if env is None else env
        known = {PREFIX + f.name.upper(): f for f in fields(cls)}
        values: dict[str, object] = {}
        for variable, f in known.items():
            if text := env.get(variable, "").strip():
                values[f.name] = _parse(variable, text, str(f.type))
        settings = cls(**values)  # type: ignore[arg-type]
        home = values.get("dagster_home") or env.get("DAGSTER_HOME") or settings.warehouse / ".dagster"
        return cls(**{**values, "dagster_home": Path(str(home)).expanduser().resolve()})  # type: ignore[arg-type]

    def as_env(self) -> dict[str, str]:
        """The variables that hand these settings to another process."""
        said = {f.name: getattr(self, f.name) for f in fields(self)}
        own = {PREFIX + name.upper(): _format(value) for name, value in said.items() if value != Path()}
        return {**own, "DAGSTER_HOME": str(self.dagster_home)}

    # Derived paths: one name for each file the warehouse has.
    @property
    def staging(self) -> Path:
        return self.warehouse / "staging"

    @property
    def archive(self) -> Path:
        return self.warehouse / "archive"

    @property
    def build_file(self) -> Path:
        return self.warehouse / "build.duckdb"

    @property
    def published_file(self) -> Path:
        return self.warehouse / "qiantang.duckdb"

    @property
    def history(self) -> Path:
        return self.warehouse / "history"

    @property
    def export(self) -> Path:
        """Where `make export` writes: parquet/ and csv/, a file a table of the schema marts."""
        return self.warehouse / "export"

    @property
    def failed_checks(self) -> Path:
        """The queries behind the checks that failed in the newest build, a file each."""
        return self.warehouse / "checks"

    @property
    def docs(self) -> Path:
        """Where `make docs` writes its pages."""
        return self.warehouse / "docs"

    @property
    def report(self) -> Path:
        """The report page: index.html opens in any browser."""
        return self.warehouse / "report"

    @property
    def lock_file(self) -> Path:
        return self.warehouse / ".write.lock"

    @property
    def seal_file(self) -> Path:
        """Which build lies in build.duckdb, tested, and the hash of its bytes."""
        return self.warehouse / ".seal"

    @property
    def dbt_target(self) -> Path:
        """dbt's artefacts, beside the warehouse they belong to: the manifest holds absolute paths of it."""
        return self.warehouse / ".dbt"


def _parse(variable: str, text: str, kind: str) -> object:
    try:
        if kind == "Path":
            return Path(text).expanduser().resolve()
        if kind == "str":
            return text
        if kind == "bool":
            return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}[text.lower()]
        return int(text) if kind == "int" else float(text)
    except (ValueError, KeyError):
        raise SettingError(f"{variable}={text!r} is not a valid {kind}") from None


def _format(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)
