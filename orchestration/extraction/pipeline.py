"""From articles to statements: the stages in order, the dear ones only on sentences that can hold a fact.

Belongs here: joining the stages and laying their results into tables. Does not belong here: any decision about language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from orchestration.extraction import landings, metrics, numerals
from orchestration.extraction.article import (
    Article,
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
from orchestration.extraction.context import PLACE_KINDS, Context, nation_word, own_places
from orchestration.extraction.figures import Figures
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.local_money import in_local_money, local_currency
from orchestration.extraction.names import Finder
from orchestration.extraction.periods import periods
from orchestration.extraction.short_names import add_short_names
from orchestration.extraction.tables import Extraction, Rows, lay_out
from orchestration.extraction.targets import Targets
from orchestration.extraction.text import fold, sentences

_CUT_SHORT, _SHORTEST_NAME = frozenset({"platform", "institute"}), 3
_NOT_IN_PLATFORM = frozenset("为是的了")  # a platform's name holds no verb or particle: such a find is a clause


def extract(articles: Sequence[Article], lexicon: Lexicon) -> Extraction:
    """All statements of `articles`, one row a statement in one article. Articles do not influence each other."""
    return _extractor(lexicon).extract(articles)


@lru_cache(maxsize=4)
def _extractor(lexicon: Lexicon) -> Extractor:
    return Extractor(lexicon)


class Extractor:
    """The stages, built once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._finder = Finder(lexicon.tables)
        # The same few expressions recur in an article and each is asked for several times.
        self._resolve = lru_cache(4096)(periods(lexicon).resolve)
        self._deadline = lru_cache(4096)(periods(lexicon).deadline)
        self._grammar = Grammar.of(lexicon)
        self._figures = Figures(lexicon)
        self._sure = lexicon.confidence("metrics", metrics.RULES)
        self._targets = Targets(lexicon, self._figures.subjects)
        self._landings = landings.Landings(lexicon, self._finder)

    def extract(self, articles: Sequence[Article]) -> Extraction:
        parts = [list(sentences(article)) for article in articles]
        texts = [sentence.text for part in parts for sentence in part]
        mentions, names = numerals.find(texts, self._lexicon), self._finder.find_all(texts)
        rows = Rows()
        offset = 0
        for article, part in zip(articles, parts, strict=True):
            self._article(article, part, mentions[offset : offset + len(part)], islice(names, len(part)), rows)
            offset += len(part)
        return rows.tables()

    def _article(
        self,
        article: Article,
        part: Sequence[Sentence],
        mentions: Sequence[list[Found]],
        names: Iterable[list[Name]],
        rows: Rows,
    ) -> None:
        views = [
            _view(article, sentence, found, self._names(named, found))
            for sentence, found, named in zip(part, mentions, names, strict=True)
        ]
        add_short_names(views, self._finder.head_of, self._grammar.not_city_letters)
        context = Context(
            article,
            *own_places(views, self._lexicon, self._outlet(article)),
            nation=nation_word(article.body),
            local=self._figures.subjects.local_word(article.body),
            headline_time=metrics.headline_time(views),
        )
        in_local_money(views, mentions, local_currency(article, context.main_region) or "CNY")
        landed: list[Landing] = []
        figures: list[Metric | Target] = []
        reasons: list[Mapping[int, str]] = []
        for view, goes_on in zip(views, _go_on(views), strict=True):
            context.enter(view)
            landed.extend(self._landings.find(view, context))
            reasons.append(self._sentence(view, context, figures, goes_on))
            context.leave(view)
        landed = self._landings.settle(landed, views)
        lay_out(article, views, mentions, landed, figures, reasons, rows)

    def _outlet(self, article: Article) -> Name | None:
        """The region the article's outlet is called after (某某县商务局, 某某日报)."""
        for said in filter(None, (article.source, article.publisher, article.author)):
            for name in self._finder.find(fold(said)):
                if name.code and name.kind in ("region", "government"):
                    unit = self._lexicon.region_names.get(name.code, name.text)
                    return Name(0, 0, unit, "region", unit, name.code, "outlet")
        return None

    def _names(self, names: Sequence[Name], mentions: Sequence[Found]) -> list[Name]:
        """The names of a sentence; a word that stands for a place (新区, 全市) is none, though a gazetteer may hold it."""
        is_scope = self._figures.subjects.is_scope
        kept = []
        for found in names:
            name = _after_number(found, mentions)
            if name is None or is_scope(name.text):
                continue
            if name.kind != "platform" or _NOT_IN_PLATFORM.isdisjoint(name.text):
                kept.append(name)
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
                context.times.unread.append(lambda: metrics.main_time(lay(), view, self._grammar))
            return {}
        chunks = self._chunks(view)
        figures, reasons = self._figures.read(view, chunks, context)
        signs = self._targets.signs(view, chunks, context, self._deadline) if figures else None
        for figure in figures:
            rule = self._targets.intent(figure, signs, view, chunks, context, self._deadline) if signs else ""
            if signs and rule:
                rows.append(self._targets.target(figure, rule, signs, view, chunks, context, self._deadline))
            else:
                rows.append(metrics.metric(figure, view, chunks, context, self._resolve, self._grammar, self._sure))
        if goes_on or view.times:
            context.speak(lambda then: self._figures.subjects.topic_of_sentence(chunks, view, then))
        if view.times:
            rows.extend(self._targets.milestones.find(view, chunks, context, self._deadline, signs))
            context.times.unread.append(lambda: metrics.main_time(chunks, view, self._grammar))
        return reasons

    def _chunks(self, view: View) -> list[Chunk]:
        tokens = self._finder.tag(view.text)
        columns = tokens.words, tokens.starts, tokens.ends, tokens.speech
        return chunk(view, zip(*columns, strict=True), self._figures.nouns)


def _after_number(name: Name, mentions: Sequence[Found]) -> Name | None:
    """The name without the time or the measure word it begins in (上半年|某高新区, 8件|科学园区); None when no name is left."""
    first = name.start
    for row in mentions:
        if row.start > first:
            return name
        if first < row.end < name.end:
            end = row.end
            break
    else:
        return name
    text = name.text[end - name.start :]
    if len(text) < _SHORTEST_NAME or name.kind not in _CUT_SHORT:
        return None
    return replace(name, start=end, text=text, canonical=text)


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
