"""Bytes ↔ text made of the words of news: what lets a fuzzer that knows bytes write sentences.

Belongs here: the vocabulary and its numbering. Does not belong here: what is asked of the text (promises.py).

Random bytes are hardly ever valid text, and random characters hardly ever a fact. Two bytes are one word of the vocabulary: words of the
lexicons, characters and marks of the sample articles, pieces of markup.
"""

from __future__ import annotations

import csv
from pathlib import Path

MARKUP = (
    *("<p>", "</p>", "<div>", "</div>", "<br>", "<table>", "<tr><td>", "</td></tr></table>"),
    *("<a href='x'>", "</a>", "<h1>", "</h1>"),
    *("<title>", "</title>", "<!--", "-->", "<%", "%>", "{{", "}}", "{%", "<script>"),
    *("</script>", "<style>", "&nbsp;", "&#0;"),
    *("&#xD800;", "&lt;", "<meta name='pubdate' content='", "'>", "# ", "## "),
    *("- ", "> ", "**", "---\n", "title: ", "date: ", "```"),
    *("[", "](", "![", ")", "|", "http://a.cn/2024-05/06/", "\n", "\n\n", "　　"),
    *(" ", "\t", "\u200b", "\u202e", "\x00", "\ufffd", "\ud7ff"),
    *("(本报记者 ", "来源:", "作者:", "编辑:", "2024年", "2月30日", "13月", "1e400", "NaN", "½"),
    *("①", "٣", "２", "，", "㎡", "〇", "廿", "兆", "零"),
)  # fmt: skip
# One word in so many of a long list: the sixteen thousand enterprises differ less than the twenty bounds do.
LONGEST_LIST = 400


class Words:
    """A numbered vocabulary; the same folders give the same numbers."""

    def __init__(self, seeds: Path, samples: list[str]) -> None:
        words: dict[str, None] = dict.fromkeys(MARKUP)
        words.update(dict.fromkeys(sorted(set("".join(samples)))))
        for path in sorted(seeds.glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))[1:]
            cells = [row[0] for row in rows if row and 0 < len(row[0]) <= 20]
            words.update(dict.fromkeys(cells[:: len(cells) // LONGEST_LIST + 1]))
        self.words = list(words)
        self._number = {word: number for number, word in enumerate(self.words)}
        self._longest = max(map(len, self.words))

    def text(self, data: bytes) -> str:
        """The text that `data` stands for; a last odd byte stands for nothing."""
        count = len(self.words)
        return "".join(
            self.words[int.from_bytes(data[at : at + 2], "big") % count] for at in range(0, len(data) - 1, 2)
        )

    def data(self, text: str) -> bytes:
        """Bytes that stand for `text`, the longest words first; characters outside the vocabulary are left out."""
        found, at = [], 0
        while at < len(text):
            size = next((n for n in range(self._longest, 0, -1) if text[at : at + n] in self._number), 0)
            if size:
                found.append(self._number[text[at : at + size]].to_bytes(2, "big"))
            at += size or 1
        return b"".join(found)
