"""The noun phrase before a number, and the words that say how the number measures it.

Belongs here: reading the chunks left of a quantity. Does not belong here: what is dropped between noun and number (phrase_trim.py) and
what carries over from an earlier number (figure_nouns.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, TIME, WORD, Chunk
from orchestration.extraction.lexicon import alternation
from orchestration.extraction.phrase_bases import (
    HEDGES,
    of_what_lies_within,
    within_a_place,
    without_basis,
    without_comparison,
)
from orchestration.extraction.phrase_edges import acts_as_noun, denies, describes_those, is_within, past_whom
from orchestration.extraction.phrase_lists import Lists, after_examples, joined
from orchestration.extraction.phrase_trim import Trim
from orchestration.extraction.phrase_words import (
    JOINTS,
    KEPT_PREPOSITIONS,
    Reading,
    Words,
    ends_a_circle,
    is_qualified,
    nominal,
    text_of,
)

_QUOTES = dict.fromkeys("“‘《(", 1) | dict.fromkeys("”’》)", -1)  # how much deeper one goes
_MAY_END = frozenset({"p", "v", "ul", "d", "y"})  # parts of speech that may end a noun phrase
_AMOUNTS = frozenset("0123456789十百千万亿两")
_SAID_OF_AIMS = re.compile("^(?:时间|.{0,8}?(?:目标|任务)[是为])(?=..)")  # 用三年时间培育…, 今年的目标是新增…
_AMOUNT_TAILS = ("量", "率", "额", "数", "值")
_MORE_OR_FEWER = {"多": "up", "少": "down"}
_LONGEST_MORE = 3  # characters: 多投产
_WHOSE_GAIN = 6  # characters of those who gain
_VERB = 2  # characters of the verbs that say what is done with counted things

_FIRST_TIME = frozenset({"首次", "首度", "共", "累计", "已", "共计"})


class LeftPhrases:
    """Reads what stands before a number."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._grammar = words.grammar
        # Possessive: 达到 is also 达 and 到.
        self._trailing_link = re.compile(f"(?:{alternation(self._grammar.trailing_links)})++$")
        self._lists = Lists(words)
        self._trim = Trim(words)
        self._carriers = {word for word in self._grammar.carriers if words.roles.get(word) in ("link", "give")}
        # Clauses with none of these hold no aim, no comparison, no share, no list and no sector: most of them.
        self._watched = frozenset({*self._grammar.aim_nouns, *self._grammar.above, "比", "较"}).union(
            self._grammar.share_verbs, self._grammar.share_verbs_last, self._carriers, JOINTS
        )
        self._acting = frozenset(words.roles).union(self._grammar.reasons, self._grammar.locative, "从由在", _QUOTES)
        self._intents = self._grammar.estimates | self._grammar.striving | self._grammar.planned | {"力争", "将"}
        self._whom = (*self._grammar.people_nouns, *self._grammar.firms, "主体", "农户", "商户")
        self._linking = self._grammar.reasons | {"从", "由", "在"}

    def read(self, left: Sequence[Chunk], reading: Reading) -> None:
        """Fills the left half of `reading` from the chunks between the last number or break and this number."""
        whole, left = left, without_comparison(without_basis(left))
        told = self._watched.intersection([c.text for c in left])
        core = self._trim.right(list(left), reading)
        if told:
            core = self._trim.comparison(self._trim.aim(core, reading), reading, told)
        core = joined(self._drop_time_and_place(core, len(core) < len(left)))
        within = within_a_place(left, self._words)
        if not core and not within:
            return
        reading.whole = text_of(core)
        reading.verb = core[-1].text if core and core[-1].kind == WORD and core[-1].pos.startswith("v") else ""
        if within:
            core = self._trim.right(core[:-1], reading)
            reading.left, reading.trigger = text_of(self._cut(core, reading)), "share"
        elif (
            told
            and core
            and (
                core[-1].text in self._grammar.share_verbs_last
                or not self._grammar.share_verbs.isdisjoint([c.text for c in core[:-1]])
            )
        ):
            self._share(core, reading)
        else:
            self._noun(core, reading, told)
            more = _MORE_OR_FEWER.get(reading.left[:1], "")
            if more and len(reading.left) <= _LONGEST_MORE and any(c.text[0] in "比较" for c in whole):
                reading.left, reading.trigger = "", more  # 比年初多了6家, 比上年同期多投产4万千瓦
            first = core[0].start if core else 0  # 完成 before the noun was dropped with the subject
            reading.completed = reading.completed or any(c.end == first and c.text.endswith("完成") for c in left)

    def _noun(self, core: list[Chunk], reading: Reading, told: frozenset[str]) -> None:
        phrase = after_examples(self._cut(core, reading), self._grammar.uncounted)
        whole = len(phrase) == len(core)
        reading.left = reading.whole if whole else text_of(phrase)
        if reading.left != "完成率":
            reading.left = reading.left.removeprefix("实现").removeprefix("完成")
        before = None if whole else core[len(core) - len(phrase) - 1]
        reading.completed = before is not None and before.text.endswith("完成")
        if not reading.trigger and reading.left.endswith(self._grammar.changes):
            for word in self._grammar.changes:  # 消费价格上涨控制在3%: the change may be the end of a longer word
                if not reading.trigger and reading.left.endswith(word) and len(reading.left) > len(word) + 1:
                    reading.left, reading.trigger = reading.left.removesuffix(word), self._words.roles[word]
        if reading.left.startswith("时间") or "目标" in reading.left or "任务" in reading.left:
            reading.left = _SAID_OF_AIMS.sub("", reading.left)
        reading.left = reading.left[reading.left.startswith("后年") :]  # 建成后年产值
        reading.lead = self._lead(core[: len(core) - len(phrase)])
        turned = before is not None and phrase and before.text in self._grammar.telling_leads and not reading.trigger
        if turned and before is not None and self._words.roles.get(before.text) in ("up", "down"):
            reading.turn, reading.lead = self._words.roles[before.text], before.text  # 降低成本1.2亿元
        if reading.left.endswith("均") and reading.trigger == "up":
            reading.left, reading.trigger = reading.left + "增收", ""  # 户均增收
        if not JOINTS.isdisjoint(told):
            reading.items = self._lists.items(phrase, reading.size) or self._lists.shared_out(core, phrase, reading)
        if not self._carriers.isdisjoint(told):
            reading.sector = self._sector(core, phrase)
        if (
            reading.gain
            and reading.left
            and not reading.left.endswith(("均", reading.gain))
            and len(reading.left) <= _WHOSE_GAIN
        ):
            reading.left += reading.gain  # 带动农民增收

    def _lead(self, before: Sequence[Chunk]) -> str:
        """举办 of 举办招聘活动: what was done with the things counted."""
        last = before[-1] if before else None
        if (
            last is None
            or last.kind != WORD
            or not last.pos.startswith("v")
            or len(last.text) != _VERB
            or last.text in self._grammar.not_leads
        ):
            return ""
        return last.text if self._words.roles.get(last.text, "") in ("", "main", "modifier") else ""

    def _sector(self, core: Sequence[Chunk], phrase: Sequence[Chunk]) -> str:
        """规上工业 of 规上工业实现利税; '' when nothing but a subject stands before the verb."""
        for i, here in enumerate(core if phrase else ()):
            if here.text in self._carriers and here.kind == WORD and phrase[0].start > here.start:
                # 环境治理完成投资: the verb before it belongs to the noun
                closed = Chunk(here.start, here.start, "", WORD, "n")
                end = i
                while end and (core[end - 1].text in self._intents or core[end - 1].text in _FIRST_TIME):
                    end -= 1  # 石油行业预计完成固定资产投资, 铸件产业首次完成产值
                before = self._cut([*core[:end], closed], Reading())
                text = text_of([c for c in before if c.kind == WORD])
                return text if nominal(before) and len(text) > 1 else ""
        return ""

    def _drop_time_and_place(self, core: list[Chunk], linked: bool) -> list[Chunk]:
        """Leading times, subjects and their 的, and adverbs; the comparison 比全省… and the place 在X… with them.

        `linked`: a verb stood between them and the number, so that 有 of 有进出口实绩的企业达到612家 is no verb of the clause.
        """
        kept = [c for c in core if c.kind != TIME]
        i = 0
        while i < len(kept):
            here = kept[i]
            if here.kind == NAME and here.pos in (
                "region",
                "platform",
                "enterprise",
                "programme",
                "event",
                "institute",
                "work",
            ):
                if i + 1 < len(kept) and (
                    kept[i + 1].text in ("级", "产") or kept[i + 1].text in self._grammar.helping
                ):
                    break
                i += 1
            elif here.kind == WORD and (
                here.text in self._words.edges
                or here.text in self._words.scope
                or here.pos in ("d", "c", "r", "p", "uj", "ul", "u")
            ):
                if here.text in KEPT_PREPOSITIONS or denies(kept, i) or (linked and describes_those(kept, i)):
                    break
                i = past_whom(kept, i, self._whom)
            elif here.kind == PUNCT or is_within(kept, i, self._words):
                i += 1  # 重庆市|内|供气总量
            else:
                break
        return kept[i:]

    def _cut(self, core: list[Chunk], reading: Reading) -> list[Chunk]:
        """The part of the clause that is the noun phrase: after its last predicate or preposition that does not belong to a noun."""
        if core and core[-1].pos == "v" and len(core[-1].text) > _VERB and core[-1].text.endswith(_AMOUNT_TAILS):
            core = [*core[:-1], replace(core[-1], pos="n")]  # 违停量: a guess of the tagger
        start = depth = 0
        roles = self._words.roles
        if len(core) > 1 and core[0].text == "对" and core[-1].text.endswith(self._grammar.contributions):
            return core  # 对全市工业增长的贡献率
        to = next((i for i, c in enumerate(core) if c.text == "对"), 0)
        if to and core[-1].text.endswith(self._grammar.contributions):
            whose = self._cut(core[:to], Reading())
            return [*whose, *core[to:]]  # 第三产业对经济增长的贡献率
        if (
            len(core) > 1
            and reading.trigger in ("up", "down", "share", "rate", "fall_rate")
            and acts_as_noun(core[-1], roles)
            and nominal(core[-2:-1])
        ):
            core = [*core[:-1], replace(core[-1], pos="vn")]  # 服务输出|上升
        for i, here in enumerate(core):
            if here.kind == WORD and not depth and here.pos not in _MAY_END and here.text not in self._acting:
                continue  # a noun: nearly all words
            deeper = _QUOTES.get(here.text, 0)
            if deeper or depth:
                depth = max(0, depth + deeper)
                continue  # what stands in quotes or brackets is a name or an aside, not a predicate
            following = core[i + 1] if i + 1 < len(core) else None
            if here.kind == QUANTITY or (here.kind == PUNCT and here.pos == "break"):
                start = i + 1
            elif here.kind == NAME and here.pos == "region" and i > start and core[i - 1].text == "的":
                start = i + 1  # 外贸主力之一的安吉县民营企业出口
            elif (
                here.kind == NAME
                and following is not None
                and following.text == "的"
                and here.pos in ("region", "platform", "enterprise")
            ):
                start = i + 2
            elif here.kind == WORD:
                role = roles.get(here.text, "")
                if here.text in self._linking:
                    if here.text in ("从", "由") and reading.trigger == "reach" and nominal(core[start:i]):
                        return core[start:i]  # 营收从零飙升到…
                    if here.text in self._grammar.reasons and nominal(core[start:i]):
                        return core[start:i]  # 财政收入因…增加: the noun stands before the reason
                    if here.text == "在" and core[-1].text in self._grammar.share_nouns and nominal(core[start:i]):
                        return [*core[start:i], core[-1]]  # 服务业在全区经济中的|比重
                    if here.text == "在" and any(map(ends_a_circle, core[i:])):
                        head = self._trim.right(core[:i], Reading())  # 经济总量将在各区县中率先突破…
                        if nominal(head):
                            return self._cut(head, reading)
                reading.trigger = reading.trigger or ("new" if role in ("new", "new_kept") else "")
                if here.text in self._grammar.locative:
                    start = i + 1 + (following is not None and following.kind == NAME)
                elif self._ends_phrase(core, i, start, role):
                    start = i + 1
        phrase = core[start:]
        if len(phrase) == 1 and phrase[0].pos == "v" and phrase[0].text not in self._words.modifier:
            phrase = []
        return phrase or [
            c for c in core[-1:] if c.kind == WORD and c.pos in ("v", "vn") and c.text in self._words.modifier
        ]

    def _ends_phrase(self, core: Sequence[Chunk], i: int, start: int, role: str) -> bool:
        """Whether the word at `i` ends what stood before it, so that the noun phrase can only begin after it."""
        here = core[i]
        following = core[i + 1] if i + 1 < len(core) else None
        if here.pos == "p":
            able = following is not None and following.text.startswith("能力")  # 设计通过能力
            return here.text not in KEPT_PREPOSITIONS and not able
        if here.text == "有" and nominal(core[start:i]):
            return not self._before_noun(core, i)  # 新建的高速公路|有隧道5座
        if role == "link" and following is not None and following.pos in ("b", "m") and following.text[0] in _AMOUNTS:
            return False  # 收入超千亿的企业: the sum is part of the noun
        if role in ("up", "down", "reach"):  # 经济增长贡献率 is one noun
            return following is not None and not (
                i > start and following.kind == WORD and following.pos.startswith("n")
            )
        if role == "new" and i > start and nominal(core[start:i]):
            return False  # 城镇新增就业 is one noun
        if role in ("new", "give") or (role == "link" and here.text not in self._grammar.kept_links):
            return True
        if here.pos == "v" and here.text not in self._words.modifier:
            if self._before_noun(core, i) or is_qualified(core, i):
                return False
            last_word = following is not None and following is core[-1]
            if last_word and following is not None and following.text.endswith("率") and role == "":
                return False  # 回收利用率
            # 污水处理能力, 专项支持资金: a verb amid nouns that is no known predicate is part of a compound
            if i > start and following is not None and following.text.endswith("率"):
                return False  # 污水集中处理率
            if last_word and following is not None and following.text in self._grammar.amounts:
                return False  # 高考报名人数
            compound = i > start and nominal(core[start:i]) and following is not None and following.kind == WORD
            return here.text in self._words.main or not compound
        return here.pos in ("ul", "d", "y") and not denies(core, i)

    def _before_noun(self, core: Sequence[Chunk], i: int) -> bool:
        """A verb with 的 after it describes the noun that follows (完成数字化改造的企业)."""
        return (
            any(c.text == "的" for c in core[i + 1 :])
            and core[-1].kind == WORD
            and core[-1].pos.startswith(("n", "vn"))
        )

    def _share(self, core: list[Chunk], reading: Reading) -> None:
        position = next((i for i, c in enumerate(core) if c.text in self._grammar.share_verbs), 0)
        reading.trigger = "share"
        whose = core[:position]
        reading.hedge = next((HEDGES[c.text] for c in whose[-1:] if c.text in HEDGES), "")
        head, whole = of_what_lies_within(whose)
        if head:
            reading.left, reading.share_of = text_of(self._cut(head, reading)), f"占{text_of(whole)}的比重"
            return
        while whose and (whose[-1].pos in ("d", "ad", "p", "u") or whose[-1].text in ("约", "几乎", "达", "已", "各")):
            whose = whose[:-1]  # 规模分别占全国的…
        whose = [c for c in whose if c.text not in ("均", "都", "已", "也")]
        head = self._cut(whose, reading)
        done = len(whose) - len(head) - 1
        if done > 0 and head and whose[done].text in self._carriers and nominal(whose[:done]):
            head = [*self._cut(whose[:done], reading), *whose[done:]]  # 清洁能源完成投资占…
        reading.left = text_of(head)
        reading.items = self._lists.items(head, reading.size)
        tail = text_of(core[position:])
        reading.share_of = self._trailing_link.sub("", tail.replace("占了", "占")) or tail
        if reading.share_of in self._grammar.share_verbs:
            reading.share_of = "占比"  # 民营企业占62%: of what is told before
