"""Dated aims without a number: clauses with a word of intent, a horizon, something to be reached, and nothing counted.

Belongs here: which clause is one, its words and its subject. Does not belong here: promised figures (targets.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick

from orchestration.extraction.article import Target, TimeMention, View
from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, TIME, WORD, Chunk
from orchestration.extraction.context import Context
from orchestration.extraction.figure_shapes import without_tail_of
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.subject_shapes import Subject
from orchestration.extraction.subjects import Subjects
from orchestration.extraction.target_clauses import Deadline, clause_before, clauses, programme
from orchestration.extraction.target_signs import SignReader, Signs

RULE = "milestone"
_SHORTEST, _LONGEST = 6, 60  # characters
_SHORTEST_OF_WORK = 2  # 建成 of a railway
_NEAREST = 14  # days; what is due sooner is a programme note, not an aim
_OPEN_ENDS = ("后", "之后", "以后", "前", "之前", "时", "中")  # the clause goes on after its comma
_ONLY_FASTER = ("加快", "提速", "提升", "增强")  # 创建国家级高新区步伐加快
_PLAN_TERMS = ("期间", "时期")
_PLAN_ENDS = ("末", "末期")
_MONTH_OF_THIS_YEAR = re.compile("[在于]?今年[0-9]{1,2}月(?:份|底|末|中旬|下旬)?")
_PART_OF_YEAR = re.compile("[在于]?(?:[0-9]{1,2}月(?:份|底|末)?|[上下]半年|[一二三四]季度|年[底末])")  # 力争6月份启动
_NOMINAL = ("n", "vn", "b", "j", "l", "m", "q", "eng")
_NAMED = ("region", "platform")  # kinds of names inside the name of a work
_AFTER_DEED = re.compile(
    "(?P<deed>(?:全线|全面|正式)?(?:建成|竣工|完工|投产|通车|开通|投用|投运)(?:投产|通车|投用|运营|使用)?)(?:之|以)?后"
)
_FEW = "两二三四五六七八九"
_WHOLLY = frozenset({"全线", "全面", "全部", "整体"})
_WHOSE = ("region", "platform", "programme", "work")
_FOUR_DIGITS = re.compile(r"(?:19|20)\d\d")


class Milestones:
    """Built once per lexicon."""

    def __init__(self, lexicon: Lexicon, subjects: Subjects, reader: SignReader) -> None:
        self._confidence = lexicon.confidence("targets", (RULE,))[RULE]
        self._subjects, self._reader = subjects, reader
        self._grammar = Grammar.of(lexicon)
        self._words = tuple(sorted(lexicon.words("metric_words", role="milestone")))
        self._word = AhoCorasick(self._words)

    def may_find(self, view: View, deadline: Deadline) -> bool:
        """Whether a sentence tells a horizon, without which it has no milestone."""
        return any(self._is_horizon(mention, view, deadline, True) for mention in view.times)

    def find(
        self,
        view: View,
        chunks: Sequence[Chunk],
        context: Context,
        deadline: Deadline,
        signs: Signs | None,
    ) -> Iterator[Target]:
        """The milestones of a sentence, in order; `deadline` is `Periods.deadline`, `signs` those of its words, if they are known."""
        if not self.may_find(view, deadline):
            return
        reached = [start for _, start, _ in self._word.find_matches_as_indexes(view.text)]
        if not reached:
            return
        signs = signs or self._reader.read(view, chunks, context, deadline)
        if signs is None:
            return
        must = self._grammar.must
        promises = [
            i
            for i, here in enumerate(chunks)
            if here.text in must or (here.text[-1] == "会" and _will(chunks, i)) or i in signs.intents
        ]
        for start, end in clauses(chunks):
            first, last = chunks[start].start, chunks[end - 1].end
            counts = any(
                c.kind == QUANTITY
                and not (c.pos == "duration" and chunks[i - 1].text == "“")
                and not (c.pos == "count" and c.text[0] in _FEW and i > start + 1)
                for i, c in enumerate(chunks[start:end], start)
            )  # 形成“半小时通勤圈” counts nothing, 开工建设甲至乙、丙至丁两条快速路 hardly anything
            if counts or not any(first <= place < last for place in reached):
                continue
            at = next((i for i in promises if start <= i < end), None)
            told = self._horizon(start, end, at is not None, view, chunks, deadline, promises)
            horizon = told[0] if told is not None else None
            begin = self._begin(start, end, at, chunks, *told, view, promises) if told is not None else None
            if horizon is None or begin is None:
                continue
            own = at is None and chunks[begin].pos.startswith(_NOMINAL)  # 2027年某某机场扩建工程完工
            subject = self._subject(chunks, start, end if own else begin, view, context)
            if at is not None and (named := self._subjects.topic(chunks[begin:end], view, context)) is not None:
                alone = not any(c.pos == "sep" for c in chunks[begin:end])
                subject = named if named.kind == "work" and alone else subject  # 确保年底前|某某隧道通车
            text = _without_time(chunks[begin:end], view, horizon).rstrip("…").removeprefix("是")
            after = _AFTER_DEED.match(text)
            text = after["deed"] if after is not None else text  # 预计2028年|建成后将带动…
            work = subject.text if subject is not None and subject.kind == "work" else ""
            built = text.startswith(self._grammar.deeds_of_building) and self._names_park(subject, chunks[start:begin])
            shortest = _SHORTEST_OF_WORK if work or built else _SHORTEST
            vague = _PART_OF_YEAR.fullmatch(horizon.text) is not None and horizon.role == "span"
            opening = next((c.text for c in chunks[begin:end] if not self._is_manner(c)), "")
            if vague and not opening.startswith(self._words) and not self._is_deed_of_building(chunks[end - 1]):
                continue  # 将在6月参加展会并启动巡演
            if at is not None and begin > at and not built:
                text = _done_by(chunks, start, at, len(text) < shortest) + text
            text = without_tail_of(work, text.removeprefix(work)) if work else text
            if any(c.kind == WORD and c.text[0] == "已" for c in chunks[begin:end]):
                continue  # 规划到2027年建成的三号线已于去年开工
            opens = after is None and chunks[end - 1].text in (*_OPEN_ENDS, *_ONLY_FASTER)
            if opens or subject is None or not shortest <= len(text) <= _LONGEST:
                continue
            base = view.sentence.start
            yield Target(
                sentence_no=view.sentence.no,
                span_start=base + chunks[begin].start,
                span_end=base + chunks[end - 1].end,
                subject=subject.text,
                metric=text,
                measure=None,
                quantity=None,
                deadline=deadline(horizon.text, view.article.published_on),
                kind="milestone",
                programme=programme(view),
                rule=RULE,
                confidence=self._confidence,
                subject_kind=subject.kind,
                region_code=subject.code,
            )

    def _horizon(
        self,
        start: int,
        end: int,
        promised: bool,
        view: View,
        chunks: Sequence[Chunk],
        deadline: Deadline,
        promises: Sequence[int],
    ) -> tuple[TimeMention, bool] | None:
        """The horizon of the clause, of the one before it, or the last time told before that, and whether it is that far off."""
        for here in (*chunks[start:end], *clause_before(chunks, start)):
            if here.kind == TIME and self._is_horizon(view.times[here.index], view, deadline, promised):
                return view.times[here.index], False
        for i in range(start - 1, -1, -1):
            here = chunks[i]
            if here.text == ";" or (here.kind == WORD and here.text in self._grammar.ends_intent):
                return None
            if here.kind == TIME:
                mention = view.times[here.index]
                promised = promised or any(i < k < start for k in promises)
                return (mention, True) if self._is_horizon(mention, view, deadline, promised) else None
        return None

    def _begin(
        self,
        start: int,
        end: int,
        at: int | None,
        chunks: Sequence[Chunk],
        horizon: TimeMention,
        far: bool,
        view: View,
        promises: Sequence[int],
    ) -> int | None:
        """Where the words of what is to be reached begin, after the word of intent; None when nothing is."""
        if at is None and not far and horizon.role != "deadline" and _is_certain(horizon, view):
            return self._built(start, end, chunks, horizon, view)
        if at is None and not far and horizon.role == "deadline":
            whose = self._thing_built(start, end, chunks, horizon, view)
            if whose is not None:
                return whose
        if at is None:
            opening = (c for c in chunks[start:end] if c.kind == WORD and not self._is_manner(c) and c.text != "并")
            first = next(opening, None)
            # “十四五”期间,某市将优先发展公共交通,|创建“公交都市”
            since = next((i for i in range(start) if chunks[i].start >= horizon.end), start)
            governed = any(since <= k < start for k in promises) and not _of_this_year(horizon, view)
            words = self._words if governed or not far else self._grammar.becoming
            # 到2030年,建成…: the horizon itself is the word of intent, also after the numbers of a list of aims
            ahead = far or horizon.role == "deadline" or horizon.text.endswith("年内")  # 年内建成通水
            # …里程达到3600公里,|实现各县全部以高速公路连通: the last of a list of aims, told by its end
            ends = (
                far
                and first is not None
                and first.text == "实现"
                and chunks[end - 1].text in self._grammar.ends_of_aims
            )
            if first is None or not (first.text.startswith(words) or ends) or not ahead:
                return None
            at = start - 1
        begin = next((i for i in range(at + 1, end) if not self._is_aside(chunks[i])), None)
        if begin is not None and at >= start and chunks[at].text in self._grammar.must:
            begin = next(i for i in range(start, end) if chunks[i].kind not in (TIME, PUNCT))
        if begin is None or not any(self._is_reached(c) for c in chunks[begin:end]):
            return None
        return begin

    def _built(self, start: int, end: int, chunks: Sequence[Chunk], horizon: TimeMention, view: View) -> int | None:
        """某某高速在今年底|开工, 2027年|某某机场扩建工程完工: after its time the deed, or the thing and then the deed."""
        at = next(
            (i for i in range(start, end) if chunks[i].kind == TIME and view.times[chunks[i].index] is horizon), start
        )
        begin = at + (chunks[at].kind == TIME)
        verb = begin
        while verb < end and (self._is_manner(chunks[verb]) or chunks[verb].text in _WHOLLY):
            verb += 1
        while verb < end and chunks[verb].kind in (WORD, NAME) and self._is_thing(chunks[verb]):
            verb += 1
        if verb == end or chunks[verb].kind != WORD or not self._is_deed_of_building(chunks[verb]):
            return None
        return begin

    def _thing_built(
        self, start: int, end: int, chunks: Sequence[Chunk], horizon: TimeMention, view: View
    ) -> int | None:
        """要求|重点乡镇污水处理设施在2025年底前全部建成: where the thing begins that is to be built by then."""
        at = next(
            (i for i in range(start, end) if chunks[i].kind == TIME and view.times[chunks[i].index] is horizon), None
        )
        if at is None:
            return None  # 6月底前,|建成…
        built = self._built(start, end, chunks, horizon, view)
        begin = next((i for i in range(at - 1, start - 1, -1) if chunks[i].pos.startswith("v")), start - 1) + 1
        whole = any(c.kind == WORD and c.pos.startswith("n") for c in chunks[begin:at])
        return begin if built is not None and whole else None

    def _is_deed_of_building(self, here: Chunk) -> bool:
        """通车, and 全线通车 in one word."""
        manner = next((word for word in _WHOLLY if here.text.startswith(word)), "")
        return here.text.removeprefix(manner).startswith(self._grammar.deeds_of_building)

    @staticmethod
    def _names_park(subject: Subject | None, before: Sequence[Chunk]) -> bool:
        """某某小镇明年3月|开园: the park's own name stands in the clause, so that few words say enough."""
        return subject is not None and subject.kind == "platform" and any(c.text == subject.text for c in before)

    def _is_thing(self, here: Chunk) -> bool:
        thing = here.pos.startswith((*_NOMINAL, *_NAMED)) or here.text == "高速"
        return thing and not here.text.startswith(self._words) and not self._is_deed_of_building(here)

    def _is_manner(self, here: Chunk) -> bool:
        """基本 and 初步 of 基本建成, 初步形成."""
        return (here.pos in ("d", "ad") or here.text == "基本") and not here.text.startswith(self._words)

    def _is_reached(self, here: Chunk) -> bool:
        return here.kind == WORD and (here.text.startswith(self._words) or here.text.endswith(self._words))

    def _subject(self, chunks: Sequence[Chunk], start: int, begin: int, view: View, context: Context) -> Subject | None:
        context.catch_up()  # with what the sentence itself speaks of
        subject = (
            self._subjects.topic(chunks[start:begin], view, context)
            or self._subjects.before(chunks[:start], view, context)
            or self._subjects.fallback(view, context)
        )
        return subject if subject is not None and subject.kind in _WHOSE else None

    def _is_horizon(self, mention: TimeMention, view: View, deadline: Deadline, promised: bool) -> bool:
        """A day ahead that closes a span (到2025年, 今年, 3年内), not a day or an evening.

        The article's own year and a plan's term are told of as well as ahead of: they take a word of intent (`promised`).
        """
        today, text = view.article.published_on, mention.text
        if "期间" in text and not promised:
            return False
        year = _FOUR_DIGITS.search(text)
        if not (
            (year is not None and today is not None and int(year.group()) >= today.year + (not promised))
            or (promised and "五" in text and text.endswith(_PLAN_TERMS))
            or mention.role == "deadline"
            or (promised and mention.role == "span" and _PART_OF_YEAR.fullmatch(text) is not None)
            or text.lstrip("于在").startswith(self._grammar.horizons)
            or ("五" in text and text.endswith(_PLAN_ENDS))  # “十四五”末
        ):
            return False
        due = deadline(text, today)
        return due is not None and (today is None or (due - today).days >= _NEAREST)

    def _is_aside(self, here: Chunk) -> bool:
        """What may stand between a word of intent and what is to be reached: times, places, 使, 全力."""
        if here.kind == TIME or (here.kind == NAME and here.pos in ("region", "platform")):
            return True
        return here.text in self._grammar.aside_of_aims


def _of_this_year(horizon: TimeMention, view: View) -> bool:
    """今年: what a clause after the promise tells is a means to it more often than an aim (今年将遴选管理人,建立基金体系)."""
    today, year = view.article.published_on, _FOUR_DIGITS.search(horizon.text)
    return today is not None and (int(year.group()) <= today.year if year is not None else "五" not in horizon.text)


def _without_time(clause: Sequence[Chunk], view: View, horizon: TimeMention) -> str:
    """海湾大桥主线通车 of 海湾大桥主线上半年通车."""
    text = view.text[clause[0].start : clause[-1].end]
    at = horizon.start - clause[0].start
    return text[:at] + text[at + len(horizon.text) :] if 0 < at < len(text) else text


def _is_certain(horizon: TimeMention, view: View) -> bool:
    """2027年底, 今年底: nothing can have been observed then."""
    today, year = view.article.published_on, _FOUR_DIGITS.search(horizon.text)
    later = year is not None and today is not None and int(year.group()) > today.year
    if _MONTH_OF_THIS_YEAR.fullmatch(horizon.text) is not None and today is not None:
        return True  # 今年10月底, told in May: a month that is over is no horizon
    return later or horizon.text.lstrip("在于").startswith(("今年底", "今年年底", "明年", "年底前"))


def _will(chunks: Sequence[Chunk], i: int) -> bool:
    """会在年底前推出."""
    here = chunks[i]
    return here.kind == WORD and here.pos.startswith("v") and i + 1 < len(chunks) and chunks[i + 1].kind == TIME


def _done_by(chunks: Sequence[Chunk], start: int, at: int, short: bool) -> str:
    """绕城快线 of 绕城快线将于年底前通车: what reaches it; of the clause before, when what is reached is told in few words."""
    part = [c for c in chunks[start:at] if c.kind != TIME]
    if not part and short:
        before = clause_before(chunks, start)
        part = list(before) if not any(c.kind in (QUANTITY, TIME) for c in before) else []
    words: list[str] = []
    for here in reversed(part):
        road = here.text == "高速" or (words and words[-1][0] == "段" and here.pos == "region")  # 甲乙高速|某县段
        if road or (here.kind == WORD and here.pos.startswith((*_NOMINAL, "nr"))):
            words.append(here.text)
        elif words or here.kind != WORD or here.pos not in ("d", "ad", "p"):
            break
    return "".join(reversed(words))
