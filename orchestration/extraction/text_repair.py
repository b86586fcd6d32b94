"""Mends sentences that a caption, a page break or a link cut in two, and words that typesetting drew apart.

Belongs here: string logic on paragraphs. Does not belong here: what a caption or a page looks like in a file format
(readers/).
"""

from __future__ import annotations

import re

from orchestration.extraction.text import fold

# A cut is only looked for across this many short lines: a newspaper page has at most a handful of captions in one
# place.
_MOST_BETWEEN = 6
_LONGEST_CAPTION = 40
_ENDS = re.compile(r"[。!?;:…][”’\"')》」』]{0,3}$|[”』」\")】》]$|——?$")
_SENTENCE_END = re.compile(r"[。!?;]")
# No paragraph begins with these, but the second half of a sentence often does.
_CONTINUES = re.compile(
    r"(?:[,、。;!?:)》”’%]|的(?!确|士)|了(?!解|却|不起)|着(?!力|眼|重|手|实|陆|急)|地(?=[一-鿿]{2,6}[,。])|们|等(?=[\d一-鿿]{1,8}[,。、家个])|以及|及其|并且)"
)
# No headline and no sentence ends in these, so what follows belongs to the same sentence.
_HANGS = re.compile(r"(?:[,、(《“‘]|的|和|与|及|或|在|将|被|把|对|向|从|以|只有|并且|以及|其中|约为|约达)$")
# Nor does a sentence in these, but words do (签约, 成为), so they count only where the text is plainly running.
_MAY_HANG = re.compile(r"(?:为|由|是|了|至|到|超|达|约|近|逾|仅|共|比|让|使|并|而|其|该|这|各|第|每|据|\d)$")
# How a new paragraph opens in the press. After an open end, such a line is taken for a paragraph of its own.
_OPENS = re.compile(
    r"(?:[“‘《(【]|——|[一二三四五六七八九十]{1,3}[、是]|\d{1,2}(?:、|\.(?!\d))|\(\d|第[一二三四五六七八九十]|首先|其次|再次|此外|同时|与此同时|另外|目前|当前|近日|日前"
    r"|近年来|今年|去年|昨[日天]|今[日天]|据(?!点)|记者|在(?!线)|对此|为此|随着|作为|根据|截至|截止|如今|下一步|接下来|未来|不仅|其中|而在|\d{1,2}月\d{1,2}日)"
)
# Office software and some outlets set figures and Latin letters wide: 2022 年, 增长 11.1%, A 股. Kept: the space behind a run-in heading
# or dateline (临江报道 5月24日,…), whose date is not itself set wide.
_WIDE_SET = re.compile(
    r"(?<=[一-鿿]) (?!\d{4}年|\d{1,2}月)(?=[\d+-])|(?<=[\d%％‰]) (?=[一-鿿])|(?<=[一-鿿]) (?=[A-Za-z])|(?<=[A-Za-z]) (?=[一-鿿])|"
    r"(?<=[，。；：、（“《]) (?=\S)|(?<=\S) (?=[，。；：、）”》])"
)
_PROSE = re.compile(r"[，。；]|\d [年月日亿万]")
_ROW_OF_A_TABLE = re.compile(r"[\d元%] \d")
_INLINE_PLACE = re.compile(r"[一-鿿]{1,4}[省市区县州盟旗镇乡]")


def close_up(line: str) -> str:
    """The line without the spaces that typesetting put around figures, Latin letters and marks; rows of tables and headlines of two halves
    keep theirs.

    >>> close_up("到 2025 年，产值突破 2000 亿元，A 股公司 5 家。")
    '到2025年，产值突破2000亿元，A股公司5家。'
    """
    if " " not in line or not _PROSE.search(line) or _ROW_OF_A_TABLE.search(line):
        return line
    return _WIDE_SET.sub("", line)


def repair(paragraphs: list[str]) -> list[str]:
    """The paragraphs with cut sentences whole; captions that stood in a cut follow the mended paragraph. No character
    is lost.

    A paragraph is taken for cut when it is running text without an end. It is joined to the next running text, across
    short lines, unless that plainly opens a paragraph of its own.

    >>> repair(["港口一片繁忙。上个月,临江码头", "港区夜景", "装卸集装箱4万箱,创下新高。"])
    ['港口一片繁忙。上个月,临江码头装卸集装箱4万箱,创下新高。', '港区夜景']
    """
    mended: list[str] = []
    index = 0
    while index < len(paragraphs):
        text = paragraphs[index]
        captions: list[str] = []
        index += 1
        while (found := _continuation(text, paragraphs, index)) is not None:
            between = paragraphs[index:found]
            inline = [line for line in between if _INLINE_PLACE.fullmatch(line)] if len(between) == 1 else []
            text = _join(text + "".join(inline), paragraphs[found])
            captions += [line for line in between if line not in inline]
            index = found + 1
        mended += [text, *captions]
    return mended


def _continuation(text: str, paragraphs: list[str], start: int) -> int | None:
    """Where the sentence that `text` breaks off in goes on, or None when it is whole or its rest is not found."""
    head = fold(text)
    hangs = bool(_HANGS.search(head) or (_is_open(head) and _MAY_HANG.search(head)))
    if not _is_cut(head, hangs):
        return None
    for index in range(start, min(start + _MOST_BETWEEN + 1, len(paragraphs))):
        line = fold(paragraphs[index])
        if index == start and _CONTINUES.match(line):
            return index
        if _is_running(line) or (index == start and hangs and _SENTENCE_END.search(line)):
            fits = _CONTINUES.match(line) or hangs or not _OPENS.match(line)
            return index if fits and (_is_open(head) or hangs or _CONTINUES.match(line)) else None
        if not _may_be_caption(line):
            return None
    return None


def _is_cut(head: str, hangs: bool) -> bool:
    """No end, and more than a headline or a label: several clauses, or a word nothing ends in."""
    if _ENDS.search(head):
        return False
    return _is_open(head) or (hangs and len(head) >= 12) or ("," in head and len(head) >= 8)


def _is_open(head: str) -> bool:
    """A whole sentence and the start of another, or clauses too long for a headline."""
    tail_starts = [match.end() for match in _SENTENCE_END.finditer(head)]
    if tail_starts and "。" in head[: tail_starts[-1]]:
        return True
    return ("," in head and len(head) >= 30) or (bool(tail_starts) and "," in head and len(head) >= 20)


def _is_running(line: str) -> bool:
    """Running text: clauses with marks between or behind them, no label or headline."""
    return len(line) >= 8 and bool(_SENTENCE_END.search(line) or ("," in line and len(line) > _LONGEST_CAPTION))


def _may_be_caption(line: str) -> bool:
    return len(line) <= _LONGEST_CAPTION and not _SENTENCE_END.search(line)


def _join(left: str, right: str) -> str:
    """Latin words and numbers of two sides are kept apart; Chinese is joined as it is."""
    apart = left[-1:].isascii() and right[:1].isascii() and left[-1:].isalpha() and right[:1].isalpha()
    return f"{left} {right}" if apart else left + right
