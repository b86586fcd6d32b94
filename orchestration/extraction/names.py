"""Proper names in a sentence: regions, platforms, enterprises and institutes, governments, programmes, events.

Belongs here: the order in which the recognisers run and the choice among what they find. Does not belong here:
how each of them recognises (gazetteer.py, name_suffixes.py, name_lists.py) and what a name does in the sentence
(landings, metrics, targets).

    finder = Finder(lexicon.tables)
    finder.find("星河生物医药产业园落户临平区")  # → 星河生物医药产业园 (platform), 临平区 (region, code 330113)

Kinds: region, platform, enterprise, institute, university, hospital, fund, bank, government, programme, event
(meetings and media, found so that nothing in them is taken for something else). Names are in order of `start`
and do not overlap, with one exception: a known enterprise that opens the name of its park, laboratory or fund
(海尔 in 海尔产业园) is given as well, right after it, with rule `nested`.

Rules: lexicon (a seed knows it), platform, area (长三角), foreign, nation (全国), town, abbreviation (在渝),
suffix, suffix_weak, quote, title, apposition, list, gloss, frame, slot and coined
(where only a firm can stand), nested, event, media. `code` of a platform or
government is the region inside its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from operator import itemgetter

from orchestration.extraction import name_lists
from orchestration.extraction.article import Name
from orchestration.extraction.gazetteer import Gazetteer
from orchestration.extraction.name_coined import CoinedNames
from orchestration.extraction.name_doubts import Doubts
from orchestration.extraction.name_edges import Edges
from orchestration.extraction.name_frames import FrameNames
from orchestration.extraction.name_heads import ProjectHeads
from orchestration.extraction.name_lists import GLOSS, NeighbourNames
from orchestration.extraction.name_national import NationalNames
from orchestration.extraction.name_slots import SlotNames
from orchestration.extraction.name_suffixes import SuffixNames
from orchestration.extraction.name_traded import TradedNames
from orchestration.extraction.name_words import Hit, Match, Tables, Words, by_sentence, new_tokenizer
from orchestration.extraction.regions import Regions
from orchestration.extraction.tokenizer import Token, Tokens

SEEDS = (
    "regions",
    "region_stopwords",
    "countries",
    "platforms",
    "place_suffixes",
    "enterprise_suffixes",
    "body_suffixes",
    "programme_suffixes",
    "enterprises",
    "listed_enterprises",
    "name_stopwords",
    "trade_words",
    "brand_signs",
)

_GROUPS = frozenset({"集团", "公司", "科技", "股份"})
_NO_TOKENS = Tokens([], [])
_FRAMED = (
    "投资",
    "总部",
    "区域中心",
    "株式会社",
    "来自",
    "厂",
    "企业",
    "公司",
    "团队",
    "从事",
    "主攻",
    "专注",
    "深耕",
    "机构",
    "品牌",
    "创始人",
    "董事长",
    "总经理",
    "总裁",
    "CEO",
    "分别",
    "双双",
)
_IN_A_ROW = 500  # sentences: fewer than the tokenizer keeps at least


@dataclass(slots=True)
class _Row:
    """A sentence on its way through the recognisers: what the dictionaries found in it (known names, suffixes, one-letter provinces),
    whether it has a word of landing, its tokens (none when nothing of that is there), the names found so far."""

    text: str
    known: list[Match]
    suffixes: list[Match]
    letters: list[Match]
    lands: bool
    tokens: Tokens = _NO_TOKENS
    hits: list[Hit] = field(default_factory=list)

    def add(self, more: list[Hit]) -> None:
        if more:
            self.hits = _choose(self.hits + more)


class Finder:
    """Built once per lexicon; `find_all` is called for all sentences of some articles."""

    def __init__(self, tables: Tables) -> None:
        """`tables` maps the names in `SEEDS` to their rows. Raises KeyError if one is missing."""
        self.regions = Regions(tables["regions"], tables["region_stopwords"])
        self.tokenizer = new_tokenizer(tables)
        self.words = Words.from_tables(tables, self.regions, self.tokenizer.knows)
        self._gazetteer = Gazetteer(tables, self.words)
        self._slots = SlotNames(self.words, tables)
        self._heads = ProjectHeads(self.words, tables, self._gazetteer.firms)
        self._coined = CoinedNames(self.words, tables)
        self._traded = TradedNames(self.words, tables)
        self._suffixes = SuffixNames(self.words)
        self._frames = FrameNames(self.words)
        self._national = NationalNames(
            row["word"] for row in tables["name_stopwords"] if row["role"] == "national_class"
        )
        self._neighbours = NeighbourNames(self.words)
        self._doubts = Doubts(self.tokenizer.knows, self.words.common | {row["word"] for row in tables["trade_words"]})
        trades = frozenset(row["word"] for row in tables["trade_words"]) | frozenset(
            word for word, suffix in self.words.suffixes.items() if suffix.family == "enterprise" and len(word) > 1
        )
        self._edges = Edges(self.words, trades)
        self._place_words = tuple(word for word, suffix in self.words.suffixes.items() if suffix.family == "place")

    def find(self, text: str) -> list[Name]:
        """The names of one folded sentence, in order of `start`."""
        return next(self.find_all((text,)))

    def find_all(self, texts: Sequence[str]) -> Iterator[list[Name]]:
        """The names of each sentence. Each recogniser reads some hundred sentences in a row: between one sentence and the next the
        others would drive its words and code out of the processor's cache."""
        for first in range(0, len(texts), _IN_A_ROW):
            yield from self._in_a_row(texts[first : first + _IN_A_ROW])

    def _in_a_row(self, texts: Sequence[str]) -> list[list[Name]]:
        joined = "\n".join(texts)
        ends = list(accumulate(len(text) + 1 for text in texts))
        rows = [
            _Row(text, known, suffixes, letters, self._slots.may_hold(text))
            for text, known, suffixes, letters in zip(
                texts,
                by_sentence(self._gazetteer.matches(joined), ends),
                by_sentence(self._suffixes.matches(joined), ends),
                by_sentence(self._gazetteer.abbreviations(joined), ends),
                strict=True,
            )
        ]
        cut = [row for row in rows if row.known or row.suffixes or row.letters or row.lands]
        for row in cut:
            row.tokens = self.tokenizer.tag(row.text)
        for row in cut:
            if row.known:
                row.hits = self._gazetteer.hits(row.text, row.known, row.tokens)
        for row in cut:
            if row.suffixes:
                row.hits += self._suffixes.hits(row.text, row.suffixes, row.tokens, row.hits)
        for row in cut:
            if row.lands:
                row.hits += self._national.hits(row.text)
        for row in rows:
            if "“" in row.text or "《" in row.text:
                row.hits += self._neighbours.quoted(row.text)
        for row in cut:
            row.hits += self._beside(row)
        for row in rows:
            row.hits = _choose(row.hits)
        for row in cut:
            if row.hits and "、" in row.text:
                self._complete(row)
                row.add(self._neighbours.listed(row.text, row.tokens, row.hits))
        for recognise in (self._heads.hits, self._slots.hits, self._coined.hits, self._traded.hits):
            for row in cut:
                if row.lands:
                    row.add(recognise(row.text, row.tokens, row.hits))
        for row in rows:
            if row.tokens is not _NO_TOKENS and any(word in row.text for word in _FRAMED):
                row.add(self._frames.hits(row.text, row.tokens, row.hits))
        for row in cut:
            if row.lands:
                row.hits = self._heads.cut(row.text, row.hits)
        for row in cut:
            self._complete(row)
            row.hits = self._doubts.settle(row.text, row.tokens, row.hits)
        return [self._edges.named(row.text, row.hits) for row in rows]

    def _complete(self, row: _Row) -> None:
        """Known firms that only open an item of a closed list, with the rest of it."""
        if row.hits and "、" in row.text and ("等" in row.text or "家" in row.text):
            row.hits = self._neighbours.completed(row.text, row.tokens, row.hits)

    def _beside(self, row: _Row) -> list[Hit]:
        """The names given away by what stands beside them: a word of coming, a word for a firm, letters in brackets."""
        apposed = self._neighbours.apposed(row.text, row.tokens, row.hits)
        if row.lands:
            apposed += self._neighbours.lettered(row.text, row.tokens)
        if row.letters:
            apposed = self._gazetteer.abbreviated(row.text, row.letters, row.tokens) + apposed
        if "(" in row.text and GLOSS.search(row.text):
            apposed += self._neighbours.glossed(row.text, row.tokens)
        return apposed

    def apart(self, name: Name) -> list[Name]:
        """Two platforms that 和 joins (某某科技谷和某某家居谷); a name with 和 in it (和平新城) is one."""
        end = name.start + name.text.index("和")
        left, right = name.text[: end - name.start], name.text[end - name.start + 1 :]
        if not left.endswith(self._place_words) or left in self._place_words:
            return [name]
        first = replace(name, end=end, text=left, canonical=left)
        return [first, replace(name, start=end + 1, text=right, canonical=right, code=None)]

    def list_items(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The spans of the enumeration around `start:end` (甲、乙和丙等n家 → three); or the span alone."""
        return name_lists.list_items(text, start, end)

    def head_of(self, name: str) -> str:
        """The coined word a firm's name opens with (沂河 of 沂河家用电器集团), '' when it opens with a place or a common word."""
        token, *more = self.tokenizer.tag(name)[:2]
        if more and len(more[0].text) > 1 and more[0].text[1:] in _GROUPS and not self.words.is_known(more[0].text):
            token = Token(token.text + more[0].text[0], 0, token.end + 1, "nz")  # 百某|吉集团
        rest = len(name) - len(token.text)
        if (
            not 2 <= len(token.text) <= 4
            or rest < 2
            or self.regions.codes(token.text)
            or not self.words.is_proper(token)
        ):
            return ""
        return "" if self.words.is_known(token.text) else token.text

    def tag(self, text: str) -> Tokens:
        """The tokens of a sentence, by the tokenizer that knows the lexicon."""
        return self.tokenizer.tag(text)


def _opens(hit: Hit, rival: Hit, before: set[tuple[int, int]]) -> bool:
    """A known firm at the head of its own park, laboratory or fund (海尔 in 海尔产业园, 华为 in 华为研发中心), or there after the
    region (某市海尔产业园); `before` are the spans of regions."""
    return (
        hit.kind in {"enterprise", "bank"}
        and (hit.weight == 2 or hit.rule == "slot" or hit.canonical.endswith(("集团", "公司")))
        and rival.kind in {"platform", "institute", "fund"}
        and (
            hit.start == rival.start
            or hit.rule == "nested"
            or (len(hit.canonical) > 1 and (rival.start, hit.start) in before)
        )
        and hit.end < rival.end
    )


def _choose(hits: list[Hit]) -> list[Hit]:
    """The longest of overlapping hits, the heavier of equal ones; an enterprise that opens a platform's name stays."""
    if _in_order(hits):
        return hits
    hits = sorted(hits, key=itemgetter(0, 1))
    if _in_order(hits):
        return hits
    known = [hit for hit in hits if hit.kind == "enterprise" and hit.rule == "lexicon"]
    hits = [hit for hit in hits if not (hit.kind == "platform" and hit.rule == "suffix" and _begins_inside(hit, known))]
    chosen: list[Hit] = []
    regions = {(hit.start, hit.end) for hit in hits if hit.kind == "region"}
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, -hit.weight, hit.start)):
        rival = next((other for other in chosen if other.start < hit.end and hit.start < other.end), None)
        if rival is None:
            chosen.append(hit)
        elif _opens(hit, rival, regions):
            chosen.append(hit._replace(rule="nested"))
    return sorted(chosen, key=lambda hit: (hit.start, -hit.end))


def _begins_inside(hit: Hit, known: list[Hit]) -> bool:
    """百度|云手机产业基地: the guess took the end of a known firm for the head of a park."""
    return any(firm.start < hit.start < firm.end for firm in known)


def _in_order(hits: list[Hit]) -> bool:
    """In order of `start`, none before the end of another."""
    end = 0
    for hit in hits:
        if hit[0] < end:
            return False
        end = hit[1]
    return True
