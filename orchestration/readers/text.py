"""Page dumps (.txt): the story of a page saved as plain text, with the page's furniture around it.

Belongs here: what is special to plain text. Does not belong here: what all formats share (story.py).
"""

from __future__ import annotations

from orchestration.readers.outcome import Page
from orchestration.readers.story import lines_of, split_dump, tell

FORMAT = "text"


def read_text(text: str) -> Page:
    """The story of a plain text page."""
    return tell(*split_dump(lines_of(text)))
