"""Who or what a number is about: a name in the clause, a word that stands for one (全市, 该园区), or what the text last spoke of.

Belongs here: the choice of a subject. Does not belong here: what one place of a clause names (subject_mentions.py) and which noun phrase is
the indicator (phrases.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from orchestration.extraction.article import Name, View
from orchestration.extraction.chunks import NAME, PUNCT, TIME, WORD, Chunk
from orchestration.extraction.context import Context
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.lexicon import Lexicon, alternation
from orchestration.extraction.subject_attributes import after_its_size, described
from orchestration.extraction.subject_facilities import facility, service
from orchestration.extraction.subject_mentions import Mentions, ends_with, is_counted, only_counts, past_venue, road
from orchestration.extraction.subject_shapes import (
    Subject,
    before_list,
    body_place,
    group,
    is_of_a_list,
    lists_things,
    located,
    names_a_group,
    of_name,
    opens_a_list,
    park,
    several,
    site,
    stands_alone,
    town,
)

_PLACE_KINDS = frozenset({"region", "platform", "programme", "work"})
_ELSEWHERE = frozenset({"scope_world", "foreign"})
_CARRIED_KINDS = frozenset(
    {"work", "region", "platform", "programme", "enterprise", "institute", "event", "hospital", "university"}
)
_ALLIANCE = "联盟"
_RUN = ("班列", "专列", "航线")
_OF_EACH_BELOW = re.compile("(?:情况|分别|依次)(?:是|为|如下)?:")
_LONGEST_PLACE = 8  # chunks
# What may stand before the name a clause opens with.
_SKIPPED = ("d", "c", "p", "t", "f", "u", "ad")


class Subjects:
    """Built once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._mentions = Mentions(lexicon)
        self._grammar = grammar = Grammar.of(lexicon)
        self._situating = grammar.situated | {"在"}
        self._scope = self._mentions.scope
        # All other words neither name a place nor stand for one, and open none of the shapes a place is told by.
        self._opening = frozenset({*self._scope, *self._situating, *grammar.of_a_kind, *grammar.industrial_parks})
        self._any_facility = re.compile(alternation((*grammar.facilities, *grammar.receiving)))
        self._any_service = re.compile(
            f"“[^”]{{1,9}}(?:(?:{alternation(grammar.services)})”|”(?:{alternation(grammar.called_services)}))"
        )
        self._shapes = lru_cache(256)(self._shapes_in)
        self._local = re.compile(
            alternation(word for word, level in self._scope.items() if level not in ("nation", "world"))
        )

    def in_clause(self, chunks: Sequence[Chunk], view: View, context: Context) -> Subject | None:
        """The subject the number's own clause names before it: the one it opens with, else the place nearest to the number."""
        if not chunks:
            return None
        marked = [i for i, c in enumerate(chunks) if c.kind == NAME or c.text in self._opening]
        if not marked and not any(self._shapes(view.text)):
            return None
        end = before_list(chunks)
        opening = self.topic(chunks[:end], view, context)
        if opening is not None:
            return opening
        for i in reversed(marked):
            found = self._mentions.at(chunks, i, view, context) if i < end else None
            if (
                found is not None
                and found.rule != "foreign"
                and (
                    (stands_alone(chunks, i, end, self._grammar) and found.kind in _PLACE_KINDS)
                    or (i + 1 < end and chunks[i + 1].text == "的")
                )
            ):
                return found
        return None

    def topic(self, chunks: Sequence[Chunk], view: View, context: Context) -> Subject | None:
        """The name or scope word a clause opens with, after times, adverbs and 在; of 杭州市萧山区 the last part."""
        if not chunks:
            return None
        # Every figure of a sentence asks about the same clauses.
        where = chunks[0].start, chunks[-1].end
        if where not in context.topics:
            context.topics[where] = self._topic(chunks, view, context)
        return context.topics[where]

    def _topic(self, chunks: Sequence[Chunk], view: View, context: Context) -> Subject | None:
        works, groups, facilities, services = self._shapes(view.text)
        if "、" in view.text and any(word in view.text for word in self._grammar.situated):
            lying = self._said_to_lie(chunks, view, context)
            if lying is not None:
                return lying
        if "的" in view.text and (whose := described(chunks, self._situating)):
            return self._mentions.at(chunks, whose, view, context)
        for i, here in enumerate(chunks):
            opening = here.kind == NAME or here.text in self._opening
            whole = (
                (self._mentions.all_of_a_kind(chunks, i, view, context) if opening else None)
                or (group(view.text, here.start) if groups else None)
                or (service(chunks, i, view.text, self._grammar) if services and here.text == "“" else None)
                or (road(view.text, here.start) if works else None)
                or (self._mentions.work(chunks, i, view.text) if works else None)
                or (self._facility(chunks, i, view, context) if facilities else None)
            )
            if whole is not None and whole.kind == "work" and ends_with(chunks, whole) and only_counts(chunks[:i]):
                return None  # 其中外贸航线5条: what is counted
            if whole is not None and whole.text.endswith(_RUN) and is_counted(chunks[i:], whole):
                return None  # 进出境中欧班列2386列
            if whole is not None and whole.kind == "stretch":
                return None
            if whole is not None:
                return whole
            found = self._mentions.at(chunks, i, view, context) if opening else None
            if found is not None and found.kind in ("region", "platform") and (joint := several(chunks, i, view)):
                return joint
            if found is not None:
                while i + 1 < len(chunks) and chunks[i + 1].kind in (NAME, WORD):
                    if (
                        chunks[i + 1].text == "的"
                        and i + 2 < len(chunks)
                        and chunks[i + 2].kind == NAME
                        and chunks[i + 2].pos == "platform"
                    ):
                        i += 1
                    narrower = self._mentions.at(chunks, i + 1, view, context) or town(
                        chunks[i + 1 : i + 3], found, self._grammar
                    )
                    if narrower is None or narrower.kind not in ("region", "platform"):
                        break
                    found, i = narrower, i + 1
                return None if i + 1 == len(chunks) and found.kind not in _PLACE_KINDS else found
            if here.kind == WORD and here.text in self._situating:
                met = past_venue(chunks, i, view) if here.text == "在" else 0
                if met:
                    return self._topic(chunks[met:], view, context) if met < len(chunks) else None
                found = site(chunks, i + 1, self._grammar) if here.text == "在" else None
                if found is None and here.text in self._grammar.situated:
                    found = located(chunks, i, self._grammar) or self._lying_there(chunks, i, view, context)
                if found is not None:
                    return found
            numbered = here.text in self._grammar.this_event or (here.text[0] == "第" and here.text[-1] in "届次")
            if numbered and i + 1 < len(chunks) and chunks[i + 1].pos == "event":
                continue
            after = chunks[i + 1 : i + 3]
            if (
                len(after) > 1
                and after[0].text == "的"
                and after[1].pos == "region"
                and here.pos.startswith(("v", "a"))
            ):
                continue  # 邻近|的|重庆
            if here.kind == WORD and not (here.pos.startswith(_SKIPPED) or here.text in self._grammar.openers):
                if i + 2 < len(chunks) and chunks[i + 1].text == "的" and here.text in self._grammar.comes_to_be:
                    return self._topic(chunks[i + 2 :], view, context)  # 去年成立的|某某创新中心
                sized = after_its_size(chunks, i)
                if sized:
                    return self._mentions.at(chunks, sized, view, context)
                return park(chunks, i, self._grammar) if here.text not in self._scope else None
            if (
                here.kind == NAME
                and here.pos == "government"
                and here.text.endswith(_ALLIANCE)
                and not (i and chunks[i - 1].text == "据")  # 据某某联盟统计: it only tells
            ):
                return self._alliance(view.names[here.index], context)
            if here.kind == NAME and here.pos == "government" and (of_body := body_place(view.names[here.index])):
                return of_body  # 某县政府与12家企业签约
            if here.kind == NAME and here.pos not in ("government", "event"):
                return None
        return None

    @staticmethod
    def _alliance(name: Name, context: Context) -> Subject | None:
        """某省光伏产业联盟 of 某省光伏产业联盟吸收了26家企业, and of 联盟 after it."""
        if context.subject is not None and context.subject.text.endswith(name.text):
            return of_name(context.subject, "scope")
        return Subject(name.text, "work", name.code, "named") if name.text != _ALLIANCE else None

    def _facility(self, chunks: Sequence[Chunk], i: int, view: View, context: Context) -> Subject | None:
        told = chunks[i].kind == NAME or chunks[i].text in self._scope
        holder = self._mentions.at(chunks, i, view, context) if told else None
        if told and (holder is None or holder.kind not in _PLACE_KINDS or holder.rule in _ELSEWHERE):
            return None
        return facility(chunks, i, holder, view.text, self._grammar)

    def _said_to_lie(self, chunks: Sequence[Chunk], view: View, context: Context) -> Subject | None:
        """The last of 某省第二大市、位于皖南的某市."""
        for i, here in enumerate(chunks[1:], 1):
            if here.text in self._grammar.situated and chunks[i - 1].pos == "sep":
                return self._lying_there(chunks, i, view, context)
        return None

    def _lying_there(self, chunks: Sequence[Chunk], i: int, view: View, context: Context) -> Subject | None:
        """The park of 位于区内的某某产业园, the city of 位于皖南的某市."""
        of = next((at for at in range(i + 1, min(i + _LONGEST_PLACE, len(chunks) - 1)) if chunks[at].text == "的"), 0)
        named = of and chunks[of + 1].kind == NAME and chunks[of + 1].pos in ("platform", "region")
        return self._mentions.at(chunks, of + 1, view, context) if named else None

    def topic_of_sentence(self, chunks: Sequence[Chunk], view: View, context: Context) -> Name | None:
        """The place the sentence's last clause with a topic opens with: what the next sentence speaks of unless it says otherwise."""
        if "其中" in view.text:
            chunks = chunks[: next((i for i, c in enumerate(chunks) if i and c.text == "其中"), len(chunks))]
        if (listed := _OF_EACH_BELOW.search(view.text)) is not None:
            chunks = [c for c in chunks if c.end <= listed.end()]  # 全省景区接待情况:某景区12.5万人次、…
        found = self.before(chunks, view, context)
        if found is None or found.kind not in _PLACE_KINDS or found.rule in _ELSEWHERE or found.rule == "facility":
            return None
        if self._scope.get(found.text) == "nation" and context.main_place is not None and not context.nation:
            return None  # 在全国…中排名第21位: a local story goes on about its own place
        if found.rule == "joint" or (found.rule == "named" and opens_a_list(chunks, view, found)):
            return None  # 甲、乙出口分别增长…: the next sentence is about neither
        if found.code is None and found.text.endswith(self._grammar.towns) and f"在{found.text}" in view.text:
            return None  # 某市…,在新河镇建成厂房: where it was built, not what is spoken of
        return Name(0, 0, found.text, found.kind, found.text, found.code, "carried")

    def before(self, chunks: Sequence[Chunk], view: View, context: Context) -> Subject | None:
        """The subject of the nearest earlier clause of the sentence that opens with one."""
        if not chunks:
            return None
        told = any(self._shapes(view.text)) and self._tells(chunks, view.text)
        opens, end = told, len(chunks)  # whether the clause holds anything that a topic may begin with
        for i in range(len(chunks) - 1, -1, -1):
            here = chunks[i]
            if here.kind == NAME or here.text in self._opening:
                opens = True
            elif here.pos == "break" and here.kind == PUNCT:
                found = self._carried(chunks[i + 1 : end], view, context) if opens else None
                if found is not None:
                    return found
                opens, end = told, i
        return self._carried(chunks[:end], view, context) if opens else None

    def _carried(self, clause: Sequence[Chunk], view: View, context: Context) -> Subject | None:
        """The topic of a clause, if other clauses may be about it."""
        found = None if "等" in view.text and lists_things(clause) else self.topic(clause, view, context)
        if found is None or found.kind not in _CARRIED_KINDS:
            return None
        return None if found.kind != "work" and is_of_a_list(clause, view, found) else found

    def _tells(self, chunks: Sequence[Chunk], text: str) -> bool:
        """Whether the clauses name a place, a word that stands for one, a work or a service."""
        return any(c.kind == NAME or c.text in self._opening for c in chunks) or (
            bool(chunks)
            and any(
                shape.search(text, chunks[0].start, chunks[-1].end) is not None
                for shape in (self._mentions.any_work, self._any_service)
            )
        )

    def _shapes_in(self, text: str) -> tuple[bool, bool, bool, bool]:
        """Whether a sentence names a work anywhere, whether a group of regions, whether a facility, whether a service in quotes."""
        return (
            self._mentions.any_work.search(text) is not None,
            names_a_group(text),
            self._any_facility.search(text) is not None,
            "”" in text and self._any_service.search(text) is not None,
        )

    def first_of(self, chunks: Sequence[Chunk], view: View, context: Context) -> Subject | None:
        """The first place among the chunks: where the things that were counted went."""
        for i in range(len(chunks)):
            found = self._mentions.at(chunks, i, view, context)
            if found is not None:
                return found if found.kind in _PLACE_KINDS else None
        return None

    def signed_with(self, after: Sequence[Chunk], view: View, context: Context) -> Subject | None:
        """The place of (8家企业)与某某高新区签约: what the firms signed with."""
        for i, here in enumerate(after[:-2]):
            if here.text in ("与", "同", "和") and after[i + 2].text.startswith(self._grammar.signs):
                body = after[i + 1].pos == "government"
                return (
                    body_place(view.names[after[i + 1].index])
                    if body
                    else self._mentions.at(after[i + 1 : i + 2], 0, view, context)
                )
        return None

    def base_of_comparison(self, chunks: Sequence[Chunk], view: View, context: Context) -> Subject | None:
        """The place in 比全省的(21.6万元), when nothing but 的 stands between it and the number."""
        place: Chunk | None = None
        for here in reversed(chunks):
            if here.kind == TIME or here.text == "的":
                continue
            if place is not None:
                return self._mentions.at([place], 0, view, context) if here.text in ("比", "较") else None
            place = here
        return None

    def fallback(self, view: View, context: Context) -> Subject | None:
        """What the paragraph last spoke of, else the article's own place, else the country when the text speaks of it."""
        if context.subject is not None:
            return of_name(context.subject, "carried")
        if context.heading is not None:
            return of_name(context.heading, "heading")
        if context.section is not None:
            return of_name(context.section, "heading")
        if context.main_place is not None:
            return of_name(context.main_place, "main_place")
        if context.nation:
            return Subject(context.nation, "region", None, "nation")
        if context.place is not None:
            return of_name(context.place, "last_place")
        return Subject(context.local, "unresolved", None, "unresolved") if context.local else None

    def local_word(self, body: str) -> str:
        """The first word of the text that stands for a place below the nation, '' if there is none."""
        found = self._local.search(body)
        return found.group() if found else ""

    def only_places(self, chunks: Sequence[Chunk]) -> bool:
        """Whether nothing but places and marks of a list stand there."""
        return bool(chunks) and all(
            c.kind == PUNCT or c.pos == "region" or c.text in self._scope or c.text in ("和", "比") for c in chunks
        )

    def is_scope(self, word: str) -> bool:
        return word in self._scope
