"""Folding that keeps offsets, and the split of a body into sentences.

Belongs here: what turns `Article.body` into `Sentence`s whose folded text is as long as the text as stored. Does not belong
here: anything that knows what a number, a name or a fact is; mending of paragraphs that a caption cut (text_repair.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import opencc

from orchestration.extraction.article import Article, Sentence

# Full width forms fold by a fixed shift. Not NFKC: it turns ½ into 1⁄2 and ① into 1, which changes lengths and meaning.
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " ", "\xa0": " "}
# Quotes of Traditional typesetting read like the mainland's; interpuncts vary by outlet and mean the same.
_PUNCTUATION = {
    "「": "“",
    "」": "”",
    "『": "‘",
    "』": "’",
    "﹔": ";",
    "﹐": ",",
    "﹑": "、",
    "﹕": ":",
    "•": "·",
    "‧": "·",
    "・": "·",
    "–": "—",
    "―": "—",
}
# Standard characters of the mainland's names, which opencc takes for Traditional ones: 乾县, 乾照光电, 昇兴股份, 哪吒汽车.
_OF_NAMES = "乾昇吒"
_CJK = range(0x4E00, 0xA000)

# A sentence ends at 。!? or a run of dots, with the closing quotes and brackets that follow; a line end always ends one.
# Semicolons join clauses that share a subject and a time, so they do not end a sentence.
# A full stop of Latin script: at the end of a line; in it only where no sentence ends otherwise (卡尔.蔡司).
_POINT_AT_END = re.compile(r"(?<=[一-鿿)”%])\.(?=\s|$)")
_POINT = re.compile(r"(?<=[一-鿿)”%])\.(?=[一-鿿“(\s]|$)")
_SENTENCE = re.compile(r"[^。!?\n…]*(?:(?:[。!?]+|…+)[”’)》」』\"]*|(?=\n)|$)")
# The longest sentence met in press text has some hundreds of characters. Reading one costs up to the square of its length (each number
# looks at all the others), so a line without full stops is read in pieces, cut behind a mark where there is one.
LONGEST_SENTENCE = 2_000
_CUTS = (";", ",", "、", " ")
_CUT_REACH = 500  # characters before the limit in which a mark is looked for


@cache
def _table() -> dict[str, str]:
    """Character → the one it folds to. Traditional forms by opencc's character dictionary, one by one, so no phrase can change a length."""
    characters = [chr(code) for code in _CJK]
    simplified = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    table = {old: new for old, new in zip(characters, simplified, strict=True) if old != new and len(new) == 1}
    for kept in _OF_NAMES:
        del table[kept]
    return table | _FULL_WIDTH | _PUNCTUATION


@cache
def _folded() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(_table()))}]")


def fold(text: str) -> str:
    """Simplified characters, half-width forms and 。 for a point that ends a sentence, character for character:
    `len(fold(text)) == len(text)`.

    >>> fold("數字經濟增長１６％，")
    '数字经济增长16%,'
    """
    # A substitution of the few characters that fold is four times as fast as str.translate, which looks up every one; most of them
    # are commas.
    table = _table()
    folded = _folded().sub(lambda match: table[match[0]], text.replace("\uff0c", ","))
    if "." not in folded:
        return folded
    return (_POINT_AT_END if "。" in folded else _POINT).sub("。", folded)


def sentences(article: Article) -> Iterator[Sentence]:
    """The article's sentences in order; spans count in `article.body`, blank ones are left out."""
    folded = fold(article.body)
    number, paragraph, position = 0, 0, 0
    title = fold(article.title).strip()
    for line in folded.split("\n"):
        for first, raw in _pieces(line):
            text = raw.strip()
            if not text:
                continue
            start = position + first + raw.index(text[0])
            yield Sentence(number, paragraph, start, start + len(text), text, paragraph == 0 and line.strip() == title)
            number += 1
        position += len(line) + 1
        paragraph += 1


def _pieces(line: str) -> Iterator[tuple[int, str]]:
    """Where each sentence of a line starts, and the sentence; one of more than `LONGEST_SENTENCE` characters in several pieces."""
    for match in _SENTENCE.finditer(line):
        start, end = match.span()
        while end - start > LONGEST_SENTENCE:
            limit = start + LONGEST_SENTENCE
            marks = (line.rfind(mark, limit - _CUT_REACH, limit) + 1 for mark in _CUTS)
            cut = next(filter(None, marks), limit)
            yield start, line[start:cut]
            start = cut
        yield start, line[start:end]
