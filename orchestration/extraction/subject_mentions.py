"""What the words from one place of a clause on name, when it can be a subject: a name, a word that stands for one, a work, all of a kind.

Belongs here: reading one place of a clause. Does not belong here: which place of which clause is asked (subjects.py), and shapes that need
no word list of scopes (subject_shapes.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.article import Name, View
from orchestration.extraction.chunks import NAME, QUANTITY, TIME, WORD, Chunk
from orchestration.extraction.context import Context, named_event
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.lexicon import Lexicon, alternation
from orchestration.extraction.main_places import MEETS
from orchestration.extraction.regions import UNIT_SIGNS
from orchestration.extraction.scopes import Scopes
from orchestration.extraction.subject_shapes import (
    Subject,
    in_governed_list,
    in_places_named,
    is_circle,
    is_kind,
    is_motorway,
    is_proper,
    is_stretch,
    names_a_work,
    of_name,
)

_SUBJECT_KINDS = frozenset("region platform programme enterprise institute university hospital bank event work".split())
_OF_THE_LARGEST = re.compile(r"(?:民营|服务业|制造业|企业|软件)*[0-9]+强")  # 中国|500强
_OF_ONE_ROAD = frozenset({"全长", "全线", "起", "起于", "项目", "工程", "计划", "预计", "将", "拟", "力争"})
_LONGEST_WORK, _SHORTEST_WORK = 16, 2
_SHORTEST_PROPER = 7  # characters of 荆江大堤加固工程
_TITLE = re.compile("[^”,。]{1,12}?[乡都城镇村县港谷地市]”|(?:制造|智造|精品|品牌|标准|出品|服务|好品|造)”")
_HONOUR = re.compile("[^,。;、0-9]{0,12}?(?:示范|试点|先进|百强|文明|模范|名镇|名村|重点村)")
_CALLED_CHINA = re.compile("[一-龥]{1,6}?(?:城(?!市|镇|乡)|城市场|商贸城|市场群|博物馆|科技馆|会展中心|交易中心)")
_TOWN_OF_EVENT = re.compile("(?<=[市县区旗])(?!城镇|乡镇|村镇)[一-龥]{1,4}?(?:镇(?!乡)|乡(?!镇)|街道)")
_ROAD = re.compile(
    "[^接连自由从起经、,与和的\\W\\d]{2,4}?至[一-龥]{2,6}?(?:高速公路|高速铁路|高铁|铁路|公路|高速|快速路|快速通道)"
    "(?:[一-龥]{2,5}?(?:路段|段(?!时|落)|特大桥|大桥|隧道))?(?=[,预计将已全正建开通项力确于在今明])"
)
_LINE = re.compile(
    r"(?:地铁|轨道交通|轨交|城轨|轻轨|有轨电车)(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})号线(?:[一二三四]期|支线|延长线|[东西南北]延线?)?(?:工程)?|"
    r"[一-龥]{1,4}?(?:过江|跨江|跨海)通道|"
    r"中[欧亚老](?:\([一-龥]{2,5}\)班列|班列\([一-龥]{2,5}\))|"
    r"[GSXY]\d{2,4}(?:国道|省道|线|复线)?[一-龥]{2,14}?(?:工程|公路|路段|段(?=[,预计将已全正建开通力确]))"
)


class Mentions:
    """Built once per lexicon. `scope` holds the words that stand for a place, with its level; `any_work` what ends the name of a work."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._scopes = Scopes(lexicon)
        self._lexicon = lexicon
        self._grammar = grammar = Grammar.of(lexicon)
        self.scope = {row["word"]: row["level"] for row in lexicon.rows("scope_words")}
        self.any_work = re.compile(alternation((*grammar.named_works, "港", "高速", "工程", "号线")))

    def at(self, chunks: Sequence[Chunk], i: int, view: View, context: Context) -> Subject | None:
        """The name or scope word at `i`, unless its neighbours make it part of something else."""
        here = chunks[i]
        named = here.kind == NAME and here.pos in _SUBJECT_KINDS
        if not named and (here.kind != WORD or here.text not in self.scope):
            return None
        before = chunks[i - 1] if i else None
        after = chunks[i + 1] if i + 1 < len(chunks) else None
        if (
            before is not None
            and before.kind == WORD
            and (before.text in self._grammar.not_after or before.text == "了")
        ):
            return None
        if (
            i > 1
            and before is not None
            and before.text in ("到", "达", "据")
            and chunks[i - 2].text in self._grammar.not_after
        ):
            return None  # 占到全国的…
        if before is not None and before.kind == WORD and before.text in self._grammar.ahead_of:
            return None
        if after is not None and after.kind == WORD and after.text in self._grammar.not_before:
            return None
        if (
            before is not None
            and before.text == "在"
            and after is not None
            and not self._grammar.share_nouns.isdisjoint([c.text for c in chunks[i + 1 : i + 2 + (after.text == "的")]])
        ):
            return None  # 总量在全市的占比
        if not named and after is not None and after.pos == "m" and after.text.startswith("第"):
            return None  # 全市第一: a rank
        if named and after is not None and after.text in self._grammar.helping:
            return None  # 其中甲市援建项目25个
        if (
            i > 1
            and i + 2 == len(chunks)
            and before is not None
            and before.text in ("在", "到")
            and after is not None
            and after.text == "的"
        ):
            return None  # 稳定在全国的22%
        if (
            before is not None
            and before.text in self._grammar.being
            and (here.text in self.scope or here.pos == "region")
            and after is not None
        ):
            return None  # 某镇是全国蔬菜基地: what it is, not of whom the figures are
        if self.scope.get(here.text) == "nation" and (
            (before is not None and before.pos.startswith("v") and i > 1) or _opens_a_title(here, view, context)
        ):
            return None  # 累计建成|全国绿色食品基地166个, 全国农业标准化示范区达13个
        if named:
            name = view.names[here.index]
            opens = not i or (i == 1 and before is not None and before.kind == TIME)
            if name.text == "国内" and (
                not opens or after is None or after.text.startswith((*self._grammar.boasts, *self._grammar.of_home))
            ):
                return None  # 引进国内省外资金, 国内贷款
            if name.kind == "region" and _names_no_place(chunks, i, view, context):
                return None
            if is_circle(chunks, i) or in_places_named(chunks, i) or _OF_THE_LARGEST.match(view.text, name.end):
                return None
            if (
                name.text in self._grammar.not_subjects
                or name.text.startswith(self._grammar.bounds_after)
                or in_governed_list(chunks, i, self._grammar)
            ):
                return None
            if name.kind == "event":
                return self._event(name, before, view, context)
            return of_name(name, "foreign" if name.rule == "foreign" else "named")
        if is_circle(chunks, i):
            return None
        if before is not None and before.kind == NAME and before.pos == "region":
            if i > 1 and chunks[i - 2].text in self._grammar.not_after:
                return None  # 占据四川|全省一半
            return of_name(view.names[before.index], "named")  # 浙江全省
        found = self._scopes.resolve(here, view, context)
        if found is not None and found.rule == "kind" and before is not None and before.kind != TIME:
            return None  # 省级以上|开发区
        return found

    def _event(self, name: Name, before: Chunk | None, view: View, context: Context) -> Subject | None:
        """第五届某某博览会, and 此次博览会 after it was named; 签约仪式 is no subject, and a city's own fair stands for the city."""
        if name.code:
            unit = self._lexicon.region_names.get(name.code, "")
            told = unit and self._lexicon.region_short_names.get(name.code, unit) in name.text
            town = _TOWN_OF_EVENT.search(name.text, len(unit)) if told and name.text.startswith(unit) else None
            if town is not None:
                return Subject(town.group(), "region", name.code, "town")  # 中山市古镇镇招商大会
            return Subject(unit, "region", name.code, "named") if told else None
        if before is not None and before.text in self._grammar.this_event:
            called = context.event
            return Subject(called, "event", None, "scope") if called.endswith(name.text[-2:]) else None
        text = named_event(name, view.text)
        return Subject(text, "event", name.code, "named") if text else None

    def all_of_a_kind(self, chunks: Sequence[Chunk], i: int, view: View, context: Context) -> Subject | None:
        """国家级经开区, 全省高新区, 自贸港重点园区: the platforms of a kind, as far as the text says whose."""
        first = chunks[i]
        if first.text in self._grammar.industrial_parks and first.text not in self.scope:
            of = chunks[i + 1].text if i + 1 < len(chunks) else ""
            opens = not i or chunks[i - 1].kind == TIME
            return (
                self._scopes.parks_of(first.text, view, context)
                if opens and not of.startswith(self._grammar.not_of_a_kind)
                else None
            )
        if first.text not in self._grammar.of_a_kind and first.text not in self.scope and first.pos != "region":
            return None
        if self.scope.get(first.text) == "nation" and _opens_a_title(first, view, context):
            return None
        end, of_a_kind, region = i, False, None
        while end < len(chunks) and chunks[end].kind in (WORD, NAME) and not is_kind(chunks[end], self._grammar):
            here = chunks[end]
            if here.kind == WORD and here.text in self._grammar.of_a_kind:
                of_a_kind = True
            elif end == i and self.scope.get(here.text) in ("county", "prefecture", "province", "nation"):
                region, of_a_kind = self._scopes.resolve(here, view, context), True
            elif not (end == i and (here.text in self.scope or here.pos == "region")):
                return None
            end += 1
        if end == len(chunks) or not of_a_kind or not is_kind(chunks[end], self._grammar):
            return None
        if end + 1 < len(chunks) and chunks[end + 1].text.startswith(self._grammar.not_of_a_kind):
            return None
        named = self.at(chunks, end, view, context)
        if named is not None and (chunks[end].kind == NAME or chunks[i].text not in self._grammar.of_a_kind):
            return named  # 我区高新区 of an article about one
        whose = region.text if region is not None else chunks[i].text
        text = whose + "".join(c.text for c in chunks[i + 1 : end + 1])
        own = context.main_region
        if region is None and chunks[i].text in self._grammar.of_the_region and own is not None and own.code:
            return Subject(
                own.canonical + text, "platform", own.code, "kind"
            )  # 重点园区, in an article about a province
        return Subject(text, "platform", region.code if region is not None else None, "kind")

    def work(self, chunks: Sequence[Chunk], i: int, text: str) -> Subject | None:
        """中欧班列, 某某大桥公路口岸: the longest run of nouns from `i` that ends as the name of a work does."""
        if self.any_work.search(text, chunks[i].start) is None:
            return None
        end, best = i, 0
        if chunks[i].text in self._grammar.openers and chunks[i].text != "“":
            return None
        while end < len(chunks) and (
            names_a_work(chunks[end])
            or _joins(chunks, end, i)
            or is_motorway(chunks, end, self._grammar)
            or (end == i and is_motorway(chunks, end + 1, self._grammar))  # 宜长|高速, whatever the tagger says of 宜长
        ):
            here = chunks[end]
            if (
                here.start - chunks[i].start > _LONGEST_WORK
                or (here.text in self.scope and here.text not in self._grammar.named_works)
                or (end == i and here.text in self._grammar.not_named_works)
                or (end == i + 1 and here.text in self._grammar.by_now)  # 某市|现有A级景区12家
                or here.text in self._grammar.averages
                or here.text in self._grammar.made_new
                or (end > i and here.text == "经")  # 某市|经西部陆海新通道
            ):
                break
            end += 1
            if (
                text.endswith(self._grammar.named_works, chunks[i].start, here.end)  # 城市|大脑 is two words
                or (here.kind == WORD and here.text.endswith("港") and end - i > 1)
                or is_motorway(chunks, end - 1, self._grammar)
                or (
                    here.text.endswith("工程")
                    and is_proper(chunks, i)
                    and here.end - chunks[i].start >= _SHORTEST_PROPER
                )
            ) and (end - i > 1 or len(here.text) > _SHORTEST_WORK):
                best = end
        if (
            not best
            or (best < len(chunks) and chunks[best].text.startswith((*self._grammar.of_works, "、", "等")))
            or (i and chunks[i - 1].text in self._grammar.not_after)
        ):
            return None
        if (
            best + 2 < len(chunks)
            and chunks[best].pos == "open"
            and chunks[best + 2].pos == "close"
            and chunks[best + 1].kind == NAME
        ):
            best += 3  # 中欧班列(西安)
        name = "".join(c.text for c in chunks[i:best] if c.text not in ("“", "”"))
        if name in self._grammar.any_works:
            return None  # 高速公路: any of them
        one_road = best < len(chunks) and (
            chunks[best].kind == TIME or chunks[best].text in _OF_ONE_ROAD or chunks[best].pos == "break"
        )
        if (
            chunks[i].pos == "region"
            and name.removeprefix(chunks[i].text) in self._grammar.networks
            and not (one_road and len(chunks[i].text) + 4 <= len(name) and chunks[i].text[-1] not in UNIT_SIGNS)
        ):
            return None  # 某市|高速公路里程: the city's; 青龙高速公路|全长…: a road
        if is_stretch(name, text[chunks[best - 1].end :], self._grammar):
            return Subject(name, "stretch", None, "work")
        return Subject(name.removeprefix("经"), "work", None, "work")  # 经某某口岸出入境: glued by the tagger


def _joins(chunks: Sequence[Chunk], at: int, first: int) -> bool:
    """至 of 合肥至武汉高铁, and the 段 after it."""
    here = chunks[at]
    if here.kind != WORD or at == first or chunks[at - 1].pos != "region":
        return False
    return here.text == "段" or (here.text == "至" and at + 1 < len(chunks) and chunks[at + 1].pos == "region")


def _names_no_place(chunks: Sequence[Chunk], i: int, view: View, context: Context) -> bool:
    """作为“中国快递之乡”, “浙江制造”: a title, a label; 中国某某城: a place called after the country in an article about another."""
    here = chunks[i]
    quoted = i > 0 and chunks[i - 1].text == "“" and not view.text.startswith("”", here.end)
    return (quoted and _TITLE.match(view.text, here.end) is not None) or (
        here.text == "中国" and context.main_place is not None and _CALLED_CHINA.match(view.text, here.end) is not None
    )


def _opens_a_title(nation: Chunk, view: View, context: Context) -> bool:
    """全国农业标准化示范区, in an article about a city that has some."""
    own = context.main_place is not None and not context.nation
    return own and _HONOUR.match(view.text, nation.end) is not None


def road(text: str, start: int) -> Subject | None:
    """甲县至乙市高速公路丙县段, G236线某段改建工程, 中欧(郑州)班列: a road, a stretch of it or a line that opens a clause."""
    told = (_ROAD.match(text, start) if "至" in text else None) or _LINE.match(text, start)
    return Subject(told.group(), "work", None, "work") if told is not None else None


def past_venue(chunks: Sequence[Chunk], i: int, view: View) -> int:
    """Where the clause goes on after 在浙江省桐乡市举行, where people met and of whom it says nothing; 0 when it tells no venue."""
    end = next((k for k in range(i + 1, len(chunks)) if chunks[k].kind != NAME), len(chunks))
    return end + 1 if end > i + 1 and MEETS.match(view.text, chunks[end - 1].end) is not None else 0


def ends_with(chunks: Sequence[Chunk], work: Subject) -> bool:
    """Whether the work's name is all that is left of the clause."""
    return "".join(c.text for c in chunks).replace("“", "").replace("”", "").endswith(work.text)


def is_counted(chunks: Sequence[Chunk], work: Subject) -> bool:
    """Whether a number, or nothing, follows the work whose name the chunks open with."""
    told = ""
    for i, here in enumerate(chunks):
        told += here.text.strip("“”")
        if told == work.text:
            return i + 1 == len(chunks) or chunks[i + 1].kind == QUANTITY
    return False


def only_counts(before: Sequence[Chunk]) -> bool:
    return any(c.text == "其中" for c in before)
