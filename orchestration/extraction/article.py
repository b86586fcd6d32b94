"""The vocabulary of extraction: what a reader hands in, what each stage finds, what comes out.

Belongs here: plain records without behaviour. Does not belong here: anything that reads, decides or computes.

Every `start`/`end` is a pair of offsets in Unicode code points, half open, so `text[start:end]` is what was found.
Offsets of mentions count within their sentence; spans of statements count within `Article.body`.

Records that are made for every sentence are not frozen, which makes them three times as cheap to make; nothing changes them but `View`,
whose lists fill up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Article:
    """One row per version of a press article.

    `article_id` is a hash of the file's bytes, never a row number. `body` is the text as stored: the headline as its first
    line (when there is one), then the paragraphs, one a line; all spans count in it. `published_how` is `stated` (the page
    says it), `inferred` (the newest past event the text can prove) or `unknown`.
    """

    article_id: str
    article: str  # file name without its folder
    title: str
    body: str
    publisher: str | None = None  # the outlet whose page this is
    source: str | None = None  # the outlet it was taken from (来源:浙江日报)
    author: str | None = None
    published_on: date | None = None
    published_how: str = "unknown"
    url: str | None = None
    script: str = "Hans"  # Hans or Hant


@dataclass(slots=True)
class Sentence:
    """One row per sentence of an article. `text` is folded (Simplified, half width) and as long as `body[start:end]`."""

    no: int  # 0-based within the article; 0 is the headline when is_title
    paragraph: int
    start: int
    end: int
    text: str
    is_title: bool = False


class Found(NamedTuple):
    """One numeral or time of a sentence as numerals.find gives it; offsets count in the sentence."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    text: str
    family: str
    rule: str
    value: float
    value_max: float | None
    unit: str
    unit_kind: str
    comparator: str
    role: str


@dataclass(slots=True, unsafe_hash=True)
class Quantity:
    """A number with its unit in a sentence.

    `start:end` is the value as written (8亿元, 60多亿元, 60亿—70亿元), bounds outside it; `outer_start:outer_end` takes in
    the bound words (突破8亿元, 千人以上). `value` is in the base unit (8e8 CNY, 16 %, 216000 元/人).
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    text: str
    value: float
    value_max: float | None
    unit: str  # CNY, USD, …, %, pp, 倍, or the measure word as written
    unit_kind: (
        str  # money, percent, pp, multiple, count, people, area, length, mass, energy, data, duration, compound, other
    )
    comparator: str  # eq, ge, le, lt, approx


@dataclass(slots=True, unsafe_hash=True)
class TimeMention:
    """A time expression in a sentence, not yet resolved against the article's date. `start:end` as in `Quantity`."""

    start: int
    end: int
    text: str
    role: str  # span (2016年, 今年1至5月), as_of (截至…, 目前), since (自…以来), deadline (到2022年, 3年内), event (近日, 当天)


class Period(NamedTuple):
    """When a number was true: ISO days, inclusive. `start` None means a state as of `end`."""

    start: date | None
    end: date | None


# Kinds of names that are firms or bodies like firms.
ENTERPRISE_KINDS = frozenset({"enterprise", "institute", "university", "hospital", "fund", "bank"})


@dataclass(slots=True, unsafe_hash=True)
class Name:
    """A proper name in a sentence. Never changed once it is made; not frozen, which would make it three times as dear to make.

    `text` is the name as written (folded). `kind`: region, platform, enterprise, institute, university, hospital, fund, bank,
    government, programme, event, work. `code` is a region's GB/T 2260 code, or None. `canonical` is the full name a lexicon knows for it
    (萧山 → 萧山区), else `text`. `rule` says what recognised it (lexicon, suffix, quote, list, …).
    """

    start: int
    end: int
    text: str
    kind: str
    canonical: str
    code: str | None = None
    rule: str = ""


@dataclass(slots=True)
class View:
    """One candidate sentence with everything the earlier stages found in it, in order of `start`."""

    article: Article
    sentence: Sentence
    quantities: list[Quantity] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    text: str = field(init=False)  # of the sentence: asked for everywhere

    def __post_init__(self) -> None:
        self.text = self.sentence.text


@dataclass(slots=True)
class Landing:
    """One row per enterprise, project and place that one sentence asserts. `span` points at the enterprise's name in `body`."""

    sentence_no: int
    span_start: int
    span_end: int
    enterprise: str
    project: str | None
    place: str | None
    stage: str  # planned, signed, landed, building, operating
    date: str | None  # 2017, 2017-09 or 2017-11-15
    investment: Quantity | None
    rule: str
    confidence: float
    enterprise_kind: str = "enterprise"
    place_kind: str | None = None
    region_code: str | None = None
    known_as: str | None = None  # the enterprise's name in the lexicon, when it is known there


@dataclass(slots=True, unsafe_hash=True)
class Metric:
    """One row per observed number that one sentence asserts. `span` points at the value as written in `body`."""

    sentence_no: int
    span_start: int
    span_end: int
    subject: str | None
    metric: str
    measure: str  # level, growth, share, increment
    quantity: Quantity
    period: Period
    rule: str
    confidence: float
    subject_kind: str | None = None
    region_code: str | None = None


@dataclass(slots=True)
class Target:
    """One row per number or milestone that one sentence promises. `span` points at the value, or at the milestone's words."""

    sentence_no: int
    span_start: int
    span_end: int
    subject: str | None
    metric: str
    measure: str | None  # None for a milestone, as are all parts of its quantity
    quantity: Quantity | None
    deadline: date | None
    kind: str  # outcome, commitment, milestone
    programme: str | None
    rule: str
    confidence: float
    subject_kind: str | None = None
    region_code: str | None = None


@dataclass(slots=True)
class Claim:
    """One row per thing that numbers or names of a sentence say about each other (甲5家、乙2家,共7家). `span` points at what is claimed.

    `expected` is what the operands give; `expected_low` and `expected_high` what they may give, as rounded as they are, None = open.
    """

    sentence_no: int
    span_start: int
    span_end: int
    kind: str  # parts_of_total, part_within_total, listed_count, percent_of_operands, difference_of_levels, share_of_total
    value: float
    value_max: float | None
    unit: str
    comparator: str
    last_place: float  # unit of the last digit of the value as written; 0 for an exact count
    expected: float
    expected_low: float | None
    expected_high: float | None
    operands: list[tuple[int, int]]  # spans in the body: what it was computed from, in order
    operand_sentence_no: int  # the sentence they stand in: this one, or the next that goes on with 其中
    rule: str
    confidence: float
