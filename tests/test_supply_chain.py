"""What is installed is what was looked at: locks are whole, and the audit does not pass what it could not audit.

Belongs here: the requirement files and `tools/audit.py`. Does not belong here: whether a package is good: the audit asks a service.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from orchestration.settings import PROJECT
from tools.audit import audit

LOCKS = sorted(PROJECT.glob("requirements*.lock"))
REQUIREMENT = re.compile(
    r"^([a-z0-9][a-z0-9._-]*)(?:\[[a-z,]+\])?==(\S+)((?: \\\n    --hash=sha256:[0-9a-f]{64})*)", re.MULTILINE
)
RANGE = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)", re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_of_a_lock_has_its_hashes(lock: Path) -> None:
    packages = REQUIREMENT.findall(lock.read_text("utf-8"))
    assert packages
    assert [name for name, _, hashes in packages if not hashes] == []
    lines = [line for line in lock.read_text("utf-8").splitlines() if line and not line.startswith((" ", "#"))]
    assert len(packages) == len(lines), "a line that is no pinned package: a range, an address, a folder"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_lock_names_where_packages_come_from(lock: Path) -> None:
    assert re.findall(r"https?://|--(?:extra-)?index-url|--find-links|file:", lock.read_text("utf-8")) == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_all_that_its_ranges_ask_for(lock: Path) -> None:
    asked = {name.lower().replace("_", "-") for name in RANGE.findall(lock.with_suffix(".in").read_text("utf-8"))}
    assert asked - {name for name, _, _ in REQUIREMENT.findall(lock.read_text("utf-8"))} == set()


def test_every_range_has_its_lock_and_make_compiles_it() -> None:
    assert [path.stem for path in sorted(PROJECT.glob("requirements*.in"))] == [lock.stem for lock in LOCKS]
    [parts] = re.findall(r"for part in (.*?); do", (PROJECT / "Makefile").read_text("utf-8"))
    assert {f"requirements{part.strip(chr(34))}" for part in parts.split()} == {lock.stem for lock in LOCKS}


@pytest.fixture
def locks(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "requirements-a.lock", tmp_path / "requirements-b.lock"]
    for path in paths:
        path.write_text("x==1\n")
    return paths


def auditor(folder: Path, script: str) -> str:
    path = folder / "pip-audit"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_an_audit_that_knows_of_nothing_passes(locks: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert audit(auditor(locks[0].parent, "exit 0"), locks) == 0
    assert "2 locks audited: no known vulnerability" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("script", "told"),
    [
        pytest.param('case "$*" in *-b.lock) echo "x 1 CVE-1"; exit 1;; esac', "x 1 CVE-1", id="a vulnerability"),
        pytest.param('case "$*" in *-b.lock) echo "x: could not be audited" >&2; exit 1;; esac', "could not be audited", id="unknown"),
        pytest.param('case "$*" in *-b.lock) printf "Traceback\\nNo such host" >&2; exit 1;; esac', "No such host", id="no service"),
    ],
)  # fmt: skip
def test_an_audit_that_is_not_whole_fails_and_names_the_lock(
    locks: list[Path], capsys: pytest.CaptureFixture[str], script: str, told: str
) -> None:
    assert audit(auditor(locks[0].parent, script), locks) == 1
    said = capsys.readouterr().out
    assert told in said
    assert "NOT AUDITED or vulnerable: requirements-b.lock." in said


def test_the_audit_is_strict(locks: list[Path]) -> None:
    asked = (
        'for option in --strict --require-hashes --disable-pip; do case "$*" in *$option*) ;; *) exit 1;; esac; done'
    )
    assert audit(auditor(locks[0].parent, asked), locks) == 0
