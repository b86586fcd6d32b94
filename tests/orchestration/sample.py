"""A warehouse of the sample articles, built once for all tests that look at it, and copies for those that change it.

Belongs here: how it is built, found by every worker, and copied. Does not belong here: builds made up without dbt (builds.py).
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from orchestration.settings import PROJECT, Settings

SAID = "said.txt"


def built_sample(home: Path) -> Settings:
    """The warehouse in `home`, built by whoever comes first; nobody may change it."""
    settings = settings_at(home)
    home.mkdir(exist_ok=True)
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / SAID).exists():
            shutil.copytree(PROJECT / "raw", settings.raw, dirs_exist_ok=True)
            done = build(settings)
            assert done.returncode == 0, done.stdout + done.stderr
            (home / SAID).write_text(done.stdout, "utf-8")
    return settings


def what_it_said(sample: Settings) -> str:
    """What the build of the sample printed."""
    return (sample.raw.parent / SAID).read_text("utf-8")


def copy_of(sample: Settings, home: Path) -> Settings:
    """The same warehouse in another place, to be built again."""
    shutil.copytree(sample.raw.parent, home, ignore=shutil.ignore_patterns(".dagster"))
    return settings_at(home)


def settings_at(home: Path) -> Settings:
    """Settings of the articles and the warehouse in `home`; files count at once."""
    warehouse = home / "warehouse"
    return replace(
        Settings(),
        raw=home / "raw",
        warehouse=warehouse,
        dagster_home=warehouse / ".dagster",
        golden=home
        / "none",  # how accurate the extraction is, `make run` decides; here it is asked what a build does with the answer
        settle_seconds=0.0,
    )


def build(settings: Settings, *arguments: str) -> subprocess.CompletedProcess[str]:
    return command(settings, "run", *arguments)


def command(settings: Settings, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "orchestration", *arguments]
    return subprocess.run(
        command, cwd=PROJECT, env=os.environ | settings.as_env(), capture_output=True, text=True, check=False
    )
