"""The lines of a page → its story: headline, small print, paragraphs.

Belongs here: where the story begins and ends among a page's lines, which of its lines are not story, which line is the
headline. Does not belong here: how a format is turned into lines (text.py, html.py, markdown.py); judging one line
(furniture.py, byline.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from orchestration.extraction.text import fold
from orchestration.readers import furniture
from orchestration.readers.byline import Byline, dateline, is_people_line, person_names, read_byline, signature
from orchestration.readers.dates import full_dates, month_line, paper_date
from orchestration.readers.outcome import Page, Unreadable

_LONGEST_TITLE = 80
# A headline stands in the page's title too; what has fewer characters (指导思想) is a word of the menu that the story uses.
_SHORTEST_REPEATED = 6
_SHORTEST_OPENING = 8  # Han characters before the colon of a list; labels (责任编辑:) have fewer
# No page of one story has so many; each line costs some 50 µs of judging.
MAX_LINES = 20_000
# One line is one paragraph for every later stage, and tokenizers hang on a line of millions of characters.
MAX_LINE = 200_000
_MARKS = re.compile(r"[\W_]+")
_SPACES = re.compile(r"[ \t\xa0\u3000]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page as written, and folded for matching; both without outer spaces and equally long."""

    text: str
    folded: str

    @property
    def bare(self) -> str:
        """For comparing lines: folded, without spaces and marks."""
        return _MARKS.sub("", self.folded)


def lines_of(text: str) -> list[Line]:
    """The text's non-empty lines. Raises Unreadable (too_large, line_too_long)."""
    lines = [raw for raw in text.split("\n") if raw.strip()]
    if len(lines) > MAX_LINES:
        raise Unreadable("too_large", f"{len(lines)} lines of text, more than {MAX_LINES}")
    longest = max(map(len, lines), default=0)
    if longest > MAX_LINE:
        raise Unreadable("line_too_long", f"a line of {longest} characters, more than {MAX_LINE}")
    return [make_line(raw) for raw in lines]


def make_line(raw: str) -> Line:
    """A line without outer spaces and without a picture credit in brackets at its end; runs of inner spaces become one,
    as on screen.
    """
    text = _SPACES.sub(" ", raw.strip())
    folded = fold(text)
    kept = furniture.without_credit(text, folded)
    return Line(kept, folded[: len(kept)])


def squash(text: str) -> str:
    """For comparing headlines: folded, without spaces and marks."""
    return _MARKS.sub("", fold(text))


def split_dump(lines: list[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """What stands before the first prose of a page dump, its story, and what follows it.

    The story ends at the first heading of a tail (相关新闻) that has most of the prose before it, or with its last
    whole sentence.
    """
    prose = [_is_story_prose(line) for line in lines]
    if not any(prose):
        return ([], lines, []) if len(lines) < 2 else (lines[:1], lines[1:], [])
    # Headlines end in ! or ? too, so the story is first looked for at a full stop.
    start = next((i for i, line in enumerate(lines) if prose[i] and _has_full_stop(line)), prose.index(True))
    total = sum(len(line.text) for line, is_prose in zip(lines, prose, strict=True) if is_prose)
    seen, end = 0, start
    for index in range(start, len(lines)):
        if furniture.is_tail(lines[index].folded) and seen * 2 > total:
            break
        if prose[index]:
            seen += len(lines[index].text)
        if prose[index] or furniture.is_short_sentence(lines[index].folded):
            end = index + 1
    return lines[:start], lines[start:end], lines[end:]


def _has_full_stop(line: Line) -> bool:
    return "。" in line.folded or len(line.folded) > _LONGEST_TITLE


def _is_story_prose(line: Line) -> bool:
    folded = line.folded
    return (
        furniture.is_prose(folded)
        and not furniture.is_legal(folded)
        and not furniture.is_caption(folded)
        and not furniture.lead_length(folded)
        and not furniture.is_breadcrumb(folded)
        and read_byline(folded) is None
    )


def tell(head: list[Line], body: list[Line], tail: list[Line], title: str | None = None) -> Page:
    """The story of a page whose lines are split into what precedes, holds and follows it.

    `title` is the headline when the format knows it; otherwise it is chosen from `head`.
    """
    small_print, candidates = _read_head(head)
    everything = [*head, *body, *tail]
    headline = make_line(title) if title else _choose_title(candidates, everything)
    if not headline.text and body and not _is_story_prose(body[0]) and 4 <= len(body[0].bare) <= _LONGEST_TITLE:
        headline = body[0]
    wanted = headline.bare
    page = Page(title=headline.text)
    subtitles, opening = _between(candidates, wanted)
    page.paragraphs = [line.text for line in dict.fromkeys(subtitles)]
    kept, found = clean([*opening, *body], wanted)
    page.paragraphs += kept
    small_print.add(found)
    close = list(takewhile(lambda line: not furniture.is_tail(line.folded), tail))
    for line in close:
        if byline := read_byline(line.folded):
            small_print.add(byline)
    if left_out := sum(len(line.text) for line in tail):
        page.notes.append(f"{left_out} characters after the story left out")
    page.published_on = small_print.published_on or _date_in_print([*reversed(head), *close])
    page.published_month = next(
        (month for line in [*reversed(head), *close] if (month := month_line(line.folded))), None
    )
    page.publisher, page.source, page.author = small_print.publisher, small_print.source, small_print.author
    return page


def _read_head(head: list[Line]) -> tuple[Byline, list[Line]]:
    """What the lines before the story say, and those of them that may be its headline, with what stands between it and
    the story.
    """
    found, candidates = Byline(), []
    for line in reversed(head):  # the small print nearest the story is the story's own
        folded = line.folded
        if furniture.is_clock(folded):
            continue
        if label := furniture.title_length(folded):
            candidates.append(Line(line.text[label:], folded[label:]))
        elif furniture.is_breadcrumb(folded):
            steps = furniture.crumbs(folded)
            if steps and furniture.is_outlet(steps[0]):
                found.add(Byline(publisher=steps[0]))
        elif furniture.is_masthead(folded):
            found.add(Byline(publisher=furniture.masthead(folded)))
        elif is_people_line(folded):
            found.add(Byline(author=person_names(folded)))
        elif byline := read_byline(folded):
            found.add(byline)
        elif (reported := dateline(folded))[0] == len(folded):
            found.add(reported[1])
        elif not _is_noise(folded) and not furniture.lead_length(folded):
            candidates.append(line)
    return found, candidates[::-1]


def _choose_title(candidates: list[Line], everything: list[Line]) -> Line:
    """The headline among the lines before the story: repeated on the page, of a headline's length, no kicker, no
    subtitle.
    """
    whole = [line.bare for line in everything]
    best, best_score = Line("", ""), -1.0
    for place, line in enumerate(candidates if len(candidates) <= 60 else [*candidates[:20], *candidates[-40:]]):
        text = line.bare
        if not 4 <= len(text) <= _LONGEST_TITLE:
            continue
        score = 2.0 if 8 <= len(text) <= 45 else 0.0
        score += 3.0 * (len(text) >= _SHORTEST_REPEATED and sum(text in other for other in whole) > 1)
        score -= 4.0 * _is_subtitle(line.folded)
        score -= 0.1 * min(place, 10)
        if score > best_score:
            best, best_score = line, score
    return best


def _between(candidates: list[Line], wanted_title: str) -> tuple[list[Line], list[Line]]:
    """Subtitles and kickers around the headline; and the story's opening, when its first paragraph is cut and so not
    yet seen as prose.
    """
    subtitles = [line for line in candidates if line.bare != wanted_title and _is_subtitle(line.folded)]
    places = [place for place, line in enumerate(candidates) if line.bare == wanted_title]
    rest = [line for line in candidates[places[-1] + 1 :] if line not in subtitles] if places else []
    for place, line in enumerate(rest):
        if _opens_story(line.folded):
            return subtitles, rest[place:]
    return subtitles, []


def _opens_story(folded: str) -> bool:
    """A cut paragraph, or a first one of few words: 5月8日,甲公司落户乙区。 or 主要指标如下: above a list."""
    return (
        bool(dateline(folded)[0])
        or furniture.han_count(folded) >= 35
        or (folded.endswith("。") and furniture.is_short_sentence(folded))
        or (folded.endswith(":") and furniture.han_count(folded) >= _SHORTEST_OPENING)
    )


def _is_subtitle(folded: str) -> bool:
    """——写在…之际, and kickers (强链补链——) above a headline."""
    return len(folded) <= _LONGEST_TITLE and (folded.startswith(("—", "--")) or folded.endswith(("—", "--")))


def clean(body: list[Line], wanted_title: str) -> tuple[list[str], Byline]:
    """The story's paragraphs without what the page put between them, and what small print among them says."""
    kept: list[str] = []
    found = Byline()
    later = [line.bare for line in body]
    for place, line in enumerate(body):
        text, folded = line.text, line.folded
        bare = later[place]
        if not bare or bare == wanted_title or _is_noise(folded):
            if paper := paper_date(folded):
                found.add(Byline(published_on=paper))
            continue
        near_edge = place < 4 or place >= len(body) - 4
        if near_edge and is_people_line(folded):
            found.add(Byline(author=person_names(folded)))
            continue
        if (byline := read_byline(folded)) and (near_edge or byline.source or byline.author):
            found.add(byline)
            continue
        if place < 10 and (label := furniture.lead_length(folded)):
            if any(bare[6:40] in other for index, other in enumerate(later) if index != place):
                continue
            text, folded = text[label:], folded[label:]
        if place < 6:
            length, said = dateline(folded)
            found.add(said)
            text, folded = text[length:], folded[length:]
        if place >= len(body) - 3:
            end, said = signature(folded)
            found.add(said)
            text = text[:end]
        if text := text.strip():
            kept.append(text)
    return kept, found


def _is_noise(folded: str) -> bool:
    return (
        furniture.is_furniture(folded)
        or furniture.is_caption(folded)
        or furniture.is_legal(folded)
        or furniture.is_keywords(folded)
        or furniture.is_original_title(folded)
        or furniture.is_breadcrumb(folded)
        or (furniture.is_tail(folded) and not furniture.is_prose(folded))
        or (paper_date(folded) is not None and not furniture.is_prose(folded))
    )


def _date_in_print(lines: list[Line]) -> date | None:
    """A date in lines that are not story: newspaper ids first, then any complete date on a short line, the nearest to
    the story.
    """
    for line in lines:
        if paper := paper_date(line.folded):
            return paper
    for line in lines:
        if (
            len(line.folded) <= 80
            and not _is_noise(line.folded)
            and not furniture.is_clock(line.folded)
            and (dates := full_dates(line.folded))
        ):
            return dates[0][1]
    return None
