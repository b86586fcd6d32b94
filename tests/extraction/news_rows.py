"""What whole made-up news items give as landings, as lines of text."""

from __future__ import annotations

from datetime import date

from orchestration.extraction import pipeline
from orchestration.extraction.article import Article
from tests.extraction.seed_tables import lexicon

LEXICON = lexicon()
PUBLISHED = date(2011, 7, 21)
PARTS = ("enterprise", "place", "stage", "date", "investment_text")


def rows(text: str, title: str = "要闻", parts: tuple[str, ...] = PARTS) -> list[str]:
    """enterprise|place|stage|date|sum of each row, `-` for what is not said."""
    article = Article("0" * 16, "case.txt", title, f"{title}\n{text}", published_on=PUBLISHED)
    frame = pipeline.extract([article], LEXICON).landing_statements
    return [
        "|".join(str(row[part]) if row[part] is not None else "-" for part in parts)
        for row in frame.iter_rows(named=True)
    ]
