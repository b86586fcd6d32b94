"""Sentences whose names stand marked, read into landings, for the tables of landings.

Marks: {企:…} an enterprise, {院:…} an institute, {校:…} a university, {医:…} a hospital, {行:…} a bank, {基:…} a fund, {台:…} a platform,
{区:…} a region, {府:…} a government. `{区:永川|永川区|500118}` gives the canonical name and the code too.
"""
from __future__ import annotations

import re
from datetime import date

from orchestration.extraction.article import Article, Landing, Name, Quantity, Sentence, TimeMention, View
from orchestration.extraction.context import Context
from orchestration.extraction.landings import Landings
from tests.extraction.seed_tables import finder, lexicon

LANDINGS = Landings(lexicon(), finder())
KINDS = {
    "企": "enterprise", "院": "institute", "校": "university", "医": "hospital", "行": "bank", "基": "fund",
    "台": "platform", "区": "region", "府": "government",
}
MARK = re.compile(r"\{(.):([^{}|]+)(?:\|([^{}|]+))?(?:\|(\d+))?\}")
MONEY = re.compile(r"(?:[近超逾约]|超过)?(\d+(?:\.\d+)?)(亿|万)?(多|余)?(元|美元|欧元)")
COUNT = re.compile(r"\d+(?:多|余)?[家个座条项](?!月)")
TIME = re.compile(r"(?:20\d\d年|今年|去年)(?:\d{1,2}月(?:\d{1,2}日)?|初|底)?|\d{1,2}月(?:\d{1,2}日)?|昨[日天]|今[日天]")
UNITS = {"元": "CNY", "美元": "USD", "欧元": "EUR"}


def view_of(marked: str, published_on: date | None = date(2024, 5, 20)) -> View:
    """A view of one sentence: names from its marks, sums, counts and times by the plain patterns above."""
    names: list[Name] = []
    text, last = "", 0
    for match in MARK.finditer(marked):
        text += marked[last:match.start()]
        kind, name, canonical, code = match.groups()
        names.append(Name(len(text), len(text) + len(name), name, KINDS[kind], canonical or name, code, "test"))
        text += name
        last = match.end()
    text += marked[last:]
    taken = {i for name in names for i in range(name.start, name.end)}
    quantities, times = [], []
    for match in MONEY.finditer(text):
        value = float(match[1]) * {"亿": 1e8, "万": 1e4, None: 1}[match[2]]
        start = match.start(1)
        quantities.append(Quantity(
            start, match.end(), match.start(), match.end(), text[start:match.end()], value, None, UNITS[match[4]], "money", "eq"
        ))
    for match in COUNT.finditer(text):
        quantities.append(Quantity(*match.span(), *match.span(), match.group(), 1.0, None, match.group()[-1], "count", "eq"))
    times = [TimeMention(*match.span(), match.group(), "event") for match in TIME.finditer(text) if match.start() not in taken]
    article = Article("0" * 16, "case.txt", "", text, published_on=published_on)
    return View(article, Sentence(1, 1, 0, len(text), text), sorted(quantities, key=lambda q: q.start), times, names)


def landings(marked: str, place: Name | None = None) -> list[Landing]:
    view = view_of(marked)
    region = Name(0, 2, "临江", "region", "临江市", "229900", "test")
    return LANDINGS.find(view, Context(view.article, main_region=region, main_place=place or region, place=place))


def brief(row: Landing) -> str:
    """enterprise | project | place | stage | date | sum, `-` for what is not said."""
    money = row.investment.text if row.investment is not None else None
    return "|".join(part or "-" for part in (row.enterprise, row.project, row.place, row.stage, row.date, money))


def article_of(*marked: str) -> list[View]:
    """The views of an article of one paragraph; the first sentence is its headline."""
    views, at = [], 0
    for number, text in enumerate(marked):
        view = view_of(text)
        length = len(view.text)
        view.sentence = Sentence(number, 1, at, at + length, view.text, number == 0)
        views.append(view)
        at += length
    return views


def told(*marked: str) -> list[str]:
    """The rows of an article after settling."""
    views = article_of(*marked)
    region = Name(0, 2, "临江", "region", "临江市", "229900", "test")
    context = Context(views[0].article, main_region=region, main_place=region)
    rows: list[Landing] = []
    for view in views:
        context.enter(view)
        rows.extend(LANDINGS.find(view, context))
        context.leave(view)
    return [brief(row) for row in LANDINGS.settle(rows, views)]
