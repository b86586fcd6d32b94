"""From articles to statements: the stages in order, the dear ones only on sentences that can hold a fact.

Belongs here: joining the stages and laying their results into tables. Does not belong here: any decision about language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from itertools import islice

from orchestration.extraction import figure_periods, landings, metrics, numerals
from orchestration.extraction.article import (
    Article,
    Claim,
    Found,
    Landing,
    Metric,
    Name,
    Quantity,
    Sentence,
    Target,
    TimeMention,
    View,
)
from orchestration.extraction.chunks import Chunk, chunk
from orchestration.extraction.claims import Claims
from orchestration.extraction.context import Context
from orchestration.extraction.enterprise_names import EnterpriseNames
from orchestration.extraction.figure_events import event_day
from orchestration.extraction.figure_reports import headline_time, reported_time, settle_years
from orchestration.extraction.figures import Figures
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.likeness import likenesses
from orchestration.extraction.local_money import in_local_money, local_currency
from orchestration.extraction.main_places import PLACE_KINDS, nation_word, own_places
from orchestration.extraction.metric_names import MetricNames
from orchestration.extraction.name_doubts import after_numbers
from orchestration.extraction.names import Finder
from orchestration.extraction.own_bodies import OwnBodies
from orchestration.extraction.periods import periods
from orchestration.extraction.place_regions import PlaceRegions
from orchestration.extraction.settled_regions import settle_regions
from orchestration.extraction.short_names import add_short_names
from orchestration.extraction.tables import Extraction, Naming, Rows, Said, lay_out
from orchestration.extraction.targets import Targets
from orchestration.extraction.text import fold, sentences
from orchestration.extraction.unlisted_regions import add_unlisted_regions

_TOGETHER = 1_000  # sentences
_OUTLET_KINDS = frozenset(
    {"region", "government", "event"}
)  # a newspaper is found as an event: of its name nothing else is read


def extract(
    articles: Sequence[Article], lexicon: Lexicon, tell: Callable[[int], None] = lambda done: None
) -> Extraction:
    """All statements of `articles`, one row a statement in one article. Articles do not influence each other.

    `tell` hears some dozens of articles at a time how many are done.
    """
    return _extractor(lexicon).extract(articles, tell)


@lru_cache(maxsize=4)
def _extractor(lexicon: Lexicon) -> Extractor:
    return Extractor(lexicon)


@dataclass(slots=True)
class _Story:
    """An article on its way through the stages."""

    article: Article
    views: list[View]
    mentions: list[list[Found]]  # of each sentence
    context: Context
    landed: list[Landing] = field(default_factory=list)
    figures: list[Metric | Target] = field(default_factory=list)
    reasons: list[Mapping[int, str]] = field(
        default_factory=list
    )  # of each sentence: where quantities start that are none, and why
    claims: list[Claim] = field(default_factory=list)


class Extractor:
    """The stages, built once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._finder = Finder(lexicon.tables)
        # The same few expressions recur in an article and each is asked for several times.
        self._resolve = lru_cache(4096)(periods(lexicon).resolve)
        self._deadline = lru_cache(4096)(periods(lexicon).deadline)
        self._is_leave = periods(lexicon).grammar.holidays.is_leave
        self._grammar = Grammar.of(lexicon)
        self._own_bodies = OwnBodies(self._grammar, self._finder.tag)
        self._figures = Figures(lexicon)
        self._sure = lexicon.confidence("metrics", metrics.RULES)
        self._targets = Targets(lexicon, self._figures.subjects)
        self._landings = landings.Landings(lexicon, self._finder)
        self._naming = Naming(
            EnterpriseNames(lexicon, self._finder.regions, self._finder.tokenizer), MetricNames(lexicon)
        )
        self._claims = Claims(lexicon, self._finder)
        self._places = PlaceRegions(lexicon, self._finder.regions, self._finder.words, self._finder.tag)

    def extract(self, articles: Sequence[Article], tell: Callable[[int], None] = lambda done: None) -> Extraction:
        return self.rows(articles, tell).tables()

    def rows(self, articles: Sequence[Article], tell: Callable[[int], None] = lambda done: None) -> Rows:
        rows, done = Rows(), 0
        for together in _together(articles):
            self._read(together, rows)
            done += len(together)
            tell(done)
        return rows

    def _read(self, together: Sequence[tuple[Article, list[Sentence]]], rows: Rows) -> None:
        """Each stage reads all these articles before the next: taking turns they would drive each other's words and code out of the
        processor's cache."""
        texts = [sentence.text for _, part in together for sentence in part]
        mentions, names = iter(numerals.find(texts, self._lexicon)), self._finder.find_all(texts)
        stories = []
        for article, part in together:
            found = list(islice(mentions, len(part)))
            views = [
                _view(article, sentence, said, self._names(named, said))
                for sentence, said, named in zip(part, found, islice(names, len(part)), strict=True)
            ]
            stories.append(_Story(article, views, found, Context(article)))
        for stage in (self._set_scene, self._find_landings, self._find_figures, self._find_claims):
            for story in stories:
                stage(story)
        alike = likenesses(["".join(sentence.text for sentence in part) for _, part in together])
        for story, likeness in zip(stories, alike, strict=True):
            located = self._places.locate(story.views, story.context)
            said = Said(story.landed, story.figures, story.reasons, story.claims, located)
            lay_out(story.article, story.views, story.mentions, said, likeness, self._naming, rows)

    def _set_scene(self, story: _Story) -> None:
        """What holds for the article as a whole: its short names, its own place, its money."""
        article, views = story.article, story.views
        outlet = cache(lambda: self._outlet(article))
        settle_regions(views, article.body, self._finder.regions, outlet)
        finder = self._finder
        unlisted = add_unlisted_regions(views, finder.tokenizer, finder.regions, self._figures.subjects.is_scope)
        add_short_names(views, finder.head_of, self._grammar.not_city_letters)
        settle_years(views)
        region, place = own_places(views, self._lexicon, outlet)
        story.context = Context(
            article,
            region,
            place or (unlisted if region is None else None),
            nation=nation_word(article.body),
            local=self._figures.subjects.local_word(article.body),
            reported_time=headline_time(views) or reported_time(views, self._resolve, self._is_leave),
        )
        in_local_money(views, story.mentions, local_currency(article, story.context.main_region) or "CNY")

    def _find_landings(self, story: _Story) -> None:
        if not any(map(landings.names_firm, story.views)):
            return
        context = replace(story.context)  # what the figures' reading starts from stays as it is
        landed: list[Landing] = []
        for view in story.views:
            context.enter(view)
            landed.extend(self._landings.find(view, context))
            if view.times:
                context.event_day = event_day(view, self._grammar) or context.event_day
                context.times.unread.append(partial(self._main_time, view))
            context.leave(view)
        story.landed = self._landings.settle(landed, story.views)

    def _find_figures(self, story: _Story) -> None:
        context = story.context
        self._own_bodies.add(story.views)
        for view, goes_on in zip(story.views, _go_on(story.views), strict=True):
            context.enter(view)
            story.reasons.append(self._sentence(view, context, story.figures, goes_on))
            context.leave(view)

    def _find_claims(self, story: _Story) -> None:
        story.claims = self._claims.find(story.views)

    def _main_time(self, view: View) -> TimeMention | None:
        return figure_periods.main_time(self._chunks(view), view, self._grammar)

    def _outlet(self, article: Article) -> Name | None:
        """The region the article's outlet is called after (某某县商务局, 某某日报)."""
        for said in map(fold, filter(None, (article.source, article.publisher, article.author))):
            names = [name for name in self._finder.find(said) if name.kind in _OUTLET_KINDS]
            opening = (self._finder.regions.opening(name.text) for name in names if name.rule == "media")
            code = next(filter(None, (name.code for name in names)), None) or next(filter(None, opening), None)
            if code is not None:
                unit = self._lexicon.region_names[code]
                return Name(0, 0, unit, "region", unit, code, "outlet")
        return None

    def _names(self, names: Sequence[Name], mentions: Sequence[Found]) -> list[Name]:
        """The names of a sentence; a word that stands for a place (新区, 全市) is none, though a gazetteer may hold it."""
        is_scope = self._figures.subjects.is_scope
        kept: list[Name] = []
        for name in after_numbers(names, mentions):
            if is_scope(name.text) or name.text.startswith(self._grammar.bounds_after):
                continue
            if name.kind != "platform" or not self._grammar.not_in_platforms.search(name.text):
                kept.extend(self._finder.apart(name) if name.kind == "platform" and "和" in name.text else (name,))
        return kept

    def _sentence(self, view: View, context: Context, rows: list[Metric | Target], goes_on: bool) -> Mapping[int, str]:
        """Appends the figures of the sentence; returns where the quantities start that are none, and why.

        `goes_on`: a later sentence of the paragraph may have figures, so that the place this one speaks of has to be known.
        """
        if not view.quantities and not self._targets.may_aim(view, self._deadline):
            laid: list[Chunk] = []  # only when a later sentence asks what this one spoke of

            def lay() -> list[Chunk]:
                if not laid:
                    laid.extend(self._chunks(view))
                return laid

            if goes_on and (view.times or any(name.kind in PLACE_KINDS for name in view.names)):
                context.speak(lambda then: self._figures.subjects.topic_of_sentence(lay(), view, then))
            if view.times:
                context.event_day = event_day(view, self._grammar) or context.event_day
                context.times.unread.append(lambda: figure_periods.main_time(lay(), view, self._grammar))
            return {}
        chunks = self._chunks(view)
        figures, reasons = self._figures.read(view, chunks, context)
        signs = self._targets.signs(view, chunks, context, self._deadline) if figures else None
        for figure in figures:
            rule = self._targets.intent(figure, signs, view, chunks, context, self._deadline) if signs else ""
            if signs and rule:
                rows.append(self._targets.target(figure, rule, signs, view, chunks, context, self._deadline))
            else:
                row = metrics.metric(figure, view, chunks, context, self._resolve, self._grammar, self._sure)
                rows.append(metrics.of_its_stock(row, rows[-1] if rows else None, figure, chunks, self._grammar))
        if view.times:
            context.event_day = event_day(view, self._grammar) or context.event_day
        if goes_on or view.times:
            context.speak(lambda then: self._figures.subjects.topic_of_sentence(chunks, view, then))
        if view.times:
            rows.extend(self._targets.milestones.find(view, chunks, context, self._deadline, signs))
            context.times.unread.append(lambda: figure_periods.main_time(chunks, view, self._grammar))
        return reasons

    def _chunks(self, view: View) -> list[Chunk]:
        tokens = self._finder.tag(view.text)
        columns = tokens.words, tokens.starts, tokens.ends, tokens.speech
        return chunk(view, zip(*columns, strict=True), self._figures.nouns)


def _together(articles: Sequence[Article]) -> Iterator[list[tuple[Article, list[Sentence]]]]:
    """The articles with their sentences, some dozens at a time: fewer sentences than the tokenizer keeps."""
    together: list[tuple[Article, list[Sentence]]] = []
    count = 0
    for article in articles:
        part = list(sentences(article))
        if together and count + len(part) > _TOGETHER:
            yield together
            together, count = [], 0
        together.append((article, part))
        count += len(part)
    if together:
        yield together


def _go_on(views: Sequence[View]) -> list[bool]:
    """For each sentence whether a later one of its paragraph has a number or a time: only then is its topic asked for."""
    result: list[bool] = []
    later, paragraph = False, -1
    for view in reversed(views):
        later = later and view.sentence.paragraph == paragraph
        result.append(later)
        paragraph = view.sentence.paragraph
        later = later or bool(view.quantities or view.times)
    return result[::-1]


def _view(article: Article, sentence: Sentence, found: Sequence[Found], names: list[Name]) -> View:
    quantities = [
        Quantity(start, end, outer_start, outer_end, text, value, value_max, unit, kind, comparator)
        for start, end, outer_start, outer_end, text, family, _, value, value_max, unit, kind, comparator, _ in found
        if family == "quantity"
    ]
    times = [TimeMention(row.start, row.end, row.text, row.role) for row in found if row.family == "time"]
    return View(article, sentence, quantities, times, names)
