"""`make audit`: asks an advisory service about every package of every lock, and fails unless each was answered for.

Belongs here: which locks there are, and what counts as audited. Does not belong here: the asking; pip-audit does it.

pip-audit leaves with 0 when it could audit nothing (2.10: each package "not found and could not be audited"), so it runs with `--strict`;
and with `--require-hashes` and `--disable-pip` it reads the locks as they are, installs nothing and resolves nothing.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
OPTIONS = ["--strict", "--require-hashes", "--disable-pip", "--progress-spinner", "off"]


def audit(pip_audit: str, locks: list[Path]) -> int:
    """1 if a lock has a known vulnerability or could not be audited whole, else 0; says which."""
    failed = []
    for lock in locks:
        print(f"auditing {lock.name}", flush=True)
        done = subprocess.run([pip_audit, *OPTIONS, "-r", str(lock)], capture_output=True, text=True, check=False)
        if done.returncode:
            # The findings, or the last line of what went wrong: a service that is not reached ends in a page of traceback.
            print(done.stdout or done.stderr.strip().splitlines()[-1][:400])
            failed.append(lock.name)
    if failed:
        print(
            f"NOT AUDITED or vulnerable: {', '.join(failed)}. Nothing is known to be safe until each lock was audited whole."
        )
        return 1
    print(f"{len(locks)} locks audited: no known vulnerability")
    return 0


if __name__ == "__main__":
    sys.exit(audit(sys.argv[1], sorted(PROJECT.glob("requirements*.lock"))))
