"""The command behind `make bi`: `python -m bi`, with the Python of .venv-bi."""

from __future__ import annotations

import sys

from bi.server import ServerError, serve
from orchestration.settings import SettingError, Settings


def main() -> int:
    try:
        serve(Settings.from_env())
    except (SettingError, ServerError) as error:
        print(f"bi: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
