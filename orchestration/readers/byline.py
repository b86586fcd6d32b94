"""What a page's small print says of the story: when, from where, by whom.

Belongs here: lines with 来源, 作者, dates and times; datelines that open the first paragraph. Does not belong here:
machine-readable metadata (html.py), judging whether a line belongs to the story (story.py). All functions take folded
lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise, zip_longest

from orchestration.readers.dates import first_date, labelled_date
from orchestration.readers.furniture import is_outlet, words

_LONGEST = 220  # a byline with counts, share buttons and editors is long, a paragraph longer
_DATE_OR_TIME = re.compile(
    r"(?:19|20)\d\d(?:\s{0,2}年\s{0,2}\d{1,2}\s{0,2}月\s{0,2}\d{1,2}(?:\s{0,2}日)?|[-/.]\d{1,2}[-/.]\d{1,2})|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d)|\d{1,2}:\d\d(?::\d\d)?|星期[一二三四五六日天]"
)
_VALUE_END = re.compile(r"\s{2,}|\s?[|【\[(]|\s(?=[\d\-])|(?<=[一-鿿])\s(?=[一-鿿]{2,8}[: ]|$)|[,;。]")
_ROLE_WORDS = re.compile(
    r"(?:本报|本网|本台|本刊|实习|特约|首席|全媒体|融媒体)?(?:记者|通讯员|作者|见习记者)\s{0,3}[/:]?\s{0,3}"
)
_PAGE_ID = re.compile(r"第?\s?[A-Z]?\d{1,3}版?\s?[:面版]\s?[一-鿿]{0,6}|(?<![A-Za-z0-9])[A-Z]\d{1,2}(?![A-Za-z0-9])")
_PERSON = r"[一-鿿]{2,4}"
_NAMES_ONLY = re.compile(r"(?:[一-鿿]{1,4}\s){1,7}[一-鿿]{1,4}")
_SIGNATURE = re.compile(r"\s?\(([^()。]{0,12}(?:记者|通讯员|作者)[^()。]{2,50})\)$")
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # 某某网消息(栏目名): 本报讯(记者 某某) 某某网讯
        r"(?P<outlet>本报|本台|本网|本刊|本社|[一-鿿]{1,10}(?:网|报|社|台|在线|客户端))\s?(?:[一-鿿]{2,6})?(?:消息|讯)(?=[\s:(,])"
        r"\s?(?:\((?P<who>[^()]{1,60})\))?\s?:?\s*",
        # 某某社某地7月1日电(记者 某某)
        r"(?P<outlet>[一-鿿]{2,8}(?:社|网|报|台|在线))\s?[一-鿿·]{0,12}?"
        r"(?:\s?(?:(?:19|20)\d\d年)?\d{1,2}月)?\d{1,2}日\s?(?:电|讯|消息)\s?(?:\((?P<who>[^()]{1,60})\))?\s?(?:题)?:?\s*",
        # 某某网电(记者 某某)
        r"(?P<outlet>[一-鿿]{2,8}(?:社|网|报|台))\s?(?:电|讯)\s?\((?P<who>(?:记者|通讯员)[^()]{1,50})\)\s?:?\s*",
        # 【某某台2021年3月2日讯】
        r"【(?P<outlet>[一-鿿]{2,12})\s?(?:\d[^【】]{4,24}日\s?)?[讯电]】\s*(?:\((?P<who>[^()]{1,60})\))?\s*",
        # 某某观察4月28日讯(记者 某某), 某某早班车消息:
        r"(?P<outlet>[一-鿿]{2,10}?)\s?(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日\s?(?:讯|电)(?=[\s(:])\s?(?:\((?P<who>[^()]{1,60})\))?\s?:?\s*",
        r"(?P<outlet>[一-鿿]{2,12})(?:消息|讯)\s?(?:\((?P<who>[^()]{1,40})\))?\s?:\s*",
        # 某某报 姓名 记者姓名 某地电 (or 讯, 报道), set off by spaces
        r"(?P<outlet>[一-鿿]{2,10}(?:报|网|社|刊))\s"
        r"(?P<who>[一-鿿 ]{2,40}?记者\s?[一-鿿]{2,4}(?:\s[一-鿿]{2,4}){0,6}?)\s"
        r"(?:[一-鿿]{2,10}\s?)?(?:电|讯|报道|报导)[\s:]\s*",
        # Taiwan: 【某某晚报/记者某某/某地报道】, (某某社记者某某某地30日电), 记者某某/某地报道
        r"[【〔\[(](?:(?P<outlet>[一-鿿]{2,8}?(?:报|社|网|台|周刊))[\s/╱|]{0,3})?(?P<who>(?:本报|特派|地方)?记者[一-鿿·、 ]{2,12}?)"
        r"(?:[\s/╱|]{1,3}[一-鿿]{2,8}?(?:报道|报导|电|讯)|[一-鿿]{2}\d{1,2}日电)[】〕\])]\s*(?:(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})?\s*",
        r"(?P<who>记者[一-鿿]{2,4}(?:、[一-鿿]{2,4}){0,3})\s?[/╱|]\s?[一-鿿]{2,6}?(?:报道|报导|电)\s*",
        r"\((?P<who>(?:本报|本网)?(?:记者|通讯员)[^()]{2,50})\)\s*",
    )
)


@dataclass(slots=True)
class Byline:
    """What has been learnt so far; the first value found for a part stays."""

    published_on: date | None = None
    source: str | None = None
    author: str | None = None
    publisher: str | None = None

    def add(self, other: Byline) -> None:
        """Take from `other` what is still unknown."""
        self.published_on = self.published_on or other.published_on
        self.source = self.source or other.source
        self.author = self.author or other.author
        self.publisher = self.publisher or other.publisher


@cache
def _label() -> re.Pattern[str]:
    roles = "|".join(
        f"(?P<{role}>{'|'.join(re.escape(word) for word in words(role + '_label'))})"
        for role in ("date", "source", "author", "staff", "count")
    )
    return re.compile(rf"(?:(?<![一-鿿A-Za-z])|(?<=[日报网社]))(?:{roles})\s{{0,4}}:\s{{0,4}}")


def read_byline(line: str) -> Byline | None:
    """What a line says if it is small print (a date, 来源:…, 作者:…, 编辑:… and little else); None for any other line.

    >>> read_byline("2021年3月4日 8:15 来源:江城晚报 作者:李明")
    Byline(published_on=datetime.date(2021, 3, 4), source='江城晚报', author='李明', publisher=None)
    """
    if len(line) > _LONGEST:
        return None
    labels = list(_label().finditer(line))
    prefix = line[: labels[0].start()] if labels else line
    dated = _DATE_OR_TIME.search(line)
    if not labels and not dated:
        return None
    found, rest = _unlabelled(prefix)
    if len(rest) > (16 if labels else 8) or re.search(r"[。;!?]", rest):
        return None
    for label, following in zip_longest(labels, labels[1:]):
        text = line[label.end() : following.start() if following else len(line)]
        if label["staff"] is None and label["count"] is None and label["date"] is None and len(text) > 60:
            return None  # 来源:… and a whole sentence behind it is prose
        _take(found, label, text)
    return found


def _unlabelled(prefix: str) -> tuple[Byline, str]:
    """What a byline says without labels (2021-03-04 江右日报 记者 某某 A8), and what is left of it unexplained."""
    found = Byline(published_on=first_date(prefix))
    rest = _PAGE_ID.sub(" ", _DATE_OR_TIME.sub(" ", prefix))
    pieces = [piece for piece in re.split(r"[\s|]+", rest.strip(" |-—()[]【】:·")) if piece]
    outlet = next((piece for piece in pieces[:2] if is_outlet(piece)), None)
    if outlet:
        found.publisher = outlet
        pieces.remove(outlet)
    if pieces and _ROLE_WORDS.match(pieces[0]) and is_people_line(" ".join(pieces)):
        found.author, pieces = person_names(" ".join(pieces)), []
    return found, " ".join(pieces)


def _take(found: Byline, label: re.Match[str], text: str) -> None:
    value = _VALUE_END.split(text.strip(" -—|"), maxsplit=1)[0].strip(' -—|《》“”"[]【】()')
    if found.published_on is None and (label["date"] or label["source"]):
        found.published_on = labelled_date(text) if label["date"] else first_date(text)
    if not value or len(value) > 30:
        return
    if label["source"]:
        value = value.split(" ")[0]  # outlets have no spaces, what follows is a button
    if label["source"] and found.source is None and not _DATE_OR_TIME.match(value):
        if label["source"].startswith("发布") and not is_outlet(value):
            return  # 发布人:管理员 names a clerk of the site
        found.source = value
    elif label["author"] and found.author is None:
        found.author = person_names(text.strip(" -—|()[]")[:40])


def person_names(text: str) -> str | None:
    """The people of an author line, joined by 、: "本报记者 洪 亮 通讯员 王小明" → "洪亮、王小明"; None without any."""
    text = _ROLE_WORDS.sub(" ", text)
    text = re.sub(r"(?<![一-鿿])([一-鿿])\s{1,3}([一-鿿])(?![一-鿿])", r"\1\2", text)
    names = re.findall(rf"(?<![一-鿿]){_PERSON}(?![一-鿿])", text)
    not_names = (*words("furniture"), *words("tail"))
    return "、".join(name for name in names if name not in not_names and not name.endswith(("报道", "报导"))) or None


def is_people_line(line: str) -> bool:
    """A line that only names authors: 本报记者 某某 通讯员 某某, or two-character names set wide (洪 亮 王 明)."""
    if len(line) > 60 or re.search(r"[。;!?%\d]", line):
        return False
    bare = line.strip(" ()[]【】■□●◎")
    if _ROLE_WORDS.match(bare) or bare.startswith(("文/", "文 /", "撰文")):
        return len(re.sub(r"[\s、,/·]", "", _ROLE_WORDS.sub("", bare))) <= 24
    pieces = bare.split()
    wide = sum(len(a) == len(b) == 1 for a, b in pairwise(pieces))
    return bool(_NAMES_ONLY.fullmatch(bare)) and wide > 0


def signature(paragraph: str) -> tuple[int, Byline]:
    """Where the reporters' names begin that close a story in brackets, and what they say; its length without."""
    match = _SIGNATURE.search(paragraph, max(0, len(paragraph) - 80))
    if not match:
        return len(paragraph), Byline()
    return match.start(), Byline(author=person_names(match[1]))


def dateline(paragraph: str) -> tuple[int, Byline]:
    """Length of the dateline that opens a paragraph (本报讯(记者 某某) …) and what it says; 0 without one."""
    if paragraph.startswith("据"):
        return 0, Byline()  # 据某某社消息: names a source within the story
    for pattern in _DATELINES:
        match = pattern.match(paragraph)
        if not match:
            continue
        parts = match.groupdict()
        outlet = parts.get("outlet")
        who = parts.get("who")
        author = person_names(who) if who and re.search("记者|通讯员", who) else None
        day = first_date(match.group())
        return match.end(), Byline(day, None, author, None if not outlet or outlet.startswith("本") else outlet)
    return 0, Byline()
