"""Names that a seed knows: regions, platforms, enterprises and institutes, countries.

Belongs here: one Aho-Corasick pass over the sentence and the checks that a match is the name and not a piece of
another word. Does not belong here: names recognised by their form (name_suffixes.py) or by their neighbours
(name_lists.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

import ahocorasick_rs

from orchestration.extraction.name_words import Hit, Match, Tables, Words, is_mark
from orchestration.extraction.tokenizer import Tokens

# What only a firm has or does: 某某在某国的工厂, 某某在某地投资.
_ITS_PLANT = re.compile(
    r"(?:将|拟|计划|已|也|还)*(?:在|于)[^,;。、:的]{2,9}(?:的[^,;。:、]{0,8}?(?:工厂|基地|厂|项目)|投资|建厂|设厂|建设|设立)"
)
_SITE = re.compile(r"[^,;。、:的与和]{0,6}?(?:数据中心|研发中心|总部|超级工厂|旗舰店|(?<!加)工厂)")
_NAMED_SITE = re.compile(r"[A-Za-z][A-Za-z0-9]+[^,;。、:的与和]{0,4}?(?:数据中心|研发中心|总部|工厂|基地|项目|生产线)")
_SUM, _PROJECT = (
    re.compile("[万亿][美欧]?元的[^,;。、]{0,6}$"),
    re.compile("[^,;。、的]{0,20}?(?:项目|基地|工厂|总部|产业园)"),
)
_UNITS = frozenset("镇乡县村")  # a town bears the firm's name
_TOWN = re.compile("[乡镇村]|街道|社区")
_SHORT_NAME = 2
# What a registered name goes on with: jieba may have cut the region it begins with in two (上|海瑞 of 上海瑞某某科技有限公司).
_REGISTERED = re.compile(r"[^,、。;:!?“”《》\s的与和及在将拟了]{2,16}?有限(?:责任)?公司")
_LONG = 4  # characters of a name that can hardly be a piece of other words
_LETTERS = 0  # a name in letters: what borders on it is asked for instead of tokens
_CAME_TO = "在来入赴驻抵离返至到"

_LEGAL = ("集团", "公司", "股份")
_NO_SYLLABLE = frozenset("新老原该本各某市县区省州镇乡家和与由及")
_OPENING = frozenset({"的", "与", "和", "由", "在", "及", "是", "为", "引进", "吸引", "包括"})


class Entry(NamedTuple):
    """One row per known name. `ambiguous` names need a context that shows a firm."""

    word: str
    kind: str
    canonical: str
    code: str | None
    rule: str
    ambiguous: bool
    apart: bool = False  # only between words, however long: 国新能源 is no firm in 中国新能源

    @property
    def borders(self) -> int:
        """How many sides of it have to be borders of tokens: both, of a long name one (`_LETTERS`: its letters must end there)."""
        if self.word[0].isascii() or self.word[-1].isascii():
            return _LETTERS
        return 2 if self.apart or len(self.word) < _LONG else 1


_SHORTEST_SPELLED = 3  # characters
_BEFORE_COUNTY = ",、。;:(“在赴到"
_NEW_AREA, _AREA = "新区", "地区"
_CLOUD, _COMPUTING = "云", "计算"


class Gazetteer:
    """Built once from the seeds; `hits` is called for each sentence. `firms`: name → canonical name of every known enterprise."""

    def __init__(self, tables: Tables, words: Words) -> None:
        self._words = words
        entries = _entries(tables, words)
        self.firms = {word: entry.canonical for word, entry in entries.items() if entry.kind == "enterprise"}
        single = {  # regions no other shares its name with, and whose name is no common word
            name: (words.regions.canonical(name, codes[0]), codes[0])
            for name in words.regions.names
            if len(codes := words.regions.codes(name)) == 1 and name not in words.regions.stopwords
        }
        self._entries = [
            (entry, entry.borders, entry.kind == "region" and entry.rule == "lexicon", single.get(word))
            for word, entry in entries.items()
        ]
        self._automaton = ahocorasick_rs.AhoCorasick(list(entries), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        self._abbreviation = re.compile(f"[{_CAME_TO}][{''.join(sorted(words.regions.abbreviations))}]")

    def matches(self, text: str) -> list[Match]:
        """(entry, start, end) of every known word, longest from the left."""
        return self._automaton.find_matches_as_indexes(text)

    def hits(self, text: str, matches: list[Match], tokens: Tokens) -> list[Hit]:
        """The matches that are names here, in order."""
        borders = set(tokens.starts)
        borders.add(len(text))
        found: list[Hit] = []
        # Where the match before ended: names that touch are apart (辽宁沈阳 is one token to jieba and two regions).
        touched = -1
        region_end, region_code = -1, ""  # where the last region ended, and its code
        for i, (number, start, end) in enumerate(matches, 1):
            entry, needed, in_force, single = self._entries[number]
            opens, touched = start in borders or start == touched, end
            glued = in_force and opens and end not in borders and text.startswith(_AREA, end)
            if glued and end + len(_AREA) in borders and entry.word not in self._words.foreign:
                end += len(_AREA)  # 新疆地区, one word to jieba
            if needed == _LETTERS:
                if _cuts_letters(text, start, end):
                    continue
            elif opens + (end in borders or (i < len(matches) and matches[i][1] == end)) < needed and not (
                in_force and opens and not borders.isdisjoint(range(start + 1, end)) and _REGISTERED.match(text, end)
            ):
                continue  # a piece of other words
            outer = region_code if region_end == start else ""
            abroad = bool(found) and found[-1].rule == "foreign" and found[-1].end == start
            if entry.rule == "foreign" and not abroad:
                code = (
                    self._words.regions.below(entry.word, outer) if outer else self._words.regions.resolve(entry.word)
                )
                if code is not None:  # 德州, 山东德州 are no Texas, but for 美国德州
                    called = self._words.regions.canonical(entry.word, code)
                    found.append(Hit(start, end, "region", called, code, "lexicon", 1))
                    continue
            if in_force:
                if end - start <= _SHORT_NAME and _TOWN.match(text, end):
                    continue  # 柳南|乡, 中山|街道
                if outer and entry.word.endswith(_NEW_AREA) and self._words.regions.below(entry.word, outer) is None:
                    zone = text[found[-1].start : end]  # 绍兴滨海新区 is not Tianjin's
                    found[-1] = Hit(found[-1].start, end, "platform", zone, outer, "platform", 2)
                    continue
                region = single or self._region(entry.word, outer, found, _stands_alone(text, start, end))
                if region is None:
                    continue
                region_end, region_code = end, region[1] or ""
                found.append(Hit(start, end, "region", *region, "lexicon", 1))
            elif entry.kind == "enterprise" and text[end : end + 1] in _UNITS:
                continue  # 贵州茅台|镇
            elif entry.word.endswith(_CLOUD) and text.startswith(_COMPUTING, end) and entry.word[:-1] in self.firms:
                firm = entry.word[:-1]  # 某某|云计算数据中心
                found.append(Hit(start, end - 1, "enterprise", self.firms[firm], None, "lexicon", 2))
            elif entry.kind == "enterprise" and entry.word.endswith(_LEGAL) and _goes_before(text, start, tokens):
                found.append(Hit(start - 1, end, "enterprise", text[start - 1 : end], None, "suffix", 2))  # 金|正大集团
            elif not entry.ambiguous or _shows_firm(text, start, end, tokens, self._words):
                if entry.kind == "enterprise" and (spelled := self._spelled_on(end, tokens)):
                    found.append(Hit(start, spelled, "enterprise", text[start:spelled], None, "lexicon", 2))
                    continue
                found.append(Hit(start, end, entry.kind, entry.canonical, entry.code, entry.rule, 2))
        return found

    def _spelled_on(self, end: int, tokens: Tokens) -> int:
        """Where a daughter's name ends that goes on in characters of foreign names (三星|艾某斯), 0 if none does."""
        index = bisect_left(tokens.starts, end)
        if index >= len(tokens.starts) or tokens.starts[index] != end:
            return 0
        word = tokens.words[index]
        foreign = len(word) >= _SHORTEST_SPELLED and self._words.transliteration.issuperset(word)
        return tokens.ends[index] if foreign and not self._words.is_known(word) else 0

    def _region(self, name: str, outer: str, found: list[Hit], alone: bool) -> tuple[str, str | None] | None:
        """Full name and code of the region called `name` that the region right before it, or what was found so far, lets it be."""
        regions = self._words.regions
        code = regions.below(name, outer) if outer else None
        if code is None:
            if name in regions.stopwords and not alone:
                return None
            code = regions.resolve(name, [hit.code for hit in found if hit.kind == "region" and hit.code])
        return regions.canonical(name, code), code

    def abbreviations(self, text: str) -> list[Match]:
        """Where one-letter names of provinces stand after a word of coming or being (在渝, 来浙): both letters."""
        return [(0, *match.span()) for match in self._abbreviation.finditer(text)]

    def abbreviated(self, text: str, letters: list[Match], tokens: Tokens) -> list[Hit]:
        """The `letters` that are words of their own, or one with the word of coming."""
        found: list[Hit] = []
        for _, came, end in letters:
            start = end - 1
            index = bisect_right(tokens.starts, start) - 1
            if tokens.ends[index] == end and tokens.starts[index] >= came:
                code = self._words.regions.abbreviations[text[start]]
                called = self._words.regions.canonical(text[start], code)
                found.append(Hit(start, end, "region", called, code, "abbreviation"))
        return found


def _entries(tables: Tables, words: Words) -> dict[str, Entry]:
    """Later tables give way to earlier ones: a firm's name before a region's, unless the firm's is ambiguous."""
    entries: dict[str, Entry] = {}
    for row in tables["enterprises"]:
        if row["ambiguous"] == "0" or not words.regions.codes(row["name"]) or row["name"] in words.regions.stopwords:
            entries[row["name"]] = Entry(
                row["name"], row["kind"], row["canonical"], None, "lexicon", row["ambiguous"] == "1"
            )
    for row in tables["listed_enterprises"]:
        entries.setdefault(row["name"], Entry(row["name"], row["kind"], row["name"], None, "lexicon", False, True))
    for row in tables["platforms"]:
        kind = "platform" if row["kind"] == "platform" else "region"
        rule = "platform" if row["kind"] == "platform" else row["kind"]
        entries.setdefault(
            row["name"], Entry(row["name"], kind, row["canonical"], row["region_code"] or None, rule, False)
        )
    for row in tables["countries"]:
        rule = "nation" if row["kind"] == "nation" else "foreign"
        entries.setdefault(row["word"], Entry(row["word"], "region", row["canonical"], None, rule, False))
    for name in words.regions.names:
        entries.setdefault(name, Entry(name, "region", name, None, "lexicon", False))
    return entries


def _cuts_letters(text: str, start: int, end: int) -> bool:
    """A name in letters begins or ends inside a longer word of letters."""
    left = text[start].isascii() and start > 0 and text[start - 1].isascii() and text[start - 1].isalnum()
    return left or (text[end - 1].isascii() and text[end : end + 1].isascii() and text[end : end + 1].isalpha())


def _stands_alone(text: str, start: int, end: int) -> bool:
    """和县, 单县 behind a mark or 在 are counties, whatever else the signs say."""
    return text[end - 1] == "县" and (not start or text[start - 1] in _BEFORE_COUNTY)


def _goes_before(text: str, start: int, tokens: Tokens) -> bool:
    """A syllable of its own, tagged as a name or a noun, stands between a border and the known firm: they are one longer name."""
    index = bisect_left(tokens.ends, start)
    if index >= len(tokens.ends) or tokens.ends[index] != start or len(tokens.words[index]) > 1:
        return False
    syllable, speech = tokens.words[index], tokens.speech[index]
    if (
        not "\u4e00" <= syllable <= "\u9fff"
        or syllable in _NO_SYLLABLE
        or not speech.startswith(("nr", "nz", "ng", "g"))
    ):
        return False
    before = tokens.words[index - 1] if index else ""
    return not before or is_mark(before) or before in _OPENING


def _shows_firm(text: str, start: int, end: int, tokens: Tokens, words: Words) -> bool:
    """An ambiguous word is a firm before a firm's noun, in an enumeration, or as the agent of a deal."""
    after = text[end : end + 8]
    if after.startswith(words.project_words) or _ITS_PLANT.match(text, end) is not None:
        return True
    if after[:1].isascii() and _NAMED_SITE.match(text, end) is not None:
        return True  # a brand of its own stands between: 某某Logan工厂
    site = next((length for length in (4, 3, 2) if words.regions.codes(after[:length])), 0)
    if site and _SITE.match(text, end + site) is not None:
        return True  # 某某某地总部
    index = bisect_right(tokens.starts, start) - 1
    before = tokens.words[index - 1] if index > 0 else ""
    listed = before == "、" or after.startswith("、")
    closes = after.startswith("等") and not after.startswith(("等于", "等待"))
    agent = before in words.appositive or before in {"与", "和", "由", "携手", "联合", "引进", "引入"}
    following = bisect_left(tokens.starts, end)
    next_word = tokens.words[following] if following < len(tokens) else ""
    deal = next_word in words.stop and len(next_word) > 1 and next_word not in {"成为", "作为"}
    town = tokens.words[index - 2] if index > 1 and words.regions.codes(before) else ""
    sized = (town or before) == "的" and _SUM.search(text, 0, start) is not None  # 总投资130亿元的某某项目
    return (
        (sized and _PROJECT.match(text, end) is not None)
        or (listed and (closes or agent or after.startswith("、")))
        or (closes and bool(before))
        or (agent and deal)
        or (start == 0 and deal)
    )
