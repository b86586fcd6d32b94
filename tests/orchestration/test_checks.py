"""What the checks of the staging tables show of themselves."""

from __future__ import annotations

import dagster as dg

from orchestration.accuracy import Figures
from orchestration.calibration import is_held_aside
from orchestration.defs.parse.checks import accuracy_metadata
from orchestration.matching import Verdict

ASIDE = next(name for name in map("{}.txt".format, range(99)) if is_held_aside(name))
USED = next(name for name in map("{}.txt".format, range(99)) if not is_held_aside(name))


def verdict(article: str) -> Verdict:
    return Verdict(article, "metrics", "right", (), {}, {"rule": "noun_before", "confidence": 0.9})


def test_without_a_golden_article_no_figure_is_shown() -> None:
    figures = Figures("metrics")
    assert accuracy_metadata(figures) == {}
    assert figures.sentence() == "no golden article in this build"


def test_confidence_is_drawn_for_all_golden_articles_and_for_those_held_aside() -> None:
    shown = accuracy_metadata(Figures("metrics", articles=2, verdicts=[verdict(ASIDE), verdict(USED)]))
    for name in ("confidence, all golden articles", "confidence, articles held aside"):
        picture = shown[name]
        assert isinstance(picture, dg.MarkdownMetadataValue)
        assert "data:image/png;base64," in str(picture.value)
    assert shown["found precision"] == 1.0
    assert "confidence, articles held aside" not in accuracy_metadata(Figures("metrics", 1, [verdict(USED)]))
