"""Write the seed `rule_confidence.csv`.

Belongs here: measuring, on the labelled articles there are, how often each rule's rows are right. Does not belong here: how the share is
estimated (orchestration/calibration.py) and anything that runs in the pipeline; the seed is committed and read from there.

    python tools/calibrate.py

Counted are our own samples and the labelled articles beside the repository if they are there, without those held aside: these say,
in `make score` and in the checks of a build, whether the confidence is right.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from orchestration.calibration import RuleConfidence, calibrate
from orchestration.parse import load_lexicon
from orchestration.score import by_extraction, collections, judged, load_judge
from orchestration.settings import Settings

SEED = "rule_confidence"
HEADER = ("fact", "rule", "confidence", "row_count", "right_count", "measured_on")


def measure(settings: Settings) -> list[RuleConfidence]:
    """The confidence of each rule that the seed names or that makes a row."""
    judge, lexicon = load_judge(), load_lexicon(settings)
    known = {(row["fact"], row["rule"]) for row in lexicon.tables.get(SEED, ())}
    verdicts = [
        verdict
        for collection in collections(settings)
        for verdict in judged(judge, collection, by_extraction(collection, lexicon))
        if verdict.article not in collection.held
    ]
    return calibrate(verdicts, known)


def write(path: Path, rows: Iterable[RuleConfidence], day: str) -> None:
    """Writes the seed; a row whose counts are as they were keeps the day it was measured on."""
    before = {}
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            before = {tuple(list(row.values())[:-1]): row["measured_on"] for row in csv.DictReader(file)}
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(HEADER)
        for row in rows:
            told = (row.fact, row.rule, f"{row.confidence:.2f}", str(row.rows), str(row.right_rows))
            out.writerow((*told, before.get(told, day)))


def main() -> int:
    settings = Settings.from_env()
    rows = measure(settings)
    write(settings.dbt_project / "seeds" / f"{SEED}.csv", rows, datetime.now(UTC).date().isoformat())
    for row in rows:
        low, high = row.interval
        sys.stdout.write(
            f"{row.fact:9} {row.rule:16} {row.confidence:.2f}   {row.right_rows:3} of {row.rows:3} right"
            f" ({low:.2f} to {high:.2f})\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
