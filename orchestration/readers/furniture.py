"""What on a page is not the story: navigation, share bars, legal notices, captions, keyword lines.

Belongs here: judging one line by itself. The words stand in page_words.csv, one row a word. Does not belong here: where
a story begins and ends (story.py), what a byline says (byline.py). Every function takes a folded line (half width,
Simplified).
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

# The reporters' names in brackets may close a newspaper's last paragraph.
_ENDS_SENTENCE = re.compile(r"[。!?;…][”’\"')》」』]{0,3}(?:\s?\([^()。]{2,60}\))?$")
_HAN = re.compile(r"[一-鿿]")
_SEPARATORS = re.compile(r"[\s|/·>»›_,、:.\[\]【】()-]+")
_CRUMB = re.compile(r"\s?(?:>{1,2}|»|›|->|→)\s?")
_CREDIT = re.compile(
    r"(?:^|[\s,、/()。:“”])[一-鿿·]{2,16}\s?(?:摄|摄影|摄影报道|供图|配图|制图|/图|图/文|绘|提供图片)\s?[)。]?$"
    r"|(?:^|[\s。,(])(?:图|图片|图源|供图|摄影|摄)\s?[:/]\s?[^。]{1,30}$"
)
_PICTURE = re.compile(
    r"^[(\[【]?(?:图为|图片为|图片说明|图\d{0,2}:|(?:相关)?资料图|题图|上图|下图|左图|右图|配图|视频:|▲|△|↑|↓)"
)
_PAGE_NUMBER = re.compile(r"^(?:第?[A-Z]?\d{1,5}版?[:面版]|版面?:|第[一二三四五六七八九十\d]{1,4}[版页])")
_TRAILING_CREDIT = re.compile(
    r"\s?[(\[](?:本[版文稿组报刊]|文中|图|均|以上)?[^()\[\]。]{0,10}图片?[^()\[\]。]{0,40}(?:提供|摄影?|供图)[^()\[\]]{0,12}[)\]]$"
)
_TRAILING_CAPTION = re.compile(r"(?<=[。!?”])\s?图为[^。]{2,100}。?[^。]{0,30}(?:摄|摄影|供图)[)。]?$")
_PHOTOGRAPHER = re.compile(r"(?<=[。!?”])\s?[一-鿿 ]{2,40}\s?(?:摄|摄影|供图)$")
_ORIGINAL_TITLE = re.compile(r"^[(\[【]?原(?:文)?(?:标题|题)\s?[:为]")
_MENU = re.compile(r"[一-鿿A-Za-z]{1,6}")


@cache
def words(role: str) -> tuple[str, ...]:
    """The words of one role of page_words.csv, longest first, so that an alternation prefers the longest."""
    text = files(__package__).joinpath("page_words.csv").read_text(encoding="utf-8")
    return tuple(
        sorted((row["word"] for row in csv.DictReader(text.splitlines()) if row["role"] == role), key=len, reverse=True)
    )


def core(line: str) -> str:
    """The line without the marks around it: 【相关新闻】>> → 相关新闻."""
    start, end = 0, len(line)
    while start < end and not line[start].isalnum():
        start += 1
    while end > start and not line[end - 1].isalnum():
        end -= 1
    return line[start:end]


def han_count(line: str) -> int:
    """How many Chinese characters the line holds."""
    return len(_HAN.findall(line))


def is_prose(line: str) -> bool:
    """A line of running text: a full sentence, or too long for a headline, a menu or a byline."""
    return (han_count(line) >= 15 and bool(_ENDS_SENTENCE.search(line))) or han_count(line) >= 60


def is_short_sentence(line: str) -> bool:
    """A sentence too short to be told from the page's own words by itself; among prose it is story."""
    return han_count(line) >= 4 and bool(_ENDS_SENTENCE.search(line)) and not is_legal(line) and not is_caption(line)


def is_tail(line: str) -> bool:
    """The heading of what follows a story: 相关新闻, 上一篇, 版权声明."""
    bare = core(line)
    return 0 < len(bare) <= 60 and bool(_tail().match(bare))


@cache
def _tail() -> re.Pattern[str]:
    """A tail's word, alone or with a mark or two characters behind it (上一篇:…, 相关新闻列表), or words before it."""
    known = [re.escape(word) for word in words("tail")]
    long = "|".join(word for word in known if len(word) >= 4)
    return re.compile(rf"(?:{'|'.join(known)})(?:.{{0,2}}$|[:>|【\[/])|.{{0,8}}(?:{long})$")


def is_furniture(line: str) -> bool:
    """Buttons, menus and page numbers: words of the page itself."""
    bare = core(line)
    if not bare or bare in words("furniture") or _PAGE_NUMBER.search(line):
        return True
    columns = [column.strip() for column in line.split("|")]
    if len(columns) >= 4 and all(len(column) <= 10 for column in columns) and "。" not in line:
        return True
    parts = [part for part in _SEPARATORS.split(line) if part]
    known = words("furniture")
    if parts and len(line) <= 60 and all(part in known or part.isdigit() for part in parts):
        return True
    return len(parts) >= 6 and not re.search(r"[。,、;!?%\d]", line) and all(_MENU.fullmatch(part) for part in parts)


def is_masthead(line: str) -> bool:
    """The paper's or site's name standing alone, with or without a word of the page beside it."""
    return masthead(line) is not None


def masthead(line: str) -> str | None:
    """The name on a masthead (某某日报 数字报纸), None for any other line."""
    if len(line) > 24:
        return None
    pieces = [part for part in _SEPARATORS.split(line) if part]
    names = [part for part in pieces if part not in words("furniture")]
    if len(names) != 1:
        return None
    announced = any(part in words("masthead") for part in pieces)
    # Headlines end in 网 and 报 too (…建成一张算力网), so a name without a word of the page beside it must be short.
    is_name = len(names[0]) <= 8 and is_outlet(names[0])
    return names[0] if is_name or (announced and 3 <= len(names[0]) <= 12 and names[0].isalnum()) else None


def is_outlet(name: str) -> bool:
    """Whether a name ends as the names of papers, sites, stations and agencies do."""
    return 3 <= len(name) <= 20 and name.endswith(words("outlet_suffix")) and name.isalnum()


def is_breadcrumb(line: str) -> bool:
    """当前位置:首页 > 新闻 > 正文."""
    if core(line).startswith(words("breadcrumb")):
        return len(line) <= 150
    return len(line) <= 150 and len(_CRUMB.findall(line)) >= 2 and "。" not in line


def crumbs(line: str) -> list[str]:
    """The steps of a breadcrumb line, without its label."""
    _, _, trail = line.rpartition(":")
    return [step.strip() for step in _CRUMB.split(trail or line) if step.strip()]


def is_caption(line: str) -> bool:
    """A picture's words: opened by 图为, or closed by the photographer's credit. Several sentences are a paragraph."""
    return not _is_paragraph(line) and bool(_PICTURE.search(line) or _CREDIT.search(line))


def _is_paragraph(line: str) -> bool:
    return len(line) > 160 or len(re.findall(r"[。!?](?=.{12})", line)) > 1


def is_legal(line: str) -> bool:
    """Copyright and liability notices. One word is enough on a short line; a story may well speak of 侵权 once."""
    hits = len(_legal().findall(line))
    return (
        hits >= 2
        or (hits == 1 and len(line) <= 40 and not _ENDS_SENTENCE.search(line))
        or line.startswith(("[声明]", "声明:"))
    )


@cache
def _legal() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words("legal"))), re.IGNORECASE)


def is_keywords(line: str) -> bool:
    """文章关键字:…, Tags:…."""
    return len(line) <= 200 and bool(
        re.match(
            r"[【\[(]?(?:" + "|".join(map(re.escape, words("keyword_label"))) + r")[】\])]?\s?:", line, re.IGNORECASE
        )
    )


def is_original_title(line: str) -> bool:
    """(原标题:…)."""
    return len(line) <= 160 and bool(_ORIGINAL_TITLE.search(line))


def lead_length(line: str) -> int:
    """Length of the label that opens an abstract (核心提示:), 0 without one."""
    match = re.match(r"[【\[(]?(?:" + "|".join(words("lead_label")) + r")[】\])]?\s{0,3}[::]?\s{0,3}", line)
    return match.end() if match and match.group().rstrip() != core(match.group()) else 0


def title_length(line: str) -> int:
    """Length of the label that announces the headline (标题:), 0 without one."""
    match = re.match(r"[【\[(]?(?:" + "|".join(words("title_label")) + r")[】\])]?\s?:\s?", line)
    return match.end() if match else 0


def is_clock(line: str) -> bool:
    """今天是2021年3月4日 星期四: the reader's day, not the story's."""
    return any(word in line[:20] for word in words("clock"))


def without_credit(line: str, folded: str) -> str:
    """The line without a caption (图为… 摄) or a picture credit in brackets at its end."""
    near_end = max(0, len(folded) - 150)
    match = _TRAILING_CREDIT.search(folded, near_end) or _TRAILING_CAPTION.search(folded, near_end)
    if match is None and _is_paragraph(folded):
        match = _PHOTOGRAPHER.search(folded, near_end)
    return line[: match.start()].rstrip() if match else line
