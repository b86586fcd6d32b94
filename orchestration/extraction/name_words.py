"""The word lists of name finding, read from the seeds once, and small questions to tokens.

Belongs here: what a token may be in a name (part of it, its end, an epithet before it). Does not belong here:
matching whole names in a sentence (gazetteer.py, name_suffixes.py, name_lists.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from orchestration.extraction.regions import Regions
from orchestration.extraction.tokenizer import Token, Tokenizer

Row = Mapping[str, str]
Tables = Mapping[str, Sequence[Row]]
Match = tuple[int, int, int]  # the number of the word found, where it starts and ends

CONTEXTUAL = frozenset({"weak", "local"})  # suffixes that make a name only among the right neighbours
_NAME_SPEECH = ("n", "j", "b", "l", "i", "vn", "eng", "s", "f", "an", "x", "z", "g", "t")
_OF_ANY = frozenset({"投入", "承接", "施工", "营业", "设置", "修建", "建造", "集结", "汇集"})  # 新能源投入
_QUALITIES = ("级", "化", "型", "性", "式")  # 千万吨级, 现代化: how a thing is, not what it is called
_SINGLE_STOPS = frozenset({"p", "c", "u", "uj", "ul", "ud", "uv", "uz", "ug", "r", "d", "y", "e", "o", "v", "k", "h"})
_PROPER_SPEECH = frozenset({"nr", "nrt", "nrfg", "nz", "ns", "nt", "j", "eng", "x"})


class Suffix(NamedTuple):
    """One row of a suffix seed. `strength` is strong, proper or weak for enterprises; any, own or proper for places."""

    word: str
    family: str  # place, enterprise, body
    kind: str
    strength: str


class Hit(NamedTuple):
    """One row per possible name in a sentence, before overlaps are settled."""

    start: int
    end: int
    kind: str
    canonical: str
    code: str | None
    rule: str
    weight: int = 0  # settles overlaps of equal length (more is better)


@dataclass(frozen=True, slots=True)
class Words:
    """The roles of `name_stopwords`, the suffixes, the countries and the regions."""

    regions: Regions
    stop: frozenset[str]
    leading: frozenset[str]
    generic: frozenset[str]
    inner: frozenset[str]
    appositive: frozenset[str]
    project: frozenset[str]
    project_words: tuple[str, ...]  # the same, for str.startswith
    groups: tuple[str, ...]
    foreign: frozenset[str]
    suffixes: Mapping[str, Suffix]
    programme: frozenset[str]
    is_known: Callable[[str], bool]  # the word is in the tokenizer's dictionary
    any_kind: frozenset[str]  # says which platform of its sort, not its trade
    transliteration: frozenset[str]  # characters that foreign names are spelled with
    common: frozenset[str]  # words of all sorts that are no names
    coming: frozenset[str]  # what only a firm does: comes, begins, opens
    times: frozenset[str]
    kinds_of_town: frozenset[str]
    public_money: tuple[str, ...]  # for str.endswith
    leads: frozenset[str]
    headless: frozenset[str]
    done_there: frozenset[str]
    trades: frozenset[str]  # what a firm deals in

    @classmethod
    def from_tables(cls, tables: Tables, regions: Regions, is_known: Callable[[str], bool]) -> Words:
        def role(name: str) -> frozenset[str]:
            return frozenset(row["word"] for row in tables["name_stopwords"] if row["role"] == name)

        suffixes: dict[str, Suffix] = {}
        for row in tables["enterprise_suffixes"]:
            suffixes[row["word"]] = Suffix(row["word"], "enterprise", row["kind"], row["strength"])
        for row in tables["place_suffixes"]:
            suffixes[row["word"]] = Suffix(row["word"], "place", row["kind"], row["modifier"])
        for row in tables["body_suffixes"]:
            suffixes[row["word"]] = Suffix(row["word"], "body", row["kind"], "strong")
        foreign = frozenset(row["word"] for row in tables["countries"] if row["kind"] != "nation") | {
            "台湾",
            "香港",
            "澳门",
        }
        programme = frozenset(row["word"] for row in tables["programme_suffixes"])
        return cls(
            regions,
            role("stop"),
            role("leading"),
            role("generic"),
            role("inner"),
            role("appositive"),
            role("project"),
            tuple(role("project")),
            tuple(role("group")),
            foreign,
            suffixes,
            programme,
            is_known,
            role("any_kind"),
            role("transliteration"),
            role("generic") | role("leading") | role("appositive") | role("inner") | set(suffixes),
            frozenset(row["word"] for row in tables["landing_verbs"] if row["stage"] and row["side"] != "object")
            - _OF_ANY,
            role("time"),
            role("kind_of_town"),
            tuple(sorted(role("public_money"))),
            role("lead"),
            role("headless"),
            role("done_there"),
            frozenset(row["word"] for row in tables["trade_words"]),
        )

    def may_stand_inside(self, word: str, speech: str) -> bool:
        """The token can be part of a name: a noun of any sort, an unknown or letter word, or an inner word."""
        if word in self.stop or word in self.times:
            return False
        if word in self.inner:
            return True
        if is_mark(word) or word.isdigit():
            return False
        if len(word) == 1:
            return speech not in _SINGLE_STOPS and word not in "一二两三四五六七八九十几"
        # An unknown word gets a guessed part of speech, which says nothing.
        return speech.startswith(_NAME_SPEECH) or not self.is_known(word)

    def is_proper(self, token: Token) -> bool:
        """The token is no common word: a place, a person, a brand, a word the dictionary lacks, or a lone syllable."""
        word = token.text
        if word in self.common:
            return False
        if len(word) == 1 or word[0].isdigit():
            return not word[0].isdigit()
        if word.endswith(_QUALITIES):
            return False
        return token.speech in _PROPER_SPEECH or not self.is_known(word)


def by_sentence(matches: list[Match], ends: list[int]) -> list[list[Match]]:
    """The matches in a text, in order, as those of its sentences; `ends` are where the sentences end."""
    result: list[list[Match]] = [[] for _ in ends]
    sentence = begin = 0
    for number, start, stop in matches:
        while start >= ends[sentence]:
            begin = ends[sentence]
            sentence += 1
        result[sentence].append((number, start - begin, stop - begin))
    return result


def is_mark(word: str) -> bool:
    """Punctuation and blanks (jieba calls them x, as it calls unknown words)."""
    return not (word[0].isalnum() or word[-1].isalnum() or word in {"&", "·", "-"})


def tokenizer_words(tables: Tables) -> list[tuple[str, str]]:
    """The lexicon words that the tokenizer should keep whole."""
    stopped = {row["word"] for row in tables["region_stopwords"]}
    words = [(row["word"], "n") for row in tables["place_suffixes"] if len(row["word"]) > 1]
    words += [(row["word"], "n") for row in tables["body_suffixes"]]
    words += [
        (row["name"], "nt") for row in tables["enterprises"] if row["ambiguous"] == "0" and not row["name"].isascii()
    ]
    words += [(row["name"], "nt") for row in tables["listed_enterprises"]]
    words += [(row["name"], "ns") for row in tables["platforms"]]
    words += [(row["word"], "ns") for row in tables["countries"]]
    for row in tables["regions"]:
        words += [
            (row[column], "ns")
            for column in ("name", "short_name")
            if len(row[column]) > 1 and row[column] not in stopped
        ]
    words += [(row["word"], "v") for row in tables["name_stopwords"] if row["role"] == "stop" and len(row["word"]) > 1]
    # 综合保税区进出口 as one word would hide whose trade it is.
    opening = ("实现", "完成", "计划投资", "新增", "累计", *_zones(tables))
    words += [
        (row["alias"], "n")
        for row in tables.get("metric_aliases", ())
        if 2 < len(row["alias"]) < 9 and not row["alias"].startswith(opening)
    ]
    nouns = ("head", "rate", "fall_rate", "generic", "attribute", "noun")
    words += [
        (row["word"], "n" if row["role"] in nouns else "v")
        for row in tables.get("metric_words", ())
        if len(row["word"]) > 2 or (row["role"] in ("up", "down") and row["word"][0] in "同环")  # 同增, 环降
    ]
    return words


def _zones(tables: Tables) -> list[str]:
    return [
        row["word"] for row in tables["place_suffixes"] if row["word"].endswith(("区", "港")) and len(row["word"]) > 2
    ]


def new_tokenizer(tables: Tables) -> Tokenizer:
    return Tokenizer(tokenizer_words(tables))
